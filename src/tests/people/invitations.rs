//! An administrator lets somebody in by mail.

use kobling::text::Lang;
use kobling::time::{DAY, MINUTE};

use super::{PASSWORD, administrator, invitation, log};
use crate::app::{MailServer, NewEvent, TestApp};
use crate::visitor::at;

const EMAIL: &str = "bo@kolding.example";

/// A mail's text as it is read, wherever its lines end.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn somebody_is_invited_chooses_a_password_and_is_in() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let office = administrator(&app, "anne-sofie@kolding.example").await;

        // The administrator finds the page from the bar, and the form from the page.
        let home = office.get(&at(lang, "/organiser")).await.expect(200);
        assert!(home.attributes("nav a", "href").contains(&at(lang, "/organiser/people")));
        let people = office.get(&at(lang, "/organiser/people")).await.expect(200);
        assert!(people.attributes("main a", "href").contains(&at(lang, "/organiser/people/invite")));
        let form = office.get(&at(lang, "/organiser/people/invite")).await.expect(200).main_form();
        let form = form.set_all(&[("email", EMAIL), ("name", "Bo Bak"), ("role", "organiser"), ("lang", lang.tag())]);
        let page = office.follow(&office.submit(&form).await).await.expect(200);
        let on_its_way = ["Invitationen er på vej til bo@kolding.example", "The invitation is on its way to bo@"];
        assert!(on_its_way.iter().any(|words| page.says(words)), "{}", page.all_text());
        let list = office.get(&at(lang, "/organiser/people")).await;
        assert_eq!(list.texts("tbody .tag").len(), 2);
        assert!(list.says(if lang == Lang::Da { "Inviteret" } else { "Invited" }));

        // Bo gets a mail that says who asks, as what, and for how long.
        let mails = app.deliver().await;
        let [mail] = mails.as_slice() else { panic!("{} mails", mails.len()) };
        assert_eq!(mail.to, EMAIL);
        let words = match lang {
            Lang::Da => [
                "Du er inviteret til",
                "anne-sofie har givet dig adgang til",
                "som arrangør",
                "Du kan oprette arrangementer",
                "tirsdag 1. december 2026",
            ],
            Lang::En => [
                "You are invited to",
                "anne-sofie has given you access to",
                "as an organiser",
                "You can make events",
                "Tuesday 1 December 2026",
            ],
        };
        let text = one_line(&mail.text);
        for word in words {
            assert!(text.contains(word), "{word} in {text}");
        }

        // The link sets a password, once, and signs in.
        let bo = app.visitor();
        let link = mail.link("/organiser/password/");
        let form = bo.get(&link).await.expect(200).main_form().set("password", PASSWORD);
        let signed_in = bo.submit(&form).await;
        assert_eq!(signed_in.location(), at(lang, "/organiser"));
        let bo = bo.signed_in_by(&signed_in);
        assert!(bo.get("/organiser/events/new").await.expect(200).says("Nyt arrangement"));
        bo.get("/organiser/people").await.expect(404);
        app.get(&link).await.expect(410);
        let list = office.get(&at(lang, "/organiser/people")).await;
        assert!(!list.says(if lang == Lang::Da { "Inviteret" } else { "Invited" }));
        assert_eq!(log(&app).await, ["people.invite", "people.set_password"]);
    }
}

#[tokio::test]
async fn an_invitation_lives_seven_days_and_is_no_other_link() {
    let app = TestApp::start().await;
    let office = administrator(&app, "anne-sofie@kolding.example").await;
    office.submit(&invitation(&office, EMAIL).await).await.location();
    let link = app.deliver().await[0].link("/organiser/password/");
    app.wait(7 * DAY - 1);
    app.get(&link).await.expect(200);
    app.wait(1);
    let page = app.get(&link).await.expect(410);
    assert!(page.says("En invitation gælder i 7 dage"), "{}", page.all_text());
    // Whoever was too late gets a link of an hour themselves.
    app.post("/organiser/forgotten", &[("email", EMAIL)]).await.location();
    let mail = app.deliver().await.remove(0);
    assert!(mail.text.contains("Linket gælder i en time"));
    app.get(&mail.link("/organiser/password/")).await.expect(200);
}

#[tokio::test]
async fn an_invitation_is_sent_again_and_the_first_link_ends() {
    let app = TestApp::start().await;
    let office = administrator(&app, "anne-sofie@kolding.example").await;
    let page = office.follow(&office.submit(&invitation(&office, EMAIL).await).await).await;
    let first = app.deliver().await[0].link("/organiser/password/");
    let again = page.form("form[action$='/invite']");

    // Within a minute it is the same button pressed twice.
    office.submit(&again).await.location();
    assert!(app.deliver().await.is_empty());
    app.wait(2 * MINUTE);
    let told = office.follow(&office.submit(&again).await).await.expect(200);
    assert!(told.says("En ny invitation er på vej"));
    let second = app.deliver().await[0].link("/organiser/password/");
    app.get(&first).await.expect(410);
    let form = app.get(&second).await.expect(200).main_form().set("password", PASSWORD);
    app.visitor().submit(&form).await.location();

    // Who has a password is not invited any more, by whatever old page.
    app.wait(2 * MINUTE);
    let told = office.follow(&office.submit(&again).await).await.expect(200);
    assert!(!told.says("på vej") && !told.has("form[action$='/invite']"));
    assert!(app.deliver().await.is_empty());
    assert_eq!(log(&app).await, ["people.invite", "people.invite_again", "people.set_password"]);
}

