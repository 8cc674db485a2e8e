//! How the seats of one event were taken over time: pure, from its registrations. Forgotten people count as before,
//! because their rows stay.

use chrono::NaiveDate;

use crate::registrations::Registration;
use crate::time::Timestamp;

/// A day and how it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub date: NaiveDate,
    /// Seats that were confirmed on it.
    pub joined: i64,
    /// Confirmed seats that were given up on it.
    pub left: i64,
    /// Seats taken at its end.
    pub taken: i64,
    /// Seats that waited at its end.
    pub waiting: i64,
}

/// From when until when a seat was taken, and from when until when it waited; an end that is open goes on.
type Stay = Option<(Timestamp, Option<Timestamp>)>;

/// Every day from the first registration until a date; none where nobody ever signed up.
///
/// A party that an organiser moved back to the queue counts as waiting since it arrived: that it once sat is not kept.
pub fn days(registrations: &[Registration], until: NaiveDate) -> Vec<Day> {
    let Some(first) = registrations.iter().map(|registration| registration.created_at.date()).min() else {
        return Vec::new();
    };
    // Nobody signs up after the last day but by hand.
    let until = until.max(first);
    let length = usize::try_from((until - first).num_days()).unwrap_or_default() + 1;
    let mut days: Vec<Day> =
        first.iter_days().take(length).map(|date| Day { date, joined: 0, left: 0, taken: 0, waiting: 0 }).collect();
    let place = |at: Timestamp| {
        let days = usize::try_from((at.date() - first).num_days()).unwrap_or_default();
        Some(days).filter(|place| *place < length)
    };
    for (taken, waited) in registrations.iter().flat_map(stays) {
        if let Some((from, to)) = taken {
            if let Some(day) = place(from).and_then(|place| days.get_mut(place)) {
                day.joined += 1;
            }
            if let Some(day) = to.and_then(place).and_then(|place| days.get_mut(place)) {
                day.left += 1;
            }
        }
        if let Some((from, to)) = waited {
            if let Some(day) = place(from).and_then(|place| days.get_mut(place)) {
                day.waiting += 1;
            }
            if let Some(day) = to.and_then(place).and_then(|place| days.get_mut(place)) {
                day.waiting -= 1;
            }
        }
    }
    let (mut taken, mut waiting) = (0, 0);
    for day in &mut days {
        taken += day.joined - day.left;
        waiting += day.waiting;
        (day.taken, day.waiting) = (taken, waiting);
    }
    days
}

/// What each seat of a party did: when it was taken, when it waited.
fn stays(party: &Registration) -> impl Iterator<Item = (Stay, Stay)> + '_ {
    let lasting = |from: Timestamp, to: Option<Timestamp>| Some((from, to)).filter(|_| to.is_none_or(|to| from < to));
    party.seats.iter().map(move |seat| {
        let gone = seat.cancelled.map(|cancelled| cancelled.at);
        let taken = party.confirmed_at.and_then(|at| lasting(at.max(seat.created_at), gone));
        let ends = [party.confirmed_at, gone].into_iter().flatten().min();
        (taken, lasting(seat.created_at, ends))
    })
}

#[cfg(test)]
#[path = "tests/series.rs"]
mod tests;
