//! What needs an organiser, and what happens by itself: pure, from what is stored and the time.

use std::collections::HashSet;

use crate::events::{Event, State};
use crate::mail::{Undelivered, Whose, Why};
use crate::programme::Item;
use crate::registrations::acts;
use crate::registrations::mails::Told;
use crate::registrations::{Capacity, QueueMode, Registration, RegistrationId, State as RegistrationState, rules};
use crate::reminders::mails::told_by;
use crate::reminders::rules::{Status, planned};
use crate::reminders::{Sent, Settings, Which};
use crate::time::{DAY, HOUR, Timestamp};

/// Sign-up that closes within so many seconds closes soon.
const SOON: i64 = 3 * DAY;

/// More mails than so many that did not arrive are told of as one thing to do.
const MAILS_SINGLY: usize = 3;

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
    ClosesSoon {
        at: Timestamp,
    },
    /// Rows of the agenda that lie outside of the event (arrival up to an hour before is inside).
    AgendaOutside {
        rows: usize,
    },
    EnglishMissing,
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
    pub items: &'a [Item],
    pub registrations: &'a [Registration],
    pub lost_mails: &'a [LostMail],
    /// Of a draft that cannot be published yet: how many things are missing, and the field of the first.
    pub missing: Option<(usize, String)>,
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
        Some(LostMail { registration_id, position, name, told: told_by(&mail.kind, &mail.snapshot), why: mail.why })
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
        few if few.len() <= MAILS_SINGLY => todos.extend(few.iter().cloned().map(Todo::MailLost)),
        many => todos.push(Todo::MailsLost { mails: many.len() }),
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
    let mut queue: Vec<&Registration> =
        facts.registrations.iter().filter(|registration| registration.state == RegistrationState::Waitlisted).collect();
    queue.sort_by_key(|registration| registration.queue_number);
    if let Some(head) = queue.iter().find(|party| party.least() <= all) {
        let (organisation, size) = (head.called().to_owned(), head.size());
        let free = (all - capacity.seated).max(0);
        let by_themselves = acts::gives_out(event, &capacity.terms, now);
        todos.push(if !by_themselves && head.least() <= free {
            Todo::GiveSeats { registration_id: head.id.clone(), organisation, size, free }
        } else {
            let parties = i64::try_from(queue.len()).unwrap_or(i64::MAX);
            // In best fit nothing is kept: what is free suits nobody who waits.
            let kept = if capacity.terms.queue.mode == QueueMode::Strict { free } else { 0 };
            Todo::Queue { organisation, size, free: kept, parties }
        });
    }
    for party in queue.iter().filter(|party| party.least() > all) {
        todos.push(Todo::TooLarge { organisation: party.called().to_owned(), size: party.size(), capacity: all });
    }
    let closes_at = capacity.terms.closes_at.min(details.starts_at);
    let is_open = capacity.window(event, now) == rules::Window::Open;
    if event.state == State::Published && is_open && closes_at.plus(-SOON) <= now {
        todos.push(Todo::ClosesSoon { at: closes_at });
    }
    let day = details.starts_at.plus(-HOUR)..=details.ends_at;
    let rows = facts.items.iter().filter(|item| !day.contains(&item.starts_at)).count();
    if rows > 0 {
        todos.push(Todo::AgendaOutside { rows });
    }
    if details.en.title.is_empty() || details.en.why.is_empty() && !details.da.why.is_empty() {
        todos.push(Todo::EnglishMissing);
    }
    if event.state == State::Published && facts.registrations.is_empty() {
        todos.push(Todo::NobodyYet);
    }
    todos
}

/// What happens by itself from now on, in order.
pub fn coming(event: &Event, capacity: &Capacity, has_needs: bool, now: Timestamp) -> Vec<Coming> {
    let (terms, details) = (&capacity.terms, &event.details);
    let mut coming = Vec::new();
    if event.state == State::Published {
        coming.extend(terms.opens_at.map(Coming::Opens));
        let (closes, cancel) = (terms.closes_at.min(details.starts_at), terms.cancel_until.min(details.starts_at));
        if closes == cancel {
            coming.push(Coming::BothClose(closes));
        } else {
            coming.extend([Coming::SignUpCloses(closes), Coming::CancellingCloses(cancel)]);
        }
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
