//! An event's registrations as files.

use axum::response::Response;

use crate::events::{Event, ListedEvent, rules::slug};
use crate::organiser::export::{self, Export};
use crate::registrations::lists::Turnout;
use crate::registrations::{State, store};
use crate::server::download::{FileName, download};
use crate::server::error::AppError;
use crate::server::frame::Frame;

pub(super) const CSV: &str = "text/csv; charset=utf-8; header=present";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `GET /organiser/events/{id}/registrations.csv`
pub async fn csv(frame: Frame, ListedEvent { event, .. }: ListedEvent) -> Result<Response, AppError> {
    let export = load(&frame, &event).await?;
    Ok(download(&name(&frame, &event, "csv"), CSV, export::csv(&export)?))
}

/// `GET /organiser/events/{id}/registrations.xlsx`
pub async fn xlsx(frame: Frame, ListedEvent { event, .. }: ListedEvent) -> Result<Response, AppError> {
    let export = load(&frame, &event).await?;
    // Ten thousand rows take the processor a while, which other requests must not wait for.
    let bytes = tokio::task::spawn_blocking(move || export::xlsx(&export)).await;
    let bytes = bytes.map_err(|error| AppError::Internal(error.to_string()))??;
    Ok(download(&name(&frame, &event, "xlsx"), XLSX, bytes))
}

/// The seats that the list shows when it is asked the same.
async fn load(frame: &Frame, event: &Event) -> Result<Export, AppError> {
    let mut seats = store::listed(&mut *frame.state.db.read().await?, &event.id).await?;
    let tells_no_shows = event.is_past(frame.now) && Turnout::of(&seats).was_kept;
    if let Some(only) = State::from_tag(&frame.asked("state")) {
        seats.retain(|seat| seat.party == only);
    }
    let words = frame.asked("q");
    if !words.trim().is_empty() {
        let found: std::collections::HashSet<_> =
            seats.iter().filter(|seat| seat.is_found_by(&words)).map(|seat| seat.registration_id.clone()).collect();
        seats.retain(|seat| found.contains(&seat.registration_id));
    }
    Ok(Export { lang: frame.lang, now: frame.now, seats, tells_no_shows })
}

/// "tilmeldinger-naar-rekruttering-er-svaer-2027-01-14.csv"
fn name(frame: &Frame, event: &Event, ending: &str) -> FileName {
    named(frame.lang.lists().file(), event, ending)
}

/// A file of an event, by what it holds.
pub(super) fn named(what: &str, event: &Event, ending: &str) -> FileName {
    let slug = event.slug.clone().unwrap_or_else(|| slug(&event.details.da.title));
    let date = event.details.starts_at.date();
    FileName::new(&format!("{what}-{slug}-{date}"), ending)
}
