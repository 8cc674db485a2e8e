//! Hostile texts everywhere at once: in every field of every form and in its name, in every part of every address, in
//! queries and headers. Nothing of it is ever a fault of ours, and nothing comes back as anything but text (which
//! `app/sound.rs` holds for every answer).

use std::sync::atomic::{AtomicUsize, Ordering};

use kobling::text::Lang;
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use reqwest::Method;
use reqwest::header::HeaderValue;

use crate::app::{Browser, FormValues, Page, TestApp, party};
use crate::organiser::published;

fn texts() -> Vec<String> {
    [
        "<script>alert(7)</script>",
        "\"'></textarea></title><img src=x onerror=alert(7)>",
        "a\r\nSet-Cookie: evil=1\r\n\r\n<script>alert(7)</script>",
        "a\u{0}b\u{1}\u{7f}\u{85}",
        "\u{202e}gnp.exe\u{2066}\u{feff}",
        "{{7919*7919}}${7919*7919}<%= 7919*7919 %>#{7919*7919}",
        "=cmd|' /C calc'!A0",
        "../../../../etc/passwd",
        "' OR '1'='1'; DROP TABLE seats; --",
        "%00%0d%0a%ff%s%n",
        "99999999999999999999999999",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain(["å".repeat(10_000), "\u{301}".repeat(300)])
    .collect()
}

/// What holds for the answer to anything hostile.
#[track_caller]
fn assert_calm(page: &Page, what: &str) {
    assert!(page.status < 500, "{what}: {} answers {}", page.path, page.status);
    for raw in ["<script>alert(7)", "<img src=x", "onerror=alert(7)>"] {
        let is_text = page.body.contains("&lt;img") || page.body.contains("&lt;script") || !page.body.contains(raw);
        assert!(is_text && !page.body.contains("<script>alert(7)"), "{what}: {} repeats {raw}", page.path);
    }
    assert!(!page.body.contains("62710561"), "{what}: something was worked out");
    assert!(!page.header("set-cookie").contains("evil"), "{what}: a header of its own");
}

/// An address of its own for each form, so that no budget hides what comes after.
fn fresh_address() -> String {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    format!("198.{}.{}.{}", 18 + number / 65_536 % 2, number / 256 % 256, number % 256)
}

async fn send(browser: &Browser<'_>, form: &FormValues, what: &str) {
    assert_calm(&browser.submit_from(&fresh_address(), form).await, what);
}

/// The same form for somebody new, made by another form than the one before.
fn anew(form: &FormValues, number: usize) -> FormValues {
    let mut form = form.clone();
    if form.has("contact.email") {
        form = form.set("contact.email", &format!("nummer{number}@brohave.example"));
    }
    if form.has("form_key") { form.set("form_key", &kobling::server::id::fresh()) } else { form }
}

#[tokio::test]
async fn every_field_of_every_form_and_its_name() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[("capacity", "5000")]).await;
    let registration = app.sign_up(&event, party("Ane", &["Ane", "Bo"])).await;
    let base = format!("/organiser/events/{}", event.id.as_str());
    let cancelled = app.sign_up(&event, party("Cai", &["Cai"])).await;
    let chosen = app.sign_up(&event, party("Hans", &["Hans"])).await;
    let edit = organiser.edit_form(Lang::Da, &event).await.set("start", "9");
    let shown = organiser.submit(&edit).await.expect(200).form("form[action$='/edit']");
    organiser.submit(&shown.press("hold")).await.location();
    let (second, crowded) = published(&app, Lang::Da, &[("capacity", "2")]).await;
    for contact in ["Dorte", "Eva"] {
        app.sign_up(&crowded, party(contact, &[contact])).await;
    }
    let waiting = app.sign_up(&crowded, party("Finn", &["Finn", "Gry"])).await;
    let full = format!("/organiser/events/{}", crowded.id.as_str());
    let visitor = app.visitor();
    let administrator = app.organiser("a@kolding.example", kobling::server::access::Role::Administrator).await;
    let told =
        kobling::people::add(app.state.clone(), kobling::server::cli::NewOrganiser::organiser("ny@kolding.example"));
    let password = told.await.unwrap().last().unwrap().replace(crate::app::ORIGIN, "");
    let pages = [
        (&visitor, format!("/events/{}/sign-up", event.slug)),
        (&visitor, "/organiser/sign-in".to_owned()),
        (&visitor, "/organiser/forgotten".to_owned()),
        (&visitor, password),
        (&visitor, format!("{}/cancel", app.seat_link(&registration.seats[0]))),
        (&visitor, format!("{}/cancel", app.contact_link(&registration))),
        (&organiser, "/organiser/account".to_owned()),
        (&administrator, "/organiser/people/invite".to_owned()),
        (&administrator, format!("/organiser/people/{}", organiser.id())),
        (&organiser, "/organiser/events/new".to_owned()),
        (&organiser, format!("{base}/edit")),
        (&organiser, format!("{base}/copy")),
        (&organiser, format!("{base}/registrations/{}/cancel", cancelled.id.as_str())),
        (&organiser, format!("{base}/attendance")),
        (&organiser, format!("{base}/held-update")),
        (&organiser, format!("{base}/reminders")),
        (&visitor, app.contact_link(&waiting)),
        (&organiser, format!("{base}/registrations/new")),
        (&organiser, format!("{base}/registrations/{}/to-queue", registration.id.as_str())),
        (&second, format!("{full}/registrations/{}/give-seats", waiting.id.as_str())),
        (&second, format!("{full}/registrations/{}/to-head", waiting.id.as_str())),
        (&organiser, format!("{base}/registrations/{}/edit", registration.id.as_str())),
        (&organiser, format!("{base}/registrations/{}", registration.id.as_str())),
        (&organiser, format!("{base}/registrations/cancel?pick={}", chosen.id.as_str())),
        (&organiser, format!("{base}/messages/new")),
        (&organiser, format!("{base}/cancel")),
    ];
    let (texts, mut fields) = (texts(), 0);
    for (browser, path) in pages {
        let lang = if fields % 2 == 0 { "/en" } else { "" };
        let page = browser.get(&format!("{lang}{path}")).await.expect(200);
        let forms = page.forms("main form[method=post]");
        for form in forms.iter().filter(|form| !form.action().ends_with("/sign-out-everywhere")) {
            let filled = if path == "/organiser/events/new" {
                form.clone().set_all(&crate::organiser::MEETING)
            } else {
                form.clone()
            };
            let mut names: Vec<String> = filled.pairs().map(|(name, _)| name.to_owned()).collect();
            names.extend(
                ["unknown", "do", "attendees.9.name", "agenda.7.time", "keep.title.da", "held.x"].map(str::to_owned),
            );
            names.dedup();
            for name in &names {
                for (number, text) in texts.iter().enumerate() {
                    // Of the long forms every text meets every fifth field, and every field two or three texts.
                    if names.len() > 20 && (fields + number) % 5 != 0 {
                        continue;
                    }
                    let form = anew(&filled, fields * 100 + number).set(name, text);
                    send(browser, &form, &format!("{path} {name}={text:.20}")).await;
                }
                fields += 1;
            }
            for text in &texts {
                send(browser, &anew(&filled, fields).set(text, text), &format!("{path}: a field called {text:.20}"))
                    .await;
            }
        }
    }
    assert!(fields > 80, "only {fields} fields were found");
}

