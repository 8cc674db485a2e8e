//! The whole way, in both languages: writing, looking, trying out, sending, and how far it is.

use kobling::text::Lang;

use super::{firm, messages, of_firm, plain, sent, shown, three_firms, written};
use crate::app::TestApp;
use crate::visitor::at;

#[tokio::test]
async fn a_message_is_looked_at_as_one_of_them_gets_it_and_then_each_gets_it_once() {
    let app = TestApp::start().await;
    let (owner, event) = three_firms(&app).await;
    let list = owner.get(&messages(&event)).await.expect(200);
    assert_eq!(list.text(".tabs [aria-current=page]"), "Beskeder");
    assert!(list.says("Ingen beskeder endnu") && list.has("a[href$='/messages/new']"), "{}", list.all_text());

    let page = owner.get(&format!("{}/new", messages(&event))).await.expect(200);
    let groups = page.texts(".form-group-radio label");
    assert_eq!(groups, ["Alle (5)", "De bekræftede (4)", "Ventelisten (1)"]);
    // The words that are filled in, and what they become for the first of them.
    let values = page.texts(".facts div");
    assert!(values.contains(&"{navn} Jonas Krag".to_owned()), "{values:?}");
    assert!(values.contains(&"{link} https://kobling.example/seats/…".to_owned()), "{values:?}");

    let form = written(&owner, Lang::Da, &event, "confirmed").await;
    let look = owner.submit(&form.clone().press("preview")).await.expect(200);
    assert_eq!(plain(&look.text("#preview h2")), "Det her sender 4 mails");
    let letter = look.text(".letter");
    assert!(letter.contains("Parkering ved Nicolai, Lille Sal, Skolegade 2 B, 6000 Kolding"), "{letter}");
    assert!(letter.contains("Hej Jonas") && letter.contains("Kære Jonas Krag fra Brohave Catering"), "{letter}");
    assert!(plain(&letter).contains("bag huset torsdag 14. januar 2027 kl. 8.30–10.00"), "{letter}");
    assert!(!look.body.contains("/seats/A") && letter.contains("/seats/…"), "no page shows somebody's link");
    let sums = look.texts("#preview .sums li");
    let rows = ["3 deltagere", "1 kontaktperson, der ikke selv deltager", "4 mails, sendt inden for få minutter"];
    assert_eq!(sums, rows);
    assert!(app.deliver().await.is_empty(), "looking sends nothing");

    // Somebody else's.
    let readers = look.texts("#preview option");
    assert_eq!(
        readers,
        [
            "Jonas Krag, Brohave Catering",
            "Søren Bak, Brohave Catering",
            "Mette Lindholm, Brohave Catering",
            "Dorte Ask, Ådalens Renseri"
        ]
    );
    let keys = look.attributes("#preview option", "value");
    let other = owner.submit(&shown(&look).set("sample", &keys[2]).press("preview")).await.expect(200);
    assert!(
        other.text(".letter").contains("Kære Mette Lindholm") && other.text(".letter").contains("/registrations/…")
    );
    assert_eq!(plain(&other.text("button[value=send]")), "Send til 4");

    let done = owner.submit(&shown(&other).press("send")).await;
    let page = owner.follow(&done).await.expect(200);
    assert!(plain(&page.all_text()).contains("Beskeden er på vej til 4"));
    assert!(page.says("Parkering ved {sted}") && page.says("4 på vej"), "{}", page.all_text());
    assert!(page.has(&format!("a[href='{}']", page.path.split('?').next().unwrap())), "the way to see it move");

    let mails = app.deliver().await;
    let mut to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    to.sort_unstable();
    let brohave = |name: &str| format!("{name}@brohave.example");
    assert_eq!(to, ["dorte.ask", "jonas.krag", "mette.lindholm", "soeren.bak"].map(brohave));
    for mail in &mails {
        assert!(mail.calendar.is_none(), "it changes no calendar");
        assert_eq!(mail.subject, "Parkering ved Nicolai, Lille Sal, Skolegade 2 B, 6000 Kolding");
        let words = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let own = mail.links().into_iter().find(|link| words.contains(&format!("gult: {link}"))).unwrap();
        app.get(&own[crate::app::ORIGIN.len()..]).await.expect(200);
    }
    let jonas = mails.iter().find(|mail| mail.to.starts_with("jonas")).unwrap();
    let party = of_firm(&app, &event, "Brohave Catering").await;
    assert_eq!(jonas.link("/seats/"), app.seat_link(&party.seats[0]));
    assert!(
        plain(&jonas.text).contains("Hej Jonas\n\nKære Jonas Krag fra Brohave Catering\n\nI kan parkere"),
        "{}",
        jonas.text
    );
    assert!(
        jonas.text.contains("Venlig hilsen\nAnne-Sofie Kjær") && jonas.text.contains("fordi nogen har tilmeldt dig")
    );
    let contact = mails.iter().find(|mail| mail.to.starts_with("mette")).unwrap();
    assert_eq!(contact.link("/registrations/"), app.contact_link(&party));

    let page = owner.get(page.path.split('?').next().unwrap()).await.expect(200);
    assert!(page.says("4 modtaget af mailserveren") && !page.says("på vej"), "{}", page.all_text());
    let list = owner.get(&messages(&event)).await.expect(200);
    assert_eq!(list.texts("tbody td .cell-label").len(), 4);
    assert!(list.text("tbody tr").contains("De bekræftede"), "{}", list.text("tbody tr"));
    // The log, and what each of them finds when they look at what is held about them.
    let log = owner.get(&format!("/organiser/events/{}/log", event.id.as_str())).await.expect(200);
    assert!(
        plain(&log.all_text())
            .contains("Beskeden »Parkering ved {sted}« sendt til de bekræftede. Der blev sendt 4 mails."),
        "{}",
        log.all_text()
    );
    let data = app.get(&format!("{}/data", app.seat_link(&party.seats[0]))).await.expect(200);
    assert!(data.says("Parkering ved Nicolai"), "{}", data.all_text());
}

