//! Loads what is to be done for all of somebody's events: a statement a question, however many they are.

use std::collections::HashMap;

use sqlx::AnyConnection;

use crate::events::{Event, EventId, State};
use crate::mail::{self, LostOfEvent, Whose};
use crate::organiser::attention::{self, Due};
use crate::organiser::rules::{self, Facts, Lost, LostMail, MAILS_SINGLY};
use crate::programme;
use crate::registrations::{Capacity, RegistrationId, SeatId, store};
use crate::server::db::StoreError;
use crate::time::Timestamp;

/// What is to be done for these events, most pressing first; each event by its place.
pub async fn of(
    db: &mut AnyConnection,
    events: &[Event],
    capacities: &HashMap<EventId, Capacity>,
    now: Timestamp,
) -> Result<Vec<Due>, StoreError> {
    let queues = store::heads_of_queues(db, now).await?;
    let without = store::without_registrations(db, now).await?;
    let updates = store::held_until(db).await?;
    let agendas = programme::store::starts_to_come(db, now).await?;
    let mut lost = mail::undelivered_of_all(db, MAILS_SINGLY).await?;
    lost.retain(|id, _| events.iter().any(|event| event.id.as_str() == id && !event.is_past(now)));
    let named = named(db, &lost).await?;
    let mut todos = Vec::with_capacity(events.len());
    for event in events {
        // A draft concerns nobody yet.
        let capacity = capacities.get(&event.id).filter(|_| event.state != State::Draft);
        let Some(capacity) = capacity else {
            todos.push((event.details.starts_at, Vec::new()));
            continue;
        };
        let lost_mails = match lost.get(event.id.as_str()) {
            Some(of_event) if of_event.mails > MAILS_SINGLY => Lost::Many(of_event.mails),
            _ => Lost::Each(named.get(event.id.as_str()).map_or(&[], Vec::as_slice)),
        };
        let facts = Facts {
            event,
            capacity,
            agenda: agendas.get(&event.id).map_or(&[], Vec::as_slice),
            queue: queues.get(&event.id).map_or(&[], Vec::as_slice),
            has_registrations: !without.contains(&event.id),
            lost_mails,
            update: updates.get(&event.id).copied(),
            missing: None,
        };
        todos.push((event.details.starts_at, rules::todos(&facts, now)));
    }
    Ok(attention::in_order(todos))
}

/// Whom the few mails of an event that did not arrive were for, as far as they are still known.
async fn named(
    db: &mut AnyConnection,
    lost: &HashMap<String, LostOfEvent>,
) -> Result<HashMap<String, Vec<LostMail>>, StoreError> {
    let few = || lost.iter().filter(|(_, of_event)| of_event.mails <= MAILS_SINGLY);
    let (mut seats, mut registrations) = (Vec::new(), Vec::new());
    for mail in few().flat_map(|(_, of_event)| &of_event.first) {
        match &mail.whose {
            Whose::Seat(id) => seats.push(SeatId(id.clone())),
            Whose::Registration(id) => registrations.push(RegistrationId(id.clone())),
        }
    }
    let seats = store::people_of_seats(db, &seats).await?;
    let contacts = store::contacts_of(db, &registrations).await?;
    let whose = |whose: &Whose| match whose {
        Whose::Seat(id) => {
            let (registration, position, name) = seats.get(&SeatId(id.clone()))?.clone();
            Some((registration, Some(position), name))
        }
        Whose::Registration(id) => {
            let id = RegistrationId(id.clone());
            let name = contacts.get(&id)?.clone();
            Some((id, None, name))
        }
    };
    let named = few().map(|(id, of_event)| {
        let of_whom = of_event.first.iter().filter_map(|mail| {
            let (registration_id, position, name) = whose(&mail.whose)?;
            Some(LostMail {
                registration_id,
                position,
                name,
                told: rules::told(&mail.kind, &mail.snapshot),
                why: mail.why,
            })
        });
        (id.clone(), of_whom.collect())
    });
    Ok(named.collect())
}
