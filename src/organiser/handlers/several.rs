//! Several registrations at once: the page that says who and how many mails, and doing it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::{head, who};
use crate::audit::Actor;
use crate::events::{self, Event, ManagedEvent};
use crate::organiser::asked::Asked;
use crate::organiser::pages::cancel_several::{self, CancelSeveral};
use crate::organiser::selection::Selection;
use crate::paths;
use crate::registrations::acts::{self, CancelParties, PartiesCancelled};
use crate::registrations::{RegistrationId, State};
use crate::server::error::AppError;
use crate::server::form::{Form, content_hash};
use crate::server::frame::Frame;
use crate::server::token::random_token;
use crate::ui::form::{Faults, Need, Reader, Values, limits};

/// What the form sends beside the selection and the words; they are no part of what makes it the same form.
const FORM_KEY: &str = "form_key";
const SHOWN: &str = "shown";

/// `GET /organiser/events/{id}/registrations/cancel`, with the selection in its query.
pub async fn ask(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    let values = Values::from_pairs(form_urlencoded::parse(frame.query().as_bytes()));
    draw(&frame, event, &Selection::read(&values), Values::new(), Faults::default(), false, StatusCode::OK).await
}

/// `POST` to the same address.
pub async fn cancel(frame: Frame, ManagedEvent(event): ManagedEvent, Form(values): Form) -> Result<Response, AppError> {
    let selection = Selection::read(&values);
    // What was typed when the session ended comes back to be looked at.
    if values.get("do") == "edit" {
        return draw(&frame, event, &selection, values, Faults::default(), false, StatusCode::OK).await;
    }
    let mut reader = Reader::new(&values);
    let words = reader.text("words", limits::TEXT, Need::Optional);
    let words = match reader.finish(words) {
        Ok(words) => words,
        Err(faults) => {
            return draw(&frame, event, &selection, values, faults, false, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let ids = live_ids(&frame, &event, &selection).await?;
    let cancel = CancelParties {
        ids: &ids,
        words: &words,
        shown: values.get(SHOWN),
        form_key: values.get(FORM_KEY),
        content_hash: &content_hash(&values, &["do"]),
    };
    let actor = Actor::Organiser(&who(&frame)?.id);
    let asked = selection.asked();
    let done = match acts::cancel_parties(&frame.state, &event.id, cancel, actor).await? {
        PartiesCancelled::Done { parties, mails } => (parties, mails),
        PartiesCancelled::Before | PartiesCancelled::Over => return Ok(to_list(&frame, &event, &asked)),
        PartiesCancelled::Changed => {
            return draw(&frame, event, &selection, values, Faults::default(), true, StatusCode::CONFLICT).await;
        }
    };
    let query = asked.query();
    let path = paths::event_registrations_after(frame.lang, event.id.as_str(), &query, "cancelled", done);
    Ok(Redirect::to(&path).into_response())
}

/// Those of a selection that can be cancelled.
async fn live_ids(frame: &Frame, event: &Event, selection: &Selection) -> Result<Vec<RegistrationId>, AppError> {
    let mut db = frame.state.db.read().await?;
    Ok(selection.ids(&mut db, &event.id).await?)
}

fn to_list(frame: &Frame, event: &Event, asked: &Asked) -> Response {
    let path = paths::event_registrations_with(frame.lang, event.id.as_str(), &asked.query());
    Redirect::to(&path).into_response()
}

async fn draw(
    frame: &Frame,
    event: Event,
    selection: &Selection,
    mut values: Values,
    faults: Faults,
    changed: bool,
    status: StatusCode,
) -> Result<Response, AppError> {
    let asked = selection.asked();
    let mut db = frame.state.db.read().await?;
    let mut parties = selection.registrations(&mut db, &event.id).await?;
    let chosen = parties.len();
    parties.retain(|party| party.state != State::Cancelled);
    let open = event.state == events::State::Published && !event.is_past(frame.now);
    if !open || parties.is_empty() {
        let done = if open { "nobody" } else { "" };
        let path = if done.is_empty() {
            paths::event_registrations_with(frame.lang, event.id.as_str(), &asked.query())
        } else {
            paths::event_registrations_after(frame.lang, event.id.as_str(), &asked.query(), done, (0, 0))
        };
        return Ok(Redirect::to(&path).into_response());
    }
    // A page was shown as those that it held: from here on it is they, whoever comes and goes.
    let selection = match selection {
        Selection::Page(_) => Selection::Picked(parties.iter().map(|party| party.id.clone()).collect()),
        other => other.clone(),
    };
    if values.get(FORM_KEY).is_empty() || changed {
        values.set(FORM_KEY, random_token());
    }
    let page = CancelSeveral {
        head: head(&mut db, frame, event).await?,
        mails: acts::mails_of_leaving(&parties),
        shown: acts::shown(&parties),
        before: chosen - parties.len(),
        parties,
        selection,
        asked,
        values,
        faults,
        changed,
    };
    let title = frame.lang.table().cancel_title(page.parties.len());
    Ok(frame.page(title).status(status).draw(move || cancel_several::view(page)))
}
