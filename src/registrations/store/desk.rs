//! What an organiser's first page asks of all events to come at once: a statement each, whatever their number.

use std::collections::{HashMap, HashSet};

use sqlx::AnyConnection;

use crate::events::EventId;
use crate::registrations::model::{RegistrationId, SeatId};
use crate::server::db::StoreError;
use crate::time::Timestamp;

/// A party that waits, as far as one must know it to do something about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    pub id: RegistrationId,
    /// Its organisation, or its contact where it has none.
    pub called: String,
    /// Seats that it waits for.
    pub size: i64,
    /// The fewest that it takes.
    pub least: i64,
}

/// So many parties that are larger than their event are told of.
const TOO_LARGE: i64 = 3;

/// Of each published event to come: the first waiting party that could be seated, and those that never can, in order.
pub async fn heads_of_queues(
    connection: &mut AnyConnection,
    now: Timestamp,
) -> Result<HashMap<EventId, Vec<Queued>>, StoreError> {
    let rows: Vec<(EventId, RegistrationId, String, i64, i64)> = sqlx::query_as(
        "SELECT q.event_id, q.id, q.called, q.size, q.least FROM (
             SELECT w.*, ROW_NUMBER() OVER (PARTITION BY w.event_id, w.is_larger ORDER BY w.queue_number) AS place FROM (
                 SELECT r.event_id, r.id, r.queue_number,
                        CASE WHEN r.organisation_name = '' THEN r.contact_name ELSE r.organisation_name END AS called,
                        COUNT(*) AS size,
                        CASE WHEN r.min_seats < COUNT(*) THEN r.min_seats ELSE COUNT(*) END AS least,
                        CASE WHEN r.min_seats <= c.capacity OR COUNT(*) <= c.capacity THEN 0 ELSE 1 END AS is_larger
                 FROM events e JOIN event_capacity c ON c.event_id = e.id AND c.parties > 0
                 JOIN registrations r ON r.event_id = e.id AND r.state = 'waitlisted'
                 JOIN seats s ON s.event_id = e.id AND s.registration_id = r.id AND s.cancelled_at IS NULL
                 WHERE e.state = 'published' AND e.ends_at > $1
                 GROUP BY r.event_id, r.id, r.queue_number, r.organisation_name, r.contact_name, r.min_seats, c.capacity
             ) w
         ) q WHERE q.place <= CASE WHEN q.is_larger = 1 THEN $2 ELSE 1 END
         ORDER BY q.event_id, q.place",
    )
    .bind(now)
    .bind(TOO_LARGE)
    .fetch_all(connection)
    .await?;
    let mut queues: HashMap<EventId, Vec<Queued>> = HashMap::new();
    for (event_id, id, called, size, least) in rows {
        queues.entry(event_id).or_default().push(Queued { id, called, size, least });
    }
    Ok(queues)
}

/// Published events to come for which nobody ever signed up.
pub async fn without_registrations(
    connection: &mut AnyConnection,
    now: Timestamp,
) -> Result<HashSet<EventId>, StoreError> {
    let rows: Vec<(EventId,)> = sqlx::query_as(
        "SELECT e.id FROM events e WHERE e.state = 'published' AND e.ends_at > $1
           AND NOT EXISTS (SELECT 1 FROM registrations r WHERE r.event_id = e.id)",
    )
    .bind(now)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Updates that wait: of which event, and when they are sent.
pub async fn held_until(connection: &mut AnyConnection) -> Result<HashMap<EventId, Timestamp>, StoreError> {
    let rows: Vec<(EventId, Timestamp)> =
        sqlx::query_as("SELECT event_id, due_at FROM held_updates").fetch_all(connection).await?;
    Ok(rows.into_iter().collect())
}

/// How many ids one query takes.
const CHUNK: usize = 20;

/// Who has these seats, and in which registrations.
pub async fn people_of_seats(
    connection: &mut AnyConnection,
    ids: &[SeatId],
) -> Result<HashMap<SeatId, (RegistrationId, i64, String)>, StoreError> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let mut query = sqlx::query_as(
            "SELECT id, registration_id, position, name FROM seats
             WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        );
        for place in 0..CHUNK {
            query = query.bind(chunk.get(place).map_or("", |id| id.as_str()));
        }
        let rows: Vec<(SeatId, RegistrationId, i64, String)> = query.fetch_all(&mut *connection).await?;
        found.extend(
            rows.into_iter().map(|(id, registration_id, position, name)| (id, (registration_id, position, name))),
        );
    }
    Ok(found)
}

/// The contacts of these registrations.
pub async fn contacts_of(
    connection: &mut AnyConnection,
    ids: &[RegistrationId],
) -> Result<HashMap<RegistrationId, String>, StoreError> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let mut query = sqlx::query_as(
            "SELECT id, contact_name FROM registrations
             WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        );
        for place in 0..CHUNK {
            query = query.bind(chunk.get(place).map_or("", |id| id.as_str()));
        }
        let rows: Vec<(RegistrationId, String)> = query.fetch_all(&mut *connection).await?;
        found.extend(rows);
    }
    Ok(found)
}
