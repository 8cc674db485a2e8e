//! Public pages from memory: kept with their compressed forms until what they show has moved, or time alone changes them.
//!
//! A route says that its answers may be kept ([`from_memory`](super::routes::Routes::from_memory)), and a page says until
//! when it is right by time ([`kept_until`](super::frame::Page::kept_until)); what says nothing is never kept. Nothing
//! is kept that is not 200, sets a cookie, forbids storing, or holds something of one request: a nonce, a form's key.
//!
//! A kept page belongs to the revision that was read before its data. Every request knows the revision of at most half
//! a second ago; if the database cannot be asked for it, nothing is served from here: the handler says what it can say.

mod kept;
mod query;
pub(super) mod revision;
mod shelf;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::time::timeout;

use self::kept::Kept;
use self::revision::{LOOK, Watch};
use self::shelf::{Drawn, Found, Shelf};
use super::error::AppError;
use super::state::AppState;
use super::{measure, negotiation};
use crate::time::Timestamp;

pub use self::kept::Keep;

/// Longer addresses are drawn and not kept.
const LONGEST_PATH: usize = 256;

/// The pages that this process keeps.
#[derive(Default)]
pub struct Memory {
    watch: Watch,
    shelf: Arc<Shelf>,
}

impl Memory {
    /// How many pages are kept, and the bytes that they may come to take.
    pub(super) fn holds(&self) -> (usize, usize) {
        let size = self.shelf.size();
        (size.pages, size.bytes)
    }
}

/// Lets an answer be kept until an instant, for handlers that draw no page. It must look the same to everybody.
pub fn keep(mut response: Response, now: Timestamp, until: Timestamp) -> Response {
    response.extensions_mut().insert(Keep { from: now, until });
    response
}

/// Answers a GET or HEAD from memory, or has it drawn, once for all who wait for it. `parameters` are the names that a
/// query may have for its page to be kept; any other query is answered and forgotten.
pub async fn answer(
    State((state, parameters)): State<(AppState, &'static [&'static str])>,
    mut request: Request,
    next: Next,
) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let asked = take_conditions(&mut request);
    // The route itself leaves the body out for HEAD; here both are the same page.
    *request.method_mut() = Method::GET;
    let path = request.uri().path();
    let query = query::normal(request.uri().query(), parameters).filter(|_| path.len() <= LONGEST_PATH);
    let Some(query) = query else { return draw(request, next).await.into_response(&asked).await };
    let key = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    query::set(&mut request, &key);
    from_memory(&state, &key, request, next).await.into_response(&asked).await
}

/// What a request got.
enum Answered {
    /// A page for everybody.
    Kept(Arc<Kept>),
    /// What cannot be kept.
    ForOneOnly(Response),
}

impl Answered {
    async fn into_response(self, asked: &HeaderMap) -> Response {
        match self {
            Self::Kept(kept) => kept.answer(asked).await,
            Self::ForOneOnly(response) => unless_known(response, asked),
        }
    }
}

/// What the handler gave a tag of its own is not sent to those who have it.
fn unless_known(mut response: Response, asked: &HeaderMap) -> Response {
    let headers = response.headers();
    let Some(tag) = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok()) else { return response };
    if response.status() == StatusCode::OK && negotiation::is_known(asked, tag, negotiation::last_modified(headers)) {
        *response.body_mut() = Body::empty();
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response.headers_mut().remove(header::CONTENT_TYPE);
        response.headers_mut().remove(header::CONTENT_LENGTH);
    }
    response
}

async fn from_memory(state: &AppState, key: &str, request: Request, next: Next) -> Answered {
    // The revision before the data: what is drawn from newer data than it says is only drawn again too early.
    let generation = match state.memory.watch.generation(&state.db).await {
        Ok(generation) => generation,
        Err(error) => {
            let drawn = timeout(LOOK, draw(request, next)).await;
            return drawn.unwrap_or_else(|_| Answered::ForOneOnly(AppError::from(error).into_response()));
        }
    };
    let place = match state.memory.shelf.find(generation, key, state.clock.now()) {
        Found::Kept(kept) => {
            measure::looked_in_memory(true);
            return Answered::Kept(kept);
        }
        Found::Draw(place) => place,
    };
    measure::looked_in_memory(false);
    let mut turn = place.turn().lock().await;
    match &*turn {
        Drawn::Kept(kept) if kept.is_right_at(state.clock.now()) => {
            return Answered::Kept(kept.clone());
        }
        Drawn::Kept(_) | Drawn::ForOneOnly => {
            drop(turn);
            return draw(request, next).await;
        }
        Drawn::NotYet => {}
    }
    let answered = draw(request, next).await;
    *turn = match &answered {
        Answered::Kept(kept) => Drawn::Kept(kept.clone()),
        Answered::ForOneOnly(_) => Drawn::ForOneOnly,
    };
    place.finish(&turn);
    answered
}

/// Runs the handler. What may be kept is taken in whole.
async fn draw(request: Request, next: Next) -> Answered {
    let response = next.run(request).await;
    let Some(keep) = response.extensions().get::<Keep>().copied().filter(|_| is_for_everybody(&response)) else {
        return Answered::ForOneOnly(response);
    };
    let (mut parts, body) = response.into_parts();
    let Ok(body) = axum::body::to_bytes(body, usize::MAX).await else {
        return Answered::ForOneOnly(StatusCode::INTERNAL_SERVER_ERROR.into_response());
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    Answered::Kept(Arc::new(Kept::new(keep, parts.headers, body)))
}

fn is_for_everybody(response: &Response) -> bool {
    let headers = response.headers();
    let names = [header::SET_COOKIE, header::CONTENT_SECURITY_POLICY, header::VARY, header::CONTENT_ENCODING];
    let forbids = headers
        .get_all(header::CACHE_CONTROL)
        .iter()
        .any(|value| value.to_str().map_or(true, |value| value.contains("no-store") || value.contains("private")));
    response.status() == StatusCode::OK && !forbids && !names.iter().any(|name| headers.contains_key(name))
}

/// What only the memory may judge is taken off the request, so that a handler always answers in full.
fn take_conditions(request: &mut Request) -> HeaderMap {
    let mut asked = HeaderMap::new();
    for name in [header::ACCEPT_ENCODING, header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE] {
        for value in request.headers().get_all(&name) {
            asked.append(name.clone(), value.clone());
        }
        request.headers_mut().remove(name);
    }
    asked
}
