//! Answers the island that keeps "places left" true.

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::events;
use crate::registrations::islands::Places;
use crate::registrations::{pages, store};
use crate::server::state::AppState;
use crate::text::Lang;

/// Hands the request to the server function, with what it needs.
pub async fn answer(State(state): State<AppState>, request: Request) -> Response {
    leptos_axum::handle_server_fns_with_context(move || provide_context(state.clone()), request).await.into_response()
}

/// The places of a public event; the errors are codes, because a browser asked and not a person.
pub async fn look_up(slug: &str, lang: &str) -> Result<Places, ServerFnError> {
    let unknown = || -> ServerFnError {
        if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
            response.set_status(axum::http::StatusCode::NOT_FOUND);
        }
        ServerFnError::ServerError("unknown".to_owned())
    };
    let state = use_context::<AppState>().ok_or_else(unknown)?;
    let unavailable = |error: crate::server::db::StoreError| -> ServerFnError {
        tracing::error!(%error, "places left could not be read");
        ServerFnError::ServerError("unavailable".to_owned())
    };
    if slug.contains('\0') {
        return Err(unknown());
    }
    let mut db = state.db.read().await.map_err(unavailable)?;
    let event = events::store::by_slug(&mut db, slug).await.map_err(unavailable)?.ok_or_else(unknown)?;
    let capacity = store::capacity_of(&mut db, &event.id).await.map_err(unavailable)?.ok_or_else(unknown)?;
    Ok(pages::places(Lang::from_tag(lang), &event, &capacity))
}
