//! Before a change is saved: what it does and to whom, with the mails as they will be; and only that is done.

use kobling::registrations::{Party, State};
use kobling::server::access::Role;
use kobling::text::Lang;
use kobling::time::MINUTE;

use super::{published, registration_of};
use crate::app::{TestApp, party};
use crate::visitor::at;

fn named(organisation: &str, names: &[&str]) -> Party {
    let mut party = party("Mette", names);
    organisation.clone_into(&mut party.organisation);
    party
}

#[tokio::test]
async fn old_and_new_stand_side_by_side_and_what_mails_nobody_says_so() {
    let app = TestApp::start().await;
    for (lang, nobody, changed) in [(Lang::Da, "Udløser ingen mail", "Ændret"), (Lang::En, "Sends no email", "Changed")]
    {
        let (organiser, event) = published(&app, lang, &[]).await;
        app.sign_up(&event, party("Ane", &["Ane Holm"])).await;
        app.deliver().await;
        let changes = [("start", "9"), ("room", "Store Sal"), ("address", ""), ("bring.da", "Kaffe")];
        let form = organiser.edit_form(lang, &event).await.set_all(&changes);
        let shown = organiser.submit(&form).await.expect(200);
        let rows = shown.texts("table.changes tbody tr");
        assert_eq!(rows.len(), 4, "{rows:?}");
        assert!(rows[1].contains("Lille Sal") && rows[1].contains("Store Sal"), "{rows:?}");
        assert!(rows[3].contains(nobody), "{rows:?}");
        assert_eq!(shown.texts("label .tag-changed"), vec![changed; 4], "{}", shown.all_text());
        // The form stands beside it, with everything typed: who edits on sees the numbers again.
        let form = shown.form("form[action$='/edit']");
        assert_eq!(form.value("room"), "Store Sal");
        let again = organiser.submit(&form.set("room", "Loftet").press("save")).await.expect(200);
        assert!(app.deliver().await.is_empty() && again.texts(".letter")[0].contains("Loftet"));
        assert!(!again.has(".preview .notice"), "nobody else changed anything");
        organiser.submit(&again.form("form[action$='/edit']").press("save")).await.location();
        assert_eq!(app.deliver().await.len(), 2);
    }
}

#[tokio::test]
async fn a_greeting_is_kept_shown_and_stands_above_the_facts_in_the_language_of_its_reader() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    app.sign_up(&event, party("Ane", &["Ane Holm"])).await;
    let english = app.filled_for(Lang::En, &event, &["Bo Lund"]).await;
    app.visitor().submit(&english).await.location();
    app.deliver().await;
    let form = organiser.edit_form(Lang::Da, &event).await.set("start", "9");
    let shown = organiser.submit(&form).await.expect(200).form("form[action$='/edit']");
    assert!(shown.has("words.da") && shown.has("words.en"), "both languages are concerned");
    // Checked like other texts, and kept with everything else.
    let long = "å".repeat(10_001);
    let refused = organiser.submit(&shown.clone().set("words.da", &long).press("save")).await.expect(422);
    assert!(!refused.error_for("words.da").is_empty(), "{:?}", refused.summary());
    let kept = refused.form("form[action$='/edit']");
    assert_eq!((kept.value("words.da"), kept.value("start")), (long.as_str(), "9"));
    // A fault elsewhere keeps it, too.
    let words = "Vi har fået den store sal.\nVel mødt <b>alle</b>.";
    let wrong = kept.set("words.da", words).set("words.en", "We got the big hall.");
    let refused = organiser.submit(&wrong.set("capacity", "nul").press("save")).await.expect(422);
    let kept = refused.form("form[action$='/edit']").set("capacity", "4").press("preview");
    let seen = organiser.submit(&kept).await.expect(200);
    let letters = seen.texts(".letter");
    assert!(letters[0].contains("Vel mødt <b>alle</b>."), "{letters:?}");
    assert!(letters[1].contains("We got the big hall.") && letters[1].contains("has changed"), "{letters:?}");
    assert!(app.deliver().await.is_empty());
    organiser.submit(&seen.form("form[action$='/edit']").press("save")).await.location();
    let mails = app.deliver().await;
    assert_eq!(mails.len(), 4);
    for mail in mails {
        let (said, fact) = if mail.text.contains("Hvornår") {
            ("Vi har fået den store sal.", "Hvornår")
        } else {
            ("We got the big hall.", "When")
        };
        let place = |words: &str| mail.text.find(words).unwrap_or_else(|| panic!("{words} in {}", mail.text));
        assert!(place(said) < place(fact), "{}", mail.text);
        assert!(!mail.html.contains("<b>alle</b>"));
    }
}

