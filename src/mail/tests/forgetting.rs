//! Mails that are to be forgotten.

use super::super::{Forget, forget, posted, sweep};
use super::*;

async fn forget_now(office: &Office, queue: &str, how: Forget) {
    let mut tx = office.state.db.begin_write().await.unwrap();
    forget(&mut tx, Queue::Seat(queue), how).await.unwrap();
    tx.commit().await.unwrap();
}

async fn left(office: &Office, queue: &str) -> Vec<(bool, Option<String>)> {
    let mut db = office.state.db.read().await.unwrap();
    let posted = posted(&mut db, Queue::Seat(queue)).await.unwrap();
    posted.iter().map(|mail| (mail.sent_at().is_some(), mail.read::<Note>().map(|note| note.text))).collect()
}

#[tokio::test]
async fn a_mail_that_waits_is_sent_before_it_is_forgotten() {
    on_each_database(async |office| {
        office.post("1", "a@firma.example", &note("det sidste")).await;
        office.post("2", "b@firma.example", &note("bliver")).await;
        forget_now(office, "1", Forget::Row).await;
        assert_eq!(sweep(&office.state).await.unwrap(), 0);
        assert_eq!(office.deliver().await, 2);
        assert_eq!(office.subjects(), ["det sidste", "bliver"]);
        assert_eq!(sweep(&office.state).await.unwrap(), 1);
        assert_eq!(office.subjects(), ["bliver"]);
        assert_eq!((left(office, "1").await, left(office, "2").await.len()), (Vec::new(), 1));
        assert_eq!(sweep(&office.state).await.unwrap(), 0, "once");
    })
    .await;
}

#[tokio::test]
async fn of_a_mail_that_names_somebody_else_only_the_words_go() {
    on_each_database(async |office| {
        office.post("1", "a@firma.example", &note("om en anden")).await;
        office.deliver().await;
        assert_eq!(left(office, "1").await, [(true, Some("om en anden".to_owned()))]);
        forget_now(office, "1", Forget::Content).await;
        assert_eq!(left(office, "1").await, [(true, None)], "at once");
        sweep(&office.state).await.unwrap();
        assert!(office.files().is_empty());
        assert_eq!(left(office, "1").await, [(true, None)]);
        // What comes after is sent and kept as ever.
        office.post("1", "a@firma.example", &note("senere")).await;
        office.deliver().await;
        assert_eq!(sweep(&office.state).await.unwrap(), 0);
        assert_eq!(office.subjects(), ["senere"]);
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_is_given_up_is_forgotten_too() {
    on_each_database(async |office| {
        office.post("1", "ingen adresse", &note("kommer aldrig frem")).await;
        forget_now(office, "1", Forget::Row).await;
        assert_eq!(sweep(&office.state).await.unwrap(), 0, "it waits");
        office.deliver().await;
        assert_eq!(sweep(&office.state).await.unwrap(), 1);
        assert!(left(office, "1").await.is_empty());
    })
    .await;
}
