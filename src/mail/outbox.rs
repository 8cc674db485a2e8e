//! The feature's side: what a message is, how it gets into the outbox, and how it is read again.

use std::collections::HashMap;
use std::pin::Pin;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::forget::Posted;
use super::letter::Letter;
use super::store;
use crate::server::config::Config;
use crate::server::db::{Db, StoreError, WriteTx};
use crate::server::id;
use crate::server::measure::Outbox;
use crate::server::token::Purpose;
use crate::time::Timestamp;

/// A kind of mail.
///
/// The value is a snapshot of what was true when it was posted: facts, ids and token generations, never a token and
/// never a diet or access need. It is stored as JSON: a new field needs `#[serde(default)]`, because rows of an older
/// program may be waiting.
pub trait Message: Serialize + DeserializeOwned {
    /// Names the kind in the database: `registrations.receipt`. Never changed, never used again for another.
    const KIND: &'static str;

    /// The mail. Called again for each attempt, maybe by another process, and must say the same each time: it reads
    /// nothing but `self` and the context.
    fn letter(&self, context: &Context<'_>) -> Letter;
}

/// What a letter is made with, besides its snapshot.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Names the municipality and whom to call.
    pub config: &'a Config,
    /// When the mail was decided on: the only time there is, and the calendar part's DTSTAMP.
    pub created_at: Timestamp,
}

impl Context<'_> {
    /// An absolute link, from a path of `crate::paths`.
    pub fn link(&self, path: &str) -> String {
        self.config.absolute(path)
    }

    /// The token of an object in the generation that the snapshot holds.
    pub fn token(&self, purpose: Purpose, id: &str, generation: i64) -> String {
        self.config.secret.token(purpose, id, generation)
    }
}

/// Whose order a mail keeps: mails of one queue are delivered one after the other, as they were posted.
#[derive(Clone, Copy)]
pub enum Queue<'a> {
    /// To an attendee, by the seat's id.
    Seat(&'a str),
    /// To an address that was an attendee's before, by the seat's id. A queue of its own: what cannot be delivered there
    /// must not keep the new address waiting.
    FormerSeat(&'a str),
    /// To a contact, by the registration's id.
    Registration(&'a str),
    /// To somebody who signs in, by their id.
    Organiser(&'a str),
    /// To the same, who tries out a mail to others: what they try keeps no link of theirs waiting.
    Trial(&'a str),
}

impl Queue<'_> {
    pub(super) fn key(self) -> String {
        match self {
            Self::Seat(id) => format!("seat:{id}"),
            Self::FormerSeat(id) => format!("former:{id}"),
            Self::Registration(id) => format!("registration:{id}"),
            Self::Organiser(id) => format!("organiser:{id}"),
            Self::Trial(id) => format!("trial:{id}"),
        }
    }
}

/// Where a message goes.
#[derive(Clone, Copy)]
pub struct Envelope<'a> {
    pub queue: Queue<'a>,
    /// A mail address that has been validated.
    pub recipient: &'a str,
    /// The event whose erasure takes the mail along.
    pub event_id: Option<&'a str>,
    /// When it may leave, where that is not at once (`server/mail_budget.rs`).
    pub due_at: Option<Timestamp>,
}

/// Puts a message into the outbox; it is delivered after the transaction commits. `now` is when it
/// was decided on, which its date says, whenever it leaves.
///
/// The transaction holds the lock of what the queue belongs to (the event's, the organiser's row), so that no two
/// number rows at once.
pub async fn post<M: Message>(
    tx: &mut WriteTx,
    now: Timestamp,
    envelope: Envelope<'_>,
    message: &M,
) -> Result<(), StoreError> {
    write(tx, now, envelope, None, message).await
}

/// The same, as one of a batch: mails that are counted together. `batch` is an id of whoever posts them.
pub async fn post_in_batch<M: Message>(
    tx: &mut WriteTx,
    now: Timestamp,
    envelope: Envelope<'_>,
    batch: &str,
    message: &M,
) -> Result<(), StoreError> {
    write(tx, now, envelope, Some(batch), message).await
}

async fn write<M: Message>(
    tx: &mut WriteTx,
    now: Timestamp,
    envelope: Envelope<'_>,
    batch: Option<&str>,
    message: &M,
) -> Result<(), StoreError> {
    let snapshot =
        serde_json::to_string(message).map_err(|_| StoreError::Corrupt("a message that JSON cannot hold"))?;
    store::insert(
        tx,
        &store::NewRow {
            id: &id::fresh(),
            queue: &envelope.queue.key(),
            kind: M::KIND,
            snapshot: &snapshot,
            recipient: envelope.recipient,
            event_id: envelope.event_id,
            batch,
            now,
            due_at: envelope.due_at.map_or(now, |due| due.max(now)),
        },
    )
    .await
}

/// Lets what waits for its turn in a queue leave now, so that what is posted next need not wait behind it. The budgets
/// of `server/mail_budget.rs` end here: never for what a public form causes.
pub async fn hurry(tx: &mut WriteTx, now: Timestamp, queue: Queue<'_>) -> Result<(), StoreError> {
    store::hurry(tx, &queue.key(), now).await
}

type Render = fn(&str, &Context<'_>) -> Option<Letter>;

/// Every kind of message of the program, so that the worker can read a row without knowing a feature.
#[derive(Default)]
pub struct Registry(HashMap<&'static str, Render>);

impl Registry {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a kind.
    ///
    /// # Panics
    /// When two kinds have one name: that is a fault of the program, which shows at its first start.
    #[must_use]
    pub fn with<M: Message>(mut self) -> Self {
        let before = self.0.insert(M::KIND, |snapshot, context| {
            serde_json::from_str::<M>(snapshot).ok().map(|message| message.letter(context))
        });
        assert!(before.is_none(), "two kinds of mail are called {}", M::KIND);
        self
    }

    /// A mail that was posted, as it reads; nothing once its words are forgotten.
    pub fn letter(&self, posted: &Posted, context: &Context<'_>) -> Option<Letter> {
        self.find(&posted.kind)?(&posted.snapshot, context)
    }

    pub(super) fn find(&self, kind: &str) -> Option<Render> {
        self.0.get(kind).copied()
    }
}

/// What waits to be sent and what was given up, at a time.
pub fn holds(db: Db, now: Timestamp) -> Pin<Box<dyn Future<Output = Result<Outbox, StoreError>> + Send>> {
    Box::pin(async move { store::holds(&mut *db.read().await?, now).await })
}
