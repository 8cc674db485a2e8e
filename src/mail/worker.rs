//! The job that delivers what the outbox holds, and how one row becomes a delivered mail.
//!
//! No transaction is open while a mail is rendered or delivered.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::desk::Desk;
use super::failure::Failure;
use super::mime::{self, Origin};
use super::outbox::{Context, Registry};
use super::store::Row;
use super::transport::{Mail, Transport};
use crate::server::db::StoreError;
use crate::server::state::AppState;

/// How often it looks without being woken: another process may have posted, or a row become due.
const LOOK: Duration = Duration::from_secs(1);
/// How long it leaves a database alone that does not answer.
const RECOVERY: Duration = Duration::from_secs(5);

/// Works until `stop`, then lets the mails on the way arrive and returns.
pub async fn run(state: AppState, registry: Arc<Registry>, stop: CancellationToken) {
    let committed = state.db.committed();
    let mut desk = Desk::new(Worker::new(state, registry));
    while !stop.is_cancelled() {
        // Listening begins before looking, so that nothing committed in between is overlooked.
        let woken = committed.notified();
        tokio::pin!(woken);
        woken.as_mut().enable();
        let looked = desk.turn(true).await;
        if let Err(error) = &looked {
            tracing::error!(%error, "the outbox cannot be worked on");
        }
        let pause = if looked.is_ok() { LOOK } else { RECOVERY };
        tokio::select! {
            biased;
            () = stop.cancelled() => {}
            () = desk.one_ended(), if looked.is_ok() => {}
            () = &mut woken, if looked.is_ok() => {}
            () = tokio::time::sleep(pause) => desk.rest().await,
        }
    }
    desk.finish().await;
}

/// Delivers until nothing is due, and says how many mails went out; for tests and commands, which cannot wait.
pub async fn deliver_all_due(state: &AppState, registry: &Arc<Registry>) -> Result<usize, StoreError> {
    let mut desk = Desk::new(Worker::new(state.clone(), registry.clone()));
    loop {
        desk.turn(true).await?;
        if desk.is_empty() {
            let sent = desk.sent;
            desk.finish().await;
            return Ok(sent);
        }
        desk.something_ended().await;
    }
}

/// What an attempt needs.
pub(super) struct Worker {
    pub state: AppState,
    pub registry: Arc<Registry>,
    pub transport: Transport,
}

impl Worker {
    pub(super) fn new(state: AppState, registry: Arc<Registry>) -> Self {
        let transport = Transport::new(&state.config);
        Self { state, registry, transport }
    }

    /// Tries once.
    pub(super) async fn deliver(&self, row: &Row) -> Result<(), Failure> {
        let (state, registry, claimed) = (self.state.clone(), self.registry.clone(), row.clone());
        // A thread of its own: a long letter holds up no request, and a panic ends this attempt only.
        let bytes = tokio::task::spawn_blocking(move || render(&state, &registry, &claimed))
            .await
            .map_err(|_| Failure::Panicked)??;
        let mail = Mail { id: row.id.clone(), created_at: row.created_at, recipient: row.recipient.clone(), bytes };
        self.transport.deliver(mail).await
    }
}

/// The same row gives the same bytes, as long as they are true.
pub(super) fn render(state: &AppState, registry: &Registry, row: &Row) -> Result<Vec<u8>, Failure> {
    let letter = registry.find(&row.kind).ok_or(Failure::UnknownKind)?;
    let context = Context { config: &state.config, created_at: row.created_at };
    let letter = letter(&row.snapshot, &context).ok_or(Failure::Snapshot)?;
    if letter.good_until.is_some_and(|until| until <= state.clock.now()) {
        return Err(Failure::Outdated);
    }
    let origin = Origin { id: &row.id, created_at: row.created_at, recipient: &row.recipient };
    Ok(mime::write(&letter, &origin, &state.config)?)
}
