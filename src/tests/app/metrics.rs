//! What the program counts, for all tests of the process, so that a test can look for what must not be in it.

use kobling::server::clock::Clock;
use kobling::server::state::AppState;
use kobling::{mail, server::measure};
use tokio::sync::OnceCell;

use super::{NOW, options};

static TOLD_AT: OnceCell<String> = OnceCell::const_new();

/// Counts from now on. The port is served beside all tests, by an installation of its own: no test lasts long enough.
pub async fn count() {
    TOLD_AT.get_or_init(begin).await;
}

/// Everything so far, as Prometheus is told it.
pub async fn counted() -> String {
    let address = TOLD_AT.get().expect("an installation counts from its start");
    let told = reqwest::get(address).await.unwrap().text().await.unwrap();
    assert!(told.contains("kobling_build_info{"), "these are no metrics: {told}");
    told
}

async fn begin() -> String {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let (listening, ready) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let data = tempfile::tempdir().unwrap();
            let options = options::of(data.path(), None);
            let state = AppState::open(options.check().unwrap(), Clock::set_to(NOW)).await.unwrap();
            let served = measure::serve(free, state, mail::holds).await.unwrap();
            listening.send(()).unwrap();
            served.await;
        });
    });
    ready.await.unwrap();
    format!("http://{free}/metrics")
}
