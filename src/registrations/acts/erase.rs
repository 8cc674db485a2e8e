//! Forgetting people: because they ask, or because the time has come.
//!
//! Each act is one transaction. What it cannot reach (files of mails, the database's own traces) it notes there, and
//! what is noted is cleared up afterwards, again and again until it is done.

use serde_json::json;

use super::cancel::{give_up, turns};
use super::tell::Mails;
use super::{Locked, lock};
use crate::audit::{self, Act, Actor};
use crate::events::{self, EventId};
use crate::mail::{self, Forget, Queue};
use crate::registrations::model::{CancelledBy, Registration, Seat};
use crate::registrations::rules::{self, Whose};
use crate::registrations::store;
use crate::server::db::StoreError;
use crate::server::state::AppState;
use crate::server::traces;
use crate::time::Timestamp;

/// Forgets an attendee, a contact or a party. Seats that are still to come are cancelled first, whatever the deadline:
/// their last mail goes out, and is forgotten once it is sent. Asking again changes nothing.
pub async fn erase(
    state: &AppState,
    registration: &Registration,
    whose: Whose,
    by: CancelledBy,
    actor: Actor<'_>,
) -> Result<(), StoreError> {
    let mut erased = erase_once(state, registration, whose, by, actor).await;
    if erased.as_ref().is_err_and(StoreError::is_conflict) {
        // The mail job holds rows in an order of its own; the other transaction is through by now.
        erased = erase_once(state, registration, whose, by, actor).await;
    }
    if erased? {
        tidy(state).await;
    }
    Ok(())
}

/// False when there is nothing to forget.
async fn erase_once(
    state: &AppState,
    registration: &Registration,
    whose: Whose,
    by: CancelledBy,
    actor: Actor<'_>,
) -> Result<bool, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Locked { event, terms, party: before } = lock(&mut tx, registration).await?;
    // Asked under the lock: whoever was forgotten meanwhile has no say over the others any more.
    let is_gone = match whose {
        Whose::Attendee(position) => before.seats.iter().any(|seat| seat.position == position && seat.is_erased()),
        Whose::Contact | Whose::Party => before.contact.is_erased(),
    };
    let erasure = rules::erasure(&before, whose);
    if is_gone || erasure.positions.is_empty() && !erasure.contact {
        return Ok(false);
    }
    if event.state == events::State::Published && !event.is_past(now) {
        // In turn, as every cancellation by a link: whoever signs up sees the registration's link at once, so a stranger
        // can sign others up and forget them again, one by one.
        let turns = turns(&mut tx, state, &before, &erasure.positions).await?;
        let mails = Mails::of_public(now, &event, &terms, &turns);
        give_up(&mut tx, mails, &before, &erasure.positions, by, "").await?;
    }
    let goes = |seat: &Seat| erasure.positions.contains(&seat.position);
    for seat in before.seats.iter().filter(|seat| goes(seat)) {
        store::erase_attendee(&mut tx, &seat.id).await?;
    }
    store::forget_form(&mut tx, &before.id).await?;
    if erasure.contact {
        store::erase_contact(&mut tx, &before.id).await?;
    }
    if erasure.whole {
        store::erase_organisation(&mut tx, now, &before.id).await?;
    }
    // Whom of the party a note is about nobody but its writer knows.
    store::forget_note(&mut tx, &before.id).await?;
    store::fold_again(&mut tx, &event.id, &before.id).await?;
    // A mail to one may name the others: the contact's does. What those who stay were sent is forgotten too, but not
    // that it was sent.
    let how = |is_gone: bool| if is_gone { Forget::Row } else { Forget::Content };
    let contact_is_gone = erasure.contact || before.contact.is_erased();
    let seats = before.seats.iter().map(|seat| (Queue::Seat(seat.id.as_str()), how(goes(seat) || seat.is_erased())));
    // An address that was somebody's before is theirs, too.
    let former = before.seats.iter().map(|seat| (Queue::FormerSeat(seat.id.as_str()), Forget::Row));
    let contact = (Queue::Registration(before.id.as_str()), how(contact_is_gone));
    mail::forget(&mut tx, &seats.chain(former).chain([contact]).collect::<Vec<_>>()).await?;
    audit::forget_details(&mut tx, event.id.as_str(), before.id.as_str()).await?;
    let act = Act {
        actor,
        action: "registration.erase",
        event_id: Some(event.id.as_str()),
        registration_id: Some(before.id.as_str()),
        detail: json!({ "seats": erasure.positions.len(), "contact": erasure.contact }),
    };
    audit::record(&mut tx, now, act).await?;
    traces::note(&mut tx).await?;
    tx.commit().await?;
    Ok(true)
}

