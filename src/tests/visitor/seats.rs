//! From the form to the calendar: what a party and each of its people receive, and what they can do with it.

use kobling::text::Lang;

use super::{at, with_attendee, with_event};
use crate::app::{NewEvent, party};

#[tokio::test]
async fn each_attendee_gets_an_entry_and_the_contact_the_receipt() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    for (lang, registered, invited) in [
        (Lang::Da, "I er tilmeldt", "Du er tilmeldt: Når rekruttering er svær"),
        (Lang::En, "You are signed up", "You are signed up: When recruiting is hard"),
    ] {
        let visitor = app.visitor();
        let form = app.filled_for(lang, &event, &["Ane Holm", "Bo Lund"]).await;
        let made = visitor.submit(&form).await;
        let page = visitor.follow(&made).await.expect(200);
        assert_eq!(page.text("h1"), registered);
        assert!(page.says("Ane Holm") && page.says("Bo Lund"));
        let mails = app.deliver().await;
        let mut to: Vec<(&str, String)> = mails.iter().map(|mail| (mail.to.as_str(), mail.method())).collect();
        to.sort();
        assert_eq!(
            to,
            [
                ("ane.holm@brohave.example", "REQUEST".to_owned()),
                ("bo.lund@brohave.example", "REQUEST".to_owned()),
                ("mette@brohave.example", String::new()),
            ]
        );
        for mail in mails.iter().filter(|mail| mail.calendar.is_some()) {
            assert_eq!(mail.subject, invited);
            assert_eq!((mail.sequence(), mail.property("STATUS")), (0, "CONFIRMED".to_owned()));
            assert_eq!(mail.property("DTSTART"), "20270114T083000");
            // The link stands in the text, never inside the entry, which people forward.
            let link = mail.link("/seats/");
            assert!(!mail.calendar.as_ref().unwrap().contains("/seats/"));
            let seat = app.get(&link).await.expect(200);
            let file = app.get(&seat.attributes("a[href$='calendar.ics']", "href")[0]).await.expect(200);
            assert!(file.header("content-type").starts_with("text/calendar"));
            assert_eq!(crate::app::property(&file.body, "UID"), mail.property("UID"), "one entry, not two");
        }
        let receipt = mails.iter().find(|mail| mail.calendar.is_none()).unwrap();
        assert_eq!(at(Lang::Da, &receipt.link("/registrations/")), made.location());
    }
}

#[tokio::test]
async fn a_contact_who_attends_gets_receipt_and_invitation_in_one_mail() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    for lang in Lang::ALL {
        let form = with_attendee(app.filled(lang, &event).await, 0, "Bo Lund");
        app.visitor().submit(&form).await.location();
        let mails = app.deliver().await;
        assert_eq!(mails.len(), 2);
        let own = mails.iter().find(|mail| mail.to == "mette@brohave.example").unwrap();
        assert_eq!(own.method(), "REQUEST");
        assert!(!own.link("/registrations/").is_empty() && !own.link("/seats/").is_empty());
        let colleague = mails.iter().find(|mail| mail.to != "mette@brohave.example").unwrap();
        assert!(!colleague.text.contains("/registrations/"), "a colleague cannot act for the party");
    }
}

#[tokio::test]
async fn a_cancelled_seat_goes_from_the_calendar_and_to_whoever_waits() {
    let (app, event) = with_event(&NewEvent::with_seats(1)).await;
    let seated = app.sign_up(&event, party("Ane Holm", &["Ane Holm"])).await;
    let waiting = app.sign_up(&event, party("Bo Lund", &["Bo Lund"])).await;
    let first = app.deliver().await;
    let seat = app.seat_link(&seated.seats[0]);
    let waits = app.seat_link(&waiting.seats[0]);
    app.get(&format!("{waits}/calendar.ics")).await.expect(404);

    let ask = app.get(&format!("{seat}/cancel")).await.expect(200);
    assert_eq!(app.registration(&event, &seated.id).await, seated, "a GET changes nothing");
    assert!(app.deliver().await.is_empty());
    let done = app.visitor().submit(&ask.main_form()).await;
    assert_eq!(done.location(), seat);
    assert_eq!(app.get(&seat).await.text("h1"), "Din plads er afmeldt");

    let mails = app.deliver().await;
    let cancel = mails.iter().find(|mail| mail.method() == "CANCEL").expect("a CANCEL");
    let invite = first.iter().find(|mail| mail.calendar.is_some()).unwrap();
    assert_eq!(cancel.property("UID"), invite.property("UID"));
    assert!(cancel.sequence() > invite.sequence());
    assert_eq!(cancel.property("STATUS"), "CANCELLED");
    let promoted = mails.iter().find(|mail| mail.method() == "REQUEST").expect("an invite");
    assert_eq!(promoted.to, "bo.lund@brohave.example");
    assert_eq!(app.get(&waits).await.text("h1"), "Du er tilmeldt, Bo");
    // The contact of the one is told what the attendee did, that of the other that there is room.
    assert_eq!(mails.len(), 4);
    // Once more changes nothing and mails nobody.
    app.post(&format!("{seat}/cancel"), &[]).await.location();
    assert!(app.deliver().await.is_empty());
    assert_eq!(app.get(&format!("{seat}/calendar.ics")).await.expect(200).body.matches("CANCELLED").count(), 1);
}

