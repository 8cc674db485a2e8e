//! What an organiser wrote goes with the people of the event, and of one of them with them; the numbers stay.

use kobling::text::Lang;

use super::{of_firm, plain, sent, three_firms, written};
use crate::app::TestApp;
use crate::erasure::{night, run_the_job};

#[tokio::test]
async fn the_words_go_with_the_people_and_the_numbers_stay() {
    let app = TestApp::start().await;
    let (owner, event) = three_firms(&app).await;
    let form = written(&owner, Lang::Da, &event, "all").await.set("body.da", "Spørg Zebrakanarie i døren.");
    let page = sent(&owner, &form).await;
    let address = page.path.split('?').next().unwrap().to_owned();
    app.deliver().await;
    assert!(!app.traces_of(&["Zebrakanarie"]).await.is_empty(), "it is there to be found");

    app.wait(400 * kobling::time::DAY);
    run_the_job(&app).await;
    night(&app).await;
    assert_eq!(app.traces_of(&["Zebrakanarie", "Parkering"]).await, Vec::<String>::new());
    let owner = app.same_person(&owner).await;
    let page = owner.get(&address).await.expect(200);
    let text = plain(&page.all_text());
    assert!(text.contains("Teksten er slettet sammen med deltagernes oplysninger"), "{text}");
    assert!(text.contains("5 modtaget af mailserveren") && !text.contains("trukket tilbage"), "{text}");
    assert!(!text.contains(" af ejer"), "who wrote it is forgotten, too: {text}");
    let list = owner.get(&super::messages(&event)).await.expect(200);
    assert!(list.says("Teksten er slettet"));
    // Another run finds nothing to do.
    let acts = app.number("SELECT COUNT(*) FROM audit").await;
    run_the_job(&app).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM audit").await, acts);
}

#[tokio::test]
async fn who_is_forgotten_alone_takes_their_mail_along_and_is_still_counted() {
    let app = TestApp::start().await;
    let (owner, event) = three_firms(&app).await;
    let page = sent(&owner, &written(&owner, Lang::Da, &event, "all").await).await;
    app.deliver().await;
    let party = of_firm(&app, &event, "Brohave Catering").await;
    let visitor = app.visitor();
    let erase = visitor.get(&format!("{}/erase", app.seat_link(&party.seats[1]))).await.expect(200);
    visitor.submit(&erase.main_form()).await.location();
    app.deliver().await;
    night(&app).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE recipient LIKE 'soeren%'").await, 0);
    let page = owner.get(page.path.split('?').next().unwrap()).await.expect(200);
    let text = plain(&page.all_text());
    assert!(text.contains("4 modtaget af mailserveren") && text.contains("1 slettet, eller trukket tilbage"), "{text}");
}
