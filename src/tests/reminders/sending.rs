//! When reminders and thanks go, to whom, and what they say.
//!
//! To see these tests fail, let `send_if_due` not ask again under the lock and leave `note_sent` out (then two processes
//! remind everybody twice), or `Planned::concerns` not look at when somebody got the seat.

use kobling::reminders::acts::{save, send_due};
use kobling::text::Lang;

use super::{asking, day_before, job_at, meeting, moment, nothing, thanks, told};
use crate::app::{TestApp, party};
use crate::organiser::published;

const DAY_BEFORE: &str = "2027-01-13 09:00";

#[tokio::test]
async fn the_day_before_at_nine_each_attendee_is_reminded_once_with_the_facts_and_the_way() {
    let app = TestApp::start().await;
    let (_, event, registration) = meeting(&app, 2, day_before()).await;
    app.sign_up(&event, party("Pia", &["Per"])).await;
    app.deliver().await;
    assert!(job_at(&app, "2027-01-13 08:59").await.is_empty());
    let mails = job_at(&app, DAY_BEFORE).await;
    assert_eq!(told(&mails), ["ane", "bo"], "not Mette, who stays at home, and not who waits");
    for mail in &mails {
        assert_eq!(mail.subject, "I morgen: Når rekruttering er svær");
        assert_eq!(mail.calendar, None, "the entry is as it was");
        for part in [
            "14. januar 2027",
            "8.30",
            "Nicolai",
            "Lille Sal",
            "Elevator i gården",
            "Bus 3 holder ved døren",
            "Bring en case",
            "https://meet.kolding.example/14",
            "Kan du ikke komme?",
            "Der er 1 på ventelisten.",
            "Hent aftalen igen",
        ] {
            assert!(mail.text.replace('\u{a0}', " ").contains(part), "{part} in {}", mail.text);
        }
        app.get(&mail.link("/calendar.ics")).await.expect(200);
        app.get(&mail.link("/cancel")).await.expect(200);
        app.get(&mail.link("/data")).await.expect(200);
    }
    for again in [DAY_BEFORE, "2027-01-13 12:00", "2027-01-14 07:30"] {
        assert!(job_at(&app, again).await.is_empty(), "once: {again}");
    }
    assert_eq!(app.registration(&event, &registration.id).await.seats[0].sequence, 0, "no new version of the entry");
    // One's own data tells of it by its subject.
    let data = app.get(&mails[0].link("/data")).await.expect(200);
    assert!(data.says("I morgen: Når rekruttering er svær"), "{}", data.all_text());
}

#[tokio::test]
async fn a_reminder_of_tomorrow_that_could_not_leave_today_does_not_go_at_all() {
    let app = TestApp::start().await;
    let (owner, event, registration) = meeting(&app, 2, day_before()).await;
    app.set_clock(moment(DAY_BEFORE));
    send_due(&app.state).await.unwrap();
    // The mail server was away until midnight.
    app.set_clock(moment("2027-01-14 00:00"));
    assert!(app.deliver().await.is_empty());
    let path = format!("/organiser/events/{}/registrations/{}", event.id.as_str(), registration.id.as_str());
    let owner = app.same_person(&owner).await;
    let page = owner.get(&path).await.expect(200);
    assert!(page.says("den nåede ikke afsted i tide"), "{}", page.all_text());
    let data = app.get(&format!("{}/data", app.seat_link(&registration.seats[0]))).await.expect(200);
    assert!(data.says("Nåede ikke frem til ane"), "{}", data.all_text());
    // It holds nothing up that comes after it.
    app.post(&format!("{}/cancel", app.seat_link(&registration.seats[1])), &[]).await.location();
    assert_eq!(told(&app.deliver().await), ["bo", "mette"]);
}

#[tokio::test]
async fn a_minute_before_midnight_it_still_goes() {
    let app = TestApp::start().await;
    meeting(&app, 2, day_before()).await;
    app.set_clock(moment(DAY_BEFORE));
    send_due(&app.state).await.unwrap();
    app.set_clock(moment("2027-01-13 23:59"));
    assert_eq!(told(&app.deliver().await), ["ane", "bo"]);
}

