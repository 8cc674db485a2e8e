//! Requests that no browser sends: several hosts, an address in the request line, queries that say things twice.

use std::io::{Read, Write};
use std::net::TcpStream;

use kobling::server::access::Role;

use crate::app::TestApp;
use crate::organiser::published;

/// Sends lines as they are and returns the status of the answer.
async fn status(app: &TestApp, head: &str) -> u16 {
    let (address, head) = (app.address(), format!("{head}\r\nConnection: close\r\n\r\n"));
    let answer = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    });
    let answer = answer.await.unwrap();
    assert!(!answer.contains("evil"), "{answer}");
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_else(|| panic!("{answer:?}"))
}

#[tokio::test]
async fn every_host_that_a_request_names_must_be_ours() {
    let app = TestApp::start().await;
    for (head, expected) in [
        ("GET / HTTP/1.1\r\nHost: kobling.example", 200),
        ("GET / HTTP/1.1\r\nHost: KOBLING.example:443", 200),
        ("GET https://kobling.example/ HTTP/1.1\r\nHost: kobling.example", 200),
        ("GET / HTTP/1.1\r\nHost: kobling.example\r\nHost: evil.example", 400),
        ("GET / HTTP/1.1\r\nHost: evil.example\r\nHost: kobling.example", 400),
        ("GET / HTTP/1.1\r\nHost: kobling.example\r\nHost: kobling.example", 400),
        ("GET https://evil.example/ HTTP/1.1\r\nHost: kobling.example", 421),
        ("GET https://kobling.example/ HTTP/1.1\r\nHost: evil.example", 421),
        ("GET / HTTP/1.1\r\nHost: kobling.example@evil.example", 421),
        ("GET / HTTP/1.1\r\nHost: kobling.example/evil", 421),
        ("GET / HTTP/1.1\r\nHost: ", 421),
        ("GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: kobling.example", 421),
        ("GET / HTTP/1.1\r\nHost: kobling.example\r\nX-Forwarded-Host: evil.example", 200),
        ("GET / HTTP/1.1\r\nHost: kobling.example\r\nX-Forwarded-Proto: evil", 200),
        ("GET / HTTP/1.0", 421),
    ] {
        assert_eq!(status(&app, head).await, expected, "{head:?}");
    }
}

#[tokio::test]
async fn a_query_that_says_something_twice_or_unreadably_is_as_good_as_none() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, kobling::text::Lang::Da, &[]).await;
    let base = format!("/organiser/events/{}", event.id.as_str());
    for path in ["/organiser", &base, &format!("{base}/registrations"), &format!("{base}/edit")] {
        for query in
            ["?done=a&done=b", "?done=%ff%00&mails=x", "?mails=1&mails=99999999999999999999", "?state=a&state=b", "?%"]
        {
            organiser.get(&format!("{path}{query}")).await.expect(200);
        }
    }
    app.get("/organiser/sign-in?next=/organiser&next=//evil.example").await.expect(200);
}

#[tokio::test]
async fn the_places_left_answer_whoever_asks_like_a_program() {
    let app = TestApp::start().await;
    let (_, event) = published(&app, kobling::text::Lang::Da, &[]).await;
    let visitor = app.visitor();
    let ask = |fields: &[(&'static str, &str)]| {
        let request = visitor.form_request("/api/places-left", fields.iter().copied());
        request.header("accept", "text/html").header("referer", "https://kobling.example/events/x")
    };
    visitor.send(ask(&[("slug", &event.slug), ("lang", "da")])).await.expect(200);
    visitor.send(ask(&[("slug", &event.slug)])).await.expect(400);
    visitor.send(ask(&[])).await.expect(400);
    visitor.send(ask(&[("slug", "x\0y"), ("lang", "da")])).await.expect(404);
    let plain = visitor.request(reqwest::Method::POST, "/api/places-left").header("sec-fetch-site", "same-origin");
    visitor.send(plain.body("slug=x")).await.expect(415);
    app.state.db.close().await;
    visitor.send(ask(&[("slug", &event.slug), ("lang", "da")])).await.expect(503);
}

#[tokio::test]
async fn an_installation_without_its_own_proxies_believes_no_header() {
    // The tests' own proxy is 127.0.0.1; what it does not vouch for is the rightmost address that is not its own.
    let app = TestApp::start().await;
    app.organiser("o@kolding.example", Role::Organiser).await;
    let visitor = app.visitor();
    for number in 0..11 {
        let spoofed = format!("10.0.0.{number}, 203.0.113.9");
        let fields = [("email", "o@kolding.example"), ("password", "forkert sætning")];
        let request = visitor.form_request("/organiser/sign-in", fields).header("x-forwarded-for", spoofed);
        let expected = if number < 10 { 422 } else { 429 };
        let page = visitor.send(request).await.expect(expected);
        assert_eq!(page.main_form().value("email"), "o@kolding.example");
    }
}