#[tokio::test]
async fn the_contact_cancels_one_seat_or_all_after_being_asked() {
    let (app, event) = with_event(&NewEvent::with_seats(5)).await;
    for (lang, gone) in [(Lang::Da, "I er afmeldt"), (Lang::En, "cancelled")] {
        let registration = app.sign_up(&event, party("Mette", &["Ane Holm", "Bo Lund", "Dorte Friis"])).await;
        app.deliver().await;
        let link = at(lang, &app.contact_link(&registration));
        let visitor = app.visitor();
        let ask = visitor.get(&format!("{link}/seats/2/cancel")).await.expect(200);
        assert!(ask.says("Bo Lund"));
        assert_eq!(visitor.submit(&ask.main_form()).await.location(), link);
        let mails = app.deliver().await;
        let told: Vec<(&str, String)> = mails.iter().map(|mail| (mail.to.as_str(), mail.method())).collect();
        assert_eq!(told, [("bo.lund@brohave.example", "CANCEL".to_owned())]);

        let ask = visitor.get(&format!("{link}/cancel")).await.expect(200);
        visitor.submit(&ask.main_form()).await;
        assert!(visitor.get(&link).await.text("h1").contains(gone));
        let mails = app.deliver().await;
        assert_eq!(mails.iter().filter(|mail| mail.method() == "CANCEL").count(), 2);
        assert_eq!(mails.len(), 3, "two entries go, and the contact has it in writing");
        for position in ["0", "4", "-1", "x", "99999999999999999999"] {
            let path = format!("{link}/seats/{position}/cancel");
            assert!(matches!(app.get(&path).await.status, 404 | 400), "{position}");
            assert!(matches!(app.post(&path, &[]).await.status, 404 | 400), "{position}");
        }
    }
}

#[tokio::test]
async fn an_invitation_is_sent_again_but_not_without_end() {
    let (app, event) = with_event(&NewEvent::with_seats(5)).await;
    let registration = app.sign_up(&event, party("Mette", &["Ane Holm"])).await;
    let first = app.deliver().await;
    let invite = first.iter().find(|mail| mail.calendar.is_some()).unwrap();
    let link = app.contact_link(&registration);
    for round in 0..5 {
        let form = app.get(&link).await.form("form[action$='/resend']");
        let answer = app.visitor().submit(&form).await;
        let mails = app.deliver().await;
        if round < 3 {
            let page = app.visitor().follow(&answer).await.expect(200);
            assert!(page.says("Ane Holm får den på mail"), "{}", page.all_text());
            assert_eq!(mails.len(), 1);
            assert_eq!((mails[0].sequence(), mails[0].property("UID")), (invite.sequence(), invite.property("UID")));
        } else {
            assert!(mails.is_empty(), "round {round}");
        }
    }
}

