//! Reading events, whole.

use sqlx::{AnyConnection, FromRow};

use crate::events::model::{
    ContactPerson, Details, Event, EventId, Kind, Organisation, Place, Principle, State, Texts,
};
use crate::server::db::{Flag, StoreError};
use crate::text::Lang;
use crate::time::Timestamp;

#[derive(FromRow)]
pub(super) struct EventRow {
    pub(super) id: EventId,
    kind: String,
    state: String,
    slug: Option<String>,
    revision: i64,
    sequence: i64,
    starts_at: Timestamp,
    ends_at: Timestamp,
    place: String,
    room: String,
    address: String,
    online_link: String,
    principles: String,
    calendar_uid: String,
    replaced_by: Option<String>,
    created_at: Timestamp,
    changed_at: Timestamp,
    published_at: Option<i64>,
    cancelled_at: Option<i64>,
}

#[derive(FromRow)]
pub(super) struct TextsRow {
    lang: String,
    title: String,
    lead: String,
    why: String,
    how: String,
    what: String,
    audience: String,
    price: String,
    access: String,
    transport: String,
    bring: String,
    terms: String,
    cancelled: String,
}

/// What other tables know of one event.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) texts: Vec<TextsRow>,
    /// The responsible one first.
    pub(super) organisations: Vec<String>,
    pub(super) contacts: Vec<ContactPerson>,
}

/// An event by its id, whatever its state.
pub async fn by_id(connection: &mut AnyConnection, id: &EventId) -> Result<Option<Event>, StoreError> {
    let row = sqlx::query_as("SELECT * FROM events WHERE id = $1").bind(id).fetch_optional(&mut *connection).await?;
    whole(connection, row).await
}

/// A public event by its slug; drafts have none.
pub async fn by_slug(connection: &mut AnyConnection, slug: &str) -> Result<Option<Event>, StoreError> {
    let row = sqlx::query_as("SELECT * FROM events WHERE slug = $1 AND state <> 'draft'")
        .bind(slug)
        .fetch_optional(&mut *connection)
        .await?;
    whole(connection, row).await
}

/// Published and cancelled events that have not ended, by start.
pub async fn upcoming(connection: &mut AnyConnection, now: Timestamp) -> Result<Vec<Event>, StoreError> {
    let rows = sqlx::query_as("SELECT * FROM events WHERE state <> 'draft' AND ends_at > $1 ORDER BY starts_at, id")
        .bind(now)
        .fetch_all(&mut *connection)
        .await?;
    all_whole(connection, rows).await
}

/// What a person manages: everything (`None`), or the events that this organiser owns or co-organises; latest first.
pub async fn managed_by(connection: &mut AnyConnection, organiser_id: Option<&str>) -> Result<Vec<Event>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT * FROM events e
         WHERE $1 IS NULL OR EXISTS (SELECT 1 FROM event_organisers eo WHERE eo.event_id = e.id AND eo.organiser_id = $1)
         ORDER BY starts_at DESC, id",
    )
    .bind(organiser_id)
    .fetch_all(&mut *connection)
    .await?;
    all_whole(connection, rows).await
}

/// Whether this organiser owns or co-organises the event.
pub async fn is_organised_by(
    connection: &mut AnyConnection,
    id: &EventId,
    organiser_id: &str,
) -> Result<bool, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT event_id FROM event_organisers WHERE event_id = $1 AND organiser_id = $2")
            .bind(id)
            .bind(organiser_id)
            .fetch_optional(connection)
            .await?;
    Ok(row.is_some())
}

/// Accounts that organise an event: id, name, and whether they own it; owners first.
pub async fn organisers(
    connection: &mut AnyConnection,
    id: &EventId,
) -> Result<Vec<(String, String, bool)>, StoreError> {
    let rows: Vec<(String, String, Flag)> = sqlx::query_as(
        "SELECT o.id, o.name, eo.owner FROM event_organisers eo JOIN organisers o ON o.id = eo.organiser_id
         WHERE eo.event_id = $1 ORDER BY eo.owner DESC, o.name",
    )
    .bind(id)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(id, name, owner)| (id, name, owner.into())).collect())
}

