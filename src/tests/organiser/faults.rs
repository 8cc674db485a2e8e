//! Bad input of an organiser: told twice, kept, and harmless.

use kobling::server::access::Role;
use kobling::text::Lang;

use super::{MEETING, published};
use crate::app::{FormValues, TestApp};
use crate::visitor::at;

fn typed(form: &FormValues) -> Vec<(String, String)> {
    let skip = ["revision", "form_key", "do"];
    let pairs = form.pairs().filter(|(name, value)| !value.is_empty() && !skip.contains(name));
    let mut pairs: Vec<(String, String)> =
        pairs.map(|(name, value)| (name.to_owned(), value.replace("\r\n", "\n"))).collect();
    pairs.sort();
    pairs
}

#[tokio::test]
async fn every_fault_of_the_long_form_is_told_and_everything_typed_is_kept() {
    let app = TestApp::start().await;
    let organiser = app.organiser("o@kolding.example", Role::Organiser).await;
    for lang in Lang::ALL {
        let form = organiser.new_meeting(lang).await.set_all(&[
            ("title.da", ""),
            ("date", "31-2-2027"),
            ("start", "25.00"),
            ("end", "x"),
            ("capacity", "0"),
            ("online_link", "javascript:alert(1)"),
            ("closes", "i morgen"),
            ("agenda.0.time", "sent"),
            ("contacts.0.email", "anne-sofie"),
            ("contacts.0.phone", "12"),
            ("responsible", ""),
            ("why.da", "Første linje\n\n  </textarea> & \"anden\" <b>linje</b>"),
        ]);
        let page = organiser.submit(&form).await.expect(422);
        assert_eq!(page.path, at(lang, "/organiser/events/new"));
        let told = page.summary_fields();
        for field in [
            "title.da",
            "date",
            "start",
            "end",
            "online_link",
            "capacity",
            "closes",
            "agenda.0.time",
            "responsible",
            "contacts.0.email",
            "contacts.0.phone",
        ] {
            assert!(told.iter().any(|found| found == field), "{field} in {told:?}");
        }
        for part in ["Programpunkt 1: ", "Kontaktperson 1: "].map(|da| match lang {
            Lang::Da => da,
            Lang::En if da.starts_with('P') => "Part 1: ",
            Lang::En => "Contact person 1: ",
        }) {
            assert!(page.text(".error-summary").contains(part), "{part} in {}", page.text(".error-summary"));
        }
        assert_eq!(typed(&page.form("form[action$='/new']")), typed(&form));
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM events").await, 0);
}

#[tokio::test]
async fn times_that_do_not_exist_or_exist_twice_are_refused_with_their_reason() {
    let app = TestApp::start().await;
    let organiser = app.organiser("o@kolding.example", Role::Organiser).await;
    for (date, start, field) in [
        ("28-3-2027", "2.30", "start"),
        ("31-10-2027", "2.30", "start"),
        ("29-2-2027", "9", "date"),
        ("14-13-2027", "9", "date"),
    ] {
        let form = organiser.new_meeting(Lang::Da).await.set("date", date).set("start", start).set("end", "12");
        let page = organiser.submit(&form).await.expect(422);
        assert!(page.summary_fields().iter().any(|told| told == field), "{date} {start}: {:?}", page.summary_fields());
    }
    for (date, start) in [("14-1-2027", "9"), ("14.1.2027", "9.00"), ("2027-01-14", "09:00")] {
        let form = organiser.new_meeting(Lang::Da).await.set("date", date).set("start", start);
        organiser.submit(&form).await.location();
    }
}

#[tokio::test]
async fn a_draft_that_lacks_something_is_not_published_and_says_what() {
    let app = TestApp::start().await;
    let organiser = app.organiser("o@kolding.example", Role::Organiser).await;
    let form =
        organiser.new_meeting(Lang::Da).await.set("why.da", "").set("contacts.0.email", "").set("contacts.0.phone", "");
    let created = organiser.submit(&form).await;
    let publish = organiser.follow(&created).await.form("form[action$='/publish']");
    let page = organiser.submit(&publish).await.expect(422);
    let told = page.summary_fields();
    assert!(
        told.contains(&"why.da".to_owned()) && told.iter().any(|field| field.starts_with("contacts.0.")),
        "{told:?}"
    );
    assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE state = 'draft' AND slug IS NULL").await, 1);
}

#[tokio::test]
async fn a_new_meeting_sent_twice_is_made_once() {
    let app = TestApp::start().await;
    let organiser = app.organiser("o@kolding.example", Role::Organiser).await;
    let form = organiser.new_meeting(Lang::Da).await;
    let (first, second) = tokio::join!(organiser.submit(&form), organiser.submit(&form));
    assert_eq!(first.location(), second.location());
    let other = organiser.submit(&form.set("lead.da", "Noget andet")).await.expect(409);
    assert!(other.says("Noget andet") || other.main_form().value("lead.da") == "Noget andet");
    assert_eq!(app.number("SELECT COUNT(*) FROM events").await, 1);
}

#[tokio::test]
async fn rows_come_and_go_without_being_judged() {
    let app = TestApp::start().await;
    let organiser = app.organiser("o@kolding.example", Role::Organiser).await;
    let form = organiser.new_meeting(Lang::Da).await.set("title.da", "");
    let page = organiser.submit(&form.press("add_agenda")).await.expect(200);
    assert!(page.summary().is_empty());
    let form = page.form("form[action$='/new']");
    assert!(form.has("agenda.1.time") && form.value("agenda.0.title.da") == "Velkomst");
    let form = organiser.submit(&form.press("remove_agenda.0")).await.expect(200).form("form[action$='/new']");
    assert!(!form.has("agenda.0.time") && form.has("agenda.1.time"));
    let form = organiser.submit(&form.press("add_contact")).await.expect(200).form("form[action$='/new']");
    assert!(form.has("contacts.1.name"));
    assert_eq!(app.number("SELECT COUNT(*) FROM events").await, 0);
}

#[tokio::test]
async fn hostile_text_in_any_field_of_the_long_form_is_refused_or_shown_as_text() {
    let app = TestApp::start().await;
    let organiser = app.organiser("o@kolding.example", Role::Organiser).await;
    let fresh = organiser.new_meeting(Lang::Da).await;
    let mut fields: Vec<String> = fresh.pairs().map(|(name, _)| name.to_owned()).collect();
    fields.retain(|name| !["revision", "form_key", "do", "principles"].contains(&name.as_str()));
    assert!(fields.len() > 35, "{fields:?}");
    let texts = [
        "</title></textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>",
        "a\r\nBcc: alle@evil.example\r\nBEGIN:VEVENT",
        "a\u{0}b \u{202e} 🦄",
    ];
    for text in texts {
        // In every field at once: refused, kept and harmless (which is held for every answer).
        let all = fields.iter().fold(fresh.clone(), |form, field| form.set(field, text));
        let page = organiser.submit(&all).await.expect(422);
        let kept = page.form("form[action$='/new']");
        for field in ["title.da", "why.da", "place", "contacts.0.name", "agenda.0.title.da"] {
            let shown = text.replace('\0', "\u{fffd}");
            let one_line = |text: &str| text.replace(['\r', '\n'], "");
            assert_eq!(one_line(kept.value(field)), one_line(&shown), "{field}");
        }
    }
    // In every field that takes it: published, and shown as text.
    let running: Vec<&String> = fields
        .iter()
        .filter(|field| {
            let parts =
                ["lead", "why", "how", "what", "audience", "access", "transport", "bring", "terms", "agenda.0.desc"];
            parts.iter().any(|part| field.starts_with(part))
        })
        .collect();
    let changes: Vec<(&str, &str)> = running
        .iter()
        .map(|field| (field.as_str(), texts[0]))
        .chain([("title.da", texts[0]), ("agenda.0.title.da", texts[0]), ("room", "<i>\"'")])
        .collect();
    for lang in Lang::ALL {
        let (organiser, event) = published(&app, lang, &changes).await;
        let page = app.get(&at(Lang::Da, &format!("/events/{}", event.slug))).await.expect(200);
        assert!(page.text("h1").contains("</title></textarea><script>"), "{}", page.text("h1"));
        app.get(&format!("/events/{}/calendar.ics", event.slug)).await.expect(200);
        let form = app.filled_for(Lang::Da, &event, &["Ane"]).await;
        app.visitor().submit(&form).await.location();
        app.deliver().await;
        for path in ["", "/edit", "/registrations", "/cancel"] {
            organiser.get(&at(lang, &format!("/organiser/events/{}{path}", event.id.as_str()))).await.expect(200);
        }
        organiser.get(&at(lang, "/organiser")).await.expect(200);
    }
}

#[tokio::test]
async fn the_long_form_takes_a_megabyte_and_no_more() {
    let app = TestApp::start().await;
    let organiser = app.organiser("o@kolding.example", Role::Organiser).await;
    let (fits, long) = ("x".repeat(900 * 1024), "x".repeat(1024 * 1024 + 1));
    organiser.post("/organiser/events/new", &[("why.da", &fits)]).await.expect(422);
    organiser.post("/organiser/events/new", &[("why.da", &long)]).await.expect(413);
    // Signed out, what was typed goes along to the page that signs in.
    let page = app.post("/organiser/events/new", &MEETING).await.expect(307);
    assert!(page.header("location").starts_with("/organiser/sign-in?next=/organiser/events/new&held="));
}

#[tokio::test]
async fn ids_in_a_form_give_no_rights() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    let (stranger, theirs) = published(&app, Lang::Da, &[]).await;
    let form = organiser.edit_form(Lang::Da, &event).await.set_all(&[
        ("id", theirs.id.as_str()),
        ("state", "cancelled"),
        ("slug", "overtaget"),
        ("role", "administrator"),
        ("lead.da", "Kun mit eget"),
    ]);
    organiser.submit(&form).await.location();
    assert!(app.get(&format!("/events/{}", event.slug)).await.expect(200).says("Kun mit eget"));
    assert!(!app.get(&format!("/events/{}", theirs.slug)).await.expect(200).says("Kun mit eget"));
    assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE state = 'published'").await, 2);
    // An event that is not one's own cannot be named as the one that replaces.
    let path = format!("/organiser/events/{}/cancel", event.id.as_str());
    let form = organiser.get(&path).await.form("form[action$='/cancel']").set("words.da", "Aflyst.");
    organiser.submit(&form.set("replaced_by", theirs.id.as_str())).await.expect(422);
    drop(stranger);
}