#[tokio::test]
async fn an_invitation_that_nobody_holds_is_not_sent_and_the_page_says_why() {
    let (app, event) = with_event(&NewEvent::with_seats(2)).await;
    let seated = app.sign_up(&event, party("Mette", &["Ane Holm", "Bo Lund"])).await;
    let waiting = app.sign_up(&event, party("Dorte", &["Ea Friis"])).await;
    let cancelled = app.seat_link(&seated.seats[1]);
    app.post(&format!("{}/cancel", app.contact_link(&seated)), &[]).await.location();
    let waits = app.sign_up(&event, party("Hans", &["Ib", "Jan"])).await;
    app.deliver().await;
    let refused = "Den går kun til den, der har en plads";
    for (registration, sentence) in [(&seated, refused), (&waits, "I står på ventelisten")] {
        let path = format!("{}/seats/1/resend", app.contact_link(registration));
        let page = app.post(&path, &[]).await.expect(200);
        assert!(page.says("Der er ingen invitation at sende") && page.says(sentence), "{}", page.all_text());
    }
    app.cancel_event(&event).await;
    let path = format!("{}/seats/1/resend", app.contact_link(&waiting));
    assert!(app.post(&path, &[]).await.expect(200).says(refused), "of a cancelled event");
    assert!(app.deliver().await.is_empty());
    app.get(&cancelled).await.expect(200);
    app.post(&format!("{}/seats/9/resend", app.contact_link(&seated)), &[]).await.expect(404);
}

#[tokio::test]
async fn the_pages_of_a_cancelled_event_are_headed_by_that_once_with_the_words_and_what_comes_instead() {
    let (app, event) = with_event(&NewEvent::with_seats(3)).await;
    let owner = app.organiser("second@kolding.example", kobling::server::access::Role::Organiser).await;
    let seated = app.sign_up(&event, party("Mette", &["Ane Holm", "Bo Lund"])).await;
    let waiting = app.sign_up(&event, party("Dorte", &["Ea Friis", "Ida"])).await;
    let other = app.event(&NewEvent::with_seats(3).titled("Et nyt møde"), &owner).await;
    let gone = app.event(&NewEvent::with_seats(3).titled("Et andet møde"), &owner).await;
    let replaced = app.sign_up(&gone, party("Mette", &["Ane Holm"])).await;
    app.cancel_event(&event).await;
    app.replace_event(&gone, &other).await;
    for registration in [&seated, &waiting] {
        for link in [app.contact_link(registration), app.seat_link(&registration.seats[0])] {
            for (lang, heading, words) in [
                (Lang::Da, "Mødet er aflyst", "Oplægsholderen er blevet syg."),
                (Lang::En, "The meeting is cancelled", "The speaker is ill."),
            ] {
                let page = app.get(&at(lang, &link)).await.expect(200);
                assert_eq!((page.text("h1"), page.text(".page-head .lead")), (heading.to_owned(), words.to_owned()));
                assert_eq!(page.text("main").matches(heading).count(), 1, "{}", page.all_text());
                assert!(page.has(".mark-cancelled") && !page.has(".notice"));
                for past in ["tilmeldt", "Bekræftet", "signed up", "Confirmed", "i køen"] {
                    assert!(!page.text(".page-head, .seat-rows").contains(past), "{past}: {}", page.all_text());
                }
            }
        }
    }
    for link in [app.contact_link(&replaced), app.seat_link(&replaced.seats[0])] {
        let page = app.get(&link).await.expect(200);
        assert_eq!(page.text(".page-head .lead"), "Alle tilmeldte har fået besked.");
        assert_eq!(page.text(".page-head a"), "Et nyt møde");
        assert_eq!(page.attributes(".page-head a", "href"), [format!("/events/{}", other.slug)]);
    }
}

#[tokio::test]
async fn a_full_event_offers_the_waiting_list_before_and_says_so_after() {
    let (app, event) = with_event(&NewEvent::with_seats(1)).await;
    app.sign_up(&event, party("Ane", &["Ane"])).await;
    for (lang, full, number) in [(Lang::Da, "Optaget", "nummer 1"), (Lang::En, "Full", "number 2")] {
        for path in ["/".to_owned(), format!("/events/{}", event.slug), format!("/events/{}/sign-up", event.slug)] {
            let page = app.get(&at(lang, &path)).await.expect(200);
            assert!(page.says(full), "{path}: {}", page.all_text());
        }
        app.deliver().await;
        let made = app.visitor().submit(&app.filled(lang, &event).await).await;
        let page = app.visitor().follow(&made).await.expect(200);
        assert!(page.text("h1").replace('\u{a0}', " ").contains(number), "{}", page.text("h1"));
        let mails = app.deliver().await;
        assert_eq!(mails.len(), 1, "only the contact is told while the party waits");
        assert_eq!(mails[0].calendar, None, "no entry while waiting");
    }
}
