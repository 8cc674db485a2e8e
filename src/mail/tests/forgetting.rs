//! Mails that are to be forgotten.

use std::fs::{File, OpenOptions};
use std::time::SystemTime;

use super::super::{Forget, forget, posted, remove_strays, sweep, sweep_some};
use super::*;
use crate::server::traces;

async fn forget_now(office: &Office, queue: &str, how: Forget) {
    let mut tx = office.state.db.begin_write().await.unwrap();
    forget(&mut tx, &[(Queue::Seat(queue), how)]).await.unwrap();
    traces::note(&mut tx).await.unwrap();
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

#[tokio::test]
async fn whoever_waits_for_an_answer_waits_for_a_few_only() {
    on_each_database(async |office| {
        for number in 0..60 {
            office.post("1", "a@firma.example", &note(&format!("nr. {number}"))).await;
        }
        office.deliver().await;
        forget_now(office, "1", Forget::Row).await;
        assert_eq!(sweep_some(&office.state).await.unwrap(), 50);
        assert_eq!((office.files().len(), sweep(&office.state).await.unwrap()), (10, 10));
        assert!(office.files().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_file_of_a_mail_that_another_machine_forgot_goes_too() {
    on_each_database(async |office| {
        for (queue, text) in [("1", "glemt helt"), ("2", "glemt indhold"), ("3", "bliver"), ("4", "ny")] {
            office.post(queue, "a@firma.example", &note(text)).await;
        }
        office.deliver().await;
        // What the other machine does is the same as here, but for the files of this folder.
        let folder = office.state.config.mail_folder();
        let files = || std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
        let kept: Vec<(PathBuf, Vec<u8>)> = files().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect();
        for (queue, how) in [("1", Forget::Row), ("2", Forget::Content), ("4", Forget::Row)] {
            forget_now(office, queue, how).await;
        }
        assert_eq!(sweep(&office.state).await.unwrap(), 3);
        let old = SystemTime::UNIX_EPOCH;
        for (path, bytes) in kept {
            std::fs::write(&path, &bytes).unwrap();
            if subject(&bytes) != "ny" {
                OpenOptions::new().write(true).open(&path).unwrap().set_modified(old).unwrap();
            }
        }
        let own = folder.join("regnskab-2026.eml");
        File::create(&own).unwrap().set_modified(old).unwrap();
        remove_strays(&office.state).await.unwrap();
        assert!(own.exists(), "not ours");
        std::fs::remove_file(own).unwrap();
        let mut left = office.subjects();
        left.sort();
        assert_eq!(left, ["bliver", "ny"], "the new one may be on its way");
    })
    .await;
}
