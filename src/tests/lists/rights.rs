//! Who takes a list along and who ticks: partners read, the door ticks, and neither does the other.

use kobling::server::access::Role;
use kobling::time::{DAY, HOUR};

use super::{files::rows_of_csv, full};
use crate::app::TestApp;

const FILES: [&str; 2] = ["registrations.csv", "registrations.xlsx"];
const PAPER: [&str; 3] = ["print/sign-in", "print/badges", "print/tents"];

#[tokio::test]
async fn a_partner_takes_the_list_along_but_neither_the_kitchens_nor_the_doors() {
    let app = TestApp::start().await;
    let full = full(&app).await;
    let partner = app.partner("mette@business.example", "Business Kolding").await;
    let other = app.partner("per@sdu.example", "SDU").await;
    for path in FILES.iter().chain(&PAPER) {
        partner.get(&format!("{}/{path}", full.desk())).await.expect(200);
        other.get(&format!("{}/{path}", full.desk())).await.expect(404);
    }
    let csv = partner.get(&format!("{}/registrations.csv", full.desk())).await;
    assert_eq!(rows_of_csv(&csv).len(), 7);
    let seat = app.registrations(&full.event).await[0].seats[0].id.0.clone();
    partner.get(&format!("{}/print/caterer", full.desk())).await.expect(404);
    partner.get(&format!("{}/attendance", full.desk())).await.expect(404);
    partner.post(&format!("{}/attendance", full.desk()), &[("tick", &format!("{seat}.yes"))]).await.expect(404);
    assert_eq!(app.number("SELECT COUNT(*) FROM attendance").await, 0);
    let list = partner.get(&format!("{}/registrations", full.desk())).await.expect(200);
    assert!(list.has("a[href$='registrations.csv']") && list.has("a[href$='print/badges']"));
    assert!(!list.has("a[href$='print/caterer'], a[href$='attendance']"), "no link to what is not theirs");
}

#[tokio::test]
async fn somebody_at_the_door_ticks_on_the_day_and_takes_nothing_along() {
    let app = TestApp::start().await;
    let full = full(&app).await;
    let door = app.organiser("vagt@kolding.example", Role::Door).await;
    app.share(&full.event, &door).await;
    let address = format!("{}/attendance", full.desk());
    door.get(&address).await.expect(404);
    app.set_clock(app.now().plus(51 * DAY - 4 * HOUR));
    let door = app.same_person(&door).await;
    let stranger = app.organiser("fremmed@kolding.example", Role::Door).await;
    stranger.get(&address).await.expect(404);
    let page = door.get(&address).await.expect(200);
    assert!(!page.has("main a[href$='/registrations/new']"), "who adds nobody is offered no way to");
    let value = page.attributes("button[name=tick]", "value").remove(0);
    let form = page.form("form[method=post][action*='/attendance']").set("tick", &value);
    stranger.submit(&form).await.expect(404);
    let done = door.submit(&form).await;
    assert_eq!(door.follow(&done).await.expect(200).text(".door-count"), "1 af 3 er kommet");
    let by = "SELECT COUNT(*) FROM attendance a JOIN organisers o ON o.id = a.decided_by WHERE o.email LIKE 'vagt@%'";
    assert_eq!(app.number(by).await, 1);
    for path in FILES.iter().chain(&PAPER).chain(&["print/caterer", "registrations"]) {
        door.get(&format!("{}/{path}", full.desk())).await.expect(404);
    }
    for href in page.attributes("main a", "href") {
        door.get(&href).await.expect(200);
    }
}
