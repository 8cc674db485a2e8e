//! Several registrations moved at once, to their seats or to the waiting list: shown first, done as it was shown.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::by_hand::foresee;
use super::who;
use crate::events::{Event, ManagedEvent};
use crate::organiser::pages::move_several::{self, MoveSeveral};
use crate::organiser::pages::queue_panel::segment;
use crate::organiser::selection::Selection;
use crate::paths;
use crate::registrations::acts::{self, AskedByHand, ByHand, Foreseen, HandOutcome};
use crate::server::error::AppError;
use crate::server::form::Form;
use crate::server::frame::Frame;
use crate::ui::form::{Fault, Faults, Values};

/// `GET /organiser/events/{id}/registrations/give-seats`, with the selection in its query.
pub async fn ask_seats(frame: Frame, event: ManagedEvent) -> Result<Response, AppError> {
    ask(frame, event, ByHand::Seat).await
}

/// `GET /organiser/events/{id}/registrations/to-queue`
pub async fn ask_queue(frame: Frame, event: ManagedEvent) -> Result<Response, AppError> {
    ask(frame, event, ByHand::Queue).await
}

/// `POST` to the first.
pub async fn give_seats(frame: Frame, event: ManagedEvent, form: Form) -> Result<Response, AppError> {
    act(frame, event, form, ByHand::Seat).await
}

/// `POST` to the second.
pub async fn to_queue(frame: Frame, event: ManagedEvent, form: Form) -> Result<Response, AppError> {
    act(frame, event, form, ByHand::Queue).await
}

async fn ask(frame: Frame, ManagedEvent(event): ManagedEvent, by: ByHand) -> Result<Response, AppError> {
    let values = Values::from_pairs(form_urlencoded::parse(frame.query().as_bytes()));
    let mut db = frame.state.db.read().await?;
    let ids = Selection::read(&values).ids(&mut db, &event.id).await?;
    drop(db);
    let foreseen = foresee(&frame, &event, &ids, by).await?;
    draw(&frame, &event, &values, foreseen, Faults::default(), false, StatusCode::OK).await
}

async fn act(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Form(values): Form,
    by: ByHand,
) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let ids = Selection::read(&values).ids(&mut db, &event.id).await?;
    drop(db);
    let (shown, above) = (values.get("shown"), !values.get("above").is_empty());
    let asked = AskedByHand { by, ids: &ids, shown, above, reason: "" };
    match acts::by_hand(&frame.state, &who(&frame)?.id, &event.id, asked).await? {
        HandOutcome::Done { parties, mails } => {
            let query = Selection::read(&values).asked().query();
            let done = (parties, mails);
            let path = paths::event_registrations_after(frame.lang, event.id.as_str(), &query, segment(by), done);
            Ok(Redirect::to(&path).into_response())
        }
        HandOutcome::Confirm(foreseen) if foreseen.fingerprint() == shown => {
            let mut faults = Faults::default();
            faults.push("above", None, Fault::Required);
            draw(&frame, &event, &values, *foreseen, faults, false, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        HandOutcome::Confirm(foreseen) => {
            let moved_on = foreseen.refusal.is_none();
            draw(&frame, &event, &values, *foreseen, Faults::default(), moved_on, StatusCode::CONFLICT).await
        }
    }
}

async fn draw(
    frame: &Frame,
    event: &Event,
    values: &Values,
    foreseen: Foreseen,
    faults: Faults,
    moved_on: bool,
    status: StatusCode,
) -> Result<Response, AppError> {
    let selection = Selection::read(values);
    let mut db = frame.state.db.read().await?;
    let mut parties = selection.registrations(&mut db, &event.id).await?;
    drop(db);
    let chosen = parties.len();
    if chosen == 0 {
        let query = selection.asked().query();
        let path = paths::event_registrations_after(frame.lang, event.id.as_str(), &query, "nobody", (0, 0));
        return Ok(Redirect::to(&path).into_response());
    }
    // A page was shown as those that it held: from here on it is they, whoever comes and goes.
    let selection = match selection {
        Selection::Page(_) => Selection::Picked(parties.iter().map(|party| party.id.clone()).collect()),
        other => other,
    };
    parties.retain(|party| foreseen.parties.contains(&party.id));
    let page = MoveSeveral {
        lang: frame.lang,
        event_id: event.id.clone(),
        chosen,
        left_out: chosen.saturating_sub(parties.len() + foreseen.stay.len()),
        foreseen,
        parties,
        selection,
        values: values.clone(),
        faults,
        moved_on,
    };
    let title = move_several::title_count(page.parties.len(), chosen);
    let title = frame.lang.queue().title_of_several(page.foreseen.by, title);
    Ok(frame.page(title).status(status).draw(move || move_several::view(page)))
}
