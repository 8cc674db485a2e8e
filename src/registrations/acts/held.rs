//! Updates that wait: the page shows what is new at once, the mails come together at the end of an hour.
//!
//! What waits is no list of mails but what people knew when it began. When it ends, everybody is told what differs
//! between what they know and what is true then: several edits become one mail, and what is taken back becomes none.
//! Who was written to meanwhile knows what that mail said, and its event's revision tells that it is newer than what
//! waits: nobody is told twice, and nothing needs to be crossed out.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::tell::{Audience, tell};
use crate::audit::{self, Act, Actor};
use crate::events::rules::{Known, MaterialChange};
use crate::events::{self, Details, Event, EventId};
use crate::mail::{self, Whose};
use crate::registrations::mails::known_by;
use crate::registrations::model::{CapacityTerms, Registration, Seat, State};
use crate::registrations::store::{self, HeldRow};
use crate::server::db::{StoreError, WriteTx};
use crate::server::state::AppState;
use crate::text::Lang;
use crate::time::{HOUR, Timestamp};

/// How long an update waits, in seconds.
const WAIT: i64 = HOUR;
/// So long before the event begins nothing waits any more: people are about to leave.
const LATEST: i64 = HOUR;
/// How far apart the clocks of several processes may be, in seconds.
const SKEW: i64 = HOUR;

/// A line that the organiser adds to a mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub da: String,
    /// Empty: those who read English get the Danish.
    pub en: String,
}

impl Words {
    pub fn in_lang(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.en.is_empty() { &self.en } else { &self.da }
    }
}

/// What everybody knew of an event when an update began to wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Base {
    da: Known,
    en: Known,
    /// Titles that were only corrected since, which nobody is told of: from and to, in order.
    corrected: Vec<(String, String)>,
}

impl Base {
    fn of(details: &Details) -> Self {
        Self { da: Known::of(details, Lang::Da), en: Known::of(details, Lang::En), corrected: Vec::new() }
    }

    fn in_lang(&self, lang: Lang) -> &Known {
        match lang {
            Lang::Da => &self.da,
            Lang::En => &self.en,
        }
    }
}

/// An update that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub since: Timestamp,
    pub due_at: Timestamp,
    pub words: Words,
    base: Base,
    revision: i64,
}

impl Held {
    fn of_row(row: HeldRow) -> Result<Self, StoreError> {
        let base = serde_json::from_str(&row.base).map_err(|_| StoreError::Corrupt("held_updates.base"))?;
        let words = Words { da: row.words_da, en: row.words_en };
        Ok(Self { since: row.since, due_at: row.due_at, words, base, revision: row.revision })
    }

    fn to_row(&self) -> Result<HeldRow, StoreError> {
        let base =
            serde_json::to_string(&self.base).map_err(|_| StoreError::Corrupt("a base that JSON cannot hold"))?;
        Ok(HeldRow {
            base,
            revision: self.revision,
            words_da: self.words.da.clone(),
            words_en: self.words.en.clone(),
            since: self.since,
            due_at: self.due_at,
        })
    }
}

/// What each reader of an event's mails knows of it.
#[derive(Clone, Debug)]
pub struct KnownByAll {
    base: Base,
    seats: HashMap<String, Known>,
    contacts: HashMap<String, Known>,
}

impl KnownByAll {
    /// Reads it: with nothing held, everybody knows what is stored.
    pub async fn read(
        connection: &mut sqlx::AnyConnection,
        event: &Event,
        held: Option<&Held>,
    ) -> Result<Self, StoreError> {
        let base = held.map_or_else(|| Base::of(&event.details), |held| held.base.clone());
        let mut known = Self { base, seats: HashMap::new(), contacts: HashMap::new() };
        let Some(held) = held else { return Ok(known) };
        for mail in mail::posted_since(connection, event.id.as_str(), held.since.plus(-SKEW)).await? {
            let Some((facts, revision)) = known_by(&mail) else { continue };
            if revision > held.revision {
                match mail.whose {
                    Whose::Seat(id) => known.seats.insert(id, facts),
                    Whose::Registration(id) => known.contacts.insert(id, facts),
                };
            }
        }
        Ok(known)
    }

    /// The same, when the step from one version's title to the next is only a correction.
    #[must_use]
    pub fn with_corrected_title(mut self, old: &Details, new: &Details) -> Self {
        let title = |details: &Details, lang| Known::of(details, lang).title;
        let steps = Lang::ALL.into_iter().map(|lang| (title(old, lang), title(new, lang)));
        self.base.corrected.extend(steps.filter(|(old, new)| old != new));
        self
    }

    /// What an attendee must be told.
    pub fn changes_for_seat(&self, party: &Registration, seat: &Seat, after: &Event) -> Vec<MaterialChange> {
        self.changes(self.seats.get(seat.id.as_str()), party, after)
    }

    /// What a contact must be told.
    pub fn changes_for_contact(&self, party: &Registration, after: &Event) -> Vec<MaterialChange> {
        self.changes(self.contacts.get(party.id.as_str()), party, after)
    }

