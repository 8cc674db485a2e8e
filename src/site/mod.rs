//! The public pages that show several features at once.
//!
//! The front page finds events: what is coming, a month's calendar, what is over, narrowed by kind, month and words
//! (`model`). An event's page says everything about one, also to search engines (`schema`), and its calendar file puts it
//! into a calendar. Whoever wants all of them subscribes to a feed ([`Feed`]). Whether there is room is decided once, in
//! [`Availability`], and told by `text`. Beside them stand the pages that a public site owes its readers: privacy,
//! accessibility, and a word to robots with the list of what there is.

mod calendar_file;
mod conditional;
mod feeds;
mod handlers;
mod model;
mod pages;
mod qr;
mod robots;
mod rules;
mod schema;
mod sitemap;

#[cfg(test)]
mod tests;

use axum::routing::get;

use crate::server::access::Access;
use crate::server::routes::Routes;

pub use feeds::Feed;
pub use model::Month;
pub use rules::{Availability, next_change};

pub fn routes() -> Routes {
    let last_good = feeds::LastGood::default();
    Routes::new()
        .page("/", Access::Anyone, get(handlers::front))
        // Not the words that somebody looks for: there is no end of them.
        .from_memory(&["view", "kind", "month", "year", "page"])
        .page("/events/{slug}", Access::Anyone, get(handlers::event))
        .from_memory(&[])
        .page("/events/{slug}/calendar.ics", Access::Anyone, get(handlers::calendar_file))
        .page("/calendar", Access::Anyone, get(handlers::subscribe))
        .page("/calendar/all.ics", Access::Anyone, handlers::feed(Feed::All, &last_good))
        .from_memory(&[])
        .page("/calendar/network-meetings.ics", Access::Anyone, handlers::feed(Feed::NetworkMeetings, &last_good))
        .from_memory(&[])
        .page("/calendar/learning-visits.ics", Access::Anyone, handlers::feed(Feed::LearningVisits, &last_good))
        .from_memory(&[])
        .page("/calendar/conferences.ics", Access::Anyone, handlers::feed(Feed::Conferences, &last_good))
        .from_memory(&[])
        .page("/privacy", Access::Anyone, get(handlers::privacy))
        .from_memory(&[])
        .page("/accessibility", Access::Anyone, get(handlers::accessibility))
        .from_memory(&[])
        .page("/was", Access::Anyone, get(handlers::accessibility_statement))
        .that_leads_on()
        .file("/robots.txt", Access::Anyone, get(robots::robots))
        .file("/sitemap.xml", Access::Anyone, get(sitemap::sitemap))
        .from_memory(&[])
}
