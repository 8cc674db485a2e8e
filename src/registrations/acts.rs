//! What changes registrations: each act is one transaction of its caller, with its mails and its log entry.
//!
//! An act takes the event's lock first, then reads, decides by `rules`, writes, posts and records. Whatever frees a
//! seat or changes the queue ends in [`settle`], the one place that promotes.

use serde_json::json;

use super::mails::{ContactMail, ContactNews, EventFacts, RegistrationFacts, SeatFacts, SeatMail, SeatNews};
use super::model::{CancelledBy, Capacity, CapacityTerms, Party, Registration, RegistrationId, Seat, SeatId, State};
use super::rules::{self, Placement, WhenShort, Window};
use super::store::{self, Counted, FormKey};
use crate::audit::{self, Act, Actor};
use crate::calendar::uid;
use crate::events::rules::material_changes;
use crate::events::{self, Event, EventId};
use crate::mail::{self, Envelope, Queue};
use crate::server::db::{StoreError, WriteTx};
use crate::server::state::AppState;
use crate::text::Lang;
use crate::time::{DAY, Timestamp};

/// A sign-up as it came from a form.
pub struct SignUp {
    pub lang: Lang,
    pub party: Party,
    pub when_short: WhenShort,
    /// Of the form, so that sending it twice makes one registration.
    pub form_key: String,
    /// Of everything typed, so that the same key with other content is noticed.
    pub content_hash: String,
}

/// What became of a sign-up.
#[derive(Debug, PartialEq, Eq)]
pub enum SignedUp {
    /// Made now, or by the same form before.
    Made(RegistrationId),
    /// The form's key belongs to another sign-up.
    OtherContent,
    /// Asked, not written: see [`Placement::AskFewer`].
    AskFewer {
        free: i64,
    },
    LargerThanEvent {
        capacity: i64,
    },
    /// The window is not open.
    NotOpen(Window),
    /// No such public event.
    Unknown,
}

/// Signs a party up: seats it, puts it into the queue, or says why not.
pub async fn sign_up(state: &AppState, event_id: &EventId, sign_up: &SignUp) -> Result<SignedUp, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Some(capacity) = store::lock(&mut tx, event_id).await? else { return Ok(SignedUp::Unknown) };
    let Some(event) = events::store::by_id(&mut tx, event_id).await?.filter(Event::is_public) else {
        return Ok(SignedUp::Unknown);
    };
    let id = RegistrationId::fresh();
    match store::remember_form(&mut tx, now, &sign_up.form_key, &sign_up.content_hash, id.as_str()).await? {
        FormKey::New => {}
        FormKey::Again(made) => return Ok(SignedUp::Made(RegistrationId(made))),
        FormKey::Other => return Ok(SignedUp::OtherContent),
    }
    match rules::window(event.state, &capacity.terms, event.details.starts_at, now) {
        Window::Open => {}
        other => return Ok(SignedUp::NotOpen(other)),
    }
    let counted = store::count(&mut tx, event_id).await?;
    let size = i64::try_from(sign_up.party.attendees.len()).unwrap_or(i64::MAX);
    let limit = capacity.terms.capacity;
    let waiting = rules::waiting_seats(limit, &counted.queue);
    let placed = match rules::place(limit, counted.seated, waiting, size, sign_up.when_short) {
        Placement::Confirmed => State::Confirmed,
        Placement::Waitlisted => State::Waitlisted,
        Placement::AskFewer { free } => return Ok(SignedUp::AskFewer { free }),
        Placement::LargerThanEvent { capacity } => return Ok(SignedUp::LargerThanEvent { capacity }),
    };
    let host = state.config.host();
    store::insert(
        &mut tx,
        now,
        &state.config.secret,
        &id,
        event_id,
        placed,
        sign_up.lang,
        &sign_up.party,
        |seat_id: &SeatId| uid::seat(seat_id.as_str(), &host),
    )
    .await?;
    let registration =
        store::by_id(&mut tx, event_id, &id).await?.ok_or(StoreError::Corrupt("a registration just written"))?;
    let terms = &capacity.terms;
    if placed == State::Confirmed {
        tell_seated(&mut tx, now, &event, terms, &registration, &SeatNews::SignedUp, ContactNews::Receipt).await?;
    } else {
        let position = store::queue_position(&mut tx, event_id, registration.queue_number).await?;
        tell_contact(&mut tx, now, &event, terms, &registration, ContactNews::Waiting { position }).await?;
    }
    let counted = store::count(&mut tx, event_id).await?;
    store::write_counts(&mut tx, event_id, limit, &counted).await?;
    let act = Act {
        actor: Actor::Visitor,
        action: "registration.sign_up",
        event_id: Some(event_id.as_str()),
        registration_id: Some(id.as_str()),
        detail: json!({ "seats": size, "state": placed.tag() }),
    };
    audit::record(&mut tx, now, act).await?;
    tx.commit().await?;
    Ok(SignedUp::Made(id))
}

