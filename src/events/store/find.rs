//! Finding public events: by when, kind and words. Every list is cut, and nothing costs a query an event.

use std::collections::HashMap;

use sqlx::AnyConnection;

use super::listed::{ListedRow, listed_events};
use super::search;
use crate::events::model::{EventId, Kind, Listed};
use crate::server::db::StoreError;
use crate::time::Timestamp;

/// Which public events are asked for. Instants are half-open: from the first, before the second.
#[derive(Clone, Debug)]
pub struct Filter {
    /// When they end.
    pub ends: (Timestamp, Timestamp),
    /// When they begin.
    pub starts: (Timestamp, Timestamp),
    pub kind: Option<Kind>,
    /// Words that all stand in an event's texts, however they are written; see [`search::fold`].
    pub words: String,
}

/// Before and after everything.
pub const EVER: (Timestamp, Timestamp) = (Timestamp(i64::MIN), Timestamp(i64::MAX));

impl Filter {
    /// Everything that has not ended.
    pub fn upcoming(now: Timestamp) -> Self {
        Self { ends: (now.plus(1), EVER.1), starts: EVER, kind: None, words: String::new() }
    }

    /// Everything that has ended.
    pub fn past(now: Timestamp) -> Self {
        Self { ends: (EVER.0, now.plus(1)), ..Self::upcoming(now) }
    }
}

/// Which part of a list.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    pub latest_first: bool,
    pub limit: i64,
    pub offset: i64,
}

/// `$1` to `$4` when, `$5` whether words are asked for, `$6` to `$10` the words. Of the two times one is led by an index;
/// the other is written as a sum, which no database takes for a column.
macro_rules! asked {
    ($ends:literal, $starts:literal) => {
        concat!(
            "e.state <> 'draft' AND ",
            $ends,
            " >= $1 AND ",
            $ends,
            " < $2 AND ",
            $starts,
            " >= $3 AND ",
            $starts,
            " < $4
             AND ($5 = 0 OR EXISTS (SELECT 1 FROM event_search s WHERE s.event_id = e.id
                  AND s.folded LIKE $6 ESCAPE '\\' AND s.folded LIKE $7 ESCAPE '\\' AND s.folded LIKE $8 ESCAPE '\\'
                  AND s.folded LIKE $9 ESCAPE '\\' AND s.folded LIKE $10 ESCAPE '\\'))"
        )
    };
}
/// Of what is coming, over, or goes on in a month: those that end then are few, or all.
macro_rules! led_by_end {
    () => {
        asked!("e.ends_at", "e.starts_at + 0")
    };
}
/// Of a year.
macro_rules! led_by_start {
    () => {
        asked!("e.ends_at + 0", "e.starts_at")
    };
}

/// Binds what [`asked!`] names.
macro_rules! bind {
    ($query:expr, $filter:expr) => {{
        let [a, b, c, d, e] = search::patterns(&$filter.words);
        let has_words = i64::from(!$filter.words.trim().is_empty());
        $query
            .bind($filter.ends.0)
            .bind($filter.ends.1)
            .bind($filter.starts.0)
            .bind($filter.starts.1)
            .bind(has_words)
            .bind(a)
            .bind(b)
            .bind(c)
            .bind(d)
            .bind(e)
    }};
}

/// A part of what the filter finds, by start.
pub async fn find(connection: &mut AnyConnection, filter: &Filter, cut: Cut) -> Result<Vec<Listed>, StoreError> {
    const COMING: &str = listed_events!(
        "WHERE ",
        led_by_end!(),
        " AND ($11 = '' OR e.kind = $11)
         ORDER BY e.starts_at + 0, e.id LIMIT $12 OFFSET $13"
    );
    const WITHIN: &str = listed_events!(
        "WHERE ",
        led_by_start!(),
        " AND ($11 = '' OR e.kind = $11) ORDER BY e.starts_at, e.id LIMIT $12 OFFSET $13"
    );
    const LATEST_FIRST: &str = listed_events!(
        "WHERE ",
        led_by_start!(),
        " AND ($11 = '' OR e.kind = $11)
         ORDER BY e.starts_at DESC, e.id DESC LIMIT $12 OFFSET $13"
    );
    let statement = match (cut.latest_first, filter.starts.0 == EVER.0) {
        (true, _) => LATEST_FIRST,
        (false, true) => COMING,
        (false, false) => WITHIN,
    };
    let rows: Vec<ListedRow> = bind!(sqlx::query_as(statement), filter)
        .bind(filter.kind.map_or("", Kind::tag))
        .bind(cut.limit)
        .bind(cut.offset)
        .fetch_all(connection)
        .await?;
    rows.into_iter().map(Listed::try_from).collect()
}

/// What a filter finds of one kind: how many, when the first begins, and when the last does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    pub count: i64,
    pub first_start: Timestamp,
    pub last_start: Timestamp,
}

macro_rules! sums {
    ($($asked:tt)*) => {
        concat!(
            "SELECT e.kind, COUNT(*), MIN(e.starts_at), MAX(e.starts_at) FROM events e WHERE ",
            $($asked)*, " GROUP BY e.kind"
        )
    };
}

/// Sums by kind, whatever kind the filter names; kinds of which there is nothing are left out.
pub async fn sums(connection: &mut AnyConnection, filter: &Filter) -> Result<Vec<(Kind, Sum)>, StoreError> {
    const EVERY: &str = sums!(led_by_end!());
    const WITHIN: &str = sums!(led_by_start!());
    let statement = if filter.starts.0 == EVER.0 { EVERY } else { WITHIN };
    let rows: Vec<(String, i64, Timestamp, Timestamp)> =
        bind!(sqlx::query_as(statement), filter).fetch_all(connection).await?;
    rows.into_iter()
        .map(|(kind, count, first_start, last_start)| {
            let kind = Kind::from_tag(&kind).ok_or(StoreError::Corrupt("events.kind"))?;
            Ok((kind, Sum { count, first_start, last_start }))
        })
        .collect()
}

/// When the next public event ends: until then no event becomes a past one.
pub async fn next_end(connection: &mut AnyConnection, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
    let (end,): (Option<i64>,) =
        sqlx::query_as("SELECT MIN(ends_at) FROM events WHERE state <> 'draft' AND ends_at > $1")
            .bind(now)
            .fetch_one(connection)
            .await?;
    Ok(end.map(Timestamp))
}

/// The slugs and starts of public events among these.
pub async fn addresses_of(
    connection: &mut AnyConnection,
    ids: &[EventId],
) -> Result<HashMap<EventId, (String, Timestamp)>, StoreError> {
    let mut found = HashMap::new();
    for chunk in ids.chunks(10) {
        let mut query = sqlx::query_as(
            "SELECT id, slug, starts_at FROM events
             WHERE state <> 'draft' AND id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        );
        for place in 0..10 {
            query = query.bind(chunk.get(place).map_or("", EventId::as_str));
        }
        let rows: Vec<(EventId, String, Timestamp)> = query.fetch_all(&mut *connection).await?;
        found.extend(rows.into_iter().map(|(id, slug, starts_at)| (id, (slug, starts_at))));
    }
    Ok(found)
}

/// The slugs of public events with their last visible change, latest start first, at most `limit`.
pub async fn public_addresses(
    connection: &mut AnyConnection,
    limit: i64,
) -> Result<Vec<(String, Timestamp)>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT slug, changed_at FROM events WHERE state <> 'draft' AND slug IS NOT NULL
         ORDER BY starts_at DESC, id LIMIT $1",
    )
    .bind(limit)
    .fetch_all(connection)
    .await?;
    Ok(rows)
}
