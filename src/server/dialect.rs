//! Every place where SQLite and PostgreSQL cannot be written the same way.

use sqlx::{AnyConnection, Executor, Row};

use super::db::StoreError;

/// How long a connection of SQLite waits for another one.
const BUSY_TIMEOUT: &str = "PRAGMA busy_timeout = 10000";

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
                connection.execute(BUSY_TIMEOUT).await?;
                connection
                    .execute(
                        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
                         PRAGMA secure_delete = ON;",
                    )
                    .await?;
            }
            Self::Postgres => {
                connection.execute("SET client_min_messages = warning").await?;
            }
        }
        Ok(())
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

    /// Brings what was deleted out of the write-ahead log too; false while a reader holds it back. `PostgreSQL` takes
    /// care of its own log.
    pub(super) async fn empty_journal(self, connection: &mut AnyConnection) -> sqlx::Result<bool> {
        if self == Self::Postgres {
            return Ok(true);
        }
        // A reader is asked to make way for a moment only: everybody who writes waits behind this connection.
        connection.execute("PRAGMA busy_timeout = 250").await?;
        let emptied = connection.fetch_one("PRAGMA wal_checkpoint(TRUNCATE)").await;
        connection.execute(BUSY_TIMEOUT).await?;
        let held_back: i64 = emptied?.try_get(0)?;
        Ok(held_back == 0)
    }

    /// Writes the whole file anew. `secure_delete` overwrites what is deleted where it stands, but when pages are
    /// rearranged (a row grows, a neighbour goes) older copies of rows stay in the gaps of pages: only this removes
    /// them. On `PostgreSQL` old versions of rows go with its own VACUUM.
    pub(super) async fn rewrite(self, connection: &mut AnyConnection) -> sqlx::Result<()> {
        if self == Self::Sqlite {
            connection.execute("VACUUM").await?;
        }
        Ok(())
    }
}
