//! A session that ends while somebody types: nothing is lost, nothing is saved unseen, nobody else gets it.

use kobling::people::hash_password;
use kobling::server::access::Role;
use kobling::text::Lang;
use kobling::time::HOUR;

use crate::app::{Browser, FormValues, Page, TestApp};
use crate::organiser::published;
use crate::visitor::at;

const PASSWORD: &str = "en lille sætning om kaffe";

/// Gives somebody a password and returns their address.
async fn with_password(app: &TestApp, person: &Browser<'_>) -> String {
    let hash = hash_password(&app.state, PASSWORD).await.unwrap();
    let email = format!("{}@kolding.example", person.id());
    let mut tx = app.state.db.begin_write().await.unwrap();
    sqlx::query("UPDATE organisers SET password_hash = $1, email = $2, email_folded = $2 WHERE id = $3")
        .bind(hash)
        .bind(&email)
        .bind(person.id())
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    email
}

fn filled(form: &FormValues) -> Vec<(String, String)> {
    let steering = ["do", "confirmed", "shown"];
    let pairs = form.pairs().filter(|(name, value)| !value.is_empty() && !steering.contains(name));
    let mut pairs: Vec<_> = pairs.map(|(name, value)| (name.to_owned(), value.replace("\r\n", "\n"))).collect();
    pairs.sort();
    pairs
}

/// Sends a form with a session that is over; the page that signs in.
async fn send_too_late(app: &TestApp, person: &Browser<'_>, form: &FormValues) -> Page {
    app.wait(13 * HOUR);
    let sent_on = person.submit(form).await;
    let page = person.send_on(&sent_on, form).await.expect(403);
    assert_eq!(page.header("cache-control"), "no-store");
    page
}

fn signing_in(page: &Page, email: &str) -> FormValues {
    page.form("form[action$='/sign-in']").set("email", email).set("password", PASSWORD)
}

/// Moves with every save.
async fn revisions(app: &TestApp) -> i64 {
    app.number("SELECT CAST(SUM(revision) AS BIGINT) FROM events").await
}

#[tokio::test]
async fn what_was_typed_into_an_event_comes_back_after_signing_in_and_is_saved_by_nobody_else() {
    let app = TestApp::start().await;
    for lang in Lang::ALL {
        let (organiser, event) = published(&app, lang, &[]).await;
        let email = with_password(&app, &organiser).await;
        let typed = organiser
            .edit_form(lang, &event)
            .await
            .set("lead.da", "Skrevet om natten <b>\"&'")
            .set("why.da", "Første linje\n\nAnden 🦄");
        let before = revisions(&app).await;
        let page = send_too_late(&app, &organiser, &typed).await;
        assert!(!page.body.contains("name=\"lead.da\""), "it travels under another name");
        // A wrong password loses nothing.
        let wrong = organiser.submit(&signing_in(&page, &email).set("password", "forkert sætning")).await.expect(422);
        assert!(!wrong.body.contains("forkert sætning"));
        let back = organiser.submit(&signing_in(&wrong, &email)).await.expect(200);
        assert!(!back.body.contains(PASSWORD), "the password goes no further");
        let again = organiser.signed_in_by(&back);
        let shown = again.submit(&back.form("form[action$='/edit']").press("edit")).await.expect(200);
        let form = shown.form("form[action$='/edit']");
        assert_eq!(filled(&form), filled(&typed));
        assert_eq!(revisions(&app).await, before, "nothing is saved before somebody saves it");
        again.submit(&form.press("save")).await.location();
        assert!(app.get(&at(lang, &format!("/events/{}", event.slug))).await.says("Skrevet om natten <b>\"&'"));
        app.set_clock(crate::app::NOW);
    }
}

#[tokio::test]
async fn what_was_typed_into_a_new_event_or_a_cancellation_comes_back_too() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    let email = with_password(&app, &organiser).await;
    let cancel = format!("/organiser/events/{}/cancel", event.id.as_str());
    for (path, field) in [("/organiser/events/new", "lead.da"), (cancel.as_str(), "words.da")] {
        let form = organiser.get(path).await.expect(200);
        let typed = form.form(&format!("form[action='{path}']")).set(field, "Det her tog en time");
        let page = send_too_late(&app, &organiser, &typed).await;
        let back = organiser.submit(&signing_in(&page, &email)).await.expect(200);
        let again = organiser.signed_in_by(&back);
        let shown = again.submit(&back.form(&format!("form[action='{path}']")).press("edit")).await.expect(200);
        let shown = shown.form(&format!("form[action='{path}']"));
        assert_eq!(shown.value(field), "Det her tog en time");
        app.set_clock(crate::app::NOW);
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE state = 'published'").await, 1, "nothing was done");
    assert_eq!(app.number("SELECT COUNT(*) FROM events").await, 1);
}

#[tokio::test]
async fn another_person_who_signs_in_at_that_machine_is_not_shown_it() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    let other = app.organiser("anden@kolding.example", Role::Administrator).await;
    let email = with_password(&app, &other).await;
    let typed = organiser.edit_form(Lang::Da, &event).await.set("lead.da", "Kun for mig");
    let page = send_too_late(&app, &organiser, &typed).await;
    let answer = organiser.submit(&signing_in(&page, &email)).await;
    assert_eq!(answer.location(), format!("/organiser/events/{}/edit", event.id.as_str()));
    assert!(!answer.body.contains("Kun for mig"));
}

#[tokio::test]
async fn a_crafted_ticket_brings_a_form_to_nothing_that_acts() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    let email = with_password(&app, &organiser).await;
    let typed = organiser.edit_form(Lang::Da, &event).await.set("lead.da", "x");
    let page = send_too_late(&app, &organiser, &typed).await;
    for next in [
        format!("/organiser/events/{}/delete", event.id.as_str()),
        "/organiser/sign-out-everywhere".to_owned(),
        "//evil.example".to_owned(),
    ] {
        let answer = organiser.submit(&signing_in(&page, &email).set("next", &next)).await;
        assert!(answer.location().starts_with("/organiser"), "{}", answer.location());
    }
    let forged = signing_in(&page, &email).set("held", "AAAA");
    assert_eq!(organiser.submit(&forged).await.location(), format!("/organiser/events/{}/edit", event.id.as_str()));
}

#[tokio::test]
async fn a_button_without_a_form_leads_to_a_page_after_signing_in_and_does_nothing() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    let email = with_password(&app, &organiser).await;
    app.wait(13 * HOUR);
    let base = format!("/organiser/events/{}", event.id.as_str());
    for button in [format!("{base}/delete"), format!("{base}/publish"), "/organiser/sign-out-everywhere".to_owned()] {
        let to_sign_in = organiser.post(&button, &[("do", "delete")]).await;
        let page = organiser.follow(&to_sign_in).await.expect(200);
        let answer = organiser.submit(&signing_in(&page, &email)).await;
        let again = organiser.signed_in_by(&answer);
        let mut shown = again.follow(&answer).await;
        if shown.status == 303 {
            shown = again.follow(&shown).await;
        }
        shown.expect(200);
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE state = 'published'").await, 1);
}

#[tokio::test]
async fn sessions_are_forgotten_some_days_after_their_end() {
    let app = TestApp::start().await;
    let person = app.organiser("o@kolding.example", Role::Organiser).await;
    person.post("/organiser/sign-out", &[]).await.location();
    let forget = async || {
        kobling::server::session::forget(&app.state).await.unwrap();
        app.number("SELECT COUNT(*) FROM sessions").await
    };
    assert_eq!(forget().await, 1);
    app.wait(73 * HOUR);
    assert_eq!(forget().await, 0);
}
