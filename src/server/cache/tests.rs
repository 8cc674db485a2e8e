//! The memory by itself: its bounds, its forms, one drawing for all who wait, and what is never kept.

use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::Semaphore;
use tower::ServiceExt;

use super::kept::{Keep, Kept};
use super::shelf::{Drawn, Found, MOST_BYTES, MOST_PAGES, Place, Shelf};
use crate::server::access::Access;
use crate::server::for_tests::{Scratch, wait};
use crate::server::routes::Routes;
use crate::server::state::AppState;
use crate::time::Timestamp;

const NOW: Timestamp = Timestamp(1_795_518_000);
const KEEP: Keep = Keep { from: NOW, until: Timestamp(NOW.0 + 60) };

fn kept(kind: &'static str, body: String) -> Arc<Kept> {
    let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(kind))]);
    Arc::new(Kept::new(KEEP, headers, body.into()))
}

fn place(shelf: &Arc<Shelf>, generation: u64, key: &str) -> Place {
    match shelf.find(generation, key, NOW) {
        Found::Draw(place) => place,
        Found::Kept(_) => panic!("{key} is kept"),
    }
}

fn is_kept(shelf: &Arc<Shelf>, generation: u64, key: &str, now: Timestamp) -> bool {
    matches!(shelf.find(generation, key, now), Found::Kept(_))
}

#[test]
fn a_flood_of_addresses_takes_no_more_than_its_share() {
    let shelf = Arc::new(Shelf::default());
    for number in 0..MOST_PAGES + 500 {
        let key = format!("/{number}");
        place(&shelf, 1, &key).finish(&Drawn::Kept(kept("text/html", "small".to_owned())));
    }
    assert_eq!(shelf.size().pages, MOST_PAGES);
    assert!(!is_kept(&shelf, 1, "/0", NOW) && is_kept(&shelf, 1, &format!("/{}", MOST_PAGES + 499), NOW));
    for number in 0..100 {
        let large = kept("text/html", "x".repeat(1024 * 1024));
        place(&shelf, 1, &format!("/large/{number}")).finish(&Drawn::Kept(large));
        assert!(shelf.size().bytes <= MOST_BYTES);
    }
    let size = shelf.size();
    assert!(size.pages > 10 && size.pages == size.in_order, "{size:?}");
    // What cannot be kept, and what nobody waits for any more, leaves nothing.
    for number in 0..100 {
        place(&shelf, 1, &format!("/absent/{number}")).finish(&Drawn::ForOneOnly);
        drop(place(&shelf, 1, &format!("/given/up/{number}")));
    }
    assert_eq!(shelf.size(), super::shelf::Size { drawing: 0, ..size });
}

#[test]
fn a_page_that_was_begun_before_the_revision_moved_is_not_kept() {
    let shelf = Arc::new(Shelf::default());
    let old = place(&shelf, 1, "/");
    let new = place(&shelf, 2, "/");
    old.finish(&Drawn::Kept(kept("text/html", "old".to_owned())));
    assert!(!is_kept(&shelf, 2, "/", NOW));
    new.finish(&Drawn::Kept(kept("text/html", "new".to_owned())));
    assert!(is_kept(&shelf, 2, "/", NOW));
    assert!(is_kept(&shelf, 1, "/", NOW), "who looked earlier gets what is newer");
    assert!(!is_kept(&shelf, 3, "/", NOW));
    assert_eq!(shelf.size().pages, 0, "what is old goes at once");
}

#[test]
fn a_page_is_kept_as_long_as_time_leaves_it_right() {
    let shelf = Arc::new(Shelf::default());
    place(&shelf, 1, "/").finish(&Drawn::Kept(kept("text/html", "page".to_owned())));
    let after = |seconds| is_kept(&shelf, 1, "/", NOW.plus(seconds));
    assert!(after(0) && after(59));
    assert!(!after(60) && !after(-1));
}

