//! The database: one set of queries for SQLite and PostgreSQL, and the only door to a writing transaction.

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::Arc;

use sqlx::any::AnyPoolOptions;
use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, Connection, Transaction};
use tokio::sync::Notify;

use super::dialect::Dialect;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// How long a request waits for a connection before it is refused, in seconds.
const ACQUIRE_SECONDS: u64 = 20;

/// What a store function fails with; "not found" is never an error.
#[derive(Debug)]
pub enum StoreError {
    /// The database or the way to it.
    Database(sqlx::Error),
    /// A row that no code of ours would have written.
    Corrupt(&'static str),
}

impl StoreError {
    /// Whether a transaction failed because another took a name that must be the only one. It is over; a new one may
    /// be begun.
    pub fn is_unique_violation(&self) -> bool {
        let Self::Database(error) = self else { return false };
        error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
    }
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Database(error) => write!(f, "database: {error}"),
            Self::Corrupt(what) => write!(f, "corrupt row: {what}"),
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
    committed: Arc<Notify>,
}

impl Db {
    /// Opens `sqlite:` or `postgres:` and refuses an SQLite that may corrupt its journal.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let dialect = Dialect::of(url);
        let pool = |size: u32| {
            AnyPoolOptions::new()
                .max_connections(size)
                .acquire_timeout(std::time::Duration::from_secs(ACQUIRE_SECONDS))
                .after_connect(move |connection, _| Box::pin(async move { dialect.prepare(connection).await }))
                .after_release(|connection, _| Box::pin(is_free(connection)))
                .connect(url)
        };
        let (readers, writers) = match dialect {
            Dialect::Sqlite => {
                // The writer first: it creates the file that readers then open.
                let writers = pool(1).await?;
                (pool(4).await?, writers)
            }
            Dialect::Postgres => {
                let one = pool(16).await?;
                (one.clone(), one)
            }
        };
        let db = Self { dialect, readers, writers, committed: Arc::default() };
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
        MIGRATIONS.run(&self.writers).await.map_err(|error| StoreError::Database(error.into()))
    }

    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// A connection to read with.
    pub async fn read(&self) -> Result<PoolConnection<Any>, StoreError> {
        Ok(self.readers.acquire().await?)
    }

    /// The only way to a writing transaction; dropping it rolls back.
    pub async fn begin_write(&self) -> Result<WriteTx, StoreError> {
        let (writers, begin) = (self.writers.clone(), self.dialect.begin_write());
        // A task of its own: a request that is dropped in the middle of BEGIN would leave the connection in a
        // transaction that nobody owns. So BEGIN always ends with an owner, whose drop rolls back.
        #[expect(clippy::disallowed_methods, reason = "this is the one place that opens a transaction")]
        let begun = tokio::spawn(async move { writers.begin_with(begin).await });
        let tx = begun.await.map_err(|_| sqlx::Error::WorkerCrashed)??;
        Ok(WriteTx { tx, dialect: self.dialect, committed: self.committed.clone() })
    }

    /// Wakes when a transaction of this process has been committed.
    pub fn committed(&self) -> Arc<Notify> {
        self.committed.clone()
    }

    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
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
    dialect: Dialect,
    committed: Arc<Notify>,
}

impl WriteTx {
    /// Makes it durable, then wakes whoever works on what was written.
    pub async fn commit(self) -> Result<(), StoreError> {
        if let Err(error) = self.tx.commit().await {
            if self.dialect.is_failed_sync(&error) {
                tracing::error!(%error, "the disk lost what it was given: ending, so that nothing is promised on it");
                std::process::abort();
            }
            return Err(error.into());
        }
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
