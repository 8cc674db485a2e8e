//! An event in memory: the rules alone, with what must hold after every step.

use kobling::registrations::rules::{Placement, Waiting, WhenShort, place, places_left, promote, waiting_seats};
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
    pub standing: Standing,
}

/// What a step did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Did {
    /// The party that came, where one was let in or put into the queue.
    pub joined: Option<usize>,
    /// The party that gave up seats, how many, and whether it had them or waited for them.
    pub gave_up: Option<(usize, i64, Standing)>,
    /// Those who waited and now have their seats.
    pub promoted: Vec<usize>,
}

#[derive(Clone, Debug)]
pub struct Model {
    pub capacity: i64,
    /// In order of arrival.
    pub parties: Vec<Member>,
}

pub fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let when_short = prop_oneof![Just(WhenShort::Ask), Just(WhenShort::Wait)];
    let join = (1..=10_i64, when_short).prop_map(|(size, when_short)| Step::Join { size, when_short });
    let step = prop_oneof![
        4 => join,
        3 => (0..100_usize).prop_map(|party| Step::GiveUp { party }),
        2 => (0..100_usize).prop_map(|party| Step::Leave { party }),
        1 => (1..=20_i64).prop_map(Step::SetCapacity),
    ];
    prop::collection::vec(step, 1..most)
}

impl Model {
    pub fn new(capacity: i64) -> Self {
        Self { capacity, parties: Vec::new() }
    }

    fn sum(&self, standing: Standing) -> i64 {
        self.parties.iter().filter(|party| party.standing == standing).map(|party| party.size).sum()
    }

    pub fn seated(&self) -> i64 {
        self.sum(Standing::Confirmed)
    }

    pub fn queue(&self) -> Vec<Waiting<usize>> {
        let waiting = self.parties.iter().enumerate().filter(|(_, party)| party.standing == Standing::Waiting);
        waiting.map(|(party, member)| Waiting { party, size: member.size }).collect()
    }

    pub fn waiting(&self) -> i64 {
        waiting_seats(self.capacity, &self.queue())
    }

    /// The party that a step means, if there is one that can give up anything.
    pub fn live(&self, number: usize) -> Option<usize> {
        let party = number.checked_rem(self.parties.len())?;
        (self.parties[party].standing != Standing::Gone).then_some(party)
    }

    /// Takes a step by the rules.
    pub fn take(&mut self, step: &Step) -> Did {
        let mut did = Did::default();
        match *step {
            Step::Join { size, when_short } => {
                let standing = match place(self.capacity, self.seated(), self.waiting(), size, when_short) {
                    Placement::Confirmed => Standing::Confirmed,
                    Placement::Waitlisted => Standing::Waiting,
                    Placement::AskFewer { .. } | Placement::LargerThanEvent { .. } => return did,
                };
                did.joined = Some(self.parties.len());
                self.parties.push(Member { size, standing });
                return did;
            }
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
        }
        did.promoted = promote(self.capacity, self.seated(), &self.queue());
        for party in &did.promoted {
            self.parties[*party].standing = Standing::Confirmed;
        }
        did
    }

    /// What must hold, said without the rules' own functions.
    fn assert_fair(&self, before: &Self, did: &Did) {
        let (seated, seated_before) = (self.seated(), before.seated());
        assert!(seated <= self.capacity || seated <= seated_before, "oversold: {self:?}");
        let could_wait = |party: &&Member| party.standing == Standing::Waiting && party.size <= self.capacity;
        let head = self.parties.iter().find(could_wait);
        assert!(head.is_none_or(|head| head.size > self.capacity - seated), "seats stay empty while {head:?} waits");
        let waits: i64 = self.parties.iter().filter(could_wait).map(|party| party.size).sum();
        assert_eq!(places_left(self.capacity, seated, self.waiting()), (self.capacity - seated - waits).max(0));
        // Whoever got seats just now passed nobody who waits and could have had them.
        let got =
            did.promoted.iter().chain(&did.joined).filter(|at| self.parties[**at].standing == Standing::Confirmed);
        for party in got {
            let passed = self.parties[..*party].iter().find(could_wait);
            assert_eq!(passed, None, "party {party} overtook: {self:?}");
        }
        // Nobody loses a seat because somebody else did something.
        for (at, (was, is)) in before.parties.iter().zip(&self.parties).enumerate() {
            let acted = did.gave_up.is_some_and(|(party, ..)| party == at);
            let kept = was == is || did.promoted.contains(&at) && was.size == is.size;
            assert!(acted || kept, "party {at} went from {was:?} to {is:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_never_oversell_and_let_nobody_pass(capacity in 1..=20_i64, steps in steps(60)) {
        let mut model = Model::new(capacity);
        for step in &steps {
            let before = model.clone();
            let did = model.take(step);
            model.assert_fair(&before, &did);
        }
    }
}

#[test]
fn a_party_larger_than_the_event_became_holds_back_nobody_and_keeps_its_place() {
    let mut model = Model::new(6);
    let join = |size| Step::Join { size, when_short: WhenShort::Wait };
    for size in [2, 6, 1] {
        model.take(&join(size));
    }
    let standings = |model: &Model| model.parties.iter().map(|party| party.standing).collect::<Vec<_>>();
    assert_eq!(standings(&model), [Standing::Confirmed, Standing::Waiting, Standing::Waiting]);
    assert_eq!(model.take(&Step::SetCapacity(5)).promoted, [2]);
    model.take(&Step::Leave { party: 0 });
    model.take(&Step::Leave { party: 2 });
    assert_eq!(model.take(&Step::SetCapacity(6)).promoted, [1]);
}
