//! `kobling copy-to`: everything is on PostgreSQL afterwards, or nothing is.

use std::collections::BTreeSet;

use kobling::server::access::{Access, Role};
use kobling::text::Lang;
use sqlx::{AnyConnection, Connection};

use super::{Told, kobling};
use crate::app::{Browser, Database, NewEvent, Page, TestApp, party};
use crate::visitor::at;

async fn copy(app: &TestApp, to: &Database) -> Told {
    let data = app.state.config.data.to_str().unwrap();
    kobling(&["copy-to"], &[("KOBLING_DATA", data), ("KOBLING_COPY_TO", &to.url())]).await
}

/// An answer without what is random in it: nonces and the keys of forms.
fn lasting(page: &Page) -> (u16, String, String, String) {
    let mut body = page.body.clone();
    let nonce = page.header("content-security-policy").split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next());
    for random in nonce.map(str::to_owned).into_iter().chain(page.attributes("input[name=form_key]", "value")) {
        assert!(random.len() > 15, "{random} is too short to be random");
        body = body.replace(&random, "…");
    }
    let header = |name| page.header(name).to_owned();
    (page.status, header("content-type"), header("etag") + &header("last-modified"), body)
}

/// Every public page: those of the route table without a name in their address, and what they link to.
async fn public_pages(app: &TestApp) -> Vec<Page> {
    let fixed = kobling::app::routes().table();
    let fixed = fixed.iter().filter(|route| route.access == Access::Anyone && !route.pattern.contains('{'));
    // Health writes, and what takes only posts has no page.
    let fixed = fixed.filter(|route| !route.pattern.starts_with("/health/") && !route.pattern.starts_with("/api/"));
    let mut waiting: Vec<String> = fixed
        .flat_map(|route| {
            let english = route.bilingual.then(|| at(Lang::En, route.pattern));
            std::iter::once(route.pattern.to_owned()).chain(english)
        })
        .collect();
    let (mut known, mut pages) = (waiting.iter().cloned().collect::<BTreeSet<_>>(), Vec::new());
    while let Some(path) = waiting.pop() {
        let page = app.get(&path).await;
        let linked = page.attributes("a[href], link[rel=alternate]", "href");
        // A sitemap's addresses are no attributes.
        let listed = page.body.split("<loc>").skip(1).filter_map(|rest| rest.split('<').next()).map(str::to_owned);
        for link in linked.into_iter().chain(listed) {
            let link = link.strip_prefix(crate::app::ORIGIN).unwrap_or(&link).split('#').next().unwrap().to_owned();
            let is_ours = link.starts_with('/') && !link.starts_with("/pkg/") && !link.contains("/organiser");
            if is_ours && known.len() < 400 && known.insert(link.clone()) {
                waiting.push(link);
            }
        }
        pages.push(page);
    }
    pages
}

#[tokio::test]
async fn every_public_page_link_and_session_is_the_same_from_postgresql() {
    let Some(empty) = Database::empty().await else { return };
    let before = TestApp::start_on(None, |_| {}).await;
    (kobling::app::PROGRAM.demo)(before.state.clone()).await.unwrap();
    let owner = before.organiser("owner@kolding.example", Role::Organiser).await;
    let mut event = NewEvent::with_seats(5).titled("Æbler \\ & \"tab\"\tog \\N");
    event.details.da.why = "Første linje\r\n\r\n  anden\tlinje \\. 🦄".to_owned();
    let event = before.event(&event, &owner).await;
    let registration = before.sign_up(&event, party("Ida", &["Ida"])).await;
    for lang in Lang::ALL {
        let form = before.filled_for(lang, &event, &["Ane", "Bo"]).await;
        before.visitor().submit(&form).await.location();
    }
    // The meeting is full now.
    before.sign_up(&event, party("Ole", &["Ole"])).await;
    before.deliver().await;

    let told = copy(&before, &empty).await.expect(0);
    assert!(told.out.contains("seats: ") && told.out.contains("the same on both sides"), "{}", told.out);
    assert!(told.out.contains("KOBLING_SECRET") && !told.out.contains("postgres://"), "{}", told.out);
    let after = TestApp::start_on(Some(empty), |_| {}).await;
    assert!(after.state.config.database_url.starts_with("postgres"));

    let pages = public_pages(&before).await;
    assert!(pages.len() > 30, "only {} pages were found", pages.len());
    for feed in ["/robots.txt", &format!("/events/{}/calendar.ics", event.slug), &format!("/en/events/{}", event.slug)]
    {
        assert!(pages.iter().any(|page| page.path == *feed && page.status == 200), "{feed} was not found");
    }
    for page in &pages {
        assert_eq!(lasting(&after.get(&page.path).await), lasting(page), "{}", page.path);
    }
    let seat = &registration.seats[0];
    let organiser_page = format!("/organiser/events/{}/registrations", event.id.as_str());
    let same = async |one: Browser<'_>, other: Browser<'_>, path: &str| {
        let (one, other) = (one.get(path).await.expect(200), other.get(path).await.expect(200));
        assert_eq!(lasting(&one), lasting(&other), "{path}");
    };
    for path in [before.contact_link(&registration), before.seat_link(seat), before.seat_link(seat) + "/calendar.ics"] {
        same(before.visitor(), after.visitor(), &path).await;
    }
    same(owner.at(&before), owner.at(&after), &organiser_page).await;
    // And it goes on from there: the seat that is given up goes to whoever waited longest, and mails are sent.
    let cancel = before.seat_link(seat) + "/cancel";
    let form = after.get(&cancel).await.expect(200).main_form();
    after.visitor().submit(&form).await.location();
    assert!(!after.deliver().await.is_empty());
}

