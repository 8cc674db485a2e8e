//! The database is away: every page says so in the visitor's language, and all is well again by itself.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use kobling::server::access::Role;
use kobling::text::Lang;
use reqwest::Method;
use sqlx::{AnyConnection, Connection, Executor};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::app::{Browser, Database, Made, NewEvent, TestApp, party};
use crate::visitor::at;

/// A wire to a database that a test can cut.
struct Wire {
    address: SocketAddr,
    is_whole: watch::Sender<bool>,
}

impl Wire {
    /// To the server of this address.
    async fn to(database: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (is_whole, seen) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((mut near, _)) = listener.accept().await {
                let mut seen = seen.clone();
                if !*seen.borrow_and_update() {
                    // Dropped: refused.
                    continue;
                }
                tokio::spawn(async move {
                    let mut far = TcpStream::connect(database).await.unwrap();
                    tokio::select! {
                        _ = tokio::io::copy_bidirectional(&mut near, &mut far) => {}
                        _ = seen.changed() => {}
                    }
                });
            }
        });
        Self { address, is_whole }
    }

    fn cut(&self) {
        self.is_whole.send(false).unwrap();
    }

    fn mend(&self) {
        self.is_whole.send(true).unwrap();
    }
}

/// What visitors and organisers ask for, in a language.
fn paths(event: &Made, link: &str, lang: Lang) -> Vec<String> {
    let of_event = format!("/events/{}", event.slug);
    let organiser = format!("/organiser/events/{}", event.id.as_str());
    let paths = ["/", &of_event, &format!("{of_event}/sign-up"), link, &organiser, "/organiser"];
    paths.iter().map(|path| at(lang, path)).collect()
}

/// Asks for everything at once, in both languages: each of it is away, and says so.
async fn assert_away(app: &TestApp, owner: &Browser<'_>, event: &Made, link: &str) {
    for (lang, title) in [(Lang::Da, "Vi er straks tilbage"), (Lang::En, "We will be back in a moment")] {
        let mut asked = Vec::new();
        for path in paths(event, link, lang) {
            asked.push(async move { owner.get(&path).await });
        }
        for page in futures::future::join_all(asked).await {
            let path = page.path.clone();
            let page = page.expect(503);
            assert_eq!(page.header("retry-after"), "5", "{path}");
            assert_eq!(page.text("h1"), title, "{path}");
            // The id by which it is found in the log.
            let id = page.header("x-request-id");
            assert!(id.len() == 12 && page.says(id), "{path} does not tell its id: {}", page.all_text());
        }
    }
    app.get("/health/ready").await.expect(503);
    app.get("/health/live").await.expect(200);
    // What needs no database goes on.
    app.get("/privacy").await.expect(200);
}

