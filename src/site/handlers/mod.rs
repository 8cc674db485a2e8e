//! What answers on the public pages: each loads what its page shows and draws it.

mod find;

pub use find::front;

use axum::extract::{Path, RawQuery};
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::{Redirect, Response};
use axum::routing::{MethodRouter, get};
use sqlx::AnyConnection;

use super::conditional::File;
use super::feeds::{self, Feed, LastGood};
use super::pages::article::{ArticlePage, Statement};
use super::pages::event::EventPage;
use super::pages::subscribe::SubscribePage;
use super::rules::Availability;
use super::{calendar_file as file, qr, rules, schema};
use crate::calendar;
use crate::events::{self, Event};
use crate::paths;
use crate::programme;
use crate::registrations;
use crate::server::cache;
use crate::server::db::StoreError;
use crate::server::error::AppError;
use crate::server::frame::{Frame, Section};
use crate::server::headers;
use crate::server::state::AppState;
use crate::text::site::{Article, Kept};
use crate::time;

/// What a feed's answers say beside its version.
const FEED_HEADERS: [(HeaderName, &str); 2] = [
    (header::CACHE_CONTROL, headers::CACHE_OF_A_FEED),
    // A calendar is no page to find.
    (HeaderName::from_static("x-robots-tag"), "noindex"),
];

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
    let until = rules::next_change(frame.now, [(&event, &capacity.terms)], []);
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
    let drawn =
        frame.page(title).description(description).section(Section::Events).json_ld(json).article().kept_until(until);
    Ok(drawn.draw(move || page.view()))
}

/// The event for anybody's calendar.
pub async fn calendar_file(frame: Frame, Path(slug): Path<String>, asked: HeaderMap) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let event = events::store::by_slug(&mut db, &slug).await?.ok_or(AppError::NotFound)?;
    let address = frame.state.config.absolute(&paths::event(frame.lang, &slug));
    let body = calendar::download(&file::entry(&event, frame.lang, address));
    let disposition = format!("attachment; filename=\"{slug}.ics\"");
    let more = [(header::CONTENT_DISPOSITION, disposition.as_str())];
    Ok(File::new(body, event.changed_at).answer(&asked, calendar::FILE_TYPE, &more))
}

/// A calendar to subscribe to, the same bytes whatever the asker says it accepts.
pub fn feed(feed: Feed, last_good: &LastGood) -> MethodRouter<AppState> {
    let last_good = last_good.clone();
    get(move |frame: Frame, asked: HeaderMap| async move {
        let served = feeds::serve(&frame.state, frame.now, (feed, frame.lang), &last_good).await?;
        let answer = served.file.answer(&asked, calendar::FILE_TYPE, &FEED_HEADERS);
        Ok::<_, AppError>(match served.until {
            Some(until) => cache::keep(answer, frame.now, until),
            None => answer,
        })
    })
}

/// How one subscribes, to which calendar, with which program.
pub async fn subscribe(frame: Frame, RawQuery(query): RawQuery) -> Response {
    let asked = query.as_deref().unwrap_or_default();
    let tag = form_urlencoded::parse(asked.as_bytes()).find(|(name, _)| name == paths::FEED_FIELD);
    let feed = tag.and_then(|(_, tag)| Feed::from_tag(&tag)).unwrap_or(Feed::All);
    let lang = frame.lang;
    let address = frame.state.config.absolute(&paths::feed(lang, feed.tag()));
    let page = SubscribePage { lang, feed, code: qr::code(&paths::webcal(&address)), address: address.clone() };
    let text = lang.calendar();
    frame
        .page(text.title())
        .description(text.description(&frame.state.config.municipality))
        .section(Section::Calendar)
        .calendar(text.name(feed), address)
        .draw(move || page.view())
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
    let until = time::next_change(frame.now, []);
    frame.page(page.article.title).description(page.article.lead).kept_until(until).draw(move || page.view())
}

/// The event that takes a cancelled one's place, if people may see it.
async fn replacement(db: &mut AnyConnection, event: &Event) -> Result<Option<Event>, StoreError> {
    let Some(id) = &event.replaced_by else { return Ok(None) };
    Ok(events::store::by_id(db, id).await?.filter(Event::is_public))
}