#[tokio::test]
async fn more_seats_name_who_gets_them_and_show_their_mail() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[("capacity", "1")]).await;
    app.sign_up(&event, party("Ane", &["Ane Holm"])).await;
    for number in 1..=12 {
        app.sign_up(&event, named(&format!("Firma {number}"), &["Gæst"])).await;
    }
    app.deliver().await;
    let form = organiser.edit_form(Lang::Da, &event).await.set("capacity", "13");
    let shown = organiser.submit(&form).await.expect(200);
    let text = shown.all_text().replace('\u{a0}', " ");
    assert!(text.contains("Firma 1 (1), Firma 2 (1)") && text.contains("Firma 10 (1) og 2 til"), "{text}");
    assert!(text.contains("Det sender 24 invitationer.") && !text.contains("Firma 11"), "{text}");
    assert!(shown.texts(".letter")[0].contains("Du er rykket op fra ventelisten"), "{text}");
    assert!(!shown.has("button[value='hold']"), "who gets a seat is told at once");
    organiser.submit(&shown.form("form[action$='/edit']").press("save")).await.location();
    assert_eq!(app.deliver().await.len(), 24);
}

#[tokio::test]
async fn fewer_seats_keep_everybody_or_move_the_last_parties_to_the_waiting_list() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    app.sign_up(&event, named("Først", &["Ane Holm", "Bo Lund"])).await;
    let last = app.sign_up(&event, named("Sidst", &["Cai Dam", "Dorte Friis"])).await;
    app.sign_up(&event, named("I kø", &["Erik Bak"])).await;
    app.deliver().await;
    app.wait(MINUTE);
    let form = organiser.edit_form(Lang::Da, &event).await.set("capacity", "3");
    let kept = organiser.submit(&form).await.expect(200);
    let text = kept.all_text().replace('\u{a0}', " ");
    assert!(text.contains("1 for mange") && text.contains("Sidst (2)"), "{text}");
    let form = kept.form("form[action$='/edit']");
    assert_eq!(form.value("over"), "keep", "nobody loses a seat unless somebody says so");

    // Chosen otherwise, what that sends is shown first.
    let moving = organiser.submit(&form.set("over", "move").press("save")).await.expect(200);
    let text = moving.all_text().replace('\u{a0}', " ");
    assert!(text.contains("Det her sender 3 mails") && !moving.has(".preview .notice"), "{text}");
    assert!(moving.texts(".letter")[0].contains("flyttet jeres tilmelding til ventelisten"), "{text}");
    assert_eq!(registration_of(&app, &event, "Sidst").await.state, State::Confirmed);
    organiser.submit(&moving.form("form[action$='/edit']").press("save")).await.location();
    let mails = app.deliver().await;
    let mut told: Vec<String> =
        mails.iter().map(|mail| format!("{} {} {}", mail.to, mail.method(), mail.property("SEQUENCE"))).collect();
    told.sort();
    let expected =
        ["cai.dam@brohave.example CANCEL 1", "dorte.friis@brohave.example CANCEL 1", "mette@brohave.example  "];
    assert_eq!(told, expected);
    let contact = mails.iter().find(|mail| mail.to.starts_with("mette")).unwrap();
    assert!(contact.text.contains("nummer 1 i køen"), "ahead of who came later: {}", contact.text);
    let moved = registration_of(&app, &event, "Sidst").await;
    assert_eq!((moved.state, moved.queue_number), (State::Waitlisted, last.queue_number));
    assert_eq!(registration_of(&app, &event, "I kø").await.state, State::Waitlisted, "strict order: they do not pass");

    // With the seats back they are first, and their entries begin again as later versions.
    let form = organiser.edit_form(Lang::Da, &event).await.set("capacity", "4");
    organiser.save_and_confirm(&form).await;
    let mails = app.deliver().await;
    assert_eq!(registration_of(&app, &event, "Sidst").await.state, State::Confirmed);
    let sequences: Vec<i64> =
        mails.iter().filter(|mail| mail.calendar.is_some()).map(crate::app::Mail::sequence).collect();
    assert_eq!(sequences, [2, 2]);
}

