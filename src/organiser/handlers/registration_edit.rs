//! Putting right who a registration is from, and the note that organisers write about it.

use std::collections::HashMap;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::registrations::{back, draw, load};
use super::{head, who};
use crate::audit::Actor;
use crate::events::{Event, ManagedEvent};
use crate::organiser::pages::registration_edit::{self, ConfirmEdit, EditPage};
use crate::organiser::registration_form::{self, VERSION};
use crate::registrations::Registration;
use crate::registrations::acts::{self, AskedEdit, Edit, Edited, Noted};
use crate::server::error::AppError;
use crate::server::form::Form;
use crate::server::frame::Frame;
use crate::text::organiser_registrations::RegistrationDone;
use crate::ui::form::{Faults, Need, Reader, Values, limits};

/// `GET /organiser/events/{id}/registrations/{registration_id}/edit`
pub async fn form(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Path(names): Path<HashMap<String, String>>,
) -> Result<Response, AppError> {
    let registration = load(&frame, &event, &names).await?;
    if registration.erased_at.is_some() {
        return Ok(back(&frame, &registration, None));
    }
    let values = registration_form::write(&Edit::of(&registration));
    draw_form(&frame, event, registration, values, Faults::default(), false, StatusCode::OK).await
}

/// `POST` to the same address.
pub async fn save(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Path(names): Path<HashMap<String, String>>,
    Form(mut values): Form,
) -> Result<Response, AppError> {
    let registration = load(&frame, &event, &names).await?;
    if registration.erased_at.is_some() {
        return Ok(back(&frame, &registration, None));
    }
    if values.get("do") == "edit" {
        return draw_form(&frame, event, registration, values, Faults::default(), false, StatusCode::OK).await;
    }
    let edit = match registration_form::read(&values, &registration) {
        Ok(edit) => edit,
        Err(faults) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return draw_form(&frame, event, registration, values, faults, false, status).await;
        }
    };
    let confirmed = (!values.get("confirmed").is_empty()).then(|| values.get("shown").to_owned());
    let version = values.get(VERSION).to_owned();
    let asked = AskedEdit { edit: &edit, version: &version, confirmed: confirmed.as_deref() };
    let actor = Actor::Organiser(&who(&frame)?.id);
    match acts::edit(&frame.state, &registration, &asked, actor).await? {
        Edited::Done { .. } => Ok(back(&frame, &registration, Some(RegistrationDone::Edited))),
        Edited::Same => Ok(back(&frame, &registration, None)),
        Edited::Conflict(theirs) => {
            // Whoever saves now has seen that version.
            values.set(VERSION, Edit::of(&theirs).version());
            draw_form(&frame, event, *theirs, values, Faults::default(), true, StatusCode::CONFLICT).await
        }
        Edited::Confirm(effects) => {
            let title = frame.lang.edit_registration().this_sends(effects.mails());
            let mut db = frame.state.db.read().await?;
            let page = ConfirmEdit {
                head: head(&mut db, &frame, event).await?,
                changes: edit.changes(&Edit::of(&registration)),
                shown: effects.fingerprint(&edit, &version),
                moved_on: confirmed.is_some(),
                registration,
                effects,
                typed: values,
            };
            Ok(frame.page(title).draw(move || registration_edit::confirm(page)))
        }
    }
}

async fn draw_form(
    frame: &Frame,
    event: Event,
    registration: Registration,
    values: Values,
    faults: Faults,
    conflict: bool,
    status: StatusCode,
) -> Result<Response, AppError> {
    let theirs = if conflict { registration_form::write(&Edit::of(&registration)) } else { Values::new() };
    let mut db = frame.state.db.read().await?;
    let head = head(&mut db, frame, event).await?;
    let page = EditPage { head, registration, values, faults, conflict: conflict.then_some(theirs) };
    let title = frame.lang.edit_registration().title();
    Ok(frame.page(title).status(status).draw(move || registration_edit::view(page)))
}

/// `POST /organiser/events/{id}/registrations/{registration_id}/note`
pub async fn note(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Path(names): Path<HashMap<String, String>>,
    Form(values): Form,
) -> Result<Response, AppError> {
    let registration = load(&frame, &event, &names).await?;
    let mut reader = Reader::new(&values);
    let note = reader.text("note", limits::TEXT, Need::Optional);
    let note = match reader.finish(note) {
        Ok(note) => note,
        Err(faults) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return draw(&frame, event, registration, Some((values, faults, None)), status).await;
        }
    };
    let actor = Actor::Organiser(&who(&frame)?.id);
    match acts::write_note(&frame.state, &registration, &note, values.get("over"), actor).await? {
        Noted::Done => Ok(back(&frame, &registration, Some(RegistrationDone::Noted))),
        Noted::Conflict(theirs) => {
            let typed = Some((values, Faults::default(), Some(theirs)));
            draw(&frame, event, registration, typed, StatusCode::CONFLICT).await
        }
    }
}
