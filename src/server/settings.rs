//! What the installation remembers about itself, by name.

use sqlx::AnyConnection;

use super::db::{StoreError, WriteTx};

/// Is there while demo data is.
pub const DEMO: &str = "demo";

pub async fn get(connection: &mut AnyConnection, name: &str) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT value FROM settings WHERE name = $1").bind(name).fetch_optional(connection).await?;
    Ok(row.map(|(value,)| value))
}

pub async fn set(tx: &mut WriteTx, name: &str, value: &str) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2")
        .bind(name)
        .bind(value)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Forgets a value, if it is still that one.
pub async fn forget(tx: &mut WriteTx, name: &str, value: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM settings WHERE name = $1 AND value = $2")
        .bind(name)
        .bind(value)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
