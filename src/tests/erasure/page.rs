//! "See and delete my data".

use kobling::registrations::{self, Seat, State};
use kobling::server::access::Role;
use kobling::text::Lang;

use super::{Canary, night, story};
use crate::app::{NewEvent, TestApp, counted, party};
use crate::visitor::{at, with_event};

const COLLEAGUE: Canary =
    Canary { name: "Xylofonkanarie", email: "xylokan", phone: "+4561000001", answer: "xyloskrivetolk" };
const CONTACT: Canary =
    Canary { name: "Zebrakanarie", email: "zebrakan", phone: "+4561000002", answer: "zebraelevator" };
const OTHER: Canary = Canary { name: "Blivende", email: "blivende", phone: "+4561000003", answer: "bliverampe" };

#[tokio::test]
async fn an_attendee_who_is_erased_is_found_nowhere_and_everybody_else_still_is() {
    let app = TestApp::start().await;
    let story = story(&app, &OTHER, &COLLEAGUE).await;
    let words = [COLLEAGUE.name, COLLEAGUE.email, COLLEAGUE.answer];
    for word in words {
        assert!(!app.traces_of(&[word]).await.is_empty(), "the search does not find {word} where it is");
    }
    let visitor = app.visitor();
    let ask = visitor.get(&format!("{}/erase", story.colleague)).await.expect(200);
    let erased = visitor.submit(&ask.main_form()).await;
    let page = visitor.follow(&erased).await.expect(200);
    assert_eq!(page.text("h1"), "Dine oplysninger er slettet");

    let mails = app.deliver().await;
    let told: Vec<(bool, String)> =
        mails.iter().map(|mail| (mail.to.starts_with(COLLEAGUE.email), mail.method())).collect();
    assert!(told.contains(&(true, "CANCEL".to_owned())), "the calendar entry goes: {told:?}");
    assert!(told.contains(&(false, String::new())) && told.len() == 2, "and the contact is told: {told:?}");
    night(&app).await;
    assert_eq!(app.traces_of(&words).await, Vec::<String>::new());
    assert!(counted().await.contains("/seats/{token}/erase"), "the metrics that were searched tell of the erasure");

    for word in [OTHER.name, OTHER.email, OTHER.phone, OTHER.answer, "Fremmed"] {
        assert!(!app.traces_of(&[word]).await.is_empty(), "{word} has nothing to do with it");
    }
    let contact = visitor.get(&story.contact).await.expect(200);
    assert!(contact.says("Slettet") && contact.says(OTHER.name), "{}", contact.all_text());
    let registration = &app.registrations(&story.event).await[1];
    assert_eq!((registration.size(), registration.seats.len(), registration.state), (1, 2, State::Confirmed));
    // Asking again is no fault and changes nothing.
    let before = app.number("SELECT COUNT(*) FROM audit").await;
    visitor.post(&format!("{}/erase", story.colleague), &[]).await.location();
    assert_eq!(app.number("SELECT COUNT(*) FROM audit").await, before);
    assert!(app.deliver().await.is_empty());
}

