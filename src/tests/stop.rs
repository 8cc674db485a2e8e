//! The real binary: it stops gracefully, and no mail is lost.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use kobling::server::clock::Clock;
use kobling::server::config::Options;
use kobling::server::state::AppState;
use kobling::server::telemetry::LogFormat;
use kobling::time::{DAY, HOUR};
use tempfile::TempDir;

use crate::app::{Database, NewEvent};

/// A served installation of its own, for every test of the real binary.
pub struct Served {
    pub data: TempDir,
    pub database: Option<Database>,
    pub port: u16,
    process: Option<Child>,
    /// Settings beside the usual ones.
    pub settings: Vec<(&'static str, String)>,
}

impl Served {
    pub async fn new() -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Self {
            data: tempfile::tempdir().unwrap(),
            database: Database::on_server().await,
            port,
            process: None,
            settings: Vec::new(),
        }
    }

    /// Makes an event before anything is served; returns its slug.
    pub async fn with_event(&self) -> String {
        self.with_event_of(50).await
    }

    /// The same with so many seats.
    pub async fn with_event_of(&self, seats: i64) -> String {
        let options = Options {
            data: self.data.path().to_owned(),
            database_url: self.database.as_ref().map(Database::url),
            listen: None,
            port: self.port,
            base_url: None,
            secret: None,
            mail_from: "kobling@kobling.example".to_owned(),
            proxies: Vec::new(),
            production: false,
            metrics: None,
            log: LogFormat::default(),
            municipality: "Kolding Kommune".to_owned(),
            address: String::new(),
            phone: String::new(),
            contact: "kobling@kolding.example".to_owned(),
            accessibility_statement: None,
        };
        let state = AppState::open(options.check().unwrap(), Clock::System).await.unwrap();
        let owner = kobling::server::id::fresh();
        let mut tx = state.db.begin_write().await.unwrap();
        sqlx::query(
            "INSERT INTO organisers (id, email, email_folded, name, role, created_at)
             VALUES ($1, 'o@kolding.example', 'o@kolding.example', 'O', 'organiser', 0)",
        )
        .bind(&owner)
        .execute(&mut *tx)
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let mut event = NewEvent::with_seats(seats);
        event.details.starts_at = state.clock.now().plus(30 * DAY);
        event.details.ends_at = event.details.starts_at.plus(HOUR);
        event.terms.closes_at = event.details.starts_at;
        event.terms.cancel_until = event.details.starts_at;
        let made = event.make(&state, &owner).await;
        state.db.close().await;
        made.slug
    }

    /// Starts the binary and waits until it says where it is.
    fn start(&mut self) {
        self.start_as(Command::new(env!("CARGO_BIN_EXE_kobling")).arg("serve").stderr(Stdio::null()));
    }

    /// The same by another command; it may set where the log goes.
    pub fn start_as(&mut self, command: &mut Command) {
        command.env_clear().envs(self.settings.iter().map(|(name, value)| (name, value)));
        command.env("KOBLING_DATA", self.data.path()).env("PORT", self.port.to_string());
        if let Some(database) = &self.database {
            command.env("KOBLING_DATABASE_URL", database.url());
        }
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
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
        self.listens();
    }

    /// Waits until it listens.
    pub fn listens(&self) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(Instant::now() < deadline, "nothing listens");
            std::thread::sleep(Duration::from_millis(20));
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

/// The files that are mails, not those half written.
fn mails(data: &Path) -> Vec<String> {
    let Ok(folder) = std::fs::read_dir(data.join("mail")) else { return Vec::new() };
    let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "eml")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_mail_is_lost_when_the_program_is_told_to_stop() {
    const PARTIES: usize = 12;
    let mut served = Served::new().await;
    let slug = served.with_event().await;
    served.serve();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    for number in 0..PARTIES {
        let request = client
            .post(served.address(&format!("/events/{slug}/sign-up")))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Served::body(number));
        assert_eq!(request.send().await.unwrap().status(), 303);
    }
    // The last mails were posted this moment.
    served.tell_to_stop();
    served.stopped();
    served.serve();
    let deadline = Instant::now() + Duration::from_secs(30);
    while mails(served.data.path()).len() < PARTIES && Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    served.tell_to_stop();
    served.stopped();
    let found = mails(served.data.path());
    for number in 0..PARTIES {
        let address = format!("gaest{number}");
        let name = format!("-{address}");
        let to_them = found.iter().filter(|file| file.contains(&name) && !file.contains(&format!("{name}0")));
        assert!(to_them.count() >= 1, "{address} got no mail: {found:?}");
    }
    assert_eq!(found.len(), PARTIES, "a mail came twice");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_has_just_started_stops_well() {
    let mut served = Served::new().await;
    for _ in 0..5 {
        served.start();
        served.tell_to_stop();
        served.stopped();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_runs_is_answered_before_the_program_ends() {
    let mut served = Served::new().await;
    let slug = served.with_event().await;
    served.serve();
    let body = Served::body(1);
    let (first, rest) = body.split_at(body.len() / 2);
    let mut slow = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
    let head = format!(
        "POST /events/{slug}/sign-up HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{first}",
        served.port,
        body.len()
    );
    slow.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    served.tell_to_stop();
    std::thread::sleep(Duration::from_millis(300));
    // Nobody new is let in, but who is inside is served.
    assert!(TcpStream::connect(("127.0.0.1", served.port)).is_err(), "the program still lets people in");
    slow.write_all(rest.as_bytes()).unwrap();
    let mut answer = [0; 12];
    slow.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 303");
    drop(slow);
    served.stopped();
}
