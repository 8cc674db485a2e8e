//! Everything that the programme asks of the database.

use std::collections::HashMap;

use sqlx::{AnyConnection, FromRow};

use super::model::{Item, ItemId, ItemTexts, NewItem};
use crate::events::EventId;
use crate::server::db::{StoreError, WriteTx};
use crate::text::Lang;
use crate::time::Timestamp;

#[derive(FromRow)]
struct ItemRow {
    id: ItemId,
    starts_at: Timestamp,
    da_title: String,
    da_description: String,
    en_title: String,
    en_description: String,
}

/// The parts of an event in the order of its day.
pub async fn items_of(connection: &mut AnyConnection, event_id: &EventId) -> Result<Vec<Item>, StoreError> {
    let rows: Vec<ItemRow> = sqlx::query_as(
        "SELECT i.id, i.starts_at, COALESCE(da.title, '') AS da_title, COALESCE(da.description, '') AS da_description,
                COALESCE(en.title, '') AS en_title, COALESCE(en.description, '') AS en_description
         FROM programme_items i
         LEFT JOIN programme_item_texts da ON da.item_id = i.id AND da.lang = 'da'
         LEFT JOIN programme_item_texts en ON en.item_id = i.id AND en.lang = 'en'
         WHERE i.event_id = $1 ORDER BY i.starts_at, i.position",
    )
    .bind(event_id)
    .fetch_all(connection)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Item {
            id: row.id,
            starts_at: row.starts_at,
            da: ItemTexts { title: row.da_title, description: row.da_description },
            en: ItemTexts { title: row.en_title, description: row.en_description },
        })
        .collect())
}

/// When the parts of all events to come begin.
pub async fn starts_to_come(
    connection: &mut AnyConnection,
    now: Timestamp,
) -> Result<HashMap<EventId, Vec<Timestamp>>, StoreError> {
    let rows: Vec<(EventId, Timestamp)> = sqlx::query_as(
        "SELECT i.event_id, i.starts_at FROM events e JOIN programme_items i ON i.event_id = e.id
         WHERE e.state = 'published' AND e.ends_at > $1",
    )
    .bind(now)
    .fetch_all(connection)
    .await?;
    let mut starts: HashMap<EventId, Vec<Timestamp>> = HashMap::new();
    for (event_id, starts_at) in rows {
        starts.entry(event_id).or_default().push(starts_at);
    }
    Ok(starts)
}

/// Writes the whole programme of an event anew, in the order given. Parts have no identity that anything else holds.
pub async fn replace(tx: &mut WriteTx, event_id: &EventId, items: &[NewItem]) -> Result<(), StoreError> {
    delete_all(tx, event_id).await?;
    for (position, item) in (0_i64..).zip(items) {
        let id = ItemId::fresh();
        sqlx::query("INSERT INTO programme_items (id, event_id, position, starts_at) VALUES ($1, $2, $3, $4)")
            .bind(&id)
            .bind(event_id)
            .bind(position)
            .bind(item.starts_at)
            .execute(tx.shown())
            .await?;
        for (lang, texts) in [(Lang::Da, &item.da), (Lang::En, &item.en)] {
            sqlx::query("INSERT INTO programme_item_texts (item_id, lang, title, description) VALUES ($1, $2, $3, $4)")
                .bind(&id)
                .bind(lang.tag())
                .bind(&texts.title)
                .bind(&texts.description)
                .execute(tx.shown())
                .await?;
        }
    }
    Ok(())
}

/// Deletes an event's whole programme, for a draft that goes.
pub async fn delete_all(tx: &mut WriteTx, event_id: &EventId) -> Result<(), StoreError> {
    sqlx::query(
        "DELETE FROM programme_item_texts WHERE item_id IN (SELECT id FROM programme_items WHERE event_id = $1)",
    )
    .bind(event_id)
    .execute(tx.shown())
    .await?;
    sqlx::query("DELETE FROM programme_items WHERE event_id = $1").bind(event_id).execute(tx.shown()).await?;
    Ok(())
}
