//! One registration put right: names, addresses, its note; and what its story says of it.

use kobling::registrations::Registration;
use kobling::server::access::Role;
use kobling::text::Lang;

use crate::app::{Browser, Made, NewEvent, TestApp, party};
use crate::visitor::at;

async fn one(app: &TestApp) -> (Browser<'_>, Made, Registration) {
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(4), &owner).await;
    let registration = app.sign_up(&event, party("Mette Lindholm", &["Soren Bak", "Ida Holm"])).await;
    app.deliver().await;
    (owner, event, registration)
}

fn path(registration: &Registration) -> String {
    format!("/organiser/events/{}/registrations/{}", registration.event_id.as_str(), registration.id.as_str())
}

#[tokio::test]
async fn a_new_name_mails_nobody_and_a_new_address_takes_the_calendar_entry_along() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let (owner, event, registration) = one(&app).await;
        let edit = at(lang, &format!("{}/edit", path(&registration)));
        let form = owner.get(&edit).await.expect(200).main_form();
        let done = owner.submit(&form.set("attendees.1.name", "Søren Bak")).await;
        assert!(owner.follow(&done).await.expect(200).says("Søren Bak"));
        assert!(app.deliver().await.is_empty(), "a name stands in no calendar entry");

        // The address: said before, then done.
        let form = owner.get(&edit).await.expect(200).main_form().set("attendees.1.email", "soeren@nyt.example");
        let shown = owner.submit(&form).await.expect(200);
        let words = shown.all_text();
        assert!(words.contains("soeren@nyt.example") && words.contains("soren.bak@brohave.example"), "{words}");
        assert!(app.deliver().await.is_empty(), "nothing is saved yet");
        let before = app.registration(&event, &registration.id).await;
        let old_link = app.seat_link(&before.seats[0]);
        owner.submit(&shown.main_form()).await.location();
        let mails = app.deliver().await;
        let told: Vec<(&str, String, i64)> =
            mails.iter().map(|mail| (mail.to.as_str(), mail.method(), mail.sequence())).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        let of = |to: &str| mails.iter().find(|mail| mail.to == to).unwrap();
        let (ended, begun) = (of("soren.bak@brohave.example"), of("soeren@nyt.example"));
        assert_eq!((ended.method().as_str(), begun.method().as_str()), ("CANCEL", "REQUEST"));
        assert!(begun.sequence() > ended.sequence() && ended.sequence() > before.seats[0].sequence);
        assert_eq!(ended.property("UID"), begun.property("UID"));
        assert!(!ended.text.contains("soeren@nyt.example") && !ended.text.contains("/seats/"), "{}", ended.text);

        // Whoever reads the old mails holds no link any more; the new one opens the seat.
        app.get(&at(lang, &old_link)).await.expect(404);
        app.get(&begun.link("/seats/")).await.expect(200);
        let list = format!("/organiser/events/{}/registrations?q=soeren@nyt", event.id.as_str());
        assert!(owner.get(&list).await.expect(200).says("Brohave Catering"), "and is found by it");
    }
}

#[tokio::test]
async fn what_never_arrived_is_taken_back_and_nothing_is_cancelled_there() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(4), &owner).await;
    let registration = app.sign_up(&event, party("Mette Lindholm", &["Soren Bak"])).await;
    let form = owner.get(&format!("{}/edit", path(&registration))).await.expect(200).main_form();
    let form = form.set("attendees.1.email", "soren@nyt.example").set("contact.email", "mette@nyt.example");
    let shown = owner.submit(&form).await.expect(200);
    owner.submit(&shown.main_form()).await.location();
    let mails = app.deliver().await;
    let mut to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["mette@nyt.example", "soren@nyt.example"], "nobody is written to at an old address");
    app.get(&app.contact_link(&registration)).await.expect(404);
    let receipt = mails.iter().find(|mail| mail.to.starts_with("mette")).unwrap();
    app.get(&receipt.link("/registrations/")).await.expect(200);
}

