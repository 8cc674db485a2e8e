//! What answers on the public pages: each loads what its page shows and draws it.

mod find;

pub use find::front;

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::{Redirect, Response};
use sqlx::AnyConnection;

use super::pages::article::{ArticlePage, Statement};
use super::pages::event::EventPage;
use super::rules::Availability;
use super::{calendar_file as file, conditional, schema};
use crate::calendar;
use crate::events::{self, Event};
use crate::paths;
use crate::programme;
use crate::registrations;
use crate::server::db::StoreError;
use crate::server::error::AppError;
use crate::server::frame::{Frame, Section};
use crate::text::site::{Article, Kept};

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
    let availability = Availability::of(&event, &capacity, frame.now);
    let json = schema::event(&event, availability, frame.lang, config);
    let page = EventPage {
        lang: frame.lang,
        now: frame.now,
        availability,
        terms: capacity.terms,
        programme: programme::store::items_of(&mut db, &event.id).await?,
        event,
        slug,
        replacement,
        municipality: config.municipality.clone(),
        phone: config.phone.clone(),
    };
    let drawn = frame.page(title).description(description).section(Section::Events).json_ld(json).article();
    Ok(drawn.draw(move || page.view()))
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
    let kept = Kept {
        needs_days: registrations::rules::NEEDS_DAYS,
        usual_months: events::DEFAULT_KEEP_MONTHS,
        months: (*events::KEEP_MONTHS.start(), *events::KEEP_MONTHS.end()),
    };
    let article = frame.lang.site().privacy(&frame.state.config.municipality, kept);
    draw_article(&frame, article, None)
}

pub async fn accessibility(frame: Frame) -> Response {
    let config = &frame.state.config;
    let article = frame.lang.site().accessibility(&config.municipality);
    let statement = config.accessibility_statement.as_ref();
    let statement = statement.map_or(Statement::Missing, |address| Statement::At(address.to_string()));
    draw_article(&frame, article, Some(statement))
}

/// `/was`, where supervision and browsers' tools look for the accessibility statement of a Danish public site: leads
/// to it, or on a trial to the page that says that there is none yet.
pub async fn accessibility_statement(frame: Frame) -> Redirect {
    match &frame.state.config.accessibility_statement {
        Some(address) => Redirect::to(address.as_str()),
        None => Redirect::to(&paths::accessibility(frame.lang)),
    }
}

fn draw_article(frame: &Frame, article: Article, statement: Option<Statement>) -> Response {
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
    frame.page(page.article.title).description(page.article.lead).draw(move || page.view())
}

/// The event that takes a cancelled one's place, if people may see it.
async fn replacement(db: &mut AnyConnection, event: &Event) -> Result<Option<Event>, StoreError> {
    let Some(id) = &event.replaced_by else { return Ok(None) };
    Ok(events::store::by_id(db, id).await?.filter(Event::is_public))
}
