//! The job that delivers what the outbox holds: claims due rows, renders, delivers, notes what came of it.
//!
//! No transaction is open while a mail is rendered or delivered. A row is held by a lease, so several processes can
//! share one outbox, and what a process held when it died is taken up again when the lease ends.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::folder::{Folder, Mail};
use super::mime::{self, MimeError, Origin};
use super::outbox::{Context, Registry};
use super::store::{self, Row};
use crate::server::db::StoreError;
use crate::server::state::AppState;
use crate::time::{DAY, HOUR, MINUTE};

/// How many rows are taken at once, each of another queue.
const BATCH: i64 = 20;
/// How long they are held, in seconds: far longer than a batch takes.
const LEASE: i64 = 5 * MINUTE;
/// How often it looks without being woken: another process may have posted, or a row become due.
const LOOK: Duration = Duration::from_secs(1);
/// How long it leaves a database alone that does not answer.
const RECOVERY: Duration = Duration::from_secs(5);
/// The wait after the first failure and the longest one, in seconds; between them each doubles.
const FIRST_WAIT: i64 = MINUTE;
const LONGEST_WAIT: i64 = 6 * HOUR;
/// How long after posting a failure is final, in seconds.
const PATIENCE: i64 = 7 * DAY;

/// Works until `stop`, then finishes the mail in hand and returns.
pub async fn run(state: AppState, registry: Arc<Registry>, stop: CancellationToken) {
    let committed = state.db.committed();
    let worker = Worker::new(state, registry);
    loop {
        // Listening begins before looking, so that nothing committed in between is overlooked.
        let woken = committed.notified();
        tokio::pin!(woken);
        woken.as_mut().enable();
        let looked = worker.deliver_due(&stop).await;
        if let Err(error) = &looked {
            tracing::error!(%error, "the outbox cannot be worked on");
        }
        let pause = if looked.is_ok() { LOOK } else { RECOVERY };
        tokio::select! {
            biased;
            () = stop.cancelled() => return,
            () = &mut woken, if looked.is_ok() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Delivers until nothing is due, and says how many mails went out; for tests and commands, which cannot wait.
pub async fn deliver_all_due(state: &AppState, registry: &Arc<Registry>) -> Result<usize, StoreError> {
    Worker::new(state.clone(), registry.clone()).deliver_due(&CancellationToken::new()).await
}

pub(super) struct Worker {
    state: AppState,
    registry: Arc<Registry>,
    folder: Folder,
}

/// Why a mail did not go out. It names no person: it is logged and stored.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// No such kind; a newer program that shares the database may know it.
    UnknownKind,
    /// The snapshot is not one of its kind.
    Snapshot,
    Address,
    Message,
    /// The feature's code failed.
    Panicked,
    Transport(io::ErrorKind),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKind => f.write_str("unknown kind"),
            Self::Snapshot => f.write_str("snapshot cannot be read"),
            Self::Address => f.write_str("not a mail address"),
            Self::Message => f.write_str("message cannot be built"),
            Self::Panicked => f.write_str("rendering failed"),
            Self::Transport(kind) => write!(f, "transport: {kind}"),
        }
    }
}

impl From<MimeError> for Failure {
    fn from(error: MimeError) -> Self {
        match error {
            MimeError::Address => Self::Address,
            MimeError::Message => Self::Message,
        }
    }
}

impl Worker {
    pub(super) fn new(state: AppState, registry: Arc<Registry>) -> Self {
        let folder = Folder::new(state.config.mail_folder());
        Self { state, registry, folder }
    }

    async fn deliver_due(&self, stop: &CancellationToken) -> Result<usize, StoreError> {
        let mut sent = 0;
        while !stop.is_cancelled() {
            let rows = self.claim().await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                if stop.is_cancelled() {
                    self.release(&row).await?;
                } else if self.state.clock.now() < row.leased_until {
                    sent += usize::from(self.attempt(row).await?);
                }
                // Else it took too long, and the row may be in other hands.
            }
        }
        Ok(sent)
    }

    pub(super) async fn claim(&self) -> Result<Vec<Row>, StoreError> {
        let now = self.state.clock.now();
        if !store::any_due(&mut *self.state.db.read().await?, now).await? {
            // Without a commit: each one wakes the worker.
            return Ok(Vec::new());
        }
        let mut tx = self.state.db.begin_write().await?;
        let rows = store::claim(&mut tx, now, now.plus(LEASE), BATCH).await?;
        tx.commit().await?;
        Ok(rows)
    }

    async fn release(&self, row: &Row) -> Result<(), StoreError> {
        let mut tx = self.state.db.begin_write().await?;
        store::release(&mut tx, &row.id).await?;
        tx.commit().await
    }

    /// Tries once and notes what came of it; says whether the mail went out.
    async fn attempt(&self, row: Row) -> Result<bool, StoreError> {
        let outcome = self.deliver(&row).await;
        let now = self.state.clock.now();
        let mut tx = self.state.db.begin_write().await?;
        match &outcome {
            Ok(()) => store::mark_sent(&mut tx, &row.id, now).await?,
            Err(failure) if now >= row.created_at.plus(PATIENCE) => {
                tracing::error!(id = row.id, kind = row.kind, attempts = row.attempts, %failure, "a mail is given up");
                store::give_up(&mut tx, &row.id, now, &failure.to_string()).await?;
            }
            Err(failure) => {
                let due_at = now.plus(wait_after(row.attempts));
                tracing::warn!(id = row.id, kind = row.kind, attempts = row.attempts, %failure, "a mail waits");
                store::postpone(&mut tx, &row.id, due_at, &failure.to_string()).await?;
            }
        }
        tx.commit().await?;
        Ok(outcome.is_ok())
    }

    pub(super) async fn deliver(&self, row: &Row) -> Result<(), Failure> {
        let (state, registry, claimed) = (self.state.clone(), self.registry.clone(), row.clone());
        // A thread of its own: a long letter holds up no request, and a panic ends this attempt only.
        let bytes = tokio::task::spawn_blocking(move || render(&state, &registry, &claimed))
            .await
            .map_err(|_| Failure::Panicked)??;
        let mail = Mail { id: row.id.clone(), created_at: row.created_at, recipient: row.recipient.clone(), bytes };
        self.folder.deliver(mail).await.map_err(|error| Failure::Transport(error.kind()))
    }
}

/// The same row gives the same bytes.
pub(super) fn render(state: &AppState, registry: &Registry, row: &Row) -> Result<Vec<u8>, Failure> {
    let letter = registry.find(&row.kind).ok_or(Failure::UnknownKind)?;
    let context = Context { config: &state.config, created_at: row.created_at };
    let letter = letter(&row.snapshot, &context).ok_or(Failure::Snapshot)?;
    let origin = Origin { id: &row.id, created_at: row.created_at, recipient: &row.recipient };
    Ok(mime::write(&letter, &origin, &state.config)?)
}

/// Seconds until the next attempt, after that many.
pub(super) fn wait_after(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(1, 20) - 1).unwrap_or(0);
    (FIRST_WAIT << doublings).min(LONGEST_WAIT)
}