#[tokio::test]
async fn every_part_of_every_address() {
    let app = TestApp::start().await;
    let (organiser, _) = published(&app, Lang::Da, &[]).await;
    let mut asked = 0;
    for route in kobling::app::routes().table() {
        let parts: Vec<&str> = route.pattern.split('/').filter(|part| part.starts_with('{')).collect();
        for text in texts().iter().filter(|text| text.len() < 15_000) {
            let encoded = percent_encode(text.as_bytes(), NON_ALPHANUMERIC).to_string();
            for hostile in [encoded.as_str(), "%ff", "%C0%AE%C0%AE", "..%2f..", "%", "a%0d%0ab"] {
                let address =
                    parts.iter().fold(route.pattern.to_owned(), |address, part| address.replace(part, hostile));
                if parts.is_empty() || (hostile != encoded && asked % 7 != 0) {
                    continue;
                }
                let page = organiser.get(&address).await;
                assert_calm(&page, route.pattern);
                assert_ne!(page.status, 200, "{address} is something");
                assert_calm(&organiser.post(&address, &[("a", "b")]).await, route.pattern);
                asked += 1;
            }
            asked += 1;
        }
    }
    assert!(asked > 200, "only {asked} addresses");
    for text in texts() {
        let encoded = percent_encode(text.as_bytes(), NON_ALPHANUMERIC);
        for prefix in ["", "/en", "/en/", "/organiser", "/pkg/x", "/api"] {
            assert_calm(&organiser.get(&format!("{prefix}/{encoded}")).await, prefix);
        }
    }
}

