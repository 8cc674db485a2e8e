//! Organisations: those that stand on events, and those of partners.

use sqlx::AnyConnection;

use crate::server::db::{StoreError, WriteTx};
use crate::server::id;

/// The organisation of this name, made when it is new; of two spellings that differ in case the first stays.
pub async fn organisation_id(tx: &mut WriteTx, name: &str) -> Result<String, StoreError> {
    let folded = name.to_lowercase();
    sqlx::query(
        "INSERT INTO organisations (id, name, name_folded) VALUES ($1, $2, $3) ON CONFLICT (name_folded) DO NOTHING",
    )
    .bind(id::fresh())
    .bind(name)
    .bind(&folded)
    .execute(tx.shown())
    .await?;
    let (id,): (String,) = sqlx::query_as("SELECT id FROM organisations WHERE name_folded = $1")
        .bind(&folded)
        .fetch_one(&mut **tx)
        .await?;
    Ok(id)
}

/// The names of those that stand on events or have a partner, in order.
pub async fn organisations(connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT t.name FROM organisations t
         WHERE EXISTS (SELECT 1 FROM event_organisations e WHERE e.organisation_id = t.id)
            OR EXISTS (SELECT 1 FROM organisers o WHERE o.organisation_id = t.id)
         ORDER BY t.name_folded",
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}
