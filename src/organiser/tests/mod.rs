//! The long form, what a save brings with it, and that nothing else is saved than what was shown.

mod consequences;
mod long_form;
mod saving;

use super::acts::{self, Created, NewForm};
use super::forms::{self, Rules};
use super::model::Plan;
use crate::events::EventId;
use crate::people;
use crate::registrations::acts::{SignUp, SignedUp, sign_up};
use crate::registrations::rules::WhenShort;
use crate::registrations::{Attendee, Contact, Needs, Party};
use crate::server::access::{Role, Who};
use crate::server::for_tests::Scratch;
use crate::server::id;
use crate::server::state::AppState;
use crate::text::Lang;
use crate::time::Timestamp;
use crate::ui::form::Values;

/// Tuesday 24 November 2026 at 12 in Copenhagen.
const NOW: Timestamp = Timestamp(1_795_518_000);

/// Everything that a published meeting needs, as it is typed.
fn typed() -> Values {
    Values::from_pairs([
        ("kind", "network_meeting"),
        ("title.da", "Når rekruttering er en social opgave"),
        ("title.en", ""),
        ("date", "14-1-2027"),
        ("start", "8.30"),
        ("end", "10"),
        ("place", "Nicolai"),
        ("room", "Lille Sal"),
        ("why.da", "Virksomheder mangler hænder."),
        ("principles", "6"),
        ("principles", "2"),
        ("price.da", "Gratis"),
        ("capacity", "4"),
        ("responsible", "Kolding Kommune"),
        ("contacts.0.name", "Anne-Sofie Krogh"),
        ("contacts.0.phone", "79 79 00 00"),
        ("agenda.3.time", "9"),
        ("agenda.3.title.da", "Tre cases"),
        ("agenda.7.time", "8.30"),
        ("agenda.7.title.da", "Kaffe"),
    ])
}

/// The same with another value of a field.
fn typed_with(field: &str, value: &str) -> Values {
    let mut values = typed();
    values.set(field, value);
    values
}

fn read(values: &Values) -> Plan {
    forms::read(values, Rules::new_event(NOW)).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// An installation with one organiser.
struct Office {
    state: AppState,
    who: Who,
    _folder: tempfile::TempDir,
}

impl Office {
    async fn open() -> Self {
        let Scratch { state, folder } = Scratch::open(NOW).await;
        let id = Self::account(&state, "anne-sofie@kolding.example").await;
        let who = Who { id, name: "Anne-Sofie".to_owned(), role: Role::Organiser, organisation_id: None };
        Self { state, who, _folder: folder }
    }

    async fn account(state: &AppState, email: &str) -> String {
        let mut tx = state.db.begin_write().await.unwrap();
        let new = people::NewAccount::new(email, "Anne-Sofie", Role::Organiser);
        let id = people::store::insert(&mut tx, NOW, new).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// A draft of this form.
    async fn draft(&self, values: &Values) -> EventId {
        let new = NewForm { form_key: &id::fresh(), content_hash: "content" };
        match acts::create(&self.state, &self.who, &read(values), new).await.unwrap() {
            Created::Made(id) => id,
            Created::OtherContent => panic!("a fresh key was known"),
        }
    }

    /// A published meeting with 4 places.
    async fn published(&self) -> EventId {
        let id = self.draft(&typed()).await;
        let published = acts::publish(&self.state, &self.who, &id, 0).await.unwrap();
        assert!(matches!(published, acts::Published::Done));
        id
    }

    /// Signs a party up; its contact has the first seat or none.
    async fn party(&self, event_id: &EventId, organisation: &str, seats: usize, attends: bool, lang: Lang) {
        let person = |number: usize| Attendee {
            name: format!("{organisation} {number}"),
            email: format!("nr{number}@firma.example"),
            needs: Needs::default(),
        };
        let first = person(1);
        let asked = SignUp {
            lang,
            party: Party {
                contact: Contact {
                    name: first.name,
                    email: first.email,
                    phone: String::new(),
                    attends,
                    no_mail: false,
                },
                organisation: organisation.to_owned(),
                cvr: None,
                attendees: (1..=seats).map(person).collect(),
            },
            when_short: WhenShort::Wait,
            form_key: id::fresh(),
            content_hash: String::new(),
        };
        assert!(matches!(sign_up(&self.state, event_id, &asked).await.unwrap(), SignedUp::Made(_)));
    }

    async fn count(&self, sql: &'static str) -> i64 {
        let mut db = self.state.db.read().await.unwrap();
        let (count,): (i64,) = sqlx::query_as(sql).fetch_one(&mut *db).await.unwrap();
        count
    }
}
