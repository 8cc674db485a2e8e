//! Choosing what goes by itself: the page, its faults, and that copies let the same go.

use kobling::server::access::Role;
use kobling::text::Lang;

use super::{job_at, meeting, nothing, told};
use crate::app::{FormValues, Page, TestApp};
use crate::organiser::published;
use crate::visitor::at;

fn chosen(page: &Page) -> FormValues {
    page.form("form[action$='/reminders']")
}

fn with(form: FormValues, fields: &[(&str, &str)]) -> FormValues {
    form.set_all(fields)
}

#[tokio::test]
async fn an_organiser_chooses_what_goes_sees_when_and_to_how_many_and_what_they_will_read() {
    for (lang, hint, coming, saved) in [
        (
            Lang::Da,
            "Sendes torsdag 7. januar kl. 9 til 2",
            "Påmindelse til 2, med spørgsmålet",
            "Gemt. Ingen får mail nu.",
        ),
        (
            Lang::En,
            "Goes Thursday 7 January, 9:00 to 2",
            "Reminder to 2, with the question",
            "Saved. Nobody gets a mail now.",
        ),
    ] {
        let app = TestApp::start().await;
        let (owner, event, _) = meeting(&app, 9, nothing()).await;
        let overview = at(lang, &format!("/organiser/events/{}", event.id.as_str()));
        let link = owner.get(&overview).await.expect(200).attributes("a[href$='/reminders']", "href")[0].clone();
        let form = with(
            chosen(&owner.get(&link).await.expect(200)),
            &[
                ("week", "yes"),
                ("ask", "yes"),
                ("ask_days", "7"),
                ("thanks", "yes"),
                ("thanks.da", "Tak for i går."),
                ("links.1.title", "Oplægget"),
                ("links.1.url", "kolding.example/oplaeg.pdf"),
            ],
        );
        let done = owner.submit(&form).await;
        let page = owner.follow(&done).await.expect(200);
        assert!(page.says(saved), "{}", page.all_text());
        assert!(page.all_text().replace('\u{a0}', " ").contains(hint), "{}", page.all_text());
        assert_eq!(chosen(&page).value("links.0.url"), "https://kolding.example/oplaeg.pdf");
        assert!(page.texts(".letter").iter().any(|letter| letter.contains("Kommer du stadig, Ane?")));
        assert!(page.texts(".letter").iter().any(|letter| letter.contains("Tak for i går.")));
        let seen = owner.get(&overview).await.expect(200);
        assert!(seen.all_text().replace('\u{a0}', " ").contains(coming), "{}", seen.all_text());
        let log = owner.get(&format!("{overview}/log")).await.expect(200);
        assert!(log.says("Oplægget: https://kolding.example/oplaeg.pdf"), "{}", log.all_text());
        // The same again is no change.
        let entries = app.number("SELECT COUNT(*) FROM audit").await;
        owner.submit(&chosen(&page)).await.location();
        assert_eq!(app.number("SELECT COUNT(*) FROM audit").await, entries);
        assert!(app.deliver().await.is_empty());
    }
}

#[tokio::test]
async fn each_fault_stands_beside_its_field_and_what_was_typed_stays() {
    let app = TestApp::start().await;
    let (owner, event, _) = meeting(&app, 9, nothing()).await;
    let path = format!("/organiser/events/{}/reminders", event.id.as_str());
    let form = with(
        chosen(&owner.get(&path).await.expect(200)),
        &[
            ("day", "yes"),
            ("ask_days", "400"),
            ("links.0.title", "Kun en titel"),
            ("links.2.url", "javascript:alert(1)"),
        ],
    );
    let page = owner.submit(&form).await.expect(422);
    assert_eq!(page.summary_fields(), ["ask_days", "links.0.url", "links.2.title", "links.2.url"]);
    for field in ["links.0.url", "links.2.title", "links.2.url"] {
        assert!(!page.error_for(field).is_empty(), "{field}");
    }
    let again = chosen(&page);
    assert_eq!((again.value("links.0.title"), again.value("links.2.url")), ("Kun en titel", "javascript:alert(1)"));
    assert!(again.has("day"));
    assert_eq!(app.number("SELECT COUNT(*) FROM reminder_settings WHERE day_since IS NOT NULL").await, 0);
}

