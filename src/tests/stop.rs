//! The real binary: it stops gracefully, and no mail is lost.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::app::{Installation, Served, sign_up_body};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_mail_is_lost_when_the_program_is_told_to_stop() {
    const PARTIES: usize = 12;
    let installation = Installation::new().await;
    let slug = installation.event(50).await.slug;
    let mut served = Served::of(&installation);
    served.serve();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    for number in 0..PARTIES {
        let request = client
            .post(served.address(&format!("/events/{slug}/sign-up")))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(sign_up_body(number));
        assert_eq!(request.send().await.unwrap().status(), 303);
    }
    // The last mails were posted this moment.
    served.tell_to_stop();
    served.stopped();
    served.serve();
    let deadline = Instant::now() + Duration::from_secs(30);
    while installation.mails().len() < PARTIES && Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    served.tell_to_stop();
    served.stopped();
    let found = installation.mails();
    for number in 0..PARTIES {
        let address = format!("gaest{number}");
        let name = format!("-{address}");
        let to_them = found.iter().filter(|file| file.contains(&name) && !file.contains(&format!("{name}0")));
        assert!(to_them.count() >= 1, "{address} got no mail: {found:?}");
    }
    assert_eq!(found.len(), PARTIES, "a mail came twice");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_has_just_started_stops_well() {
    let installation = Installation::new().await;
    let mut served = Served::of(&installation);
    for _ in 0..5 {
        served.start();
        served.tell_to_stop();
        served.stopped();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_runs_is_answered_before_the_program_ends() {
    let installation = Installation::new().await;
    let slug = installation.event(50).await.slug;
    let mut served = Served::of(&installation);
    served.serve();
    let body = sign_up_body(1);
    let (first, rest) = body.split_at(body.len() / 2);
    let mut slow = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
    let head = format!(
        "POST /events/{slug}/sign-up HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{first}",
        served.port,
        body.len()
    );
    slow.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    served.tell_to_stop();
    std::thread::sleep(Duration::from_millis(300));
    // Nobody new is let in, but who is inside is served.
    assert!(TcpStream::connect(("127.0.0.1", served.port)).is_err(), "the program still lets people in");
    slow.write_all(rest.as_bytes()).unwrap();
    let mut answer = [0; 12];
    slow.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 303");
    drop(slow);
    served.stopped();
}
