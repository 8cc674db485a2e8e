//! What an organiser's act on the queue would do, found before it is done: pure.

use super::settle::to_promote;
use super::tell::audience;
use crate::events::{self, Event};
use crate::registrations::model::{CapacityTerms, Registration, RegistrationId, State};
use crate::registrations::rules::{Promotion, Waiting};
use crate::registrations::store::Counted;
use crate::server::token;
use crate::time::Timestamp;

/// What is done with a party by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByHand {
    /// It waits, and gets its seats.
    Seat,
    /// It has seats, and waits again.
    Queue,
    /// It waits, and becomes the first.
    Head,
}

/// Why it cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The event is a draft, cancelled or past.
    NotOpen,
    /// The party is not where it would be moved from.
    OtherState,
    /// It would get its seats back at once, because it comes first and they suit it.
    ComesBack,
    AlreadyFirst,
}

/// A party that gets seats by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub called: String,
    pub seats: i64,
    /// Mails that tell of it.
    pub mails: usize,
}

/// What it would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreseen {
    pub by: ByHand,
    pub refusal: Option<Refusal>,
    /// The party's seats.
    pub size: i64,
    pub capacity: i64,
    /// Taken seats, before and after.
    pub seated: i64,
    pub seated_after: i64,
    /// How many of the party's seats would be given out above the capacity.
    pub above: i64,
    /// Its place in the queue before and after, where it waits then.
    pub position: Option<usize>,
    pub position_after: Option<usize>,
    /// Who has waited longer, and is passed.
    pub passed: Vec<String>,
    pub promoted: Vec<Moved>,
    /// Mails to the party itself.
    pub own_mails: usize,
}

impl Foreseen {
    /// All mails that it sends.
    pub fn mails(&self) -> usize {
        self.own_mails + self.promoted.iter().map(|moved| moved.mails).sum::<usize>()
    }

    /// Names exactly what is shown, so that nobody confirms something else.
    pub fn fingerprint(&self, id: &RegistrationId) -> String {
        token::hash(&format!("{} {self:?}", id.as_str()))
    }
}

/// Finds what `by` would do to a party; `all` are the event's registrations in the queue's order.
pub fn foresee(
    by: ByHand,
    party: &Registration,
    event: &Event,
    terms: &CapacityTerms,
    now: Timestamp,
    counted: &Counted,
    all: &[Registration],
) -> Foreseen {
    let size = party.size();
    let free = (terms.capacity - counted.seated).max(0);
    let position = |queue: &[Waiting<RegistrationId>]| {
        queue.iter().position(|waiting| waiting.party == party.id).map(|place| place + 1)
    };
    let before = position(&counted.queue);
    let after = afterwards(by, party, counted, all);
    let promotions = to_promote(event, terms, now, &after);
    let seated_after = after.seated + promotions.iter().map(|promotion| promotion.seats).sum::<i64>();
    let mut left = after.queue.clone();
    left.retain(|waiting| promotions.iter().all(|promotion| promotion.party != waiting.party));

    let is_there = match by {
        ByHand::Seat | ByHand::Head => party.state == State::Waitlisted,
        ByHand::Queue => party.state == State::Confirmed,
    };
    let refusal = if event.state != events::State::Published || event.is_past(now) {
        Some(Refusal::NotOpen)
    } else if !is_there {
        Some(Refusal::OtherState)
    } else if by == ByHand::Queue && position(&left).is_none() {
        Some(Refusal::ComesBack)
    } else if by == ByHand::Head && before == Some(1) {
        Some(Refusal::AlreadyFirst)
    } else {
        None
    };
    let passed = counted.queue.iter().take(before.map_or(0, |place| place - 1));
    let passed =
        if by == ByHand::Queue { Vec::new() } else { passed.map(|waiting| called(&waiting.party, all)).collect() };
    let own_mails = match by {
        ByHand::Seat | ByHand::Queue => mails_of(party, size),
        ByHand::Head => 0,
    };
    Foreseen {
        by,
        refusal,
        size,
        capacity: terms.capacity,
        seated: counted.seated,
        seated_after,
        above: if by == ByHand::Seat { (size - free).max(0) } else { 0 },
        position: before,
        position_after: position(&left),
        passed,
        promoted: promotions.iter().filter_map(|promotion| moved(promotion, all)).collect(),
        own_mails,
    }
}

/// What would be counted once it is done, before free seats are given out.
fn afterwards(by: ByHand, party: &Registration, counted: &Counted, all: &[Registration]) -> Counted {
    let mut after = counted.clone();
    let waiting = Waiting { party: party.id.clone(), size: party.size(), least: party.least() };
    after.queue.retain(|other| other.party != party.id);
    match by {
        ByHand::Seat => after.seated += waiting.size,
        ByHand::Head => after.queue.insert(0, waiting),
        ByHand::Queue => {
            after.seated -= waiting.size;
            let number = |id: &RegistrationId| all.iter().find(|one| one.id == *id).map(|one| one.queue_number);
            let place = after.queue.iter().take_while(|other| number(&other.party) < Some(party.queue_number)).count();
            after.queue.insert(place, waiting);
        }
    }
    after
}

fn called(id: &RegistrationId, all: &[Registration]) -> String {
    all.iter().find(|registration| registration.id == *id).map(|one| one.called().to_owned()).unwrap_or_default()
}

/// How many are written to when a party has the first so many of its seats.
fn mails_of(party: &Registration, seats: i64) -> usize {
    let mut seated = Registration { state: State::Confirmed, ..party.clone() };
    let kept: Vec<i64> =
        party.live_seats().take(usize::try_from(seats).unwrap_or(0)).map(|seat| seat.position).collect();
    seated.seats.retain(|seat| kept.contains(&seat.position));
    audience([&seated], |_| true).total()
}

/// A promotion, told of by the party's name.
pub fn moved(promotion: &Promotion<RegistrationId>, all: &[Registration]) -> Option<Moved> {
    let party = all.iter().find(|registration| registration.id == promotion.party)?;
    let Promotion { seats, .. } = *promotion;
    Some(Moved { called: party.called().to_owned(), seats, mails: mails_of(party, seats) })
}
