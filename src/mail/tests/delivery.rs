//! What is posted is delivered: once, in order, the same to the byte.

use std::sync::Mutex;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::*;
use crate::mail::worker::{self, render};

#[tokio::test]
async fn a_mail_goes_out_once_its_transaction_commits_and_never_otherwise() {
    on_each_database(async |office| {
        let mut tx = office.state.db.begin_write().await.unwrap();
        let (queue, recipient) = (Queue::Seat("1"), "a@firma.example");
        let envelope = Envelope { queue, recipient, event_id: Some("e"), due_at: None };
        post(&mut tx, NOW, envelope, &note("fortrudt")).await.unwrap();
        drop(tx);
        assert_eq!(office.deliver().await, 0);

        office.post("1", "a@firma.example", &note("sendt")).await;
        assert_eq!(office.deliver().await, 1);
        assert_eq!(office.deliver().await, 0, "once");
        assert_eq!(office.subjects(), ["sendt"]);
        assert_eq!(office.row("1", 1).await.sent_at, Some(NOW));
    })
    .await;
}

#[tokio::test]
async fn mails_of_one_queue_are_claimed_one_after_the_other_in_the_order_of_posting() {
    on_each_database(async |office| {
        for text in ["første", "anden", "tredje"] {
            office.post("1", "a@firma.example", &note(text)).await;
        }
        office.post("2", "b@firma.example", &note("en anden kø")).await;
        assert_eq!(office.claim().await.len(), 2, "the head of each queue");
        assert!(office.claim().await.is_empty(), "the next waits for the first, which is in hand");

        office.wait(LEASE);
        assert_eq!(office.deliver().await, 4);
        assert_eq!(office.subjects(), ["første", "anden", "tredje", "en anden kø"], "sorted by recipient, then order");
    })
    .await;
}

#[tokio::test]
async fn a_crash_between_writing_and_noting_leaves_one_file_with_the_same_bytes() {
    on_each_database(async |office| {
        let message = Invitation { name: "Søren 🦊".to_owned(), title: "Når rekruttering er en opgave".to_owned() };
        office.post("1", "soeren@firma.example", &message).await;
        let rows = office.claim().await;
        office.worker().deliver(&rows[0]).await.unwrap();
        let written = std::fs::read(&office.files()[0]).unwrap();
        // Here the process ends. Another one takes over when the lease has run out, at another time of day.
        office.wait(LEASE - 1);
        assert_eq!(office.deliver().await, 0, "held by the one that died");
        office.wait(1);
        assert_eq!(office.deliver().await, 1);
        assert_eq!(office.files().len(), 1);
        assert_eq!(std::fs::read(&office.files()[0]).unwrap(), written);
        assert_eq!(render(&office.state, &office.registry, &rows[0]).unwrap(), written);
        assert_eq!(office.row("1", 1).await.attempts, 2);
    })
    .await;
}

#[tokio::test]
async fn several_workers_share_the_outbox_and_begin_each_mail_once() {
    on_each_database(async |office| {
        for number in 0..60 {
            office.post(&format!("{}", number % 30), "a@firma.example", &note(&format!("nr. {number}"))).await;
        }
        let all = || super::super::deliver_all_due(&office.state, &office.registry);
        let (one, two, three) = tokio::join!(all(), all(), all());
        let mut sent = one.unwrap() + two.unwrap() + three.unwrap();
        // A worker that found everything in other hands went home early.
        sent += office.deliver().await;
        assert_eq!(sent, 60);
        assert_eq!(office.files().len(), 60);
        let (attempts,): (i64,) = sqlx::query_as("SELECT CAST(SUM(attempts) AS BIGINT) FROM outbox")
            .fetch_one(&mut *office.state.db.read().await.unwrap())
            .await
            .unwrap();
        assert_eq!(attempts, 60);
    })
    .await;
}

