//! The database: whether it answers, is up to date, sound and careful, and belongs to the key.

use std::time::Duration;

use super::{Check, Finding};
use crate::server::backup;
use crate::server::cli::Program;
use crate::server::clock::Clock;
use crate::server::config::Options;
use crate::server::db::{Db, StoreError};
use crate::server::dialect::Dialect;
use crate::server::{production, settings, state};

/// How long it may take to answer at all, and then to answer everything: a large file is read from end to end.
const PATIENCE: Duration = Duration::from_secs(5);
const THOROUGH: Duration = Duration::from_mins(10);
/// By how many seconds two clocks may differ.
const ASKEW: i64 = 30;

pub(super) async fn checks(options: &Options, program: Program) -> Vec<Check> {
    let url = options.database_url();
    let dialect = Dialect::of(&url);
    if dialect == Dialect::Sqlite {
        if options.database_url.is_none() && !options.database_file().exists() {
            return vec![("database", Finding::Note("there is none yet, serve makes it".to_owned()))];
        }
        // Connecting would make one.
        if let Err(sentence) = backup::open(&url).await {
            return vec![("database", Finding::Fault(sentence))];
        }
    }
    let db = match tokio::time::timeout(PATIENCE, Db::connect(&url)).await {
        Ok(Ok(db)) => db,
        Ok(Err(StoreError::Unfit(why))) => return vec![("database", Finding::Fault(why.to_owned()))],
        Ok(Err(error)) => return vec![away(&error.to_string())],
        Err(_) => return vec![away("it does not answer")],
    };
    let looked = tokio::time::timeout(THOROUGH, look(&db, options, program)).await;
    db.close().await;
    match looked {
        Ok(Ok(checks)) => checks,
        Ok(Err(error)) => vec![away(&error.to_string())],
        Err(_) => vec![away("it takes too long")],
    }
}

fn away(why: &str) -> Check {
    let what_to_do = "start it, and see that KOBLING_DATABASE_URL is right";
    ("database", Finding::Fault(format!("the database cannot be used ({why}): {what_to_do}")))
}

async fn look(db: &Db, options: &Options, program: Program) -> Result<Vec<Check>, StoreError> {
    let mut checks = Vec::new();
    let (dialect, now) = (db.dialect(), Clock::System.now());
    let (version, damage, clock) = {
        let mut connection = db.read().await?;
        let version = dialect.version(&mut connection).await?;
        (version, dialect.damage(&mut connection).await?, dialect.clock(&mut connection).await?)
    };
    checks.push(("database", damage.map_or_else(|| Finding::Good(format!("{version} is sound")), Finding::Fault)));
    for sentence in production::unsafe_database(db).await? {
        checks.push(("database", if options.production { Finding::Fault(sentence) } else { Finding::Note(sentence) }));
    }
    if let Some(seconds) = clock.filter(|seconds| (seconds - now.0).abs() > ASKEW) {
        let apart = (seconds - now.0).abs();
        let words = format!("the database's clock is {apart} seconds from this one: let NTP keep both");
        checks.push(("time", Finding::Fault(words)));
    }
    let schema = match db.lacks_migrations().await? {
        (_, true) => Finding::Fault("the database was made by a newer Kobling: run that one".to_owned()),
        (0, false) => Finding::Good("every migration is done".to_owned()),
        (lacking, false) => {
            Finding::Fault(format!("{lacking} migrations are to be done: back up, then kobling migrate"))
        }
    };
    let is_current = matches!(schema, Finding::Good(_));
    checks.push(("schema", schema));
    if !is_current {
        return Ok(checks);
    }
    if let Some(known) = settings::get(&mut *db.read().await?, state::KEY_FINGERPRINT).await?
        && let Ok(config) = options.clone().read()
    {
        let finding = if known == config.secret.fingerprint() {
            Finding::Good("the key is the one that the database was made with".to_owned())
        } else {
            Finding::Fault("the database was made with another key: put its secret.key back".to_owned())
        };
        checks.push(("key", finding));
    }
    let outbox = (program.look_at_outbox)(db.clone(), now).await?;
    checks.push((
        "outbox",
        match (outbox.waiting, outbox.given_up) {
            (waiting, 0) => Finding::Good(format!("{waiting} mails wait")),
            (waiting, given_up) => Finding::Note(format!(
                "{waiting} mails wait, and {given_up} were given up: see the addresses on the organiser's pages"
            )),
        },
    ));
    Ok(checks)
}
