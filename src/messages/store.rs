//! Everything that messages ask of the database.

use sqlx::{AnyConnection, FromRow};

use super::model::{Audience, Counted, LeftOut, Message, MessageId, Text, Texts};
use crate::events::EventId;
use crate::registrations::RegistrationId;
use crate::server::db::{StoreError, WriteTx};
use crate::time::Timestamp;

#[derive(FromRow)]
struct Row {
    id: MessageId,
    event_id: EventId,
    audience: String,
    subject_da: String,
    body_da: String,
    subject_en: String,
    body_en: String,
    sent_by: String,
    sent_at: Timestamp,
    recipients: i64,
    sent: Option<i64>,
    given_up: Option<i64>,
}

impl TryFrom<Row> for Message {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let audience = Audience::from_tag(&row.audience).ok_or(StoreError::Corrupt("messages.audience"))?;
        let en = Text { subject: row.subject_en, body: row.body_en };
        Ok(Self {
            id: row.id,
            event_id: row.event_id,
            audience,
            texts: Texts {
                da: Text { subject: row.subject_da, body: row.body_da },
                en: Some(en).filter(|en| !en.subject.is_empty()),
            },
            sent_by: row.sent_by,
            sent_at: row.sent_at,
            recipients: row.recipients,
            counted: row.sent.zip(row.given_up).map(|(sent, given_up)| Counted { sent, given_up }),
        })
    }
}

/// The messages of an event, latest first.
pub async fn of_event(connection: &mut AnyConnection, event_id: &EventId) -> Result<Vec<Message>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as("SELECT * FROM messages WHERE event_id = $1 ORDER BY sent_at DESC, id DESC")
        .bind(event_id)
        .fetch_all(connection)
        .await?;
    rows.into_iter().map(Message::try_from).collect()
}

/// A message of an event.
pub async fn by_id(
    connection: &mut AnyConnection,
    event_id: &EventId,
    id: &MessageId,
) -> Result<Option<Message>, StoreError> {
    let row: Option<Row> = sqlx::query_as("SELECT * FROM messages WHERE id = $1 AND event_id = $2")
        .bind(id)
        .bind(event_id)
        .fetch_optional(connection)
        .await?;
    row.map(Message::try_from).transpose()
}

/// Those for whom it was meant and who had no address.
pub async fn left_out(connection: &mut AnyConnection, id: &MessageId) -> Result<Vec<LeftOut>, StoreError> {
    let rows: Vec<(RegistrationId, String)> = sqlx::query_as(
        "SELECT registration_id, seat_id FROM message_left_out WHERE message_id = $1 ORDER BY registration_id, seat_id",
    )
    .bind(id)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(registration_id, seat_id)| LeftOut { registration_id, seat_id }).collect())
}

/// Writes a message.
pub async fn insert(tx: &mut WriteTx, message: &Message, left_out: &[LeftOut]) -> Result<(), StoreError> {
    let (da, en) = (&message.texts.da, message.texts.en.clone().unwrap_or_default());
    sqlx::query(
        "INSERT INTO messages (id, event_id, audience, subject_da, body_da, subject_en, body_en, sent_by, sent_at,
                               recipients, sent, given_up)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(&message.id)
    .bind(&message.event_id)
    .bind(message.audience.tag())
    .bind(&da.subject)
    .bind(&da.body)
    .bind(&en.subject)
    .bind(&en.body)
    .bind(&message.sent_by)
    .bind(message.sent_at)
    .bind(message.recipients)
    .bind(message.counted.map(|counted| counted.sent))
    .bind(message.counted.map(|counted| counted.given_up))
    .execute(&mut **tx)
    .await?;
    for one in left_out {
        sqlx::query("INSERT INTO message_left_out (message_id, registration_id, seat_id) VALUES ($1, $2, $3)")
            .bind(&message.id)
            .bind(&one.registration_id)
            .bind(&one.seat_id)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}
