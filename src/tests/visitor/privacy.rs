//! Who learns what: needs stay out of mails, addresses with their owners, and nothing personal reaches a log.

use kobling::registrations::Diet;
use kobling::server::access::Role;
use kobling::text::Lang;

use super::{at, with_attendee, with_event};
use crate::app::{Browser, NewEvent, TestApp, logged};

/// Words that only this file uses.
const NEEDS: [&str; 2] = ["Teleslyngeprøvehverdag", "Kikærtefrimenukort"];

#[tokio::test]
async fn diet_and_access_needs_leave_by_no_mail_file_or_foreign_page() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    for lang in Lang::ALL {
        let form = app.filled(lang, &event).await;
        let form = with_attendee(form, 0, "Bo Kollega")
            .set("attendees.0.access", NEEDS[0])
            .tick("attendees.0.diet", "other")
            .set("attendees.0.diet_other", NEEDS[1])
            .tick("attendees.0.diet", "vegan");
        let visitor = app.visitor();
        let made = visitor.submit(&form).await;
        let contact_page = visitor.follow(&made).await.expect(200);
        let mails = app.deliver().await;
        assert_eq!(mails.len(), 2);
        let seat = mails.iter().find(|mail| mail.to.starts_with("bo.")).unwrap().link("/seats/");
        let own = app.get(&seat).await.expect(200);
        let file = app.get(&format!("{}/calendar.ics", seat.trim_start_matches("/en"))).await.expect(200);
        let public = app.get(&at(lang, &format!("/events/{}", event.slug))).await.expect(200);
        for words in NEEDS {
            assert!(own.says(words), "the attendee sees what is kept: {}", own.all_text());
            assert!(!contact_page.says(words) && !public.says(words) && !file.body.contains(words), "{words}");
            assert!(mails.iter().all(|mail| !mail.everything().contains(words)), "{words} left by mail");
        }
    }
    let mut db = app.state.db.read().await.unwrap();
    let stored: Vec<(String,)> = sqlx::query_as("SELECT snapshot FROM outbox").fetch_all(&mut *db).await.unwrap();
    let acts: Vec<(String,)> = sqlx::query_as("SELECT detail FROM audit").fetch_all(&mut *db).await.unwrap();
    for (text,) in stored.iter().chain(&acts) {
        assert!(NEEDS.iter().all(|words| !text.contains(words)) && !text.contains("vegan"), "{text}");
    }
    let kitchen = kobling::registrations::store::needs_counts(&mut db, &event.id).await.unwrap();
    assert_eq!(kitchen.get(&Diet::Vegan), Some(&2));
}

/// Everything that somebody who holds this link can reach by following links of ours.
async fn reachable(browser: &Browser<'_>, from: &str) -> String {
    let mut seen = std::collections::BTreeSet::new();
    let mut open = vec![from.to_owned()];
    let mut all = String::new();
    while let Some(path) = open.pop() {
        if seen.len() > 60 || !seen.insert(path.clone()) {
            continue;
        }
        let page = browser.get(&path).await;
        all.push_str(&page.body);
        if page.header("content-type").starts_with("text/html") {
            let links = page.attributes("a[href], link[href]", "href").into_iter();
            let ours = links.filter_map(|href| {
                let path = href.strip_prefix(crate::app::ORIGIN).unwrap_or(&href).to_owned();
                path.starts_with('/').then(|| path.split('#').next().unwrap_or_default().to_owned())
            });
            open.extend(ours.filter(|path| !path.is_empty() && !path.contains("/pkg/")));
        }
    }
    all
}

