//! What became of mails, for those who look after the people they went to: never what a mail says.

use std::collections::HashMap;

use sqlx::{AnyConnection, FromRow};

use super::failure::Why;
use super::outbox::Queue;
use super::store;
use crate::server::db::{StoreError, WriteTx};
use crate::time::Timestamp;

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The mail server took it.
    Sent(Timestamp),
    /// It leaves then, or as soon as those before it have left.
    Waiting {
        due_at: Timestamp,
    },
    /// It was tried, and is tried again then.
    Postponed {
        due_at: Timestamp,
        why: Why,
    },
    GivenUp {
        at: Timestamp,
        why: Why,
    },
}

/// A mail that was posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// Which of the queues that were asked for it was posted to.
    pub queue: usize,
    /// For the feature that wrote it; empty once its words are forgotten.
    pub kind: String,
    pub snapshot: String,
    pub recipient: String,
    pub posted_at: Timestamp,
    pub fate: Fate,
}

#[derive(FromRow)]
pub(super) struct HistoryRow {
    queue: String,
    kind: String,
    snapshot: String,
    recipient: String,
    created_at: Timestamp,
    due_at: Timestamp,
    attempts: i64,
    sent_at: Option<i64>,
    given_up_at: Option<i64>,
    failure: Option<String>,
}

impl HistoryRow {
    fn fate(&self) -> Fate {
        let why = self.failure.as_deref().map(Why::of);
        match (self.sent_at, self.given_up_at, why) {
            (Some(at), _, _) => Fate::Sent(Timestamp(at)),
            (None, Some(at), why) => Fate::GivenUp { at: Timestamp(at), why: why.unwrap_or(Why::Internal) },
            (None, None, Some(why)) if self.attempts > 0 => Fate::Postponed { due_at: self.due_at, why },
            (None, None, _) => Fate::Waiting { due_at: self.due_at },
        }
    }
}

/// The mails of these queues in the order of posting, as far as they are not forgotten.
pub async fn history(connection: &mut AnyConnection, queues: &[Queue<'_>]) -> Result<Vec<History>, StoreError> {
    let keys: Vec<String> = queues.iter().map(|queue| queue.key()).collect();
    let place: HashMap<&str, usize> = keys.iter().enumerate().map(|(place, key)| (key.as_str(), place)).collect();
    let mut found = Vec::new();
    for row in store::history(connection, &keys).await? {
        let (Some(queue), fate) = (place.get(row.queue.as_str()).copied(), row.fate()) else { continue };
        let HistoryRow { kind, snapshot, recipient, created_at, .. } = row;
        found.push(History { queue, kind, snapshot, recipient, posted_at: created_at, fate });
    }
    Ok(found)
}

/// Whether something posted to a queue may have arrived at an address.
pub async fn reached(connection: &mut AnyConnection, queue: Queue<'_>, address: &str) -> Result<bool, StoreError> {
    store::reached(connection, &queue.key(), address).await
}

/// Takes back what a queue still holds and nobody has in hand; how many that were. The caller holds the lock of what the
/// queue belongs to.
pub async fn take_back(tx: &mut WriteTx, now: Timestamp, queue: Queue<'_>) -> Result<usize, StoreError> {
    store::take_back(tx, &queue.key(), now).await
}
