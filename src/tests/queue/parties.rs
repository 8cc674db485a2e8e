//! A party that waits: what it takes at least, for how long seats are kept for it, and what newcomers see.

use kobling::registrations::{QueueMode, State, acts};
use kobling::text::Lang;
use kobling::time::{HOUR, MINUTE};

use super::{plain, to, told, with_order};
use crate::app::{NewEvent, TestApp, party};
use crate::visitor::{at, with_attendee, with_event};

#[tokio::test]
async fn a_party_that_also_takes_fewer_gets_its_first_seats_and_is_told_plainly_who_got_none() {
    for lang in Lang::ALL {
        let (app, event) = with_event(&NewEvent::with_seats(3)).await;
        let first = app.sign_up(&event, party("Ane", &["Ane", "Bo", "Cai"])).await;
        app.deliver().await;

        // The form of a full event asks; whoever says "fewer" says how few.
        let form = app.filled_for(lang, &event, &["Dorte", "Eva", "Finn"]).await;
        assert_eq!(form.value("when_short"), "wait");
        let visitor = app.visitor();
        for least in ["", "0", "3", "mange"] {
            let wrong = form.clone().set("when_short", "fewer").set("least", least);
            let page = visitor.submit(&wrong).await.expect(422);
            assert_eq!(page.summary_fields(), ["least"], "{least}");
            assert_eq!(page.main_form().value("when_short"), "fewer");
            assert_eq!(page.main_form().value("least"), least);
        }
        let made = visitor.submit(&form.set("when_short", "fewer").set("least", "2")).await;
        let page = visitor.follow(&made).await.expect(200);
        let (number, seats) = if lang == Lang::Da { ("nummer 1", "3 pladser") } else { ("number 1", "3 seats") };
        assert!(plain(&page.text("h1")).contains(number) && plain(&page.all_text()).contains(seats));
        assert_eq!(told(&app.deliver().await), to(&[("mette", "")]));

        // The contact may think again while they wait.
        let own = page.form("form[action$='/least']");
        assert_eq!((own.value("when_short"), own.value("least")), ("fewer", "2"));
        let refused = visitor.submit(&own.clone().set("least", "7")).await.expect(422);
        assert_eq!(refused.main_form().value("least"), "7");
        let saved = visitor.submit(&own.clone().set("when_short", "wait")).await;
        assert!(visitor.follow(&saved).await.expect(200).has(".notice-done"));
        assert_eq!(app.registrations(&event).await[1].min_seats, None);
        visitor.submit(&own).await.location();
        assert_eq!(app.registrations(&event).await[1].min_seats, Some(2));

        // One seat is too few, two are enough.
        let give_up = async |position: i64| {
            app.wait(MINUTE);
            let ask = visitor.get(&format!("{}/seats/{position}/cancel", app.contact_link(&first))).await.expect(200);
            visitor.submit(&ask.main_form()).await.location();
            app.deliver().await
        };
        assert_eq!(told(&give_up(1).await), to(&[("ane", "CANCEL")]));
        let mails = give_up(2).await;
        assert_eq!(told(&mails), to(&[("bo", "CANCEL"), ("dorte", "REQUEST"), ("eva", "REQUEST"), ("mette", "")]));
        let contact = mails.iter().find(|mail| mail.to.starts_with("mette")).unwrap();
        let plainly = if lang == Lang::Da {
            "Der var kun 2 pladser til jer. Finn fik ikke plads"
        } else {
            "There were only 2 seats for you. Finn did not get a seat"
        };
        assert!(plain(&contact.text).replace('\n', " ").contains(plainly), "{}", contact.text);

        let registration = &app.registrations(&event).await[1];
        assert_eq!((registration.state, registration.size(), registration.seats.len()), (State::Confirmed, 2, 3));
        let page = visitor.get(made.location()).await.expect(200);
        let said = if lang == Lang::Da { "ikke plads til alle" } else { "not room for all" };
        assert!(page.says(said) && !page.has("form[action$='/least']"), "{}", page.all_text());
    }
}

