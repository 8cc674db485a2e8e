//! What there is to read, for search engines: every public page and every public event, in both languages.

use std::fmt::Write as _;

use axum::Extension;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::events;
use crate::paths;
use crate::server::access::Access;
use crate::server::cache;
use crate::server::config::Config;
use crate::server::error::AppError;
use crate::server::routes::{Route, Table};
use crate::server::state::AppState;
use crate::text::Lang;
use crate::time::{Timestamp, next_change};
use crate::ui::escape::escape;

/// The most addresses of one file (sitemaps.org); each event has two. Of more events the latest are told.
const MOST: usize = 50_000;

/// `GET /sitemap.xml`
pub async fn sitemap(
    State(state): State<AppState>,
    Extension(Table(routes)): Extension<Table>,
) -> Result<Response, AppError> {
    let pages: Vec<&str> = routes.iter().filter(|route| is_public(route)).map(|route| route.pattern).collect();
    let room = i64::try_from(MOST / Lang::ALL.len() - pages.len()).unwrap_or(0);
    let mut db = state.db.read().await?;
    let events = events::store::public_addresses(&mut db, room).await?;
    let text = text(&state.config, &pages, &events);
    let drawn = ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], text).into_response();
    let now = state.clock.now();
    Ok(cache::keep(drawn, now, next_change(now, [])))
}

/// A page that is the same for everybody and that robots may read.
fn is_public(route: &Route) -> bool {
    let is_page = route.bilingual && !route.leads_on && !route.pattern.contains(['{', '.']);
    is_page && route.access == Access::Anyone && !route.pattern.starts_with(&paths::organiser(Lang::Da))
}

fn text(config: &Config, pages: &[&str], events: &[(String, Timestamp)]) -> String {
    let mut xml = String::with_capacity(512 * (pages.len() + events.len()));
    xml.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"");
    xml.push_str(paths::SITEMAP_NAMESPACE);
    xml.push_str("\" xmlns:xhtml=\"");
    xml.push_str(paths::XHTML_NAMESPACE);
    xml.push_str("\">\n");
    for page in pages {
        entry(&mut xml, config, |lang| paths::localised(lang, page), None);
    }
    for (slug, changed_at) in events {
        entry(&mut xml, config, |lang| paths::event(lang, slug), Some(*changed_at));
    }
    xml.push_str("</urlset>\n");
    xml
}

/// A page in each of its languages, each with where the others are.
fn entry(xml: &mut String, config: &Config, path: impl Fn(Lang) -> String, changed_at: Option<Timestamp>) {
    let address = |lang| escape(&config.absolute(&path(lang)));
    for lang in Lang::ALL {
        // Writing to a String cannot fail.
        let _ = write!(xml, "<url><loc>{}</loc>", address(lang));
        if let Some(at) = changed_at {
            let _ = write!(xml, "<lastmod>{at}</lastmod>");
        }
        for other in Lang::ALL {
            let (tag, href) = (other.tag(), address(other));
            let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{href}\"/>");
        }
        xml.push_str("</url>\n");
    }
}
