//! The public pages that show several features at once.
//!
//! The front page lists what is coming, an event's page says everything about one, and its calendar file puts it into
//! a calendar. Whoever wants all of them subscribes to a feed ([`Feed`]). Whether there is room is decided once, in [`Availability`], and told by `text`. Beside them stand the
//! pages that a public site owes its readers: privacy, accessibility, and a word to robots.

mod calendar_file;
mod conditional;
mod feeds;
mod handlers;
mod pages;
mod qr;
mod robots;
mod rules;

#[cfg(test)]
mod tests;

use axum::routing::get;

use crate::server::access::Access;
use crate::server::routes::Routes;

pub use feeds::Feed;
pub use rules::Availability;

pub fn routes() -> Routes {
    let last_good = feeds::LastGood::default();
    Routes::new()
        .page("/", Access::Anyone, get(handlers::front))
        .page("/events/{slug}", Access::Anyone, get(handlers::event))
        .page("/events/{slug}/calendar.ics", Access::Anyone, get(handlers::calendar_file))
        .page("/calendar", Access::Anyone, get(handlers::subscribe))
        .page("/calendar/all.ics", Access::Anyone, handlers::feed(Feed::All, &last_good))
        .page("/calendar/network-meetings.ics", Access::Anyone, handlers::feed(Feed::NetworkMeetings, &last_good))
        .page("/calendar/learning-visits.ics", Access::Anyone, handlers::feed(Feed::LearningVisits, &last_good))
        .page("/calendar/conferences.ics", Access::Anyone, handlers::feed(Feed::Conferences, &last_good))
        .page("/privacy", Access::Anyone, get(handlers::privacy))
        .page("/accessibility", Access::Anyone, get(handlers::accessibility))
        .file("/robots.txt", Access::Anyone, get(robots::robots))
}
