//! What is refused, what is hostile, and who finds nothing.

use kobling::server::access::Role;
use kobling::text::Lang;

use super::{messages, sent, shown, three_firms, written};
use crate::app::{TestApp, party};

#[tokio::test]
async fn every_fault_is_beside_its_field_and_everything_typed_is_kept() {
    let app = TestApp::start().await;
    let (owner, event) = three_firms(&app).await;
    let new = format!("{}/new", messages(&event));
    for (address, required, known) in [
        (
            new.clone(),
            "Skriv et emne.",
            "Kobling kender ikke {fornavn}. Du kan bruge {navn}, {virksomhed}, {arrangement}",
        ),
        (format!("/en{new}"), "Type a subject.", "Kobling does not know {fornavn}. You can use {name}, {organisation}"),
    ] {
        let form = shown(&owner.get(&address).await.expect(200)).set("audience", "all");
        let refused = owner.submit(&form.clone().press("preview")).await.expect(422);
        assert_eq!(refused.summary_fields(), ["subject.da", "body.da"]);
        assert_eq!(refused.error_for("subject.da"), required);
        let typed = [("subject.da", "Til {fornavn}"), ("body.da", "Kære {navn\n<b>x</b> {"), ("body.en", "x")];
        let refused = owner.submit(&form.set_all(&typed).press("send")).await.expect(422);
        assert_eq!(refused.summary_fields(), ["subject.da", "body.da", "subject.en"]);
        assert!(refused.error_for("subject.da").starts_with(known), "{}", refused.error_for("subject.da"));
        assert!(refused.error_for("body.da").contains("{navn"), "{}", refused.error_for("body.da"));
        for (field, value) in typed {
            assert_eq!(shown(&refused).value(field), value);
        }
    }
    for (field, value) in [
        ("audience", "everybody"),
        ("subject.da", "a\r\nBcc: alle@evil.example"),
        ("subject.da", "010190-1234"),
        // Mail servers keep subjects in their logs.
        ("subject.da", "Se {Link}"),
    ] {
        let form = written(&owner, Lang::Da, &event, "all").await.set(field, value).press("send");
        let refused = owner.submit(&form).await.expect(422);
        assert_eq!(refused.summary_fields(), [field], "{value}");
    }
    let long = written(&owner, Lang::Da, &event, "all").await.set("subject.da", &"å".repeat(151)).press("preview");
    assert_eq!(owner.submit(&long).await.expect(422).summary_fields(), ["subject.da"]);
    assert!(app.deliver().await.is_empty());
}

#[tokio::test]
async fn a_group_of_nobody_is_no_audience() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&crate::app::NewEvent::with_seats(3), &owner).await;
    let form = written(&owner, Lang::Da, &event, "waiting").await;
    let refused = owner.submit(&form.press("send")).await.expect(422);
    assert_eq!(refused.summary_fields(), ["audience"]);
    assert!(refused.error_for("audience").starts_with("Der er ingen at skrive til"));
}

#[tokio::test]
async fn hostile_names_and_words_are_text_in_every_mail_and_no_placeholder() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&crate::app::NewEvent::with_seats(9), &owner).await;
    let mut hostile = party("{navn}", &["{link}{sted}", "<script>alert(1)</script>"]);
    "{dato} & \"Sønner\"</p>".clone_into(&mut hostile.organisation);
    for (place, email) in [(0, "a@firma.example"), (1, "b@firma.example")] {
        email.clone_into(&mut hostile.attendees[place].email);
    }
    "c@firma.example".clone_into(&mut hostile.contact.email);
    app.sign_up(&event, hostile).await;
    app.deliver().await;
    let form = written(&owner, Lang::Da, &event, "all").await.set_all(&[
        ("subject.da", "Hej {navn} =?utf-8?q?a?= <b>"),
        ("body.da", "{virksomhed}: {navn}\n\n<img src=x onerror=alert(1)>\n\n</td></table>"),
    ]);
    let look = owner.submit(&form.clone().press("preview")).await.expect(200);
    assert!(look.text(".letter").contains("{dato} & \"Sønner\"</p>: {link}{sted}"), "{}", look.text(".letter"));
    sent(&owner, &form).await;
    let mails = app.deliver().await;
    assert_eq!(mails.len(), 3);
    for mail in &mails {
        assert!(mail.subject.contains("= ?utf-8") && mail.subject.ends_with("<b>"), "{}", mail.subject);
        assert!(!mail.html.contains("<script") && !mail.html.contains("<img"), "{}", mail.html);
        assert!(mail.html.contains("&lt;img src=x onerror=alert(1)&gt;") && mail.html.contains("&lt;/td&gt;"));
        assert!(mail.text.contains("{dato} & \"Sønner\"</p>: "), "{}", mail.text);
    }
    let names = ["{link}{sted}", "<script>alert(1)</script>", "{navn}"];
    for (mail, to) in [("a@firma.example", names[0]), ("b@firma.example", names[1]), ("c@firma.example", names[2])] {
        let mail = mails.iter().find(|one| one.to == mail).unwrap();
        assert!(mail.subject.starts_with(&format!("Hej {to} ")), "{}", mail.subject);
    }
}

#[tokio::test]
async fn whoever_does_not_manage_the_event_finds_nothing_and_sends_nothing() {
    let app = TestApp::start().await;
    let (owner, event) = three_firms(&app).await;
    let page = sent(&owner, &written(&owner, Lang::Da, &event, "all").await).await;
    app.deliver().await;
    let one = page.path.split('?').next().unwrap().to_owned();
    let look = owner.submit(&written(&owner, Lang::Da, &event, "all").await.press("preview")).await.expect(200);
    let partner = app.partner("partner@sdu.example", "Business Kolding").await;
    let door = app.organiser("dor@kolding.example", Role::Door).await;
    app.share(&event, &door).await;
    let foreign = app.organiser("anden@kolding.example", Role::Organiser).await;
    let other = app.event(&crate::app::NewEvent::with_seats(3), &foreign).await;
    for stranger in [&partner, &door, &foreign] {
        for path in [messages(&event), format!("{}/new", messages(&event)), one.clone()] {
            stranger.get(&path).await.expect(404);
        }
        for act in ["send", "test", "preview", "edit"] {
            stranger.submit(&shown(&look).press(act)).await.expect(404);
        }
    }
    let seen = partner.get(&format!("/organiser/events/{}/registrations", event.id.as_str())).await.expect(200);
    assert!(!seen.says("Beskeder") && !seen.says("Skriv til dem"), "{}", seen.all_text());
    // By an event of their own nobody reaches another's message.
    let id = one.rsplit('/').next().unwrap();
    foreign.get(&format!("{}/{id}", messages(&other))).await.expect(404);
    assert!(app.deliver().await.is_empty());
}

#[tokio::test]
async fn what_was_typed_when_the_session_ended_comes_back_and_is_not_sent() {
    let app = TestApp::start().await;
    let (owner, event) = three_firms(&app).await;
    let form = written(&owner, Lang::Da, &event, "all").await.press("edit");
    let page = owner.submit(&form).await.expect(200);
    assert_eq!(shown(&page).value("subject.da"), "Parkering ved {sted}");
    assert!(!page.has("#preview"));
    assert!(app.deliver().await.is_empty());
}
