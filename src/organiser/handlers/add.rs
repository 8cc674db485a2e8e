//! Adding a party by hand: shown, rearranged, judged, asked about, done.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::{head, who};
use crate::events::{Event, ManagedEvent, State};
use crate::organiser::pages::add::{self, Add, FULL_SHOWN, WHEN_FULL};
use crate::paths;
use crate::registrations::acts::{self, Added, Addition, Shortage, WhenFull};
use crate::registrations::forms::{self, DO, FORM_KEY};
use crate::server::error::AppError;
use crate::server::form::{Form, content_hash};
use crate::server::frame::Frame;
use crate::server::token::random_token;
use crate::text::queue::HandDone;
use crate::text::registrations::Note;
use crate::ui::form::{Fault, Faults, Values};

/// `GET /organiser/events/{id}/registrations/new`
pub async fn form(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    let mut values = forms::fresh(random_token());
    values.set("lang", crate::text::Lang::Da.tag());
    values.set("tell", "yes");
    draw(&frame, event, Draft::of(values, StatusCode::OK)).await
}

/// `POST` to the same address.
pub async fn add(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Form(mut values): Form,
) -> Result<Response, AppError> {
    if !is_open(&frame, &event) {
        return draw(&frame, event, Draft::of(values, StatusCode::CONFLICT)).await;
    }
    // What was typed when the session ended comes back to be looked at.
    let looks_again = values.get(DO) == "edit";
    if forms::rearrange(&mut values) || looks_again {
        return draw(&frame, event, Draft::of(values, StatusCode::OK)).await;
    }
    if values.get(FORM_KEY).is_empty() {
        values.set(FORM_KEY, random_token());
    }
    let typed = match forms::read_by_hand(&values) {
        Ok(typed) => typed,
        Err(faults) => {
            let draft = Draft { faults, ..Draft::of(values, StatusCode::UNPROCESSABLE_ENTITY) };
            return draw(&frame, event, draft).await;
        }
    };
    let when_full = [WhenFull::Seat, WhenFull::Wait].into_iter().find(|one| add::tag(*one) == values.get(WHEN_FULL));
    let except = [FORM_KEY, WHEN_FULL, FULL_SHOWN, DO];
    let content = format!("{} {}", event.id.as_str(), content_hash(&values, &except));
    let addition = Addition {
        organiser_id: &who(&frame)?.id,
        lang: typed.lang,
        party: typed.party,
        tell: typed.tell,
        when_full: when_full.map(|when_full| (when_full, values.get(FULL_SHOWN))),
        form_key: values.get(FORM_KEY),
        content_hash: &content,
    };
    match acts::add(&frame.state, &event.id, &addition).await? {
        Added::Made(id) => {
            let done = HandDone::Added.tag();
            let path = paths::managed_registration_after(frame.lang, event.id.as_str(), id.as_str(), done);
            Ok(Redirect::to(&path).into_response())
        }
        Added::OtherContent => {
            values.set(FORM_KEY, random_token());
            let note = Some(frame.lang.queue().key_used());
            draw(&frame, event, Draft { note, ..Draft::of(values, StatusCode::CONFLICT) }).await
        }
        Added::Ask(shortage) => {
            let mut faults = Faults::default();
            if when_full.is_none() && !values.get(FULL_SHOWN).is_empty() {
                faults.push(WHEN_FULL, None, Fault::Required);
            }
            let draft = Draft::of(values, StatusCode::UNPROCESSABLE_ENTITY);
            draw(&frame, event, Draft { faults, shortage: Some(shortage), ..draft }).await
        }
        Added::NotOpen => draw(&frame, event, Draft::of(values, StatusCode::CONFLICT)).await,
    }
}

/// A form to draw, fresh or refused.
struct Draft {
    values: Values,
    faults: Faults,
    note: Option<Note>,
    shortage: Option<Shortage>,
    status: StatusCode,
}

impl Draft {
    fn of(values: Values, status: StatusCode) -> Self {
        Self { values, faults: Faults::default(), note: None, shortage: None, status }
    }
}

fn is_open(frame: &Frame, event: &Event) -> bool {
    event.state == State::Published && !event.is_past(frame.now)
}

async fn draw(frame: &Frame, event: Event, draft: Draft) -> Result<Response, AppError> {
    let title = format!("{}: {}", frame.lang.queue().add(), event.title(frame.lang).text);
    let open = is_open(frame, &event);
    let mut db = frame.state.db.read().await?;
    let head = head(&mut db, frame, event).await?;
    let Draft { values, faults, note, shortage, status } = draft;
    let page = Add { head, values, faults, note, shortage, open };
    Ok(frame.page(title).status(status).draw(move || add::view(page)))
}
