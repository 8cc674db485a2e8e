//! What this process has in hand of the outbox: takes rows, holds them while they are delivered, notes what came of it.
//!
//! One loop does all that is written, so that several mails that end together are one commit. A row is held by a lease
//! that is renewed while its mail is on the way; a delivery whose lease could not be renewed is dropped before the lease
//! ends, so that no two processes ever deliver one mail at a time, however slow the server is.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::{Id, JoinSet};
use tokio::time::Instant;

use super::circuit::{Circuit, News};
use super::failure::{Failure, Next};
use super::store::{self, Row};
use super::worker::Worker;
use crate::server::db::{StoreError, WriteTx};
use crate::time::{DAY, HOUR, MINUTE, Timestamp};

/// How many mails are on the way at once. Exchange Online lets an account have three connections.
pub(super) const LANES: usize = 3;
/// How long a row is held, in seconds: so long it waits after a process was killed.
pub(super) const LEASE: i64 = 20;
/// How often the lease is renewed.
const RENEW: Duration = Duration::from_secs(5);
/// How long after a renewal a delivery may go on; the rest is for clocks of several machines that differ.
const HOLD: Duration = Duration::from_secs(15);
/// How long mails on the way may take when the program is told to stop.
const GRACE: Duration = Duration::from_secs(10);
/// The wait after the first failure and the longest one, in seconds; between them each doubles.
const FIRST_WAIT: i64 = MINUTE;
const LONGEST_WAIT: i64 = 6 * HOUR;
/// How long after posting a failure is final, in seconds.
const PATIENCE: i64 = 7 * DAY;

const _: () = assert!(RENEW.as_secs() < HOLD.as_secs() && HOLD.as_secs() < LEASE.cast_unsigned());

/// A row of ours.
struct Held {
    row: Row,
    /// Moves on with each renewal; dropping it ends the delivery.
    until: watch::Sender<Instant>,
}

/// What became of an attempt.
enum Outcome {
    Sent,
    Failed(Failure),
    /// We were told to stop before it ended.
    Stopped,
}

pub(super) struct Desk {
    worker: Arc<Worker>,
    /// `None` where the lease was lost: then there is nothing to note.
    deliveries: JoinSet<Option<Result<(), Failure>>>,
    held: HashMap<Id, Held>,
    /// Ended and not yet noted.
    ended: Vec<(Row, Outcome)>,
    circuit: Circuit,
    renewed_at: Instant,
    /// How many mails went out.
    pub sent: usize,
}

impl Desk {
    pub(super) fn new(worker: Worker) -> Self {
        Self {
            worker: Arc::new(worker),
            deliveries: JoinSet::new(),
            held: HashMap::new(),
            ended: Vec::new(),
            circuit: Circuit::default(),
            renewed_at: Instant::now(),
            sent: 0,
        }
    }

    /// Whether nothing is on the way and nothing is left to note.
    pub(super) fn is_empty(&self) -> bool {
        self.deliveries.is_empty() && self.ended.is_empty()
    }

    /// Notes what has ended, renews what is held and, where it may, takes what is due. After an error nothing is
    /// forgotten: the next turn notes it.
    pub(super) async fn turn(&mut self, may_take: bool) -> Result<(), StoreError> {
        while let Some(ended) = self.deliveries.try_join_next_with_id() {
            self.take(ended);
        }
        let (state, begun) = (&self.worker.state, Instant::now());
        let now = state.clock.now();
        let room = if may_take { self.circuit.room(self.deliveries.len(), LANES) } else { 0 };
        // Asked first, without a lock: a commit without need would wake everybody.
        let is_due = room > 0 && store::any_due(&mut *state.db.read().await?, now).await?;
        let renews = !self.held.is_empty() && self.renewed_at.elapsed() >= RENEW;
        let news = self.circuit.news().filter(|_| !self.ended.is_empty());
        if !is_due && !renews && self.ended.is_empty() {
            return Ok(());
        }

        // Always in one order, as other processes that touch several rows at once: so none waits for another in a ring.
        self.ended.sort_by(|(one, _), (other, _)| one.id.cmp(&other.id));
        let mut held: Vec<(Id, &Row)> =
            self.held.iter().filter(|_| renews).map(|(id, held)| (*id, &held.row)).collect();
        held.sort_by(|(_, one), (_, other)| one.id.cmp(&other.id));
        let mut tx = state.db.begin_upkeep().await?;
        for (row, outcome) in &self.ended {
            note(&mut tx, now, row, outcome).await?;
        }
        match &news {
            Some(News::Away { since, failure }) => store::note_outage(&mut tx, *since, now, failure).await?,
            Some(News::Back) => store::end_outage(&mut tx, now).await?,
            None => {}
        }
        let until = now.plus(LEASE);
        let mut lost = Vec::new();
        for (id, row) in held {
            if !store::renew(&mut tx, &row.id, row.leased_until, until).await? {
                lost.push(id);
            }
        }
        let at_most = i64::try_from(room).unwrap_or(0);
        let rows = if room > 0 { store::claim(&mut tx, now, until, at_most).await? } else { Vec::new() };
        tx.commit().await?;

        self.ended.clear();
        if news.is_some() {
            self.circuit.noted();
        }
        for id in lost {
            // Whoever has it now delivers it, or it was erased.
            self.held.remove(&id);
        }
        if renews {
            self.renewed_at = begun;
            for held in self.held.values_mut() {
                held.row.leased_until = until;
                held.until.send_replace(begun + HOLD);
            }
        }
        for row in rows {
            self.begin(row, begun + HOLD);
        }
        Ok(())
    }

