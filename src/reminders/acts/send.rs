//! The job: what is due goes, to each person once.

use std::collections::HashSet;

use serde_json::json;

use crate::audit::{self, Act, Actor};
use crate::events::{self, Event, EventId};
use crate::mail::{self, Context, Envelope, Letter, Message, Queue};
use crate::registrations::mails::{EventFacts, SeatFacts};
use crate::registrations::{self, Capacity, Registration, Seat};
use crate::reminders::mails::{ReminderMail, ThanksMail};
use crate::reminders::model::{Sent, Thanks, Which};
use crate::reminders::rules::{AHEAD, BEHIND, Planned, Status, planned};
use crate::reminders::store;
use crate::server::db::{StoreError, WriteTx};
use crate::server::state::AppState;
use crate::text::Lang;
use crate::time::Timestamp;

/// The job: sends what is due. Each event is one transaction, and whoever takes its lock second finds that it went; what
/// fails keeps no other back.
pub async fn send_due(state: &AppState) -> Result<(), StoreError> {
    let now = state.clock.now();
    let near = store::near(&mut *state.db.read().await?, now.plus(AHEAD), now.plus(-BEHIND)).await?;
    let mut first = Ok(());
    for event_id in near {
        if let Err(error) = send_if_due(state, &event_id).await {
            tracing::error!(event = event_id.as_str(), %error, "a reminder is not sent: the next run tries again");
            first = first.and(Err(error));
        }
    }
    first
}

/// What of an event is not over: what goes now, and what it is too late for.
async fn outstanding(
    connection: &mut sqlx::AnyConnection,
    event: &Event,
    now: Timestamp,
) -> Result<(Vec<Planned>, Vec<Planned>), StoreError> {
    let (starts_at, ends_at) = (event.details.starts_at, event.details.ends_at);
    let settings = store::settings(connection, &event.id).await?;
    let sent = store::sent(connection, &event.id).await?;
    let day = starts_at.date();
    let noted = |one: &Planned| sent.iter().any(|sent| sent.which == one.which && sent.day == day);
    let mut open = planned(&settings, starts_at, ends_at);
    open.retain(|planned| !noted(planned));
    let with = |status: Status| -> Vec<Planned> {
        open.iter().copied().filter(|one| one.status(&sent, day, now) == status).collect()
    };
    Ok((with(Status::Due), with(Status::Late)))
}

async fn send_if_due(state: &AppState, event_id: &EventId) -> Result<(), StoreError> {
    let now = state.clock.now();
    // Most often nothing is due: that is seen without the lock.
    let mut db = state.db.read().await?;
    let Some(event) = events::store::by_id(&mut db, event_id).await? else { return Ok(()) };
    let (due, late) = outstanding(&mut db, &event, now).await?;
    drop(db);
    if due.is_empty() && late.is_empty() {
        return Ok(());
    }
    let mut tx = state.db.begin_write().await?;
    let Some(capacity) = registrations::store::lock(&mut tx, event_id).await? else { return Ok(()) };
    // Asked again under the lock: another process may have sent it, or the event may have been moved or cancelled.
    let Some(event) = events::store::by_id(&mut tx, event_id).await? else { return Ok(()) };
    let (mut due, late) = outstanding(&mut tx, &event, now).await?;
    // People are told first that something is new, and only then reminded of it: within the hour.
    if registrations::store::held(&mut tx, event_id).await?.is_some() {
        due.clear();
    }
    if event.state != events::State::Published || due.is_empty() && late.is_empty() {
        return Ok(());
    }
    let mails = send(&mut tx, now, &event, &capacity, &due).await?;
    let day = event.details.starts_at.date();
    let went = due.iter().map(|one| (one.which, Some(mails)));
    let went: Vec<(Which, Option<i64>)> = went.chain(late.iter().map(|one| (one.which, None))).collect();
    for (which, mails) in went {
        store::note_sent(&mut tx, event_id, Sent { which, day, at: now, mails }).await?;
        let act = Act {
            actor: Actor::System,
            action: if mails.is_some() { "reminder.send" } else { "reminder.late" },
            event_id: Some(event_id.as_str()),
            registration_id: None,
            detail: json!({ "which": which.tag(), "mails": mails }),
        };
        audit::record(&mut tx, now, act).await?;
    }
    tx.commit().await?;
    tracing::info!(event = event_id.as_str(), mails, due = due.len(), late = late.len(), "reminders are sent");
    Ok(())
}

