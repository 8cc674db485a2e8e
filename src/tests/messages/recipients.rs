//! Who gets a message and who does not: changed meanwhile, without an address, refused, moved to another address.

use kobling::text::Lang;
use kobling::time::MINUTE;

use super::{firm, messages, plain, sent, shown, three_firms, written};
use crate::app::{MailServer, TestApp};

#[tokio::test]
async fn whoever_was_not_shown_gets_no_mail_before_somebody_looked_again() {
    let app = TestApp::start().await;
    let (owner, event) = three_firms(&app).await;
    let form = written(&owner, Lang::Da, &event, "all").await;
    let look = owner.submit(&form.press("preview")).await.expect(200);
    app.sign_up(&event, firm("Sent", "Hans Kjær", &["Hans Kjær"])).await;
    app.deliver().await;
    let refused = owner.submit(&shown(&look).press("send")).await.expect(409);
    assert!(refused.says("modtagerne er blevet andre") && refused.says("Intet er sendt"), "{}", refused.all_text());
    assert!(app.deliver().await.is_empty());
    assert_eq!(plain(&refused.text("button[value=send]")), "Send til 6");
    assert_eq!(shown(&refused).value("subject.da"), "Parkering ved {sted}");

    // Other words than were shown: the same.
    let changed = shown(&refused).set("body.da", "Noget andet.").press("send");
    let refused = owner.submit(&changed).await.expect(409);
    assert!(refused.text(".letter").contains("Noget andet."));
    assert!(app.deliver().await.is_empty());

    // The event was changed: what the mail says of it was not seen.
    let edit = owner.edit_form(Lang::Da, &event).await;
    owner.submit(&edit.set("why.da", "Fordi.").set("price.da", "Gratis")).await.location();
    let refused = owner.submit(&shown(&refused).press("send")).await.expect(409);
    let done = owner.submit(&shown(&refused).press("send")).await;
    owner.follow(&done).await.expect(200);
    let mails = app.deliver().await;
    assert_eq!(mails.len(), 6);
    assert!(mails.iter().all(|mail| mail.text.contains("Noget andet.")));
}

#[tokio::test]
async fn sent_twice_by_a_tired_finger_it_is_one_message() {
    let app = TestApp::start().await;
    let (owner, event) = three_firms(&app).await;
    let form = written(&owner, Lang::Da, &event, "all").await;
    let look = owner.submit(&form.press("preview")).await.expect(200);
    let send = shown(&look).press("send");
    let (one, other) = tokio::join!(owner.submit(&send), owner.submit(&send));
    assert_eq!(one.location(), other.location());
    // And much later, when others are there.
    app.sign_up(&event, firm("Sent", "Hans Kjær", &["Hans Kjær"])).await;
    assert_eq!(owner.submit(&send).await.location(), one.location());
    let mails = app.deliver().await;
    assert_eq!(mails.iter().filter(|mail| mail.subject.starts_with("Parkering")).count(), 5);
    for sql in ["SELECT COUNT(*) FROM messages", "SELECT COUNT(*) FROM audit WHERE action = 'message.send'"] {
        assert_eq!(app.number(sql).await, 1, "{sql}");
    }
}

#[tokio::test]
async fn an_address_that_stands_twice_gets_it_once_and_who_has_none_is_named_afterwards() {
    let app = TestApp::start().await;
    let (owner, event) = three_firms(&app).await;
    let mut twice = firm("Dobbelt", "Mette Lindholm", &["Anton Vang"]);
    "METTE.LINDHOLM@brohave.example".clone_into(&mut twice.contact.email);
    app.sign_up(&event, twice).await;
    let add = format!("/organiser/events/{}/registrations/new", event.id.as_str());
    let form = owner.get(&add).await.expect(200).main_form().set("contact.name", "Grete Oplæg");
    let full = owner.submit(&form.clone()).await.expect(422);
    owner.submit(&full.main_form().set("when_full", "seat")).await.location();
    app.deliver().await;

    let form = written(&owner, Lang::Da, &event, "all").await;
    let look = owner.submit(&form.clone().press("preview")).await.expect(200);
    let panel = plain(&look.text("#preview"));
    assert!(panel.contains("Det her sender 5 mails") && panel.contains("1 har ingen mailadresse"), "{panel}");
    assert!(panel.contains("1 deler mailadresse med en anden"), "{panel}");
    let page = sent(&owner, &form).await;
    assert!(page.says("Grete Oplæg har ingen mailadresse"), "{}", page.all_text());
    let mails = app.deliver().await;
    let lower: Vec<String> = mails.iter().map(|mail| mail.to.to_lowercase()).collect();
    assert_eq!(lower.iter().filter(|to| to.starts_with("mette.lindholm")).count(), 1, "{lower:?}");
    assert_eq!(mails.len(), 5);
}

