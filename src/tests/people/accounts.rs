//! Saying what somebody may, closing an account and opening it again; somebody is always left who can do so.

use kobling::server::access::Role;
use kobling::time::HOUR;

use super::{PASSWORD, account_of, administrator, invitation, log};
use crate::app::{NewEvent, Page, TestApp};

fn is_signed_in(page: &Page) -> bool {
    page.status != 303
}

#[tokio::test]
async fn a_role_and_a_name_are_changed_and_count_with_the_next_request() {
    let app = TestApp::start().await;
    let office = administrator(&app, "anne-sofie@kolding.example").await;
    let bo = app.organiser("bo@kolding.example", Role::Organiser).await;
    bo.get("/organiser/events/new").await.expect(200);

    let form = office.get(&account_of(&bo)).await.expect(200).main_form();
    let form = form.set_all(&[("name", "Bo Bak"), ("role", "door")]);
    let page = office.follow(&office.submit(&form).await).await.expect(200);
    assert!(page.says("Gemt. Det gælder fra nu af") && page.text("h1") == "Bo Bak");
    bo.get("/organiser/events/new").await.expect(404);
    let home = bo.get("/organiser").await.expect(200);
    assert!(home.says("Bo Bak") && !home.says("Personer"));

    // The page tells who did what, with what was there before and after, and in each language.
    for (path, part) in [
        (account_of(&bo), "Rolle Arrangør Ved døren"),
        (format!("/en{}", account_of(&bo)), "Role Organiser At the door"),
    ] {
        let story = office.get(&path).await.expect(200).text(".story");
        assert!(story.contains(part) && story.contains("anne-sofie") && story.contains("bo Bo Bak"), "{story}");
    }

    assert!(!office.get(&account_of(&office)).await.expect(200).has(".story"), "of whoever did it nothing is told");

    // Saved once more without a change, there is nothing to log.
    office.submit(&form).await.location();
    assert_eq!(log(&app).await, ["people.change"]);
    let rows: Vec<(String, String)> = sqlx::query_as("SELECT actor, detail FROM audit")
        .fetch_all(&mut *app.state.db.read().await.unwrap())
        .await
        .unwrap();
    let (actor, detail) = &rows[0];
    assert_eq!(actor, office.id());
    for part in [r#""before":{"lang":"da","name":"bo""#, r#""role":"organiser""#, r#""role":"door""#] {
        assert!(detail.contains(part), "{part} in {detail}");
    }
}

#[tokio::test]
async fn a_closed_account_is_signed_out_everywhere_at_once_and_its_links_are_dead() {
    let app = TestApp::start().await;
    let office = administrator(&app, "anne-sofie@kolding.example").await;
    let bo = app.organiser("bo@kolding.example", Role::Organiser).await;
    let (elsewhere, event) = (app.same_person(&bo).await, app.event(&NewEvent::with_seats(5), &bo).await);
    app.post("/organiser/forgotten", &[("email", "bo@kolding.example")]).await.location();
    let forgotten = app.deliver().await[0].link("/organiser/password/");

    let ask = office.get(&format!("{}/close", account_of(&bo))).await.expect(200);
    assert!(ask.says("Luk kontoen for bo?") && ask.says("logges ud alle steder med det samme"));
    assert!(is_signed_in(&bo.get("/organiser").await), "asking does nothing");
    let page = office.follow(&office.submit(&ask.main_form()).await).await.expect(200);
    assert!(page.says("Kontoen er lukket") && page.says("Lukket"));
    for person in [&bo, &elsewhere] {
        assert!(!is_signed_in(&person.get("/organiser").await));
        assert!(!is_signed_in(&person.get(&format!("/organiser/events/{}", event.id.as_str())).await));
    }
    app.get(&forgotten).await.expect(410);
    app.post("/organiser/forgotten", &[("email", "bo@kolding.example")]).await.location();
    assert!(app.deliver().await.is_empty(), "and gets no new one");
    let colleagues = office.get("/organiser/events/new").await.texts("fieldset label");
    assert!(!colleagues.contains(&"bo".to_owned()), "and organises nothing from now on");

    // Opened again, they sign in anew; what ended stays ended.
    let ask = office.get(&format!("{}/reopen", account_of(&bo))).await.expect(200);
    let page = office.follow(&office.submit(&ask.main_form()).await).await.expect(200);
    assert!(page.says("Kontoen er åben igen"));
    for person in [&bo, &elsewhere] {
        assert!(!is_signed_in(&person.get("/organiser").await));
    }
    app.get(&forgotten).await.expect(410);
    app.wait(HOUR);
    app.post("/organiser/forgotten", &[("email", "bo@kolding.example")]).await.location();
    let link = app.deliver().await[0].link("/organiser/password/");
    let set = app.get(&link).await.expect(200).main_form().set("password", PASSWORD);
    let back = app.visitor().signed_in_by(&app.visitor().submit(&set).await);
    assert!(back.get("/organiser").await.expect(200).says("Når rekruttering er svær"));
    let done = ["people.forgot_password", "people.close", "people.reopen", "people.forgot_password"];
    assert_eq!(log(&app).await[..4], done);
}

