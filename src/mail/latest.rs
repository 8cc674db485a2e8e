//! What was posted lately to those whom an event concerns, for whoever must know what they were told last.

use sqlx::AnyConnection;

use super::store;
use super::undelivered::Whose;
use crate::server::db::StoreError;
use crate::time::Timestamp;

/// A mail that was posted, sent or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latest {
    pub whose: Whose,
    /// The message's kind and snapshot, for the feature that wrote it; the snapshot is empty once it is forgotten.
    pub kind: String,
    pub snapshot: String,
}

/// The mails of an event that were decided on since a moment; those of one queue in order of posting.
pub async fn posted_since(
    connection: &mut AnyConnection,
    event_id: &str,
    since: Timestamp,
) -> Result<Vec<Latest>, StoreError> {
    let rows = store::posted_since(connection, event_id, since).await?;
    let latest = rows
        .into_iter()
        .filter_map(|(queue, kind, snapshot)| Some(Latest { whose: Whose::of_queue(&queue)?, kind, snapshot }));
    Ok(latest.collect())
}
