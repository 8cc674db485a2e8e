//! An event in memory, naively: what the rules promise, without the rules.

use kobling::registrations::rules::WhenShort;
use kobling::registrations::{Held, QueueMode, QueueRules};
use kobling::time::{HOUR, Timestamp};
use proptest::prelude::*;

/// One step. Parties are named by a number that is taken modulo how many there are.
#[derive(Clone, Debug)]
pub enum Step {
    Join {
        size: i64,
        when_short: WhenShort,
    },
    /// Gives up one seat of a party.
    GiveUp {
        party: usize,
    },
    Leave {
        party: usize,
    },
    SetCapacity(i64),
    SetOrder(QueueRules),
    /// Says what it takes at least, or that it comes as a whole.
    SetLeast {
        party: usize,
        least: Option<i64>,
    },
    /// The organiser gives a waiting party its seats, above the capacity if need be.
    SeatByHand {
        party: usize,
    },
    /// The organiser adds a party, above the capacity if need be.
    AddByHand {
        size: i64,
    },
    /// The organiser moves a party back to the queue, behind all others.
    BackToQueue {
        party: usize,
    },
    ToHead {
        party: usize,
    },
    /// Hours pass, and then the job comes round.
    Wait {
        hours: i64,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Confirmed,
    Waiting,
    Gone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    pub size: i64,
    /// Its number in the order of the queue.
    pub number: i64,
    pub least: Option<i64>,
    pub standing: Standing,
}

impl Member {
    pub fn least(&self) -> i64 {
        self.least.unwrap_or(self.size).min(self.size)
    }
}

/// What a step did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Did {
    /// The party that came, where one was let in or put into the queue, and how many of it got no seat.
    pub joined: Option<(usize, i64)>,
    /// The party that gave up seats, how many, and whether it had them or waited for them.
    pub gave_up: Option<(usize, i64, Standing)>,
    /// Those who waited and now have seats: how many, and how many they did without.
    pub promoted: Vec<(usize, i64, i64)>,
    /// Who was moved by hand.
    pub seated_by_hand: Option<usize>,
    pub back_in_queue: Option<usize>,
    pub to_head: Option<usize>,
    pub set_least: Option<usize>,
    pub added: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    pub capacity: i64,
    pub order: QueueRules,
    /// In order of arrival.
    pub parties: Vec<Member>,
    pub held: Option<Held<usize>>,
    pub now: Timestamp,
}

fn order() -> impl Strategy<Value = QueueRules> {
    let mode = prop_oneof![3 => Just(QueueMode::Strict), 1 => Just(QueueMode::BestFit)];
    let hours = prop_oneof![Just(0_i64), 1..=4_i64];
    (mode, hours).prop_map(|(mode, hold_hours)| QueueRules { mode, hold_hours })
}

pub fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let when_short = prop_oneof![Just(WhenShort::Ask), Just(WhenShort::Wait), (1..=6_i64).prop_map(WhenShort::AtLeast)];
    let join = (1..=10_i64, when_short).prop_map(|(size, when_short)| Step::Join { size, when_short });
    let party = || 0..100_usize;
    let least = (party(), prop::option::of(1..=5_i64));
    let step = prop_oneof![
        8 => join,
        5 => party().prop_map(|party| Step::GiveUp { party }),
        3 => party().prop_map(|party| Step::Leave { party }),
        2 => (1..=20_i64).prop_map(Step::SetCapacity),
        1 => order().prop_map(Step::SetOrder),
        2 => least.prop_map(|(party, least)| Step::SetLeast { party, least }),
        1 => party().prop_map(|party| Step::SeatByHand { party }),
        1 => (1..=4_i64).prop_map(|size| Step::AddByHand { size }),
        1 => party().prop_map(|party| Step::BackToQueue { party }),
        1 => party().prop_map(|party| Step::ToHead { party }),
        3 => (1..=5_i64).prop_map(|hours| Step::Wait { hours }),
    ];
    prop::collection::vec(step, 1..most)
}

/// An event to begin with.
pub fn beginning() -> impl Strategy<Value = (i64, QueueRules)> {
    (1..=12_i64, order())
}

impl Model {
    pub fn new(capacity: i64, order: QueueRules, now: Timestamp) -> Self {
        Self { capacity, order, parties: Vec::new(), held: None, now }
    }

    fn sum(&self, standing: Standing) -> i64 {
        self.parties.iter().filter(|party| party.standing == standing).map(|party| party.size).sum()
    }

    pub fn seated(&self) -> i64 {
        self.sum(Standing::Confirmed)
    }

    /// The numbers of those who wait, the head first.
    pub fn queue(&self) -> Vec<usize> {
        let waits = |party: &usize| self.parties[*party].standing == Standing::Waiting;
        let mut queue: Vec<usize> = (0..self.parties.len()).filter(waits).collect();
        queue.sort_by_key(|party| self.parties[*party].number);
        queue
    }

    /// Seats of waiting parties that could ever be seated.
    pub fn waiting(&self) -> i64 {
        self.queue()
            .iter()
            .map(|party| self.parties[*party])
            .filter(|one| one.least() <= self.capacity)
            .map(|one| one.size)
            .sum()
    }

    /// The party that a step means, if there is one that can give up anything.
    pub fn live(&self, number: usize) -> Option<usize> {
        let party = number.checked_rem(self.parties.len())?;
        (self.parties[party].standing != Standing::Gone).then_some(party)
    }

    fn standing(&self, number: usize, standing: Standing) -> Option<usize> {
        self.live(number).filter(|party| self.parties[*party].standing == standing)
    }

    pub fn free(&self) -> i64 {
        (self.capacity - self.seated()).max(0)
    }

