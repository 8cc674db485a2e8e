//! An organiser moves parties by hand: each act is shown first, and does exactly what was shown.

use kobling::registrations::{QueueMode, Registration, State};
use kobling::text::Lang;
use kobling::time::{HOUR, MINUTE};

use super::{plain, to, told, with_order};
use crate::app::{Browser, Made, Page, TestApp, party};
use crate::visitor::at;

fn address(lang: Lang, event: &Made, registration: &Registration, act: &str) -> String {
    let (event, id) = (event.id.as_str(), registration.id.as_str());
    at(lang, &format!("/organiser/events/{event}/registrations/{id}/{act}"))
}

async fn ask(browser: &Browser<'_>, lang: Lang, event: &Made, registration: &Registration, act: &str) -> Page {
    browser.get(&address(lang, event, registration, act)).await.expect(200)
}

async fn log_of(app: &TestApp, action: &str) -> Vec<String> {
    let mut db = app.state.db.read().await.unwrap();
    let rows: Vec<(String,)> = sqlx::query_as("SELECT detail FROM audit WHERE action = $1 ORDER BY id")
        .bind(action)
        .fetch_all(&mut *db)
        .await
        .unwrap();
    rows.into_iter().map(|(detail,)| detail).collect()
}

#[tokio::test]
async fn a_waiting_party_gets_seats_above_the_capacity_only_when_that_is_said_and_they_never_become_free() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let (organiser, event) = with_order(&app, 2, QueueMode::Strict, 0).await;
        let first = app.sign_up(&event, party("Ane", &["Ane", "Bo"])).await;
        let second = app.sign_up(&event, party("Cai", &["Cai"])).await;
        let third = app.sign_up(&event, party("Dorte", &["Dorte", "Eva"])).await;
        app.deliver().await;
        app.wait(MINUTE);

        // What it does stands on the page: two above the capacity, one party passed, three mails.
        let page = ask(&organiser, lang, &event, &third, "give-seats").await;
        let said = plain(&page.all_text());
        let expected = match lang {
            Lang::Da => ["2 af 2 pladser er optaget nu, 4 bagefter", "2 over kapaciteten", "sprunget over", "3 mails"],
            Lang::En => ["2 of 2 seats are taken now, 4 afterwards", "2 over capacity", "is passed", "3 emails"],
        };
        for words in expected {
            assert!(said.contains(words), "{words}: {said}");
        }
        let form = page.main_form();
        let refused = organiser.submit(&form).await.expect(422);
        assert_eq!(refused.summary_fields(), ["above"]);
        assert!(app.deliver().await.is_empty());
        let done = organiser.submit(&form.set("above", "yes")).await;
        let shown = organiser.follow(&done).await.expect(200);
        assert!(shown.has(".notice-done"), "{}", shown.all_text());
        assert_eq!(told(&app.deliver().await), to(&[("dorte", ""), ("dorte", "REQUEST"), ("eva", "REQUEST")]));

        // It is counted as what it is, and told to organisers only.
        let over =
            if lang == Lang::Da { "2 over kapacitet, tilføjet i hånden" } else { "2 over capacity, added by hand" };
        let overview = organiser.get(&at(lang, &format!("/organiser/events/{}", event.id.as_str()))).await;
        assert!(plain(&overview.all_text()).contains(over), "{}", overview.all_text());
        let public = app.get(&at(lang, &format!("/events/{}", event.slug))).await;
        assert!(public.says(if lang == Lang::Da { "Optaget" } else { "Full" }) && !public.says("over "));
        assert!(log_of(&app, "registration.promoted").await[0].contains("\"over\":2"));

        // Two of the first party leave: nobody gets their seats, because there were four for two.
        let cancel = organiser.get(&address(lang, &event, &first, "cancel")).await.expect(200);
        organiser.submit(&cancel.main_form()).await.location();
        let state = app.registration(&event, &second.id).await.state;
        assert_eq!(state, State::Waitlisted);
        let capacity = app.number("SELECT seated FROM event_capacity").await;
        assert_eq!(capacity, 2);
        let overview = organiser.get(&at(lang, &format!("/organiser/events/{}", event.id.as_str()))).await;
        assert!(!plain(&overview.all_text()).contains(if lang == Lang::Da {
            "over kapacitet"
        } else {
            "over capacity"
        }));
    }
}

#[tokio::test]
async fn a_confirmed_party_waits_again_behind_all_others_and_its_entries_are_taken_back_and_come_anew() {
    let app = TestApp::start().await;
    let (organiser, event) = with_order(&app, 2, QueueMode::Strict, 0).await;
    let first = app.sign_up(&event, party("Ane", &["Ane"])).await;
    let second = app.sign_up(&event, party("Bo", &["Bo"])).await;
    let third = app.sign_up(&event, party("Cai", &["Cai"])).await;
    let fourth = app.sign_up(&event, party("Dan", &["Dan"])).await;
    app.deliver().await;
    app.wait(MINUTE);

    // Its seat goes to the head, and it stands last.
    let page = ask(&organiser, Lang::Da, &event, &first, "to-queue").await;
    let said = plain(&page.all_text());
    assert!(said.contains("nummer 2 i køen, bagest") && said.contains("Brohave Catering får 1 plads"), "{said}");
    let done = organiser.submit(&page.main_form()).await;
    organiser.follow(&done).await.expect(200);
    let mails = app.deliver().await;
    assert_eq!(told(&mails), to(&[("ane", ""), ("ane", "CANCEL"), ("cai", ""), ("cai", "REQUEST")]));
    let taken_back = mails.iter().find(|mail| mail.method() == "CANCEL").unwrap();
    let contact = app.get(&app.contact_link(&first)).await.expect(200);
    assert!(plain(&contact.text("h1")).contains("nummer 2"), "{}", contact.all_text());
    assert_eq!(app.registration(&event, &third.id).await.state, State::Confirmed);
    let cancel = organiser.get(&address(Lang::Da, &event, &fourth, "cancel")).await.expect(200);
    organiser.submit(&cancel.main_form()).await.location();
    app.deliver().await;

    // When there is room the same entry comes again, above the number that took it back.
    app.wait(MINUTE);
    let cancel = organiser.get(&address(Lang::Da, &event, &second, "cancel")).await.expect(200);
    organiser.submit(&cancel.main_form()).await.location();
    let mails = app.deliver().await;
    let again = mails.iter().find(|mail| mail.to.starts_with("ane") && mail.method() == "REQUEST").unwrap();
    assert_eq!(again.property("UID"), taken_back.property("UID"));
    assert!(again.sequence() > taken_back.sequence());
    assert_eq!(app.registration(&event, &first.id).await.state, State::Confirmed);

    // Now nobody waits, so it would have its seat back at once: that is said, and nothing is done.
    let page = ask(&organiser, Lang::Da, &event, &first, "to-queue").await;
    assert!(page.has(".notice-info") && !page.has("main form[method=post]"), "{}", page.all_text());
    organiser.post(&address(Lang::Da, &event, &first, "to-queue"), &[]).await.expect(409);
    assert!(app.deliver().await.is_empty());
}

