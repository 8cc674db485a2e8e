//! What every page needs to know of its request, and how a page is drawn.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use leptos::prelude::*;

use super::access::{Access, Role, Who};
use super::assets;
use super::cache::Keep;
use super::error::RETRY_AFTER;
use super::headers::csp_with_script;
use super::state::AppState;
use super::telemetry::RequestId;
use super::token::random_token;
use crate::paths;
use crate::text::Lang;
use crate::time::Timestamp;
use crate::ui::{Bar, ButtonLink, Link, Meta, SiteInfo, document};

/// A request as a page sees it: its language, its time, who asks, and where it is.
#[derive(Clone)]
pub struct Frame {
    pub lang: Lang,
    /// The one "now" of this request.
    pub now: Timestamp,
    /// Somebody signed in, on organisers' pages.
    pub who: Option<Who>,
    pub state: AppState,
    access: Access,
    /// As asked for, with its language.
    path: String,
    query: Option<String>,
}

impl FromRequestParts<AppState> for Frame {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Self::Rejection> {
        Ok(Self {
            lang: Lang::of_path(parts.uri.path()),
            now: state.clock.now(),
            who: parts.extensions.get::<Who>().cloned(),
            state: state.clone(),
            access: parts.extensions.get::<Access>().copied().unwrap_or(Access::Anyone),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().map(str::to_owned),
        })
    }
}

impl Frame {
    /// Begins a page with its title, which the shell puts before the site's name.
    pub fn page(&self, title: impl Into<String>) -> Page<'_> {
        Page {
            frame: self,
            title: title.into(),
            description: None,
            status: StatusCode::OK,
            section: None,
            calendar: None,
            kept_until: None,
            canonical_query: Vec::new(),
            noindex: false,
            is_article: false,
            json_ld: None,
        }
    }

    /// The query of the request, as it came.
    pub fn query(&self) -> &str {
        self.query.as_deref().unwrap_or_default()
    }

    /// A value of the query; of one that stands there twice the first, and what does not read is as good as absent.
    pub fn asked(&self, name: &str) -> String {
        let query = self.query.as_deref().unwrap_or_default();
        let found = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
        found.map(|(_, value)| value.into_owned()).unwrap_or_default()
    }

    /// The address of this page, for forms that post to where they stand.
    pub fn path(&self) -> &str {
        &self.path
    }

    fn site(&self) -> SiteInfo {
        let config = &self.state.config;
        let text = self.lang.frame();
        SiteInfo {
            name: "Kobling".to_owned(),
            municipality: config.municipality.clone(),
            paragraph: text.about_site(&config.municipality),
            address: config.address.clone(),
            phone: config.phone.clone(),
            phone_hours: text.phone_hours().to_owned(),
            email: config.contact.clone(),
        }
    }

    /// What a page looks like where somebody shares it.
    fn open_graph(&self, page: &Page<'_>, address: String) -> Vec<(&'static str, String)> {
        let title = if page.title.is_empty() { self.lang.site().headline().to_owned() } else { page.title.clone() };
        let kind = if page.is_article { "article" } else { "website" };
        let mut properties = vec![("og:title", title), ("og:type", kind.to_owned()), ("og:url", address)];
        properties.extend(page.description.clone().map(|description| ("og:description", description)));
        properties
    }

    fn footer(&self) -> Vec<Link> {
        let (lang, text) = (self.lang, self.lang.frame());
        let statement = self.state.config.accessibility_statement.as_ref();
        // Without a statement the first of the two leads to the second.
        let beside = statement.map(|_| Link::new(text.about_accessibility(), paths::accessibility(lang)));
        [
            Some(Link::new(text.privacy(), paths::privacy(lang))),
            Some(Link::new(text.accessibility(), paths::accessibility_statement(lang))),
            beside,
            Some(Link::new(text.for_organisers(), paths::organiser(lang))),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn meta(&self, page: &Page<'_>, nonce: &str) -> Meta {
        let (lang, text) = (self.lang, self.lang.frame());
        // What is left of "/en//elsewhere" would lead to another site.
        let plain = Some(paths::without_lang(&self.path)).filter(|path| paths::is_own_path(path)).unwrap_or("/");
        let narrowed = paths::with_query(&page.canonical_query);
        let address = |lang| self.state.config.absolute(&(paths::localised(lang, plain) + &narrowed));
        let public = self.access == Access::Anyone && page.status == StatusCode::OK && !page.noindex;
        let query = self.query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
        let (bar, home, navigation) = match &self.who {
            Some(who) => (
                Bar::Organiser {
                    role: bar_word(who, lang),
                    name: who.name.clone(),
                    account: paths::account(lang),
                    sign_out: paths::sign_out(lang),
                },
                paths::organiser(lang),
                workplace(who, lang, plain),
            ),
            None => (
                Bar::Public,
                paths::front(lang),
                vec![
                    Link::new(text.events(), paths::front(lang)).current(page.section == Some(Section::Events)),
                    Link::new(text.past(), paths::past(lang)).current(page.section == Some(Section::Past)),
                    Link::new(text.subscribe(), paths::subscribe(lang))
                        .current(page.section == Some(Section::Calendar)),
                ],
            ),
        };
        Meta {
            lang,
            title: page.title.clone(),
            description: page.description.clone(),
            canonical: public.then(|| address(lang)),
            alternates: public.then(|| (address(Lang::Da), address(Lang::En))),
            calendar: page.calendar.clone(),
            noindex: !public,
            home,
            navigation,
            switch: paths::localised(lang.other(), plain) + &query,
            bar,
            footer: self.footer(),
            stylesheet: assets::href("kobling.css"),
            fonts: Vec::new(),
            favicon: assets::href("favicon.svg"),
            package: assets::package_folder(),
            open_graph: if public { self.open_graph(page, address(lang)) } else { Vec::new() },
            json_ld: page.json_ld.clone().filter(|_| public),
            nonce: Some(nonce.to_owned()),
            site: self.site(),
        }
    }
}

/// As what somebody is here: an administrator does the same work as an organiser.
fn bar_word(who: &Who, lang: Lang) -> &'static str {
    let role = if who.role.organises() { Role::Organiser } else { who.role };
    lang.people_admin().role(role)
}

