//! The real binary is killed again and again in the middle of a mass update, while its mail server refuses, dawdles and
//! hangs up: afterwards everybody has every version, in order, once or with identical bytes twice.
//!
//! `KOBLING_ROUNDS` says how often (a few without it; `make soak` says 200).
//!
//! To see it fail, let `mail::store::any_due` and `claim` leave out that nothing earlier of the queue may wait (then
//! versions overtake each other), or let `mail::desk` note a mail as sent before it is delivered (then some are lost).

mod held;
mod verdict;
mod world;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::app::{Installation, MailServer, Served, rounds};
use world::World;

/// Parties of four and a contact who stays at home.
const PARTIES: usize = 75;
/// How long what is left may take when nothing is killed any more: a lease, then the mails.
const PATIENCE: Duration = Duration::from_mins(2);

/// What the killer and those who act tell each other.
#[derive(Default)]
pub struct Signals {
    /// An edit is being sent this moment.
    editing: AtomicBool,
    edits: AtomicUsize,
    over: AtomicBool,
}

impl Signals {
    fn is_over(&self) -> bool {
        self.over.load(Ordering::SeqCst)
    }
}

/// Kills and starts again, half of the times just when an edit is on its way: so also between its commit and its answer.
fn kill_again_and_again(mut served: Served, kills: usize, mut chance: StdRng, signals: &Signals) -> Served {
    for kill in 0..kills {
        if kill % 2 == 0 {
            let latest = Instant::now() + Duration::from_secs(2);
            while !signals.editing.load(Ordering::SeqCst) && Instant::now() < latest {
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(Duration::from_millis(chance.random_range(0..250)));
        } else {
            std::thread::sleep(Duration::from_millis(chance.random_range(20..1200)));
        }
        served.kill();
        served.serve();
    }
    signals.over.store(true, Ordering::SeqCst);
    served
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn killed_at_any_moment_of_a_mass_update_everybody_gets_every_version_in_order() {
    let kills = rounds(4);
    let begun = Instant::now();
    let mut server = MailServer::start();
    let installation = Installation::new().await;
    let mut served = Served::of(&installation).with("KOBLING_SMTP_URL", &server.url());
    let world = World::make(&installation, &served, PARTIES).await;
    server.tell("chaos 2 1");
    served.serve();

    let signals = Arc::new(Signals::default());
    let (killer, chance) = (signals.clone(), StdRng::seed_from_u64(1));
    let killing = tokio::task::spawn_blocking(move || kill_again_and_again(served, kills, chance, &killer));
    let (guests, (), ()) =
        tokio::join!(world.people_sign_up(&signals), world.organiser_edits(&signals), world.time_passes(&signals));
    let mut served = killing.await.unwrap();

    server.tell("calm");
    world.everything_is_sent(PATIENCE).await;
    served.tell_to_stop();
    served.stopped();
    let figures = verdict::of(&world, &guests, &server.taken()).await;
    // Twice is a mail only whose yes was lost: by the server's own hanging up, or with one of those in hand at a kill.
    let lost = figures.unanswered + 3 * kills;
    assert!(figures.twice <= lost, "{} mails came twice, and {lost} answers can have been lost", figures.twice);
    println!(
        "{kills} kills in {} s: {} edits, {} sign-ups while it was killed, {} mails in {} queues, {} of them twice \
         with the same bytes ({} answers were swallowed by the server)",
        begun.elapsed().as_secs(),
        signals.edits.load(Ordering::SeqCst),
        guests.len(),
        figures.mails,
        figures.queues,
        figures.twice,
        figures.unanswered,
    );
    world.close().await;
}
