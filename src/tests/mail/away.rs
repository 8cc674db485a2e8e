//! The mail server is away: nobody notices who signs up, no mail is blamed, and all of them follow.

use std::time::{Duration, Instant};

use kobling::time::{HOUR, MINUTE};

use super::Office;
use crate::app::{Installation, MailServer, Served, TestApp, sign_up_body};

/// What keeps every mail, and what takes it away.
const OUTAGES: [(&str, &str); 4] =
    [("down", "up"), ("greet 421", "greet 220"), ("greet 554", "greet 220"), ("mail 550", "mail 250")];

#[tokio::test]
async fn while_the_server_is_away_no_mail_is_blamed_and_all_are_due_when_it_is_back() {
    for (away, back) in OUTAGES {
        let mut server = MailServer::start();
        let app = TestApp::mailing_to(&server).await;
        let office = Office::open(&app).await;
        server.tell(away);
        for number in 0..8 {
            office.guest(&format!("Gaest{number}"), "").await;
        }
        // Two days, and an attempt every hour.
        for _ in 0..48 {
            app.deliver().await;
            app.wait(HOUR);
        }
        assert!(server.taken().is_empty());
        assert_eq!(
            app.number("SELECT COUNT(*) FROM outbox WHERE attempts > 0 OR given_up_at IS NOT NULL").await,
            0,
            "{away}"
        );
        assert_eq!(app.number("SELECT COUNT(*) FROM mail_outages").await, 1);
        server.tell(back);
        app.deliver().await;
        assert_eq!(server.taken().len(), 8, "{back}: at once, all of them");
        assert_eq!(app.number("SELECT COUNT(*) FROM mail_outages").await, 0);
    }
}

#[tokio::test]
async fn a_server_that_hangs_up_on_every_mail_is_found_out_and_no_mail_waits_hours_for_it() {
    let mut server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let office = Office::open(&app).await;
    for number in 0..20 {
        office.guest(&format!("Gaest{number}"), "").await;
    }
    server.tell("cut");
    app.deliver().await;
    let tried = app.number("SELECT COUNT(*) FROM outbox WHERE attempts > 0").await;
    assert!(tried < 12, "{tried} of 20 had to find out");
    server.tell("calm");
    app.wait(MINUTE);
    app.deliver().await;
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_sign_up_while_the_server_is_away_and_their_mails_follow_by_themselves() {
    let mut server = MailServer::start();
    server.tell("down");
    let installation = Installation::new().await;
    let mut served = Served::of(&installation).with("KOBLING_SMTP_URL", &server.url());
    let slug = installation.event(50).await.slug;
    served.serve();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    for number in 0..5 {
        let request = client
            .post(served.address(&format!("/events/{slug}/sign-up")))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(sign_up_body(number));
        assert_eq!(request.send().await.unwrap().status(), 303);
    }
    server.tell("up");
    let deadline = Instant::now() + Duration::from_secs(90);
    while server.taken().len() < 5 && Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    served.tell_to_stop();
    served.stopped();
    assert_eq!(server.taken().len(), 5);
    assert!(installation.mails().is_empty(), "nothing goes into the folder beside it");
}