#[tokio::test]
async fn what_is_turned_on_after_its_time_does_not_go() {
    let app = TestApp::start().await;
    let (owner, event, _) = meeting(&app, 9, nothing()).await;
    assert!(job_at(&app, "2027-01-08 12:00").await.is_empty());
    let owner = app.same_person(&owner).await;
    let path = format!("/organiser/events/{}/reminders", event.id.as_str());
    let form = with(chosen(&owner.get(&path).await.expect(200)), &[("week", "yes"), ("day", "yes"), ("ask_days", "7")]);
    let done = owner.submit(&form).await;
    let page = owner.follow(&done).await.expect(200);
    assert!(page.says("Sendes ikke:"), "{}", page.all_text());
    assert!(job_at(&app, "2027-01-08 12:01").await.is_empty());
    assert_eq!(told(&job_at(&app, "2027-01-13 09:00").await), ["ane", "bo"]);
}

#[tokio::test]
async fn a_new_meeting_reminds_the_day_before_and_a_copy_does_as_its_original() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    let path = format!("/organiser/events/{}/reminders", event.id.as_str());
    let form = chosen(&organiser.get(&path).await.expect(200));
    assert!(form.has("day") && !form.has("week") && !form.has("ask") && !form.has("thanks"));
    let form = form.without("day");
    let form = with(form, &[("thanks", "yes"), ("thanks.da", "Tak for sidst"), ("ask", "yes"), ("ask_days", "3")]);
    organiser.submit(&form).await.location();
    let copy = organiser.get(&format!("/organiser/events/{}/copy", event.id.as_str())).await.expect(200);
    let made = organiser.submit(&copy.form("form[action$='/copy'][method=post]")).await;
    let id = made.location().split('/').find(|part| part.len() > 30).unwrap().split('?').next().unwrap().to_owned();
    let copied = chosen(&organiser.get(&format!("/organiser/events/{id}/reminders")).await.expect(200));
    for field in ["thanks", "ask", "ask_days", "day"] {
        assert_eq!(copied.value(field), form.value(field), "{field}");
    }
    assert_eq!(copied.value("thanks.da"), "", "words and material were about the other one");
    // A draft goes with what was chosen for it.
    let overview = organiser.get(&format!("/organiser/events/{id}")).await.expect(200);
    organiser.submit(&overview.form("form[action$='/delete']")).await.location();
    assert_eq!(app.number("SELECT COUNT(*) FROM reminder_settings").await, 1);
}

#[tokio::test]
async fn only_those_who_manage_the_event_choose() {
    let app = TestApp::start().await;
    let (_, event, _) = meeting(&app, 9, nothing()).await;
    let path = format!("/organiser/events/{}/reminders", event.id.as_str());
    let fields = [("day", "yes"), ("ask_days", "7")];
    for person in [
        app.partner("partner@kolding.example", "Business Kolding").await,
        app.organiser("doer@kolding.example", Role::Door).await,
        app.organiser("fremmed@kolding.example", Role::Organiser).await,
    ] {
        person.get(&path).await.expect(404);
        person.post(&path, &fields).await.expect(404);
    }
    let overview = format!("/organiser/events/{}", event.id.as_str());
    let partner = app.partner("partner-to@kolding.example", "Business Kolding").await;
    assert!(!partner.get(&overview).await.expect(200).has("a[href$='/reminders']"));
    assert_eq!(app.number("SELECT COUNT(*) FROM reminder_settings WHERE day_since IS NOT NULL").await, 0);
    // Of a cancelled event nothing goes, so there is nothing to choose.
    app.cancel_event(&event).await;
    let administrator = app.organiser("admin@kolding.example", Role::Administrator).await;
    assert_eq!(administrator.get(&path).await.location(), overview);
}
