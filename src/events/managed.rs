//! The ways to an event of the workplace: without the right to it there is no object to work with.
//!
//! Each extractor reads the event that `{id}` names, for those it is meant for. To anybody else the event is as absent as
//! one that does not exist: 404. The route's `Access` says the same of roles, before the handler is reached.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use sqlx::AnyConnection;

use super::model::{Event, EventId, State};
use super::{rules, store};
use crate::server::access::{Role, Who};
use crate::server::error::AppError;
use crate::server::state::AppState;

/// What somebody may do with an event that they see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// Everything.
    Manage,
    /// Read who comes, without what they need.
    Read,
    /// Tick who came.
    Tick,
}

impl Right {
    /// What a role may do with the events that are theirs to see.
    pub fn of(role: Role) -> Self {
        match role {
            Role::Administrator | Role::Organiser => Self::Manage,
            Role::Partner => Self::Read,
            Role::Door => Self::Tick,
        }
    }

    /// Whether anything but attendance may be changed: what may not draws no button for it.
    pub fn may_change(self) -> bool {
        self == Self::Manage
    }

    /// Whether diet and access needs may be shown, counts of them and that there are any included.
    pub fn may_see_needs(self) -> bool {
        self == Self::Manage
    }
}

/// For those who change it: an administrator, or an organiser who owns or co-organises it.
pub struct ManagedEvent(pub Event);

/// For those who read its lists: those who manage it, and partners whose organisation is responsible for it or takes
/// part in it, unless it is a draft.
pub struct ListedEvent {
    pub event: Event,
    pub right: Right,
}

/// For attendance: those who manage it, and the people at the door who were added to it, from the day before it until the
/// day after, while it is published.
pub struct DoorEvent {
    pub event: Event,
    pub right: Right,
}

impl FromRequestParts<AppState> for ManagedEvent {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let asked = Asked::of(parts, state).await?;
        let mut db = state.db.read().await?;
        let is_theirs = manages(&mut db, &asked).await?;
        asked.event(&mut db, is_theirs).await.map(Self)
    }
}

impl FromRequestParts<AppState> for ListedEvent {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let asked = Asked::of(parts, state).await?;
        let mut db = state.db.read().await?;
        let is_theirs = match (asked.who.role, &asked.who.organisation_id) {
            (Role::Partner, Some(organisation)) => store::is_listed_for(&mut db, &asked.id, organisation).await?,
            _ => manages(&mut db, &asked).await?,
        };
        let event = asked.event(&mut db, is_theirs).await?;
        Ok(Self { event, right: Right::of(asked.who.role) })
    }
}

impl FromRequestParts<AppState> for DoorEvent {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let asked = Asked::of(parts, state).await?;
        let mut db = state.db.read().await?;
        let is_at_door = asked.who.role == Role::Door;
        let is_theirs = if is_at_door {
            store::is_organised_by(&mut db, &asked.id, &asked.who.id).await?
        } else {
            manages(&mut db, &asked).await?
        };
        let event = asked.event(&mut db, is_theirs).await?;
        let is_open = event.state == State::Published && rules::is_door_open(&event.details, state.clock.now());
        if is_at_door && !is_open {
            return Err(AppError::NotFound);
        }
        Ok(Self { event, right: Right::of(asked.who.role) })
    }
}

/// Who asks for which event.
struct Asked {
    who: Who,
    id: EventId,
}

impl Asked {
    async fn of(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let who = parts.extensions.get::<Who>().cloned().ok_or(AppError::NotFound)?;
        let Path(names): Path<HashMap<String, String>> =
            Path::from_request_parts(parts, state).await.map_err(|_| AppError::NotFound)?;
        let id = EventId(names.get("id").ok_or(AppError::NotFound)?.clone());
        Ok(Self { who, id })
    }

    /// The right is asked for first: a foreign event and an absent one cost the same question.
    async fn event(&self, db: &mut AnyConnection, is_theirs: bool) -> Result<Event, AppError> {
        if !is_theirs {
            return Err(AppError::NotFound);
        }
        store::by_id(db, &self.id).await?.ok_or(AppError::NotFound)
    }
}

/// An administrator manages what does not exist, too: that it does not is found when it is read.
async fn manages(db: &mut AnyConnection, asked: &Asked) -> Result<bool, AppError> {
    Ok(match asked.who.role {
        Role::Administrator => true,
        Role::Organiser => store::is_organised_by(db, &asked.id, &asked.who.id).await?,
        Role::Partner | Role::Door => false,
    })
}
