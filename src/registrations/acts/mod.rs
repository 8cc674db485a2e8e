//! What changes registrations: each act is one transaction, with its mails and its log entry.
//!
//! An act takes the event's lock first, then reads, decides by `rules`, writes, posts and records. Whatever frees a
//! seat or changes the queue ends in [`settle`], the one place that promotes.

mod add;
mod answer;
mod attendance;
mod by_hand;
mod cancel;
mod edit;
mod erase;
mod foresee;
mod held;
mod least;
mod search;
mod settle;
mod sign_up;
mod tell;
mod unseat;

pub use add::{Added, Addition, Shortage, WhenFull, add};
pub use answer::{Answered, answer};
pub use attendance::tick;
pub use by_hand::{AskedByHand, HandOutcome, by_hand};
pub use cancel::{
    CancelOutcome, CancelParties, PartiesCancelled, cancel_parties, cancel_seats, mails_of_leaving, prevented,
    send_again, shown,
};
pub use edit::{AskedEdit, Edit, Edited, Effects, MovedEntry, Noted, edit, write_note};
pub use erase::{erase, erase_due, erase_needs};
pub use foresee::{ByHand, Foreseen, Known, Moved, Refusal, foresee, moved};
pub use held::{
    Held, KnownByAll, Words, held, held_audience, hold, keep_corrections, may_wait_until, send_held, send_held_due,
};
pub use least::set_least;
pub use search::catch_up_with_search;
pub use settle::{Settled, gives_out, settle, settle_overdue, to_promote};
pub use sign_up::{SignUp, SignedUp, forget_form_keys, sign_up, sign_up_from};
pub use tell::{Audience, Concerned, Reader, audience, concerned, contact_has_seat, tell, tell_of_cancellation};
pub use unseat::{take_back, tell_taken_back, to_unseat};

use super::model::{Capacity, CapacityTerms, Registration};
use super::rules::{self, Window};
use super::store;
use crate::events::{self, Event};
use crate::server::db::{StoreError, WriteTx};
use crate::time::Timestamp;

/// A party as it is under its event's lock.
struct Locked {
    event: Event,
    terms: CapacityTerms,
    party: Registration,
}

/// Takes the event's lock and reads what an act on a party decides by: what the caller holds may be old.
async fn lock(tx: &mut WriteTx, registration: &Registration) -> Result<Locked, StoreError> {
    let Registration { event_id, id, .. } = registration;
    let capacity = store::lock(tx, event_id).await?.ok_or(StoreError::Corrupt("an event without capacity"))?;
    let event = events::store::by_id(tx, event_id).await?.ok_or(StoreError::Corrupt("a seat without event"))?;
    let party = store::by_id(tx, event_id, id).await?.ok_or(StoreError::Corrupt("a registration that went"))?;
    Ok(Locked { event, terms: capacity.terms, party })
}

impl Capacity {
    /// Whether people can sign up for an event now.
    pub fn window(&self, event: &Event, now: Timestamp) -> Window {
        rules::window(event.state, &self.terms, event.details.starts_at, now)
    }
}
