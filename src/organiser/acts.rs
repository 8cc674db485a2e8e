//! What spans features: saving an event with its consequences, publishing, cancelling, deleting.
//!
//! Each act is one transaction: the event's lock first, then what is true now, the change, its mails, the log entry.

mod copy;

pub use copy::{Copied, copy};

use serde_json::json;

use super::consequences::{self, Before, Consequences};
use super::model::{Plan, Stored};
use crate::audit::{self, Act, Actor};
use crate::calendar::uid;
use crate::events::rules::material_changes;
use crate::events::{self, Event, EventId};
use crate::programme;
use crate::registrations::store::FormKey;
use crate::registrations::{self, Capacity, acts as seats};
use crate::server::access::Who;
use crate::server::db::{StoreError, WriteTx};
use crate::server::state::AppState;
use crate::text::Lang;

/// Reads what belongs to an event.
pub async fn stored(connection: &mut sqlx::AnyConnection, event: Event) -> Result<Stored, StoreError> {
    let capacity = registrations::store::capacity_of(connection, &event.id)
        .await?
        .ok_or(StoreError::Corrupt("an event without capacity"))?;
    let items = programme::store::items_of(connection, &event.id).await?;
    let organisers = events::store::organisers(connection, &event.id).await?;
    Ok(Stored { event, capacity, items, organisers })
}

/// A form that creates, so that sending it twice makes one event.
pub struct NewForm<'a> {
    pub form_key: &'a str,
    pub content_hash: &'a str,
}

/// What became of a form that creates.
pub enum Created {
    /// A draft, made now or by the same form before.
    Made(EventId),
    /// The form's key belongs to a draft with other content; nothing is written.
    OtherContent,
}

/// Makes a draft, or finds the one that the same form made before.
pub async fn create(state: &AppState, who: &Who, plan: &Plan, new: NewForm<'_>) -> Result<Created, StoreError> {
    let now = state.clock.now();
    let host = state.config.host();
    let mut tx = state.db.begin_write().await?;
    let id = events::store::insert(&mut tx, now, &plan.details, &who.id, |id| uid::event(id.as_str(), &host)).await?;
    match registrations::store::remember_form(&mut tx, now, new.form_key, new.content_hash, id.as_str()).await? {
        FormKey::New => {}
        // The draft just written goes with the transaction.
        FormKey::Again(made) => return Ok(Created::Made(EventId(made))),
        FormKey::Other => return Ok(Created::OtherContent),
    }
    registrations::store::insert_capacity(&mut tx, &id, &plan.terms).await?;
    programme::store::replace(&mut tx, &id, &plan.items).await?;
    events::store::set_co_organisers(&mut tx, &id, &plan.co_organisers).await?;
    record(&mut tx, state, who, "event.create", &id, json!({})).await?;
    tx.commit().await?;
    Ok(Created::Made(id))
}

/// What became of a save.
pub enum Saved {
    /// Written; so many mails were posted.
    Done { mails: usize },
    /// Nothing is written: somebody must look at this first (again, if it is not what they were shown).
    Confirm(Box<Consequences>),
    /// Nothing is written: somebody else saved meanwhile; this is their version.
    Conflict(Box<Stored>),
    /// It is cancelled (or, a draft, deleted) and stays so.
    Final,
}

/// A save as it was asked for.
pub struct Save<'a> {
    /// The version that the form was drawn from.
    pub revision: i64,
    pub plan: &'a Plan,
    /// A hash of what was typed, for the fingerprint.
    pub content: &'a str,
    /// Names of the fields that are not as they were, for the log.
    pub changed: &'a [&'a str],
    /// What the organiser confirmed, as [`Consequences::fingerprint`] names it.
    pub confirmed: Option<&'a str>,
    pub title_is_correction: bool,
}

/// Saves an event with everything that follows from it.
pub async fn save(state: &AppState, who: &Who, id: &EventId, save: Save<'_>) -> Result<Saved, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Some((capacity, event)) = locked(&mut tx, id).await? else { return Ok(Saved::Final) };
    if event.state == events::State::Cancelled {
        return Ok(Saved::Final);
    }
    let stored = stored(&mut tx, event.clone()).await?;
    if event.revision != save.revision {
        return Ok(Saved::Conflict(Box::new(stored)));
    }
    let registrations = registrations::store::by_event(&mut tx, id).await?;
    let counted = registrations::store::count(&mut tx, id).await?;
    let before = Before { event: &event, capacity: &capacity, registrations: &registrations, counted: &counted };
    let consequences = consequences::of(&before, save.plan, now);
    let shown = consequences.fingerprint(event.revision, save.content);
    if consequences.need_confirming() && save.confirmed != Some(shown.as_str()) {
        return Ok(Saved::Confirm(Box::new(consequences)));
    }
    let (details, terms) = (&save.plan.details, &save.plan.terms);
    let correction = save.title_is_correction && consequences.title_changed;
    let material = event.is_public()
        && Lang::ALL.into_iter().any(|lang| !material_changes(&event.details, details, lang, correction).is_empty());
    if !events::store::update(&mut tx, now, id, event.revision, details, material).await? {
        return Ok(Saved::Conflict(Box::new(stored)));
    }
    programme::store::replace(&mut tx, id, &save.plan.items).await?;
    registrations::store::set_terms(&mut tx, id, terms).await?;
    events::store::set_co_organisers(&mut tx, id, &save.plan.co_organisers).await?;
    let after = reloaded(&mut tx, id).await?;
    let mut mails = 0;
    if event.is_public() {
        let promoted = seats::to_promote(&after, terms, now, &counted);
        let promoted: Vec<_> = promoted.into_iter().map(|promotion| promotion.party).collect();
        let told = seats::tell_of_change(&mut tx, now, &event, &after, terms, correction, &promoted).await?;
        mails = told.total() + consequences.promotion_mails();
    }
    seats::settle(&mut tx, now, &after, terms).await?;
    record(&mut tx, state, who, "event.save", id, json!({ "fields": save.changed, "mails": mails })).await?;
    tx.commit().await?;
    Ok(Saved::Done { mails })
}

