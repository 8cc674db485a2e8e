//! Several processes on one `PostgreSQL` (or one on its `SQLite` file), any of which may be killed at any time.
//!
//! `KOBLING_ROUNDS` says how often the race is run: `make soak` runs twenty rounds, `make test` one.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use kobling::registrations::{self, Registration, State};
use reqwest::StatusCode;
use tokio::sync::Mutex;

use crate::app::{Installation, Made, Served, rounds, sign_up_body};

const PARTIES: usize = 400;
const SEATS: i64 = 50;
const CONNECTIONS: usize = 12;

/// How long a process is left alone, in milliseconds: so short that each round meets several ends.
const LIFE: std::ops::Range<u64> = 300..1_500;

/// The processes of an installation, and where to find them.
struct Fleet {
    processes: Vec<Mutex<Served>>,
    addresses: Vec<String>,
    client: reqwest::Client,
}

impl Fleet {
    fn start(installation: &Installation) -> Self {
        let count = if installation.is_shared() { 3 } else { 1 };
        let mut processes: Vec<Served> = (0..count).map(|_| Served::of(installation)).collect();
        processes.iter_mut().for_each(Served::serve);
        let addresses = processes.iter().map(|process| process.address("")).collect();
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(20))
            .build()
            .unwrap();
        Self { processes: processes.into_iter().map(Mutex::new).collect(), addresses, client }
    }

    /// Kills one after the other, each in the middle of its work, and starts it again; returns how many it were.
    async fn be_killed(&self, until: &AtomicUsize) -> usize {
        let mut killed = 0;
        while until.load(Ordering::SeqCst) < PARTIES {
            let life = rand::Rng::random_range(&mut rand::rng(), LIFE);
            tokio::time::sleep(Duration::from_millis(life)).await;
            let mut process = self.processes[killed % self.processes.len()].lock().await;
            tokio::task::block_in_place(|| {
                process.kill();
                process.serve();
            });
            killed += 1;
        }
        killed
    }

    /// Sends one form until it is answered, again and again to whichever process, as a person would who saw no answer.
    /// Returns where it led, and how often the answer was unknown.
    async fn sign_up(&self, slug: &str, number: usize) -> (String, usize) {
        let deadline = Instant::now() + Duration::from_mins(2);
        for attempt in 0.. {
            assert!(Instant::now() < deadline, "party {number} was never answered");
            let address = &self.addresses[(number + attempt) % self.addresses.len()];
            let request = self
                .client
                .post(format!("{address}/events/{slug}/sign-up"))
                .header("content-type", "application/x-www-form-urlencoded")
                .header("x-forwarded-for", format!("10.1.{}.{}", number / 250, number % 250 + 1))
                .body(sign_up_body(number));
            match request.send().await {
                Ok(answer) if answer.status() == StatusCode::SEE_OTHER => {
                    let to = answer.headers()["location"].to_str().unwrap().to_owned();
                    return (to, attempt);
                }
                Ok(answer) => {
                    let status = answer.status();
                    let busy = status == StatusCode::SERVICE_UNAVAILABLE;
                    assert!(busy, "party {number}: {status}\n{}", answer.text().await.unwrap_or_default());
                }
                // The process is gone, or went while it answered: nobody knows whether it wrote.
                Err(_) => {}
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        unreachable!("a range without an end ended")
    }
}

/// All hurry to sign up; returns each party's address and how many answers were unknown.
async fn hurry(fleet: &Arc<Fleet>, slug: &str, done: &Arc<AtomicUsize>) -> (Vec<String>, usize) {
    let next = Arc::new(AtomicUsize::new(0));
    let mut hurrying = tokio::task::JoinSet::new();
    for _ in 0..CONNECTIONS {
        let (fleet, slug, next, done) = (fleet.clone(), slug.to_owned(), next.clone(), done.clone());
        hurrying.spawn(async move {
            let mut led = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::SeqCst);
                if number >= PARTIES {
                    return led;
                }
                led.push(fleet.sign_up(&slug, number).await);
                done.fetch_add(1, Ordering::SeqCst);
            }
        });
    }
    let mut all = Vec::new();
    while let Some(ended) = hurrying.join_next().await {
        all.extend(ended.unwrap());
    }
    let unknown = all.iter().map(|(_, unknown)| unknown).sum();
    (all.into_iter().map(|(address, _)| address).collect(), unknown)
}

