//! Who did what, when, and what was before and after: written in the transaction of what was done.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::time::Timestamp;

mod store;

pub use store::{counts, forget_details, forget_event, of_account, of_event, of_registration, record};

/// Who acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor<'a> {
    /// Somebody on a public page.
    Visitor,
    /// The holder of a seat's link.
    Attendee,
    /// The holder of a registration's link.
    Contact,
    /// Somebody signed in, by their id.
    Organiser(&'a str),
    /// The program itself: the command line, a job.
    System,
}

impl Actor<'_> {
    fn tag(&self) -> &str {
        match self {
            Self::Visitor => "visitor",
            Self::Attendee => "attendee",
            Self::Contact => "contact",
            Self::Organiser(id) => id,
            Self::System => "system",
        }
    }
}

/// What was done.
#[derive(Clone, Copy, Debug)]
pub struct Act<'a, D: Serialize> {
    pub actor: Actor<'a>,
    /// Dotted: `registration.sign_up`.
    pub action: &'static str,
    pub event_id: Option<&'a str>,
    pub registration_id: Option<&'a str>,
    /// What is worth knowing beside the rows themselves; never needs, tokens or secrets.
    pub detail: D,
}

/// A field that an act changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its name, for whoever makes sentences of it.
    pub field: String,
    pub before: String,
    pub after: String,
}

impl Change {
    /// Both values shortened: the log says what was done, and is no copy of it.
    pub fn new(field: impl Into<String>, before: &str, after: &str) -> Self {
        Self { field: field.into(), before: shortened(before), after: shortened(after) }
    }
}

/// The most letters of a value that the log keeps.
const MOST_LETTERS: usize = 200;

/// A value as the log keeps it.
pub fn shortened(value: &str) -> String {
    if value.chars().count() <= MOST_LETTERS {
        return value.to_owned();
    }
    let mut kept: String = value.chars().take(MOST_LETTERS - 1).collect();
    kept.truncate(kept.trim_end().len());
    kept + "…"
}

/// An entry of the log, as it was written: by this program or an older one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: String,
    pub at: Timestamp,
    /// An organiser's id, or the word for somebody else.
    pub actor: String,
    pub action: String,
    pub registration_id: Option<String>,
    /// `Null` where its words are forgotten or no JSON.
    pub detail: Value,
}

impl Entry {
    /// Whether somebody who signs in did it: then [`Entry::actor`] is their id.
    pub fn is_by_organiser(&self) -> bool {
        !["visitor", "attendee", "contact", "system"].contains(&self.actor.as_str())
    }

    /// What was changed, field by field; nothing in entries of an older program.
    pub fn changes(&self) -> Vec<Change> {
        let changes = self.detail.get("changes").cloned().unwrap_or_default();
        serde_json::from_value(changes).unwrap_or_default()
    }

    pub fn number(&self, name: &str) -> Option<i64> {
        self.detail.get(name)?.as_i64()
    }

    pub fn word(&self, name: &str) -> Option<&str> {
        self.detail.get(name)?.as_str()
    }

    pub fn numbers(&self, name: &str) -> Vec<i64> {
        let list = self.detail.get(name).and_then(Value::as_array);
        list.map(|list| list.iter().filter_map(Value::as_i64).collect()).unwrap_or_default()
    }
}
