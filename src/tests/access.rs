//! Who may: every route × every person × every state of the object → the status it answers.
//!
//! A route without a row fails, so that nothing is served that nobody thought about.

use std::collections::BTreeSet;

use kobling::registrations::Registration;
use kobling::server::access::Role;
use kobling::server::cli::NewOrganiser;
use kobling::server::id;
use kobling::server::routes::Route;
use reqwest::Method;

use crate::app::{Browser, Made, NewEvent, Page, TestApp, party};

/// Signed out · its owner · a co-organiser · another organiser · an administrator; then, for whoever owns it, a draft;
/// a draft of somebody else; and what does not exist. `-`: the route has no object in that state.
///
/// A POST sends an empty form: 303 where there was nothing to fill in, 422 where there was.
const TABLE: &str = "
    GET  /                                                      200 200 200 200 200   -   -   -
    GET  /privacy                                               200 200 200 200 200   -   -   -
    GET  /accessibility                                         200 200 200 200 200   -   -   -
    GET  /calendar                                              200 200 200 200 200   -   -   -
    GET  /calendar/all.ics                                      200 200 200 200 200   -   -   -
    GET  /calendar/network-meetings.ics                         200 200 200 200 200   -   -   -
    GET  /calendar/learning-visits.ics                          200 200 200 200 200   -   -   -
    GET  /calendar/conferences.ics                              200 200 200 200 200   -   -   -
    GET  /was                                                   303 303 303 303 303   -   -   -
    GET  /robots.txt                                            200 200 200 200 200   -   -   -
    GET  /sitemap.xml                                           200 200 200 200 200   -   -   -
    GET  /health/live                                           200 200 200 200 200   -   -   -
    GET  /health/ready                                          200 200 200 200 200   -   -   -
    GET  /events/{slug}                                         200 200 200 200 200 404 404 404
    GET  /events/{slug}/calendar.ics                            200 200 200 200 200 404 404 404
    GET  /events/{slug}/sign-up                                 200 200 200 200 200 404 404 404
    POST /events/{slug}/sign-up                                 422 422 422 422 422 404 404 404
    POST /api/places-left                                       200 200 200 200 200 404 404 404
    GET  /registrations/{token}                                 200 200 200 200 200   -   - 404
    GET  /registrations/{token}/cancel                          200 200 200 200 200   -   - 404
    POST /registrations/{token}/cancel                          303 303 303 303 303   -   - 404
    GET  /registrations/{token}/seats/{position}/cancel         200 200 200 200 200   -   - 404
    POST /registrations/{token}/seats/{position}/cancel         303 303 303 303 303   -   - 404
    POST /registrations/{token}/seats/{position}/resend         303 303 303 303 303   -   - 404
    GET  /registrations/{token}/least                           303 303 303 303 303   -   - 404
    POST /registrations/{token}/least                           303 303 303 303 303   -   - 404
    GET  /registrations/{token}/data                            200 200 200 200 200   -   - 404
    GET  /registrations/{token}/erase                           200 200 200 200 200   -   - 404
    POST /registrations/{token}/erase                           303 303 303 303 303   -   - 404
    GET  /seats/{token}/data                                    200 200 200 200 200   -   - 404
    POST /seats/{token}/needs                                   303 303 303 303 303   -   - 404
    GET  /seats/{token}/erase                                   200 200 200 200 200   -   - 404
    POST /seats/{token}/erase                                   303 303 303 303 303   -   - 404
    GET  /seats/{token}                                         200 200 200 200 200   -   - 404
    GET  /seats/{token}/calendar.ics                            200 200 200 200 200   -   - 404
    GET  /seats/{token}/cancel                                  200 200 200 200 200   -   - 404
    POST /seats/{token}/cancel                                  303 303 303 303 303   -   - 404
    GET  /organiser/sign-in                                     200 303 303 303 303   -   -   -
    POST /organiser/sign-in                                     422 422 422 422 422   -   -   -
    GET  /organiser/forgotten                                   200 200 200 200 200   -   -   -
    POST /organiser/forgotten                                   422 422 422 422 422   -   -   -
    GET  /organiser/account                                     303 200 200 200 200   -   -   -
    POST /organiser/sign-out                                    303 303 303 303 303   -   -   -
    GET  /organiser/sign-out-everywhere                         303 303 303 303 303   -   -   -
    POST /organiser/sign-out-everywhere                         303 303 303 303 303   -   -   -
    GET  /organiser                                             303 200 200 200 200   -   -   -
    GET  /organiser/events/new                                  303 200 200 200 200   -   -   -
    POST /organiser/events/new                                  303 422 422 422 422   -   -   -
    GET  /organiser/events/{id}                                 303 200 200 404 200 200 404 404
    GET  /organiser/events/{id}/edit                            303 200 200 404 200 200 404 404
    POST /organiser/events/{id}/edit                            303 422 422 404 422 422 404 404
    GET  /organiser/events/{id}/copy                            303 200 200 404 200 200 404 404
    POST /organiser/events/{id}/copy                            303 422 422 404 422 422 404 404
    GET  /organiser/events/{id}/publish                         303 303 303 404 303 303 404 404
    POST /organiser/events/{id}/publish                         303 303 303 404 303 422 404 404
    GET  /organiser/events/{id}/cancel                          303 200 200 404 200 303 404 404
    POST /organiser/events/{id}/cancel                          303 422 422 404 422 303 404 404
    GET  /organiser/events/{id}/delete                          303 303 303 404 303 303 404 404
    POST /organiser/events/{id}/delete                          303 303 303 404 303 303 404 404
    GET  /organiser/events/{id}/registrations                   303 200 200 404 200 200 404 404
    GET  /organiser/events/{id}/registrations/new               303 200 200 404 200 200 404 404
    POST /organiser/events/{id}/registrations/new               303 422 422 404 422 409 404 404
    GET  /organiser/events/{id}/registrations/{registration_id}/give-seats
                                                                303 200 200 404 200 404 404 404
    POST /organiser/events/{id}/registrations/{registration_id}/give-seats
                                                                303 409 409 404 409 404 404 404
    GET  /organiser/events/{id}/registrations/{registration_id}/to-queue
                                                                303 200 200 404 200 404 404 404
    POST /organiser/events/{id}/registrations/{registration_id}/to-queue
                                                                303 409 409 404 409 404 404 404
    GET  /organiser/events/{id}/registrations/{registration_id}/to-head
                                                                303 200 200 404 200 404 404 404
    POST /organiser/events/{id}/registrations/{registration_id}/to-head
                                                                303 422 422 404 422 404 404 404
    GET  /organiser/events/{id}/registrations/{registration_id} 303 200 200 404 200 404 404 404
    GET  /organiser/events/{id}/registrations/{registration_id}/cancel
                                                                303 200 200 404 200 404 404 404
    POST /organiser/events/{id}/registrations/{registration_id}/cancel
                                                                303 303 303 404 303 404 404 404
    GET  /organiser/events/{id}/registrations/{registration_id}/seats/{position}/cancel
                                                                303 200 200 404 200 404 404 404
    POST /organiser/events/{id}/registrations/{registration_id}/seats/{position}/cancel
                                                                303 303 303 404 303 404 404 404
    GET  /organiser/events/{id}/registrations/{registration_id}/seats/{position}/resend
                                                                303 303 303 404 303 404 404 404
    POST /organiser/events/{id}/registrations/{registration_id}/seats/{position}/resend
                                                                303 303 303 404 303 404 404 404
    GET  /organiser/events/{id}/registrations.csv               303 200 200 404 200 200 404 404
    GET  /organiser/events/{id}/registrations.xlsx              303 200 200 404 200 200 404 404
    GET  /organiser/events/{id}/print/sign-in                   303 200 200 404 200 200 404 404
    GET  /organiser/events/{id}/print/badges                    303 200 200 404 200 200 404 404
    GET  /organiser/events/{id}/print/tents                     303 200 200 404 200 200 404 404
    GET  /organiser/events/{id}/print/caterer                   303 200 200 404 200 200 404 404
    GET  /organiser/events/{id}/attendance                      303 200 200 404 200 200 404 404
    POST /organiser/events/{id}/attendance                      303 303 303 404 303 303 404 404
    GET  /organiser/password/{token}                            200 200 200 200 200   -   - 404
    POST /organiser/password/{token}                            422 422 422 422 422   -   - 404
    GET  /organiser/                                            303 404 404 404 404   -   -   -
    POST /organiser/                                            303 404 404 404 404   -   -   -
    GET  /organiser/{*rest}                                     303 404 404 404 404   -   -   -
    POST /organiser/{*rest}                                     303 404 404 404 404   -   -   -
