//! Choosing what goes by itself, and what becomes of it when an event is made, copied or moved.

use serde_json::json;

use crate::audit::{self, Act, Actor, Change};
use crate::events::{Event, EventId};
use crate::registrations;
use crate::reminders::model::{Settings, Thanks, Wanted};
use crate::reminders::store;
use crate::server::db::{StoreError, WriteTx};
use crate::server::state::AppState;
use crate::time::Timestamp;

/// Saves what an organiser wants; what changed is logged.
pub async fn save(state: &AppState, who_id: &str, event_id: &EventId, wanted: Wanted) -> Result<(), StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    if registrations::store::lock(&mut tx, event_id).await?.is_none() {
        return Ok(());
    }
    let before = store::settings(&mut tx, event_id).await?;
    let after = before.changed_to(wanted, now);
    let changes = changes(&before, &after);
    if changes.is_empty() {
        return Ok(());
    }
    store::save(&mut tx, event_id, &after).await?;
    let act = Act {
        actor: Actor::Organiser(who_id),
        action: "event.reminders",
        event_id: Some(event_id.as_str()),
        registration_id: None,
        detail: json!({ "changes": changes }),
    };
    audit::record(&mut tx, now, act).await?;
    tx.commit().await
}

/// The fields that are not as they were.
fn changes(before: &Settings, after: &Settings) -> Vec<Change> {
    let values = |settings: &Settings| {
        let on = |since: Option<Timestamp>| if since.is_some() { "yes" } else { "" }.to_owned();
        let ask = settings.ask.map(|_| settings.ask_days.to_string()).unwrap_or_default();
        let links: Vec<String> =
            settings.words.links.iter().map(|link| format!("{}: {}", link.title, link.url)).collect();
        [
            ("reminders.week", on(settings.week)),
            ("reminders.day", on(settings.day)),
            ("reminders.ask", ask),
            ("reminders.thanks", on(settings.thanks)),
            ("reminders.thanks.da", settings.words.da.clone()),
            ("reminders.thanks.en", settings.words.en.clone()),
            ("reminders.links", links.join(", ")),
        ]
    };
    let pairs = values(before).into_iter().zip(values(after));
    let differ = pairs.filter(|((_, before), (_, after))| before != after);
    differ.map(|((field, before), (_, after))| Change::new(field, &before, &after)).collect()
}

/// What goes by itself for an event that is new.
pub async fn start(tx: &mut WriteTx, now: Timestamp, event_id: &EventId) -> Result<(), StoreError> {
    store::save(tx, event_id, &Settings::of_new_event(now)).await
}

/// A copy of an event lets the same go by itself, but for words and material, which were about the other one.
pub async fn copy(tx: &mut WriteTx, now: Timestamp, from: &EventId, to: &EventId) -> Result<(), StoreError> {
    let settings = store::settings(tx, from).await?.anew(now);
    store::save(tx, to, &Settings { words: Thanks::default(), ..settings }).await
}

/// Once an event is published: what was due before was due for nobody, and is not late.
pub async fn published(tx: &mut WriteTx, now: Timestamp, event_id: &EventId) -> Result<(), StoreError> {
    begin_anew(tx, now, event_id).await
}

async fn begin_anew(tx: &mut WriteTx, now: Timestamp, event_id: &EventId) -> Result<(), StoreError> {
    let settings = store::settings(tx, event_id).await?;
    if settings == Settings::default() {
        return Ok(());
    }
    store::save(tx, event_id, &settings.anew(now)).await
}

/// After a save: an event on another date gets everything anew, but nothing whose time is over on the new date already,
/// and what people answered was about the old one. The caller holds the event's lock.
pub async fn moved(tx: &mut WriteTx, now: Timestamp, before: &Event, after: &Event) -> Result<(), StoreError> {
    let dates = |event: &Event| (event.details.starts_at.date(), event.details.ends_at.date());
    if dates(before) == dates(after) {
        return Ok(());
    }
    begin_anew(tx, now, &after.id).await?;
    registrations::store::forget_answers(tx, &after.id).await
}
