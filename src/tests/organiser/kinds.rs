//! An organiser chooses what people come to: the words of pages, mails and calendars follow.

use kobling::text::Lang;

use super::published;
use crate::app::{TestApp, party, property};

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

#[tokio::test]
async fn a_cancelled_event_has_no_free_places_and_says_once_that_it_is_cancelled() {
    let app = TestApp::start().await;
    for (lang, taken, told) in [
        (Lang::Da, "1 plads var optaget, da det blev aflyst.", "Alle tilmeldte har fået besked."),
        (Lang::En, "1 place was taken when it was cancelled.", "Everybody who signed up has been told."),
    ] {
        let (organiser, event) = published(&app, lang, &[]).await;
        app.sign_up(&event, party("Mette", &["Ane Holm"])).await;
        let manage = super::at(lang, &format!("/organiser/events/{}", event.id.as_str()));
        assert!(organiser.get(&manage).await.expect(200).has(".seats"), "before, the picture is there");
        organiser.cancel_event(lang, &event, "Huset er lukket.").await;
        let overview = organiser.get(&manage).await.expect(200);
        assert!(!overview.has(".seats") && overview.says(taken), "{}", overview.all_text());
        let list = organiser.get(&super::at(lang, "/organiser")).await.expect(200);
        assert!(!list.has(".meter"), "{}", list.all_text());

        // Without words of the organiser's.
        let (_, other) = published(&app, lang, &[]).await;
        app.replace_event(&other, &event).await;
        let public = app.get(&super::at(lang, &format!("/events/{}", other.slug))).await.expect(200);
        let ticket = public.text(".ticket");
        let said = match lang {
            Lang::Da => ticket.matches("aflyst").count(),
            Lang::En => ticket.matches("cancelled").count(),
        };
        assert!(said == 1 && ticket.contains(told), "{ticket}");
    }
}
