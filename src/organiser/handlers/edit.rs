//! The long form of an event: drawing it, rows that come and go, saving with what must be confirmed.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use sqlx::AnyConnection;

use super::{event::after, head, who};
use crate::events::{self, ContactPerson, Event, ManagedEvent, State};
use crate::mail::{Context, Letter, Message};
use crate::organiser::acts::{self, Created, NewForm, Save, Saved};
use crate::organiser::consequences::Consequences;
use crate::organiser::forms::{self, Difference, Rules};
use crate::organiser::model::{Plan, Stored};
use crate::organiser::pages::confirm;
use crate::organiser::pages::edit::{self, Again, Edit};
use crate::organiser::versions;
use crate::paths;
use crate::people::{self, Organiser};
use crate::registrations::mails::{
    ContactMail, ContactNews, EventFacts, RegistrationFacts, SeatFacts, SeatMail, SeatNews,
};
use crate::registrations::{Registration, State as RegistrationState};
use crate::server::error::AppError;
use crate::server::form::Form;
use crate::server::frame::Frame;
use crate::server::token::random_token;
use crate::text::organiser::Done;
use crate::ui::form::{Faults, Values};

/// `GET /organiser/events/new`
pub async fn new(frame: Frame) -> Result<Response, AppError> {
    let who = who(&frame)?;
    let mut db = frame.state.db.read().await?;
    let account = people::store::by_id(&mut db, &who.id).await?;
    let email = account.map(|account| account.email).unwrap_or_default();
    drop(db);
    let contact = ContactPerson { name: who.name.clone(), email, ..ContactPerson::default() };
    let mut values = forms::new_event(&frame.state.config.municipality, contact);
    values.set("agenda.0.time", "");
    values.set("form_key", random_token());
    draw_new(&frame, values, Faults::default(), None, StatusCode::OK).await
}

