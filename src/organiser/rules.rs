//! What needs an organiser, and what happens by itself: pure, from what is stored and the time.

use std::collections::HashSet;

use crate::events::{Details, Event, State};
use crate::mail::{Message as _, Undelivered, Whose, Why};
use crate::messages::mails::MessageMail;
use crate::registrations::acts;
use crate::registrations::mails::Told;
use crate::registrations::store::Queued;
use crate::registrations::{Capacity, QueueMode, Registration, RegistrationId, State as RegistrationState, rules};
use crate::reminders::mails::told_by;
use crate::reminders::rules::{Status, planned};
use crate::reminders::{Sent, Settings, Which};
use crate::time::{DAY, HOUR, Timestamp};

/// What comes within so many seconds is told as something to see to: a start, a deadline.
const SOON: i64 = 7 * DAY;

/// More mails than so many that did not arrive are told of as one thing to do.
pub const MAILS_SINGLY: usize = 3;

/// A mail that did not arrive, and whom it was for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostMail {
    pub registration_id: RegistrationId,
    /// The seat, where it was an attendee's.
    pub position: Option<i64>,
    pub name: String,
    /// What it was to tell; nothing where a newer program wrote it.
    pub told: Option<Told>,
    pub why: Why,
}

/// Something only the organiser can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Todo {
    MailLost(LostMail),
    /// Too many to tell of each; the list of registrations marks them.
    MailsLost {
        mails: usize,
    },
    /// A draft that cannot be published yet: how many things are missing, and where the first is.
    Unfinished {
        missing: usize,
        field: String,
    },
    /// More are seated than there is room for.
    OverCapacity {
        seated: i64,
        capacity: i64,
    },
    /// Free seats that the head of the queue is too large for, or a full house with people waiting.
    Queue {
        organisation: String,
        size: i64,
        free: i64,
        parties: i64,
        /// Until when free seats are kept for the head; nothing where none are, or without end.
        until: Option<Timestamp>,
    },
    /// After the deadline seats are free that suit the head of the queue: nobody moves up by themselves any more.
    GiveSeats {
        registration_id: RegistrationId,
        organisation: String,
        size: i64,
        free: i64,
    },
    /// A party that waits and is larger than the whole event.
    TooLarge {
        organisation: String,
        size: i64,
        capacity: i64,
    },
    /// So few have signed up, a week before, that the organiser may want to share the page once more.
    FewSignUps {
        seated: i64,
        capacity: i64,
        /// When sign-up closes.
        closes_at: Timestamp,
    },
    /// What ends next of sign-up and cancelling.
    ClosesSoon(Coming),
    /// A change that those who signed up are not told of yet.
    UpdateWaits {
        due_at: Timestamp,
    },
    /// Rows of the agenda that lie outside of the event (arrival up to an hour before is inside).
    AgendaOutside {
        rows: usize,
    },
    /// Texts that stand in Danish only, as the form names them.
    EnglishMissing {
        fields: Vec<&'static str>,
    },
    /// Published, and nobody has signed up.
    NobodyYet,
}

/// Something that happens at a time, whether anybody looks or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coming {
    Opens(Timestamp),
    /// Sign-up and cancelling end together.
    BothClose(Timestamp),
    SignUpCloses(Timestamp),
    CancellingCloses(Timestamp),
    NeedsDeleted(Timestamp),
    PeopleDeleted(Timestamp),
    /// A mail to so many, as it looks now; a reminder may also ask whether they still come.
    Mail {
        at: Timestamp,
        which: Which,
        asks: bool,
        people: usize,
    },
}

impl Coming {
    pub fn at(self) -> Timestamp {
        match self {
            Self::Opens(at)
            | Self::BothClose(at)
            | Self::SignUpCloses(at)
            | Self::CancellingCloses(at)
            | Self::NeedsDeleted(at)
            | Self::PeopleDeleted(at)
            | Self::Mail { at, .. } => at,
        }
    }
}

/// What an overview is made from.
pub struct Facts<'a> {
    pub event: &'a Event,
    pub capacity: &'a Capacity,
    /// When the rows of its agenda begin.
    pub agenda: &'a [Timestamp],
    /// Who waits, in order: at least the first who could be seated, and those who are larger than the event.
    pub queue: &'a [Queued],
    /// Whether anybody has ever signed up.
    pub has_registrations: bool,
    pub lost_mails: Lost<'a>,
    /// When an update is sent that waits, where the page does not tell that by itself.
    pub update: Option<Timestamp>,
    /// Of a draft that cannot be published yet: how many things are missing, and the field of the first.
    pub missing: Option<(usize, String)>,
}

/// What a stored mail is to tell, of whatever feature; nothing where a newer program wrote it.
pub fn told(kind: &str, snapshot: &str) -> Option<Told> {
    if kind == MessageMail::KIND { Some(Told::Message) } else { told_by(kind, snapshot) }
}

/// The mails of an event that did not arrive.
#[derive(Clone, Copy, Debug)]
pub enum Lost<'a> {
    /// All of them.
    Each(&'a [LostMail]),
    /// So many that only their number is known.
    Many(usize),
}

