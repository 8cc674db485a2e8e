//! "Are you still coming?": two links of a mail, a page with two buttons, and what comes of each.

use kobling::server::access::Role;
use kobling::text::Lang;

use super::{asking, job_at, meeting, moment, told};
use crate::app::{NewEvent, TestApp, party};
use crate::visitor::at;

const WEEK_BEFORE: &str = "2027-01-07 09:00";

#[tokio::test]
async fn an_attendee_says_yes_with_one_press_and_a_link_that_is_followed_says_nothing() {
    let app = TestApp::start().await;
    let (owner, event, registration) = meeting(&app, 9, asking()).await;
    let mails = job_at(&app, WEEK_BEFORE).await;
    assert_eq!(told(&mails), ["ane", "bo"]);
    let mail = mails.iter().find(|mail| mail.to.starts_with("ane")).unwrap();
    assert_eq!(mail.subject, "Kommer du stadig? Torsdag 14. januar: Når rekruttering er svær");
    let (yes, no) = (mail.link("answer=yes"), mail.link("answer=no"));
    // A mail scanner follows both.
    app.get(&no).await.expect(200);
    let page = app.get(&yes).await.expect(200);
    assert_eq!(app.number("SELECT COUNT(*) FROM seat_answers WHERE coming IS NOT NULL").await, 0);
    assert_eq!(app.registration(&event, &registration.id).await.live_seats().count(), 2);

    let overview = format!("/organiser/events/{}", event.id.as_str());
    let owner = app.same_person(&owner).await;
    let seen = owner.get(&overview).await.expect(200);
    assert!(seen.says("0 har sagt ja") && seen.says("2 har ikke svaret"), "{}", seen.all_text());
    let visitor = app.visitor();
    let answered = visitor.submit(&page.main_form().set("answer", "yes")).await;
    assert!(visitor.follow(&answered).await.expect(200).says("Tak, vi regner med dig"));
    let seat = app.get(&app.seat_link(&registration.seats[0])).await.expect(200);
    assert!(seat.says("Du har svaret, at du kommer."), "{}", seat.all_text());
    assert!(app.get(&app.seat_link(&registration.seats[1])).await.says("Du har ikke svaret endnu"));

    let seen = owner.get(&overview).await.expect(200);
    assert!(seen.says("1 har sagt ja") && seen.says("1 har ikke svaret"), "{}", seen.all_text());
    let list = format!("{overview}/registrations");
    assert!(owner.get(&list).await.says("Usikker: 1 har ikke svaret"));
    let one = owner.get(&format!("{list}/{}", registration.id.as_str())).await.expect(200);
    assert_eq!(one.texts(".row-uncertain"), ["Kommer", "Usikker: har ikke svaret"]);
    assert!(one.says("Ane Holm svarede, at de stadig kommer"), "{}", one.all_text());
    let file = owner.get(&format!("{list}.csv")).await.expect(200).body;
    assert!(file.contains(";Svar\r\n") && file.contains(";Kommer\r\n") && file.contains(";Ikke svaret\r\n"), "{file}");
    assert!(app.deliver().await.is_empty(), "a yes is only noted");
}

#[tokio::test]
async fn a_no_gives_the_seat_to_the_head_of_the_queue_as_every_cancellation_does() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let (_, event, registration) = meeting(&app, 2, asking()).await;
        let waiting = app.sign_up(&event, party("Pia", &["Per"])).await;
        app.deliver().await;
        let mails = job_at(&app, WEEK_BEFORE).await;
        let mail = mails.iter().find(|mail| mail.to.starts_with("ane")).unwrap();
        assert!(mail.text.replace('\u{a0}', " ").contains("Der er 1 på ventelisten"), "{}", mail.text);
        let page = app.get(&at(lang, &mail.link("answer=no"))).await.expect(200);
        let button = if lang == Lang::Da { "Nej, giv pladsen videre" } else { "No, pass my place on" };
        assert_eq!(page.texts("main form button")[0], button, "what was chosen comes first");
        // She first says yes, and then cannot come after all.
        app.visitor().submit(&page.main_form().set("answer", "yes")).await.location();
        let given = app.visitor().submit(&page.main_form().set("answer", "no")).await;
        assert_eq!(given.location(), at(lang, &app.seat_link(&registration.seats[0])));
        let seat = app.get(given.location()).await.expect(200);
        assert!(seat.has(".mark-cancelled"), "{}", seat.all_text());
        assert!(app.registration(&event, &waiting.id).await.confirmed_at.is_some());
        let mails = app.deliver().await;
        assert_eq!(told(&mails), ["ane", "mette", "per", "pia"]);
        assert_eq!(mails.iter().filter(|mail| mail.method() == "CANCEL").count(), 1);
        // Once more changes nothing, and the page leads to the seat, which says what it is.
        app.visitor().submit(&page.main_form().set("answer", "no")).await.location();
        app.visitor().submit(&page.main_form().set("answer", "yes")).await.location();
        assert_eq!(app.get(&mail.link("answer=yes")).await.location(), app.seat_link(&registration.seats[0]));
        assert!(app.deliver().await.is_empty());
        assert_eq!(app.number("SELECT coming FROM seat_answers WHERE answered_at IS NOT NULL").await, 0);
    }
}

