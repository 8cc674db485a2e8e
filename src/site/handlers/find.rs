//! The front page: what is coming, a month's calendar, or what is over, narrowed to what is asked for.

use axum::response::Response;
use sqlx::AnyConnection;

use crate::events::store::{Cut, Filter, Sum};
use crate::events::{self, EventId, Kind, Listed};
use crate::registrations;
use crate::server::db::StoreError;
use crate::server::error::AppError;
use crate::server::frame::{Frame, Section};
use crate::site::model::{Asked, Month, PAGE, View, past_years};
use crate::site::pages::calendar::Calendar;
use crate::site::pages::filter::{Count, Finder};
use crate::site::pages::front::{Front, Nothing, Past};
use crate::site::pages::list::{Replacement, Row};
use crate::site::rules::{self, Availability};
use crate::time::Timestamp;

/// How many months can be chosen from.
const MOST_MONTHS: usize = 24;
/// How many events a month's calendar holds.
const MOST_IN_MONTH: i64 = 500;

/// `GET /`
pub async fn front(frame: Frame) -> Result<Response, AppError> {
    let asked = Asked::read(frame.query(), frame.now);
    match asked.view {
        View::List => upcoming(frame, asked).await,
        View::Month => month(frame, asked).await,
        View::Past => past(frame, asked).await,
    }
}

async fn upcoming(frame: Frame, asked: Asked) -> Result<Response, AppError> {
    let (lang, now) = (frame.lang, frame.now);
    let mut db = frame.state.db.read().await?;
    let filter = asked.filter(now);
    let ever = events::store::sums(&mut db, &asked.at_any_time(now)).await?;
    let is_part = asked.month.is_some() || !asked.words.is_empty();
    let here = if is_part { events::store::sums(&mut db, &filter).await? } else { ever.clone() };
    let asked = within(asked, &here);
    let found = events::store::find(&mut db, &filter, page(&asked)).await?;
    let nothing = if found.is_empty() { Some(nothing(&mut db, &frame, &asked).await?) } else { None };
    let (rows, until) = rows(&mut db, now, found).await?;
    let config = &frame.state.config;
    let text = lang.finding();
    let title = if asked.is_narrowed() { text.title(asked.kind, asked.month, &asked.words) } else { String::new() };
    let description = lang.site().front_description(&config.municipality);
    let finder = Finder { lang, now, counts: counts(&here), months: months(&asked, &ever), asked };
    let drawn = frame.page(title).description(description).section(Section::Events).kept_until(until);
    // Parts of the list are the list, to a search engine; what somebody typed is nobody else's page.
    let drawn = if finder.asked.words.is_empty() { drawn } else { drawn.noindex() };
    let page = Front {
        finder,
        months: rules::by_month(rows, |row| row.event.starts_at),
        nothing,
        contact: config.contact.clone(),
    };
    Ok(drawn.draw(move || page.view()))
}

async fn month(frame: Frame, asked: Asked) -> Result<Response, AppError> {
    let (lang, now) = (frame.lang, frame.now);
    let month = asked.month.unwrap_or_else(|| Month::of(now));
    let mut db = frame.state.db.read().await?;
    let filter = asked.filter(now);
    let cut = Cut { latest_first: false, limit: MOST_IN_MONTH, offset: 0 };
    let found = events::store::find(&mut db, &filter, cut).await?;
    let here = events::store::sums(&mut db, &filter).await?;
    let ever = events::store::sums(&mut db, &asked.at_any_time(now)).await?;
    let nothing = if found.is_empty() { Some(nothing(&mut db, &frame, &asked).await?) } else { None };
    let (rows, until) = rows(&mut db, now, found).await?;
    let finder = Finder { lang, now, counts: counts(&here), months: months(&asked, &ever), asked };
    let title = lang.finding().month_name(month);
    let description = lang.finding().calendar_description(month, &frame.state.config.municipality);
    let page = Calendar { finder, month, rows, nothing };
    let drawn = frame.page(title).description(description).section(Section::Events).kept_until(until);
    let drawn = if page.finder.asked.words.is_empty() { drawn } else { drawn.noindex() };
    Ok(drawn.draw(move || page.view()))
}

