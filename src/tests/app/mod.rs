//! A whole installation for one test: its own database, its own data folder, a clock that stands still, a real socket.

mod browser;
mod database;
mod events;
mod files;
mod form;
mod log;
mod mails;
mod metrics;
#[path = "../../server/for_tests/options.rs"]
mod options;
mod page;
mod served;
mod smtp;
mod sound;
mod traces;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use kobling::server::access::Role;
use kobling::server::clock::Clock;
use kobling::server::config::Options;
use kobling::server::serve::{Limits, accept};
use kobling::server::state::AppState;
use kobling::server::telemetry::LogFormat;
use kobling::server::{id, session};
use kobling::time::Timestamp;
use tempfile::TempDir;
use tokio::net::TcpListener;

pub use browser::Browser;
pub use events::{Made, NewEvent, party, person};
pub use form::FormValues;
pub use log::logged;
pub use mails::{Mail, property};
pub use metrics::counted;
pub use page::Page;
pub use served::{Installation, Served, rounds, sign_up_body};
pub use smtp::{MailServer, Taken};

pub use database::Database;
use files::Files;
use mails::Mailbox;

/// Tuesday 24 November 2026 at 12 in Copenhagen.
pub const NOW: Timestamp = Timestamp(1_795_518_000);

/// The address that the installation believes it has; the socket is loopback's.
pub const ORIGIN: &str = "https://kobling.example";

/// A running installation; dropping it ends it and takes its database away.
pub struct TestApp {
    pub state: AppState,
    address: SocketAddr,
    client: reqwest::Client,
    mailbox: Mailbox,
    files: Files,
    serving: tokio::task::JoinHandle<()>,
    _data: TempDir,
    // Last: it is dropped after what still uses it.
    _database: Option<Database>,
}

impl TestApp {
    pub async fn start() -> Self {
        Self::start_on(Database::on_server().await, |_| {}).await
    }

    /// One whose mails go to a mail server.
    pub async fn mailing_to(server: &MailServer) -> Self {
        Self::mailing_through(server.url()).await
    }

    /// One with that `KOBLING_SMTP_URL`.
    pub async fn mailing_through(smtp_url: String) -> Self {
        Self::start_on(Database::on_server().await, |options| options.smtp_url = Some(smtp_url)).await
    }

    /// On a database of its own, or on an SQLite file, with other settings than a test's usual ones.
    pub async fn start_on(database: Option<Database>, change: impl FnOnce(&mut Options)) -> Self {
        log::capture();
        metrics::count().await;
        let url = database.as_ref().map(Database::url);
        Self::serve(url, Clock::set_to(NOW), database, change).await
    }

    /// Another process on the same database, with the same clock; it goes before this one does.
    pub async fn beside(&self) -> Self {
        let url = self.state.config.database_url.clone();
        Self::serve(Some(url), self.state.clock.clone(), None, |_| {}).await
    }