/// Forgets the keys of forms that were sent more than 24 hours ago.
pub async fn forget_form_keys(state: &AppState) -> Result<(), StoreError> {
    let mut tx = state.db.begin_write().await?;
    store::forget_form_keys(&mut tx, state.clock.now().plus(-DAY)).await?;
    tx.commit().await
}

/// What settling did.
#[derive(Debug, Default)]
pub struct Settled {
    pub promoted: Vec<Registration>,
}

/// Recounts and promotes, after anything that freed a seat or changed the queue. The caller holds the event's lock and
/// has written its change; promotion ends by itself at the deadline.
pub async fn settle(
    tx: &mut WriteTx,
    now: Timestamp,
    event: &Event,
    terms: &CapacityTerms,
) -> Result<Settled, StoreError> {
    let mut settled = Settled::default();
    let mut counted = store::count(tx, &event.id).await?;
    for id in to_promote(event, terms, now, &counted) {
        store::confirm(tx, now, &id).await?;
        let Some(registration) = store::by_id(tx, &event.id, &id).await? else { continue };
        tell_seated(tx, now, event, terms, &registration, &SeatNews::Promoted, ContactNews::Promoted).await?;
        let act = Act {
            actor: Actor::System,
            action: "registration.promoted",
            event_id: Some(event.id.as_str()),
            registration_id: Some(id.as_str()),
            detail: json!({ "seats": registration.size() }),
        };
        audit::record(tx, now, act).await?;
        settled.promoted.push(registration);
    }
    if !settled.promoted.is_empty() {
        counted = store::count(tx, &event.id).await?;
    }
    store::write_counts(tx, &event.id, terms.capacity, &counted).await?;
    Ok(settled)
}

/// Whom settling would promote; also asked by a preview, which writes nothing.
pub fn to_promote(event: &Event, terms: &CapacityTerms, now: Timestamp, counted: &Counted) -> Vec<RegistrationId> {
    let promotes =
        event.state == events::State::Published && rules::is_before_deadline(terms, event.details.starts_at, now);
    if promotes { rules::promote(terms.capacity, counted.seated, &counted.queue) } else { Vec::new() }
}

/// What became of a cancellation.
#[derive(Debug, PartialEq, Eq)]
pub enum CancelOutcome {
    Done,
    /// Nothing was left to cancel: somebody did it before.
    AlreadyCancelled,
    /// The deadline has passed; only the organiser can.
    TooLate,
    /// The event is cancelled or past.
    Over,
}

