//! What happened, as it is told: entries of the log and mails, with names in the place of ids.

use std::collections::{HashMap, HashSet};

use sqlx::AnyConnection;

use super::rules;
use crate::audit::{Change, Entry};
use crate::mail::{self, Fate, Queue};
use crate::messages::Audience;
use crate::people;
use crate::registrations::mails::Told;
use crate::registrations::{Registration, RegistrationId, Seat};
use crate::reminders::Which;

use crate::server::db::StoreError;
use crate::time::Timestamp;

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// By name; nothing where the account is gone.
    Organiser(Option<String>),
    /// On the page of the event.
    Visitor,
    Attendee,
    Contact,
    /// Nobody: it follows from something else, or a time had come.
    Itself,
}

/// What was done, in the words of the domain. A number is 0 or nothing where it is forgotten, or was never noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    SignedUp {
        seats: i64,
        waits: bool,
    },
    /// From the waiting list.
    Promoted {
        seats: i64,
    },
    /// From seats back to the waiting list, as this number of the queue.
    BackInQueue {
        position: i64,
    },
    /// Seats of these people, as far as they are known; `left` live ones are left.
    Cancelled {
        names: Vec<String>,
        seats: usize,
        left: i64,
        waited: bool,
        together: Option<i64>,
    },
    /// By hand; so many of the seats above capacity.
    Added {
        seats: i64,
        waits: bool,
        above: i64,
    },
    /// In front of all who wait, for this reason.
    ToHead {
        reason: String,
    },
    /// The fewest seats that it takes; `None`: all or none.
    Least {
        seats: Option<i64>,
    },
    /// At the door.
    Ticked {
        name: Option<String>,
        came: bool,
    },
    EventCopied,
    /// Whether somebody still comes, as they say.
    Answered {
        name: Option<String>,
        coming: bool,
    },
    /// What goes by itself was chosen.
    RemindersChosen,
    /// It went; `None` where it was too late.
    Reminded {
        which: Option<Which>,
        mails: Option<i64>,
    },
    /// A change that was held back went out.
    HeldSent {
        mails: Option<i64>,
    },
    /// It fell away.
    HeldDropped,
    SentAgain {
        name: Option<String>,
    },
    Edited {
        mails: Option<i64>,
    },
    Noted,
    /// People are forgotten because one of them asked.
    Erased,
    NeedsErased,
    EventCreated,
    EventSaved {
        mails: Option<i64>,
    },
    EventPublished,
    EventCancelled {
        mails: Option<i64>,
    },
    /// Words of an organiser's own, to so many.
    MessageSent {
        subject: String,
        audience: Option<Audience>,
        mails: Option<i64>,
    },
    /// Everybody is forgotten, because the time had come.
    EventErased,
    /// Something that this program does not know: a newer one did it.
    Other,
}

/// An entry of the log as it is told.
#[derive(Clone, Debug)]
pub struct Line {
    pub at: Timestamp,
    pub by: By,
    pub happened: Happened,
    pub changes: Vec<Change>,
    /// Fields of which an older program noted only that they changed.
    pub fields: Vec<String>,
    /// What an organiser added for those who were told.
    pub words: Option<String>,
    /// Whose registration it was about.
    pub registration: Option<RegistrationId>,
}

/// A mail as it is told: never what it says.
#[derive(Clone, Debug)]
pub struct Mailed {
    pub at: Timestamp,
    pub told: Option<Told>,
    /// Whom it is to; nothing where they are forgotten.
    pub name: String,
    pub address: String,
    pub fate: Fate,
}

/// One thing in a registration's story.
#[derive(Clone, Debug)]
pub enum Chapter {
    Act(Line),
    Mail(Mailed),
}

impl Chapter {
    fn key(&self) -> (Timestamp, u8) {
        match self {
            Self::Act(line) => (line.at, 0),
            Self::Mail(mailed) => (mailed.at, 1),
        }
    }
}

/// What an entry tells. Entries of every version tell something; `of` are the registrations that they may be about.
fn happened(entry: &Entry, of: Option<&Registration>) -> Happened {
    let number = |name| entry.number(name).unwrap_or_default();
    let name_at = |position: i64| {
        let seat = of.and_then(|party| party.seats.iter().find(|seat| seat.position == position));
        seat.map(|seat| seat.name.clone()).filter(|name| !name.is_empty())
    };
    match entry.action.as_str() {
        "registration.sign_up" => {
            Happened::SignedUp { seats: number("seats"), waits: entry.word("state") == Some("waitlisted") }
        }
        "registration.promoted" => Happened::Promoted { seats: number("seats") },
        "registration.unseat" => Happened::BackInQueue { position: number("position") },
        "registration.cancel" => {
            let positions = entry.numbers("positions");
            Happened::Cancelled {
                names: positions.iter().filter_map(|position| name_at(*position)).collect(),
                seats: positions.len(),
                left: number("left"),
                waited: entry.word("before") == Some("waitlisted"),
                together: entry.number("together").filter(|together| *together > 1),
            }
        }
        "registration.add" => Happened::Added {
            seats: number("seats"),
            waits: entry.word("state") == Some("waitlisted"),
            above: number("above"),
        },
        "registration.to_head" => Happened::ToHead { reason: entry.word("reason").unwrap_or_default().to_owned() },
        "registration.least" => Happened::Least { seats: entry.number("after") },
        "attendance.tick" => Happened::Ticked {
            name: entry.number("position").and_then(name_at),
            came: entry.detail.get("came").is_some_and(|came| came.as_bool() == Some(true)),
        },
        "event.copy" => Happened::EventCopied,
        "seat.coming" => Happened::Answered {
            name: entry.number("position").and_then(name_at),
            coming: entry.detail.get("coming").is_some_and(|coming| coming.as_bool() == Some(true)),
        },
        "event.reminders" => Happened::RemindersChosen,
        "reminder.send" | "reminder.late" => {
            Happened::Reminded { which: entry.word("which").and_then(Which::from_tag), mails: entry.number("mails") }
        }
        "event.held_update_sent" => Happened::HeldSent { mails: entry.number("mails") },
        "event.held_update_dropped" => Happened::HeldDropped,
        "registration.sent_again" => Happened::SentAgain { name: entry.number("position").and_then(name_at) },
        "registration.edit" => Happened::Edited { mails: entry.number("mails") },
        "registration.note" => Happened::Noted,
        "registration.erase" => Happened::Erased,
        "registration.erase_needs" => Happened::NeedsErased,
        "event.create" => Happened::EventCreated,
        "event.save" => Happened::EventSaved { mails: entry.number("mails") },
        "event.publish" => Happened::EventPublished,
        "event.cancel" => Happened::EventCancelled { mails: entry.number("mails") },
        "message.send" => Happened::MessageSent {
            subject: entry.word("subject").unwrap_or_default().to_owned(),
            audience: entry.word("audience").and_then(Audience::from_tag),
            mails: entry.number("recipients"),
        },
        "event.erase" => Happened::EventErased,
        _ => Happened::Other,
    }
}

