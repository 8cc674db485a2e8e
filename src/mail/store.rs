//! The outbox's SQL.

mod all_events;

use sqlx::AnyConnection;

use super::failure::{INTERRUPTED, OUTDATED};
use super::history::HistoryRow;
use crate::server::db::{StoreError, WriteTx};
use crate::server::measure::Outbox;
use crate::time::Timestamp;

pub(super) use all_events::{given_up_of_all, waiting_of_all};

/// A row to add.
pub(super) struct NewRow<'a> {
    pub id: &'a str,
    pub queue: &'a str,
    pub kind: &'a str,
    pub snapshot: &'a str,
    pub recipient: &'a str,
    pub event_id: Option<&'a str>,
    /// Those it was posted together with.
    pub batch: Option<&'a str>,
    pub now: Timestamp,
    /// When it may leave: now, or at its turn.
    pub due_at: Timestamp,
}

/// A row that this process holds until its lease ends.
#[derive(Clone, sqlx::FromRow)]
pub(super) struct Row {
    pub id: String,
    pub kind: String,
    pub snapshot: String,
    pub recipient: String,
    pub created_at: Timestamp,
    /// When its turn came, where it had to wait for one; 0 otherwise.
    pub turn_at: Timestamp,
    /// How often it has been begun, this time included.
    pub attempts: i64,
    pub leased_until: Timestamp,
}

/// Adds a row at the end of its queue.
pub(super) async fn insert(tx: &mut WriteTx, row: &NewRow<'_>) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO outbox (id, queue, number, kind, snapshot, recipient, event_id, created_at, due_at, turn_at,
                             batch)
         VALUES ($1, $2, (SELECT COALESCE(MAX(number), 0) + 1 FROM outbox WHERE queue = $2),
                 $3, $4, $5, $6, $7, $8, $8, $9)",
    )
    .bind(row.id)
    .bind(row.queue)
    .bind(row.kind)
    .bind(row.snapshot)
    .bind(row.recipient)
    .bind(row.event_id)
    .bind(row.now)
    .bind(row.due_at)
    .bind(row.batch)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Makes the rows of a queue due whose turn has not come.
pub(super) async fn hurry(tx: &mut WriteTx, queue: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET due_at = $2, turn_at = $2
         WHERE queue = $1 AND due_at > $2 AND attempts = 0 AND sent_at IS NULL AND given_up_at IS NULL",
    )
    .bind(queue)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Whether a claim might find something: asked every second, so it takes no lock.
pub(super) async fn any_due(connection: &mut AnyConnection, now: Timestamp) -> Result<bool, StoreError> {
    let found: Option<(String,)> = sqlx::query_as(
        "SELECT o.id FROM outbox o
         WHERE o.sent_at IS NULL AND o.given_up_at IS NULL AND o.due_at <= $1 AND o.leased_until <= $1
           AND NOT EXISTS (SELECT 1 FROM outbox earlier
                           WHERE earlier.queue = o.queue AND earlier.number < o.number
                             AND earlier.sent_at IS NULL AND earlier.given_up_at IS NULL)
         LIMIT 1",
    )
    .bind(now)
    .fetch_optional(connection)
    .await?;
    Ok(found.is_some())
}

