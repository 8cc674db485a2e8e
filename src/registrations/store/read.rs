//! Reading registrations with their seats.

use sqlx::{AnyConnection, FromRow};

use crate::events::EventId;
use crate::registrations::model::{Cancelled, CancelledBy, Contact, Registration, RegistrationId, Seat, SeatId, State};
use crate::server::db::{Flag, StoreError};
use crate::server::token;
use crate::text::Lang;
use crate::time::Timestamp;

#[derive(FromRow)]
pub(super) struct RegistrationRow {
    pub id: RegistrationId,
    event_id: EventId,
    state: String,
    queue_number: i64,
    lang: String,
    contact_name: String,
    contact_email: String,
    contact_phone: String,
    contact_attends: Flag,
    organisation_name: String,
    cvr: Option<String>,
    token_generation: i64,
    created_at: Timestamp,
    confirmed_at: Option<i64>,
    cancelled_at: Option<i64>,
    erased_at: Option<i64>,
    min_seats: Option<i64>,
    added_by: Option<String>,
    no_mail: Flag,
}

#[derive(FromRow)]
pub(super) struct SeatRow {
    id: SeatId,
    pub registration_id: RegistrationId,
    position: i64,
    is_contact: Flag,
    name: String,
    email: String,
    calendar_uid: String,
    sequence: i64,
    token_generation: i64,
    created_at: Timestamp,
    changed_at: Timestamp,
    cancelled_at: Option<i64>,
    cancelled_by: Option<String>,
    no_mail: Flag,
    above_capacity: Flag,
}

impl From<SeatRow> for Seat {
    fn from(row: SeatRow) -> Self {
        let by = row.cancelled_by.as_deref().and_then(CancelledBy::from_tag).unwrap_or(CancelledBy::Organiser);
        Self {
            id: row.id,
            registration_id: row.registration_id,
            position: row.position,
            is_contact: row.is_contact.into(),
            name: row.name,
            email: row.email,
            calendar_uid: row.calendar_uid,
            sequence: row.sequence,
            token_generation: row.token_generation,
            created_at: row.created_at,
            changed_at: row.changed_at,
            cancelled: row.cancelled_at.map(|at| Cancelled { at: Timestamp(at), by }),
            no_mail: row.no_mail.into(),
            above_capacity: row.above_capacity.into(),
        }
    }
}

/// A registration of an event by its id.
pub async fn by_id(
    connection: &mut AnyConnection,
    event_id: &EventId,
    id: &RegistrationId,
) -> Result<Option<Registration>, StoreError> {
    let row = sqlx::query_as("SELECT * FROM registrations WHERE id = $1 AND event_id = $2")
        .bind(id)
        .bind(event_id)
        .fetch_optional(&mut *connection)
        .await?;
    whole(connection, row).await
}

/// The registration whose contact holds this link.
pub async fn by_token(connection: &mut AnyConnection, token: &str) -> Result<Option<Registration>, StoreError> {
    let row = sqlx::query_as("SELECT * FROM registrations WHERE token_hash = $1")
        .bind(token::hash(token))
        .fetch_optional(&mut *connection)
        .await?;
    whole(connection, row).await
}

/// The seat whose attendee holds this link, in its registration.
pub async fn by_seat_token(
    connection: &mut AnyConnection,
    token: &str,
) -> Result<Option<(Registration, SeatId)>, StoreError> {
    let seat: Option<(SeatId, String)> = sqlx::query_as("SELECT id, registration_id FROM seats WHERE token_hash = $1")
        .bind(token::hash(token))
        .fetch_optional(&mut *connection)
        .await?;
    let Some((seat_id, registration_id)) = seat else { return Ok(None) };
    let row = sqlx::query_as("SELECT * FROM registrations WHERE id = $1")
        .bind(registration_id)
        .fetch_optional(&mut *connection)
        .await?;
    Ok(whole(connection, row).await?.map(|registration| (registration, seat_id)))
}

