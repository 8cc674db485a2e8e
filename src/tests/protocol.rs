//! What is refused before any page is asked, and what every address answers to.

use kobling::server::access::Role;
use kobling::time::HOUR;
use reqwest::Method;

use crate::app::{NewEvent, TestApp, party};

#[tokio::test]
async fn an_unknown_address_answers_a_page_in_its_language() {
    let app = TestApp::start().await;
    let page = app.get("/findes-ikke").await.expect(404);
    assert!(page.has("main h1") && page.has("main a[href='/']"));
    let page = app.get("/en/does-not-exist").await.expect(404);
    assert!(page.has("main a[href='/en']"));
    assert_eq!(app.get("/events/findes-ikke").await.expect(404).text("h1"), app.get("/x").await.text("h1"));
}

#[tokio::test]
async fn a_form_of_thousands_of_fields_is_refused_before_it_is_drawn() {
    let app = TestApp::start().await;
    for path in ["/organiser/sign-in?next=%2Forganiser&held=x", "/organiser/sign-in"] {
        let fields = vec![("a", ""); 5_000];
        let page = app.post(path, &fields).await.expect(413);
        assert!(page.body.len() < 100_000, "{path}");
    }
}

#[tokio::test]
async fn a_request_for_another_host_is_refused() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    for host in ["evil.example", "kobling.example:8443", "kobling.example.evil.example", "127.0.0.1"] {
        let page = visitor.send(visitor.request_to(host, Method::GET, "/")).await;
        assert_eq!(page.status, 421, "{host}");
        assert!(!page.body.contains(host), "{host} is repeated");
    }
    visitor.send(visitor.request_to("10.0.0.7", Method::GET, "/health/live")).await.expect(200);
}

#[tokio::test]
async fn what_another_site_makes_a_browser_send_changes_nothing() {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(5), &owner).await;
    let registration = app.sign_up(&event, party("Ane", &["Ane"])).await;
    let address = format!("{}/cancel", app.contact_link(&registration));
    let visitor = app.visitor();
    let plain = |address: &str| {
        visitor.request(Method::POST, address).header("content-type", "application/x-www-form-urlencoded").body("a=b")
    };
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "nonsense"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("origin", "http://kobling.example"),
        ("origin", "https://kobling.example:444"),
    ] {
        visitor.send(plain(&address).header(name, value)).await.expect(403);
    }
    let mixed = plain(&address).header("sec-fetch-site", "same-origin").header("origin", "https://evil.example");
    visitor.send(mixed).await.expect(403);
    // Somebody signed in, in a browser that tells neither.
    let signed_in = owner.request(Method::POST, "/organiser/sign-out").body("");
    owner.send(signed_in).await.expect(403);
    assert_eq!(app.registration(&event, &registration.id).await, registration);
    assert_eq!(app.number("SELECT COUNT(*) FROM sessions").await, 1);

    // A program without a session tells neither, and is let through.
    assert_eq!(visitor.send(plain(&address)).await.status, 303);
    assert_eq!(app.registration(&event, &registration.id).await.size(), 0);
}

#[tokio::test]
async fn health_tells_the_truth() {
    let app = TestApp::start().await;
    assert_eq!(app.get("/health/live").await.expect(200).body, "ok\n");
    assert_eq!(app.get("/health/ready").await.expect(200).body, "ok\n");
    app.state.db.close().await;
    assert_eq!(app.get("/health/live").await.expect(200).body, "ok\n");
    app.get("/health/ready").await.expect(503);
}

#[tokio::test]
async fn a_page_without_its_database_says_so_and_nothing_of_the_inside() {
    let app = TestApp::start().await;
    app.state.db.close().await;
    let page = app.get("/").await.expect(503);
    assert_eq!(page.header("retry-after"), "5");
    for inside in ["sqlx", "pool", "Pool", "SELECT", "postgres", "sqlite"] {
        assert!(!page.body.contains(inside), "{inside}");
    }
}

#[tokio::test]
async fn head_answers_as_get_does_without_a_body() {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(5), &owner).await;
    let visitor = app.visitor();
    for path in ["/", "/en", "/privacy", "/robots.txt", &format!("/events/{}", event.slug), "/findes-ikke"] {
        let get = visitor.get(path).await;
        let head = visitor.send(visitor.request(Method::HEAD, path)).await;
        assert_eq!((head.status, head.body.as_str()), (get.status, ""), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
    }
}

#[tokio::test]
async fn a_public_page_sets_no_cookie_and_asks_nobody_else() {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(5), &owner).await;
    for path in [
        "/",
        "/privacy",
        "/accessibility",
        "/calendar",
        &format!("/events/{}", event.slug),
        &format!("/events/{}/sign-up", event.slug),
    ] {
        let page = app.get(path).await.expect(200);
        assert_eq!(page.header("set-cookie"), "", "{path}");
        for address in page.attributes("[src], link[href]", "src").iter().chain(&page.attributes("link", "href")) {
            let ours = address.starts_with('/') || address.starts_with(crate::app::ORIGIN);
            assert!(ours, "{path} asks {address}");
        }
    }
}

#[tokio::test]
async fn a_session_ends_when_it_is_idle_or_old_or_its_owner_is_disabled() {
    let app = TestApp::start().await;
    let idle = app.organiser("idle@kolding.example", Role::Organiser).await;
    let busy = app.organiser("busy@kolding.example", Role::Organiser).await;
    let disabled = app.organiser("disabled@kolding.example", Role::Administrator).await;
    disabled.get("/organiser").await.expect(200);
    let mut tx = app.state.db.begin_write().await.unwrap();
    sqlx::query("UPDATE organisers SET disabled = 1 WHERE id = $1")
        .bind(disabled.id())
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    disabled.get("/organiser").await.expect(303);
    // Eleven hours at a time keep a session alive, twelve do not, and no session lives longer than a week.
    for _ in 0..15 {
        app.wait(11 * HOUR);
        busy.get("/organiser").await.expect(200);
    }
    idle.get("/organiser").await.expect(303);
    app.wait(4 * HOUR);
    busy.get("/organiser").await.expect(303);
}
