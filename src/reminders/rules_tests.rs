//! Tests of when what goes by itself is due, and whom it goes to.

use super::*;
use crate::registrations::for_tests;
use crate::reminders::model::Wanted;

fn at(text: &str) -> Timestamp {
    let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    Timestamp::from_local(local).unwrap()
}

fn all_on(since: &str) -> Settings {
    let since = Some(at(since));
    Settings { week: since, day: since, ask: since, ask_days: 3, thanks: since, ..Settings::default() }
}

fn plan(which: Which, since: &str) -> Planned {
    let planned = planned(&all_on(since), at("2027-01-14 08:30"), at("2027-01-14 10:00"));
    planned.into_iter().find(|planned| planned.which == which).unwrap()
}

fn status(which: Which, now: &str) -> Status {
    plan(which, "2026-11-24 12:00").status(&[], "2027-01-14".parse().unwrap(), at(now))
}

#[test]
fn each_goes_at_nine_of_its_morning_whatever_the_clocks_did() {
    let planned = planned(&all_on("2026-11-24 12:00"), at("2027-01-14 08:30"), at("2027-01-15 10:00"));
    let due: Vec<(Which, Timestamp)> = planned.iter().map(|planned| (planned.which, planned.due_at)).collect();
    assert_eq!(
        due,
        [
            (Which::Week, at("2027-01-07 09:00")),
            (Which::Ask, at("2027-01-11 09:00")),
            (Which::Day, at("2027-01-13 09:00")),
            (Which::Thanks, at("2027-01-16 09:00")),
        ]
    );
    // The clocks go forward on 28 March 2027.
    let (due, _) = times(Which::Week, 7, at("2027-03-30 16:00"), at("2027-03-30 18:00"));
    assert_eq!(due, at("2027-03-23 09:00"));
}

#[test]
fn what_was_missed_goes_as_long_as_it_makes_sense_but_not_at_night() {
    for (which, waits, due, late) in [
        (Which::Week, "2027-01-07 08:59", "2027-01-10 09:00", "2027-01-10 09:01"),
        (Which::Ask, "2027-01-11 08:59", "2027-01-13 09:00", "2027-01-13 09:01"),
        (Which::Day, "2027-01-13 08:59", "2027-01-14 07:30", "2027-01-14 07:31"),
        (Which::Thanks, "2027-01-15 08:59", "2027-01-22 09:00", "2027-01-22 09:01"),
    ] {
        assert_eq!(status(which, waits), Status::Waits, "{which:?}");
        assert_eq!(status(which, due), Status::Due, "{which:?}");
        assert_eq!(status(which, late), Status::Late, "{which:?}");
    }
    for (now, expected) in [
        ("2027-01-13 20:59", Status::Due),
        ("2027-01-13 21:00", Status::Waits),
        ("2027-01-14 06:59", Status::Waits),
        ("2027-01-14 07:00", Status::Due),
    ] {
        assert_eq!(status(Which::Day, now), expected, "{now}");
    }
    assert_eq!(status(Which::Day, "2027-01-14 08:30"), Status::Late, "never after the start");
}

#[test]
fn what_was_due_before_it_was_turned_on_is_not_made_up_for() {
    let day = "2027-01-14".parse().unwrap();
    let late = plan(Which::Week, "2027-01-08 12:00");
    assert_eq!(late.status(&[], day, at("2027-01-08 12:01")), Status::Passed);
    let at_once = plan(Which::Week, "2027-01-07 09:00");
    assert_eq!(at_once.status(&[], day, at("2027-01-07 09:00")), Status::Due);
}

#[test]
fn what_went_for_a_date_is_over_and_goes_anew_for_another() {
    let (day, moved) = ("2027-01-14".parse().unwrap(), "2027-01-21".parse().unwrap());
    let sent = Sent { which: Which::Day, day: moved, at: at("2027-01-20 09:00"), mails: Some(23) };
    let skipped = Sent { which: Which::Day, day, at: at("2027-01-14 12:00"), mails: None };
    let plan = plan(Which::Day, "2026-11-24 12:00");
    let now = at("2027-01-13 09:00");
    assert_eq!(plan.status(&[sent], day, now), Status::Due);
    assert_eq!(plan.status(&[sent], moved, now), Status::Sent { at: sent.at, mails: 23 });
    assert_eq!(plan.status(&[skipped], day, now), Status::Late);
    assert_eq!(plan.status(&[Sent { which: Which::Week, ..sent }], moved, now), Status::Due, "another one");
}

#[test]
fn what_stays_on_stays_on_since_then_and_a_question_on_another_day_is_another() {
    let (before, now) = (all_on("2026-11-24 12:00"), at("2027-01-08 12:00"));
    let wanted = Wanted { week: true, day: false, ask: true, ask_days: 3, thanks: true, words: before.words.clone() };
    let after = before.changed_to(wanted.clone(), now);
    assert_eq!((after.week, after.day, after.ask), (before.week, None, before.ask));
    let moved = before.changed_to(Wanted { ask_days: 7, ..wanted.clone() }, now);
    assert_eq!(moved.ask, Some(now));
    let again = after.changed_to(Wanted { day: true, ..wanted }, now);
    assert_eq!((again.day, again.week), (Some(now), before.week));
    assert_eq!(again.anew(now).week, Some(now));
}

fn party(confirmed: Option<&str>, email: &str) -> Registration {
    let created_at = at("2026-12-01 12:00");
    let state = if confirmed.is_some() { State::Confirmed } else { State::Waitlisted };
    let mut party = Registration { created_at, confirmed_at: confirmed.map(at), ..for_tests::party("party", state, 1) };
    let seat = for_tests::seat(&party.id, 1);
    party.seats = vec![Seat { name: "Ane".to_owned(), email: email.to_owned(), created_at, ..seat }];
    party
}

#[test]
fn a_reminder_goes_to_those_who_have_a_seat_an_address_and_no_fresh_invitation() {
    let (week, thanks) = (plan(Which::Week, "2026-11-24 12:00"), plan(Which::Thanks, "2026-11-24 12:00"));
    for (confirmed, email, reminded, thanked) in [
        (Some("2026-12-01 12:00"), "ane@firma.example", true, true),
        (Some("2027-01-06 09:00"), "ane@firma.example", true, true),
        // From the waiting list, a moment before.
        (Some("2027-01-06 09:01"), "ane@firma.example", false, true),
        (Some("2027-01-10 09:00"), "ane@firma.example", false, true),
        (Some("2026-12-01 12:00"), "", false, false),
        (None, "ane@firma.example", false, false),
    ] {
        let parties = [party(confirmed, email)];
        assert_eq!(week.people(&parties).count() == 1, reminded, "{confirmed:?} {email}");
        assert_eq!(thanks.people(&parties).count() == 1, thanked, "{confirmed:?} {email}");
    }
}
