//! Those who act while the program is killed: an organiser who edits, people who sign up and cancel, and time.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use kobling::events::EventId;
use kobling::registrations::acts::{SignedUp, sign_up};
use kobling::registrations::{self, Registration};
use kobling::server::state::AppState;
use reqwest::Method;

use super::Signals;
use crate::app::{Installation, Page, Served, party, sign_up_body};
use crate::race::sign_up_of;

/// Fewer mails than so many are left of the last edit: then the next one comes.
const FEW: i64 = 150;
/// How many sign up at most.
const GUESTS: usize = 60;

pub struct World {
    /// The same database, opened beside the program, to look at what no page shows.
    pub state: AppState,
    pub event_id: EventId,
    slug: String,
    origin: String,
    cookie: String,
    client: reqwest::Client,
}

/// Somebody who signed up while the program was killed, and was told so.
pub struct Guest {
    pub email: String,
    /// Whether they cancelled, and were told so.
    pub cancelled: bool,
}

impl World {
    /// An event with many parties, whose mails wait.
    pub async fn make(installation: &Installation, served: &Served, parties: usize) -> Self {
        let state = installation.open().await;
        let (event, cookie) = Installation::owned_event(&state, 1000).await;
        for number in 0..parties {
            let names: Vec<String> = (0..4).map(|seat| format!("Gaest {number} {seat}")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let form = sign_up_of(party(&format!("Kontakt {number}"), &names), &format!("party {number}"));
            assert!(matches!(sign_up(&state, &event.id, &form).await.unwrap(), SignedUp::Made(_)));
        }
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(20))
            .build()
            .unwrap();
        Self { state, event_id: event.id, slug: event.slug, origin: served.address(""), cookie, client }
    }

    /// What the program answers, if it lives that long.
    async fn ask(&self, method: Method, path: &str, form: &[(&str, &str)]) -> Option<Page> {
        let mut request = self
            .client
            .request(method.clone(), format!("{}{path}", self.origin))
            .header("cookie", &self.cookie)
            .header("origin", &self.origin)
            .header("sec-fetch-site", "same-origin")
            // Everybody from another network, as far as budgets go.
            .header("x-forwarded-for", format!("10.0.{}.{}", rand::random::<u8>(), rand::random::<u8>()));
        if method == Method::POST {
            let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
            request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        }
        Page::of_answer(path, request.send().await.ok()?).await
    }

    async fn number(&self, sql: &'static str) -> i64 {
        let mut connection = self.state.db.read().await.unwrap();
        let (number,): (i64,) = sqlx::query_as(sql).fetch_one(&mut *connection).await.unwrap();
        number
    }

    async fn waiting(&self) -> i64 {
        self.number("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL AND given_up_at IS NULL").await
    }

