//! "Are you still coming?": a yes is noted, and a no gives up the seat as every cancellation does.

use serde_json::json;

use super::cancel::{CancelOutcome, cancel_locked, prevented};
use super::{Locked, lock};
use crate::audit::{self, Act, Actor};
use crate::registrations::model::{CancelledBy, Registration, Seat, SeatId, State};
use crate::registrations::store;
use crate::server::db::StoreError;
use crate::server::state::AppState;

/// What became of an answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Answered {
    /// It is noted; of a no, the seat is given up.
    Noted,
    /// Nobody asked, or the seat is gone: nothing to answer.
    Nothing,
    /// The deadline has passed; only the organiser can.
    TooLate,
    /// The event is cancelled or past.
    Over,
}

/// Notes whether an attendee comes. The same answer again changes nothing.
pub async fn answer(
    state: &AppState,
    registration: &Registration,
    seat_id: &SeatId,
    coming: bool,
) -> Result<Answered, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let locked = lock(&mut tx, registration).await?;
    let Locked { event, terms, party } = &locked;
    let Some(seat) = asked_seat(party, seat_id) else { return Ok(Answered::Nothing) };
    let Some(before) = store::answer_of(&mut tx, seat_id).await? else { return Ok(Answered::Nothing) };
    // Until the deadline an answer may change: after it a yes keeps nothing, and a no frees nothing by itself.
    match prevented(event, terms, party.state, CancelledBy::Attendee, now) {
        Some(CancelOutcome::TooLate) if !coming => return Ok(Answered::TooLate),
        Some(CancelOutcome::Over) => return Ok(Answered::Over),
        _ if before.coming == Some(coming) => return Ok(Answered::Noted),
        _ => {}
    }
    store::answer(&mut tx, now, seat_id, coming).await?;
    let act = Act {
        actor: Actor::Attendee,
        action: "seat.coming",
        event_id: Some(event.id.as_str()),
        registration_id: Some(party.id.as_str()),
        detail: json!({ "position": seat.position, "coming": coming }),
    };
    audit::record(&mut tx, now, act).await?;
    if !coming {
        let position = seat.position;
        match cancel_locked(&mut tx, state, &locked, &[position], CancelledBy::Attendee, Actor::Attendee).await? {
            CancelOutcome::Done => {}
            CancelOutcome::AlreadyCancelled => return Ok(Answered::Nothing),
            CancelOutcome::TooLate => return Ok(Answered::TooLate),
            CancelOutcome::Over => return Ok(Answered::Over),
        }
    }
    tx.commit().await?;
    Ok(Answered::Noted)
}

/// The seat, where it is somebody's to come on.
fn asked_seat<'a>(party: &'a Registration, seat_id: &SeatId) -> Option<&'a Seat> {
    let seat = party.live_seats().find(|seat| seat.id == *seat_id)?;
    (party.state == State::Confirmed && !seat.is_erased()).then_some(seat)
}
