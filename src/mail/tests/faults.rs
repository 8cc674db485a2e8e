//! What cannot go out waits longer and longer, holds up nobody else, and ends after a week.

use super::*;
use crate::mail::desk::wait_after;
use crate::time::{DAY, HOUR, MINUTE};

#[tokio::test]
async fn a_row_that_cannot_be_rendered_holds_up_its_own_queue_only() {
    on_each_database(async |office| {
        office.post("1", "a@firma.example", &Poison).await;
        office.post("1", "a@firma.example", &note("bag giften")).await;
        office.post("2", "b@firma.example", &note("fri")).await;
        assert_eq!(office.deliver().await, 1);
        assert_eq!(office.subjects(), ["fri"]);
        let poisoned = office.row("1", 1).await;
        assert_eq!(poisoned.failure.as_deref(), Some("rendering failed"));
        assert_eq!(poisoned.due_at, NOW.plus(MINUTE));
        assert_eq!(office.row("1", 2).await.attempts, 0, "behind it, untouched");
    })
    .await;
}

#[tokio::test]
async fn attempts_are_a_minute_apart_at_first_and_six_hours_at_last() {
    assert_eq!([1, 2, 3, 4].map(wait_after), [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE]);
    assert_eq!([9, 10, 40, i64::MAX].map(wait_after), [256 * MINUTE, 6 * HOUR, 6 * HOUR, 6 * HOUR]);
    on_each_database(async |office| {
        office.post("1", "a@firma.example", &Poison).await;
        office.deliver().await;
        office.wait(MINUTE - 1);
        office.deliver().await;
        assert_eq!(office.row("1", 1).await.attempts, 1, "too early");
        office.wait(1);
        office.deliver().await;
        let row = office.row("1", 1).await;
        assert_eq!((row.attempts, row.due_at), (2, NOW.plus(3 * MINUTE)));
    })
    .await;
}

#[tokio::test]
async fn after_a_week_a_row_is_given_up_and_the_next_of_its_queue_goes_out() {
    on_each_database(async |office| {
        office.post("1", "a@firma.example", &Poison).await;
        office.post("1", "a@firma.example", &note("endelig")).await;
        let mut attempts = 0;
        while office.row("1", 1).await.given_up_at.is_none() {
            assert!(office.subjects().is_empty());
            office.deliver().await;
            office.wait(HOUR);
            attempts += 1;
            assert!(attempts < 24 * 8, "never given up");
        }
        let row = office.row("1", 1).await;
        let given_up = row.given_up_at.unwrap();
        assert!(given_up >= NOW.plus(7 * DAY) && given_up < NOW.plus(7 * DAY + 7 * HOUR), "{given_up}");
        assert_eq!(row.failure.as_deref(), Some("rendering failed"));
        office.deliver().await;
        assert_eq!(office.subjects(), ["endelig"]);
    })
    .await;
}

#[tokio::test]
async fn a_kind_that_only_a_newer_program_knows_waits_for_it() {
    on_each_database(async |office| {
        office.post("1", "a@firma.example", &note("nyt")).await;
        let older = Arc::new(Registry::new());
        assert_eq!(super::super::deliver_all_due(&office.state, &older).await.unwrap(), 0);
        assert_eq!(office.row("1", 1).await.failure.as_deref(), Some("unknown kind"));
        office.wait(MINUTE);
        assert_eq!(office.deliver().await, 1);
        assert_eq!(office.row("1", 1).await.failure, None);
    })
    .await;
}

#[tokio::test]
async fn what_can_never_be_sent_is_given_up_at_once_and_bars_nobody() {
    on_each_database(async |office| {
        office.post("1", "intet snabel-a", &note("ingen adresse")).await;
        office.post("1", "a@firma.example", &note("rettet")).await;
        office.post("2", "b@firma.example", &note("en rest")).await;
        office.post("2", "b@firma.example", &note("bag resten")).await;
        let mut tx = office.state.db.begin_write().await.unwrap();
        sqlx::query("UPDATE outbox SET snapshot = '{\"te' WHERE queue = 'seat:2' AND number = 1")
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(office.deliver().await, 2);
        assert_eq!(office.subjects(), ["rettet", "bag resten"]);
        for (queue, failure) in [("1", "not a mail address"), ("2", "snapshot cannot be read")] {
            let row = office.row(queue, 1).await;
            assert_eq!((row.given_up_at, row.failure.as_deref()), (Some(NOW), Some(failure)));
        }
    })
    .await;
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_loses_nothing_and_costs_no_mail_an_attempt() {
    on_each_database(async |office| {
        let folder = office.folder.path().join("mail");
        std::fs::write(&folder, "in the way").unwrap();
        for queue in ["1", "2", "3", "4", "5"] {
            office.post(queue, "a@firma.example", &note("tålmodig")).await;
        }
        for _ in 0..3 {
            assert_eq!(office.deliver().await, 0);
            office.wait(MINUTE);
        }
        let row = office.row("1", 1).await;
        assert_eq!((row.attempts, row.leased_until.0, row.failure), (0, 0, None));
        let outage = async || -> Option<(i64, String)> {
            let mut connection = office.state.db.read().await.unwrap();
            sqlx::query_as("SELECT since, failure FROM mail_outages").fetch_optional(&mut *connection).await.unwrap()
        };
        let (since, failure) = outage().await.unwrap();
        assert!(since == NOW.0 && failure.starts_with("unreachable: folder: "), "{since} {failure}");
        std::fs::remove_file(&folder).unwrap();
        assert_eq!(office.deliver().await, 5, "at once, all of them");
        assert_eq!(office.files().len(), 5, "and no unfinished file beside them");
        assert_eq!(outage().await, None);
    })
    .await;
}

#[test]
#[should_panic(expected = "two kinds of mail are called test.note")]
fn two_kinds_of_one_name_are_refused() {
    drop(Registry::new().with::<Note>().with::<Note>());
}
