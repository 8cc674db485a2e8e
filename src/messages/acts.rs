//! Sending a message, and trying it out: one transaction each, so that a killed process leaves all of it or nothing.

use serde_json::json;
use sqlx::AnyConnection;

use super::mails::MessageMail;
use super::model::{Audience, LeftOut, Message, MessageId, Texts};
use super::rules::{Addressed, Recipient, addressed};
use super::store;
use crate::audit::{self, Act, Actor};
use crate::events::{self, Event, EventId};
use crate::mail::{self, Envelope, Queue};
use crate::people;
use crate::registrations::store::FormKey;
use crate::registrations::{self, Registration, RegistrationId};
use crate::server::db::StoreError;
use crate::server::limit::Budget;
use crate::server::state::AppState;
use crate::server::token;
use crate::text::Lang;
use crate::time::HOUR;

/// Mails that one organiser may send to themselves to try a message out.
const TRIALS: Budget = Budget { scope: "message.trial", allowed: 10, seconds: HOUR };

/// The parties that a message is for.
#[derive(Clone, Copy, Debug)]
pub enum Whom<'a> {
    /// One of [`Audience::GROUPS`].
    Group(Audience),
    Chosen(&'a [RegistrationId]),
}

impl Whom<'_> {
    pub fn audience(self) -> Audience {
        match self {
            Self::Group(audience) => audience,
            Self::Chosen(_) => Audience::Chosen,
        }
    }

    /// Reads them; who of them gets a mail is the rules' to say.
    pub async fn parties(
        self,
        connection: &mut AnyConnection,
        event_id: &EventId,
    ) -> Result<Vec<Registration>, StoreError> {
        match self {
            Self::Group(_) => registrations::store::by_event(connection, event_id).await,
            Self::Chosen(ids) => registrations::store::by_ids(connection, event_id, ids).await,
        }
    }
}

/// A message as it was looked at.
#[derive(Clone, Copy)]
pub struct SendMessage<'a> {
    pub whom: Whom<'a>,
    pub texts: &'a Texts,
    /// Names what was shown ([`fingerprint`]).
    pub shown: &'a str,
    pub form_key: &'a str,
    pub content_hash: &'a str,
}

/// What became of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Sent {
    /// Sent now, or by the same form before.
    Done(MessageId),
    /// Words, event or recipients are not those that were shown; nothing is written.
    Changed,
}

/// Names exactly what is shown before a message is sent: its words, the version of the event, and everybody who gets it.
pub fn fingerprint(event: &Event, texts: &Texts, addressed: &Addressed<'_>) -> String {
    let line = |one: &Recipient<'_>| format!("{} {} {}", one.key(), one.party.lang.tag(), one.email().to_lowercase());
    let lines: Vec<String> = addressed.recipients.iter().map(line).collect();
    let without: Vec<&str> = addressed.without_address.iter().map(|one| one.key()).collect();
    let (revision, state) = (event.revision, event.state);
    token::hash(&format!("{revision} {state:?} {texts:?}\n{}\n{without:?}", lines.join("\n")))
}

/// Sends a message: the row, a mail for each, the log entry and the form's key, together or not at all. Once more where
/// the worker wanted rows of the same queues in another order.
pub async fn send(
    state: &AppState,
    event_id: &EventId,
    asked: SendMessage<'_>,
    organiser_id: &str,
) -> Result<Sent, StoreError> {
    match send_once(state, event_id, asked, organiser_id).await {
        Err(error) if error.is_conflict() => send_once(state, event_id, asked, organiser_id).await,
        outcome => outcome,
    }
}