";

const COLUMNS: [&str; 8] =
    ["signed out", "own", "co-organised", "foreign", "administrator", "draft", "foreign draft", "absent"];

struct Row {
    method: Method,
    pattern: &'static str,
    cells: Vec<Option<u16>>,
}

fn rows() -> Vec<Row> {
    let words: Vec<&'static str> = TABLE.split_whitespace().collect();
    let row = |words: &[&'static str]| {
        let cells = words[2..].iter().map(|cell| cell.parse().ok()).collect();
        Row { method: words[0].parse().unwrap(), pattern: words[1], cells }
    };
    let rows = words.chunks(2 + COLUMNS.len());
    rows.inspect(|words| assert!(words[1].starts_with('/') && words.len() == 10, "{words:?}")).map(row).collect()
}

fn routes() -> Vec<Route> {
    kobling::app::routes().table()
}

/// Those whom the table speaks of.
struct People<'a>([Browser<'a>; 5]);

impl<'a> People<'a> {
    async fn new(app: &'a TestApp) -> Self {
        let person = async |role| app.organiser(&format!("{}@kolding.example", id::fresh()), role).await;
        let (own, co) = (person(Role::Organiser).await, person(Role::Organiser).await);
        let (foreign, administrator) = (person(Role::Organiser).await, person(Role::Administrator).await);
        Self([app.visitor(), own, co, foreign, administrator])
    }
}

