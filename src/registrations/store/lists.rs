//! Seats as lists show them, and what was decided at the door.

use std::collections::{HashMap, HashSet};

use sqlx::{AnyConnection, FromRow};

use crate::events::EventId;
use crate::registrations::lists::{Decision, ListedSeat};
use crate::registrations::model::{Answer, Contact, RegistrationId, SeatId, State};
use crate::server::db::{Flag, StoreError, WriteTx};
use crate::time::Timestamp;

#[derive(FromRow)]
struct ListedRow {
    id: SeatId,
    registration_id: RegistrationId,
    position: i64,
    name: String,
    email: String,
    cancelled_at: Option<i64>,
    state: String,
    organisation_name: String,
    cvr: Option<String>,
    contact_name: String,
    contact_email: String,
    contact_phone: String,
    contact_attends: Flag,
    created_at: Timestamp,
    came: Option<i64>,
    decided_at: Option<i64>,
    asked_at: Option<i64>,
    coming: Option<i64>,
}

/// Every seat of an event with what lists say of it, parties in order of arrival, without those who are forgotten
/// altogether. Of a party that stays, somebody forgotten has an empty name.
pub async fn listed(connection: &mut AnyConnection, event_id: &EventId) -> Result<Vec<ListedSeat>, StoreError> {
    // Both tables are asked by event: a planner without statistics would otherwise read the registrations of all.
    let rows: Vec<ListedRow> = sqlx::query_as(
        "SELECT s.id, s.registration_id, s.position, s.name, s.email, s.cancelled_at, r.state, r.organisation_name, r.cvr,
                r.contact_name, r.contact_email, r.contact_phone, r.contact_attends, r.created_at, a.came, a.decided_at,
                q.asked_at, q.coming
         FROM registrations r JOIN seats s ON s.registration_id = r.id LEFT JOIN attendance a ON a.seat_id = s.id
              LEFT JOIN seat_answers q ON q.seat_id = s.id
         WHERE r.event_id = $1 AND s.event_id = $1 AND r.erased_at IS NULL
         ORDER BY r.queue_number, s.position",
    )
    .bind(event_id)
    .fetch_all(connection)
    .await?;
    let mut queue: Option<(RegistrationId, usize)> = None;
    let mut seats = Vec::with_capacity(rows.len());
    for row in rows {
        let party = State::from_tag(&row.state).ok_or(StoreError::Corrupt("registrations.state"))?;
        if party == State::Waitlisted {
            let place = match queue.take() {
                Some((id, place)) if id == row.registration_id => place,
                before => before.map_or(1, |(_, place)| place + 1),
            };
            queue = Some((row.registration_id.clone(), place));
        }
        let place = queue.as_ref().filter(|_| party == State::Waitlisted).map(|(_, place)| *place);
        seats.push(seat(row, party, place));
    }
    Ok(seats)
}

fn seat(row: ListedRow, party: State, place: Option<usize>) -> ListedSeat {
    let is_cancelled = row.cancelled_at.is_some();
    let decision = row.came.zip(row.decided_at).map(|(came, at)| Decision { at, came: came != 0 });
    let answer =
        row.asked_at.map(|at| Answer { asked_at: Timestamp(at), coming: row.coming.map(|coming| coming != 0) });
    ListedSeat {
        id: row.id,
        registration_id: row.registration_id,
        position: row.position,
        name: row.name,
        email: row.email,
        state: if is_cancelled { State::Cancelled } else { party },
        party,
        queue: place.filter(|_| !is_cancelled),
        organisation: row.organisation_name,
        cvr: row.cvr,
        contact: Contact {
            // Who is forgotten has no name either.
            no_mail: row.contact_email.is_empty() && !row.contact_name.is_empty(),
            name: row.contact_name,
            email: row.contact_email,
            phone: row.contact_phone,
            attends: row.contact_attends.into(),
        },
        signed_up: row.created_at,
        attendance: decision,
        answer,
    }
}

/// A seat at the door: its party, its number in it, and what is known.
pub struct AtDoor {
    pub registration_id: RegistrationId,
    pub position: i64,
    pub known: Option<Decision>,
}

/// The seats of an event that may be decided about: of people who are known.
pub async fn at_door(
    connection: &mut AnyConnection,
    event_id: &EventId,
) -> Result<HashMap<SeatId, AtDoor>, StoreError> {
    type Row = (SeatId, RegistrationId, i64, Option<i64>, Option<i64>);
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT s.id, s.registration_id, s.position, a.came, a.decided_at
         FROM seats s LEFT JOIN attendance a ON a.seat_id = s.id WHERE s.event_id = $1 AND s.name <> ''",
    )
    .bind(event_id)
    .fetch_all(connection)
    .await?;
    let at_door = |(id, registration_id, position, came, at): Row| {
        let known = came.zip(at).map(|(came, at)| Decision { at, came: came != 0 });
        (id, AtDoor { registration_id, position, known })
    };
    Ok(rows.into_iter().map(at_door).collect())
}

/// The seats of an event that were ticked off at the door.
pub async fn who_came(connection: &mut AnyConnection, event_id: &EventId) -> Result<HashSet<SeatId>, StoreError> {
    let rows: Vec<(SeatId,)> = sqlx::query_as("SELECT seat_id FROM attendance WHERE event_id = $1 AND came = 1")
        .bind(event_id)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Writes a decision unless a later one is there; false then.
pub async fn decide(
    tx: &mut WriteTx,
    now: Timestamp,
    event_id: &EventId,
    seat_id: &SeatId,
    decision: Decision,
    by: &str,
) -> Result<bool, StoreError> {
    // Asked again in the statement: on PostgreSQL two may have read the same.
    let written = sqlx::query(
        "INSERT INTO attendance (seat_id, event_id, came, decided_at, decided_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (seat_id) DO UPDATE SET came = excluded.came, decided_at = excluded.decided_at,
                                             decided_by = excluded.decided_by, changed_at = excluded.changed_at
         WHERE excluded.decided_at > attendance.decided_at
            OR (excluded.decided_at = attendance.decided_at AND excluded.came > attendance.came)",
    )
    .bind(seat_id)
    .bind(event_id)
    .bind(Flag::from(decision.came))
    .bind(decision.at)
    .bind(by)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(written.rows_affected() == 1)
}

/// What was decided about an event's seats and written since an instant.
pub async fn decided_since(
    connection: &mut AnyConnection,
    event_id: &EventId,
    since: Timestamp,
) -> Result<Vec<(SeatId, Decision)>, StoreError> {
    let rows: Vec<(SeatId, i64, i64)> = sqlx::query_as(
        "SELECT seat_id, came, decided_at FROM attendance WHERE event_id = $1 AND changed_at >= $2 ORDER BY seat_id",
    )
    .bind(event_id)
    .bind(since)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(id, came, at)| (id, Decision { at, came: came != 0 })).collect())
}
