//! Wrong or missing fields: the same page at the same address, every fault told twice, everything typed kept.

use kobling::text::Lang;

use super::{at, with_event};
use crate::app::NewEvent;

#[tokio::test]
async fn an_empty_form_comes_back_with_a_fault_for_every_field_that_must_be_filled() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    for (lang, words) in [(Lang::Da, "Ret"), (Lang::En, "right")] {
        let address = at(lang, &format!("/events/{}/sign-up", event.slug));
        let form = app.get(&address).await.expect(200).main_form().without("contact.attends");
        let page = app.visitor().submit(&form).await.expect(422);
        assert_eq!(page.path, address, "the same address");
        assert_eq!(
            page.summary_fields(),
            ["contact.name", "contact.email", "contact.phone", "organisation.name", "contact.attends", "terms"]
        );
        assert!(page.text("#error-summary").contains(words), "{}", page.text("#error-summary"));
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations").await, 0);
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 0);
}

#[tokio::test]
async fn what_was_typed_is_kept_letter_for_letter_whatever_is_wrong_with_it() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    for lang in Lang::ALL {
        let form = app.filled(lang, &event).await.set_all(&[
            ("contact.name", "  Mette & \"Søn\" <x>  "),
            ("contact.email", "mette.brohave.example"),
            ("contact.phone", "hundrede"),
            ("organisation.cvr", "24256791"),
            ("attendees.0.name", ""),
            ("attendees.0.email", "kollega@"),
            ("attendees.3.name", "www.evil.example"),
            ("attendees.3.email", "b@brohave.example"),
            ("attendees.3.access", "Kørestol; 'teleslynge'"),
            ("attendees.3.diet_other", "æøå 🦄"),
        ]);
        let form = form.tick("attendees.3.diet", "vegan").tick("attendees.3.diet", "other").without("terms");
        let page = app.visitor().submit(&form).await.expect(422);
        let fields = page.summary_fields();
        for field in [
            "contact.email",
            "contact.phone",
            "organisation.cvr",
            "attendees.0.name",
            "attendees.0.email",
            "attendees.3.name",
            "terms",
        ] {
            assert!(fields.iter().any(|found| found == field), "{field} in {fields:?}");
        }
        let again = page.main_form();
        let typed = |form: &crate::app::FormValues| {
            let mut pairs: Vec<(String, String)> = form
                .pairs()
                .filter(|(_, value)| !value.is_empty())
                .map(|(n, v)| (n.to_owned(), v.to_owned()))
                .collect();
            pairs.sort();
            pairs
        };
        assert_eq!(typed(&again), typed(&form), "what was typed");
    }
}

#[tokio::test]
async fn each_wrong_value_gets_its_own_sentence() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    let good = app.filled(Lang::Da, &event).await;
    let long = "a".repeat(101);
    for (field, value) in [
        ("contact.name", ""),
        ("contact.name", "   "),
        ("contact.name", long.as_str()),
        ("contact.name", "Mette\u{0}Lindholm"),
        ("contact.name", "Mette\r\nBcc: alle@evil.example"),
        ("contact.name", "\u{202e}etteM"),
        ("contact.name", "https://evil.example"),
        ("contact.name", "www.evil.example"),
        ("contact.email", "mette"),
        ("contact.email", "mette@"),
        ("contact.email", "@brohave.example"),
        ("contact.email", "to mette@brohave.example"),
        ("contact.email", "mette@brohave.example\r\nBcc: x@evil.example"),
        ("contact.phone", "1234"),
        ("contact.phone", "79 79 00 0x"),
        ("organisation.name", ""),
        ("organisation.cvr", "1234567"),
        ("organisation.cvr", "24256791"),
    ] {
        let page = app.visitor().submit(&good.clone().set(field, value)).await;
        assert_eq!((page.status, page.summary_fields()), (422, vec![field.to_owned()]), "{field} = {value:?}");
    }
    let good = super::with_attendee(good, 0, "Bo");
    for (field, value) in [
        ("contact.diet", "cheese"),
        ("contact.access", "120190-1234"),
        ("attendees.0.diet", "cheese"),
        ("attendees.0.diet_other", long.as_str()),
        ("attendees.0.access", "1201901234"),
    ] {
        let long = value.repeat(if field.ends_with("other") { 5 } else { 1 });
        let page = app.visitor().submit(&good.clone().set(field, &long)).await;
        assert_eq!((page.status, page.summary_fields()), (422, vec![field.to_owned()]), "{field} = {value:?}");
        assert!(page.has("details[open]"), "{field} is folded away");
    }
}

