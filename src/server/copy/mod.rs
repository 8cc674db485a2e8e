//! `kobling copy-to`: moves a whole SQLite database into an empty PostgreSQL one, in one transaction, and compares
//! counts and checksums before it commits.
//!
//! The source is read in one transaction, so that the copy is one moment's. If anybody wrote meanwhile, nothing is
//! copied: what they were promised would be missing. What the target is sent is read back from it and summed up the
//! same way.

mod progress;
mod rows;
mod schema;

#[cfg(test)]
mod tests;

use std::str::FromStr;

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::sqlite::SqliteConnection;
use sqlx::{ConnectOptions, Connection};

use super::backup;
use super::db::Db;
use super::dialect::Dialect;
use progress::Progress;
use rows::Sum;
use schema::Table;

/// Copies everything; lines that tell of it, or one sentence that says what is wrong. `url` may hold a password and is
/// never told again.
pub async fn copy_to(database_url: &str, url: &str, say: fn(&[String])) -> Result<Vec<String>, String> {
    if Dialect::of(database_url) != Dialect::Sqlite {
        return Err("The database is PostgreSQL already: move it with pg_dump and pg_restore.".to_owned());
    }
    let mut target = connect(url).await?;
    let mut source = backup::open(database_url).await?;
    let before = schema::data_version(&mut source).await.map_err(of_source)?;
    let mut reading = source.begin().await.map_err(of_source)?;
    let tables = schema::tables(&mut reading).await.map_err(of_source)?;
    refuse_other_version(&mut reading).await?;

    let mut writing = target.begin().await.map_err(of_target)?;
    let held = schema::tables_of_target(&mut writing).await.map_err(of_target)?;
    if let Some(table) = held.first() {
        return Err(format!(
            "The PostgreSQL database is not empty (it holds {table}): make a new one (createdb) and name that; \
             copy-to migrates it itself."
        ));
    }
    migrate(&mut writing).await?;
    let columns = schema::columns_of_target(&mut writing).await.map_err(of_target)?;
    if let Some(name) = schema::difference(&tables, &columns) {
        return Err(format!("The two databases differ in {name}, so nothing was copied."));
    }
    let sums = copy_tables(&mut reading, &mut writing, &tables, say).await?;
    reading.rollback().await.map_err(of_source)?;
    if schema::data_version(&mut source).await.map_err(of_source)? != before {
        return Err(
            "The database was written to meanwhile, so nothing was copied: stop kobling serve, and copy again."
                .to_owned(),
        );
    }
    writing.commit().await.map_err(of_target)?;
    let rows: u64 = sums.iter().map(|sum| sum.rows).sum();
    Ok(vec![
        format!("Copied {rows} rows of {} tables; counts and checksums are the same on both sides.", tables.len()),
        "Now serve with KOBLING_DATABASE_URL set to it and with the same key: the same data folder, or on several \
         machines the content of its secret.key as KOBLING_SECRET."
            .to_owned(),
        "The SQLite file is as it was. Put it away once you are content: it holds personal data.".to_owned(),
    ])
}

fn of_source(error: sqlx::Error) -> String {
    format!("The SQLite database could not be read, so nothing was copied: {error}")
}

fn of_target(error: sqlx::Error) -> String {
    format!("The PostgreSQL database did not take it, so nothing was copied: {error}")
}

async fn connect(url: &str) -> Result<PgConnection, String> {
    let address = || "The address to copy to is not one like postgres://user:password@host/database.".to_owned();
    if Dialect::of(url) != Dialect::Postgres {
        return Err(address());
    }
    // Its error could hold what was typed.
    let options = PgConnectOptions::from_str(url).map_err(|_| address())?.disable_statement_logging();
    let connected = PgConnection::connect_with(&options).await;
    connected.map_err(|error| format!("The PostgreSQL database cannot be reached: {error}"))
}

/// The target gets this program's schema, so the source must have it too.
async fn refuse_other_version(source: &mut SqliteConnection) -> Result<(), String> {
    let known: Vec<i64> = Db::migrations().iter().map(|migration| migration.version).collect();
    let applied = schema::applied(source).await.map_err(of_source)?;
    match applied.iter().find(|version| !known.contains(version)) {
        Some(_) => Err("The database was made by a newer Kobling: copy it with that one.".to_owned()),
        None if applied.len() < known.len() => {
            Err("The database is of an older version: back it up, run kobling migrate, and copy again.".to_owned())
        }
        None => Ok(()),
    }
}

/// Inside the transaction, so that a copy that fails leaves the database as empty as it was.
async fn migrate(target: &mut PgConnection) -> Result<(), String> {
    Db::migrations()
        .run(&mut *target)
        .await
        .map_err(|error| format!("The PostgreSQL database could not be migrated, so nothing was copied: {error}"))
}

async fn copy_tables(
    source: &mut SqliteConnection,
    target: &mut PgConnection,
    tables: &[Table],
    say: fn(&[String]),
) -> Result<Vec<Sum>, String> {
    // What migrations put in is in the source too, or was changed there.
    for table in tables.iter().rev() {
        rows::clear(target, table).await.map_err(of_target)?;
    }
    let mut total = 0;
    for table in tables {
        total += rows::count(source, table).await.map_err(of_source)?;
    }
    let progress = Progress::begin(total, say);
    let mut sums = Vec::with_capacity(tables.len());
    for table in tables {
        progress.table(&table.name);
        let sent = rows::send(source, target, table, &progress)
            .await
            .map_err(|error| format!("The rows of {} could not be copied, so nothing was: {error}", table.name))?;
        let found = rows::sum_of_target(target, table).await.map_err(of_target)?;
        if sent != found {
            return Err(format!(
                "{} differs: {} rows were sent and {} are there, or they hold something else. Nothing was copied.",
                table.name, sent.rows, found.rows
            ));
        }
        progress.done(&table.name, sent.rows);
        sums.push(sent);
    }
    progress.end();
    Ok(sums)
}
