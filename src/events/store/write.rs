//! Writing events; each function runs inside its caller's transaction.

use std::collections::HashMap;

use super::search;
use crate::events::model::{Details, EventId, Organisation, Principle};
use crate::events::rules;
use crate::people;
use crate::server::db::{StoreError, WriteTx};
use crate::text::Lang;
use crate::time::Timestamp;

/// Makes a draft and its owner.
pub async fn insert(
    tx: &mut WriteTx,
    now: Timestamp,
    details: &Details,
    owner_id: &str,
    uid: impl FnOnce(&EventId) -> String,
) -> Result<EventId, StoreError> {
    let id = EventId::fresh();
    sqlx::query(
        "INSERT INTO events (id, kind, state, starts_at, ends_at, place, room, address, online_link, principles,
                             calendar_uid, created_at, changed_at, keep_months)
         VALUES ($1, $2, 'draft', $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12)",
    )
    .bind(&id)
    .bind(details.kind.tag())
    .bind(details.starts_at)
    .bind(details.ends_at)
    .bind(&details.place.name)
    .bind(&details.place.room)
    .bind(&details.place.address)
    .bind(&details.online_link)
    .bind(principles_text(&details.principles))
    .bind(uid(&id))
    .bind(now)
    .bind(i64::from(details.keep_months))
    .execute(tx.shown())
    .await?;
    sqlx::query("INSERT INTO event_organisers (event_id, organiser_id, owner) VALUES ($1, $2, 1)")
        .bind(&id)
        .bind(owner_id)
        .execute(&mut **tx)
        .await?;
    write_parts(tx, &id, 0, details).await?;
    Ok(id)
}

/// Saves an event that is still at `revision`; false when somebody else saved it meanwhile.
/// `material` raises the public calendar file's sequence.
pub async fn update(
    tx: &mut WriteTx,
    now: Timestamp,
    id: &EventId,
    revision: i64,
    details: &Details,
    material: bool,
) -> Result<bool, StoreError> {
    let saved = sqlx::query(
        "UPDATE events SET revision = revision + 1, sequence = sequence + $1, starts_at = $2, ends_at = $3, place = $4,
                           room = $5, address = $6, online_link = $7, principles = $8, changed_at = $9,
                           kind = $10, keep_months = $13
         WHERE id = $11 AND revision = $12",
    )
    .bind(i64::from(material))
    .bind(details.starts_at)
    .bind(details.ends_at)
    .bind(&details.place.name)
    .bind(&details.place.room)
    .bind(&details.place.address)
    .bind(&details.online_link)
    .bind(principles_text(&details.principles))
    .bind(now)
    .bind(details.kind.tag())
    .bind(id)
    .bind(revision)
    .bind(i64::from(details.keep_months))
    .execute(tx.shown())
    .await?;
    if saved.rows_affected() == 0 {
        return Ok(false);
    }
    write_parts(tx, id, revision + 1, details).await?;
    Ok(true)
}

/// Publishes a draft under a slug of its own, which it returns; `None` when it is no draft any more.
pub async fn publish(
    tx: &mut WriteTx,
    now: Timestamp,
    id: &EventId,
    danish_title: &str,
) -> Result<Option<String>, StoreError> {
    let base = rules::slug(danish_title);
    let mut slug = base.clone();
    let mut number = 1;
    while is_slug_taken(tx, &slug).await? {
        number += 1;
        slug = rules::slug_with_suffix(&base, number);
    }
    let published = sqlx::query(
        "UPDATE events SET state = 'published', slug = $1, published_at = $2, changed_at = $2, revision = revision + 1
         WHERE id = $3 AND state = 'draft'",
    )
    .bind(&slug)
    .bind(now)
    .bind(id)
    .execute(tx.shown())
    .await?;
    if published.rows_affected() == 0 {
        return Ok(None);
    }
    search::follow(tx, id).await?;
    Ok(Some(slug))
}

/// Cancels a published event with the words that people will read; false when it is not published.
pub async fn cancel(
    tx: &mut WriteTx,
    now: Timestamp,
    id: &EventId,
    words: [(Lang, &str); 2],
    replaced_by: Option<&EventId>,
) -> Result<bool, StoreError> {
    let cancelled = sqlx::query(
        "UPDATE events SET state = 'cancelled', cancelled_at = $1, changed_at = $1, replaced_by = $2,
                           sequence = sequence + 1, revision = revision + 1
         WHERE id = $3 AND state = 'published'",
    )
    .bind(now)
    .bind(replaced_by)
    .bind(id)
    .execute(tx.shown())
    .await?;
    if cancelled.rows_affected() == 0 {
        return Ok(false);
    }
    search::follow(tx, id).await?;
    for (lang, text) in words {
        sqlx::query("UPDATE event_texts SET cancelled = $1 WHERE event_id = $2 AND lang = $3")
            .bind(text)
            .bind(id)
            .bind(lang.tag())
            .execute(tx.shown())
            .await?;
    }
    Ok(true)
}

