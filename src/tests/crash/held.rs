//! An update that waits is a row: whatever is killed between its commit and its time, or while it is sent, everybody is
//! told once.

use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::PATIENCE;
use super::world::World;
use crate::app::{Installation, Served, rounds};

/// Parties of four and a contact who stays at home.
const PARTIES: usize = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_update_that_waits_is_sent_once_whatever_is_killed() {
    let installation = Installation::new().await;
    let count = if installation.is_shared() { 3 } else { 1 };
    let mut fleet: Vec<Served> = (0..count).map(|_| Served::of(&installation)).collect();
    let world = World::make(&installation, &fleet[0], PARTIES).await;
    let mut chance = StdRng::seed_from_u64(1);
    for round in 1..=i64::try_from(rounds(2)).unwrap() {
        fleet[0].serve_again();
        world.hold(&format!("13.{:02}", round % 60)).await;
        // Between the commit and its time.
        fleet[0].kill();
        assert_eq!(world.updates_that_wait().await, 1);
        world.the_hour_is_over().await;
        // All of them come for it at their start, and are killed while they are at it.
        for _ in 0..2 {
            fleet.iter_mut().for_each(Served::start);
            tokio::time::sleep(Duration::from_millis(chance.random_range(0..150))).await;
            fleet.iter_mut().for_each(Served::kill);
        }
        fleet.iter_mut().for_each(Served::serve);
        let deadline = Instant::now() + PATIENCE;
        while world.updates_that_wait().await > 0 {
            assert!(Instant::now() < deadline, "it still waits");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let everybody = i64::try_from(PARTIES * 5).unwrap();
        assert_eq!(world.mails_of_the_change().await, round * everybody);
        let registrations = world.registrations().await;
        assert!(registrations.iter().flat_map(|party| &party.seats).all(|seat| seat.sequence == round));
        for process in &mut fleet[1..] {
            process.kill();
        }
    }
    // While processes are killed hardly any mail leaves: a long run leaves thousands.
    let mails = u32::try_from(rounds(2) * PARTIES * 5).unwrap();
    world.everything_is_sent(PATIENCE + mails * Duration::from_millis(20)).await;
    drop(fleet);
    world.close().await;
}