#[tokio::test]
async fn a_reminder_that_came_too_late_hides_no_mail_that_was_lost_before_it() {
    let app = TestApp::start().await;
    let (owner, event, registration) = meeting(&app, 2, day_before()).await;
    let lost = "UPDATE outbox SET sent_at = NULL, given_up_at = 1, failure = 'recipient refused: 550 5.2.2'
                WHERE queue = $1";
    let mut tx = app.state.db.begin_write().await.unwrap();
    let queue = format!("seat:{}", registration.seats[0].id.as_str());
    sqlx::query(lost).bind(queue).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    app.set_clock(moment(DAY_BEFORE));
    send_due(&app.state).await.unwrap();
    app.set_clock(moment("2027-01-14 00:00"));
    app.deliver().await;
    let owner = app.same_person(&owner).await;
    let overview = owner.get(&format!("/organiser/events/{}", event.id.as_str())).await.expect(200);
    assert!(overview.says("postkassen er fuld"), "{}", overview.all_text());
    assert!(overview.says("nåede ikke afsted i tide"), "{}", overview.all_text());
    assert!(owner.get("/organiser").await.expect(200).says("Mailen til Ane Holm kom ikke frem"));
    let list = owner.get(&format!("/organiser/events/{}/registrations", event.id.as_str())).await.expect(200);
    assert!(list.has(".row-alert"));
}

#[tokio::test]
async fn whoever_got_the_seat_within_a_day_has_the_invitation_and_is_not_reminded_of_it() {
    let app = TestApp::start().await;
    let (_, event, registration) = meeting(&app, 2, day_before()).await;
    let waiting = app.sign_up(&event, party("Pia", &["Per"])).await;
    app.set_clock(moment("2027-01-12 12:00"));
    // Bo leaves, and Per gets the seat the day before the reminder.
    app.post(&format!("{}/cancel", app.seat_link(&registration.seats[1])), &[]).await.location();
    assert!(app.registration(&event, &waiting.id).await.confirmed_at.is_some());
    app.deliver().await;
    assert_eq!(told(&job_at(&app, DAY_BEFORE).await), ["ane"]);
}

#[tokio::test]
async fn thanks_go_the_morning_after_in_each_language_with_the_text_and_the_links() {
    let app = TestApp::start().await;
    let (_, event, _) = meeting(&app, 9, thanks()).await;
    let form = app.filled(Lang::En, &event).await;
    app.visitor().submit(&form).await.location();
    app.deliver().await;
    assert!(job_at(&app, "2027-01-14 18:00").await.is_empty());
    let mails = job_at(&app, "2027-01-15 09:00").await;
    assert_eq!(told(&mails), ["ane", "bo", "mette"]);
    for mail in &mails {
        let (subject, words) = if mail.to.starts_with("mette") {
            ("Thank you for coming: When recruiting is hard", "Thanks for good questions.")
        } else {
            ("Tak for sidst: Når rekruttering er svær", "Tak for gode spørgsmål.")
        };
        assert_eq!(mail.subject, subject);
        assert!(mail.text.contains(words), "{}", mail.text);
        assert!(mail.text.contains("https://kolding.example/oplaeg.pdf") && mail.html.contains("Oplægget"));
        assert_eq!(mail.calendar, None);
    }
    assert!(job_at(&app, "2027-01-15 09:30").await.is_empty());
}

#[tokio::test]
async fn whoever_was_not_ticked_off_where_others_were_is_not_thanked_for_coming() {
    for (wanted, both) in [(thanks(), true), (super::Wanted { thanks: true, ..nothing() }, false)] {
        let app = TestApp::start().await;
        let (_, event, registration) = meeting(&app, 9, wanted).await;
        app.set_clock(moment("2027-01-14 08:30"));
        let seat = registration.seats[0].id.as_str();
        let sql = "INSERT INTO attendance (seat_id, event_id, came, decided_at, decided_by, changed_at)
                   VALUES ($1, $2, 1, 1, 'x', 1)";
        let mut tx = app.state.db.begin_write().await.unwrap();
        sqlx::query(sql).bind(seat).bind(event.id.as_str()).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        let mails = job_at(&app, "2027-01-15 09:00").await;
        let subject =
            |name: &str| mails.iter().find(|mail| mail.to.starts_with(name)).map(|mail| mail.subject.as_str());
        assert_eq!(subject("ane"), Some("Tak for sidst: Når rekruttering er svær"));
        // With nothing to give there is nothing to say.
        assert_eq!(subject("bo"), both.then_some("Efter mødet: Når rekruttering er svær"));
    }
}