    /// Moves the event within its day, again and again, always when few mails of the last time are left.
    pub async fn organiser_edits(&self, signals: &Signals) {
        let mut edit = 0;
        while !signals.is_over() {
            if edit > 0 && self.waiting().await >= FEW {
                tokio::time::sleep(Duration::from_millis(20)).await;
                continue;
            }
            edit += 1;
            let start = format!("13.{:02}", edit % 60);
            // Until it shows: an answer that did not come may have been a yes.
            while !self.is_moved(&start, signals).await {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            signals.edits.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// Whether the event begins at that time; if not, it is tried.
    async fn is_moved(&self, start: &str, signals: &Signals) -> bool {
        let path = format!("/organiser/events/{}/edit", self.event_id.as_str());
        let Some(page) = self.ask(Method::GET, &path, &[]).await.filter(|page| page.status == 200) else {
            return false;
        };
        let form = page.form("form[action$='/edit']");
        if form.value("start") == start {
            return true;
        }
        let form = form.set_all(&[("start", start), ("end", "15")]).press("save");
        let Some(shown) = self.ask(Method::POST, &path, &form.pairs().collect::<Vec<_>>()).await else { return false };
        if shown.status != 200 {
            // Somebody's sign-up came between, or the program is going down.
            assert!(shown.status == 409 || shown.status >= 500, "{}: {:?}", shown.status, shown.summary());
            return false;
        }
        let yes = shown.form("form[action$='/edit']").press("save");
        signals.editing.store(true, Ordering::SeqCst);
        self.ask(Method::POST, &path, &yes.pairs().collect::<Vec<_>>()).await;
        signals.editing.store(false, Ordering::SeqCst);
        false
    }

    /// Moves the event within its day and lets the mails wait.
    pub async fn hold(&self, start: &str) {
        let path = format!("/organiser/events/{}/edit", self.event_id.as_str());
        let page = self.ask(Method::GET, &path, &[]).await.expect("a page").expect(200);
        let form = page.form("form[action$='/edit']").set_all(&[("start", start), ("end", "15")]).press("save");
        let shown = self.ask(Method::POST, &path, &form.pairs().collect::<Vec<_>>()).await.expect("a page").expect(200);
        let hold = shown.form("form[action$='/edit']").press("hold");
        self.ask(Method::POST, &path, &hold.pairs().collect::<Vec<_>>()).await.expect("an answer").location();
    }

    /// The hour of what waits is over.
    pub async fn the_hour_is_over(&self) {
        let mut tx = self.state.db.begin_write().await.unwrap();
        sqlx::query("UPDATE held_updates SET due_at = $1")
            .bind(self.state.clock.now())
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    pub async fn updates_that_wait(&self) -> i64 {
        self.number("SELECT COUNT(*) FROM held_updates").await
    }

    /// Mails that tell of a change, however often they were delivered.
    pub async fn mails_of_the_change(&self) -> i64 {
        self.number("SELECT COUNT(*) FROM outbox WHERE snapshot LIKE '%\"news\":\"changed\"%'").await
    }

    /// People sign up one after the other; whoever gets no answer sends the same form again. Every third cancels.
    pub async fn people_sign_up(&self, signals: &Signals) -> Vec<Guest> {
        let path = format!("/events/{}/sign-up", self.slug);
        let mut guests = Vec::new();
        while !signals.is_over() && guests.len() < GUESTS {
            let number = guests.len();
            let body = sign_up_body(number);
            let fields: Vec<(String, String)> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let link = self.until_303(&path, &fields).await;
            let cancelled = number % 3 == 0;
            if cancelled {
                self.until_303(&format!("{link}/cancel"), &[]).await;
            }
            let email = fields.iter().find(|(name, _)| *name == "contact.email").unwrap().1.to_owned();
            guests.push(Guest { email, cancelled });
            tokio::time::sleep(Duration::from_millis(150)).await;
        }
        guests
    }

    async fn until_303(&self, path: &str, fields: &[(&str, &str)]) -> String {
        loop {
            match self.ask(Method::POST, path, fields).await {
                Some(page) if page.status == 303 => {
                    let location = page.location();
                    return location.strip_prefix(&self.origin).unwrap_or(location).to_owned();
                }
                Some(page) => assert!(page.status >= 500, "{path} answered {}\n{}", page.status, page.all_text()),
                None => {}
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// What waits a minute after a refusal is due at once: a minute takes a second here. Leases last as long as ever.
    pub async fn time_passes(&self, signals: &Signals) {
        while !signals.is_over() {
            self.make_due().await;
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }

    async fn make_due(&self) {
        let now = self.state.clock.now();
        let mut tx = self.state.db.begin_write().await.unwrap();
        // Only what nobody may take yet: the program and this test do not stand in each other's way.
        sqlx::query("UPDATE outbox SET due_at = $1 WHERE sent_at IS NULL AND given_up_at IS NULL AND due_at > $1")
            .bind(now)
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// Waits until nothing waits.
    pub async fn everything_is_sent(&self, patience: Duration) {
        let deadline = Instant::now() + patience;
        loop {
            let waiting = self.waiting().await;
            if waiting == 0 {
                return;
            }
            assert!(Instant::now() < deadline, "{waiting} mails are still waiting");
            self.make_due().await;
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    }

    pub async fn registrations(&self) -> Vec<Registration> {
        let mut connection = self.state.db.read().await.unwrap();
        registrations::store::by_event(&mut connection, &self.event_id).await.unwrap()
    }

    pub async fn close(self) {
        self.state.db.close().await;
    }
}
