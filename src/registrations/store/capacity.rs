//! The row under whose lock seats are counted.

use std::collections::HashMap;

use sqlx::{AnyConnection, FromRow};

use crate::events::EventId;
use crate::registrations::model::{Capacity, CapacityTerms, RegistrationId, State};
use crate::registrations::rules::{Waiting, waiting_seats};
use crate::server::db::{StoreError, WriteTx};
use crate::time::Timestamp;

#[derive(FromRow)]
struct CapacityRow {
    event_id: EventId,
    capacity: i64,
    opens_at: Option<i64>,
    closes_at: Timestamp,
    cancel_until: Timestamp,
    seated: i64,
    waiting: i64,
    parties: i64,
}

impl From<CapacityRow> for Capacity {
    fn from(row: CapacityRow) -> Self {
        Self {
            event_id: row.event_id,
            terms: CapacityTerms {
                capacity: row.capacity,
                opens_at: row.opens_at.map(Timestamp),
                closes_at: row.closes_at,
                cancel_until: row.cancel_until,
            },
            seated: row.seated,
            waiting: row.waiting,
            parties: row.parties,
        }
    }
}

/// What was counted under the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub seated: i64,
    /// The head first.
    pub queue: Vec<Waiting<RegistrationId>>,
}

impl Counted {
    /// With a party that was written since, under the same lock.
    #[must_use]
    pub fn and(mut self, party: RegistrationId, placed: State, size: i64) -> Self {
        match placed {
            State::Confirmed => self.seated += size,
            State::Waitlisted => self.queue.push(Waiting { party, size }),
            State::Cancelled => {}
        }
        self
    }
}

/// Takes the event's lock, which lasts until the transaction ends, and reads its terms.
/// Whatever counts seats calls this first: on PostgreSQL the UPDATE is what keeps two from counting at once.
pub async fn lock(tx: &mut WriteTx, event_id: &EventId) -> Result<Option<Capacity>, StoreError> {
    let row: Option<CapacityRow> = sqlx::query_as(
        "UPDATE event_capacity SET version = version + 1 WHERE event_id = $1
         RETURNING event_id, capacity, opens_at, closes_at, cancel_until, seated, waiting, parties",
    )
    .bind(event_id)
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(Capacity::from))
}

/// Counts seats and the queue; call [`lock`] first.
pub async fn count(tx: &mut WriteTx, event_id: &EventId) -> Result<Counted, StoreError> {
    // Both tables are asked by event: a planner without statistics would otherwise read the registrations of all.
    let (seated,): (i64,) = sqlx::query_as(
        "SELECT COUNT(*) FROM registrations r JOIN seats s ON s.registration_id = r.id
         WHERE r.event_id = $1 AND s.event_id = $1 AND s.cancelled_at IS NULL AND r.state = 'confirmed'",
    )
    .bind(event_id)
    .fetch_one(&mut **tx)
    .await?;
    let queue: Vec<(RegistrationId, i64)> = sqlx::query_as(
        "SELECT r.id, COUNT(*) FROM registrations r JOIN seats s ON s.registration_id = r.id
         WHERE r.event_id = $1 AND s.event_id = $1 AND r.state = 'waitlisted' AND s.cancelled_at IS NULL
         GROUP BY r.id, r.queue_number ORDER BY r.queue_number",
    )
    .bind(event_id)
    .fetch_all(&mut **tx)
    .await?;
    Ok(Counted { seated, queue: queue.into_iter().map(|(party, size)| Waiting { party, size }).collect() })
}

/// Keeps what was counted for readers.
pub async fn write_counts(
    tx: &mut WriteTx,
    event_id: &EventId,
    capacity: i64,
    counted: &Counted,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE event_capacity SET seated = $1, waiting = $2, parties = $3 WHERE event_id = $4")
        .bind(counted.seated)
        .bind(waiting_seats(capacity, &counted.queue))
        .bind(i64::try_from(counted.queue.len()).unwrap_or(i64::MAX))
        .bind(event_id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Capacity and counts as readers see them.
pub async fn capacity_of(connection: &mut AnyConnection, event_id: &EventId) -> Result<Option<Capacity>, StoreError> {
    let row: Option<CapacityRow> = sqlx::query_as(
        "SELECT event_id, capacity, opens_at, closes_at, cancel_until, seated, waiting, parties
         FROM event_capacity WHERE event_id = $1",
    )
    .bind(event_id)
    .fetch_optional(connection)
    .await?;
    Ok(row.map(Capacity::from))
}

/// How many capacities one query reads.
const CHUNK: usize = 20;

/// Those of these events, twenty a query.
pub async fn capacities_of(
    connection: &mut AnyConnection,
    event_ids: impl IntoIterator<Item = &EventId>,
) -> Result<HashMap<EventId, Capacity>, StoreError> {
    let ids: Vec<&EventId> = event_ids.into_iter().collect();
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let mut query = sqlx::query_as(
            "SELECT event_id, capacity, opens_at, closes_at, cancel_until, seated, waiting, parties FROM event_capacity
             WHERE event_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        );
        for place in 0..CHUNK {
            query = query.bind(chunk.get(place).map_or("", |id| id.as_str()));
        }
        let rows: Vec<CapacityRow> = query.fetch_all(&mut *connection).await?;
        found.extend(rows.into_iter().map(|row| (row.event_id.clone(), Capacity::from(row))));
    }
    Ok(found)
}

/// Gives a new event its capacity.
pub async fn insert_capacity(tx: &mut WriteTx, event_id: &EventId, terms: &CapacityTerms) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO event_capacity (event_id, capacity, opens_at, closes_at, cancel_until) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(event_id)
    .bind(terms.capacity)
    .bind(terms.opens_at)
    .bind(terms.closes_at)
    .bind(terms.cancel_until)
    .execute(tx.shown())
    .await?;
    Ok(())
}

/// Changes it; the caller holds the lock, and settles afterwards.
pub async fn set_terms(tx: &mut WriteTx, event_id: &EventId, terms: &CapacityTerms) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE event_capacity SET capacity = $1, opens_at = $2, closes_at = $3, cancel_until = $4 WHERE event_id = $5",
    )
    .bind(terms.capacity)
    .bind(terms.opens_at)
    .bind(terms.closes_at)
    .bind(terms.cancel_until)
    .bind(event_id)
    .execute(tx.shown())
    .await?;
    Ok(())
}

/// Of a draft that is deleted.
pub async fn delete_capacity(tx: &mut WriteTx, event_id: &EventId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM event_capacity WHERE event_id = $1").bind(event_id).execute(tx.shown()).await?;
    Ok(())
}
