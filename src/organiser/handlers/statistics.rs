//! An event over time, as a page and as files.

use axum::response::Response;

use super::exports::{CSV, named};
use super::head;
use crate::events::{Event, ManagedEvent};
use crate::organiser::export::{CsvCell, file};
use crate::organiser::figures::{self, ByOrganisation};
use crate::organiser::pages::statistics;
use crate::organiser::series::{self, Day};
use crate::registrations::rules::Organisations;
use crate::registrations::{Registration, State, store};
use crate::server::download::download;
use crate::server::error::AppError;
use crate::server::frame::Frame;

/// `GET /organiser/events/{id}/statistics`
pub async fn show(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let capacity = store::capacity_of(&mut db, &event.id).await?.ok_or(AppError::NotFound)?;
    let registrations = store::by_event(&mut db, &event.id).await?;
    let organisations = store::organisations(&mut db).await?;
    let page = statistics::Statistics {
        days: days(&frame, &event, &registrations),
        organisations: by_organisation(&event, &registrations, &organisations),
        capacity,
        head: head(&mut db, &frame, event).await?,
    };
    let title = frame.lang.reports().statistics_title(page.head.event.title(frame.lang).text);
    Ok(frame.page(title).draw(move || statistics::view(page)))
}

/// `GET /organiser/events/{id}/statistics.csv`
pub async fn csv(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    let text = frame.lang.reports();
    let mut db = frame.state.db.read().await?;
    let registrations = store::by_event(&mut db, &event.id).await?;
    if frame.asked("what") == "organisations" {
        let organisations = store::organisations(&mut db).await?;
        let found = by_organisation(&event, &registrations, &organisations);
        let heading = [text.organisation(), text.seats(), text.earlier()].map(CsvCell::new);
        let rows = found.organisations.iter().map(|organisation| {
            let earlier = if organisation.is_first_time { text.first_time() } else { text.came_before() };
            vec![CsvCell::new(&organisation.name), organisation.seats.into(), CsvCell::new(earlier)]
        });
        let bytes = file(std::iter::once(heading.into()).chain(rows))?;
        return Ok(download(&named(text.organisations_file(), &event, "csv"), CSV, bytes));
    }
    let heading = [text.day(), text.taken(), text.joined(), text.left(), text.waiting()].map(CsvCell::new);
    let days = days(&frame, &event, &registrations);
    let rows = days.iter().map(|day| {
        let numbers = [day.taken, day.joined, day.left, day.waiting].map(CsvCell::from);
        std::iter::once(CsvCell::new(&day.date.to_string())).chain(numbers).collect()
    });
    let bytes = file(std::iter::once(heading.into()).chain(rows))?;
    Ok(download(&named(text.days_file(), &event, "csv"), CSV, bytes))
}

/// Until today, or until the event was held or cancelled.
pub(super) fn days(frame: &Frame, event: &Event, registrations: &[Registration]) -> Vec<Day> {
    let over = event.cancelled_at.unwrap_or(event.details.ends_at);
    series::days(registrations, frame.now.min(over).date())
}

fn by_organisation(event: &Event, registrations: &[Registration], organisations: &Organisations) -> ByOrganisation {
    let confirmed = registrations.iter().filter(|registration| registration.state == State::Confirmed);
    figures::by_organisation(&event.id, confirmed, organisations)
}
