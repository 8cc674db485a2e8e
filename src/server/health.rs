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
/// How long what was written proves: whoever asks more often, or whoever attacks, causes no more writes.
const HOLDS: Duration = Duration::from_secs(2);
/// How long the database may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// When something was last written, or could not be; shared by all who ask.
#[derive(Default)]
pub struct Readiness(Mutex<Option<(Instant, bool)>>);

pub fn routes() -> Routes {
    Routes::new().file("/health/live", Access::Anyone, get(async || "ok\n")).file(
        "/health/ready",
        Access::Anyone,
        get(ready),
    )
}

/// 200 only when something can be read, and a moment ago could be written and committed: a full disk or a read-only
/// standby can still be read.
async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    let looked = async { read(&state).await.is_ok() && writes(&state).await };
    match tokio::time::timeout(PATIENCE, looked).await {
        Ok(true) => (StatusCode::OK, "ok\n"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer or takes nothing\n"),
    }
}

async fn read(state: &AppState) -> Result<(), StoreError> {
    settings::get(&mut *state.db.read().await?, SETTING).await.map(drop)
}

async fn writes(state: &AppState) -> bool {
    let mut last = state.readiness.0.lock().await;
    match *last {
        Some((at, wrote)) if at.elapsed() < HOLDS => wrote,
        _ => {
            // Until it has an answer there is none to hold: who gives up meanwhile leaves the question to the next.
            let wrote = write(state).await.is_ok();
            *last = Some((Instant::now(), wrote));
            wrote
        }
    }
}

async fn write(state: &AppState) -> Result<(), StoreError> {
    let mut tx = state.db.begin_write().await?;
    settings::set(&mut tx, SETTING, &state.clock.now().0.to_string()).await?;
    tx.commit().await
}