#[tokio::test]
async fn a_question_that_goes_after_the_deadline_promises_nobody_the_seat() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let mut new = NewEvent::with_seats(9);
    new.terms.cancel_until = moment("2027-01-06 12:00");
    let event = app.event(&new, &owner).await;
    app.sign_up(&event, party("Mette", &["Ane Holm"])).await;
    app.deliver().await;
    kobling::reminders::acts::save(&app.state, owner.id(), &event.id, asking()).await.unwrap();
    let mails = job_at(&app, WEEK_BEFORE).await;
    let text = &mails[0].text;
    assert!(text.contains("Ja, jeg kommer") && text.contains("Fristen for afbud er gået"), "{text}");
    assert!(!text.contains("giv pladsen videre"), "{text}");
}

#[tokio::test]
async fn after_the_deadline_a_no_is_told_whom_to_call_and_a_yes_is_still_noted() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let mut new = NewEvent::with_seats(9);
    new.terms.cancel_until = moment("2027-01-08 12:00");
    let event = app.event(&new, &owner).await;
    let registration = app.sign_up(&event, party("Mette", &["Ane Holm"])).await;
    kobling::reminders::acts::save(&app.state, owner.id(), &event.id, asking()).await.unwrap();
    job_at(&app, WEEK_BEFORE).await;
    app.set_clock(moment("2027-01-08 12:00"));
    let path = format!("{}/coming", app.seat_link(&registration.seats[0]));
    let page = app.get(&format!("{path}?answer=no")).await.expect(200);
    assert!(page.says("Ring til Anne-Sofie Kjær"), "{}", page.all_text());
    assert_eq!(page.texts("main form button"), ["Ja, jeg kommer"]);
    let refused = app.post(&path, &[("answer", "no")]).await.expect(409);
    assert!(refused.says("Fristen er gået") && refused.says("Ring til Anne-Sofie Kjær"));
    assert_eq!(app.registration(&event, &registration.id).await.live_seats().count(), 1);
    assert_eq!(app.number("SELECT COUNT(*) FROM seat_answers WHERE coming IS NOT NULL").await, 0);
    app.post(&path, &[("answer", "yes")]).await.location();
    assert!(app.get(&path).await.expect(200).says("Tak, vi regner med dig"));
}

#[tokio::test]
async fn nobody_answers_who_was_not_asked_or_has_no_such_link() {
    let app = TestApp::start().await;
    let (owner, event, registration) = meeting(&app, 9, asking()).await;
    let seat = app.seat_link(&registration.seats[0]);
    // Before they are asked there is nothing to say.
    let not_asked = format!("{seat}?asked=no");
    assert_eq!(app.get(&format!("{seat}/coming?answer=no")).await.location(), not_asked);
    assert_eq!(app.post(&format!("{seat}/coming"), &[("answer", "no")]).await.location(), not_asked);
    assert!(app.get(&not_asked).await.says("Du har stadig pladsen"));
    assert_eq!(app.registration(&event, &registration.id).await.live_seats().count(), 2);
    job_at(&app, WEEK_BEFORE).await;
    for forged in [
        "/seats/x/coming".to_owned(),
        format!("{seat}x/coming"),
        app.contact_link(&registration).replace("/registrations/", "/seats/") + "/coming",
    ] {
        app.get(&forged).await.expect(404);
        app.post(&forged, &[("answer", "no")]).await.expect(404);
    }
    for nonsense in ["", "maybe", "YES"] {
        app.post(&format!("{seat}/coming"), &[("answer", nonsense)]).await.location();
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM seat_answers WHERE coming IS NOT NULL").await, 0);
    // An answer about another date counts no more.
    app.post(&format!("{seat}/coming"), &[("answer", "yes")]).await.location();
    let owner = app.same_person(&owner).await;
    let form = owner.edit_form(Lang::Da, &event).await.set("date", "21-1-2027");
    owner.save_and_confirm(&form.set("price.da", "Gratis")).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM seat_answers").await, 0);
    assert_eq!(app.get(&format!("{seat}/coming?answer=yes")).await.location(), not_asked);
}

#[tokio::test]
async fn whoever_gets_the_seat_by_a_new_address_has_answered_nothing() {
    let app = TestApp::start().await;
    let (owner, event, registration) = meeting(&app, 9, asking()).await;
    job_at(&app, WEEK_BEFORE).await;
    app.post(&format!("{}/coming", app.seat_link(&registration.seats[0])), &[("answer", "yes")]).await.location();
    let owner = app.same_person(&owner).await;
    let path = format!("/organiser/events/{}/registrations/{}", event.id.as_str(), registration.id.as_str());
    let form = owner.get(&format!("{path}/edit")).await.expect(200).main_form();
    let shown = owner.submit(&form.set("attendees.1.email", "ny@brohave.example")).await.expect(200);
    owner.submit(&shown.main_form()).await.location();
    assert_eq!(owner.get(&path).await.expect(200).texts(".row-uncertain"), ["Usikker: har ikke svaret"], "Bo alone");
}
