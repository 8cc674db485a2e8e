//! Figures over events and years: whose they are, what counts, and that they outlive the people.

use kobling::registrations::acts;
use kobling::server::access::Role;
use kobling::text::Lang;
use kobling::time::{DAY, HOUR};

use super::{desk, new_event, of};
use crate::app::{Browser, Made, NOW, TestApp};
use crate::lists::rows_of_csv;
use crate::visitor::at;

const HEADING: &str = "Opgørelse;Arrangement;Dato;Afholdt;Pladser;Tilmeldte;Kom;Organisationer;Første gang;Igen";

async fn lines(person: &Browser<'_>, path: &str) -> Vec<String> {
    let rows = rows_of_csv(&person.get(path).await.expect(200));
    rows.iter().map(|row| row.join(";")).collect()
}

#[tokio::test]
async fn years_add_up_to_what_was_held_and_stay_when_people_are_forgotten() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let other = app.organiser("anden@kolding.example", Role::Organiser).await;
    let boss = app.organiser("chef@kolding.example", Role::Administrator).await;
    let empty = owner.get("/organiser/reports").await.expect(200);
    assert!(empty.says("Der er ingen tal endnu"));

    let december = app.event(&new_event(&app, 10, 8).titled("I december"), &owner).await;
    let foreign = app.event(&new_event(&app, 20, 8).titled("En andens"), &other).await;
    let january = app.event(&new_event(&app, 60, 8).titled("I januar"), &owner).await;
    let cancelled = app.event(&new_event(&app, 61, 8).titled("Aflyst"), &owner).await;
    app.event(&new_event(&app, 300, 8).titled("Kommer"), &owner).await;
    app.event(&new_event(&app, 30, 8).titled("Kladde").draft(), &owner).await;
    let first = app.sign_up(&december, of("Brohave", Some("13748136"), &["Ane", "Bo"])).await;
    app.sign_up(&december, of("Årre Is", None, &["Cai"])).await;
    app.sign_up(&foreign, of("Vonsild Tryk", None, &["Dorte"])).await;
    app.sign_up(&january, of("brohave", None, &["Eva"])).await;
    app.sign_up(&january, of("Vonsild Tryk", None, &["Finn"])).await;
    app.sign_up(&january, of("Helt ny", None, &["Gry"])).await;
    app.sign_up(&cancelled, of("Aldrig", None, &["Ib"])).await;
    app.cancel_event(&cancelled).await;

    // On the day somebody ticks who came.
    app.set_clock(app.now().plus(10 * DAY));
    let owner = app.same_person(&owner).await;
    let tick = format!("{}.yes", first.seats[0].id.as_str());
    owner.post(&format!("{}/attendance", desk(&december)), &[("tick", &tick)]).await.location();
    app.wait(70 * DAY + HOUR);
    let (owner, boss) = (app.same_person(&owner).await, app.same_person(&boss).await);

    let all = [HEADING, "År;2027;2027;1;8;3;;3;1;2", "År;2026;2026;1;8;3;1;2;2;0"];
    assert_eq!(lines(&owner, "/organiser/reports.csv").await, all);
    let everybodys = lines(&boss, "/organiser/reports.csv").await;
    assert_eq!(everybodys[2], "År;2026;2026;2;16;4;1;3;3;0");
    let none = lines(&boss, "/organiser/reports.csv?mine=yes").await;
    assert_eq!(none, [HEADING], "an administrator organises none of them");
    assert_eq!(lines(&owner, "/organiser/reports.csv?mine=yes&year=1999").await, [HEADING]);

    let year = lines(&owner, "/organiser/reports.csv?year=2027").await;
    assert_eq!(
        year[1..],
        [
            "År;2027;2027;1;8;3;;3;1;2",
            "Slags;Netværksmøde;2027;1;8;3;;3;1;2",
            &format!("Princip;5. {};2027;1;8;3;;3;1;2", Lang::Da.events().principle(5)),
            &format!("Princip;6. {};2027;1;8;3;;3;1;2", Lang::Da.events().principle(6)),
            "Arrangement;I januar;2027-01-23;1;8;3;;3;1;2",
        ]
    );
    for (lang, words) in [
        (
            Lang::Da,
            ["Et arrangement kan tjene flere principper", "1 aflyst tæller ikke med.", "1 kommende tæller først med"],
        ),
        (
            Lang::En,
            [
                "An event may serve several principles",
                "1 cancelled event does not count.",
                "1 event to come counts once",
            ],
        ),
    ] {
        let page = owner.get(&at(lang, "/organiser/reports")).await.expect(200);
        let said = page.all_text().replace('\u{a0}', " ");
        assert!(words.iter().all(|words| said.contains(words)), "{said}");
        assert_eq!(page.texts(".report:first-of-type th[scope=row]"), ["2027", "2026"]);
        let id = |event: &Made| format!("/{}/statistics", event.id.as_str());
        let events = page.attributes(".report th a[href$=statistics]", "href");
        assert!(events.len() == 1 && events[0].ends_with(&id(&january)), "{events:?}");
        let older = owner.get(&at(lang, "/organiser/reports?year=2026")).await.expect(200);
        let events = older.attributes(".report th a[href$=statistics]", "href");
        assert!(events.len() == 1 && events[0].ends_with(&id(&december)), "{events:?}");
        let chosen = boss.get(&at(lang, "/organiser/reports?mine=yes")).await.expect(200);
        assert_eq!(chosen.attributes(".years a", "aria-current").len(), 1);
        assert!(!page.has(".years"), "an organiser has nothing to choose");
    }

    // The people of December go before those of January.
    app.set_clock(NOW.plus(208 * DAY));
    acts::erase_due(&app.state).await.unwrap();
    let gone = "SELECT COUNT(*) FROM registrations WHERE erased_at IS NOT NULL AND state = 'confirmed'";
    assert_eq!(app.number(gone).await, 3, "those of December and of the other's event");
    let owner = app.same_person(&owner).await;
    let after = lines(&owner, "/organiser/reports.csv").await;
    assert_eq!(after[1..3], all[1..3], "no figure has changed");
    let page = owner.get("/organiser/reports?year=2026").await.expect(200);
    assert!(page.all_text().replace('\u{a0}', " ").contains("Navnet er slettet på 3 pladser"), "{}", page.all_text());

    app.wait(400 * DAY);
    acts::erase_due(&app.state).await.unwrap();
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations WHERE erased_at IS NULL").await, 0);
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations WHERE came_before = 1").await, 0);
    let owner = app.same_person(&owner).await;
    let last = lines(&owner, "/organiser/reports.csv").await;
    assert_eq!(last[1..], ["År;2027;2027;2;16;3;;3;1;2", all[2]], "one more was held, for which nobody signed up");
}
