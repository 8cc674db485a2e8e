//! What organisers write about a registration for themselves.

use sqlx::AnyConnection;

use crate::events::EventId;
use crate::registrations::model::RegistrationId;
use crate::server::db::{StoreError, WriteTx};

/// The note, or nothing.
pub async fn note_of(
    connection: &mut AnyConnection,
    event_id: &EventId,
    id: &RegistrationId,
) -> Result<String, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT internal_note FROM registrations WHERE id = $1 AND event_id = $2")
            .bind(id)
            .bind(event_id)
            .fetch_optional(connection)
            .await?;
    Ok(row.map(|(note,)| note).unwrap_or_default())
}

/// Replaces it; the caller holds the event's lock.
pub async fn write_note(tx: &mut WriteTx, id: &RegistrationId, note: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE registrations SET internal_note = $1 WHERE id = $2")
        .bind(note)
        .bind(id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Forgets it, with the people it was about.
pub async fn forget_note(tx: &mut WriteTx, id: &RegistrationId) -> Result<(), StoreError> {
    write_note(tx, id, "").await
}
