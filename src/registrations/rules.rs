//! When something may be done, and when people are forgotten; who gets a seat is in `rules/queue.rs`. Pure decisions,
//! told the time and the counts.

mod organisations;
mod queue;

pub use organisations::{Count, Key, Organisations, Visit};
pub use queue::{Placement, Promotion, Seating, Waiting, WhenShort, places_left, waiting_seats};

use std::collections::HashMap;

use super::model::{Answer, CapacityTerms, Registration, Seat, SeatId, State};
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

/// Diet and access needs are deleted this many days after the event.
pub const NEEDS_DAYS: u32 = 14;

/// When needs are deleted: the page's date and the job's instant. As many days on, at the time of day the event ended.
pub fn needs_deleted_at(ends_at: Timestamp) -> Timestamp {
    same_time_on(ends_at, ends_at.date() + chrono::Days::new(NEEDS_DAYS.into()))
}

/// When names and addresses are deleted: so many months on, or on the last day of a month that is too short.
pub fn people_deleted_at(ends_at: Timestamp, keep_months: u32) -> Timestamp {
    same_time_on(ends_at, ends_at.date() + chrono::Months::new(keep_months))
}

/// An hour that the clocks skip or double on that day gives way to its midnight: the date is what was promised.
fn same_time_on(at: Timestamp, date: chrono::NaiveDate) -> Timestamp {
    Timestamp::from_local(date.and_time(at.local().time())).unwrap_or_else(|_| Timestamp::midnight(date))
}

/// What is known of who comes, once they were asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Certainty {
    /// Seats whose holders said that they come.
    pub coming: usize,
    /// Seats whose holders were asked and have said nothing.
    pub uncertain: usize,
}

impl Certainty {
    /// Of these parties' seats; whoever was not asked counts in neither.
    pub fn of<'a>(parties: impl IntoIterator<Item = &'a Registration>, answers: &HashMap<SeatId, Answer>) -> Self {
        let mut certainty = Self::default();
        let seated = parties.into_iter().filter(|party| party.state == State::Confirmed);
        for seat in seated.flat_map(Registration::live_seats) {
            match answers.get(&seat.id).map(|answer| answer.coming) {
                Some(Some(true)) => certainty.coming += 1,
                Some(None) => certainty.uncertain += 1,
                Some(Some(false)) | None => {}
            }
        }
        certainty
    }

    /// Whether anybody was asked.
    pub fn is_known(self) -> bool {
        self.coming + self.uncertain > 0
    }
}

/// Whose data somebody asks to have erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The attendee's at this position.
    Attendee(i64),
    /// The contact's: the registration's, and the contact's own seat.
    Contact,
    /// Everybody's.
    Party,
}

/// What an erasure takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Seats whose attendee is forgotten, by position.
    pub positions: Vec<i64>,
    /// Whether the contact is.
    pub contact: bool,
    /// Whether nobody is left, and the organisation goes too: the name of a one-person firm is a person's.
    pub whole: bool,
}

/// What is erased when somebody asks. A party without its contact keeps its seats, but not its place in the queue:
/// while it waits, only the contact is written to.
pub fn erasure(registration: &Registration, whose: Whose) -> Erasure {
    let own = |seat: &Seat| match whose {
        Whose::Attendee(position) => seat.position == position,
        Whose::Contact => seat.is_contact,
        Whose::Party => true,
    };
    let asked = |seat: &&Seat| own(seat) && !seat.is_erased();
    let contact = match whose {
        // The contact's own seat and the contact are one person.
        Whose::Attendee(_) => registration.seats.iter().any(|seat| own(seat) && seat.is_contact),
        Whose::Contact | Whose::Party => true,
    };
    let others_stay = registration.live_seats().any(|seat| !seat.is_erased() && !own(seat));
    let everybody = contact && (!others_stay || registration.state == State::Waitlisted);
    let positions: Vec<i64> = if everybody {
        registration.seats.iter().filter(|seat| !seat.is_erased()).map(|seat| seat.position).collect()
    } else {
        registration.seats.iter().filter(asked).map(|seat| seat.position).collect()
    };
    let known = registration.seats.iter().filter(|seat| !seat.is_erased()).count();
    let whole = (contact || registration.contact.is_erased()) && positions.len() == known;
    Erasure { positions, contact, whole }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
