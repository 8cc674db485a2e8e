//! A form that was being typed when the session ended: it goes through the page that signs in, and comes back.
//!
//! The typed fields travel unseen in the page, under names of their own, in the browser where they were typed; nothing
//! is stored. They come back only to an address that shows a form without doing anything (the gate's ticket says so),
//! only by a button that somebody presses, and only to the person whose session it was.

use axum::http::HeaderMap;

use crate::server::access::held_ticket;
use crate::server::db::StoreError;
use crate::server::frame::Frame;
use crate::server::session;
use crate::server::state::AppState;
use crate::ui::form::Values;

/// The ticket, in the query that the gate leads to and then in the form.
pub const TICKET: &str = "held";
/// Whose the form is, as a hash; nothing where no cookie told.
const OWNER: &str = "held_by";
/// Before the name of each field that was typed.
const FIELD: &str = "held.";
/// What steers a form: what comes back is to be looked at first.
const STEERING: [&str; 3] = ["do", "confirmed", "shown"];

/// The form of the page that signs in, when the gate sent a typed one along.
pub async fn arrived(frame: &Frame, headers: &HeaderMap, typed: &Values) -> Result<Option<Values>, StoreError> {
    let (next, ticket) = (frame.asked("next"), frame.asked(TICKET));
    if ticket.is_empty() {
        return Ok(None);
    }
    let owner = session::owner(&frame.state, headers).await?;
    let mut values = Values::new();
    values.set("next", next);
    values.set(TICKET, ticket);
    values.set(OWNER, owner.map(|id| named(&frame.state, &id)).unwrap_or_default());
    for (name, value) in typed.pairs().filter(|(name, _)| !STEERING.contains(name)) {
        values.push(format!("{FIELD}{name}"), value);
    }
    Ok(Some(values))
}

/// What of a form goes along unseen while somebody signs in.
pub fn unseen(values: &Values) -> Vec<(String, String)> {
    let travels = |name: &str| name == "next" || name == TICKET || name == OWNER || name.starts_with(FIELD);
    let pairs = values.pairs().filter(|(name, value)| travels(name) && (!value.is_empty() || name.starts_with(FIELD)));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// What was typed, for the person who has signed in: nothing when it is somebody else's, or has nowhere to go.
pub fn returned(state: &AppState, values: &Values, next: &str, organiser_id: &str) -> Vec<(String, String)> {
    let ticket = values.get(TICKET);
    let owner = values.get(OWNER);
    let is_theirs = owner.is_empty() || owner == named(state, organiser_id);
    if ticket.is_empty() || ticket != held_ticket(state, next) || !is_theirs {
        return Vec::new();
    }
    let fields =
        values.pairs().filter_map(|(name, value)| Some((name.strip_prefix(FIELD)?.to_owned(), value.to_owned())));
    fields.collect()
}

fn named(state: &AppState, organiser_id: &str) -> String {
    state.config.secret.keyed_hash("held form", organiser_id)
}
