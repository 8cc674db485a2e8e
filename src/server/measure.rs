//! Metrics for Prometheus, on a port of their own. No label holds an id, a path or anything typed, so that neither
//! people nor attackers can make them many.

use std::future::IntoFuture;
use std::net::SocketAddr;
use std::pin::Pin;
use std::time::Duration;

use ::metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;

use super::db::{Db, StoreError};
use super::dialect::Dialect;
use super::state::AppState;
use crate::time::Timestamp;

const REQUESTS: &str = "kobling_requests_total";
const DURATION: &str = "kobling_request_duration_seconds";
const SIGN_UPS: &str = "kobling_sign_ups_total";
const REFUSED: &str = "kobling_budget_refusals_total";
const MEMORY: &str = "kobling_memory_requests_total";
const MEMORY_PAGES: &str = "kobling_memory_pages";
const MEMORY_BYTES: &str = "kobling_memory_bytes";
const DATABASE_UP: &str = "kobling_database_up";
const CONNECTIONS: &str = "kobling_database_connections";
const BUILD: &str = "kobling_build_info";
const OUTBOX_WAITING: &str = "kobling_outbox_waiting";
const OUTBOX_GIVEN_UP: &str = "kobling_outbox_given_up";
const OUTBOX_OLDEST: &str = "kobling_outbox_oldest_seconds";

/// Upper bounds of the durations told apart, in seconds.
const BUCKETS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 15.0];
/// How often durations are put into their buckets when nobody asks.
const UPKEEP: Duration = Duration::from_secs(10);
/// How long a look at the database may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the outbox holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outbox {
    /// Mails not yet sent.
    pub waiting: i64,
    /// Mails that will not be tried again.
    pub given_up: i64,
    /// Age in seconds of the oldest that waits; 0 where none does.
    pub oldest: i64,
}

/// Looks what the outbox holds at a time.
pub type LookAtOutbox = fn(Db, Timestamp) -> Pin<Box<dyn Future<Output = Result<Outbox, StoreError>> + Send>>;

/// Counts an answer. Without [`serve`] this and the others cost nothing.
pub fn answered(method: &'static str, route: &str, status: u16, took: Duration) {
    let route = route.to_owned();
    counter!(REQUESTS, "method" => method, "route" => route.clone(), "status" => status.to_string()).increment(1);
    histogram!(DURATION, "route" => route).record(took.as_secs_f64());
}

/// Counts a party that was let in: `confirmed` or `waitlisted`.
pub fn signed_up(state: &'static str) {
    counter!(SIGN_UPS, "state" => state).increment(1);
}

/// Counts an attempt that a budget refused.
pub fn refused(scope: &'static str) {
    counter!(REFUSED, "scope" => scope).increment(1);
}

/// Counts a request for a page that may be kept in memory: it was there, or it had to be drawn or waited for.
pub fn looked_in_memory(found: bool) {
    counter!(MEMORY, "found" => if found { "hit" } else { "miss" }).increment(1);
}

/// Starts to count and opens the port; what it returns serves until dropped.
pub async fn serve(
    listen: SocketAddr,
    state: AppState,
    look: LookAtOutbox,
) -> Result<impl Future<Output = ()>, String> {
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|error| format!("Metrics cannot be told at {listen}: {error}. Choose another KOBLING_METRICS."))?;
    let handle = recorder().map_err(|error| format!("Metrics cannot be kept: {error}"))?;
    describe(&state);
    let (keeper, scraper) = (handle.clone(), Scraper { handle, state, look });
    let router = Router::new().route("/metrics", get(scrape)).with_state(scraper);
    Ok(async move {
        let upkeep = async {
            loop {
                tokio::time::sleep(UPKEEP).await;
                keeper.run_upkeep();
            }
        };
        tokio::select! {
            ended = axum::serve(listener, router).into_future() => {
                if let Err(error) = ended {
                    tracing::error!(%error, "metrics are no longer told");
                }
            }
            () = upkeep => {}
        }
    })
}

fn recorder() -> Result<PrometheusHandle, metrics_exporter_prometheus::BuildError> {
    PrometheusBuilder::new().set_buckets_for_metric(Matcher::Full(DURATION.to_owned()), &BUCKETS)?.install_recorder()
}

fn describe(state: &AppState) {
    describe_counter!(REQUESTS, "Answers by route pattern, method and status; unknown addresses are the route none.");
    describe_histogram!(DURATION, "Seconds until the answer began, by route pattern.");
    describe_counter!(SIGN_UPS, "Parties that were let in by this process: confirmed or waitlisted.");
    describe_counter!(REFUSED, "Attempts refused because a budget was spent.");
    describe_counter!(
        MEMORY,
        "Requests for pages that may be kept in memory: a hit, or a miss that was drawn or waited for."
    );
    describe_gauge!(MEMORY_PAGES, "Pages kept in memory by this process.");
    describe_gauge!(MEMORY_BYTES, "Bytes that the pages kept in memory may come to take, with their compressed forms.");
    describe_gauge!(DATABASE_UP, "1 while the database answers, 0 while it does not.");
    describe_gauge!(CONNECTIONS, "Connections of this process to the database, in use and idle.");
    describe_gauge!(OUTBOX_WAITING, "Mails not yet sent; the same from every process.");
    describe_gauge!(OUTBOX_GIVEN_UP, "Mails that were given up; the same from every process.");
    describe_gauge!(OUTBOX_OLDEST, "Age in seconds of the oldest mail not yet sent.");
    describe_gauge!(BUILD, "Always 1; its labels say what runs.");
    let database = match state.db.dialect() {
        Dialect::Sqlite => "sqlite",
        Dialect::Postgres => "postgresql",
    };
    gauge!(BUILD, "version" => env!("CARGO_PKG_VERSION"), "database" => database).set(1.0);
}

#[derive(Clone)]
struct Scraper {
    handle: PrometheusHandle,
    state: AppState,
    look: LookAtOutbox,
}

/// Looks at what only the database knows, then tells everything.
async fn scrape(State(scraper): State<Scraper>) -> impl IntoResponse {
    for (pool, used, idle) in scraper.state.db.connections() {
        gauge!(CONNECTIONS, "pool" => pool, "state" => "used").set(as_float(used));
        gauge!(CONNECTIONS, "pool" => pool, "state" => "idle").set(as_float(idle));
    }
    let state = &scraper.state;
    let (pages, bytes) = state.memory.holds();
    for (name, held) in [(MEMORY_PAGES, pages), (MEMORY_BYTES, bytes)] {
        gauge!(name).set(as_float(i64::try_from(held).unwrap_or(i64::MAX)));
    }
    let looked = tokio::time::timeout(PATIENCE, (scraper.look)(state.db.clone(), state.clock.now())).await;
    if let Ok(Ok(outbox)) = &looked {
        for (name, value) in
            [(OUTBOX_WAITING, outbox.waiting), (OUTBOX_GIVEN_UP, outbox.given_up), (OUTBOX_OLDEST, outbox.oldest)]
        {
            gauge!(name).set(as_float(value));
        }
    }
    gauge!(DATABASE_UP).set(if matches!(looked, Ok(Ok(_))) { 1.0 } else { 0.0 });
    scraper.handle.run_upkeep();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], scraper.handle.render())
}

#[expect(clippy::cast_precision_loss, reason = "counts and ages stay far below 2^53")]
fn as_float(value: i64) -> f64 {
    value as f64
}
