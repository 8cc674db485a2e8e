//! What is done with the queue by hand: shown first, done as it was shown.

use std::collections::HashMap;
use std::slice;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::registrations::load;
use super::who;
use crate::events::{Event, ManagedEvent};
use crate::organiser::pages::by_hand::{self, ByHandPage};
use crate::paths;
use crate::registrations::acts::{self, AskedByHand, ByHand, Foreseen, HandOutcome, Known};
use crate::registrations::{Registration, RegistrationId, store};
use crate::server::error::AppError;
use crate::server::form::Form;
use crate::server::frame::Frame;
use crate::text::queue::HandDone;
use crate::ui::form::{Fault, Faults, Need, Reader, Values, limits};

type Names = Path<HashMap<String, String>>;

/// `GET …/give-seats`
pub async fn ask_seats(frame: Frame, event: ManagedEvent, names: Names) -> Result<Response, AppError> {
    ask(frame, event, names, ByHand::Seat).await
}

/// `GET …/to-queue`
pub async fn ask_queue(frame: Frame, event: ManagedEvent, names: Names) -> Result<Response, AppError> {
    ask(frame, event, names, ByHand::Queue).await
}

/// `GET …/to-head`
pub async fn ask_head(frame: Frame, event: ManagedEvent, names: Names) -> Result<Response, AppError> {
    ask(frame, event, names, ByHand::Head).await
}

/// `POST …/give-seats`
pub async fn give_seats(frame: Frame, event: ManagedEvent, names: Names, form: Form) -> Result<Response, AppError> {
    act(frame, event, names, form, ByHand::Seat).await
}

/// `POST …/to-queue`
pub async fn to_queue(frame: Frame, event: ManagedEvent, names: Names, form: Form) -> Result<Response, AppError> {
    act(frame, event, names, form, ByHand::Queue).await
}

/// `POST …/to-head`
pub async fn to_head(frame: Frame, event: ManagedEvent, names: Names, form: Form) -> Result<Response, AppError> {
    act(frame, event, names, form, ByHand::Head).await
}

async fn ask(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Path(names): Names,
    by: ByHand,
) -> Result<Response, AppError> {
    let registration = load(&frame, &event, &names).await?;
    let foreseen = foresee(&frame, &event, slice::from_ref(&registration.id), by).await?;
    Ok(draw(&frame, registration, foreseen, Values::new(), Faults::default(), false, StatusCode::OK))
}

/// What it would do now, found without the lock: doing it looks again.
pub(super) async fn foresee(
    frame: &Frame,
    event: &Event,
    ids: &[RegistrationId],
    by: ByHand,
) -> Result<Foreseen, AppError> {
    let mut db = frame.state.db.read().await?;
    let capacity = store::capacity_of(&mut db, &event.id).await?.ok_or(AppError::NotFound)?;
    let counted = store::count(&mut db, &event.id).await?;
    let all = store::by_event(&mut db, &event.id).await?;
    let known = Known { event, terms: &capacity.terms, now: frame.now, counted: &counted, all: &all };
    Ok(acts::foresee(by, ids, known))
}

async fn act(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Path(names): Names,
    Form(values): Form,
    by: ByHand,
) -> Result<Response, AppError> {
    let registration = load(&frame, &event, &names).await?;
    let mut reader = Reader::new(&values);
    let reason = if by == ByHand::Head { reader.text("reason", limits::LINE, Need::Required) } else { String::new() };
    let reason = match reader.finish(reason) {
        Ok(reason) => reason,
        Err(faults) => {
            let foreseen = foresee(&frame, &event, slice::from_ref(&registration.id), by).await?;
            return Ok(refused(&frame, registration, foreseen, values, faults));
        }
    };
    let above = !values.get("above").is_empty();
    let ids = slice::from_ref(&registration.id);
    let asked = AskedByHand { by, ids, shown: values.get("shown"), above, reason: &reason };
    match acts::by_hand(&frame.state, &who(&frame)?.id, &event.id, asked).await? {
        HandOutcome::Done { .. } => {
            let done = match by {
                ByHand::Seat => HandDone::Seated,
                ByHand::Queue => HandDone::Queued,
                ByHand::Head => HandDone::First,
            };
            let (event_id, id) = (event.id.as_str(), registration.id.as_str());
            let path = paths::managed_registration_after(frame.lang, event_id, id, done.tag());
            Ok(Redirect::to(&path).into_response())
        }
        HandOutcome::Confirm(foreseen) => {
            // As it is now: it may have been moved since the page was asked for.
            let registration = load(&frame, &event, &names).await?;
            if foreseen.fingerprint() == values.get("shown") {
                let mut faults = Faults::default();
                faults.push("above", None, Fault::Required);
                return Ok(refused(&frame, registration, *foreseen, values, faults));
            }
            let moved_on = foreseen.refusal.is_none();
            let faults = Faults::default();
            Ok(draw(&frame, registration, *foreseen, values, faults, moved_on, StatusCode::CONFLICT))
        }
    }
}

fn refused(frame: &Frame, registration: Registration, foreseen: Foreseen, values: Values, faults: Faults) -> Response {
    draw(frame, registration, foreseen, values, faults, false, StatusCode::UNPROCESSABLE_ENTITY)
}

fn draw(
    frame: &Frame,
    registration: Registration,
    foreseen: Foreseen,
    values: Values,
    faults: Faults,
    moved_on: bool,
    status: StatusCode,
) -> Response {
    let title = frame.lang.queue().title(foreseen.by, registration.called());
    let page = ByHandPage { lang: frame.lang, registration, foreseen, values, faults, moved_on };
    frame.page(title).status(status).draw(move || by_hand::view(page))
}
