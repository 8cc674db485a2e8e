//! Several registrations chosen in the table and cancelled together.

use std::collections::BTreeSet;

use kobling::registrations::{Party, State};
use kobling::server::access::Role;

use super::search::organisations;
use crate::app::{Browser, Made, NewEvent, TestApp, party};

pub fn of(organisation: &str, attendees: &[&str]) -> Party {
    let contact = format!("Kontakt {organisation}");
    Party { organisation: organisation.to_owned(), ..party(&contact, attendees) }
}

/// Four seats taken by three firms; a fourth waits for two.
pub async fn four(app: &TestApp) -> (Browser<'_>, Made) {
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(4), &owner).await;
    for (organisation, attendees) in [
        ("Et", &["Ane Holm", "Bo Lund"][..]),
        ("To", &["Cai Friis"]),
        ("Tre", &["Dorte Ask"]),
        ("Fire", &["Erik Dam", "Freja Bak"]),
    ] {
        app.sign_up(&event, of(organisation, attendees)).await;
    }
    app.deliver().await;
    (owner, event)
}

pub fn list(event: &Made) -> String {
    format!("/organiser/events/{}/registrations", event.id.as_str())
}

/// What the table's form asks for, with these boxes ticked.
async fn ask(owner: &Browser<'_>, event: &Made, picked: &[&str]) -> String {
    asking(owner, event, "cancel", picked).await
}

/// The same by the button that leads to the page of this act.
pub async fn asking(owner: &Browser<'_>, event: &Made, act: &str, picked: &[&str]) -> String {
    let page = owner.get(&list(event)).await.expect(200);
    let ids = page.attributes("tbody input[name=pick]", "value");
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (organisation, id) in organisations(&page).iter().zip(&ids) {
        if picked.contains(&organisation.as_str()) {
            query.append_pair("pick", id);
        }
    }
    let ways = page.attributes("form.table-place button", "formaction");
    let way = ways.into_iter().find(|way| way.ends_with(&format!("/{act}"))).expect("a button for it");
    format!("{way}?{}", query.finish())
}

#[tokio::test]
async fn those_who_are_ticked_are_shown_then_cancelled_together_and_the_queue_moves_up() {
    let app = TestApp::start().await;
    let (owner, event) = four(&app).await;
    let page = owner.get(&ask(&owner, &event, &["Et", "To"]).await).await.expect(200);
    assert_eq!(page.text("h1").replace('\u{a0}', " "), "Afmeld 2 tilmeldinger?");
    assert_eq!(
        organisations(&page).into_iter().collect::<BTreeSet<_>>(),
        BTreeSet::from(["Et".to_owned(), "To".to_owned()])
    );
    assert!(page.says("Ane Holm, Bo Lund"), "whose seats go is said");
    // Three attendees and two contacts.
    assert!(page.text("main button").replace('\u{a0}', " ").contains("send 5 mails"), "{}", page.text("main button"));
    assert!(app.deliver().await.is_empty(), "asking sends nothing");

    let form = page.main_form().set("words", "Vi måtte flytte til et mindre lokale.\nSe www.kolding.example");
    let done = owner.submit(&form).await;
    let list = owner.follow(&done).await.expect(200);
    assert!(list.text(".notice").replace('\u{a0}', " ").contains("2 tilmeldinger afmeldt. 8 mails er på vej."));
    let mails = app.deliver().await;
    let cancelled: Vec<_> = mails.iter().filter(|mail| mail.text.contains("mindre lokale")).collect();
    assert_eq!(cancelled.len(), 5, "as many as were announced, each with the words");
    assert_eq!(cancelled.iter().filter(|mail| mail.calendar.is_some() && mail.method() == "CANCEL").count(), 3);
    assert_eq!(mails.len(), 8, "and the two who move up, with their contact");
    let states: Vec<State> = app.registrations(&event).await.iter().map(|party| party.state).collect();
    assert_eq!(states, [State::Cancelled, State::Cancelled, State::Confirmed, State::Confirmed]);

    // The same form once more: nothing twice.
    let again = owner.submit(&form).await;
    assert_eq!(again.status, 303);
    assert!(app.deliver().await.is_empty());
    assert_eq!(app.number("SELECT COUNT(*) FROM audit WHERE action = 'registration.cancel'").await, 2);
}

#[tokio::test]
async fn whoever_was_not_shown_is_not_cancelled() {
    let app = TestApp::start().await;
    let (owner, event) = four(&app).await;
    // Everything on the page, while somebody signs up: the page asked about those that it held.
    let all = format!("{}/cancel?scope=found&state=confirmed", list(&event));
    let page = owner.get(&all).await.expect(200);
    assert_eq!(organisations(&page).len(), 3);
    let parties = app.registrations(&event).await;
    let visitor = app.visitor();
    let gives_up = format!("{}/cancel", app.seat_link(&parties[1].seats[0]));
    visitor.submit(&visitor.get(&gives_up).await.expect(200).main_form()).await.location();
    app.deliver().await;
    let form = page.main_form().set("words", "Ord, der ikke må gå tabt.");
    let refused = owner.submit(&form).await.expect(409);
    assert!(refused.says("Der er sket noget imens"));
    assert_eq!(refused.main_form().value("words"), "Ord, der ikke må gå tabt.");
    assert_eq!(app.registrations(&event).await.iter().filter(|party| party.state == State::Cancelled).count(), 1);
    assert!(app.deliver().await.is_empty());
    // Shown anew, it is done.
    owner.submit(&refused.main_form()).await.location();
    assert!(
        app.registrations(&event)
            .await
            .iter()
            .all(|party| party.organisation == "Fire" || party.state == State::Cancelled)
    );
}

#[tokio::test]
async fn ids_of_another_event_and_a_partners_hand_reach_nobody() {
    let app = TestApp::start().await;
    let (owner, event) = four(&app).await;
    let other = app.event(&NewEvent::with_seats(4), &owner).await;
    let elsewhere = app.sign_up(&other, of("Andetsteds", &["Gorm Ask"])).await;
    let path = format!("{}/cancel?pick={}", list(&event), elsewhere.id.as_str());
    let nobody = owner.get(&path).await;
    let page = owner.follow(&nobody).await.expect(200);
    assert!(page.says("Ingen er valgt"));
    owner
        .post(&format!("{}/cancel", list(&event)), &[("pick", elsewhere.id.as_str()), ("form_key", "x")])
        .await
        .location();
    assert_eq!(app.registration(&other, &elsewhere.id).await.state, State::Confirmed);

    let partner = app.partner("partner@sdu.example", "Business Kolding").await;
    let seen = partner.get(&list(&event)).await.expect(200);
    assert!(!seen.has("input[name=pick]") && !seen.has("form.word-search") && !seen.says("Hændelser"));
    // Addresses are searched in, and a partner must not find out whose is there.
    assert_eq!(organisations(&partner.get(&format!("{}?q=ane.holm", list(&event))).await.expect(200)).len(), 4);
    partner.get(&path).await.expect(404);
    partner.get(&format!("/organiser/events/{}/log", event.id.as_str())).await.expect(404);
}
