//! The SQL of forgetting.

use sqlx::AnyConnection;

use super::Posted;
use crate::server::db::{StoreError, WriteTx};
use crate::time::Timestamp;

pub(super) async fn posted(connection: &mut AnyConnection, queue: &str) -> Result<Vec<Posted>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT kind, snapshot, recipient, created_at, sent_at FROM outbox WHERE queue = $1 AND forget < 2
         ORDER BY number",
    )
    .bind(queue)
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// Marks the rows of a queue. What is done needs its words no more.
pub(super) async fn forget_queue(tx: &mut WriteTx, queue: &str, how: i64) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET
             forget = CASE WHEN forget > $2 THEN forget ELSE $2 END,
             snapshot = CASE WHEN sent_at IS NULL AND given_up_at IS NULL THEN snapshot ELSE '' END,
             recipient = CASE WHEN $2 < 2 OR sent_at IS NULL AND given_up_at IS NULL THEN recipient ELSE '' END
         WHERE queue = $1",
    )
    .bind(queue)
    .bind(how)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Marks every row of an event.
pub(super) async fn forget_event(tx: &mut WriteTx, event_id: &str) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET
             forget = 2,
             snapshot = CASE WHEN sent_at IS NULL AND given_up_at IS NULL THEN snapshot ELSE '' END,
             recipient = CASE WHEN sent_at IS NULL AND given_up_at IS NULL THEN recipient ELSE '' END
         WHERE event_id = $1",
    )
    .bind(event_id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Ids of marked rows that are done and in nobody's hands.
pub(super) async fn to_sweep(connection: &mut AnyConnection, now: Timestamp) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT id FROM outbox WHERE forget > 0 AND (sent_at IS NOT NULL OR given_up_at IS NOT NULL)
           AND leased_until <= $1",
    )
    .bind(now)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Ends a row whose file is gone.
pub(super) async fn swept(tx: &mut WriteTx, id: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM outbox WHERE id = $1 AND forget = 2").bind(id).execute(&mut **tx).await?;
    sqlx::query("UPDATE outbox SET snapshot = '', forget = 0 WHERE id = $1 AND forget = 1")
        .bind(id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
