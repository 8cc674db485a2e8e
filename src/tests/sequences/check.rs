//! The rules beside the naive model: both must answer the same, and what must hold is said a third time.
//!
//! To see it fail, delete in `registrations::rules::queue` the lines `if !may_pass { break; }` (the strict order: the
//! naive model still keeps seats for the head).

use kobling::registrations::rules::{Placement, Promotion, Seating, Waiting, WhenShort};
use kobling::registrations::{Held, QueueMode, QueueRules};
use kobling::time::{HOUR, Timestamp};
use proptest::prelude::*;

use super::model::{Did, Model, Standing, Step, beginning, steps};

impl Model {
    /// What the rules are asked.
    fn asked(&self) -> Vec<Waiting<usize>> {
        let waiting = |party: usize| {
            let member = self.parties[party];
            Waiting { party, size: member.size, least: member.least() }
        };
        self.queue().into_iter().map(waiting).collect()
    }

    fn by_the_rules<T>(&self, answer: impl Fn(Seating<'_, usize>) -> T) -> T {
        let queue = self.asked();
        answer(Seating {
            capacity: self.capacity,
            seated: self.seated(),
            order: self.order,
            queue: &queue,
            held: self.held.as_ref(),
            now: self.now,
            gives_out: true,
        })
    }

    /// The rules say the same as the model, of an event in which nothing is left to be given out.
    fn assert_settled(&self) {
        let (promotions, held, left) =
            self.by_the_rules(|seating| (seating.promotions(), seating.held_from_now(), seating.places_left()));
        assert_eq!((promotions, held, left), (Vec::new(), self.held.clone(), self.left()), "{self:?}");
    }

    /// The rules place a newcomer where the model did.
    fn assert_joins(&self, size: i64, when_short: WhenShort, did: &Did, after: &Self) {
        let said = self.by_the_rules(|seating| seating.place(size, when_short));
        let expected = match did.joined {
            Some((party, _)) if after.parties[party].standing == Standing::Confirmed => {
                Placement::Confirmed { seats: after.parties[party].size }
            }
            Some(_) => Placement::Waitlisted,
            None if size > self.capacity && when_short.least(size).is_none_or(|least| least > self.capacity) => {
                Placement::LargerThanEvent { capacity: self.capacity }
            }
            None => Placement::AskFewer { free: self.left() },
        };
        assert_eq!(said, expected, "{self:?}");
    }

    /// The rules promote whom the model promoted, from an event that was changed and not settled.
    fn assert_promotes(&self, did: &Did) {
        let said = self.by_the_rules(|seating| seating.promotions());
        let expected: Vec<Promotion<usize>> =
            did.promoted.iter().map(|(party, seats, _)| Promotion { party: *party, seats: *seats }).collect();
        assert_eq!(said, expected, "{self:?}");
    }

    /// What must hold, whatever the step was.
    fn assert_fair(&self, before: &Self, step: &Step, did: &Did) {
        let by_hand = matches!(step, Step::SeatByHand { .. } | Step::AddByHand { .. });
        let (seated, seated_before) = (self.seated(), before.seated());
        assert!(by_hand || seated <= self.capacity || seated <= seated_before, "oversold: {self:?}");
        let possible = |party: &usize| self.parties[*party].least() <= self.capacity;
        let queue: Vec<usize> = self.queue().into_iter().filter(possible).collect();
        let free = self.free();
        let head = queue.first().copied();
        assert!(head.is_none_or(|head| self.suits(head, free).is_none() || free == 0), "{free} empty: {self:?}");
        if self.order.mode == QueueMode::BestFit {
            let suited = queue.iter().find(|party| free > 0 && self.suits(**party, free).is_some());
            assert_eq!(suited, None, "{free} empty: {self:?}");
        }
        // In strict order nobody with seats from this step passed somebody who waits for them, but where they were kept
        // long enough, or by hand.
        let kept_long = before
            .held
            .as_ref()
            .is_some_and(|held| self.order.hold_hours > 0 && held.since.plus(self.order.hold_hours * HOUR) <= self.now);
        if self.order.mode == QueueMode::Strict && !kept_long {
            let joined = did.joined.map(|(party, _)| party);
            let got = did.promoted.iter().map(|(party, ..)| *party).chain(joined);
            for party in got.filter(|party| self.parties[*party].standing == Standing::Confirmed) {
                let passed = queue.iter().find(|other| self.parties[**other].number < self.parties[party].number);
                assert_eq!(passed, None, "party {party} overtook: {self:?}");
            }
        }
        // Nobody loses a seat because somebody else did something.
        for (at, (was, is)) in before.parties.iter().zip(&self.parties).enumerate() {
            let acted = [did.gave_up.map(|(party, ..)| party), did.seated_by_hand, did.back_in_queue, did.to_head]
                .into_iter()
                .chain([did.set_least])
                .any(|party| party == Some(at));
            let promoted = did.promoted.iter().find(|(party, ..)| *party == at);
            let kept = was == is
                || promoted.is_some_and(|(_, seats, without)| {
                    is.size == *seats && was.size == seats + without && *seats >= was.least()
                });
            assert!(acted || kept, "party {at} went from {was:?} to {is:?}");
        }
    }

    /// One step, with everything that must hold.
    fn step(&mut self, step: &Step) {
        let before = self.clone();
        let did = self.take(step);
        if let Step::Join { size, when_short } = *step {
            before.assert_joins(size, when_short, &did, self);
        } else {
            // The event as the step left it, before anything was given out.
            let mut changed = self.clone();
            changed.held.clone_from(&before.held);
            for (party, seats, without) in &did.promoted {
                changed.parties[*party].size = seats + without;
                changed.parties[*party].standing = Standing::Waiting;
            }
            changed.assert_promotes(&did);
        }
        self.assert_settled();
        self.assert_fair(&before, step, &did);
    }
}

#[test]
fn the_rules_never_oversell_and_let_nobody_pass() {
    let config = ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |((capacity, order) in beginning(), steps in steps(40))| {
        let mut model = Model::new(capacity, order, Timestamp(0));
        for step in &steps {
            model.step(step);
        }
    });
}

