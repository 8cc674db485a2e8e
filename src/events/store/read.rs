//! Reading events, whole: one statement each, so that an event never comes in parts of two versions.

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, FromRow, Row};

use crate::events::model::{
    ContactPerson, Details, Event, EventId, Kind, Organisation, Place, Principle, State, Texts,
};
use crate::server::db::{Flag, StoreError};
use crate::time::Timestamp;

#[derive(FromRow)]
struct EventRow {
    id: EventId,
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
    organisations: Option<String>,
    contacts: Option<String>,
    #[sqlx(try_from = "i64")]
    keep_months: u32,
}

/// A language's texts, in the order of [`Texts`].
macro_rules! texts {
    ($of:literal) => {
        concat!(
            "COALESCE(",
            $of,
            ".title, ''), COALESCE(",
            $of,
            ".lead, ''), COALESCE(",
            $of,
            ".why, ''), ",
            "COALESCE(",
            $of,
            ".how, ''), COALESCE(",
            $of,
            ".what, ''), COALESCE(",
            $of,
            ".audience, ''), ",
            "COALESCE(",
            $of,
            ".price, ''), COALESCE(",
            $of,
            ".access, ''), COALESCE(",
            $of,
            ".transport, ''), ",
            "COALESCE(",
            $of,
            ".bring, ''), COALESCE(",
            $of,
            ".terms, ''), COALESCE(",
            $of,
            ".cancelled, '')"
        )
    };
}
const TEXTS: usize = 12;

/// Between the fields, and between the rows, of a list that comes as one text: controls that no field may hold.
const FIELD: char = '\u{1f}';
const ROW: char = '\u{1e}';

/// Whole events, and what is asked of them. A list comes as one text, in the order of its rows.
macro_rules! whole_events {
    ($($tail:tt)*) => {
        concat!(
            "SELECT ", texts!("da"), ", ", texts!("en"), ", e.*,
               (SELECT string_agg(o.name, '\u{1e}' ORDER BY eo.position) FROM event_organisations eo
                JOIN organisations o ON o.id = eo.organisation_id WHERE eo.event_id = e.id) AS organisations,
               (SELECT string_agg(c.name || '\u{1f}' || c.title || '\u{1f}' || c.email || '\u{1f}' || c.phone, '\u{1e}' ORDER BY c.position)
                FROM event_contacts c WHERE c.event_id = e.id) AS contacts
             FROM events e
             LEFT JOIN event_texts da ON da.event_id = e.id AND da.lang = 'da'
             LEFT JOIN event_texts en ON en.event_id = e.id AND en.lang = 'en' ",
            $($tail)*
        )
    };
}
pub(super) use {texts, whole_events};

/// An event by its id, whatever its state.
pub async fn by_id(connection: &mut AnyConnection, id: &EventId) -> Result<Option<Event>, StoreError> {
    let row = sqlx::query(whole_events!("WHERE e.id = $1")).bind(id).fetch_optional(connection).await?;
    row.as_ref().map(whole).transpose()
}

/// A public event by its slug; drafts have none.
pub async fn by_slug(connection: &mut AnyConnection, slug: &str) -> Result<Option<Event>, StoreError> {
    let row = sqlx::query(whole_events!("WHERE e.slug = $1 AND e.state <> 'draft'"))
        .bind(slug)
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(whole).transpose()
}

/// What a person manages: everything (`None`), or the events that this organiser owns or co-organises; latest first.
pub async fn managed_by(connection: &mut AnyConnection, organiser_id: Option<&str>) -> Result<Vec<Event>, StoreError> {
    let rows = sqlx::query(whole_events!(
        "WHERE $1 IS NULL OR EXISTS (SELECT 1 FROM event_organisers m WHERE m.event_id = e.id AND m.organiser_id = $1)
         ORDER BY e.starts_at DESC, e.id"
    ))
    .bind(organiser_id)
    .fetch_all(connection)
    .await?;
    rows.iter().map(whole).collect()
}

/// What a partner sees: the events that are public, or were, in which their organisation takes part; latest first.
pub async fn listed_for(connection: &mut AnyConnection, organisation_id: &str) -> Result<Vec<Event>, StoreError> {
    let rows = sqlx::query(whole_events!(
        "WHERE e.state <> 'draft' AND EXISTS (SELECT 1 FROM event_organisations m
                                              WHERE m.event_id = e.id AND m.organisation_id = $1)
         ORDER BY e.starts_at DESC, e.id"
    ))
    .bind(organisation_id)
    .fetch_all(connection)
    .await?;
    rows.iter().map(whole).collect()
}

/// Whether the event is one of those that an organisation's partner sees.
pub async fn is_listed_for(
    connection: &mut AnyConnection,
    id: &EventId,
    organisation_id: &str,
) -> Result<bool, StoreError> {
    let row: Option<(String,)> = sqlx::query_as(
        "SELECT e.id FROM events e WHERE e.id = $1 AND e.state <> 'draft' AND EXISTS
             (SELECT 1 FROM event_organisations m WHERE m.event_id = e.id AND m.organisation_id = $2)",
    )
    .bind(id)
    .bind(organisation_id)
    .fetch_optional(connection)
    .await?;
    Ok(row.is_some())
}

/// Whether this account owns or co-organises the event, or, of somebody at the door, was added to it.
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

/// An event from a row of [`whole_events`].
pub(super) fn whole(row: &AnyRow) -> Result<Event, StoreError> {
    let (da, en) = (texts_from(row, 0)?, texts_from(row, TEXTS)?);
    let row = EventRow::from_row(row)?;
    let organisations = row.organisations.ok_or(StoreError::Corrupt("event_organisations"))?;
    let mut organisations = organisations.split(ROW).map(|name| Organisation { name: name.to_owned() });
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
            contacts: row.contacts.iter().flat_map(|rows| rows.split(ROW)).map(contact).collect(),
            keep_months: row.keep_months,
        },
        id: row.id,
    })
}

fn contact(row: &str) -> ContactPerson {
    let mut fields = row.split(FIELD).map(str::to_owned);
    let mut next = || fields.next().unwrap_or_default();
    ContactPerson { name: next(), title: next(), email: next(), phone: next() }
}

/// The texts whose columns begin at a place.
fn texts_from(row: &AnyRow, first: usize) -> Result<Texts, StoreError> {
    let text = |place: usize| row.try_get::<String, _>(first + place);
    Ok(Texts {
        title: text(0)?,
        lead: text(1)?,
        why: text(2)?,
        how: text(3)?,
        what: text(4)?,
        audience: text(5)?,
        price: text(6)?,
        access: text(7)?,
        transport: text(8)?,
        bring: text(9)?,
        terms: text(10)?,
        cancelled: text(11)?,
    })
}
