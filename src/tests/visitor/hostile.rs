//! Hostile text in every field: refused where it cannot stand, otherwise shown as text and harmless everywhere.
//! That pages are harmless is held for every answer of every test (`app/sound.rs`); here are the texts.

use kobling::text::Lang;

use super::{at, with_event};
use crate::app::{FormValues, Mail, NewEvent, TestApp};

const TEXTS: [&str; 12] = [
    "<script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onfocus='alert(1)' autofocus='",
    "a\r\nBcc: alle@evil.example",
    "a\nATTENDEE:mailto:x@evil.example",
    "a\u{0}b",
    "🦄 æøå ﷽ 👩‍👩‍👧",
    "\\; , \\n : \"quoted\" =?utf-8?q?a?=",
    "{{7*7}} ${7*7} %s %00 %0d%0aBcc:",
    "\u{202e}txet\u{2066}",
];

const FIELDS: [&str; 9] = [
    "contact.name",
    "contact.email",
    "contact.phone",
    "organisation.name",
    "organisation.cvr",
    "attendees.0.name",
    "attendees.0.email",
    "attendees.0.access",
    "attendees.0.diet_other",
];

/// A browser sends line breaks as CR LF and a one-line field without them, and pages show a NUL as its sign.
fn as_shown(text: &str) -> String {
    text.replace('\0', "\u{fffd}").replace("\r\n", "\n")
}

async fn sent(app: &TestApp, form: &FormValues, field: &str, text: &str) -> bool {
    let visitor = app.visitor();
    // Each for addresses of their own, so that no budget is met.
    let own = form.value("form_key").to_owned();
    let emails = ["contact.email", "attendees.0.email"].into_iter().filter(|email| *email != field);
    let form = &emails.fold(form.clone(), |form, email| form.set(email, &format!("m{own}@brohave.example")));
    let page = visitor.submit(form).await;
    match page.status {
        422 => {
            assert_eq!(page.summary_fields(), [field], "{text:?}");
            let kept = page.main_form();
            assert_eq!(as_shown(kept.value(field)), as_shown(text), "{field}");
            false
        }
        303 => {
            let page = visitor.follow(&page).await.expect(200);
            let shows = field.ends_with("name") && field != "contact.name";
            assert!(!shows || page.says(text.trim()), "{field}: {text:?} is not shown as text\n{}", page.all_text());
            true
        }
        other => panic!("{field} = {text:?} answered {other}"),
    }
}

/// What somebody typed has made no header, no recipient and no calendar line.
fn assert_harmless(mail: &Mail) {
    let parsed = mailparse::parse_mail(&mail.raw).unwrap();
    let names: Vec<String> = parsed.headers.iter().map(mailparse::MailHeader::get_key).collect();
    for name in &names {
        let known = ["From", "To", "Reply-To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"];
        let is_known = known.iter().any(|known| known.eq_ignore_ascii_case(name));
        let is_automatic = name.starts_with("Auto-") || name.starts_with("X-") || name.starts_with("Content-");
        assert!(is_known || is_automatic, "a header of its own: {name}");
    }
    assert!(!mail.to.contains("evil"), "{}", mail.to);
    let html = scraper::Html::parse_document(&mail.html);
    let evil = scraper::Selector::parse("script, img[onerror], [onfocus], [autofocus], textarea, iframe").unwrap();
    assert_eq!(html.select(&evil).count(), 0, "{}", mail.html);
    let Some(calendar) = &mail.calendar else { return };
    assert_eq!(calendar.lines().filter(|line| line.starts_with("BEGIN:VEVENT")).count(), 1);
    assert_eq!(calendar.lines().filter(|line| line.starts_with("ATTENDEE")).count(), 1, "{calendar}");
    assert_eq!(calendar.lines().filter(|line| line.starts_with("SUMMARY")).count(), 1, "{calendar}");
    assert!(!calendar.contains('\0') && !calendar.to_lowercase().contains("\nbcc"), "{calendar}");
}