async fn ask(kept: &Kept, accept: &str, tags: &str) -> (StatusCode, HeaderMap, Bytes) {
    let mut headers = HeaderMap::new();
    for (name, value) in [(header::ACCEPT_ENCODING, accept), (header::IF_NONE_MATCH, tags)] {
        headers.insert(name, HeaderValue::from_str(value).unwrap());
    }
    let (parts, body) = kept.answer(&headers).await.into_parts();
    (parts.status, parts.headers, axum::body::to_bytes(body, usize::MAX).await.unwrap())
}

#[tokio::test]
async fn every_form_is_the_same_page_under_a_tag_of_its_own() {
    let page = "<p>Ære være ærtesuppen</p>\n".repeat(200);
    let kept = kept("text/html; charset=utf-8", page.clone());
    let mut tags = Vec::new();
    for accept in ["br", "gzip", "identity"] {
        let (status, headers, body) = ask(&kept, accept, "\"another\"").await;
        assert_eq!((status, headers[header::VARY].to_str().unwrap()), (StatusCode::OK, "Accept-Encoding"));
        let mut text = String::new();
        match accept {
            "br" => brotli::Decompressor::new(&body[..], 4096).read_to_string(&mut text).unwrap(),
            "gzip" => flate2::read::GzDecoder::new(&body[..]).read_to_string(&mut text).unwrap(),
            _ => (&body[..]).read_to_string(&mut text).unwrap(),
        };
        assert_eq!(text, page);
        let coding = headers.get(header::CONTENT_ENCODING).map_or("identity", |coding| coding.to_str().unwrap());
        assert_eq!(coding, accept);
        let tag = headers[header::ETAG].to_str().unwrap().to_owned();
        assert!(tag.starts_with('"') && !tags.contains(&tag), "{tag}");
        let (status, headers, body) = ask(&kept, accept, &format!("\"x\", {tag}")).await;
        assert_eq!((status, body.len()), (StatusCode::NOT_MODIFIED, 0));
        assert_eq!(headers[header::ETAG], tag);
        assert!(!headers.contains_key(header::CONTENT_ENCODING) && !headers.contains_key(header::CONTENT_TYPE));
        tags.push(tag);
    }
    let (status, ..) = ask(&kept, "br", &tags[1]).await;
    assert_eq!(status, StatusCode::OK, "the tag of another form");
}

#[tokio::test]
async fn what_is_small_or_a_calendar_is_sent_as_it_is() {
    for one in [kept("text/html", "small".to_owned()), kept("text/calendar; charset=utf-8", "BEGIN\r\n".repeat(1000))] {
        let (_, headers, _) = ask(&one, "br, gzip", "").await;
        assert!(!headers.contains_key(header::CONTENT_ENCODING) && !headers.contains_key(header::VARY));
        assert!(headers.contains_key(header::ETAG));
    }
}

/// A program of one page, which counts how often it is drawn and says so.
fn program(state: &AppState, draw: impl Fn(usize) -> Response + Clone + Send + Sync + 'static) -> axum::Router {
    let drawn = Arc::new(AtomicUsize::new(0));
    let handler = get(move || async move { draw(drawn.fetch_add(1, Ordering::SeqCst) + 1) });
    Routes::new().page("/", Access::Anyone, handler).from_memory(&["kind"]).into_router(state).with_state(state.clone())
}

async fn fetch(program: &axum::Router, path: &str) -> String {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = program.clone().oneshot(request).await.unwrap();
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(body.to_vec()).unwrap()
}

fn page(number: usize) -> Response {
    super::keep(format!("page {number}").into_response(), NOW, KEEP.until)
}

