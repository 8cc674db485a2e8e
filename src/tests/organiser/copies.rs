//! An organiser copies a meeting: to another day, to a whole series, and never twice by one form.

use kobling::server::access::Role;
use kobling::text::Lang;

use super::published;
use crate::app::{FormValues, Page, TestApp, party};
use crate::visitor::at;

fn chosen(page: &Page) -> FormValues {
    page.form("form[action$='/copy'][method=post]")
}

#[tokio::test]
async fn a_meeting_comes_again_on_another_day_with_everything_but_its_people() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let (organiser, event) = published(&app, lang, &[("opens", "1-11-2026 9"), ("closes", "11-1-2027 12")]).await;
        app.sign_up(&event, party("Mette", &["Ane Holm"])).await;
        let colleague = app.organiser("kollega@kolding.example", Role::Organiser).await;
        app.share(&event, &colleague).await;
        let path = at(lang, &format!("/organiser/events/{}/copy", event.id.as_str()));
        // Thursday 14 January: four weeks on is a Thursday, too.
        let page = organiser.get(&path).await.expect(200);
        let suggested = page.form("form[action$='/copy'][method=get]");
        assert_eq!(suggested.value("first"), "11-02-2027");
        let form = chosen(&page);
        assert_eq!(form.value("days"), "2027-02-11", "one day is ticked");
        let made = organiser.submit(&form).await;
        let overview = organiser.follow(&made).await.expect(200);
        let edit = overview.attributes("a[href$='/edit']", "href")[0].clone();
        let copy = organiser.get(&edit).await.expect(200).form("form[action$='/edit']");
        for (field, value) in [
            ("title.da", "Når rekruttering er svær"),
            ("title.en", "When recruiting is hard"),
            ("date", "11-02-2027"),
            ("start", "8.30"),
            ("end", "10.00"),
            ("opens", "29-11-2026 9.00"),
            ("closes", "08-02-2027 12.00"),
            ("agenda.0.time", "8.30"),
            ("agenda.0.title.da", "Velkomst"),
            ("partners", "Business Kolding\nSDU"),
            ("contacts.0.email", "anne-sofie@kolding.example"),
        ] {
            assert_eq!(copy.value(field).replace("\r\n", "\n"), value, "{field}");
        }
        let id = made.location().split('/').find(|part| part.len() > 30).unwrap().split('?').next().unwrap().to_owned();
        assert!(colleague.get(&edit).await.status == 200, "who organised the original organises the copy");
        let registrations =
            organiser.get(&at(lang, &format!("/organiser/events/{id}/registrations"))).await.expect(200);
        assert!(!registrations.says("Mette") && !registrations.says("Ane Holm"), "nobody is signed up for the copy");
        assert!(app.deliver().await.iter().all(|mail| !mail.text.contains("11. februar")), "nobody is told");

        // Sent twice, it is made once.
        let before = app.number("SELECT COUNT(*) FROM events").await;
        assert_eq!(organiser.submit(&form).await.location(), made.location());
        assert_eq!(app.number("SELECT COUNT(*) FROM events").await, before);
    }
}

#[tokio::test]
async fn a_series_keeps_the_weekday_and_leaves_out_days_on_which_few_come() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    let path = format!("/organiser/events/{}/copy", event.id.as_str());
    let page = organiser.get(&format!("{path}?first=11-03-2027&number=4&rhythm=weekly")).await.expect(200);
    assert!(page.says("Torsdag 25. marts 2027") && page.says("Skærtorsdag"), "{}", page.all_text());
    let form = chosen(&page);
    let days: Vec<&str> = form.pairs().filter(|(name, _)| *name == "days").map(|(_, day)| day).collect();
    assert_eq!(days, ["2027-03-11", "2027-03-18", "2027-04-01"], "Maundy Thursday is not ticked");
    let list = organiser.follow(&organiser.submit(&form).await).await.expect(200);
    assert!(list.says("Kopierne ligger som kladder."), "{}", list.all_text());
    for day in ["11. marts 2027", "18. marts 2027", "1. april 2027"] {
        assert!(list.says(day), "{day}");
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE state = 'draft'").await, 3);
    assert_eq!(app.number("SELECT COUNT(*) FROM audit WHERE action = 'event.copy'").await, 3);
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 0);
}

#[tokio::test]
async fn days_that_cannot_be_are_said_beside_their_field() {
    let app = TestApp::start().await;
    // At half past two, which the last Sunday of March does not have.
    let (organiser, event) =
        published(&app, Lang::Da, &[("start", "2.30"), ("end", "4"), ("agenda.0.time", "2.30")]).await;
    let path = format!("/organiser/events/{}/copy", event.id.as_str());
    for (query, field, sentence) in [
        ("first=&number=1&rhythm=weekly", "first", ""),
        ("first=31-02-2027&number=1&rhythm=weekly", "first", ""),
        ("first=24-11-2026&number=1&rhythm=weekly", "first", "Vælg en dato, der kommer efter i dag."),
        ("first=11-02-2027&number=25&rhythm=weekly", "number", ""),
        ("first=11-02-2027&number=1&rhythm=daily", "rhythm", ""),
    ] {
        let page = organiser.get(&format!("{path}?{query}")).await.expect(422);
        let error = page.error_for(field);
        assert!(!error.is_empty() && (sentence.is_empty() || error == sentence), "{query}: {error}");
        assert!(!page.has("form[method=post] [name=days]"), "{query}");
    }
    let page = organiser.get(&format!("{path}?first=28-03-2027&number=1&rhythm=weekly")).await.expect(200);
    let refused = organiser.submit(&chosen(&page)).await.expect(422);
    assert!(refused.says("Søndag 28. marts 2027 findes klokkeslættet ikke"), "{}", refused.all_text());
    let none = organiser.submit(&chosen(&page).without("days")).await.expect(422);
    assert_eq!(none.error_for("days"), "Vælg mindst én dato.");
    let over = organiser.submit(&chosen(&page).set("days", "2026-11-01")).await.expect(422);
    assert_eq!(over.error_for("days"), "Vælg en dato, der kommer efter i dag.");
    assert_eq!(app.number("SELECT COUNT(*) FROM events").await, 1, "nothing was written");
}
