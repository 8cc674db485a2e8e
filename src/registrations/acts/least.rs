//! A waiting party says that it also takes fewer seats, or not any more.

use serde_json::json;

use super::settle::settle;
use super::{Locked, lock};
use crate::audit::{self, Act, Actor};
use crate::registrations::model::{Registration, State};
use crate::registrations::store;
use crate::server::db::StoreError;
use crate::server::state::AppState;

/// Writes the fewest seats that the party takes (`None`: all or none), and gives it seats if that is now enough. False
/// where it does not wait any more.
pub async fn set_least(
    state: &AppState,
    registration: &Registration,
    least: Option<i64>,
    actor: Actor<'_>,
) -> Result<bool, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Locked { event, terms, party } = lock(&mut tx, registration).await?;
    if party.state != State::Waitlisted {
        return Ok(false);
    }
    let least = least.filter(|least| (1..party.size()).contains(least));
    if least == party.min_seats {
        return Ok(true);
    }
    store::set_min_seats(&mut tx, &party.id, least).await?;
    let act = Act {
        actor,
        action: "registration.least",
        event_id: Some(event.id.as_str()),
        registration_id: Some(party.id.as_str()),
        detail: json!({ "before": party.min_seats, "after": least }),
    };
    audit::record(&mut tx, now, act).await?;
    settle(&mut tx, now, &event, &terms).await?;
    tx.commit().await?;
    Ok(true)
}
