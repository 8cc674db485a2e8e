//! The list at the door: showing it, and taking ticks from buttons and from devices that kept them.

use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;

use super::{print::in_order, who};
use crate::events::{DoorEvent, Event, EventId, State};
use crate::organiser::pages::attendance::{self, Attendance};
use crate::paths;
use crate::registrations::lists::{self, ListedSeat, Tick, Turnout};
use crate::registrations::{acts, store};
use crate::server::error::AppError;
use crate::server::form::Form;
use crate::server::frame::Frame;
use crate::time::{MINUTE, Timestamp};
use crate::ui::form::Values;

/// By how much a device asks again for what it may know already: what is written at the same time is not committed at
/// the same time.
const OVERLAP: i64 = MINUTE;

/// `GET /organiser/events/{id}/attendance`
pub async fn list(frame: Frame, DoorEvent { event, right }: DoorEvent) -> Result<Response, AppError> {
    let mut seats = expected(&frame, &event).await?;
    let turnout = Turnout::of(&seats);
    let words = frame.asked("q").trim().to_owned();
    seats.retain(|seat| is_named(seat, &words));
    let (lang, now, is_held) = (frame.lang, frame.now, is_held(&event));
    let title = format!("{}: {}", lang.lists().door(), event.title(lang).text);
    let page = Attendance { lang, event, right, now, seats: in_order(seats), turnout, words, is_held };
    Ok(frame.page(title).draw(move || attendance::view(page)))
}

/// `POST /organiser/events/{id}/attendance`
pub async fn tick(frame: Frame, DoorEvent { event, .. }: DoorEvent, Form(values): Form) -> Result<Response, AppError> {
    let ticks: Vec<Tick> = values.all("tick").filter_map(Tick::parse).collect();
    if is_held(&event) && !ticks.is_empty() {
        acts::tick(&frame.state, &event.id, &ticks, &who(&frame)?.id).await?;
    }
    if values.get("answer") == "json" {
        return answer(&frame, &event, &values).await;
    }
    let (lang, id, words) = (frame.lang, event.id.as_str(), frame.asked("q"));
    Ok(Redirect::to(&match ticks.first() {
        Some(tick) if is_own(&frame, &event.id, tick).await? => {
            paths::attendance_at(lang, id, &words, tick.seat.as_str())
        }
        _ => paths::attendance_for(lang, id, &words),
    })
    .into_response())
}

/// What a device is told: how many came of how many, and the seats that were decided about since it asked last.
async fn answer(frame: &Frame, event: &Event, values: &Values) -> Result<Response, AppError> {
    let since = values.get("since").parse().map_or(Timestamp(0), Timestamp).plus(-OVERLAP);
    let turnout = Turnout::of(&expected(frame, event).await?);
    let mut db = frame.state.db.read().await?;
    let decided = store::decided_since(&mut db, &event.id, since).await?;
    let ticks: Vec<String> = decided.iter().map(|(seat, decision)| lists::told(seat, *decision)).collect();
    let said = json!({
        "came": turnout.came.to_string(),
        "all": turnout.expected.to_string(),
        "since": frame.now.0.to_string(),
        "ticks": ticks.join(" "),
    });
    Ok(([(header::CONTENT_TYPE, "application/json")], said.to_string()).into_response())
}

/// Whether people can be ticked off: also before it begins and after it is over.
fn is_held(event: &Event) -> bool {
    event.state == State::Published
}

async fn expected(frame: &Frame, event: &Event) -> Result<Vec<ListedSeat>, AppError> {
    let seats = store::listed(&mut *frame.state.db.read().await?, &event.id).await?;
    Ok(seats.into_iter().filter(ListedSeat::is_expected).collect())
}

/// At the door one asks for a name or where somebody is from.
fn is_named(seat: &ListedSeat, words: &str) -> bool {
    let text = format!("{}\n{}", seat.name, seat.organisation).to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

/// Whether a tick's seat is one of the event's, so that the page has a row to lead to.
async fn is_own(frame: &Frame, event_id: &EventId, tick: &Tick) -> Result<bool, AppError> {
    let mut db = frame.state.db.read().await?;
    Ok(store::at_door(&mut db, event_id).await?.contains_key(&tick.seat))
}
