//! Who may: every route × every person × own, co-organised, foreign, draft, absent → the status it answers.
//!
//! A route has a line in `table.rs`; `world.rs` has the people and what they ask for. Everything else is derived: a
//! route without a line fails, so that nothing is served that nobody thought about.

mod table;
mod world;

use std::collections::BTreeSet;

use kobling::server::access::Role;
use kobling::server::routes::Route;
use reqwest::Method;

use crate::app::{Page, TestApp};
use table::{Row, rows};
use world::{Object, People, Person, World};

fn routes() -> Vec<Route> {
    kobling::app::routes().table()
}

#[test]
fn every_route_and_server_function_has_a_row_that_says_what_the_gate_does() {
    let rows = rows();
    let mut without: Vec<&str> = routes()
        .iter()
        .map(|route| route.pattern)
        .filter(|route| rows.iter().all(|row| row.pattern != *route))
        .collect();
    let served: BTreeSet<&str> = routes().iter().map(|route| route.pattern).collect();
    let functions = leptos::server_fn::axum::server_fn_paths();
    without.extend(functions.map(|(path, _)| path).filter(|path| !served.contains(path)));
    assert_eq!(without, Vec::<&str>::new(), "nobody thought about who may use these");
    let gone: Vec<&str> = rows.iter().map(|row| row.pattern).filter(|row| !served.contains(row)).collect();
    assert_eq!(gone, Vec::<&str>::new(), "rows of routes that are gone");
    for row in &rows {
        let route = routes().into_iter().find(|route| route.pattern == row.pattern).unwrap();
        assert_eq!(row.who.access(), route.access, "{} is for others", row.pattern);
    }
    let mut once = BTreeSet::new();
    assert!(rows.iter().all(|row| once.insert((row.method.to_string(), row.pattern))), "a row stands twice");
}

/// Everything that the table says of a row: who asks for what, and what they are answered.
fn cells(row: &Row) -> impl Iterator<Item = (Person, Object, u16)> {
    let objects = row.objects().iter();
    objects.flat_map(move |object| Person::ALL.map(|person| (person, *object, row.expected(person, *object))))
}

#[test]
fn the_table_speaks_of_every_person_with_every_state() {
    let rows = rows();
    let row = rows.iter().find(|row| row.pattern == "/organiser/events/{id}").unwrap();
    let admitted = cells(row).filter(|(_, _, status)| *status == 200).map(|(person, object, _)| (person, object));
    assert_eq!(
        admitted.collect::<Vec<_>>(),
        [
            (Person::Partner, Object::Event),
            (Person::Owner, Object::Event),
            (Person::CoOrganiser, Object::Event),
            (Person::Administrator, Object::Event),
            (Person::Owner, Object::Draft),
            (Person::CoOrganiser, Object::Draft),
            (Person::Administrator, Object::Draft),
        ]
    );
    assert_eq!(cells(row).count(), 27);
}

/// An answer without what differs by chance: the nonce, the date, its id, the address that was asked for.
fn comparable(page: &Page, address: &str) -> (u16, Vec<(String, String)>, String) {
    let plain = address.trim_start_matches("/en");
    let mut headers: Vec<(String, String)> = page
        .headers
        .iter()
        .filter(|(name, _)| !["date", "content-length", "x-request-id"].contains(&name.as_str()))
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
        .collect();
    headers.sort();
    (page.status, headers, page.body.replace(plain, "/here"))
}

/// Asks for everything that a row speaks of; what was answered otherwise. Who finds nothing must not learn whether
/// there is something: the answer is that of what is absent, and of an address that nothing is behind, to the letter.
async fn wrong_answers(app: &TestApp, row: &Row) -> Vec<String> {
    // Signing out ends a session: each row has people of its own.
    let people = People::new(app).await;
    let is_bilingual = routes().iter().any(|route| route.pattern == row.pattern && route.bilingual);
    let mut world = World::new(app, &people).await;
    let mut wrong = Vec::new();
    for (person, object, expected) in cells(row) {
        let said = format!("{} {} ({person:?}, {object:?})", row.method, row.pattern);
        let page = world.ask(person, &row.method, row.pattern, object).await;
        if page.status != expected {
            wrong.push(format!("{said}: {}, not {expected}", page.status));
        }
        if page.status == 404 && row.method == Method::GET && person != Person::Anonymous {
            let nothing = people.browser(person).get("/organiser/nothing").await;
            let found = comparable(&page, &world.address(row.pattern, object));
            // Public addresses that nothing is behind may be read by anybody.
            if row.who.access().needs_session() && found != comparable(&nothing, "/organiser/nothing") {
                wrong.push(format!("{said} does not answer as an address that nothing is behind"));
            }
        }
        if page.status == 404 && object != Object::Absent && row.objects().contains(&Object::Absent) {
            let absent = world.ask(person, &row.method, row.pattern, Object::Absent).await;
            let absent = comparable(&absent, &world.address(row.pattern, Object::Absent));
            if comparable(&page, &world.address(row.pattern, object)) != absent {
                wrong.push(format!("{said} does not answer as what is absent"));
            }
        }
        if is_bilingual && row.method == Method::GET {
            let address = world.address(row.pattern, object);
            let english = if address == "/" { "/en".to_owned() } else { format!("/en{address}") };
            let status = people.browser(person).get(&english).await.status;
            if status != expected {
                wrong.push(format!("{said} in English: {status}, not {expected}"));
            }
        }
        // What was done is done: the next has things of their own.
        let is_let_in = person != Person::Anonymous || !row.who.access().needs_session();
        if row.method != Method::GET && expected < 400 && is_let_in {
            world = World::new(app, &people).await;
        }
    }
    wrong
}

