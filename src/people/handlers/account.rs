//! One's own account: where one is signed in, and signing out there.

use std::collections::HashMap;

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};

use super::with_cookie;
use crate::paths;
use crate::people::{acts, pages, store};
use crate::server::error::AppError;
use crate::server::frame::Frame;
use crate::server::session;

/// `GET /organiser/account`
pub async fn account(frame: Frame, headers: HeaderMap) -> Result<Response, AppError> {
    let who = frame.who.clone().ok_or(AppError::NotFound)?;
    let config = &frame.state.config;
    let mut db = frame.state.db.read().await?;
    let account = store::account(&mut db, &who.id).await?.ok_or(AppError::NotFound)?;
    let sessions = session::living(&mut db, &config.secret, &who.id, frame.now).await?;
    let this = session::token(config, &headers).map(|token| session::name(&config.secret, &token)).unwrap_or_default();
    let page = pages::account::Own { lang: frame.lang, account, sessions, this, ended: frame.asked("done") == "ended" };
    Ok(frame.page(frame.lang.people().your_account()).draw(move || pages::account::view(page)))
}

/// `GET` of what only a POST does.
pub async fn to_account(frame: Frame) -> Redirect {
    Redirect::to(&paths::account(frame.lang))
}

/// `GET /organiser/account/sessions/{session}/end`, for a session of one's own.
pub async fn to_account_from(frame: Frame, Path(names): Path<HashMap<String, String>>) -> Result<Redirect, AppError> {
    let who = frame.who.as_ref().ok_or(AppError::NotFound)?;
    let mut db = frame.state.db.read().await?;
    let sessions = session::living(&mut db, &frame.state.config.secret, &who.id, frame.now).await?;
    let name = names.get("session").ok_or(AppError::NotFound)?;
    if !sessions.iter().any(|session| session.name == *name) {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(&paths::account(frame.lang)))
}

/// `POST /organiser/account/sessions/{session}/end`
pub async fn end_session(
    frame: Frame,
    headers: HeaderMap,
    Path(names): Path<HashMap<String, String>>,
) -> Result<Response, AppError> {
    let who = frame.who.as_ref().ok_or(AppError::NotFound)?;
    let config = &frame.state.config;
    let name = names.get("session").ok_or(AppError::NotFound)?;
    if !acts::end_session(&frame.state, &who.id, name).await? {
        return Err(AppError::NotFound);
    }
    let is_this = session::token(config, &headers).is_some_and(|token| session::name(&config.secret, &token) == *name);
    if is_this {
        return with_cookie(session::clear_cookie(config), &paths::sign_in(frame.lang));
    }
    Ok(Redirect::to(&paths::account_after(frame.lang, "ended")).into_response())
}

pub async fn sign_out_everywhere(frame: Frame) -> Result<Response, AppError> {
    let who = frame.who.as_ref().ok_or(AppError::NotFound)?;
    acts::sign_out_everywhere(&frame.state, &who.id).await?;
    with_cookie(session::clear_cookie(&frame.state.config), &paths::sign_in(frame.lang))
}

pub async fn sign_out(frame: Frame, headers: HeaderMap) -> Result<Response, AppError> {
    let config = &frame.state.config;
    if let Some(token) = session::token(config, &headers) {
        let mut tx = frame.state.db.begin_write().await?;
        session::end(&mut tx, &token, frame.now).await?;
        tx.commit().await?;
    }
    with_cookie(session::clear_cookie(config), &paths::sign_in(frame.lang))
}
