//! The first page tells what needs the organiser, and its link leads to where it is done, after which it is gone.

use kobling::events::Texts;
use kobling::server::access::Role;
use kobling::text::Lang;
use kobling::time::{HOUR, MINUTE};

use super::{desk, new_event, of, rows, says, step, to_do};
use crate::app::{MailServer, ORIGIN, TestApp, party};
use crate::organiser::published;
use crate::visitor::at;

#[tokio::test]
async fn few_sign_ups_lead_to_the_address_to_share_until_half_the_seats_are_taken() {
    for (lang, few, closes) in [
        (
            Lang::Da,
            "Kun 1 af 4 pladser er taget. Tilmeldingen lukker søndag 29. november kl. 12",
            "Tilmelding og afmelding lukker",
        ),
        (
            Lang::En,
            "Only 1 of 4 places is taken. Sign-up closes Sunday 29 November, 12:00",
            "Sign-up and cancelling close",
        ),
    ] {
        let app = TestApp::start().await;
        let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
        let event = app.event(&new_event(&app, 5, 4), &owner).await;
        app.sign_up(&event, party("Ane", &["Ane Holm"])).await;
        let todo = to_do(&owner, lang).await;
        assert_eq!(
            todo.iter().map(|(said, _)| said.as_str()).collect::<Vec<_>>(),
            [few],
            "the deadline is not told twice"
        );
        let own = owner.get(&step(&todo, few)).await.expect(200);
        let address = own.attributes("a.long-address", "href").into_iter().find(|href| href.contains("/events/"));
        let path = address.as_deref().and_then(|address| address.strip_prefix(ORIGIN)).expect("the address to share");
        assert!(app.get(path).await.expect(200).has(".ticket"), "the public page");
        app.sign_up(&event, party("Bo", &["Bo Lund"])).await;
        let todo = to_do(&owner, lang).await;
        assert!(!says(&todo, few) && says(&todo, closes), "{todo:?}");
        let list = owner.get(&step(&todo, closes)).await.expect(200);
        assert!(list.path.ends_with("/registrations"));
    }
}

#[tokio::test]
async fn seats_that_only_the_organiser_can_give_lead_to_giving_them() {
    for (lang, waits) in [
        (Lang::Da, "Brohave Catering venter på 2 pladser, og 2 pladser er fri"),
        (Lang::En, "Brohave Catering waits for 2 places, and 2"),
    ] {
        let app = TestApp::start().await;
        let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
        let mut new = new_event(&app, 3, 4);
        new.terms.cancel_until = app.now().plus(HOUR);
        let event = app.event(&new, &owner).await;
        let first = app.sign_up(&event, of("Årre Is", None, &["Ane", "Bo", "Cai"])).await;
        app.sign_up(&event, party("Dorte", &["Dorte", "Eva"])).await;
        let kept = if lang == Lang::Da { "1 plads holdes til køen" } else { "1 place kept for the queue" };
        let todo = to_do(&owner, lang).await;
        assert!(says(&todo, kept) && step(&todo, kept).ends_with("/edit#capacity"), "{todo:?}");

        app.wait(2 * HOUR);
        let seat = format!("{}/registrations/{}/seats/3/cancel", desk(&event), first.id.as_str());
        owner.post(&seat, &[]).await.location();
        let todo = to_do(&owner, lang).await;
        assert!(todo[0].0.starts_with(waits), "first of all: {todo:?}");
        let ask = owner.get(&todo[0].1).await.expect(200);
        owner.submit(&ask.main_form()).await.location();
        let todo = to_do(&owner, lang).await;
        assert!(!says(&todo, waits) && !says(&todo, kept), "{todo:?}");
    }
}