#[tokio::test]
async fn kept_seats_go_to_the_first_whom_they_suit_once_the_hold_time_has_passed_and_only_once() {
    let app = TestApp::start().await;
    let beside = app.beside().await;
    let (organiser, event) = with_order(&app, 3, QueueMode::Strict, 24).await;
    let first = app.sign_up(&event, party("Ane", &["Ane", "Bo", "Cai"])).await;
    app.sign_up(&event, party("Dorte", &["Dorte", "Eva"])).await;
    app.sign_up(&event, party("Finn", &["Finn"])).await;
    app.deliver().await;

    let ask = app.get(&format!("{}/seats/1/cancel", app.contact_link(&first))).await.expect(200);
    app.visitor().submit(&ask.main_form()).await.location();
    assert_eq!(told(&app.deliver().await), to(&[("ane", "CANCEL")]));

    // The seat is kept for the head, until a time that the organiser reads; newcomers read "full".
    let overview = organiser.get(&format!("/organiser/events/{}", event.id.as_str())).await.expect(200);
    assert!(plain(&overview.all_text()).contains("25. november kl. 12"), "{}", overview.all_text());
    assert!(app.get("/").await.says("Optaget"));
    app.wait(24 * HOUR - 1);
    acts::settle_overdue(&app.state).await.unwrap();
    assert!(app.deliver().await.is_empty());

    // Two processes notice at once: it is given out once.
    app.wait(1);
    let (one, other) = tokio::join!(acts::settle_overdue(&app.state), acts::settle_overdue(&beside.state));
    one.unwrap();
    other.unwrap();
    assert_eq!(told(&app.deliver().await), to(&[("finn", ""), ("finn", "REQUEST")]));
    let states: Vec<State> = app.registrations(&event).await.iter().map(|registration| registration.state).collect();
    assert_eq!(states, [State::Confirmed, State::Waitlisted, State::Confirmed]);
    // The head keeps its place, and the job finds nothing more to do.
    let version = app.number("SELECT version FROM event_capacity").await;
    acts::settle_overdue(&app.state).await.unwrap();
    assert_eq!(app.number("SELECT version FROM event_capacity").await, version);
}

#[tokio::test]
async fn in_best_fit_a_seat_goes_to_the_first_whom_it_suits_and_what_is_left_is_what_nobody_could_take() {
    let app = TestApp::start().await;
    let (organiser, event) = with_order(&app, 3, QueueMode::Strict, 0).await;
    let first = app.sign_up(&event, party("Ane", &["Ane", "Bo", "Cai"])).await;
    app.sign_up(&event, party("Dorte", &["Dorte", "Eva", "Gry"])).await;
    app.sign_up(&event, party("Finn", &["Finn"])).await;
    for position in [1, 2] {
        let ask = app.get(&format!("{}/seats/{position}/cancel", app.contact_link(&first))).await.expect(200);
        app.visitor().submit(&ask.main_form()).await.location();
    }
    app.deliver().await;
    assert!(app.get("/").await.says("Optaget"), "in strict order the seats are kept");

    // The organiser chooses the other order, sees what that does, and confirms it.
    let form = organiser.edit_form(Lang::Da, &event).await;
    assert_eq!((form.value("queue_mode"), form.value("hold_hours")), ("strict", ""));
    let shown = organiser.save_and_confirm(&form.set("queue_mode", "best_fit")).await;
    assert!(plain(&shown.all_text()).contains("Brohave Catering (1)"), "{}", shown.all_text());
    assert_eq!(told(&app.deliver().await), to(&[("finn", ""), ("finn", "REQUEST")]));
    // Nobody who waits could take the last one.
    assert!(plain(&app.get(&format!("/events/{}", event.slug)).await.all_text()).contains("1 plads ledig"));
    app.sign_up(&event, party("Hanne", &["Hanne"])).await;
    assert_eq!(told(&app.deliver().await), to(&[("hanne", ""), ("hanne", "REQUEST")]));
    // A number that is none stays where it was typed.
    let form = organiser.edit_form(Lang::Da, &event).await.set("hold_hours", "for evigt");
    let refused = organiser.submit(&form).await.expect(422);
    assert_eq!(refused.summary_fields(), ["hold_hours"]);
    assert_eq!(refused.form("form[action$='/edit']").value("hold_hours"), "for evigt");
}

#[tokio::test]
async fn an_address_that_stands_twice_is_allowed_and_told_of_on_the_form_and_on_the_receipt() {
    for lang in Lang::ALL {
        let (app, event) = with_event(&NewEvent::with_seats(5)).await;
        let form = app.filled(lang, &event).await;
        let form = with_attendee(with_attendee(form, 0, "Bo Lund"), 1, "Eva Dam")
            .set("attendees.1.email", "METTE@brohave.example");
        let said = if lang == Lang::Da {
            "Mette Lindholm og Eva Dam får deres mails"
        } else {
            "Mette Lindholm and Eva Dam get"
        };
        let drawn = app.visitor().submit(&form.clone().press("add")).await.expect(200);
        assert!(drawn.says(said), "{}", drawn.all_text());
        let made = app.visitor().submit(&form).await;
        let page = app.visitor().follow(&made).await.expect(200);
        assert!(page.says(said) && !page.says("METTE@"), "{}", page.all_text());
        assert_eq!(app.deliver().await.len(), 3);
        let alone = app.get(&at(lang, &format!("/events/{}/sign-up", event.slug))).await;
        assert!(!alone.has(".notice-info"));
    }
}
