//! How the seats of an event were taken: the figures are what was done, and they outlive the people.

use kobling::registrations::acts;
use kobling::server::access::Role;
use kobling::text::Lang;
use kobling::time::DAY;

use super::{desk, new_event, of};
use crate::app::TestApp;
use crate::lists::rows_of_csv;
use crate::visitor::at;

#[tokio::test]
async fn the_curve_is_what_was_done_day_by_day_and_stays_so_when_everybody_is_forgotten() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&new_event(&app, 10, 4), &owner).await;
    let empty = owner.get(&format!("{}/statistics", desk(&event))).await.expect(200);
    assert!(empty.says("Ingen har tilmeldt sig endnu") && !empty.has(".plot"));

    app.sign_up(&event, of("Årre Is", Some("13748136"), &["Ane", "Bo"])).await;
    app.wait(DAY);
    let second = app.sign_up(&event, of("=1+1", None, &["Cai", "Dorte"])).await;
    app.sign_up(&event, of("Vonsild Tryk", None, &["Eva"])).await;
    app.wait(2 * DAY);
    // Somebody gives up a seat, and whoever waits gets it.
    let link = app.seat_link(&second.seats[0]);
    app.visitor().submit(&app.get(&format!("{link}/cancel")).await.main_form()).await.location();

    let owner = app.same_person(&owner).await;
    let days = format!("{}/statistics.csv?what=days", desk(&event));
    let rows = rows_of_csv(&owner.get(&days).await.expect(200));
    let expected = [
        "Dag;Optaget;Fik plads;Afmeldt;Venter",
        "2026-11-24;2;2;0;0",
        "2026-11-25;4;2;0;1",
        "2026-11-26;4;0;0;1",
        "2026-11-27;4;1;1;0",
    ];
    assert_eq!(rows.iter().map(|row| row.join(";")).collect::<Vec<_>>(), expected);

    let page = owner.get(&format!("{}/statistics", desk(&event))).await.expect(200);
    let said = page.attributes(".plot[role=img]", "aria-label")[0].replace('\u{a0}', " ");
    assert_eq!(said, "Optagne pladser fra 24. november til 27. november: 4 af 4 til sidst, flest 4 den 25. november.");
    let told: Vec<String> = page.texts(".plot-table tbody th");
    assert_eq!(told.len(), 3, "a day on which nothing happened is not told: {told:?}");
    assert!(!page.body.contains(" style="), "the page allows no style of its own");
    let overview = owner.get(&at(Lang::En, &desk(&event))).await.expect(200);
    assert!(
        overview.has(".plot") && overview.attributes("a", "href").contains(&format!("/en{}/statistics", desk(&event)))
    );

    let who = rows_of_csv(&owner.get(&format!("{}/statistics.csv?what=organisations", desk(&event))).await.expect(200));
    let who: Vec<String> = who.iter().map(|row| row.join(";")).collect();
    assert_eq!(
        who,
        [
            "Organisation;Pladser;Tidligere",
            "Årre Is;2;Første gang",
            "'=1+1;1;Første gang",
            "Vonsild Tryk;1;Første gang"
        ]
    );

    // The day the event is held ends the curve, and forgetting everybody changes no number.
    app.wait(8 * DAY);
    let owner = app.same_person(&owner).await;
    let before = owner.get(&days).await.expect(200).bytes;
    app.wait(300 * DAY);
    acts::erase_due(&app.state).await.unwrap();
    assert_eq!(app.number("SELECT COUNT(*) FROM seats WHERE name <> ''").await, 0);
    let owner = app.same_person(&owner).await;
    assert_eq!(owner.get(&days).await.expect(200).bytes, before);
    let page = owner.get(&format!("{}/statistics", desk(&event))).await.expect(200);
    assert!(
        page.says("4 pladser tæller med, men navn og organisation er slettet.") && !page.says("Vonsild"),
        "{}",
        page.all_text()
    );
}

#[tokio::test]
async fn who_came_before_is_told_without_where_whoever_held_it() {
    let app = TestApp::start().await;
    let other = app.organiser("anden@kolding.example", Role::Organiser).await;
    let secret = app.event(&new_event(&app, 1, 9).titled("Et fremmed møde"), &other).await;
    let draft = app.event(&new_event(&app, 1, 9).titled("Aflyst møde"), &other).await;
    app.sign_up(&secret, of("Brohave ApS", Some("13748136"), &["Ane"])).await;
    app.sign_up(&draft, of("Kun aflyst", None, &["Bo"])).await;
    app.cancel_event(&draft).await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&new_event(&app, 5, 9), &owner).await;
    app.sign_up(&event, of("Brohave", Some("13748136"), &["Cai", "Dorte"])).await;
    app.sign_up(&event, of("Kun aflyst", None, &["Eva"])).await;
    for (lang, before, first) in
        [(Lang::Da, "Har været med før", "Første gang"), (Lang::En, "Came before", "First time")]
    {
        let page = owner.get(&at(lang, &format!("{}/statistics", desk(&event)))).await.expect(200);
        let cells: Vec<(String, String)> = page
            .texts(".table-brief.panel th[scope=row]")
            .into_iter()
            .zip(page.texts(".table-brief.panel td.cell-text"))
            .collect();
        assert!(cells[0].0 == "Brohave" && cells[0].1.ends_with(before), "{cells:?}");
        assert!(cells[1].0 == "Kun aflyst" && cells[1].1.ends_with(first), "{cells:?}");
        assert!(!page.says("fremmed") && !page.says("Brohave ApS"));
    }
}
