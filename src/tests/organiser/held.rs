//! Updates that wait: the page shows what is new at once, and the mails come together an hour later. Whoever was written
//! to meanwhile is not told twice.
//!
//! To see these tests fail, let `KnownByAll::read` ignore what was posted since the update began to wait (then newcomers
//! are told what they know), or `send_if_due` not ask again under the lock (then two processes tell everybody twice).

use kobling::registrations::Registration;
use kobling::registrations::acts::send_held_due;
use kobling::server::access::Role;
use kobling::text::Lang;
use kobling::time::{DAY, HOUR, MINUTE, Timestamp};

use super::published;
use crate::app::{Browser, Made, Mail, Page, TestApp, party, property};

/// Changes fields of an event and lets the mails wait; returns where that leads.
async fn hold(organiser: &Browser<'_>, event: &Made, changes: &[(&str, &str)]) -> Page {
    let shown = preview(organiser, event, changes).await;
    let held = organiser.submit(&shown.form("form[action$='/edit']").press("hold")).await;
    organiser.follow(&held).await.expect(200)
}

async fn preview(organiser: &Browser<'_>, event: &Made, changes: &[(&str, &str)]) -> Page {
    let form = organiser.edit_form(Lang::Da, event).await.set_all(changes);
    organiser.submit(&form).await.expect(200)
}

/// The job runs, and what it posts is delivered.
async fn job(app: &TestApp) -> Vec<Mail> {
    send_held_due(&app.state).await.unwrap();
    app.deliver().await
}

/// Whom mails went to, with what they do to the calendar: "ane REQUEST 1".
fn told(mails: &[Mail]) -> Vec<String> {
    let mut told: Vec<String> = mails
        .iter()
        .map(|mail| {
            let name = mail.to.split(['.', '@']).next().unwrap();
            format!("{name} {} {}", mail.method(), mail.property("SEQUENCE")).trim_end().to_owned()
        })
        .collect();
    told.sort();
    told
}

/// A published meeting with 4 places where Ane and Bo come, signed up by Mette, who stays at home.
async fn busy(app: &TestApp) -> (Browser<'_>, Made, Registration) {
    let (organiser, event) = published(app, Lang::Da, &[]).await;
    let registration = app.sign_up(&event, party("Mette", &["Ane Holm", "Bo Lund"])).await;
    app.deliver().await;
    app.wait(MINUTE);
    (organiser, event, registration)
}

async fn waiting(app: &TestApp) -> i64 {
    app.number("SELECT COUNT(*) FROM held_updates").await
}

/// Tuesday 24 November 2026 at 12.01 the organiser moves the meeting and lets the mails wait until 13.01.
const ONE_HOUR: [(&str, &str); 2] = [("start", "9"), ("end", "10.30")];

