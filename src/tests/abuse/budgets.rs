//! How often public forms may be sent, and how many mails they may cause.

use std::collections::BTreeSet;

use kobling::server::access::Role;
use kobling::text::Lang;
use kobling::time::{DAY, HOUR};

use crate::app::{FormValues, Made, NewEvent, Page, TestApp};
use crate::visitor::with_event;

const TAKEN: [&str; 2] = ["198.51.100.4", "198.51.100.5"];

/// A fresh form for somebody with this address.
async fn form(app: &TestApp, lang: Lang, event: &Made, email: &str) -> FormValues {
    app.filled(lang, event).await.set("contact.email", email)
}

fn assert_refused(page: &Page, sent: &FormValues) {
    assert_eq!(page.status, 429, "{}", page.all_text());
    let wait: i64 = page.header("retry-after").parse().expect("how long to wait");
    assert!((1..=HOUR).contains(&wait), "{wait}");
    assert_eq!(page.header("cache-control"), "no-store");
    let filled = |form: &FormValues| {
        form.pairs()
            .filter(|(_, value)| !value.is_empty())
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(filled(&page.main_form()), filled(sent), "something typed is lost");
}

#[tokio::test]
async fn the_sixth_form_for_an_address_within_an_hour_is_refused_and_keeps_everything_typed() {
    let (app, event) = with_event(&NewEvent::with_seats(500)).await;
    let visitor = app.visitor();
    for (lang, email) in [(Lang::Da, "info@brohave.example"), (Lang::En, "mail@brohave.example")] {
        for number in 0..5 {
            let shouted = if number == 3 { email.to_uppercase() } else { email.to_owned() };
            visitor.submit(&form(&app, lang, &event, &shouted).await).await.location();
        }
        let sixth = form(&app, lang, &event, email).await;
        assert_refused(&visitor.submit(&sixth).await, &sixth);
        // Somebody else at the same place is no worse off.
        visitor.submit(&form(&app, lang, &event, &format!("x{email}")).await).await.location();
    }
    assert_eq!(app.registrations(&event).await.len(), 12);
    // What is refused counts for nothing, and goes through when the hour is over.
    app.wait(HOUR);
    visitor.submit(&form(&app, Lang::Da, &event, "info@brohave.example").await).await.location();
}

#[tokio::test]
async fn a_form_with_ten_seats_at_one_address_counts_as_one_and_so_does_a_form_sent_twice() {
    let (app, event) = with_event(&NewEvent::with_seats(500)).await;
    let visitor = app.visitor();
    for _ in 0..5 {
        let mut form = form(&app, Lang::Da, &event, "info@brohave.example").await;
        for row in 0..9 {
            form = form
                .set(&format!("attendees.{row}.name"), &format!("Gæst {row}"))
                .set(&format!("attendees.{row}.email"), "info@brohave.example");
        }
        let first = visitor.submit(&form).await;
        assert_eq!(visitor.submit(&form).await.location(), first.location());
    }
    assert_eq!(app.deliver().await.len(), 50);
    let sixth = form(&app, Lang::Da, &event, "info@brohave.example").await;
    assert_refused(&visitor.submit(&sixth).await, &sixth);
}

#[tokio::test]
async fn forms_that_come_at_once_are_counted_one_by_one() {
    let (app, event) = with_event(&NewEvent::with_seats(500)).await;
    let mut forms = Vec::new();
    for _ in 0..16 {
        forms.push(form(&app, Lang::Da, &event, "info@brohave.example").await);
    }
    let visitor = app.visitor();
    let pages = futures::future::join_all(forms.iter().map(|form| visitor.submit(form))).await;
    let made: BTreeSet<&str> = pages.iter().filter(|page| page.status == 303).map(Page::location).collect();
    assert_eq!((made.len(), app.registrations(&event).await.len()), (5, 5));
    assert!(pages.iter().all(|page| [303, 429].contains(&page.status)));
}

#[tokio::test]
async fn strangers_elsewhere_neither_keep_somebody_out_nor_learn_anything_nor_fill_an_inbox() {
    let (app, event) = with_event(&NewEvent::with_seats(500)).await;
    let (visitor, victim) = (app.visitor(), "offer@brohave.example");
    // Fifteen forms from three networks: each answers as it would for any address.
    for network in ["203.0.113.7", "2001:db8:1:2::9", "2001:db8:1:3::9"] {
        for _ in 0..5 {
            visitor.submit_from(network, &form(&app, Lang::Da, &event, victim).await).await.location();
        }
        // A neighbour in the same /64 shares the budget.
        let neighbour = network.replace("::9", ":77::1");
        let refused = form(&app, Lang::Da, &event, victim).await;
        assert_refused(&visitor.submit_from(&neighbour, &refused).await, &refused);
    }
    let page = visitor.submit_from(TAKEN[0], &form(&app, Lang::Da, &event, victim).await).await;
    visitor.follow(&page).await.expect(200);
    assert_eq!(app.registrations(&event).await.len(), 16);
    for expected in [5, 5, 5, 1] {
        assert_eq!(app.deliver().await.len(), expected, "an hour's mails");
        app.wait(HOUR);
    }
}

#[tokio::test]
async fn a_day_full_of_strangers_forms_refuses_nobody_and_the_owners_receipt_follows() {
    let (app, event) = with_event(&NewEvent::with_seats(500)).await;
    let (visitor, victim) = (app.visitor(), "offer@brohave.example");
    for number in 0..125 {
        let network = format!("2001:db8:1:{}::9", number / 5);
        visitor.submit_from(&network, &form(&app, Lang::Da, &event, victim).await).await.location();
    }
    let own = form(&app, Lang::Da, &event, victim).await.set("contact.name", "Ane Offer");
    let page = visitor.submit_from(TAKEN[0], &own).await;
    visitor.follow(&page).await.expect(200);
    assert_eq!(app.registrations(&event).await.len(), 126);
    for _ in 0..24 {
        assert_eq!(app.deliver().await.len(), 5, "an hour's mails");
        app.wait(HOUR);
    }
    let last = app.deliver().await;
    assert_eq!(last.iter().filter(|mail| mail.text.contains("Ane Offer")).count(), 1);
}

#[tokio::test]
async fn a_mail_that_waits_for_its_turn_is_dated_when_it_was_decided_on_and_counts_as_waiting_from_its_turn() {
    let (app, event) = with_event(&NewEvent::with_seats(50)).await;
    let visitor = app.visitor();
    let signed_up = app.now();
    for number in 0..6 {
        let form = form(&app, Lang::Da, &event, "info@brohave.example").await;
        visitor.submit_from(TAKEN[number / 5], &form).await.location();
    }
    assert_eq!(app.deliver().await.len(), 5);
    let oldest = async || kobling::mail::holds(app.state.db.clone(), app.now()).await.unwrap().oldest;
    assert_eq!(oldest().await, 0, "its turn is ahead");
    app.wait(2 * HOUR);
    let late = oldest().await;
    assert!((HOUR..=2 * HOUR).contains(&late), "{late} since its turn");
    let told = app.deliver().await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].property("DTSTAMP"), signed_up.utc().format("%Y%m%dT%H%M%SZ").to_string());
    let date = signed_up.utc().format("Date: %a, %d %b %Y %H:%M:%S +0000\r\n").to_string();
    assert!(String::from_utf8_lossy(&told[0].raw).contains(&date), "{date}");
}

