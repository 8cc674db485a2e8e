//! Reading what calendar feeds show.

use sqlx::AnyConnection;

use super::read::{texts, whole, whole_events};
use crate::events::model::Event;
use crate::server::db::StoreError;
use crate::time::Timestamp;

/// Up to when feeds remember.
#[derive(Clone, Copy, Debug)]
pub struct Remembered {
    /// What ended then or earlier is left out.
    pub ended: Timestamp,
    /// What was cancelled then or earlier is left out.
    pub cancelled: Timestamp,
}

/// Published events, and cancelled ones for a while, by start; never a draft.
pub async fn for_feeds(connection: &mut AnyConnection, remembered: Remembered) -> Result<Vec<Event>, StoreError> {
    let rows = sqlx::query(whole_events!(
        "WHERE e.ends_at > $1 AND (e.state = 'published' OR (e.state = 'cancelled' AND e.cancelled_at > $2))
         ORDER BY e.starts_at, e.id"
    ))
    .bind(remembered.ended)
    .bind(remembered.cancelled)
    .fetch_all(connection)
    .await?;
    rows.iter().map(whole).collect()
}

/// The last instant at which what feeds show may have changed: the last visible change of any public event, or when
/// one was last left out because of `ended` or `cancelled`, which lie `ended_for` and `cancelled_for` seconds back.
pub async fn feeds_changed_at(
    connection: &mut AnyConnection,
    remembered: Remembered,
    ended_for: i64,
    cancelled_for: i64,
) -> Result<Option<Timestamp>, StoreError> {
    let (changed, ended, cancelled): (Option<i64>, Option<i64>, Option<i64>) = sqlx::query_as(
        "SELECT MAX(changed_at), MAX(CASE WHEN ends_at <= $1 THEN ends_at END),
                MAX(CASE WHEN cancelled_at <= $2 THEN cancelled_at END)
         FROM events WHERE state <> 'draft'",
    )
    .bind(remembered.ended)
    .bind(remembered.cancelled)
    .fetch_one(connection)
    .await?;
    let left_out = [ended.map(|at| at.saturating_add(ended_for)), cancelled.map(|at| at.saturating_add(cancelled_for))];
    Ok(left_out.into_iter().flatten().chain(changed).max().map(Timestamp))
}