#[tokio::test]
async fn those_who_read_english_get_the_english_words_or_the_danish_where_there_are_none() {
    let app = TestApp::start().await;
    let (owner, event) = three_firms(&app).await;
    let form = app.filled(Lang::En, &event).await;
    let visitor = app.visitor();
    let form = form.set("contact.name", "Ann Smith").set("contact.email", "ann@smith.example");
    visitor.submit(&form.set("when_short", "wait")).await.location();
    app.deliver().await;

    let english = written(&owner, Lang::En, &event, "waiting").await;
    let page = owner.get(&at(Lang::En, &format!("{}/new", messages(&event)))).await.expect(200);
    assert_eq!(page.texts(".form-group-radio label"), ["Everybody (6)", "Those confirmed (4)", "The waiting list (2)"]);
    assert!(plain(&page.all_text()).contains("1 of the readers gets emails in English"), "{}", page.all_text());
    // Only a half of it.
    let half = english.clone().set("subject.en", "Parking at {place}").press("preview");
    let refused = owner.submit(&half).await.expect(422);
    assert_eq!(refused.error_for("body.en"), "Type the message in English too, or delete the English subject.");
    let whole = half.set("body.en", "Dear {name}\n\nPark behind the house on {date}, {time}.");
    let page = sent(&owner, &whole).await;
    assert!(page.says("The message is on its way to") && page.says("Parking at {place}"), "{}", page.all_text());
    let mails = app.deliver().await;
    let ann = mails.iter().find(|mail| mail.to == "ann@smith.example").unwrap();
    assert!(ann.subject.starts_with("Parking at Nicolai"), "{}", ann.subject);
    assert!(
        plain(&ann.text).contains("Hello Ann\n\nDear Ann Smith\n\nPark behind the house on Thursday 14 January 2027")
    );
    let erik = mails.iter().find(|mail| mail.to.starts_with("erik")).unwrap();
    assert!(erik.subject.starts_with("Parkering ved Nicolai") && erik.text.contains("Hej Erik"));

    sent(&owner, &written(&owner, Lang::Da, &event, "waiting").await).await;
    let mails = app.deliver().await;
    let ann = mails.iter().find(|mail| mail.to == "ann@smith.example").unwrap();
    assert!(ann.subject.starts_with("Parkering ved"), "{}", ann.subject);
    assert!(ann.text.contains("Hello Ann") && plain(&ann.text).contains("torsdag 14. januar 2027"), "{}", ann.text);
    let log = owner.get(&format!("/en/organiser/events/{}/log", event.id.as_str())).await.expect(200);
    assert!(log.says("sent to the waiting list"), "{}", log.all_text());
}

