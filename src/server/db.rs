//! The database: one set of queries for SQLite and PostgreSQL, and the only door to a writing transaction.

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::error::DatabaseError;
use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, Connection, Transaction};
use tokio::sync::Notify;

use super::cache::revision;
use super::dialect::Dialect;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// How long a reader waits for a connection before it is refused, in seconds: as long as a visitor would.
const READ_SECONDS: u64 = 4;
/// The same for a writer, who may stand in a long queue that moves. Handlers read before they write, so a database
/// that is away is noticed by the shorter of the two.
const WRITE_SECONDS: u64 = 15;

/// How often, and after how long, readers are asked to let go of the journal.
const JOURNAL_ATTEMPTS: u32 = 4;
const JOURNAL_PAUSE: Duration = Duration::from_millis(250);

/// What a store function fails with; "not found" is never an error.
#[derive(Debug)]
pub enum StoreError {
    /// The database or the way to it.
    Database(sqlx::Error),
    /// A row that no code of ours would have written.
    Corrupt(&'static str),
    /// A database that this program must not use, in a sentence for whoever runs it.
    Unfit(&'static str),
}

impl StoreError {
    /// Whether a transaction failed because another took a name that must be the only one. It is over; a new one may
    /// be begun.
    pub fn is_unique_violation(&self) -> bool {
        let Self::Database(error) = self else { return false };
        error.as_database_error().is_some_and(DatabaseError::is_unique_violation)
    }

    /// Whether the database ended a transaction because it stood in the way of another one (a deadlock): begun anew it
    /// goes through.
    pub fn is_conflict(&self) -> bool {
        let Self::Database(error) = self else { return false };
        error.as_database_error().and_then(DatabaseError::code).is_some_and(|code| Dialect::is_conflict(&code))
    }

    /// Whether the database is away, busy, full or read-only: the same may succeed a little later.
    pub fn is_outage(&self) -> bool {
        let Self::Database(error) = self else { return false };
        match error {
            sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            // A connection that ended in the middle of an answer.
            | sqlx::Error::Protocol(_)
            | sqlx::Error::WorkerCrashed => true,
            sqlx::Error::Database(error) => error.code().is_some_and(|code| Dialect::is_outage(&code)),
            _ => false,
        }
    }
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Database(error) => write!(f, "database: {error}"),
            Self::Corrupt(what) => write!(f, "corrupt row: {what}"),
            Self::Unfit(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

/// A truth value as both databases store it: INTEGER 0 or 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct Flag(i64);

impl From<bool> for Flag {
    fn from(value: bool) -> Self {
        Self(i64::from(value))
    }
}

impl From<Flag> for bool {
    fn from(flag: Flag) -> Self {
        flag.0 != 0
    }
}

/// The pools. SQLite has one writing connection, so that writers wait in a fair queue instead of polling "busy".
#[derive(Clone)]
pub struct Db {
    dialect: Dialect,
    readers: AnyPool,
    writers: AnyPool,
    /// Of the mail desk and of readiness: requests that wait for an event's lock take all other connections.
    keepers: AnyPool,
    committed: Arc<Notify>,
    commits: Arc<AtomicU64>,
}

impl Db {
    /// Opens `sqlite:` or `postgres:` and refuses an SQLite that may corrupt its journal.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let dialect = Dialect::of(url);
        let pool = |size: u32, seconds: u64, asks: bool| {
            AnyPoolOptions::new()
                .max_connections(size)
                .acquire_timeout(Duration::from_secs(seconds))
                .after_connect(move |connection, _| Box::pin(async move { dialect.prepare(connection).await }))
                .test_before_acquire(asks)
                .after_release(|connection, _| Box::pin(is_free(connection)))
                .connect(url)
        };
        // The writers first: on SQLite they create the file that readers then open. Readers have connections of their
        // own on PostgreSQL too, so that pages are drawn while sign-ups wait for an event's lock.
        // A reader is asked whether it lives before it is used; of a writer BEGIN tells, without a way to the database more.
        let writers = pool(dialect.writers(), WRITE_SECONDS, false).await?;
        let readers = pool(dialect.readers(), READ_SECONDS, true).await?;
        let keepers = match dialect.keepers() {
            Some(size) => pool(size, WRITE_SECONDS, false).await?,
            None => writers.clone(),
        };
        let db = Self { dialect, readers, writers, keepers, committed: Arc::default(), commits: Arc::default() };
        dialect.check(&mut *db.read().await?).await?;
        Ok(db)
    }

    /// The address of an SQLite file.
    pub fn sqlite_url(file: &Path) -> String {
        format!("sqlite://{}?mode=rwc", file.display())
    }

    /// Makes an SQLite file that only its owner can read, before SQLite would make it with the process's mask; its
    /// journal takes over the mode.
    pub fn make_private(file: &Path) -> std::io::Result<()> {
        let mut options = std::fs::OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(file)?;
        #[cfg(unix)]
        file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
        Ok(())
    }

    pub async fn migrate(&self) -> Result<(), StoreError> {
        let mut connection = self.writers.acquire().await?;
        self.dialect.be_patient(&mut connection).await?;
        MIGRATIONS.run(&mut *connection).await.map_err(|error| StoreError::Database(error.into()))?;
        Ok(connection.close().await?)
    }

    /// How many migrations of this program the database lacks, and whether it has one that this program does not know.
    pub async fn lacks_migrations(&self) -> Result<(usize, bool), StoreError> {
        let mut connection = self.read().await?;
        let sql = "SELECT version FROM _sqlx_migrations WHERE success";
        let applied: Vec<(i64,)> = match sqlx::query_as(sql).fetch_all(&mut *connection).await {
            Ok(applied) => applied,
            // There is no such table where nothing was ever migrated.
            Err(sqlx::Error::Database(_)) => Vec::new(),
            Err(error) => return Err(error.into()),
        };
        let is_applied = |version: i64| applied.iter().any(|(applied,)| *applied == version);
        let lacking = MIGRATIONS.iter().filter(|migration| !is_applied(migration.version)).count();
        Ok((lacking, applied.iter().any(|(version,)| !MIGRATIONS.version_exists(*version))))
    }

    /// Every migration of this program.
    pub(super) fn migrations() -> &'static Migrator {
        &MIGRATIONS
    }

    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// A connection to read with.
    pub async fn read(&self) -> Result<PoolConnection<Any>, StoreError> {
        Ok(self.readers.acquire().await?)
    }

    /// The way to a writing transaction; dropping it rolls back.
    pub async fn begin_write(&self) -> Result<WriteTx, StoreError> {
        self.begin_on(self.writers.clone()).await
    }

    /// The same for what must go on while every writer waits for a lock. It takes no lock that requests hold for long.
    pub async fn begin_upkeep(&self) -> Result<WriteTx, StoreError> {
        self.begin_on(self.keepers.clone()).await
    }

    async fn begin_on(&self, writers: AnyPool) -> Result<WriteTx, StoreError> {
        let (begin, mut others) = (self.dialect.begin_write(), self.dialect.writers());
        // A task of its own: a request that is dropped in the middle of BEGIN would leave the connection in a
        // transaction that nobody owns. So BEGIN always ends with an owner, whose drop rolls back.
        let begun = tokio::spawn(async move {
            loop {
                #[expect(clippy::disallowed_methods, reason = "this is the one place that opens a transaction")]
                match writers.begin_with(begin).await {
                    // It died while nobody used it. Nothing is written yet, so another is tried.
                    Err(sqlx::Error::Io(_) | sqlx::Error::Protocol(_)) if others > 0 => others -= 1,
                    begun => return begun,
                }
            }
        });
        let tx = begun.await.map_err(|_| sqlx::Error::WorkerCrashed)??;
        Ok(WriteTx { tx, shown: false, committed: self.committed.clone(), commits: self.commits.clone() })
    }

    /// Each pool's name, and how many of its connections are in use and idle.
    pub fn connections(&self) -> Vec<(&'static str, i64, i64)> {
        let of = |name, pool: &AnyPool| {
            let idle = i64::try_from(pool.num_idle()).unwrap_or(i64::MAX);
            (name, (i64::from(pool.size()) - idle).max(0), idle)
        };
        let mut pools = vec![of("readers", &self.readers), of("writers", &self.writers)];
        pools.extend(self.dialect.keepers().map(|_| of("keepers", &self.keepers)));
        pools
    }

    /// Wakes when a transaction of this process has been committed.
    pub fn committed(&self) -> Arc<Notify> {
        self.committed.clone()
    }

    /// How many transactions this process has committed.
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::SeqCst)
    }

