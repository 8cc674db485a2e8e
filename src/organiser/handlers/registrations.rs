//! An event's registrations: the list, one of them, cancelling seats.

use std::collections::{HashMap, HashSet};

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::{head, who};
use crate::audit::{self, Actor};
use crate::events::{self, Event, ListedEvent, ManagedEvent};
use crate::mail;
use crate::organiser::asked::Asked;
use crate::organiser::pages::queue_panel::{QueuePanel, segment};
use crate::organiser::pages::registration::{self, Ask, Note, RegistrationPage};
use crate::organiser::pages::registrations::{self as list, Registrations, SeveralDone};
use crate::organiser::{rules, story};
use crate::registrations::acts::ByHand;
use crate::registrations::{CancelledBy, Registration, RegistrationId, State, acts, store};
use crate::server::error::AppError;
use crate::server::frame::Frame;
use crate::server::token;
use crate::text::organiser_registrations::RegistrationDone;
use crate::text::queue::HandDone;
use crate::ui::form::{Faults, FormState, Values};
use crate::{paths, people};

/// `GET /organiser/events/{id}/registrations`
pub async fn list(frame: Frame, ListedEvent { event, right }: ListedEvent) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let mut asked = Asked::of_query(frame.query());
    if !right.may_change() {
        // A search looks in addresses too, which partners do not see: it would answer whether somebody's is there.
        asked.words.clear();
    }
    let counts = store::counts(&mut db, &event.id, &asked.words).await?;
    let asked = asked.clone().within(counts.found(asked.state));
    let rows = store::page(&mut db, &event.id, &asked.filter(), asked.cut()).await?;
    let waiting = rows.iter().filter(|party| party.state == State::Waitlisted).map(|party| party.id.clone());
    let places = store::places_of(&mut db, &event.id, &waiting.collect::<Vec<_>>()).await?;
    // Whoever cannot mend it needs not know.
    let lost = if right.may_change() { mail::lost(&mut db, event.id.as_str()).await? } else { HashSet::new() };
    let lost = rules::parties_of(&lost, &rows);
    let adders: Vec<String> = rows.iter().filter_map(|party| party.added_by.clone()).collect();
    let adders = people::store::names(&mut db, &adders).await?;
    let shown: Vec<RegistrationId> = rows.iter().map(|party| party.id.clone()).collect();
    let answers = store::answers_among(&mut db, &event.id, &shown).await?;
    let title = format!("{}: {}", frame.lang.organiser().registrations(), event.title(frame.lang).text);
    let head = head(&mut db, &frame, event).await?;
    let open = head.event.state == events::State::Published && !head.event.is_past(frame.now);
    // Whoever came is written to afterwards, too.
    let can_choose = head.event.is_public() && right.may_change();
    let done = done(&frame);
    let can_cancel = open;
    let page = Registrations { head, asked, counts, rows, places, lost, adders, answers, can_choose, can_cancel, done };
    Ok(frame.page(title).draw(move || list::view(page)))
}

/// What the address says was just done with several.
fn done(frame: &Frame) -> Option<SeveralDone> {
    let number = |name| frame.asked(name).parse().unwrap_or(0);
    let (parties, mails) = (number("parties"), number("mails"));
    match frame.asked("done").as_str() {
        "cancelled" => Some(SeveralDone::Cancelled { parties, mails }),
        by if by == segment(ByHand::Seat) => Some(SeveralDone::Moved { by: ByHand::Seat, parties, mails }),
        by if by == segment(ByHand::Queue) => Some(SeveralDone::Moved { by: ByHand::Queue, parties, mails }),
        "nobody" => Some(SeveralDone::Nobody),
        _ => None,
    }
}

/// `GET /organiser/events/{id}/registrations/{registration_id}`
pub async fn show(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Path(names): Path<HashMap<String, String>>,
) -> Result<Response, AppError> {
    let registration = load(&frame, &event, &names).await?;
    draw(&frame, event, registration, None, StatusCode::OK).await
}

