//! What tells one state of the public data from the next, and how a process notices that it moved.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx::AnyConnection;

use crate::server::db::{Db, StoreError};

/// How long a look at the revision is good for. With the time that a look takes, no page is older than a second.
const GOOD_FOR: Duration = Duration::from_millis(500);

/// How long a look may take before the database counts as away.
pub(super) const LOOK: Duration = Duration::from_secs(5);

/// Only whether two are equal means anything. Neither number ever falls while the other stays: what takes a row out of
/// the sum raises the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Revision {
    number: i64,
    counted: i64,
}

/// Moves it on, at the end of a transaction that changed what public pages show.
pub(in crate::server) async fn raise(connection: &mut AnyConnection) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO public_revision (id, number) VALUES (1, 1)
         ON CONFLICT (id) DO UPDATE SET number = public_revision.number + 1",
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn read(db: &Db) -> Result<Revision, StoreError> {
    // One statement, so that both numbers are of one instant.
    let (number, counted) = sqlx::query_as(
        "SELECT COALESCE((SELECT number FROM public_revision), 0),
                CAST(COALESCE(SUM(version), 0) AS BIGINT)
         FROM event_capacity",
    )
    .fetch_one(&mut *db.read().await?)
    .await?;
    Ok(Revision { number, counted })
}

/// How often this process has seen the revision move. Of two generations the larger was seen later.
pub type Generation = u64;

#[derive(Clone, Copy)]
struct Seen {
    revision: Revision,
    generation: Generation,
    /// Before the look began.
    at: Instant,
    /// How much this process had committed then.
    commits: u64,
}

/// What this process knows of the revision.
#[derive(Default)]
pub(super) struct Watch {
    seen: Mutex<Option<Seen>>,
    /// Held by whoever looks; inside, when a look last failed.
    looking: tokio::sync::Mutex<Option<Instant>>,
}

impl Watch {
    /// The generation of now: at most half a second old, and never from before a commit of this process that has been
    /// answered. Of those who ask while somebody looks, the first looks next, for all of them.
    pub async fn generation(&self, db: &Db) -> Result<Generation, StoreError> {
        let (asked, committed) = (Instant::now(), db.commits());
        if let Some(generation) = self.known(committed, None) {
            return Ok(generation);
        }
        let mut failed = self.looking.lock().await;
        // What is committed while one waits was not answered when one asked; and a look that began after one asked is young
        // enough however long it took.
        if let Some(generation) = self.known(committed, Some(asked)) {
            return Ok(generation);
        }
        // Whoever waited for a look that failed does not try again, one after the other.
        if failed.is_some_and(|failed| failed >= asked) {
            return Err(sqlx::Error::PoolTimedOut.into());
        }
        let (at, commits) = (Instant::now(), db.commits());
        let read = tokio::time::timeout(LOOK, read(db)).await;
        let revision = match read.unwrap_or_else(|_| Err(sqlx::Error::PoolTimedOut.into())) {
            Ok(revision) => revision,
            Err(error) => {
                *failed = Some(Instant::now());
                return Err(error);
            }
        };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let generation = match *seen {
            Some(before) if before.revision == revision => before.generation,
            Some(before) => before.generation + 1,
            None => 1,
        };
        *seen = Some(Seen { revision, generation, at, commits });
        Ok(generation)
    }

    /// What was seen last, if it is young, or younger than a question, and counts so many commits of this process.
    fn known(&self, committed: u64, asked: Option<Instant>) -> Option<Generation> {
        let seen = (*self.seen.lock().unwrap_or_else(PoisonError::into_inner))?;
        let is_young = seen.at.elapsed() < GOOD_FOR || asked.is_some_and(|asked| seen.at >= asked);
        (is_young && seen.commits >= committed).then_some(seen.generation)
    }
}
