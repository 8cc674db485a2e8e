//! Public pages from memory: never more than a moment behind what is true, in this process or beside it.

use std::collections::HashSet;
use std::io::Read;
use std::time::{Duration, Instant};

use kobling::registrations::CancelledBy;
use kobling::text::Lang;
use kobling::time::{DAY, HOUR};
use reqwest::Method;

use crate::app::{Made, NOW, NewEvent, TestApp, party};
use crate::organiser::published;
use crate::visitor::{at, with_event};

/// How long a page beside may take to show what was written: far more than the second that is promised, so that a busy
/// machine fails no test.
const PATIENCE: Duration = Duration::from_secs(20);

/// The pages that show an event, in both languages.
fn pages(event: &Made) -> Vec<String> {
    let paths = ["/", "/?kind=network_meeting", "/?view=month&month=2027-01", "/?view=past", "/sitemap.xml"];
    let paths: Vec<String> = paths.map(str::to_owned).into_iter().chain([format!("/events/{}", event.slug)]).collect();
    let at = |lang, path: &str| match path {
        "/sitemap.xml" => path.to_owned(),
        _ => at(lang, path).replace("/en/?", "/en?"),
    };
    Lang::ALL.into_iter().flat_map(|lang| paths.iter().map(move |path| at(lang, path))).collect()
}

/// What the pages say, as visitors get them.
async fn told(app: &TestApp, event: &Made) -> Vec<String> {
    let mut told = Vec::new();
    for path in pages(event) {
        told.push(app.get(&path).await.all_text());
    }
    told
}

/// What they say when they are drawn anew: a parameter that nobody knows is never kept.
async fn drawn_anew(app: &TestApp, event: &Made) -> Vec<String> {
    let mut told = Vec::new();
    for path in pages(event) {
        let sign = if path.contains('?') { '&' } else { '?' };
        told.push(app.get(&format!("{path}{sign}drawn=anew")).await.all_text());
    }
    told
}

/// Two processes on one database, and an event that both show.
struct Watched<'a> {
    app: &'a TestApp,
    beside: &'a TestApp,
    event: &'a Made,
}

