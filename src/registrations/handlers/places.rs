//! Answers the island that keeps "places left" true.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::events;
use crate::registrations::islands::Places;
use crate::registrations::{pages, store};
use crate::server::form::Form;
use crate::server::state::AppState;
use crate::text::Lang;

/// Hands the request to the server function, with what it needs. It is for the island alone: what lacks a field is
/// 400, and neither `Accept` nor `Referer` makes it a redirect.
pub async fn answer(State(state): State<AppState>, mut parts: Parts, Form(values): Form) -> Response {
    if !values.has("slug") || !values.has("lang") {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let fields = [("slug", values.get("slug")), ("lang", values.get("lang"))];
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    for name in [header::ACCEPT, header::REFERER, header::CONTENT_LENGTH] {
        parts.headers.remove(name);
    }
    let request = Request::from_parts(parts, Body::from(body));
    leptos_axum::handle_server_fns_with_context(move || provide_context(state.clone()), request).await.into_response()
}

/// The places of a public event; the errors are codes, because a browser asked and not a person.
pub async fn look_up(slug: &str, lang: &str) -> Result<Places, ServerFnError> {
    let refused = |status: StatusCode, code: &str| -> ServerFnError {
        if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
            response.set_status(status);
        }
        ServerFnError::ServerError(code.to_owned())
    };
    let unknown = || refused(StatusCode::NOT_FOUND, "unknown");
    let state = use_context::<AppState>().ok_or_else(unknown)?;
    let unavailable = |error: crate::server::db::StoreError| -> ServerFnError {
        tracing::error!(%error, "places left could not be read");
        refused(StatusCode::SERVICE_UNAVAILABLE, "unavailable")
    };
    if slug.contains('\0') {
        return Err(unknown());
    }
    let mut db = state.db.read().await.map_err(unavailable)?;
    let event = events::store::by_slug(&mut db, slug).await.map_err(unavailable)?.ok_or_else(unknown)?;
    let capacity = store::capacity_of(&mut db, &event.id).await.map_err(unavailable)?.ok_or_else(unknown)?;
    Ok(pages::places(Lang::from_tag(lang), &capacity))
}
