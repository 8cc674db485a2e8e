//! Giving freed seats to whoever waits.

use serde_json::json;

use super::tell::Mails;
use crate::audit::{self, Act, Actor};
use crate::events::{self, Event};
use crate::registrations::mails::{ContactNews, SeatNews};
use crate::registrations::model::{CapacityTerms, Registration, RegistrationId};
use crate::registrations::rules;
use crate::registrations::store::{self, Counted};
use crate::server::db::{StoreError, WriteTx};
use crate::server::mail_budget::Turns;
use crate::time::Timestamp;

/// What settling did.
#[derive(Debug, Default)]
pub struct Settled {
    pub promoted: Vec<Registration>,
}

/// Recounts and promotes, after anything that freed a seat or changed the queue. The caller holds the event's lock and
/// has written its change; promotion ends by itself at the deadline.
pub async fn settle(
    tx: &mut WriteTx,
    now: Timestamp,
    event: &Event,
    terms: &CapacityTerms,
) -> Result<Settled, StoreError> {
    let mut settled = Settled::default();
    // A stranger may have freed the seat: at once, but behind what waits for its turn.
    let turns = Turns::default();
    let mails = Mails { now, event, terms, turns: Some(&turns) };
    let mut counted = store::count(tx, &event.id).await?;
    for id in to_promote(event, terms, now, &counted) {
        store::confirm(tx, now, &id).await?;
        let Some(registration) = store::by_id(tx, &event.id, &id).await? else { continue };
        mails.seated(tx, &registration, &SeatNews::Promoted, ContactNews::Promoted).await?;
        let act = Act {
            actor: Actor::System,
            action: "registration.promoted",
            event_id: Some(event.id.as_str()),
            registration_id: Some(id.as_str()),
            detail: json!({ "seats": registration.size() }),
        };
        audit::record(tx, now, act).await?;
        settled.promoted.push(registration);
    }
    if !settled.promoted.is_empty() {
        counted = store::count(tx, &event.id).await?;
    }
    store::write_counts(tx, &event.id, terms.capacity, &counted).await?;
    Ok(settled)
}

/// Whom settling would promote; also asked by a preview, which writes nothing.
pub fn to_promote(event: &Event, terms: &CapacityTerms, now: Timestamp, counted: &Counted) -> Vec<RegistrationId> {
    let promotes =
        event.state == events::State::Published && rules::is_before_deadline(terms, event.details.starts_at, now);
    if promotes { rules::promote(terms.capacity, counted.seated, &counted.queue) } else { Vec::new() }
}
