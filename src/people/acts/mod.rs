//! What changes accounts and sessions: each act is one transaction with its log entry.

mod accounts;
mod links;
mod sessions;

use serde::Serialize;

pub use accounts::{Changed, Invitation, change, close, invite_again, invite_person, reopen};
pub use links::{Invited, forgot, invite, send_links};
pub use sessions::{SignedIn, end_session, forget_networks, set_password, sign_in, sign_out_everywhere};

use crate::audit::{self, Act, Actor};
use crate::server::db::{StoreError, WriteTx};
use crate::time::Timestamp;

/// Logs what somebody did that concerns no event.
async fn record(
    tx: &mut WriteTx,
    now: Timestamp,
    organiser_id: &str,
    action: &'static str,
    detail: impl Serialize,
) -> Result<(), StoreError> {
    let actor = Actor::Organiser(organiser_id);
    audit::record(tx, now, Act { actor, action, event_id: None, registration_id: None, detail }).await
}
