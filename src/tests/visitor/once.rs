//! A form sent twice makes one registration; two people and one place end in a seat and the waiting list.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kobling::registrations::State;
use kobling::text::Lang;

use super::with_event;
use crate::app::{NewEvent, party};

#[tokio::test]
async fn a_form_sent_twice_leads_twice_to_the_one_registration_it_made() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    for lang in Lang::ALL {
        let form = app.filled_for(lang, &event, &["Ane", "Bo"]).await;
        let visitor = app.visitor();
        let (first, second) = tokio::join!(visitor.submit(&form), visitor.submit(&form));
        assert_eq!(first.location(), second.location());
        assert_eq!(visitor.submit(&form).await.location(), first.location());
        // The same key with other content says so, and can then be sent.
        let other = visitor.submit(&form.clone().set("attendees.1.name", "Dorte")).await.expect(422);
        assert_eq!(other.main_form().value("attendees.1.name"), "Dorte");
        assert_ne!(other.main_form().value("form_key"), form.value("form_key"));
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations").await, 2);
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 6);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_people_who_send_at_once_for_the_last_place_get_a_seat_and_a_place_in_the_queue() {
    for _ in 0..5 {
        let (app, event) = with_event(&NewEvent::with_seats(1)).await;
        let (first, second) = (app.filled(Lang::Da, &event).await, app.filled(Lang::Da, &event).await);
        let visitor = app.visitor();
        let (first, second) = tokio::join!(visitor.submit(&first), visitor.submit(&second));
        let pages = [visitor.follow(&first).await.expect(200), visitor.follow(&second).await.expect(200)];
        let seated = pages.iter().filter(|page| page.text("h1") == "I er tilmeldt").count();
        let waiting = pages.iter().filter(|page| page.text("h1") == "I er nummer 1 i køen").count();
        assert_eq!((seated, waiting), (1, 1), "{} and {}", pages[0].text("h1"), pages[1].text("h1"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn over_http_too_fifty_seats_are_sold_exactly() {
    const CONNECTIONS: usize = 8;
    const PARTIES: usize = 120;
    let (app, event) = with_event(&NewEvent::with_seats(50)).await;
    let next = Arc::new(AtomicUsize::new(0));
    let one = async || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= PARTIES {
                return;
            }
            let email = format!("firma{number}@brohave.example");
            let form = app.filled(Lang::Da, &event).await.set("contact.email", &email);
            app.visitor().submit(&form).await.location();
        }
    };
    futures::future::join_all((0..CONNECTIONS).map(|_| one())).await;
    let all = app.registrations(&event).await;
    assert_eq!(all.len(), PARTIES);
    let confirmed = all.iter().take_while(|registration| registration.state == State::Confirmed).count();
    assert_eq!(confirmed, 50);
    assert!(all[50..].iter().all(|registration| registration.state == State::Waitlisted));
}

#[tokio::test]
async fn a_party_that_does_not_fit_is_asked_and_nothing_is_written_before_it_answers() {
    let (app, event) = with_event(&NewEvent::with_seats(2)).await;
    app.sign_up(&event, party("Ane", &["Ane"])).await;
    let visitor = app.visitor();
    for (lang, words) in [(Lang::Da, "1 plads ledig"), (Lang::En, "1 ")] {
        let form = app.filled_for(lang, &event, &["Bo", "Dorte"]).await;
        let page = visitor.submit(&form).await.expect(422);
        assert_eq!(page.summary_fields(), ["when_short"]);
        assert!(page.all_text().replace('\u{a0}', " ").contains(words), "{}", page.all_text());
        assert_eq!(app.registrations(&event).await.len(), 1);
    }
    // Fewer fit; or they wait as a whole.
    let form = app.filled_for(Lang::Da, &event, &["Bo", "Dorte"]).await;
    let asked = visitor.submit(&form).await.main_form();
    let page = visitor.submit(&asked.set("when_short", "wait")).await;
    assert_eq!(visitor.follow(&page).await.text("h1").replace('\u{a0}', " "), "I er nummer 1 i køen");
}

#[tokio::test]
async fn a_party_larger_than_the_event_is_told_so() {
    let (app, event) = with_event(&NewEvent::with_seats(1)).await;
    let form = app.filled_for(Lang::Da, &event, &["Bo", "Dorte"]).await.set("when_short", "wait");
    assert_eq!(app.visitor().submit(&form).await.expect(422).summary_fields(), ["contact.attends"]);
    assert!(app.registrations(&event).await.is_empty());
}