    fn changes(&self, known: Option<&Known>, party: &Registration, after: &Event) -> Vec<MaterialChange> {
        let mut known = known.unwrap_or_else(|| self.base.in_lang(party.lang)).clone();
        for (from, to) in &self.base.corrected {
            if known.title == *from {
                known.title.clone_from(to);
            }
        }
        let mut changes = known.changes_to(&Known::of(&after.details, party.lang));
        // The way in is for seat holders.
        changes
            .retain(|change| party.state == State::Confirmed || !matches!(change, MaterialChange::OnlineLink { .. }));
        changes
    }
}

/// The update that waits for an event.
pub async fn held(connection: &mut sqlx::AnyConnection, event_id: &EventId) -> Result<Option<Held>, StoreError> {
    store::held(connection, event_id).await?.map(Held::of_row).transpose()
}

/// Until when the mails of a change may wait; `None` where they may not, because the event begins soon. What waits
/// already keeps its time, so that nothing is put off again and again.
pub fn may_wait_until(held: Option<&Held>, before: &Event, after: &Event, now: Timestamp) -> Option<Timestamp> {
    let due_at = held.map_or(now.plus(WAIT), |held| held.due_at);
    let begins = before.details.starts_at.min(after.details.starts_at);
    (due_at > now && due_at.plus(LATEST) <= begins).then_some(due_at)
}

/// Lets the mails of a change wait until `due_at`. The caller holds the lock and has saved what was `before`; `known` is
/// from then.
pub async fn hold(
    tx: &mut WriteTx,
    now: Timestamp,
    before: &Event,
    known: &KnownByAll,
    words: Words,
    due_at: Timestamp,
) -> Result<(), StoreError> {
    let earlier = held(tx, &before.id).await?;
    let (since, revision) = earlier.map_or((now, before.revision), |earlier| (earlier.since, earlier.revision));
    let held = Held { since, due_at, words, base: known.base.clone(), revision };
    store::hold(tx, &before.id, &held.to_row()?).await
}

/// Notes what `known` says of corrected titles in an update that waits, if one does.
pub async fn keep_corrections(tx: &mut WriteTx, event_id: &EventId, known: &KnownByAll) -> Result<(), StoreError> {
    let Some(mut held) = held(tx, event_id).await? else { return Ok(()) };
    held.base = known.base.clone();
    store::hold(tx, event_id, &held.to_row()?).await
}

/// Whom an update that waits would tell, were it sent now.
pub async fn held_audience(
    connection: &mut sqlx::AnyConnection,
    now: Timestamp,
    event: &Event,
    held: &Held,
) -> Result<Audience, StoreError> {
    let known = KnownByAll::read(connection, event, Some(held)).await?;
    let registrations = store::by_event(connection, &event.id).await?;
    Ok(Audience::of(&super::tell::concerned(&registrations, &known, event, event, now)))
}

/// Ends an update's waiting: everybody whom it concerns is told what they do not know. `None` when none waits. The
/// caller holds the event's lock.
pub async fn send_held(
    tx: &mut WriteTx,
    now: Timestamp,
    event: &Event,
    terms: &CapacityTerms,
    actor: Actor<'_>,
) -> Result<Option<Audience>, StoreError> {
    let Some(held) = held(tx, &event.id).await? else { return Ok(None) };
    let mut told = Audience::default();
    if event.state == events::State::Published {
        let known = KnownByAll::read(tx, event, Some(&held)).await?;
        told = tell(tx, now, (event, event), terms, &known, &held.words, &[]).await?;
    }
    store::release(tx, &event.id).await?;
    let act = Act {
        actor,
        action: "event.held_update_sent",
        event_id: Some(event.id.as_str()),
        registration_id: None,
        detail: json!({ "mails": told.total() }),
    };
    audit::record(tx, now, act).await?;
    Ok(Some(told))
}

/// The job: sends the updates whose time has come. Each is one transaction, and whoever takes the event's lock second
/// finds it gone; what fails keeps no other back.
pub async fn send_held_due(state: &AppState) -> Result<(), StoreError> {
    let due = store::held_due(&mut *state.db.read().await?, state.clock.now()).await?;
    let mut first = Ok(());
    for event_id in due {
        if let Err(error) = send_if_due(state, &event_id).await {
            tracing::error!(event = event_id.as_str(), %error, "a held update is not sent: the next run tries again");
            first = first.and(Err(error));
        }
    }
    first
}

async fn send_if_due(state: &AppState, event_id: &EventId) -> Result<(), StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Some(capacity) = store::lock(&mut tx, event_id).await? else { return Ok(()) };
    // Asked again under the lock: it may have been sent, dropped or begun anew.
    if held(&mut tx, event_id).await?.is_none_or(|held| held.due_at > now) {
        return Ok(());
    }
    let event = events::store::by_id(&mut tx, event_id).await?.ok_or(StoreError::Corrupt("an update without event"))?;
    let told = send_held(&mut tx, now, &event, &capacity.terms, Actor::System).await?;
    tx.commit().await?;
    let mails = told.map_or(0, |told| told.total());
    tracing::info!(event = event_id.as_str(), mails, "a held update is sent");
    Ok(())
}
