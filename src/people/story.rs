//! What was done with an account, and by whom: entries of the log with names in the place of ids.

use serde_json::Value;
use sqlx::AnyConnection;

use super::store;
use crate::audit::{self, Entry};
use crate::server::access::Role;
use crate::server::db::StoreError;
use crate::text::Lang;
use crate::time::Timestamp;

/// How many entries an account's page tells, the latest first.
const MOST: i64 = 50;

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoneBy {
    Themselves,
    /// By name; nothing where the account is gone.
    Colleague(Option<String>),
    /// Whoever runs the program.
    CommandLine,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Added,
    NewLink,
    Invited,
    InvitedAgain,
    Changed,
    Closed,
    Reopened,
    SetPassword,
    SignedOutEverywhere,
    /// A newer program did it.
    Other,
}

impl Deed {
    fn of(action: &str) -> Self {
        match action {
            "people.add" => Self::Added,
            "people.new_link" => Self::NewLink,
            "people.invite" => Self::Invited,
            "people.invite_again" => Self::InvitedAgain,
            "people.change" => Self::Changed,
            "people.close" => Self::Closed,
            "people.reopen" => Self::Reopened,
            "people.set_password" => Self::SetPassword,
            "people.sign_out_everywhere" => Self::SignedOutEverywhere,
            _ => Self::Other,
        }
    }
}

/// A fact of an account, as it was before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    Name(String, String),
    /// `None` for a role that this version does not know.
    Role(Option<Role>, Option<Role>),
    /// Nothing where there was none.
    Organisation(String, String),
    Lang(Lang, Lang),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub at: Timestamp,
    pub by: DoneBy,
    pub deed: Deed,
    pub changes: Vec<Told>,
}

/// What was done with an account, the latest first: not each time that somebody signed in.
pub async fn of_account(connection: &mut AnyConnection, id: &str) -> Result<Vec<Line>, StoreError> {
    let entries = audit::of_account(connection, id, MOST).await?;
    let mut actors: Vec<String> =
        entries.iter().filter(|entry| entry.is_by_organiser()).map(|entry| entry.actor.clone()).collect();
    actors.sort();
    actors.dedup();
    let names = store::names(connection, &actors).await?;
    let by = |entry: &Entry| match entry.actor.as_str() {
        actor if actor == id => DoneBy::Themselves,
        _ if !entry.is_by_organiser() => DoneBy::CommandLine,
        actor => DoneBy::Colleague(names.get(actor).cloned()),
    };
    let line = |entry: &Entry| Line {
        at: entry.at,
        by: by(entry),
        deed: Deed::of(&entry.action),
        changes: changes(&entry.detail),
    };
    Ok(entries.iter().map(line).collect())
}

/// What differs between the account before and after; nothing where only one of them is told.
fn changes(detail: &Value) -> Vec<Told> {
    let (Some(before), Some(after)) = (detail.get("before"), detail.get("after")) else { return Vec::new() };
    let word = |of: &Value, name: &str| of.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    ["name", "role", "organisation", "lang"]
        .into_iter()
        .filter_map(|name| {
            let (was, is) = (word(before, name), word(after, name));
            (was != is).then(|| match name {
                "name" => Told::Name(was, is),
                "role" => Told::Role(Role::from_tag(&was), Role::from_tag(&is)),
                "organisation" => Told::Organisation(was, is),
                _ => Told::Lang(Lang::from_tag(&was), Lang::from_tag(&is)),
            })
        })
        .collect()
}
