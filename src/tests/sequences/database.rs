//! The same sequences on the database: it must answer as the model does, and tell each person once, also when the
//! program is killed in the middle of a step.
//!
//! To see it fail, delete in `registrations::rules::queue` the lines `if !may_pass { break; }`, or in
//! `registrations::acts::settle` the line that posts (`mails.seated`): the first names parties, the second queues of
//! mails. What the event's lock is good for is seen in the race test (`src/tests/race.rs` says which line).

use std::collections::BTreeMap;
use std::time::Duration;

use kobling::audit::Actor;
use kobling::events;
use kobling::registrations::acts::{
    self, Added, Addition, AskedByHand, ByHand, CancelOutcome, HandOutcome, SignedUp, WhenFull,
};
use kobling::registrations::rules::WhenShort;
use kobling::registrations::{CancelledBy, Registration, RegistrationId, State, store};
use kobling::server::access::Role;
use kobling::server::db::StoreError;
use kobling::server::id;
use kobling::text::Lang;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use super::model::{Did, Model, Standing, Step, beginning, steps};
use crate::app::{Browser, Made, NOW, NewEvent, TestApp, party, rounds};
use crate::race::sign_up_of;

/// How many sequences, each on an event of its own; `make soak` says more.
const CASES: u32 = 200;

/// An event on the database beside the model of it.
struct Played<'a> {
    app: &'a TestApp,
    organiser: &'a str,
    event: events::EventId,
    model: Model,
    ids: Vec<RegistrationId>,
    /// How many mails each queue must hold.
    told: BTreeMap<String, i64>,
    number: usize,
}

/// Where a registration stands, as the model says it.
fn standing(state: State) -> Standing {
    match state {
        State::Confirmed => Standing::Confirmed,
        State::Waitlisted => Standing::Waiting,
        State::Cancelled => Standing::Gone,
    }
}