#[tokio::test]
async fn every_route_answers_each_person_as_the_table_says() {
    let app = TestApp::start().await;
    let mut wrong = Vec::new();
    for row in rows() {
        wrong.extend(wrong_answers(&app, &row).await);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_method_without_a_row_is_refused_and_changes_nothing() {
    let app = TestApp::start().await;
    let rows = rows();
    let people = People::new(&app).await;
    let world = World::new(&app, &people).await;
    let counts = async || {
        let mut counts = Vec::new();
        for sql in ["SELECT COUNT(*) FROM audit", "SELECT COUNT(*) FROM outbox", "SELECT COUNT(*) FROM sessions"] {
            counts.push(app.number(sql).await);
        }
        counts
    };
    let before = counts().await;
    for route in routes() {
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            if rows.iter().any(|row| row.pattern == route.pattern && row.method == method) {
                continue;
            }
            let administrator = people.browser(Person::Administrator);
            let address = world.address(route.pattern, Object::Event);
            let request = administrator.request(method.clone(), &address).header("sec-fetch-site", "same-origin");
            let page = administrator.send(request).await;
            assert_eq!(page.status, 405, "{method} {}", route.pattern);
            assert!(!page.header("allow").is_empty(), "{method} {}", route.pattern);
        }
    }
    assert_eq!(counts().await, before);
}

#[tokio::test]
async fn reading_changes_nothing() {
    let app = TestApp::start().await;
    let people = People::new(&app).await;
    let world = World::new(&app, &people).await;
    let written =
        async || app.number("SELECT COUNT(*) FROM audit").await + app.number("SELECT COUNT(*) FROM outbox").await;
    let before = written().await;
    let seats = app.registrations(&world.event).await;
    for row in rows().iter().filter(|row| row.method == Method::GET) {
        for person in [Person::Owner, Person::Administrator] {
            let browser = people.browser(person);
            let address = world.address(row.pattern, Object::Event);
            browser.get(&address).await;
            browser.send(browser.request(Method::HEAD, &address)).await;
            browser.send(browser.request(Method::OPTIONS, &address)).await;
        }
    }
    assert_eq!((written().await, app.registrations(&world.event).await), (before, seats));
}

#[tokio::test]
async fn signed_out_every_address_of_the_workplace_leads_to_sign_in_whatever_is_behind_it() {
    let app = TestApp::start().await;
    let people = People::new(&app).await;
    let world = World::new(&app, &people).await;
    for route in routes().iter().filter(|route| route.access.needs_session()) {
        for object in [Object::Event, Object::Draft, Object::Absent] {
            let address = world.address(route.pattern, object);
            let page = app.get(&address).await;
            assert!(page.location().starts_with("/organiser/sign-in?next="), "{address}");
            let page = app.get(&format!("/en{address}")).await;
            assert!(page.location().starts_with("/en/organiser/sign-in?next="), "{address}");
        }
    }
}

#[tokio::test]
async fn signed_out_an_address_that_nothing_is_behind_leads_to_sign_in_too() {
    let app = TestApp::start().await;
    let owner = app.organiser("o@kolding.example", Role::Organiser).await;
    let guesses = ["events", "events/", "events/1/2/3", "users", "admin.php", "account/x", "sign-in/x", "%FF", "x?a=b"];
    for guess in guesses {
        for workplace in ["/organiser", "/en/organiser"] {
            let address = format!("{workplace}/{guess}");
            let page = app.get(&address).await;
            assert_eq!(page.status, 303, "{address}");
            assert!(page.location().starts_with(&format!("{workplace}/sign-in?next=")), "{address}");
            owner.get(&address).await.expect(404);
        }
    }
}
