//! Whether the process lives, and whether it can do its work.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
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

const REQUEST: &[u8] = b"GET /health/ready HTTP/1.0\r\n\r\n";
/// How long `kobling healthy` waits for an answer.
const ASKING: Duration = Duration::from_secs(4);

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
    let mut tx = state.db.begin_upkeep().await?;
    settings::set(&mut tx, SETTING, &state.clock.now().0.to_string()).await?;
    tx.commit().await
}

/// Asks whoever listens at an address whether it is ready, as a container without a shell must.
pub async fn ask(mut address: SocketAddr) -> Result<(), String> {
    if address.ip().is_unspecified() {
        address.set_ip(Ipv4Addr::LOCALHOST.into());
    }
    let asked = async {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(REQUEST).await?;
        let mut answer = Vec::new();
        stream.take(64).read_to_end(&mut answer).await?;
        Ok::<_, std::io::Error>(answer)
    };
    match tokio::time::timeout(ASKING, asked).await {
        Ok(Ok(answer)) if answer.starts_with(b"HTTP/1.0 200") || answer.starts_with(b"HTTP/1.1 200") => Ok(()),
        Ok(Ok(_)) => Err(format!("Kobling at {address} is not ready.")),
        Ok(Err(error)) => Err(format!("Nobody answers at {address}: {error}")),
        Err(_) => Err(format!("Kobling at {address} does not answer in time.")),
    }
}