#[tokio::test]
async fn bad_input_stays_beside_its_fault_and_two_who_edit_do_not_overwrite_each_other() {
    let app = TestApp::start().await;
    let (owner, event, registration) = one(&app).await;
    let edit = format!("{}/edit", path(&registration));
    let form = owner.get(&edit).await.expect(200).main_form();
    let wrong = form.clone().set_all(&[
        ("organisation.cvr", "24256791"),
        ("contact.email", "mette@"),
        ("attendees.1.name", ""),
        ("attendees.2.email", "ida"),
    ]);
    let refused = owner.submit(&wrong).await.expect(422);
    assert_eq!(
        refused.summary_fields(),
        ["organisation.cvr", "contact.email", "attendees.1.name", "attendees.2.email"]
    );
    let kept = refused.main_form();
    assert_eq!((kept.value("contact.email"), kept.value("attendees.2.email")), ("mette@", "ida"));

    // Ids of a body are not trusted: a seat that is not there is not made.
    let sent = form.clone().set("attendees.7.name", "Ingen").set("organisation.name", "Brohave & Søn");
    owner.submit(&sent).await.location();
    assert_eq!(app.registration(&event, &registration.id).await.seats.len(), 2);

    let overtaken = owner.submit(&form.set("organisation.name", "Brohave A/S")).await.expect(409);
    assert!(overtaken.says("En anden har rettet tilmeldingen imens") && overtaken.says("Brohave & Søn"));
    assert_eq!(overtaken.main_form().value("organisation.name"), "Brohave A/S");
    owner.submit(&overtaken.main_form()).await.location();
    assert_eq!(app.registration(&event, &registration.id).await.organisation, "Brohave A/S");
}

#[tokio::test]
async fn the_note_is_the_organisers_own_and_the_contact_may_see_it_among_their_data() {
    let app = TestApp::start().await;
    let (owner, event, registration) = one(&app).await;
    let page = owner.get(&path(&registration)).await.expect(200);
    let form = page.form("form[action$='/note']").set("note", "Ringer selv om transport.\nHusk bus.");
    let done = owner.submit(&form).await;
    assert_eq!(
        owner.follow(&done).await.expect(200).form("form[action$='/note']").value("note"),
        "Ringer selv om transport.\nHusk bus."
    );
    let overtaken = owner.submit(&form.clone().set("note", "Noget andet")).await.expect(409);
    assert!(overtaken.says("En anden har skrevet i noten imens") && overtaken.says("Husk bus."));
    assert_eq!(overtaken.form("form[action$='/note']").value("note"), "Noget andet");

    let (contact, seat) = (app.contact_link(&registration), app.seat_link(&registration.seats[0]));
    for page in [contact.clone(), seat.clone(), format!("/events/{}", event.slug)] {
        assert!(!app.get(&page).await.expect(200).says("Husk bus"), "{page}");
    }
    assert!(app.get(&format!("{contact}/data")).await.expect(200).says("Husk bus."));
    let colleague = app.get(&format!("{seat}/data")).await.expect(200);
    assert!(!colleague.says("Husk bus") && colleague.says("har skrevet en note"));
    assert!(app.deliver().await.is_empty());
}

#[tokio::test]
async fn what_was_put_right_is_forgotten_with_the_person_before_and_after() {
    let app = TestApp::start().await;
    let (owner, event, registration) = one(&app).await;
    let form = owner.get(&format!("{}/edit", path(&registration))).await.expect(200).main_form();
    let form = form.set("attendees.1.name", "Kanariefugl").set("attendees.1.email", "kanarie@nyt.example");
    let shown = owner.submit(&form).await.expect(200);
    owner.submit(&shown.main_form()).await.location();
    let note = owner.get(&path(&registration)).await.expect(200).form("form[action$='/note']");
    owner.submit(&note.set("note", "Notatkanarie")).await.location();
    let mails = app.deliver().await;
    let link = mails.iter().find(|mail| mail.to == "kanarie@nyt.example").unwrap().link("/seats/");
    let words = ["Kanariefugl", "kanarie@nyt", "soren.bak", "Soren", "Notatkanarie"];
    for word in words {
        assert!(!app.traces_of(&[word]).await.is_empty(), "{word} was never there");
    }
    let visitor = app.visitor();
    let ask = visitor.get(&format!("{link}/erase")).await.expect(200);
    visitor.submit(&ask.main_form()).await.location();
    app.deliver().await;
    crate::erasure::night(&app).await;
    assert_eq!(app.traces_of(&words).await, Vec::<String>::new());
    // That something was done stays, and tells nobody's name.
    let log = owner.get(&format!("/organiser/events/{}/log", event.id.as_str())).await.expect(200);
    assert!(log.says("Tilmeldingen rettet") && log.says("Noten rettet"));
}
