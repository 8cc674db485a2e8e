//! Cancelling seats, and sending an invitation again.

use serde_json::json;

use super::settle::settle;
use super::tell::{Mails, audience};
use super::{Locked, lock};
use crate::audit::{self, Act, Actor};
use crate::events::{self, Event, EventId};
use crate::registrations::mails::{ContactNews, SeatNews};
use crate::registrations::model::{CancelledBy, CapacityTerms, Registration, RegistrationId, Seat, State};
use crate::registrations::store::FormKey;
use crate::registrations::{rules, store};
use crate::server::db::{StoreError, WriteTx};
use crate::server::mail_budget::{self, Turns};
use crate::server::state::AppState;
use crate::server::token;
use crate::time::Timestamp;

/// What became of a cancellation.
#[derive(Debug, PartialEq, Eq)]
pub enum CancelOutcome {
    Done,
    /// Nothing was left to cancel: somebody did it before.
    AlreadyCancelled,
    /// The deadline has passed; only the organiser can.
    TooLate,
    /// The event is cancelled or past.
    Over,
}

/// What stands in the way of cancelling seats of a registration in this state; also asked by the page before it.
/// Leaving the queue is possible until the event is over; a seat is given up until the deadline.
pub fn prevented(
    event: &Event,
    terms: &CapacityTerms,
    state: State,
    by: CancelledBy,
    now: Timestamp,
) -> Option<CancelOutcome> {
    if event.state == events::State::Cancelled || event.is_past(now) {
        return Some(CancelOutcome::Over);
    }
    let too_late = state == State::Confirmed
        && by != CancelledBy::Organiser
        && !rules::is_before_deadline(terms, event.details.starts_at, now);
    too_late.then_some(CancelOutcome::TooLate)
}

/// Cancels seats of a registration (all that are named and live) and gives them to whoever waits.
pub async fn cancel_seats(
    state: &AppState,
    registration: &Registration,
    positions: &[i64],
    by: CancelledBy,
    actor: Actor<'_>,
) -> Result<CancelOutcome, StoreError> {
    let mut tx = state.db.begin_write().await?;
    let locked = lock(&mut tx, registration).await?;
    let outcome = cancel_locked(&mut tx, state, &locked, positions, by, actor).await?;
    if outcome == CancelOutcome::Done {
        tx.commit().await?;
    }
    Ok(outcome)
}

/// The same under the event's lock; whoever holds it commits, unless nothing was done.
pub(super) async fn cancel_locked(
    tx: &mut WriteTx,
    state: &AppState,
    locked: &Locked,
    positions: &[i64],
    by: CancelledBy,
    actor: Actor<'_>,
) -> Result<CancelOutcome, StoreError> {
    let now = state.clock.now();
    let Locked { event, terms, party: before } = locked;
    if let Some(prevented) = prevented(event, terms, before.state, by, now) {
        return Ok(prevented);
    }
    let turns = match by {
        CancelledBy::Organiser | CancelledBy::NoRoom => None,
        CancelledBy::Attendee | CancelledBy::Contact => Some(turns(tx, state, before, positions).await?),
    };
    let mails = Mails { turns: turns.as_ref(), ..Mails::of_organiser(now, event, terms) };
    let Some(after) = give_up(tx, mails, before, positions, by, "").await? else {
        return Ok(CancelOutcome::AlreadyCancelled);
    };
    let act = Act {
        actor,
        action: "registration.cancel",
        event_id: Some(event.id.as_str()),
        registration_id: Some(before.id.as_str()),
        detail: json!({ "positions": gone(before, &after), "left": after.size(), "before": before.state.tag() }),
    };
    audit::record(tx, now, act).await?;
    Ok(CancelOutcome::Done)
}

/// When those may be told whose seats a public form gives up, and their contact.
pub(super) async fn turns(
    tx: &mut WriteTx,
    state: &AppState,
    before: &Registration,
    positions: &[i64],
) -> Result<Turns, StoreError> {
    let given_up = before.live_seats().filter(|seat| positions.contains(&seat.position));
    let concerned = given_up.map(|seat| seat.email.as_str()).chain([before.contact.email.as_str()]);
    // Whom an organiser added may have no address.
    let concerned = concerned.filter(|email| !email.is_empty());
    mail_budget::take(tx, &state.config.secret, concerned, state.clock.now()).await
}