/// What became of publishing.
pub enum Published {
    Done,
    /// Somebody saved it after it was looked through; nothing is written.
    Changed,
    /// It is no draft any more.
    NoDraft,
}

/// How often publishing looks for another slug, when somebody else takes the one it found.
const SLUG_ATTEMPTS: usize = 5;

/// Publishes a draft, in the version that was found to have everything people need.
pub async fn publish(state: &AppState, who: &Who, id: &EventId, revision: i64) -> Result<Published, StoreError> {
    for _ in 1..SLUG_ATTEMPTS {
        match try_to_publish(state, who, id, revision).await {
            // Two drafts of one title at once: the other's transaction is over, so its slug shows now.
            Err(error) if error.is_unique_violation() => {}
            done => return done,
        }
    }
    try_to_publish(state, who, id, revision).await
}

async fn try_to_publish(state: &AppState, who: &Who, id: &EventId, revision: i64) -> Result<Published, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Some((_, event)) = locked(&mut tx, id).await? else { return Ok(Published::NoDraft) };
    if event.state != events::State::Draft {
        return Ok(Published::NoDraft);
    }
    if event.revision != revision {
        return Ok(Published::Changed);
    }
    let title = &event.details.da.title;
    let Some(slug) = events::store::publish(&mut tx, now, id, title).await? else { return Ok(Published::NoDraft) };
    record(&mut tx, state, who, "event.publish", id, json!({ "slug": slug })).await?;
    tx.commit().await?;
    Ok(Published::Done)
}

/// What is said about a cancellation.
pub struct Cancellation {
    pub da: String,
    /// May be empty.
    pub en: String,
    pub replaced_by: Option<EventId>,
    /// How many mails the organiser was shown.
    pub shown: usize,
}

/// What became of a cancellation.
pub enum Cancelled {
    Done {
        mails: usize,
    },
    /// Other people are concerned than the organiser was shown; nothing is written.
    Confirm,
    /// It is not published.
    NotPublished,
}

/// Cancels a published event and tells everyone.
pub async fn cancel(
    state: &AppState,
    who: &Who,
    id: &EventId,
    cancellation: &Cancellation,
) -> Result<Cancelled, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Some((capacity, event)) = locked(&mut tx, id).await? else { return Ok(Cancelled::NotPublished) };
    if event.state != events::State::Published || event.is_past(now) {
        return Ok(Cancelled::NotPublished);
    }
    let registrations = registrations::store::by_event(&mut tx, id).await?;
    if seats::audience(&registrations, |_| true).total() != cancellation.shown {
        return Ok(Cancelled::Confirm);
    }
    let words = [(Lang::Da, cancellation.da.as_str()), (Lang::En, cancellation.en.as_str())];
    if !events::store::cancel(&mut tx, now, id, words, cancellation.replaced_by.as_ref()).await? {
        return Ok(Cancelled::NotPublished);
    }
    let after = reloaded(&mut tx, id).await?;
    let mails = seats::tell_of_cancellation(&mut tx, now, &after, &capacity.terms).await?.total();
    record(&mut tx, state, who, "event.cancel", id, json!({ "mails": mails })).await?;
    tx.commit().await?;
    Ok(Cancelled::Done { mails })
}

/// Deletes a draft that was never published; false when it is none.
pub async fn delete(state: &AppState, who: &Who, id: &EventId) -> Result<bool, StoreError> {
    let mut tx = state.db.begin_write().await?;
    let Some((_, event)) = locked(&mut tx, id).await? else { return Ok(false) };
    if event.state != events::State::Draft {
        return Ok(false);
    }
    programme::store::delete_all(&mut tx, id).await?;
    registrations::store::delete_capacity(&mut tx, id).await?;
    if !events::store::delete_draft(&mut tx, id).await? {
        return Ok(false);
    }
    record(&mut tx, state, who, "event.delete", id, json!({})).await?;
    tx.commit().await?;
    Ok(true)
}

/// Takes the event's lock and reads it; `None` when it was a draft that somebody deleted meanwhile.
async fn locked(tx: &mut WriteTx, id: &EventId) -> Result<Option<(Capacity, Event)>, StoreError> {
    let Some(capacity) = registrations::store::lock(tx, id).await? else { return Ok(None) };
    Ok(Some((capacity, reloaded(tx, id).await?)))
}

async fn reloaded(tx: &mut WriteTx, id: &EventId) -> Result<Event, StoreError> {
    events::store::by_id(tx, id).await?.ok_or(StoreError::Corrupt("an event that went"))
}

async fn record(
    tx: &mut WriteTx,
    state: &AppState,
    who: &Who,
    action: &'static str,
    id: &EventId,
    detail: serde_json::Value,
) -> Result<(), StoreError> {
    let actor = Actor::Organiser(&who.id);
    let act = Act { actor, action, event_id: Some(id.as_str()), registration_id: None, detail };
    audit::record(tx, state.clock.now(), act).await
}
