//! Those who connect and dawdle: they are sent away, and others are served meanwhile.

use std::time::Duration;

use kobling::server::serve::{Limits, accept};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

use crate::app::TestApp;

const HALF: &[u8] = b"GET / HTTP/1.1\r\nHost: kobling.example\r\nX-Slow: ";
const FEED: &[u8] = b"GET /calendar/all.ics HTTP/1.1\r\nHost: kobling.example\r\n\r\n";
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
    let limits = Limits { headers: Duration::from_secs(2), connections: 300, by_network: 300, ..Limits::default() };
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
    let limits = Limits { headers: Duration::from_secs(1), connections: 4, ..Limits::default() };
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

/// Asks again and again, reads nothing, and stops when the answers have filled every buffer on the way.
async fn ask_and_never_read(address: std::net::SocketAddr) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let mut stream = socket.connect(address).await.unwrap();
    // A reset is an end too.
    while let Ok(Ok(())) = tokio::time::timeout(Duration::from_secs(1), stream.write_all(FEED)).await {}
    stream
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_asks_and_never_reads_the_answers_is_sent_away_and_others_are_served() {
    let app = TestApp::start().await;
    let limits = Limits { connections: 8, answer: Duration::from_secs(1), ..Limits::default() };
    let address = impatient(&app, limits).await;
    let slow = futures::future::join_all((0..8).map(|_| ask_and_never_read(address))).await;
    // They hold every place until they are sent away; nobody of them has read or closed anything.
    is_served(&mut TcpStream::connect(address).await.unwrap()).await;
    drop(slow);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_network_has_so_many_connections_and_a_proxy_as_many_as_it_needs() {
    let app = TestApp::start().await;
    let limits = Limits { by_network: 3, ..Limits::default() };
    let address = impatient(&app, limits.clone()).await;
    let mut held = Vec::new();
    for _ in 0..3 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        is_served(&mut stream).await;
        held.push(stream);
    }
    closed(&mut TcpStream::connect(address).await.unwrap()).await;
    // A place that is free again is another's, as soon as the end is noticed.
    held.pop();
    let again = async {
        loop {
            let mut stream = TcpStream::connect(address).await.unwrap();
            if stream.write_all(WHOLE).await.is_ok() && stream.read(&mut [0; 12]).await.is_ok_and(|read| read > 0) {
                break;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(20), again).await.expect("its place is never free again");

    let proxies = ["127.0.0.1/32".parse().unwrap()];
    let address = impatient(&app, Limits { proxies: proxies.into(), ..limits }).await;
    let mut held = Vec::new();
    for _ in 0..9 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        is_served(&mut stream).await;
        held.push(stream);
    }
}
