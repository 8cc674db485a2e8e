//! The row under whose lock seats are counted.

use std::collections::HashMap;

use sqlx::{AnyConnection, FromRow};

use crate::events::EventId;
use crate::registrations::model::{
    Capacity, CapacityTerms, Held, QueueMode, QueueRules, Registration, RegistrationId, State,
};
use crate::registrations::rules::{Seating, Waiting, waiting_seats};
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
    queue_mode: String,
    hold_hours: i64,
    claimed: i64,
    by_hand: i64,
    held_for: Option<String>,
    held_since: Option<i64>,
}

/// Both or neither.
fn held(held_for: Option<String>, held_since: Option<i64>) -> Option<Held> {
    Some(Held { party: RegistrationId(held_for?), since: Timestamp(held_since?) })
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
                queue: QueueRules {
                    mode: QueueMode::from_tag(&row.queue_mode).unwrap_or_default(),
                    hold_hours: row.hold_hours,
                },
            },
            seated: row.seated,
            waiting: row.waiting,
            parties: row.parties,
            claimed: row.claimed,
            by_hand: row.by_hand,
            held: held(row.held_for, row.held_since),
        }
    }
}

/// What was counted under the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub seated: i64,
    /// Those of the seats that an organiser gave out when the event was full.
    pub by_hand: i64,
    /// The head first.
    pub queue: Vec<Waiting<RegistrationId>>,
    /// For whom free seats were kept when they were last given out.
    pub held: Option<Held>,
}

impl Counted {
    /// With a party that was written since, under the same lock.
    #[must_use]
    pub fn and(mut self, registration: &Registration) -> Self {
        let (size, least) = (registration.size(), registration.least());
        match registration.state {
            State::Confirmed => {
                self.seated += size;
                self.by_hand += registration.above_capacity();
            }
            State::Waitlisted => self.queue.push(Waiting { party: registration.id.clone(), size, least }),
            State::Cancelled => {}
        }
        self
    }

    /// What the rules decide by.
    pub fn seating(&self, terms: &CapacityTerms, now: Timestamp, gives_out: bool) -> Seating<'_, RegistrationId> {
        Seating {
            capacity: terms.capacity,
            seated: self.seated,
            order: terms.queue,
            queue: &self.queue,
            held: self.held.as_ref(),
            now,
            gives_out,
        }
    }
}

/// Takes the event's lock, which lasts until the transaction ends, and reads its terms.
/// Whatever counts seats calls this first: on PostgreSQL the UPDATE is what keeps two from counting at once.
pub async fn lock(tx: &mut WriteTx, event_id: &EventId) -> Result<Option<Capacity>, StoreError> {
    let row: Option<CapacityRow> = sqlx::query_as(
        "UPDATE event_capacity SET version = version + 1 WHERE event_id = $1
         RETURNING event_id, capacity, opens_at, closes_at, cancel_until, seated, waiting, parties,
                   queue_mode, hold_hours, claimed, by_hand, held_for, held_since",
    )
    .bind(event_id)
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(Capacity::from))
}

/// Counts seats and the queue; call [`lock`] first, but for a look that decides nothing.
pub async fn count(connection: &mut AnyConnection, event_id: &EventId) -> Result<Counted, StoreError> {
    // Both tables are asked by event: a planner without statistics would otherwise read the registrations of all.
    let (seated, by_hand, held_for, held_since): (i64, i64, Option<String>, Option<i64>) = sqlx::query_as(
        "SELECT n.seated, n.by_hand, c.held_for, c.held_since
         FROM event_capacity c
         CROSS JOIN (SELECT COUNT(*) AS seated, CAST(COALESCE(SUM(s.above_capacity), 0) AS BIGINT) AS by_hand
                     FROM registrations r JOIN seats s ON s.registration_id = r.id
                     WHERE r.event_id = $1 AND s.event_id = $1 AND s.cancelled_at IS NULL
                       AND r.state = 'confirmed') n
         WHERE c.event_id = $1",
    )
    .bind(event_id)
    .fetch_one(&mut *connection)
    .await?;
    let queue: Vec<(RegistrationId, i64, Option<i64>)> = sqlx::query_as(
        "SELECT r.id, COUNT(*), r.min_seats FROM registrations r JOIN seats s ON s.registration_id = r.id
         WHERE r.event_id = $1 AND s.event_id = $1 AND r.state = 'waitlisted' AND s.cancelled_at IS NULL
         GROUP BY r.id, r.queue_number, r.min_seats ORDER BY r.queue_number",
    )
    .bind(event_id)
    .fetch_all(connection)
    .await?;
    let waiting = |(party, size, least): (RegistrationId, i64, Option<i64>)| Waiting {
        party,
        size,
        least: least.unwrap_or(size).min(size),
    };
    let queue = queue.into_iter().map(waiting).collect();
    Ok(Counted { seated, by_hand, queue, held: held(held_for, held_since) })
}

