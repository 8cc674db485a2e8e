//! The way to an event for those who organise it: without the right to it there is no object to work with.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

use super::model::{Event, EventId};
use super::store;
use crate::server::access::Who;
use crate::server::error::AppError;
use crate::server::state::AppState;

/// The event that `{id}` names, for an administrator or somebody who owns or co-organises it.
/// To anybody else it is as absent as one that does not exist: 404.
pub struct ManagedEvent(pub Event);

impl FromRequestParts<AppState> for ManagedEvent {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let who = parts.extensions.get::<Who>().cloned().ok_or(AppError::NotFound)?;
        let Path(names): Path<HashMap<String, String>> =
            Path::from_request_parts(parts, state).await.map_err(|_| AppError::NotFound)?;
        let id = EventId(names.get("id").ok_or(AppError::NotFound)?.clone());
        let mut db = state.db.read().await?;
        // The right is asked for first: a foreign event and an absent one cost the same question.
        if !who.is_administrator() && !store::is_organised_by(&mut db, &id, &who.id).await? {
            return Err(AppError::NotFound);
        }
        store::by_id(&mut db, &id).await?.map(Self).ok_or(AppError::NotFound)
    }
}