#[tokio::test]
async fn hostile_text_in_any_field_of_a_sign_up_is_refused_or_shown_as_text() {
    let (app, event) = with_event(&NewEvent::with_seats(500)).await;
    // What a page does with a text does not depend on its language.
    for (lang, texts) in [(Lang::Da, &TEXTS[..]), (Lang::En, &TEXTS[..1])] {
        let drawn = app.filled_for(lang, &event, &["Gæst"]).await;
        for (number, text) in texts.iter().enumerate() {
            for field in FIELDS {
                let form = drawn.clone().set(field, text).set("form_key", &kobling::server::id::fresh());
                let form = if field.ends_with("diet_other") { form.tick("attendees.0.diet", "other") } else { form };
                let taken = sent(&app, &form, field, text).await;
                let has_control = text.contains(['\r', '\n', '\0', '\u{202e}']);
                // A running text loses what it cannot hold; a line is refused.
                let is_text = field.ends_with("access") || field.ends_with("diet_other");
                assert!(!taken || !has_control || is_text, "{field} took {text:?}");
                let must_be_taken = ["organisation.name", "attendees.0.name"].contains(&field) && number == 8;
                assert!(taken || !must_be_taken, "{field} refused {text:?}");
            }
        }
    }
    let mails = app.deliver().await;
    assert!(mails.len() > 50, "only {} mails", mails.len());
    mails.iter().for_each(assert_harmless);
}

#[tokio::test]
async fn hostile_text_of_an_organiser_is_shown_as_text_on_every_page_mail_and_file() {
    let evil = "Møde </title></textarea><script>alert(1)</script> \"'&;,\\ 🦄";
    let mut new = NewEvent::with_seats(5).titled(evil);
    new.details.en.title = evil.to_owned();
    new.details.place.name = evil.to_owned();
    new.details.place.address = evil.to_owned();
    new.details.contacts[0].name = evil.to_owned();
    for texts in [&mut new.details.da, &mut new.details.en] {
        for text in [
            &mut texts.lead,
            &mut texts.why,
            &mut texts.how,
            &mut texts.what,
            &mut texts.audience,
            &mut texts.price,
            &mut texts.access,
            &mut texts.transport,
            &mut texts.bring,
            &mut texts.terms,
        ] {
            *text = format!("{evil}\n\n{evil}\r\nBEGIN:VEVENT");
        }
    }
    new.details.responsible.name = evil.to_owned();
    new.details.partners[0].name = evil.to_owned();
    let (app, event) = with_event(&new).await;
    for lang in Lang::ALL {
        for path in ["/".to_owned(), format!("/events/{}", event.slug), format!("/events/{}/sign-up", event.slug)] {
            let page = app.get(&at(lang, &path)).await.expect(200);
            assert!(page.says(evil), "{} does not show it as text", page.path);
            assert!(page.text("head > title").len() > 5);
        }
        let file = app.get(&at(lang, &format!("/events/{}/calendar.ics", event.slug))).await.expect(200);
        assert_eq!(file.body.lines().filter(|line| line.starts_with("BEGIN:VEVENT")).count(), 1);
        let form = app.filled_for(lang, &event, &["Gæst Et"]).await;
        let made = app.visitor().submit(&form).await;
        app.visitor().follow(&made).await.expect(200);
        let mails = app.deliver().await;
        assert_eq!(mails.len(), 2);
        mails.iter().for_each(assert_harmless);
        assert!(mails.iter().all(|mail| mail.subject.contains("<script>")), "the title is text in the subject");
        let seat = mails.iter().find_map(|mail| mail.calendar.as_ref().map(|_| mail.link("/seats/"))).unwrap();
        app.get(&at(lang, &seat)).await;
        app.get(&format!("{}/calendar.ics", seat.trim_start_matches("/en"))).await.expect(200);
    }
}
