//! The outbox on both databases, and what stands in a mail.

mod delivery;
mod faults;
mod forgetting;
mod form;
mod hostile;

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use super::desk::LEASE;
use super::store::{self, Row};
use super::worker::Worker;
use super::{Block, Contact, Context, Envelope, Fact, Invite, Letter, Line, Message, Queue, Registry, Span, post};
use crate::calendar::{Entry, Status};
use crate::server::for_tests::{self, Scratch};
use crate::server::state::AppState;
use crate::text::Lang;
use crate::time::Timestamp;

/// Monday 9 November 2026 at 12 in Copenhagen.
const NOW: Timestamp = Timestamp(1_794_222_000);

/// A mail with one sentence.
#[derive(Serialize, Deserialize)]
struct Note {
    text: String,
}

impl Message for Note {
    const KIND: &'static str = "test.note";

    fn letter(&self, _: &Context<'_>) -> Letter {
        Letter {
            lang: Lang::Da,
            to_name: "Jonas Brohave".to_owned(),
            reply_to: None,
            subject: self.text.clone(),
            preview: String::new(),
            blocks: vec![Block::heading(&self.text)],
            calendar: None,
            good_until: None,
        }
    }
}

fn note(text: &str) -> Note {
    Note { text: text.to_owned() }
}

/// A mail that brings an entry, with every kind of block.
#[derive(Serialize, Deserialize)]
struct Invitation {
    name: String,
    title: String,
}

impl Message for Invitation {
    const KIND: &'static str = "test.invitation";

    fn letter(&self, context: &Context<'_>) -> Letter {
        let mut letter = letter_of(&self.name, &self.title);
        letter.calendar = Some(Invite::Request(entry_of(&self.title, context.created_at)));
        letter
    }
}

/// The letter of `look/10a`, with those texts wherever a person's text stands.
fn letter_of(name: &str, title: &str) -> Letter {
    Letter {
        lang: Lang::Da,
        to_name: name.to_owned(),
        reply_to: Some(Contact::new(name, "anne-sofie@kolding.example")),
        subject: format!("Du er tilmeldt: {title}"),
        preview: format!("{name}, vi ses torsdag 14. januar kl. 8.30"),
        blocks: vec![
            Block::heading(format!("Du er tilmeldt, {name}")),
            Block::paragraph(
                "Mette Lindholm fra Brohave Catering har tilmeldt dig. Aftalen er vedhæftet og lægger sig i din kalender.",
            ),
            Block::title(title),
            Block::Facts(vec![
                Fact::new(
                    "Hvornår",
                    vec![Line::strong("Torsdag 14. januar 2027"), Line::change("kl. 8.30–10.00", "kl. 9.00–10.30")],
                ),
                Fact::new(
                    "Hvor",
                    vec![
                        Line::plain("Nicolai, Lille Sal"),
                        Line::plain("Skolegade 2 B, 6000 Kolding"),
                        Line::link("Vis på kort", "https://www.openstreetmap.org/search?query=Skolegade%202%20B&x=1"),
                    ],
                ),
                Fact::new(
                    "Hvorfor",
                    vec![Line::plain(
                        "Virksomheder i Kolding mangler hænder, og mange vil gerne i job. Vi bygger broen.",
                    )],
                ),
                Fact::new("Tag med", vec![Line::plain(title)]),
            ]),
            Block::button("Se din plads", "https://kobling.example/seats/abc"),
            Block::quiet("Her kan du hente kalenderfilen igen, eller afmelde dig gratis til onsdag 13. januar kl. 12."),
            Block::Signature(vec!["Venlig hilsen".to_owned(), "Anne-Sofie Kjær og Tobias Holm Lund".to_owned()]),
            Block::Footnote(vec![
                Span::text("Du får mailen, fordi nogen har tilmeldt dig. Kender du ikke til det? "),
                Span::link("Slet mine oplysninger", "https://kobling.example/seats/abc/cancel"),
                Span::text(". Linkene er dine egne, så send dem ikke videre."),
            ]),
        ],
        calendar: None,
        good_until: None,
    }
}

