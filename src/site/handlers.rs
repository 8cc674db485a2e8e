//! What answers on the public pages: each loads what its page shows and draws it.

use std::collections::HashMap;

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use sqlx::AnyConnection;

use super::pages::article::ArticlePage;
use super::pages::event::EventPage;
use super::pages::front::{Front, Row};
use super::rules::Availability;
use super::{calendar_file as file, conditional, rules};
use crate::calendar;
use crate::events::{self, Event, EventId};
use crate::paths;
use crate::programme;
use crate::registrations::{self, Capacity};
use crate::server::db::StoreError;
use crate::server::error::AppError;
use crate::server::frame::{Frame, Section};
use crate::text::site::Article;
use crate::time::{Timestamp, next_change};

/// Upcoming events by month.
pub async fn front(frame: Frame) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let upcoming = events::store::upcoming(&mut db, frame.now).await?;
    let mut capacities: HashMap<EventId, Capacity> = registrations::store::capacities_of_upcoming(&mut db, frame.now)
        .await?
        .into_iter()
        .map(|capacity| (capacity.event_id.clone(), capacity))
        .collect();
    let starts: HashMap<EventId, Timestamp> =
        upcoming.iter().map(|event| (event.id.clone(), event.details.starts_at)).collect();
    let mut rows = Vec::with_capacity(upcoming.len());
    let mut moments = Vec::new();
    for event in upcoming {
        let replaced_on = match &event.replaced_by {
            None => None,
            Some(id) => match starts.get(id) {
                Some(at) => Some(*at),
                None => replacement(&mut db, &event).await?.map(|new| new.details.starts_at),
            },
        };
        let capacity = capacities.remove(&event.id).ok_or(StoreError::Corrupt("event_capacity"))?;
        let availability = Availability::of(&event, &capacity, frame.now);
        moments.extend(rules::moments(&event, &capacity.terms));
        rows.push(Row { event, availability, replaced_on });
    }
    let config = &frame.state.config;
    let description = frame.lang.site().front_description(&config.municipality);
    let page = Front {
        lang: frame.lang,
        now: frame.now,
        count: rows.len(),
        months: rules::by_month(rows, |row| row.event.details.starts_at),
        contact: config.contact.clone(),
    };
    let until = next_change(frame.now, moments);
    Ok(frame.page("").description(description).section(Section::Events).kept_until(until).draw(move || page.view()))
}

/// One event, with everything about it but who comes.
pub async fn event(frame: Frame, Path(slug): Path<String>) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let event = events::store::by_slug(&mut db, &slug).await?.ok_or(AppError::NotFound)?;
    let capacity =
        registrations::store::capacity_of(&mut db, &event.id).await?.ok_or(StoreError::Corrupt("event_capacity"))?;
    let replacement = replacement(&mut db, &event).await?;
    let config = &frame.state.config;
    let title = event.title(frame.lang).text.to_owned();
    let description = file::summary(&event, frame.lang);
    let until = next_change(frame.now, rules::moments(&event, &capacity.terms));
    let page = EventPage {
        lang: frame.lang,
        now: frame.now,
        availability: Availability::of(&event, &capacity, frame.now),
        terms: capacity.terms,
        programme: programme::store::items_of(&mut db, &event.id).await?,
        event,
        slug,
        replacement,
        municipality: config.municipality.clone(),
        phone: config.phone.clone(),
    };
    Ok(frame.page(title).description(description).section(Section::Events).kept_until(until).draw(move || page.view()))
}

/// The event for anybody's calendar.
pub async fn calendar_file(frame: Frame, Path(slug): Path<String>, headers: HeaderMap) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let event = events::store::by_slug(&mut db, &slug).await?.ok_or(AppError::NotFound)?;
    let address = frame.state.config.absolute(&paths::event(frame.lang, &slug));
    let body = calendar::download(&file::entry(&event, frame.lang, address));
    Ok(conditional::file(&headers, calendar::DOWNLOAD_TYPE, &format!("{slug}.ics"), event.changed_at, body))
}

pub async fn privacy(frame: Frame) -> Response {
    let article = frame.lang.site().privacy(&frame.state.config.municipality);
    draw_article(&frame, article, None)
}

pub async fn accessibility(frame: Frame) -> Response {
    let config = &frame.state.config;
    let article = frame.lang.site().accessibility(&config.municipality);
    let statement = config.accessibility_statement.as_ref().map(ToString::to_string);
    draw_article(&frame, article, statement)
}

fn draw_article(frame: &Frame, article: Article, statement: Option<String>) -> Response {
    let config = &frame.state.config;
    let page = ArticlePage {
        lang: frame.lang,
        article,
        statement,
        municipality: config.municipality.clone(),
        address: config.address.clone(),
        phone: config.phone.clone(),
        email: config.contact.clone(),
    };
    let until = next_change(frame.now, []);
    frame.page(page.article.title).description(page.article.lead).kept_until(until).draw(move || page.view())
}

/// The event that takes a cancelled one's place, if people may see it.
async fn replacement(db: &mut AnyConnection, event: &Event) -> Result<Option<Event>, StoreError> {
    let Some(id) = &event.replaced_by else { return Ok(None) };
    Ok(events::store::by_id(db, id).await?.filter(Event::is_public))
}
