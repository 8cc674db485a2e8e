//! Copying an event: which days, then the drafts.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;

use super::event::after;
use super::{head, who};
use crate::events::{Event, ManagedEvent};
use crate::organiser::acts::{self, Copied, NewForm};
use crate::organiser::copies::{self, MOST_COPIES, Rhythm};
use crate::organiser::holidays::day_off;
use crate::organiser::pages::copy::{self, Copy, Day};
use crate::paths;
use crate::server::error::AppError;
use crate::server::form::{Form, content_hash};
use crate::server::frame::Frame;
use crate::server::token::random_token;
use crate::text::organiser::Done;
use crate::time::Timestamp;
use crate::ui::form::{Fault, Faults, Need, Reader, Values, typed_date};

/// `GET /organiser/events/{id}/copy?first=…&number=…&rhythm=…`: the days of a series, to choose from.
pub async fn ask(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    let mut values = Values::from_pairs(form_urlencoded::parse(frame.query().as_bytes()));
    if !values.has("first") {
        let likely = copies::likely_day(event.details.starts_at, frame.now);
        values.set("first", typed_date(Timestamp::midnight(likely)));
        values.set("number", "1");
        values.set("rhythm", Rhythm::Monthly.tag());
    }
    let mut reader = Reader::new(&values);
    let first = reader.date("first", Need::Required);
    if first.is_some_and(|first| first <= frame.now.date()) {
        reader.fault("first", Fault::InThePast);
    }
    let most = i64::try_from(MOST_COPIES).unwrap_or(i64::MAX);
    let number = reader.integer("number", 1..=most, Need::Required).and_then(|number| usize::try_from(number).ok());
    let rhythm = reader.one_of("rhythm", &Rhythm::ALL.map(Rhythm::tag), Need::Required).and_then(Rhythm::from_tag);
    match reader.finish((first, number, rhythm)) {
        Ok((Some(first), Some(number), Some(rhythm))) => {
            let days = rhythm.days(first, number);
            let few_come = |day: &&NaiveDate| day_off(**day, &frame.state.config.school_holidays).is_some();
            let ticked = days.iter().filter(|day| days.len() == 1 || !few_come(day)).copied().collect();
            draw(&frame, event, Typed { values, days, ticked, ..Typed::default() }, StatusCode::OK).await
        }
        faults => {
            let faults = faults.err().unwrap_or_default();
            draw(&frame, event, Typed { values, faults, ..Typed::default() }, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// `POST /organiser/events/{id}/copy`
pub async fn copy(frame: Frame, ManagedEvent(event): ManagedEvent, Form(values): Form) -> Result<Response, AppError> {
    let mut reader = Reader::new(&values);
    let ticked = days(&values, "days");
    let mut listed = days(&values, "listed");
    listed.truncate(MOST_COPIES);
    // A page without days to choose among has no such field: there the first day is what is missing.
    let field = if listed.is_empty() { "first" } else { "days" };
    if values.all("days").next().is_none() {
        reader.fault(field, Fault::ChooseOne);
    } else if ticked.is_empty() || ticked.len() > MOST_COPIES {
        reader.fault(field, Fault::Choice);
    } else if ticked.iter().any(|day| *day <= frame.now.date()) {
        reader.fault(field, Fault::InThePast);
    }
    if listed.is_empty() {
        listed.push(copies::likely_day(event.details.starts_at, frame.now));
    }
    let typed = Typed { days: listed, ticked: ticked.clone(), ..Typed::default() };
    if let Err(faults) = reader.finish(()) {
        return draw(&frame, event, Typed { values, faults, ..typed }, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let content = format!("{} {}", event.id.as_str(), content_hash(&values, &["form_key"]));
    let form_key = if values.get("form_key").len() < 16 { random_token() } else { values.get("form_key").to_owned() };
    let new = NewForm { form_key: &form_key, content_hash: &content };
    match acts::copy(&frame.state, who(&frame)?, &event.id, &ticked, new).await? {
        Copied::Made(id) if ticked.len() == 1 => Ok(after(&frame, &id, Done::Created, 0)),
        Copied::Made(_) => Ok(Redirect::to(&paths::organiser_after(frame.lang, "copied")).into_response()),
        // The days were changed after the form was sent: another form, whose days are as they were ticked.
        Copied::OtherContent => draw(&frame, event, Typed { values, ..typed }, StatusCode::CONFLICT).await,
        Copied::NoSuchTime(day, error) => {
            let note = Some(frame.lang.copying().no_such_time(day, error));
            draw(&frame, event, Typed { values, note, ..typed }, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Copied::Gone => Err(AppError::NotFound),
    }
}

/// The days that were typed under a name, each once and in order.
fn days(values: &Values, name: &str) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = values.all(name).filter_map(|day| day.parse().ok()).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// What a page is drawn from.
#[derive(Default)]
struct Typed {
    values: Values,
    faults: Faults,
    note: Option<String>,
    days: Vec<NaiveDate>,
    ticked: Vec<NaiveDate>,
}

async fn draw(frame: &Frame, event: Event, typed: Typed, status: StatusCode) -> Result<Response, AppError> {
    let Typed { mut values, faults, note, days, ticked } = typed;
    let schools = &frame.state.config.school_holidays;
    let text = frame.lang.copying();
    let days = days
        .into_iter()
        .map(|day| Day { day, off: day_off(day, schools).map(|off| text.day_off(off)) })
        .collect::<Vec<_>>();
    values.remove("days");
    for day in &ticked {
        values.push("days", day.to_string());
    }
    values.set("form_key", random_token());
    let mut db = frame.state.db.read().await?;
    let page = Copy { head: head(&mut db, frame, event).await?, values, faults, note, days, ticked: ticked.len() };
    Ok(frame.page(text.title()).status(status).draw(move || copy::view(page)))
}
