//! What spans features: saving an event with its consequences, publishing, cancelling, deleting.
//!
//! Each act is one transaction: the event's lock first, then what is true now, the change, its mails, the log entry.

mod copy;

pub use copy::{Copied, copy};

use serde_json::json;

use super::consequences::{self, Before, Consequences, Sample};
use super::model::{Plan, Stored};
use crate::audit::{self, Act, Actor, Change};
use crate::calendar::uid;
use crate::events::{self, Event, EventId};
use crate::programme;
use crate::registrations::acts::{self as seats, Audience, Held, KnownByAll, Words};
use crate::registrations::store::FormKey;
use crate::registrations::{self, Capacity, Registration};
use crate::reminders;
use crate::server::access::Who;
use crate::server::db::{StoreError, WriteTx};
use crate::server::state::AppState;
use crate::server::token;
use crate::text::Lang;
use crate::time::Timestamp;

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
    reminders::acts::start(&mut tx, now, &id).await?;
    record(&mut tx, state, who, "event.create", &id, json!({ "title": plan.details.da.title })).await?;
    tx.commit().await?;
    Ok(Created::Made(id))
}

/// What became of a save.
pub enum Saved {
    Done(Sent),
    /// Nothing is written: somebody must look at this first (again, if it is not what they were shown).
    Confirm(Box<Consequences>),
    /// Nothing is written: somebody else saved meanwhile; this is their version.
    Conflict(Box<Stored>),
    /// It is cancelled (or, a draft, deleted) and stays so.
    Final,
}

/// What a save did to people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Mails that were posted.
    pub mails: usize,
    /// Mails that wait now.
    pub held: usize,
    /// Whether an update waited that has nothing to tell any more.
    pub fell_away: bool,
    /// Whether something changed that people would be told of, were there any.
    pub material: bool,
}

/// When people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Now,
    /// Together with what is changed within the hour.
    Later,
}

/// A save as it was asked for.
pub struct Save<'a> {
    /// The version that the form was drawn from.
    pub revision: i64,
    pub plan: &'a Plan,
    /// A hash of what was typed, for the fingerprint.
    pub content: &'a str,
    /// The fields that are not as they were, for the log.
    pub changed: &'a [Change],
    /// What the organiser confirmed, as [`Consequences::fingerprint`] names it.
    pub confirmed: Option<&'a str>,
    pub title_is_correction: bool,
    /// Whether those over a lower number of seats go to the waiting list.
    pub moves: bool,
    pub when: When,
    pub words: Words,
    /// Whether nothing is to be saved yet, whatever it brings with it.
    pub only_look: bool,
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
    let held = seats::held(&mut tx, id).await?;
    let known = KnownByAll::read(&mut tx, &event, held.as_ref()).await?;
    let before = Before {
        event: &event,
        capacity: &capacity,
        registrations: &registrations,
        counted: &counted,
        known: &known,
        held: held.as_ref(),
    };
    let consequences = consequences::of(&before, save.plan, save.moves, now);
    let shown = consequences.fingerprint(event.revision, save.content);
    let cannot_wait = save.when == When::Later && consequences.may_wait_until.is_none();
    let is_confirmed = save.confirmed == Some(shown.as_str()) && !cannot_wait;
    if save.only_look || consequences.need_confirming() && !is_confirmed {
        return Ok(Saved::Confirm(Box::new(consequences)));
    }
    let (details, terms) = (&save.plan.details, &save.plan.terms);
    let correction = save.title_is_correction && consequences.title_changed;
    let material = event.is_public() && consequences::is_material(&event.details, details, correction);
    if !events::store::update(&mut tx, now, id, event.revision, details, material).await? {
        return Ok(Saved::Conflict(Box::new(stored)));
    }
    programme::store::replace(&mut tx, id, &save.plan.items).await?;
    registrations::store::set_terms(&mut tx, id, terms).await?;
    events::store::set_co_organisers(&mut tx, id, &save.plan.co_organisers).await?;
    let after = reloaded(&mut tx, id).await?;
    reminders::acts::moved(&mut tx, now, &event, &after).await?;
    let mut sent = Sent { material, ..Sent::default() };
    let mut taken = Vec::new();
    if event.is_public() {
        let moves = |party: &&Registration| consequences.moved().iter().any(|moved| moved.id == party.id);
        let moved: Vec<&Registration> = registrations.iter().filter(moves).collect();
        taken = seats::take_back(&mut tx, now, &moved).await?;
        let known = if correction { known.with_corrected_title(&event.details, details) } else { known };
        sent = tell(&mut tx, now, (&event, &after), &save, &consequences, known, sent).await?;
        sent.mails += consequences.party_mails();
    }
    seats::settle(&mut tx, now, &after, terms).await?;
    seats::tell_taken_back(&mut tx, now, (&after, terms), &taken, Actor::Organiser(&who.id)).await?;
    let detail = json!({ "changes": save.changed, "mails": sent.mails, "held": sent.held });
    record(&mut tx, state, who, "event.save", id, detail).await?;
    tx.commit().await?;
    Ok(Saved::Done(sent))
}

