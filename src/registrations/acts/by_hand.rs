//! What an organiser does with the queue by hand: giving a party its seats, moving it back, putting it first.

use serde_json::json;

use super::foresee::{ByHand, Foreseen, foresee};
use super::settle::{promote, record, settle};
use super::tell::Mails;
use super::{Locked, lock};
use crate::audit::{self, Act, Actor};
use crate::registrations::mails::{ContactNews, SeatNews};
use crate::registrations::model::{Registration, Seat};
use crate::registrations::rules::Promotion;
use crate::registrations::store;
use crate::server::db::{StoreError, WriteTx};
use crate::server::state::AppState;

/// An act as it was asked for.
#[derive(Clone, Copy, Debug)]
pub struct AskedByHand<'a> {
    pub by: ByHand,
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
    Done,
    /// Nothing is written: it would do something else than was shown, or may not be done.
    Confirm(Box<Foreseen>),
}

/// Does it, if it does exactly what was shown.
pub async fn by_hand(
    state: &AppState,
    organiser_id: &str,
    registration: &Registration,
    asked: AskedByHand<'_>,
) -> Result<HandOutcome, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Locked { event, terms, party } = lock(&mut tx, registration).await?;
    let counted = store::count(&mut tx, &event.id).await?;
    let all = store::by_event(&mut tx, &event.id).await?;
    let foreseen = foresee(asked.by, &party, &event, &terms, now, &counted, &all);
    let is_as_shown = foreseen.refusal.is_none() && foreseen.fingerprint(&party.id) == asked.shown;
    if !is_as_shown || foreseen.above > 0 && !asked.above {
        return Ok(HandOutcome::Confirm(Box::new(foreseen)));
    }
    let mails = Mails::of_organiser(now, &event, &terms);
    let actor = Actor::Organiser(organiser_id);
    match asked.by {
        ByHand::Seat => {
            give_seats(&mut tx, mails, &party, &foreseen, actor).await?;
            settle(&mut tx, now, &event, &terms).await?;
        }
        ByHand::Queue => {
            let seats = take_back(&mut tx, mails, &party).await?;
            settle(&mut tx, now, &event, &terms).await?;
            // Told where they stand once the others have their seats.
            let moved = store::these(&mut tx, &event.id, &[&party.id]).await?.swap_remove(0);
            let position = store::queue_position(&mut tx, &event.id, moved.queue_number).await?;
            let told = Registration { seats, ..moved };
            let (seat, contact) = (SeatNews::BackInQueue { position }, ContactNews::BackInQueue { position });
            mails.seated(&mut tx, &told, &seat, contact).await?;
            let detail = json!({ "seats": party.size(), "position": position });
            note(&mut tx, mails, actor, "registration.unseat", &party, detail).await?;
        }
        ByHand::Head => {
            store::to_head(&mut tx, &event.id, &party.id).await?;
            let detail = json!({ "reason": asked.reason, "from": foreseen.position, "passed": foreseen.passed.len() });
            note(&mut tx, mails, actor, "registration.to_head", &party, detail).await?;
            settle(&mut tx, now, &event, &terms).await?;
        }
    }
    tx.commit().await?;
    Ok(HandOutcome::Done)
}

async fn give_seats(
    tx: &mut WriteTx,
    mails: Mails<'_>,
    party: &Registration,
    foreseen: &Foreseen,
    actor: Actor<'_>,
) -> Result<(), StoreError> {
    let whole = Promotion { party: party.id.clone(), seats: foreseen.size };
    let promoted = promote(tx, mails, &[whole]).await?;
    let within = usize::try_from(foreseen.size - foreseen.above).unwrap_or(0);
    for seat in party.live_seats().skip(within) {
        store::give_above_capacity(tx, &seat.id).await?;
    }
    let detail = json!({
        "seats": foreseen.size,
        "by_hand": true,
        "passed": foreseen.passed.len(),
        "above": foreseen.above,
        "over": (foreseen.seated + foreseen.size - foreseen.capacity).max(0),
    });
    for registration in &promoted {
        record(tx, mails.now, mails.event, actor, registration, detail.clone()).await?;
    }
    Ok(())
}

/// Takes a party's seats and calendar entries back; returns the seats with their raised sequence.
async fn take_back(tx: &mut WriteTx, mails: Mails<'_>, party: &Registration) -> Result<Vec<Seat>, StoreError> {
    let mut seats = party.seats.clone();
    for seat in seats.iter_mut().filter(|seat| seat.cancelled.is_none()) {
        seat.sequence = store::raise_sequence(tx, mails.now, &seat.id).await?;
    }
    if store::unseat(tx, &party.id).await? {
        Ok(seats)
    } else {
        Err(StoreError::Corrupt("a party that lost its seats under the lock"))
    }
}

async fn note(
    tx: &mut WriteTx,
    mails: Mails<'_>,
    actor: Actor<'_>,
    action: &'static str,
    party: &Registration,
    detail: serde_json::Value,
) -> Result<(), StoreError> {
    let act = Act {
        actor,
        action,
        event_id: Some(mails.event.id.as_str()),
        registration_id: Some(party.id.as_str()),
        detail,
    };
    audit::record(tx, mails.now, act).await
}
