//! Parties as unit tests need them: plain ones, of which each test changes what it is about.

use super::model::{Contact, Registration, RegistrationId, Seat, SeatId, State};
use crate::events::EventId;
use crate::text::Lang;
use crate::time::Timestamp;

/// A seat without name and address, as one is that was forgotten.
pub fn seat(party: &RegistrationId, position: i64) -> Seat {
    Seat {
        id: SeatId(format!("{}-{position}", party.as_str())),
        registration_id: party.clone(),
        position,
        is_contact: false,
        name: String::new(),
        email: String::new(),
        calendar_uid: String::new(),
        sequence: 0,
        token_generation: 0,
        created_at: Timestamp(0),
        changed_at: Timestamp(0),
        cancelled: None,
        no_mail: false,
        above_capacity: false,
    }
}

/// The first party of an event, of so many such seats and a contact at `party@firma.example` who stays at home.
pub fn party(id: &str, state: State, seats: i64) -> Registration {
    let id = RegistrationId(id.to_owned());
    Registration {
        event_id: EventId("event".to_owned()),
        state,
        queue_number: 1,
        lang: Lang::Da,
        contact: Contact {
            name: id.0.clone(),
            email: format!("{}@firma.example", id.as_str()),
            phone: String::new(),
            attends: false,
            no_mail: false,
        },
        organisation: String::new(),
        cvr: None,
        token_generation: 0,
        created_at: Timestamp(0),
        confirmed_at: None,
        cancelled_at: None,
        erased_at: None,
        min_seats: None,
        added_by: None,
        seats: (1..=seats).map(|position| seat(&id, position)).collect(),
        id,
    }
}
