//! Mails that are to be forgotten: what they say, or that there ever was one; at once where they are done, and else as
//! soon as they are sent or given up.
//!
//! A mail that still waits keeps what it needs to be sent. Of one that is done the content goes with the caller's
//! transaction; its file goes after the commit, and the row last, so that whatever a killed process leaves is found by
//! the next [`sweep`].

mod store;

use sqlx::AnyConnection;

use super::folder;
use super::outbox::{Message, Queue};
use crate::server::db::{StoreError, WriteTx};
use crate::server::state::AppState;
use crate::server::traces;
use crate::time::Timestamp;

/// How much of a mail is forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forget {
    /// What it says, because it names somebody else; that it was sent stays.
    Content,
    /// Everything.
    Row,
}

impl Forget {
    fn number(self) -> i64 {
        match self {
            Self::Content => 1,
            Self::Row => 2,
        }
    }
}

/// A mail as somebody whom it went to may see it.
#[derive(Clone, sqlx::FromRow)]
pub struct Posted {
    kind: String,
    /// Empty once it is forgotten.
    snapshot: String,
    pub recipient: String,
    pub created_at: Timestamp,
    sent_at: Option<i64>,
}

impl Posted {
    /// When it went out; `None` while it waits, or when it was given up.
    pub fn sent_at(&self) -> Option<Timestamp> {
        self.sent_at.map(Timestamp)
    }

    /// What it tells, if it is of that kind and not forgotten.
    pub fn read<M: Message>(&self) -> Option<M> {
        if self.kind == M::KIND { serde_json::from_str(&self.snapshot).ok() } else { None }
    }
}

/// The mails of a queue in the order of posting, as far as they are not forgotten.
pub async fn posted(connection: &mut AnyConnection, queue: Queue<'_>) -> Result<Vec<Posted>, StoreError> {
    store::posted(connection, &queue.key()).await
}

/// Forgets what was posted to a queue up to now. The caller holds the lock of the queue's event.
pub async fn forget(tx: &mut WriteTx, queue: Queue<'_>, how: Forget) -> Result<(), StoreError> {
    store::forget_queue(tx, &queue.key(), how.number()).await?;
    traces::note(tx).await
}

/// Forgets every mail of an event.
pub async fn forget_event(tx: &mut WriteTx, event_id: &str) -> Result<(), StoreError> {
    store::forget_event(tx, event_id).await?;
    traces::note(tx).await
}

/// Removes the files of forgotten mails that are done, then their rows; says how many.
pub async fn sweep(state: &AppState) -> Result<usize, StoreError> {
    let now = state.clock.now();
    let done = store::to_sweep(&mut *state.db.read().await?, now).await?;
    if let Err(error) = folder::remove(state.config.mail_folder(), done.clone()).await {
        // Without its file gone the row stays, and is tried again.
        tracing::error!(kind = %error.kind(), "files of forgotten mails could not be removed");
        return Ok(0);
    }
    if !done.is_empty() {
        let mut tx = state.db.begin_write().await?;
        for id in &done {
            store::swept(&mut tx, id).await?;
        }
        traces::note(&mut tx).await?;
        tx.commit().await?;
    }
    Ok(done.len())
}