#[tokio::test]
async fn what_an_organiser_cancels_is_told_at_once_behind_the_receipt_that_waited_for_its_turn() {
    let app = TestApp::start().await;
    let owner = app.organiser("o@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(50), &owner).await;
    let visitor = app.visitor();
    for number in 0..7 {
        let form = form(&app, Lang::Da, &event, "info@brohave.example").await;
        visitor.submit_from(TAKEN[number / 5], &form).await.location();
    }
    assert_eq!(app.deliver().await.len(), 5, "two wait for their turn");
    let mut waiting = app.registrations(&event).await.split_off(5);
    let gone = waiting.remove(0);
    let one = format!("/organiser/events/{}/registrations/{}/seats/1/cancel", event.id.as_str(), gone.id.as_str());
    let ask = owner.get(&one).await.expect(200);
    owner.submit(&ask.form("form[action$='/cancel']")).await.location();
    let methods = |mails: &[crate::app::Mail]| mails.iter().map(crate::app::Mail::method).collect::<Vec<_>>();
    assert_eq!(methods(&app.deliver().await), ["REQUEST", "CANCEL"], "the other's receipt waits on");

    owner.cancel_event(Lang::Da, &event, "Oplægsholderen er blevet syg.").await;
    let told = app.deliver().await;
    assert_eq!(told.len(), 7, "six who have a seat, and the receipt of the last");
    let mut connection = app.state.db.read().await.unwrap();
    let queue = kobling::mail::Queue::Seat(waiting[0].seats[0].id.as_str());
    let posted = kobling::mail::posted(&mut connection, queue).await.unwrap();
    assert!(posted.iter().all(|mail| mail.sent_at() == Some(app.now()) && mail.created_at == app.now()));
}

#[tokio::test]
async fn signing_others_up_and_forgetting_them_again_fills_no_inbox() {
    let (app, event) = with_event(&NewEvent::with_seats(50)).await;
    let (visitor, victim) = (app.visitor(), "offer@brohave.example");
    let mut made = Vec::new();
    for number in 0..7 {
        let form = form(&app, Lang::Da, &event, victim).await;
        made.push(visitor.submit_from(TAKEN[number / 5], &form).await.location().to_owned());
    }
    assert_eq!(app.deliver().await.len(), 5);
    for registration in &made {
        visitor.post(&format!("{registration}/erase"), &[]).await.location();
        visitor.post(&format!("{registration}/erase"), &[]).await.location();
    }
    // Seven receipts and seven cancellations, one mail a form.
    for expected in [0, 5, 4, 0] {
        assert_eq!(app.deliver().await.len(), expected, "an hour's mails");
        app.wait(HOUR);
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL").await, 0);
}

#[tokio::test]
async fn whoever_has_seats_can_give_them_up_however_often_and_the_mails_wait_their_turn() {
    let (app, event) = with_event(&NewEvent::with_seats(50)).await;
    let mut form = form(&app, Lang::Da, &event, "info@brohave.example").await;
    for row in 0..9 {
        form = form
            .set(&format!("attendees.{row}.name"), &format!("Gæst {row}"))
            .set(&format!("attendees.{row}.email"), "info@brohave.example");
    }
    let page = app.visitor().submit(&form).await;
    let registration = page.location().to_owned();
    assert_eq!(app.deliver().await.len(), 10);
    for position in 1..=10 {
        app.post(&format!("{registration}/seats/{position}/cancel"), &[]).await.location();
    }
    assert_eq!(app.registrations(&event).await[0].size(), 0);
    let soon = app.deliver().await;
    assert_eq!(soon.len(), 4, "five forms in this hour, the first of them the sign-up");
    app.wait(HOUR);
    let later = app.deliver().await;
    assert!(later.len() >= 5 && later.len() < 7, "{}", later.len());
    app.wait(HOUR);
    let all = soon.len() + later.len() + app.deliver().await.len();
    assert!(all == 10 || all == 11, "{all}");
}

#[tokio::test]
async fn an_invitation_is_sent_again_a_few_times_an_hour_and_then_the_page_says_when() {
    let (app, event) = with_event(&NewEvent::with_seats(50)).await;
    let page = app.visitor().submit(&form(&app, Lang::Da, &event, "info@brohave.example").await).await;
    let again = format!("{}/seats/1/resend", page.location());
    for _ in 0..3 {
        app.post(&again, &[]).await.location();
    }
    let page = app.post(&again, &[]).await.expect(429);
    assert!(page.says("Vent en time") && page.header("retry-after").parse::<i64>().unwrap() <= HOUR);
    assert_eq!(app.deliver().await.len(), 4);
    assert_eq!(app.number("SELECT spent FROM budgets WHERE scope = 'mail'").await, 4, "they share one budget");
}

#[tokio::test]
async fn a_network_has_a_budget_by_event_and_over_all_and_others_notice_nothing() {
    let (app, event) = with_event(&NewEvent::with_seats(50)).await;
    let owner = app.organiser("o@kolding.example", Role::Organiser).await;
    let other = app.event(&NewEvent::with_seats(50).titled("Et andet møde"), &owner).await;
    let visitor = app.visitor();
    visitor.submit_from(TAKEN[0], &form(&app, Lang::Da, &event, "a@brohave.example").await).await.location();
    let spend = async |sql: &'static str| {
        let mut tx = app.state.db.begin_write().await.unwrap();
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
    };
    spend("UPDATE budgets SET spent = 500 WHERE scope = 'sign_up.event'").await;
    let refused = form(&app, Lang::En, &event, "b@brohave.example").await;
    assert_refused(&visitor.submit_from(TAKEN[0], &refused).await, &refused);
    visitor.submit_from(TAKEN[0], &form(&app, Lang::Da, &other, "b@brohave.example").await).await.location();
    visitor.submit_from(TAKEN[1], &refused).await.location();
    spend("UPDATE budgets SET spent = 1000 WHERE scope = 'sign_up.network'").await;
    let refused = form(&app, Lang::Da, &other, "c@brohave.example").await;
    assert_refused(&visitor.submit_from(TAKEN[0], &refused).await, &refused);
}

#[tokio::test]
async fn budgets_that_are_over_are_forgotten_and_those_that_run_are_not() {
    let (app, event) = with_event(&NewEvent::with_seats(50)).await;
    app.visitor().submit(&form(&app, Lang::Da, &event, "a@brohave.example").await).await.location();
    app.wait(DAY + HOUR);
    app.visitor().submit(&form(&app, Lang::Da, &event, "b@brohave.example").await).await.location();
    let count = "SELECT COUNT(*) FROM budgets";
    let both = app.number(count).await;
    kobling::server::limit::forget(&app.state).await.unwrap();
    assert_eq!(app.number(count).await * 2, both);
}
