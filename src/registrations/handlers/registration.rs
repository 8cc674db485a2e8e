//! The contact's page and what it does.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::{about, event_of, gone, refusal, replacement};
use crate::audit::Actor;
use crate::paths;
use crate::registrations::acts::{self, CancelOutcome};
use crate::registrations::forms;
use crate::registrations::model::{CancelledBy, Registration, Seat, State};
use crate::registrations::pages::{self, ConfirmPage, RegistrationPage};
use crate::registrations::store;
use crate::server::error::{AppError, too_many};
use crate::server::form::Form;
use crate::server::frame::{Frame, Section};
use crate::server::limit::Budget;
use crate::server::token::Purpose;
use crate::text::registrations::Note;
use crate::time::HOUR;
use crate::ui::NoticeKind;
use crate::ui::form::{Faults, FormState, Values};

/// An invitation is sent again at most so often to one seat.
const SEND_AGAIN: Budget = Budget { scope: "registrations.send_again", allowed: 3, seconds: HOUR };

/// Also of a contact who is forgotten, and finds a page that says so.
pub(super) async fn held(frame: &Frame, token: &str) -> Result<Registration, AppError> {
    let mut db = frame.state.db.read().await?;
    store::by_token(&mut db, token).await?.ok_or(AppError::NotFound)
}

/// What a contact may act on; whoever is forgotten is nobody's contact any more.
async fn managed(frame: &Frame, token: &str) -> Result<Registration, AppError> {
    Some(held(frame, token).await?).filter(|registration| !registration.contact.is_erased()).ok_or(AppError::NotFound)
}

/// A seat's position, as an address writes it.
fn numbered(position: &str) -> Result<i64, AppError> {
    position.parse().map_err(|_| AppError::NotFound)
}

fn live_seat(registration: &Registration, position: i64) -> Result<Seat, AppError> {
    registration.live_seats().find(|seat| seat.position == position).cloned().ok_or(AppError::NotFound)
}

pub async fn show(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let registration = held(&frame, &token).await?;
    if registration.contact.is_erased() {
        return gone(&frame, &registration).await;
    }
    // After a redirect the address says which invitation was sent again: it shows a note and does nothing.
    let sent: Option<i64> = frame.asked("sent").parse().ok();
    let name = sent.and_then(|position| registration.live_seats().find(|seat| seat.position == position));
    let sent = name.map(|seat| frame.lang.registrations().sent_again(&seat.name));
    let is_saved = registration.state == State::Waitlisted && !frame.asked("least").is_empty();
    let saved = is_saved.then(|| frame.lang.queue().least_saved(registration.min_seats));
    let note = sent.or(saved).map(|note| (NoticeKind::Done, note));
    draw(&frame, registration, token, note).await
}

/// `GET /registrations/{token}/least`, which only a POST does: the language switch of a refused form leads here.
pub async fn to_registration(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    managed(&frame, &token).await?;
    Ok(Redirect::to(&paths::registration(frame.lang, &token)).into_response())
}

/// What a waiting party takes at least.
pub async fn set_least(frame: Frame, Path(token): Path<String>, Form(values): Form) -> Result<Response, AppError> {
    let registration = managed(&frame, &token).await?;
    let back = paths::registration(frame.lang, &token);
    if registration.state != State::Waitlisted {
        return Ok(Redirect::to(&back).into_response());
    }
    match forms::least(&values, registration.live_seats().count()) {
        Ok(least) => {
            acts::set_least(&frame.state, &registration, least, Actor::Contact).await?;
            Ok(Redirect::to(&format!("{back}?least=saved")).into_response())
        }
        Err(faults) => {
            let least = least_form(&frame, values, faults);
            let page = draw_with(&frame, registration, token, None, least, StatusCode::UNPROCESSABLE_ENTITY);
            page.await
        }
    }
}

fn least_form(frame: &Frame, values: Values, faults: Faults) -> FormState {
    FormState::new(values, faults, frame.lang).phrased(pages::phrase)
}

async fn draw(
    frame: &Frame,
    registration: Registration,
    token: String,
    note: Option<(NoticeKind, Note)>,
) -> Result<Response, AppError> {
    let least = least_form(frame, forms::of_least(registration.min_seats), Faults::default());
    draw_with(frame, registration, token, note, least, StatusCode::OK).await
}

async fn draw_with(
    frame: &Frame,
    registration: Registration,
    token: String,
    note: Option<(NoticeKind, Note)>,
    least: FormState,
    status: StatusCode,
) -> Result<Response, AppError> {
    let (event, capacity) = event_of(frame, &registration).await?;
    let position = store::position(&mut *frame.state.db.read().await?, &registration).await?;
    let secret = &frame.state.config.secret;
    let own_seat = registration
        .seats
        .iter()
        .find(|seat| seat.is_contact)
        .map(|seat| (seat.position, secret.token(Purpose::Seat, seat.id.as_str(), seat.token_generation)));
    let replacement = replacement(frame, &event).await?;
    let title = frame.lang.registrations().your_registration();
    let (about, now) = (about(frame, event), frame.now);
    let page = RegistrationPage {
        about,
        replacement,
        terms: capacity.terms,
        registration,
        token,
        position,
        now,
        note,
        own_seat,
        least,
    };
    Ok(frame.page(title).status(status).section(Section::Events).draw(move || pages::registration(page)))
}

