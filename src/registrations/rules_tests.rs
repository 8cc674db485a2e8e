//! When people are forgotten, and whom an erasure takes.

use super::{Erasure, Whose, erasure, needs_deleted_at, people_deleted_at};
use crate::registrations::for_tests;
use crate::registrations::model::{Cancelled, CancelledBy, Registration, Seat, State};
use crate::time::Timestamp;

fn at(text: &str) -> Timestamp {
    Timestamp::from_local(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()).unwrap()
}

#[test]
fn the_date_is_so_many_days_or_months_on_whatever_the_clocks_do() {
    assert_eq!(needs_deleted_at(at("2027-01-14 10:00")), at("2027-01-28 10:00"));
    // Over both changes of the clocks, and at an hour that one of them skips.
    assert_eq!(needs_deleted_at(at("2026-10-20 23:30")), at("2026-11-03 23:30"));
    assert_eq!(needs_deleted_at(at("2027-03-14 02:30")), at("2027-03-28 00:00"));
    assert_eq!(needs_deleted_at(at("2027-10-17 02:30")), at("2027-10-31 00:00"));
    for (ends, months, gone) in [
        ("2027-01-14 10:00", 6, "2027-07-14 10:00"),
        ("2026-08-31 16:00", 6, "2027-02-28 16:00"),
        ("2027-11-30 16:00", 3, "2028-02-29 16:00"),
        ("2026-12-31 23:59", 1, "2027-01-31 23:59"),
        ("2026-12-31 23:59", 24, "2028-12-31 23:59"),
    ] {
        assert_eq!(people_deleted_at(at(ends), months), at(gone), "{ends} and {months} months");
    }
}

/// A party: of each seat whether it is the contact's, live, and known.
fn party(state: State, contact_known: bool, seats: &[(bool, bool, bool)]) -> Registration {
    let address = |known: bool| if known { "a@firma.example".to_owned() } else { String::new() };
    let mut party = for_tests::party("r", state, 0);
    party.contact.email = address(contact_known);
    party.contact.attends = seats.iter().any(|seat| seat.0);
    party.seats = (1..)
        .zip(seats)
        .map(|(position, (is_contact, live, known))| Seat {
            is_contact: *is_contact,
            email: address(*known),
            cancelled: (!live).then_some(Cancelled { at: Timestamp(0), by: CancelledBy::Contact }),
            ..for_tests::seat(&party.id, position)
        })
        .collect();
    party
}

const OWN: (bool, bool, bool) = (true, true, true);
const COLLEAGUE: (bool, bool, bool) = (false, true, true);
const CANCELLED: (bool, bool, bool) = (false, false, true);
const FORGOTTEN: (bool, bool, bool) = (false, false, false);

fn takes(positions: &[i64], contact: bool, whole: bool) -> Erasure {
    Erasure { positions: positions.to_vec(), contact, whole }
}

#[test]
fn an_erasure_takes_whoever_asks_and_the_party_only_where_it_could_not_go_on() {
    use State::{Confirmed, Waitlisted};
    let cases = [
        // One of several: the others stay.
        (party(Confirmed, true, &[OWN, COLLEAGUE]), Whose::Attendee(2), takes(&[2], false, false)),
        (party(Confirmed, true, &[COLLEAGUE]), Whose::Attendee(1), takes(&[1], false, false)),
        (party(Waitlisted, true, &[OWN, COLLEAGUE]), Whose::Attendee(2), takes(&[2], false, false)),
        // The contact, by either link.
        (party(Confirmed, true, &[OWN, COLLEAGUE]), Whose::Contact, takes(&[1], true, false)),
        (party(Confirmed, true, &[OWN, COLLEAGUE]), Whose::Attendee(1), takes(&[1], true, false)),
        (party(Confirmed, true, &[COLLEAGUE]), Whose::Contact, takes(&[], true, false)),
        // Nobody is left who comes, so nobody is left at all.
        (party(Confirmed, true, &[OWN, CANCELLED]), Whose::Contact, takes(&[1, 2], true, true)),
        (party(Confirmed, true, &[OWN]), Whose::Attendee(1), takes(&[1], true, true)),
        // Who waits is written to through the contact alone.
        (party(Waitlisted, true, &[OWN, COLLEAGUE]), Whose::Contact, takes(&[1, 2], true, true)),
        (party(Confirmed, true, &[OWN, COLLEAGUE, FORGOTTEN]), Whose::Party, takes(&[1, 2], true, true)),
        // The last of a party whose contact went before.
        (party(Confirmed, false, &[FORGOTTEN, COLLEAGUE]), Whose::Attendee(2), takes(&[2], false, true)),
        // Again.
        (party(Confirmed, true, &[OWN, FORGOTTEN]), Whose::Attendee(2), takes(&[], false, false)),
    ];
    for (number, (registration, whose, expected)) in (1..).zip(cases) {
        assert_eq!(erasure(&registration, whose), expected, "case {number}");
    }
}
