//! Reading what calendar feeds show: many events in a fixed number of queries.

use std::collections::HashMap;

use sqlx::{AnyConnection, FromRow};

use super::read::{EventRow, Parts, TextsRow, assembled};
use crate::events::model::{ContactPerson, Event, EventId};
use crate::server::db::StoreError;
use crate::time::Timestamp;

/// Up to when feeds remember.
#[derive(Clone, Copy, Debug)]
pub struct Remembered {
    /// What ended then or earlier is left out.
    pub ended: Timestamp,
    /// What was cancelled then or earlier is left out.
    pub cancelled: Timestamp,
}

#[derive(FromRow)]
struct TextsOf {
    event_id: EventId,
    #[sqlx(flatten)]
    texts: TextsRow,
}

/// Joins the condition to a statement about `events e`.
macro_rules! remembered {
    ($select:literal, $order:literal) => {
        concat!(
            $select,
            " WHERE e.ends_at > $1 AND (e.state = 'published' OR (e.state = 'cancelled' AND e.cancelled_at > $2)) ",
            $order
        )
    };
}

/// Published events, and cancelled ones for a while, by start; never a draft.
pub async fn for_feeds(connection: &mut AnyConnection, remembered: Remembered) -> Result<Vec<Event>, StoreError> {
    let Remembered { ended, cancelled } = remembered;
    let rows: Vec<EventRow> = sqlx::query_as(remembered!("SELECT e.* FROM events e", "ORDER BY e.starts_at, e.id"))
        .bind(ended)
        .bind(cancelled)
        .fetch_all(&mut *connection)
        .await?;
    let texts: Vec<TextsOf> =
        sqlx::query_as(remembered!("SELECT t.* FROM events e JOIN event_texts t ON t.event_id = e.id", ""))
            .bind(ended)
            .bind(cancelled)
            .fetch_all(&mut *connection)
            .await?;
    let organisations: Vec<(EventId, String)> = sqlx::query_as(remembered!(
        "SELECT eo.event_id, o.name FROM events e JOIN event_organisations eo ON eo.event_id = e.id
         JOIN organisations o ON o.id = eo.organisation_id",
        "ORDER BY eo.event_id, eo.position"
    ))
    .bind(ended)
    .bind(cancelled)
    .fetch_all(&mut *connection)
    .await?;
    let contacts: Vec<(EventId, String, String, String, String)> = sqlx::query_as(remembered!(
        "SELECT c.event_id, c.name, c.title, c.email, c.phone FROM events e JOIN event_contacts c ON c.event_id = e.id",
        "ORDER BY c.event_id, c.position"
    ))
    .bind(ended)
    .bind(cancelled)
    .fetch_all(&mut *connection)
    .await?;

    let mut parts: HashMap<EventId, Parts> = HashMap::with_capacity(rows.len());
    for TextsOf { event_id, texts } in texts {
        parts.entry(event_id).or_default().texts.push(texts);
    }
    for (event_id, name) in organisations {
        parts.entry(event_id).or_default().organisations.push(name);
    }
    for (event_id, name, title, email, phone) in contacts {
        parts.entry(event_id).or_default().contacts.push(ContactPerson { name, title, email, phone });
    }
    rows.into_iter()
        .map(|row| {
            let parts = parts.remove(&row.id).unwrap_or_default();
            assembled(row, parts)
        })
        .collect()
}

/// The last instant at which what feeds show may have changed: the last visible change of any public event, or when
/// one was last left out because of `ended` or `cancelled`, which lie `ended_for` and `cancelled_for` seconds back.
pub async fn feeds_changed_at(
    connection: &mut AnyConnection,
    remembered: Remembered,
    ended_for: i64,
    cancelled_for: i64,
) -> Result<Option<Timestamp>, StoreError> {
    let (changed, ended, cancelled): (Option<i64>, Option<i64>, Option<i64>) = sqlx::query_as(
        "SELECT MAX(changed_at), MAX(CASE WHEN ends_at <= $1 THEN ends_at END),
                MAX(CASE WHEN cancelled_at <= $2 THEN cancelled_at END)
         FROM events WHERE state <> 'draft'",
    )
    .bind(remembered.ended)
    .bind(remembered.cancelled)
    .fetch_one(connection)
    .await?;
    let left_out = [ended.map(|at| at.saturating_add(ended_for)), cancelled.map(|at| at.saturating_add(cancelled_for))];
    Ok(left_out.into_iter().flatten().chain(changed).max().map(Timestamp))
}
