//! The real binary, served on a data folder and a database of its own.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use kobling::server::access::Role;
use kobling::server::clock::Clock;
use kobling::server::config::Options;
use kobling::server::state::AppState;
use kobling::server::{id, session};
use kobling::time::{DAY, HOUR, Timestamp};
use tempfile::TempDir;

use super::{Database, Made, NewEvent};

/// A served installation of its own; dropping it ends it.
pub struct Served {
    data: TempDir,
    database: Option<Database>,
    port: u16,
    process: Option<Child>,
    /// What it is told beside where its data is.
    environment: Vec<(&'static str, String)>,
}

impl Served {
    pub async fn new() -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Self {
            data: tempfile::tempdir().unwrap(),
            database: Database::on_server().await,
            port,
            process: None,
            environment: Vec::new(),
        }
    }

    /// Sets a variable for starts to come.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.environment.push((name, value.into()));
        self
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn folder(&self) -> &Path {
        self.data.path()
    }

    /// Opens what it serves, for what no page does; close its database before long.
    pub async fn open(&self) -> AppState {
        let options = Options {
            data: self.data.path().to_owned(),
            database_url: self.database.as_ref().map(Database::url),
            listen: None,
            port: self.port,
            base_url: None,
            secret: None,
            smtp_url: None,
            mail_from: "kobling@kobling.example".to_owned(),
            production: false,
            municipality: "Kolding Kommune".to_owned(),
            address: String::new(),
            phone: String::new(),
            contact: "kobling@kolding.example".to_owned(),
            accessibility_statement: None,
        };
        AppState::open(options.check().unwrap(), Clock::System).await.unwrap()
    }

    /// Makes an event with so many seats before anything is served; returns its slug.
    pub async fn with_event(&self, seats: i64) -> String {
        let state = self.open().await;
        let (made, _) = Self::event_in(&state, seats).await;
        state.db.close().await;
        made.slug
    }

    /// Makes an event at noon (UTC) in a month, and its organiser, signed in; returns the cookie.
    pub async fn event_in(state: &AppState, seats: i64) -> (Made, String) {
        let owner = id::fresh();
        let mut tx = state.db.begin_write().await.unwrap();
        sqlx::query(
            "INSERT INTO organisers (id, email, email_folded, name, role, created_at)
             VALUES ($1, 'o@kolding.example', 'o@kolding.example', 'O', $2, 0)",
        )
        .bind(&owner)
        .bind(Role::Organiser.tag())
        .execute(&mut *tx)
        .await
        .unwrap();
        let token = session::begin(&mut tx, &owner, state.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut event = NewEvent::with_seats(seats);
        event.details.starts_at = Timestamp((state.clock.now().0 / DAY + 30) * DAY + 12 * HOUR);
        event.details.ends_at = event.details.starts_at.plus(HOUR);
        event.details.da.price = "Gratis".to_owned();
        // Long before: an event may be moved within its day without a thought for this.
        event.terms.closes_at = event.details.starts_at.plus(-DAY);
        event.terms.cancel_until = event.terms.closes_at;
        let made = event.make(state, &owner).await;
        (made, format!("{}={token}", session::cookie_name(&state.config)))
    }

    /// Starts the binary and waits until it says where it is.
    pub fn start(&mut self) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kobling"));
        command.arg("serve").env_clear().env("KOBLING_DATA", self.data.path()).env("PORT", self.port.to_string());
        command.envs(self.environment.iter().map(|(name, value)| (*name, value)));
        if let Some(database) = &self.database {
            command.env("KOBLING_DATABASE_URL", database.url());
        }
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let said = lines.next().expect("the program ended at its start").unwrap();
        assert!(said.contains(&format!("http://127.0.0.1:{}", self.port)), "{said}");
        // What it prints later must find a reader.
        std::thread::spawn(move || lines.for_each(drop));
        self.process = Some(process);
    }

    /// Ends it as a power cut does.
    pub fn kill(&mut self) {
        let mut process = self.process.take().unwrap();
        process.kill().unwrap();
        process.wait().unwrap();
    }

    /// Starts it and waits until it listens.
    pub fn serve(&mut self) {
        self.start();
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(Instant::now() < deadline, "nothing listens");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn tell_to_stop(&self) {
        let id = self.process.as_ref().unwrap().id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    }

    /// Waits for the end, which must be a good one.
    pub fn stopped(&mut self) {
        let status = self.process.take().unwrap().wait().unwrap();
        assert!(status.success(), "{status}");
    }

    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The attendee's part of a form's body; the key makes each form another.
    pub fn body(number: usize) -> String {
        let (name, email) = (format!("Gæst {number}"), format!("gaest{number}@brohave.example"));
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs([
                ("form_key", format!("key {number}").as_str()),
                ("contact.name", &name),
                ("contact.email", &email),
                ("contact.phone", "79 79 00 01"),
                ("contact.attends", "yes"),
                ("organisation.name", "Brohave Catering"),
                ("terms", "yes"),
            ])
            .finish()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            drop(process.kill());
            drop(process.wait());
        }
    }
}
