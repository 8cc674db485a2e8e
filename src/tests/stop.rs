//! The real binary: it stops gracefully, and no mail is lost.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::app::Served;

/// The files that are mails, not those half written.
fn mails(data: &Path) -> Vec<String> {
    let Ok(folder) = std::fs::read_dir(data.join("mail")) else { return Vec::new() };
    let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "eml")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_mail_is_lost_when_the_program_is_told_to_stop() {
    const PARTIES: usize = 12;
    let mut served = Served::new().await;
    let slug = served.with_event(50).await;
    served.serve();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    for number in 0..PARTIES {
        let request = client
            .post(served.address(&format!("/events/{slug}/sign-up")))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Served::body(number));
        assert_eq!(request.send().await.unwrap().status(), 303);
    }
    // The last mails were posted this moment.
    served.tell_to_stop();
    served.stopped();
    served.serve();
    let deadline = Instant::now() + Duration::from_secs(30);
    while mails(served.folder()).len() < PARTIES && Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    served.tell_to_stop();
    served.stopped();
    let found = mails(served.folder());
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
    let mut served = Served::new().await;
    for _ in 0..5 {
        served.start();
        served.tell_to_stop();
        served.stopped();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_runs_is_answered_before_the_program_ends() {
    let mut served = Served::new().await;
    let slug = served.with_event(50).await;
    served.serve();
    let body = Served::body(1);
    let (first, rest) = body.split_at(body.len() / 2);
    let mut slow = TcpStream::connect(("127.0.0.1", served.port())).unwrap();
    let head = format!(
        "POST /events/{slug}/sign-up HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{first}",
        served.port(),
        body.len()
    );
    slow.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    served.tell_to_stop();
    std::thread::sleep(Duration::from_millis(300));
    // Nobody new is let in, but who is inside is served.
    assert!(TcpStream::connect(("127.0.0.1", served.port())).is_err(), "the program still lets people in");
    slow.write_all(rest.as_bytes()).unwrap();
    let mut answer = [0; 12];
    slow.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 303");
    drop(slow);
    served.stopped();
}