    /// Brings what was deleted out of the journal, waiting a while for readers of older versions; false while one of
    /// them still holds it back: ask again later.
    pub async fn empty_journal(&self) -> Result<bool, StoreError> {
        for attempt in 0..JOURNAL_ATTEMPTS {
            if attempt > 0 {
                tokio::time::sleep(JOURNAL_PAUSE).await;
            }
            let (writers, dialect) = (self.writers.clone(), self.dialect);
            // A task of its own, as in `begin_write`: a request that is dropped in the middle would leave the
            // connection with the short patience of this one statement. Given back in between, so that writers get
            // their turn.
            let tried = tokio::spawn(async move { dialect.empty_journal(&mut *writers.acquire().await?).await });
            if tried.await.map_err(|_| sqlx::Error::WorkerCrashed)?? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Writes the database anew where deleting alone leaves traces. Writers wait meanwhile; the journal is full of it
    /// afterwards.
    pub async fn rewrite(&self) -> Result<(), StoreError> {
        Ok(self.dialect.rewrite(&mut *self.writers.acquire().await?).await?)
    }

    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
        self.keepers.close().await;
    }
}

/// Whether a connection that comes back may be used again. On a full disk SQLite rolls back by itself, and sqlx would
/// count a transaction for ever.
async fn is_free(connection: &mut AnyConnection) -> sqlx::Result<bool> {
    if connection.is_in_transaction() {
        // A rollback that is on its way runs first.
        connection.ping().await?;
    }
    Ok(!connection.is_in_transaction())
}

/// A writing transaction. Store functions take it where a plain connection would not be safe.
pub struct WriteTx {
    tx: Transaction<'static, Any>,
    /// Whether something was written that public pages show.
    shown: bool,
    committed: Arc<Notify>,
    commits: Arc<AtomicU64>,
}

impl WriteTx {
    /// The connection for a statement that writes what public pages show: what they were drawn from is old with the
    /// commit. A sign-up needs it not: the lock of its event tells of it.
    pub fn shown(&mut self) -> &mut AnyConnection {
        self.shown = true;
        &mut self.tx
    }