async fn send_once(
    state: &AppState,
    event_id: &EventId,
    asked: SendMessage<'_>,
    organiser_id: &str,
) -> Result<Sent, StoreError> {
    let now = state.clock.now();
    let id = MessageId::fresh();
    let mut tx = state.db.begin_write().await?;
    // The queues of the people belong to the event.
    let capacity = registrations::store::lock(&mut tx, event_id).await?;
    let capacity = capacity.ok_or(StoreError::Corrupt("an event without capacity"))?;
    let event = events::store::by_id(&mut tx, event_id).await?.ok_or(StoreError::Corrupt("an event that went"))?;
    let key = registrations::store::remember_form(&mut tx, now, asked.form_key, asked.content_hash, id.as_str());
    match key.await? {
        FormKey::New => {}
        FormKey::Again(made) => return Ok(Sent::Done(MessageId(made))),
        FormKey::Other => return Ok(Sent::Changed),
    }
    let parties = asked.whom.parties(&mut tx, event_id).await?;
    let audience = asked.whom.audience();
    let found = addressed(&parties, audience);
    let is_shown = fingerprint(&event, asked.texts, &found) == asked.shown;
    if !is_shown || found.recipients.is_empty() || !event.is_public() {
        return Ok(Sent::Changed);
    }
    let message = Message {
        id: id.clone(),
        event_id: event_id.clone(),
        audience,
        texts: asked.texts.clone(),
        sent_by: organiser_id.to_owned(),
        sent_at: now,
        recipients: i64::try_from(found.recipients.len()).unwrap_or(i64::MAX),
        counted: None,
    };
    let left_out: Vec<LeftOut> = found.without_address.iter().map(left_out).collect();
    store::insert(&mut tx, &message, &left_out).await?;
    for one in &found.recipients {
        let queue = match one.seat {
            Some(seat) => Queue::Seat(seat.id.as_str()),
            None => Queue::Registration(one.party.id.as_str()),
        };
        // What an organiser does waits for no budget, so nothing before it in its queue may.
        mail::hurry(&mut tx, now, queue).await?;
        let envelope = Envelope { queue, recipient: one.email(), event_id: Some(event_id.as_str()), due_at: None };
        let mail = MessageMail::to(*one, &event, &capacity.terms, asked.texts);
        mail::post_in_batch(&mut tx, now, envelope, id.as_str(), &mail).await?;
    }
    let act = Act {
        actor: Actor::Organiser(organiser_id),
        action: "message.send",
        event_id: Some(event_id.as_str()),
        registration_id: None,
        detail: json!({
            "recipients": message.recipients,
            "audience": audience.tag(),
            "subject": audit::shortened(&asked.texts.da.subject),
        }),
    };
    audit::record(&mut tx, now, act).await?;
    tx.commit().await?;
    Ok(Sent::Done(id))
}

fn left_out(one: &Recipient<'_>) -> LeftOut {
    LeftOut {
        registration_id: one.party.id.clone(),
        seat_id: one.seat.map(|seat| seat.id.0.clone()).unwrap_or_default(),
    }
}

/// A message to be tried out.
pub struct Trial<'a> {
    pub texts: &'a Texts,
    /// Of the reader whose mail is looked at.
    pub lang: Lang,
    /// Another one for each look at it: the same page sent twice is one mail.
    pub key: &'a str,
}

/// What became of a trial.
#[derive(Debug, PartialEq, Eq)]
pub enum Tried {
    /// On its way to this address.
    Posted(String),
    /// The budget is spent: for so many seconds.
    TooMany(i64),
}

/// Sends the words to the organiser who wrote them, and to nobody else: with their own name, without anybody's link.
pub async fn try_out(
    state: &AppState,
    event_id: &EventId,
    trial: Trial<'_>,
    organiser_id: &str,
) -> Result<Tried, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    // The budget's row is the lock of the queue: whoever posts there spends first.
    if !TRIALS.spend(&mut tx, &state.config.secret.keyed_hash(TRIALS.scope, organiser_id), now).await? {
        return Ok(Tried::TooMany(TRIALS.wait(now)));
    }
    let organiser = people::store::by_id(&mut tx, organiser_id).await?;
    let organiser = organiser.ok_or(StoreError::Corrupt("an organiser that went"))?;
    let event = events::store::by_id(&mut tx, event_id).await?.ok_or(StoreError::Corrupt("an event that went"))?;
    let capacity = registrations::store::capacity_of(&mut tx, event_id).await?;
    let capacity = capacity.ok_or(StoreError::Corrupt("an event without capacity"))?;
    let key = registrations::store::remember_form(&mut tx, now, trial.key, "", organiser_id);
    if key.await? != FormKey::New {
        return Ok(Tried::Posted(organiser.email));
    }
    let queue = Queue::Trial(organiser_id);
    let envelope = Envelope { queue, recipient: &organiser.email, event_id: Some(event_id.as_str()), due_at: None };
    let mail = MessageMail::to_oneself(&organiser.name, &event, &capacity.terms, trial.texts, trial.lang);
    mail::post(&mut tx, now, envelope, &mail).await?;
    tx.commit().await?;
    Ok(Tried::Posted(organiser.email))
}
