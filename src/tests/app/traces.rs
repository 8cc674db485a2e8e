//! Looks for words everywhere an installation could keep them: the raw bytes of its files, every column of every table,
//! the log, the metrics.

use std::path::Path;

use sqlx::{AnyConnection, AssertSqlSafe};

use super::{TestApp, counted, logged};

impl TestApp {
    /// Where any of these words stands, in whatever way it is written there; words of plain letters, so that no coding
    /// of mails changes them.
    pub async fn traces_of(&self, words: &[&str]) -> Vec<String> {
        let mut found = Vec::new();
        in_files(&self.state.config.data, words, &mut found);
        let mut db = self.state.db.read().await.unwrap();
        for (table, column) in columns(&mut db, self.state.config.database_url.starts_with("sqlite")).await {
            for word in words {
                let sql = format!("SELECT COUNT(*) FROM \"{table}\" WHERE LOWER(CAST(\"{column}\" AS TEXT)) LIKE $1");
                let (count,): (i64,) = sqlx::query_as(AssertSqlSafe(sql))
                    .bind(format!("%{}%", word.to_lowercase()))
                    .fetch_one(&mut *db)
                    .await
                    .unwrap();
                if count > 0 {
                    found.push(format!("{word} in {table}.{column}"));
                }
            }
        }
        for (text, place) in [(logged(), "the log"), (counted().await, "the metrics")] {
            found.extend(words.iter().filter(|word| text.contains(**word)).map(|word| format!("{word} in {place}")));
        }
        found
    }
}

fn in_files(folder: &Path, words: &[&str], found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            in_files(&path, words, found);
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap().to_ascii_lowercase();
        for word in words {
            let wanted = word.to_ascii_lowercase();
            if name.to_lowercase().contains(&wanted)
                || bytes.windows(wanted.len()).any(|part| part == wanted.as_bytes())
            {
                found.push(format!("{word} in {name}"));
            }
        }
    }
}

/// Every column of every table, those of the migrations' own included.
async fn columns(connection: &mut AnyConnection, is_sqlite: bool) -> Vec<(String, String)> {
    let sql = if is_sqlite {
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
    } else {
        "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns
         WHERE table_schema = 'public'"
    };
    let columns: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(connection).await.unwrap();
    assert!(columns.len() > 100, "only {} columns were read", columns.len());
    columns
}