#[tokio::test]
async fn a_party_comes_first_with_a_reason_that_stays_in_the_log() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let (organiser, event) = with_order(&app, 1, QueueMode::Strict, 0).await;
        let first = app.sign_up(&event, party("Ane", &["Ane"])).await;
        app.sign_up(&event, party("Bo", &["Bo"])).await;
        let third = app.sign_up(&event, party("Cai", &["Cai"])).await;
        app.deliver().await;
        let form = ask(&organiser, lang, &event, &third, "to-head").await.main_form();
        let refused = organiser.submit(&form).await.expect(422);
        assert_eq!(refused.summary_fields(), ["reason"]);
        let done = organiser.submit(&form.set("reason", "Værten for aftenen")).await;
        organiser.follow(&done).await.expect(200);
        assert!(log_of(&app, "registration.to_head").await[0].contains("Værten for aftenen"));
        assert!(app.deliver().await.is_empty(), "it only changes the order");
        let page = app.get(&at(lang, &app.contact_link(&third))).await.expect(200);
        assert!(plain(&page.text("h1")).contains(if lang == Lang::Da { "nummer 1" } else { "number 1" }));
        let again = ask(&organiser, lang, &event, &third, "to-head").await;
        assert!(again.has(".notice-info") && !again.has("main form[method=post]"));
        app.wait(MINUTE);
        let cancel = organiser.get(&address(lang, &event, &first, "cancel")).await.expect(200);
        organiser.submit(&cancel.main_form()).await.location();
        assert!(told(&app.deliver().await).contains(&("cai".to_owned(), "REQUEST".to_owned())));
    }
}

#[tokio::test]
async fn what_is_no_longer_as_it_was_shown_is_shown_again_and_nothing_is_done() {
    let app = TestApp::start().await;
    let (organiser, event) = with_order(&app, 2, QueueMode::Strict, 0).await;
    let first = app.sign_up(&event, party("Ane", &["Ane", "Bo"])).await;
    let waiting = app.sign_up(&event, party("Cai", &["Cai"])).await;
    let last = app.sign_up(&event, party("Dorte", &["Dorte"])).await;
    let form = ask(&organiser, Lang::Da, &event, &last, "give-seats").await.main_form().set("above", "yes");
    // Meanwhile somebody leaves and the first in the queue moves up.
    let cancel = app.get(&format!("{}/seats/1/cancel", app.contact_link(&first))).await.expect(200);
    app.visitor().submit(&cancel.main_form()).await.location();
    assert_eq!(app.registration(&event, &waiting.id).await.state, State::Confirmed);
    app.deliver().await;
    let again = organiser.submit(&form).await.expect(409);
    assert!(again.has(".notice-waiting") && again.says("Ingen bliver sprunget over"), "{}", again.all_text());
    assert_eq!(app.registration(&event, &last.id).await.state, State::Waitlisted);
    // Confirmed once, sent twice: the second finds it done.
    let form = again.main_form().set("above", "yes");
    organiser.submit(&form).await.location();
    organiser.submit(&form).await.expect(409);
    assert_eq!(told(&app.deliver().await), to(&[("dorte", ""), ("dorte", "REQUEST")]));
}

#[tokio::test]
async fn after_the_deadline_nobody_moves_up_but_by_hand() {
    let app = TestApp::start().await;
    let (organiser, event) = with_order(&app, 1, QueueMode::Strict, 0).await;
    let first = app.sign_up(&event, party("Ane", &["Ane"])).await;
    let second = app.sign_up(&event, party("Bo", &["Bo"])).await;
    app.deliver().await;
    let form = organiser.edit_form(Lang::Da, &event).await.set("cancel_until", "24-11-2026 14.00");
    organiser.submit(&form).await.location();
    app.wait(3 * HOUR);
    let cancel = organiser.get(&address(Lang::Da, &event, &first, "cancel")).await.expect(200);
    organiser.submit(&cancel.main_form()).await.location();
    app.deliver().await;
    assert_eq!(app.registration(&event, &second.id).await.state, State::Waitlisted);
    let page = ask(&organiser, Lang::Da, &event, &second, "give-seats").await;
    assert!(!page.main_form().has("above"));
    organiser.submit(&page.main_form()).await.location();
    assert_eq!(told(&app.deliver().await), to(&[("bo", ""), ("bo", "REQUEST")]));
}