/// The menu of whoever is signed in.
fn workplace(who: &Who, lang: Lang, plain: &str) -> Vec<Link> {
    let is_of_people = plain.starts_with(&paths::people(Lang::Da));
    let is_of_figures = plain.starts_with(&paths::reports(Lang::Da, &[]));
    let is_of_events = !is_of_people && !is_of_figures;
    let mut links = vec![Link::new(lang.frame().events(), paths::organiser(lang)).current(is_of_events)];
    if who.role.organises() {
        links.push(Link::new(lang.reports().reports(), paths::reports(lang, &[])).current(is_of_figures));
    }
    if who.is_administrator() {
        links.push(Link::new(lang.people_admin().people(), paths::people(lang)).current(is_of_people));
    }
    links
}

/// Which entry of the public menu a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Events,
    /// What is over.
    Past,
    Calendar,
}

/// A page about to be drawn.
pub struct Page<'a> {
    frame: &'a Frame,
    title: String,
    description: Option<String>,
    status: StatusCode,
    section: Option<Section>,
    calendar: Option<Link>,
    kept_until: Option<Timestamp>,
    canonical_query: Vec<(&'static str, String)>,
    noindex: bool,
    is_article: bool,
    json_ld: Option<String>,
}

impl Page<'_> {
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// A form that came back with faults: 422.
    #[must_use]
    pub fn unprocessable(self) -> Self {
        self.status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    #[must_use]
    pub fn section(mut self, section: Section) -> Self {
        self.section = Some(section);
        self
    }

    /// The calendar that shows what the page does, for programs that look for one: its name and its whole address.
    #[must_use]
    pub fn calendar(mut self, name: impl Into<String>, address: String) -> Self {
        self.calendar = Some(Link::new(name, address));
        self
    }

    /// Lets the page be kept in memory until this instant, the first at which it says something else by time alone
    /// ([`crate::time::next_change`]). A page that holds something of its request is never kept.
    #[must_use]
    pub fn kept_until(mut self, until: Timestamp) -> Self {
        self.kept_until = Some(until);
        self
    }

    /// The part of the query that makes it another page than the one without; whatever else was asked for does not.
    #[must_use]
    pub fn canonical_query(mut self, query: Vec<(&'static str, String)>) -> Self {
        self.canonical_query = query;
        self
    }

    /// Kept out of search engines, though anybody may read it.
    #[must_use]
    pub fn noindex(mut self) -> Self {
        self.noindex = true;
        self
    }

    /// A page about one thing, where somebody shares it; others are parts of a site.
    #[must_use]
    pub fn article(mut self) -> Self {
        self.is_article = true;
        self
    }

    /// What it says to programs, in the words of schema.org.
    #[must_use]
    pub fn json_ld(mut self, json: String) -> Self {
        self.json_ld = Some(json);
        self
    }

    /// Draws it. Views do no I/O: whatever they show was loaded before.
    pub fn draw<V: IntoView + 'static>(self, view: impl FnOnce() -> V) -> Response {
        let nonce = random_token();
        let meta = self.frame.meta(&self, &nonce);
        let html = document(&meta, view);
        let has_island = html.contains("<leptos-island");
        let is_public = self.frame.access == Access::Anyone && self.frame.who.is_none();
        let is_for_one = has_island || html.contains(&nonce) || html.contains("method=\"post\"");
        let keep = self.kept_until.filter(|_| is_public && !is_for_one);
        let mut response = (self.status, Html(html)).into_response();
        if let Some(until) = keep {
            response.extensions_mut().insert(Keep { from: self.frame.now, until });
        }
        if self.status.is_client_error() && self.status != StatusCode::NOT_FOUND {
            // It holds what somebody typed.
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        if has_island && let Ok(policy) = HeaderValue::from_str(&csp_with_script(&nonce)) {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}

/// Turns a bare 4xx or 5xx into a page in the same shell, keeping its headers (`Allow`, `Retry-After`).
pub async fn draw_faults(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    // Cheap: the request's own extensions are not looked at before the handler has run.
    let asked = parts.uri.clone();
    let id = parts.extensions.get::<RequestId>().cloned();
    let frame = match Frame::from_request_parts(&mut parts, &state).await {
        Ok(frame) => frame,
        Err(never) => match never {},
    };
    let response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    let is_fault = status.is_client_error() || status.is_server_error();
    let is_ours = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        kind.to_str().is_ok_and(|kind| kind.starts_with("text/html") || kind.starts_with("text/calendar"))
    });
    let for_programs = ["/health/", "/api/", "/pkg/"].iter().any(|prefix| asked.path().starts_with(prefix));
    if !is_fault || is_ours || for_programs {
        return response;
    }
    let (mut old, _) = response.into_parts();
    if status == StatusCode::SERVICE_UNAVAILABLE && !old.headers.contains_key(header::RETRY_AFTER) {
        // Of a request that took too long.
        old.headers.insert(header::RETRY_AFTER, RETRY_AFTER.into());
    }
    // By it a fault is found in the log; a person's own mistake needs none.
    let reference = id.filter(|_| status.is_server_error()).map(|id| frame.lang.frame().reference(id.as_str()));
    let (lang, apology) = (frame.lang, frame.lang.frame().apology(status.as_u16()));
    let mut drawn = frame.page(apology.title).status(status).draw(move || {
        view! {
            <div class="message-page">
                <h1>{apology.title}</h1>
                <p class="lead">{apology.explanation}</p>
                {reference.map(|words| view! { <p>{words}</p> })}
                <p><ButtonLink href=paths::front(lang) label=lang.frame().all_events()/></p>
            </div>
        }
    });
    let ours = drawn.headers_mut();
    for (name, value) in &old.headers {
        if !ours.contains_key(name) && name != header::CONTENT_LENGTH {
            ours.insert(name.clone(), value.clone());
        }
    }
    drawn
}