#[tokio::test]
async fn an_invitation_that_is_not_used_dies_with_the_account() {
    let app = TestApp::start().await;
    let office = administrator(&app, "anne-sofie@kolding.example").await;
    let page = office.follow(&office.submit(&invitation(&office, "bo@kolding.example").await).await).await;
    let account = page.path.split('?').next().unwrap().to_owned();
    let link = app.deliver().await[0].link("/organiser/password/");
    office.post(&format!("{account}/close"), &[]).await.location();
    app.get(&link).await.expect(410);
    office.post(&format!("{account}/reopen"), &[]).await.location();
    app.get(&link).await.expect(410);
    let page = office.get(&account).await.expect(200);
    assert!(page.says("Uden adgangskode") && page.has("form[action$='/invite']"));
}

#[tokio::test]
async fn the_last_administrator_can_neither_be_closed_nor_become_something_else() {
    let app = TestApp::start().await;
    let office = administrator(&app, "anne-sofie@kolding.example").await;
    // One who was invited and never came is nobody to leave it to.
    app.organiser("inviteret@kolding.example", Role::Administrator).await;
    app.organiser("bo@kolding.example", Role::Organiser).await;

    let form = office.get(&account_of(&office)).await.expect(200).main_form().set("role", "organiser");
    let page = office.submit(&form.clone().set("name", "Anne")).await.expect(409);
    assert_eq!(page.error_for("role"), "Det er den sidste administrator, der kan logge ind.");
    let kept = page.form("form[novalidate]");
    assert_eq!((kept.value("name"), kept.value("role")), ("Anne", "organiser"));
    let ask = office.get(&format!("{}/close", account_of(&office))).await.expect(200);
    assert!(!ask.has("main form") && ask.says("Gør først en anden til administrator"));
    let page = office.post(&format!("{}/close", account_of(&office)), &[]).await.expect(409);
    assert!(page.says("den sidste administrator"));
    assert!(log(&app).await.is_empty());

    // With a second one both work, and whoever is none any more has no page of people.
    administrator(&app, "karen@kolding.example").await;
    assert_eq!(office.submit(&form).await.location(), "/organiser");
    office.get("/organiser/people").await.expect(404);
    office.get("/organiser").await.expect(200);
}

#[tokio::test]
async fn what_somebody_else_saved_meanwhile_is_shown_before_it_is_undone() {
    let app = TestApp::start().await;
    let (anne, karen) =
        (administrator(&app, "anne@kolding.example").await, administrator(&app, "karen@kolding.example").await);
    let bo = app.organiser("bo@kolding.example", Role::Organiser).await;
    let form = anne.get(&account_of(&bo)).await.expect(200).main_form().set("name", "Bo Bak");
    let karens = karen.get(&account_of(&bo)).await.expect(200).main_form().set("role", "door");
    karen.submit(&karens).await.location();

    let page = anne.submit(&form).await.expect(409);
    assert!(page.says("En anden har ændret kontoen imens") && page.says("bo, Ved døren"), "{}", page.all_text());
    let again = page.form("form[novalidate]");
    assert_eq!((again.value("name"), again.value("role")), ("Bo Bak", "organiser"), "what Anne typed");
    bo.get("/organiser/events/new").await.expect(404);
    anne.submit(&again).await.location();
    bo.get("/organiser/events/new").await.expect(200);
    // The same button pressed twice finds its own work.
    anne.submit(&again).await.location();
    assert_eq!(log(&app).await, ["people.change", "people.change"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_administrators_who_close_each_other_at_once_leave_one() {
    for _ in 0..12 {
        let app = TestApp::start().await;
        let anne = administrator(&app, "anne@kolding.example").await;
        let karen = administrator(&app, "karen@kolding.example").await;
        let (karens, annes) = (account_of(&karen), account_of(&anne));
        let demoting = karen.get(&annes).await.main_form().set("role", "organiser");
        let closing = format!("{karens}/close");
        tokio::join!(anne.post(&closing, &[]), karen.submit(&demoting));
        let left = app.number("SELECT COUNT(*) FROM organisers WHERE role = 'administrator' AND disabled = 0").await;
        assert_eq!(left, 1, "nobody is left who says who signs in, or both were refused");
        assert_eq!(log(&app).await.len(), 1);
    }
}

#[tokio::test]
async fn a_form_that_was_being_typed_when_the_session_ended_comes_back() {
    let app = TestApp::start().await;
    let office = administrator(&app, "anne-sofie@kolding.example").await;
    let form = invitation(&office, "bo@kolding.example").await;
    let mut tx = app.state.db.begin_write().await.unwrap();
    kobling::server::session::end_all(&mut tx, office.id(), app.now()).await.unwrap();
    tx.commit().await.unwrap();
    let sent_on = office.submit(&form).await;
    let page = office.send_on(&sent_on, &form).await;
    assert!(page.has("input[name='held.email']"), "{}", page.all_text());

    let office = app.same_person(&office).await;
    let back = office.submit(&form.press("edit")).await.expect(200);
    assert_eq!(back.main_form().value("email"), "bo@kolding.example");
    assert!(app.deliver().await.is_empty());
}
