//! Every place where SQLite and PostgreSQL cannot be written the same way.

use sqlx::{AnyConnection, Executor, Row};

use super::db::StoreError;

/// How long a connection of SQLite waits for another one.
const BUSY_TIMEOUT: &str = "PRAGMA busy_timeout = 10000";

/// No transaction of ours waits for anything but the database. So whoever is silent in one for ten seconds was cut off,
/// and loses its locks; and whoever waits for a lock gives its connection to others after five.
const SHORT_LOCKS: &str = "SET idle_in_transaction_session_timeout = '10s'; SET lock_timeout = '5s'";

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

    /// How many connections read at once. The writers' are others.
    pub(super) fn readers(self) -> u32 {
        match self {
            Self::Sqlite => 4,
            Self::Postgres => 8,
        }
    }

    /// How many connections write at once. SQLite has one, so that writers wait in a fair queue instead of polling.
    pub(super) fn writers(self) -> u32 {
        match self {
            Self::Sqlite => 1,
            Self::Postgres => 8,
        }
    }

    /// How many connections write what must not wait behind requests. `None`: with the others, there is one writer.
    pub(super) fn keepers(self) -> Option<u32> {
        (self == Self::Postgres).then_some(2)
    }

    /// Whether an error's code says that the database is away, busy, full or read-only, rather than that it was asked
    /// something wrong: five characters are a SQLSTATE, fewer digits an extended result code of SQLite.
    pub(super) fn is_outage(code: &str) -> bool {
        if code.len() == 5 {
            // Connection lost, out of resources (disk, memory, connections), shutting down, input/output, read-only.
            return ["08", "53", "57", "58"].iter().any(|class| code.starts_with(class))
                || code == "25006"
                // A lock was held for longer than SHORT_LOCKS waits.
                || code == "55P03"
                // It waited too long between two statements (`idle_in_transaction_session_timeout`), on a busy machine.
                || code == "25P03"
                || Self::is_conflict(code);
        }
        // BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN.
        code.parse::<u32>().is_ok_and(|code| [5, 6, 8, 10, 13, 14].contains(&(code & 0xff)))
    }

    /// Whether `PostgreSQL` rolled a transaction back for another's sake: a deadlock, a serialization failure. `SQLite`
    /// has one writer, who meets nobody.
    pub(super) fn is_conflict(code: &str) -> bool {
        code.len() == 5 && code.starts_with("40")
    }

    /// Whether SQLite says that a flush to the disk failed (`SQLITE_IOERR_FSYNC`, `SQLITE_IOERR_DIR_FSYNC`).
    /// `PostgreSQL` ends by itself then.
    pub(super) fn is_failed_sync(code: &str) -> bool {
        ["1034", "1290"].contains(&code)
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
                connection.execute(SHORT_LOCKS).await?;
            }
        }
        Ok(())
    }

    /// Takes from a connection the patience of requests: a migration may wait for another process's, and take long.
    pub(super) async fn be_patient(self, connection: &mut AnyConnection) -> sqlx::Result<()> {
        if self == Self::Postgres {
            connection.execute("SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0").await?;
        }
        Ok(())
    }

    /// The settings of the server by which what was acknowledged could be lost in a crash.
    pub(super) async fn careless_settings(self, connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
        if self == Self::Sqlite {
            // Its settings are those of `prepare`.
            return Ok(Vec::new());
        }
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT name FROM pg_settings
             WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off' ORDER BY name",
        )
        .fetch_all(connection)
        .await?;
        Ok(rows.into_iter().map(|(name,)| name).collect())
    }

    /// What runs: `SQLite 3.51.3`, `PostgreSQL 15.14`.
    pub(super) async fn version(self, connection: &mut AnyConnection) -> Result<String, StoreError> {
        let (name, sql) = match self {
            Self::Sqlite => ("SQLite", "SELECT sqlite_version()"),
            Self::Postgres => {
                ("PostgreSQL", "SELECT CAST(split_part(current_setting('server_version'), ' ', 1) AS TEXT)")
            }
        };
        let (version,): (String,) = sqlx::query_as(sql).fetch_one(connection).await?;
        Ok(format!("{name} {version}"))
    }

    /// What is wrong with the files (`SQLite`), or why nothing can be written (`PostgreSQL`); nothing where all is well.
    pub(super) async fn damage(self, connection: &mut AnyConnection) -> Result<Option<String>, StoreError> {
        match self {
            Self::Sqlite => {
                let (found,): (String,) = sqlx::query_as("PRAGMA quick_check(1)").fetch_one(connection).await?;
                Ok((found != "ok").then(|| format!("it is damaged ({found}): restore the last backup")))
            }
            Self::Postgres => {
                let (state,): (String,) = sqlx::query_as(
                    "SELECT CASE WHEN pg_is_in_recovery() THEN 'standby'
                                 WHEN current_setting('default_transaction_read_only') = 'on' THEN 'read-only'
                                 WHEN current_setting('server_encoding') <> 'UTF8' THEN 'encoding' ELSE '' END",
                )
                .fetch_one(connection)
                .await?;
                Ok(match state.as_str() {
                    "standby" => Some("it is a standby and takes no writes: name the primary".to_owned()),
                    "read-only" => {
                        Some("it is set to be read-only: set default_transaction_read_only to off".to_owned())
                    }
                    "encoding" => {
                        Some("its encoding is not UTF8: make the database anew with ENCODING 'UTF8'".to_owned())
                    }
                    _ => None,
                })
            }
        }
    }

    /// The server's own clock in Unix seconds, where it has one.
    pub(super) async fn clock(self, connection: &mut AnyConnection) -> Result<Option<i64>, StoreError> {
        if self == Self::Sqlite {
            return Ok(None);
        }
        let sql = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT)";
        let (seconds,): (i64,) = sqlx::query_as(sql).fetch_one(connection).await?;
        Ok(Some(seconds))
    }

    /// Refuses a database that cannot keep what it promises.
    pub(super) async fn check(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        if self == Self::Sqlite {
            let row = connection.fetch_one("SELECT sqlite_version()").await?;
            let version: String = row.try_get(0)?;
            let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
            let mut next = || parts.next().unwrap_or(0);
            if (next(), next(), next()) < OLDEST_SQLITE {
                return Err(StoreError::Unfit(
                    "This SQLite is older than 3.51.3 and may corrupt its journal: build Kobling with the one it brings.",
                ));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_that_is_away_or_full_is_told_from_one_that_was_asked_something_wrong() {
        // Shutting down, full, too many clients, read-only, deadlock, a lock held too long, idle too long; SQLITE_FULL,
        // _BUSY, _IOERR_WRITE, _READONLY_DBMOVED.
        for code in ["57P01", "53100", "53300", "25006", "08006", "40P01", "55P03", "25P03", "13", "5", "778", "1032"] {
            assert!(Dialect::is_outage(code), "{code}");
        }
        assert!(Dialect::is_conflict("40P01") && Dialect::is_conflict("40001") && !Dialect::is_conflict("57P01"));
        // A unique violation, a syntax error, a NUL in a text; SQLITE_ERROR, _CONSTRAINT_UNIQUE, _CORRUPT; nonsense.
        for code in ["23505", "42601", "22021", "1", "2067", "11", "", "x"] {
            assert!(!Dialect::is_outage(code), "{code}");
        }
        assert!(Dialect::is_failed_sync("1034") && !Dialect::is_failed_sync("778"));
    }
}
