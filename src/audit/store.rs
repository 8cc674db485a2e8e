//! The log's SQL.

use serde::Serialize;
use sqlx::{AnyConnection, FromRow};

use super::{Act, Entry};
use crate::server::db::{StoreError, WriteTx};
use crate::server::id;
use crate::time::Timestamp;

#[derive(FromRow)]
struct EntryRow {
    id: String,
    at: Timestamp,
    actor: String,
    action: String,
    registration_id: Option<String>,
    detail: String,
}

impl From<EntryRow> for Entry {
    fn from(row: EntryRow) -> Self {
        let detail = serde_json::from_str(&row.detail).unwrap_or_default();
        Self {
            id: row.id,
            at: row.at,
            actor: row.actor,
            action: row.action,
            registration_id: row.registration_id,
            detail,
        }
    }
}

/// What was done to a registration, latest first.
pub async fn of_registration(
    connection: &mut AnyConnection,
    event_id: &str,
    registration_id: &str,
) -> Result<Vec<Entry>, StoreError> {
    let rows: Vec<EntryRow> = sqlx::query_as(
        "SELECT id, at, actor, action, registration_id, detail FROM audit
         WHERE registration_id = $1 AND event_id = $2 ORDER BY at DESC, id DESC",
    )
    .bind(registration_id)
    .bind(event_id)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// A part of what was done with an event and its registrations, latest first; of one kind of act, or (empty) of all.
pub async fn of_event(
    connection: &mut AnyConnection,
    event_id: &str,
    action: &str,
    offset: i64,
    limit: i64,
) -> Result<Vec<Entry>, StoreError> {
    const ALL: &str = "SELECT id, at, actor, action, registration_id, detail FROM audit
                       WHERE event_id = $1 AND $2 = '' ORDER BY at DESC, id DESC LIMIT $3 OFFSET $4";
    const ONE: &str = "SELECT id, at, actor, action, registration_id, detail FROM audit
                       WHERE event_id = $1 AND action = $2 ORDER BY at DESC, id DESC LIMIT $3 OFFSET $4";
    let rows: Vec<EntryRow> = sqlx::query_as(if action.is_empty() { ALL } else { ONE })
        .bind(event_id)
        .bind(action)
        .bind(limit)
        .bind(offset)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// What was done with an account, latest first, `most` entries; but for signing in and ending a session, which are not
/// worth telling, and asking for a new password, which anybody may do with an address.
pub async fn of_account(
    connection: &mut AnyConnection,
    organiser_id: &str,
    most: i64,
) -> Result<Vec<Entry>, StoreError> {
    let rows: Vec<EntryRow> = sqlx::query_as(
        "SELECT id, at, actor, action, registration_id, detail FROM audit
         WHERE event_id IS NULL AND action LIKE 'people.%'
           AND action NOT IN ('people.sign_in', 'people.end_session', 'people.forgot_password')
           AND (detail LIKE $2 OR actor = $1 AND detail NOT LIKE '%\"organiser\":%')
         ORDER BY at DESC, id DESC LIMIT $3",
    )
    .bind(organiser_id)
    .bind(format!("%\"organiser\":\"{organiser_id}\"%"))
    .bind(most)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// How often each kind of act was done with an event, the most frequent first.
pub async fn counts(connection: &mut AnyConnection, event_id: &str) -> Result<Vec<(String, i64)>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT action, COUNT(*) AS times FROM audit WHERE event_id = $1 GROUP BY action ORDER BY times DESC, action",
    )
    .bind(event_id)
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// Adds an entry to the log.
pub async fn record<D: Serialize>(tx: &mut WriteTx, now: Timestamp, act: Act<'_, D>) -> Result<(), StoreError> {
    let detail = serde_json::to_string(&act.detail).map_err(|_| StoreError::Corrupt("an act that JSON cannot hold"))?;
    sqlx::query(
        "INSERT INTO audit (id, at, actor, action, event_id, registration_id, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id::fresh())
    .bind(now)
    .bind(act.actor.tag())
    .bind(act.action)
    .bind(act.event_id)
    .bind(act.registration_id)
    .bind(detail)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Forgets the details of what was done with a registration; that it was done, and when, stays.
pub async fn forget_details(tx: &mut WriteTx, event_id: &str, registration_id: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE audit SET detail = '{}' WHERE event_id = $1 AND registration_id = $2")
        .bind(event_id)
        .bind(registration_id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Forgets what people did with an event; what the program itself did stays.
pub async fn forget_event(tx: &mut WriteTx, event_id: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM audit WHERE event_id = $1 AND actor <> 'system'")
        .bind(event_id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
