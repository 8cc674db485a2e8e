//! The same sequences on the database: it must answer as the model does, and tell each person once.

use std::collections::BTreeMap;

use kobling::audit::Actor;
use kobling::events;
use kobling::registrations::acts::{self, CancelOutcome, SignedUp};
use kobling::registrations::rules::WhenShort;
use kobling::registrations::{CancelledBy, Registration, RegistrationId, State, store};
use kobling::server::access::Role;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use super::model::{Did, Model, Standing, Step, steps};
use crate::app::{Browser, NewEvent, TestApp, party};
use crate::race::sign_up_of;

/// How many sequences, each on an event of its own.
const CASES: u32 = 50;

/// An event on the database beside the model of it.
struct Played<'a> {
    app: &'a TestApp,
    event: events::EventId,
    model: Model,
    ids: Vec<RegistrationId>,
    /// How many mails each queue must hold.
    told: BTreeMap<String, i64>,
    number: usize,
}

impl Played<'_> {
    async fn registration(&self, party: usize) -> Registration {
        let mut db = self.app.state.db.read().await.unwrap();
        store::by_id(&mut db, &self.event, &self.ids[party]).await.unwrap().unwrap()
    }

    fn tell(&mut self, queue: String) {
        *self.told.entry(queue).or_default() += 1;
    }

    async fn take(&mut self, step: &Step) {
        self.number += 1;
        let target = match *step {
            Step::GiveUp { party } | Step::Leave { party } => self.model.live(party),
            Step::Join { .. } | Step::SetCapacity(_) => None,
        };
        let did = self.model.take(step);
        match *step {
            Step::Join { size, when_short } => self.join(size, when_short, &did).await,
            Step::GiveUp { .. } | Step::Leave { .. } => {
                if let Some(target) = target {
                    self.cancel(target, &did).await;
                }
            }
            Step::SetCapacity(capacity) => self.set_capacity(capacity).await,
        }
        for party in &did.promoted {
            self.expect_seated_mails(*party).await;
        }
        self.assert_same().await;
    }

    async fn join(&mut self, size: i64, when_short: WhenShort, did: &Did) {
        let names: Vec<String> = (0..size).map(|seat| format!("Gæst {}-{seat}", self.number)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let key = format!("{} {}", self.event.as_str(), self.number);
        let mut sign_up = sign_up_of(party(&format!("Firma {}", self.number), &names), &key);
        sign_up.when_short = when_short;
        let outcome = acts::sign_up(&self.app.state, &self.event, &sign_up).await.unwrap();
        match (outcome, did.joined) {
            (SignedUp::Made(id), Some(party)) => {
                self.ids.push(id.clone());
                match self.model.parties[party].standing {
                    Standing::Confirmed => self.expect_seated_mails(party).await,
                    _ => self.tell(format!("registration:{}", id.as_str())),
                }
            }
            (SignedUp::AskFewer { .. } | SignedUp::LargerThanEvent { .. }, None) => {}
            (outcome, expected) => panic!("{outcome:?} where the rules say {expected:?}"),
        }
    }

    /// An invitation for each seat, and one mail for the contact, who has none.
    async fn expect_seated_mails(&mut self, party: usize) {
        let registration = self.registration(party).await;
        for seat in registration.live_seats() {
            self.tell(format!("seat:{}", seat.id.as_str()));
        }
        self.tell(format!("registration:{}", registration.id.as_str()));
    }

    async fn cancel(&mut self, party: usize, did: &Did) {
        let (_, given, standing) = did.gave_up.expect("a party that is live gives up something");
        let registration = self.registration(party).await;
        let given = usize::try_from(given).unwrap();
        let seats: Vec<(i64, String)> =
            registration.live_seats().take(given).map(|seat| (seat.position, seat.id.as_str().to_owned())).collect();
        let positions: Vec<i64> = seats.iter().map(|(position, _)| *position).collect();
        let state = &self.app.state;
        let by = CancelledBy::Contact;
        let outcome = acts::cancel_seats(state, &registration, &positions, by, Actor::Contact).await.unwrap();
        assert_eq!(outcome, CancelOutcome::Done);
        let again = acts::cancel_seats(state, &registration, &positions, by, Actor::Contact).await.unwrap();
        assert_eq!(again, CancelOutcome::AlreadyCancelled);
        if standing == Standing::Confirmed {
            for (_, seat) in seats {
                self.tell(format!("seat:{seat}"));
            }
        }
        if self.model.parties[party].standing == Standing::Gone {
            self.tell(format!("registration:{}", registration.id.as_str()));
        }
    }

    async fn set_capacity(&mut self, capacity: i64) {
        let mut tx = self.app.state.db.begin_write().await.unwrap();
        let mut terms = store::lock(&mut tx, &self.event).await.unwrap().unwrap().terms;
        terms.capacity = capacity;
        store::set_terms(&mut tx, &self.event, &terms).await.unwrap();
        let event = events::store::by_id(&mut tx, &self.event).await.unwrap().unwrap();
        acts::settle(&mut tx, self.app.now(), &event, &terms).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn assert_same(&self) {
        let mut db = self.app.state.db.read().await.unwrap();
        let all = store::by_event(&mut db, &self.event).await.unwrap();
        let found: Vec<(i64, Standing)> = all
            .iter()
            .map(|registration| {
                let standing = match registration.state {
                    State::Confirmed => Standing::Confirmed,
                    State::Waitlisted => Standing::Waiting,
                    State::Cancelled => Standing::Gone,
                };
                (registration.size(), standing)
            })
            .collect();
        let expected: Vec<(i64, Standing)> =
            self.model.parties.iter().map(|party| (party.size, party.standing)).collect();
        assert_eq!(found, expected);

        let counts = store::capacity_of(&mut db, &self.event).await.unwrap().unwrap();
        let parties = i64::try_from(self.model.queue().len()).unwrap();
        assert_eq!(
            (counts.terms.capacity, counts.seated, counts.waiting, counts.parties),
            (self.model.capacity, self.model.seated(), self.model.waiting(), parties),
            "what readers see"
        );
        let posted: Vec<(String, i64)> =
            sqlx::query_as("SELECT queue, COUNT(*) FROM outbox WHERE event_id = $1 GROUP BY queue ORDER BY queue")
                .bind(&self.event)
                .fetch_all(&mut *db)
                .await
                .unwrap();
        assert_eq!(posted.into_iter().collect::<BTreeMap<_, _>>(), self.told, "who was told, and how often");
    }
}

async fn play(app: &TestApp, owner: &Browser<'_>, capacity: i64, steps: &[Step]) {
    let event = app.event(&NewEvent::with_seats(capacity), owner).await.id;
    let (model, ids, told) = (Model::new(capacity), Vec::new(), BTreeMap::new());
    let mut played = Played { app, event, model, ids, told, number: 0 };
    for step in steps {
        played.take(step).await;
    }
}

#[test]
fn the_database_answers_as_the_rules_do_and_tells_everyone_once() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let app = runtime.block_on(TestApp::start());
    let owner = runtime.block_on(app.organiser("owner@kolding.example", Role::Organiser));
    let config = Config { cases: CASES, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let outcome = TestRunner::new(config).run(&(1..=12_i64, steps(16)), |(capacity, steps)| {
        let played = std::panic::AssertUnwindSafe(|| runtime.block_on(play(&app, &owner, capacity, &steps)));
        std::panic::catch_unwind(played).map_err(|_| TestCaseError::fail("see above"))
    });
    let _inside = runtime.enter();
    drop(app);
    outcome.unwrap();
}
