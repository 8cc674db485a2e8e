//! An organiser's events: the list, the overview, publishing, cancelling, deleting.

use std::collections::HashSet;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::letters::letters;
use super::{attention, head, statistics, who};
use crate::events::{self, Event, EventId, ListedEvent, ManagedEvent, Right, State};
use crate::mail;
use crate::organiser::acts::{self, Cancellation, Published};
use crate::organiser::consequences;
use crate::organiser::forms::{self, Rules};
use crate::organiser::pages::edit::Again;
use crate::organiser::pages::list::Groups;
use crate::organiser::pages::{Attention, cancel, door, list, overview};
use crate::organiser::rules::{self, Facts, Lost};
use crate::paths;
use crate::registrations::acts::{Audience, Words};
use crate::registrations::lists::Turnout;
use crate::registrations::{self, Registration};
use crate::reminders;
use crate::server::access::Role;
use crate::server::error::AppError;
use crate::server::form::Form;
use crate::server::frame::Frame;
use crate::text::dates;
use crate::text::organiser::Done;
use crate::ui::form::{Faults, Need, Reader, Values, limits};

/// `GET /organiser`: the events that are somebody's to see.
pub async fn list(frame: Frame) -> Result<Response, AppError> {
    let who = who(&frame)?;
    let mut db = frame.state.db.read().await?;
    let events = match (who.role, &who.organisation_id) {
        (Role::Administrator, _) => events::store::managed_by(&mut db, None).await?,
        (Role::Organiser | Role::Door, _) => events::store::managed_by(&mut db, Some(&who.id)).await?,
        (Role::Partner, Some(organisation_id)) => events::store::listed_for(&mut db, organisation_id).await?,
        (Role::Partner, None) => Vec::new(),
    };
    if who.role == Role::Door {
        let (lang, now) = (frame.lang, frame.now);
        return Ok(frame.page(lang.organiser().your_events()).draw(move || door::view(lang, now, events)));
    }
    let (lang, now) = (frame.lang, frame.now);
    let Groups { upcoming, drafts, mut over } = Groups::of(events, now);
    let is_past_alone = frame.asked("view") == "past";
    let number_over = over.len();
    let right = Right::of(who.role);
    // What is over concerns nobody any more, but for mails of an event to come that was cancelled.
    let cancelled = over.iter().filter(|event| !event.is_past(now));
    let of_attention: Vec<Event> = upcoming.iter().chain(cancelled).cloned().collect();
    if !is_past_alone {
        over.truncate(list::LATEST);
    }
    let shown = upcoming.iter().chain(&drafts).chain(&over).chain(&of_attention).map(|event| &event.id);
    let shown: HashSet<&EventId> = shown.collect();
    let capacities = registrations::store::capacities_of(&mut db, shown).await?;
    let lines = |events: Vec<Event>| -> Vec<list::Line> {
        let line = |event: Event| capacities.get(&event.id).cloned().map(|capacity| (event, capacity));
        events.into_iter().filter_map(line).collect()
    };
    if is_past_alone {
        let over = lines(over);
        return Ok(frame.page(lang.attention().past_title()).draw(move || list::past(lang, now, over)));
    }
    let attention = if right.may_change() {
        let due = attention::of(&mut db, &of_attention, &capacities, now).await?;
        let is_asked_for = |id: &str| of_attention.iter().any(|event| event.id.as_str() == id);
        let waiting = mail::waiting_of(&mut db, now, is_asked_for).await?;
        let mails = waiting.map(|waiting| lang.undelivered().waiting(&waiting));
        Some((Attention { due, mails, all: frame.asked("todo") == "all" }, of_attention))
    } else {
        None
    };
    let done = match frame.asked("done").as_str() {
        "deleted" => Some(lang.organiser().draft_deleted()),
        "copied" => Some(lang.copying().copied()),
        _ => None,
    };
    let groups = Groups { upcoming: lines(upcoming), drafts: lines(drafts), over: lines(over) };
    let page = list::List { lang, now, groups, over: number_over, done, right, attention };
    Ok(frame.page(lang.organiser().your_events()).draw(move || list::view(page)))
}

