//! The public pages that show several features at once.
//!
//! The front page lists what is coming, an event's page says everything about one, and its calendar file puts it into
//! a calendar. Whether there is room is decided once, in [`Availability`], and told by `text`. Beside them stand the
//! pages that a public site owes its readers: privacy, accessibility, and a word to robots.

mod calendar_file;
mod conditional;
mod handlers;
mod pages;
mod robots;
mod rules;

#[cfg(test)]
mod tests;

use axum::routing::get;

use crate::server::access::Access;
use crate::server::routes::Routes;

pub use rules::Availability;

pub fn routes() -> Routes {
    Routes::new()
        .page("/", Access::Anyone, get(handlers::front))
        .from_memory(&[])
        .page("/events/{slug}", Access::Anyone, get(handlers::event))
        .from_memory(&[])
        .page("/events/{slug}/calendar.ics", Access::Anyone, get(handlers::calendar_file))
        .page("/privacy", Access::Anyone, get(handlers::privacy))
        .from_memory(&[])
        .page("/accessibility", Access::Anyone, get(handlers::accessibility))
        .from_memory(&[])
        .file("/robots.txt", Access::Anyone, get(robots::robots))
}
