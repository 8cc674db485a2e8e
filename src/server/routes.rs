//! The list of routes: what is served where, and who may.

use std::sync::Arc;

use axum::middleware::from_fn_with_state;
use axum::routing::MethodRouter;
use axum::{Extension, Router};
use tower_http::limit::RequestBodyLimitLayer;

use super::access::{Access, gate};
use super::cache;
use super::state::AppState;

/// One line of the table that the gate, the access test and the sitemap are made from.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// As axum writes it, without the language: `/events/{slug}`.
    pub pattern: &'static str,
    pub access: Access,
    /// Whether it also stands under `/en`.
    pub bilingual: bool,
    /// Whether its answers may be kept in memory, and under which parameters of the query.
    pub memory: Option<&'static [&'static str]>,
    /// Whether it only leads on to another address, so that the sitemap leaves it out.
    pub leads_on: bool,
    /// Whether a form that was being typed when the session ended may come back to it: a POST with `do=edit` shows
    /// the form and does nothing.
    pub restores: bool,
    /// The largest request body, in bytes.
    pub body_limit: usize,
}

impl Route {
    fn new(pattern: &'static str, access: Access, bilingual: bool) -> Self {
        Self {
            pattern,
            access,
            bilingual,
            memory: None,
            restores: false,
            leads_on: false,
            body_limit: access.body_limit(),
        }
    }
}

/// Every route of the program.
#[derive(Clone, Debug)]
pub struct Table(pub Arc<[Route]>);

/// Routes of a feature, or of the whole program.
#[derive(Default)]
pub struct Routes {
    list: Vec<(Route, MethodRouter<AppState>)>,
}

impl Routes {
    pub fn new() -> Self {
        Self::default()
    }

    /// A page: at its address in Danish, and under `/en` in English.
    #[must_use]
    pub fn page(mut self, pattern: &'static str, access: Access, methods: MethodRouter<AppState>) -> Self {
        self.list.push((Route::new(pattern, access, true), methods));
        self
    }

    /// What has no language: health, robots, a server function.
    #[must_use]
    pub fn file(mut self, pattern: &'static str, access: Access, methods: MethodRouter<AppState>) -> Self {
        self.list.push((Route::new(pattern, access, false), methods));
        self
    }

    /// The route just added brings back what was typed ([`Route::restores`]).
    #[must_use]
    pub fn restoring(mut self) -> Self {
        if let Some((route, _)) = self.list.last_mut() {
            route.restores = true;
        }
        self
    }

    /// The route just added takes bodies of another size.
    #[must_use]
    pub fn up_to(mut self, bytes: usize) -> Self {
        if let Some((route, _)) = self.list.last_mut() {
            route.body_limit = bytes;
        }
        self
    }

    /// Lets the answers of the route just added be kept in memory, one for each value of these parameters of the query.
    /// Kept is what says until when it is right by time alone: see [`super::cache`].
    #[must_use]
    pub fn from_memory(mut self, parameters: &'static [&'static str]) -> Self {
        if let Some((route, _)) = self.list.last_mut() {
            route.memory = Some(parameters);
        }
        self
    }

    /// Says that the route just added only redirects.
    #[must_use]
    pub fn that_leads_on(mut self) -> Self {
        if let Some((route, _)) = self.list.last_mut() {
            route.leads_on = true;
        }
        self
    }

    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.list.extend(other.list);
        self
    }

    pub fn table(&self) -> Vec<Route> {
        self.list.iter().map(|(route, _)| *route).collect()
    }

    /// Puts the gate and the size limit in front of each and gives them their addresses. Handlers find the whole list in
    /// an `Extension<Table>`.
    pub fn into_router(self, state: &AppState) -> Router<AppState> {
        let table = Table(self.table().into());
        let router = self.list.into_iter().fold(Router::new(), |router, (route, methods)| {
            let methods = match route.memory {
                Some(parameters) => methods.layer(from_fn_with_state((state.clone(), parameters), cache::answer)),
                None => methods,
            };
            let methods = methods
                .layer(RequestBodyLimitLayer::new(route.body_limit))
                .layer(from_fn_with_state((state.clone(), route), gate));
            if !route.bilingual {
                return router.route(route.pattern, methods);
            }
            let english = if route.pattern == "/" { "/en".to_owned() } else { format!("/en{}", route.pattern) };
            router.route(route.pattern, methods.clone()).route(&english, methods)
        });
        router.layer(Extension(table))
    }
}
