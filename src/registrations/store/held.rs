//! Updates whose mails wait; whoever writes holds the event's lock.

use sqlx::{AnyConnection, FromRow};

use crate::events::EventId;
use crate::server::db::{StoreError, WriteTx};
use crate::time::Timestamp;

/// An update that waits, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct HeldRow {
    /// JSON.
    pub base: String,
    pub revision: i64,
    pub words_da: String,
    pub words_en: String,
    pub since: Timestamp,
    pub due_at: Timestamp,
}

/// The update that waits for an event.
pub async fn held(connection: &mut AnyConnection, event_id: &EventId) -> Result<Option<HeldRow>, StoreError> {
    let row = sqlx::query_as(
        "SELECT base, revision, words_da, words_en, since, due_at FROM held_updates WHERE event_id = $1",
    )
    .bind(event_id)
    .fetch_optional(connection)
    .await?;
    Ok(row)
}

/// Events whose update is due.
pub async fn held_due(connection: &mut AnyConnection, now: Timestamp) -> Result<Vec<EventId>, StoreError> {
    let rows: Vec<(EventId,)> =
        sqlx::query_as("SELECT event_id FROM held_updates WHERE due_at <= $1 ORDER BY due_at, event_id")
            .bind(now)
            .fetch_all(connection)
            .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Writes an event's update, new or again.
pub async fn hold(tx: &mut WriteTx, event_id: &EventId, row: &HeldRow) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO held_updates (event_id, base, revision, words_da, words_en, since, due_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (event_id) DO UPDATE SET base = $2, revision = $3, words_da = $4, words_en = $5, since = $6, due_at = $7",
    )
    .bind(event_id)
    .bind(&row.base)
    .bind(row.revision)
    .bind(&row.words_da)
    .bind(&row.words_en)
    .bind(row.since)
    .bind(row.due_at)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Takes an event's update away; false when none waited.
pub async fn release(tx: &mut WriteTx, event_id: &EventId) -> Result<bool, StoreError> {
    let deleted = sqlx::query("DELETE FROM held_updates WHERE event_id = $1").bind(event_id).execute(&mut **tx).await?;
    Ok(deleted.rows_affected() > 0)
}