#[tokio::test]
async fn several_edits_of_an_hour_become_one_mail_and_the_page_shows_each_at_once() {
    let app = TestApp::start().await;
    let (organiser, event, registration) = busy(&app).await;
    let overview = hold(&organiser, &event, &ONE_HOUR).await;
    assert!(overview.says("En opdatering til 3 sendes kl. 13.01"), "{}", overview.all_text());
    assert!(job(&app).await.is_empty(), "its time has not come");
    assert!(app.get(&format!("/events/{}", event.slug)).await.says("kl. 9.00–10.30"));
    let feed = app.get("/calendar/all.ics").await.expect(200);
    assert_eq!(property(&feed.body, "DTSTART"), "20270114T090000");

    // A quarter of an hour later the room as well: it goes along, and nothing is put off.
    app.wait(15 * MINUTE);
    let shown = preview(&organiser, &event, &[("room", "Store Sal")]).await;
    assert!(shown.says("En opdatering venter allerede til kl. 13.01"), "{}", shown.all_text());
    let held = organiser.submit(&shown.form("form[action$='/edit']").press("hold")).await;
    let overview = organiser.follow(&held).await;
    assert!(overview.says("En opdatering til 3 sendes kl. 13.01"), "{}", overview.all_text());

    // A spelling mistake in between mails nobody, says so, and leaves the update alone.
    let form = organiser.edit_form(Lang::Da, &event).await.set("bring.da", "Godt humør");
    let saved = organiser.submit(&form).await;
    let overview = organiser.follow(&saved).await.expect(200);
    assert!(overview.says("Rettet. Ingen får mail, for kun Tag med er ændret."), "{}", overview.all_text());
    assert!(overview.says("En opdatering til 3 sendes kl. 13.01"));

    app.wait(45 * MINUTE);
    let mails = job(&app).await;
    assert_eq!(told(&mails), ["ane REQUEST 1", "bo REQUEST 1", "mette"]);
    for mail in &mails {
        let text = mail.text.replace('\u{a0}', " ");
        for part in ["8.30", "kl. 9.00–10.30", "Lille Sal", "Store Sal"] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
    assert_eq!(mails[0].property("DTSTART"), "20270114T090000");
    let file = app.get(&format!("{}/calendar.ics", app.seat_link(&registration.seats[0]))).await;
    assert_eq!(property(&file.body, "SEQUENCE"), "1", "raised once, when it was told");
    assert!(job(&app).await.is_empty());
    assert_eq!(waiting(&app).await, 0);
    assert!(!organiser.get(&format!("/organiser/events/{}", event.id.as_str())).await.says("En opdatering"));
}

#[tokio::test]
async fn who_cancels_while_an_update_waits_gets_the_cancellation_alone() {
    let app = TestApp::start().await;
    let (organiser, event, registration) = busy(&app).await;
    hold(&organiser, &event, &ONE_HOUR).await;
    let ask = app.get(&format!("{}/cancel", app.seat_link(&registration.seats[0]))).await;
    app.visitor().submit(&ask.main_form()).await.location();
    assert_eq!(told(&app.deliver().await), ["ane CANCEL 1", "mette"]);
    app.wait(HOUR);
    // The contact was told of Ane, under the new time, but not that the time is new.
    assert_eq!(told(&job(&app).await), ["bo REQUEST 1", "mette"]);
}

#[tokio::test]
async fn what_is_taken_back_within_the_hour_mails_nobody() {
    let app = TestApp::start().await;
    let (organiser, event, _) = busy(&app).await;
    hold(&organiser, &event, &ONE_HOUR).await;
    // Nobody has anything to be told, so nothing is asked.
    let form = organiser.edit_form(Lang::Da, &event).await.set_all(&[("start", "8.30"), ("end", "10")]);
    let saved = organiser.submit(&form).await;
    let overview = organiser.follow(&saved).await.expect(200);
    assert!(overview.says("opdateringen, der ventede, er faldet bort"), "{}", overview.all_text());
    app.wait(2 * HOUR);
    assert!(job(&app).await.is_empty());
    assert_eq!(waiting(&app).await, 0);
}

#[tokio::test]
async fn a_save_that_sends_now_sends_what_waits_along() {
    let app = TestApp::start().await;
    let (organiser, event, _) = busy(&app).await;
    hold(&organiser, &event, &ONE_HOUR).await;
    let form = organiser.edit_form(Lang::Da, &event).await.set("room", "Store Sal");
    organiser.save_and_confirm(&form).await;
    let mails = app.deliver().await;
    assert_eq!(told(&mails), ["ane REQUEST 1", "bo REQUEST 1", "mette"]);
    assert!(mails.iter().all(|mail| mail.text.contains("8.30") && mail.text.contains("Lille Sal")));
    app.wait(HOUR);
    assert!(job(&app).await.is_empty());
}

#[tokio::test]
async fn whoever_was_written_to_meanwhile_knows_and_is_told_only_of_what_came_later() {
    let app = TestApp::start().await;
    let (organiser, event, registration) = busy(&app).await;
    let late = app.sign_up(&event, party("Pia", &["Per A", "Per B", "Per C"])).await;
    app.deliver().await;
    app.wait(MINUTE);
    hold(&organiser, &event, &ONE_HOUR).await;
    // Cai signs up, Ane asks for her invitation again, and Pia's party gets its seats: all are told of 9 o'clock.
    let list = format!("/organiser/events/{}/registrations", event.id.as_str());
    let resend = format!("{list}/{}/seats/1/resend", registration.id.as_str());
    organiser.post(&resend, &[]).await.location();
    let again = app.deliver().await;
    assert_eq!(told(&again), ["ane REQUEST 1"], "a later version of the entry: what waits goes with it");
    assert_eq!(again[0].property("DTSTART"), "20270114T090000");
    let form = organiser.edit_form(Lang::Da, &event).await.set("capacity", "9");
    organiser.save_and_confirm(&form).await;
    assert_eq!(told(&app.deliver().await), ["per REQUEST 0", "per REQUEST 0", "per REQUEST 0", "pia"]);
    app.sign_up(&event, party("Cai", &["Cai Dam"])).await;
    app.deliver().await;
    app.wait(10 * MINUTE);
    let shown = preview(&organiser, &event, &[("room", "Store Sal")]).await;
    assert!(shown.says("Det her sender 9 mails"), "the room is new to everybody: {}", shown.all_text());
    app.wait(50 * MINUTE);
    assert_eq!(told(&job(&app).await), ["bo REQUEST 1", "mette"], "only they did not know of the time");
    assert_eq!(app.registration(&event, &late.id).await.seats[0].sequence, 0);
}

#[tokio::test]
async fn whoever_knows_half_is_told_the_other_half() {
    let app = TestApp::start().await;
    let (organiser, event, _) = busy(&app).await;
    hold(&organiser, &event, &ONE_HOUR).await;
    app.sign_up(&event, party("Cai", &["Cai Dam"])).await;
    app.deliver().await;
    hold(&organiser, &event, &[("room", "Store Sal")]).await;
    app.wait(HOUR);
    let mails = job(&app).await;
    let cai: Vec<&Mail> = mails.iter().filter(|mail| mail.to.starts_with("cai")).collect();
    assert_eq!(cai.len(), 2);
    assert!(cai.iter().all(|mail| mail.text.contains("Lille Sal") && !mail.text.contains("8.30")), "{}", cai[0].text);
    assert_eq!(mails.len(), 5);
}

#[tokio::test]
async fn a_title_that_was_only_corrected_meanwhile_is_no_news() {
    let app = TestApp::start().await;
    let (organiser, event, _) = busy(&app).await;
    hold(&organiser, &event, &ONE_HOUR).await;
    let shown = preview(&organiser, &event, &[("title.da", "Når rekruttering er svært")]).await;
    let yes = shown.form("form[action$='/edit']").set("title_is_correction", "yes").press("save");
    organiser.submit(&yes).await.location();
    assert_eq!((app.deliver().await.len(), waiting(&app).await), (0, 1), "the update still waits");
    app.wait(HOUR);
    let mails = job(&app).await;
    assert_eq!(told(&mails), ["ane REQUEST 1", "bo REQUEST 1", "mette"]);
    for mail in &mails {
        assert!(mail.text.contains("Når rekruttering er svært"), "{}", mail.text);
        assert!(!mail.html.contains("Når rekruttering er svær<"), "no old title is struck: {}", mail.html);
    }
}

#[tokio::test]
async fn an_organiser_looks_at_what_waits_and_sends_it_or_leaves_it() {
    let app = TestApp::start().await;
    let (organiser, event, _) = busy(&app).await;
    let colleague = app.organiser("kollega@kolding.example", Role::Organiser).await;
    app.share(&event, &colleague).await;
    let page = format!("/organiser/events/{}/held-update", event.id.as_str());
    organiser.get(&page).await.location();
    hold(&organiser, &event, &ONE_HOUR).await;
    let seen = organiser.get(&page).await.expect(200);
    assert!(seen.says("har stadig det gamle i mail og kalender"), "{}", seen.all_text());
    assert!(seen.texts(".letter").iter().any(|letter| letter.contains("8.30")), "{}", seen.all_text());
    let leave = seen.forms("form[action$='/held-update']").pop().unwrap().press("drop");

    // A colleague edits on meanwhile: what is left alone would be another update, so it is shown again.
    hold(&colleague, &event, &[("room", "Store Sal")]).await;
    let again = organiser.submit(&leave).await.expect(200);
    assert!(again.says("Opdateringen er ikke den samme"), "{}", again.all_text());
    assert_eq!(waiting(&app).await, 1);
    let leave = again.forms("form[action$='/held-update']").pop().unwrap().press("drop");
    let left = organiser.submit(&leave).await;
    assert!(organiser.follow(&left).await.says("Opdateringen er ikke sendt"));
    app.wait(2 * HOUR);
    assert!(job(&app).await.is_empty());

    // Another one is sent at once, by the button of the overview.
    let overview = hold(&organiser, &event, &[("room", "Lille Sal")]).await;
    let send = overview.form("form[action$='/held-update']").press("send");
    let sent = organiser.submit(&send).await;
    assert!(organiser.follow(&sent).await.says("3 mails er på vej."));
    assert_eq!(told(&app.deliver().await), ["ane REQUEST 1", "bo REQUEST 1", "mette"]);
    organiser.submit(&send).await.location();
    assert!(job(&app).await.is_empty(), "once");
}

#[tokio::test]
async fn a_cancelled_event_tells_that_and_nothing_else() {
    let app = TestApp::start().await;
    let (organiser, event, _) = busy(&app).await;
    hold(&organiser, &event, &ONE_HOUR).await;
    organiser.cancel_event(Lang::Da, &event, "Huset er lukket.").await;
    assert_eq!(told(&app.deliver().await), ["ane CANCEL 1", "bo CANCEL 1", "mette"]);
    app.wait(HOUR);
    assert!(job(&app).await.is_empty());
}

#[tokio::test]
async fn shortly_before_an_event_no_mail_waits() {
    let app = TestApp::start().await;
    let (_, event, _) = busy(&app).await;
    // 14 January at 7: it begins in an hour and a half.
    app.set_clock(Timestamp(app.now().0 + 51 * DAY - 5 * HOUR - MINUTE));
    let organiser = app.organiser("i-dag@kolding.example", Role::Administrator).await.at(&app);
    let shown = preview(&organiser, &event, &ONE_HOUR).await;
    assert!(!shown.has("button[value='hold']"), "{}", shown.all_text());
    let forced = organiser.submit(&shown.form("form[action$='/edit']").press("hold")).await.expect(200);
    assert!(forced.says("Mailene kan ikke vente"), "{}", forced.all_text());
    assert_eq!((app.deliver().await.len(), waiting(&app).await), (0, 0));
    organiser.submit(&forced.form("form[action$='/edit']").press("save")).await.location();
    assert_eq!(app.deliver().await.len(), 3);
}

#[tokio::test]
async fn of_an_event_that_is_over_nobody_is_told() {
    let app = TestApp::start().await;
    let (organiser, event, _) = busy(&app).await;
    hold(&organiser, &event, &ONE_HOUR).await;
    // As if no process had run since.
    app.wait(60 * DAY);
    assert!(job(&app).await.is_empty());
    assert_eq!(waiting(&app).await, 0);
}

#[tokio::test]
async fn two_processes_that_come_at_the_same_time_tell_everybody_once() {
    let app = TestApp::start().await;
    let (organiser, event, _) = busy(&app).await;
    hold(&organiser, &event, &ONE_HOUR).await;
    app.wait(HOUR);
    let beside = app.beside().await;
    let (one, other) = tokio::join!(send_held_due(&app.state), send_held_due(&beside.state));
    assert!(one.is_ok() && other.is_ok());
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE snapshot LIKE '%\"news\":\"changed\"%'").await, 3);
    assert_eq!(app.number("SELECT MAX(sequence) FROM seats").await, 1);
}