#[tokio::test]
async fn a_claim_that_waited_for_another_takes_nothing_of_what_that_one_took() {
    on_each_database(async |office| {
        office.post("1", "a@firma.example", &note("kun én")).await;
        let until = NOW.plus(LEASE);
        let mut first = office.state.db.begin_write().await.unwrap();
        assert_eq!(store::claim(&mut first, NOW, until, 10).await.unwrap().len(), 1);
        let state = office.state.clone();
        let second = tokio::spawn(async move {
            let mut tx = state.db.begin_write().await.unwrap();
            let rows = store::claim(&mut tx, NOW, until, 10).await.unwrap();
            tx.commit().await.unwrap();
            rows.len()
        });
        // Long enough to be waiting for the row's lock on PostgreSQL, for the one writer on SQLite.
        tokio::time::sleep(Duration::from_millis(200)).await;
        first.commit().await.unwrap();
        assert_eq!(second.await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn the_running_worker_is_woken_by_a_commit_and_returns_when_told_to() {
    on_each_database(async |office| {
        let stop = CancellationToken::new();
        let running = tokio::spawn(worker::run(office.state.clone(), office.registry.clone(), stop.clone()));
        office.post("1", "a@firma.example", &note("vågn op")).await;
        let seen = async {
            while office.row("1", 1).await.sent_at.is_none() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), seen).await.unwrap();
        stop.cancel();
        tokio::time::timeout(Duration::from_secs(20), running).await.unwrap().unwrap();
        assert_eq!(office.subjects(), ["vågn op"]);
    })
    .await;
}

/// Whom the message below tells to stop.
static STOP: Mutex<Option<CancellationToken>> = Mutex::new(None);

/// Stops the worker while it is on the way.
#[derive(Serialize, Deserialize)]
struct LastOrders;

impl Message for LastOrders {
    const KIND: &'static str = "test.last_orders";

    fn letter(&self, context: &Context<'_>) -> Letter {
        STOP.lock().unwrap().as_ref().unwrap().cancel();
        note("den sidste").letter(context)
    }
}

#[tokio::test]
async fn a_worker_that_is_stopped_lets_the_mail_in_hand_arrive_and_begins_no_other() {
    on_each_database(async |office| {
        let registry = Arc::new(Registry::new().with::<LastOrders>().with::<Note>());
        office.post("1", "a@firma.example", &LastOrders).await;
        office.post("1", "a@firma.example", &note("senere")).await;
        let stop = CancellationToken::new();
        *STOP.lock().unwrap() = Some(stop.clone());
        worker::run(office.state.clone(), registry, stop).await;
        assert_eq!(office.subjects(), ["den sidste"]);
        assert!(office.row("1", 1).await.sent_at.is_some(), "it is noted");
        let other = office.row("1", 2).await;
        assert_eq!((other.attempts, other.leased_until.0, other.sent_at), (0, 0, None));
        assert_eq!(office.deliver().await, 1, "at once, without waiting for a lease");
    })
    .await;
}

#[tokio::test]
async fn a_lease_that_another_process_has_taken_over_is_neither_renewed_nor_given_back() {
    on_each_database(async |office| {
        office.post("1", "a@firma.example", &note("din nu")).await;
        let late = office.claim().await.remove(0);
        office.wait(LEASE);
        let other = office.claim().await.remove(0);
        let mut tx = office.state.db.begin_write().await.unwrap();
        let until = other.leased_until.plus(LEASE);
        assert!(!store::renew(&mut tx, &late.id, late.leased_until, until).await.unwrap());
        store::put_back(&mut tx, &late.id, late.leased_until, NOW).await.unwrap();
        store::postpone(&mut tx, &late.id, late.leased_until, NOW, "sent by nobody").await.unwrap();
        store::give_up(&mut tx, &late.id, late.leased_until, NOW, "sent by nobody").await.unwrap();
        tx.commit().await.unwrap();
        let row = office.row("1", 1).await;
        assert_eq!((row.leased_until, row.given_up_at, row.failure, row.attempts), (other.leased_until, None, None, 2));
        let mut tx = office.state.db.begin_write().await.unwrap();
        assert!(store::renew(&mut tx, &other.id, other.leased_until, until).await.unwrap());
        store::mark_sent(&mut tx, &late.id, NOW).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(office.row("1", 1).await.sent_at, Some(NOW), "but what was delivered was delivered");
    })
    .await;
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::open().await;
    office.post("1", "a@firma.example", &note("fortroligt")).await;
    office.deliver().await;
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&office.files()[0]), 0o600);
    assert_eq!(mode(&office.folder.path().join("mail")) & 0o027, 0, "nobody else, and the group only looks");
}

#[tokio::test]
async fn file_names_sort_by_time_then_recipient_then_order() {
    let office = Office::open().await;
    office.post("1", "b@firma.example", &note("b først")).await;
    office.post("2", "b@firma.example", &note("b så")).await;
    office.post("3", "a@firma.example", &note("a")).await;
    office.wait(1);
    office.post("4", "../a/../\u{202e}å@firma.example", &note("senere")).await;
    office.deliver().await;
    assert_eq!(office.subjects(), ["a", "b først", "b så"], "the last is no address");
    let name = office.files()[0].file_name().unwrap().to_str().unwrap().to_owned();
    assert!(name.starts_with("20261109T110000Z-a@firma.example-"), "{name}");
    assert_eq!(office.files()[0].extension().unwrap(), "eml");
}
