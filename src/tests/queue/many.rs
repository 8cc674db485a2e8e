//! Five hundred parties wait, and a hundred seats come: one save seats the first hundred, and tells each once.

use std::time::Instant;

use kobling::registrations::{QueueMode, State};
use kobling::text::Lang;

use super::with_order;
use crate::app::{TestApp, party};

const PARTIES: usize = 500;
const MORE: usize = 100;

#[tokio::test]
#[expect(clippy::print_stdout, reason = "how long it takes is what the test is asked for")]
async fn a_hundred_of_five_hundred_waiting_parties_are_seated_by_one_save() {
    let app = TestApp::start().await;
    let (organiser, event) = with_order(&app, 1, QueueMode::Strict, 0).await;
    app.sign_up(&event, party("Ane", &["Ane"])).await;
    for number in 0..PARTIES {
        app.sign_up(&event, party(&format!("Firma {number}"), &[&format!("Gæst {number}")])).await;
    }
    let commits = app.state.db.commits();
    let form = organiser.edit_form(Lang::Da, &event).await.set("capacity", &(MORE + 1).to_string());
    let shown = organiser.submit(&form).await.expect(200).form("form[action$='/edit']").press("save");
    let mails = app.number("SELECT COUNT(*) FROM outbox").await;
    let begun = Instant::now();
    organiser.submit(&shown).await.location();
    println!("{MORE} of {PARTIES} parties were seated by a save in {:?}", begun.elapsed());
    assert_eq!(app.state.db.commits(), commits + 1, "one transaction");

    let all = app.registrations(&event).await;
    let seated = all.iter().take_while(|registration| registration.state == State::Confirmed).count();
    assert_eq!(seated, MORE + 1);
    assert!(all[seated..].iter().all(|registration| registration.state == State::Waitlisted));
    let told = app.number("SELECT COUNT(*) FROM outbox").await - mails;
    assert_eq!(told, 2 * i64::try_from(MORE).unwrap(), "each attendee and each contact once");
    assert_eq!(app.number("SELECT COUNT(*) FROM audit WHERE action = 'registration.promoted'").await, 100);
}
