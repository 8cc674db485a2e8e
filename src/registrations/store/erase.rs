//! Forgetting people: what was written about them is overwritten, and the counts stay.

use sqlx::{AnyConnection, FromRow};

use super::answers::forget_answer;
use crate::events::EventId;
use crate::registrations::model::{RegistrationId, SeatId};
use crate::server::db::{StoreError, WriteTx};
use crate::time::Timestamp;

/// An event of which something is still kept, and what says until when.
#[derive(Clone, Debug, FromRow)]
pub struct Kept {
    pub event_id: EventId,
    pub ends_at: Timestamp,
    #[sqlx(try_from = "i64")]
    pub keep_months: u32,
}

/// Events that ended before an instant and of which needs are kept.
pub async fn with_needs(connection: &mut AnyConnection, ended_before: Timestamp) -> Result<Vec<Kept>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT DISTINCT e.id AS event_id, e.ends_at, e.keep_months FROM seat_needs n
         JOIN seats s ON s.id = n.seat_id JOIN events e ON e.id = s.event_id WHERE e.ends_at <= $1",
    )
    .bind(ended_before)
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// Events that ended before an instant and of which people are kept: parties, mails, what was written to them, or who did what. Of all, or of one.
pub async fn with_people(
    connection: &mut AnyConnection,
    ended_before: Timestamp,
    only: Option<&EventId>,
) -> Result<Vec<Kept>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT e.id AS event_id, e.ends_at, e.keep_months FROM events e
         WHERE e.ends_at <= $1 AND ($2 IS NULL OR e.id = $2)
           AND (EXISTS (SELECT 1 FROM registrations r WHERE r.event_id = e.id AND r.erased_at IS NULL)
             OR EXISTS (SELECT 1 FROM outbox o WHERE o.event_id = e.id AND o.forget < 2)
             OR EXISTS (SELECT 1 FROM messages m WHERE m.event_id = e.id AND m.subject_da <> '')
             OR EXISTS (SELECT 1 FROM audit a WHERE a.event_id = e.id AND a.actor <> 'system'))",
    )
    .bind(ended_before)
    .bind(only)
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// Deletes the needs of everybody at an event.
pub async fn erase_needs_of_event(tx: &mut WriteTx, event_id: &EventId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM seat_needs WHERE seat_id IN (SELECT id FROM seats WHERE event_id = $1)")
        .bind(event_id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Deletes one attendee's needs; false when there were none.
pub async fn erase_needs(tx: &mut WriteTx, seat_id: &SeatId) -> Result<bool, StoreError> {
    let deleted = sqlx::query("DELETE FROM seat_needs WHERE seat_id = $1").bind(seat_id).execute(&mut **tx).await?;
    Ok(deleted.rows_affected() > 0)
}

/// Forgets who has a seat; the seat itself, and when it was taken and cancelled, stays as a number.
pub async fn erase_attendee(tx: &mut WriteTx, seat_id: &SeatId) -> Result<(), StoreError> {
    erase_needs(tx, seat_id).await?;
    sqlx::query("UPDATE seats SET name = '', email = '', no_mail = 0 WHERE id = $1")
        .bind(seat_id)
        .execute(&mut **tx)
        .await?;
    forget_answer(tx, seat_id).await?;
    // That somebody came stays, as the seat does: a number of nobody.
    sqlx::query("UPDATE attendance SET decided_at = 0, decided_by = '' WHERE seat_id = $1")
        .bind(seat_id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Forgets who signed a party up, and what was typed.
pub async fn erase_contact(tx: &mut WriteTx, id: &RegistrationId) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE registrations SET contact_name = '', contact_email = '', contact_email_folded = '', contact_phone = '',
                                  no_mail = 0
         WHERE id = $1",
    )
    .bind(id)
    .execute(&mut **tx)
    .await?;
    forget_form(tx, id).await
}

/// The hash of what was typed could be tried out against guesses.
pub async fn forget_form(tx: &mut WriteTx, id: &RegistrationId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM form_keys WHERE made = $1").bind(id).execute(&mut **tx).await?;
    Ok(())
}

/// Ends a registration of which nobody is left.
pub async fn erase_organisation(tx: &mut WriteTx, now: Timestamp, id: &RegistrationId) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE registrations SET organisation_name = '', cvr = NULL, added_by = NULL, came_before = 0, erased_at = $1
         WHERE id = $2",
    )
    .bind(now)
    .bind(id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Forgets everybody of an event at once.
pub async fn erase_people_of_event(tx: &mut WriteTx, now: Timestamp, event_id: &EventId) -> Result<(), StoreError> {
    erase_needs_of_event(tx, event_id).await?;
    for statement in [
        "DELETE FROM form_keys WHERE made IN (SELECT id FROM registrations WHERE event_id = $1)",
        "UPDATE seats SET name = '', email = '', no_mail = 0 WHERE event_id = $1 AND (email <> '' OR no_mail = 1)",
        "UPDATE attendance SET decided_at = 0, decided_by = '' WHERE event_id = $1 AND decided_by <> ''",
        "DELETE FROM seat_answers WHERE event_id = $1",
        "UPDATE registrations SET contact_name = '', contact_email = '', contact_email_folded = '', contact_phone = '',
                                  organisation_name = '', cvr = NULL, added_by = NULL, no_mail = 0, search_folded = '',
                                  organisation_order = '', internal_note = '', came_before = 0
         WHERE event_id = $1 AND erased_at IS NULL",
        "UPDATE reminder_settings SET thanks_da = '', thanks_en = '', links = '[]' WHERE event_id = $1",
        // What organisers wrote may name people. How it went is counted now: the mails go next.
        "UPDATE messages SET subject_da = '', body_da = '', subject_en = '', body_en = '', sent_by = '',
                sent = COALESCE(sent, (SELECT COUNT(o.sent_at) FROM outbox o WHERE o.batch = messages.id)),
                given_up = COALESCE(given_up, (SELECT COUNT(o.given_up_at) FROM outbox o WHERE o.batch = messages.id))
         WHERE event_id = $1 AND subject_da <> ''",
    ] {
        sqlx::query(statement).bind(event_id).execute(&mut **tx).await?;
    }
    sqlx::query("UPDATE registrations SET erased_at = $1 WHERE event_id = $2 AND erased_at IS NULL")
        .bind(now)
        .bind(event_id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