#[tokio::test]
async fn english_that_is_missing_is_told_by_field_and_leads_to_the_first_of_them() {
    for (lang, missing, sorted) in [
        (Lang::Da, "Titel, kort fortalt og hvorfor mangler på engelsk", "Kort fortalt mangler på engelsk"),
        (Lang::En, "Title, in short and why are missing in English", "In short is missing in English"),
    ] {
        let app = TestApp::start().await;
        let (owner, event) = published(&app, lang, &[("title.en", ""), ("why.en", "")]).await;
        let todo = to_do(&owner, lang).await;
        let (said, edit) = todo[0].clone();
        assert_eq!(said.to_lowercase(), missing.to_lowercase(), "{todo:?}");
        let (page, field) = edit.split_once('#').unwrap();
        assert!(owner.get(page).await.expect(200).has(&format!("[id='{field}']")), "{field} is on the page");
        let form = owner.edit_form(lang, &event).await.set("title.en", "A title").set("why.en", "Because");
        owner.submit(&form).await.location();
        let todo = to_do(&owner, lang).await;
        assert_eq!(todo[0].0.to_lowercase(), sorted.to_lowercase());
        let form = owner.edit_form(lang, &event).await.set("lead.en", "A meeting");
        owner.submit(&form).await.location();
        assert_eq!(to_do(&owner, lang).await, []);
        let calm =
            if lang == Lang::Da { "Intet venter på dig lige nu." } else { "Nothing is waiting for you right now." };
        assert!(owner.get(&at(lang, "/organiser")).await.says(calm));
    }
}

#[tokio::test]
async fn an_update_that_waits_leads_to_sending_it() {
    for (lang, waits) in
        [(Lang::Da, "Mails om en ændring venter til kl. 13.00"), (Lang::En, "Emails about a change wait until 13:00")]
    {
        let app = TestApp::start().await;
        let (owner, event) = published(&app, lang, &[("lead.en", "A meeting")]).await;
        app.sign_up(&event, party("Mette", &["Ane Holm"])).await;
        assert_eq!(to_do(&owner, lang).await, []);
        let changed = owner.edit_form(lang, &event).await.set_all(&[("start", "9"), ("end", "10.30")]);
        let shown = owner.submit(&changed).await.expect(200);
        owner.submit(&shown.form("form[action$='/edit']").press("hold")).await.location();
        let todo = to_do(&owner, lang).await;
        let page = owner.get(&step(&todo, waits)).await.expect(200);
        owner.submit(&page.form("form[action$='/held-update']").press("send")).await.location();
        assert_eq!(to_do(&owner, lang).await, []);
    }
}

#[tokio::test]
async fn a_mail_that_did_not_arrive_leads_to_whom_it_was_for_and_many_to_the_list() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&new_event(&app, 40, 90), &owner).await;
    let guest = async |name: &str| {
        let mut alone = party(name, &[name]);
        alone.contact.attends = true;
        alone.contact.email = format!("{name}+rcpt550@brohave.example");
        alone.attendees[0].email.clone_from(&alone.contact.email);
        app.sign_up(&event, alone).await
    };
    let first = guest("ane").await;
    app.deliver().await;
    for (lang, lost) in [(Lang::Da, "Mailen til ane kom ikke frem"), (Lang::En, "The email to ane")] {
        let todo = to_do(&owner, lang).await;
        let href = step(&todo, lost);
        assert!(href.ends_with(first.id.as_str()), "{todo:?}");
        assert!(owner.get(&href).await.expect(200).says("ane"));
    }
    // Something later is on its way to her: that tells the newest state.
    let again = format!("{}/registrations/{}/seats/1/resend", desk(&event), first.id.as_str());
    owner.post(&again, &[]).await.location();
    assert_eq!(to_do(&owner, Lang::Da).await, []);
    app.deliver().await;
    assert_eq!(to_do(&owner, Lang::Da).await.len(), 1, "and it did not arrive either");

    for name in ["bo", "cai", "dorte"] {
        guest(name).await;
    }
    app.deliver().await;
    let todo = to_do(&owner, Lang::Da).await;
    assert_eq!(step(&todo, "4 mails kom ikke frem"), format!("{}/registrations", desk(&event)));
}