#[tokio::test]
async fn a_contact_who_is_erased_leaves_the_colleagues_their_seats_and_can_do_nothing_more() {
    let app = TestApp::start().await;
    let story = story(&app, &CONTACT, &OTHER).await;
    let words = [CONTACT.name, CONTACT.email, CONTACT.phone, CONTACT.answer];
    for word in words {
        assert!(!app.traces_of(&[word]).await.is_empty(), "the search does not find {word} where it is");
    }
    let visitor = app.visitor();
    let ask = visitor.get(&format!("{}/erase", story.contact)).await.expect(200);
    assert!(ask.says("beholder deres pladser"), "{}", ask.all_text());
    visitor.submit(&ask.main_form()).await.location();
    let mails = app.deliver().await;
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].method(), mails[0].to.starts_with(CONTACT.email)), ("CANCEL".to_owned(), true));
    night(&app).await;
    assert_eq!(app.traces_of(&words).await, Vec::<String>::new());

    assert_eq!(visitor.get(&story.contact).await.expect(200).text("h1"), "Dine oplysninger er slettet");
    for (path, status) in [("/cancel", 404), ("/seats/2/cancel", 404), ("/data", 303), ("/erase", 303)] {
        visitor.get(&format!("{}{path}", story.contact)).await.expect(status);
    }
    visitor.post(&format!("{}/seats/2/resend", story.contact), &[]).await.expect(404);
    // Pages that were open before, and links in old mails.
    for who in [[("who", "everybody")], [("who", "")]] {
        visitor.post(&format!("{}/erase", story.contact), &who).await.location();
        visitor.post(&format!("{}/erase", story.own), &who).await.location();
    }
    assert!(app.deliver().await.is_empty(), "nobody's seat is cancelled");
    let colleague = visitor.get(&story.colleague).await.expect(200);
    assert!(colleague.says("Du er tilmeldt"), "{}", colleague.all_text());
    let list = format!("/organiser/events/{}/registrations", story.event.id.as_str());
    assert!(story.owner.get(&list).await.expect(200).says("Slettet"), "the organiser sees that nobody is contact");

    // Later news reaches the colleague alone.
    let edit = story.owner.edit_form(Lang::Da, &story.event).await;
    let shown = story.owner.save_and_confirm(&edit.set("start", "8")).await;
    assert!(!shown.all_text().is_empty());
    let to: Vec<String> = app.deliver().await.into_iter().map(|mail| mail.to).collect();
    assert!(to.iter().any(|to| to.starts_with(OTHER.email)) && !to.iter().any(String::is_empty), "{to:?}");
}

#[tokio::test]
async fn a_contact_can_take_the_whole_party_out_and_then_the_organisation_goes_too() {
    let app = TestApp::start().await;
    let story = story(&app, &CONTACT, &COLLEAGUE).await;
    let visitor = app.visitor();
    let ask = visitor.get(&format!("{}/erase", story.contact)).await.expect(200);
    visitor.submit(&ask.main_form().set("who", "everybody")).await.location();
    let mails = app.deliver().await;
    assert!(mails.iter().all(|mail| mail.method() == "CANCEL") && mails.len() == 2);
    night(&app).await;
    let words: Vec<&str> =
        CONTACT.words().into_iter().chain([COLLEAGUE.name, COLLEAGUE.email, COLLEAGUE.answer, "13748136"]).collect();
    assert_eq!(app.traces_of(&words).await, Vec::<String>::new());
    let registration = &app.registrations(&story.event).await[1];
    assert_eq!((registration.state, registration.seats.len()), (State::Cancelled, 2), "the numbers stay");
    assert!(registration.erased_at.is_some());
}

#[tokio::test]
async fn a_seat_that_is_erased_goes_to_whoever_waits_even_after_the_deadline_for_cancelling() {
    let mut new = NewEvent::with_seats(1);
    new.terms.cancel_until = new.details.starts_at;
    let (app, event) = with_event(&new).await;
    let seated = app.sign_up(&event, party("Ane", &["Ane Holm"])).await;
    let waits = app.sign_up(&event, party("Bo", &["Bo Lund"])).await;
    app.visitor().post(&format!("{}/erase", app.seat_link(&seated.seats[0])), &[]).await.location();
    assert_eq!(app.registration(&event, &waits.id).await.state, State::Confirmed);
    assert!(app.deliver().await.iter().any(|mail| mail.to == "bo.lund@brohave.example" && mail.method() == "REQUEST"));

    let mut new = NewEvent::with_seats(1);
    new.terms.cancel_until = app.now().plus(-1);
    let owner = app.organiser("sen@kolding.example", Role::Organiser).await;
    let late = app.event(&new, &owner).await;
    let seated = app.sign_up(&late, party("Ane", &["Ane Holm"])).await;
    let waits = app.sign_up(&late, party("Bo", &["Bo Lund"])).await;
    app.visitor().post(&format!("{}/erase", app.seat_link(&seated.seats[0])), &[]).await.location();
    assert!(app.registration(&late, &seated.id).await.seats[0].cancelled.is_some());
    assert_eq!(app.registration(&late, &waits.id).await.state, State::Waitlisted, "then the organiser promotes");
}