/// Forgets what an attendee needs; the seat stays. False when nothing was said.
pub async fn erase_needs(
    state: &AppState,
    registration: &Registration,
    seat: &Seat,
    actor: Actor<'_>,
) -> Result<bool, StoreError> {
    let mut tx = state.db.begin_write().await?;
    if !store::erase_needs(&mut tx, &seat.id).await? {
        return Ok(false);
    }
    let act = Act {
        actor,
        action: "registration.erase_needs",
        event_id: Some(registration.event_id.as_str()),
        registration_id: Some(registration.id.as_str()),
        detail: json!({}),
    };
    audit::record(&mut tx, state.clock.now(), act).await?;
    traces::note(&mut tx).await?;
    tx.commit().await?;
    tidy(state).await;
    Ok(true)
}

/// The job: forgets needs and people whose time has come, then whatever earlier runs, killed or held back, left over.
/// What fails keeps nothing else back; the first failure is returned at the end.
pub async fn erase_due(state: &AppState) -> Result<(), StoreError> {
    let now = state.clock.now();
    let mut failures = Failures::default();
    let with_needs = store::with_needs(&mut *state.db.read().await?, now).await?;
    for kept in with_needs.iter().filter(|kept| rules::needs_deleted_at(kept.ends_at) <= now) {
        failures.note(erase_needs_of(state, &kept.event_id, now).await, kept.event_id.as_str());
    }
    let with_people = store::with_people(&mut *state.db.read().await?, now, None).await?;
    for kept in with_people.iter().filter(|kept| rules::people_deleted_at(kept.ends_at, kept.keep_months) <= now) {
        failures.note(erase_people_of(state, &kept.event_id, now).await, kept.event_id.as_str());
    }
    failures.note(mail::sweep(state).await.map(|_| ()), "mails");
    failures.note(mail::remove_strays(state).await.map(|_| ()), "files of mails");
    let wiped = traces::wipe(&state.db, now).await.map(|wiped| {
        if !wiped {
            tracing::warn!("traces of what was deleted are still in the journal: the next run tries again");
        }
    });
    failures.note(wiped, "traces");
    failures.first.map_or(Ok(()), Err)
}

/// What went wrong in a run that goes on all the same.
#[derive(Default)]
struct Failures {
    first: Option<StoreError>,
}

impl Failures {
    fn note(&mut self, done: Result<(), StoreError>, what: &str) {
        if let Err(error) = done {
            tracing::error!(what, %error, "what is to be forgotten is still there: the next run tries again");
            self.first.get_or_insert(error);
        }
    }
}

async fn erase_needs_of(state: &AppState, event_id: &EventId, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = state.db.begin_write().await?;
    store::lock(&mut tx, event_id).await?;
    // Asked again under the lock: the event may have been moved.
    let due = events::store::by_id(&mut tx, event_id)
        .await?
        .is_some_and(|event| rules::needs_deleted_at(event.details.ends_at) <= now);
    if !due {
        return Ok(());
    }
    store::erase_needs_of_event(&mut tx, event_id).await?;
    traces::note(&mut tx).await?;
    tx.commit().await?;
    tracing::info!(event = event_id.as_str(), "diet and access needs are deleted");
    Ok(())
}

async fn erase_people_of(state: &AppState, event_id: &EventId, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = state.db.begin_write().await?;
    store::lock(&mut tx, event_id).await?;
    // Asked again under the lock: the event may have been moved, or another process was first.
    let due = events::store::by_id(&mut tx, event_id)
        .await?
        .is_some_and(|event| rules::people_deleted_at(event.details.ends_at, event.details.keep_months) <= now);
    if !due || store::with_people(&mut tx, now, Some(event_id)).await?.is_empty() {
        return Ok(());
    }
    let registrations = store::how_many(&mut tx, event_id).await?;
    store::keep_figures(&mut tx, event_id).await?;
    store::erase_people_of_event(&mut tx, now, event_id).await?;
    mail::forget_event(&mut tx, event_id.as_str()).await?;
    audit::forget_event(&mut tx, event_id.as_str()).await?;
    let act = Act {
        actor: Actor::System,
        action: "event.erase",
        event_id: Some(event_id.as_str()),
        registration_id: None,
        detail: json!({ "registrations": registrations }),
    };
    audit::record(&mut tx, now, act).await?;
    traces::note(&mut tx).await?;
    tx.commit().await?;
    tracing::info!(event = event_id.as_str(), registrations, "names and addresses are deleted");
    Ok(())
}

/// What can be cleared up at once after a commit, little enough for somebody who waits. What fails or is too much here
/// is left to the job, so it is no fault of the request.
async fn tidy(state: &AppState) {
    if let Err(error) = mail::sweep_some(state).await {
        tracing::warn!(%error, "forgotten mails are left to the job");
    }
    if let Err(error) = state.db.empty_journal().await {
        tracing::warn!(%error, "the journal is left to the job");
    }
}
