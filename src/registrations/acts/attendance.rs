//! Who came: decisions from the door, however late and however often they arrive.

use std::collections::BTreeMap;

use serde_json::json;

use crate::audit::{self, Act, Actor};
use crate::events::EventId;
use crate::registrations::lists::{self, Decision, Tick};
use crate::registrations::model::SeatId;
use crate::registrations::store;
use crate::server::db::StoreError;
use crate::server::state::AppState;

/// Writes down what was decided about seats of an event, and answers how many of them changed. A tick about a seat of
/// another event, or of somebody forgotten, is none.
///
/// The event's lock is not taken: nothing is counted, and a door with many people must not hold up sign-ups.
pub async fn tick(state: &AppState, event_id: &EventId, ticks: &[Tick], by: &str) -> Result<usize, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let seats = store::at_door(&mut tx, event_id).await?;
    // What comes out of all of them, seats in one order: two devices that send the same ones do not wait for each other.
    let mut decided: BTreeMap<&SeatId, Decision> = BTreeMap::new();
    for tick in ticks {
        let Some((id, seat)) = seats.get_key_value(&tick.seat) else { continue };
        let known = decided.get(id).copied().or(seat.known);
        if let Some(decision) = lists::decide(known, tick, now) {
            decided.insert(id, decision);
        }
    }
    let (mut changed, mut is_written) = (0, false);
    for (id, decision) in decided {
        if !store::decide(&mut tx, now, event_id, id, decision, by).await? {
            continue;
        }
        is_written = true;
        let Some(seat) = seats.get(id) else { continue };
        let before = seat.known.map(|known| known.came);
        if before == Some(decision.came) {
            continue;
        }
        changed += 1;
        let act = Act {
            actor: Actor::Organiser(by),
            action: "attendance.tick",
            event_id: Some(event_id.as_str()),
            registration_id: Some(seat.registration_id.as_str()),
            detail: json!({ "position": seat.position, "before": before, "came": decision.came }),
        };
        audit::record(&mut tx, now, act).await?;
    }
    if is_written {
        tx.commit().await?;
    }
    Ok(changed)
}
