//! What search engines and those who share a link are told: schema.org, OpenGraph, the sitemap, robots.

use kobling::events::Kind;
use kobling::server::access::Role;
use serde_json::{Value, json};

use crate::app::{NewEvent, Page, TestApp, party};

/// What a page says to programs.
fn facts(page: &Page) -> Value {
    let json = page.html();
    let selector = scraper::Selector::parse("script[type='application/ld+json']").unwrap();
    let text: String = json.select(&selector).next().expect("JSON-LD").text().collect();
    serde_json::from_str(&text).unwrap()
}

fn meta(page: &Page, property: &str) -> String {
    page.attributes(&format!("meta[property='{property}']"), "content").join("|")
}

const SECRET: &str = "https://secret.example/room";

/// A visit, in a place and online, with hostile words.
fn visit() -> NewEvent {
    let mut new = NewEvent::with_seats(5).titled("Besøg </script><script>alert(1)</script> \"hos\" smeden & søn");
    new.details.kind = Kind::LearningVisit;
    SECRET.clone_into(&mut new.details.online_link);
    "Gratis".clone_into(&mut new.details.da.price);
    new
}

#[tokio::test]
async fn an_event_tells_programs_what_its_page_tells_people() {
    let (app, event) = super::with_event(&visit()).await;
    app.sign_up(&event, party("Ane", &["Bo", "Carl"])).await;
    let path = format!("/events/{}", event.slug);
    let page = app.get(&path).await.expect(200);
    let found = facts(&page);
    let address = format!("https://kobling.example{path}");
    assert_eq!(found["@context"], "https://schema.org/");
    assert_eq!((&found["@type"], &found["url"]), (&json!("Event"), &json!(address)));
    assert_eq!(found["name"], page.text("h1"), "as the page says it, whatever stands in it");
    assert_eq!(found["startDate"], page.attributes("time", "datetime")[0]);
    assert_eq!(
        (&found["startDate"], &found["endDate"]),
        (&json!("2027-01-14T08:30:00+01:00"), &json!("2027-01-14T10:00:00+01:00"))
    );
    assert_eq!(found["eventStatus"], "https://schema.org/EventScheduled");
    assert_eq!(found["eventAttendanceMode"], "https://schema.org/MixedEventAttendanceMode");
    assert_eq!(
        found["location"],
        json!([
            { "@type": "Place", "name": "Nicolai, Lille Sal", "address": "Skolegade 2 B, 6000 Kolding" },
            { "@type": "VirtualLocation", "url": address }
        ])
    );
    assert_eq!(found["organizer"][0], json!({ "@type": "Organization", "name": "Kolding Kommune" }));
    assert_eq!((&found["maximumAttendeeCapacity"], &found["remainingAttendeeCapacity"]), (&json!(5), &json!(3)));
    assert_eq!(page.text(".ticket h2"), "3 pladser ledige");
    assert_eq!(found["offers"]["availability"], "https://schema.org/InStock");
    assert_eq!((&found["offers"]["price"], &found["offers"]["priceCurrency"]), (&json!(0), &json!("DKK")));
    assert_eq!(found["offers"]["url"], format!("{address}/sign-up"));
    assert_eq!(found["inLanguage"], "da");
    assert!(!page.body.contains("secret.example"), "the link of the meeting is for those who have a seat");
    assert!(page.header("content-security-policy").contains("script-src 'none'"));

    let english = facts(&app.get(&format!("/en{path}")).await.expect(200));
    assert_eq!((&english["name"], &english["inLanguage"]), (&json!("When recruiting is hard"), &json!("en")));
}

#[tokio::test]
async fn a_full_a_paid_and_a_cancelled_event_say_so_to_programs() {
    let mut new = NewEvent::with_seats(2);
    "150 kr.".clone_into(&mut new.details.da.price);
    let (app, event) = super::with_event(&new).await;
    app.sign_up(&event, party("Ane", &["Bo", "Carl"])).await;
    let path = format!("/events/{}", event.slug);
    let full = facts(&app.get(&path).await.expect(200));
    assert_eq!(full["offers"]["availability"], "https://schema.org/SoldOut");
    assert_eq!((&full["remainingAttendeeCapacity"], &full["offers"]["price"]), (&json!(0), &Value::Null));
    assert_eq!(full["eventAttendanceMode"], "https://schema.org/OfflineEventAttendanceMode");
    app.cancel_event(&event).await;
    let cancelled = facts(&app.get(&path).await.expect(200));
    assert_eq!(cancelled["eventStatus"], "https://schema.org/EventCancelled");
    assert_eq!((&cancelled["offers"], &cancelled["remainingAttendeeCapacity"]), (&Value::Null, &Value::Null));
}