/// Deletes a draft's own rows (capacity and programme are their features' to delete first); false when it is no draft.
pub async fn delete_draft(tx: &mut WriteTx, id: &EventId) -> Result<bool, StoreError> {
    for statement in [
        "DELETE FROM event_texts WHERE event_id = $1",
        "DELETE FROM event_organisations WHERE event_id = $1",
        "DELETE FROM event_contacts WHERE event_id = $1",
        "DELETE FROM event_organisers WHERE event_id = $1",
        "DELETE FROM event_search WHERE event_id = $1",
    ] {
        sqlx::query(statement).bind(id).execute(tx.shown()).await?;
    }
    let deleted =
        sqlx::query("DELETE FROM events WHERE id = $1 AND state = 'draft'").bind(id).execute(tx.shown()).await?;
    Ok(deleted.rows_affected() == 1)
}

/// Replaces the co-organisers and those at the door (accounts), leaving the owner. A partner sees events through their
/// organisation, and is none of these.
pub async fn set_co_organisers(tx: &mut WriteTx, id: &EventId, organiser_ids: &[String]) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM event_organisers WHERE event_id = $1 AND owner = 0").bind(id).execute(&mut **tx).await?;
    for organiser_id in organiser_ids {
        sqlx::query(
            "INSERT INTO event_organisers (event_id, organiser_id, owner)
             SELECT $1, id, 0 FROM organisers WHERE id = $2 AND role <> 'partner'
             ON CONFLICT (event_id, organiser_id) DO NOTHING",
        )
        .bind(id)
        .bind(organiser_id)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

async fn is_slug_taken(tx: &mut WriteTx, slug: &str) -> Result<bool, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT id FROM events WHERE slug = $1").bind(slug).fetch_optional(&mut **tx).await?;
    Ok(row.is_some())
}

async fn write_parts(tx: &mut WriteTx, id: &EventId, revision: i64, details: &Details) -> Result<(), StoreError> {
    for (lang, texts) in [(Lang::Da, &details.da), (Lang::En, &details.en)] {
        sqlx::query(
            "INSERT INTO event_texts (event_id, lang, title, lead, why, how, what, audience, price, access, transport,
                                      bring, terms)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
             ON CONFLICT (event_id, lang) DO UPDATE SET
                 title = $3, lead = $4, why = $5, how = $6, what = $7, audience = $8, price = $9, access = $10,
                 transport = $11, bring = $12, terms = $13",
        )
        .bind(id)
        .bind(lang.tag())
        .bind(&texts.title)
        .bind(&texts.lead)
        .bind(&texts.why)
        .bind(&texts.how)
        .bind(&texts.what)
        .bind(&texts.audience)
        .bind(&texts.price)
        .bind(&texts.access)
        .bind(&texts.transport)
        .bind(&texts.bring)
        .bind(&texts.terms)
        .execute(tx.shown())
        .await?;
    }
    sqlx::query("DELETE FROM event_organisations WHERE event_id = $1").bind(id).execute(tx.shown()).await?;
    let organisations: Vec<&Organisation> = std::iter::once(&details.responsible).chain(&details.partners).collect();
    // In one order whatever order they were typed in, so that two saves never wait for each other.
    let mut names: Vec<&str> = organisations.iter().map(|organisation| organisation.name.as_str()).collect();
    names.sort_unstable_by_key(|name| name.to_lowercase());
    let mut ids = HashMap::new();
    for name in names {
        ids.insert(name, people::store::organisation_id(tx, name).await?);
    }
    for (position, organisation) in (0_i64..).zip(organisations) {
        let organisation_id = &ids[organisation.name.as_str()];
        sqlx::query("INSERT INTO event_organisations (event_id, position, organisation_id) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(position)
            .bind(organisation_id)
            .execute(tx.shown())
            .await?;
    }
    sqlx::query("DELETE FROM event_contacts WHERE event_id = $1").bind(id).execute(tx.shown()).await?;
    for (position, contact) in (0_i64..).zip(&details.contacts) {
        sqlx::query(
            "INSERT INTO event_contacts (event_id, position, name, title, email, phone) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(id)
        .bind(position)
        .bind(&contact.name)
        .bind(&contact.title)
        .bind(&contact.email)
        .bind(&contact.phone)
        .execute(tx.shown())
        .await?;
    }
    search::write(tx, id, revision, details).await
}

fn principles_text(principles: &[Principle]) -> String {
    principles.iter().map(|principle| principle.number().to_string()).collect()
}