#[tokio::test]
async fn a_double_click_invites_once_and_an_address_has_one_account() {
    let app = TestApp::start().await;
    let office = administrator(&app, "anne-sofie@kolding.example").await;
    let form = invitation(&office, EMAIL).await;
    let (first, second) = tokio::join!(office.submit(&form), office.submit(&form));
    assert_eq!(first.location(), second.location());
    assert_eq!(app.deliver().await.len(), 1);

    let other = form.set_all(&[("email", "BO@Kolding.example"), ("name", "En Anden"), ("role", "administrator")]);
    let page = office.submit(&other).await.expect(422);
    assert_eq!(page.error_for("email"), "Den e-mail har allerede en konto.");
    let account = first.location().split('?').next().unwrap().to_owned();
    assert!(page.attributes("main a", "href").contains(&account));
    assert!(app.deliver().await.is_empty());
    assert_eq!(app.number("SELECT COUNT(*) FROM organisers").await, 2);
    assert_eq!(log(&app).await, ["people.invite"]);
}

#[tokio::test]
async fn a_partner_is_invited_with_their_organisation_and_sees_its_events() {
    let app = TestApp::start().await;
    let office = administrator(&app, "anne-sofie@kolding.example").await;
    let event = app.event(&NewEvent::with_seats(5), &office).await;
    let form = invitation(&office, "mette@business.example").await.set("role", "partner");
    let suggested = office.get("/organiser/people/invite").await.attributes("datalist option", "value");
    assert_eq!(suggested, ["Business Kolding", "Kolding Kommune"]);
    let form = form.set("organisation", "business kolding");
    let account = office.follow(&office.submit(&form).await).await.expect(200);
    assert_eq!(account.main_form().value("organisation"), "Business Kolding", "as it stands on the events");
    assert!(account.texts("dd").contains(&"1 arrangement".to_owned()), "{}", account.all_text());

    let mail = app.deliver().await.remove(0);
    assert!(one_line(&mail.text).contains("som partner fra Business Kolding"), "{}", mail.text);
    let set = app.get(&mail.link("/organiser/password/")).await.expect(200).main_form().set("password", PASSWORD);
    let mette = app.visitor();
    let mette = mette.signed_in_by(&mette.submit(&set).await);
    let home = mette.get("/organiser").await.expect(200);
    assert_eq!(home.attributes("main th a", "href"), [format!("/organiser/events/{}", event.id.as_str())]);
}

#[tokio::test]
async fn what_is_wrong_is_told_beside_each_field_and_everything_typed_is_kept() {
    let app = TestApp::start().await;
    let office = administrator(&app, "anne-sofie@kolding.example").await;
    let form = office.get("/organiser/people/invite").await.main_form();
    let page = office.submit(&form.clone().set("email", "bo").set("role", "partner")).await.expect(422);
    assert_eq!(page.summary_fields(), ["email", "name", "organisation"]);
    assert_eq!(page.error_for("email"), "E-mailen mangler et @.");
    assert_eq!(page.error_for("name"), "Skriv et navn.");
    assert_eq!(page.error_for("organisation"), "Skriv, hvilken organisation partneren kommer fra.");
    let kept = page.main_form();
    assert_eq!((kept.value("email"), kept.value("role")), ("bo", "partner"));

    let page = office.submit(&form.clone().set("role", "boss").set("lang", "fr")).await.expect(422);
    assert!(page.summary_fields().contains(&"role".to_owned()) && page.summary_fields().contains(&"lang".to_owned()));
    let english = office.get("/en/organiser/people/invite").await.main_form();
    let page = office.submit(&english).await.expect(422);
    assert_eq!(page.error_for("name"), "Write a name.");
    assert_eq!(app.number("SELECT COUNT(*) FROM organisers").await, 1);
    assert!(app.deliver().await.is_empty() && log(&app).await.is_empty());
}

#[tokio::test]
async fn only_a_partner_has_an_organisation_whatever_stands_in_the_field() {
    let app = TestApp::start().await;
    let office = administrator(&app, "anne-sofie@kolding.example").await;
    let form = invitation(&office, EMAIL).await.set("role", "organiser").set("organisation", "SDU");
    office.submit(&form).await.location();
    assert_eq!(app.number("SELECT COUNT(*) FROM organisers WHERE organisation_id IS NOT NULL").await, 0);
    assert_eq!(app.number("SELECT COUNT(*) FROM organisations").await, 0);
}

#[tokio::test]
async fn an_invitation_that_does_not_arrive_says_so_and_what_to_do() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let office = administrator(&app, "anne-sofie@kolding.example").await;
    let sent = office.submit(&invitation(&office, "bo+rcpt550@kolding.example").await).await;
    assert!(!office.follow(&sent).await.says("kom ikke frem"));
    app.deliver().await;
    let page = office.follow(&sent).await.expect(200);
    assert!(page.says("Mailen til bo+rcpt550@kolding.example kom ikke frem"), "{}", page.all_text());
    assert!(page.says("Luk kontoen, og invitér personen på den rigtige."));
}
