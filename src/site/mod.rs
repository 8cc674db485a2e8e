//! The public pages that show several features at once.
//!
//! The front page finds events: what is coming, a month's calendar, what is over, narrowed by kind, month and words
//! (`model`). An event's page says everything about one, also to search engines (`schema`), and its calendar file puts it
//! into a calendar. Whether there is room is decided once, in [`Availability`], and told by `text`. Beside them stand the
//! pages that a public site owes its readers: privacy, accessibility, and a word to robots
//! with the list of what there is.

mod calendar_file;
mod conditional;
mod handlers;
mod model;
mod pages;
mod robots;
mod rules;
mod schema;
mod sitemap;

#[cfg(test)]
mod tests;

use axum::routing::get;

use crate::server::access::Access;
use crate::server::routes::Routes;

pub use model::Month;
pub use rules::{Availability, next_change};

pub fn routes() -> Routes {
    Routes::new()
        .page("/", Access::Anyone, get(handlers::front))
        .page("/events/{slug}", Access::Anyone, get(handlers::event))
        .page("/events/{slug}/calendar.ics", Access::Anyone, get(handlers::calendar_file))
        .page("/privacy", Access::Anyone, get(handlers::privacy))
        .page("/accessibility", Access::Anyone, get(handlers::accessibility))
        .page("/was", Access::Anyone, get(handlers::accessibility_statement))
        .file("/robots.txt", Access::Anyone, get(robots::robots))
        .file("/sitemap.xml", Access::Anyone, get(sitemap::sitemap))
}