#[tokio::test]
async fn whoever_shares_a_page_shares_its_title_its_lead_and_its_one_address() {
    let (app, event) = super::with_event(&visit()).await;
    let page = app.get(&format!("/events/{}?from=mail", event.slug)).await.expect(200);
    assert_eq!(meta(&page, "og:title"), page.text("h1"));
    assert_eq!(meta(&page, "og:type"), "article");
    assert_eq!(meta(&page, "og:url"), format!("https://kobling.example/events/{}", event.slug));
    assert_eq!(meta(&page, "og:description"), "Et netværksmøde om at finde de rigtige hænder.");
    assert_eq!((meta(&page, "og:locale"), meta(&page, "og:site_name")), ("da_DK".to_owned(), "Kobling".to_owned()));
    let front = app.get("/en").await.expect(200);
    assert_eq!(meta(&front, "og:title"), "Where business and social enterprise meet");
    assert_eq!((meta(&front, "og:type"), meta(&front, "og:locale")), ("website".to_owned(), "en_GB".to_owned()));
    let form = app.get(&format!("/events/{}/sign-up", event.slug)).await.expect(200);
    assert!(!form.has("script[type='application/ld+json']"));
}

#[tokio::test]
async fn the_sitemap_lists_what_is_public_in_both_languages_and_robots_find_it() {
    let (app, event) = super::with_event(&NewEvent::with_seats(5)).await;
    let owner = app.organiser("second@kolding.example", Role::Organiser).await;
    let draft = app.event(&NewEvent::with_seats(5).titled("Hemmelig kladde").draft(), &owner).await;
    let gone = app.event(&NewEvent::with_seats(5).titled("Aflyst møde"), &owner).await;
    app.cancel_event(&gone).await;
    let map = app.get("/sitemap.xml").await.expect(200);
    assert!(map.header("content-type").starts_with("application/xml"));
    let listed: Vec<&str> = map.body.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap()).collect();
    for path in ["/", "/en", "/privacy", "/en/privacy", "/accessibility"] {
        assert!(listed.contains(&format!("https://kobling.example{path}").as_str()), "{path} in {listed:?}");
    }
    for slug in [&event.slug, &gone.slug] {
        for lang in ["", "/en"] {
            assert!(listed.contains(&format!("https://kobling.example{lang}/events/{slug}").as_str()), "{slug}");
        }
    }
    assert!(map.body.contains("<lastmod>2026-11-24T11:00:00Z</lastmod>"), "{}", map.body);
    let alternates = map.body.matches("hreflang=\"en\"").count();
    assert_eq!((alternates, map.body.matches("hreflang=\"da\"").count()), (listed.len(), listed.len()));
    for hidden in ["organiser", "{", ".ics", draft.id.as_str(), "emmelig", "registrations", "sign-up"] {
        assert!(!map.body.contains(hidden), "{hidden}");
    }
    for address in &listed {
        app.get(address).await.expect(200);
    }
    let robots = app.get("/robots.txt").await.expect(200);
    assert!(robots.body.contains("\nSitemap: https://kobling.example/sitemap.xml\n"), "{}", robots.body);
}

#[tokio::test]
async fn a_draft_is_found_nowhere() {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let mut new = NewEvent::with_seats(5).titled("Kanariefugl").draft();
    "Kanariefugl".clone_into(&mut new.details.da.lead);
    "Kanariefugl".clone_into(&mut new.details.responsible.name);
    let draft = app.event(&new, &owner).await;
    for path in [
        "/",
        "/?q=kanariefugl",
        "/?kind=network-meeting",
        "/?view=month&month=2027-01",
        "/?view=past",
        "/en?month=2027-01",
        "/sitemap.xml",
    ] {
        let page = app.get(path).await.expect(200);
        let typed = page.body.replace("kanariefugl", "");
        assert!(!typed.contains("Kanariefugl") && !typed.contains(draft.id.as_str()), "{path}");
    }
    app.set_clock(new.details.ends_at.plus(1));
    assert!(!app.get("/?view=past").await.expect(200).says("Kanariefugl"));
}
