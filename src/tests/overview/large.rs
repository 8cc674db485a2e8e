//! A season of thirty events with ten thousand registrations: how long the first page and the figures take.

use std::time::Instant;

use kobling::calendar::uid;
use kobling::registrations::store::NewParty;
use kobling::registrations::{self, RegistrationId, SeatId, State};
use kobling::server::access::Role;
use kobling::text::Lang;

use super::{desk, new_event, of, rows};
use crate::app::{Made, TestApp};

const EVENTS: usize = 30;
const EACH: usize = 333;

async fn fill(app: &TestApp, event: &Made) {
    let host = app.state.config.host();
    let mut tx = app.state.db.begin_write().await.unwrap();
    let capacity = registrations::store::lock(&mut tx, &event.id).await.unwrap().unwrap();
    for number in 0..EACH {
        let names = ["Ane Holm", "Bo Lund", "Cai Friis"];
        let party = of(&format!("Virksomhed {number:03}"), None, &names[..=number % 3]);
        let id = RegistrationId::fresh();
        let new = NewParty {
            id: &id,
            event_id: &event.id,
            state: if number < 300 { State::Confirmed } else { State::Waitlisted },
            lang: Lang::Da,
            party: &party,
            min_seats: None,
            added_by: None,
            above_capacity: 0,
        };
        let uid = |seat: &SeatId| uid::seat(seat.as_str(), &host);
        registrations::store::insert(&mut tx, app.now(), &app.state.config.secret, &new, uid).await.unwrap();
    }
    let counted = registrations::store::count(&mut tx, &event.id).await.unwrap();
    registrations::store::write_counts(&mut tx, &event.id, &capacity.terms, app.now(), &counted).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn thirty_events_with_ten_thousand_registrations_are_told_at_once() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let mut last = None;
    for number in 0..EVENTS {
        let days = i64::try_from(number).unwrap();
        let event = app.event(&new_event(&app, 3 + days, 602).titled(&format!("Møde {number:02}")), &owner).await;
        fill(&app, &event).await;
        last = Some(event);
    }
    let last = last.unwrap();
    let page = owner.get("/organiser?todo=all").await.expect(200);
    let todo = rows(&page);
    // 600 of 602 seats are taken, and the first who waits asked for one seat: it is theirs by itself at the next change.
    let kept = todo.iter().filter(|(said, _)| said.contains("holdes til køen")).count();
    let close = todo.iter().filter(|(said, _)| said.starts_with("Tilmelding og afmelding lukker")).count();
    assert_eq!((kept, close), (EVENTS, 5), "{todo:?}");
    assert!(page.says("600 af 602 optaget"));

    let reports = "/organiser/reports".to_owned();
    for path in ["/organiser".to_owned(), format!("{}/statistics", desk(&last)), reports] {
        let mut took = Vec::new();
        for _ in 0..5 {
            let began = Instant::now();
            owner.get(&path).await.expect(200);
            took.push(began.elapsed());
        }
        took.sort();
        let path = path.replace(last.id.as_str(), "…");
        println!(
            "{path}, {EVENTS} events with {} registrations: {:.1?} (median of five, unoptimised)",
            EVENTS * EACH,
            took[2]
        );
        assert!(took[2].as_secs() < 3, "{path}: {:?}", took[2]);
    }
}
