//! Many sign up at once: the seats are sold exactly, and nobody is lost.
//!
//! To see these tests fail:
//! - on PostgreSQL, make the UPDATE of `registrations::store::lock` a SELECT of the same row. Seen: two sign-ups count
//!   at once and take the same place in the queue, and the later one ends in an error instead of a registration;
//! - on SQLite, let `registrations::acts::sign_up` count on `state.db.read()` before it begins its transaction.
//!   Seen: 57 seats of 50 are sold, and both of two people get the one last place.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kobling::events::EventId;
use kobling::registrations::acts::{SignUp, SignedUp, sign_up};
use kobling::registrations::rules::WhenShort;
use kobling::registrations::{Registration, State, store};
use kobling::server::access::Role;
use kobling::text::Lang;

use crate::app::{NewEvent, TestApp, party};

const PARTIES: usize = 400;
const SEATS: i64 = 50;
const CONNECTIONS: usize = 8;

pub fn sign_up_of(party: kobling::registrations::Party, key: &str) -> SignUp {
    SignUp {
        lang: Lang::Da,
        party,
        when_short: WhenShort::Wait,
        form_key: key.to_owned(),
        content_hash: "the same each time".to_owned(),
    }
}

async fn registrations_of(app: &TestApp, event: &EventId) -> Vec<Registration> {
    store::by_event(&mut app.state.db.read().await.unwrap(), event).await.unwrap()
}

/// Every party is there once, the first in the queue have the seats, and what readers see agrees.
async fn assert_sold_exactly(app: &TestApp, event: &EventId) {
    let all = registrations_of(app, event).await;
    assert_eq!(all.len(), PARTIES, "somebody was lost or came twice");
    let order: Vec<i64> = all.iter().map(|registration| registration.queue_number).collect();
    assert_eq!(order, (1..=PARTIES.try_into().unwrap()).collect::<Vec<i64>>(), "the queue has a gap");
    let confirmed = |registration: &&Registration| registration.state == State::Confirmed;
    let sold: i64 = all.iter().filter(confirmed).map(Registration::size).sum();
    assert_eq!(sold, SEATS);
    let seated_first = all.iter().take_while(confirmed).count();
    assert_eq!(i64::try_from(seated_first).unwrap(), SEATS, "somebody overtook somebody");
    assert!(all[seated_first..].iter().all(|registration| registration.state == State::Waitlisted));
    let names: BTreeSet<&str> = all.iter().map(|registration| registration.contact.name.as_str()).collect();
    assert_eq!(names.len(), PARTIES, "somebody came twice");

    let seen = store::capacity_of(&mut app.state.db.read().await.unwrap(), event).await.unwrap().unwrap();
    let waiting = i64::try_from(PARTIES).unwrap() - SEATS;
    assert_eq!((seen.seated, seen.waiting, seen.parties, seen.places_left()), (SEATS, waiting, waiting, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn four_hundred_parties_for_fifty_seats_sell_exactly_fifty() {
    let app = Arc::new(TestApp::start().await);
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(SEATS), &owner).await;
    let next = Arc::new(AtomicUsize::new(0));
    let mut hurrying = tokio::task::JoinSet::new();
    for _ in 0..CONNECTIONS {
        let (state, event, next) = (app.state.clone(), event.id.clone(), next.clone());
        hurrying.spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= PARTIES {
                    return;
                }
                let party = party(&format!("Firma {number}"), &[&format!("Gæst {number}")]);
                let outcome = sign_up(&state, &event, &sign_up_of(party, &format!("key {number}"))).await;
                assert!(matches!(outcome, Ok(SignedUp::Made(_))), "{outcome:?}");
            }
        });
    }
    while let Some(ended) = hurrying.join_next().await {
        ended.unwrap();
    }
    assert_sold_exactly(&app, &event.id).await;

    // Each was told what became of it: an attendee and its contact of a seat, a contact of its place in the queue.
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE queue LIKE 'seat:%'").await, SEATS);
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE queue LIKE 'registration:%'").await, 400);
    assert_eq!(app.number("SELECT COUNT(DISTINCT queue) FROM outbox").await, SEATS + 400);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_people_and_one_last_place_make_one_seat_and_one_waiting() {
    for round in 0..20 {
        let app = TestApp::start().await;
        let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
        let event = app.event(&NewEvent::with_seats(1), &owner).await;
        let (first, second) = (
            sign_up_of(party("Ane", &["Ane"]), &format!("first {round}")),
            sign_up_of(party("Bo", &["Bo"]), &format!("second {round}")),
        );
        let (first, second) =
            tokio::join!(sign_up(&app.state, &event.id, &first), sign_up(&app.state, &event.id, &second));
        assert!(matches!((&first, &second), (Ok(SignedUp::Made(_)), Ok(SignedUp::Made(_)))), "{first:?} {second:?}");
        let states: Vec<State> = registrations_of(&app, &event.id).await.iter().map(|one| one.state).collect();
        assert_eq!(states, [State::Confirmed, State::Waitlisted]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_form_sent_many_times_at_once_makes_one_registration() {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(10), &owner).await;
    let mut hurrying = tokio::task::JoinSet::new();
    for _ in 0..CONNECTIONS {
        let (state, event) = (app.state.clone(), event.id.clone());
        hurrying.spawn(async move { sign_up(&state, &event, &sign_up_of(party("Ane", &["Ane"]), "one key")).await });
    }
    let mut made = BTreeSet::new();
    while let Some(outcome) = hurrying.join_next().await {
        let Ok(Ok(SignedUp::Made(id))) = outcome else { panic!("{outcome:?}") };
        made.insert(id);
    }
    assert_eq!(made.len(), 1);
    assert_eq!(registrations_of(&app, &event.id).await.len(), 1);
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 2);
}