/// Posts one mail to each whom it concerns, however many of them are due: a question goes in the reminder of that day.
async fn send(
    tx: &mut WriteTx,
    now: Timestamp,
    event: &Event,
    capacity: &Capacity,
    due: &[Planned],
) -> Result<i64, StoreError> {
    if due.is_empty() {
        return Ok(0);
    }
    let asks = due.iter().any(|one| one.which == Which::Ask);
    let thanks = due.iter().any(|one| one.which == Which::Thanks);
    let words = if thanks { store::settings(tx, &event.id).await?.words } else { Thanks::default() };
    let came = if thanks { registrations::store::who_came(tx, &event.id).await? } else { HashSet::new() };
    let parties = registrations::store::by_event(tx, &event.id).await?;
    let mut mails = 0;
    let seats = parties.iter().flat_map(|party| party.seats.iter().map(move |seat| (party, seat)));
    let concerned = seats.filter(|(party, seat)| due.iter().any(|one| one.concerns(party, seat)));
    let concerned: Vec<(&Registration, &Seat)> = concerned.collect();
    for (party, seat) in concerned {
        if asks {
            registrations::store::ask(tx, now, &event.id, &seat.id).await?;
        }
        let missed = !came.is_empty() && !came.contains(&seat.id);
        // Whoever stayed away is thanked for nothing.
        if thanks && missed && words.is_empty() {
            continue;
        }
        let queue = Queue::Seat(seat.id.as_str());
        // It has its time, so nothing before it in its queue may wait for a turn.
        mail::hurry(tx, now, queue).await?;
        let envelope = Envelope { queue, recipient: &seat.email, event_id: Some(event.id.as_str()), due_at: None };
        if thanks {
            let mail = ThanksMail { missed, ..of_thanks(event, capacity, party.lang, seat, &words) };
            mail::post(tx, now, envelope, &mail).await?;
        } else {
            mail::post(tx, now, envelope, &of_reminder(event, capacity, party.lang, seat, asks)).await?;
        }
        mails += 1;
    }
    Ok(mails)
}

fn of_reminder(event: &Event, capacity: &Capacity, lang: Lang, seat: &Seat, asks: bool) -> ReminderMail {
    ReminderMail {
        event: EventFacts::of(event, &capacity.terms, lang).with_the_way(event),
        seat: SeatFacts::of(seat),
        asks,
        waiting: capacity.waiting,
    }
}

fn of_thanks(event: &Event, capacity: &Capacity, lang: Lang, seat: &Seat, words: &Thanks) -> ThanksMail {
    ThanksMail {
        event: EventFacts::of(event, &capacity.terms, lang),
        seat: SeatFacts::of(seat),
        words: words.in_lang(lang).to_owned(),
        links: words.links.clone(),
        missed: false,
    }
}

/// The very mail that somebody would get, as it is shown before: decided on when it is due.
pub fn letter(
    state: &AppState,
    event: &Event,
    capacity: &Capacity,
    (party, seat): (&Registration, &Seat),
    (one, asks): (&Planned, bool),
    words: &Thanks,
) -> Letter {
    let context = Context { config: &state.config, created_at: one.due_at };
    match one.which {
        Which::Thanks => of_thanks(event, capacity, party.lang, seat, words).letter(&context),
        Which::Week | Which::Day | Which::Ask => of_reminder(event, capacity, party.lang, seat, asks).letter(&context),
    }
}
