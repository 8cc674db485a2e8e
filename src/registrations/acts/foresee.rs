//! What an organiser's act on the queue would do, found before it is done: pure.

use super::settle::to_promote;
use super::tell::audience;
use crate::events::{self, Event};
use crate::registrations::model::{CapacityTerms, Registration, RegistrationId, State};
use crate::registrations::rules::{Promotion, Waiting};
use crate::registrations::store::Counted;
use crate::server::token;
use crate::time::Timestamp;

/// What is done with a party, or several, by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByHand {
    /// It waits, and gets its seats.
    Seat,
    /// It has seats, and waits again, behind all others.
    Queue,
    /// It waits, and becomes the first: one party only.
    Head,
}

/// Why it cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The event is a draft, cancelled or past.
    NotOpen,
    /// No party is where it would be moved from.
    OtherState,
    /// All would get their seats back at once, because the seats suit nobody else.
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
    /// Those that are moved, in the queue's order.
    pub parties: Vec<RegistrationId>,
    /// Those that keep their seats, because they would get them back at once.
    pub stay: Vec<String>,
    /// Seats of those that are moved.
    pub size: i64,
    pub capacity: i64,
    /// Taken seats, before and after.
    pub seated: i64,
    pub seated_after: i64,
    /// How many of their seats would be given out above the capacity.
    pub above: i64,
    /// The first one's place in the queue before and after, where it waits then.
    pub position: Option<usize>,
    pub position_after: Option<usize>,
    /// Who has waited longer than the last of them, and is passed.
    pub passed: Vec<String>,
    pub promoted: Vec<Moved>,
    /// Mails to those that are moved.
    pub own_mails: usize,
}

impl Foreseen {
    /// All mails that it sends.
    pub fn mails(&self) -> usize {
        self.own_mails + self.promoted.iter().map(|moved| moved.mails).sum::<usize>()
    }

    /// Names exactly what is shown, so that nobody confirms something else.
    pub fn fingerprint(&self) -> String {
        token::hash(&format!("{self:?}"))
    }
}

/// What it is decided by; `all` are the event's registrations in the queue's order.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub event: &'a Event,
    pub terms: &'a CapacityTerms,
    pub now: Timestamp,
    pub counted: &'a Counted,
    pub all: &'a [Registration],
}

impl<'a> Known<'a> {
    /// Those of `ids` that are where they would be moved from.
    fn movable(&self, by: ByHand, ids: &[RegistrationId]) -> Vec<&'a Registration> {
        let from = match by {
            ByHand::Seat | ByHand::Head => State::Waitlisted,
            ByHand::Queue => State::Confirmed,
        };
        self.all.iter().filter(|party| party.state == from && ids.contains(&party.id)).collect()
    }

    /// What settling would do once they are moved.
    fn promotions(&self, by: ByHand, parties: &[&Registration]) -> (Counted, Vec<Promotion<RegistrationId>>) {
        let after = self.afterwards(by, parties);
        let promotions = to_promote(self.event, self.terms, self.now, &after);
        (after, promotions)
    }

    /// What would be counted once it is done, before free seats are given out.
    fn afterwards(&self, by: ByHand, parties: &[&Registration]) -> Counted {
        let mut after = self.counted.clone();
        after.queue.retain(|other| parties.iter().all(|party| other.party != party.id));
        let waiting =
            |party: &&Registration| Waiting { party: party.id.clone(), size: party.size(), least: party.least() };
        match by {
            ByHand::Seat => after.seated += parties.iter().map(|party| party.size()).sum::<i64>(),
            ByHand::Head => after.queue.splice(0..0, parties.iter().map(waiting)).for_each(drop),
            ByHand::Queue => {
                after.seated -= parties.iter().map(|party| party.size()).sum::<i64>();
                // Behind those who wait: by the number they had they would come first, and get their seats back.
                after.queue.extend(parties.iter().map(waiting));
            }
        }
        after
    }
}

/// Finds what `by` would do to these parties; those that are not where they would be moved from are left out.
pub fn foresee(by: ByHand, ids: &[RegistrationId], known: Known<'_>) -> Foreseen {
    let Known { event, terms, now, counted, all } = known;
    let mut parties = known.movable(by, ids);
    let nobody = parties.is_empty();
    let mut stay = Vec::new();
    let (after, promotions) = loop {
        let (after, promotions) = known.promotions(by, &parties);
        let comes_back = |party: &&Registration| promotions.iter().any(|promotion| promotion.party == party.id);
        if by != ByHand::Queue || !parties.iter().any(comes_back) {
            break (after, promotions);
        }
        // Whoever would come back stays; that may leave room for less, so it is asked again.
        stay.extend(parties.iter().filter(|party| comes_back(party)).map(|party| party.called().to_owned()));
        parties.retain(|party| !comes_back(party));
    };
    let is_one_of_them = |id: &RegistrationId| parties.iter().any(|party| party.id == *id);
    let first = |queue: &[Waiting<RegistrationId>]| {
        queue.iter().position(|waiting| is_one_of_them(&waiting.party)).map(|place| place + 1)
    };
    let before = first(&counted.queue);
    let mut left = after.queue;
    left.retain(|waiting| promotions.iter().all(|promotion| promotion.party != waiting.party));
    let refusal = if event.state != events::State::Published || event.is_past(now) {
        Some(Refusal::NotOpen)
    } else if nobody {
        Some(Refusal::OtherState)
    } else if parties.is_empty() {
        Some(Refusal::ComesBack)
    } else if by == ByHand::Head && before == Some(1) {
        Some(Refusal::AlreadyFirst)
    } else {
        None
    };
    let last = counted.queue.iter().rposition(|waiting| is_one_of_them(&waiting.party)).unwrap_or(0);
    let passed = counted.queue.iter().take(last).filter(|waiting| !is_one_of_them(&waiting.party));
    let size = parties.iter().map(|party| party.size()).sum::<i64>();
    let free = (terms.capacity - counted.seated).max(0);
    Foreseen {
        by,
        refusal,
        parties: parties.iter().map(|party| party.id.clone()).collect(),
        stay,
        size,
        capacity: terms.capacity,
        seated: counted.seated,
        seated_after: after.seated + promotions.iter().map(|promotion| promotion.seats).sum::<i64>(),
        above: if by == ByHand::Seat { (size - free).max(0) } else { 0 },
        position: before,
        position_after: first(&left),
        passed: if by == ByHand::Queue { Vec::new() } else { passed.map(|one| called(&one.party, all)).collect() },
        promoted: promotions.iter().filter_map(|promotion| moved(promotion, all)).collect(),
        own_mails: match by {
            ByHand::Seat | ByHand::Queue => parties.iter().map(|party| mails_of(party, party.size())).sum(),
            ByHand::Head => 0,
        },
    }
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
