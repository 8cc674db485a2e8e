//! Logs: lines for people or for programs, without personal data; a request is named by its route's pattern and an id
//! of its own, never by its path.

use std::any::Any;
use std::io::IsTerminal;
use std::panic::PanicHookInfo;
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use clap::ValueEnum;
use rand::RngCore;
use tracing::Instrument;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

use super::measure;
use super::token::hex;

/// How log lines are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people; a request is told of only when it failed.
    #[default]
    Text,
    /// One JSON object a line, one for each request.
    Json,
}

/// Names a request in the log, in its answer's `X-Request-Id` and on the page of a fault.
#[derive(Clone, Debug)]
pub struct RequestId(String);

impl RequestId {
    fn fresh() -> Self {
        let mut bytes = [0; 6];
        rand::rng().fill_bytes(&mut bytes);
        Self(hex(&bytes))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `RUST_LOG` chooses what is told; by default warnings, and what we do ourselves.
pub fn start(format: LogFormat) {
    let default = match format {
        LogFormat::Text => "warn,kobling=info,kobling::requests=warn",
        LogFormat::Json => "warn,kobling=info",
    };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(default));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_target(false);
    let lines = match format {
        LogFormat::Text => lines.with_ansi(std::io::stderr().is_terminal()).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_span_list(false).boxed(),
    };
    // Only a second call could fail, and tests may make one.
    drop(tracing_subscriber::registry().with(filter).with(lines).try_init());
    std::panic::set_hook(Box::new(log_panic));
}

/// Says where. What, only if it stands in the source: a text made at run time may hold anything.
fn log_panic(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(String::new, ToString::to_string);
    let what = info.payload().downcast_ref::<&'static str>().copied().unwrap_or("not told");
    tracing::error!(place, what, "a panic");
}

/// The answer after a panic, whose hook has told of it.
pub fn after_panic(_: Box<dyn Any + Send>) -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Names each request, counts it, and tells of its answer: at level info, of a fault of ours at level warn.
pub async fn log(mut request: Request, next: Next) -> Response {
    let id = RequestId::fresh();
    let method = known(request.method());
    // Unknown addresses are one.
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    request.extensions_mut().insert(id.clone());
    let span = tracing::info_span!("request", id = id.0, method, route);
    let began = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let (took, status) = (began.elapsed(), response.status().as_u16());
    measure::answered(method, &route, status, took);
    let duration_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| {
        if status >= 500 {
            tracing::warn!(target: "kobling::requests", status, duration_ms, "answered");
        } else {
            tracing::info!(target: "kobling::requests", status, duration_ms, "answered");
        }
    });
    if let Ok(id) = HeaderValue::try_from(id.0) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// A method's name; whatever a client made up is `OTHER`.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "OTHER",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::Mutex;

    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn;
    use axum::routing::get;
    use tower::ServiceExt;
    use tower_http::catch_panic::CatchPanicLayer;

    use super::*;

    static LINES: Mutex<Vec<u8>> = Mutex::new(Vec::new());

    struct Kept;

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            LINES.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn a_panic_is_told_by_its_place_and_its_request_and_not_by_what_it_held() {
        let lines = tracing_subscriber::fmt().with_writer(|| Kept).with_ansi(false).finish();
        let guard = tracing::subscriber::set_default(lines);
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(log_panic));
        let name = "Mette".to_owned();
        let fails = async move || -> StatusCode { panic!("{name} was here") };
        let router = Router::new()
            .route("/fails/{token}", get(fails))
            .layer(CatchPanicLayer::custom(after_panic))
            .layer(from_fn(log));
        let request = Request::get("/fails/hunter2").body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        std::panic::set_hook(hook);
        drop(guard);
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
        assert!(axum::body::to_bytes(response.into_body(), 100).await.unwrap().is_empty());
        let told = String::from_utf8(LINES.lock().unwrap().clone()).unwrap();
        let panic = told.lines().find(|line| line.contains("a panic")).expect("its line");
        for words in [&id, "src/server/telemetry.rs:", "/fails/{token}", "not told"] {
            assert!(panic.contains(words), "{words}: {panic}");
        }
        assert!(!told.contains("Mette") && !told.contains("hunter2"), "{told}");
    }
}
