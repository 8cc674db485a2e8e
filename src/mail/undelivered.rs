//! Mails of an event that have not arrived, for those who must do something about it.

use std::collections::{HashMap, HashSet};

use sqlx::AnyConnection;

use super::failure::Why;
use super::outbox::Queue;
use super::store;
use crate::server::db::StoreError;
use crate::time::{HOUR, MINUTE, Timestamp};

/// How long a mail may be on its way before anybody is told, in seconds.
const LONG: i64 = HOUR;
/// How old a note of an outage may be, in seconds: somebody tries every minute while it lasts.
const FRESH: i64 = 5 * MINUTE;

/// Whose mail it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// An attendee's, by the seat's id.
    Seat(String),
    /// A contact's, by the registration's id.
    Registration(String),
}

impl Whose {
    /// By the key of a queue; nothing where it is of somebody who signs in.
    pub(super) fn of_queue(key: &str) -> Option<Self> {
        match key.split_once(':')? {
            ("seat", id) => Some(Self::Seat(id.to_owned())),
            ("registration", id) => Some(Self::Registration(id.to_owned())),
            _ => None,
        }
    }
}

/// A mail that was given up, and after which nothing else was sent to the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undelivered {
    pub whose: Whose,
    /// The message's kind and snapshot, for the feature that wrote it.
    pub kind: String,
    pub snapshot: String,
    pub why: Why,
}

/// Mails that are tried again and again, the oldest for more than an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub mails: i64,
    pub since: Timestamp,
    /// What keeps them; nothing where none of them has failed yet.
    pub why: Option<Why>,
}

/// The mails of an event that were given up, in order of posting.
pub async fn undelivered(connection: &mut AnyConnection, event_id: &str) -> Result<Vec<Undelivered>, StoreError> {
    let rows = store::given_up(connection, event_id).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let whose = Whose::of_queue(&row.queue)?;
            Some(Undelivered { whose, kind: row.kind, snapshot: row.snapshot, why: Why::of(&row.failure) })
        })
        .collect())
}

/// Why the latest mail to somebody was given up; `None` where it was not.
pub async fn last_given_up(connection: &mut AnyConnection, queue: Queue<'_>) -> Result<Option<Why>, StoreError> {
    Ok(store::last_given_up(connection, &queue.key()).await?.map(|failure| Why::of(&failure)))
}

/// Those to whom one of them was, without what it was to tell.
pub async fn lost(connection: &mut AnyConnection, event_id: &str) -> Result<HashSet<Whose>, StoreError> {
    let queues = store::lost_queues(connection, event_id).await?;
    Ok(queues.iter().filter_map(|queue| Whose::of_queue(queue)).collect())
}

/// The mails of an event that have waited long.
pub async fn waiting(
    connection: &mut AnyConnection,
    event_id: &str,
    now: Timestamp,
) -> Result<Option<Waiting>, StoreError> {
    let Some((mails, since, failure)) = store::waiting(connection, event_id, now.plus(-LONG)).await? else {
        return Ok(None);
    };
    let is_away = store::is_away(connection, now.plus(-FRESH)).await?;
    let why = if is_away { Some(Why::NoAnswer) } else { failure.as_deref().map(Why::of) };
    Ok(Some(Waiting { mails, since, why }))
}

/// The mails of an event that were given up: how many, and the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LostOfEvent {
    pub mails: usize,
    pub first: Vec<Undelivered>,
}

/// What [`undelivered`] finds, of all events at once, by their ids; at most so many mails of each.
pub async fn undelivered_of_all(
    connection: &mut AnyConnection,
    most: usize,
) -> Result<HashMap<String, LostOfEvent>, StoreError> {
    let mut lost: HashMap<String, LostOfEvent> = HashMap::new();
    for row in store::given_up_of_all(connection, i64::try_from(most).unwrap_or(i64::MAX)).await? {
        let Some(whose) = Whose::of_queue(&row.queue) else { continue };
        let of_event = lost.entry(row.event_id).or_default();
        of_event.mails = usize::try_from(row.number).unwrap_or_default();
        let why = Why::of(&row.failure);
        of_event.first.push(Undelivered { whose, kind: row.kind, snapshot: row.snapshot, why });
    }
    Ok(lost)
}

/// What [`waiting`] finds, of those of all events whose id is asked for, as one.
pub async fn waiting_of(
    connection: &mut AnyConnection,
    now: Timestamp,
    is_asked_for: impl Fn(&str) -> bool,
) -> Result<Option<Waiting>, StoreError> {
    let mut rows = store::waiting_of_all(connection, now.plus(-LONG)).await?;
    rows.retain(|(event_id, ..)| is_asked_for(event_id));
    let Some(since) = rows.iter().map(|(_, _, since, _)| *since).min() else { return Ok(None) };
    let mails = rows.iter().map(|(_, mails, ..)| mails).sum();
    let is_away = store::is_away(connection, now.plus(-FRESH)).await?;
    let failure = rows.iter().find_map(|(.., failure)| failure.as_deref());
    Ok(Some(Waiting { mails, since, why: if is_away { Some(Why::NoAnswer) } else { failure.map(Why::of) } }))
}
