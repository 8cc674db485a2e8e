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
    /// Sees and changes everything.
    Administrator,
    /// Sees and changes the events they own or co-organise.
    Organiser,
}

impl Role {
    pub fn tag(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Organiser => "organiser",
        }
    }

    /// `None` for a role that this version does not know: such a person may do nothing.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag {
            "administrator" => Some(Self::Administrator),
            "organiser" => Some(Self::Organiser),
            _ => None,
        }
    }
}

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Anyone,
    /// Whoever holds the link: a page of one person, never stored, never indexed.
    Holder,
    /// Whoever is signed in; the object's extractor decides about the object.
    Organiser,
}

impl Access {
    /// The largest request body, in bytes.
    pub fn body_limit(self) -> usize {
        match self {
            Self::Anyone | Self::Holder => 64 * 1024,
            Self::Organiser => 1024 * 1024,
        }
    }
}

/// The person behind a request.
#[derive(Clone, Debug)]
pub struct Who {
    pub id: String,
    pub name: String,
    pub role: Role,
}

impl Who {
    pub fn is_administrator(&self) -> bool {
        self.role == Role::Administrator
    }
}

/// Lets a request through to its handler, or not. Signed out, every organiser's address answers the same.
pub async fn gate(State((state, route)): State<(AppState, Route)>, mut request: Request, next: Next) -> Response {
    let access = route.access;
    request.extensions_mut().insert(access);
    if access == Access::Anyone {
        return next.run(request).await;
    }
    if access == Access::Organiser {
        match session::who(&state, request.headers()).await {
            Ok(Some(who)) => {
                request.extensions_mut().insert(who);
            }
            Ok(None) => return to_sign_in(&state, route, &request),
            Err(error) => return AppError::from(error).into_response(),
        }
    }
    let mut response = next.run(request).await;
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
