//! A mail that is refused, put off, cut or lost on the way: what becomes of it, and that it holds up nobody else.

use kobling::time::{DAY, HOUR, MINUTE};

use super::{Office, times};
use crate::app::{MailServer, TestApp};

#[tokio::test]
async fn a_mail_arrives_as_it_was_written_over_few_connections() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let office = Office::open(&app).await;
    for number in 0..12 {
        office.guest(&format!("Gaest{number}"), "").await;
    }
    app.deliver().await;
    let taken = server.taken();
    assert_eq!(taken.len(), 12);
    for mail in &taken {
        assert_eq!(mail.from, "kobling@kobling.example");
        assert_eq!(mail.to, mail.mail().to, "envelope and header");
        assert_eq!(mail.mail().method(), "REQUEST");
        assert!(mail.message_id().ends_with("@kobling.example>"), "{}", mail.message_id());
        assert_eq!(mail.hello, "kobling.example");
        let end = &mail.bytes[mail.bytes.len() - 5..];
        assert!(end.ends_with(b"--\r\n") && !end.ends_with(b"\r\n\r\n"), "no line more than was written: {end:?}");
    }
    let connections = taken.iter().map(|mail| mail.connection).max().unwrap();
    assert!(connections <= 3, "{connections} connections for 12 mails");
}

#[tokio::test]
async fn what_is_refused_for_good_is_given_up_at_once_and_what_is_put_off_comes_later() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let office = Office::open(&app).await;
    let [unknown, spam] = [office.guest("Ane", "rcpt550").await, office.guest("Bo", "data554").await];
    let [grey, busy] = [office.guest("Cai", "rcpt451x1").await, office.guest("Dorte", "data452x2").await];
    let relay = office.guest("Eva", "rcptrelayx3").await;
    let fine = office.guest("Finn", "").await;
    let all = [unknown, spam, grey, busy, relay, fine];
    let all: Vec<&str> = all.iter().map(String::as_str).collect();

    app.deliver().await;
    assert_eq!(times(&server, &all), [0, 0, 0, 0, 0, 1], "nobody holds up another");
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE given_up_at IS NOT NULL").await, 2);
    app.wait(MINUTE - 1);
    app.deliver().await;
    assert_eq!(times(&server, &all), [0, 0, 0, 0, 0, 1], "too early");
    app.wait(1);
    app.deliver().await;
    assert_eq!(times(&server, &all), [0, 0, 1, 0, 0, 1]);
    app.wait(2 * MINUTE);
    app.deliver().await;
    assert_eq!(times(&server, &all), [0, 0, 1, 1, 0, 1]);
    // Whoever may not relay can be let in: that is no fault of the address.
    app.wait(4 * MINUTE);
    app.deliver().await;
    assert_eq!(times(&server, &all), [0, 0, 1, 1, 1, 1]);
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE failure LIKE '%brohave%'").await, 0, "names nobody");
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE failure = 'recipient refused: 550 5.1.1'").await, 1);
}

#[tokio::test]
async fn a_mail_that_is_always_cut_waits_longer_and_longer_holds_up_nobody_and_ends_after_a_week() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let office = Office::open(&app).await;
    let cut = office.sign_up("Ane", "cut").await;
    let fine = office.guest("Bo", "").await;
    app.deliver().await;
    assert_eq!(server.recipients(), [fine.as_str()]);
    // Others come and go while it waits.
    let mut hours = 0;
    while app.number("SELECT COUNT(*) FROM outbox WHERE given_up_at IS NOT NULL").await == 0 {
        app.wait(HOUR);
        app.deliver().await;
        hours += 1;
        assert!(hours < 8 * 24, "never given up");
    }
    assert!(hours >= 7 * 24, "{hours} hours");
    let attempts = app.number("SELECT MAX(attempts) FROM outbox").await;
    assert!((28..=40).contains(&attempts), "{attempts} attempts in a week");
    // What comes after it is not held up any more.
    assert!(
        kobling::registrations::acts::send_again(&app.state, &cut, 1, kobling::audit::Actor::Contact).await.unwrap()
    );
    app.deliver().await;
    assert_eq!(app.number("SELECT MAX(attempts) FROM outbox WHERE given_up_at IS NULL AND sent_at IS NULL").await, 1);
}

#[tokio::test]
async fn a_mail_whose_yes_was_lost_is_sent_again_with_the_same_bytes() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let office = Office::open(&app).await;
    let address = office.guest("Soeren", "mutex1").await;
    app.deliver().await;
    assert_eq!(times(&server, &[&address]), [1]);
    app.wait(MINUTE);
    app.deliver().await;
    app.wait(DAY);
    app.deliver().await;
    let taken = server.taken();
    let [first, second] = taken.as_slice() else { panic!("taken {} times", taken.len()) };
    assert!(!first.answered && second.answered);
    assert_eq!(first.message_id(), second.message_id());
    assert!(first.bytes == second.bytes, "other bytes");
}

#[tokio::test]
async fn mails_of_one_seat_stay_in_order_while_the_first_is_put_off() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let office = Office::open(&app).await;
    let registration = office.sign_up("Ane", "data451x2").await;
    app.deliver().await;
    assert!(
        kobling::registrations::acts::send_again(&app.state, &registration, 1, kobling::audit::Actor::Contact)
            .await
            .unwrap()
    );
    office.guest("Bo", "").await;
    app.deliver().await;
    assert_eq!(server.recipients(), ["bo@brohave.example"], "the second of the seat waits behind the first");
    for _ in 0..2 {
        app.wait(2 * MINUTE);
        app.deliver().await;
    }
    let subjects: Vec<String> =
        server.taken().iter().filter(|taken| taken.to.starts_with("ane")).map(|taken| taken.mail().subject).collect();
    assert_eq!(subjects.len(), 2);
    assert!(subjects[1].contains("igen"), "{subjects:?}");
}

#[tokio::test]
async fn a_mail_that_is_slow_is_held_until_it_has_arrived_and_holds_up_nobody() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let office = Office::open(&app).await;
    // Longer than it takes to renew its lease once.
    let slow = office.guest("Ane", "slow7").await;
    let fine = office.guest("Bo", "").await;
    let lease = "SELECT MAX(leased_until) FROM outbox WHERE sent_at IS NULL";
    let other_process = async {
        while app.number("SELECT COUNT(*) FROM outbox WHERE sent_at IS NOT NULL").await == 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(server.recipients(), [fine.as_str()], "the slow one holds up nobody");
        // Nearly so long as the lease was: whoever held it on must have renewed it before it ends.
        app.wait(15);
        let held = app.number(lease).await;
        while app.number(lease).await == held {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        app.wait(15);
        app.deliver().await;
        assert_eq!(app.number("SELECT MAX(attempts) FROM outbox").await, 1, "nobody else began it");
    };
    tokio::join!(app.deliver(), other_process);
    assert_eq!(times(&server, &[&slow, &fine]), [1, 1]);
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL").await, 0);
}
