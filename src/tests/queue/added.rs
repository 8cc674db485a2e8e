//! An organiser adds people by hand: speakers without an address, people who call, and more than there is room for.

use kobling::registrations::{QueueMode, State};
use kobling::server::access::Role;
use kobling::text::Lang;
use kobling::time::{DAY, HOUR};

use super::{plain, to, told, with_order};
use crate::app::{FormValues, Made, Page, TestApp, party};
use crate::erasure::run_the_job;
use crate::visitor::at;

fn path(lang: Lang, event: &Made) -> String {
    at(lang, &format!("/organiser/events/{}/registrations/new", event.id.as_str()))
}

/// The form, filled for a speaker alone.
fn speaker(page: &Page) -> FormValues {
    page.form("form[action$='/registrations/new']").set("contact.name", "Grete Oplæg")
}

#[tokio::test]
async fn a_speaker_without_an_address_has_a_seat_and_nobody_is_written_to() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let (organiser, event) = with_order(&app, 4, QueueMode::Strict, 0).await;
        let list = organiser.get(&at(lang, &format!("/organiser/events/{}/registrations", event.id.as_str()))).await;
        assert!(list.has("a[href$='/registrations/new']"));
        let page = organiser.get(&path(lang, &event)).await.expect(200);
        let refused = organiser.submit(&page.form("form[action$='/registrations/new']")).await.expect(422);
        assert_eq!(refused.summary_fields(), ["contact.name"]);

        let form = speaker(&page);
        let (one, again) = tokio::join!(organiser.submit(&form), organiser.submit(&form));
        assert_eq!(one.location(), again.location(), "a double click adds once");
        let shown = organiser.follow(&one).await.expect(200);
        let (no_mail, added) =
            if lang == Lang::Da { ("Ingen e-mail", "Tilføjet af") } else { ("No email", "Added by") };
        assert!(shown.says("Grete Oplæg") && shown.says(no_mail) && shown.says(added), "{}", shown.all_text());
        assert!(app.deliver().await.is_empty());
        let all = app.registrations(&event).await;
        assert_eq!((all.len(), all[0].state, all[0].size(), all[0].called()), (1, State::Confirmed, 1, "Grete Oplæg"));
        assert!(!all[0].contact.is_erased() && !all[0].seats[0].is_erased());

        // A change of the event tells whoever has an address, and counts nobody else.
        let edit = organiser.edit_form(lang, &event).await.set("start", "9");
        let saved = organiser.submit(&edit).await;
        organiser.follow(&saved).await.expect(200);
        assert!(app.deliver().await.is_empty());

        // Half a year after the event nothing of them is left, as of everybody.
        app.wait(300 * DAY);
        run_the_job(&app).await;
        let all = app.registrations(&event).await;
        assert!(all[0].contact.is_erased() && all[0].seats[0].is_erased() && all[0].added_by.is_none());
        assert_eq!(all[0].seats[0].name, "");
    }
}

#[tokio::test]
async fn whoever_has_an_address_is_told_if_the_organiser_says_so_also_after_sign_up_closed() {
    let app = TestApp::start().await;
    let (organiser, event) = with_order(&app, 4, QueueMode::Strict, 0).await;
    let form = organiser.edit_form(Lang::Da, &event).await.set("closes", "24-11-2026 14.00");
    organiser.submit(&form).await.location();
    app.wait(3 * HOUR);
    let page = organiser.get(&path(Lang::Da, &event)).await.expect(200);
    let form = speaker(&page).press("add");
    let page = organiser.submit(&form).await.expect(200);
    let form = page
        .form("form[action$='/registrations/new']")
        .set("contact.email", "grete@oplaeg.example")
        .set("organisation.name", "Oplæg ApS")
        .set("attendees.0.name", "Hans Hjælper")
        .set("attendees.0.email", "hans@oplaeg.example");
    let made = organiser.submit(&form).await;
    organiser.follow(&made).await.expect(200);
    let mails = app.deliver().await;
    assert_eq!(told(&mails), to(&[("grete", "REQUEST"), ("hans", "REQUEST")]));
    assert!(mails.iter().all(|mail| mail.text.contains("Arrangøren")), "{}", mails[0].text);

    // Without the tick nobody is.
    let form = speaker(&organiser.get(&path(Lang::Da, &event)).await).set("contact.email", "inger@oplaeg.example");
    organiser.submit(&form.without("tell")).await.location();
    assert!(app.deliver().await.is_empty());
    app.wait(60 * DAY);
    let administrator = app.organiser("admin@kolding.example", Role::Administrator).await;
    let closed = administrator.get(&path(Lang::Da, &event)).await.expect(200);
    assert!(!closed.has("form[action$='/registrations/new']"), "{}", closed.all_text());
}

#[tokio::test]
async fn a_full_event_asks_with_the_numbers_whether_they_get_seats_or_wait() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let (organiser, event) = with_order(&app, 2, QueueMode::Strict, 0).await;
        app.sign_up(&event, party("Ane", &["Ane", "Bo"])).await;
        app.sign_up(&event, party("Cai", &["Cai"])).await;
        app.deliver().await;
        let form = speaker(&organiser.get(&path(lang, &event)).await).set("contact.email", "grete@oplaeg.example");
        let asked = organiser.submit(&form).await.expect(422);
        let said = plain(&asked.all_text());
        let words = if lang == Lang::Da {
            "2 af 2 pladser er taget. 1 tilmelding venter"
        } else {
            "2 of 2 seats are taken. 1 registration waits"
        };
        assert!(said.contains(words) && asked.has("input[name=when_full]"), "{said}");
        let form = asked.form("form[action$='/registrations/new']");
        assert_eq!(organiser.submit(&form).await.expect(422).summary_fields(), ["when_full"]);
        assert_eq!(app.registrations(&event).await.len(), 2);

        // The numbers are others than were shown: asked again.
        app.sign_up(&event, party("Dorte", &["Dorte"])).await;
        let asked = organiser.submit(&form.clone().set("when_full", "seat")).await.expect(422);
        let form = asked.form("form[action$='/registrations/new']");
        app.deliver().await;
        if lang == Lang::Da {
            organiser.submit(&form.set("when_full", "seat")).await.location();
            assert_eq!(told(&app.deliver().await), to(&[("grete", "REQUEST")]));
            let registration = app.registrations(&event).await.pop().unwrap();
            assert_eq!((registration.state, registration.above_capacity()), (State::Confirmed, 1));
            let overview = organiser.get(&format!("/organiser/events/{}", event.id.as_str())).await;
            assert!(overview.says("1 over kapacitet, tilføjet i hånden"), "{}", overview.all_text());
            assert_eq!(app.number("SELECT by_hand FROM event_capacity").await, 1);
        } else {
            let made = organiser.submit(&form.set("when_full", "wait")).await;
            organiser.follow(&made).await.expect(200);
            assert_eq!(told(&app.deliver().await), to(&[("grete", "")]));
            assert_eq!(app.registrations(&event).await.pop().unwrap().state, State::Waitlisted);
        }
    }
}
