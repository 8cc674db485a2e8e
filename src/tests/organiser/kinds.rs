//! An organiser chooses what people come to: the words of pages, mails and calendars follow.

use kobling::text::Lang;

use super::published;
use crate::app::{TestApp, property};

#[tokio::test]
async fn the_words_of_pages_mails_and_calendars_follow_the_kind() {
    for (lang, kind, word, cancelled) in [
        (Lang::Da, "network_meeting", "Netværksmøde", "Mødet er aflyst"),
        (Lang::Da, "learning_visit", "Læringsbesøg", "Besøget er aflyst"),
        (Lang::En, "conference", "Conference", "The conference is cancelled"),
    ] {
        let app = TestApp::start().await;
        let (organiser, event) = published(&app, lang, &[("kind", kind)]).await;
        let path = super::at(lang, &format!("/events/{}", event.slug));
        let page = app.get(&path).await.expect(200);
        assert_eq!(page.text(".page-head .kind"), word);
        let file = app.get(&format!("{path}/calendar.ics")).await.expect(200);
        assert_eq!(property(&file.body, "CATEGORIES"), word);
        let filled = app.filled(lang, &event).await;
        app.visitor().submit(&filled).await.location();
        let mails = app.deliver().await;
        assert_eq!(mails[0].property("CATEGORIES"), word);
        let form = organiser.edit_form(lang, &event).await;
        assert!(!form.has("kind"), "people signed up for this");
        organiser.submit(&form.set("kind", "network_meeting").set("lead.da", "Ny indledning")).await.location();
        assert_eq!(app.get(&path).await.text(".page-head .kind"), word);
        app.cancel_event(&event).await;
        assert_eq!(app.get(&path).await.text(".ticket h2"), cancelled);
    }
}

#[tokio::test]
async fn a_draft_may_become_something_else() {
    let app = TestApp::start().await;
    let organiser = app.organiser("organiser@kolding.example", kobling::server::access::Role::Organiser).await;
    let form = organiser.new_meeting(Lang::Da).await;
    assert_eq!(form.value("kind"), "network_meeting", "what most are");
    let created = organiser.submit(&form).await;
    let edit = organiser.follow(&created).await.attributes("a[href$='/edit']", "href")[0].clone();
    let form = organiser.get(&edit).await.expect(200).form("form[action$='/edit']").press("save");
    organiser.submit(&form.set("kind", "conference")).await.location();
    let again = organiser.get(&edit).await.expect(200);
    assert_eq!(again.form("form[action$='/edit']").value("kind"), "conference");
    let wrong = organiser.submit(&again.form("form[action$='/edit']").press("save").set("kind", "party")).await;
    assert_eq!(wrong.expect(422).error_for("kind"), "Vælg, hvad du inviterer til.");
    organiser.submit(&organiser.get(&edit).await.form("form[action$='/edit']").press("save")).await.location();
}