#[tokio::test]
async fn mails_that_cannot_leave_are_told_above_everything() {
    let server = MailServer::start();
    let app = TestApp::mailing_to(&server).await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let other = app.organiser("anden@kolding.example", Role::Organiser).await;
    let event = app.event(&new_event(&app, 40, 90), &owner).await;
    app.sign_up(&event, party("Ane", &["Ane"])).await;
    app.wait(HOUR + MINUTE);
    for (lang, words) in [(Lang::Da, "2 mails har ventet"), (Lang::En, "2 emails have waited")] {
        let page = owner.get(&at(lang, "/organiser")).await.expect(200);
        let said = page.text(".attention-mails").replace('\u{a0}', " ");
        assert!(said.starts_with(words), "{said}");
        assert!(!other.get(&at(lang, "/organiser")).await.has(".attention-mails"), "not of somebody else's events");
    }
    app.deliver().await;
    assert!(!owner.get("/organiser").await.has(".attention-mails"));
}

#[tokio::test]
async fn the_first_eight_are_told_and_the_others_are_one_step_away() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    for number in 0..10 {
        let mut new = new_event(&app, 30 + number, 9).titled(&format!("Møde {number}"));
        new.details.en = Texts::default();
        app.event(&new, &owner).await;
    }
    let page = owner.get("/organiser").await.expect(200);
    let named = page.texts(".attention-rows .parts span:first-child");
    assert_eq!(named, (0..8).map(|number| format!("Møde {number}")).collect::<Vec<_>>(), "the nearest first");
    assert_eq!(page.text(".attention-more"), "og 2 mere");
    let all = owner.get(&page.attributes(".attention-more a", "href")[0]).await.expect(200);
    assert_eq!((rows(&all).len(), all.has(".attention-more")), (10, false));
}

#[tokio::test]
async fn whoever_changes_nothing_is_told_nothing_to_do_and_nobody_of_others_events() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let mut new = new_event(&app, 5, 4);
    new.details.en = Texts::default();
    let event = app.event(&new, &owner).await;
    assert_eq!(to_do(&owner, Lang::Da).await.len(), 2);
    let partner = app.partner("mette@business.example", "Business Kolding").await;
    let stranger = app.organiser("anden@kolding.example", Role::Organiser).await;
    for (person, sees) in [(&partner, true), (&stranger, false)] {
        let page = person.get("/organiser").await.expect(200);
        assert_eq!((page.has(".attention"), page.says("Når rekruttering er svær")), (false, sees));
    }
    let home = partner.get("/organiser").await.expect(200);
    assert!(!home.attributes("nav a", "href").contains(&"/organiser/reports".to_owned()));
    app.share(&event, &stranger).await;
    assert_eq!(to_do(&stranger, Lang::Da).await.len(), 2, "a co-organiser is told the same");
}

#[tokio::test]
async fn what_comes_shows_what_is_taken_kept_and_free_and_what_is_over_is_cut_to_the_latest() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&new_event(&app, 40, 4), &owner).await;
    app.sign_up(&event, party("Ane", &["Ane", "Bo", "Cai"])).await;
    let seats = async |lang| {
        let page = owner.get(&at(lang, "/organiser")).await.expect(200);
        page.text("tbody tr td.cell-text").replace('\u{a0}', " ")
    };
    assert_eq!(seats(Lang::Da).await, "Pladser 3 af 4 optaget 1 ledig");
    app.sign_up(&event, party("Dorte", &["Dorte", "Eva"])).await;
    assert_eq!(seats(Lang::Da).await, "Pladser 3 af 4 optaget 1 holdes til køen");
    assert_eq!(seats(Lang::En).await, "Places 3 of 4 taken 1 kept for the queue");
    assert_eq!(owner.get("/organiser").await.text("tbody tr td.cell-number"), "Venter 2");

    for number in 1..=12 {
        app.event(&new_event(&app, -number, 4).titled(&format!("Holdt {number}")), &owner).await;
    }
    let page = owner.get("/organiser").await.expect(200);
    assert!(page.says("Holdt 10") && !page.says("Holdt 11"));
    let more = page.attributes(".work-quiet a", "href");
    assert_eq!(page.text(".work-quiet a"), "Se alle 12 afholdte og aflyste");
    let all = owner.get(&more[0]).await.expect(200);
    assert_eq!(all.texts("main th a").len(), 12);
}