#[tokio::test]
async fn what_was_missed_goes_late_if_it_makes_sense_and_else_the_organiser_is_told() {
    let app = TestApp::start().await;
    let (owner, event, _) = meeting(&app, 9, super::Wanted { week: true, ..day_before() }).await;
    // Nobody was there for four days: a week before is over.
    assert!(job_at(&app, "2027-01-11 10:00").await.is_empty());
    // Nobody was there the day before; at night nothing goes.
    assert!(job_at(&app, "2027-01-14 03:00").await.is_empty());
    let mails = job_at(&app, "2027-01-14 07:00").await;
    assert_eq!(told(&mails), ["ane", "bo"]);
    assert_eq!(mails[0].subject, "I dag: Når rekruttering er svær");
    let owner = app.same_person(&owner).await;
    let page = owner.get(&format!("/organiser/events/{}/reminders", event.id.as_str())).await.expect(200);
    assert!(page.says("Blev ikke sendt: Kobling var ude af drift"), "{}", page.all_text());
    assert!(page.says("Det kan ikke kaldes tilbage."));
    let log = owner.get(&format!("/organiser/events/{}/log", event.id.as_str())).await.expect(200);
    assert!(log.says("Påmindelse en uge før: ikke sendt"), "{}", log.all_text());
    assert!(log.says("Påmindelse en dag før: sendt. Der blev sendt 2"), "{}", log.all_text());
}

#[tokio::test]
async fn an_event_on_another_date_is_reminded_of_anew_and_never_twice_for_one_date() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    app.sign_up(&event, party("Mette", &["Ane Holm"])).await;
    let move_to = async |date: &str| {
        let organiser = app.same_person(&organiser).await;
        let form = organiser.edit_form(Lang::Da, &event).await.set_all(&[("date", date)]);
        organiser.save_and_confirm(&form).await;
        app.deliver().await;
    };
    app.deliver().await;
    assert_eq!(told(&job_at(&app, DAY_BEFORE).await), ["ane"], "a new meeting reminds the day before");
    move_to("21-1-2027").await;
    assert_eq!(told(&job_at(&app, "2027-01-20 09:00").await), ["ane"]);
    // Back, on the evening before: for that date it went.
    app.set_clock(moment("2027-01-13 18:00"));
    move_to("14-1-2027").await;
    assert!(job_at(&app, "2027-01-13 18:05").await.is_empty());
    // To another date, and from there to tomorrow after its time: the mail about the new date just came.
    move_to("25-1-2027").await;
    app.set_clock(moment("2027-01-19 12:00"));
    move_to("20-1-2027").await;
    assert!(job_at(&app, "2027-01-19 12:05").await.is_empty());
}

#[tokio::test]
async fn a_cancelled_event_and_one_for_which_nothing_was_chosen_write_to_nobody() {
    let app = TestApp::start().await;
    let (_, cancelled, _) = meeting(&app, 9, day_before()).await;
    meeting(&app, 9, nothing()).await;
    app.cancel_event(&cancelled).await;
    assert!(job_at(&app, DAY_BEFORE).await.is_empty());
    assert!(job_at(&app, "2027-01-15 10:00").await.is_empty());
}

