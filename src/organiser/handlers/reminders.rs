//! What goes by itself before and after an event: looking at it, and choosing.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::{head, who};
use crate::events::{Event, ManagedEvent, State};
use crate::organiser::pages::reminders::{Line, Preview, RemindersPage, view};
use crate::paths;
use crate::registrations::{self, Capacity, Registration};
use crate::reminders::rules::Status;
use crate::reminders::{self, Sent, Settings, Which, acts, rules, store};
use crate::server::error::AppError;
use crate::server::form::Form;
use crate::server::frame::Frame;
use crate::ui::form::{Faults, Values};

/// `GET /organiser/events/{id}/reminders`
pub async fn show(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    if event.state == State::Cancelled {
        return Ok(Redirect::to(&paths::managed_event(frame.lang, event.id.as_str())).into_response());
    }
    draw(&frame, event, None, StatusCode::OK).await
}

/// `POST` to the same address.
pub async fn save(frame: Frame, ManagedEvent(event): ManagedEvent, Form(values): Form) -> Result<Response, AppError> {
    if event.state == State::Cancelled {
        return Ok(Redirect::to(&paths::managed_event(frame.lang, event.id.as_str())).into_response());
    }
    // What was typed when the session ended comes back to be looked at.
    if values.get("do") == "edit" {
        return draw(&frame, event, Some((values, Faults::default())), StatusCode::OK).await;
    }
    match reminders::read(&values) {
        Ok(wanted) => {
            acts::save(&frame.state, &who(&frame)?.id, &event.id, wanted).await?;
            Ok(Redirect::to(&paths::reminders_after(frame.lang, event.id.as_str())).into_response())
        }
        Err(faults) => draw(&frame, event, Some((values, faults)), StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

/// Draws the form from what is stored, or from what was typed.
async fn draw(
    frame: &Frame,
    event: Event,
    typed: Option<(Values, Faults)>,
    status: StatusCode,
) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let settings = store::settings(&mut db, &event.id).await?;
    let sent = store::sent(&mut db, &event.id).await?;
    let capacity = registrations::store::capacity_of(&mut db, &event.id).await?.ok_or(AppError::NotFound)?;
    let parties = registrations::store::by_event(&mut db, &event.id).await?;
    let (values, faults) = typed.unwrap_or_else(|| (reminders::typed(&settings), Faults::default()));
    let day = event.details.starts_at.date();
    let page = RemindersPage {
        lines: lines(&event, &capacity, &settings, &sent, &parties, frame.now),
        previews: previews(frame, &event, &capacity, &settings, &parties),
        earlier: sent.into_iter().filter(|sent| sent.day != day).collect(),
        saved: frame.asked("done") == "saved",
        head: head(&mut db, frame, event).await?,
        values,
        faults,
    };
    Ok(frame.page(frame.lang.reminders().title()).status(status).draw(move || view(page)))
}

/// Each of them, on or off, with its time and where it stands.
fn lines(
    event: &Event,
    capacity: &Capacity,
    settings: &Settings,
    sent: &[Sent],
    parties: &[Registration],
    now: crate::time::Timestamp,
) -> Vec<Line> {
    let details = &event.details;
    let planned = rules::planned(settings, details.starts_at, details.ends_at);
    let line = |which: Which| {
        let one = planned.iter().find(|one| one.which == which);
        let (due_at, _) = rules::times(which, settings.ask_days, details.starts_at, details.ends_at);
        Line {
            which,
            due_at,
            status: one.map(|one| match event.state {
                // Nobody is there to be told, and publishing makes nothing up.
                State::Draft if one.due_at <= now => Status::Passed,
                _ => one.status(sent, details.starts_at.date(), now),
            }),
            people: one.map_or(0, |one| one.people(parties).count()),
            after_deadline: which == Which::Ask && due_at >= capacity.terms.cancel_until,
        }
    };
    Which::ALL.into_iter().map(line).collect()
}

/// What is on, as the first whom it would go to will read it.
fn previews(
    frame: &Frame,
    event: &Event,
    capacity: &Capacity,
    settings: &Settings,
    parties: &[Registration],
) -> Vec<Preview> {
    let planned = rules::planned(settings, event.details.starts_at, event.details.ends_at);
    let asked_at = planned.iter().find(|one| one.which == Which::Ask).map(|one| one.due_at);
    let preview = |one: &rules::Planned| {
        let whom = one.people(parties).next()?;
        // The question goes in the reminder of its day.
        let with_another = planned
            .iter()
            .any(|other| matches!(other.which, Which::Week | Which::Day) && Some(other.due_at) == asked_at);
        if one.which == Which::Ask && with_another {
            return None;
        }
        let asks = Some(one.due_at) == asked_at && one.which != Which::Thanks;
        let letter = acts::letter(&frame.state, event, capacity, whom, (one, asks), &settings.words);
        Some(Preview { which: one.which, letter })
    };
    planned.iter().filter_map(preview).collect()
}
