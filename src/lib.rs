//! Kobling: network meetings, learning visits and conferences of a municipality.
//!
//! The map. Imports run downwards in this list only (a test holds it):
//!
//! - `app` wires everything: routes, layers, jobs, commands.
//! - `organiser`, `site`, `programme`, `reminders`, `messages`, `registrations`, `events`, `people`: the features, last to first.
//! - `audit`, `mail`, `calendar`: what features use and what knows no feature.
//! - `server`: HTTP, database, sessions, configuration; knows no feature.
//! - `ui`: building blocks of pages; `text`: every sentence; `paths`: every URL; `time`: instants and the zone.
//!
//! The browser build (`hydrate`) holds the islands and nothing else.

// The views of a release are not type-erased: a page is one nested type.
#![recursion_limit = "512"]

#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub mod audit;
#[cfg(feature = "ssr")]
pub mod calendar;
#[cfg(feature = "ssr")]
pub mod events;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
pub mod messages;
#[cfg(feature = "ssr")]
pub mod organiser;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "ssr")]
pub mod people;
#[cfg(feature = "ssr")]
pub mod programme;
pub mod registrations;
#[cfg(feature = "ssr")]
pub mod reminders;
#[cfg(feature = "ssr")]
pub mod server;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod text;
#[cfg(feature = "ssr")]
pub mod time;
pub mod ui;

/// Wakes the islands that the server drew into the page.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