/// Keeps what was counted for readers, and for whom seats are kept from now on.
pub async fn write_counts(
    tx: &mut WriteTx,
    event_id: &EventId,
    terms: &CapacityTerms,
    now: Timestamp,
    counted: &Counted,
) -> Result<(), StoreError> {
    let seating = counted.seating(terms, now, false);
    let held = seating.held_from_now();
    sqlx::query(
        "UPDATE event_capacity SET seated = $1, waiting = $2, parties = $3, claimed = $4, by_hand = $5,
                                   held_for = $6, held_since = $7
         WHERE event_id = $8",
    )
    .bind(counted.seated)
    .bind(waiting_seats(terms.capacity, &counted.queue))
    .bind(i64::try_from(counted.queue.len()).unwrap_or(i64::MAX))
    .bind(seating.claimed())
    .bind(counted.by_hand)
    .bind(held.as_ref().map(|held| held.party.clone()))
    .bind(held.as_ref().map(|held| held.since))
    .bind(event_id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Events to come whose free seats have been kept for the head as long as the organiser lets them be.
pub async fn overdue_holds(connection: &mut AnyConnection, now: Timestamp) -> Result<Vec<EventId>, StoreError> {
    let rows: Vec<(EventId,)> = sqlx::query_as(
        "SELECT c.event_id FROM event_capacity c JOIN events e ON e.id = c.event_id
         WHERE c.held_since IS NOT NULL AND c.queue_mode = 'strict' AND c.hold_hours > 0
           AND c.held_since + c.hold_hours * 3600 <= $1
           AND c.cancel_until > $1 AND e.starts_at > $1 AND e.state = 'published'
         ORDER BY c.event_id",
    )
    .bind(now)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Capacity and counts as readers see them.
pub async fn capacity_of(connection: &mut AnyConnection, event_id: &EventId) -> Result<Option<Capacity>, StoreError> {
    let row: Option<CapacityRow> = sqlx::query_as(
        "SELECT event_id, capacity, opens_at, closes_at, cancel_until, seated, waiting, parties,
                queue_mode, hold_hours, claimed, by_hand, held_for, held_since
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
            "SELECT event_id, capacity, opens_at, closes_at, cancel_until, seated, waiting, parties,
                    queue_mode, hold_hours, claimed, by_hand, held_for, held_since FROM event_capacity
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
        "INSERT INTO event_capacity (event_id, capacity, opens_at, closes_at, cancel_until, queue_mode, hold_hours)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(event_id)
    .bind(terms.capacity)
    .bind(terms.opens_at)
    .bind(terms.closes_at)
    .bind(terms.cancel_until)
    .bind(terms.queue.mode.tag())
    .bind(terms.queue.hold_hours)
    .execute(tx.shown())
    .await?;
    Ok(())
}

/// Changes it; the caller holds the lock, and settles afterwards.
pub async fn set_terms(tx: &mut WriteTx, event_id: &EventId, terms: &CapacityTerms) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE event_capacity SET capacity = $1, opens_at = $2, closes_at = $3, cancel_until = $4, queue_mode = $6,
                                   hold_hours = $7
         WHERE event_id = $5",
    )
    .bind(terms.capacity)
    .bind(terms.opens_at)
    .bind(terms.closes_at)
    .bind(terms.cancel_until)
    .bind(event_id)
    .bind(terms.queue.mode.tag())
    .bind(terms.queue.hold_hours)
    .execute(tx.shown())
    .await?;
    Ok(())
}

/// Of a draft that is deleted.
pub async fn delete_capacity(tx: &mut WriteTx, event_id: &EventId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM event_capacity WHERE event_id = $1").bind(event_id).execute(tx.shown()).await?;
    Ok(())
}