/// The waiting parties among all of an event, in order.
pub fn queue_of(registrations: &[Registration]) -> Vec<Queued> {
    let waits = |registration: &&Registration| registration.state == RegistrationState::Waitlisted;
    let mut queue: Vec<&Registration> = registrations.iter().filter(waits).collect();
    queue.sort_by_key(|registration| registration.queue_number);
    let queued = |party: &Registration| Queued {
        id: party.id.clone(),
        called: party.called().to_owned(),
        size: party.size(),
        least: party.least(),
    };
    queue.into_iter().map(queued).collect()
}

/// Whom the mails that did not arrive were for, as far as they are still known.
pub fn lost_mails(mails: &[Undelivered], registrations: &[Registration]) -> Vec<LostMail> {
    let whose = |mail: &Undelivered| match &mail.whose {
        Whose::Seat(id) => registrations.iter().find_map(|registration| {
            let seat = registration.seats.iter().find(|seat| seat.id.as_str() == id)?;
            Some((registration.id.clone(), Some(seat.position), seat.name.clone()))
        }),
        Whose::Registration(id) => registrations
            .iter()
            .find(|registration| registration.id.as_str() == id)
            .map(|registration| (registration.id.clone(), None, registration.contact.name.clone())),
    };
    let lost = |mail: &Undelivered| {
        let (registration_id, position, name) = whose(mail)?;
        Some(LostMail { registration_id, position, name, told: told(&mail.kind, &mail.snapshot), why: mail.why })
    };
    mails.iter().filter_map(lost).collect()
}

/// Those of these registrations that, or a seat of which, somebody's mail was lost to.
pub fn parties_of(lost: &HashSet<Whose>, registrations: &[Registration]) -> HashSet<RegistrationId> {
    let is_lost = |registration: &&Registration| {
        let seats = registration.seats.iter().map(|seat| Whose::Seat(seat.id.0.clone()));
        seats.chain([Whose::Registration(registration.id.0.clone())]).any(|whose| lost.contains(&whose))
    };
    registrations.iter().filter(is_lost).map(|registration| registration.id.clone()).collect()
}

/// What needs the organiser, most pressing first.
pub fn todos(facts: &Facts<'_>, now: Timestamp) -> Vec<Todo> {
    let (event, capacity) = (facts.event, facts.capacity);
    let details = &event.details;
    let mut todos = Vec::new();
    if event.is_past(now) {
        return todos;
    }
    // Also when it is cancelled: then somebody might come to a closed door.
    match facts.lost_mails {
        Lost::Each(few) if few.len() <= MAILS_SINGLY => todos.extend(few.iter().cloned().map(Todo::MailLost)),
        Lost::Each(many) => todos.push(Todo::MailsLost { mails: many.len() }),
        Lost::Many(mails) => todos.push(Todo::MailsLost { mails }),
    }
    if event.state == State::Cancelled {
        return todos;
    }
    if let Some((missing, field)) = &facts.missing {
        todos.push(Todo::Unfinished { missing: *missing, field: field.clone() });
    }
    let all = capacity.terms.capacity;
    // What was given out by hand is as somebody wanted it.
    if capacity.over() > capacity.over_by_hand() {
        todos.push(Todo::OverCapacity { seated: capacity.seated, capacity: all });
    }
    todos.extend(of_queue(facts, now));
    todos.extend(facts.update.map(|due_at| Todo::UpdateWaits { due_at }));
    let few = few_sign_ups(event, capacity, now);
    let are_few = few.is_some();
    // Who tells that few have signed up tells until when they can.
    todos.extend(few.or_else(|| closes_soon(event, capacity, now)));
    let day = details.starts_at.plus(-HOUR)..=details.ends_at;
    let rows = facts.agenda.iter().filter(|starts_at| !day.contains(starts_at)).count();
    if rows > 0 {
        todos.push(Todo::AgendaOutside { rows });
    }
    let fields = without_english(details);
    if !fields.is_empty() {
        todos.push(Todo::EnglishMissing { fields });
    }
    if event.state == State::Published && !facts.has_registrations && !are_few {
        todos.push(Todo::NobodyYet);
    }
    todos
}

/// What the waiting list asks of the organiser.
fn of_queue(facts: &Facts<'_>, now: Timestamp) -> Vec<Todo> {
    let (event, capacity, queue) = (facts.event, facts.capacity, facts.queue);
    let all = capacity.terms.capacity;
    let mut todos = Vec::new();
    if let Some(head) = queue.iter().find(|party| party.least <= all) {
        let (organisation, size) = (head.called.clone(), head.size);
        let free = (all - capacity.seated).max(0);
        let by_themselves = acts::gives_out(event, &capacity.terms, now);
        todos.push(if !by_themselves && head.least <= free {
            Todo::GiveSeats { registration_id: head.id.clone(), organisation, size, free }
        } else {
            // In best fit nothing is kept: what is free suits nobody who waits.
            let kept = if capacity.terms.queue.mode == QueueMode::Strict { free } else { 0 };
            let until = capacity.held_until().filter(|until| kept > 0 && *until > now && by_themselves);
            Todo::Queue { organisation, size, free: kept, parties: capacity.parties, until }
        });
    }
    for party in queue.iter().filter(|party| party.least > all) {
        todos.push(Todo::TooLarge { organisation: party.called.clone(), size: party.size, capacity: all });
    }
    todos
}