/// Cancels seats of a registration (all that are named and live) and gives them to whoever waits.
pub async fn cancel_seats(
    state: &AppState,
    registration: &Registration,
    positions: &[i64],
    by: CancelledBy,
    actor: Actor<'_>,
) -> Result<CancelOutcome, StoreError> {
    let now = state.clock.now();
    let event_id = &registration.event_id;
    let mut tx = state.db.begin_write().await?;
    let capacity = store::lock(&mut tx, event_id).await?.ok_or(StoreError::Corrupt("an event without capacity"))?;
    let event = events::store::by_id(&mut tx, event_id).await?.ok_or(StoreError::Corrupt("a seat without event"))?;
    let before = store::by_id(&mut tx, event_id, &registration.id)
        .await?
        .ok_or(StoreError::Corrupt("a registration that went"))?;
    let terms = &capacity.terms;
    if event.state == events::State::Cancelled || event.is_past(now) {
        return Ok(CancelOutcome::Over);
    }
    // Leaving the queue is always possible; a seat is given up until the deadline.
    let seated = before.state == State::Confirmed;
    if seated && by != CancelledBy::Organiser && !rules::is_before_deadline(terms, event.details.starts_at, now) {
        return Ok(CancelOutcome::TooLate);
    }
    let mut names = Vec::new();
    let mut contact_was_mailed = false;
    for seat in before.live_seats().filter(|seat| positions.contains(&seat.position)) {
        if !store::cancel_seat(&mut tx, now, seat, by).await? {
            continue;
        }
        names.push(seat.name.clone());
        // Who waits holds no calendar entry that could be taken back.
        if seated {
            let seat = Seat { sequence: seat.sequence + 1, ..seat.clone() };
            let news = match by {
                CancelledBy::Attendee => SeatNews::GivenUp,
                CancelledBy::Contact => SeatNews::CancelledByContact,
                CancelledBy::Organiser => SeatNews::CancelledByOrganiser,
            };
            contact_was_mailed |= seat.is_contact;
            tell_seat(&mut tx, now, &event, terms, &before, &seat, &news).await?;
        }
    }
    if names.is_empty() {
        return Ok(CancelOutcome::AlreadyCancelled);
    }
    store::cancel_registration(&mut tx, now, &before).await?;
    let after = store::by_id(&mut tx, event_id, &registration.id)
        .await?
        .ok_or(StoreError::Corrupt("a registration that went"))?;
    let news = match by {
        CancelledBy::Attendee if !contact_was_mailed => Some(ContactNews::SeatGivenUp { name: names.join(", ") }),
        CancelledBy::Organiser if !contact_was_mailed || names.len() > 1 => {
            Some(ContactNews::CancelledByOrganiser { names: names.clone() })
        }
        CancelledBy::Contact if after.state == State::Cancelled && !contact_was_mailed => {
            Some(ContactNews::AllCancelled)
        }
        _ => None,
    };
    if let Some(news) = news {
        tell_contact(&mut tx, now, &event, terms, &after, news).await?;
    }
    settle(&mut tx, now, &event, terms).await?;
    let act = Act {
        actor,
        action: "registration.cancel",
        event_id: Some(event_id.as_str()),
        registration_id: Some(registration.id.as_str()),
        detail: json!({ "positions": positions, "left": after.size() }),
    };
    audit::record(&mut tx, now, act).await?;
    tx.commit().await?;
    Ok(CancelOutcome::Done)
}

/// Sends a seat's invitation again; false when the seat holds no entry.
pub async fn send_again(
    state: &AppState,
    registration: &Registration,
    position: i64,
    actor: Actor<'_>,
) -> Result<bool, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let capacity =
        store::lock(&mut tx, &registration.event_id).await?.ok_or(StoreError::Corrupt("an event without capacity"))?;
    let event = events::store::by_id(&mut tx, &registration.event_id)
        .await?
        .ok_or(StoreError::Corrupt("a seat without event"))?;
    let Some(current) = store::by_id(&mut tx, &registration.event_id, &registration.id).await? else {
        return Ok(false);
    };
    let seat = current.live_seats().find(|seat| seat.position == position).cloned();
    let holds_entry =
        current.state == State::Confirmed && event.state == events::State::Published && !event.is_past(now);
    let Some(seat) = seat.filter(|_| holds_entry) else { return Ok(false) };
    tell_seat(&mut tx, now, &event, &capacity.terms, &current, &seat, &SeatNews::SentAgain).await?;
    let act = Act {
        actor,
        action: "registration.sent_again",
        event_id: Some(event.id.as_str()),
        registration_id: Some(current.id.as_str()),
        detail: json!({ "position": position }),
    };
    audit::record(&mut tx, now, act).await?;
    tx.commit().await?;
    Ok(true)
}

/// How many mails something sends, by whom they go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Attendees, with a calendar entry.
    pub attendees: usize,
    /// Contacts without a seat of their own.
    pub contacts: usize,
    /// Contacts who wait.
    pub waiting: usize,
}

impl Audience {
    pub fn total(&self) -> usize {
        self.attendees + self.contacts + self.waiting
    }
}

/// Whom a change of the event concerns; a pure count for the preview, and the same walk that [`tell_of_change`] makes.
pub fn audience<'a>(
    registrations: impl IntoIterator<Item = &'a Registration>,
    concerns: impl Fn(Lang) -> bool,
) -> Audience {
    let mut audience = Audience::default();
    for registration in registrations.into_iter().filter(|registration| concerns(registration.lang)) {
        match registration.state {
            State::Confirmed => {
                audience.attendees += registration.live_seats().count();
                audience.contacts += usize::from(!contact_has_seat(registration));
            }
            State::Waitlisted => audience.waiting += 1,
            State::Cancelled => {}
        }
    }
    audience
}

