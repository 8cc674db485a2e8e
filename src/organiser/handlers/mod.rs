//! The organisers' handlers: load, decide, draw or redirect.

pub mod add;
pub mod attendance;
mod attention;
pub mod by_hand;
pub mod copy;
pub mod edit;
pub mod event;
pub mod exports;
pub mod held_update;
mod letters;
pub mod log;
pub mod messages;
pub mod move_several;
pub mod print;
pub mod registration_edit;
pub mod registrations;
pub mod reminders;
pub mod reports;
pub mod several;
pub mod statistics;

use sqlx::AnyConnection;

use super::pages::Head;
use crate::events::{Event, Right};
use crate::registrations::store;
use crate::server::access::Who;
use crate::server::error::AppError;
use crate::server::frame::Frame;

/// What is not there, for whoever may look.
pub async fn nothing() -> AppError {
    AppError::NotFound
}

/// Who asks; the gate has put them there.
fn who(frame: &Frame) -> Result<&Who, AppError> {
    frame.who.as_ref().ok_or(AppError::NotFound)
}

/// What stands above each page of an event.
async fn head(connection: &mut AnyConnection, frame: &Frame, event: Event) -> Result<Head, AppError> {
    let registrations = store::how_many(connection, &event.id).await?;
    let right = Right::of(who(frame)?.role);
    Ok(Head { lang: frame.lang, event, now: frame.now, registrations, right })
}