    /// Makes it durable, then wakes whoever works on what was written.
    pub async fn commit(self) -> Result<(), StoreError> {
        // A task of its own, as in `begin_write`: a request that is dropped meanwhile must hide neither what was
        // written from those who work on it, nor a disk that failed.
        tokio::spawn(self.finish()).await.map_err(|_| sqlx::Error::WorkerCrashed)?
    }

    async fn finish(mut self) -> Result<(), StoreError> {
        if self.shown {
            // Last, so that nobody waits for this one row longer than for the commit.
            revision::raise(&mut self.tx).await?;
        }
        if let Err(error) = self.tx.commit().await {
            if error
                .as_database_error()
                .and_then(DatabaseError::code)
                .is_some_and(|code| Dialect::is_failed_sync(&code))
            {
                // What was not written may look written from now on: only a new process reads the truth from the disk.
                tracing::error!(%error, "the disk did not keep what it was given: the program ends");
                std::process::abort();
            }
            return Err(error.into());
        }
        self.commits.fetch_add(1, Ordering::SeqCst);
        self.committed.notify_waiters();
        Ok(())
    }
}

impl Deref for WriteTx {
    type Target = AnyConnection;
    fn deref(&self) -> &AnyConnection {
        &self.tx
    }
}

impl DerefMut for WriteTx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.tx
    }
}
