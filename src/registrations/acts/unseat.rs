//! Taking a confirmed party's seats back: it stands in the queue again, by the number it always had.

use serde_json::json;

use super::tell::{Mails, contact_has_seat};
use crate::audit::{self, Act, Actor};
use crate::events::Event;
use crate::registrations::mails::{ContactNews, SeatNews};
use crate::registrations::model::{CapacityTerms, Registration};
use crate::registrations::store;
use crate::server::db::{StoreError, WriteTx};
use crate::time::Timestamp;

/// Moves a confirmed party to the waiting list: its calendar entries end, everybody is told, the act is logged. `None`
/// when it was not confirmed. The caller holds the event's lock, decides whether it may be, and settles afterwards; of
/// several parties the one that came first is moved first, so that each is told the number it ends up with.
pub async fn unseat(
    tx: &mut WriteTx,
    now: Timestamp,
    event: &Event,
    terms: &CapacityTerms,
    party: &Registration,
    actor: Actor<'_>,
) -> Result<Option<Registration>, StoreError> {
    if !store::unseat(tx, &party.id).await? {
        return Ok(None);
    }
    for seat in party.live_seats() {
        store::raise_sequence(tx, now, &seat.id).await?;
    }
    let moved = store::by_id(tx, &event.id, &party.id).await?;
    let moved = moved.ok_or(StoreError::Corrupt("a registration that went"))?;
    let position = store::queue_position(tx, &event.id, moved.queue_number).await?;
    // An organiser's act: it leaves at once, and takes along what waits for its turn before it.
    let mails = Mails::of_organiser(now, event, terms);
    for seat in moved.live_seats() {
        mails.seat(tx, &moved, seat, &SeatNews::BackInQueue { position }).await?;
    }
    if !contact_has_seat(&moved) {
        mails.contact(tx, &moved, ContactNews::BackInQueue { position }).await?;
    }
    let act = Act {
        actor,
        action: "registration.unseat",
        event_id: Some(event.id.as_str()),
        registration_id: Some(moved.id.as_str()),
        detail: json!({ "seats": moved.size(), "position": position }),
    };
    audit::record(tx, now, act).await?;
    Ok(Some(moved))
}
