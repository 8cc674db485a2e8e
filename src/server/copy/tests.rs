//! The list of tables, their order, and the sums.

use std::collections::BTreeSet;

use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;

use super::rows::{Sum, Values, write_line};
use super::schema::{self, Column, Table};
use crate::server::db::Db;

async fn migrated() -> SqliteConnection {
    let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
    Db::migrations().run(&mut connection).await.unwrap();
    connection
}

/// The tables that the migration files make.
fn made_by_migrations() -> BTreeSet<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let sql = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let lines = sql.lines().filter_map(|line| line.strip_prefix("CREATE TABLE "));
        names.extend(lines.map(|rest| rest.trim_end_matches(" (").to_owned()));
    }
    names
}

#[tokio::test]
async fn every_table_that_a_migration_makes_is_copied() {
    let mut connection = migrated().await;
    let found: BTreeSet<String> =
        schema::tables(&mut connection).await.unwrap().into_iter().map(|table| table.name).collect();
    assert!(found.len() > 15 && found.contains("seat_needs"), "{found:?}");
    assert_eq!(found, made_by_migrations());
}

#[tokio::test]
async fn each_table_comes_after_those_that_its_keys_name() {
    let mut connection = migrated().await;
    let tables = schema::tables(&mut connection).await.unwrap();
    let keys: Vec<(String, String)> = sqlx::query_as(
        "SELECT m.name, f.\"table\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    assert!(keys.len() > 15, "the keys were not read");
    let place = |name: &str| tables.iter().position(|table| table.name == name).unwrap();
    for (child, parent) in keys.iter().filter(|(child, parent)| child != parent) {
        assert!(place(parent) < place(child), "{child} stands before {parent}");
    }
}

#[tokio::test]
async fn a_column_that_only_one_side_has_is_noticed() {
    let mut connection = migrated().await;
    let tables = schema::tables(&mut connection).await.unwrap();
    let same = || -> std::collections::BTreeMap<String, bool> {
        let columns = |table: &'_ Table| {
            let of = table.columns.iter().map(|column| (format!("{}.{}", table.name, column.name), column.is_text));
            of.collect::<Vec<_>>()
        };
        tables.iter().flat_map(columns).collect()
    };
    assert_eq!(schema::difference(&tables, &same()), None);
    let mut target = same();
    target.remove("seats.name");
    assert_eq!(schema::difference(&tables, &target).as_deref(), Some("seats.name"));
    target = same();
    target.insert("seats.shoe_size".to_owned(), false);
    assert_eq!(schema::difference(&tables, &target).as_deref(), Some("seats.shoe_size"));
    target = same();
    target.insert("seats.position".to_owned(), true);
    assert_eq!(schema::difference(&tables, &target).as_deref(), Some("seats.position"));
}

struct Row(Vec<Option<&'static str>>);

impl Values for Row {
    fn text(&self, index: usize) -> sqlx::Result<Option<&str>> {
        Ok(self.0[index])
    }
    fn number(&self, _: usize) -> sqlx::Result<Option<i64>> {
        Ok(None)
    }
}

fn line(values: Vec<Option<&'static str>>) -> String {
    let columns = values.iter().map(|_| Column { name: String::new(), is_text: true }).collect();
    let mut line = Vec::new();
    write_line(&Row(values), &Table { name: String::new(), columns }, &mut line).unwrap();
    String::from_utf8(line).unwrap()
}

#[test]
fn rows_that_differ_are_written_differently() {
    assert_eq!(line(vec![Some("a\tb\\\r\n"), None, Some("")]), "a\\tb\\\\\\r\\n\t\\N\t\n");
    assert_ne!(line(vec![Some("\\N")]), line(vec![None]));
    assert_ne!(line(vec![Some("a\tb"), Some("")]), line(vec![Some("a"), Some("b\t")]));
}

#[test]
fn a_sum_does_not_ask_for_the_order_and_notices_a_row_that_is_missing_doubled_or_changed() {
    let sum = |rows: &[&str]| {
        rows.iter().fold(Sum::default(), |mut sum, row| {
            sum.add(row.as_bytes());
            sum
        })
    };
    assert_eq!(sum(&["a", "b", "b"]), sum(&["b", "a", "b"]));
    for other in [&["a", "b"][..], &["a", "a", "b"], &["a", "b", "c"]] {
        assert_ne!(sum(&["a", "b", "b"]), sum(other));
    }
}