async fn past(frame: Frame, mut asked: Asked) -> Result<Response, AppError> {
    let (lang, now) = (frame.lang, frame.now);
    let mut db = frame.state.db.read().await?;
    let ever = events::store::sums(&mut db, &asked.at_any_time(now)).await?;
    let year_of = |at: Timestamp| Month::of(at).year();
    let first = of_kind(&ever, asked.kind).map(|sum| year_of(sum.first_start)).min();
    let last = of_kind(&ever, asked.kind).map(|sum| year_of(sum.last_start)).max();
    let has_page = past_years(now);
    let all = first.into_iter().zip(last).flat_map(|(first, last)| (first..=last).rev());
    let years: Vec<i32> = all.filter(|year| has_page.contains(year)).collect();
    let is_latest = asked.year.is_none();
    asked.year = asked.year.or(years.first().copied());
    let filter = asked.filter(now);
    let here = events::store::sums(&mut db, &filter).await?;
    let asked = within(asked, &here);
    let cut = Cut { latest_first: true, ..page(&asked) };
    let found = events::store::find(&mut db, &filter, cut).await?;
    let (rows, until) = rows(&mut db, now, found).await?;
    let text = lang.finding();
    let title = match asked.year {
        Some(year) if !is_latest => format!("{} {year}", text.past_title()),
        _ => text.past_title().to_owned(),
    };
    let mut canonical = vec![("view", "past".to_owned())];
    canonical.extend(asked.year.filter(|_| !is_latest).map(|year| ("year", year.to_string())));
    let drawn = frame
        .page(title)
        .description(text.past_description(&frame.state.config.municipality))
        .section(Section::Past)
        .kept_until(until)
        .canonical_query(canonical);
    let drawn = if asked.words.is_empty() { drawn } else { drawn.noindex() };
    let finder = Finder { lang, now, counts: counts(&here), months: Vec::new(), asked };
    let page = Past { finder, years, months: rules::by_month(rows, |row| row.event.starts_at) };
    Ok(drawn.draw(move || page.view()))
}

fn of_kind(sums: &[(Kind, Sum)], wanted: Option<Kind>) -> impl Iterator<Item = &Sum> {
    sums.iter().filter(move |(kind, _)| wanted.is_none_or(|wanted| wanted == *kind)).map(|(_, sum)| sum)
}

/// What is asked, on a page that there is.
fn within(asked: Asked, here: &[(Kind, Sum)]) -> Asked {
    let count = of_kind(here, asked.kind).map(|sum| sum.count).sum();
    asked.within(count)
}

fn page(asked: &Asked) -> Cut {
    Cut { latest_first: false, limit: PAGE, offset: asked.page * PAGE }
}

fn counts(sums: &[(Kind, Sum)]) -> Vec<Count> {
    Kind::ALL
        .into_iter()
        .map(|kind| {
            let count = sums.iter().find(|(other, _)| *other == kind).map_or(0, |(_, sum)| sum.count);
            Count { kind, count }
        })
        .collect()
}

/// The months in which something is, and the one that is asked for.
fn months(asked: &Asked, sums: &[(Kind, Sum)]) -> Vec<Month> {
    let first = sums.iter().map(|(_, sum)| Month::of(sum.first_start)).min();
    let last = sums.iter().map(|(_, sum)| Month::of(sum.last_start)).max();
    let mut months: Vec<Month> = first
        .into_iter()
        .flat_map(|first| std::iter::successors(Some(first), |month| Some(month.next())))
        .take_while(|month| last.is_some_and(|last| *month <= last))
        .take(MOST_MONTHS)
        .collect();
    months.extend(asked.month.filter(|month| !months.contains(month)));
    months.sort_unstable();
    months
}

/// What to say where nothing is found: the next of the same kind, after what was looked at or at all.
async fn nothing(db: &mut AnyConnection, frame: &Frame, asked: &Asked) -> Result<Nothing, StoreError> {
    let any_time = Filter { kind: asked.kind, words: String::new(), ..Filter::upcoming(frame.now) };
    let first = Cut { latest_first: false, limit: 1, offset: 0 };
    let mut next = Vec::new();
    if let Some(month) = asked.month {
        let later = Filter { starts: (month.span().1, any_time.starts.1), ..any_time.clone() };
        next = events::store::find(db, &later, first).await?;
    }
    if next.is_empty() {
        next = events::store::find(db, &any_time, first).await?;
    }
    Ok(Nothing { next: next.pop(), is_before: asked.month.is_some_and(|month| month < Month::of(frame.now)) })
}

/// Events with what the list tells of them, and when the page with them changes by time alone.
async fn rows(db: &mut AnyConnection, now: Timestamp, found: Vec<Listed>) -> Result<(Vec<Row>, Timestamp), StoreError> {
    let mut capacities = registrations::store::capacities_of(db, found.iter().map(|event| &event.id)).await?;
    let replacing: Vec<EventId> = found.iter().filter_map(|event| event.replaced_by.clone()).collect();
    let addresses = events::store::addresses_of(db, &replacing).await?;
    // What is over is counted elsewhere, whether it is on this page or not.
    let next_end = events::store::next_end(db, now).await?;
    let shown = found.iter().filter_map(|event| Some((event, &capacities.get(&event.id)?.terms)));
    let until = rules::next_change(now, shown, next_end);
    let rows = found.into_iter().map(|event| {
        let capacity = capacities.remove(&event.id).ok_or(StoreError::Corrupt("event_capacity"))?;
        let replacement = event.replaced_by.as_ref().and_then(|id| addresses.get(id));
        let replacement =
            replacement.map(|(slug, starts_at)| Replacement { slug: slug.clone(), starts_at: *starts_at });
        Ok(Row { availability: Availability::of(&event, &capacity, now), event, replacement })
    });
    Ok((rows.collect::<Result<_, StoreError>>()?, until))
}
