//! Reading events as a list shows them: a fraction of what an event's page needs.

use sqlx::FromRow;

use crate::events::model::{EventId, Kind, Listed, ListedTexts, State};
use crate::server::db::StoreError;
use crate::time::Timestamp;

/// Columns of [`ListedRow`], and what is asked of them. Of a cancelled event the reason is what the organiser said.
macro_rules! listed_events {
    ($($tail:tt)*) => {
        concat!(
            "SELECT e.id, e.kind, e.state, e.slug, e.starts_at, e.ends_at, e.place, e.address, e.replaced_by,
                    COALESCE(da.title, '') AS da_title, COALESCE(en.title, '') AS en_title,
                    COALESCE(CASE e.state WHEN 'cancelled' THEN da.cancelled ELSE da.why END, '') AS da_reason,
                    COALESCE(CASE e.state WHEN 'cancelled' THEN en.cancelled ELSE en.why END, '') AS en_reason,
                    COALESCE(da.lead, '') AS da_lead, COALESCE(en.lead, '') AS en_lead
             FROM events e
             LEFT JOIN event_texts da ON da.event_id = e.id AND da.lang = 'da'
             LEFT JOIN event_texts en ON en.event_id = e.id AND en.lang = 'en' ",
            $($tail)*
        )
    };
}
pub(super) use listed_events;

#[derive(FromRow)]
pub(super) struct ListedRow {
    id: EventId,
    kind: String,
    state: String,
    slug: Option<String>,
    starts_at: Timestamp,
    ends_at: Timestamp,
    place: String,
    address: String,
    replaced_by: Option<String>,
    da_title: String,
    en_title: String,
    da_reason: String,
    en_reason: String,
    da_lead: String,
    en_lead: String,
}

impl TryFrom<ListedRow> for Listed {
    type Error = StoreError;

    fn try_from(row: ListedRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            kind: Kind::from_tag(&row.kind).ok_or(StoreError::Corrupt("events.kind"))?,
            state: State::from_tag(&row.state).ok_or(StoreError::Corrupt("events.state"))?,
            slug: row.slug,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            place: row.place,
            address: row.address,
            replaced_by: row.replaced_by.map(EventId),
            da: ListedTexts { title: row.da_title, reason: row.da_reason, lead: row.da_lead },
            en: ListedTexts { title: row.en_title, reason: row.en_reason, lead: row.en_lead },
        })
    }
}
