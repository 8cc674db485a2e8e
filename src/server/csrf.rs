//! Refuses what another site makes a browser send, and requests for a host that is not ours.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::config::Config;
use super::session;
use super::state::AppState;

/// Every name that a request gives its host must be ours, whatever the method: links are made from the configured
/// address, never from these. Several `Host` headers are 400 (RFC 9112 section 3.2).
pub async fn own_host(State(state): State<AppState>, request: Request, next: Next) -> Response {
    // PostgreSQL takes no NUL, and nothing of ours has one in its address.
    if request.uri().path().contains("%00") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let hosts: Vec<&HeaderValue> = request.headers().get_all(header::HOST).iter().collect();
    if hosts.len() > 1 {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let health = request.uri().path().starts_with("/health/");
    let is_ours = |host: &str| state.config.is_our_host(host);
    // The address of the request line (or HTTP/2's own field) and the header may differ: a proxy may look at either.
    let authority = request.uri().authority().map(|authority| is_ours(authority.as_str()));
    let header = hosts.first().map(|host| host.to_str().is_ok_and(is_ours));
    if health || [authority, header].into_iter().flatten().min() == Some(true) {
        next.run(request).await
    } else {
        StatusCode::MISDIRECTED_REQUEST.into_response()
    }
}

/// What changes something must come from one of our own pages.
pub async fn same_site(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || is_own(&state.config, request.headers()) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

/// Browsers of today say where a request comes from; older ones send `Origin`; a program that sends neither carries
/// no session that it could have been tricked into using.
fn is_own(config: &Config, headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    let origin_is_ours = text("origin").map(|origin| {
        origin == config.origin()
            || (config.origin().starts_with("http://")
                && origin.strip_prefix("http://").is_some_and(|host| config.is_our_host(host)))
    });
    match text("sec-fetch-site") {
        Some(site) => matches!(site, "same-origin" | "none") && origin_is_ours.unwrap_or(true),
        None => origin_is_ours.unwrap_or_else(|| session::token(config, headers).is_none()),
    }
}
