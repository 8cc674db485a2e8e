//! Mails that are to be forgotten: what they say, or that there ever was one; at once where they are done, and else as
//! soon as they are sent or given up.
//!
//! A mail that still waits keeps what it needs to be sent. Of one that is done the content goes with the caller's
//! transaction; its file goes after the commit, and the row last, so that whatever a killed process leaves is found by
//! the next [`sweep`].

mod store;

use sqlx::AnyConnection;

use super::folder::{self, Age};
use super::outbox::Queue;
use crate::server::db::{StoreError, WriteTx};
use crate::server::state::AppState;
use crate::server::traces;
use crate::time::Timestamp;

/// How many rows one transaction ends: others write in between.
const BATCH: usize = 500;
/// How many rows are looked for at once, and their files in one pass through the folder.
const PASS: usize = 20 * BATCH;
/// The same while somebody waits.
const FEW: usize = 50;

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
    pub(super) kind: String,
    /// Empty once it is forgotten.
    pub(super) snapshot: String,
    pub recipient: String,
    pub created_at: Timestamp,
    sent_at: Option<i64>,
    given_up_at: Option<i64>,
}

impl Posted {
    /// When it went out; `None` while it waits, or when it was given up.
    pub fn sent_at(&self) -> Option<Timestamp> {
        self.sent_at.map(Timestamp)
    }

    /// Whether it is not tried any more.
    pub fn is_given_up(&self) -> bool {
        self.given_up_at.is_some()
    }

    /// What it tells, if it is of that kind and not forgotten.
    #[cfg(test)]
    pub fn read<M: super::outbox::Message>(&self) -> Option<M> {
        if self.kind == M::KIND { serde_json::from_str(&self.snapshot).ok() } else { None }
    }
}

/// The mails of a queue in the order of posting, as far as they are not forgotten.
pub async fn posted(connection: &mut AnyConnection, queue: Queue<'_>) -> Result<Vec<Posted>, StoreError> {
    store::posted(connection, &queue.key()).await
}

/// Forgets what was posted to these queues up to now. The caller holds the lock of the queues' event, and notes the
/// [`traces`] last.
pub async fn forget(tx: &mut WriteTx, queues: &[(Queue<'_>, Forget)]) -> Result<(), StoreError> {
    let mut rows = Vec::new();
    for (queue, how) in queues {
        rows.extend(store::in_queue(tx, &queue.key()).await?.into_iter().map(|id| (id, how.number())));
    }
    // One after another in the order of their ids, as everybody who touches several rows: so none waits for another in
    // a ring.
    rows.sort();
    for (id, how) in &rows {
        store::forget(tx, id, *how).await?;
    }
    Ok(())
}

/// Forgets every mail of an event. The caller notes the [`traces`] last.
pub async fn forget_event(tx: &mut WriteTx, event_id: &str) -> Result<(), StoreError> {
    let mut rows = store::of_event(tx, event_id).await?;
    rows.sort();
    for id in &rows {
        store::forget(tx, id, Forget::Row.number()).await?;
    }
    Ok(())
}

/// Removes the files of forgotten mails that are done, then their rows; says how many.
pub async fn sweep(state: &AppState) -> Result<usize, StoreError> {
    let mut swept = 0;
    loop {
        let done = sweep_at_most(state, PASS).await?;
        swept += done;
        if done < PASS {
            return Ok(swept);
        }
    }
}

/// The same of a few, while somebody waits for an answer.
pub async fn sweep_some(state: &AppState) -> Result<usize, StoreError> {
    sweep_at_most(state, FEW).await
}

async fn sweep_at_most(state: &AppState, at_most: usize) -> Result<usize, StoreError> {
    let now = state.clock.now();
    let mut done = store::to_sweep(&mut *state.db.read().await?, now, at_most).await?;
    if done.is_empty() {
        return Ok(0);
    }
    done.sort();
    if let Err(error) = folder::remove(state.config.mail_folder(), done.clone(), Age::Any).await {
        // Without its file gone the row stays, and is tried again.
        tracing::error!(kind = %error.kind(), "files of forgotten mails could not be removed");
        return Ok(0);
    }
    for batch in done.chunks(BATCH) {
        let mut tx = state.db.begin_write().await?;
        for id in batch {
            store::swept(&mut tx, id).await?;
        }
        traces::note(&mut tx).await?;
        tx.commit().await?;
    }
    Ok(done.len())
}

/// Removes old files of mails that the outbox does not hold, or not their words: where several machines each have a
/// folder, whichever swept the row has removed only its own file. Says how many mails that were.
pub async fn remove_strays(state: &AppState) -> Result<usize, StoreError> {
    let folder = state.config.mail_folder();
    let ids = match folder::ids(folder.clone()).await {
        Ok(ids) => ids,
        Err(error) => {
            tracing::error!(kind = %error.kind(), "the mail folder could not be read");
            return Ok(0);
        }
    };
    let mut strays = Vec::new();
    for batch in ids.chunks(BATCH) {
        let (Some(first), Some(last)) = (batch.first(), batch.last()) else { continue };
        let mut db = state.db.read().await?;
        let held = store::held_between(&mut db, first, last).await?;
        for id in batch.iter().filter(|id| !held.contains(*id)) {
            // Asked by name: where a range begins and ends is for each database's order of texts to say.
            if !store::is_held(&mut db, id).await? {
                strays.push(id.clone());
            }
        }
    }
    let found = strays.len();
    if let Err(error) = folder::remove(folder, strays, Age::Old).await {
        tracing::error!(kind = %error.kind(), "files of forgotten mails could not be removed");
        return Ok(0);
    }
    Ok(found)
}
