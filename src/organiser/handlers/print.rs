//! An event's lists for paper.

use axum::response::Response;

use crate::events::{Event, ListedEvent, ManagedEvent};
use crate::organiser::pages::print::{self, Kitchen, Sheet};
use crate::registrations::{lists::ListedSeat, rules, store};
use crate::server::error::AppError;
use crate::server::frame::Frame;
use crate::text::lists::Paper;
use crate::text::order;

/// `GET /organiser/events/{id}/print/sign-in`
pub async fn sign_in(frame: Frame, ListedEvent { event, .. }: ListedEvent) -> Result<Response, AppError> {
    let sheet = load(&frame, event, Paper::SignIn).await?;
    Ok(frame.page(title(&sheet)).draw(move || print::sign_in(sheet)))
}

/// `GET /organiser/events/{id}/print/badges`
pub async fn badges(frame: Frame, ListedEvent { event, .. }: ListedEvent) -> Result<Response, AppError> {
    let sheet = load(&frame, event, Paper::Badges).await?;
    Ok(frame.page(title(&sheet)).draw(move || print::badges(sheet)))
}

/// `GET /organiser/events/{id}/print/tents`
pub async fn tents(frame: Frame, ListedEvent { event, .. }: ListedEvent) -> Result<Response, AppError> {
    let sheet = load(&frame, event, Paper::Tents).await?;
    Ok(frame.page(title(&sheet)).draw(move || print::tents(sheet)))
}

/// `GET /organiser/events/{id}/print/caterer`: of what people eat it shows counts, and still for those only who may
/// change the event.
pub async fn caterer(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let kitchen = Kitchen {
        diets: store::needs_counts(&mut db, &event.id).await?,
        special: store::with_a_diet(&mut db, &event.id).await?,
        is_gone: rules::needs_deleted_at(event.details.ends_at) <= frame.now,
    };
    drop(db);
    let sheet = load(&frame, event, Paper::Caterer).await?;
    Ok(frame.page(title(&sheet)).draw(move || print::caterer(sheet, kitchen)))
}

async fn load(frame: &Frame, event: Event, paper: Paper) -> Result<Sheet, AppError> {
    let seats = store::listed(&mut *frame.state.db.read().await?, &event.id).await?;
    let seats = in_order(seats.into_iter().filter(ListedSeat::is_expected).collect());
    Ok(Sheet { lang: frame.lang, event, paper, seats, kind: frame.asked("sheet") })
}

/// As Danes look names up.
pub(super) fn in_order(mut seats: Vec<ListedSeat>) -> Vec<ListedSeat> {
    seats.sort_by_cached_key(|seat| (order::danish(&seat.name), order::danish(&seat.organisation)));
    seats
}

fn title(sheet: &Sheet) -> String {
    let event = sheet.event.title(sheet.lang).text;
    format!("{}: {event}", sheet.lang.lists().paper(sheet.paper))
}
