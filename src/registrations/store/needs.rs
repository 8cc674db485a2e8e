//! Diet and access needs: one person's for that person and the organiser, counts for the kitchen.

use std::collections::BTreeMap;

use sqlx::AnyConnection;

use crate::events::EventId;
use crate::registrations::model::{Diet, Needs, SeatId};
use crate::server::db::StoreError;

/// What one attendee needs; empty when nothing was said, or when it has been deleted.
pub async fn needs_of(connection: &mut AnyConnection, seat_id: &SeatId) -> Result<Needs, StoreError> {
    let row: Option<(String, String, String)> =
        sqlx::query_as("SELECT diet, diet_other, access FROM seat_needs WHERE seat_id = $1")
            .bind(seat_id)
            .fetch_optional(connection)
            .await?;
    Ok(row.map_or_else(Needs::default, |(diet, diet_other, access)| Needs {
        diet: diet.split_whitespace().filter_map(Diet::from_tag).collect(),
        diet_other,
        access,
    }))
}

/// Whether anybody with a seat said anything about needs.
pub async fn has_needs(connection: &mut AnyConnection, event_id: &EventId) -> Result<bool, StoreError> {
    let row: Option<(String,)> = sqlx::query_as(
        "SELECT n.seat_id FROM seat_needs n JOIN seats s ON s.id = n.seat_id
         WHERE s.event_id = $1 AND s.cancelled_at IS NULL LIMIT 1",
    )
    .bind(event_id)
    .fetch_optional(connection)
    .await?;
    Ok(row.is_some())
}

/// How many confirmed attendees said anything about what they eat.
pub async fn with_a_diet(connection: &mut AnyConnection, event_id: &EventId) -> Result<i64, StoreError> {
    let (number,): (i64,) = sqlx::query_as(
        "SELECT COUNT(*) FROM seat_needs n
         JOIN seats s ON s.id = n.seat_id JOIN registrations r ON r.id = s.registration_id
         WHERE s.event_id = $1 AND s.cancelled_at IS NULL AND r.state = 'confirmed' AND n.diet <> ''",
    )
    .bind(event_id)
    .fetch_one(connection)
    .await?;
    Ok(number)
}

/// How many confirmed attendees eat what: what the kitchen gets.
pub async fn needs_counts(
    connection: &mut AnyConnection,
    event_id: &EventId,
) -> Result<BTreeMap<Diet, i64>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT n.diet FROM seat_needs n
         JOIN seats s ON s.id = n.seat_id JOIN registrations r ON r.id = s.registration_id
         WHERE s.event_id = $1 AND s.cancelled_at IS NULL AND r.state = 'confirmed'",
    )
    .bind(event_id)
    .fetch_all(connection)
    .await?;
    let mut counts = BTreeMap::new();
    for diet in rows.iter().flat_map(|(diet,)| diet.split_whitespace()).filter_map(Diet::from_tag) {
        *counts.entry(diet).or_insert(0) += 1;
    }
    Ok(counts)
}