/// `GET /organiser/events/{id}`
pub async fn overview(frame: Frame, ListedEvent { event, right }: ListedEvent) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let stored = acts::stored(&mut db, event.clone()).await?;
    let registrations = registrations::store::by_event(&mut db, &event.id).await?;
    let (diets, has_needs) = if right.may_see_needs() {
        let has_needs = registrations::store::has_needs(&mut db, &event.id).await?;
        (registrations::store::needs_counts(&mut db, &event.id).await?, has_needs)
    } else {
        Default::default()
    };
    let turnout = if event.details.starts_at.date() <= frame.now.date() {
        Turnout::of(&registrations::store::listed(&mut db, &event.id).await?)
    } else {
        Turnout::default()
    };
    let missing = match forms::read(&forms::of_stored(&stored), Rules::publishing(&event, frame.now)) {
        Err(faults) if event.state == State::Draft => {
            faults.iter().next().map(|first| (faults.len(), first.field.clone()))
        }
        _ => None,
    };
    let lost = mail::undelivered(&mut db, event.id.as_str()).await?;
    let waiting = mail::waiting(&mut db, event.id.as_str(), frame.now).await?;
    let facts = Facts {
        event: &event,
        capacity: &stored.capacity,
        agenda: &stored.items.iter().map(|item| item.starts_at).collect::<Vec<_>>(),
        queue: &rules::queue_of(&registrations),
        has_registrations: !registrations.is_empty(),
        lost_mails: Lost::Each(&rules::lost_mails(&lost, &registrations)),
        // Its notice stands above everything.
        update: None,
        missing,
    };
    let settings = reminders::store::settings(&mut db, &event.id).await?;
    let sent = reminders::store::sent(&mut db, &event.id).await?;
    let answers = registrations::store::answers_of(&mut db, &event.id).await?;
    let mut coming = rules::coming(&event, &stored.capacity, has_needs, frame.now);
    coming.extend(rules::coming_mails(&event, &settings, &sent, &registrations, frame.now));
    coming.sort_by_key(|one| one.at());
    let address = event.public_slug().map(|slug| frame.state.config.absolute(&paths::event(frame.lang, slug)));
    let title = event.title(frame.lang).text.to_owned();
    let page = overview::Overview {
        todos: if right.may_change() { rules::todos(&facts, frame.now) } else { Vec::new() },
        days: if right.may_change() { statistics::days(&frame, &event, &registrations) } else { Vec::new() },
        coming,
        certainty: registrations::rules::Certainty::of(&registrations, &answers),
        capacity: stored.capacity,
        diets,
        turnout,
        waiting: waiting.filter(|_| right.may_change() && !event.is_past(frame.now)),
        address,
        update: acts::waits(&mut db, frame.now, &event).await?.filter(|_| right.may_change()),
        done: Done::from_tag(&frame.asked("done")).map(|done| (done, frame.asked("mails").parse().unwrap_or(0))),
        fields: changed_fields(&frame),
        head: head(&mut db, &frame, event).await?,
    };
    Ok(frame.page(title).draw(move || overview::view(page)))
}

/// What a save that mails nobody has changed, as the address tells it: names of fields, from the form's own list.
fn changed_fields(frame: &Frame) -> Vec<&'static str> {
    let text = frame.lang.event_form();
    let named = frame.asked("fields");
    named.split(',').map(|field| text.label(field)).filter(|label| *label != text.label("")).collect()
}

/// `GET` of what only a POST does (`…/publish`, `…/delete`): the language switch of a form that came back leads here,
/// and so does signing in after the session ended.
pub async fn to_overview(frame: Frame, ManagedEvent(event): ManagedEvent) -> Redirect {
    Redirect::to(&paths::managed_event(frame.lang, event.id.as_str()))
}

/// `POST /organiser/events/{id}/publish`
pub async fn publish(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    let id = event.id.clone();
    if event.state != State::Draft {
        return Ok(Redirect::to(&paths::managed_event(frame.lang, id.as_str())).into_response());
    }
    let mut db = frame.state.db.read().await?;
    let stored = acts::stored(&mut db, event).await?;
    drop(db);
    let (values, revision) = (forms::of_stored(&stored), stored.event.revision);
    if let Err(faults) = forms::read(&values, Rules::publishing(&stored.event, frame.now)) {
        let values = super::edit::drawn_from(&stored);
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return super::edit::draw(&frame, stored, values, faults, Some(Again::Unpublishable), status).await;
    }
    match acts::publish(&frame.state, who(&frame)?, &id, revision).await? {
        Published::Done => Ok(after(&frame, &id, Done::Published, 0)),
        Published::Changed | Published::NoDraft => {
            Ok(Redirect::to(&paths::managed_event(frame.lang, id.as_str())).into_response())
        }
    }
}

/// `POST /organiser/events/{id}/delete`
pub async fn delete(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    if acts::delete(&frame.state, who(&frame)?, &event.id).await? {
        return Ok(Redirect::to(&paths::organiser_after(frame.lang, "deleted")).into_response());
    }
    Ok(Redirect::to(&paths::managed_event(frame.lang, event.id.as_str())).into_response())
}

/// `GET /organiser/events/{id}/cancel`
pub async fn ask_cancel(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    if event.state != State::Published || event.is_past(frame.now) {
        return Ok(Redirect::to(&paths::managed_event(frame.lang, event.id.as_str())).into_response());
    }
    draw_cancel(&frame, event, Values::new(), Faults::default(), None, StatusCode::OK).await
}