#[tokio::test]
async fn a_database_that_holds_anything_is_refused_and_left_as_it_is() {
    let Some(empty) = Database::empty().await else { return };
    let app = TestApp::start_on(None, |_| {}).await;
    copy(&app, &empty).await.expect(0);
    let told = copy(&app, &empty).await.expect(1);
    assert!(told.err.contains("is not empty") && told.out.is_empty(), "{}{}", told.out, told.err);
    // Another program's.
    let foreign = Database::empty().await.unwrap();
    let mut connection = AnyConnection::connect(&foreign.url()).await.unwrap();
    sqlx::query("CREATE TABLE trees (name TEXT)").execute(&mut connection).await.unwrap();
    let told = copy(&app, &foreign).await.expect(1);
    assert!(told.err.contains("it holds trees"), "{}", told.err);
    let (tables,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'")
            .fetch_one(&mut connection)
            .await
            .unwrap();
    assert_eq!(tables, 1);
    connection.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_while_it_is_copied_stops_the_copy_and_leaves_nothing_behind() {
    let Some(empty) = Database::empty().await else { return };
    let app = TestApp::start_on(None, |_| {}).await;
    let mut other = AnyConnection::connect(&empty.url()).await.unwrap();
    // Holds the copy up where it migrates, after it began to read.
    sqlx::query("BEGIN").execute(&mut other).await.unwrap();
    sqlx::query("CREATE TABLE _sqlx_migrations (version BIGINT)").execute(&mut other).await.unwrap();
    let writing = async {
        let mut watching = AnyConnection::connect(&empty.url()).await.unwrap();
        let waits = "SELECT COUNT(*) FROM pg_stat_activity
                     WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while sqlx::query_as::<_, (i64,)>(waits).fetch_one(&mut watching).await.unwrap().0 == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        app.organiser("late@kolding.example", Role::Organiser).await;
        sqlx::query("ROLLBACK").execute(&mut other).await.unwrap();
        watching.close().await.unwrap();
    };
    let (told, ()) = tokio::join!(copy(&app, &empty), writing);
    let told = told.expect(1);
    assert!(told.err.contains("stop kobling serve"), "{}", told.err);
    // The next time it succeeds, so the first left nothing.
    let told = copy(&app, &empty).await.expect(0);
    assert!(told.out.contains("organisers: 1 rows"), "{}", told.out);
}

#[tokio::test]
async fn an_address_that_cannot_be_copied_to_is_said_without_its_password() {
    let app = TestApp::start_on(None, |_| {}).await;
    let data = app.state.config.data.to_str().unwrap();
    for (url, words) in [
        ("postgres://kobling:hunter2@127.0.0.1:1/kobling", "cannot be reached"),
        ("postgres://kobling:hunter2@127.0.0.1:port/kobling", "is not one like"),
        ("sqlite://hunter2.db", "is not one like"),
        ("-", "is not one like"),
    ] {
        let told = kobling(&["copy-to"], &[("KOBLING_DATA", data), ("KOBLING_COPY_TO", url)]).await.expect(1);
        assert!(told.err.contains(words) && !told.err.contains("hunter2"), "{url}: {}", told.err);
        assert!(told.out.is_empty(), "{}", told.out);
    }
}
