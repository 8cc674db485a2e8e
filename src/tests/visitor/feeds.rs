//! Calendars to subscribe to: what they hold and never hold, how long, and that they answer even when we cannot.

use std::time::Duration;

use kobling::events::Kind;
use kobling::server::access::Role;
use kobling::text::Lang;
use kobling::time::DAY;
use reqwest::Method;

use super::at;
use crate::app::{Made, NewEvent, Page, TestApp, party};

const FEEDS: [&str; 4] = [
    "/calendar/all.ics",
    "/calendar/network-meetings.ics",
    "/calendar/learning-visits.ics",
    "/calendar/conferences.ics",
];

/// Each feed in each language.
fn feeds() -> Vec<String> {
    FEEDS.iter().flat_map(|path| Lang::ALL.map(|lang| at(lang, path))).collect()
}

/// The lines of each VEVENT.
fn entries(page: &Page) -> Vec<String> {
    let parts = page.body.split("BEGIN:VEVENT\r\n").skip(1);
    parts.map(|part| part.split("END:VEVENT\r\n").next().unwrap().to_owned()).collect()
}

/// A one-line property of each entry that has it.
fn told(page: &Page, name: &str) -> Vec<String> {
    let unfolded = page.body.replace("\r\n ", "");
    let start = format!("{name}:");
    unfolded.split("\r\n").filter_map(|line| line.strip_prefix(&start)).map(str::to_owned).collect()
}

fn of_kind(kind: Kind, title: &str, days_later: i64) -> NewEvent {
    let mut new = NewEvent::with_seats(10).titled(title);
    new.details.kind = kind;
    new.details.en.title = format!("{title} (en)");
    new.details.starts_at = new.details.starts_at.plus(days_later * DAY);
    new.details.ends_at = new.details.ends_at.plus(days_later * DAY);
    new
}

/// One of each kind, made in another order than they are held in.
async fn season() -> (TestApp, [Made; 3]) {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let conference = app.event(&of_kind(Kind::Conference, "Konferencen", 20), &owner).await;
    let meeting = app.event(&of_kind(Kind::NetworkMeeting, "Mødet", 0), &owner).await;
    let visit = app.event(&of_kind(Kind::LearningVisit, "Besøget", 10), &owner).await;
    drop(owner);
    (app, [meeting, visit, conference])
}

