//! "Are you still coming?": the page behind the two links of a mail, and the answer.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::seat::held;
use super::{about, event_of};
use crate::paths;
use crate::registrations::acts::{self, Answered, prevented};
use crate::registrations::model::{CancelledBy, Registration, Seat, State};
use crate::registrations::pages::{self, ComingPage};
use crate::registrations::store;
use crate::server::error::AppError;
use crate::server::form::Form;
use crate::server::frame::{Frame, Section};

/// `GET /seats/{token}/coming?answer=…`: changes nothing, because mail scanners follow links.
pub async fn ask(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let (registration, seat) = held(&frame, &token).await?;
    let chosen = frame.asked("answer");
    draw(&frame, registration, seat, token, &chosen, StatusCode::OK).await
}

/// `POST` to the same address.
pub async fn answer(frame: Frame, Path(token): Path<String>, Form(values): Form) -> Result<Response, AppError> {
    let (registration, seat) = held(&frame, &token).await?;
    let coming = match values.get("answer") {
        "yes" => true,
        "no" => false,
        _ => return Ok(Redirect::to(&paths::seat_coming(frame.lang, &token)).into_response()),
    };
    Ok(match acts::answer(&frame.state, &registration, &seat.id, coming).await? {
        // A seat that was given up says so on its own page; so does everything that cannot be answered any more.
        Answered::Noted if coming => Redirect::to(&paths::seat_coming(frame.lang, &token)).into_response(),
        Answered::Noted | Answered::Over => Redirect::to(&paths::seat(frame.lang, &token)).into_response(),
        Answered::Nothing => Redirect::to(&paths::seat_not_asked(frame.lang, &token)).into_response(),
        Answered::TooLate => draw(&frame, registration, seat, token, "no", StatusCode::CONFLICT).await?,
    })
}

/// The question, or the seat's own page where there is nothing to answer.
async fn draw(
    frame: &Frame,
    registration: Registration,
    seat: Seat,
    token: String,
    chosen: &str,
    status: StatusCode,
) -> Result<Response, AppError> {
    let (event, capacity) = event_of(frame, &registration).await?;
    let answer = store::answer_of(&mut *frame.state.db.read().await?, &seat.id).await?;
    let prevented = prevented(&event, &capacity.terms, registration.state, CancelledBy::Attendee, frame.now);
    let live = registration.state == State::Confirmed && seat.cancelled.is_none() && !seat.is_erased();
    if !live || prevented == Some(acts::CancelOutcome::Over) {
        return Ok(Redirect::to(&paths::seat(frame.lang, &token)).into_response());
    }
    // The event was moved since: nothing is asked, and nothing that was said counts.
    let Some(answer) = answer else {
        return Ok(Redirect::to(&paths::seat_not_asked(frame.lang, &token)).into_response());
    };
    let page = ComingPage {
        about: about(frame, event),
        terms: capacity.terms,
        waiting: capacity.waiting,
        too_late: prevented.is_some(),
        answer,
        no_first: chosen == "no",
        token,
    };
    let title = frame.lang.answering().still_coming();
    Ok(frame.page(title).status(status).section(Section::Events).draw(move || pages::coming(page)))
}