fn entry_of(title: &str, changed: Timestamp) -> Entry {
    Entry {
        uid: "seat-0198c0de-0000-7000-8000-000000000001@kobling.example".to_owned(),
        sequence: 1,
        created: changed,
        last_modified: changed,
        starts_at: Timestamp(1_799_913_600),
        ends_at: Timestamp(1_799_919_000),
        summary: title.to_owned(),
        description: "Virksomheder i Kolding mangler hænder.".to_owned(),
        location: "Nicolai, Lille Sal, Skolegade 2 B, 6000 Kolding".to_owned(),
        url: Some("https://kobling.example/events/naar-rekruttering".to_owned()),
        categories: vec!["Netværksmøde".to_owned()],
        status: Status::Confirmed,
        alarm_minutes: None,
    }
}

/// Panics while it is rendered.
#[derive(Serialize, Deserialize)]
struct Poison;

impl Message for Poison {
    const KIND: &'static str = "test.poison";

    fn letter(&self, _: &Context<'_>) -> Letter {
        panic!("a fault in a feature, on purpose")
    }
}

fn registry() -> Arc<Registry> {
    Arc::new(Registry::new().with::<Note>().with::<Invitation>().with::<Poison>())
}

/// An installation with an empty database.
struct Office {
    state: AppState,
    registry: Arc<Registry>,
    folder: TempDir,
}

/// Runs a test on both databases.
async fn on_each_database(test: impl AsyncFn(&Office)) {
    for_tests::on_each_database(NOW, async |scratch| test(&Office::of(scratch)).await).await;
}

impl Office {
    async fn open() -> Self {
        Self::of(Scratch::open(NOW).await)
    }

    fn of(Scratch { state, folder }: Scratch) -> Self {
        Self { state, registry: registry(), folder }
    }

    fn worker(&self) -> Worker {
        Worker::new(self.state.clone(), self.registry.clone())
    }

    /// Takes rows in hand, as a process does that then dies.
    async fn claim(&self) -> Vec<Row> {
        let (now, mut tx) = (self.state.clock.now(), self.state.db.begin_write().await.unwrap());
        let rows = store::claim(&mut tx, now, now.plus(LEASE), 20).await.unwrap();
        tx.commit().await.unwrap();
        rows
    }

    /// Posts in a transaction of its own.
    async fn post<M: Message>(&self, queue: &str, recipient: &str, message: &M) {
        let mut tx = self.state.db.begin_write().await.unwrap();
        let envelope = Envelope { queue: Queue::Seat(queue), recipient, event_id: None, due_at: None };
        post(&mut tx, self.state.clock.now(), envelope, message).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn deliver(&self) -> usize {
        super::deliver_all_due(&self.state, &self.registry).await.unwrap()
    }

    /// Moves the clock on by seconds.
    fn wait(&self, seconds: i64) {
        for_tests::wait(&self.state, seconds);
    }

    /// The files that a mail program would see, sorted by name.
    fn files(&self) -> Vec<PathBuf> {
        let Ok(folder) = std::fs::read_dir(self.folder.path().join("mail")) else { return Vec::new() };
        let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    fn subjects(&self) -> Vec<String> {
        self.files().iter().map(|file| subject(&std::fs::read(file).unwrap())).collect()
    }

    /// How a row stands, by the number in its queue.
    async fn row(&self, queue: &str, number: i64) -> Standing {
        sqlx::query_as(
            "SELECT attempts, due_at, leased_until, sent_at, given_up_at, failure FROM outbox
             WHERE queue = $1 AND number = $2",
        )
        .bind(format!("seat:{queue}"))
        .bind(number)
        .fetch_one(&mut *self.state.db.read().await.unwrap())
        .await
        .unwrap()
    }
}

#[derive(sqlx::FromRow)]
struct Standing {
    attempts: i64,
    due_at: Timestamp,
    leased_until: Timestamp,
    sent_at: Option<Timestamp>,
    given_up_at: Option<Timestamp>,
    failure: Option<String>,
}

fn subject(bytes: &[u8]) -> String {
    use mailparse::MailHeaderMap;
    mailparse::parse_mail(bytes).unwrap().headers.get_first_value("Subject").unwrap()
}
