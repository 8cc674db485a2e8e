//! Serving until told to stop: running requests end, then the jobs, then the database closes.

use std::future::IntoFuture;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::cli::{Program, say};
use super::state::AppState;

/// How long running requests may take after SIGTERM, in seconds.
const GRACE: u64 = 20;

pub async fn serve(state: AppState, program: Program) -> Result<(), String> {
    let listen = state.config.listen;
    let listener =
        TcpListener::bind(listen).await.map_err(|error| format!("{listen} cannot be listened on: {error}"))?;
    let stop = CancellationToken::new();
    let jobs = tokio::spawn((program.jobs)(state.clone(), stop.clone()));
    let service = (program.router)(state.clone()).into_make_service_with_connect_info::<std::net::SocketAddr>();

    say(&[format!("Kobling is at {}", state.config.origin())]);
    say(&(program.greeting)(state.clone()).await.unwrap_or_default());

    let draining = CancellationToken::new();
    let told = draining.clone();
    let server = axum::serve(listener, service)
        .with_graceful_shutdown(async move {
            asked_to_stop().await;
            tracing::info!("stopping: running requests end first");
            told.cancel();
        })
        .into_future();
    let late = async {
        draining.cancelled().await;
        tokio::time::sleep(Duration::from_secs(GRACE)).await;
    };
    tokio::select! {
        ended = server => ended.map_err(|error| format!("Serving ended: {error}"))?,
        () = late => tracing::warn!("some requests did not end in time"),
    }
    stop.cancel();
    jobs.await.map_err(|error| format!("The jobs ended badly: {error}"))
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    drop(interrupt.await);
}
