//! Every place where SQLite and PostgreSQL cannot be written the same way.

use sqlx::{AnyConnection, Executor, Row};

use super::db::StoreError;

/// The oldest SQLite without the bug by which a write-ahead log could corrupt the database.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// Which database an address names.
    pub fn of(url: &str) -> Self {
        if url.starts_with("postgres") { Self::Postgres } else { Self::Sqlite }
    }

    /// SQLite takes the write lock at once: a transaction that reads first and then writes could not wait for it.
    pub(super) fn begin_write(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }

    /// Settings of every new connection.
    pub(super) async fn prepare(self, connection: &mut AnyConnection) -> sqlx::Result<()> {
        match self {
            Self::Sqlite => {
                connection
                    .execute(
                        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
                         PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON;",
                    )
                    .await?;
            }
            Self::Postgres => {
                connection.execute("SET client_min_messages = warning").await?;
            }
        }
        Ok(())
    }

    /// Whether the disk could not promise what it was given. What it kept of it nobody knows, and asking again may be
    /// told that all is well: whoever finds this stops. PostgreSQL stops by itself.
    pub(super) fn is_failed_sync(self, error: &sqlx::Error) -> bool {
        // SQLITE_IOERR_FSYNC and SQLITE_IOERR_DIR_FSYNC (sqlite.org/rescode.html).
        let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
        self == Self::Sqlite && matches!(code.as_deref(), Some("1034" | "1290"))
    }

    /// Refuses a database that cannot keep what it promises.
    pub(super) async fn check(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        if self == Self::Sqlite {
            let row = connection.fetch_one("SELECT sqlite_version()").await?;
            let version: String = row.try_get(0)?;
            let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
            let mut next = || parts.next().unwrap_or(0);
            if (next(), next(), next()) < OLDEST_SQLITE {
                return Err(StoreError::Corrupt("this SQLite is older than 3.51.3"));
            }
        }
        Ok(())
    }
}