pub async fn ask_all(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let registration = managed(&frame, &token).await?;
    let size = registration.live_seats().count();
    if size == 0 {
        return Ok(Redirect::to(&paths::registration(frame.lang, &token)).into_response());
    }
    let text = frame.lang.registrations();
    let waits = registration.state == State::Waitlisted;
    let title = if waits { format!("{}?", text.leave_queue()) } else { text.cancel_all_title(size) };
    ask(&frame, &registration, &token, title, text.cancel_all_text(waits).to_owned(), StatusCode::OK).await
}

pub async fn ask_one(frame: Frame, Path((token, position)): Path<(String, String)>) -> Result<Response, AppError> {
    let registration = managed(&frame, &token).await?;
    let position = numbered(&position)?;
    let seat = live_seat(&registration, position)?;
    let text = frame.lang.registrations();
    let explanation = match registration.state {
        State::Confirmed if seat.is_contact => text.cancel_own_text().to_owned(),
        state => text.cancel_seat_text(&seat.name, state == State::Waitlisted),
    };
    ask(&frame, &registration, &token, text.cancel_seat_title(&seat.name), explanation, StatusCode::OK).await
}

/// The page that asks; it says why when nothing can be cancelled any more.
async fn ask(
    frame: &Frame,
    registration: &Registration,
    token: &str,
    title: String,
    explanation: String,
    status: StatusCode,
) -> Result<Response, AppError> {
    let (event, capacity) = event_of(frame, registration).await?;
    let about = about(frame, event);
    let refusal = refusal(&about, &capacity.terms, registration, frame.now);
    let back = paths::registration(frame.lang, token);
    let text = frame.lang.registrations();
    let yes = if registration.state == State::Waitlisted { text.yes_leave() } else { text.yes_cancel() };
    let page = ConfirmPage { about, title: title.clone(), explanation, yes, refusal, back };
    Ok(frame.page(title).status(status).section(Section::Events).draw(move || pages::confirm(page)))
}

pub async fn cancel_all(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let registration = managed(&frame, &token).await?;
    let positions: Vec<i64> = registration.live_seats().map(|seat| seat.position).collect();
    cancel(&frame, &registration, &token, &positions).await
}

pub async fn cancel_one(frame: Frame, Path((token, position)): Path<(String, String)>) -> Result<Response, AppError> {
    let registration = managed(&frame, &token).await?;
    let position = numbered(&position)?;
    if !registration.seats.iter().any(|seat| seat.position == position) {
        return Err(AppError::NotFound);
    }
    cancel(&frame, &registration, &token, &[position]).await
}

async fn cancel(
    frame: &Frame,
    registration: &Registration,
    token: &str,
    positions: &[i64],
) -> Result<Response, AppError> {
    let outcome =
        acts::cancel_seats(&frame.state, registration, positions, CancelledBy::Contact, Actor::Contact).await?;
    match outcome {
        CancelOutcome::Done | CancelOutcome::AlreadyCancelled => {
            Ok(Redirect::to(&paths::registration(frame.lang, token)).into_response())
        }
        CancelOutcome::TooLate | CancelOutcome::Over => {
            let title = frame.lang.registrations().cancel_all_title(positions.len());
            ask(frame, registration, token, title, String::new(), StatusCode::CONFLICT).await
        }
    }
}

pub async fn send_again(frame: Frame, Path((token, position)): Path<(String, String)>) -> Result<Response, AppError> {
    let registration = managed(&frame, &token).await?;
    let position = numbered(&position)?;
    let seat = registration.seats.iter().find(|seat| seat.position == position).ok_or(AppError::NotFound)?;
    let key = frame.state.config.secret.keyed_hash(SEND_AGAIN.scope, seat.id.as_str());
    let mut tx = frame.state.db.begin_write().await?;
    let allowed = SEND_AGAIN.spend(&mut tx, &key, frame.now).await?;
    tx.commit().await?;
    if !allowed {
        let note = (NoticeKind::Info, frame.lang.registrations().sent_often());
        return Ok(too_many(draw(&frame, registration, token, Some(note)).await?, SEND_AGAIN.wait(frame.now)));
    }
    if !acts::send_again(&frame.state, &registration, position, Actor::Contact).await? {
        let waits = registration.state == State::Waitlisted;
        let note = (NoticeKind::Info, frame.lang.undelivered().nothing_to_send(waits));
        return draw(&frame, registration, token, Some(note)).await;
    }
    let back = format!("{}?sent={position}", paths::registration(frame.lang, &token));
    Ok(Redirect::to(&back).into_response())
}
