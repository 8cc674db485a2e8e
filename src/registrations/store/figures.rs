//! Figures over events: numbers, and which organisation was where. No person.

use sqlx::{AnyConnection, FromRow};

use crate::events::{EventId, Kind, Principle, State};
use crate::registrations::rules::{Count, Organisations, Visit};
use crate::server::db::{Flag, StoreError, WriteTx};
use crate::text::Lang;
use crate::time::Timestamp;

/// An event that is or was public, in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventFigures {
    pub id: EventId,
    pub kind: Kind,
    pub state: State,
    pub principles: Vec<Principle>,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub da_title: String,
    /// May be empty.
    pub en_title: String,
    pub capacity: i64,
    pub seated: i64,
    /// How many came; nothing where nobody was ticked at the door.
    pub came: Option<i64>,
}

impl EventFigures {
    /// Its title, and the language that it is in where that is not the page's.
    pub fn title(&self, lang: Lang) -> (&str, Option<&'static str>) {
        match lang {
            Lang::En if self.en_title.is_empty() => (&self.da_title, Some(Lang::Da.tag())),
            Lang::En => (&self.en_title, None),
            Lang::Da => (&self.da_title, None),
        }
    }
}

#[derive(FromRow)]
struct Row {
    id: EventId,
    kind: String,
    state: String,
    principles: String,
    starts_at: Timestamp,
    ends_at: Timestamp,
    da_title: String,
    en_title: String,
    capacity: i64,
    seated: i64,
    decided: i64,
    came: i64,
}

/// Of all events, or of those that this organiser owns or co-organises; drafts are none. Latest first.
pub async fn figures_of(
    connection: &mut AnyConnection,
    organiser_id: Option<&str>,
) -> Result<Vec<EventFigures>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT e.id, e.kind, e.state, e.principles, e.starts_at, e.ends_at,
                COALESCE(da.title, '') AS da_title, COALESCE(en.title, '') AS en_title, c.capacity, c.seated,
                (SELECT COUNT(*) FROM attendance a WHERE a.event_id = e.id) AS decided,
                (SELECT COUNT(*) FROM attendance a JOIN seats s ON s.id = a.seat_id
                 JOIN registrations r ON r.id = s.registration_id
                 WHERE a.event_id = e.id AND a.came = 1 AND s.cancelled_at IS NULL AND r.state = 'confirmed') AS came
         FROM events e JOIN event_capacity c ON c.event_id = e.id
         LEFT JOIN event_texts da ON da.event_id = e.id AND da.lang = 'da'
         LEFT JOIN event_texts en ON en.event_id = e.id AND en.lang = 'en'
         WHERE e.state <> 'draft'
           AND ($1 IS NULL OR EXISTS
                (SELECT 1 FROM event_organisers m WHERE m.event_id = e.id AND m.organiser_id = $1))
         ORDER BY e.starts_at DESC, e.id",
    )
    .bind(organiser_id)
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(EventFigures::try_from).collect()
}

impl TryFrom<Row> for EventFigures {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            kind: Kind::from_tag(&row.kind).ok_or(StoreError::Corrupt("events.kind"))?,
            state: State::from_tag(&row.state).ok_or(StoreError::Corrupt("events.state"))?,
            principles: row
                .principles
                .bytes()
                .filter_map(|digit| Principle::from_number(digit.wrapping_sub(b'0')))
                .collect(),
            id: row.id,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            da_title: row.da_title,
            en_title: row.en_title,
            capacity: row.capacity,
            seated: row.seated,
            came: (row.decided > 0).then_some(row.came),
        })
    }
}

/// Who had seats where: of all published events, but for those who are forgotten and those without an organisation.
pub async fn organisations(connection: &mut AnyConnection) -> Result<Organisations, StoreError> {
    let rows: Vec<(EventId, Timestamp, Option<String>, String, Flag)> = sqlx::query_as(
        "SELECT DISTINCT e.id, e.starts_at, r.cvr, r.organisation_name, r.came_before
         FROM events e JOIN registrations r ON r.event_id = e.id AND r.state = 'confirmed'
         WHERE e.state = 'published' AND r.erased_at IS NULL AND (r.organisation_name <> '' OR r.cvr IS NOT NULL)",
    )
    .fetch_all(&mut *connection)
    .await?;
    let visit = |(event_id, starts_at, cvr, name, came_before): (EventId, Timestamp, Option<String>, String, Flag)| {
        Visit { event_id, starts_at, cvr, name, came_before: came_before.into() }
    };
    let visits: Vec<Visit> = rows.into_iter().map(visit).collect();
    let rows: Vec<(EventId, i64, i64)> =
        sqlx::query_as("SELECT event_id, organisations, first_time FROM event_figures").fetch_all(connection).await?;
    let number = |number: i64| usize::try_from(number).unwrap_or_default();
    let count =
        |(id, all, first_time): (EventId, i64, i64)| (id, Count { all: number(all), first_time: number(first_time) });
    Ok(Organisations::of(&visits, rows.into_iter().map(count).collect()))
}

/// Before the people of an event are forgotten: keeps how many organisations there were, and marks those that came to a
/// later one as having come before. The caller holds the event's lock.
pub async fn keep_figures(tx: &mut WriteTx, event_id: &EventId) -> Result<(), StoreError> {
    let count = organisations(tx).await?.count([event_id]);
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    sqlx::query(
        "INSERT INTO event_figures (event_id, organisations, first_time) VALUES ($1, $2, $3)
         ON CONFLICT (event_id) DO NOTHING",
    )
    .bind(event_id)
    .bind(number(count.all))
    .bind(number(count.first_time))
    .execute(&mut **tx)
    .await?;
    sqlx::query(
        "UPDATE registrations SET came_before = 1
         WHERE came_before = 0 AND erased_at IS NULL AND organisation_order <> ''
           AND event_id IN (SELECT later.id FROM events later JOIN events e ON e.id = $1
                            WHERE e.state = 'published' AND later.starts_at > e.starts_at)
           AND EXISTS (SELECT 1 FROM registrations r
                       WHERE r.event_id = $1 AND r.state = 'confirmed' AND r.erased_at IS NULL
                         AND (r.cvr = registrations.cvr
                              OR (r.cvr IS NULL OR registrations.cvr IS NULL)
                                 AND r.organisation_order = registrations.organisation_order))",
    )
    .bind(event_id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Of each event: of how many of its seats nobody knows the organisation any more.
pub async fn forgotten_seats(connection: &mut AnyConnection) -> Result<Vec<(EventId, i64)>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT r.event_id, COUNT(*) FROM registrations r JOIN seats s ON s.registration_id = r.id
         WHERE r.erased_at IS NOT NULL AND r.state = 'confirmed' AND s.event_id = r.event_id AND s.cancelled_at IS NULL
         GROUP BY r.event_id",
    )
    .fetch_all(connection)
    .await?;
    Ok(rows)
}