    fn begin(&mut self, row: Row, until: Instant) {
        if self.held.is_empty() {
            self.renewed_at = Instant::now();
        }
        let (worker, begun) = (self.worker.clone(), row.clone());
        let (until, watched) = watch::channel(until);
        let task = self.deliveries.spawn(while_held(watched, async move { worker.deliver(&begun).await }));
        self.held.insert(task.id(), Held { row, until });
    }

    /// Waits until there is something to note: a delivery ends, or leases are to be renewed.
    pub(super) async fn something_ended(&mut self) {
        tokio::select! {
            () = self.one_ended() => {}
            () = tokio::time::sleep(RENEW) => {}
        }
    }

    /// Waits until a delivery ends; for ever, when none is on the way.
    pub(super) async fn one_ended(&mut self) {
        match self.deliveries.join_next_with_id().await {
            Some(ended) => self.take(ended),
            None => std::future::pending().await,
        }
    }

    fn take(&mut self, ended: Result<(Id, Option<Result<(), Failure>>), tokio::task::JoinError>) {
        let (id, result) = match ended {
            Ok((id, result)) => (id, result),
            Err(error) => (error.id(), Some(Err(Failure::Panicked))),
        };
        let Some(held) = self.held.remove(&id) else { return };
        let Some(result) = result else {
            tracing::warn!(id = held.row.id, "a mail was let go: its lease could not be renewed");
            return;
        };
        self.circuit.saw(result.as_ref().copied(), self.worker.state.clock.now());
        let outcome = match result {
            Ok(()) => {
                self.sent += 1;
                Outcome::Sent
            }
            Err(failure) => Outcome::Failed(failure),
        };
        self.ended.push((held.row, outcome));
    }

    /// Lets go of connections that nothing has used for a while.
    pub(super) async fn rest(&self) {
        self.worker.transport.rest(false).await;
    }

    /// Lets the mails on the way arrive, gives back those that take too long, and leaves.
    pub(super) async fn finish(mut self) {
        let late = tokio::time::sleep(GRACE);
        tokio::pin!(late);
        while !self.deliveries.is_empty() {
            tokio::select! {
                () = self.something_ended() => {}
                () = &mut late => break,
            }
            self.turn_or_log().await;
        }
        self.deliveries.abort_all();
        // One may have arrived in this very moment: that is noted, or it would be sent twice.
        while let Some(ended) = self.deliveries.join_next_with_id().await {
            if !matches!(&ended, Err(error) if error.is_cancelled()) {
                self.take(ended);
            }
        }
        let stopped = std::mem::take(&mut self.held);
        self.ended.extend(stopped.into_values().map(|held| (held.row, Outcome::Stopped)));
        self.turn_or_log().await;
        self.worker.transport.rest(true).await;
    }

    async fn turn_or_log(&mut self) {
        if let Err(error) = self.turn(false).await {
            tracing::error!(%error, "what became of a mail could not be noted");
        }
    }
}

/// Works as long as the lease holds.
async fn while_held<T>(mut until: watch::Receiver<Instant>, work: impl Future<Output = T>) -> Option<T> {
    tokio::pin!(work);
    loop {
        let end = *until.borrow_and_update();
        tokio::select! {
            biased;
            renewed = until.changed() => renewed.ok()?,
            () = tokio::time::sleep_until(end) => return None,
            done = &mut work => return Some(done),
        }
    }
}

async fn note(tx: &mut WriteTx, now: Timestamp, row: &Row, outcome: &Outcome) -> Result<(), StoreError> {
    let (id, kind, attempts, held) = (row.id.as_str(), row.kind.as_str(), row.attempts, row.leased_until);
    let failure = match outcome {
        Outcome::Sent => return store::mark_sent(tx, id, now).await,
        Outcome::Stopped => return store::put_back(tx, id, held, now).await,
        Outcome::Failed(failure) => failure,
    };
    let is_over = now >= row.created_at.max(row.turn_at).plus(PATIENCE);
    match failure.next() {
        Next::GiveUp => {}
        _ if is_over => {}
        Next::Later => {
            tracing::warn!(id, kind, attempts, %failure, "a mail waits");
            let due_at = now.plus(wait_after(attempts));
            return store::postpone(tx, id, held, due_at, &failure.to_string()).await;
        }
        Next::WhenReachable => return store::put_back(tx, id, held, now).await,
    }
    tracing::error!(id, kind, attempts, %failure, "a mail is given up");
    store::give_up(tx, id, held, now, &failure.to_string()).await
}

/// Seconds until the next attempt, after that many.
pub(super) fn wait_after(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(1, 20) - 1).unwrap_or(0);
    (FIRST_WAIT << doublings).min(LONGEST_WAIT)
}