async fn assert_back(app: &TestApp, owner: &Browser<'_>, event: &Made, link: &str) {
    for path in Lang::ALL.iter().flat_map(|lang| paths(event, link, *lang)) {
        owner.get(&path).await.expect(200);
    }
    let form = app.filled(Lang::Da, event).await;
    app.visitor().submit(&form).await.location();
    // An answer about readiness holds for two seconds.
    let mut ready = app.get("/health/ready").await.status;
    for _ in 0..100 {
        if ready == 200 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        ready = app.get("/health/ready").await.status;
    }
    assert_eq!(ready, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_does_not_answer_is_told_and_pages_come_back_by_themselves() {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(5), &owner).await;
    let link = app.contact_link(&app.sign_up(&event, party("Ane", &["Ane"])).await);
    // All connections are in other hands.
    let mut held = Vec::new();
    while let Ok(Ok(connection)) = tokio::time::timeout(Duration::from_millis(500), app.state.db.read()).await {
        held.push(connection);
    }
    let writing = {
        let mut writing = Vec::new();
        while let Ok(Ok(tx)) = tokio::time::timeout(Duration::from_millis(500), app.state.db.begin_write()).await {
            writing.push(tx);
        }
        writing
    };
    assert!(!held.is_empty() && !writing.is_empty());
    assert_away(&app, &owner, &event, &link).await;
    drop((held, writing));
    assert_back(&app, &owner, &event, &link).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cut_wire_to_the_database_is_told_and_pages_come_back_by_themselves() {
    let Some(database) = Database::on_server().await else { return };
    let mut url = url::Url::parse(&database.url()).unwrap();
    let server = url.socket_addrs(|| Some(5432)).unwrap()[0];
    let wire = Arc::new(Wire::to(server).await);
    url.set_port(Some(wire.address.port())).unwrap();
    let app = TestApp::start_on(Some(database), |options| options.database_url = Some(url.to_string())).await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(5), &owner).await;
    let link = app.contact_link(&app.sign_up(&event, party("Ane", &["Ane"])).await);
    let form = app.filled(Lang::Da, &event).await;
    wire.cut();
    assert_away(&app, &owner, &event, &link).await;
    let refused = app.visitor().submit(&form).await.expect(503);
    assert_eq!(refused.header("retry-after"), "5");
    wire.mend();
    // The same form again, as the page says: one registration.
    app.visitor().submit(&form).await.location();
    app.visitor().submit(&form).await.location();
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations").await, 2);
    assert_back(&app, &owner, &event, &link).await;
}

/// As a process that was cut off in the middle of a sign-up leaves it.
async fn hold_lock_of(app: &TestApp, event: &Made) -> AnyConnection {
    let mut connection = AnyConnection::connect(&app.state.config.database_url).await.unwrap();
    connection.execute("BEGIN").await.unwrap();
    let taken = "UPDATE event_capacity SET version = version WHERE event_id = $1";
    sqlx::query(taken).bind(event.id.as_str()).execute(&mut connection).await.unwrap();
    connection
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lock_that_somebody_keeps_stops_one_event_and_nothing_else() {
    let Some(database) = Database::on_server().await else { return };
    let app = TestApp::start_on(Some(database), |_| {}).await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let stuck = app.event(&NewEvent::with_seats(50).titled("Låst"), &owner).await;
    let other = app.event(&NewEvent::with_seats(50), &owner).await;
    let mut forms = Vec::new();
    for name in ["Ane", "Bo", "Carl", "Dorte", "Erik", "Frida", "Gerda", "Hans", "Ida", "Jens", "Kaj", "Lis"] {
        forms.push(app.filled_for(Lang::Da, &stuck, &[name]).await);
    }
    let elsewhere = app.filled(Lang::Da, &other).await;
    let lock = hold_lock_of(&app, &stuck).await;
    // More than there are connections that write.
    let waiting = futures::future::join_all(forms.iter().map(async |form| app.visitor().submit(form).await));
    let beside = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        app.get("/health/ready").await.expect(200);
        app.visitor().submit(&elsewhere).await.location();
        // The mails of that sign-up are written while others still wait.
        app.deliver().await;
    };
    let (refused, ()) = tokio::join!(waiting, beside);
    for page in refused {
        assert_eq!(page.expect(503).header("retry-after"), "5");
    }
    lock.close().await.unwrap();
    for form in &forms[..3] {
        app.visitor().submit(form).await.location();
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations").await, 4, "the same forms again, and the one beside");
}

#[tokio::test]
async fn a_commit_goes_on_when_nobody_waits_for_it_any_more() {
    let app = TestApp::start().await;
    let before = app.state.db.commits();
    let mut tx = app.state.db.begin_write().await.unwrap();
    sqlx::query("INSERT INTO settings (name, value) VALUES ('kept', 'yes')").execute(&mut *tx).await.unwrap();
    // Begun, and dropped at once.
    assert!(tx.commit().now_or_never().is_none());
    let counted = async {
        while app.state.db.commits() == before {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), counted).await.expect("whoever works on it is told");
    assert_eq!(app.number("SELECT COUNT(*) FROM settings WHERE name = 'kept'").await, 1);
}

#[tokio::test]
async fn a_database_that_takes_no_writes_is_not_ready_but_is_read() {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(5), &owner).await;
    let form = app.filled(Lang::Da, &event).await;
    app.get("/health/ready").await.expect(200);
    // Every connection that writes is told not to.
    let is_sqlite = app.state.config.database_url.starts_with("sqlite");
    let forbid = if is_sqlite { "PRAGMA query_only = 1" } else { "SET default_transaction_read_only = on" };
    app.on_every_writer(forbid).await;
    app.get(&format!("/events/{}", event.slug)).await.expect(200);
    let refused = app.visitor().submit(&form).await.expect(503);
    assert_eq!((refused.header("retry-after"), refused.has("main h1")), ("5", true));
    let mut ready = 200;
    for _ in 0..100 {
        ready = app.visitor().send(app.visitor().request(Method::GET, "/health/ready")).await.status;
        if ready == 503 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(ready, 503);
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations").await, 0);
    if !is_sqlite {
        // SQLite's one cannot even begin to be told otherwise.
        app.on_every_writer("SET default_transaction_read_only = off").await;
        app.visitor().submit(&form).await.location();
    }
}

impl TestApp {
    /// Says something to each connection that writes.
    async fn on_every_writer(&self, sql: &'static str) {
        let mut all = Vec::new();
        while let Ok(Ok(tx)) = tokio::time::timeout(Duration::from_millis(500), self.state.db.begin_write()).await {
            all.push(tx);
        }
        // On SQLite it is the same connection, and taken.
        while let Ok(Ok(tx)) = tokio::time::timeout(Duration::from_millis(500), self.state.db.begin_upkeep()).await {
            all.push(tx);
        }
        assert!(!all.is_empty());
        for tx in &mut all {
            sqlx::query(sql).execute(&mut **tx).await.unwrap();
        }
        for tx in all {
            tx.commit().await.unwrap();
        }
    }
}