/// Changes rows as no code of ours would.
async fn run(app: &TestApp, sql: &'static str) {
    let mut tx = app.state.db.begin_write().await.unwrap();
    sqlx::query(sql).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn each_feed_holds_the_published_events_of_its_kind_by_start_in_its_language() {
    let (app, _) = season().await;
    for (path, name, titles) in [
        ("/calendar/all.ics", "Kobling: alle arrangementer", &["Mødet", "Besøget", "Konferencen"][..]),
        ("/calendar/network-meetings.ics", "Kobling: netværksmøder", &["Mødet"]),
        ("/calendar/learning-visits.ics", "Kobling: læringsbesøg", &["Besøget"]),
        ("/calendar/conferences.ics", "Kobling: konferencer", &["Konferencen"]),
        ("/en/calendar/all.ics", "Kobling: all events", &["Mødet (en)", "Besøget (en)", "Konferencen (en)"]),
        ("/en/calendar/conferences.ics", "Kobling: conferences", &["Konferencen (en)"]),
    ] {
        let page = app.get(path).await.expect(200);
        assert_eq!(told(&page, "SUMMARY"), titles, "{path}");
        assert_eq!((told(&page, "X-WR-CALNAME"), told(&page, "NAME")), (vec![name.to_owned()], vec![name.to_owned()]));
        assert_eq!(page.header("content-type"), "text/calendar; charset=utf-8");
        assert_eq!(page.header("x-robots-tag"), "noindex");
        assert_eq!(page.header("content-disposition"), "", "it is no file to keep");
        for needed in ["\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", "\r\nX-PUBLISHED-TTL:PT1H\r\n"] {
            assert!(page.body.contains(needed), "{needed} in {path}");
        }
        for name in ["METHOD", "ORGANIZER", "ATTENDEE", "BEGIN:VALARM"] {
            assert!(!page.body.contains(&format!("\r\n{name}")), "{name} in {path}");
        }
    }
}

#[tokio::test]
async fn an_entry_of_a_feed_is_the_events_own_file_letter_for_letter() {
    let (app, made) = season().await;
    app.wait(DAY);
    app.cancel_event(&made[1]).await;
    for lang in Lang::ALL {
        let mut own = Vec::new();
        for event in &made {
            let file = app.get(&at(lang, &format!("/events/{}/calendar.ics", event.slug))).await.expect(200);
            own.extend(entries(&file));
        }
        // So UID, SEQUENCE and DTSTAMP are the same too, and who has both sees one.
        assert_eq!(entries(&app.get(&at(lang, "/calendar/all.ics")).await.expect(200)), own);
    }
}

#[tokio::test]
async fn no_feed_holds_a_draft_an_online_link_or_anything_of_those_who_come() {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let mut public = NewEvent::with_seats(10);
    public.details.online_link = "https://canary.example/room".to_owned();
    let event = app.event(&public, &owner).await;
    let mut online = public.titled("Kun online");
    online.details.place = kobling::events::Place::default();
    app.event(&online, &owner).await;
    app.event(&online.titled("Canary, en kladde").draft(), &owner).await;
    let registration = app.sign_up(&event, party("Canary Kontakt", &["Canary Gæst"])).await;
    let secrets = [app.contact_link(&registration), app.seat_link(&registration.seats[0])];
    for path in feeds() {
        let page = app.get(&path).await.expect(200);
        let text = page.body.replace("\r\n ", "").to_lowercase();
        assert!(!text.contains("canary"), "{path} tells it");
        for secret in &secrets {
            assert!(!text.contains(&secret.rsplit('/').next().unwrap().to_lowercase()), "{path} holds {secret}");
        }
    }
    let all = app.get("/calendar/all.ics").await;
    assert_eq!((entries(&all).len(), told(&all, "LOCATION")[1].as_str()), (2, "Online"), "the data could have leaked");
}

#[tokio::test]
async fn what_is_cancelled_stays_for_thirty_days_says_so_and_takes_no_time() {
    let (app, [meeting, ..]) = season().await;
    let before = app.get("/calendar/all.ics").await.expect(200);
    app.wait(DAY);
    let cancelled_at = app.now();
    app.cancel_event(&meeting).await;
    for (lang, title) in [(Lang::Da, "AFLYST: Mødet"), (Lang::En, "CANCELLED: Mødet (en)")] {
        let page = app.get(&at(lang, "/calendar/network-meetings.ics")).await.expect(200);
        assert_eq!(told(&page, "SUMMARY"), [title]);
        assert_eq!(told(&page, "STATUS"), ["CANCELLED"]);
        assert_eq!(told(&page, "TRANSP"), ["TRANSPARENT"]);
        assert_eq!(told(&page, "SEQUENCE"), ["1"]);
        assert_eq!(told(&page, "UID")[0], told(&before, "UID")[0]);
    }
    let count = async || entries(&app.get("/calendar/network-meetings.ics").await.expect(200)).len();
    app.set_clock(cancelled_at.plus(30 * DAY - 1));
    assert_eq!(count().await, 1);
    app.set_clock(cancelled_at.plus(30 * DAY));
    assert_eq!(count().await, 0);
}

#[tokio::test]
async fn what_was_held_stays_for_ninety_days() {
    let (app, _) = season().await;
    let ended = NewEvent::with_seats(1).details.ends_at;
    let titles = async || told(&app.get("/calendar/all.ics").await.expect(200), "SUMMARY");
    app.set_clock(ended.plus(90 * DAY - 1));
    assert_eq!(titles().await, ["Mødet", "Besøget", "Konferencen"]);
    app.set_clock(ended.plus(90 * DAY));
    assert_eq!(titles().await, ["Besøget", "Konferencen"]);
}

#[tokio::test]
async fn a_feed_without_events_is_a_calendar_all_the_same() {
    let app = TestApp::start().await;
    for path in feeds() {
        let page = app.get(&path).await.expect(200);
        assert!(page.body.starts_with("BEGIN:VCALENDAR\r\n") && page.body.ends_with("END:VCALENDAR\r\n"), "{path}");
        assert!(entries(&page).is_empty());
    }
}

/// What a feed answers to somebody who has seen it.
async fn again(app: &TestApp, path: &str, name: &'static str, value: &str) -> Page {
    let visitor = app.visitor();
    visitor.send(visitor.request(Method::GET, path).header(name, value)).await
}

#[tokio::test]
async fn a_feed_is_sent_again_only_when_it_has_changed() {
    let (app, [meeting, ..]) = season().await;
    let path = "/en/calendar/all.ics";
    let first = app.get(path).await.expect(200);
    let (tag, date) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
    assert!(tag.starts_with('"') && tag.len() > 60, "a strong tag of the body: {tag}");
    for (name, value) in [("if-none-match", &tag), ("if-modified-since", &date)] {
        let page = again(&app, path, name, value).await;
        assert_eq!((page.status, page.body.as_str()), (304, ""), "{name}");
        for header in ["etag", "last-modified", "cache-control", "x-robots-tag"] {
            assert_eq!(page.header(header), first.header(header), "{name}: {header}");
        }
    }
    assert_eq!(again(&app, path, "if-none-match", "\"other\"").await.status, 200);

    app.wait(DAY);
    app.cancel_event(&meeting).await;
    let changed = again(&app, path, "if-none-match", &tag).await.expect(200);
    assert_ne!(changed.header("etag"), tag);
    let changed = again(&app, path, "if-modified-since", &date).await.expect(200);
    assert_ne!(changed.header("last-modified"), date);

    // Time alone takes the cancelled one out: who asks by date is told so as well.
    let date = changed.header("last-modified").to_owned();
    app.wait(30 * DAY);
    let shorter = again(&app, path, "if-modified-since", &date).await.expect(200);
    assert_eq!(entries(&shorter).len(), 2);
    let date = shorter.header("last-modified").to_owned();
    assert_eq!(again(&app, path, "if-modified-since", &date).await.status, 304);
}

#[tokio::test]
async fn everybody_gets_the_same_bytes_whatever_they_accept() {
    let (app, _) = season().await;
    for path in feeds() {
        let plain = app.get(&path).await.expect(200);
        assert!(plain.header("cache-control").contains("no-transform"), "nobody may compress it on the way");
        for (name, value) in [
            ("accept-encoding", "gzip, br"),
            ("accept", "text/html"),
            ("accept-language", "de"),
            ("user-agent", "Google-Calendar-Importer"),
            ("range", "bytes=0-10"),
            ("cookie", "__Host-session=x"),
            ("if-none-match", "nonsense"),
            ("if-modified-since", "yesterday"),
        ] {
            let page = again(&app, &path, name, value).await.expect(200);
            assert!(page.body == plain.body, "{path} with {name}");
            for header in ["content-encoding", "vary", "set-cookie"] {
                assert_eq!(page.header(header), "", "{path} with {name}: {header}");
            }
        }
        let visitor = app.visitor();
        let head = visitor.send(visitor.request(Method::HEAD, &path)).await.expect(200);
        assert_eq!((head.body.as_str(), head.header("etag")), ("", plain.header("etag")));
        assert_eq!(head.header("content-length"), plain.body.len().to_string());
    }
}

#[tokio::test]
async fn without_the_database_every_feed_is_served_as_it_last_was() {
    let (app, _) = season().await;
    let before = app.get("/calendar/conferences.ics").await.expect(200);
    app.state.db.close().await;
    app.get("/").await.expect(503);
    for path in feeds() {
        let page = app.get(&path).await.expect(200);
        assert!(page.body.contains("BEGIN:VEVENT"), "{path}, though only one feed was asked for while it was there");
        assert_eq!(again(&app, &path, "if-none-match", page.header("etag")).await.status, 304);
    }
    assert_eq!(app.get("/calendar/conferences.ics").await.body, before.body);
}

#[tokio::test]
async fn a_feed_that_nobody_asked_for_since_is_not_older_than_the_others() {
    let (app, [meeting, ..]) = season().await;
    let all = "/calendar/all.ics";
    let of_kind = "/en/calendar/network-meetings.ics";
    assert!(!app.get(of_kind).await.expect(200).body.contains("CANCELLED"));
    app.wait(DAY);
    app.cancel_event(&meeting).await;
    assert!(app.get(all).await.expect(200).body.contains("STATUS:CANCELLED"));
    app.state.db.close().await;
    assert!(app.get(of_kind).await.expect(200).body.contains("STATUS:CANCELLED"), "what was known is told");
}

#[tokio::test]
async fn a_feed_that_was_never_made_says_when_to_ask_again() {
    let (app, _) = season().await;
    app.state.db.close().await;
    let page = app.get("/calendar/all.ics").await.expect(503);
    assert_eq!(page.header("retry-after"), "5");
    assert!(!page.body.contains("BEGIN:VCALENDAR"), "an empty calendar would take everybody's entries away");
}

#[tokio::test]
async fn a_fault_of_ours_is_not_the_subscribers_and_passes_when_it_is_mended() {
    let (app, [meeting, ..]) = season().await;
    let before = app.get("/calendar/all.ics").await.expect(200);
    app.wait(DAY);
    app.cancel_event(&meeting).await;
    run(&app, "UPDATE events SET kind = 'broken-' || kind").await;
    app.get("/").await.expect(500);
    assert_eq!(app.get("/calendar/all.ics").await.expect(200).body, before.body);
    run(&app, "UPDATE events SET kind = substr(kind, 8)").await;
    assert_ne!(app.get("/calendar/all.ics").await.expect(200).body, before.body);
}

#[tokio::test]
async fn a_database_that_does_not_answer_is_not_waited_for() {
    let (app, _) = season().await;
    let before = app.get("/calendar/all.ics").await.expect(200);
    // Every connection there is.
    let mut held = Vec::new();
    while let Ok(connection) = tokio::time::timeout(Duration::from_millis(200), app.state.db.read()).await {
        held.push(connection.unwrap());
    }
    let answer = tokio::time::timeout(Duration::from_secs(15), app.get("/calendar/all.ics")).await;
    assert_eq!(answer.expect("an answer before the database's own limit").expect(200).body, before.body);
    drop(held);
    app.get("/").await.expect(200);
}

#[tokio::test]
async fn only_the_four_names_are_calendars_and_they_can_only_be_read() {
    let (app, _) = season().await;
    let visitor = app.visitor();
    for path in [
        "/calendar/",
        "/calendar/all",
        "/calendar/all.ics/",
        "/calendar/ALL.ICS",
        "/calendar/all.ics%00",
        "/calendar/%00",
        "/calendar/..%2fall.ics",
        "/calendar/..%2f..%2fetc%2fpasswd",
        "/calendar/all.ics%2f..",
        "/calendar/all%0d%0a.ics",
        "/calendar/draft.ics",
        "/calendar/%F0%9F%A6%84.ics",
        "/calendar/%ff.ics",
        "/de/calendar/all.ics",
        "/en/calendar/mine.ics",
    ] {
        let page = visitor.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.has("main h1"), "{path} answers a page");
    }
    for path in feeds() {
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let request = visitor.request(method.clone(), &path).header("sec-fetch-site", "same-origin");
            let page = visitor.send(request).await.expect(405);
            assert!(page.header("allow").contains("GET"), "{method} {path}");
        }
    }
    let plain = app.get("/calendar/all.ics").await.expect(200);
    for query in ["", "x=1", "feed=conferences", "kind=%00", "%ff%fe", "a=%0d%0aX:1", &"y".repeat(4000)] {
        assert!(app.get(&format!("/calendar/all.ics?{query}")).await.expect(200).body == plain.body, "{query}");
    }
}

