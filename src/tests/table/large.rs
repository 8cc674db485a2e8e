//! An event with ten thousand registrations: the right rows in the right order, and how long a page takes.

use std::collections::BTreeSet;
use std::time::Instant;

use kobling::calendar::uid;
use kobling::registrations::store::NewParty;
use kobling::registrations::{self, Party, RegistrationId, SeatId, State};
use kobling::server::access::Role;
use kobling::text::Lang;

use super::search::{chips, organisations};
use crate::app::{Made, NewEvent, TestApp, party};

const MANY: usize = 10_000;

fn state_of(number: usize) -> State {
    match number % 10 {
        0 => State::Cancelled,
        1..=3 => State::Waitlisted,
        _ => State::Confirmed,
    }
}

fn name_of(number: usize) -> String {
    // Names begin with every letter, so that an order by them mixes arrivals.
    let letters: Vec<char> = "abcdefghijklmnopqrstuvwxyzæøå".chars().collect();
    format!("{}virksomhed {number:05}", letters[number * 7 % letters.len()])
}

/// Registrations of one to three seats, one second apart.
async fn fill(app: &TestApp, event: &Made) {
    let host = app.state.config.host();
    let mut tx = app.state.db.begin_write().await.unwrap();
    registrations::store::lock(&mut tx, &event.id).await.unwrap();
    for number in 0..MANY {
        let names = ["Ane Holm", "Bo Lund", "Cai Friis"];
        let party = Party { organisation: name_of(number), ..party("Mette Lindholm", &names[..=number % 3]) };
        let id = RegistrationId::fresh();
        let new = NewParty {
            id: &id,
            event_id: &event.id,
            state: state_of(number),
            lang: Lang::Da,
            party: &party,
            min_seats: None,
            added_by: None,
            above_capacity: 0,
        };
        registrations::store::insert(
            &mut tx,
            app.now().plus(i64::try_from(number).unwrap()),
            &app.state.config.secret,
            &new,
            |seat: &SeatId| uid::seat(seat.as_str(), &host),
        )
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn ten_thousand_registrations_are_found_ordered_and_paged() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(5000), &owner).await;
    fill(&app, &event).await;
    let list = format!("/organiser/events/{}/registrations", event.id.as_str());

    let page = owner.get(&list).await.expect(200);
    assert_eq!(chips(&page), ["Alle 10000", "Bekræftet 6000", "Venter 3000", "Afmeldt 1000"]);
    let latest: Vec<String> = (MANY - 50..MANY).rev().map(name_of).collect();
    assert_eq!(organisations(&page), latest);
    assert!(page.says("Viser 1–50 af 10000"), "{}", page.text(".table-sum"));

    // The pager leads to the last page, and every page is another part of the whole.
    let last = page.attributes(".pager-number a", "href").pop().unwrap();
    let page = owner.get(&last).await.expect(200);
    assert_eq!(organisations(&page), (0..50).rev().map(name_of).collect::<Vec<_>>());
    assert_eq!(page.texts(".pager a[aria-current]"), ["Side 200"]);
    let beyond = owner.get(&format!("{list}?page=9999")).await.expect(200);
    assert_eq!(organisations(&beyond), organisations(&page), "a page that is no more leads to the last");

    let mut seen = BTreeSet::new();
    let mut address = format!("{list}?state=cancelled&sort=organisation");
    for _ in 0..20 {
        let page = owner.get(&address).await.expect(200);
        seen.extend(organisations(&page));
        let Some(next) = page.attributes(".pager a[rel=next]", "href").pop() else { break };
        address = next;
    }
    let cancelled: BTreeSet<String> =
        (0..MANY).filter(|number| state_of(*number) == State::Cancelled).map(name_of).collect();
    assert_eq!(seen, cancelled, "twenty pages are a thousand registrations, each once");

    let words = owner.get(&format!("{list}?q=04711+mette")).await.expect(200);
    assert_eq!((organisations(&words), chips(&words)[0].as_str()), (vec![name_of(4711)], "Alle 1"));

    // Numbers of the queue are those of the queue, on any page of it.
    let waiting = owner.get(&format!("{list}?state=waitlisted&sort=signed-up&page=31")).await.expect(200);
    assert_eq!(waiting.texts(".row-note")[0].replace('\u{a0}', " "), "Nr. 1501 på ventelisten");

    let queries = [
        "",
        "?page=200",
        "?sort=organisation&page=100",
        "?sort=-seats",
        "?sort=state&page=150",
        "?q=mette+holm",
        "?q=04711",
    ];
    for query in queries {
        let path = format!("{list}{query}");
        let mut took = Vec::new();
        for _ in 0..5 {
            let began = Instant::now();
            owner.get(&path).await.expect(200);
            took.push(began.elapsed());
        }
        took.sort();
        println!("registrations page with {MANY} rows, {query:?}: {:.1?} (median of five, unoptimised)", took[2]);
    }
}
