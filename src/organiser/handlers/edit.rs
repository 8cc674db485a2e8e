//! The long form of an event: drawing it, rows that come and go, saving with what must be confirmed.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use sqlx::AnyConnection;

use super::letters::letters;
use super::{event::after, head, who};
use crate::audit::Change;
use crate::events::{self, ContactPerson, Event, ManagedEvent, State};
use crate::organiser::acts::{self, Created, NewForm, Save, Saved, Sent, When};
use crate::organiser::consequences::Consequences;
use crate::organiser::forms::{self, Difference, Rules};
use crate::organiser::model::{Plan, Stored};
use crate::organiser::pages::confirm::Preview;
use crate::organiser::pages::edit::{self, Again, Edit};
use crate::organiser::versions;
use crate::paths;
use crate::people::{self, Organiser};
use crate::registrations::acts::Words;
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
    // Rows, and what comes back after signing in: the form again, nothing judged.
    if forms::change_rows(&mut values) || values.get("do") == "edit" {
        return draw(&frame, stored, values, Faults::default(), None, StatusCode::OK).await;
    }
    let event = stored.event.clone();
    let plan = match forms::read(&values, Rules::of(&event, frame.now)) {
        Ok(plan) => plan,
        Err(faults) => return draw(&frame, stored, values, faults, None, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let (words, faults) = match forms::read_words(&values) {
        Ok(words) => (words, Faults::default()),
        Err(faults) => (Words::default(), faults),
    };
    // Of this version: if it is not the one that the form was drawn from, the save is a conflict anyway.
    let differences = forms::differences(&forms::of_stored(&stored), &forms::canonical(&plan));
    let change = |difference: &Difference| Change::new(&difference.field, &difference.before, &difference.after);
    let changed: Vec<Change> = differences.iter().map(change).collect();
    let content = forms::content(&values);
    let shown = Shown::of(&values);
    let when = if values.get("do") == "hold" { When::Later } else { When::Now };
    let asked = Save {
        // A form without its version is older than any.
        revision: values.get("revision").parse().unwrap_or(-1),
        plan: &plan,
        content: &content,
        changed: &changed,
        confirmed: shown.as_ref().map(|shown| shown.fingerprint.as_str()),
        title_is_correction: !values.get("title_is_correction").is_empty(),
        moves: values.get("over") == forms::MOVE,
        when,
        words: words.clone(),
        only_look: values.get("do") == "preview" || !faults.is_empty(),
    };
    let who = who(&frame)?;
    match acts::save(&frame.state, who, &event.id, asked).await? {
        Saved::Done(sent) => {
            let mut db = frame.state.db.read().await?;
            let still = who.is_administrator() || events::store::is_organised_by(&mut db, &event.id, &who.id).await?;
            // Somebody may have taken themselves off the event.
            if !still {
                return Ok(Redirect::to(&paths::organiser(frame.lang)).into_response());
            }
            let fields: Vec<&str> = differences.iter().map(|difference| difference.field.as_str()).collect();
            Ok(after_save(&frame, &event, sent, &fields))
        }
        Saved::Confirm(consequences) => {
            let cannot_wait = when == When::Later && consequences.may_wait_until.is_none();
            let moved_on = shown.is_some_and(|shown| shown.is_overtaken(&consequences, event.revision, &content));
            let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            let notes = Notes { moved_on: moved_on && faults.is_empty() && !cannot_wait, cannot_wait };
            let preview = preview(&frame, &event, &plan, *consequences, differences, &mut values, &words, notes);
            draw_with(&frame, stored, values, faults, None, status, Some(preview)).await
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
    let page = Edit { lang: frame.lang, values, faults, head: None, colleagues, seated: None, again, preview: None };
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
    draw_with(frame, stored, values, faults, again, status, None).await
}

/// The same with what saving it brings with it.
async fn draw_with(
    frame: &Frame,
    stored: Stored,
    values: Values,
    faults: Faults,
    again: Option<Again>,
    status: StatusCode,
    preview: Option<Preview>,
) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let owner = stored.organisers.iter().find(|(_, _, owner)| *owner).map_or("", |(id, _, _)| id.as_str());
    let colleagues = colleagues(&mut db, owner).await?;
    let title = match &preview {
        Some(preview) => frame.lang.organiser().this_sends(preview.consequences.mails()),
        None => frame.lang.event_form().edit_title(stored.event.title(frame.lang).text),
    };
    let page = Edit {
        lang: frame.lang,
        values,
        faults,
        seated: Some(stored.capacity.seated),
        head: Some(head(&mut db, frame, stored.event).await?),
        colleagues,
        again,
        preview,
    };
    Ok(frame.page(title).status(status).draw(move || edit::view(page)))
}

/// Accounts that could organise an event beside its owner, or stand at its door.
async fn colleagues(connection: &mut AnyConnection, owner_id: &str) -> Result<Vec<Organiser>, AppError> {
    let mut people = people::store::active(connection).await?;
    people.retain(|person| person.id != owner_id);
    Ok(people)
}

/// What the organiser had before their eyes when they pressed a button.
struct Shown {
    fingerprint: String,
    /// The hash of the content that it was made from.
    content: String,
    /// The choice that stood there about those over a lower number of seats.
    over: String,
}

impl Shown {
    fn of(values: &Values) -> Option<Self> {
        let mut parts = values.get("shown").split('.').map(str::to_owned);
        Some(Self { fingerprint: parts.next()?, content: parts.next()?, over: parts.next()? })
    }

    /// Whether somebody else is why it is no longer true: not that this person edited on, or chose otherwise.
    fn is_overtaken(&self, found: &Consequences, revision: i64, content: &str) -> bool {
        self.content == content && self.over == over(found) && self.fingerprint != found.fingerprint(revision, content)
    }
}

/// The choice about those over a lower number of seats, as it stands in the form.
fn over(found: &Consequences) -> &'static str {
    if found.moves { forms::MOVE } else { forms::KEEP_ALL }
}

/// What is said on top of a preview.
struct Notes {
    moved_on: bool,
    cannot_wait: bool,
}

/// The panel beside the form, and what it adds to the form's values.
#[expect(clippy::too_many_arguments, reason = "each is a part of what is shown, found one after the other")]
fn preview(
    frame: &Frame,
    event: &Event,
    plan: &Plan,
    consequences: Consequences,
    differences: Vec<Difference>,
    values: &mut Values,
    words: &Words,
    notes: Notes,
) -> Preview {
    let content = forms::content(values);
    let over = over(&consequences);
    let fingerprint = format!("{}.{content}.{over}", consequences.fingerprint(event.revision, &content));
    values.set("over", over);
    // What waits already keeps its words, unless they are written anew.
    let mut words = words.clone();
    if let Some(held) = consequences.held.as_ref().filter(|_| !values.has("words.da") && !values.has("words.en")) {
        words = held.words.clone();
        values.set("words.da", words.da.clone());
        values.set("words.en", words.en.clone());
    }
    let after = Event { details: plan.details.clone(), ..event.clone() };
    let letters = letters(frame, &after, &plan.terms, &consequences.samples, &words);
    let (before, after) = (event.details.clone(), plan.details.clone());
    let Notes { moved_on, cannot_wait } = notes;
    Preview { before, after, consequences, differences, fingerprint, letters, moved_on, cannot_wait }
}

/// Leads to the overview, which tells what the save did.
fn after_save(frame: &Frame, event: &Event, sent: Sent, changed: &[&str]) -> Response {
    let done = match sent {
        _ if !event.is_public() => Done::SavedDraft,
        Sent { held: 1.., .. } => Done::Held,
        Sent { fell_away: true, mails: 0, .. } => Done::FellAway,
        Sent { mails: 0, material: false, .. } => Done::SavedQuietly,
        _ => Done::Saved,
    };
    if done == Done::SavedQuietly {
        let path = paths::managed_event_after_edit(frame.lang, event.id.as_str(), done.tag(), changed);
        return Redirect::to(&path).into_response();
    }
    after(frame, &event.id, done, sent.mails)
}
