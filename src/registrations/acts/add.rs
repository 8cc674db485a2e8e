//! An organiser adds a party by hand: with or without addresses, after sign-up closed, and above the capacity if they
//! say so.

use serde_json::json;

use super::settle::{gives_out, settle, to_promote};
use super::tell::Mails;
use crate::audit::{self, Act, Actor};
use crate::calendar::uid;
use crate::events::{self, EventId};
use crate::registrations::mails::{ContactNews, SeatNews};
use crate::registrations::model::{Party, RegistrationId, SeatId, State};
use crate::registrations::rules::{Placement, WhenShort};
use crate::registrations::store::{self, FormKey, NewParty};
use crate::server::db::StoreError;
use crate::server::state::AppState;
use crate::text::Lang;

/// What is done with a party that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenFull {
    /// It is seated: in front of who waits, and above the capacity where that is needed.
    Seat,
    Wait,
}

/// A party that an organiser adds.
pub struct Addition<'a> {
    pub organiser_id: &'a str,
    pub lang: Lang,
    pub party: Party,
    /// Whether those with an address are told.
    pub tell: bool,
    /// Decided on the numbers that were shown ([`Shortage::tag`]); nothing before somebody was asked.
    pub when_full: Option<(WhenFull, &'a str)>,
    pub form_key: &'a str,
    pub content_hash: &'a str,
}

/// Why a party does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortage {
    pub capacity: i64,
    pub seated: i64,
    /// Free seats, kept for who waits.
    pub free: i64,
    /// Parties that wait and would be passed.
    pub waiting: i64,
    /// How many seats would be above the capacity.
    pub above: i64,
}

impl Shortage {
    /// As a form carries it along, so that nobody decides on other numbers.
    pub fn tag(&self) -> String {
        format!("{}-{}-{}-{}", self.capacity, self.seated, self.waiting, self.above)
    }
}

/// What became of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Added {
    /// Made now, or by the same form before.
    Made(RegistrationId),
    /// The form's key belongs to another party.
    OtherContent,
    /// Nothing is written: it does not fit, and the organiser says what then.
    Ask(Shortage),
    /// The event is a draft, cancelled or past.
    NotOpen,
}

/// Adds it, or says what stands in the way.
pub async fn add(state: &AppState, event_id: &EventId, addition: &Addition<'_>) -> Result<Added, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Some(capacity) = store::lock(&mut tx, event_id).await? else { return Ok(Added::NotOpen) };
    let terms = capacity.terms;
    let event = events::store::by_id(&mut tx, event_id).await?.ok_or(StoreError::Corrupt("capacity without event"))?;
    let id = RegistrationId::fresh();
    match store::remember_form(&mut tx, now, addition.form_key, addition.content_hash, id.as_str()).await? {
        FormKey::New => {}
        FormKey::Again(made) => return Ok(Added::Made(RegistrationId(made))),
        FormKey::Other => return Ok(Added::OtherContent),
    }
    if event.state != events::State::Published || event.is_past(now) {
        return Ok(Added::NotOpen);
    }
    let mut counted = store::count(&mut tx, event_id).await?;
    if !to_promote(&event, &terms, now, &counted).is_empty() {
        settle(&mut tx, now, &event, &terms).await?;
        counted = store::count(&mut tx, event_id).await?;
    }
    let size = i64::try_from(addition.party.attendees.len()).unwrap_or(i64::MAX);
    let free = (terms.capacity - counted.seated).max(0);
    let shortage = Shortage {
        capacity: terms.capacity,
        seated: counted.seated,
        free,
        waiting: i64::try_from(counted.queue.len()).unwrap_or(i64::MAX),
        above: (size - free).max(0),
    };
    let placement = counted.seating(&terms, now, gives_out(&event, &terms, now)).place(size, WhenShort::Wait);
    let decided = addition.when_full.filter(|(_, shown)| *shown == shortage.tag()).map(|(when_full, _)| when_full);
    let (placed, above) = match (placement, decided) {
        (Placement::Confirmed { .. }, _) => (State::Confirmed, 0),
        (_, Some(WhenFull::Seat)) => (State::Confirmed, shortage.above),
        (Placement::Waitlisted, Some(WhenFull::Wait)) => (State::Waitlisted, 0),
        // One larger than the whole event would wait for ever.
        _ => return Ok(Added::Ask(shortage)),
    };
    let new = NewParty {
        id: &id,
        event_id,
        state: placed,
        lang: addition.lang,
        party: &addition.party,
        min_seats: None,
        added_by: Some(addition.organiser_id),
        above_capacity: above,
    };
    let host = state.config.host();
    let uid = |seat_id: &SeatId| uid::seat(seat_id.as_str(), &host);
    store::insert(&mut tx, now, &state.config.secret, &new, uid).await?;
    let registration =
        store::by_id(&mut tx, event_id, &id).await?.ok_or(StoreError::Corrupt("a registration just written"))?;
    let mails = Mails::of_organiser(now, &event, &terms);
    if addition.tell && placed == State::Confirmed {
        mails.seated(&mut tx, &registration, &SeatNews::Added, ContactNews::Added).await?;
    } else if addition.tell {
        let position = store::queue_position(&mut tx, event_id, registration.queue_number).await?;
        mails.contact(&mut tx, &registration, ContactNews::Waiting { position }).await?;
    }
    let counted = counted.and(&registration);
    store::write_counts(&mut tx, event_id, &terms, now, &counted).await?;
    let act = Act {
        actor: Actor::Organiser(addition.organiser_id),
        action: "registration.add",
        event_id: Some(event_id.as_str()),
        registration_id: Some(id.as_str()),
        detail: json!({
            "seats": size,
            "state": placed.tag(),
            "told": addition.tell,
            "above": above,
            "over": (counted.seated - terms.capacity).max(0),
        }),
    };
    audit::record(&mut tx, now, act).await?;
    tx.commit().await?;
    Ok(Added::Made(id))
}
