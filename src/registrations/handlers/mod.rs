//! Requests about registrations: thin, each reads, asks an act or a page, and answers.

mod coming;
mod own_data;
pub mod places;
mod registration;
mod seat;
mod sign_up;

use axum::response::Response;
use axum::routing::{get, post};

use super::acts::{CancelOutcome, prevented};
use super::model::{CancelledBy, Capacity, CapacityTerms, Registration};
use super::pages::{self, About};
use super::store;
use crate::events::{self, Event};
use crate::server::access::Access;
use crate::server::error::AppError;
use crate::server::frame::{Frame, Section};
use crate::server::routes::Routes;
use crate::text::registrations::Note;
use crate::time::Timestamp;

/// Sign-up, and the pages of whoever holds a link.
pub fn routes() -> Routes {
    Routes::new()
        .page("/events/{slug}/sign-up", Access::Anyone, get(sign_up::form).post(sign_up::send))
        .page("/registrations/{token}", Access::Holder, get(registration::show))
        .page(
            "/registrations/{token}/cancel",
            Access::Holder,
            get(registration::ask_all).post(registration::cancel_all),
        )
        .page(
            "/registrations/{token}/seats/{position}/cancel",
            Access::Holder,
            get(registration::ask_one).post(registration::cancel_one),
        )
        .page("/registrations/{token}/seats/{position}/resend", Access::Holder, post(registration::send_again))
        .page(
            "/registrations/{token}/least",
            Access::Holder,
            get(registration::to_registration).post(registration::set_least),
        )
        .page("/registrations/{token}/data", Access::Holder, get(own_data::of_registration))
        .page(
            "/registrations/{token}/erase",
            Access::Holder,
            get(own_data::ask_registration).post(own_data::erase_registration),
        )
        .page("/seats/{token}", Access::Holder, get(seat::show))
        .page("/seats/{token}/coming", Access::Holder, get(coming::ask).post(coming::answer))
        .page("/seats/{token}/data", Access::Holder, get(own_data::of_seat))
        .page("/seats/{token}/needs", Access::Holder, post(own_data::erase_needs))
        .page("/seats/{token}/erase", Access::Holder, get(own_data::ask_seat).post(own_data::erase_seat))
        .page("/seats/{token}/calendar.ics", Access::Holder, get(seat::calendar))
        .page("/seats/{token}/cancel", Access::Holder, get(seat::ask).post(seat::cancel))
        .file("/api/places-left", Access::Anyone, post(places::answer))
}

/// The event of a registration, with its capacity.
async fn event_of(frame: &Frame, registration: &Registration) -> Result<(Event, Capacity), AppError> {
    let mut db = frame.state.db.read().await?;
    let event = events::store::by_id(&mut db, &registration.event_id).await?.ok_or(AppError::NotFound)?;
    let capacity = store::capacity_of(&mut db, &event.id).await?.ok_or(AppError::NotFound)?;
    Ok((event, capacity))
}

/// What takes a cancelled event's place.
async fn replacement(frame: &Frame, event: &Event) -> Result<Option<Event>, AppError> {
    let Some(id) = &event.replaced_by else { return Ok(None) };
    let mut db = frame.state.db.read().await?;
    Ok(events::store::by_id(&mut db, id).await?)
}

/// The page that says that somebody is forgotten.
async fn gone(frame: &Frame, registration: &Registration) -> Result<Response, AppError> {
    let (event, _) = event_of(frame, registration).await?;
    let about = about(frame, event);
    let title = frame.lang.own_data().gone();
    Ok(frame.page(title).section(Section::Events).draw(move || pages::gone(&about)))
}

fn about(frame: &Frame, event: Event) -> About {
    About { lang: frame.lang, event }
}

/// Why the holder of a link cannot cancel now; `None` while they can.
fn refusal(about: &About, terms: &CapacityTerms, registration: &Registration, now: Timestamp) -> Option<Note> {
    let text = about.lang.registrations();
    // Contact and attendee have the same deadline.
    match prevented(&about.event, terms, registration.state, CancelledBy::Contact, now)? {
        CancelOutcome::Done | CancelOutcome::AlreadyCancelled => None,
        CancelOutcome::TooLate => Some(text.too_late_note(&about.call())),
        CancelOutcome::Over if about.event.state == events::State::Cancelled => {
            Some(text.cancelled_note(about.event.details.kind))
        }
        CancelOutcome::Over => Some(text.past_note(about.event.details.kind, &about.call())),
    }
}
