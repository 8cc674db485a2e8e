//! Whether the process lives, and whether it can do its work.

use std::time::{Duration, Instant};

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use tokio::sync::Mutex;

use super::access::Access;
use super::db::StoreError;
use super::routes::Routes;
use super::settings;
use super::state::AppState;

/// The row of `settings` that is written to see whether writing is possible.
const SETTING: &str = "ready_at";
/// How long an answer holds: whoever asks more often, or whoever attacks, causes no more writes.
const HOLDS: Duration = Duration::from_secs(2);
/// How long the database may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// The last look, shared by all who ask.
#[derive(Default)]
pub struct Readiness(Mutex<Option<(Instant, bool)>>);

pub fn routes() -> Routes {
    Routes::new().file("/health/live", Access::Anyone, get(async || "ok\n")).file(
        "/health/ready",
        Access::Anyone,
        get(ready),
    )
}

/// 200 only when something could be written and committed: a full disk or a read-only standby can still be read.
async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    let mut last = state.readiness.0.lock().await;
    let is_ready = match *last {
        Some((at, is_ready)) if at.elapsed() < HOLDS => is_ready,
        _ => {
            let wrote = tokio::time::timeout(PATIENCE, write(&state)).await;
            let is_ready = matches!(wrote, Ok(Ok(())));
            *last = Some((Instant::now(), is_ready));
            is_ready
        }
    };
    if is_ready { (StatusCode::OK, "ok\n") } else { (StatusCode::SERVICE_UNAVAILABLE, "the database takes nothing\n") }
}

async fn write(state: &AppState) -> Result<(), StoreError> {
    let mut tx = state.db.begin_write().await?;
    settings::set(&mut tx, SETTING, &state.clock.now().0.to_string()).await?;
    tx.commit().await
}