/// What is there to be sent, and what was given up. A row's age is that of its turn, where it had to wait for one.
pub(super) async fn holds(connection: &mut AnyConnection, now: Timestamp) -> Result<Outbox, StoreError> {
    let (waiting, oldest): (i64, Option<Timestamp>) = sqlx::query_as(
        "SELECT COUNT(*), MIN(CASE WHEN turn_at > created_at THEN turn_at ELSE created_at END)
             FROM outbox WHERE sent_at IS NULL AND given_up_at IS NULL",
    )
    .fetch_one(&mut *connection)
    .await?;
    let (given_up,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM outbox WHERE given_up_at IS NOT NULL").fetch_one(connection).await?;
    Ok(Outbox { waiting, given_up, oldest: oldest.map_or(0, |oldest| (now.0 - oldest.0).max(0)) })
}

/// Why the latest mail of a queue was given up; `None` where it was not.
pub(super) async fn last_given_up(connection: &mut AnyConnection, queue: &str) -> Result<Option<String>, StoreError> {
    let row: Option<(Option<i64>, Option<String>)> =
        sqlx::query_as("SELECT given_up_at, failure FROM outbox WHERE queue = $1 ORDER BY number DESC LIMIT 1")
            .bind(queue)
            .fetch_optional(connection)
            .await?;
    Ok(row.and_then(|(given_up_at, failure)| given_up_at.map(|_| failure.unwrap_or_default())))
}

/// Takes due rows until `until`, the oldest first, at most one of each queue.
///
/// The conditions of each row's own statement look like a repetition: another process may have taken the row meanwhile.
pub(super) async fn claim(
    tx: &mut WriteTx,
    now: Timestamp,
    until: Timestamp,
    at_most: i64,
) -> Result<Vec<Row>, StoreError> {
    let mut due: Vec<(String,)> = sqlx::query_as(
        "SELECT o.id FROM outbox o
         WHERE o.sent_at IS NULL AND o.given_up_at IS NULL AND o.due_at <= $1 AND o.leased_until <= $1
           AND NOT EXISTS (SELECT 1 FROM outbox earlier
                           WHERE earlier.queue = o.queue AND earlier.number < o.number
                             AND earlier.sent_at IS NULL AND earlier.given_up_at IS NULL)
         ORDER BY o.due_at, o.id LIMIT $2",
    )
    .bind(now)
    .bind(at_most)
    .fetch_all(&mut **tx)
    .await?;
    // One after another, because a statement over several rows locks them in an order of its own. Ids sort by the time
    // they were made.
    due.sort();
    let mut rows = Vec::new();
    for (id,) in due {
        let row: Option<Row> = sqlx::query_as(
            "UPDATE outbox SET leased_until = $2, attempts = attempts + 1
             WHERE id = $3 AND sent_at IS NULL AND given_up_at IS NULL AND due_at <= $1 AND leased_until <= $1
             RETURNING id, kind, snapshot, recipient, created_at, turn_at, attempts, leased_until",
        )
        .bind(now)
        .bind(until)
        .bind(id)
        .fetch_optional(&mut **tx)
        .await?;
        rows.extend(row);
    }
    Ok(rows)
}

/// Holds a row on until `until`; false when it is no longer held by the lease that ends at `held`: another process has
/// it, or it was erased. A later lease always ends later, so its end tells whose it is.
pub(super) async fn renew(tx: &mut WriteTx, id: &str, held: Timestamp, until: Timestamp) -> Result<bool, StoreError> {
    let renewed =
        sqlx::query("UPDATE outbox SET leased_until = $3 WHERE id = $1 AND leased_until = $2 AND sent_at IS NULL")
            .bind(id)
            .bind(held)
            .bind(until)
            .execute(&mut **tx)
            .await?;
    Ok(renewed.rows_affected() == 1)
}

/// Gives a row back: this attempt does not count. It is still due, behind those that were due before: so each attempt to
/// find the way out is another mail's, and none can bar it for all.
pub(super) async fn put_back(tx: &mut WriteTx, id: &str, held: Timestamp, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET due_at = $3, leased_until = 0, attempts = attempts - 1
         WHERE id = $1 AND leased_until = $2 AND sent_at IS NULL",
    )
    .bind(id)
    .bind(held)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Notes a delivery. One that was given up meanwhile was delivered all the same.
pub(super) async fn mark_sent(tx: &mut WriteTx, id: &str, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET sent_at = $2, leased_until = 0, given_up_at = NULL, failure = NULL
         WHERE id = $1 AND sent_at IS NULL",
    )
    .bind(id)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Notes a failure, to be tried again at `due_at`. `failure` names no person.
pub(super) async fn postpone(
    tx: &mut WriteTx,
    id: &str,
    held: Timestamp,
    due_at: Timestamp,
    failure: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET due_at = $3, leased_until = 0, failure = $4
         WHERE id = $1 AND leased_until = $2 AND sent_at IS NULL",
    )
    .bind(id)
    .bind(held)
    .bind(due_at)
    .bind(failure)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Ends the attempts; from now on the row holds nobody back.
pub(super) async fn give_up(
    tx: &mut WriteTx,
    id: &str,
    held: Timestamp,
    now: Timestamp,
    failure: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE outbox SET given_up_at = $3, leased_until = 0, failure = $4
         WHERE id = $1 AND leased_until = $2 AND sent_at IS NULL",
    )
    .bind(id)
    .bind(held)
    .bind(now)
    .bind(failure)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Notes that no mail can leave, and that somebody has just tried; since when stays as it was first noted.
pub(super) async fn note_outage(
    tx: &mut WriteTx,
    since: Timestamp,
    now: Timestamp,
    failure: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO mail_outages (id, since, seen_at, failure) VALUES ('mail', $1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET seen_at = $2, failure = $3",
    )
    .bind(since)
    .bind(now)
    .bind(failure)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Notes that mails leave again. Those that waited only because the connection broke are due at once.
pub(super) async fn end_outage(tx: &mut WriteTx, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM mail_outages").execute(&mut **tx).await?;
    sqlx::query(
        "UPDATE outbox SET due_at = $1
         WHERE sent_at IS NULL AND given_up_at IS NULL AND due_at > $1 AND failure = $2",
    )
    .bind(now)
    .bind(INTERRUPTED)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A row that was given up.
#[derive(sqlx::FromRow)]
pub(super) struct GivenUp {
    pub queue: String,
    pub kind: String,
    pub snapshot: String,
    pub failure: String,
}

/// An event's rows that were given up, but for those whose queue went on: what came later tells the newest state, unless
/// it was one of a batch, which says the same to many, or one that came too late to be true.
pub(super) async fn given_up(connection: &mut AnyConnection, event_id: &str) -> Result<Vec<GivenUp>, StoreError> {
    Ok(sqlx::query_as(
        "SELECT o.queue, o.kind, o.snapshot, COALESCE(o.failure, '') AS failure FROM outbox o
         WHERE o.event_id = $1 AND o.given_up_at IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM outbox later
                           WHERE later.queue = o.queue AND later.number > o.number AND later.batch IS NULL
                             AND COALESCE(later.failure, '') <> $2)
         ORDER BY o.id",
    )
    .bind(event_id)
    .bind(OUTDATED)
    .fetch_all(connection)
    .await?)
}

/// The queues of an event's rows that [`given_up`] finds.
pub(super) async fn lost_queues(connection: &mut AnyConnection, event_id: &str) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT o.queue FROM outbox o
         WHERE o.event_id = $1 AND o.given_up_at IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM outbox later
                           WHERE later.queue = o.queue AND later.number > o.number AND later.batch IS NULL
                             AND COALESCE(later.failure, '') <> $2)",
    )
    .bind(event_id)
    .bind(OUTDATED)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(queue,)| queue).collect())
}

