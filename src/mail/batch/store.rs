//! The SQL of batches.

use sqlx::AnyConnection;

use crate::server::db::StoreError;

/// How many were posted, sent and given up.
pub(super) async fn of_batch(connection: &mut AnyConnection, batch: &str) -> Result<(i64, i64, i64), StoreError> {
    let row = sqlx::query_as("SELECT COUNT(*), COUNT(sent_at), COUNT(given_up_at) FROM outbox WHERE batch = $1")
        .bind(batch)
        .fetch_one(connection)
        .await?;
    Ok(row)
}

pub(super) async fn of_event(
    connection: &mut AnyConnection,
    event_id: &str,
) -> Result<Vec<(String, i64, i64, i64)>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT batch, COUNT(*), COUNT(sent_at), COUNT(given_up_at) FROM outbox
         WHERE event_id = $1 AND batch IS NOT NULL GROUP BY batch",
    )
    .bind(event_id)
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// Queue, kind, snapshot and failure of those that were given up and are not forgotten.
pub(super) async fn given_up(
    connection: &mut AnyConnection,
    batch: &str,
) -> Result<Vec<(String, String, String, String)>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT queue, kind, snapshot, COALESCE(failure, '') FROM outbox
         WHERE batch = $1 AND given_up_at IS NOT NULL AND forget < 2 ORDER BY id",
    )
    .bind(batch)
    .fetch_all(connection)
    .await?;
    Ok(rows)
}