/// Draws a registration's page; with what was typed into its note, and what another wrote there meanwhile, where the
/// note was not saved.
pub(super) async fn draw(
    frame: &Frame,
    event: Event,
    registration: Registration,
    note: Option<(Values, Faults, Option<String>)>,
    status: StatusCode,
) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let mut needs = Vec::with_capacity(registration.seats.len());
    let mut answers = Vec::with_capacity(registration.seats.len());
    for seat in &registration.seats {
        needs.push(store::needs_of(&mut db, &seat.id).await?);
        answers.push(store::answer_of(&mut db, &seat.id).await?);
    }
    let place = store::position(&mut db, &registration).await?;
    let lost = mail::undelivered(&mut db, event.id.as_str()).await?;
    let lost = rules::lost_mails(&lost, std::slice::from_ref(&registration));
    let entries = audit::of_registration(&mut db, event.id.as_str(), registration.id.as_str()).await?;
    let story = story::of_registration(&mut db, &registration, &entries).await?;
    let stored = store::note_of(&mut db, &event.id, &registration.id).await?;
    let (mut values, faults, theirs) = note.unwrap_or_else(|| {
        let values = Values::from_pairs([("note", stored.as_str())]);
        (values, Faults::default(), None)
    });
    values.set("over", token::hash(&stored));
    let can_cancel = event.state == events::State::Published && !event.is_past(frame.now);
    let added_by = match &registration.added_by {
        Some(id) => people::store::by_id(&mut db, id).await?.map(|organiser| organiser.name),
        None => None,
    };
    let title = registration.called().to_owned();
    let place = place.and_then(|place| usize::try_from(place).ok());
    let queue = QueuePanel {
        lang: frame.lang,
        added_by,
        place,
        open: can_cancel,
        done: HandDone::from_tag(&frame.asked("done")),
    };
    let page = RegistrationPage {
        head: head(&mut db, frame, event).await?,
        registration,
        needs,
        answers,
        place,
        queue,
        can_cancel,
        lost,
        story,
        note: Note { form: FormState::new(values, faults, frame.lang), theirs },
        done: RegistrationDone::from_tag(&frame.asked("done")),
    };
    Ok(frame.page(title).status(status).draw(move || registration::view(page)))
}

/// `GET /organiser/events/{id}/registrations/{registration_id}/cancel`, and `…/seats/{position}/cancel`
pub async fn ask_cancel(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Path(names): Path<HashMap<String, String>>,
) -> Result<Response, AppError> {
    let registration = load(&frame, &event, &names).await?;
    let positions = positions(&registration, &names)?;
    let seats: Vec<_> = registration.live_seats().filter(|seat| positions.contains(&seat.position)).cloned().collect();
    if seats.is_empty() || event.state != events::State::Published || event.is_past(frame.now) {
        return Ok(back(&frame, &registration, None));
    }
    let action = frame.path().to_owned();
    let title = frame.lang.organiser_registrations().cancel_seat();
    let mut db = frame.state.db.read().await?;
    let page = Ask { head: head(&mut db, &frame, event).await?, registration, seats, action };
    Ok(frame.page(title).draw(move || registration::ask(page)))
}

/// `POST` to the same addresses.
pub async fn cancel(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Path(names): Path<HashMap<String, String>>,
) -> Result<Response, AppError> {
    let registration = load(&frame, &event, &names).await?;
    let positions = positions(&registration, &names)?;
    let actor = Actor::Organiser(&who(&frame)?.id);
    let outcome = acts::cancel_seats(&frame.state, &registration, &positions, CancelledBy::Organiser, actor).await?;
    let is_done = outcome == acts::CancelOutcome::Done;
    Ok(back(&frame, &registration, is_done.then_some(RegistrationDone::Cancelled)))
}

/// `GET …/seats/{position}/resend`, which only a POST does: signing in after the session ended leads here.
pub async fn to_registration(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Path(names): Path<HashMap<String, String>>,
) -> Result<Response, AppError> {
    let registration = load(&frame, &event, &names).await?;
    Ok(back(&frame, &registration, None))
}

/// `POST …/seats/{position}/resend`
pub async fn send_again(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Path(names): Path<HashMap<String, String>>,
) -> Result<Response, AppError> {
    let registration = load(&frame, &event, &names).await?;
    let actor = Actor::Organiser(&who(&frame)?.id);
    let mut is_sent = false;
    for position in positions(&registration, &names)? {
        is_sent |= acts::send_again(&frame.state, &registration, position, actor).await?;
    }
    let done = if is_sent { RegistrationDone::SentAgain } else { RegistrationDone::NotSent };
    Ok(back(&frame, &registration, Some(done)))
}

pub(super) fn back(frame: &Frame, registration: &Registration, done: Option<RegistrationDone>) -> Response {
    let (event_id, id) = (registration.event_id.as_str(), registration.id.as_str());
    let path = match done {
        Some(done) => paths::managed_registration_after(frame.lang, event_id, id, done.tag()),
        None => paths::managed_registration(frame.lang, event_id, id),
    };
    Redirect::to(&path).into_response()
}

/// The registration in the address, looked up together with the event that was checked.
pub(super) async fn load(
    frame: &Frame,
    event: &Event,
    names: &HashMap<String, String>,
) -> Result<Registration, AppError> {
    let id = RegistrationId(names.get("registration_id").ok_or(AppError::NotFound)?.clone());
    let mut db = frame.state.db.read().await?;
    store::by_id(&mut db, &event.id, &id).await?.ok_or(AppError::NotFound)
}

/// The seats that the address names: one that the registration has, or all of them.
fn positions(registration: &Registration, names: &HashMap<String, String>) -> Result<Vec<i64>, AppError> {
    let all = registration.seats.iter().map(|seat| seat.position);
    let Some(typed) = names.get("position") else { return Ok(all.collect()) };
    let one: Vec<i64> = all.filter(|position| position.to_string() == *typed).collect();
    if one.is_empty() { Err(AppError::NotFound) } else { Ok(one) }
}
