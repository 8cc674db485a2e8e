//! The sign-up form: shown, rearranged, judged, sent.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::about;
use crate::events::{self, Event};
use crate::paths;
use crate::registrations::acts::{self, SignUp, SignedUp};
use crate::registrations::forms::{self, FEWER_PLACES, FORM_KEY, LARGER_THAN_EVENT, LEAST, WHEN_SHORT};
use crate::registrations::model::{Capacity, RegistrationId};
use crate::registrations::pages::{self, SignUpPage};
use crate::registrations::rules::Window;
use crate::registrations::store;
use crate::server::error::{AppError, too_many};
use crate::server::form::{Form, content_hash};
use crate::server::frame::{Frame, Section};
use crate::server::limit::Network;
use crate::server::token::{Purpose, random_token};
use crate::text::registrations::Note;
use crate::ui::form::{Fault, Faults, FormState, Values};

async fn load(frame: &Frame, slug: &str) -> Result<(Event, Capacity), AppError> {
    let mut db = frame.state.db.read().await?;
    let event = events::store::by_slug(&mut db, slug).await?.ok_or(AppError::NotFound)?;
    let capacity = store::capacity_of(&mut db, &event.id).await?.ok_or(AppError::NotFound)?;
    Ok((event, capacity))
}

pub async fn form(frame: Frame, Path(slug): Path<String>) -> Result<Response, AppError> {
    let (event, capacity) = load(&frame, &slug).await?;
    match capacity.window(&event, frame.now) {
        Window::Open => Ok(draw(&frame, event, capacity, Draft::new(forms::fresh(random_token())))),
        window => Ok(closed(&frame, event, window, StatusCode::OK)),
    }
}

pub async fn send(
    frame: Frame,
    network: Network,
    Path(slug): Path<String>,
    Form(mut values): Form,
) -> Result<Response, AppError> {
    let (event, capacity) = load(&frame, &slug).await?;
    // What has been sent already is found by its key, even when sign-up has closed since: the act looks again.
    let window = capacity.window(&event, frame.now);
    if forms::rearrange(&mut values) {
        return Ok(match window {
            Window::Open => draw(&frame, event, capacity, Draft::new(values)),
            other => closed(&frame, event, other, StatusCode::CONFLICT),
        });
    }
    // A form that came without a key can be sent, only not recognised when it is sent twice.
    if values.get(FORM_KEY).is_empty() {
        values.set(FORM_KEY, random_token());
    }
    let (party, when_short) = match forms::read(&values) {
        Ok(read) => read,
        Err(_) if window != Window::Open => return Ok(closed(&frame, event, window, StatusCode::CONFLICT)),
        Err(faults) => return Ok(draw(&frame, event, capacity, Draft { faults, ..Draft::refused(values) })),
    };
    let size = i64::try_from(party.attendees.len()).unwrap_or(i64::MAX);
    let sign_up = SignUp {
        lang: frame.lang,
        party,
        when_short,
        form_key: values.get(FORM_KEY).to_owned(),
        content_hash: format!("{} {}", event.id.as_str(), content_hash(&values, &[FORM_KEY, WHEN_SHORT, LEAST])),
    };
    let text = frame.lang.registrations();
    match acts::sign_up_from(&frame.state, &network, &event.id, &sign_up).await? {
        SignedUp::Made(id) => to_registration(&frame, &event, &id).await,
        SignedUp::Unknown => Err(AppError::NotFound),
        SignedUp::NotOpen(window) => Ok(closed(&frame, event, window, StatusCode::CONFLICT)),
        SignedUp::OtherContent => {
            values.set(FORM_KEY, random_token());
            let note = Some(text.key_used_note());
            Ok(draw(&frame, event, capacity, Draft { note, ..Draft::refused(values) }))
        }
        SignedUp::TooMany { wait } => {
            let guard = frame.lang.guard();
            let said = guard.too_many_sign_ups(wait, &about(&frame, event.clone()).call());
            let note = Some(Note { title: guard.too_many().to_owned(), text: said });
            let page = draw(&frame, event, capacity, Draft { note, ..Draft::refused(values) });
            Ok(too_many(page, wait))
        }
        SignedUp::AskFewer { free } => {
            let mut faults = Faults::default();
            faults.push(WHEN_SHORT, None, Fault::Other(FEWER_PLACES));
            let note = Some(text.fewer_note(free, size));
            let (event, capacity) = load(&frame, &slug).await?;
            Ok(draw(&frame, event, capacity, Draft { note, faults, ask_to_wait: true, ..Draft::refused(values) }))
        }
        SignedUp::LargerThanEvent { .. } => {
            let mut faults = Faults::default();
            faults.push("contact.attends", None, Fault::Other(LARGER_THAN_EVENT));
            Ok(draw(&frame, event, capacity, Draft { faults, ..Draft::refused(values) }))
        }
    }
}

/// A form to draw, fresh or refused.
#[derive(Default)]
struct Draft {
    values: Values,
    faults: Faults,
    note: Option<Note>,
    ask_to_wait: bool,
    refused: bool,
}

impl Draft {
    fn new(values: Values) -> Self {
        Self { values, ..Self::default() }
    }

    fn refused(values: Values) -> Self {
        Self { values, refused: true, ..Self::default() }
    }
}

fn draw(frame: &Frame, event: Event, capacity: Capacity, draft: Draft) -> Response {
    let Draft { values, faults, note, ask_to_wait, refused } = draft;
    let text = frame.lang.registrations();
    let queue = capacity.places_left() == 0;
    let heading = if queue { text.join_queue() } else { text.sign_up() };
    let mut values = values;
    if queue && !values.has(WHEN_SHORT) {
        values.set(WHEN_SHORT, forms::WAIT);
    }
    let title = event.title(frame.lang).text;
    let page = frame.page(format!("{heading}: {title}")).description(text.description(title)).section(Section::Events);
    let page = if refused { page.unprocessable() } else { page };
    let form = FormState::new(values, faults, frame.lang)
        .phrased(pages::phrase)
        .items_called(|lang, _, number| lang.registrations().attendee(number));
    let about = about(frame, event);
    page.draw(move || pages::sign_up(SignUpPage { about, capacity, form, note, ask_to_wait }))
}

fn closed(frame: &Frame, event: Event, window: Window, status: StatusCode) -> Response {
    let text = frame.lang.registrations();
    let title = format!("{}: {}", text.sign_up(), event.title(frame.lang).text);
    let about = about(frame, event);
    frame.page(title).status(status).section(Section::Events).draw(move || pages::closed(&about, window))
}

/// To the registration's own page, which its contact alone can find.
async fn to_registration(frame: &Frame, event: &Event, id: &RegistrationId) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let registration = store::by_id(&mut db, &event.id, id).await?.ok_or(AppError::NotFound)?;
    let token = frame.state.config.secret.token(Purpose::Registration, id.as_str(), registration.token_generation);
    Ok(Redirect::to(&paths::registration(frame.lang, &token)).into_response())
}
