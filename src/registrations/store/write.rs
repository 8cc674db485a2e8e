//! Writing registrations and seats; every function runs inside a transaction that holds the event's lock.

use super::super::model::{
    CancelledBy, Contact, Needs, Party, Registration, RegistrationId, Seat, SeatId, State, is_same_address,
};
use super::search::Folded;
use crate::events::EventId;
use crate::server::db::{Flag, StoreError, WriteTx};
use crate::server::token::{self, Purpose, Secret};
use crate::text::Lang;
use crate::time::Timestamp;

/// What became of a form's key.
#[derive(Debug, PartialEq, Eq)]
pub enum FormKey {
    /// First seen: go on.
    New,
    /// The same form again: what it made.
    Again(String),
    /// The same key with other content.
    Other,
}

/// Remembers that a form made something; the same key finds it again for 24 hours.
pub async fn remember_form(
    tx: &mut WriteTx,
    now: Timestamp,
    key: &str,
    content_hash: &str,
    made: &str,
) -> Result<FormKey, StoreError> {
    // Between the conflict and the look at what it met, the key may be forgotten: then it is new after all.
    for _ in 0..2 {
        let new: Option<(String,)> = sqlx::query_as(
            "INSERT INTO form_keys (form_key, content_hash, made, created_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (form_key) DO NOTHING RETURNING form_key",
        )
        .bind(token::hash(key))
        .bind(content_hash)
        .bind(made)
        .bind(now)
        .fetch_optional(&mut **tx)
        .await?;
        if new.is_some() {
            return Ok(FormKey::New);
        }
        let known: Option<(String, String)> =
            sqlx::query_as("SELECT content_hash, made FROM form_keys WHERE form_key = $1")
                .bind(token::hash(key))
                .fetch_optional(&mut **tx)
                .await?;
        match known {
            Some((known, made)) if known == content_hash => return Ok(FormKey::Again(made)),
            Some(_) => return Ok(FormKey::Other),
            None => {}
        }
    }
    Err(StoreError::Corrupt("a form key that comes and goes"))
}

/// Forgets keys made before an instant.
pub async fn forget_form_keys(tx: &mut WriteTx, before: Timestamp) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM form_keys WHERE created_at < $1").bind(before).execute(&mut **tx).await?;
    Ok(())
}

/// A party to write.
pub struct NewParty<'a> {
    pub id: &'a RegistrationId,
    pub event_id: &'a EventId,
    pub state: State,
    pub lang: Lang,
    pub party: &'a Party,
    /// The fewest seats that it takes, where that is fewer than all.
    pub min_seats: Option<i64>,
    /// The organiser who adds it.
    pub added_by: Option<&'a str>,
    /// How many of its seats, the last, are given out although the event is full.
    pub above_capacity: i64,
}

/// Writes a party with its seats and needs; `uid` names a seat's calendar entry.
pub async fn insert(
    tx: &mut WriteTx,
    now: Timestamp,
    secret: &Secret,
    new: &NewParty<'_>,
    uid: impl Fn(&SeatId) -> String,
) -> Result<(), StoreError> {
    let NewParty { id, event_id, party, .. } = new;
    let folded = Folded::of_party(party);
    sqlx::query(
        "INSERT INTO registrations (id, event_id, state, queue_number, lang, contact_name, contact_email,
                                    contact_email_folded, contact_phone, contact_attends, organisation_name, cvr,
                                    token_hash, created_at, confirmed_at, min_seats, added_by, no_mail,
                                    search_folded, organisation_order)
         VALUES ($1, $2, $3,
                 (SELECT CAST(COALESCE(MAX(queue_number), 0) AS BIGINT) + 1 FROM registrations WHERE event_id = $2),
                 $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
    )
    .bind(*id)
    .bind(*event_id)
    .bind(new.state.tag())
    .bind(new.lang.tag())
    .bind(&party.contact.name)
    .bind(&party.contact.email)
    .bind(party.contact.email.to_lowercase())
    .bind(&party.contact.phone)
    .bind(Flag::from(party.contact.attends))
    .bind(&party.organisation)
    .bind(&party.cvr)
    .bind(token::hash(&secret.token(Purpose::Registration, id.as_str(), 0)))
    .bind(now)
    .bind((new.state == State::Confirmed).then_some(now))
    .bind(new.min_seats)
    .bind(new.added_by)
    .bind(Flag::from(party.contact.no_mail))
    .bind(folded.words)
    .bind(folded.order)
    .execute(&mut **tx)
    .await?;
    let above_from = i64::try_from(party.attendees.len()).unwrap_or(i64::MAX) - new.above_capacity;
    for (position, attendee) in (1_i64..).zip(&party.attendees) {
        let seat_id = SeatId::fresh();
        sqlx::query(
            "INSERT INTO seats (id, registration_id, event_id, position, is_contact, name, email, calendar_uid,
                                token_hash, created_at, changed_at, no_mail, above_capacity)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12)",
        )
        .bind(&seat_id)
        .bind(*id)
        .bind(*event_id)
        .bind(position)
        .bind(Flag::from(party.contact.attends && position == 1))
        .bind(&attendee.name)
        .bind(&attendee.email)
        .bind(uid(&seat_id))
        .bind(token::hash(&secret.token(Purpose::Seat, seat_id.as_str(), 0)))
        .bind(now)
        .bind(Flag::from(attendee.email.is_empty()))
        .bind(Flag::from(position > above_from))
        .execute(&mut **tx)
        .await?;
        insert_needs(tx, &seat_id, &attendee.needs).await?;
    }
    Ok(())
}

