//! Everything that reminders ask of the database; whoever writes holds the event's lock.

use sqlx::{AnyConnection, FromRow};

use super::model::{Sent, Settings, Thanks, Which};
use crate::events::EventId;
use crate::server::db::{StoreError, WriteTx};
use crate::time::Timestamp;

#[derive(FromRow)]
struct SettingsRow {
    week_since: Option<i64>,
    day_since: Option<i64>,
    ask_since: Option<i64>,
    ask_days: i64,
    thanks_since: Option<i64>,
    thanks_da: String,
    thanks_en: String,
    links: String,
}

/// What goes by itself for an event: nothing where nobody chose anything.
pub async fn settings(connection: &mut AnyConnection, event_id: &EventId) -> Result<Settings, StoreError> {
    let row: Option<SettingsRow> = sqlx::query_as(
        "SELECT week_since, day_since, ask_since, ask_days, thanks_since, thanks_da, thanks_en, links
         FROM reminder_settings WHERE event_id = $1",
    )
    .bind(event_id)
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(Settings::default()) };
    let links = serde_json::from_str(&row.links).map_err(|_| StoreError::Corrupt("reminder_settings.links"))?;
    Ok(Settings {
        week: row.week_since.map(Timestamp),
        day: row.day_since.map(Timestamp),
        ask: row.ask_since.map(Timestamp),
        ask_days: row.ask_days,
        thanks: row.thanks_since.map(Timestamp),
        words: Thanks { da: row.thanks_da, en: row.thanks_en, links },
    })
}

/// Writes them, new or again.
pub async fn save(tx: &mut WriteTx, event_id: &EventId, settings: &Settings) -> Result<(), StoreError> {
    let links =
        serde_json::to_string(&settings.words.links).map_err(|_| StoreError::Corrupt("links that JSON cannot hold"))?;
    sqlx::query(
        "INSERT INTO reminder_settings (event_id, week_since, day_since, ask_since, ask_days, thanks_since, thanks_da,
                                        thanks_en, links)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (event_id) DO UPDATE SET week_since = $2, day_since = $3, ask_since = $4, ask_days = $5,
                                              thanks_since = $6, thanks_da = $7, thanks_en = $8, links = $9",
    )
    .bind(event_id)
    .bind(settings.week.map(|at| at.0))
    .bind(settings.day.map(|at| at.0))
    .bind(settings.ask.map(|at| at.0))
    .bind(settings.ask_days)
    .bind(settings.thanks.map(|at| at.0))
    .bind(&settings.words.da)
    .bind(&settings.words.en)
    .bind(links)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Deletes them, for a draft that goes.
pub async fn delete(tx: &mut WriteTx, event_id: &EventId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM reminder_settings WHERE event_id = $1").bind(event_id).execute(&mut **tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct SentRow {
    which: String,
    day: String,
    at: Timestamp,
    mails: Option<i64>,
}

/// What went for an event, on whatever date it was then, in order.
pub async fn sent(connection: &mut AnyConnection, event_id: &EventId) -> Result<Vec<Sent>, StoreError> {
    let rows: Vec<SentRow> =
        sqlx::query_as("SELECT which, day, at, mails FROM reminders_sent WHERE event_id = $1 ORDER BY at, which")
            .bind(event_id)
            .fetch_all(connection)
            .await?;
    let sent = |row: SentRow| {
        let which = Which::from_tag(&row.which).ok_or(StoreError::Corrupt("reminders_sent.which"))?;
        let day = row.day.parse().map_err(|_| StoreError::Corrupt("reminders_sent.day"))?;
        Ok(Sent { which, day, at: row.at, mails: row.mails })
    };
    rows.into_iter().map(sent).collect()
}

/// Notes that one went, or that it was too late for it.
pub async fn note_sent(tx: &mut WriteTx, event_id: &EventId, sent: Sent) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO reminders_sent (event_id, which, day, at, mails) VALUES ($1, $2, $3, $4, $5)")
        .bind(event_id)
        .bind(sent.which.tag())
        .bind(sent.day.to_string())
        .bind(sent.at)
        .bind(sent.mails)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Published events with something on, near enough in time that it may be due.
pub async fn near(
    connection: &mut AnyConnection,
    starts_before: Timestamp,
    ends_after: Timestamp,
) -> Result<Vec<EventId>, StoreError> {
    let rows: Vec<(EventId,)> = sqlx::query_as(
        "SELECT e.id FROM reminder_settings s JOIN events e ON e.id = s.event_id
         WHERE e.state = 'published' AND e.starts_at <= $1 AND e.ends_at >= $2
           AND (s.week_since IS NOT NULL OR s.day_since IS NOT NULL OR s.ask_since IS NOT NULL
             OR s.thanks_since IS NOT NULL)
         ORDER BY e.starts_at, e.id",
    )
    .bind(starts_before)
    .bind(ends_after)
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
