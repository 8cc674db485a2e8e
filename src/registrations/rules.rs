//! Who gets a seat: pure decisions, told the time and the counts.

use super::model::{Capacity, CapacityTerms};
use crate::events;
use crate::time::Timestamp;

/// Whether people may sign up now, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    NotYet { opens_at: Timestamp },
    Open,
    Closed { closed_at: Timestamp },
    Cancelled,
    Past,
}

/// The state of sign-up. A draft has no public page, so nobody asks about one.
pub fn window(state: events::State, terms: &CapacityTerms, starts_at: Timestamp, now: Timestamp) -> Window {
    let closes_at = terms.closes_at.min(starts_at);
    match terms.opens_at {
        _ if state == events::State::Cancelled => Window::Cancelled,
        _ if starts_at <= now => Window::Past,
        _ if closes_at <= now => Window::Closed { closed_at: closes_at },
        Some(opens_at) if opens_at > now => Window::NotYet { opens_at },
        _ => Window::Open,
    }
}

/// Whether attendees may cancel by themselves, and whether freed seats go to the queue by themselves:
/// until the deadline, at the latest until the start.
pub fn is_before_deadline(terms: &CapacityTerms, starts_at: Timestamp, now: Timestamp) -> bool {
    now < terms.cancel_until.min(starts_at)
}

/// What a newcomer could take: whoever waits is served first, so their seats are not for sale.
pub fn places_left(capacity: i64, seated: i64, waiting: i64) -> i64 {
    (capacity - seated - waiting).max(0)
}

impl Capacity {
    /// What "places left" says; 0 reads "Optaget".
    pub fn places_left(&self) -> i64 {
        places_left(self.terms.capacity, self.seated, self.waiting)
    }
}

/// What a party that is larger than the free places wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenShort {
    /// Has not said so yet.
    Ask,
    /// Waits as a whole.
    Wait,
}

/// What becomes of a party that signs up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    Confirmed,
    Waitlisted,
    /// Some places are free and nobody waits, but too few: wait as a whole, or sign up fewer?
    AskFewer {
        free: i64,
    },
    /// Larger than the event: it could never be seated.
    LargerThanEvent {
        capacity: i64,
    },
}

/// Places a party of `size`, told what is seated and what waits at this moment, under the event's lock.
pub fn place(capacity: i64, seated: i64, waiting: i64, size: i64, when_short: WhenShort) -> Placement {
    let free = places_left(capacity, seated, waiting);
    if size > capacity {
        Placement::LargerThanEvent { capacity }
    } else if size <= free {
        Placement::Confirmed
    } else if free > 0 && when_short == WhenShort::Ask {
        Placement::AskFewer { free }
    } else {
        Placement::Waitlisted
    }
}

/// A party in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting<T> {
    pub party: T,
    pub size: i64,
}

/// Whom freed seats go to, in strict order: parties from the head, each whole, until one does not fit.
/// One that became larger than the event holds back nobody.
pub fn promote<T: Clone>(capacity: i64, seated: i64, queue: &[Waiting<T>]) -> Vec<T> {
    let mut free = capacity - seated;
    let mut promoted = Vec::new();
    for waiting in queue.iter().filter(|waiting| waiting.size <= capacity) {
        if waiting.size > free {
            break;
        }
        free -= waiting.size;
        promoted.push(waiting.party.clone());
    }
    promoted
}

/// The seats that wait, as newcomers must count them: those that could ever be seated.
pub fn waiting_seats<T>(capacity: i64, queue: &[Waiting<T>]) -> i64 {
    queue.iter().map(|waiting| waiting.size).filter(|size| *size <= capacity).sum()
}

/// Diet and access needs are deleted this many days after the event.
const NEEDS_DAYS: u64 = 14;
/// Names and addresses are deleted this many months after the event.
const PEOPLE_MONTHS: u32 = 6;

/// The day on which needs are deleted.
pub fn needs_deleted_at(ends_at: Timestamp) -> Timestamp {
    Timestamp::midnight(ends_at.date() + chrono::Days::new(NEEDS_DAYS))
}

/// The day on which names and addresses are deleted.
pub fn people_deleted_at(ends_at: Timestamp) -> Timestamp {
    Timestamp::midnight(ends_at.date() + chrono::Months::new(PEOPLE_MONTHS))
}