#[tokio::test]
async fn what_is_typed_while_a_colleague_cancels_the_event_is_not_lost() {
    let app = TestApp::start().await;
    for (lang, title) in [(Lang::Da, "Arrangementet er aflyst imens"), (Lang::En, "The event was cancelled meanwhile")]
    {
        let (organiser, event) = published(&app, lang, &[]).await;
        let form = organiser.edit_form(lang, &event).await.set("lead.da", "Skrevet i en time <b>");
        app.cancel_event(&event).await;
        let page = organiser.submit(&form).await.expect(409);
        assert_eq!(page.text(".notice-title"), title);
        assert_eq!(page.text("textarea[name='lead.da']"), "Skrevet i en time <b>");
        assert!(!page.has("button[value='save']"), "it cannot be saved any more");
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM event_texts WHERE lead LIKE 'Skrevet%'").await, 0);
}

#[tokio::test]
async fn a_colleague_that_nobody_is_adds_nobody() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    for nobody in ["\0", "' OR 1=1 --", "01a21105-26f4-750c-81a6-d53b302ac394", "🦄"] {
        let form = organiser.edit_form(Lang::Da, &event).await.set("lead.da", nobody.trim_matches('\0'));
        organiser.submit(&form.tick("co_organisers", nobody)).await.location();
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM event_organisers WHERE owner = 0").await, 0);
}
