//! The real binary is killed (SIGKILL) while it takes a message for three hundred and while the mails go out: the message
//! is there whole or not at all, and afterwards each address has it once, or twice with the same bytes.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use kobling::registrations::acts::{SignedUp, sign_up};
use kobling::server::state::AppState;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use reqwest::Method;

use crate::app::{FormValues, Installation, MailServer, Page, Served, Taken, party, rounds};
use crate::race::sign_up_of;

/// Parties of four and a contact who stays at home.
const PARTIES: usize = 60;
const RECIPIENTS: i64 = 300;

struct Desk {
    client: reqwest::Client,
    origin: String,
    cookie: String,
}

impl Desk {
    /// What the program answers, if it lives that long.
    async fn ask(&self, method: Method, path: &str, form: Option<&FormValues>) -> Option<Page> {
        let mut request = self
            .client
            .request(method, format!("{}{path}", self.origin))
            .header("cookie", &self.cookie)
            .header("origin", &self.origin)
            .header("sec-fetch-site", "same-origin");
        if let Some(form) = form {
            let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form.pairs()).finish();
            request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        }
        Page::of_answer(path, request.send().await.ok()?).await
    }
}

async fn number(state: &AppState, sql: &'static str) -> i64 {
    let mut connection = state.db.read().await.unwrap();
    let (number,): (i64,) = sqlx::query_as(sql).fetch_one(&mut *connection).await.unwrap();
    number
}

/// What waits after a refusal is due at once; only what nobody may take yet, so that the program and this test do not
/// stand in each other's way.
async fn time_passes(state: &AppState) {
    let mut tx = state.db.begin_write().await.unwrap();
    sqlx::query("UPDATE outbox SET due_at = $1 WHERE sent_at IS NULL AND given_up_at IS NULL AND due_at > $1")
        .bind(state.clock.now())
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn killed_at_any_moment_a_message_reaches_everybody_once() {
    let kills = rounds(6);
    let begun = Instant::now();
    let mut server = MailServer::start();
    let installation = Installation::new().await;
    let state = installation.open().await;
    let (event, cookie) = Installation::owned_event(&state, 1000).await;
    for number in 0..PARTIES {
        let names: Vec<String> = (0..4).map(|seat| format!("Gaest {number} {seat}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let form = sign_up_of(party(&format!("Kontakt {number}"), &names), &format!("party {number}"));
        assert!(matches!(sign_up(&state, &event.id, &form).await.unwrap(), SignedUp::Made(_)));
    }
    // Their invitations are none of this.
    let mut tx = state.db.begin_write().await.unwrap();
    sqlx::query("DELETE FROM outbox").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();

    let mut served = Served::of(&installation).with("KOBLING_SMTP_URL", &server.url());
    served.serve();
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(20))
        .build()
        .unwrap();
    let desk = Desk { client, origin: served.address(""), cookie };
    let path = format!("/organiser/events/{}/messages/new", event.id.as_str());
    let page = desk.ask(Method::GET, &path, None).await.expect("a page").expect(200);
    let words = [("subject.da", "Parkering"), ("body.da", "Hej {navn}, din side er {link}")];
    let form = page.form("form[action$='/messages/new']").set_all(&words).press("preview");
    let look = desk.ask(Method::POST, &path, Some(&form)).await.expect("a page").expect(200);
    let send = look.form("form[action$='/messages/new']").press("send");
    assert!(look.text("button[value=send]").ends_with("300"), "{}", look.text("button[value=send]"));

    // Killed in the middle of taking it, again and again; the same form is sent until somebody answers.
    server.tell("chaos 2 1");
    let mut chance = StdRng::seed_from_u64(5);
    let mut partly = 0;
    for _ in 0..kills {
        let wait = Duration::from_millis(chance.random_range(1..700));
        let (answer, ()) = tokio::join!(desk.ask(Method::POST, &path, Some(&send)), async {
            tokio::time::sleep(wait).await;
            served.kill();
        });
        let messages = number(&state, "SELECT COUNT(*) FROM messages").await;
        let mails = number(&state, "SELECT COUNT(*) FROM outbox WHERE batch IS NOT NULL").await;
        assert_eq!(mails, messages * RECIPIENTS, "all of it or nothing");
        assert_eq!(messages, number(&state, "SELECT COUNT(*) FROM audit WHERE action = 'message.send'").await);
        partly += usize::from(answer.is_none_or(|page| page.status != 303));
        served.serve();
    }
    let done = desk.ask(Method::POST, &path, Some(&send)).await.expect("an answer");
    let message = done.location().to_owned();
    // And while they go out.
    for _ in 0..kills {
        tokio::time::sleep(Duration::from_millis(chance.random_range(50..900))).await;
        served.kill();
        served.serve();
        time_passes(&state).await;
    }
    server.tell("calm");
    let deadline = Instant::now() + Duration::from_mins(2);
    while number(&state, "SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL").await > 0 {
        assert!(Instant::now() < deadline, "mails are still waiting");
        time_passes(&state).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    assert_eq!(number(&state, "SELECT COUNT(*) FROM messages").await, 1);
    let path = message.strip_prefix(&desk.origin).unwrap_or(&message);
    let page = desk.ask(Method::GET, path, None).await.expect("a page").expect(200);
    assert!(page.says("300 modtaget af mailserveren"), "{}", page.all_text());
    served.tell_to_stop();
    served.stopped();

    let taken = server.taken();
    let mut arrived: HashMap<&str, Vec<&Taken>> = HashMap::new();
    for mail in &taken {
        arrived.entry(&mail.to).or_default().push(mail);
    }
    assert_eq!(arrived.len(), 300, "somebody did not get it, or somebody else did");
    let mut twice = 0;
    for (to, mails) in &arrived {
        assert!(mails.iter().all(|mail| mail.bytes == mails[0].bytes), "{to}: one mail with two faces");
        twice += mails.len() - 1;
    }
    let unanswered = taken.iter().filter(|mail| !mail.answered).count();
    assert!(twice <= unanswered + 3 * kills * 2, "{twice} came twice, and {unanswered} answers were swallowed");
    println!(
        "{} kills in {} s ({partly} sends without an answer): 300 addresses, {twice} mails twice with the same bytes",
        2 * kills,
        begun.elapsed().as_secs()
    );
    state.db.close().await;
}
