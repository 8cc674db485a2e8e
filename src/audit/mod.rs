//! Who did what, when: written in the transaction of what was done.

use serde::Serialize;

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
