//! What is left behind by a process that dies, or by a reader that holds on: the next run finds it.

use kobling::mail::{self, Queue};
use kobling::server::traces;

use super::run_the_job;
use crate::app::{NewEvent, party};
use crate::visitor::with_event;

#[tokio::test]
async fn what_a_process_that_died_after_its_commit_left_is_cleared_up_by_the_next_run() {
    let (app, event) = with_event(&NewEvent::with_seats(3)).await;
    let made = app.sign_up(&event, party("Mette", &["Afbrudtkanarie"])).await;
    app.deliver().await;
    // The transaction of an erasure, as far as mails go; then the process ends.
    let queue = Queue::Seat(made.seats[0].id.as_str());
    let mut tx = app.state.db.begin_write().await.unwrap();
    mail::forget(&mut tx, queue, mail::Forget::Row).await.unwrap();
    tx.commit().await.unwrap();
    let files = || std::fs::read_dir(app.state.config.mail_folder()).unwrap().count();
    assert_eq!(files(), 2);
    let mut db = app.state.db.read().await.unwrap();
    assert!(mail::posted(&mut db, queue).await.unwrap().is_empty(), "nobody reads it any more");
    drop(db);

    // And again between the file and the row.
    for entry in std::fs::read_dir(app.state.config.mail_folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().contains("afbrudtkanarie") {
            std::fs::remove_file(path).unwrap();
        }
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 2);
    run_the_job(&app).await;
    assert_eq!((files(), app.number("SELECT COUNT(*) FROM outbox").await), (1, 1));
    assert_eq!(app.number("SELECT COUNT(*) FROM settings WHERE name = 'traces'").await, 0);
}

#[tokio::test]
async fn a_reader_that_holds_the_journal_back_only_delays_it() {
    let (app, event) = with_event(&NewEvent::with_seats(3)).await;
    if !app.state.config.database_url.starts_with("sqlite") {
        return;
    }
    let made = app.sign_up(&event, party("Mette", &["Fastholdtkanarie"])).await;
    app.deliver().await;
    // Somebody reads an old version, as a backup does.
    let mut reader = app.state.db.read().await.unwrap();
    sqlx::query("BEGIN").execute(&mut *reader).await.unwrap();
    let (seen,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM seats").fetch_one(&mut *reader).await.unwrap();
    assert_eq!(seen, 1);
    app.visitor().post(&format!("{}/erase", app.seat_link(&made.seats[0])), &[]).await.location();
    app.deliver().await;
    run_the_job(&app).await;
    assert!(!app.traces_of(&["Fastholdtkanarie"]).await.is_empty(), "the reader still sees it");
    assert!(!traces::wipe(&app.state.db).await.unwrap());
    sqlx::query("COMMIT").execute(&mut *reader).await.unwrap();
    drop(reader);
    run_the_job(&app).await;
    assert_eq!(app.traces_of(&["Fastholdtkanarie"]).await, Vec::<String>::new());
}

#[tokio::test]
async fn copies_of_rows_that_rearranging_pages_left_go_too() {
    let (app, event) = with_event(&NewEvent::with_seats(1)).await;
    // Rows grow, shrink and go beside one another, so that pages are rearranged over and over.
    let write = async |statement: &'static str, id: i64, text: String| {
        let mut tx = app.state.db.begin_write().await.unwrap();
        sqlx::query(statement)
            .bind(format!("r{id}"))
            .bind(text)
            .bind(event.id.as_str())
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    };
    let length = |seed: i64| usize::try_from((seed * 7919) % 1500 + 50).unwrap();
    for id in 0..150_i64 {
        let text = if id % 7 == 0 { "Sidekanarie".repeat(length(id) / 11) } else { "x".repeat(length(id)) };
        write(
            "INSERT INTO outbox (id, queue, number, kind, snapshot, recipient, event_id, created_at, due_at, sent_at)
               VALUES ($1, $1, 1, 'k', $2, '', $3, 0, 0, 0)",
            id,
            text,
        )
        .await;
    }
    for step in 0..300_i64 {
        let id = (step * 31) % 150;
        if id % 7 != 0 {
            write("UPDATE outbox SET snapshot = $2 WHERE id = $1 AND event_id = $3", id, "y".repeat(length(step + 3)))
                .await;
        }
    }
    assert!(!app.traces_of(&["Sidekanarie"]).await.is_empty());
    let mut tx = app.state.db.begin_write().await.unwrap();
    mail::forget_event(&mut tx, event.id.as_str()).await.unwrap();
    tx.commit().await.unwrap();
    run_the_job(&app).await;
    assert_eq!(app.traces_of(&["Sidekanarie"]).await, Vec::<String>::new());
}
