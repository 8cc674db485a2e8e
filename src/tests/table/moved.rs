//! Several registrations chosen in the table and moved together: to their seats, or to the waiting list.

use kobling::registrations::State;
use kobling::server::access::Role;

use super::several::{asking, four, list, of};
use crate::app::{NewEvent, TestApp};

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[tokio::test]
async fn those_who_are_ticked_go_to_the_waiting_list_together_and_others_get_their_seats() {
    let app = TestApp::start().await;
    let (owner, event) = four(&app).await;
    app.sign_up(&event, of("Fem", &["Gerda Lind"])).await;
    app.deliver().await;
    // Two of them have seats: those become free for whoever waited before, and they stand behind everybody.
    let page = owner.get(&asking(&owner, &event, "to-queue", &["To", "Tre", "Fire"]).await).await.expect(200);
    let said = plain(&page.all_text());
    for words in
        ["Flyt 2 tilmeldinger til ventelisten?", "1 af de valgte tilmeldinger har ingen pladser", "Fire får 2 pladser"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }

    // Instead those who wait are given seats by hand above the capacity: then there is no room to come back to.
    let page = owner.get(&asking(&owner, &event, "give-seats", &["Fire", "Fem"]).await).await.expect(200);
    assert_eq!(plain(&page.text("h1")), "Giv 2 tilmeldinger plads nu?");
    let said = plain(&page.all_text());
    for words in
        ["tilsammen 3 pladser", "4 af 4 pladser er optaget nu, 7 bagefter", "Ingen bliver sprunget over", "5 mails"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    let refused = owner.submit(&page.main_form()).await.expect(422);
    assert_eq!(refused.summary_fields(), ["above"]);
    assert!(app.deliver().await.is_empty());
    let form = refused.main_form().set("above", "yes");
    let done = owner.submit(&form).await;
    let shown = owner.follow(&done).await.expect(200);
    assert!(plain(&shown.text(".notice")).contains("2 tilmeldinger har fået plads. 5 mails er på vej."));
    assert_eq!(app.deliver().await.len(), 5, "as many as were announced");
    assert_eq!(app.number("SELECT SUM(above_capacity) FROM seats").await, 3);
    // Sent twice: nobody is moved twice.
    owner.submit(&form).await.expect(409);
    assert!(app.deliver().await.is_empty());

    let page = owner.get(&asking(&owner, &event, "to-queue", &["To", "Tre"]).await).await.expect(200);
    let said = plain(&page.all_text());
    assert!(said.contains("7 af 4 pladser er optaget nu, 5 bagefter"), "{said}");
    assert!(said.contains("Cai Friis") && said.contains("Dorte Ask"), "whose seats go is said");
    let done = owner.submit(&page.main_form()).await;
    let shown = owner.follow(&done).await.expect(200);
    assert!(plain(&shown.text(".notice")).contains("2 tilmeldinger er flyttet til ventelisten"));
    let mails = app.deliver().await;
    assert_eq!(mails.iter().filter(|mail| mail.calendar.is_some() && mail.method() == "CANCEL").count(), 2);
    let place = |name: &str| mails.iter().find(|mail| mail.to.starts_with(name)).map(|mail| plain(&mail.text));
    assert!(place("cai").unwrap().contains("nummer 1") && place("dorte").unwrap().contains("nummer 2"));
    let states: Vec<State> = app.registrations(&event).await.iter().map(|party| party.state).collect();
    let (seated, waits) = (State::Confirmed, State::Waitlisted);
    assert_eq!(states, [seated, seated, seated, waits, waits], "in the queue's order: those who were moved are last");
}

#[tokio::test]
async fn of_a_whole_page_only_those_are_moved_who_can_be_and_ids_of_another_event_reach_nobody() {
    let app = TestApp::start().await;
    let (owner, event) = four(&app).await;
    let all = format!("{}/give-seats?scope=page", list(&event));
    let page = owner.get(&all).await.expect(200);
    let said = plain(&page.all_text());
    assert!(said.contains("Giv 1 tilmelding plads nu?") && said.contains("3 af de valgte tilmeldinger"), "{said}");
    let other = app.event(&NewEvent::with_seats(1), &owner).await;
    app.sign_up(&other, of("Fuldt", &["Gorm Ask"])).await;
    let waits = app.sign_up(&other, of("Andetsteds", &["Gro Ask"])).await;
    let nobody = owner.get(&format!("{}/give-seats?pick={}", list(&event), waits.id.as_str())).await;
    assert!(owner.follow(&nobody).await.expect(200).says("Ingen er valgt"));
    let fields = [("pick", waits.id.as_str()), ("above", "yes"), ("shown", "x")];
    owner.post(&format!("{}/give-seats", list(&event)), &fields).await.location();
    assert_eq!(app.registration(&other, &waits.id).await.state, State::Waitlisted);
}

#[tokio::test]
async fn a_page_of_which_some_keep_their_seats_is_moved_as_it_was_shown() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(3), &owner).await;
    for (firm, people) in [("Et", &["Ane Holm"][..]), ("To", &["Bo Lund", "Cai Friis"]), ("Tre", &["Dorte Ask"])] {
        app.sign_up(&event, of(firm, people)).await;
    }
    app.deliver().await;
    // Of the three seats that become free the one who waits takes one, and the first of those moved one of the others.
    let page = owner.get(&format!("{}/to-queue?scope=page", list(&event))).await.expect(200);
    let said = plain(&page.all_text());
    assert!(said.contains("beholder pladserne"), "{said}");
    let done = owner.submit(&page.main_form()).await;
    let shown = owner.follow(&done).await.expect(200);
    assert!(plain(&shown.text(".notice")).contains("er flyttet til ventelisten"), "{}", shown.all_text());
}
