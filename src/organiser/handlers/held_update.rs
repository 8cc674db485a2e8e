//! An update whose mails wait: looking at it, sending it now, or not at all.

use axum::response::{IntoResponse, Redirect, Response};

use super::event::after;
use super::letters::letters;
use super::{head, who};
use crate::events::{Event, ManagedEvent};
use crate::organiser::acts::{self, End, Ended};
use crate::organiser::pages::held_update;
use crate::paths;
use crate::registrations;
use crate::server::error::AppError;
use crate::server::form::Form;
use crate::server::frame::Frame;
use crate::text::organiser::Done;

/// `GET /organiser/events/{id}/held-update`
pub async fn show(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    draw(&frame, event, false).await
}

/// `POST /organiser/events/{id}/held-update`
pub async fn end(frame: Frame, ManagedEvent(event): ManagedEvent, Form(values): Form) -> Result<Response, AppError> {
    let end = match values.get("do") {
        "send" => End::Send,
        "drop" => End::Drop,
        _ => return draw(&frame, event, false).await,
    };
    match acts::end_waiting(&frame.state, who(&frame)?, &event.id, end, values.get("shown")).await? {
        Ended::Sent { mails } => Ok(after(&frame, &event.id, Done::HeldSent, mails)),
        Ended::Dropped => Ok(after(&frame, &event.id, Done::HeldDropped, 0)),
        Ended::Confirm => draw(&frame, event, true).await,
        Ended::Nothing => Ok(to_overview(&frame, &event)),
    }
}

async fn draw(frame: &Frame, event: Event, moved_on: bool) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let Some(waits) = acts::waits(&mut db, frame.now, &event).await? else { return Ok(to_overview(frame, &event)) };
    let capacity = registrations::store::capacity_of(&mut db, &event.id).await?.ok_or(AppError::NotFound)?;
    let letters = letters(frame, &event, &capacity.terms, &waits.samples, &waits.held.words);
    let title = frame.lang.what_if().update_waits(waits.told.total(), waits.held.due_at, frame.now);
    let page = held_update::HeldUpdate { head: head(&mut db, frame, event).await?, waits, letters, moved_on };
    Ok(frame.page(title).draw(move || held_update::view(page)))
}

/// It was sent meanwhile, or never was.
fn to_overview(frame: &Frame, event: &Event) -> Response {
    Redirect::to(&paths::managed_event(frame.lang, event.id.as_str())).into_response()
}
