//! The organiser is told which mail did not arrive, why, and what to do; and what waits.

use kobling::text::Lang;
use kobling::time::{DAY, HOUR, MINUTE};

use super::Office;
use crate::app::{MailServer, TestApp};
use crate::visitor::at;

#[tokio::test]
async fn a_mail_that_did_not_arrive_needs_the_organiser_until_a_later_one_is_on_its_way() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let office = Office::open(&app).await;
    let registration = office.sign_up("Ane", "rcpt550x1").await;
    assert!(!office.overview().await.says("kom ikke frem"));
    app.deliver().await;

    let overview = office.overview().await;
    assert!(overview.says("Mailen til Ane kom ikke frem"), "{}", overview.all_text());
    assert!(overview.says("Invitationen blev afvist: adressen findes ikke"), "{}", overview.all_text());
    let base = format!("/organiser/events/{}/registrations", office.event.id.as_str());
    let own = format!("{base}/{}", registration.id.as_str());
    assert!(overview.has(&format!("a[href='{own}']")));
    assert!(office.organiser.get(&base).await.says("En mail kom ikke frem"), "the list marks it");
    let english = office.organiser.get(&at(Lang::En, &own)).await.expect(200);
    assert!(english.says("The email to Ane did not arrive") && english.says("there is no such address"));

    let page = office.organiser.get(&own).await.expect(200);
    assert!(page.says("Mailen til Ane kom ikke frem"));
    let sent = office.organiser.submit(&page.form("form[action$='/resend']")).await;
    let after = office.organiser.follow(&sent).await.expect(200);
    assert!(after.says("Invitationen er på vej igen.") && !after.says("kom ikke frem"), "{}", after.all_text());
    app.deliver().await;
    assert_eq!(server.recipients().len(), 1);
    assert!(!office.overview().await.says("kom ikke frem"));
}

#[tokio::test]
async fn many_mails_that_did_not_arrive_are_one_thing_to_do() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let office = Office::open(&app).await;
    for number in 0..5 {
        office.guest(&format!("Gaest{number}"), "data550").await;
    }
    app.deliver().await;
    let overview = office.overview().await;
    assert!(overview.says("5 mails kom ikke frem") && !overview.says("Mailen til"), "{}", overview.all_text());
}

#[tokio::test]
async fn of_a_cancelled_event_the_organiser_hears_who_does_not_know_and_of_a_past_one_nothing() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let office = Office::open(&app).await;
    office.guest("Ane", "rcpt550").await;
    app.deliver().await;
    app.cancel_event(&office.event).await;
    assert!(office.overview().await.says("Mailen til Ane kom ikke frem"));
    app.wait(60 * DAY);
    let again = app.organiser("bo@kolding.example", kobling::server::access::Role::Administrator).await;
    let page = again.get(&format!("/organiser/events/{}", office.event.id.as_str())).await.expect(200);
    assert!(!page.says("kom ikke frem"));
}

#[tokio::test]
async fn mails_that_wait_for_more_than_an_hour_are_told_of_quietly_with_the_reason() {
    let mut server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let office = Office::open(&app).await;
    server.tell("down");
    office.guest("Ane", "").await;
    office.guest("Bo", "").await;
    app.deliver().await;
    app.wait(HOUR - 1);
    assert!(!office.overview().await.says("har ventet"));
    app.wait(MINUTE);
    app.deliver().await;
    let overview = office.overview().await;
    assert!(
        overview.says("2 mails har ventet, den ældste siden tirsdag 24. november kl. 12"),
        "{}",
        overview.all_text()
    );
    assert!(overview.says("Mailserveren svarer ikke.") && !overview.says("kom ikke frem"));
    server.tell("up");
    app.deliver().await;
    assert!(!office.overview().await.says("har ventet"));
}

#[tokio::test]
async fn nobody_else_sees_which_mails_did_not_arrive() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let office = Office::open(&app).await;
    let registration = office.sign_up("Ane", "rcpt550").await;
    app.deliver().await;
    let public = app.get(&format!("/events/{}", office.event.slug)).await.expect(200);
    assert!(!public.says("kom ikke frem"));
    let contact = app.get(&app.contact_link(&registration)).await.expect(200);
    assert!(!contact.says("kom ikke frem"));
}