#[tokio::test]
async fn a_feed_of_a_thousand_events_is_whole() {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(5), &owner).await;
    let mut tx = app.state.db.begin_write().await.unwrap();
    // Doubled ten times: 1,024 events with their texts, organisations and contact persons.
    for round in 0..10 {
        let mark = format!("-{round}");
        for sql in [
            "INSERT INTO events (id, kind, state, slug, revision, sequence, starts_at, ends_at, place, room, address,
                                 online_link, principles, calendar_uid, created_at, changed_at, published_at)
             SELECT id || $1, kind, state, slug || $1, revision, sequence, starts_at, ends_at, place, room, address,
                    online_link, principles, 'event-' || id || $1 || '@kobling.example', created_at, changed_at,
                    published_at FROM events",
            "INSERT INTO event_texts SELECT event_id || $1, lang, title, lead, why, how, what, audience, price, access,
                                            transport, bring, terms, cancelled FROM event_texts",
            "INSERT INTO event_organisations SELECT event_id || $1, position, organisation_id FROM event_organisations",
            "INSERT INTO event_contacts SELECT event_id || $1, position, name, title, email, phone FROM event_contacts",
        ] {
            sqlx::query(sql).bind(&mark).execute(&mut *tx).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
    let page = app.get("/calendar/all.ics").await.expect(200);
    let uids: std::collections::BTreeSet<String> = told(&page, "UID").into_iter().collect();
    assert_eq!((entries(&page).len(), uids.len()), (1024, 1024));
    assert_eq!(page.body.matches("BEGIN:VTIMEZONE").count(), 1);
    let own = app.get(&format!("/events/{}/calendar.ics", event.slug)).await.expect(200);
    assert!(entries(&page).contains(&entries(&own)[0]));
}
