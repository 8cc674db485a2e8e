//! What the public pages decide: whether there is room, what belongs to which month, which sentence stands for a text.

use chrono::{Datelike, Days, NaiveDate};

use super::model::Month;
use crate::events::{Event, Listed, State};
use crate::registrations::rules::{Window, window};
use crate::registrations::{Capacity, CapacityTerms};
use crate::time::{self, Timestamp};

/// Whether one can come, as the front page and the ticket tell it. Counts are seats, but `parties`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    NotYet {
        opens_at: Timestamp,
        capacity: i64,
    },
    Open {
        left: i64,
        capacity: i64,
        closes_at: Timestamp,
    },
    /// Nothing is left for a newcomer: whoever waits is served first, so this may be true while a seat is free.
    Full {
        waiting: i64,
        parties: i64,
        capacity: i64,
        closes_at: Timestamp,
    },
    Closed {
        closed_at: Timestamp,
    },
    Cancelled,
    /// Has begun and not ended.
    Begun,
    Past,
}

/// What of an event decides whether one can come.
#[derive(Clone, Copy, Debug)]
pub struct Occasion {
    state: State,
    starts_at: Timestamp,
    ends_at: Timestamp,
}

impl From<&Event> for Occasion {
    fn from(event: &Event) -> Self {
        Self { state: event.state, starts_at: event.details.starts_at, ends_at: event.details.ends_at }
    }
}

impl From<&Listed> for Occasion {
    fn from(event: &Listed) -> Self {
        Self { state: event.state, starts_at: event.starts_at, ends_at: event.ends_at }
    }
}

impl Availability {
    pub fn of(event: impl Into<Occasion>, capacity: &Capacity, now: Timestamp) -> Self {
        let Occasion { state, starts_at, ends_at } = event.into();
        let terms = &capacity.terms;
        let closes_at = terms.closes_at.min(starts_at);
        match window(state, terms, starts_at, now) {
            Window::Cancelled => Self::Cancelled,
            Window::Past if ends_at <= now => Self::Past,
            Window::Past => Self::Begun,
            Window::Closed { closed_at } => Self::Closed { closed_at },
            Window::NotYet { opens_at } => Self::NotYet { opens_at, capacity: terms.capacity },
            Window::Open => match capacity.places_left() {
                0 => Self::Full {
                    waiting: capacity.waiting,
                    parties: capacity.parties,
                    capacity: terms.capacity,
                    closes_at,
                },
                left => Self::Open { left, capacity: terms.capacity, closes_at },
            },
        }
    }

    /// What the bar shows: seats that nobody can take any more, and seats in all. None where nobody can sign up.
    pub fn bar(self) -> Option<(u32, u32)> {
        let seats = |count: i64| u32::try_from(count).unwrap_or(0);
        match self {
            Self::Open { left, capacity, .. } => Some((seats(capacity - left), seats(capacity))),
            Self::Full { capacity, .. } => Some((seats(capacity), seats(capacity))),
            _ => None,
        }
    }
}

/// What happens in one month, in order.
#[derive(Debug, PartialEq, Eq)]
pub struct Section<T> {
    /// The earliest and the latest start: the month, its year, and its weeks.
    pub first: Timestamp,
    pub last: Timestamp,
    pub rows: Vec<T>,
}

/// Groups what is sorted by start, either way, into the months of Copenhagen's calendar; months without anything do not appear.
pub fn by_month<T>(sorted: Vec<T>, starts_at: impl Fn(&T) -> Timestamp) -> Vec<Section<T>> {
    let month_of = |at: Timestamp| (at.date().year(), at.date().month());
    let mut months: Vec<Section<T>> = Vec::new();
    for row in sorted {
        let at = starts_at(&row);
        match months.last_mut() {
            Some(month) if month_of(month.last) == month_of(at) => {
                (month.first, month.last) = (month.first.min(at), month.last.max(at));
                month.rows.push(row);
            }
            _ => months.push(Section { first: at, last: at, rows: vec![row] }),
        }
    }
    months
}

/// When an event's page, or a list with it, changes by time alone.
fn turns(event: Occasion, terms: &CapacityTerms) -> [Timestamp; 5] {
    let opens_at = terms.opens_at.unwrap_or(event.ends_at);
    [opens_at, terms.closes_at, terms.cancel_until, event.starts_at, event.ends_at]
}

/// The next instant at which a page that shows these events at `now` changes though nobody changes anything: a window
/// opens, a deadline passes, something begins or ends, or a day begins in Copenhagen ("i dag", "på torsdag").
///
/// A list that leaves events out (by kind, by words, by page) also gives when the next of those ends, as `others`:
/// its counts are told of all.
pub fn next_change<'a>(
    now: Timestamp,
    shown: impl IntoIterator<Item = (impl Into<Occasion>, &'a CapacityTerms)>,
    others: impl IntoIterator<Item = Timestamp>,
) -> Timestamp {
    let turns = shown.into_iter().flat_map(|(event, terms)| turns(event.into(), terms));
    time::next_change(now, turns.chain(others))
}

/// The weeks that a month touches, each from Monday to Sunday.
pub fn weeks_of(month: Month) -> Vec<[NaiveDate; 7]> {
    let first = month.first();
    let monday = first - Days::new(u64::from(first.weekday().num_days_from_monday()));
    (0..6)
        .map(|week| std::array::from_fn(|day| monday + Days::new(week * 7 + day as u64)))
        .take_while(|week: &[NaiveDate; 7]| week[0] < month.next().first())
        .collect()
}

/// The first sentence of a text: up to a full stop, question or exclamation mark that a space and a capital
/// follow ("kl. 8", "bl.a. om" go on), or up to the end of its first line.
pub fn first_sentence(text: &str) -> &str {
    let line = text.trim().lines().next().unwrap_or_default().trim_end();
    for (at, mark) in line.char_indices().filter(|(_, c)| matches!(c, '.' | '?' | '!' | '…')) {
        let end = at + mark.len_utf8();
        let mut rest = line[end..].chars();
        if rest.next().is_some_and(char::is_whitespace) && rest.next().is_some_and(char::is_uppercase) {
            return &line[..end];
        }
    }
    line
}

/// "AK" for "Anne-Sofie Kjær": the first letters of the first two names.
pub fn initials(name: &str) -> String {
    name.split_whitespace().take(2).filter_map(|part| part.chars().next()).flat_map(char::to_uppercase).collect()
}

/// "Anne-Sofie": what one says on the telephone.
pub fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// "Skolegade 2 B": an address without its town.
pub fn street(address: &str) -> &str {
    address.split(',').next().unwrap_or_default().trim()
}
