//! Signing a party up.

use serde_json::json;

use super::settle::{gives_out, keep_first, settle, to_promote};
use super::tell::Mails;
use crate::audit::{self, Act, Actor};
use crate::calendar::uid;
use crate::events::{self, Event, EventId};
use crate::registrations::mails::{ContactNews, SeatNews};
use crate::registrations::model::{Party, RegistrationId, SeatId, State};
use crate::registrations::rules::{self, Placement, WhenShort, Window};
use crate::registrations::store::{self, FormKey, NewParty};
use crate::server::db::{StoreError, WriteTx};
use crate::server::limit::{Budget, Network};
use crate::server::mail_budget::{self, Turns};
use crate::server::measure;
use crate::server::state::AppState;
use crate::text::Lang;
use crate::time::{DAY, HOUR};

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
    /// More than a budget allows; try again after so many seconds.
    TooMany {
        wait: i64,
    },
}

/// Forms that make something, of one network within an hour: a town hall may sit behind one address.
const BY_NETWORK: Budget = Budget { scope: "sign_up.network", allowed: 1000, seconds: HOUR };
/// Those of one network for one event. Counted together: a count by event alone would let a stranger close it.
const BY_EVENT: Budget = Budget { scope: "sign_up.event", allowed: 500, seconds: HOUR };

/// Signs a party up: seats it, puts it into the queue, or says why not. Whoever calls answers for how often.
pub async fn sign_up(state: &AppState, event_id: &EventId, sign_up: &SignUp) -> Result<SignedUp, StoreError> {
    signed_up(state, None, event_id, sign_up).await
}

/// The same for a form of a network, within its budgets. What makes nothing is not counted, and neither is a form that
/// comes again.
pub async fn sign_up_from(
    state: &AppState,
    network: &Network,
    event_id: &EventId,
    sign_up: &SignUp,
) -> Result<SignedUp, StoreError> {
    signed_up(state, Some(network), event_id, sign_up).await
}

/// When the party's mails may leave, or how long to wait.
async fn budgeted(
    state: &AppState,
    tx: &mut WriteTx,
    network: &Network,
    event_id: &EventId,
    party: &Party,
) -> Result<Result<Turns, i64>, StoreError> {
    let (now, secret) = (state.clock.now(), &state.config.secret);
    let by_event = secret.keyed_hash(BY_EVENT.scope, &format!("{}\n{}", network.0, event_id.as_str()));
    for (budget, key) in [(BY_NETWORK, secret.keyed_hash(BY_NETWORK.scope, &network.0)), (BY_EVENT, by_event)] {
        if !budget.spend(tx, &key, now).await? {
            return Ok(Err(budget.wait(now)));
        }
    }
    let attendees = party.attendees.iter().map(|attendee| attendee.email.as_str());
    mail_budget::ask(tx, secret, network, attendees.chain([party.contact.email.as_str()]), now).await
}

async fn signed_up(
    state: &AppState,
    network: Option<&Network>,
    event_id: &EventId,
    sign_up: &SignUp,
) -> Result<SignedUp, StoreError> {
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
    let size = i64::try_from(sign_up.party.attendees.len()).unwrap_or(i64::MAX);
    let mut counted = store::count(&mut tx, event_id).await?;
    if !to_promote(&event, &capacity.terms, now, &counted).is_empty() {
        // Seats were kept long enough, and the job has not come round: whoever waits is served before a newcomer.
        settle(&mut tx, now, &event, &capacity.terms).await?;
        counted = store::count(&mut tx, event_id).await?;
    }
    let seating = counted.seating(&capacity.terms, now, gives_out(&event, &capacity.terms, now));
    let (placed, seats) = match seating.place(size, sign_up.when_short) {
        Placement::Confirmed { seats } => (State::Confirmed, seats),
        Placement::Waitlisted => (State::Waitlisted, size),
        Placement::AskFewer { free } => return Ok(SignedUp::AskFewer { free }),
        Placement::LargerThanEvent { capacity } => return Ok(SignedUp::LargerThanEvent { capacity }),
    };
    // Refused, the transaction goes with everything it counted.
    let turns = match network {
        Some(network) => match budgeted(state, &mut tx, network, event_id, &sign_up.party).await? {
            Ok(turns) => turns,
            Err(wait) => return Ok(SignedUp::TooMany { wait }),
        },
        None => Turns::default(),
    };
    let host = state.config.host();
    let new = NewParty {
        id: &id,
        event_id,
        state: placed,
        lang: sign_up.lang,
        party: &sign_up.party,
        min_seats: sign_up.when_short.least(size),
        added_by: None,
        above_capacity: 0,
    };
    let uid = |seat_id: &SeatId| uid::seat(seat_id.as_str(), &host);
    store::insert(&mut tx, now, &state.config.secret, &new, uid).await?;
    let mut registration =
        store::by_id(&mut tx, event_id, &id).await?.ok_or(StoreError::Corrupt("a registration just written"))?;
    let without_room = keep_first(&mut tx, now, &mut registration, seats).await?;
    let mails = Mails { without_room: &without_room, ..Mails::of_public(now, &event, &capacity.terms, &turns) };
    if placed == State::Confirmed {
        mails.seated(&mut tx, &registration, &SeatNews::SignedUp, ContactNews::Receipt).await?;
    } else {
        let position = store::queue_position(&mut tx, event_id, registration.queue_number).await?;
        mails.contact(&mut tx, &registration, ContactNews::Waiting { position }).await?;
    }
    let counted = counted.and(&registration);
    store::write_counts(&mut tx, event_id, &capacity.terms, now, &counted).await?;
    let act = Act {
        actor: Actor::Visitor,
        action: "registration.sign_up",
        event_id: Some(event_id.as_str()),
        registration_id: Some(id.as_str()),
        detail: json!({ "seats": seats, "of": size, "state": placed.tag() }),
    };
    audit::record(&mut tx, now, act).await?;
    tx.commit().await?;
    measure::signed_up(placed.tag());
    Ok(SignedUp::Made(id))
}

/// Forgets the keys of forms that were sent more than 24 hours ago.
pub async fn forget_form_keys(state: &AppState) -> Result<(), StoreError> {
    let mut tx = state.db.begin_write().await?;
    store::forget_form_keys(&mut tx, state.clock.now().plus(-DAY)).await?;
    tx.commit().await
}
