//! Finding registrations: by any word of theirs, by state, in any order, page by page.

use kobling::registrations::{Contact, Party, Registration};
use kobling::server::access::Role;
use kobling::text::Lang;

use crate::app::{Browser, Made, NewEvent, Page, TestApp, party};
use crate::visitor::at;

/// The organisations that a page shows, in order.
pub fn organisations(page: &Page) -> Vec<String> {
    page.texts("tbody .row-name")
}

/// What the chips say: "Alle 25".
pub fn chips(page: &Page) -> Vec<String> {
    page.texts("ul.chips a")
}

fn of(organisation: &str, contact: &str, attendees: &[&str]) -> Party {
    Party { organisation: organisation.to_owned(), ..party(contact, attendees) }
}

/// Three firms: two come (four seats of four are taken), one waits; one of those who come has given up a seat.
async fn three(app: &TestApp) -> (Browser<'_>, Made, Registration) {
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(4), &owner).await;
    let brohave = Party {
        cvr: Some("13748136".to_owned()),
        ..of("Brohave Catering ApS", "Mette Lindholm", &["Søren Bak", "Ida Holm", "Ali Rahimi"])
    };
    let contact = Contact { phone: "+4575501234".to_owned(), ..brohave.contact.clone() };
    app.sign_up(&event, Party { contact, ..brohave }).await;
    app.wait(60);
    app.sign_up(&event, of("Ådalens Renseri", "Lone Vestergaard", &["Lone Vestergaard"])).await;
    app.wait(60);
    let waiting = app.sign_up(&event, of("Øko & Søn", "Per Mikkelsen", &["Per Mikkelsen", "Åse Friis"])).await;
    (owner, event, waiting)
}

#[tokio::test]
async fn a_registration_is_found_by_any_of_its_words_and_by_its_number_however_that_is_typed() {
    let app = TestApp::start().await;
    let (owner, event, _) = three(&app).await;
    let list = format!("/organiser/events/{}/registrations", event.id.as_str());
    for (typed, expected) in [
        ("catering", "Brohave Catering ApS"),
        ("CATERING brohave", "Brohave Catering ApS"),
        ("søren", "Brohave Catering ApS"),
        ("soeren bak", "Brohave Catering ApS"),
        ("ida.holm@brohave", "Brohave Catering ApS"),
        ("mette ALI", "Brohave Catering ApS"),
        ("13748136", "Brohave Catering ApS"),
        ("DK 13 74 81 36", "Brohave Catering ApS"),
        ("13.74.81.36", "Brohave Catering ApS"),
        ("75 50 12 34", "Brohave Catering ApS"),
        ("+45 7550 1234", "Brohave Catering ApS"),
        ("ådal", "Ådalens Renseri"),
        ("AADALENS", "Ådalens Renseri"),
        ("åse", "Øko & Søn"),
        ("øko & søn", "Øko & Søn"),
    ] {
        for lang in Lang::ALL {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", typed).finish();
            let page = owner.get(&at(lang, &format!("{list}?{query}"))).await.expect(200);
            assert_eq!(organisations(&page), [expected], "{typed}");
            assert_eq!(page.attributes("#q", "value"), [typed], "what was typed is kept");
        }
    }
    let nothing = owner.get(&format!("{list}?q=catering+åse")).await.expect(200);
    assert!(organisations(&nothing).is_empty() && nothing.says("Ingen tilmeldinger passer på »catering åse«"));
    // What means something to a pattern means nothing here.
    for typed in ["%25", "_", "%5C", "%27", "%00"] {
        let page = owner.get(&format!("{list}?q={typed}%25")).await.expect(200);
        assert!(organisations(&page).is_empty(), "{typed}");
    }
}

