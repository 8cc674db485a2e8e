//! What cannot go out waits longer and longer, holds up nobody else, and ends after a week.

use super::*;
use crate::mail::worker::wait_after;
use crate::time::{DAY, HOUR, MINUTE};

#[tokio::test]
async fn a_row_that_cannot_be_rendered_holds_up_its_own_queue_only() {
    on_each_database(async |office| {
        office.post("1", "a@firma.example", &Poison).await;
        office.post("1", "a@firma.example", &note("bag giften")).await;
        office.post("2", "b@firma.example", &note("fri")).await;
        office.post("3", "intet snabel-a", &note("ingen adresse")).await;
        assert_eq!(office.deliver().await, 1);
        assert_eq!(office.subjects(), ["fri"]);
        let poisoned = office.row("1", 1).await;
        assert_eq!(poisoned.failure.as_deref(), Some("rendering failed"));
        assert_eq!(poisoned.due_at, NOW.plus(MINUTE));
        assert_eq!(office.row("1", 2).await.attempts, 0, "behind it, untouched");
        assert_eq!(office.row("3", 1).await.failure.as_deref(), Some("not a mail address"));
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
async fn a_folder_that_cannot_be_written_loses_nothing() {
    let office = Office::open().await;
    let folder = office.folder.path().join("mail");
    std::fs::write(&folder, "in the way").unwrap();
    office.post("1", "a@firma.example", &note("tålmodig")).await;
    assert_eq!(office.deliver().await, 0);
    let failure = office.row("1", 1).await.failure.unwrap();
    assert!(failure.starts_with("transport: "), "{failure}");
    std::fs::remove_file(&folder).unwrap();
    office.wait(MINUTE);
    assert_eq!(office.deliver().await, 1);
    assert_eq!(office.files().len(), 1, "and no unfinished file beside it");
}

#[test]
#[should_panic(expected = "two kinds of mail are called test.note")]
fn two_kinds_of_one_name_are_refused() {
    drop(Registry::new().with::<Note>().with::<Note>());
}
