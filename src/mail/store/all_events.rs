//! What did not arrive, and what waits, of all events at once.

use sqlx::{AnyConnection, FromRow};

use crate::mail::failure::OUTDATED;
use crate::server::db::StoreError;
use crate::time::Timestamp;

/// One of the first rows of an event that were given up, and how many there are of that event.
#[derive(FromRow)]
pub(in crate::mail) struct GivenUpOf {
    pub event_id: String,
    pub queue: String,
    pub kind: String,
    pub snapshot: String,
    pub failure: String,
    pub number: i64,
}

/// The rows that [`super::given_up`] finds of any event, at most so many of each. Seats and registrations only: what is
/// given up of a former address concerns nobody any more.
pub(in crate::mail) async fn given_up_of_all(
    connection: &mut AnyConnection,
    most: i64,
) -> Result<Vec<GivenUpOf>, StoreError> {
    Ok(sqlx::query_as(
        "SELECT g.event_id, g.queue, g.kind, g.snapshot, g.failure, g.number FROM (
             SELECT o.event_id, o.queue, o.kind, o.snapshot, COALESCE(o.failure, '') AS failure, o.id,
                    COUNT(*) OVER (PARTITION BY o.event_id) AS number,
                    ROW_NUMBER() OVER (PARTITION BY o.event_id ORDER BY o.id) AS place
             FROM outbox o
             WHERE o.event_id IS NOT NULL AND o.given_up_at IS NOT NULL
               AND (o.queue LIKE 'seat:%' OR o.queue LIKE 'registration:%')
               AND NOT EXISTS (SELECT 1 FROM outbox later
                               WHERE later.queue = o.queue AND later.number > o.number AND later.batch IS NULL
                                 AND COALESCE(later.failure, '') <> $2)
         ) g WHERE g.place <= $1 ORDER BY g.id",
    )
    .bind(most)
    .bind(OUTDATED)
    .fetch_all(connection)
    .await?)
}

/// Of each event whose rows wait since before `before`: the event, how many, since when, and one of their failures.
pub(in crate::mail) async fn waiting_of_all(
    connection: &mut AnyConnection,
    before: Timestamp,
) -> Result<Vec<(String, i64, Timestamp, Option<String>)>, StoreError> {
    Ok(sqlx::query_as(
        "SELECT event_id, COUNT(*), MIN(CASE WHEN turn_at > created_at THEN turn_at ELSE created_at END), MAX(failure)
         FROM outbox
         WHERE event_id IS NOT NULL AND sent_at IS NULL AND given_up_at IS NULL AND created_at <= $1 AND turn_at <= $1
         GROUP BY event_id",
    )
    .bind(before)
    .fetch_all(connection)
    .await?)
}
