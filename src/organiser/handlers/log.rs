//! What was done with an event.

use axum::response::Response;

use super::head;
use crate::audit;
use crate::events::ManagedEvent;
use crate::organiser::pages::log::{self, LogPage, PAGE};
use crate::organiser::story;
use crate::registrations::{RegistrationId, store};
use crate::server::error::AppError;
use crate::server::frame::Frame;

/// `GET /organiser/events/{id}/log`
pub async fn show(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let counts = audit::counts(&mut db, event.id.as_str()).await?;
    let asked = frame.asked("kind");
    // One that nothing was done of is as good as none.
    let kind = counts.iter().map(|(action, _)| action).find(|action| **action == asked).cloned().unwrap_or_default();
    let of_kind = |(action, _): &&(String, i64)| kind.is_empty() || *action == kind;
    let found: i64 = counts.iter().filter(of_kind).map(|(_, count)| count).sum();
    let last = (found - 1).max(0) / PAGE;
    let page = frame.asked("page").parse::<i64>().ok().filter(|page| *page > 1).map_or(0, |page| (page - 1).min(last));
    let entries = audit::of_event(&mut db, event.id.as_str(), &kind, page * PAGE, PAGE).await?;
    let mut ids: Vec<RegistrationId> =
        entries.iter().filter_map(|entry| entry.registration_id.clone()).map(RegistrationId).collect();
    ids.sort();
    ids.dedup();
    let parties = store::by_ids(&mut db, &event.id, &ids).await?;
    let lines = story::lines(&mut db, &entries, &parties).await?;
    let organisations = parties.into_iter().map(|party| (party.id.clone(), party.called().to_owned())).collect();
    let title = format!("{}: {}", frame.lang.log().title(), event.title(frame.lang).text);
    let head = head(&mut db, &frame, event).await?;
    let page = LogPage { head, counts, kind, page, last, lines, organisations };
    Ok(frame.page(title).draw(move || log::view(page)))
}