#[tokio::test]
async fn a_preview_that_is_no_longer_true_is_made_anew_and_says_so() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    let colleague = app.organiser("kollega@kolding.example", Role::Organiser).await;
    app.share(&event, &colleague).await;
    app.sign_up(&event, party("Ane", &["Ane Holm"])).await;
    app.deliver().await;
    let form = organiser.edit_form(Lang::Da, &event).await.set("start", "9");
    let shown = organiser.submit(&form).await.expect(200).form("form[action$='/edit']");
    app.sign_up(&event, party("Bo", &["Bo Lund"])).await;
    app.deliver().await;
    let again = organiser.submit(&shown.set("words.da", "Hilsen").press("hold")).await.expect(200);
    assert!(again.says("Noget har ændret sig imens"), "{}", again.all_text());
    let form = again.form("form[action$='/edit']");
    assert_eq!(form.value("words.da"), "Hilsen");
    assert_eq!(app.number("SELECT COUNT(*) FROM held_updates").await, 0);
    // Saved by a colleague meanwhile: a conflict, and the greeting is kept through it.
    let theirs = colleague.edit_form(Lang::Da, &event).await.set("bring.da", "Kaffe");
    colleague.submit(&theirs).await.location();
    let merged = organiser.submit(&form.press("save")).await.expect(409).form("form[action$='/edit']");
    assert_eq!((merged.value("words.da"), merged.value("bring.da")), ("Hilsen", "Kaffe"));
    let shown = organiser.submit(&merged.press("save")).await.expect(200);
    organiser.submit(&shown.form("form[action$='/edit']").press("save")).await.location();
    let mails = app.deliver().await;
    assert_eq!(mails.len(), 4);
    assert!(mails.iter().all(|mail| mail.text.contains("Hilsen")));
}

#[tokio::test]
async fn a_cancellation_is_sent_with_the_words_that_were_seen_and_no_others() {
    let app = TestApp::start().await;
    for lang in Lang::ALL {
        let (organiser, event) = published(&app, lang, &[]).await;
        let path = at(lang, &format!("/organiser/events/{}/cancel", event.id.as_str()));
        // While nobody is signed up nothing has to be looked at, but the words are for the page.
        let ask = organiser.get(&path).await.expect(200).form("form[action$='/cancel']");
        let refused = organiser.submit(&ask.press("cancel")).await.expect(422);
        assert!(!refused.error_for("words.da").is_empty());
        app.sign_up(&event, party("Ane", &["Ane Holm"])).await;
        app.deliver().await;
        let ask = organiser.get(&path).await.expect(200).form("form[action$='/cancel']");
        let unseen = organiser.submit(&ask.set("words.da", "Vi er syge.").press("cancel")).await.expect(200);
        assert!(unseen.texts(".letter")[0].contains("Vi er syge."), "{}", unseen.all_text());
        let form = unseen.form("form[action$='/cancel']");
        let other = organiser.submit(&form.set("words.da", "Vi er raske.").press("cancel")).await.expect(200);
        assert!(other.has(".notice-waiting") && other.texts(".letter")[0].contains("Vi er raske."));
        assert!(app.deliver().await.is_empty());
        organiser.submit(&other.form("form[action$='/cancel']").press("cancel")).await.location();
        let mails = app.deliver().await;
        assert!(mails.len() == 2 && mails.iter().all(|mail| mail.text.contains("Vi er raske.")));
    }
}