/// An event with everything that the table speaks of.
struct World<'a> {
    app: &'a TestApp,
    people: &'a [Browser<'a>; 5],
    event: Made,
    draft: Made,
    registration: Registration,
    /// The token of a link that sets a password.
    password_link: String,
}

impl<'a> World<'a> {
    async fn new(app: &'a TestApp, people: &'a People<'a>) -> Self {
        let people = &people.0;
        let [_, own, co, ..] = people;
        let event = app.event(&NewEvent::with_seats(5), own).await;
        let draft = app.event(&NewEvent::with_seats(5).titled("Kladde").draft(), own).await;
        app.share(&event, co).await;
        let registration = app.sign_up(&event, party("Ane", &["Ane", "Bo"])).await;
        let invited =
            NewOrganiser { email: format!("{}@kolding.example", event.slug), name: None, administrator: false };
        let told = kobling::people::add(app.state.clone(), invited).await.unwrap();
        let password_link = told.last().unwrap().rsplit('/').next().unwrap().to_owned();
        Self { app, people, event, draft, registration, password_link }
    }

    /// The address of a column's object.
    fn address(&self, pattern: &str, column: usize) -> String {
        let is_absent = column == 7;
        let event = if [5, 6].contains(&column) { &self.draft } else { &self.event };
        let token = |of: &str| match (is_absent, of) {
            (true, _) => "absent".to_owned(),
            _ if pattern.starts_with("/organiser/password") => self.password_link.clone(),
            (_, "/seats/{token}") => self.app.seat_link(&self.registration.seats[0]).replace("/seats/", ""),
            _ => self.app.contact_link(&self.registration).replace("/registrations/", ""),
        };
        let begins = if pattern.starts_with("/seats/{token}") { "/seats/{token}" } else { "" };
        let absent_id = "0198c0de-0000-7000-8000-000000000001";
        // A draft has no slug: its id is what somebody could guess.
        let slug = if event.slug.is_empty() { event.id.as_str() } else { &event.slug };
        pattern
            .replace("{slug}", if is_absent { "absent" } else { slug })
            .replace("{token}", &token(begins))
            .replace("{position}", "1")
            .replace("{*rest}", "users/1")
            .replace("{id}", if is_absent { absent_id } else { event.id.as_str() })
            .replace("{registration_id}", if is_absent { absent_id } else { self.registration.id.as_str() })
    }

