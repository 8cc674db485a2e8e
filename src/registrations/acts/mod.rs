//! What changes registrations: each act is one transaction, with its mails and its log entry.
//!
//! An act takes the event's lock first, then reads, decides by `rules`, writes, posts and records. Whatever frees a
//! seat or changes the queue ends in [`settle`], the one place that promotes.

mod cancel;
mod erase;
mod settle;
mod sign_up;
mod tell;

pub use cancel::{CancelOutcome, cancel_seats, prevented, send_again};
pub use erase::{erase, erase_due, erase_needs};
pub use settle::{Settled, settle, to_promote};
pub use sign_up::{SignUp, SignedUp, forget_form_keys, sign_up, sign_up_from};
pub use tell::{Audience, audience, changes_for, tell_of_cancellation, tell_of_change};

use super::model::Capacity;
use super::rules::{self, Window};
use crate::events::Event;
use crate::time::Timestamp;

impl Capacity {
    /// Whether people can sign up for an event now.
    pub fn window(&self, event: &Event, now: Timestamp) -> Window {
        rules::window(event.state, &self.terms, event.details.starts_at, now)
    }
}
