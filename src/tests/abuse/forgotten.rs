//! A forgotten password: the page tells nothing, the mail brings a link, and the link ends every session.

use kobling::server::access::Role;
use kobling::text::Lang;
use kobling::time::HOUR;

use crate::app::{Browser, Page, TestApp};
use crate::visitor::at;

const KNOWN: &str = "anne-sofie@kolding.example";
const UNKNOWN: &str = "ukendt@kolding.example";
const PASSWORD: &str = "en lille sætning om kaffe";

async fn ask(app: &TestApp, lang: Lang, email: &str) -> Page {
    app.post(&at(lang, "/organiser/forgotten"), &[("email", email)]).await
}

/// What somebody sees of an answer.
fn seen(page: &Page) -> (u16, Vec<(String, String)>, String) {
    let mut headers: Vec<(String, String)> = page
        .headers
        .iter()
        .filter(|(name, _)| *name != "date" && *name != "x-request-id")
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    headers.sort();
    (page.status, headers, page.body.clone())
}

async fn is_signed_in(browser: &Browser<'_>) -> bool {
    browser.get("/organiser").await.status == 200
}

#[tokio::test]
async fn a_known_and_an_unknown_address_get_the_same_answer_for_the_same_work() {
    let app = TestApp::start().await;
    app.organiser(KNOWN, Role::Organiser).await;
    for lang in Lang::ALL {
        let answers = [ask(&app, lang, KNOWN).await, ask(&app, lang, UNKNOWN).await];
        assert_eq!(seen(&answers[0]), seen(&answers[1]));
        let told = app.get(answers[0].location()).await.expect(200);
        assert!(!told.body.contains(KNOWN) && told.header("cache-control") == "no-store");
    }
    // Until the job comes, either has written one row and nothing else.
    let rows = app.number("SELECT COUNT(*) FROM password_requests").await;
    assert_eq!((rows, app.number("SELECT COUNT(*) FROM outbox").await), (4, 0));
    let mails = app.deliver().await;
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), [KNOWN, KNOWN]);
    assert_eq!(app.number("SELECT COUNT(*) FROM password_requests").await, 0, "no address stays");
}

#[tokio::test]
async fn the_link_of_the_mail_sets_a_password_once_and_ends_every_session_and_other_link() {
    let app = TestApp::start().await;
    let here = app.organiser(KNOWN, Role::Organiser).await;
    ask(&app, Lang::Da, "Anne-Sofie@KOLDING.example").await.location();
    ask(&app, Lang::En, KNOWN).await.location();
    let mails = app.deliver().await;
    let links: Vec<String> = mails.iter().map(|mail| mail.link("/organiser/password/")).collect();
    assert!(links[1].starts_with("/en/"), "in the language of the page");
    assert!(mails[0].text.contains("en time") && mails[0].calendar.is_none());
    assert!(is_signed_in(&here).await, "asking changes nothing");
    // A stranger who asks does not end the link that is already in the inbox.
    let visitor = app.visitor();
    let form = app.get(&links[0]).await.expect(200).main_form().set("password", PASSWORD);
    let answer = visitor.submit(&form).await;
    assert!(is_signed_in(&visitor.signed_in_by(&answer)).await);
    assert!(!is_signed_in(&here).await, "every other session is over");
    for link in &links {
        app.get(link).await.expect(410);
    }
    let again = [("email", KNOWN), ("password", PASSWORD)];
    app.post("/organiser/sign-in", &again).await.location();
}

#[tokio::test]
async fn a_link_is_for_an_hour_and_not_for_the_disabled() {
    let app = TestApp::start().await;
    let person = app.organiser(KNOWN, Role::Organiser).await;
    ask(&app, Lang::Da, KNOWN).await.location();
    let link = app.deliver().await[0].link("/organiser/password/");
    app.wait(HOUR);
    app.get(&link).await.expect(410);
    // One that nobody answered in time leads nowhere, and is not sent.
    ask(&app, Lang::Da, KNOWN).await.location();
    app.wait(HOUR);
    assert!(app.deliver().await.is_empty());
    let mut tx = app.state.db.begin_write().await.unwrap();
    sqlx::query("UPDATE organisers SET disabled = 1 WHERE id = $1").bind(person.id()).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    ask(&app, Lang::Da, KNOWN).await.location();
    assert!(app.deliver().await.is_empty());
}

#[tokio::test]
async fn the_sixth_request_for_an_address_is_refused_known_or_not_and_keeps_it() {
    let app = TestApp::start().await;
    app.organiser(KNOWN, Role::Organiser).await;
    let mut refused = Vec::new();
    for email in [KNOWN, UNKNOWN] {
        for _ in 0..5 {
            ask(&app, Lang::Da, email).await.location();
        }
        let page = ask(&app, Lang::Da, email).await.expect(429);
        assert_eq!(page.main_form().value("email"), email);
        let (status, headers, body) = seen(&page);
        let headers: Vec<_> = headers.into_iter().filter(|(name, _)| name != "content-length").collect();
        refused.push((status, headers, body.replace(email, "…")));
    }
    assert_eq!(refused[0], refused[1]);
    assert_eq!(app.deliver().await.len(), 5);
    app.wait(HOUR);
    ask(&app, Lang::Da, KNOWN).await.location();
}

#[tokio::test]
async fn a_person_signs_out_everywhere_and_asks_for_a_new_password_from_their_account() {
    let app = TestApp::start().await;
    let here = app.organiser(KNOWN, Role::Organiser).await;
    let there = app.organiser("anden@kolding.example", Role::Organiser).await;
    for lang in Lang::ALL {
        let page = here.get(&at(lang, "/organiser/account")).await.expect(200);
        assert!(page.says(KNOWN) && !page.says("anden@"));
    }
    let account = here.get("/organiser/account").await;
    here.submit(&account.form("form[action$='/forgotten']")).await.location();
    assert_eq!(app.deliver().await[0].to, KNOWN);
    let out = here.submit(&account.form("form[action$='/sign-out-everywhere']")).await;
    assert!(out.location() == "/organiser/sign-in" && out.header("set-cookie").contains("Max-Age=0"));
    assert!(!is_signed_in(&here).await && is_signed_in(&there).await);
}
