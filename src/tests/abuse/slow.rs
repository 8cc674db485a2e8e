//! Those who connect and dawdle: they are sent away, and others are served meanwhile.

use std::time::Duration;

use kobling::server::serve::{Limits, accept};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::app::TestApp;

const HALF: &[u8] = b"GET / HTTP/1.1\r\nHost: kobling.example\r\nX-Slow: ";
const WHOLE: &[u8] = b"GET /robots.txt HTTP/1.1\r\nHost: kobling.example\r\n\r\n";

/// The same program with less patience.
async fn impatient(app: &TestApp, limits: Limits) -> std::net::SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(accept(listener, kobling::app::router(app.state.clone()), limits, std::future::pending()));
    address
}

/// Until the other side closes, whatever it says before.
async fn closed(stream: &mut TcpStream) {
    let mut rest = Vec::new();
    let ended = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut rest)).await;
    // A reset is an end too.
    drop(ended.expect("it was kept open"));
}

async fn is_served(stream: &mut TcpStream) {
    stream.write_all(WHOLE).await.unwrap();
    let mut answer = [0; 12];
    let read = tokio::time::timeout(Duration::from_secs(20), stream.read_exact(&mut answer)).await;
    read.expect("nobody answered").unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn half_requests_are_closed_and_others_are_answered_meanwhile() {
    let app = TestApp::start().await;
    let limits = Limits { headers: Duration::from_secs(2), connections: 300 };
    let address = impatient(&app, limits).await;
    let mut slow = Vec::new();
    for number in 0..200 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        // Some send nothing at all.
        if number % 4 != 0 {
            stream.write_all(HALF).await.unwrap();
        }
        slow.push(stream);
    }
    is_served(&mut TcpStream::connect(address).await.unwrap()).await;
    // A byte now and then does not keep one of them open.
    let mut dripping = slow.pop().unwrap();
    let (mut read, mut write) = dripping.split();
    let drip = async {
        while write.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    let ended = async {
        let mut rest = Vec::new();
        drop(read.read_to_end(&mut rest).await);
    };
    let ends = async {
        tokio::select! { () = drip => {}, () = ended => {} }
    };
    tokio::time::timeout(Duration::from_secs(20), ends).await.expect("dripping keeps it open");
    for stream in &mut slow {
        closed(stream).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_idle_connection_is_closed_and_a_full_house_empties_itself() {
    let app = TestApp::start().await;
    let limits = Limits { headers: Duration::from_secs(1), connections: 4 };
    let address = impatient(&app, limits).await;
    let mut idle = TcpStream::connect(address).await.unwrap();
    is_served(&mut idle).await;
    let mut crowd = Vec::new();
    for _ in 0..8 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(HALF).await.unwrap();
        crowd.push(stream);
    }
    // It waits behind them in the queue, and is served when they have been sent away.
    is_served(&mut TcpStream::connect(address).await.unwrap()).await;
    closed(&mut idle).await;
}