/// Tells those who stay where they are of what changed, or lets their mails wait. What waits already goes with them; a
/// save that changes nothing material leaves it alone.
async fn tell(
    tx: &mut WriteTx,
    now: Timestamp,
    (before, after): (&Event, &Event),
    save: &Save<'_>,
    consequences: &Consequences,
    known: KnownByAll,
    mut sent: Sent,
) -> Result<Sent, StoreError> {
    if !sent.material {
        seats::keep_corrections(tx, &after.id, &known).await?;
        return Ok(sent);
    }
    let correction = save.title_is_correction && consequences.title_changed;
    let told = if correction { consequences.told_without_title } else { consequences.told }.total();
    let until = consequences.may_wait_until.filter(|_| save.when == When::Later && told > 0);
    if let Some(until) = until {
        seats::hold(tx, now, before, &known, save.words.clone(), until).await?;
        sent.held = told;
        return Ok(sent);
    }
    let parties = consequences.promoted.iter().chain(consequences.moved());
    let except: Vec<_> = parties.map(|party| party.id.clone()).collect();
    let terms = &save.plan.terms;
    sent.mails = seats::tell(tx, now, (before, after), terms, &known, &save.words, &except).await?.total();
    let waited = registrations::store::release(tx, &after.id).await?;
    sent.fell_away = waited && told == 0;
    Ok(sent)
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
    reminders::acts::published(&mut tx, now, id).await?;
    record(&mut tx, state, who, "event.publish", id, json!({ "slug": slug })).await?;
    tx.commit().await?;
    Ok(Published::Done)
}

/// What is said about a cancellation.
pub struct Cancellation {
    /// The Danish is never empty.
    pub words: Words,
    pub replaced_by: Option<EventId>,
    /// What the organiser was shown, as [`Cancellation::fingerprint`] names it.
    pub shown: String,
}

impl Cancellation {
    /// Names the mails as they were shown: how many to whom, of which version, with which words. Where nobody is told
    /// there is no mail to be seen first.
    pub fn fingerprint(words: &Words, event: &Event, audience: &Audience) -> String {
        let words = if audience.total() > 0 { [words.da.as_str(), words.en.as_str()] } else { ["", ""] };
        let Audience { attendees, contacts, waiting } = audience;
        token::hash(&format!("{} {attendees} {contacts} {waiting} {words:?}", event.revision))
    }
}

/// What became of a cancellation.
pub enum Cancelled {
    Done {
        mails: usize,
    },
    /// The mails are not those that the organiser was shown; nothing is written.
    Confirm,
    /// It is not published.
    NotPublished,
}

/// Cancels a published event and tells everyone. An update that waits goes with it: the last mail tells all.
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
    let audience = seats::audience(&registrations, |_| true);
    let Words { da, en } = &cancellation.words;
    if Cancellation::fingerprint(&cancellation.words, &event, &audience) != cancellation.shown {
        return Ok(Cancelled::Confirm);
    }
    let words = [(Lang::Da, da.as_str()), (Lang::En, en.as_str())];
    if !events::store::cancel(&mut tx, now, id, words, cancellation.replaced_by.as_ref()).await? {
        return Ok(Cancelled::NotPublished);
    }
    registrations::store::release(&mut tx, id).await?;
    let after = reloaded(&mut tx, id).await?;
    let mails = seats::tell_of_cancellation(&mut tx, now, &after, &capacity.terms).await?.total();
    let detail = json!({ "mails": mails, "words": audit::shortened(&cancellation.words.da) });
    record(&mut tx, state, who, "event.cancel", id, detail).await?;
    tx.commit().await?;
    Ok(Cancelled::Done { mails })
}

/// An update that waits, as it is shown: whom it tells, and what names that.
pub struct Waits {
    pub held: Held,
    pub told: Audience,
    /// One mail in each language.
    pub samples: Vec<Sample>,
    pub fingerprint: String,
}

/// Reads the update that waits for an event.
pub async fn waits(
    connection: &mut sqlx::AnyConnection,
    now: Timestamp,
    event: &Event,
) -> Result<Option<Waits>, StoreError> {
    let Some(held) = seats::held(connection, &event.id).await? else { return Ok(None) };
    let known = KnownByAll::read(connection, event, Some(&held)).await?;
    let registrations = registrations::store::by_event(connection, &event.id).await?;
    let concerned = seats::concerned(&registrations, &known, event, event, now);
    let (told, samples) = (Audience::of(&concerned), consequences::samples_of_change(&concerned));
    let Audience { attendees, contacts, waiting } = told;
    let named = format!("{} {attendees} {contacts} {waiting} {:?} {:?}", event.revision, held.due_at, held.words);
    Ok(Some(Waits { held, told, samples, fingerprint: token::hash(&named) }))
}

/// What is done with an update that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Send,
    Drop,
}

/// What became of it.
pub enum Ended {
    Sent {
        mails: usize,
    },
    Dropped,
    /// It is not the one that the organiser was shown; nothing is done.
    Confirm,
    /// None waits any more.
    Nothing,
}

/// Sends an update before its time, or never.
pub async fn end_waiting(
    state: &AppState,
    who: &Who,
    id: &EventId,
    end: End,
    shown: &str,
) -> Result<Ended, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Some((capacity, event)) = locked(&mut tx, id).await? else { return Ok(Ended::Nothing) };
    let Some(waits) = waits(&mut tx, now, &event).await? else { return Ok(Ended::Nothing) };
    if waits.fingerprint != shown {
        return Ok(Ended::Confirm);
    }
    let ended = match end {
        End::Send => {
            let actor = Actor::Organiser(&who.id);
            let told = seats::send_held(&mut tx, now, &event, &capacity.terms, actor).await?;
            Ended::Sent { mails: told.map_or(0, |told| told.total()) }
        }
        End::Drop => {
            registrations::store::release(&mut tx, id).await?;
            let detail = json!({ "untold": waits.told.total() });
            record(&mut tx, state, who, "event.held_update_dropped", id, detail).await?;
            Ended::Dropped
        }
    };
    tx.commit().await?;
    Ok(ended)
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
    reminders::store::delete(&mut tx, id).await?;
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
