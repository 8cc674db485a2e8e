//! The attendee's page and what it does.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::{about, event_of, gone, refusal, replacement};
use crate::audit::Actor;
use crate::calendar;
use crate::events;
use crate::paths;
use crate::registrations::acts::{self, CancelOutcome};
use crate::registrations::mails;
use crate::registrations::model::{CancelledBy, Registration, Seat, State};
use crate::registrations::pages::{self, ConfirmPage, SeatPage};
use crate::registrations::store;
use crate::server::error::AppError;
use crate::server::frame::{Frame, Section};
use crate::ui::NoticeKind;

pub(super) async fn held(frame: &Frame, token: &str) -> Result<(Registration, Seat), AppError> {
    let mut db = frame.state.db.read().await?;
    let (registration, seat_id) = store::by_seat_token(&mut db, token).await?.ok_or(AppError::NotFound)?;
    let seat = registration.seats.iter().find(|seat| seat.id == seat_id).cloned().ok_or(AppError::NotFound)?;
    Ok((registration, seat))
}

pub async fn show(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let (registration, seat) = held(&frame, &token).await?;
    if seat.is_erased() {
        return gone(&frame, &registration).await;
    }
    let (event, capacity) = event_of(&frame, &registration).await?;
    let needs = store::needs_of(&mut *frame.state.db.read().await?, &seat.id).await?;
    let answer = store::answer_of(&mut *frame.state.db.read().await?, &seat.id).await?;
    let replacement = replacement(&frame, &event).await?;
    let title = frame.lang.registrations().your_seat();
    let live = registration.state == State::Confirmed && seat.cancelled.is_none();
    let not_asked = live && answer.is_none() && frame.asked("asked") == "no";
    let (about, now) = (about(&frame, event), frame.now);
    let page = SeatPage {
        about,
        replacement,
        terms: capacity.terms,
        registration,
        seat,
        needs,
        answer,
        token,
        now,
        note: not_asked.then(|| (NoticeKind::Info, frame.lang.answering().not_asked())),
    };
    Ok(frame.page(title).section(Section::Events).draw(move || pages::seat(page)))
}

/// The seat's own calendar file; who waits has none.
pub async fn calendar(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let (registration, seat) = held(&frame, &token).await?;
    let (event, capacity) = event_of(&frame, &registration).await?;
    if registration.state == State::Waitlisted || registration.confirmed_at.is_none() || seat.is_erased() {
        return Err(AppError::NotFound);
    }
    let cancelled = seat.cancelled.is_some() || event.state == events::State::Cancelled;
    let slug = event.slug.clone().unwrap_or_default();
    let link = frame.state.config.absolute(&paths::event(registration.lang, &slug));
    let entry = mails::seat_entry(&event, &capacity.terms, registration.lang, &seat, cancelled, link);
    let headers = [
        (header::CONTENT_TYPE, calendar::FILE_TYPE.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{slug}.ics\"")),
    ];
    Ok((headers, calendar::download(&entry)).into_response())
}

pub async fn ask(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let (registration, seat) = held(&frame, &token).await?;
    if seat.cancelled.is_some() || seat.is_erased() {
        return Ok(Redirect::to(&paths::seat(frame.lang, &token)).into_response());
    }
    draw_question(&frame, &registration, &token, StatusCode::OK).await
}

async fn draw_question(
    frame: &Frame,
    registration: &Registration,
    token: &str,
    status: StatusCode,
) -> Result<Response, AppError> {
    let (event, capacity) = event_of(frame, registration).await?;
    let about = about(frame, event);
    let text = frame.lang.registrations();
    let title = text.cancel_all_title(1);
    let page = ConfirmPage {
        refusal: refusal(&about, &capacity.terms, registration, frame.now),
        about,
        title: title.clone(),
        explanation: text.cancel_own_text().to_owned(),
        yes: text.yes_cancel(),
        back: paths::seat(frame.lang, token),
    };
    Ok(frame.page(title).status(status).section(Section::Events).draw(move || pages::confirm(page)))
}

pub async fn cancel(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let (registration, seat) = held(&frame, &token).await?;
    let outcome =
        acts::cancel_seats(&frame.state, &registration, &[seat.position], CancelledBy::Attendee, Actor::Attendee)
            .await?;
    match outcome {
        CancelOutcome::Done | CancelOutcome::AlreadyCancelled => {
            Ok(Redirect::to(&paths::seat(frame.lang, &token)).into_response())
        }
        CancelOutcome::TooLate | CancelOutcome::Over => {
            draw_question(&frame, &registration, &token, StatusCode::CONFLICT).await
        }
    }
}
