//! The rows of one table: read as a stream, sent by `COPY`, read back, and summed up the same way on both sides.

use futures::TryStreamExt;
use sha2::{Digest, Sha256};
use sqlx::postgres::{PgConnection, PgRow};
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};

use super::progress::Progress;
use super::schema::Table;

/// How much is sent at once, in bytes.
const CHUNK: usize = 256 * 1024;

/// How many rows a table has, and a sum of their hashes: the same in whatever order they come, since each database
/// sorts texts its own way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub rows: u64,
    hashes: [u64; 4],
}

impl Sum {
    pub fn add(&mut self, row: &[u8]) {
        self.rows += 1;
        let hash = Sha256::digest(row);
        for (sum, bytes) in self.hashes.iter_mut().zip(hash.chunks_exact(8)) {
            let part = bytes.iter().fold(0, |part, byte| part << 8 | u64::from(*byte));
            *sum = sum.wrapping_add(part);
        }
    }
}

/// Either database's row, as the two kinds of value that our tables hold.
pub(super) trait Values {
    fn text(&self, index: usize) -> sqlx::Result<Option<&str>>;
    fn number(&self, index: usize) -> sqlx::Result<Option<i64>>;
}

impl Values for SqliteRow {
    fn text(&self, index: usize) -> sqlx::Result<Option<&str>> {
        self.try_get(index)
    }
    fn number(&self, index: usize) -> sqlx::Result<Option<i64>> {
        self.try_get(index)
    }
}

impl Values for PgRow {
    fn text(&self, index: usize) -> sqlx::Result<Option<&str>> {
        self.try_get(index)
    }
    fn number(&self, index: usize) -> sqlx::Result<Option<i64>> {
        self.try_get(index)
    }
}

/// Writes a row as `COPY` takes it in its text format: two rows that differ are written differently.
pub(super) fn write_line(row: &impl Values, table: &Table, line: &mut Vec<u8>) -> sqlx::Result<()> {
    for (index, column) in table.columns.iter().enumerate() {
        if index > 0 {
            line.push(b'\t');
        }
        if column.is_text {
            match row.text(index)? {
                Some(text) => write_text(text, line),
                None => line.extend_from_slice(b"\\N"),
            }
        } else {
            match row.number(index)? {
                Some(number) => line.extend_from_slice(number.to_string().as_bytes()),
                None => line.extend_from_slice(b"\\N"),
            }
        }
    }
    line.push(b'\n');
    Ok(())
}

pub(super) fn write_text(text: &str, line: &mut Vec<u8>) {
    for byte in text.bytes() {
        match byte {
            b'\\' => line.extend_from_slice(b"\\\\"),
            b'\t' => line.extend_from_slice(b"\\t"),
            b'\n' => line.extend_from_slice(b"\\n"),
            b'\r' => line.extend_from_slice(b"\\r"),
            other => line.push(other),
        }
    }
}

fn columns(table: &Table, of: impl Fn(&str, bool) -> String) -> String {
    table.columns.iter().map(|column| of(&column.name, column.is_text)).collect::<Vec<_>>().join(", ")
}

/// The same words for both; numbers of every width as one type.
fn select(table: &Table) -> AssertSqlSafe<String> {
    let columns = columns(
        table,
        |name, is_text| {
            if is_text { format!("\"{name}\"") } else { format!("CAST(\"{name}\" AS BIGINT)") }
        },
    );
    AssertSqlSafe(format!("SELECT {columns} FROM \"{}\"", table.name))
}

pub(super) async fn count(source: &mut SqliteConnection, table: &Table) -> sqlx::Result<u64> {
    let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM \"{}\"", table.name));
    let rows: i64 = sqlx::query_scalar(sql).fetch_one(source).await?;
    Ok(u64::try_from(rows).unwrap_or(0))
}

/// Takes everything out of the target's table.
pub(super) async fn clear(target: &mut PgConnection, table: &Table) -> sqlx::Result<()> {
    sqlx::query(AssertSqlSafe(format!("DELETE FROM \"{}\"", table.name))).execute(target).await?;
    Ok(())
}

/// Sends every row by one statement, holding no more than a chunk of them, and says what was read.
pub(super) async fn send(
    source: &mut SqliteConnection,
    target: &mut PgConnection,
    table: &Table,
    progress: &Progress,
) -> sqlx::Result<Sum> {
    let names = columns(table, |name, _| format!("\"{name}\""));
    let mut copy = target.copy_in_raw(&format!("COPY \"{}\" ({names}) FROM STDIN", table.name)).await?;
    let mut rows = sqlx::query(select(table)).fetch(source);
    let (mut sum, mut chunk) = (Sum::default(), Vec::with_capacity(2 * CHUNK));
    while let Some(row) = rows.try_next().await? {
        let begin = chunk.len();
        write_line(&row, table, &mut chunk)?;
        sum.add(&chunk[begin..]);
        if chunk.len() >= CHUNK {
            copy.send(chunk.as_slice()).await?;
            chunk.clear();
            progress.at(sum.rows);
        }
    }
    copy.send(chunk.as_slice()).await?;
    copy.finish().await?;
    progress.at(sum.rows);
    Ok(sum)
}

/// What the target's table holds now.
pub(super) async fn sum_of_target(target: &mut PgConnection, table: &Table) -> sqlx::Result<Sum> {
    let mut rows = sqlx::query(select(table)).fetch(target);
    let (mut sum, mut line) = (Sum::default(), Vec::new());
    while let Some(row) = rows.try_next().await? {
        line.clear();
        write_line(&row, table, &mut line)?;
        sum.add(&line);
    }
    Ok(sum)
}
