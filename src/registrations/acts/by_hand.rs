//! What an organiser does with the queue by hand: giving parties their seats, moving them back, putting one first.

use serde_json::json;

use super::foresee::{ByHand, Foreseen, Known, foresee};
use super::settle::{promote, record, settle};
use super::tell::Mails;
use super::unseat::{take_back, tell_taken_back};
use crate::audit::{self, Act, Actor};
use crate::events::{self, EventId};
use crate::registrations::model::{Registration, RegistrationId};
use crate::registrations::rules::Promotion;
use crate::registrations::store;
use crate::server::db::{StoreError, WriteTx};
use crate::server::state::AppState;

/// An act as it was asked for.
#[derive(Clone, Copy, Debug)]
pub struct AskedByHand<'a> {
    pub by: ByHand,
    /// The parties; one to be put first.
    pub ids: &'a [RegistrationId],
    /// What the organiser was shown, as [`Foreseen::fingerprint`] names it.
    pub shown: &'a str,
    /// Whether seats may be given out above the capacity.
    pub above: bool,
    /// Why somebody is put first; it stays in the log.
    pub reason: &'a str,
}

/// What became of it.
#[derive(Debug, PartialEq, Eq)]
pub enum HandOutcome {
    Done {
        parties: usize,
        mails: usize,
    },
    /// Nothing is written: it would do something else than was shown, or may not be done.
    Confirm(Box<Foreseen>),
}

/// Does it, if it does exactly what was shown. Once more where the worker wanted mails of the same queues in another
/// order.
pub async fn by_hand(
    state: &AppState,
    organiser_id: &str,
    event_id: &EventId,
    asked: AskedByHand<'_>,
) -> Result<HandOutcome, StoreError> {
    match by_hand_once(state, organiser_id, event_id, asked).await {
        Err(error) if error.is_conflict() => by_hand_once(state, organiser_id, event_id, asked).await,
        outcome => outcome,
    }
}

async fn by_hand_once(
    state: &AppState,
    organiser_id: &str,
    event_id: &EventId,
    asked: AskedByHand<'_>,
) -> Result<HandOutcome, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let capacity = store::lock(&mut tx, event_id).await?.ok_or(StoreError::Corrupt("an event without capacity"))?;
    let event = events::store::by_id(&mut tx, event_id).await?.ok_or(StoreError::Corrupt("an event that went"))?;
    let terms = capacity.terms;
    let counted = store::count(&mut tx, event_id).await?;
    let all = store::by_event(&mut tx, event_id).await?;
    let known = Known { event: &event, terms: &terms, now, counted: &counted, all: &all };
    let foreseen = foresee(asked.by, asked.ids, known);
    let is_as_shown = foreseen.refusal.is_none() && foreseen.fingerprint() == asked.shown;
    if !is_as_shown || foreseen.above > 0 && !asked.above {
        return Ok(HandOutcome::Confirm(Box::new(foreseen)));
    }
    let parties: Vec<&Registration> = all.iter().filter(|party| foreseen.parties.contains(&party.id)).collect();
    let actor = Actor::Organiser(organiser_id);
    match asked.by {
        ByHand::Seat => {
            give_seats(&mut tx, Mails::of_organiser(now, &event, &terms), &parties, &foreseen, actor).await?;
            settle(&mut tx, now, &event, &terms).await?;
        }
        ByHand::Queue => {
            let mut taken = take_back(&mut tx, now, &parties).await?;
            for party in &mut taken {
                party.queue_number = store::to_tail(&mut tx, event_id, &party.id).await?;
            }
            settle(&mut tx, now, &event, &terms).await?;
            tell_taken_back(&mut tx, now, (&event, &terms), &taken, actor).await?;
        }
        ByHand::Head => {
            for party in &parties {
                store::to_head(&mut tx, event_id, &party.id).await?;
                let act = Act {
                    actor,
                    action: "registration.to_head",
                    event_id: Some(event_id.as_str()),
                    registration_id: Some(party.id.as_str()),
                    detail: json!({
                        "reason": asked.reason, "from": foreseen.position, "passed": foreseen.passed.len(),
                    }),
                };
                audit::record(&mut tx, now, act).await?;
            }
            settle(&mut tx, now, &event, &terms).await?;
        }
    }
    tx.commit().await?;
    Ok(HandOutcome::Done { parties: parties.len(), mails: foreseen.mails() })
}

/// Gives these parties all of their seats; the last ones above the capacity, where it is not enough.
async fn give_seats(
    tx: &mut WriteTx,
    mails: Mails<'_>,
    parties: &[&Registration],
    foreseen: &Foreseen,
    actor: Actor<'_>,
) -> Result<(), StoreError> {
    let whole = |party: &&Registration| Promotion { party: party.id.clone(), seats: party.size() };
    let promoted = promote(tx, mails, &parties.iter().map(whole).collect::<Vec<_>>()).await?;
    let within = usize::try_from(foreseen.size - foreseen.above).unwrap_or(0);
    for seat in parties.iter().flat_map(|party| party.live_seats()).skip(within) {
        store::give_above_capacity(tx, &seat.id).await?;
    }
    let mut within = foreseen.size - foreseen.above;
    for registration in &promoted {
        let size = registration.size();
        let detail = json!({
            "seats": size,
            "by_hand": true,
            "passed": foreseen.passed.len(),
            "above": (size - within).clamp(0, size),
            "over": (foreseen.seated + foreseen.size - foreseen.capacity).max(0),
        });
        within = (within - size).max(0);
        record(tx, mails.now, mails.event, actor, registration, detail).await?;
    }
    Ok(())
}