/// Tells everyone whom a saved change touches. The caller holds the event's lock.
pub async fn tell_of_change(
    tx: &mut WriteTx,
    now: Timestamp,
    before: &Event,
    after: &Event,
    terms: &CapacityTerms,
    title_is_correction: bool,
) -> Result<Audience, StoreError> {
    let changes_for = |lang| material_changes(&before.details, &after.details, lang, title_is_correction);
    let registrations = store::by_event(tx, &after.id).await?;
    for registration in &registrations {
        let changes = changes_for(registration.lang);
        if !changes.is_empty() {
            let seat_news = SeatNews::Changed { changes: changes.clone() };
            tell_everyone(tx, now, after, terms, registration, &seat_news, ContactNews::Changed { changes }).await?;
        }
    }
    Ok(audience(&registrations, |lang| !changes_for(lang).is_empty()))
}

/// Tells everyone that the event is cancelled. The caller holds the event's lock and has cancelled it.
pub async fn tell_of_cancellation(
    tx: &mut WriteTx,
    now: Timestamp,
    event: &Event,
    terms: &CapacityTerms,
) -> Result<Audience, StoreError> {
    let registrations = store::by_event(tx, &event.id).await?;
    for registration in &registrations {
        let words = event.say(registration.lang, |texts| &texts.cancelled).text.to_owned();
        let seat_news = SeatNews::EventCancelled { words: words.clone() };
        tell_everyone(tx, now, event, terms, registration, &seat_news, ContactNews::EventCancelled { words }).await?;
    }
    Ok(audience(&registrations, |_| true))
}

/// Everyone of a live registration: attendees with a raised sequence, or the contact who waits.
async fn tell_everyone(
    tx: &mut WriteTx,
    now: Timestamp,
    event: &Event,
    terms: &CapacityTerms,
    registration: &Registration,
    seat_news: &SeatNews,
    contact_news: ContactNews,
) -> Result<(), StoreError> {
    match registration.state {
        State::Confirmed => {
            let mut raised = registration.clone();
            for seat in raised.seats.iter_mut().filter(|seat| seat.cancelled.is_none()) {
                seat.sequence = store::raise_sequence(tx, now, &seat.id).await?;
            }
            tell_seated(tx, now, event, terms, &raised, seat_news, contact_news).await
        }
        State::Waitlisted => tell_contact(tx, now, event, terms, registration, contact_news).await,
        State::Cancelled => Ok(()),
    }
}

/// Each attendee, and the contact where the contact has no seat.
async fn tell_seated(
    tx: &mut WriteTx,
    now: Timestamp,
    event: &Event,
    terms: &CapacityTerms,
    registration: &Registration,
    seat_news: &SeatNews,
    contact_news: ContactNews,
) -> Result<(), StoreError> {
    for seat in registration.live_seats() {
        tell_seat(tx, now, event, terms, registration, seat, seat_news).await?;
    }
    if contact_has_seat(registration) {
        return Ok(());
    }
    tell_contact(tx, now, event, terms, registration, contact_news).await
}

fn contact_has_seat(registration: &Registration) -> bool {
    registration.live_seats().any(|seat| seat.is_contact)
}

async fn tell_seat(
    tx: &mut WriteTx,
    now: Timestamp,
    event: &Event,
    terms: &CapacityTerms,
    registration: &Registration,
    seat: &Seat,
    news: &SeatNews,
) -> Result<(), StoreError> {
    let message = SeatMail {
        event: EventFacts::of(event, terms, registration.lang),
        seat: SeatFacts::of(seat),
        registration: RegistrationFacts::of(registration),
        is_contact: seat.is_contact,
        news: news.clone(),
    };
    let envelope =
        Envelope { queue: Queue::Seat(seat.id.as_str()), recipient: &seat.email, event_id: Some(event.id.as_str()) };
    mail::post(tx, now, envelope, &message).await
}

async fn tell_contact(
    tx: &mut WriteTx,
    now: Timestamp,
    event: &Event,
    terms: &CapacityTerms,
    registration: &Registration,
    news: ContactNews,
) -> Result<(), StoreError> {
    let message = ContactMail {
        event: EventFacts::of(event, terms, registration.lang),
        registration: RegistrationFacts::of(registration),
        news,
    };
    let envelope = Envelope {
        queue: Queue::Registration(registration.id.as_str()),
        recipient: &registration.contact.email,
        event_id: Some(event.id.as_str()),
    };
    mail::post(tx, now, envelope, &message).await
}

impl Capacity {
    /// Whether people can sign up for an event now.
    pub fn window(&self, event: &Event, now: Timestamp) -> Window {
        rules::window(event.state, &self.terms, event.details.starts_at, now)
    }
}