impl Played<'_> {
    async fn registration(&self, party: usize) -> Registration {
        let mut db = self.app.state.db.read().await.unwrap();
        store::by_id(&mut db, &self.event, &self.ids[party]).await.unwrap().unwrap()
    }

    fn tell(&mut self, queue: String) {
        *self.told.entry(queue).or_default() += 1;
    }

    /// Takes a step on both, maybe after the same step was begun and killed.
    async fn take(&mut self, step: &Step, killed_after: Option<u64>) {
        self.number += 1;
        let before = self.model.clone();
        let did = self.model.take(step);
        if let Some(micros) = killed_after {
            let done = self.act(step, &before, &did);
            let ended = tokio::time::timeout(Duration::from_micros(micros), done).await;
            self.wait_for_the_lock().await;
            if ended.is_err() && !self.is_written(&before).await {
                self.act(step, &before, &did).await.unwrap();
            }
        } else {
            self.act(step, &before, &did).await.unwrap();
        }
        self.learn_ids().await;
        self.expect(&did).await;
        self.assert_same().await;
    }

    /// Whoever comes after a process that was killed finds its transaction ended, one way or the other.
    async fn wait_for_the_lock(&self) {
        let mut tx = self.app.state.db.begin_write().await.unwrap();
        store::lock(&mut tx, &self.event).await.unwrap();
    }

    /// Whether a step that was killed was committed before it was.
    async fn is_written(&self, before: &Model) -> bool {
        let found = self.found().await;
        let (earlier, after) = (Self::expected(before), Self::expected(&self.model));
        if earlier == after {
            // Nothing that people see: doing it again does nothing else.
            return false;
        }
        assert!(found == after || found == earlier, "a step was written in part: {found:?}");
        found == after
    }

    /// By party: its seats, where it stands, and its number in the queue.
    async fn found(&self) -> Vec<(i64, Standing, i64, Option<i64>)> {
        let mut db = self.app.state.db.read().await.unwrap();
        let mut all = store::by_event(&mut db, &self.event).await.unwrap();
        // By id, which is the order of arrival: the queue's may be another.
        all.sort_by(|one, other| one.id.cmp(&other.id));
        let party = |one: &Registration| (one.size(), standing(one.state), one.queue_number, one.min_seats);
        all.iter().map(party).collect()
    }

    fn expected(model: &Model) -> Vec<(i64, Standing, i64, Option<i64>)> {
        model.parties.iter().map(|party| (party.size, party.standing, party.number, party.least)).collect()
    }

    async fn learn_ids(&mut self) {
        let mut db = self.app.state.db.read().await.unwrap();
        let mut all = store::by_event(&mut db, &self.event).await.unwrap();
        all.sort_by(|one, other| one.id.cmp(&other.id));
        self.ids = all.into_iter().map(|registration| registration.id).collect();
    }

    async fn act(&self, step: &Step, before: &Model, did: &Did) -> Result<(), StoreError> {
        match *step {
            Step::Join { size, when_short } => self.join(size, when_short, did).await,
            Step::GiveUp { .. } | Step::Leave { .. } => match did.gave_up {
                Some((party, given, _)) => self.cancel(party, given).await,
                None => Ok(()),
            },
            Step::SetCapacity(capacity) => self.set_terms(|terms| terms.capacity = capacity).await,
            Step::SetOrder(order) => self.set_terms(|terms| terms.queue = order).await,
            Step::SetLeast { least, .. } => match did.set_least {
                Some(party) => {
                    let registration = self.registration(party).await;
                    let waits = acts::set_least(&self.app.state, &registration, least, Actor::Contact).await?;
                    assert!(waits || self.model.parties[party].standing != Standing::Waiting);
                    Ok(())
                }
                None => Ok(()),
            },
            Step::AddByHand { size } => self.add(size).await,
            Step::SeatByHand { party } => {
                self.by_hand(ByHand::Seat, before.live(party), before, did.seated_by_hand.is_some()).await
            }
            Step::BackToQueue { party } => {
                self.by_hand(ByHand::Queue, before.live(party), before, did.back_in_queue.is_some()).await
            }
            Step::ToHead { party } => {
                self.by_hand(ByHand::Head, before.live(party), before, did.to_head.is_some()).await
            }
            Step::Wait { .. } => {
                self.app.set_clock(self.model.now);
                acts::settle_overdue(&self.app.state).await
            }
        }
    }

    async fn join(&self, size: i64, when_short: WhenShort, did: &Did) -> Result<(), StoreError> {
        let names: Vec<String> = (0..size).map(|seat| format!("Gæst {}-{seat}", self.number)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let key = format!("{} {}", self.event.as_str(), self.number);
        let mut sign_up = sign_up_of(party(&format!("Firma {}", self.number), &names), &key);
        sign_up.when_short = when_short;
        match (acts::sign_up(&self.app.state, &self.event, &sign_up).await?, did.joined) {
            (SignedUp::Made(_), Some(_)) | (SignedUp::AskFewer { .. } | SignedUp::LargerThanEvent { .. }, None) => {}
            (outcome, expected) => panic!("{outcome:?} where the model says {expected:?}"),
        }
        Ok(())
    }

    async fn add(&self, size: i64) -> Result<(), StoreError> {
        let names: Vec<String> = (0..size).map(|seat| format!("Gæst {}-{seat}", self.number)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let key = format!("{} {}", self.event.as_str(), self.number);
        let mut addition = Addition {
            organiser_id: self.organiser,
            lang: Lang::Da,
            party: party(&format!("Firma {}", self.number), &names),
            tell: true,
            when_full: None,
            form_key: &key,
            content_hash: "",
        };
        let mut added = acts::add(&self.app.state, &self.event, &addition).await?;
        let shown = if let Added::Ask(shortage) = &added { Some(shortage.tag()) } else { None };
        if let Some(shown) = &shown {
            addition.when_full = Some((WhenFull::Seat, shown));
            added = acts::add(&self.app.state, &self.event, &addition).await?;
        }
        assert!(matches!(added, Added::Made(_)), "{added:?}");
        Ok(())
    }

    async fn cancel(&self, party: usize, given: i64) -> Result<(), StoreError> {
        let registration = self.registration(party).await;
        let given = usize::try_from(given).unwrap();
        let positions: Vec<i64> = registration.live_seats().take(given).map(|seat| seat.position).collect();
        let state = &self.app.state;
        let by = CancelledBy::Contact;
        let outcome = acts::cancel_seats(state, &registration, &positions, by, Actor::Contact).await?;
        assert_eq!(outcome, CancelOutcome::Done);
        let again = acts::cancel_seats(state, &registration, &positions, by, Actor::Contact).await?;
        assert_eq!(again, CancelOutcome::AlreadyCancelled);
        Ok(())
    }

    async fn by_hand(&self, by: ByHand, party: Option<usize>, before: &Model, happens: bool) -> Result<(), StoreError> {
        let Some(party) = party else { return Ok(()) };
        let registration = self.registration(party).await;
        let ids = std::slice::from_ref(&registration.id);
        let asked = AskedByHand { by, ids, shown: "", above: true, reason: "for a test" };
        let shown = acts::by_hand(&self.app.state, self.organiser, &self.event, asked).await?;
        let HandOutcome::Confirm(foreseen) = shown else { panic!("done without being shown") };
        assert_eq!(foreseen.refusal.is_none(), happens, "{foreseen:?} of {before:?}");
        if by == ByHand::Seat && happens {
            assert_eq!(
                foreseen.above,
                (before.seated() + registration.size() - before.capacity.max(before.seated())).max(0)
            );
        }
        let fingerprint = foreseen.fingerprint();
        let asked = AskedByHand { shown: &fingerprint, ..asked };
        let outcome = acts::by_hand(&self.app.state, self.organiser, &self.event, asked).await?;
        assert_eq!(matches!(outcome, HandOutcome::Done { .. }), happens, "{outcome:?}");
        Ok(())
    }

    async fn set_terms(&self, change: impl Fn(&mut kobling::registrations::CapacityTerms)) -> Result<(), StoreError> {
        let mut tx = self.app.state.db.begin_write().await?;
        let mut terms = store::lock(&mut tx, &self.event).await?.unwrap().terms;
        change(&mut terms);
        store::set_terms(&mut tx, &self.event, &terms).await?;
        let event = events::store::by_id(&mut tx, &self.event).await?.unwrap();
        acts::settle(&mut tx, self.app.now(), &event, &terms).await?;
        tx.commit().await
    }

    /// Notes whom the step must have told.
    async fn expect(&mut self, did: &Did) {
        if let Some((joined, _)) = did.joined {
            match self.model.parties[joined].standing {
                Standing::Confirmed => self.expect_seated_mails(joined).await,
                _ => self.tell(format!("registration:{}", self.ids[joined].as_str())),
            }
        }
        if let Some((party, given, had)) = did.gave_up {
            let registration = self.registration(party).await;
            if had == Standing::Confirmed {
                let cancelled: Vec<String> = Self::cancelled_last(&registration, given);
                for seat in cancelled {
                    self.tell(format!("seat:{seat}"));
                }
            }
            if self.model.parties[party].standing == Standing::Gone {
                self.tell(format!("registration:{}", registration.id.as_str()));
            }
        }
        for party in [did.seated_by_hand, did.added, did.back_in_queue].into_iter().flatten() {
            self.expect_seated_mails(party).await;
        }
        for (party, ..) in &did.promoted {
            self.expect_seated_mails(*party).await;
        }
    }

    /// The seats that a contact gave up last: the first that were live go first.
    fn cancelled_last(registration: &Registration, given: i64) -> Vec<String> {
        let by_contact = |by| by == CancelledBy::Contact;
        let gone: Vec<String> = registration
            .seats
            .iter()
            .filter(|seat| seat.cancelled.is_some_and(|cancelled| by_contact(cancelled.by)))
            .map(|seat| seat.id.as_str().to_owned())
            .collect();
        gone[gone.len() - usize::try_from(given).unwrap()..].to_vec()
    }

    /// An invitation for each seat, and one mail for the contact, who has none.
    async fn expect_seated_mails(&mut self, party: usize) {
        let registration = self.registration(party).await;
        for seat in registration.live_seats() {
            self.tell(format!("seat:{}", seat.id.as_str()));
        }
        self.tell(format!("registration:{}", registration.id.as_str()));
    }

    async fn assert_same(&self) {
        assert_eq!(self.found().await, Self::expected(&self.model));
        let mut db = self.app.state.db.read().await.unwrap();
        let counts = store::capacity_of(&mut db, &self.event).await.unwrap().unwrap();
        let parties = i64::try_from(self.model.queue().len()).unwrap();
        assert_eq!(
            (counts.terms.capacity, counts.seated, counts.waiting, counts.parties, counts.places_left()),
            (self.model.capacity, self.model.seated(), self.model.waiting(), parties, self.model.left()),
            "what readers see"
        );
        let held = counts.held.map(|held| (held.party, held.since));
        let expected = self.model.held.as_ref().map(|held| (self.ids[held.party].clone(), held.since));
        assert_eq!(held, expected, "for whom seats are kept");
        let posted: Vec<(String, i64)> =
            sqlx::query_as("SELECT queue, COUNT(*) FROM outbox WHERE event_id = $1 GROUP BY queue ORDER BY queue")
                .bind(&self.event)
                .fetch_all(&mut *db)
                .await
                .unwrap();
        assert_eq!(posted.into_iter().collect::<BTreeMap<_, _>>(), self.told, "who was told, and how often");
    }
}

/// Steps, each with the time after which the program is killed in it, for one in four.
fn killed(most: usize) -> impl Strategy<Value = Vec<(Step, Option<u64>)>> {
    let killed = prop_oneof![3 => Just(None), 1 => (0..20_000_u64).prop_map(Some)];
    (steps(most), prop::collection::vec(killed, most))
        .prop_map(|(steps, killed)| steps.into_iter().zip(killed).collect())
}

async fn play(
    app: &TestApp,
    owner: &Browser<'_>,
    (capacity, order): (i64, kobling::registrations::QueueRules),
    steps: &[(Step, Option<u64>)],
) {
    app.set_clock(NOW);
    // A title of its own: with the same one, finding an address that is free takes ever longer.
    let mut new = NewEvent::with_seats(capacity).titled(&format!("Netværksmøde {}", id::fresh()));
    new.terms.queue = order;
    let event: Made = app.event(&new, owner).await;
    let (model, ids, told) = (Model::new(capacity, order, NOW), Vec::new(), BTreeMap::new());
    let (organiser, event_id) = (owner.id(), event.id.clone());
    let mut played = Played { app, organiser, event: event_id, model, ids, told, number: 0 };
    for (step, killed_after) in steps {
        played.take(step, *killed_after).await;
    }
    // The job has no more to do with it.
    app.cancel_event(&event).await;
}

#[test]
fn the_database_answers_as_the_rules_do_and_tells_everyone_once() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let app = runtime.block_on(TestApp::start());
    let owner = runtime.block_on(app.organiser("owner@kolding.example", Role::Organiser));
    let cases = u32::try_from(rounds(CASES as usize)).unwrap();
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let outcome = TestRunner::new(config).run(&(beginning(), killed(16)), |(beginning, steps)| {
        let played = std::panic::AssertUnwindSafe(|| runtime.block_on(play(&app, &owner, beginning, &steps)));
        std::panic::catch_unwind(played).map_err(|_| TestCaseError::fail("see above"))
    });
    let _inside = runtime.enter();
    drop(app);
    outcome.unwrap();
}
