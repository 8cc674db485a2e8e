//! The SQL of forgetting.

use std::collections::HashSet;

use sqlx::AnyConnection;

use super::Posted;
use crate::server::db::{StoreError, WriteTx};
use crate::time::Timestamp;

pub(super) async fn posted(connection: &mut AnyConnection, queue: &str) -> Result<Vec<Posted>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT kind, snapshot, recipient, created_at, sent_at, given_up_at FROM outbox WHERE queue = $1 AND forget < 2
         ORDER BY number",
    )
    .bind(queue)
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

pub(super) async fn in_queue(connection: &mut AnyConnection, queue: &str) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT id FROM outbox WHERE queue = $1").bind(queue).fetch_all(connection).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub(super) async fn of_event(connection: &mut AnyConnection, event_id: &str) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT id FROM outbox WHERE event_id = $1").bind(event_id).fetch_all(connection).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Marks a row. What is done needs its words no more.
pub(super) async fn forget(tx: &mut WriteTx, id: &str, how: i64) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET
             forget = CASE WHEN forget > $2 THEN forget ELSE $2 END,
             snapshot = CASE WHEN sent_at IS NULL AND given_up_at IS NULL THEN snapshot ELSE '' END,
             recipient = CASE WHEN $2 < 2 OR sent_at IS NULL AND given_up_at IS NULL THEN recipient ELSE '' END
         WHERE id = $1",
    )
    .bind(id)
    .bind(how)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Ids of marked rows that are done and in nobody's hands.
pub(super) async fn to_sweep(
    connection: &mut AnyConnection,
    now: Timestamp,
    at_most: usize,
) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT id FROM outbox WHERE forget > 0 AND (sent_at IS NOT NULL OR given_up_at IS NOT NULL)
           AND leased_until <= $1 ORDER BY id LIMIT $2",
    )
    .bind(now)
    .bind(i64::try_from(at_most).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Ids within a range of which the words are still kept.
pub(super) async fn held_between(
    connection: &mut AnyConnection,
    first: &str,
    last: &str,
) -> Result<HashSet<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as("SELECT id FROM outbox WHERE id >= $1 AND id <= $2 AND snapshot <> ''")
        .bind(first)
        .bind(last)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Whether a row's words are still kept.
pub(super) async fn is_held(connection: &mut AnyConnection, id: &str) -> Result<bool, StoreError> {
    let found: Option<(String,)> = sqlx::query_as("SELECT id FROM outbox WHERE id = $1 AND snapshot <> ''")
        .bind(id)
        .fetch_optional(connection)
        .await?;
    Ok(found.is_some())
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
