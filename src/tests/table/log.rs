//! The log of an event and the story of a registration: who did what and when, with what was before and after.

use kobling::server::access::Role;
use kobling::text::Lang;

use crate::app::{NewEvent, TestApp, party};
use crate::organiser::published;
use crate::visitor::at;

#[tokio::test]
async fn everything_that_was_done_is_told_latest_first_with_before_and_after() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    app.wait(60);
    let registration = app.sign_up(&event, party("Mette Lindholm", &["Ane Holm", "Bo Lund"])).await;
    app.deliver().await;
    app.wait(60);
    let form = organiser.edit_form(Lang::Da, &event).await.set("place", "Det Røde Pakhus").set("bring.da", "Kaffe");
    organiser.save_and_confirm(&form).await;
    app.wait(60);
    let base = format!("/organiser/events/{}", event.id.as_str());
    let page = format!("{base}/registrations/{}", registration.id.as_str());
    let cancel = organiser.get(&format!("{page}/seats/2/cancel")).await.expect(200);
    organiser.submit(&cancel.main_form()).await.location();

    let log = organiser.get(&format!("{base}/log")).await.expect(200);
    let told: Vec<String> = log.texts(".story-what").iter().map(|what| what.replace('\u{a0}', " ")).collect();
    assert_eq!(
        told,
        [
            "Bo Lund afmeldt",
            "Arrangementet rettet. Der blev sendt 3 mails.",
            "Tilmeldt med 2 pladser",
            "Arrangementet udgivet",
            "Arrangementet oprettet som kladde"
        ]
    );
    assert_eq!(log.texts(".story-changes dt"), ["Tag med", "Sted"]);
    assert_eq!(log.texts(".story-changes del"), ["tomt", "Nicolai"]);
    assert_eq!(log.texts(".story-changes ins"), ["Kaffe", "Det Røde Pakhus"]);
    assert_eq!(log.texts("ul.chips a")[0], "Alle 5");
    let kind = log.attributes("ul.chips a[href*='event.save']", "href");
    let only = organiser.get(&kind[0]).await.expect(200);
    assert_eq!(only.texts(".story-what").len(), 1);
    assert!(organiser.get(&at(Lang::En, &format!("{base}/log"))).await.expect(200).says("Signed up for"));

    // The registration's own story has its mails among it.
    let story = organiser.get(&page).await.expect(200);
    let told: Vec<String> = story.texts(".story-what").iter().map(|what| what.replace('\u{a0}', " ")).collect();
    assert!(
        told.contains(&"Invitationen til Ane Holm".to_owned()) && told.contains(&"Bo Lund afmeldt".to_owned()),
        "{told:?}"
    );
    assert_eq!(told.last().unwrap(), "Tilmeldt med 2 pladser");
    let fates = story.texts(".story-fate");
    assert!(
        fates.iter().any(|fate| fate.starts_with("Modtaget af mailserveren"))
            && fates.iter().any(|fate| fate == "På vej"),
        "{fates:?}"
    );
    assert!(story.says("ane.holm@brohave.example"));
}

#[tokio::test]
async fn entries_of_an_older_or_newer_program_still_say_something() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(4), &owner).await;
    let registration = app.sign_up(&event, party("Mette", &["Ane Holm"])).await;
    let mut tx = app.state.db.begin_write().await.unwrap();
    for (number, (actor, action, detail)) in [
        (owner.id(), "event.save", r#"{"fields":["title.da","place"],"mails":2}"#),
        ("system", "registration.from_the_future", r#"{"x":[1]}"#),
        ("0198c0de-0000-7000-8000-000000000009", "registration.cancel", r#"{"positions":[1],"left":0}"#),
        ("contact", "registration.cancel", "{}"),
        ("visitor", "registration.sign_up", "no json"),
    ]
    .into_iter()
    .enumerate()
    {
        sqlx::query("INSERT INTO audit (id, at, actor, action, event_id, registration_id, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .bind(format!("a{number}"))
            .bind(app.now())
            .bind(actor)
            .bind(action)
            .bind(event.id.as_str())
            .bind(registration.id.as_str())
            .bind(detail)
            .execute(&mut *tx)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    for lang in Lang::ALL {
        let log = organiser_log(&app, &owner, lang, event.id.as_str()).await;
        assert!(
            log.contains(if lang == Lang::Da {
                "Ændret: Titel og Sted"
            } else {
                "Changed: Title in Danish and Place"
            }),
            "{log}"
        );
        assert!(
            log.contains(if lang == Lang::Da { "Noget andet blev ændret" } else { "Something else changed" }),
            "{log}"
        );
        assert!(!log.contains("0 p") && !log.contains("0\u{a0}p"), "what is forgotten is not none: {log}");
        assert!(log.contains(if lang == Lang::Da { "En tidligere arrangør" } else { "A former organiser" }), "{log}");
    }
    let page = format!("/organiser/events/{}/registrations/{}", event.id.as_str(), registration.id.as_str());
    owner.get(&page).await.expect(200);
}

async fn organiser_log(app: &TestApp, owner: &crate::app::Browser<'_>, lang: Lang, id: &str) -> String {
    let page = owner.get(&at(lang, &format!("/organiser/events/{id}/log"))).await.expect(200);
    assert!(app.number("SELECT COUNT(*) FROM audit").await > 5);
    page.all_text()
}