    async fn serve(
        database_url: Option<String>,
        clock: Clock,
        database: Option<Database>,
        change: impl FnOnce(&mut Options),
    ) -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut options = Options {
            port: 0,
            base_url: Some(ORIGIN.parse().unwrap()),
            // The tests themselves: `Browser::from` says where somebody sits.
            proxies: vec!["127.0.0.1/32".parse().unwrap()],
            address: "Akseltorv 1, 6000 Kolding".to_owned(),
            phone: "79 79 00 00".to_owned(),
            contact: "kobling@kolding.example".to_owned(),
            ..options::of(data.path(), database_url)
        };
        change(&mut options);
        let state = AppState::open(options.check().unwrap(), clock).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = kobling::app::router(state.clone());
        let serving = tokio::spawn(accept(listener, router, Limits::default(), std::future::pending()));
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let files = Files::of_this_test();
        let mailbox = Mailbox::new(state.config.mail_folder());
        Self { state, address, client, mailbox, files, serving, _data: data, _database: database }
    }

    /// Where it listens, for what no client would send.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Somebody without an account.
    pub fn visitor(&self) -> Browser<'_> {
        Browser::new(self, None)
    }

    pub async fn get(&self, path: &str) -> Page {
        self.visitor().get(path).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.visitor().post(path, fields).await
    }

    /// A person who signs in, signed in.
    pub async fn organiser(&self, email: &str, role: Role) -> Browser<'_> {
        self.account(email, role, None).await
    }

    /// A partner of the organisation of that name, signed in.
    pub async fn partner(&self, email: &str, organisation: &str) -> Browser<'_> {
        self.account(email, Role::Partner, Some(organisation)).await
    }

    async fn account(&self, email: &str, role: Role, organisation: Option<&str>) -> Browser<'_> {
        let id = id::fresh();
        let mut tx = self.state.db.begin_write().await.unwrap();
        if let Some(name) = organisation {
            sqlx::query(
                "INSERT INTO organisations (id, name, name_folded) VALUES ($1, $2, $3)
                 ON CONFLICT (name_folded) DO NOTHING",
            )
            .bind(id::fresh())
            .bind(name)
            .bind(name.to_lowercase())
            .execute(&mut *tx)
            .await
            .unwrap();
        }
        sqlx::query(
            "INSERT INTO organisers (id, email, email_folded, name, role, created_at, organisation_id)
             VALUES ($1, $2, $3, $4, $5, $6, (SELECT id FROM organisations WHERE name_folded = $7))",
        )
        .bind(&id)
        .bind(email)
        .bind(email.to_lowercase())
        .bind(email.split('@').next())
        .bind(role.tag())
        .bind(self.now())
        .bind(organisation.map(str::to_lowercase))
        .execute(&mut *tx)
        .await
        .unwrap();
        let token = session::begin(&mut tx, &id, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        let cookie = format!("{}={token}", session::cookie_name(&self.state.config));
        Browser::new(self, Some((id, cookie)))
    }

    /// Somebody who has signed in anew, after sessions have ended.
    pub async fn same_person(&self, person: &Browser<'_>) -> Browser<'_> {
        let mut tx = self.state.db.begin_write().await.unwrap();
        let token = session::begin(&mut tx, person.id(), self.now()).await.unwrap();
        tx.commit().await.unwrap();
        let cookie = format!("{}={token}", session::cookie_name(&self.state.config));
        Browser::new(self, Some((person.id().to_owned(), cookie)))
    }

    /// Signs somebody in elsewhere, too; what that session is called in addresses.
    pub async fn another_session(&self, person: &Browser<'_>) -> String {
        let mut tx = self.state.db.begin_write().await.unwrap();
        let token = session::begin(&mut tx, person.id(), self.now()).await.unwrap();
        tx.commit().await.unwrap();
        session::name(&self.state.config.secret, &token)
    }

    /// Gives somebody another role behind their back.
    pub async fn set_role(&self, person: &Browser<'_>, role: &str) {
        let mut tx = self.state.db.begin_write().await.unwrap();
        sqlx::query("UPDATE organisers SET role = $1 WHERE id = $2")
            .bind(role)
            .bind(person.id())
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    pub fn now(&self) -> Timestamp {
        self.state.clock.now()
    }

    /// Moves the clock; sessions that end meanwhile have ended.
    pub fn set_clock(&self, now: Timestamp) {
        let Clock::Set(clock) = &self.state.clock else { panic!("not a clock of a test") };
        clock.store(now.0, Ordering::SeqCst);
    }

    /// Lets time pass, in seconds.
    pub fn wait(&self, seconds: i64) {
        self.set_clock(self.now().plus(seconds));
    }

    /// Delivers what is due and returns the mails that are new since the last time, in order of delivery.
    pub async fn deliver(&self) -> Vec<Mail> {
        kobling::people::send_links(&self.state).await.unwrap();
        kobling::mail::deliver_all_due(&self.state, &Arc::new(kobling::app::mails())).await.unwrap();
        let mails = self.mailbox.new_mails();
        for mail in &mails {
            self.files.leave_mail(mail);
        }
        mails
    }

    /// One number from the database, for what no page shows.
    pub async fn number(&self, sql: &'static str) -> i64 {
        let mut connection = self.state.db.read().await.unwrap();
        let (number,): (i64,) = sqlx::query_as(sql).fetch_one(&mut *connection).await.unwrap();
        number
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