#[tokio::test]
async fn ten_seats_are_the_most_and_nobody_is_too_few() {
    let (app, event) = with_event(&NewEvent::with_seats(20)).await;
    let mut form = app.filled(Lang::Da, &event).await;
    for row in 0..10 {
        form = super::with_attendee(form, row, &format!("Gæst {row}"));
    }
    assert_eq!(app.visitor().submit(&form).await.expect(422).summary_fields(), ["contact.attends"]);
    let ten = form.without("contact.attends");
    assert_eq!(app.visitor().submit(&ten).await.status, 303);
    assert_eq!(app.number("SELECT COUNT(*) FROM seats").await, 10);
}

#[tokio::test]
async fn rows_are_added_and_removed_without_script_and_without_being_judged() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    for lang in Lang::ALL {
        let fresh = app.get(&at(lang, &format!("/events/{}/sign-up", event.slug))).await.main_form();
        let visitor = app.visitor();
        let page = visitor.submit(&fresh.set("contact.name", "Mette").press("add")).await.expect(200);
        assert!(page.summary().is_empty(), "nothing is judged yet");
        let form = page.main_form();
        assert_eq!(form.value("contact.name"), "Mette");
        assert!(form.has("attendees.0.name") && form.has("attendees.0.email"));
        let form = visitor.submit(&super::with_attendee(form, 0, "Ane").press("add")).await.expect(200).main_form();
        let form = super::with_attendee(form, 1, "Bo").press("remove.0");
        let form = visitor.submit(&form).await.expect(200).main_form();
        assert!(!form.has("attendees.0.name"));
        assert_eq!(form.value("attendees.1.name"), "Bo");
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations").await, 0);
}

#[tokio::test]
async fn the_first_button_of_the_form_is_the_one_that_sends_it() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    let form = app.filled_for(Lang::Da, &event, &["Ane", "Bo"]).await;
    let page = app.visitor().submit(&form.press("add")).await.expect(200);
    let html = page.html();
    let buttons = scraper::Selector::parse("main form[method=post] button, main form[method=post] input[type=submit]");
    let first = html.select(&buttons.unwrap()).next().expect("a button");
    assert_eq!((first.attr("type"), first.attr("name")), (Some("submit"), None), "Enter would press another button");
}

#[tokio::test]
async fn a_body_that_is_too_long_or_no_form_is_refused() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    let address = format!("/events/{}/sign-up", event.slug);
    let visitor = app.visitor();
    let long = "x".repeat(64 * 1024 + 1);
    let page = visitor.post(&address, &[("contact.name", &long)]).await.expect(413);
    assert!(page.has("main h1"), "a page says so");
    let fits = "x".repeat(60 * 1024);
    visitor.post(&address, &[("contact.name", &fits)]).await.expect(422);
    for kind in ["text/plain", "application/json", "multipart/form-data; boundary=x", ""] {
        let request = visitor.request(reqwest::Method::POST, &address).header("sec-fetch-site", "same-origin");
        let request = if kind.is_empty() { request } else { request.header("content-type", kind) };
        visitor.send(request.body("contact.name=Mette")).await.expect(415);
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations").await, 0);
}

#[tokio::test]
async fn unknown_fields_and_states_from_a_form_change_nothing() {
    let (app, event) = with_event(&NewEvent::with_seats(1)).await;
    app.sign_up(&event, crate::app::party("Ane", &["Ane"])).await;
    let form = app.filled(Lang::Da, &event).await.set_all(&[
        ("state", "confirmed"),
        ("capacity", "500"),
        ("queue_number", "0"),
        ("event_id", "another"),
        ("attendees.99999.name", "no index"),
        ("attendees.-1.name", "no index"),
    ]);
    assert_eq!(app.visitor().submit(&form).await.status, 303);
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations WHERE state = 'waitlisted'").await, 1);
    assert_eq!(app.number("SELECT capacity FROM event_capacity").await, 1);
}
