//! Signing in and out, and setting a password, over HTTP.

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::acts::{self, SignedIn};
use super::forms::{self, SignIn};
use super::model::{LinkState, PasswordLink};
use super::rules;
use super::{pages, store};
use crate::paths;
use crate::server::error::AppError;
use crate::server::form::Form;
use crate::server::frame::Frame;
use crate::server::limit::Network;
use crate::server::session;
use crate::ui::form::{Faults, Values};

#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// Whoever is signed in already goes on at once.
pub async fn sign_in_form(
    frame: Frame,
    headers: HeaderMap,
    Query(Next { next }): Query<Next>,
) -> Result<Response, AppError> {
    if session::who(&frame.state, &headers).await?.is_some() {
        return Ok(unstored(Redirect::to(&rules::onward(frame.lang, &next)).into_response()));
    }
    let values = Values::from_pairs([("next", next)]);
    Ok(draw_sign_in(&frame, values, Faults::default()))
}

pub async fn sign_in(
    frame: Frame,
    network: Network,
    headers: HeaderMap,
    Form(values): Form,
) -> Result<Response, AppError> {
    let typed = match SignIn::read(&values) {
        Ok(typed) => typed,
        Err(faults) => return Ok(draw_sign_in(&frame, values, faults)),
    };
    let old = session::token(&frame.state.config, &headers);
    match acts::sign_in(&frame.state, &network, &typed.email, &typed.password, old.as_deref()).await? {
        SignedIn::Yes(token) => signed_in(&frame, &token, &rules::onward(frame.lang, values.get("next"))),
        SignedIn::No => Ok(draw_sign_in(&frame, values, forms::mismatch())),
    }
}

pub async fn sign_out(frame: Frame, headers: HeaderMap) -> Result<Response, AppError> {
    let config = &frame.state.config;
    if let Some(token) = session::token(config, &headers) {
        let mut tx = frame.state.db.begin_write().await?;
        session::end(&mut tx, &token).await?;
        tx.commit().await?;
    }
    with_cookie(session::clear_cookie(config), &paths::sign_in(frame.lang))
}

pub async fn password_form(frame: Frame, Path(token): Path<String>) -> Result<Response, AppError> {
    let link = find_link(&frame, &token).await?;
    Ok(match rules::link_state(&link, frame.now) {
        LinkState::Open => draw_new_password(&frame, &link, Faults::default()),
        state => draw_link_ended(&frame, state),
    })
}

pub async fn set_password(
    frame: Frame,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(values): Form,
) -> Result<Response, AppError> {
    let link = find_link(&frame, &token).await?;
    let state = rules::link_state(&link, frame.now);
    if state != LinkState::Open {
        return Ok(draw_link_ended(&frame, state));
    }
    let password = match forms::read_new_password(&values, &link.organiser.email) {
        Ok(password) => password,
        Err(faults) => return Ok(draw_new_password(&frame, &link, faults)),
    };
    let old = session::token(&frame.state.config, &headers);
    match acts::set_password(&frame.state, &token, &link.organiser.id, &password, old.as_deref()).await? {
        Some(session) => signed_in(&frame, &session, &paths::organiser(frame.lang)),
        None => Ok(draw_link_ended(&frame, LinkState::Used)),
    }
}

async fn find_link(frame: &Frame, token: &str) -> Result<PasswordLink, AppError> {
    store::link(&mut *frame.state.db.read().await?, token).await?.ok_or(AppError::NotFound)
}

fn draw_sign_in(frame: &Frame, values: Values, faults: Faults) -> Response {
    let (lang, contact) = (frame.lang, frame.state.config.contact.clone());
    let page = frame.page(lang.people().sign_in());
    let page = if faults.is_empty() { page } else { page.unprocessable() };
    unstored(page.draw(move || pages::sign_in(lang, values, faults, contact)))
}

fn draw_new_password(frame: &Frame, link: &PasswordLink, faults: Faults) -> Response {
    let (lang, email) = (frame.lang, link.organiser.email.clone());
    let page = frame.page(lang.people().choose_password());
    let page = if faults.is_empty() { page } else { page.unprocessable() };
    page.draw(move || pages::new_password(lang, email, faults))
}

fn draw_link_ended(frame: &Frame, state: LinkState) -> Response {
    let (lang, contact) = (frame.lang, frame.state.config.contact.clone());
    let page = frame.page(lang.people().link_ended(state)).status(StatusCode::GONE);
    page.draw(move || pages::link_ended(lang, state, contact))
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
