//! When each is due, until when it makes sense, and whom it goes to. Pure decisions, told the time.

use chrono::{Days, NaiveDate, Timelike};

use super::model::{Sent, Settings, Which};
use crate::registrations::{Registration, Seat, State};
use crate::time::{DAY, HOUR, Timestamp};

/// How many days before the event people can be asked whether they still come.
pub const ASK_DAYS: [i64; 4] = [7, 5, 3, 2];

/// The hour of the day at which each goes, in Copenhagen: when people look at their mail, and somebody is in the office.
const MORNING: u32 = 9;
/// What comes late goes at no other hours than these.
const AWAKE: std::ops::Range<u32> = 7..21;
/// A reminder a week before makes sense until four days before, and thanks as long after.
const WEEK_LATE: u64 = 3;
const THANKS_LATE: u64 = 7;
/// Shortly before it begins people are on their way.
const LEAVING: i64 = HOUR;
/// Whoever got their seat so shortly before has the invitation at hand.
const FRESH: i64 = DAY;

/// Something that goes by itself, with its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    pub which: Which,
    pub due_at: Timestamp,
    /// The last instant at which it makes sense.
    pub until: Timestamp,
    /// Since when it is on.
    pub since: Timestamp,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It goes then.
    Waits,
    /// It goes now.
    Due,
    Sent {
        at: Timestamp,
        mails: i64,
    },
    /// Nobody was there to send it in time; nobody gets it.
    Late,
    /// It was turned on, or the event moved, after its time.
    Passed,
}

/// When one of them is due for an event at that time, and until when it makes sense.
pub fn times(which: Which, ask_days: i64, starts_at: Timestamp, ends_at: Timestamp) -> (Timestamp, Timestamp) {
    let (first, last) = (starts_at.date(), ends_at.date());
    let before = |days: u64| morning(first.checked_sub_days(Days::new(days)).unwrap_or(first));
    let after = |days: u64| morning(last.checked_add_days(Days::new(days)).unwrap_or(last));
    match which {
        Which::Week => (before(7), before(7 - WEEK_LATE)),
        Which::Day => (before(1), starts_at.plus(-LEAVING)),
        Which::Ask => (before(u64::try_from(ask_days).unwrap_or(1)), before(1)),
        Which::Thanks => (after(1), after(1 + THANKS_LATE)),
    }
}

/// At nine on a date; no clock is changed at that hour.
fn morning(date: NaiveDate) -> Timestamp {
    let at = date.and_hms_opt(MORNING, 0, 0).and_then(|local| Timestamp::from_local(local).ok());
    at.unwrap_or_else(|| Timestamp::midnight(date))
}

/// Everything that is on, in the order in which it goes.
pub fn planned(settings: &Settings, starts_at: Timestamp, ends_at: Timestamp) -> Vec<Planned> {
    let one = |which: Which| {
        let since = settings.since(which)?;
        let (due_at, until) = times(which, settings.ask_days, starts_at, ends_at);
        Some(Planned { which, due_at, until, since })
    };
    let mut planned: Vec<Planned> = Which::ALL.into_iter().filter_map(one).collect();
    planned.sort_by_key(|planned| planned.due_at);
    planned
}

impl Planned {
    /// Where it stands, by what went for the date that the event has. Nothing goes at night, and nothing twice.
    pub fn status(&self, sent: &[Sent], day: NaiveDate, now: Timestamp) -> Status {
        if let Some(sent) = sent.iter().find(|sent| sent.which == self.which && sent.day == day) {
            return match sent.mails {
                Some(mails) => Status::Sent { at: sent.at, mails },
                None => Status::Late,
            };
        }
        if self.due_at < self.since {
            Status::Passed
        } else if now > self.until {
            Status::Late
        } else if now < self.due_at || !AWAKE.contains(&now.local().hour()) {
            Status::Waits
        } else {
            Status::Due
        }
    }

    /// Whether it goes to an attendee. Of a reminder: not to whoever got the seat a moment before, or since.
    pub fn concerns(&self, party: &Registration, seat: &Seat) -> bool {
        let has_seat = party.state == State::Confirmed && seat.cancelled.is_none() && seat.has_mail();
        let got_it_at = party.confirmed_at.map_or(seat.created_at, |at| at.max(seat.created_at));
        has_seat && (self.which == Which::Thanks || got_it_at <= self.due_at.plus(-FRESH))
    }

    /// Whom it would go to, of these.
    pub fn people<'a>(&self, parties: &'a [Registration]) -> impl Iterator<Item = (&'a Registration, &'a Seat)> {
        let seats = parties.iter().flat_map(|party| party.seats.iter().map(move |seat| (party, seat)));
        seats.filter(|(party, seat)| self.concerns(party, seat))
    }
}

/// How long before and after now an event may be of which something is due.
pub const AHEAD: i64 = 8 * DAY;
pub const BEHIND: i64 = 12 * DAY;

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