async fn insert_needs(tx: &mut WriteTx, seat_id: &SeatId, needs: &Needs) -> Result<(), StoreError> {
    if needs.is_empty() {
        return Ok(());
    }
    let diet: Vec<&str> = needs.diet.iter().map(|diet| diet.tag()).collect();
    sqlx::query("INSERT INTO seat_needs (seat_id, diet, diet_other, access) VALUES ($1, $2, $3, $4)")
        .bind(seat_id)
        .bind(diet.join(" "))
        .bind(&needs.diet_other)
        .bind(&needs.access)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// How many registrations one statement confirms.
const CHUNK: usize = 20;

/// Waiting registrations get their seats, twenty a statement.
pub async fn confirm(tx: &mut WriteTx, now: Timestamp, ids: &[&RegistrationId]) -> Result<(), StoreError> {
    for chunk in ids.chunks(CHUNK) {
        let mut query = sqlx::query(
            "UPDATE registrations SET state = 'confirmed', confirmed_at = $1
             WHERE state = 'waitlisted'
               AND id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
        )
        .bind(now);
        for place in 0..CHUNK {
            query = query.bind(chunk.get(place).map_or("", |id| id.as_str()));
        }
        query.execute(&mut **tx).await?;
        // An entry that ended when the party lost its seats begins again as a later version of itself.
        let mut query = sqlx::query(
            "UPDATE seats SET sequence = sequence + 1, changed_at = $1
             WHERE sequence > 0 AND cancelled_at IS NULL AND registration_id
                IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
        )
        .bind(now);
        for place in 0..CHUNK {
            query = query.bind(chunk.get(place).map_or("", |id| id.as_str()));
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

/// Notes that a seat is given out although the event is full.
pub async fn give_above_capacity(tx: &mut WriteTx, id: &SeatId) -> Result<(), StoreError> {
    sqlx::query("UPDATE seats SET above_capacity = 1 WHERE id = $1").bind(id).execute(&mut **tx).await?;
    Ok(())
}

/// Puts a waiting registration in front of all others of its event.
pub async fn to_head(tx: &mut WriteTx, event_id: &EventId, id: &RegistrationId) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE registrations
         SET queue_number = (SELECT MIN(first.queue_number) FROM registrations first WHERE first.event_id = $1) - 1
         WHERE id = $2 AND event_id = $1 AND state = 'waitlisted'",
    )
    .bind(event_id)
    .bind(id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Puts a waiting registration behind all others of its event; returns its number.
pub async fn to_tail(tx: &mut WriteTx, event_id: &EventId, id: &RegistrationId) -> Result<i64, StoreError> {
    let (number,): (i64,) = sqlx::query_as(
        "UPDATE registrations
         SET queue_number = (SELECT MAX(last.queue_number) FROM registrations last WHERE last.event_id = $1) + 1
         WHERE id = $2 AND event_id = $1 AND state = 'waitlisted' RETURNING queue_number",
    )
    .bind(event_id)
    .bind(id)
    .fetch_one(&mut **tx)
    .await?;
    Ok(number)
}

/// Writes the fewest seats that a registration takes; `None`: all or none.
pub async fn set_min_seats(tx: &mut WriteTx, id: &RegistrationId, least: Option<i64>) -> Result<(), StoreError> {
    sqlx::query("UPDATE registrations SET min_seats = $1 WHERE id = $2")
        .bind(least)
        .bind(id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// A confirmed registration waits again, by the number it always had; false when it was not confirmed.
pub async fn unseat(tx: &mut WriteTx, id: &RegistrationId) -> Result<bool, StoreError> {
    let moved = sqlx::query(
        "UPDATE registrations SET state = 'waitlisted', confirmed_at = NULL WHERE id = $1 AND state = 'confirmed'",
    )
    .bind(id)
    .execute(&mut **tx)
    .await?;
    sqlx::query("UPDATE seats SET above_capacity = 0 WHERE registration_id = $1 AND above_capacity = 1")
        .bind(id)
        .execute(&mut **tx)
        .await?;
    Ok(moved.rows_affected() == 1)
}

/// Cancels a live seat and raises its sequence; false when it was cancelled before.
pub async fn cancel_seat(tx: &mut WriteTx, now: Timestamp, seat: &Seat, by: CancelledBy) -> Result<bool, StoreError> {
    let cancelled = sqlx::query(
        "UPDATE seats SET cancelled_at = $1, cancelled_by = $2, changed_at = $1, sequence = sequence + 1
         WHERE id = $3 AND cancelled_at IS NULL",
    )
    .bind(now)
    .bind(by.tag())
    .bind(&seat.id)
    .execute(&mut **tx)
    .await?;
    Ok(cancelled.rows_affected() == 1)
}

/// Marks a registration cancelled once no live seat is left.
pub async fn cancel_registration(
    tx: &mut WriteTx,
    now: Timestamp,
    registration: &Registration,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE registrations SET state = 'cancelled', cancelled_at = $1
         WHERE id = $2 AND state <> 'cancelled'
           AND NOT EXISTS (SELECT 1 FROM seats s WHERE s.registration_id = $2 AND s.cancelled_at IS NULL)",
    )
    .bind(now)
    .bind(&registration.id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Puts right who a registration is from. Another address gets links of its own: the old ones open nothing any more.
pub async fn update_contact(
    tx: &mut WriteTx,
    secret: &Secret,
    party: &Registration,
    contact: &Contact,
    organisation: &str,
    cvr: Option<&str>,
) -> Result<(), StoreError> {
    let moved = !is_same_address(&contact.email, &party.contact.email);
    let generation = party.token_generation + i64::from(moved);
    sqlx::query(
        "UPDATE registrations SET contact_name = $1, contact_email = $2, contact_email_folded = $3, contact_phone = $4,
                                  organisation_name = $5, cvr = $6, token_generation = $7, token_hash = $8,
                                  no_mail = $9
         WHERE id = $10",
    )
    .bind(&contact.name)
    .bind(&contact.email)
    .bind(contact.email.to_lowercase())
    .bind(&contact.phone)
    .bind(organisation)
    .bind(cvr)
    .bind(generation)
    .bind(token::hash(&secret.token(Purpose::Registration, party.id.as_str(), generation)))
    .bind(Flag::from(party.contact.no_mail && contact.email.is_empty()))
    .bind(&party.id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Puts right who has a seat; the same of its links.
pub async fn update_attendee(
    tx: &mut WriteTx,
    secret: &Secret,
    seat: &Seat,
    name: &str,
    email: &str,
) -> Result<(), StoreError> {
    let generation = seat.token_generation + i64::from(!is_same_address(email, &seat.email));
    sqlx::query(
        "UPDATE seats SET name = $1, email = $2, token_generation = $3, token_hash = $4, no_mail = $5 WHERE id = $6",
    )
    .bind(name)
    .bind(email)
    .bind(generation)
    .bind(token::hash(&secret.token(Purpose::Seat, seat.id.as_str(), generation)))
    .bind(Flag::from(seat.no_mail && email.is_empty()))
    .bind(&seat.id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Raises a seat's sequence, because its calendar entry changed; returns the new one.
pub async fn raise_sequence(tx: &mut WriteTx, now: Timestamp, id: &SeatId) -> Result<i64, StoreError> {
    let (sequence,): (i64,) =
        sqlx::query_as("UPDATE seats SET sequence = sequence + 1, changed_at = $1 WHERE id = $2 RETURNING sequence")
            .bind(now)
            .bind(id)
            .fetch_one(&mut **tx)
            .await?;
    Ok(sequence)
}
