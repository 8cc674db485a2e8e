//! An installation that lasts for one test, on either database.

mod options;

use std::sync::atomic::Ordering;

use sqlx::AssertSqlSafe;
use tempfile::TempDir;

use super::clock::Clock;
use super::config::{Config, Options};
use super::db::Db;
use super::id;
use super::state::AppState;
use super::telemetry::LogFormat;
use crate::time::Timestamp;

/// An installation with an empty database, whose clock stands still.
pub struct Scratch {
    pub state: AppState,
    pub folder: TempDir,
}

impl Scratch {
    /// On an SQLite file of its own.
    pub async fn open(now: Timestamp) -> Self {
        Self::on(now, None).await
    }

    async fn on(now: Timestamp, database_url: Option<String>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let state = AppState::open(config(&folder, database_url), Clock::set_to(now)).await.unwrap();
        Self { state, folder }
    }
}

/// Moves a test's clock on by seconds.
///
/// # Panics
/// When the clock is the machine's.
pub fn wait(state: &AppState, seconds: i64) {
    let Clock::Set(clock) = &state.clock else { panic!("not a clock of a test") };
    clock.fetch_add(seconds, Ordering::SeqCst);
}

/// Runs a test on a file of its own, and on the server that `KOBLING_TEST_DATABASE_URL` names.
///
/// # Panics
/// When the test does, or when there is no such server.
pub async fn on_each_database(now: Timestamp, test: impl AsyncFn(Scratch)) {
    run(&test, Scratch::open(now).await).await;
    #[expect(clippy::disallowed_methods, reason = "tests are told of a server by the environment")]
    let Some(url) = std::env::var("KOBLING_TEST_DATABASE_URL").ok().filter(|url| !url.is_empty()) else { return };
    let name = format!("scratch_{}", id::fresh().replace('-', ""));
    let administration = Db::connect(&url).await.unwrap();
    let mut connection = administration.read().await.unwrap();
    let sql = |words: String| sqlx::query(AssertSqlSafe(words));
    sql(format!("CREATE DATABASE {name}")).execute(&mut *connection).await.unwrap();
    let mut own = url::Url::parse(&url).unwrap();
    own.set_path(&name);
    run(&test, Scratch::on(now, Some(own.to_string())).await).await;
    sql(format!("DROP DATABASE {name}")).execute(&mut *connection).await.unwrap();
}

async fn run(test: &impl AsyncFn(Scratch), scratch: Scratch) {
    let db = scratch.state.db.clone();
    test(scratch).await;
    db.close().await;
}

/// The settings of such an installation.
///
/// # Panics
/// When they cannot be used.
pub fn config(folder: &TempDir, database_url: Option<String>) -> Config {
    let base_url = Some("https://kobling.example".parse().unwrap());
    Options { base_url, ..options::of(folder.path(), database_url) }.check().unwrap_or_else(|error| panic!("{error}"))
}
