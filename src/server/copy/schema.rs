//! What tables there are, asked of the database itself, so that the table of a new migration cannot be forgotten.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::postgres::PgConnection;
use sqlx::sqlite::SqliteConnection;

/// A table of ours.
#[derive(Debug)]
pub(super) struct Table {
    pub name: String,
    /// As the table has them.
    pub columns: Vec<Column>,
}

#[derive(Debug)]
pub(super) struct Column {
    pub name: String,
    /// TEXT; otherwise it is a whole number.
    pub is_text: bool,
}

/// Every table, each after those that its foreign keys name.
pub(super) async fn tables(source: &mut SqliteConnection) -> sqlx::Result<Vec<Table>> {
    let columns: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT m.name, c.name, c.type FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name <> '_sqlx_migrations'
         ORDER BY m.name, c.cid",
    )
    .fetch_all(&mut *source)
    .await?;
    let mut tables: Vec<Table> = Vec::new();
    for (table, name, kind) in columns {
        let column = Column { name, is_text: kind == "TEXT" };
        match tables.last_mut().filter(|last| last.name == table) {
            Some(last) => last.columns.push(column),
            None => tables.push(Table { name: table, columns: vec![column] }),
        }
    }
    let references: Vec<(String, String)> = sqlx::query_as(
        "SELECT DISTINCT m.name, f.\"table\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
         WHERE m.type = 'table'",
    )
    .fetch_all(source)
    .await?;
    Ok(in_order(tables, &references))
}

/// Those without a parent first. A table that names itself is filled by one statement, after which keys are checked;
/// tables that name each other come last, and the target refuses them.
fn in_order(mut tables: Vec<Table>, references: &[(String, String)]) -> Vec<Table> {
    let mut parents: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (child, parent) in references.iter().filter(|(child, parent)| child != parent) {
        parents.entry(child).or_default().insert(parent);
    }
    let mut ordered: Vec<Table> = Vec::with_capacity(tables.len());
    loop {
        let is_ready = |table: &Table| {
            parents
                .get(table.name.as_str())
                .is_none_or(|parents| parents.iter().all(|parent| ordered.iter().any(|table| table.name == **parent)))
        };
        let (ready, rest): (Vec<Table>, Vec<Table>) = tables.into_iter().partition(is_ready);
        if ready.is_empty() {
            ordered.extend(rest);
            return ordered;
        }
        ordered.extend(ready);
        tables = rest;
    }
}

/// Moves when another connection has written.
pub(super) async fn data_version(source: &mut SqliteConnection) -> sqlx::Result<i64> {
    sqlx::query_scalar("PRAGMA data_version").fetch_one(source).await
}

/// The migrations that the source has had; none where it was never migrated.
pub(super) async fn applied(source: &mut SqliteConnection) -> sqlx::Result<Vec<i64>> {
    let known: Option<(String,)> =
        sqlx::query_as("SELECT name FROM sqlite_master WHERE type = 'table' AND name = '_sqlx_migrations'")
            .fetch_optional(&mut *source)
            .await?;
    if known.is_none() {
        return Ok(Vec::new());
    }
    sqlx::query_scalar("SELECT version FROM _sqlx_migrations WHERE success ORDER BY version").fetch_all(source).await
}

/// Whatever already stands where the tables would go.
pub(super) async fn tables_of_target(target: &mut PgConnection) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar(
        "SELECT CAST(table_name AS TEXT) FROM information_schema.tables
         WHERE table_schema = current_schema() ORDER BY table_name",
    )
    .fetch_all(target)
    .await
}

/// Every column of the target, as `table.column`, and whether it is a text.
pub(super) async fn columns_of_target(target: &mut PgConnection) -> sqlx::Result<BTreeMap<String, bool>> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT CAST(table_name || '.' || column_name AS TEXT), CAST(data_type AS TEXT)
         FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name <> '_sqlx_migrations'",
    )
    .fetch_all(target)
    .await?;
    Ok(rows.into_iter().map(|(column, kind)| (column, kind == "text")).collect())
}

/// The first column that one of the two has and the other has not, or has otherwise.
pub(super) fn difference(tables: &[Table], target: &BTreeMap<String, bool>) -> Option<String> {
    let ours: BTreeMap<String, bool> = tables
        .iter()
        .flat_map(|table| {
            table.columns.iter().map(|column| (format!("{}.{}", table.name, column.name), column.is_text))
        })
        .collect();
    let differs = |one: &BTreeMap<String, bool>, other: &BTreeMap<String, bool>| {
        one.iter().find(|(name, is_text)| other.get(*name) != Some(*is_text)).map(|(name, _)| name.clone())
    };
    differs(&ours, target).or_else(|| differs(target, &ours))
}