/// `POST /organiser/events/{id}/cancel`
pub async fn cancel(frame: Frame, ManagedEvent(event): ManagedEvent, Form(values): Form) -> Result<Response, AppError> {
    if event.state != State::Published || event.is_past(frame.now) {
        return Ok(Redirect::to(&paths::managed_event(frame.lang, event.id.as_str())).into_response());
    }
    // What was typed when the session ended comes back to be looked at.
    if values.get("do") == "edit" {
        return draw_cancel(&frame, event, values, Faults::default(), None, StatusCode::OK).await;
    }
    let mut reader = Reader::new(&values);
    let da = reader.text("words.da", limits::TEXT, Need::Required);
    let en = reader.text("words.en", limits::TEXT, Need::Optional);
    let replaced_by = values.get("replaced_by").trim().to_owned();
    let own = replacements(&frame, &event).await?;
    if !replaced_by.is_empty() && !own.iter().any(|(id, _)| *id == replaced_by) {
        reader.fault("replaced_by", crate::ui::form::Fault::Choice);
    }
    let replaced_by = (!replaced_by.is_empty()).then_some(EventId(replaced_by));
    let shown = values.get("shown").to_owned();
    let cancellation = match reader.finish(Cancellation { words: Words { da, en }, replaced_by, shown }) {
        Ok(cancellation) => cancellation,
        Err(faults) => {
            return draw_cancel(&frame, event, values, faults, None, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let seen = (cancellation.words.clone(), !cancellation.shown.is_empty());
    if values.get("do") == "preview" {
        let seen = Some((seen.0, false));
        return draw_cancel(&frame, event, values, Faults::default(), seen, StatusCode::OK).await;
    }
    match acts::cancel(&frame.state, who(&frame)?, &event.id, &cancellation).await? {
        acts::Cancelled::Done { mails } => Ok(after(&frame, &event.id, Done::Cancelled, mails)),
        acts::Cancelled::Confirm => {
            draw_cancel(&frame, event, values, Faults::default(), Some(seen), StatusCode::OK).await
        }
        acts::Cancelled::NotPublished => {
            Ok(Redirect::to(&paths::managed_event(frame.lang, event.id.as_str())).into_response())
        }
    }
}

/// Draws the form. `words`: those whose mails are shown, and whether other mails were shown before.
async fn draw_cancel(
    frame: &Frame,
    event: Event,
    values: Values,
    faults: Faults,
    words: Option<(Words, bool)>,
    status: StatusCode,
) -> Result<Response, AppError> {
    let replacements = replacements(frame, &event).await?;
    let mut db = frame.state.db.read().await?;
    let capacity = registrations::store::capacity_of(&mut db, &event.id).await?.ok_or(AppError::NotFound)?;
    let registrations = registrations::store::by_event(&mut db, &event.id).await?;
    let audience: Audience = registrations::acts::audience(&registrations, |_| true);
    let told: Vec<&Registration> =
        registrations.iter().filter(|party| registrations::acts::audience([*party], |_| true).total() > 0).collect();
    let preview = words.filter(|_| audience.total() > 0).map(|(words, overtaken)| cancel::Preview {
        letters: letters(
            frame,
            &event,
            &capacity.terms,
            &consequences::samples_of(&told, |_| consequences::News::EventCancelled),
            &words,
        ),
        fingerprint: Cancellation::fingerprint(&words, &event, &audience),
        overtaken,
    });
    let unseen = (audience.total() == 0).then(|| Cancellation::fingerprint(&Words::default(), &event, &audience));
    let head = head(&mut db, frame, event).await?;
    let page = cancel::Cancel { head, audience, replacements, values, faults, preview, unseen };
    Ok(frame.page(frame.lang.organiser().cancel_title()).status(status).draw(move || cancel::view(page)))
}

/// The organiser's other published events to come, as they are told in a list.
async fn replacements(frame: &Frame, event: &Event) -> Result<Vec<(String, String)>, AppError> {
    let who = who(frame)?;
    let only = (!who.is_administrator()).then_some(who.id.as_str());
    let mut db = frame.state.db.read().await?;
    let mut others = events::store::managed_by(&mut db, only).await?;
    others.retain(|other| other.id != event.id && other.state == State::Published && !other.is_past(frame.now));
    others.sort_by_key(|other| other.details.starts_at);
    Ok(others
        .into_iter()
        .map(|other| {
            let date = dates::date(frame.lang, other.details.starts_at);
            (other.id.0.clone(), format!("{}, {date}", other.title(frame.lang).text))
        })
        .collect())
}

/// Leads to the overview, which tells what was done.
pub(super) fn after(frame: &Frame, id: &EventId, done: Done, mails: usize) -> Response {
    Redirect::to(&paths::managed_event_after(frame.lang, id.as_str(), done.tag(), mails)).into_response()
}
