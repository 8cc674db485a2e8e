//! Who did what, when, and what was before and after: written in the transaction of what was done.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::{AnyConnection, FromRow};

use crate::server::db::{StoreError, WriteTx};
use crate::server::id;
use crate::time::Timestamp;

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

#[derive(FromRow)]
struct EntryRow {
    id: String,
    at: Timestamp,
    actor: String,
    action: String,
    registration_id: Option<String>,
    detail: String,
}

impl From<EntryRow> for Entry {
    fn from(row: EntryRow) -> Self {
        let detail = serde_json::from_str(&row.detail).unwrap_or_default();
        Self {
            id: row.id,
            at: row.at,
            actor: row.actor,
            action: row.action,
            registration_id: row.registration_id,
            detail,
        }
    }
}

/// What was done to a registration, latest first.
pub async fn of_registration(
    connection: &mut AnyConnection,
    event_id: &str,
    registration_id: &str,
) -> Result<Vec<Entry>, StoreError> {
    let rows: Vec<EntryRow> = sqlx::query_as(
        "SELECT id, at, actor, action, registration_id, detail FROM audit
         WHERE registration_id = $1 AND event_id = $2 ORDER BY at DESC, id DESC",
    )
    .bind(registration_id)
    .bind(event_id)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// A part of what was done with an event and its registrations, latest first; of one kind of act, or (empty) of all.
pub async fn of_event(
    connection: &mut AnyConnection,
    event_id: &str,
    action: &str,
    offset: i64,
    limit: i64,
) -> Result<Vec<Entry>, StoreError> {
    const ALL: &str = "SELECT id, at, actor, action, registration_id, detail FROM audit
                       WHERE event_id = $1 AND $2 = '' ORDER BY at DESC, id DESC LIMIT $3 OFFSET $4";
    const ONE: &str = "SELECT id, at, actor, action, registration_id, detail FROM audit
                       WHERE event_id = $1 AND action = $2 ORDER BY at DESC, id DESC LIMIT $3 OFFSET $4";
    let rows: Vec<EntryRow> = sqlx::query_as(if action.is_empty() { ALL } else { ONE })
        .bind(event_id)
        .bind(action)
        .bind(limit)
        .bind(offset)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// How often each kind of act was done with an event, the most frequent first.
pub async fn counts(connection: &mut AnyConnection, event_id: &str) -> Result<Vec<(String, i64)>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT action, COUNT(*) AS times FROM audit WHERE event_id = $1 GROUP BY action ORDER BY times DESC, action",
    )
    .bind(event_id)
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// Adds an entry to the log.
pub async fn record<D: Serialize>(tx: &mut WriteTx, now: Timestamp, act: Act<'_, D>) -> Result<(), StoreError> {
    let detail = serde_json::to_string(&act.detail).map_err(|_| StoreError::Corrupt("an act that JSON cannot hold"))?;
    sqlx::query(
        "INSERT INTO audit (id, at, actor, action, event_id, registration_id, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id::fresh())
    .bind(now)
    .bind(act.actor.tag())
    .bind(act.action)
    .bind(act.event_id)
    .bind(act.registration_id)
    .bind(detail)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Forgets the details of what was done with a registration; that it was done, and when, stays.
pub async fn forget_details(tx: &mut WriteTx, event_id: &str, registration_id: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE audit SET detail = '{}' WHERE event_id = $1 AND registration_id = $2")
        .bind(event_id)
        .bind(registration_id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Forgets what people did with an event; what the program itself did stays.
pub async fn forget_event(tx: &mut WriteTx, event_id: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM audit WHERE event_id = $1 AND actor <> 'system'")
        .bind(event_id)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