/// How many events there are, in any state.
pub async fn count(connection: &mut AnyConnection) -> Result<i64, StoreError> {
    let (count,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM events").fetch_one(connection).await?;
    Ok(count)
}

async fn all_whole(connection: &mut AnyConnection, rows: Vec<EventRow>) -> Result<Vec<Event>, StoreError> {
    let mut events = Vec::with_capacity(rows.len());
    for row in rows {
        events.extend(whole(connection, Some(row)).await?);
    }
    Ok(events)
}

async fn whole(connection: &mut AnyConnection, row: Option<EventRow>) -> Result<Option<Event>, StoreError> {
    let Some(row) = row else { return Ok(None) };
    let texts: Vec<TextsRow> = sqlx::query_as(
        "SELECT lang, title, lead, why, how, what, audience, price, access, transport, bring, terms, cancelled
         FROM event_texts WHERE event_id = $1",
    )
    .bind(&row.id)
    .fetch_all(&mut *connection)
    .await?;
    let organisations: Vec<(String,)> = sqlx::query_as(
        "SELECT o.name FROM event_organisations eo JOIN organisations o ON o.id = eo.organisation_id
         WHERE eo.event_id = $1 ORDER BY eo.position",
    )
    .bind(&row.id)
    .fetch_all(&mut *connection)
    .await?;
    let contacts: Vec<(String, String, String, String)> =
        sqlx::query_as("SELECT name, title, email, phone FROM event_contacts WHERE event_id = $1 ORDER BY position")
            .bind(&row.id)
            .fetch_all(&mut *connection)
            .await?;
    let contacts =
        contacts.into_iter().map(|(name, title, email, phone)| ContactPerson { name, title, email, phone }).collect();
    let organisations = organisations.into_iter().map(|(name,)| name).collect();
    assembled(row, Parts { texts, organisations, contacts }).map(Some)
}

/// An event from its row and what other tables know of it.
pub(super) fn assembled(row: EventRow, parts: Parts) -> Result<Event, StoreError> {
    let mut organisations = parts.organisations.into_iter().map(|name| Organisation { name });
    let (mut da, mut en) = (Texts::default(), Texts::default());
    for texts in parts.texts {
        match Lang::from_tag(&texts.lang) {
            Lang::Da => da = texts.into(),
            Lang::En => en = texts.into(),
        }
    }
    Ok(Event {
        state: State::from_tag(&row.state).ok_or(StoreError::Corrupt("events.state"))?,
        slug: row.slug,
        revision: row.revision,
        sequence: row.sequence,
        calendar_uid: row.calendar_uid,
        created_at: row.created_at,
        changed_at: row.changed_at,
        published_at: row.published_at.map(Timestamp),
        cancelled_at: row.cancelled_at.map(Timestamp),
        replaced_by: row.replaced_by.map(EventId),
        details: Details {
            kind: Kind::from_tag(&row.kind).ok_or(StoreError::Corrupt("events.kind"))?,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            place: Place { name: row.place, room: row.room, address: row.address },
            online_link: row.online_link,
            principles: row
                .principles
                .bytes()
                .filter_map(|digit| Principle::from_number(digit.wrapping_sub(b'0')))
                .collect(),
            da,
            en,
            responsible: organisations.next().ok_or(StoreError::Corrupt("event_organisations"))?,
            partners: organisations.collect(),
            contacts: parts.contacts,
        },
        id: row.id,
    })
}

impl From<TextsRow> for Texts {
    fn from(row: TextsRow) -> Self {
        Self {
            title: row.title,
            lead: row.lead,
            why: row.why,
            how: row.how,
            what: row.what,
            audience: row.audience,
            price: row.price,
            access: row.access,
            transport: row.transport,
            bring: row.bring,
            terms: row.terms,
            cancelled: row.cancelled,
        }
    }
}