impl Watched<'_> {
    /// Does something, and holds every page against what is true now: at once where it was done, soon beside.
    async fn shows(&self, what: &str, act: impl AsyncFnOnce()) {
        let before = told(self.app, self.event).await;
        // Twice, so that what is old is surely kept.
        assert_eq!(told(self.app, self.event).await, before);
        assert_eq!(told(self.beside, self.event).await, before);
        act().await;
        let after = told(self.app, self.event).await;
        assert_eq!(after, drawn_anew(self.app, self.event).await, "{what}");
        assert_ne!(after, before, "{what}: nothing to be seen");
        let deadline = Instant::now() + PATIENCE;
        while told(self.beside, self.event).await != after {
            assert!(Instant::now() < deadline, "{what}: the process beside still shows what was");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

#[tokio::test]
async fn every_act_that_changes_a_public_page_is_seen_at_once_and_soon_in_every_process() {
    let app = TestApp::start().await;
    let beside = app.beside().await;
    let (organiser, event) = published(&app, Lang::Da, &[("capacity", "2")]).await;
    let watched = Watched { app: &app, beside: &beside, event: &event };
    let visitor = app.visitor();

    let form = app.filled_for(Lang::Da, &event, &["Ane Holm", "Bo Lund"]).await;
    let sign_up = async || drop(visitor.submit(&form).await.location().to_owned());
    watched.shows("a sign-up", sign_up).await;
    let wait = async || drop(app.sign_up(&event, party("Carl", &["Carl"])).await);
    watched.shows("a party that waits", wait).await;
    let first = app.registrations(&event).await.into_iter().find(|one| one.size() == 2).unwrap();
    let give_up = async || {
        let ask = visitor.get(&format!("{}/seats/1/cancel", app.contact_link(&first))).await.expect(200);
        visitor.submit(&ask.main_form()).await.location();
    };
    watched.shows("a seat given up, which promotes whoever waits", give_up).await;

    for (field, value) in [
        ("capacity", "5"),
        ("start", "9"),
        ("lead.da", "En ny indledning"),
        ("title.da", "En ny titel"),
        ("agenda.0.title.da", "Kaffe og velkomst"),
        ("contacts.0.name", "Bodil Krag"),
        ("partners", "Business Kolding"),
        ("closes", "13-1-2027 12.00"),
    ] {
        let save = async || {
            let form = organiser.edit_form(Lang::Da, &event).await.set(field, value);
            let saved = organiser.submit(&form).await;
            if saved.status != 303 {
                organiser.submit(&saved.expect(200).form("form[action$='/edit']").press("save")).await.location();
            }
        };
        watched.shows(field, save).await;
    }

    let publish = async || drop(published(&app, Lang::Da, &[("title.da", "Endnu et møde")]).await);
    watched.shows("another event is published", publish).await;
    let cancel = async || {
        organiser.cancel_event(Lang::Da, &event, "Oplægsholderen er syg.").await;
    };
    watched.shows("the event is cancelled", cancel).await;
}

#[tokio::test]
async fn time_alone_changes_a_page_without_a_write() {
    let mut new = NewEvent::with_seats(5);
    let starts_at = new.details.starts_at;
    new.terms.opens_at = Some(NOW.plus(2 * HOUR));
    new.terms.cancel_until = starts_at.plus(-2 * DAY);
    new.terms.closes_at = starts_at.plus(-DAY);
    let (app, event) = with_event(&new).await;
    let mut moments =
        vec![new.terms.opens_at.unwrap(), new.terms.cancel_until, new.terms.closes_at, starts_at, new.details.ends_at];
    // And some nights: "tomorrow" becomes "today".
    for at in [NOW, starts_at.plus(-2 * DAY), starts_at.plus(-DAY), new.details.ends_at] {
        moments.push(kobling::time::next_change(at, []));
    }
    moments.sort_unstable();
    let mut seen = HashSet::new();
    for moment in moments {
        for now in [moment.plus(-1), moment] {
            app.set_clock(now);
            let told = told(&app, &event).await;
            assert_eq!(told, drawn_anew(&app, &event).await, "at {now}");
            seen.extend(told);
        }
    }
    assert!(seen.len() > 40, "the pages hardly changed: {}", seen.len());
    // A clock that was set right shows nothing from the future.
    app.set_clock(NOW);
    assert_eq!(told(&app, &event).await, drawn_anew(&app, &event).await);
}

#[tokio::test]
async fn a_public_page_is_sent_in_the_form_that_is_asked_for_and_not_again_when_it_is_known() {
    let (app, event) = with_event(&NewEvent::with_seats(5)).await;
    let visitor = app.visitor();
    let path = format!("/events/{}", event.slug);
    let plain = app.get(&path).await.expect(200);
    assert_eq!((plain.header("vary"), plain.header("cache-control")), ("Accept-Encoding", "no-cache"));
    for (accept, coding) in [("br", "br"), ("gzip, br;q=0.1", "gzip"), ("*;q=0", ""), ("\u{7f};;q=,br;q=9", "")] {
        let Ok(accept) = reqwest::header::HeaderValue::from_bytes(accept.as_bytes()) else { continue };
        let ask = |method| visitor.request(method, &path).header("accept-encoding", accept.clone());
        let response = ask(Method::GET).send().await.unwrap();
        let (headers, body) = (response.headers().clone(), response.bytes().await.unwrap());
        let header = |name: &str| headers.get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
        let mut text = String::new();
        match coding {
            "br" => brotli::Decompressor::new(&body[..], 4096).read_to_string(&mut text).unwrap(),
            "gzip" => flate2::read::GzDecoder::new(&body[..]).read_to_string(&mut text).unwrap(),
            _ => (&body[..]).read_to_string(&mut text).unwrap(),
        };
        assert_eq!((header("content-encoding").as_str(), text.as_str()), (coding, plain.body.as_str()));
        let known = visitor.send(ask(Method::GET).header("if-none-match", header("etag"))).await.expect(304);
        assert_eq!((known.header("etag"), known.body.as_str()), (header("etag").as_str(), ""));
        assert_eq!(known.header("content-security-policy"), plain.header("content-security-policy"));
        let head = visitor.send(ask(Method::HEAD)).await.expect(200);
        assert_eq!(head.header("etag"), header("etag"));
        assert_eq!(head.header("content-length"), body.len().to_string());
    }
    let ask = |tag: &str| visitor.send(visitor.request(Method::GET, &path).header("if-none-match", tag));
    let tag = plain.header("etag");
    ask(tag).await.expect(304);
    ask("\"of another page\"").await.expect(200);
    app.sign_up(&event, party("Ane", &["Ane"])).await;
    ask(tag).await.expect(200);
}

#[tokio::test]
async fn a_page_with_a_form_or_of_one_person_is_never_kept() {
    let (app, event) = with_event(&NewEvent::with_seats(5)).await;
    let registration = app.sign_up(&event, party("Ane", &["Ane"])).await;
    let organiser = app.organiser("o@kolding.example", kobling::server::access::Role::Administrator).await;
    let mut keys = HashSet::new();
    for _ in 0..3 {
        let page = app.get(&format!("/events/{}/sign-up", event.slug)).await.expect(200);
        assert_eq!(page.header("etag"), "");
        assert!(keys.insert(page.main_form().value("form_key").to_owned()), "a form's key came twice");
    }
    for path in [
        app.contact_link(&registration),
        app.seat_link(&registration.seats[0]),
        format!("/organiser/events/{}", event.id.as_str()),
        "/organiser/sign-in".to_owned(),
    ] {
        let page = organiser.get(&path).await;
        assert_eq!(page.header("etag"), "", "{path}");
    }
    // Whoever is signed in reads the same public pages as everybody, and leaves nothing of theirs in them.
    let by_organiser = organiser.get("/").await.expect(200);
    assert_eq!(by_organiser.body, app.get("/").await.body);
}

#[tokio::test]
async fn a_page_of_memory_that_is_asked_for_while_people_sign_up_is_never_older_than_an_answer() {
    let (app, event) = with_event(&NewEvent::with_seats(100)).await;
    let beside = app.beside().await;
    for taken in 1..=15 {
        let name = format!("Gæst {taken}");
        let registration = app.sign_up(&event, party(&name, &[&name])).await;
        let left = format!("{} af 100", 100 - taken);
        let (page, _) = tokio::join!(app.get("/"), beside.get("/"));
        assert!(page.all_text().replace('\u{a0}', " ").contains(&left), "{left}: {}", page.all_text());
        assert_eq!(registration.seats.iter().filter(|seat| seat.cancelled.is_none()).count(), 1);
    }
    let registration = app.registrations(&event).await.remove(0);
    let actor = kobling::audit::Actor::Visitor;
    kobling::registrations::acts::cancel_seats(&app.state, &registration, &[1], CancelledBy::Contact, actor)
        .await
        .unwrap();
    assert!(app.get("/").await.all_text().replace('\u{a0}', " ").contains("86 af 100"));
}
