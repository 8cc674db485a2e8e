//! Serving until told to stop: running requests end, then the jobs, then the database closes.

use std::future::IntoFuture;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::cli::{Program, say};
use super::measure;
use super::state::AppState;

/// How long running requests may take after SIGTERM, in seconds.
const GRACE: u64 = 20;

pub async fn serve(state: AppState, program: Program) -> Result<(), String> {
    let asked = asked_to_stop();
    let listen = state.config.listen;
    let listener =
        TcpListener::bind(listen).await.map_err(|error| format!("{listen} cannot be listened on: {error}"))?;
    let metrics = match state.config.metrics {
        Some(listen) => Some(tokio::spawn(measure::serve(listen, state.clone(), program.look_at_outbox).await?)),
        None => None,
    };
    let stop = CancellationToken::new();
    let mut jobs = tokio::spawn((program.jobs)(state.clone(), stop.clone()));
    let service = (program.router)(state.clone()).into_make_service_with_connect_info::<std::net::SocketAddr>();

    say(&[format!("Kobling is at {}", state.config.origin())]);
    say(&(program.greeting)(state.clone()).await.unwrap_or_default());

    let draining = CancellationToken::new();
    let told = draining.clone();
    let server = axum::serve(listener, service)
        .with_graceful_shutdown(async move {
            asked.await;
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
        // Pages without mail would look well and be wrong: whoever started the program starts it again.
        ended = &mut jobs => return Err(match ended {
            Err(error) => format!("The jobs ended badly: {error}"),
            Ok(()) => "The jobs ended before they were told to.".to_owned(),
        }),
    }
    stop.cancel();
    if let Some(metrics) = metrics {
        metrics.abort();
    }
    jobs.await.map_err(|error| format!("The jobs ended badly: {error}"))
}

/// Ends when the process is asked to stop. It listens from the call on, so that a signal right after the start is heard.
#[cfg(unix)]
fn asked_to_stop() -> impl Future<Output = ()> {
    use tokio::signal::unix::{Signal, SignalKind, signal};
    async fn heard(signal: std::io::Result<Signal>) {
        match signal {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    }
    let (terminate, interrupt) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    async move {
        tokio::select! {
            () = heard(terminate) => {}
            () = heard(interrupt) => {}
        }
    }
}

#[cfg(not(unix))]
async fn asked_to_stop() {
    drop(tokio::signal::ctrl_c().await);
}
