//! What goes by itself, and when.

use kobling::registrations::{acts, rules};
use kobling::server::access::Role;
use kobling::text::{Lang, dates};
use kobling::time::{DAY, Timestamp};

use super::{Canary, night, run_the_job, story};
use crate::app::{NewEvent, TestApp, party};
use crate::organiser::published;
use crate::visitor::at;

const CONTACT: Canary =
    Canary { name: "Periodekanarie", email: "periokan", phone: "+4561000004", answer: "perioteleslynge" };
const COLLEAGUE: Canary =
    Canary { name: "Frokostkanarie", email: "frokostkan", phone: "+4561000005", answer: "frokostallergi" };

#[tokio::test]
async fn needs_go_fourteen_days_and_people_six_months_after_the_event_to_the_second() {
    let app = TestApp::start().await;
    let story = story(&app, &CONTACT, &COLLEAGUE).await;
    let local = |text: &str| {
        Timestamp::from_local(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap()).unwrap()
    };
    let answers = [CONTACT.answer, COLLEAGUE.answer];
    let people = [CONTACT.name, CONTACT.email, CONTACT.phone, COLLEAGUE.name, COLLEAGUE.email, "Fremmed", "13748136"];

    app.set_clock(local("2027-01-28 09:59:59"));
    run_the_job(&app).await;
    for word in answers {
        assert!(!app.traces_of(&[word]).await.is_empty(), "{word} went too soon");
    }
    app.set_clock(local("2027-01-28 10:00:00"));
    run_the_job(&app).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM seat_needs").await, 0, "to the second");
    night(&app).await;
    assert_eq!(app.traces_of(&answers).await, Vec::<String>::new());

    app.set_clock(local("2027-07-14 09:59:59"));
    run_the_job(&app).await;
    for word in people {
        assert!(!app.traces_of(&[word]).await.is_empty(), "{word} went too soon");
    }
    app.set_clock(local("2027-07-14 10:00:00"));
    run_the_job(&app).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM seats WHERE email <> ''").await, 0, "to the second");
    night(&app).await;
    assert_eq!(app.traces_of(&people).await, Vec::<String>::new());
    let everything: Vec<&str> =
        CONTACT.words().into_iter().chain(COLLEAGUE.words()).filter(|w| *w != COLLEAGUE.phone).collect();
    assert_eq!(app.traces_of(&everything).await, Vec::<String>::new());

    // What reports count stays, and the event with those who hold it.
    let registrations = app.registrations(&story.event).await;
    assert_eq!(registrations.len(), 2);
    assert_eq!(registrations.iter().map(|party| party.seats.len()).sum::<usize>(), 3);
    let page = app.get(&format!("/events/{}", story.event.slug)).await.expect(200);
    assert!(page.says("Anne-Sofie"), "a published contact person belongs to the event");
    assert!(app.get(&story.colleague).await.expect(200).says("Dine oplysninger er slettet"));
    assert!(app.get(&story.contact).await.expect(200).says("Dine oplysninger er slettet"));

    // Another run finds nothing to do.
    let acts = app.number("SELECT COUNT(*) FROM audit").await;
    run_the_job(&app).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM audit").await, acts);
}

#[tokio::test]
async fn an_event_that_cannot_be_read_keeps_no_other_event_from_being_forgotten() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let broken = app.event(&NewEvent::with_seats(3), &owner).await;
    let sound = app.event(&NewEvent::with_seats(3), &owner).await;
    for event in [&broken, &sound] {
        app.sign_up(event, party("Ane", &["Ane Holm"])).await;
    }
    app.deliver().await;
    let mut tx = app.state.db.begin_write().await.unwrap();
    let broke = sqlx::query("UPDATE events SET state = 'nonsense' WHERE id = $1").bind(broken.id.as_str());
    assert_eq!(broke.execute(tx.shown()).await.unwrap().rows_affected(), 1);
    tx.commit().await.unwrap();
    app.wait(400 * DAY);
    assert!(acts::erase_due(&app.state).await.is_err(), "whoever runs it is told");
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations WHERE erased_at IS NULL").await, 1);
    let mut db = app.state.db.read().await.unwrap();
    let (left,): (String,) =
        sqlx::query_as("SELECT event_id FROM registrations WHERE erased_at IS NULL").fetch_one(&mut *db).await.unwrap();
    assert_eq!(left, broken.id.as_str());
}

#[tokio::test]
async fn every_page_says_the_date_that_the_job_keeps_to() {
    for (months, date) in [("1", "14. februar 2027"), ("18", "14. juli 2028")] {
        let app = TestApp::start().await;
        let (_, event) = published(&app, Lang::Da, &[("keep_months", months)]).await;
        let party = app.sign_up(&event, party("Ane", &["Ane Holm"])).await;
        let (contact, seat) = (app.contact_link(&party), app.seat_link(&party.seats[0]));
        let public = format!("/events/{}", event.slug);
        let sign_up = format!("{public}/sign-up");
        let data = [format!("{contact}/data"), format!("{seat}/data")];
        for path in [&public, &sign_up, &contact, &seat].into_iter().chain(&data) {
            for lang in Lang::ALL {
                let page = app.get(&at(lang, path)).await.expect(200);
                let mut db = app.state.db.read().await.unwrap();
                let stored = kobling::events::store::by_id(&mut db, &event.id).await.unwrap().unwrap().details;
                drop(db);
                let people = rules::people_deleted_at(stored.ends_at, stored.keep_months);
                let said = page.all_text().replace('\u{a0}', " ");
                let expected = dates::date(lang, people).replace('\u{a0}', " ");
                assert!(said.contains(&expected), "{path} says no {expected}: {said}");
                assert!(lang != Lang::Da || expected == date, "{expected}");
            }
        }
        let page = app.get("/privacy").await.expect(200).all_text().replace('\u{a0}', " ");
        assert!(page.contains("14 dage") && page.contains("6 måneder") && page.contains("fra 1 til 24"), "{page}");
    }
}

#[tokio::test]
async fn a_date_that_people_were_told_can_only_come_sooner() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[("keep_months", "3")]).await;
    let edit = organiser.edit_form(Lang::Da, &event).await;
    assert_eq!(edit.value("keep_months"), "3");
    let refused = organiser.submit(&edit.clone().set("keep_months", "4")).await.expect(422);
    assert!(refused.error_for("keep_months").contains("fra 1 til 3"), "{}", refused.error_for("keep_months"));
    for wrong in ["0", "25", "-1", "seks"] {
        let new = organiser.new_meeting(Lang::En).await.set("keep_months", wrong);
        assert!(!organiser.submit(&new).await.expect(422).error_for("keep_months").is_empty(), "{wrong}");
    }
    organiser.submit(&edit.set("keep_months", "2")).await.location();
    assert_eq!(organiser.edit_form(Lang::Da, &event).await.value("keep_months"), "2");
    assert!(app.deliver().await.is_empty(), "nobody is written to about it");
}
