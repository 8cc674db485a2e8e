//! Putting right who a registration is from, with what follows for calendars; and what organisers note about it.

use serde_json::json;

use super::tell::{Mails, contact_has_seat};
use super::{Locked, lock};
use crate::audit::{self, Act, Actor, Change};
use crate::events::{self, Event};
use crate::mail::{self, Queue};
use crate::registrations::mails::{ContactNews, SeatNews};
use crate::registrations::model::{Contact, Registration, Seat, State, is_same_address};
use crate::registrations::store;
use crate::server::db::{StoreError, WriteTx};
use crate::server::state::AppState;
use crate::server::token;
use crate::time::Timestamp;

/// A registration as it is to be. Who is forgotten is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub organisation: String,
    pub cvr: Option<String>,
    /// `None` where the contact is forgotten.
    pub contact: Option<Contact>,
    /// Live seats but the contact's own: position, name, address.
    pub attendees: Vec<(i64, String, String)>,
}

impl Edit {
    /// As it is now.
    pub fn of(party: &Registration) -> Self {
        let attendees = party.live_seats().filter(|seat| !seat.is_contact && !seat.is_erased());
        Self {
            organisation: party.organisation.clone(),
            cvr: party.cvr.clone(),
            contact: (!party.contact.is_erased()).then(|| party.contact.clone()),
            attendees: attendees.map(|seat| (seat.position, seat.name.clone(), seat.email.clone())).collect(),
        }
    }

    /// Names this version, so that an edit of an older one is noticed.
    pub fn version(&self) -> String {
        token::hash(&format!("{self:?}"))
    }

    /// Who is to have a live seat: the contact's own follows the contact.
    fn attendee(&self, seat: &Seat) -> Option<(&str, &str)> {
        if seat.is_contact {
            return self.contact.as_ref().map(|contact| (contact.name.as_str(), contact.email.as_str()));
        }
        let found = self.attendees.iter().find(|(position, _, _)| *position == seat.position);
        found.map(|(_, name, email)| (name.as_str(), email.as_str()))
    }

    /// What is not as it was, by the names of the form's fields.
    pub fn changes(&self, before: &Self) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut compare = |field: String, before: &str, after: &str| {
            if before != after {
                changes.push(Change::new(field, before, after));
            }
        };
        compare("organisation.name".to_owned(), &before.organisation, &self.organisation);
        let cvr = |edit: &Self| edit.cvr.clone().unwrap_or_default();
        compare("organisation.cvr".to_owned(), &cvr(before), &cvr(self));
        if let (Some(old), Some(new)) = (&before.contact, &self.contact) {
            compare("contact.name".to_owned(), &old.name, &new.name);
            compare("contact.email".to_owned(), &old.email, &new.email);
            compare("contact.phone".to_owned(), &old.phone, &new.phone);
        }
        for (position, name, email) in &self.attendees {
            if let Some((_, old_name, old_email)) = before.attendees.iter().find(|(other, _, _)| other == position) {
                compare(format!("attendees.{position}.name"), old_name, name);
                compare(format!("attendees.{position}.email"), old_email, email);
            }
        }
        changes
    }
}

/// A calendar entry that goes to another address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedEntry {
    pub position: i64,
    pub name: String,
    pub to: String,
    /// The address that a cancellation goes to: something was sent there.
    pub ends_at: Option<String>,
}

/// What an edit sends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    pub entries: Vec<MovedEntry>,
    /// The contact's new address, where the contact is written to without an entry.
    pub contact: Option<String>,
}

impl Effects {
    pub fn mails(&self) -> usize {
        let ended = self.entries.iter().filter(|moved| moved.ends_at.is_some()).count();
        self.entries.len() + ended + usize::from(self.contact.is_some())
    }

    /// Names what was shown, of what was typed over which version.
    pub fn fingerprint(&self, edit: &Edit, version: &str) -> String {
        token::hash(&format!("{version} {edit:?} {self:?}"))
    }
}

/// An edit as it was asked for.
pub struct AskedEdit<'a> {
    pub edit: &'a Edit,
    /// The version that the form was drawn from.
    pub version: &'a str,
    /// What the organiser confirmed, as [`Effects::fingerprint`] names it.
    pub confirmed: Option<&'a str>,
}

/// What became of an edit.
#[derive(Debug, PartialEq, Eq)]
pub enum Edited {
    Done {
        mails: usize,
    },
    /// It changes nothing.
    Same,
    /// Nothing is written: it sends mail, and somebody must look at that first.
    Confirm(Effects),
    /// Nothing is written: the registration is not as the form was drawn from.
    Conflict(Box<Registration>),
}

/// Changes who a registration is from. Tried again after a deadlock: the mail job holds rows in an order of its own.
pub async fn edit(
    state: &AppState,
    registration: &Registration,
    asked: &AskedEdit<'_>,
    actor: Actor<'_>,
) -> Result<Edited, StoreError> {
    match edit_once(state, registration, asked, actor).await {
        Err(error) if error.is_conflict() => edit_once(state, registration, asked, actor).await,
        done => done,
    }
}