/// Cancels seats without asking whether it may be done, tells whom it concerns and gives the seats to whoever waits;
/// `None` when there was nothing to cancel. The caller holds the event's lock.
pub(super) async fn give_up(
    tx: &mut WriteTx,
    mails: Mails<'_>,
    before: &Registration,
    positions: &[i64],
    by: CancelledBy,
    words: &str,
) -> Result<Option<Registration>, StoreError> {
    let Mails { now, event, terms, .. } = mails;
    let after = leave(tx, mails, before, positions, by, words).await?;
    if after.is_some() {
        settle(tx, now, event, terms).await?;
    }
    Ok(after)
}

/// The positions of seats that are live no more.
fn gone(before: &Registration, after: &Registration) -> Vec<i64> {
    let stays = |seat: &Seat| after.live_seats().any(|live| live.id == seat.id);
    before.live_seats().filter(|seat| !stays(seat)).map(|seat| seat.position).collect()
}

/// The same without giving the seats to anybody: the caller settles. `words` are added to an organiser's mails.
async fn leave(
    tx: &mut WriteTx,
    mails: Mails<'_>,
    before: &Registration,
    positions: &[i64],
    by: CancelledBy,
    words: &str,
) -> Result<Option<Registration>, StoreError> {
    let Mails { now, event, .. } = mails;
    let seated = before.state == State::Confirmed;
    let mut names = Vec::new();
    let mut contact_was_mailed = false;
    let gave_up_own = before.live_seats().any(|seat| seat.is_contact && positions.contains(&seat.position));
    for seat in before.live_seats().filter(|seat| positions.contains(&seat.position)) {
        if !store::cancel_seat(tx, now, seat, by).await? {
            continue;
        }
        names.push(seat.name.clone());
        // Who waits holds no calendar entry that could be taken back.
        if seated {
            let seat = Seat { sequence: seat.sequence + 1, ..seat.clone() };
            let news = match by {
                CancelledBy::Attendee => SeatNews::GivenUp,
                CancelledBy::Contact => SeatNews::CancelledByContact,
                CancelledBy::Organiser | CancelledBy::NoRoom => {
                    SeatNews::CancelledByOrganiser { words: words.to_owned() }
                }
            };
            contact_was_mailed |= seat.is_contact && seat.has_mail();
            mails.seat(tx, before, &seat, &news).await?;
        }
    }
    if names.is_empty() {
        return Ok(None);
    }
    store::cancel_registration(tx, now, before).await?;
    let after =
        store::by_id(tx, &event.id, &before.id).await?.ok_or(StoreError::Corrupt("a registration that went"))?;
    let news = match by {
        CancelledBy::Attendee if !contact_was_mailed && !gave_up_own => {
            Some(ContactNews::SeatGivenUp { name: names.join(", ") })
        }
        CancelledBy::Organiser if !contact_was_mailed || names.len() > 1 => {
            Some(ContactNews::CancelledByOrganiser { names: names.clone(), words: words.to_owned() })
        }
        CancelledBy::Contact if after.state == State::Cancelled && !contact_was_mailed => {
            Some(ContactNews::AllCancelled)
        }
        _ => None,
    };
    if let Some(news) = news {
        mails.contact(tx, &after, news).await?;
    }
    Ok(Some(after))
}

/// How many mails an organiser's cancellation of these whole parties sends: the same walk that [`leave`] makes.
pub fn mails_of_leaving<'a>(parties: impl IntoIterator<Item = &'a Registration>) -> usize {
    let of_one = |party: &Registration| {
        let live: Vec<&Seat> = party.live_seats().collect();
        if live.is_empty() {
            return 0;
        }
        let seated = party.state == State::Confirmed;
        let attendees = if seated { live.iter().filter(|seat| seat.has_mail()).count() } else { 0 };
        let contact_was_mailed = seated && live.iter().any(|seat| seat.is_contact && seat.has_mail());
        let contact = (!contact_was_mailed || live.len() > 1) && party.contact.has_mail();
        attendees + usize::from(contact)
    };
    parties.into_iter().map(of_one).sum()
}

/// Several whole parties that an organiser cancels, as they were shown.
#[derive(Clone, Copy)]
pub struct CancelParties<'a> {
    pub ids: &'a [RegistrationId],
    /// Added to each mail; may be empty.
    pub words: &'a str,
    /// Names what was shown ([`shown`]).
    pub shown: &'a str,
    pub form_key: &'a str,
    pub content_hash: &'a str,
}

/// What became of it.
#[derive(Debug, PartialEq, Eq)]
pub enum PartiesCancelled {
    Done {
        parties: usize,
        /// To them, and to those who got their seats.
        mails: usize,
    },
    /// The same form did it before.
    Before,
    /// They are not as they were shown; nothing is written.
    Changed,
    /// The event is cancelled or past.
    Over,
}

