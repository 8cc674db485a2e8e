//! "See and delete my data", for whoever holds a link.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Redirect, Response};

use super::{about, event_of, registration, seat};
use crate::audit::Actor;
use crate::events;
use crate::mail::{self, Context, Posted, Queue, Registry};
use crate::paths;
use crate::registrations::acts;
use crate::registrations::model::{CancelledBy, Needs, Registration, Seat, State};
use crate::registrations::pages::{self, ErasePage, MailLine, OwnDataPage};
use crate::registrations::rules::{self, Whose};
use crate::registrations::store;
use crate::server::error::AppError;
use crate::server::form::Form;
use crate::server::frame::{Frame, Section};
use crate::server::token::Purpose;
use crate::text::own_data::Asked;

/// What a contact's second button sends.
const WHO: &str = "who";
const EVERYBODY: &str = "everybody";
/// What the address says after the needs were deleted: it shows a note and does nothing.
const NEEDS_GONE: &str = "needs=deleted";

pub async fn of_seat(
    frame: Frame,
    Path(token): Path<String>,
    RawQuery(query): RawQuery,
    Extension(kinds): Extension<Arc<Registry>>,
) -> Result<Response, AppError> {
    let (registration, seat) = seat::held(&frame, &token).await?;
    if seat.is_erased() {
        return Ok(Redirect::to(&paths::seat(frame.lang, &token)).into_response());
    }
    let ways = Ways {
        erase: paths::seat_erase(frame.lang, &token),
        back: paths::seat(frame.lang, &token),
        needs: paths::seat_needs(frame.lang, &token),
    };
    let is_contact = seat.is_contact;
    let needs_gone = query.as_deref() == Some(NEEDS_GONE);
    draw(&frame, &kinds, registration, Some(seat), is_contact, ways, needs_gone).await
}

pub async fn of_registration(
    frame: Frame,
    Path(token): Path<String>,
    Extension(kinds): Extension<Arc<Registry>>,
) -> Result<Response, AppError> {
    let registration = registration::held(&frame, &token).await?;
    if registration.contact.is_erased() {
        return Ok(Redirect::to(&paths::registration(frame.lang, &token)).into_response());
    }
    let own = registration.seats.iter().find(|seat| seat.is_contact).cloned();
    let needs = own.as_ref().map_or_else(String::new, |seat| {
        let token = frame.state.config.secret.token(Purpose::Seat, seat.id.as_str(), seat.token_generation);
        paths::seat_needs(frame.lang, &token)
    });
    let erase = paths::registration_erase(frame.lang, &token);
    let ways = Ways { erase, back: paths::registration(frame.lang, &token), needs };
    draw(&frame, &kinds, registration, own, true, ways, false).await
}

/// Addresses that a page of somebody's data leads to.
struct Ways {
    erase: String,
    back: String,
    needs: String,
}

async fn draw(
    frame: &Frame,
    kinds: &Registry,
    registration: Registration,
    seat: Option<Seat>,
    is_contact: bool,
    ways: Ways,
    needs_gone: bool,
) -> Result<Response, AppError> {
    let (event, _) = event_of(frame, &registration).await?;
    let mut db = frame.state.db.read().await?;
    let mut needs = Needs::default();
    let mut answer = None;
    let mut posted = Vec::new();
    if is_contact {
        posted = mail::posted(&mut db, Queue::Registration(registration.id.as_str())).await?;
    }
    if let Some(seat) = &seat {
        needs = store::needs_of(&mut db, &seat.id).await?;
        answer = store::answer_of(&mut db, &seat.id).await?;
        posted.extend(mail::posted(&mut db, Queue::Seat(seat.id.as_str())).await?);
        posted.extend(mail::posted(&mut db, Queue::FormerSeat(seat.id.as_str())).await?);
    }
    let note = store::note_of(&mut db, &registration.event_id, &registration.id).await?;
    posted.sort_by_key(|mail| mail.created_at);
    let mails = posted.iter().map(|mail| line(frame, kinds, mail)).collect();
    let about = about(frame, event);
    let Ways { erase, back, needs: needs_action } = ways;
    let page = OwnDataPage {
        about,
        registration,
        seat,
        is_contact,
        needs,
        answer,
        note,
        mails,
        needs_action,
        erase,
        back,
        needs_gone,
    };
    let title = frame.lang.own_data().title();
    Ok(frame.page(title).section(Section::Events).draw(move || pages::own_data(page)))
}

