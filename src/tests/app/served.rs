//! The program as it is installed: its real binary, as one process or several on one database, to be told to stop or killed.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use kobling::server::clock::Clock;
use kobling::server::state::AppState;
use kobling::server::{id, session};
use kobling::time::{DAY, HOUR, Timestamp};
use tempfile::TempDir;

use super::options::{self, SECRET};
use super::{Database, Made, NewEvent};

/// What the processes of one installation share: the database and the key, and here the folder of mails too.
pub struct Installation {
    pub data: TempDir,
    pub database: Option<Database>,
}

impl Installation {
    pub async fn new() -> Self {
        Self { data: tempfile::tempdir().unwrap(), database: Database::on_server().await }
    }

    /// Whether several processes may serve it.
    pub fn is_shared(&self) -> bool {
        self.database.is_some()
    }

    /// Its state, for a test to make and to look at what no page shows.
    pub async fn open(&self) -> AppState {
        let options = options::of(self.data.path(), self.database.as_ref().map(Database::url));
        AppState::open(options.check().unwrap(), Clock::System).await.unwrap()
    }

    /// Makes an event of so many seats, in a month, and somebody who owns it.
    pub async fn event(&self, seats: i64) -> Made {
        let state = self.open().await;
        let (made, _) = Self::owned_event(&state, seats).await;
        state.db.close().await;
        made
    }

    /// The same, at noon (UTC), on what is open already; and its owner signed in, as a cookie.
    pub async fn owned_event(state: &AppState, seats: i64) -> (Made, String) {
        let owner = id::fresh();
        let mut tx = state.db.begin_write().await.unwrap();
        sqlx::query(
            "INSERT INTO organisers (id, email, email_folded, name, role, created_at)
             VALUES ($1, 'o@kolding.example', 'o@kolding.example', 'O', 'organiser', 0)",
        )
        .bind(&owner)
        .execute(&mut *tx)
        .await
        .unwrap();
        let token = session::begin(&mut tx, &owner, state.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut event = NewEvent::with_seats(seats);
        event.details.starts_at = Timestamp((state.clock.now().0 / DAY + 30) * DAY + 12 * HOUR);
        event.details.ends_at = event.details.starts_at.plus(HOUR);
        "Gratis".clone_into(&mut event.details.da.price);
        // Long before: the event may be moved within its day without a thought for this.
        event.terms.closes_at = event.details.starts_at.plus(-DAY);
        event.terms.cancel_until = event.terms.closes_at;
        let made = event.make(state, &owner).await;
        (made, format!("{}={token}", session::cookie_name(&state.config)))
    }

    /// Runs another of the program's commands and returns what it prints.
    pub fn run(&self, arguments: &[&str]) -> String {
        let output = self.command(env!("CARGO_BIN_EXE_kobling")).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// A program with the settings of this installation and no others.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("KOBLING_DATA", self.data.path()).env("KOBLING_SECRET", SECRET);
        if let Some(database) = &self.database {
            command.env("KOBLING_DATABASE_URL", database.url());
        }
        command
    }

    /// The files that are mails, not those half written.
    pub fn mails(&self) -> Vec<String> {
        let Ok(folder) = std::fs::read_dir(self.data.path().join("mail")) else { return Vec::new() };
        let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "eml")).collect()
    }
}

/// One process; dropping it kills it.
pub struct Served {
    pub port: u16,
    /// What is run; a test may add settings.
    pub command: Command,
    process: Option<Child>,
}

impl Served {
    /// A process that is not started yet, at a port of its own.
    pub fn of(installation: &Installation) -> Self {
        let mut command = installation.command(env!("CARGO_BIN_EXE_kobling"));
        command.arg("serve");
        Self::by(command)
    }

    /// The same by another command, which ends in serving.
    pub fn by(mut command: Command) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        // A test comes from many networks.
        command.env("PORT", port.to_string()).env("KOBLING_PROXIES", "127.0.0.0/8");
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        Self { port, command, process: None }
    }

    /// Tells it something more, by environment.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Starts it and waits until it says where it is.
    pub fn start(&mut self) {
        let mut process = self.command.spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let said = lines.next().expect("the program ended at its start").unwrap();
        assert!(said.contains(&format!("http://127.0.0.1:{}", self.port)), "{said}");
        // What it prints later must find a reader.
        std::thread::spawn(move || lines.for_each(drop));
        self.process = Some(process);
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

    /// Starts it where it does not run.
    pub fn serve_again(&mut self) {
        if self.process.is_none() {
            self.serve();
        }
    }

    pub fn process_id(&self) -> String {
        self.process.as_ref().unwrap().id().to_string()
    }

    pub fn tell_to_stop(&self) {
        let id = self.process_id();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    }

    /// Waits for the end, which must be a good one.
    pub fn stopped(&mut self) {
        let status = self.process.take().unwrap().wait().unwrap();
        assert!(status.success(), "{status}");
    }

    /// Ends it in the middle of whatever it does (SIGKILL).
    pub fn kill(&mut self) {
        let mut process = self.process.take().unwrap();
        process.kill().unwrap();
        process.wait().unwrap();
    }

    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
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

/// The body of a sign-up of one person, another for each number.
pub fn sign_up_body(number: usize) -> String {
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

/// How many rounds a long test runs: a few by default, many in `make soak`.
#[expect(clippy::disallowed_methods, reason = "a soak run says how long it may take")]
pub fn rounds(usually: usize) -> usize {
    std::env::var("KOBLING_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(usually)
}