#[tokio::test]
async fn nobody_reaches_another_attendees_address_or_link() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    let other = app.sign_up(&event, crate::app::party("Fremmed Firma", &["Fremmed Gæst"])).await;
    let mut party = crate::app::party("Mette Lindholm", &["Mette Lindholm", "Bo Kollega"]);
    party.contact.attends = true;
    party.attendees[0].email.clone_from(&party.contact.email);
    let own = app.sign_up(&event, party).await;
    let mails = app.deliver().await;

    let contact = app.contact_link(&own);
    let (first, second) = (app.seat_link(&own.seats[0]), app.seat_link(&own.seats[1]));
    let stranger = app.contact_link(&other);
    let token = |link: &str| link.rsplit('/').next().unwrap().to_owned();
    let visitor = app.visitor();
    let secrets = |keep: &[&str]| {
        let all = [
            ("bo.kollega@".to_owned(), "bo"),
            ("mette.lindholm@".to_owned(), "mette"),
            ("fremmed.".to_owned(), "stranger"),
            (token(&contact), "contact"),
            (token(&first), "first"),
            (token(&second), "second"),
            (token(&stranger), "stranger"),
            (token(&app.seat_link(&other.seats[0])), "stranger"),
        ];
        all.into_iter().filter(|(_, who)| !keep.contains(who)).collect::<Vec<_>>()
    };
    for (from, keep) in [
        ("/".to_owned(), vec![]),
        (format!("/events/{}", event.slug), vec![]),
        (contact.clone(), vec!["contact", "mette", "first"]),
        (first.clone(), vec!["first", "mette"]),
        (second.clone(), vec!["second", "bo"]),
    ] {
        let all = reachable(&visitor, &from).await;
        for (secret, who) in secrets(&keep) {
            assert!(!all.contains(&secret), "from {from} one reaches {who}: {secret}");
        }
    }
    for mail in &mails {
        let keep: &[&str] = match mail.to.as_str() {
            "mette.lindholm@brohave.example" => &["mette", "contact", "first"],
            "bo.kollega@brohave.example" => &["bo", "second"],
            _ => continue,
        };
        for (secret, who) in secrets(keep) {
            assert!(!mail.everything().contains(&secret), "the mail to {} tells of {who}: {secret}", mail.to);
        }
    }
}

#[tokio::test]
async fn a_page_behind_a_link_is_stored_nowhere_and_indexed_nowhere() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    let registration = app.sign_up(&event, crate::app::party("Ane", &["Ane"])).await;
    for link in [app.contact_link(&registration), app.seat_link(&registration.seats[0])] {
        for lang in Lang::ALL {
            for path in [link.clone(), format!("{link}/cancel")] {
                let page = app.get(&at(lang, &path)).await.expect(200);
                assert_eq!((page.header("cache-control"), page.header("x-robots-tag")), ("no-store", "noindex"));
                assert!(page.has("meta[name=robots][content*=noindex]") && !page.has("link[rel=canonical]"));
                let foreign = page.attributes("a[href^='http']", "href");
                let allowed =
                    |href: &String| href.starts_with(crate::app::ORIGIN) || href.contains("openstreetmap.org");
                assert!(foreign.iter().all(allowed), "{foreign:?}");
            }
        }
    }
}

#[tokio::test]
async fn an_unknown_link_answers_as_an_unknown_page() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    let registration = app.sign_up(&event, crate::app::party("Ane", &["Ane"])).await;
    let seat = app.seat_link(&registration.seats[0]);
    let unknown = app.get("/findes-ikke").await.expect(404);
    // A token is good for one purpose only.
    let crossed = format!("/registrations/{}", seat.rsplit('/').next().unwrap());
    for path in ["/seats/x", "/registrations/x", "/events/x", "/seats/x/calendar.ics", "/seats/x/cancel", &crossed] {
        let page = app.get(path).await.expect(404);
        assert_eq!(page.text("main"), unknown.text("main"), "{path}");
    }
}

#[tokio::test]
async fn no_name_address_answer_or_link_reaches_a_log_line() {
    let app: TestApp = TestApp::start().await;
    let owner = app.organiser("logprøve@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(2), &owner).await;
    let form = app.filled_for(Lang::Da, &event, &["Logline Prøvesen"]).await;
    let form = form.set("attendees.0.access", "Logline behov").set("contact.name", "Logline Kontakt");
    let visitor = app.visitor();
    let made = visitor.submit(&form).await;
    visitor.follow(&made).await.expect(200);
    visitor.submit(&form.clone().set("contact.email", "logline")).await.expect(422);
    let contact = made.location().to_owned();
    let seat = app.deliver().await.iter().find(|mail| mail.calendar.is_some()).unwrap().link("/seats/");
    visitor.submit(&visitor.get(&format!("{seat}/cancel")).await.main_form()).await;
    // A fault of ours, with everything in it.
    app.state.db.close().await;
    visitor.get(&contact).await.expect(503);
    visitor.submit(&form).await.expect(503);

    let log = logged();
    assert!(log.contains("/registrations/{token}"), "the log names routes by their patterns");
    let token = |link: &str| link.rsplit('/').next().unwrap().to_owned();
    for secret in ["Logline", "logline", "logprøve", &token(&contact), &token(&seat)] {
        let line = log.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret}");
    }
}