fn line(frame: &Frame, kinds: &Registry, posted: &Posted) -> MailLine {
    let context = Context { config: &frame.state.config, created_at: posted.created_at };
    // Every kind of the program, because features after this one write to the same people.
    let letter = kinds.letter(posted, &context);
    MailLine {
        subject: letter.map(|letter| (letter.lang, letter.subject)),
        to: posted.recipient.clone(),
        sent_at: posted.sent_at(),
        is_given_up: posted.is_given_up(),
    }
}

/// Forgets the needs alone.
pub async fn erase_needs(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let (registration, seat) = seat::held(&frame, &token).await?;
    acts::erase_needs(&frame.state, &registration, &seat, Actor::Attendee).await?;
    let back = format!("{}?{NEEDS_GONE}", paths::seat_data(frame.lang, &token));
    Ok(Redirect::to(&back).into_response())
}

pub async fn ask_seat(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let (registration, seat) = seat::held(&frame, &token).await?;
    let back = paths::seat(frame.lang, &token);
    if seat.is_erased() {
        return Ok(Redirect::to(&back).into_response());
    }
    ask(&frame, &registration, Whose::Attendee(seat.position), back).await
}

pub async fn ask_registration(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let registration = registration::held(&frame, &token).await?;
    let back = paths::registration(frame.lang, &token);
    if registration.contact.is_erased() {
        return Ok(Redirect::to(&back).into_response());
    }
    ask(&frame, &registration, Whose::Contact, back).await
}

async fn ask(frame: &Frame, registration: &Registration, whose: Whose, back: String) -> Result<Response, AppError> {
    let (event, _) = event_of(frame, registration).await?;
    let erasure = rules::erasure(registration, whose);
    let to_come = event.state == events::State::Published && !event.is_past(frame.now);
    let own = |seat: &&Seat| match whose {
        Whose::Attendee(position) => seat.position == position,
        Whose::Contact | Whose::Party => seat.is_contact,
    };
    let colleagues = registration.live_seats().filter(|seat| !seat.is_contact && !seat.is_erased()).count();
    let asked = Asked {
        contact: erasure.contact,
        seat: to_come && registration.state == State::Confirmed && registration.live_seats().any(|seat| own(&seat)),
        waits: to_come && registration.state == State::Waitlisted,
        colleagues: if erasure.contact { colleagues } else { 0 },
    };
    // Whoever waits leaves as a party anyway.
    let party = (whose == Whose::Contact && colleagues > 0 && !asked.waits).then_some((WHO, EVERYBODY));
    let page = ErasePage { about: about(frame, event), asked, party, back };
    let title = frame.lang.own_data().ask();
    Ok(frame.page(title).section(Section::Events).draw(move || pages::erase(page)))
}

pub async fn erase_seat(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let (registration, seat) = seat::held(&frame, &token).await?;
    let back = paths::seat(frame.lang, &token);
    if seat.is_erased() {
        return Ok(Redirect::to(&back).into_response());
    }
    let (by, actor) =
        if seat.is_contact { (CancelledBy::Contact, Actor::Contact) } else { (CancelledBy::Attendee, Actor::Attendee) };
    acts::erase(&frame.state, &registration, Whose::Attendee(seat.position), by, actor).await?;
    Ok(Redirect::to(&back).into_response())
}

pub async fn erase_registration(
    frame: Frame,
    Path(token): Path<String>,
    Form(values): Form,
) -> Result<Response, AppError> {
    let registration = registration::held(&frame, &token).await?;
    let back = paths::registration(frame.lang, &token);
    // A page that was open before, or an old mail's link: whoever is forgotten is nobody's contact any more.
    if registration.contact.is_erased() {
        return Ok(Redirect::to(&back).into_response());
    }
    let whose = if values.get(WHO) == EVERYBODY { Whose::Party } else { Whose::Contact };
    acts::erase(&frame.state, &registration, whose, CancelledBy::Contact, Actor::Contact).await?;
    Ok(Redirect::to(&back).into_response())
}
