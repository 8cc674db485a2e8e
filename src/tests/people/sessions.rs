//! One's own sessions: which there are, and ending one.

use kobling::server::access::Role;
use kobling::time::HOUR;

use crate::app::TestApp;

#[tokio::test]
async fn a_person_sees_where_they_are_signed_in_and_ends_one_session() {
    let app = TestApp::start().await;
    let here = app.organiser("bo@kolding.example", Role::Organiser).await;
    app.wait(HOUR);
    let there = app.same_person(&here).await;
    let stranger = app.organiser("anne@kolding.example", Role::Organiser).await;

    let page = here.get("/organiser/account").await.expect(200);
    assert_eq!(page.texts("tbody th"), ["24. nov. 13.00", "24. nov. 12.00"]);
    assert_eq!(page.texts("tbody .tag"), ["Denne"]);
    let ends = page.forms("main td form");
    let [end] = ends.as_slice() else { panic!("one other session can be ended, not {}", ends.len()) };
    stranger.submit(end).await.expect(404);
    there.get("/organiser").await.expect(200);

    let told = here.follow(&here.submit(end).await).await.expect(200);
    assert!(told.says("Du er logget ud der"));
    assert_eq!(told.texts("tbody th").len(), 1);
    assert_eq!(there.get("/organiser").await.status, 303);
    here.get("/organiser").await.expect(200);
    here.submit(end).await.expect(404);
}

#[tokio::test]
async fn the_page_holds_nothing_that_a_session_is_known_by() {
    let app = TestApp::start().await;
    let here = app.organiser("bo@kolding.example", Role::Organiser).await;
    app.same_person(&here).await;
    let page = here.get("/organiser/account").await.expect(200);
    let rows: Vec<(String,)> = sqlx::query_as("SELECT token_hash FROM sessions")
        .fetch_all(&mut *app.state.db.read().await.unwrap())
        .await
        .unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|(hash,)| !page.body.contains(hash)));
}

#[tokio::test]
async fn when_somebody_was_here_last_is_remembered_after_their_sessions_are_gone() {
    let app = TestApp::start().await;
    let office = app.organiser("anne@kolding.example", Role::Administrator).await;
    app.organiser("bo@kolding.example", Role::Organiser).await;
    app.wait(60 * 24 * HOUR);
    kobling::server::session::forget(&app.state).await.unwrap();
    assert_eq!(app.number("SELECT COUNT(*) FROM sessions").await, 0);
    let office = app.same_person(&office).await;
    let list = office.get("/organiser/people").await.expect(200);
    assert!(list.says("24. nov. 12.00") && list.says("23. jan. 12.00"), "{}", list.all_text());
}