async fn edit_once(
    state: &AppState,
    registration: &Registration,
    asked: &AskedEdit<'_>,
    actor: Actor<'_>,
) -> Result<Edited, StoreError> {
    let now = state.clock.now();
    let mut tx = state.db.begin_write().await?;
    let Locked { event, terms, party } = lock(&mut tx, registration).await?;
    let (before, after) = (Edit::of(&party), asked.edit);
    if before.version() != asked.version {
        return Ok(Edited::Conflict(Box::new(party)));
    }
    let changes = after.changes(&before);
    if changes.is_empty() {
        return Ok(Edited::Same);
    }
    let effects = effects(&mut tx, &event, &party, after, now).await?;
    let shown = effects.fingerprint(after, asked.version);
    if effects.mails() > 0 && asked.confirmed != Some(shown.as_str()) {
        return Ok(Edited::Confirm(effects));
    }
    let secret = &state.config.secret;
    let contact = after.contact.as_ref().unwrap_or(&party.contact);
    store::update_contact(&mut tx, secret, &party, contact, &after.organisation, after.cvr.as_deref()).await?;
    let mails = Mails::of_organiser(now, &event, &terms);
    for seat in party.live_seats().filter(|seat| !seat.is_erased()) {
        let Some((name, email)) = after.attendee(seat) else { continue };
        let Some(moved) = effects.entries.iter().find(|moved| moved.position == seat.position) else {
            store::update_attendee(&mut tx, secret, seat, name, email).await?;
            continue;
        };
        // Whoever answered, it was another.
        store::forget_answer(&mut tx, &seat.id).await?;
        // What has not left yet would go to the old address.
        mail::take_back(&mut tx, now, Queue::Seat(seat.id.as_str())).await?;
        let sequence = store::raise_sequence(&mut tx, now, &seat.id).await?;
        if moved.ends_at.is_some() {
            mails.moved_away(&mut tx, &party, &Seat { sequence, ..seat.clone() }).await?;
            // Where both addresses are read into one calendar, the new entry must be the later one.
            store::raise_sequence(&mut tx, now, &seat.id).await?;
        }
        store::update_attendee(&mut tx, secret, seat, name, email).await?;
    }
    if !is_same_address(&contact.email, &party.contact.email) {
        mail::take_back(&mut tx, now, Queue::Registration(party.id.as_str())).await?;
    }
    let written = store::by_id(&mut tx, &event.id, &party.id).await?;
    let written = written.ok_or(StoreError::Corrupt("a registration that went"))?;
    for moved in &effects.entries {
        if let Some(seat) = written.live_seats().find(|seat| seat.position == moved.position) {
            mails.seat(&mut tx, &written, seat, &SeatNews::NewAddress).await?;
        }
    }
    if effects.contact.is_some() {
        mails.contact(&mut tx, &written, ContactNews::NewAddress).await?;
    }
    store::fold_again(&mut tx, &event.id, &party.id).await?;
    let act = Act {
        actor,
        action: "registration.edit",
        event_id: Some(event.id.as_str()),
        registration_id: Some(party.id.as_str()),
        detail: json!({ "changes": changes, "mails": effects.mails() }),
    };
    audit::record(&mut tx, now, act).await?;
    tx.commit().await?;
    Ok(Edited::Done { mails: effects.mails() })
}

/// Whom an edit writes to: whoever holds an entry and gets another address, and a contact without one.
async fn effects(
    tx: &mut WriteTx,
    event: &Event,
    party: &Registration,
    after: &Edit,
    now: Timestamp,
) -> Result<Effects, StoreError> {
    let mut effects = Effects::default();
    if event.state != events::State::Published || event.is_past(now) {
        return Ok(effects);
    }
    if party.state == State::Confirmed {
        for seat in party.live_seats().filter(|seat| !seat.is_erased()) {
            let Some((name, email)) = after.attendee(seat) else { continue };
            if email.is_empty() || is_same_address(email, &seat.email) {
                continue;
            }
            let reached = mail::reached(tx, Queue::Seat(seat.id.as_str()), &seat.email).await?;
            effects.entries.push(MovedEntry {
                position: seat.position,
                name: name.to_owned(),
                to: email.to_owned(),
                ends_at: reached.then(|| seat.email.clone()),
            });
        }
    }
    let is_told = match party.state {
        State::Confirmed => !contact_has_seat(party),
        State::Waitlisted => true,
        State::Cancelled => false,
    };
    let moved = |contact: &&Contact| contact.has_mail() && !is_same_address(&contact.email, &party.contact.email);
    let contact = after.contact.as_ref().filter(moved);
    effects.contact = contact.filter(|_| is_told).map(|contact| contact.email.clone());
    Ok(effects)
}

/// What became of a note.
#[derive(Debug, PartialEq, Eq)]
pub enum Noted {
    Done,
    /// Nothing is written: somebody else wrote this meanwhile.
    Conflict(String),
}

/// Replaces the note, if it is still the one that it was typed over.
pub async fn write_note(
    state: &AppState,
    registration: &Registration,
    note: &str,
    over: &str,
    actor: Actor<'_>,
) -> Result<Noted, StoreError> {
    let mut tx = state.db.begin_write().await?;
    let Locked { event, party, .. } = lock(&mut tx, registration).await?;
    let before = store::note_of(&mut tx, &event.id, &party.id).await?;
    // Sent twice, or nobody is left whom it could be about.
    if before == note || party.erased_at.is_some() {
        return Ok(Noted::Done);
    }
    if token::hash(&before) != over {
        return Ok(Noted::Conflict(before));
    }
    store::write_note(&mut tx, &party.id, note).await?;
    let act = Act {
        actor,
        action: "registration.note",
        event_id: Some(event.id.as_str()),
        registration_id: Some(party.id.as_str()),
        detail: json!({ "changes": [Change::new("note", &before, note)] }),
    };
    audit::record(&mut tx, state.clock.now(), act).await?;
    tx.commit().await?;
    Ok(Noted::Done)
}