    /// Who asks in a column.
    fn person(&self, column: usize) -> &Browser<'a> {
        let who = match COLUMNS[column] {
            "foreign draft" => 3,
            "draft" | "absent" => 1,
            _ => column,
        };
        &self.people[who]
    }

    /// Asks for a column's object.
    async fn ask(&self, person: &Browser<'_>, method: &Method, pattern: &str, column: usize) -> Page {
        let address = self.address(pattern, column);
        if *method == Method::GET {
            return person.get(&address).await;
        }
        if address.starts_with("/api/") {
            // The one address whose object stands in the body.
            return person.post(&address, &[("slug", &self.address("{slug}", column)), ("lang", "da")]).await;
        }
        person.post(&address, &[]).await
    }
}

#[test]
fn every_route_and_server_function_has_a_row() {
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
}

#[tokio::test]
async fn every_route_answers_each_person_as_the_table_says() {
    let app = TestApp::start().await;
    let mut wrong = Vec::new();
    for row in rows() {
        // Signing out ends a session: each row has people of its own.
        let people = People::new(&app).await;
        let is_bilingual = routes().iter().any(|route| route.pattern == row.pattern && route.bilingual);
        let mut world = World::new(&app, &people).await;
        for (column, expected) in row.cells.iter().enumerate() {
            let Some(expected) = expected else { continue };
            if row.method != Method::GET && column > 0 {
                world = World::new(&app, &people).await;
            }
            let person = world.person(column);
            let mut found = vec![world.ask(person, &row.method, row.pattern, column).await.status];
            if is_bilingual && row.method == Method::GET {
                let address = world.address(row.pattern, column);
                let english = if address == "/" { "/en".to_owned() } else { format!("/en{address}") };
                found.push(person.get(&english).await.status);
            }
            if found.iter().any(|status| status != expected) {
                wrong.push(format!("{} {} ({}): {found:?}, not {expected}", row.method, row.pattern, COLUMNS[column]));
            }
        }
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
            let owner = &world.people[1];
            let address = world.address(route.pattern, 1);
            let request = owner.request(method.clone(), &address).header("sec-fetch-site", "same-origin");
            let page = owner.send(request).await;
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
    let before = app.number("SELECT COUNT(*) FROM audit").await + app.number("SELECT COUNT(*) FROM outbox").await;
    let seats = app.registrations(&world.event).await;
    for row in rows().iter().filter(|row| row.method == Method::GET && row.cells[1].is_some()) {
        let owner = &world.people[1];
        let address = world.address(row.pattern, 1);
        owner.get(&address).await;
        owner.send(owner.request(Method::HEAD, &address)).await;
        owner.send(owner.request(Method::OPTIONS, &address)).await;
    }
    let after = app.number("SELECT COUNT(*) FROM audit").await + app.number("SELECT COUNT(*) FROM outbox").await;
    assert_eq!((after, app.registrations(&world.event).await), (before, seats));
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

#[tokio::test]
async fn what_is_foreign_answers_exactly_as_what_is_absent() {
    let app = TestApp::start().await;
    let people = People::new(&app).await;
    let world = World::new(&app, &people).await;
    let mut compared = 0;
    for row in rows().iter().filter(|row| row.cells[3] == Some(404) || row.cells[6] == Some(404)) {
        let foreign = &world.people[3];
        let absent = world.ask(foreign, &row.method, row.pattern, 7).await;
        let expected = comparable(&absent, &world.address(row.pattern, 7));
        for column in [3, 6].into_iter().filter(|column| row.cells[*column] == Some(404)) {
            let address = world.address(row.pattern, column);
            let page = world.ask(foreign, &row.method, row.pattern, column).await;
            assert_eq!(comparable(&page, &address), expected, "{} {}", row.method, row.pattern);
            compared += 1;
        }
    }
    assert!(compared > 3);
}

#[tokio::test]
async fn signed_out_every_address_of_the_workplace_leads_to_sign_in_whatever_is_behind_it() {
    let app = TestApp::start().await;
    let people = People::new(&app).await;
    let world = World::new(&app, &people).await;
    for route in routes().iter().filter(|route| route.access.needs_session()) {
        for column in [1, 5, 7] {
            let address = world.address(route.pattern, column);
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
