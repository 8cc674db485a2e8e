//! Changes of a published meeting: which mail whom, what seats follow, and that only what was shown is done.

use kobling::registrations::State;
use kobling::server::access::Role;
use kobling::text::Lang;

use super::{published, registration_of};
use crate::app::{TestApp, party};
use crate::visitor::at;

#[tokio::test]
async fn a_change_that_is_not_material_mails_nobody_and_asks_nothing() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    app.sign_up(&event, party("Ane", &["Ane"])).await;
    app.deliver().await;
    let form =
        organiser.edit_form(Lang::Da, &event).await.set("lead.da", "Ny indledning").set("bring.da", "Godt humør");
    organiser.submit(&form).await.location();
    assert!(app.deliver().await.is_empty());
    assert!(app.get(&format!("/events/{}", event.slug)).await.says("Ny indledning"));
}

#[tokio::test]
async fn a_new_title_mails_everyone_unless_it_is_only_a_correction() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    app.sign_up(&event, party("Ane", &["Ane"])).await;
    app.deliver().await;
    let form = organiser.edit_form(Lang::Da, &event).await.set("title.da", "Når rekruttering er svært");
    let shown = organiser.submit(&form).await.expect(200);
    assert!(app.deliver().await.is_empty(), "nothing before it is confirmed");
    let yes = shown.form("form[action$='/edit']").set("title_is_correction", "yes").press("save");
    organiser.submit(&yes).await.location();
    assert!(app.deliver().await.is_empty());
    let page = app.get(&format!("/events/{}", event.slug)).await.expect(200);
    assert!(page.text("h1").contains("svært"), "the address stays, the title is new");

    let form = organiser.edit_form(Lang::Da, &event).await.set("title.da", "Noget helt andet");
    organiser.save_and_confirm(&form).await;
    let mails = app.deliver().await;
    assert_eq!(mails.len(), 2);
    assert!(mails.iter().all(|mail| mail.text.contains("Noget helt andet")));
}

#[tokio::test]
async fn more_seats_promote_in_order_and_fewer_throw_nobody_out() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[("capacity", "2")]).await;
    let named = |organisation: &str, names: &[&str]| {
        let mut party = party("Mette", names);
        organisation.clone_into(&mut party.organisation);
        party
    };
    app.sign_up(&event, named("Først", &["Ane", "Bo"])).await;
    app.sign_up(&event, named("Stor", &["C A", "C B"])).await;
    app.sign_up(&event, named("Lille", &["D A"])).await;
    app.deliver().await;

    // Three seats: two wait at the head and do not fit, and nobody passes them.
    let form = organiser.edit_form(Lang::Da, &event).await.set("capacity", "3");
    organiser.submit(&form).await.location();
    assert!(app.deliver().await.is_empty());
    let form = organiser.edit_form(Lang::Da, &event).await.set("capacity", "4");
    let shown = organiser.save_and_confirm(&form).await;
    assert!(shown.says("Stor"), "who gets a seat is shown before: {}", shown.all_text());
    assert_eq!(registration_of(&app, &event, "Stor").await.state, State::Confirmed);
    assert_eq!(registration_of(&app, &event, "Lille").await.state, State::Waitlisted);
    assert_eq!(app.deliver().await.len(), 3);

    let form = organiser.edit_form(Lang::Da, &event).await.set("capacity", "1");
    let shown = organiser.save_and_confirm(&form).await;
    assert!(shown.says("Ingen mister sin plads"), "{}", shown.all_text());
    assert!(app.deliver().await.is_empty());
    assert_eq!(registration_of(&app, &event, "Først").await.state, State::Confirmed);
    assert!(app.get(&format!("/events/{}", event.slug)).await.says("Optaget"));
}

#[tokio::test]
async fn only_what_was_shown_is_done() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    app.sign_up(&event, party("Ane", &["Ane"])).await;
    app.deliver().await;
    let form = organiser.edit_form(Lang::Da, &event).await.set("start", "9");
    let shown = organiser.submit(&form).await.expect(200).form("form[action$='/edit']").press("save");
    // Somebody signs up meanwhile: the numbers are others, and are shown again.
    app.sign_up(&event, party("Bo", &["Bo"])).await;
    app.deliver().await;
    let again = organiser.submit(&shown).await.expect(200);
    assert!(app.deliver().await.is_empty());
    organiser.submit(&again.form("form[action$='/edit']").press("save")).await.location();
    assert_eq!(app.deliver().await.len(), 4);
    // A form that says "confirmed" out of the blue is asked like any other.
    let form = organiser.edit_form(Lang::Da, &event).await.set("start", "8").set("confirmed", "yes");
    organiser.submit(&form).await.expect(200);
    assert!(app.deliver().await.is_empty());
}

#[tokio::test]
async fn two_who_edit_at_once_do_not_overwrite_each_other() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    let colleague = app.organiser("kollega@kolding.example", Role::Organiser).await;
    app.share(&event, &colleague).await;
    let mine = organiser.edit_form(Lang::Da, &event).await.set("lead.da", "Min indledning");
    let theirs = colleague.edit_form(Lang::Da, &event).await.set("what.da", "Deres indhold");
    colleague.submit(&theirs).await.location();
    let page = organiser.submit(&mine).await.expect(409);
    let form = page.form("form[action$='/edit']");
    assert_eq!(form.value("lead.da"), "Min indledning", "what was typed is kept");
    assert!(page.says("Deres indhold"), "{}", page.all_text());
    assert!(!app.get(&format!("/events/{}", event.slug)).await.says("Min indledning"));
    organiser.submit(&form.press("save")).await.location();
    assert!(app.get(&format!("/events/{}", event.slug)).await.says("Min indledning"));
}