/// All registrations of an event with their seats, in order of arrival.
pub async fn by_event(connection: &mut AnyConnection, event_id: &EventId) -> Result<Vec<Registration>, StoreError> {
    let rows: Vec<RegistrationRow> =
        sqlx::query_as("SELECT * FROM registrations WHERE event_id = $1 ORDER BY queue_number")
            .bind(event_id)
            .fetch_all(&mut *connection)
            .await?;
    let seats: Vec<SeatRow> = sqlx::query_as(
        "SELECT id, registration_id, position, is_contact, name, email, calendar_uid, sequence, token_generation,
                created_at, changed_at, cancelled_at, cancelled_by, no_mail, above_capacity
         FROM seats WHERE event_id = $1 ORDER BY registration_id, position",
    )
    .bind(event_id)
    .fetch_all(&mut *connection)
    .await?;
    let mut of: std::collections::HashMap<RegistrationId, Vec<Seat>> = std::collections::HashMap::new();
    for seat in seats {
        of.entry(seat.registration_id.clone()).or_default().push(seat.into());
    }
    rows.into_iter()
        .map(|row| {
            let seats = of.remove(&row.id).unwrap_or_default();
            assemble(row, seats)
        })
        .collect()
}

/// Up to so many registrations are read one by one, more of them with all of their event.
const FEW: usize = 5;

/// These of an event's registrations, in this order.
pub async fn these(
    connection: &mut AnyConnection,
    event_id: &EventId,
    ids: &[&RegistrationId],
) -> Result<Vec<Registration>, StoreError> {
    let gone = || StoreError::Corrupt("a registration that went");
    let mut found = Vec::with_capacity(ids.len());
    if ids.len() <= FEW {
        for id in ids {
            found.push(by_id(connection, event_id, id).await?.ok_or_else(gone)?);
        }
        return Ok(found);
    }
    let all = by_event(connection, event_id).await?;
    let mut all: std::collections::HashMap<RegistrationId, Registration> =
        all.into_iter().map(|registration| (registration.id.clone(), registration)).collect();
    found.extend(ids.iter().filter_map(|id| all.remove(id)));
    if found.len() == ids.len() { Ok(found) } else { Err(gone()) }
}

/// How many registrations an event has, in any state.
pub async fn how_many(connection: &mut AnyConnection, event_id: &EventId) -> Result<i64, StoreError> {
    let (count,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM registrations WHERE event_id = $1")
        .bind(event_id)
        .fetch_one(connection)
        .await?;
    Ok(count)
}

/// The place of a waiting registration in the queue, counted in parties from 1.
pub async fn queue_position(
    connection: &mut AnyConnection,
    event_id: &EventId,
    queue_number: i64,
) -> Result<i64, StoreError> {
    let (before,): (i64,) = sqlx::query_as(
        "SELECT COUNT(*) FROM registrations WHERE event_id = $1 AND state = 'waitlisted' AND queue_number <= $2",
    )
    .bind(event_id)
    .bind(queue_number)
    .fetch_one(connection)
    .await?;
    Ok(before)
}

/// [`queue_position`] for a registration that waits, `None` for any other.
pub async fn position(connection: &mut AnyConnection, registration: &Registration) -> Result<Option<i64>, StoreError> {
    if registration.state != State::Waitlisted {
        return Ok(None);
    }
    queue_position(connection, &registration.event_id, registration.queue_number).await.map(Some)
}

async fn whole(
    connection: &mut AnyConnection,
    row: Option<RegistrationRow>,
) -> Result<Option<Registration>, StoreError> {
    let Some(row) = row else { return Ok(None) };
    let seats: Vec<SeatRow> = sqlx::query_as(
        "SELECT id, registration_id, position, is_contact, name, email, calendar_uid, sequence, token_generation,
                created_at, changed_at, cancelled_at, cancelled_by, no_mail, above_capacity
         FROM seats WHERE registration_id = $1 ORDER BY position",
    )
    .bind(&row.id)
    .fetch_all(&mut *connection)
    .await?;
    assemble(row, seats.into_iter().map(Seat::from).collect()).map(Some)
}

pub(super) fn assemble(row: RegistrationRow, seats: Vec<Seat>) -> Result<Registration, StoreError> {
    Ok(Registration {
        id: row.id,
        event_id: row.event_id,
        state: State::from_tag(&row.state).ok_or(StoreError::Corrupt("registrations.state"))?,
        queue_number: row.queue_number,
        lang: Lang::from_tag(&row.lang),
        contact: Contact {
            name: row.contact_name,
            email: row.contact_email,
            phone: row.contact_phone,
            attends: row.contact_attends.into(),
            no_mail: row.no_mail.into(),
        },
        organisation: row.organisation_name,
        cvr: row.cvr,
        token_generation: row.token_generation,
        created_at: row.created_at,
        confirmed_at: row.confirmed_at.map(Timestamp),
        cancelled_at: row.cancelled_at.map(Timestamp),
        erased_at: row.erased_at.map(Timestamp),
        min_seats: row.min_seats,
        added_by: row.added_by,
        seats,
    })
}
