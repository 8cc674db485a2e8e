//! The demo files fit together whatever the day, and what is written mails nobody.

use chrono::Datelike;
use clap::Parser;

use super::{data, greeting, load, password_file};
use crate::events::{self, Kind, State};
use crate::registrations::{self, rules};
use crate::server::clock::Clock;
use crate::server::config::Options;
use crate::server::state::AppState;
use crate::time::{DAY, Timestamp};
use crate::ui::form::{Need, Reader, Values};

/// Tuesday 24 November 2026 at 13 in Copenhagen.
const TUESDAY: Timestamp = Timestamp(1_795_521_600);

#[derive(Parser)]
struct Flags {
    #[command(flatten)]
    options: Options,
}

async fn installation(folder: &std::path::Path) -> AppState {
    let mut options = Flags::parse_from(["kobling", "--data", folder.to_str().unwrap()]).options;
    // Never the database that the environment may name.
    options.database_url = None;
    AppState::open(options.check().unwrap(), Clock::set_to(TUESDAY)).await.unwrap()
}

#[test]
fn the_first_meeting_is_always_a_thursday_that_is_near_and_ahead() {
    let meetings = data::meetings().unwrap();
    let first = meetings.iter().find(|meeting| meeting.key == "job").unwrap();
    for days in 0..400 {
        let now = TUESDAY.plus(days * DAY);
        let starts_at = first.details(&data::Calendar::around(now)).unwrap().starts_at;
        assert_eq!(starts_at.date().weekday(), chrono::Weekday::Thu);
        let ahead = (starts_at.date() - now.date()).num_days();
        assert!((1..=7).contains(&ahead), "{ahead} days after {now}");
        for meeting in &meetings {
            let calendar = data::Calendar::around(now);
            let (details, terms) = (meeting.details(&calendar).unwrap(), meeting.terms(&calendar).unwrap());
            assert!(details.starts_at < details.ends_at && terms.closes_at <= details.starts_at, "{}", meeting.key);
        }
    }
}

#[tokio::test]
async fn demo_data_shows_every_state_and_mails_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let state = installation(folder.path()).await;
    load(&state).await.unwrap();
    let mut db = state.db.read().await.unwrap();
    let all = events::store::managed_by(&mut db, None).await.unwrap();
    let count = |wanted: State| all.iter().filter(|event| event.state == wanted).count();
    assert_eq!((count(State::Draft), count(State::Cancelled)), (1, 1));
    let cancelled = all.iter().find(|event| event.state == State::Cancelled).unwrap();
    assert!(cancelled.replaced_by.is_some() && !cancelled.details.da.cancelled.is_empty());

    for kind in Kind::ALL {
        assert!(all.iter().any(|event| event.details.kind == kind && !event.is_past(TUESDAY)), "{kind:?} ahead");
        assert!(all.iter().any(|event| event.details.kind == kind && event.is_past(TUESDAY)), "{kind:?} past");
    }
    let (mut with_queue, mut full, mut not_yet, mut past) = (0, 0, 0, 0);
    let (mut parties, mut sizes) = (0, std::collections::BTreeSet::new());
    for event in &all {
        let title = &event.details.da.title;
        let capacity = registrations::store::capacity_of(&mut db, &event.id).await.unwrap().unwrap();
        assert!(capacity.seated <= capacity.terms.capacity, "{title}");
        with_queue += usize::from(capacity.waiting > 0);
        full += usize::from(capacity.places_left() == 0);
        past += usize::from(event.is_past(TUESDAY));
        let window = rules::window(event.state, &capacity.terms, event.details.starts_at, TUESDAY);
        not_yet += usize::from(matches!(window, rules::Window::NotYet { .. }));
        for registration in registrations::store::by_event(&mut db, &event.id).await.unwrap() {
            parties += 1;
            sizes.insert(registration.seats.len());
            let (published, opens) = (event.published_at.unwrap(), capacity.terms.opens_at.unwrap_or(Timestamp(0)));
            let window = published.max(opens)..=TUESDAY.min(capacity.terms.closes_at);
            assert!(window.contains(&registration.created_at), "{title}: {}", registration.created_at);
        }
    }
    assert_eq!((with_queue, full, not_yet, past), (3, 3, 3, 5));
    assert!((190..=240).contains(&parties), "{parties} registrations");
    assert_eq!(sizes.into_iter().collect::<Vec<_>>(), [1, 2, 3, 4, 5]);

    let (posted,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM outbox").fetch_one(&mut *db).await.unwrap();
    assert_eq!(posted, 0);
}

#[tokio::test]
async fn demo_data_goes_into_an_empty_database_only_and_greets_with_a_password_that_others_cannot_read() {
    let folder = tempfile::tempdir().unwrap();
    let state = installation(folder.path()).await;
    assert!(greeting(&state).await.unwrap().is_empty(), "nothing to greet with yet");
    load(&state).await.unwrap();
    let password = std::fs::read_to_string(password_file(&state)).unwrap();
    assert_eq!(password.trim().len(), 19);
    let told = greeting(&state).await.unwrap().join("\n");
    for part in ["anne-sofie@kolding.example", password.trim(), "mail"] {
        assert!(told.contains(part), "{part} is missing in\n{told}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(password_file(&state)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let refused = load(&state).await.unwrap_err();
    assert!(refused.contains("holds events already"), "{refused}");
    assert_eq!(std::fs::read_to_string(password_file(&state)).unwrap(), password, "the first password stays");
}

#[test]
fn every_firm_has_a_number_that_is_right_and_was_never_given_out() {
    let parties = data::parties().unwrap();
    let numbers: Vec<&String> = parties.iter().filter_map(|(_, party)| party.cvr.as_ref()).collect();
    assert!(numbers.len() * 10 > parties.len() * 8);
    for number in &numbers {
        let values = Values::from_pairs([("cvr", number.as_str())]);
        let mut reader = Reader::new(&values);
        assert_eq!((&reader.cvr("cvr", Need::Required), reader.faults().len()), (*number, 0));
        assert!(number.starts_with("99"), "{number}");
    }
    assert_eq!(numbers.iter().collect::<std::collections::BTreeSet<_>>().len(), numbers.len());
}
