//! Signing in and setting a password on both databases, over the feature's own routes.

mod accounts;
mod budgets;
mod links;
mod rules;
mod signing_in;

use std::net::{IpAddr, SocketAddr};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use tempfile::TempDir;
use tower::ServiceExt;

use super::store;
use crate::server::access::Role;
use crate::server::cli::NewOrganiser;
use crate::server::for_tests::{self, Scratch};
use crate::server::state::AppState;
use crate::time::Timestamp;

/// Monday 9 November 2026 at 12 in Copenhagen.
const NOW: Timestamp = Timestamp(1_794_222_000);
const EMAIL: &str = "anne-sofie@kolding.example";
const PASSWORD: &str = "  en lille sætning om heste ";

/// An installation with an empty database.
struct Office {
    state: AppState,
    _folder: TempDir,
}

/// An answer, as far as tests look at it.
struct Answer {
    status: StatusCode,
    location: Option<String>,
    /// The whole `Set-Cookie`.
    set_cookie: Option<String>,
    cache_control: Option<String>,
    body: String,
}

impl Answer {
    /// What the browser sends back.
    fn cookie(&self) -> String {
        self.set_cookie.as_deref().and_then(|line| line.split(';').next()).expect("a session").to_owned()
    }
}

/// Runs a test on both databases.
async fn on_each_database(test: impl AsyncFn(&Office)) {
    for_tests::on_each_database(NOW, async |scratch| test(&Office::of(scratch)).await).await;
}

impl Office {
    async fn open() -> Self {
        Self::of(Scratch::open(NOW).await)
    }

    fn of(Scratch { state, folder }: Scratch) -> Self {
        Self { state, _folder: folder }
    }

    /// Moves the clock on by seconds.
    fn wait(&self, seconds: i64) {
        for_tests::wait(&self.state, seconds);
    }

    /// `kobling organiser add`.
    async fn add(&self, email: &str, administrator: bool) -> Result<Vec<String>, String> {
        let role = if administrator { Role::Administrator } else { Role::Organiser };
        let new = NewOrganiser { role, ..NewOrganiser::organiser(email) };
        super::add(self.state.clone(), new).await
    }

    /// The path of a fresh link for a person.
    async fn link(&self, email: &str) -> String {
        let lines = self.add(email, false).await.unwrap();
        lines.last().unwrap().strip_prefix("https://kobling.example").expect("an absolute link").to_owned()
    }

    /// A person with [`PASSWORD`], who is signed out.
    async fn person(&self, email: &str) {
        let link = self.link(email).await;
        let answer = self.post(&link, &[("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let out = self.post_as(&answer.cookie(), "/organiser/sign-out", &[]).await;
        assert_eq!(out.status, StatusCode::SEE_OTHER);
    }

    async fn sign_in(&self, email: &str, password: &str) -> Answer {
        self.post("/organiser/sign-in", &[("email", email), ("password", password)]).await
    }

    async fn sign_in_from(&self, ip: &str, email: &str, password: &str) -> Answer {
        let form = [("email", email), ("password", password)];
        self.send("POST", "/organiser/sign-in", None, ip.parse().unwrap(), Some(&form)).await
    }

    async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None, [127, 0, 0, 1].into(), None).await
    }

    async fn get_as(&self, cookie: &str, path: &str) -> Answer {
        self.send("GET", path, Some(cookie), [127, 0, 0, 1].into(), None).await
    }

    async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.send("POST", path, None, [127, 0, 0, 1].into(), Some(form)).await
    }

    async fn post_as(&self, cookie: &str, path: &str, form: &[(&str, &str)]) -> Answer {
        self.send("POST", path, Some(cookie), [127, 0, 0, 1].into(), Some(form)).await
    }

    async fn send(
        &self,
        method: &str,
        path: &str,
        cookie: Option<&str>,
        ip: IpAddr,
        form: Option<&[(&str, &str)]>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if form.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let body = form.map_or_else(String::new, |form| {
            form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish()
        });
        let mut request = request.body(Body::from(body)).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((ip, 4000))));
        let router = super::routes().into_router(&self.state).with_state(self.state.clone());
        let response = router.oneshot(request).await.unwrap();
        let head = |name| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let (location, set_cookie) = (head(header::LOCATION), head(header::SET_COOKIE));
        let (status, cache_control) = (response.status(), head(header::CACHE_CONTROL));
        let body = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, location, set_cookie, cache_control, body: String::from_utf8(body.to_vec()).unwrap() }
    }

    /// Whether a session opens what only organisers see; a page to sign in sends them on.
    async fn is_signed_in(&self, cookie: &str) -> bool {
        self.get_as(cookie, "/organiser/sign-in").await.status == StatusCode::SEE_OTHER
    }

    /// The log's actions, in order.
    async fn acts(&self) -> Vec<String> {
        let rows: Vec<(String,)> = sqlx::query_as("SELECT action FROM audit ORDER BY id")
            .fetch_all(&mut *self.state.db.read().await.unwrap())
            .await
            .unwrap();
        rows.into_iter().map(|(action,)| action).collect()
    }

    async fn disable(&self, email: &str) {
        let mut tx = self.state.db.begin_write().await.unwrap();
        sqlx::query("UPDATE organisers SET disabled = 1 WHERE email = $1").bind(email).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
    }
}