#[tokio::test]
async fn the_counts_of_the_states_add_up_to_what_the_words_find() {
    let app = TestApp::start().await;
    let (owner, event, waiting) = three(&app).await;
    let list = format!("/organiser/events/{}/registrations", event.id.as_str());
    let page = owner.get(&list).await.expect(200);
    assert_eq!(chips(&page), ["Alle 3", "Bekræftet 2", "Venter 1", "Afmeldt 0"]);
    assert_eq!(organisations(&page), ["Øko & Søn", "Ådalens Renseri", "Brohave Catering ApS"], "latest first");
    assert_eq!(
        page.texts(".row-note").iter().map(|note| note.replace('\u{a0}', " ")).collect::<Vec<_>>(),
        ["Nr. 1 på ventelisten", "CVR 13748136"]
    );
    assert_eq!(page.texts("td.cell-number"), ["Pladser 2", "Pladser 1", "Pladser 3"]);

    let found = owner.get(&format!("{list}?q=soe")).await.expect(200);
    assert_eq!(chips(&found), ["Alle 2", "Bekræftet 1", "Venter 1", "Afmeldt 0"]);
    let waits = owner.get(&format!("{list}?q=soe&state=waitlisted")).await.expect(200);
    assert_eq!(organisations(&waits), ["Øko & Søn"]);
    assert_eq!(waits.texts("ul.chips a[aria-current]"), ["Venter 1"]);
    // A chip keeps the words and the order; the search keeps the state and the order.
    let hrefs = owner.get(&format!("{list}?q=soe&sort=seats")).await.expect(200).attributes("ul.chips a", "href");
    assert!(hrefs.iter().all(|href| href.contains("q=soe") && href.contains("sort=seats")), "{hrefs:?}");
    assert_eq!(waits.attributes("form.word-search input[type=hidden]", "value"), ["waitlisted"]);

    // Somebody leaves the queue: counted and told as cancelled, and found no less.
    let path = format!("{list}/{}/cancel", waiting.id.as_str());
    owner.submit(&owner.get(&path).await.expect(200).main_form()).await.location();
    let gone = owner.get(&format!("{list}?state=cancelled")).await.expect(200);
    assert_eq!(organisations(&gone), ["Øko & Søn"]);
    assert!(gone.says("Afmeldt af arrangøren"));
    assert_eq!(chips(&gone), ["Alle 3", "Bekræftet 2", "Venter 0", "Afmeldt 1"]);
}

#[tokio::test]
async fn every_heading_orders_the_rows_and_says_so() {
    let app = TestApp::start().await;
    let (owner, event, _) = three(&app).await;
    let list = format!("/organiser/events/{}/registrations", event.id.as_str());
    let mut page = owner.get(&list).await.expect(200);
    assert_eq!(page.attributes("th[aria-sort]", "aria-sort"), ["descending"]);
    for (heading, first, second) in [
        // Å comes after Ø, and the queue after those who come.
        ("Virksomhed", ["Brohave Catering ApS", "Øko & Søn", "Ådalens Renseri"], "ascending"),
        ("Pladser", ["Brohave Catering ApS", "Øko & Søn", "Ådalens Renseri"], "descending"),
        ("Tilstand", ["Brohave Catering ApS", "Ådalens Renseri", "Øko & Søn"], "ascending"),
        ("Tilmeldt", ["Øko & Søn", "Ådalens Renseri", "Brohave Catering ApS"], "descending"),
    ] {
        for turned in [false, true] {
            let words = page.texts("thead a.sort");
            let place = words.iter().position(|word| word == heading).unwrap();
            let href = page.attributes("thead a.sort", "href").swap_remove(place);
            page = owner.get(&href).await.expect(200);
            let mut expected = first.to_vec();
            let mut direction = second;
            if turned {
                expected.reverse();
                direction = if second == "ascending" { "descending" } else { "ascending" };
            }
            assert_eq!(organisations(&page), expected, "{heading} {turned}");
            assert_eq!(page.attributes("th[aria-sort]", "aria-sort"), [direction], "{heading}");
            // On a phone the same links stand above the rows.
            assert_eq!(page.attributes(".sorts a", "href").len(), 4);
        }
    }
}

#[tokio::test]
async fn what_was_written_by_an_older_program_is_caught_up_with_and_the_forgotten_are_not_found() {
    let app = TestApp::start().await;
    let (owner, event, waiting) = three(&app).await;
    let list = format!("/organiser/events/{}/registrations", event.id.as_str());
    let mut tx = app.state.db.begin_write().await.unwrap();
    sqlx::query("UPDATE registrations SET search_folded = '', organisation_order = ''")
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let finds = async |word: &str| organisations(&owner.get(&format!("{list}?q={word}")).await.expect(200)).len();
    assert_eq!(finds("catering").await, 0);
    kobling::registrations::acts::catch_up_with_search(&app.state).await.unwrap();
    assert_eq!((finds("catering").await, finds("lone").await), (1, 1));

    // One of a party asks to be forgotten: an older program leaves the words, and the job finds them.
    let visitor = app.visitor();
    let seat = app.seat_link(&waiting.seats[1]);
    let stored = app.number("SELECT COUNT(*) FROM registrations WHERE search_folded LIKE '%aase%'").await;
    assert_eq!(stored, 1);
    let ask = visitor.get(&format!("{seat}/erase")).await.expect(200);
    visitor.submit(&ask.main_form()).await.location();
    assert_eq!((finds("åse").await, finds("øko").await), (0, 1));
    let mut tx = app.state.db.begin_write().await.unwrap();
    sqlx::query("UPDATE registrations SET search_folded = 'oeko aase' WHERE id = $1")
        .bind(waiting.id.as_str())
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    kobling::registrations::acts::catch_up_with_search(&app.state).await.unwrap();
    assert_eq!((finds("åse").await, finds("øko").await), (0, 1));
}