#[tokio::test]
async fn who_did_not_get_it_is_told_with_the_reason_and_a_lost_invitation_is_not_hidden_by_it() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let (owner, event) = three_firms(&app).await;
    // Their invitation is refused, too.
    let mut unknown = firm("Ukendt", "Ida Toft", &["Ida Toft"]);
    "ida+rcpt550@brohave.example".clone_into(&mut unknown.contact.email);
    unknown.attendees[0].email.clone_from(&unknown.contact.email);
    let mut grey = firm("Grå", "Gry Ask", &["Gry Ask"]);
    "gry+rcpt451x1@brohave.example".clone_into(&mut grey.contact.email);
    grey.attendees[0].email.clone_from(&grey.contact.email);
    let event_of = crate::app::NewEvent::with_seats(10);
    let other = app.event(&event_of, &owner).await;
    for party in [unknown, grey, firm("Fin", "Finn Lund", &["Finn Lund"])] {
        app.sign_up(&other, party).await;
    }
    app.deliver().await;
    app.wait(MINUTE);
    app.deliver().await;
    let overview = format!("/organiser/events/{}", other.id.as_str());
    assert!(owner.get(&overview).await.expect(200).says("Invitationen blev afvist"));

    let page = sent(&owner, &written(&owner, Lang::Da, &other, "all").await).await;
    app.deliver().await;
    let address = page.path.split('?').next().unwrap().to_owned();
    let page = owner.get(&address).await.expect(200);
    let text = plain(&page.all_text());
    assert!(text.contains("2 modtaget af mailserveren") && text.contains("1 kom ikke frem"), "{text}");
    assert!(
        text.contains("Mailen til Ida Toft kom ikke frem")
            && text.contains("Beskeden fra jer blev afvist")
            && text.contains("adressen findes ikke"),
        "{text}"
    );
    let english = owner.get(&format!("/en{address}")).await.expect(200);
    assert!(english.says("The email to Ida Toft did not arrive"), "{}", english.all_text());
    let list = owner.get(&messages(&other)).await.expect(200);
    assert!(list.text("tbody tr").ends_with("Kom ikke frem 1"), "{}", list.text("tbody tr"));
    assert!(owner.get(&messages(&event)).await.expect(200).says("Ingen beskeder endnu"));
    assert!(owner.get(&overview).await.expect(200).says("Invitationen blev afvist"), "still to be mended");
    let first = owner.get("/organiser").await.expect(200);
    assert!(plain(&first.all_text()).contains("Ida Toft"), "on the first page too: {}", first.all_text());
}

#[tokio::test]
async fn a_mail_that_is_taken_back_because_the_address_was_put_right_is_counted_as_such() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let (owner, event) = three_firms(&app).await;
    let page = sent(&owner, &written(&owner, Lang::Da, &event, "confirmed").await).await;
    let party = super::of_firm(&app, &event, "Brohave Catering").await;
    let edit = format!("/organiser/events/{}/registrations/{}/edit", event.id.as_str(), party.id.as_str());
    let form = owner.get(&edit).await.expect(200).main_form().set("attendees.1.email", "jonas@ny.example");
    let asked = owner.submit(&form).await.expect(200);
    owner.submit(&asked.main_form()).await.location();
    app.deliver().await;
    let page = owner.get(page.path.split('?').next().unwrap()).await.expect(200);
    let text = plain(&page.all_text());
    assert!(text.contains("3 modtaget af mailserveren") && text.contains("1 slettet, eller trukket tilbage"), "{text}");
}