/// How many of an event's rows wait whose turn was before `before`, since when the oldest, and one of their failures.
pub(super) async fn waiting(
    connection: &mut AnyConnection,
    event_id: &str,
    before: Timestamp,
) -> Result<Option<(i64, Timestamp, Option<String>)>, StoreError> {
    let (mails, since, failure): (i64, Option<Timestamp>, Option<String>) = sqlx::query_as(
        "SELECT COUNT(*), MIN(CASE WHEN turn_at > created_at THEN turn_at ELSE created_at END), MAX(failure)
         FROM outbox
         WHERE event_id = $1 AND sent_at IS NULL AND given_up_at IS NULL AND created_at <= $2 AND turn_at <= $2",
    )
    .bind(event_id)
    .bind(before)
    .fetch_one(connection)
    .await?;
    Ok(since.map(|since| (mails, since, failure)))
}

/// Whether no mail can leave, as somebody found since `since`.
pub(super) async fn is_away(connection: &mut AnyConnection, since: Timestamp) -> Result<bool, StoreError> {
    let found: Option<(String,)> = sqlx::query_as("SELECT id FROM mail_outages WHERE seen_at >= $1")
        .bind(since)
        .fetch_optional(connection)
        .await?;
    Ok(found.is_some())
}

/// The mails of an event that were posted since a moment: queue, kind and snapshot, each queue in its order.
pub(super) async fn posted_since(
    connection: &mut AnyConnection,
    event_id: &str,
    since: Timestamp,
) -> Result<Vec<(String, String, String)>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT queue, kind, snapshot FROM outbox WHERE event_id = $1 AND created_at >= $2 ORDER BY queue, number",
    )
    .bind(event_id)
    .bind(since)
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// How many queues one query takes: those of the largest party.
const QUEUES: usize = 24;

/// The rows of these queues in the order of posting.
pub(super) async fn history(connection: &mut AnyConnection, queues: &[String]) -> Result<Vec<HistoryRow>, StoreError> {
    let mut found = Vec::new();
    for chunk in queues.chunks(QUEUES) {
        let mut query = sqlx::query_as(
            "SELECT queue, kind, snapshot, recipient, created_at, due_at, attempts, sent_at, given_up_at, failure FROM outbox
             WHERE forget < 2 AND queue IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
                            $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
             ORDER BY id",
        );
        for place in 0..QUEUES {
            query = query.bind(chunk.get(place).map_or("", String::as_str));
        }
        let rows: Vec<HistoryRow> = query.fetch_all(&mut *connection).await?;
        found.extend(rows);
    }
    Ok(found)
}

/// Whether a row to this address was sent, or may have been: a delivery that was begun is sent unless it was given up.
pub(super) async fn reached(connection: &mut AnyConnection, queue: &str, address: &str) -> Result<bool, StoreError> {
    let found: Option<(String,)> = sqlx::query_as(
        "SELECT id FROM outbox WHERE queue = $1 AND recipient = $2
           AND (sent_at IS NOT NULL OR given_up_at IS NULL AND attempts > 0) LIMIT 1",
    )
    .bind(queue)
    .bind(address)
    .fetch_optional(connection)
    .await?;
    Ok(found.is_some())
}

/// Removes rows that wait, one after another in the order of their ids, as everybody who touches several rows.
pub(super) async fn take_back(tx: &mut WriteTx, queue: &str, now: Timestamp) -> Result<usize, StoreError> {
    let waiting: Vec<(String,)> = sqlx::query_as(
        "SELECT id FROM outbox WHERE queue = $1 AND sent_at IS NULL AND given_up_at IS NULL AND leased_until <= $2
         ORDER BY id",
    )
    .bind(queue)
    .bind(now)
    .fetch_all(&mut **tx)
    .await?;
    let mut taken = 0;
    for (id,) in waiting {
        let deleted = sqlx::query(
            "DELETE FROM outbox WHERE id = $1 AND sent_at IS NULL AND given_up_at IS NULL AND leased_until <= $2",
        )
        .bind(id)
        .bind(now)
        .execute(&mut **tx)
        .await?;
        taken += usize::from(deleted.rows_affected() == 1);
    }
    Ok(taken)
}