#[tokio::test]
async fn every_query() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    let registration = app.sign_up(&event, party("Ane", &["Ane"])).await;
    let base = format!("/organiser/events/{}", event.id.as_str());
    let keys = [
        "sort", "scope", "pick", "parties", "done", "mails", "state", "sent", "next", "held", "kind", "month", "view",
        "q", "text", "page", "from", "to", "after", "past", "lang", "sheet", "audience", "sample",
    ];
    for path in [
        "/".to_owned(),
        format!("/events/{}", event.slug),
        format!("/events/{}/sign-up", event.slug),
        app.contact_link(&registration),
        app.seat_link(&registration.seats[0]),
        "/organiser/sign-in".to_owned(),
        "/organiser/forgotten".to_owned(),
        "/organiser".to_owned(),
        "/organiser/account".to_owned(),
        base.clone(),
        format!("{base}/registrations"),
        format!("{base}/registrations.csv"),
        format!("{base}/registrations.xlsx"),
        format!("{base}/print/badges"),
        format!("{base}/print/tents"),
        format!("{base}/attendance"),
        format!("{base}/registrations/{}", registration.id.as_str()),
        format!("{base}/registrations/cancel"),
        format!("{base}/log"),
        format!("{base}/messages"),
        format!("{base}/messages/new"),
    ] {
        for (number, text) in texts().iter().filter(|text| text.len() < 15_000).enumerate() {
            let value = percent_encode(text.as_bytes(), NON_ALPHANUMERIC).to_string();
            let all: Vec<String> = keys.iter().map(|key| format!("{key}={value}&{key}=x")).collect();
            let browser = if number % 2 == 0 { &organiser } else { &app.visitor() };
            for query in [all.join("&"), format!("{value}={value}"), format!("{value}&&==&{value}%")] {
                assert_calm(&browser.get(&format!("{path}?{query}")).await, &path);
            }
        }
    }
}

#[tokio::test]
async fn every_header() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    let names = [
        "accept",
        "accept-encoding",
        "accept-language",
        "user-agent",
        "referer",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "forwarded",
        "cookie",
        "if-none-match",
        "if-modified-since",
        "origin",
        "sec-fetch-site",
        "content-type",
        "range",
        "authorization",
        "x-http-method-override",
        "host",
    ];
    let paths = [format!("/events/{}", event.slug), format!("/events/{}/sign-up", event.slug), "/organiser".to_owned()];
    let mut asked = 0;
    for name in names {
        for text in texts() {
            // What no client can put into a header stays out of it.
            let plain: String = text.chars().filter(|c| !c.is_control()).collect();
            let values = [plain.clone(), format!("session={plain}; __Host-session={plain}"), format!("en;q={plain}")];
            for value in values.iter().filter_map(|value| HeaderValue::from_bytes(value.as_bytes()).ok()) {
                let request = organiser.request(Method::GET, &paths[asked % paths.len()]).header(name, value.clone());
                assert_calm(&organiser.send(request).await, name);
                asked += 1;
                if asked % 5 != 0 {
                    continue;
                }
                let request = organiser.form_request(&paths[1], [("contact.name", "x")]).header(name, value);
                assert_calm(&organiser.send(request).await, name);
            }
        }
    }
}
