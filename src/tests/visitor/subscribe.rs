//! The page that tells how to subscribe: links and a field that work without script, and where it is found.

use kobling::events::Kind;
use kobling::text::Lang;
use url::Url;

use super::{at, with_event};
use crate::app::{NewEvent, ORIGIN, TestApp};

/// The value of a query's field in an address.
fn field(address: &str, name: &str) -> String {
    let url = Url::parse(address).unwrap();
    let found = url.query_pairs().find(|(key, _)| key == name);
    found.unwrap_or_else(|| panic!("no {name} in {address}")).1.into_owned()
}

#[tokio::test]
async fn every_program_gets_the_chosen_calendar_by_its_own_kind_of_address() {
    let app = TestApp::start().await;
    for (path, feed, chosen) in [
        ("/calendar", "/calendar/all.ics", "Alle arrangementer"),
        ("/calendar?feed=network-meetings", "/calendar/network-meetings.ics", "Netværksmøder"),
        ("/calendar?feed=learning-visits", "/calendar/learning-visits.ics", "Læringsbesøg"),
        ("/en/calendar?feed=conferences", "/en/calendar/conferences.ics", "Conferences"),
    ] {
        let page = app.get(path).await.expect(200);
        let (address, webcal) = (format!("{ORIGIN}{feed}"), format!("webcal://kobling.example{feed}"));
        assert_eq!(page.text(".chip[aria-current]"), chosen, "{path}");
        assert_eq!(page.attributes("input#address[readonly]", "value"), [address.as_str()], "{path}");
        assert_eq!(page.attributes("label[for=address]", "for").len(), 1);
        let links = page.attributes(".programs a", "href");
        assert_eq!(links.len(), 5, "{links:?}");
        assert_eq!((&links[0], &links[4]), (&webcal, &webcal));
        assert!(links[1].starts_with("https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F"), "{}", links[1]);
        assert_eq!(field(&links[1], "cid"), webcal);
        assert_eq!(field(&links[2], "url"), address);
        assert!(
            links[3].starts_with("https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2F"),
            "{}",
            links[3]
        );
        assert_eq!(field(&links[3], "url"), address);
        assert_eq!(page.attributes("link[rel=alternate][type='text/calendar']", "href"), [address.as_str()]);
        app.get(&address).await.expect(200);

        assert!(!page.body.contains("<script"), "a page to read needs none");
        assert_eq!(page.header("x-robots-tag"), "", "it is to be found");
        for asked in page.attributes("[src]", "src") {
            assert!(asked.starts_with('/'), "{path} asks {asked}");
        }
    }
}

#[tokio::test]
async fn the_page_says_what_subscribing_does_and_what_it_does_not() {
    let app = TestApp::start().await;
    for (lang, words) in [
        (Lang::Da, ["hver time", "én gang i døgnet", "mail med det samme", "ikke at tilmelde sig", "30 dage"]),
        (Lang::En, ["every hour", "once a day", "get an email at once", "not signing up", "30 days"]),
    ] {
        let page = app.get(&at(lang, "/calendar")).await.expect(200);
        for word in words {
            assert!(page.says(word), "{word}");
        }
        assert!(!page.attributes("svg.qr[role=img]", "aria-label")[0].is_empty());
        assert!(page.attributes("svg.qr path", "d")[0].starts_with("M0 0h7v1h-7z"), "a code begins with its finder");
        let calendars = page.attributes(".chips a", "href");
        assert_eq!(calendars.len(), 4);
        for calendar in calendars {
            assert_eq!(app.get(&calendar).await.expect(200).attributes(".chip[aria-current]", "href"), [calendar]);
        }
    }
}

#[tokio::test]
async fn a_choice_that_is_none_of_ours_is_all_of_them() {
    let app = TestApp::start().await;
    let all = app.get("/calendar").await.expect(200).attributes("#address", "value");
    let long = format!("feed={}", "x".repeat(4000));
    for query in
        ["feed=", "feed=nope", "feed=%00", "feed=%ff", "feed[]=x", "%", "feed=..%2fall", "feed=<script>", &long]
    {
        let page = app.get(&format!("/calendar?{query}")).await.expect(200);
        assert_eq!(page.attributes("#address", "value"), all, "{query}");
    }
}

#[tokio::test]
async fn one_finds_it_from_the_menu_the_front_page_and_every_event() {
    let mut new = NewEvent::with_seats(5);
    new.details.kind = Kind::LearningVisit;
    let (app, event) = with_event(&new).await;
    for lang in Lang::ALL {
        let subscribe = at(lang, "/calendar");
        let front = app.get(&at(lang, "/")).await.expect(200);
        assert_eq!(front.attributes(".band a", "href"), std::slice::from_ref(&subscribe));
        let page = app.get(&at(lang, &format!("/events/{}", event.slug))).await.expect(200);
        let to = format!("{subscribe}?feed=learning-visits");
        assert!(page.attributes(".ticket-links a", "href").contains(&to));
        for page in [front, page, app.get(&to).await.expect(200)] {
            let menu = format!(".header-navigation a[href='{subscribe}']");
            assert!(page.has(&menu), "{}", page.path);
            assert_eq!(page.has(&format!("{menu}[aria-current]")), page.path.contains("/calendar"), "{}", page.path);
        }
    }
}