#[tokio::test]
async fn who_is_forgotten_is_not_written_to_and_their_answer_goes() {
    let app = TestApp::start().await;
    let (_, _, registration) = meeting(&app, 9, super::Wanted { day: true, ..asking() }).await;
    let asked = job_at(&app, "2027-01-07 09:00").await;
    assert_eq!(told(&asked), ["ane", "bo"]);
    let ane = app.seat_link(&registration.seats[0]);
    app.post(&format!("{ane}/coming"), &[("answer", "yes")]).await.location();
    let data = app.get(&format!("{ane}/data")).await.expect(200);
    assert!(data.says("Kommer du stadig?") && data.says("Kommer"), "{}", data.all_text());
    app.post(&format!("{ane}/erase"), &[]).await.location();
    assert_eq!(app.number("SELECT COUNT(*) FROM seat_answers").await, 1, "only Bo's is left");
    app.deliver().await;
    assert_eq!(told(&job_at(&app, DAY_BEFORE).await), ["bo"]);
}

#[tokio::test]
async fn people_are_told_what_is_new_before_they_are_reminded_of_it() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    app.sign_up(&event, party("Mette", &["Ane Holm"])).await;
    app.deliver().await;
    app.set_clock(moment("2027-01-13 08:30"));
    let organiser = app.same_person(&organiser).await;
    let form = organiser.edit_form(Lang::Da, &event).await.set("room", "Store Sal");
    let shown = organiser.submit(&form).await.expect(200);
    organiser.submit(&shown.form("form[action$='/edit']").press("hold")).await.location();
    assert!(job_at(&app, DAY_BEFORE).await.is_empty());
    app.set_clock(moment("2027-01-13 09:30"));
    kobling::registrations::acts::send_held_due(&app.state).await.unwrap();
    assert_eq!(told(&app.deliver().await), ["ane", "mette"]);
    let mails = job_at(&app, "2027-01-13 09:31").await;
    assert_eq!(told(&mails), ["ane"]);
    assert!(mails[0].text.contains("Store Sal"));
}

#[tokio::test]
async fn two_processes_that_come_at_the_same_time_remind_everybody_once() {
    let app = TestApp::start().await;
    let (owner, event, _) = meeting(&app, 9, asking()).await;
    save(&app.state, owner.id(), &event.id, asking()).await.unwrap();
    app.set_clock(moment("2027-01-07 09:00"));
    let beside = app.beside().await;
    let (one, other) = tokio::join!(send_due(&app.state), send_due(&beside.state));
    assert!(one.is_ok() && other.is_ok());
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE kind = 'reminders.reminder'").await, 2);
    assert_eq!(app.number("SELECT COUNT(*) FROM reminders_sent").await, 2, "the reminder and the question");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whatever_is_cut_off_in_the_middle_of_sending_everybody_is_reminded_once() {
    let app = TestApp::start().await;
    let (_, event, _) = meeting(&app, 200, asking()).await;
    for number in 0..20 {
        let names = [0, 1, 2, 3].map(|seat| format!("Gaest {number} {seat}"));
        app.sign_up(&event, party(&format!("Kontakt {number}"), &names.each_ref().map(String::as_str))).await;
    }
    app.set_clock(moment("2027-01-07 09:00"));
    let beside = app.beside().await;
    for step in 0..30 {
        let cut = [&app, &beside].map(|process| {
            let state = process.state.clone();
            tokio::spawn(async move { send_due(&state).await })
        });
        tokio::time::sleep(std::time::Duration::from_millis(step * 2)).await;
        for task in cut {
            task.abort();
            drop(task.await);
        }
        // In one statement: a commit that was cut off may land between two.
        let written = "SELECT (SELECT COUNT(*) FROM outbox WHERE kind = 'reminders.reminder'),
                              (SELECT COUNT(*) FROM reminders_sent), (SELECT COUNT(*) FROM seat_answers)";
        let (mails, went, asked): (i64, i64, i64) =
            sqlx::query_as(written).fetch_one(&mut *app.state.db.read().await.unwrap()).await.unwrap();
        assert!([(0, 0, 0), (82, 2, 82)].contains(&(mails, went, asked)), "{mails} mails, {went}, {asked} asked");
    }
    send_due(&app.state).await.unwrap();
    send_due(&beside.state).await.unwrap();
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE kind = 'reminders.reminder'").await, 82);
    assert_eq!(app.deliver().await.iter().filter(|mail| mail.subject.starts_with("Kommer du stadig?")).count(), 82);
}
