//! Mails that were posted together: how far they have come, and which of them were given up.

mod store;

use std::collections::HashMap;

use sqlx::AnyConnection;

use super::failure::Why;
use super::undelivered::{Undelivered, Whose};
use crate::server::db::StoreError;

/// How far the mails of a batch have come. One that was taken back or is forgotten is in none of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Not tried yet, or to be tried again.
    pub waiting: i64,
    /// The mail server took them.
    pub sent: i64,
    pub given_up: i64,
}

/// How far the mails of one batch have come.
pub async fn progress(connection: &mut AnyConnection, batch: &str) -> Result<Progress, StoreError> {
    Ok(store::of_batch(connection, batch).await?.into())
}

/// The same of every batch of an event.
pub async fn progress_of_event(
    connection: &mut AnyConnection,
    event_id: &str,
) -> Result<HashMap<String, Progress>, StoreError> {
    let rows = store::of_event(connection, event_id).await?;
    Ok(rows.into_iter().map(|(batch, posted, sent, given_up)| (batch, (posted, sent, given_up).into())).collect())
}

/// The mails of a batch that were given up, in order of posting.
pub async fn given_up(connection: &mut AnyConnection, batch: &str) -> Result<Vec<Undelivered>, StoreError> {
    let lost = store::given_up(connection, batch).await?.into_iter().filter_map(|(queue, kind, snapshot, failure)| {
        let whose = Whose::of_queue(&queue)?;
        Some(Undelivered { whose, kind, snapshot, why: Why::of(&failure) })
    });
    Ok(lost.collect())
}

impl From<(i64, i64, i64)> for Progress {
    fn from((posted, sent, given_up): (i64, i64, i64)) -> Self {
        Self { waiting: posted - sent - given_up, sent, given_up }
    }
}