/// Few are less than half of the seats, a week before, while people can still sign up.
fn few_sign_ups(event: &Event, capacity: &Capacity, now: Timestamp) -> Option<Todo> {
    let starts_at = event.details.starts_at;
    let is_open = event.state == State::Published && capacity.window(event, now) == rules::Window::Open;
    let (seated, all) = (capacity.seated, capacity.terms.capacity);
    (is_open && starts_at.plus(-SOON) <= now && seated * 2 < all).then(|| Todo::FewSignUps {
        seated,
        capacity: all,
        closes_at: capacity.terms.closes_at.min(starts_at),
    })
}

/// The next of the two deadlines, within a week.
fn closes_soon(event: &Event, capacity: &Capacity, now: Timestamp) -> Option<Todo> {
    let is_open = |deadline: &Coming| match deadline {
        Coming::SignUpCloses(_) => capacity.window(event, now) == rules::Window::Open,
        _ => true,
    };
    let next = deadlines(event, capacity).into_iter().filter(|deadline| deadline.at() > now && is_open(deadline));
    next.min_by_key(|deadline| deadline.at())
        .filter(|deadline| event.state == State::Published && deadline.at().plus(-SOON) <= now)
        .map(Todo::ClosesSoon)
}

/// When sign-up and cancelling end.
fn deadlines(event: &Event, capacity: &Capacity) -> Vec<Coming> {
    let (terms, starts_at) = (&capacity.terms, event.details.starts_at);
    let (closes, cancel) = (terms.closes_at.min(starts_at), terms.cancel_until.min(starts_at));
    if closes == cancel {
        vec![Coming::BothClose(closes)]
    } else {
        vec![Coming::SignUpCloses(closes), Coming::CancellingCloses(cancel)]
    }
}

/// The fields of the form in which a Danish text has no English one. What an event costs is a word that has a default.
fn without_english(details: &Details) -> Vec<&'static str> {
    let (da, en) = (&details.da, &details.en);
    let texts = [
        ("title.en", &da.title, &en.title),
        ("lead.en", &da.lead, &en.lead),
        ("why.en", &da.why, &en.why),
        ("how.en", &da.how, &en.how),
        ("what.en", &da.what, &en.what),
        ("audience.en", &da.audience, &en.audience),
        ("access.en", &da.access, &en.access),
        ("transport.en", &da.transport, &en.transport),
        ("bring.en", &da.bring, &en.bring),
        ("terms.en", &da.terms, &en.terms),
    ];
    let missing = |(field, da, en): (&'static str, &String, &String)| {
        // A title is missed also where the Danish one is still to be written.
        (en.is_empty() && (field == "title.en" || !da.is_empty())).then_some(field)
    };
    texts.into_iter().filter_map(missing).collect()
}

/// What happens by itself from now on, in order.
pub fn coming(event: &Event, capacity: &Capacity, has_needs: bool, now: Timestamp) -> Vec<Coming> {
    let (terms, details) = (&capacity.terms, &event.details);
    let mut coming = Vec::new();
    if event.state == State::Published {
        coming.extend(terms.opens_at.map(Coming::Opens));
        coming.extend(deadlines(event, capacity));
    }
    if has_needs {
        coming.push(Coming::NeedsDeleted(rules::needs_deleted_at(details.ends_at)));
    }
    if event.is_public() {
        coming.push(Coming::PeopleDeleted(rules::people_deleted_at(details.ends_at, details.keep_months)));
    }
    coming.retain(|one| one.at() > now);
    coming.sort_by_key(|one| one.at());
    coming
}

/// The mails that go by themselves from now on, of a published event, in order.
pub fn coming_mails(
    event: &Event,
    settings: &Settings,
    sent: &[Sent],
    parties: &[Registration],
    now: Timestamp,
) -> Vec<Coming> {
    let (starts_at, ends_at) = (event.details.starts_at, event.details.ends_at);
    if event.state != State::Published {
        return Vec::new();
    }
    let mut open = planned(settings, starts_at, ends_at);
    open.retain(|one| one.status(sent, starts_at.date(), now) == Status::Waits);
    let asked_at = open.iter().find(|one| one.which == Which::Ask).map(|one| one.due_at);
    let mut coming: Vec<Coming> = Vec::new();
    for one in &open {
        let asks = Some(one.due_at) == asked_at && one.which != Which::Thanks;
        let people = one.people(parties).count();
        // The question goes in the reminder of its day.
        let is_told =
            one.which == Which::Ask && open.iter().any(|other| other.which != Which::Ask && other.due_at == one.due_at);
        if !is_told {
            coming.push(Coming::Mail { at: one.due_at.max(now), which: one.which, asks, people });
        }
    }
    coming
}
