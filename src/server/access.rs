//! Who may use a route, and the gate that asks.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use serde::{Deserialize, Serialize};

use super::error::AppError;
use super::routes::Route;
use super::session;
use super::state::AppState;
use super::token::Purpose;
use crate::paths;
use crate::text::Lang;

/// What a person who signs in may do at all; what they may do with one event is the event's to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Sees and changes everything, and says who else signs in.
    Administrator,
    /// Sees and changes the events they own or co-organise.
    Organiser,
    /// Sees the events that their organisation takes part in, and who comes; changes nothing.
    Partner,
    /// Ticks who came, at the events that they were added to.
    Door,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Administrator, Self::Organiser, Self::Partner, Self::Door];

    pub fn tag(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Organiser => "organiser",
            Self::Partner => "partner",
            Self::Door => "door",
        }
    }

    /// `None` for a role that this version does not know: such a person may do nothing.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.tag() == tag)
    }

    /// Whether such a person makes and changes events.
    pub fn organises(self) -> bool {
        matches!(self, Self::Administrator | Self::Organiser)
    }
}

/// Who may use a route. Whoever is signed in but not meant gets the answer of an address that nothing is behind; about
/// the object in the address its extractor decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Anyone,
    /// Whoever holds the link: a page of one person, never stored, never indexed.
    Holder,
    /// Whoever is signed in, in any role: what is their own.
    SignedIn,
    /// Those who organise; an event comes through [`crate::events::ManagedEvent`].
    Organiser,
    /// Those, and partners, who read only: [`crate::events::ListedEvent`].
    Lists,
    /// Those who organise, and those at the door: [`crate::events::DoorEvent`].
    Door,
    /// Administrators.
    Administrator,
}

impl Access {
    /// The largest request body, in bytes.
    pub fn body_limit(self) -> usize {
        if self.needs_session() { 1024 * 1024 } else { 64 * 1024 }
    }

    /// Whether one must be signed in.
    pub fn needs_session(self) -> bool {
        !matches!(self, Self::Anyone | Self::Holder)
    }

    /// Whether somebody who is signed in in this role is let through to the handler.
    pub fn admits(self, role: Role) -> bool {
        match self {
            Self::Anyone | Self::Holder | Self::SignedIn => true,
            Self::Organiser => role.organises(),
            Self::Lists => role.organises() || role == Role::Partner,
            Self::Door => role.organises() || role == Role::Door,
            Self::Administrator => role == Role::Administrator,
        }
    }
}

/// The person behind a request.
#[derive(Clone, Debug)]
pub struct Who {
    pub id: String,
    pub name: String,
    pub role: Role,
    /// Of a partner: the organisation whose events they see.
    pub organisation_id: Option<String>,
}

impl Who {
    pub fn is_administrator(&self) -> bool {
        self.role == Role::Administrator
    }
}

/// Lets a request through to its handler, or not. Signed out, every organiser's address answers the same; signed in,
/// what is for others answers as what is not there.
pub async fn gate(State((state, route)): State<(AppState, Route)>, mut request: Request, next: Next) -> Response {
    let access = route.access;
    request.extensions_mut().insert(access);
    if access == Access::Anyone {
        return next.run(request).await;
    }
    let mut admitted = true;
    if access.needs_session() {
        match session::who(&state, request.headers()).await {
            Ok(Some(who)) => {
                admitted = access.admits(who.role);
                request.extensions_mut().insert(who);
            }
            Ok(None) => return to_sign_in(&state, route, &request),
            Err(error) => return AppError::from(error).into_response(),
        }
    }
    let mut response = if admitted { next.run(request).await } else { AppError::NotFound.into_response() };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    response
}

/// To the page that signs in, which leads back. A form that was being typed goes along (307: the browser sends it
/// again, there), with a ticket for where it may come back to: only to where it shows itself and does nothing.
fn to_sign_in(state: &AppState, route: Route, request: &Request) -> Response {
    let lang = Lang::of_path(request.uri().path());
    let back = request.uri().path_and_query().map_or("", |path| path.as_str());
    let is_filled = request.method() == Method::POST && !hyper::body::Body::is_end_stream(request.body());
    if route.restores && is_filled {
        return Redirect::temporary(&paths::sign_in_holding(lang, back, &held_ticket(state, back))).into_response();
    }
    Redirect::to(&paths::sign_in_then(lang, back)).into_response()
}

/// Says that a form may come back to an address.
pub fn held_ticket(state: &AppState, path: &str) -> String {
    state.config.secret.token(Purpose::HeldForm, path, 0)
}