/// The field whose values are accounts.
const ACCOUNTS: &str = "co_organisers";

/// Entries as they are told, with the names of whoever signs in, each looked up once.
pub async fn lines(
    connection: &mut AnyConnection,
    entries: &[Entry],
    of: &[Registration],
) -> Result<Vec<Line>, StoreError> {
    let accounts_in = |change: &Change| {
        let both = format!("{}, {}", change.before, change.after);
        both.split(", ").map(str::to_owned).collect::<Vec<_>>()
    };
    let mut ids: HashSet<String> =
        entries.iter().filter(|entry| entry.is_by_organiser()).map(|entry| entry.actor.clone()).collect();
    let changes: Vec<Vec<Change>> = entries.iter().map(Entry::changes).collect();
    ids.extend(changes.iter().flatten().filter(|change| change.field == ACCOUNTS).flat_map(accounts_in));
    let names = people::store::names(connection, &ids.into_iter().collect::<Vec<_>>()).await?;
    let parties: HashMap<&str, &Registration> = of.iter().map(|party| (party.id.as_str(), party)).collect();
    Ok(entries
        .iter()
        .zip(changes)
        .map(|(entry, changes)| Line {
            at: entry.at,
            by: by(entry, &names),
            happened: happened(entry, entry.registration_id.as_deref().and_then(|id| parties.get(id).copied())),
            fields: if changes.is_empty() { fields(entry) } else { Vec::new() },
            changes: changes.into_iter().map(|change| named(change, &names)).collect(),
            words: entry.word("words").filter(|words| !words.is_empty()).map(str::to_owned),
            registration: entry.registration_id.clone().map(RegistrationId),
        })
        .collect())
}

fn by(entry: &Entry, names: &HashMap<String, String>) -> By {
    match entry.actor.as_str() {
        "visitor" => By::Visitor,
        "attendee" => By::Attendee,
        "contact" => By::Contact,
        "system" => By::Itself,
        id => By::Organiser(names.get(id).cloned()),
    }
}

/// Names of fields, as an older program noted a save.
fn fields(entry: &Entry) -> Vec<String> {
    let fields = entry.detail.get("fields").and_then(|fields| fields.as_array()).cloned().unwrap_or_default();
    fields.iter().filter_map(|field| field.as_str()).map(str::to_owned).collect()
}

/// Accounts by their names.
fn named(change: Change, names: &HashMap<String, String>) -> Change {
    if change.field != ACCOUNTS {
        return change;
    }
    let name = |ids: &str| {
        let known: Vec<&str> = ids.split(", ").filter_map(|id| names.get(id)).map(String::as_str).collect();
        known.join(", ")
    };
    Change { before: name(&change.before), after: name(&change.after), field: change.field }
}

/// A registration's whole story, latest first: what was done, and what was mailed.
pub async fn of_registration(
    connection: &mut AnyConnection,
    registration: &Registration,
    entries: &[Entry],
) -> Result<Vec<Chapter>, StoreError> {
    let lines = lines(connection, entries, std::slice::from_ref(registration)).await?;
    let mut told: Vec<Chapter> = lines.into_iter().map(Chapter::Act).collect();
    told.extend(mails(connection, registration).await?.into_iter().map(Chapter::Mail));
    // Both lists are in order; of the same second, a mail follows from what was done.
    told.sort_by_key(|one| std::cmp::Reverse(one.key()));
    Ok(told)
}

async fn mails(connection: &mut AnyConnection, registration: &Registration) -> Result<Vec<Mailed>, StoreError> {
    let seats: Vec<&Seat> = registration.seats.iter().collect();
    let mut queues = vec![Queue::Registration(registration.id.as_str())];
    queues.extend(seats.iter().map(|seat| Queue::Seat(seat.id.as_str())));
    queues.extend(seats.iter().map(|seat| Queue::FormerSeat(seat.id.as_str())));
    let name = |queue: usize| match queue.checked_sub(1) {
        None => registration.contact.name.clone(),
        Some(place) => seats.get(place % seats.len().max(1)).map(|seat| seat.name.clone()).unwrap_or_default(),
    };
    let mut mails: Vec<Mailed> = mail::history(connection, &queues)
        .await?
        .into_iter()
        .map(|mail| Mailed {
            at: mail.posted_at,
            told: rules::told(&mail.kind, &mail.snapshot),
            name: name(mail.queue),
            address: mail.recipient,
            fate: mail.fate,
        })
        .collect();
    mails.reverse();
    Ok(mails)
}