#[tokio::test]
async fn what_both_changed_is_shown_field_by_field_and_kept_as_chosen() {
    let app = TestApp::start().await;
    for lang in Lang::ALL {
        let (organiser, event) = published(&app, lang, &[]).await;
        let colleague = app.organiser(&format!("{}@x.example", event.slug), Role::Organiser).await;
        app.share(&event, &colleague).await;
        let fields = |lead, why, bring| [("lead.da", lead), ("why.da", why), ("bring.da", bring)];
        let mine = organiser.edit_form(lang, &event).await;
        let mine = mine.set_all(&fields("Min indledning", "Mit hvorfor", "Min pose")).set("agenda.0.time", "8.45");
        let theirs = colleague.edit_form(lang, &event).await;
        let theirs =
            theirs.set_all(&fields("Deres indledning", "Deres hvorfor", "Deres pose")).set("price.da", "100 kr.");
        colleague.submit(&theirs).await.location();
        let page = organiser.submit(&mine).await.expect(409);
        let form = page.form("form[action$='/edit']");
        for both in ["lead.da", "why.da", "bring.da"] {
            assert_eq!(form.value(&format!("keep.{both}")), "mine", "{both}");
        }
        assert!(!form.has("keep.price.da") && !form.has("keep.agenda"), "only one of them changed these");
        assert!(page.says("Deres indledning") && page.says("100 kr."), "{}", page.all_text());
        assert_eq!((form.value("lead.da"), form.value("price.da")), ("Min indledning", "100 kr."));

        // A third save between: what was chosen holds, and only what it changed is asked again.
        let third = colleague.edit_form(lang, &event).await.set("lead.da", "Tredje indledning");
        colleague.submit(&third).await.location();
        let chosen = form.set("keep.why.da", "theirs").press("save");
        let page = organiser.submit(&chosen).await.expect(409);
        let form = page.form("form[action$='/edit']");
        assert!(page.says("Tredje indledning") && form.has("keep.lead.da"), "{}", page.all_text());
        assert!(form.value("why.da") == "Deres hvorfor" && !form.has("keep.why.da"), "{}", page.all_text());

        // A row more does not lose the choice.
        let chosen = form.set("keep.lead.da", "theirs");
        let page = organiser.submit(&chosen.press("add_contact")).await.expect(200);
        let form = page.form("form[action$='/edit']");
        assert_eq!(form.value("lead.da"), "Tredje indledning");
        organiser.submit(&form.press("save")).await.location();
        let page = app.get(&at(Lang::Da, &format!("/events/{}", event.slug))).await;
        for kept in ["Tredje indledning", "Deres hvorfor", "Min pose", "100 kr.", "8.45"] {
            assert!(page.says(kept), "{kept}");
        }
    }
}

#[tokio::test]
async fn an_organiser_cancels_a_seat_and_a_party_and_those_concerned_are_told() {
    let app = TestApp::start().await;
    let (organiser, event) = published(&app, Lang::Da, &[]).await;
    let registration = app.sign_up(&event, party("Mette", &["Ane Holm", "Bo Lund"])).await;
    app.deliver().await;
    let list = format!("/organiser/events/{}/registrations", event.id.as_str());
    let page = organiser.get(&list).await.expect(200);
    assert!(page.says("Brohave Catering"));
    let one = format!("{list}/{}", registration.id.as_str());
    assert!(organiser.get(&one).await.expect(200).says("ane.holm@brohave.example"));
    let ask = organiser.get(&format!("{one}/seats/1/cancel")).await.expect(200);
    organiser.submit(&ask.form("form[action$='/cancel']")).await.location();
    let mails = app.deliver().await;
    let told: Vec<(&str, String)> = mails.iter().map(|mail| (mail.to.as_str(), mail.method())).collect();
    assert!(told.contains(&("ane.holm@brohave.example", "CANCEL".to_owned())), "{told:?}");
    assert!(told.iter().any(|(to, _)| *to == "mette@brohave.example") && told.len() == 2, "{told:?}");
    let ask = organiser.get(&format!("{one}/cancel")).await.expect(200);
    organiser.submit(&ask.form("form[action$='/cancel']")).await.location();
    assert_eq!(app.deliver().await.len(), 2);
    assert_eq!(app.registration(&event, &registration.id).await.state, State::Cancelled);

    // A registration of another event is not reached through one's own.
    let (other, theirs) = published(&app, Lang::Da, &[]).await;
    let foreign = format!("/organiser/events/{}/registrations/{}", theirs.id.as_str(), registration.id.as_str());
    for path in [foreign.clone(), format!("{foreign}/cancel"), format!("{foreign}/seats/1/cancel")] {
        other.get(&path).await.expect(404);
    }
    other.post(&format!("{foreign}/cancel"), &[]).await.expect(404);
}