    fn next_number(&self) -> i64 {
        self.parties.iter().map(|party| party.number).max().unwrap_or(0) + 1
    }

    fn push(&mut self, size: i64, least: Option<i64>, standing: Standing) -> usize {
        let number = self.next_number();
        self.parties.push(Member { size, number, least, standing });
        self.parties.len() - 1
    }

    /// How many of the free seats a party takes.
    pub fn suits(&self, party: usize, free: i64) -> Option<i64> {
        let member = self.parties[party];
        if free >= member.size {
            Some(member.size)
        } else if free >= member.least() {
            Some(free)
        } else {
            None
        }
    }

    /// Naively: looks for one party that may have seats, gives them, and begins again until there is none.
    fn give_out(&mut self, did: &mut Did) {
        while let Some((party, seats)) = self.next_to_seat() {
            let without = self.parties[party].size - seats;
            self.parties[party].size = seats;
            self.parties[party].standing = Standing::Confirmed;
            did.promoted.push((party, seats, without));
        }
        let possible = |party: &usize| self.parties[*party].least() <= self.capacity;
        let head = self.queue().into_iter().find(possible);
        self.held = match head {
            Some(head) if self.order.mode == QueueMode::Strict && self.free() > 0 => {
                let since = self.held.as_ref().filter(|held| held.party == head).map_or(self.now, |held| held.since);
                Some(Held { party: head, since })
            }
            _ => None,
        };
    }

    fn next_to_seat(&self) -> Option<(usize, i64)> {
        let free = self.free();
        if free == 0 {
            return None;
        }
        let possible: Vec<usize> =
            self.queue().into_iter().filter(|party| self.parties[*party].least() <= self.capacity).collect();
        let head = *possible.first()?;
        let waited = self.held.as_ref().is_some_and(|held| {
            held.party == head && self.order.hold_hours > 0 && self.now.0 - held.since.0 >= self.order.hold_hours * HOUR
        });
        let choice = if self.order.mode == QueueMode::BestFit || waited { possible.as_slice() } else { &possible[..1] };
        choice.iter().find_map(|party| self.suits(*party, free).map(|seats| (*party, seats)))
    }

    /// What a newcomer could take.
    pub fn left(&self) -> i64 {
        match self.order.mode {
            QueueMode::Strict => (self.capacity - self.seated() - self.waiting()).max(0),
            QueueMode::BestFit => {
                let mut after = self.clone();
                after.give_out(&mut Did::default());
                after.free()
            }
        }
    }

    fn join(&mut self, size: i64, when_short: WhenShort, did: &mut Did) {
        let least = match when_short {
            WhenShort::AtLeast(least) if least < size => Some(least),
            _ => None,
        };
        let left = self.left();
        if least.unwrap_or(size) > self.capacity || left > 0 && left < size && when_short == WhenShort::Ask {
            return;
        }
        let party = self.push(size, least, Standing::Waiting);
        if left >= least.unwrap_or(size) {
            let seats = size.min(left);
            self.parties[party].standing = Standing::Confirmed;
            self.parties[party].size = seats;
            did.joined = Some((party, size - seats));
        } else {
            // It joins the queue's end, and may be the first whom kept seats suit.
            let mut own = Did::default();
            self.give_out(&mut own);
            let without = own.promoted.iter().find(|(one, ..)| *one == party).map_or(0, |(.., without)| *without);
            did.joined = Some((party, without));
        }
    }

    /// Takes a step.
    pub fn take(&mut self, step: &Step) -> Did {
        let mut did = Did::default();
        match *step {
            Step::Join { size, when_short } => self.join(size, when_short, &mut did),
            Step::GiveUp { party } | Step::Leave { party } => {
                let Some(party) = self.live(party) else { return did };
                let all = matches!(step, Step::Leave { .. });
                let member = &mut self.parties[party];
                let given = if all { member.size } else { 1 };
                did.gave_up = Some((party, given, member.standing));
                member.size -= given;
                if member.size == 0 {
                    member.standing = Standing::Gone;
                }
            }
            Step::SetCapacity(capacity) => self.capacity = capacity,
            Step::SetOrder(order) => self.order = order,
            Step::SetLeast { party, least } => {
                let Some(party) = self.standing(party, Standing::Waiting) else { return did };
                self.parties[party].least = least.filter(|least| *least < self.parties[party].size);
                did.set_least = Some(party);
            }
            Step::SeatByHand { party } => {
                let Some(party) = self.standing(party, Standing::Waiting) else { return did };
                self.parties[party].standing = Standing::Confirmed;
                did.seated_by_hand = Some(party);
            }
            Step::AddByHand { size } => did.added = Some(self.push(size, None, Standing::Confirmed)),
            Step::BackToQueue { party } => {
                let Some(party) = self.standing(party, Standing::Confirmed) else { return did };
                let number = self.next_number();
                let mut after = self.clone();
                after.parties[party].standing = Standing::Waiting;
                after.parties[party].number = number;
                let mut moved = Did::default();
                after.give_out(&mut moved);
                // Whoever would get the seats back at once is not moved.
                if moved.promoted.iter().any(|(one, ..)| *one == party) {
                    return did;
                }
                self.parties[party].standing = Standing::Waiting;
                self.parties[party].number = number;
                did.back_in_queue = Some(party);
            }
            Step::ToHead { party } => {
                let Some(party) = self.standing(party, Standing::Waiting) else { return did };
                if self.queue().first() == Some(&party) {
                    return did;
                }
                self.parties[party].number = self.parties.iter().map(|party| party.number).min().unwrap_or(0) - 1;
                did.to_head = Some(party);
            }
            Step::Wait { hours } => self.now = self.now.plus(hours * HOUR),
        }
        self.give_out(&mut did);
        did
    }
}
