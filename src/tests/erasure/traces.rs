//! What is left behind by a process that dies, or by a reader that holds on: the next run finds it.

use kobling::mail::{self, Queue};
use kobling::server::traces;
use kobling::time::{DAY, Timestamp};

use super::{night, run_the_job};
use crate::app::{NewEvent, TestApp, party};
use crate::visitor::with_event;

#[tokio::test]
async fn what_a_process_that_died_after_its_commit_left_is_cleared_up_by_the_next_run() {
    let (app, event) = with_event(&NewEvent::with_seats(3)).await;
    let made = app.sign_up(&event, party("Mette", &["Afbrudtkanarie"])).await;
    app.deliver().await;
    // The transaction of an erasure, as far as mails go; then the process ends.
    let queue = Queue::Seat(made.seats[0].id.as_str());
    let mut tx = app.state.db.begin_write().await.unwrap();
    mail::forget(&mut tx, &[(queue, mail::Forget::Row)]).await.unwrap();
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
    night(&app).await;
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
    night(&app).await;
    assert!(!app.traces_of(&["Fastholdtkanarie"]).await.is_empty(), "the reader still sees it");
    assert!(!traces::wipe(&app.state.db, app.now()).await.unwrap());
    sqlx::query("COMMIT").execute(&mut *reader).await.unwrap();
    drop(reader);
    run_the_job(&app).await;
    assert_eq!(app.traces_of(&["Fastholdtkanarie"]).await, Vec::<String>::new());
}

#[tokio::test]
async fn the_file_is_written_anew_in_the_night_after_and_not_while_people_sign_up() {
    let (app, event) = with_event(&NewEvent::with_seats(3)).await;
    let made = app.sign_up(&event, party("Mette", &["Natkanarie"])).await;
    app.deliver().await;
    let local = |text: &str| {
        Timestamp::from_local(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()).unwrap()
    };
    let noted = "SELECT COUNT(*) FROM settings WHERE name = 'traces'";
    app.set_clock(local("2026-12-01 09:00"));
    run_the_job(&app).await;
    app.set_clock(local("2026-12-01 10:00"));
    app.visitor().post(&format!("{}/erase", app.seat_link(&made.seats[0])), &[]).await.location();
    app.deliver().await;
    let row = "SELECT COUNT(*) FROM seats WHERE email <> ''";
    assert_eq!(app.number(row).await, 0, "its row is empty at once");
    for (time, left) in [("01 10:30", 1), ("01 23:30", 1), ("02 02:59", 1), ("02 05:00", 1), ("03 03:10", 0)] {
        app.set_clock(local(&format!("2026-12-{time}")));
        run_the_job(&app).await;
        assert_eq!(app.number(noted).await, left, "{time}");
    }
    assert_eq!(app.traces_of(&["Natkanarie"]).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_program_that_slept_through_the_night_writes_the_file_anew_before_it_serves() {
    let (app, event) = with_event(&NewEvent::with_seats(3)).await;
    let made = app.sign_up(&event, party("Mette", &["Dagkanarie"])).await;
    app.deliver().await;
    app.visitor().post(&format!("{}/erase", app.seat_link(&made.seats[0])), &[]).await.location();
    app.deliver().await;
    run_the_job(&app).await;
    app.wait(DAY);
    assert!(traces::catch_up(&app.state.db, app.now()).await.unwrap());
    assert_eq!(app.traces_of(&["Dagkanarie"]).await, Vec::<String>::new());
}

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn text(&mut self, word: &str) -> String {
        word.repeat(usize::try_from(self.below(1500)).unwrap() / word.len() + 1)
    }
}

/// `secure_delete` overwrites a row where it stands. Whether a page's gap holds an older copy is chance, so this may pass
/// without `Db::rewrite` too; with it, it never fails.
#[tokio::test]
async fn copies_of_rows_that_rearranging_pages_left_go_too() {
    let (app, event) = with_event(&NewEvent::with_seats(1)).await;
    let mut dice = Dice(4);
    let mut tx = app.state.db.begin_write().await.unwrap();
    let (insert, update, delete) = (
        "INSERT INTO outbox (id, queue, number, kind, snapshot, recipient, event_id, created_at, due_at, sent_at)
         VALUES ($1, $1, 1, 'k', $2, '', $3, 0, 0, 0)",
        "UPDATE outbox SET snapshot = $2 WHERE id = $1 AND event_id = $3",
        "DELETE FROM outbox WHERE id = $1 AND $2 <> '' AND event_id = $3",
    );
    let rows = 1500;
    let mut steps: Vec<(&'static str, u64, String)> =
        (0..rows).map(|row| (insert, row, dice.text(if row % 9 == 0 { "Sidekanarie" } else { "x" }))).collect();
    // The others grow, shrink and go beside them, so that pages are rearranged over and over.
    for _ in 0..5 * rows {
        let row = dice.below(rows);
        if !row.is_multiple_of(9) {
            let statement = if dice.below(4) == 0 { delete } else { update };
            steps.push((statement, row, dice.text("y")));
        }
    }
    for (statement, row, text) in steps {
        let id = format!("r{row}");
        let event_id = if row % 9 == 0 { event.id.as_str() } else { "another" };
        sqlx::query(statement).bind(id).bind(text).bind(event_id).execute(&mut *tx).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert!(!app.traces_of(&["Sidekanarie"]).await.is_empty());
    let mut tx = app.state.db.begin_write().await.unwrap();
    mail::forget_event(&mut tx, event.id.as_str()).await.unwrap();
    tx.commit().await.unwrap();
    night(&app).await;
    assert_eq!(app.traces_of(&["Sidekanarie"]).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_word_that_a_metric_told_would_be_found() {
    let app = TestApp::start().await;
    assert_eq!(app.traces_of(&["Etiketkanarie"]).await, Vec::<String>::new());
    metrics::counter!("kobling_test_total", "name" => "Etiketkanarie").increment(1);
    assert_eq!(app.traces_of(&["Etiketkanarie"]).await, ["Etiketkanarie in the metrics"]);
}
