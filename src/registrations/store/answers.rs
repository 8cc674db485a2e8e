//! Who was asked whether they still come, and what they said; whoever writes holds the event's lock.

use std::collections::HashMap;

use sqlx::{AnyConnection, FromRow};

use crate::events::EventId;
use crate::registrations::model::{Answer, SeatId};
use crate::server::db::{Flag, StoreError, WriteTx};
use crate::time::Timestamp;

#[derive(FromRow)]
struct AnswerRow {
    seat_id: SeatId,
    asked_at: Timestamp,
    coming: Option<i64>,
}

impl AnswerRow {
    fn answer(&self) -> Answer {
        Answer { asked_at: self.asked_at, coming: self.coming.map(|coming| coming != 0) }
    }
}

/// What everybody of an event said who was asked.
pub async fn answers_of(
    connection: &mut AnyConnection,
    event_id: &EventId,
) -> Result<HashMap<SeatId, Answer>, StoreError> {
    let rows: Vec<AnswerRow> = sqlx::query_as("SELECT seat_id, asked_at, coming FROM seat_answers WHERE event_id = $1")
        .bind(event_id)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().map(|row| (row.seat_id.clone(), row.answer())).collect())
}

/// What one said; `None` where nobody asked.
pub async fn answer_of(connection: &mut AnyConnection, seat_id: &SeatId) -> Result<Option<Answer>, StoreError> {
    let row: Option<AnswerRow> =
        sqlx::query_as("SELECT seat_id, asked_at, coming FROM seat_answers WHERE seat_id = $1")
            .bind(seat_id)
            .fetch_optional(connection)
            .await?;
    Ok(row.map(|row| row.answer()))
}

/// Notes that somebody is asked; what they said to an earlier question counts no more.
pub async fn ask(tx: &mut WriteTx, now: Timestamp, event_id: &EventId, seat_id: &SeatId) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO seat_answers (seat_id, event_id, asked_at, coming, answered_at) VALUES ($1, $2, $3, NULL, NULL)
         ON CONFLICT (seat_id) DO UPDATE SET asked_at = $3, coming = NULL, answered_at = NULL",
    )
    .bind(seat_id)
    .bind(event_id)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Notes what somebody said; false where nobody asked.
pub async fn answer(tx: &mut WriteTx, now: Timestamp, seat_id: &SeatId, coming: bool) -> Result<bool, StoreError> {
    let written = sqlx::query("UPDATE seat_answers SET coming = $1, answered_at = $2 WHERE seat_id = $3")
        .bind(Flag::from(coming))
        .bind(now)
        .bind(seat_id)
        .execute(&mut **tx)
        .await?;
    Ok(written.rows_affected() > 0)
}

/// Forgets what one said: somebody else holds the seat now, or nobody.
pub async fn forget_answer(tx: &mut WriteTx, seat_id: &SeatId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM seat_answers WHERE seat_id = $1").bind(seat_id).execute(&mut **tx).await?;
    Ok(())
}

/// Forgets what everybody of an event said: the event moved to another date, about which nobody was asked.
pub async fn forget_answers(tx: &mut WriteTx, event_id: &EventId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM seat_answers WHERE event_id = $1").bind(event_id).execute(&mut **tx).await?;
    Ok(())
}
