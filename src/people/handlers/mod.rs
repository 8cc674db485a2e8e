//! Signing in and out, and setting a password, over HTTP.

pub mod account;
pub mod people;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::acts::{self, SignedIn};
use super::forms::{self, SignIn};
use super::model::{LinkState, PasswordLink};
use super::rules;
use super::{held, pages, store};
use crate::paths;
use crate::server::error::{AppError, too_many};
use crate::server::form::Form;
use crate::server::frame::Frame;
use crate::server::limit::Network;
use crate::server::session;
use crate::ui::form::{Faults, Values};

/// Whoever is signed in already goes on at once.
pub async fn sign_in_form(frame: Frame, headers: HeaderMap) -> Result<Response, AppError> {
    let next = frame.asked("next");
    if session::who(&frame.state, &headers).await?.is_some() {
        return Ok(unstored(Redirect::to(&rules::onward(frame.lang, &next)).into_response()));
    }
    let values = Values::from_pairs([("next", next)]);
    Ok(draw_sign_in(&frame, values, Faults::default(), None, StatusCode::OK))
}

pub async fn sign_in(
    frame: Frame,
    network: Network,
    headers: HeaderMap,
    Form(values): Form,
) -> Result<Response, AppError> {
    if let Some(values) = held::arrived(&frame, &headers, &values).await? {
        let note = Some((frame.lang.guard().signed_out_meanwhile(), frame.lang.guard().typed_is_kept().to_owned()));
        return Ok(draw_sign_in(&frame, values, Faults::default(), note, StatusCode::FORBIDDEN));
    }
    let typed = match SignIn::read(&values) {
        Ok(typed) => typed,
        Err(faults) => return Ok(draw_sign_in(&frame, values, faults, None, StatusCode::UNPROCESSABLE_ENTITY)),
    };
    let old = session::token(&frame.state.config, &headers);
    match acts::sign_in(&frame.state, &network, &typed.email, &typed.password, old.as_deref()).await? {
        SignedIn::Yes { session, organiser_id } => {
            let next = rules::onward(frame.lang, values.get("next"));
            let typed = held::returned(&frame.state, &values, &next, &organiser_id);
            if typed.is_empty() { signed_in(&frame, &session, &next) } else { draw_held(&frame, &session, next, typed) }
        }
        SignedIn::No => Ok(draw_sign_in(&frame, values, forms::mismatch(), None, StatusCode::UNPROCESSABLE_ENTITY)),
        SignedIn::TooMany(wait) => {
            let (title, wait_for) = too_many_note(&frame, wait);
            let note = Some((title, format!("{wait_for} {}", frame.lang.guard().or_by_link())));
            Ok(too_many(draw_sign_in(&frame, values, Faults::default(), note, StatusCode::TOO_MANY_REQUESTS), wait))
        }
    }
}

/// `GET /organiser/forgotten`; after it was asked for a link the page says what happens now, whoever asked.
pub async fn forgotten_form(frame: Frame) -> Response {
    if frame.asked("sent").is_empty() {
        return draw_forgotten(&frame, Values::new(), Faults::default(), None, StatusCode::OK);
    }
    let (lang, contact) = (frame.lang, frame.state.config.contact.clone());
    unstored(frame.page(lang.people().link_on_its_way()).draw(move || pages::link_on_its_way(lang, contact)))
}

pub async fn forgotten(frame: Frame, network: Network, Form(values): Form) -> Result<Response, AppError> {
    let email = match forms::read_forgotten(&values) {
        Ok(email) => email,
        Err(faults) => return Ok(draw_forgotten(&frame, values, faults, None, StatusCode::UNPROCESSABLE_ENTITY)),
    };
    match acts::forgot(&frame.state, &network, &email, frame.lang).await? {
        None => Ok(unstored(Redirect::to(&paths::forgotten_sent(frame.lang)).into_response())),
        Some(wait) => {
            let note = Some(too_many_note(&frame, wait));
            let page = draw_forgotten(&frame, values, Faults::default(), note, StatusCode::TOO_MANY_REQUESTS);
            Ok(too_many(page, wait))
        }
    }
}