fn standings(model: &Model) -> Vec<Standing> {
    model.parties.iter().map(|party| party.standing).collect()
}

#[test]
fn a_party_larger_than_the_event_became_holds_back_nobody_and_keeps_its_place() {
    let mut model = Model::new(6, QueueRules::default(), Timestamp(0));
    let join = |size| Step::Join { size, when_short: WhenShort::Wait };
    for size in [2, 6, 1] {
        model.step(&join(size));
    }
    assert_eq!(standings(&model), [Standing::Confirmed, Standing::Waiting, Standing::Waiting]);
    assert_eq!(model.take(&Step::SetCapacity(5)).promoted, [(2, 1, 0)]);
    model.step(&Step::Leave { party: 0 });
    model.step(&Step::Leave { party: 2 });
    assert_eq!(model.take(&Step::SetCapacity(6)).promoted, [(1, 6, 0)]);
}

#[test]
fn kept_seats_go_to_the_first_whom_they_suit_once_the_head_has_waited_long_enough() {
    let order = QueueRules { mode: QueueMode::Strict, hold_hours: 3 };
    let mut model = Model::new(4, order, Timestamp(0));
    for (size, when_short) in
        [(4, WhenShort::Wait), (4, WhenShort::Wait), (3, WhenShort::Wait), (5, WhenShort::AtLeast(2))]
    {
        model.step(&Step::Join { size, when_short });
    }
    // Two of four are free; the second party wants four, the third three, the last at least two.
    model.step(&Step::GiveUp { party: 0 });
    model.step(&Step::GiveUp { party: 0 });
    assert_eq!(model.held, Some(Held { party: 1, since: Timestamp(0) }));
    assert_eq!(model.take(&Step::Wait { hours: 2 }).promoted, []);
    assert_eq!(model.take(&Step::Wait { hours: 1 }).promoted, [(3, 2, 3)]);
    assert_eq!(standings(&model)[1..], [Standing::Waiting, Standing::Waiting, Standing::Confirmed]);
    // What is freed from now on is kept anew.
    model.step(&Step::GiveUp { party: 0 });
    assert_eq!(model.held, Some(Held { party: 1, since: Timestamp(3 * HOUR) }));
}