/// Names exactly which seats of whom are about to be cancelled.
pub fn shown(parties: &[Registration]) -> String {
    let lines = parties.iter().map(|party| {
        let seats = party.live_seats().map(|seat| seat.id.as_str()).collect::<Vec<_>>();
        format!("{} {} {}", party.id.as_str(), party.state.tag(), seats.join(","))
    });
    token::hash(&lines.collect::<Vec<_>>().join("\n"))
}

/// Cancels whole parties of an event in one transaction, and gives their seats away once all are gone. Once more where
/// the worker wanted mails of the same queues in another order.
pub async fn cancel_parties(
    state: &AppState,
    event_id: &EventId,
    cancel: CancelParties<'_>,
    actor: Actor<'_>,
) -> Result<PartiesCancelled, StoreError> {
    match cancel_parties_once(state, event_id, cancel, actor).await {
        Err(error) if error.is_conflict() => cancel_parties_once(state, event_id, cancel, actor).await,
        outcome => outcome,
    }
}

async fn cancel_parties_once(
    state: &AppState,
    event_id: &EventId,
    cancel: CancelParties<'_>,
    actor: Actor<'_>,
) -> Result<PartiesCancelled, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let capacity = store::lock(&mut tx, event_id).await?.ok_or(StoreError::Corrupt("an event without capacity"))?;
    let event = events::store::by_id(&mut tx, event_id).await?.ok_or(StoreError::Corrupt("an event that went"))?;
    match store::remember_form(&mut tx, now, cancel.form_key, cancel.content_hash, event_id.as_str()).await? {
        FormKey::New => {}
        FormKey::Again(_) => return Ok(PartiesCancelled::Before),
        FormKey::Other => return Ok(PartiesCancelled::Changed),
    }
    if event.state != events::State::Published || event.is_past(now) {
        return Ok(PartiesCancelled::Over);
    }
    let mut parties = store::by_ids(&mut tx, event_id, cancel.ids).await?;
    parties.retain(|party| party.state != State::Cancelled);
    if parties.is_empty() || shown(&parties) != cancel.shown {
        return Ok(PartiesCancelled::Changed);
    }
    let mails = Mails::of_organiser(now, &event, &capacity.terms);
    for before in &parties {
        let positions: Vec<i64> = before.live_seats().map(|seat| seat.position).collect();
        let left = leave(&mut tx, mails, before, &positions, CancelledBy::Organiser, cancel.words).await?;
        let after = left.ok_or(StoreError::Corrupt("a live party without a live seat"))?;
        let act = Act {
            actor,
            action: "registration.cancel",
            event_id: Some(event.id.as_str()),
            registration_id: Some(before.id.as_str()),
            detail: json!({
                "positions": positions, "left": after.size(), "before": before.state.tag(),
                "together": parties.len(), "words": audit::shortened(cancel.words),
            }),
        };
        audit::record(&mut tx, now, act).await?;
    }
    let settled = settle(&mut tx, now, &event, &capacity.terms).await?;
    tx.commit().await?;
    let mails = mails_of_leaving(&parties) + audience(&settled.promoted, |_| true).total();
    Ok(PartiesCancelled::Done { parties: parties.len(), mails })
}

/// Sends a seat's invitation again; false when the seat holds no entry.
pub async fn send_again(
    state: &AppState,
    registration: &Registration,
    position: i64,
    actor: Actor<'_>,
) -> Result<bool, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Locked { event, terms, party: current } = lock(&mut tx, registration).await?;
    let seat = current.live_seats().find(|seat| seat.position == position).cloned();
    let holds_entry =
        current.state == State::Confirmed && event.state == events::State::Published && !event.is_past(now);
    let Some(mut seat) = seat.filter(|seat| holds_entry && seat.has_mail()) else { return Ok(false) };
    // What waits for its time goes with this mail: so the entry is a later version of itself.
    if store::held(&mut tx, &event.id).await?.is_some() {
        seat.sequence = store::raise_sequence(&mut tx, now, &seat.id).await?;
    }
    let turns = mail_budget::take(&mut tx, &state.config.secret, [seat.email.as_str()], now).await?;
    let mails = Mails::of_public(now, &event, &terms, &turns);
    mails.seat(&mut tx, &current, &seat, &SeatNews::SentAgain).await?;
    let act = Act {
        actor,
        action: "registration.sent_again",
        event_id: Some(event.id.as_str()),
        registration_id: Some(current.id.as_str()),
        detail: json!({ "position": position }),
    };
    audit::record(&mut tx, now, act).await?;
    tx.commit().await?;
    Ok(true)
}
