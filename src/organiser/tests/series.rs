//! Seats over time: what joins, what leaves, and that the last day is what is true.

use super::*;
use crate::registrations::{Cancelled, CancelledBy, RegistrationId, Seat, State, for_tests};
use crate::time::DAY;

/// Noon on 26 October 2026 in Copenhagen, the day after the clocks changed.
const FIRST: Timestamp = Timestamp(1_793_012_400);

fn day(number: i64) -> Timestamp {
    FIRST.plus(number * DAY)
}

fn seat(created: i64, cancelled: Option<i64>) -> Seat {
    Seat {
        created_at: day(created),
        cancelled: cancelled.map(|number| Cancelled { at: day(number), by: CancelledBy::Contact }),
        ..for_tests::seat(&RegistrationId("party".into()), 1)
    }
}

/// A party of forgotten people: it counts as any other.
fn party(created: i64, confirmed: Option<i64>, seats: Vec<Seat>) -> Registration {
    let state = if confirmed.is_some() { State::Confirmed } else { State::Waitlisted };
    Registration {
        created_at: day(created),
        confirmed_at: confirmed.map(day),
        erased_at: Some(day(100)),
        seats,
        ..for_tests::party("party", state, 0)
    }
}

fn taken(days: &[Day]) -> Vec<(i64, i64)> {
    days.iter().map(|day| (day.taken, day.waiting)).collect()
}

#[test]
fn a_seat_counts_from_the_day_it_is_confirmed_until_the_day_it_is_given_up() {
    let parties = [
        party(0, Some(0), vec![seat(0, None), seat(0, Some(2))]),
        // Waits for two days; one of its seats is given up before, one is added by hand later.
        party(1, Some(3), vec![seat(1, None), seat(1, Some(2)), seat(4, None)]),
    ];
    let days = days(&parties, day(5).date());
    assert_eq!(taken(&days), [(2, 0), (2, 2), (1, 1), (2, 0), (3, 0), (3, 0)]);
    assert_eq!(days.iter().map(|day| day.joined).collect::<Vec<_>>(), [2, 0, 0, 1, 1, 0]);
    assert_eq!(days.iter().map(|day| day.left).collect::<Vec<_>>(), [0, 0, 1, 0, 0, 0]);
    assert_eq!(days[5].date, day(5).date());
}

#[test]
fn what_lasted_no_time_is_nothing_and_what_still_waits_waits_on() {
    let at_once = party(0, Some(0), vec![seat(0, Some(0))]);
    let waits = party(0, None, vec![seat(0, None), seat(0, Some(1))]);
    assert_eq!(taken(&days(&[at_once, waits], day(2).date())), [(0, 2), (0, 1), (0, 1)]);
    assert_eq!(days(&[], day(2).date()), []);
    let late = party(3, Some(3), vec![seat(3, None)]);
    assert_eq!(taken(&days(&[late], day(1).date())), [(1, 0)], "signed up after the last day that was asked for");
}