#[tokio::test]
async fn a_party_that_waits_leaves_the_queue_with_its_contact() {
    let (app, event) = with_event(&NewEvent::with_seats(2)).await;
    app.sign_up(&event, party("Ane", &["Ane Holm"])).await;
    let waits = app.sign_up(&event, party("Bo", &["Bo Lund", "Cai Ask"])).await;
    let visitor = app.visitor();
    let ask = visitor.get(&format!("{}/erase", app.contact_link(&waits))).await.expect(200);
    assert!(ask.says("tages hele tilmeldingen derfor af ventelisten"), "{}", ask.all_text());
    visitor.submit(&ask.main_form()).await.location();
    let gone = app.registration(&event, &waits.id).await;
    assert!(gone.state == State::Cancelled && gone.erased_at.is_some() && gone.seats.iter().all(Seat::is_erased));
    let mut db = app.state.db.read().await.unwrap();
    let capacity = registrations::store::capacity_of(&mut db, &event.id).await.unwrap().unwrap();
    assert_eq!(capacity.waiting, 0);
}

#[tokio::test]
async fn needs_alone_can_be_deleted_and_the_seat_stays() {
    let app = TestApp::start().await;
    let story = story(&app, &OTHER, &COLLEAGUE).await;
    let visitor = app.visitor();
    for lang in Lang::ALL {
        let data = visitor.get(&at(lang, &format!("{}/data", story.colleague))).await.expect(200);
        assert_eq!((data.header("cache-control"), data.header("x-robots-tag")), ("no-store", "noindex"));
        assert!(data.says(COLLEAGUE.name) && data.says(COLLEAGUE.answer) && !data.says(OTHER.email));
        assert!(data.says(if lang == Lang::Da { "14. januar 2027" } else { "14 January 2027" }) || lang == Lang::En);
        assert!(data.says("Du er tilmeldt: Når rekruttering er svær"), "the mails are listed: {}", data.all_text());
    }
    let data = visitor.get(&format!("{}/data", story.colleague)).await.expect(200);
    let gone = visitor.submit(&data.form("form[action$='/needs']")).await;
    let data = visitor.follow(&gone).await.expect(200);
    assert!(data.says("Svaret om mad og adgang er slettet") && data.says("Ikke oplyst"), "{}", data.all_text());
    night(&app).await;
    assert_eq!(app.traces_of(&[COLLEAGUE.answer]).await, Vec::<String>::new());
    assert!(visitor.get(&story.colleague).await.expect(200).says("Du er tilmeldt"));
    assert!(visitor.get(&format!("{}/data", story.own)).await.expect(200).says(OTHER.answer), "another's stay");
}

#[tokio::test]
async fn what_was_not_sent_yet_is_sent_in_order_and_then_forgotten() {
    let (app, event) = with_event(&NewEvent::with_seats(3)).await;
    let made = app.sign_up(&event, party("Mette", &["Uafsendtkanarie"])).await;
    app.visitor().post(&format!("{}/erase", app.seat_link(&made.seats[0])), &[]).await.location();
    night(&app).await;
    let mails = app.deliver().await;
    let own: Vec<String> =
        mails.iter().filter(|mail| mail.to.starts_with("uafsendt")).map(crate::app::Mail::method).collect();
    assert_eq!(own, ["REQUEST", "CANCEL"]);
    night(&app).await;
    assert_eq!(app.traces_of(&["Uafsendtkanarie"]).await, Vec::<String>::new());
}