#[tokio::test]
async fn a_page_is_drawn_again_when_something_was_written_or_its_time_is_over() {
    let scratch = Scratch::open(NOW).await;
    let program = program(&scratch.state, page);
    assert_eq!(fetch(&program, "/").await, "page 1");
    assert_eq!(fetch(&program, "/?kind=&q=").await, "page 1");
    assert_eq!(fetch(&program, "/?kind=a").await, "page 2");
    assert_eq!(fetch(&program, "/?kind=a").await, "page 2");
    for number in 3..5 {
        assert_eq!(fetch(&program, "/?q=text").await, format!("page {number}"), "free text is not kept");
    }

    // A commit that public pages do not show moves nothing; one that they show does, and so does a sign-up's lock.
    let tx = scratch.state.db.begin_write().await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(fetch(&program, "/").await, "page 1");
    let mut tx = scratch.state.db.begin_write().await.unwrap();
    sqlx::query("SELECT 1").execute(tx.shown()).await.unwrap();
    drop(tx);
    assert_eq!(fetch(&program, "/").await, "page 1", "rolled back");
    let mut tx = scratch.state.db.begin_write().await.unwrap();
    sqlx::query("SELECT 1").execute(tx.shown()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(fetch(&program, "/").await, "page 5");

    wait(&scratch.state, 60);
    assert_eq!(fetch(&program, "/").await, "page 6");
    assert_eq!(fetch(&program, "/").await, "page 7", "it was right until a minute ago");
}

#[tokio::test]
async fn what_is_not_for_everybody_is_never_kept() {
    let scratch = Scratch::open(NOW).await;
    let with = |name: header::HeaderName, value: &'static str| {
        move |number| {
            let mut response = page(number);
            response.headers_mut().insert(name.clone(), HeaderValue::from_static(value));
            response
        }
    };
    let fault = |number| {
        let mut response = page(number);
        *response.status_mut() = StatusCode::NOT_FOUND;
        response
    };
    for program in [
        program(&scratch.state, |number| format!("page {number}").into_response()),
        program(&scratch.state, with(header::SET_COOKIE, "a=b")),
        program(&scratch.state, with(header::CACHE_CONTROL, "no-store")),
        program(&scratch.state, with(header::CACHE_CONTROL, "private, max-age=0")),
        program(&scratch.state, with(header::CONTENT_SECURITY_POLICY, "script-src 'nonce-a'")),
        program(&scratch.state, fault),
    ] {
        assert_eq!(fetch(&program, "/").await, "page 1");
        assert_eq!(fetch(&program, "/").await, "page 2");
    }
}

#[tokio::test]
async fn a_page_that_many_ask_for_at_once_is_drawn_once() {
    let scratch = Scratch::open(NOW).await;
    let (drawn, may_end) = (Arc::new(AtomicUsize::new(0)), Arc::new(Semaphore::new(0)));
    let (counted, waits) = (drawn.clone(), may_end.clone());
    let handler = get(move || async move {
        let number = counted.fetch_add(1, Ordering::SeqCst) + 1;
        waits.acquire().await.unwrap().forget();
        page(number)
    });
    let program = Routes::new().page("/", Access::Anyone, handler).from_memory(&[]);
    let program = program.into_router(&scratch.state).with_state(scratch.state.clone());
    let many = futures::future::join_all((0..30).map(|_| fetch(&program, "/")));
    let ending = async {
        while drawn.load(Ordering::SeqCst) == 0 {
            tokio::task::yield_now().await;
        }
        // As many as could be drawing, if they drew.
        may_end.add_permits(30);
    };
    let (pages, ()) = tokio::join!(many, ending);
    assert!(pages.iter().all(|page| page == "page 1"), "{pages:?}");
}

#[tokio::test]
async fn without_its_database_nothing_is_served_from_memory() {
    let scratch = Scratch::open(NOW).await;
    let program = program(&scratch.state, page);
    assert_eq!(fetch(&program, "/").await, "page 1");
    scratch.state.db.close().await;
    // What is younger than a second may still be shown.
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while fetch(&program, "/").await == "page 1" {
        assert!(std::time::Instant::now() < deadline, "an old page is served");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}