/// Exactly the seats there are, nobody lost, nobody double, and the queue in order.
async fn assert_sold_exactly(installation: &Installation, event: &Made) {
    let state = installation.open().await;
    let mut db = state.db.read().await.unwrap();
    let all = registrations::store::by_event(&mut db, &event.id).await.unwrap();
    let names: BTreeSet<&str> = all.iter().map(|one| one.contact.name.as_str()).collect();
    assert_eq!((all.len(), names.len()), (PARTIES, PARTIES), "somebody was lost or came twice");
    let order: Vec<i64> = all.iter().map(|one| one.queue_number).collect();
    assert_eq!(order, (1..=PARTIES.try_into().unwrap()).collect::<Vec<i64>>(), "the queue has a gap");
    let confirmed = |one: &&Registration| one.state == State::Confirmed;
    assert_eq!(all.iter().filter(confirmed).map(Registration::size).sum::<i64>(), SEATS);
    assert_eq!(i64::try_from(all.iter().take_while(confirmed).count()).unwrap(), SEATS, "somebody overtook somebody");
    let seen = registrations::store::capacity_of(&mut db, &event.id).await.unwrap().unwrap();
    assert_eq!((seen.seated, seen.places_left()), (SEATS, 0));
    drop(db);
    state.db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn processes_that_are_killed_sell_exactly_the_seats_there_are() {
    for round in 1..=rounds(1) {
        let installation = Installation::new().await;
        let event = installation.event(SEATS).await;
        let fleet = Arc::new(Fleet::start(&installation));
        let done = Arc::new(AtomicUsize::new(0));
        let ((addresses, unknown), killed) =
            tokio::join!(hurry(&fleet, &event.slug, &done), async { fleet.be_killed(&done).await });
        assert!(killed > 0, "nobody was killed, so this proves nothing");
        assert_sold_exactly(&installation, &event).await;
        // Where an answer was unknown, the same form led to the one registration.
        assert_eq!(addresses.iter().collect::<BTreeSet<_>>().len(), PARTIES, "two parties were led to one page");
        for address in &addresses {
            let answer = fleet.client.get(format!("{}{address}", fleet.addresses[0])).send().await.unwrap();
            assert_eq!(answer.status(), StatusCode::OK, "a link that was given leads nowhere");
        }
        // One mail a party: whoever attends has receipt and invitation in one, whoever waits a place in the queue.
        let deadline = Instant::now() + Duration::from_mins(2);
        while installation.mails().len() < PARTIES && Instant::now() < deadline {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert_eq!(installation.mails().len(), PARTIES, "a mail is missing or too many");
        report(&format!(
            "round {round}: {killed} processes killed, {unknown} answers unknown, {SEATS} of {SEATS} sold"
        ));
    }
}

/// Posts a form as a page of ours would, with a session's cookie or without.
async fn post(fleet: &Fleet, process: usize, path: &str, cookie: &str, fields: &[(&str, &str)]) -> reqwest::Response {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = fleet.client.post(format!("{}{path}", fleet.addresses[process]));
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    request.header("sec-fetch-site", "same-origin").header("cookie", cookie).body(body).send().await.unwrap()
}

fn cookie_of(answer: &reqwest::Response) -> String {
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_begun_at_one_process_lives_and_ends_at_all_of_them() {
    let installation = Installation::new().await;
    let said = installation.run(&["organiser", "add", "kirsten@kolding.example"]);
    let link = said.lines().find(|line| line.starts_with("http")).unwrap();
    let link = &link[link.find("/organiser").unwrap()..];
    let fleet = Fleet::start(&installation);
    let last = fleet.addresses.len() - 1;

    let password = [("password", "en lang adgangskode til prøve")];
    let cookie = cookie_of(&post(&fleet, 0, link, "", &password).await);
    let status = async |process: usize, cookie: &str| {
        let request = fleet.client.get(format!("{}/organiser", fleet.addresses[process])).header("cookie", cookie);
        request.send().await.unwrap().status()
    };
    assert_eq!(status(last, &cookie).await, StatusCode::OK);

    // The process that began it is gone; the session is not.
    {
        let mut first = fleet.processes[0].lock().await;
        first.kill();
        if last == 0 {
            first.serve();
        }
    }
    assert_eq!(status(last, &cookie).await, StatusCode::OK);
    fleet.processes[0].lock().await.serve_again();

    let out = post(&fleet, last, "/organiser/sign-out", &cookie, &[]).await;
    assert_eq!(out.status(), StatusCode::SEE_OTHER);
    assert_eq!(status(0, &cookie).await, StatusCode::SEE_OTHER);
}

#[expect(clippy::print_stdout, reason = "what a soak run shows")]
fn report(line: &str) {
    println!("{line}");
}
