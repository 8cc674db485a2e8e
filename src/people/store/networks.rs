//! From which networks people signed in.

use sqlx::AnyConnection;

use crate::server::db::{StoreError, WriteTx};
use crate::time::Timestamp;

/// Whether somebody signed in from a network; `pair_hash` is of both.
pub(in crate::people) async fn is_known_network(
    connection: &mut AnyConnection,
    pair_hash: &str,
) -> Result<bool, StoreError> {
    let found: Option<(String,)> = sqlx::query_as("SELECT pair_hash FROM known_networks WHERE pair_hash = $1")
        .bind(pair_hash)
        .fetch_optional(connection)
        .await?;
    Ok(found.is_some())
}

/// Remembers that somebody signed in from a network.
pub(in crate::people) async fn know_network(
    tx: &mut WriteTx,
    now: Timestamp,
    pair_hash: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO known_networks (pair_hash, seen_at) VALUES ($1, $2)
         ON CONFLICT (pair_hash) DO UPDATE SET seen_at = excluded.seen_at",
    )
    .bind(pair_hash)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Forgets networks in which somebody was last before a time.
pub(in crate::people) async fn forget_networks(tx: &mut WriteTx, before: Timestamp) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM known_networks WHERE seen_at < $1").bind(before).execute(&mut **tx).await?;
    Ok(())
}