/// `POST /organiser/events/new`
pub async fn create(frame: Frame, Form(mut values): Form) -> Result<Response, AppError> {
    if values.get("form_key").len() < 16 {
        values.set("form_key", random_token());
    }
    if forms::change_rows(&mut values) || values.get("do") == "edit" {
        return draw_new(&frame, values, Faults::default(), None, StatusCode::OK).await;
    }
    let form = match forms::read(&values, Rules::new_event(frame.now)) {
        Ok(form) => form,
        Err(faults) => return draw_new(&frame, values, faults, None, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let content = forms::content(&values);
    let new = NewForm { form_key: values.get("form_key"), content_hash: &content };
    match acts::create(&frame.state, who(&frame)?, &form, new).await? {
        Created::Made(id) => Ok(after(&frame, &id, Done::Created, 0)),
        Created::OtherContent => {
            values.set("form_key", random_token());
            let again = Some(Again::KeyUsed);
            draw_new(&frame, values, Faults::default(), again, StatusCode::CONFLICT).await
        }
    }
}

/// `GET /organiser/events/{id}/edit`
pub async fn edit(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    if event.state == State::Cancelled {
        return Ok(to_overview(&frame, &event));
    }
    let stored = stored(&frame, event).await?;
    let values = drawn_from(&stored);
    draw(&frame, stored, values, Faults::default(), None, StatusCode::OK).await
}

/// `POST /organiser/events/{id}/edit`
pub async fn save(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Form(mut values): Form,
) -> Result<Response, AppError> {
    if event.state == State::Cancelled {
        return draw_cancelled(&frame, event, values).await;
    }
    let stored = stored(&frame, event).await?;
    versions::keep(&mut values, &forms::of_stored(&stored));
    // Rows, and "Ret videre" from the page that asks: the form again, nothing judged.
    if forms::change_rows(&mut values) || values.get("do") == "edit" {
        return draw(&frame, stored, values, Faults::default(), None, StatusCode::OK).await;
    }
    let event = stored.event.clone();
    let plan = match forms::read(&values, Rules::of(&event, frame.now)) {
        Ok(plan) => plan,
        Err(faults) => return draw(&frame, stored, values, faults, None, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    // Of this version: if it is not the one that the form was drawn from, the save is a conflict anyway.
    let differences = forms::differences(&forms::of_stored(&stored), &forms::canonical(&plan));
    let changed: Vec<&str> = differences.iter().map(|difference| difference.field.as_str()).collect();
    let content = forms::content(&values);
    let confirmed = (!values.get("confirmed").is_empty()).then(|| values.get("shown"));
    let asked = Save {
        // A form without its version is older than any.
        revision: values.get("revision").parse().unwrap_or(-1),
        plan: &plan,
        content: &content,
        changed: &changed,
        confirmed,
        title_is_correction: !values.get("title_is_correction").is_empty(),
    };
    let who = who(&frame)?;
    match acts::save(&frame.state, who, &event.id, asked).await? {
        Saved::Done { mails } => {
            let mut db = frame.state.db.read().await?;
            let still = who.is_administrator() || events::store::is_organised_by(&mut db, &event.id, &who.id).await?;
            // Somebody may have taken themselves off the event.
            if !still {
                return Ok(Redirect::to(&paths::organiser(frame.lang)).into_response());
            }
            let done = if event.is_public() { Done::Saved } else { Done::SavedDraft };
            Ok(after(&frame, &event.id, done, mails))
        }
        Saved::Confirm(consequences) => {
            let moved_on = confirmed.is_some();
            draw_confirm(&frame, event, &plan, *consequences, differences, values, moved_on).await
        }
        Saved::Conflict(theirs) => {
            let stored = forms::of_stored(&theirs);
            let seen = values.get(versions::SEEN).to_owned();
            let meanwhile = versions::merge(&seen, &stored, &forms::canonical(&plan), &mut values);
            values.set(versions::SEEN, versions::seen(&stored));
            values.set("revision", theirs.event.revision.to_string());
            let again = Some(Again::Conflict(meanwhile));
            draw(&frame, *theirs, values, Faults::default(), again, StatusCode::CONFLICT).await
        }
        Saved::Final => {
            let now = events::store::by_id(&mut *frame.state.db.read().await?, &event.id).await?;
            draw_cancelled(&frame, now.ok_or(AppError::NotFound)?, values).await
        }
    }
}

/// Somebody cancelled the event while this was typed: nothing of it is saved, and nothing of it is lost.
async fn draw_cancelled(frame: &Frame, event: Event, values: Values) -> Result<Response, AppError> {
    let stored = stored(frame, event).await?;
    draw(frame, stored, values, Faults::default(), Some(Again::Cancelled), StatusCode::CONFLICT).await
}

fn to_overview(frame: &Frame, event: &Event) -> Response {
    Redirect::to(&paths::managed_event(frame.lang, event.id.as_str())).into_response()
}

async fn stored(frame: &Frame, event: Event) -> Result<Stored, AppError> {
    let mut db = frame.state.db.read().await?;
    Ok(acts::stored(&mut db, event).await?)
}

/// A stored event's form, with the version it is of and what that held.
pub(super) fn drawn_from(stored: &Stored) -> Values {
    let mut values = forms::of_stored(stored);
    values.set(versions::SEEN, versions::seen(&values));
    values.set("revision", stored.event.revision.to_string());
    values
}

async fn draw_new(
    frame: &Frame,
    values: Values,
    faults: Faults,
    again: Option<Again>,
    status: StatusCode,
) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let colleagues = colleagues(&mut db, &who(frame)?.id).await?;
    let page = Edit { lang: frame.lang, values, faults, head: None, colleagues, seated: None, again };
    Ok(frame.page(frame.lang.event_form().new_title()).status(status).draw(move || edit::view(page)))
}

/// Draws the form of an event that exists.
pub(super) async fn draw(
    frame: &Frame,
    stored: Stored,
    values: Values,
    faults: Faults,
    again: Option<Again>,
    status: StatusCode,
) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let owner = stored.organisers.iter().find(|(_, _, owner)| *owner).map_or("", |(id, _, _)| id.as_str());
    let colleagues = colleagues(&mut db, owner).await?;
    let title = frame.lang.event_form().edit_title(stored.event.title(frame.lang).text);
    let page = Edit {
        lang: frame.lang,
        values,
        faults,
        seated: Some(stored.capacity.seated),
        head: Some(head(&mut db, frame, stored.event).await?),
        colleagues,
        again,
    };
    Ok(frame.page(title).status(status).draw(move || edit::view(page)))
}

/// Accounts that could organise an event beside its owner, or stand at its door.
async fn colleagues(connection: &mut AnyConnection, owner_id: &str) -> Result<Vec<Organiser>, AppError> {
    let mut people = people::store::active(connection).await?;
    people.retain(|person| person.id != owner_id);
    Ok(people)
}

async fn draw_confirm(
    frame: &Frame,
    event: Event,
    plan: &Plan,
    consequences: Consequences,
    differences: Vec<Difference>,
    typed: Values,
    moved_on: bool,
) -> Result<Response, AppError> {
    let fingerprint = consequences.fingerprint(event.revision, &forms::content(&typed));
    let example = consequences.example.as_ref().map(|example| letter(frame, &event, plan, example));
    let title = frame.lang.organiser().this_sends(consequences.mails());
    let mut db = frame.state.db.read().await?;
    let page = confirm::Confirm {
        head: head(&mut db, frame, event).await?,
        after: plan.details.clone(),
        consequences,
        differences,
        typed,
        fingerprint,
        example,
        moved_on,
    };
    Ok(frame.page(title).draw(move || confirm::view(page)))
}

/// The very mail that this registration's first reader would get.
fn letter(frame: &Frame, before: &Event, plan: &Plan, registration: &Registration) -> Letter {
    let lang = registration.lang;
    let changes = events::rules::material_changes(&before.details, &plan.details, lang, false);
    let after = Event { details: plan.details.clone(), ..before.clone() };
    let facts = EventFacts::of(&after, &plan.terms, lang);
    let context = Context { config: &frame.state.config, created_at: frame.now };
    let registration_facts = RegistrationFacts::of(registration);
    match registration.live_seats().next() {
        Some(seat) if registration.state == RegistrationState::Confirmed => SeatMail {
            event: facts,
            seat: SeatFacts::of(seat),
            registration: registration_facts,
            is_contact: seat.is_contact,
            news: SeatNews::Changed { changes },
        }
        .letter(&context),
        _ => ContactMail { event: facts, registration: registration_facts, news: ContactNews::Changed { changes } }
            .letter(&context),
    }
}
