//! The migrations make the same schema on both databases.

use std::collections::BTreeSet;

use kobling::server::db::Db;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::app::TestApp;

/// Every column as `table.column`, and whether it may be empty.
async fn columns(connection: &mut AnyConnection, is_sqlite: bool) -> BTreeSet<(String, bool)> {
    // PRAGMA reads a primary key of type TEXT as one that may be NULL; none of ours is.
    let sql = if is_sqlite {
        "SELECT m.name || '.' || c.name, CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN 0 ELSE 1 END
         FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
    } else {
        "SELECT CAST(table_name || '.' || column_name AS TEXT),
                CAST(CASE WHEN is_nullable = 'YES' THEN 1 ELSE 0 END AS BIGINT)
         FROM information_schema.columns WHERE table_schema = 'public'"
    };
    let rows: Vec<(String, i64)> = sqlx::query_as(AssertSqlSafe(sql)).fetch_all(connection).await.unwrap();
    let ours = rows.into_iter().filter(|(column, _)| !column.starts_with("_sqlx_migrations."));
    ours.map(|(column, empty)| (column, empty != 0)).collect()
}

#[tokio::test]
async fn the_migrations_make_the_same_tables_and_columns_on_both_databases() {
    let app = TestApp::start().await;
    let folder = tempfile::tempdir().unwrap();
    let file = Db::connect(&Db::sqlite_url(&folder.path().join("fresh.db"))).await.unwrap();
    file.migrate().await.unwrap();
    let on_sqlite = columns(&mut file.read().await.unwrap(), true).await;
    assert!(on_sqlite.contains(&("seats.cancelled_at".to_owned(), true)), "the columns were not read");
    assert!(on_sqlite.contains(&("seats.id".to_owned(), false)), "the columns were not read");
    let is_sqlite = app.state.config.database_url.starts_with("sqlite");
    let here = columns(&mut app.state.db.read().await.unwrap(), is_sqlite).await;
    assert_eq!(here, on_sqlite);
    file.close().await;
}

#[tokio::test]
async fn migrating_again_changes_nothing() {
    let app = TestApp::start().await;
    app.state.db.migrate().await.unwrap();
}
