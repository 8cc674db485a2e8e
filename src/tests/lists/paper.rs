//! Lists for paper, as they are drawn before a browser prints them.

use kobling::text::Lang;

use super::full;
use crate::app::TestApp;
use crate::visitor::at;

#[tokio::test]
async fn the_sign_in_sheet_lists_who_is_expected_as_danes_look_names_up() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let full = full(&app).await;
        let page = full.owner.get(&at(lang, &format!("{}/print/sign-in", full.desk()))).await.expect(200);
        assert_eq!(
            page.texts("tbody th[scope=row]"),
            ["Søren Æbelø", "Zenia Dam", "Aage Ørsted"],
            "aa is å, the last letter"
        );
        let heads = if lang == Lang::Da {
            ["Mødt", "Navn", "Virksomhed", "Underskrift"]
        } else {
            ["Here", "Name", "Organisation", "Signature"]
        };
        assert_eq!(page.texts("thead th"), heads, "the heading that a browser repeats on every page");
        assert!(page.says("Brohave Catering A/S") && page.says("2027"), "{}", page.all_text());
        for other in ["Bo Lund", "Erik Dam", "paprika", "@brohave"] {
            assert!(!page.says(other), "{other}");
        }
        assert!(page.texts(".paper-more tr").len() > 3, "room for those who come without a seat");
    }
}

#[tokio::test]
async fn badges_and_tents_are_cut_into_sheets_of_the_kind_that_was_asked_for() {
    let app = TestApp::start().await;
    let full = full(&app).await;
    let owner = &full.owner;
    for (path, sheets, class) in [
        ("badges", 1, ".sheet-l4785"),
        ("badges?sheet=l7160", 1, ".sheet-l7160"),
        ("badges?sheet=l7414", 1, ".sheet-l7414"),
        ("badges?sheet=%3Cscript%3E", 1, ".sheet-l4785"),
        ("tents", 3, ".sheet-tent"),
        ("tents?sheet=two", 2, ".sheet-two-tents"),
    ] {
        let page = owner.get(&format!("{}/print/{path}", full.desk())).await.expect(200);
        assert_eq!(page.texts(class).len(), sheets, "{path}");
        assert_eq!(page.texts(".sheet").len(), sheets, "{path}");
        let names = page.texts(".badge-name, .tent-side:not(.tent-back) .tent-name");
        assert_eq!(names, ["Søren Æbelø", "Zenia Dam", "Aage Ørsted"], "{path}");
        assert!(!page.says("Erik Dam") && !page.says("Bo Lund"), "{path}");
        assert!(!page.has("[style], script"), "{path}");
    }
    let tents = owner.get(&format!("{}/print/tents", full.desk())).await.expect(200);
    assert_eq!(tents.texts(".tent-back .tent-name"), tents.texts(".tent-side:not(.tent-back) .tent-name"));
}

#[tokio::test]
async fn the_kitchen_gets_counts_and_nobodys_name() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let full = full(&app).await;
        let page = full.owner.get(&at(lang, &format!("{}/print/caterer", full.desk()))).await.expect(200);
        let said: Vec<(String, String)> = page.texts("tbody th").into_iter().zip(page.texts("tbody td")).collect();
        let told: Vec<(&str, &str)> = said.iter().map(|(what, number)| (what.as_str(), number.as_str())).collect();
        match lang {
            Lang::Da => assert_eq!(
                told,
                [("Deltagere i alt", "3"), ("Uden særlige ønsker", "2"), ("Vegansk", "1"), ("Andet", "1")]
            ),
            Lang::En => assert_eq!(
                told,
                [("Attendees in all", "3"), ("Without special needs", "2"), ("Vegan", "1"), ("Other", "1")]
            ),
        }
        for secret in ["Søren", "Zenia", "paprika", "Brohave"] {
            assert!(!page.says(secret), "{secret}");
        }
        assert!(page.says("Anne-Sofie Kjær"), "whom to ask about the rest");
    }
}

#[tokio::test]
async fn without_anybody_each_list_says_so() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", kobling::server::access::Role::Organiser).await;
    let event = app.event(&crate::app::NewEvent::with_seats(4), &owner).await;
    for what in ["sign-in", "badges", "tents"] {
        let page = owner.get(&format!("/organiser/events/{}/print/{what}", event.id.as_str())).await.expect(200);
        assert!(page.says("Ingen har en plads endnu") && !page.has(".sheet, table"), "{what}");
    }
}
