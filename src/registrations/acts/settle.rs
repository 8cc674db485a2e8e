//! Giving freed seats to whoever waits.

use serde_json::json;

use super::tell::Mails;
use crate::audit::{self, Act, Actor};
use crate::events::{self, Event, EventId};
use crate::registrations::mails::{ContactNews, SeatNews};
use crate::registrations::model::{CancelledBy, CapacityTerms, Registration, RegistrationId, Seat};
use crate::registrations::rules::{self, Promotion};
use crate::registrations::store::{self, Counted};
use crate::server::db::{StoreError, WriteTx};
use crate::server::mail_budget::Turns;
use crate::server::state::AppState;
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
    // A stranger may have freed the seat: at once, but behind what waits for its turn.
    let turns = Turns::default();
    let mails = Mails::of_public(now, event, terms, &turns);
    let mut counted = store::count(tx, &event.id).await?;
    let promotions = to_promote(event, terms, now, &counted);
    let promoted = promote(tx, mails, &promotions).await?;
    for registration in &promoted {
        record(tx, now, event, Actor::System, registration, json!({ "seats": registration.size() })).await?;
    }
    if !promoted.is_empty() {
        counted = store::count(tx, &event.id).await?;
    }
    store::write_counts(tx, &event.id, terms, now, &counted).await?;
    Ok(Settled { promoted })
}

/// Confirms parties that wait, each with the first so many of its seats, and tells them; returns them as they are then.
/// The caller holds the event's lock, records it and counts anew.
pub(super) async fn promote(
    tx: &mut WriteTx,
    mails: Mails<'_>,
    promotions: &[Promotion<RegistrationId>],
) -> Result<Vec<Registration>, StoreError> {
    let ids: Vec<&RegistrationId> = promotions.iter().map(|promotion| &promotion.party).collect();
    store::confirm(tx, mails.now, &ids).await?;
    // All at once: a hundred parties may be promoted by one act.
    let mut promoted = store::these(tx, &mails.event.id, &ids).await?;
    for (registration, promotion) in promoted.iter_mut().zip(promotions) {
        let without_room = keep_first(tx, mails.now, registration, promotion.seats).await?;
        let mails = Mails { without_room: &without_room, ..mails };
        mails.seated(tx, registration, &SeatNews::Promoted, ContactNews::Promoted).await?;
    }
    Ok(promoted)
}

/// Gives up all but the first so many seats of a party that also takes fewer; returns whose they were.
pub(super) async fn keep_first(
    tx: &mut WriteTx,
    now: Timestamp,
    registration: &mut Registration,
    seats: i64,
) -> Result<Vec<String>, StoreError> {
    let kept = usize::try_from(seats).unwrap_or(usize::MAX);
    let gone: Vec<Seat> = registration.live_seats().skip(kept).cloned().collect();
    if gone.is_empty() {
        return Ok(Vec::new());
    }
    for seat in &gone {
        store::cancel_seat(tx, now, seat, CancelledBy::NoRoom).await?;
    }
    *registration = store::by_id(tx, &registration.event_id, &registration.id)
        .await?
        .ok_or(StoreError::Corrupt("a registration that went"))?;
    Ok(gone.into_iter().map(|seat| seat.name).collect())
}

/// Logs that a party got its seats.
pub(super) async fn record(
    tx: &mut WriteTx,
    now: Timestamp,
    event: &Event,
    actor: Actor<'_>,
    registration: &Registration,
    detail: serde_json::Value,
) -> Result<(), StoreError> {
    let act = Act {
        actor,
        action: "registration.promoted",
        event_id: Some(event.id.as_str()),
        registration_id: Some(registration.id.as_str()),
        detail,
    };
    audit::record(tx, now, act).await
}

/// Whom settling would promote, and with how many seats; also asked by a preview, which writes nothing.
pub fn to_promote(
    event: &Event,
    terms: &CapacityTerms,
    now: Timestamp,
    counted: &Counted,
) -> Vec<Promotion<RegistrationId>> {
    counted.seating(terms, now, gives_out(event, terms, now)).promotions()
}

/// Whether free seats go to the queue by themselves.
pub fn gives_out(event: &Event, terms: &CapacityTerms, now: Timestamp) -> bool {
    event.state == events::State::Published && rules::is_before_deadline(terms, event.details.starts_at, now)
}

/// The job: gives out seats that were kept for a head as long as the organiser lets them be. Several processes may run
/// it at once: each event is decided anew under its lock, and what one gave out the next finds given out.
pub async fn settle_overdue(state: &AppState) -> Result<(), StoreError> {
    let now = state.clock.now();
    let overdue = store::overdue_holds(&mut *state.db.read().await?, now).await?;
    let mut failed = None;
    for event_id in overdue {
        // One event's trouble keeps no other waiting.
        if let Err(error) = settle_held(state, &event_id, now).await {
            tracing::error!(event = event_id.as_str(), %error, "held seats were not given out: the next run tries again");
            failed.get_or_insert(error);
        }
    }
    failed.map_or(Ok(()), Err)
}

async fn settle_held(state: &AppState, event_id: &EventId, now: Timestamp) -> Result<(), StoreError> {
    // Most often there is nobody whom the seats suit: that is seen without the lock, which pages from memory go by.
    let mut db = state.db.read().await?;
    let (Some(event), Some(capacity)) =
        (events::store::by_id(&mut db, event_id).await?, store::capacity_of(&mut db, event_id).await?)
    else {
        return Ok(());
    };
    let counted = store::count(&mut db, event_id).await?;
    drop(db);
    if to_promote(&event, &capacity.terms, now, &counted).is_empty() {
        return Ok(());
    }
    let mut tx = state.db.begin_write().await?;
    let Some(capacity) = store::lock(&mut tx, event_id).await? else { return Ok(()) };
    let Some(event) = events::store::by_id(&mut tx, event_id).await? else { return Ok(()) };
    settle(&mut tx, now, &event, &capacity.terms).await?;
    tx.commit().await
}