pub async fn password_form(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let link = find_link(&frame, &token).await?;
    Ok(match rules::link_state(&link, frame.now) {
        LinkState::Open => draw_new_password(&frame, &link, Faults::default()),
        state => draw_link_ended(&frame, &link, state),
    })
}

pub async fn set_password(
    frame: Frame,
    network: Network,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(values): Form,
) -> Result<Response, AppError> {
    let link = find_link(&frame, &token).await?;
    let state = rules::link_state(&link, frame.now);
    if state != LinkState::Open {
        return Ok(draw_link_ended(&frame, &link, state));
    }
    let password = match forms::read_new_password(&values, &link.organiser.email) {
        Ok(password) => password,
        Err(faults) => return Ok(draw_new_password(&frame, &link, faults)),
    };
    let old = session::token(&frame.state.config, &headers);
    match acts::set_password(&frame.state, &network, &token, &link.organiser, &password, old.as_deref()).await? {
        Some(session) => signed_in(&frame, &session, &paths::organiser(frame.lang)),
        None => Ok(draw_link_ended(&frame, &link, LinkState::Used)),
    }
}

async fn find_link(frame: &Frame, token: &str) -> Result<PasswordLink, AppError> {
    store::link(&mut *frame.state.db.read().await?, token).await?.ok_or(AppError::NotFound)
}

/// What stands above a form: a title and what it means.
type Note = Option<(&'static str, String)>;

fn too_many_note(frame: &Frame, wait: i64) -> (&'static str, String) {
    (frame.lang.guard().too_many(), frame.lang.guard().too_many_attempts(wait))
}

fn draw_sign_in(frame: &Frame, values: Values, faults: Faults, note: Note, status: StatusCode) -> Response {
    let lang = frame.lang;
    unstored(
        frame.page(lang.people().sign_in()).status(status).draw(move || pages::sign_in(lang, values, faults, note)),
    )
}

fn draw_forgotten(frame: &Frame, values: Values, faults: Faults, note: Note, status: StatusCode) -> Response {
    let lang = frame.lang;
    let page = frame.page(lang.people().forgotten_title()).status(status);
    unstored(page.draw(move || pages::forgotten(lang, values, faults, note)))
}

/// The page between signing in and the form that was being typed.
fn draw_held(frame: &Frame, session: &str, next: String, typed: Vec<(String, String)>) -> Result<Response, AppError> {
    let lang = frame.lang;
    let page = frame.page(lang.guard().signed_in_again()).draw(move || pages::held(lang, next, typed));
    let cookie = session::set_cookie(&frame.state.config, session);
    let cookie = cookie.ok_or_else(|| AppError::Internal(header::SET_COOKIE.to_string()))?;
    Ok(unstored(([(header::SET_COOKIE, cookie)], page).into_response()))
}

fn draw_new_password(frame: &Frame, link: &PasswordLink, faults: Faults) -> Response {
    let (lang, email) = (frame.lang, link.organiser.email.clone());
    let page = frame.page(lang.people().choose_password());
    let page = if faults.is_empty() { page } else { page.unprocessable() };
    page.draw(move || pages::new_password(lang, email, faults))
}

fn draw_link_ended(frame: &Frame, link: &PasswordLink, state: LinkState) -> Response {
    let (lang, contact, kind) = (frame.lang, frame.state.config.contact.clone(), link.kind);
    let page = frame.page(lang.people().link_ended(state)).status(StatusCode::GONE);
    page.draw(move || pages::link_ended(lang, state, kind, contact))
}

fn signed_in(frame: &Frame, token: &str, to: &str) -> Result<Response, AppError> {
    with_cookie(session::set_cookie(&frame.state.config, token), to)
}

fn with_cookie(cookie: Option<HeaderValue>, to: &str) -> Result<Response, AppError> {
    let cookie = cookie.ok_or_else(|| AppError::Internal(header::SET_COOKIE.to_string()))?;
    Ok(unstored(([(header::SET_COOKIE, cookie)], Redirect::to(to)).into_response()))
}

/// What depends on who is signed in, or holds what somebody typed, stays in no cache.
fn unstored(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