#[tokio::test]
async fn a_trial_goes_to_the_organiser_alone_without_anybodys_name_or_link() {
    let app = TestApp::start().await;
    let (owner, event) = three_firms(&app).await;
    let form = written(&owner, Lang::Da, &event, "all").await;
    let look = owner.submit(&form.press("preview")).await.expect(200);
    let test = shown(&look).press("test");
    let tried = owner.submit(&test).await.expect(200);
    assert!(tried.says("Prøven er på vej til ejer@kolding.example"), "{}", tried.all_text());
    assert!(tried.has("button[value=send]"), "the page is still there");
    // Sent twice by a tired finger, it is one mail.
    owner.submit(&test).await.expect(200);
    let mails = app.deliver().await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, "ejer@kolding.example");
    assert!(mails[0].subject.starts_with("[Prøve] Parkering ved Nicolai"), "{}", mails[0].subject);
    let text = mails[0].everything();
    for word in ["Jonas", "Brohave", "/seats/", "/registrations/"] {
        assert!(!text.contains(word), "{word} in\n{text}");
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM messages").await, 0);
    assert_eq!(app.number("SELECT COUNT(*) FROM audit WHERE action = 'message.send'").await, 0);

    // Nobody sends hundreds.
    let mut last = tried;
    for _ in 0..12 {
        last = owner.submit(&shown(&last).press("test")).await;
    }
    assert_eq!(last.status, 429);
    assert!(last.says("Du har sendt mange prøver"), "{}", last.all_text());
    assert_eq!(shown(&last).value("subject.da"), "Parkering ved {sted}", "what was typed is kept");
    assert!(app.deliver().await.len() < 10);
    // The message itself can still be sent.
    let done = owner.submit(&shown(&last).press("send")).await;
    owner.follow(&done).await.expect(200);
    assert_eq!(app.deliver().await.len(), 5);
}

#[tokio::test]
async fn those_who_are_ticked_in_the_table_are_written_to() {
    let app = TestApp::start().await;
    let (owner, event) = three_firms(&app).await;
    let list = format!("/organiser/events/{}/registrations", event.id.as_str());
    let page = owner.get(&list).await.expect(200);
    let form = page.form("form.table-place");
    assert!(form.action().ends_with("/messages/new") && page.says("Skriv til dem …"));
    let party = of_firm(&app, &event, "Træværket").await;
    let new = format!("{}?scope=picked&pick={}", form.action(), party.id.as_str());
    let page = owner.get(&new).await.expect(200);
    assert!(plain(&page.all_text()).contains("Du har valgt 1 tilmelding: Træværket."), "{}", page.all_text());
    assert!(!page.has("input[type=radio]"));
    let form = shown(&page).set_all(&[("subject.da", "Kun til jer"), ("body.da", "Der er snart plads.")]);
    let page = sent(&owner, &form).await;
    assert!(page.says("Nogle udvalgte"));
    let mails = app.deliver().await;
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["erik.dam@brohave.example"]);

    // Everything that the words find; a page; and nobody.
    let found = format!("{}?scope=found&state=confirmed", form.action());
    let page = owner.get(&found).await.expect(200);
    assert!(plain(&page.all_text()).contains("2 tilmeldinger"), "{}", page.all_text());
    let page = owner.get(&format!("{}?scope=page&q=renseri", form.action())).await.expect(200);
    assert!(page.says("Ådalens Renseri") && !page.says("Brohave"), "{}", page.all_text());
    let nobody = owner.get(&format!("{}?scope=picked", form.action())).await;
    assert!(owner.follow(&nobody).await.expect(200).says("Ingen er valgt"));

    // Of another event nobody is reached.
    let other = app.event(&crate::app::NewEvent::with_seats(3), &owner).await;
    let elsewhere = app.sign_up(&other, firm("Andetsteds", "Gorm Ask", &["Gorm Ask"])).await;
    let nobody = owner.get(&format!("{}?pick={}", form.action(), elsewhere.id.as_str())).await;
    assert!(owner.follow(&nobody).await.expect(200).says("Ingen er valgt"));
}

#[tokio::test]
async fn whoever_came_is_written_to_afterwards_and_of_a_cancelled_event_the_mail_says_so() {
    let app = TestApp::start().await;
    let (owner, event) = three_firms(&app).await;
    app.cancel_event(&event).await;
    sent(&owner, &written(&owner, Lang::Da, &event, "confirmed").await).await;
    let mails = app.deliver().await;
    assert_eq!(mails.len(), 4);
    assert!(mails[0].text.contains("AFLYST: Når rekruttering"), "{}", mails[0].text);

    let past = app.event(&crate::app::NewEvent::with_seats(3), &owner).await;
    app.sign_up(&past, firm("Fortidens", "Gorm Ask", &["Gorm Ask"])).await;
    app.deliver().await;
    app.wait(60 * kobling::time::DAY);
    let owner = app.same_person(&owner).await;
    let list = owner.get(&format!("/organiser/events/{}/registrations", past.id.as_str())).await.expect(200);
    assert!(list.says("Skriv til dem") && !list.says("Afmeld …"), "{}", list.all_text());
    sent(&owner, &written(&owner, Lang::Da, &past, "all").await).await;
    assert_eq!(app.deliver().await.len(), 1);

    let draft = app.event(&crate::app::NewEvent::with_seats(3).draft(), &owner).await;
    let page = owner.get(&messages(&draft)).await.expect(200);
    assert!(page.says("Der er ingen at skrive til endnu") && !page.has("a[href$='/messages/new']"));
    assert!(owner.get(&format!("{}/new", messages(&draft))).await.location().ends_with("/messages"));
}
