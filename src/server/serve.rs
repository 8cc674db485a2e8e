//! Serving until told to stop: running requests end, then the jobs, then the database closes.
//!
//! Connections are served here and not by `axum::serve`, which has no limit to how long somebody may take to send a
//! request or to read its answer, or to how many connections there are.

use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use ipnet::IpNet;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use super::cli::{Program, say};
use super::peer::{Peers, Taken};
use super::state::AppState;
use super::{measure, proxy};

/// How long running requests may take after SIGTERM, in seconds.
const GRACE: u64 = 20;

/// What one who connects may take.
#[derive(Clone, Debug)]
pub struct Limits {
    /// From connecting, or from the answer before, to the end of a request's headers.
    pub headers: Duration,
    /// Connections at once; more wait in the system's queue.
    pub connections: usize,
    /// Connections at once of one network that is no proxy of ours; more are closed at once.
    pub by_network: usize,
    /// How long an answer may wait for the other side to take one more byte of it.
    pub answer: Duration,
    /// Those who bring many visitors each.
    pub proxies: Arc<[IpNet]>,
}

impl Default for Limits {
    /// Half a minute, which is also how long an idle connection is kept; fewer connections than the 1,024 files that
    /// a process may mostly open, and for one network less than a quarter of them.
    fn default() -> Self {
        let half_a_minute = Duration::from_secs(30);
        Self {
            headers: half_a_minute,
            connections: 900,
            by_network: 200,
            answer: half_a_minute,
            proxies: Arc::default(),
        }
    }
}

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
    let router = (program.router)(state.clone());

    say(&[format!("Kobling is at {}", state.config.origin())]);
    say(&(program.greeting)(state.clone()).await.unwrap_or_default());

    let draining = CancellationToken::new();
    let told = draining.clone();
    let limits = Limits { proxies: state.config.proxies.as_slice().into(), ..Limits::default() };
    let server = accept(listener, router, limits, async move {
        asked.await;
        tracing::info!("stopping: running requests end first");
        told.cancel();
    });
    let late = async {
        draining.cancelled().await;
        tokio::time::sleep(Duration::from_secs(GRACE)).await;
    };
    tokio::select! {
        () = server => {}
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

/// Serves whoever connects until `asked` ends; then lets nobody in and waits for running requests.
pub async fn accept(listener: TcpListener, router: Router, limits: Limits, asked: impl Future<Output = ()>) {
    let room = Arc::new(Semaphore::new(limits.connections));
    let peers = Peers::default();
    let running = GracefulShutdown::new();
    let mut asked = pin!(asked);
    loop {
        let next = async {
            let place = room.clone().acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            next = next => next,
            () = &mut asked => break,
        };
        let (stream, from) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                // Mostly too many open files: some are closed soon.
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let at_most = if proxy::is_one_of(&limits.proxies, from.ip()) { usize::MAX } else { limits.by_network };
        let Some(counted) = peers.count(from.ip(), at_most) else {
            measure::refused("connections");
            continue;
        };
        let connection = running.watch(connection(stream, from, router.clone(), &limits));
        tokio::spawn(async move {
            let _held = (place, counted);
            // How it ends is between it and whoever connected.
            drop(connection.await);
        });
    }
    drop(listener);
    running.shutdown().await;
}

type Served = TowerToHyperService<tower::util::BoxCloneService<Request<Incoming>, axum::response::Response, Never>>;
type Never = std::convert::Infallible;

/// One connection: HTTP/1.1, which is what proxies speak to a server behind them.
fn connection(
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
    limits: &Limits,
) -> http1::Connection<TokioIo<Taken<TcpStream>>, Served> {
    // An answer is written in one go: there is nothing to wait for.
    drop(stream.set_nodelay(true));
    let service = router
        .map_request(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(from));
            request
        })
        .boxed_clone();
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.headers)
        .serve_connection(TokioIo::new(Taken::new(stream, limits.answer)), TowerToHyperService::new(service))
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
