//! Ticks at the door: by buttons, by devices that kept them, late, twice, and in the wrong order.

use kobling::registrations::{Registration, acts};
use kobling::server::access::Role;
use kobling::text::Lang;
use kobling::time::{DAY, HOUR, Timestamp};

use super::{Full, files::rows_of_csv, full};
use crate::app::{Browser, NewEvent, Page, TestApp, party};
use crate::visitor::at;

impl Full<'_> {
    async fn door(&self, lang: Lang) -> Page {
        self.owner.get(&at(lang, &format!("{}/attendance", self.desk()))).await.expect(200)
    }

    /// At another time, and signed in anew.
    async fn later<'b>(&self, app: &'b TestApp, now: Timestamp) -> Full<'b> {
        app.set_clock(now);
        Full { owner: app.same_person(&self.owner).await, event: self.event.clone() }
    }

    /// Sends what a device kept; answers what it is told.
    async fn send(&self, person: &Browser<'_>, ticks: &[String]) -> serde_json::Value {
        let mut fields = vec![("answer", "json"), ("since", "0")];
        fields.extend(ticks.iter().map(|tick| ("tick", tick.as_str())));
        let page = person.post(&format!("{}/attendance", self.desk()), &fields).await.expect(200);
        assert_eq!(page.header("content-type"), "application/json");
        serde_json::from_str(&page.body).unwrap()
    }
}

/// The words beside which the numbers stand.
fn count(page: &Page) -> String {
    page.text(".door-count")
}

/// What is shown of a name: whether the button is pressed, and what it would do.
fn row(page: &Page, name: &str) -> (String, String) {
    let place = page.texts(".door-name").iter().position(|shown| shown == name).expect("a row");
    let (pressed, value) =
        (page.attributes("button[name=tick]", "aria-pressed"), page.attributes("button[name=tick]", "value"));
    (pressed[place].clone(), value[place].clone())
}

/// The device's clock, so many milliseconds from now.
fn clock(app: &TestApp, later: i64) -> i64 {
    app.now().0 * 1000 + later
}

fn seats(registrations: &[Registration]) -> Vec<&str> {
    registrations.iter().flat_map(|party| &party.seats).map(|seat| seat.id.as_str()).collect()
}

#[tokio::test]
async fn somebody_is_ticked_and_unticked_by_buttons_and_the_page_comes_back_to_the_same_row() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let full = full(&app).await;
        let page = full.door(lang).await;
        assert_eq!(page.texts(".door-name"), ["Søren Æbelø", "Zenia Dam", "Aage Ørsted"]);
        let counted = |came: usize| match lang {
            Lang::Da => format!("{came} af 3 er kommet"),
            Lang::En => format!("{came} of 3 have come"),
        };
        assert_eq!(count(&page), counted(0));
        assert!(page.has("main a[href$='/registrations/new']"), "for whoever is not on the list");
        let (pressed, value) = row(&page, "Zenia Dam");
        assert_eq!(pressed, "false");

        let form = page.form("form[method=post][action*='/attendance']").set("tick", &value);
        let done = full.owner.submit(&form).await;
        let id = value.split('.').next().unwrap();
        assert!(done.location().ends_with(&format!("/attendance#seat-{id}")), "{}", done.location());
        let page = full.owner.follow(&done).await.expect(200);
        assert!(page.has(&format!("[id='seat-{id}']")));
        assert_eq!(count(&page), counted(1));
        full.owner.submit(&form).await.location();
        assert_eq!(count(&full.door(lang).await), counted(1), "pressed twice");

        let (pressed, value) = row(&page, "Zenia Dam");
        assert_eq!(pressed, "true");
        let form = page.form("form[method=post][action*='/attendance']").set("tick", &value);
        full.owner.submit(&form).await.location();
        assert_eq!(count(&full.door(lang).await), counted(0));
        let acts = app.number("SELECT COUNT(*) FROM audit WHERE action = 'attendance.tick'").await;
        assert_eq!(acts, 2, "what changed nothing is no act");
    }
}

#[tokio::test]
async fn a_name_is_found_and_the_page_stays_with_the_search() {
    let app = TestApp::start().await;
    let full = full(&app).await;
    let page = full.owner.get(&format!("{}/attendance?q=%C3%86BEL", full.desk())).await.expect(200);
    assert_eq!(page.texts(".door-name"), ["Søren Æbelø"]);
    assert_eq!(count(&page), "0 af 3 er kommet", "of all, not of those who are shown");
    let form = page.form("form[method=post][action*='/attendance']").set("tick", &row(&page, "Søren Æbelø").1);
    let done = full.owner.submit(&form).await;
    assert!(done.location().contains("?q=%C3%86BEL#seat-"), "{}", done.location());
    let firm = full.owner.get(&format!("{}/attendance?q=%C3%A5rre", full.desk())).await.expect(200);
    assert_eq!(firm.texts(".door-name"), ["Zenia Dam"], "by where somebody is from");
    let none = full.owner.get(&format!("{}/attendance?q=erik", full.desk())).await.expect(200);
    assert!(none.says("Ingen med det navn har en plads"), "who waits has none");
    assert!(none.has("a[href$='/attendance']"), "the way back to all");
}

#[tokio::test]
async fn ticks_that_come_late_twice_and_in_the_wrong_order_come_to_the_same() {
    let app = TestApp::start().await;
    let full = full(&app).await;
    let registrations = app.registrations(&full.event).await;
    let seats = seats(&registrations);
    app.wait(HOUR);
    let tick = |seat: usize, word: &str, later: i64| format!("{}.{word}.{}", seats[seat], clock(&app, later));
    // Two devices: one ticks the first seat and takes it back; the other ticks both, the first before and the second after.
    let ticks = [tick(0, "yes", -9000), tick(0, "no", -8000), tick(0, "yes", -8500), tick(1, "yes", -7000)];
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2]] {
        for one in order {
            full.send(&full.owner, &ticks[one..=one]).await;
        }
        let told = full.send(&full.owner, &ticks).await;
        assert_eq!((told["came"].as_str(), told["all"].as_str()), (Some("1"), Some("3")));
        let mut known: Vec<&str> = told["ticks"].as_str().unwrap().split(' ').collect();
        known.sort_unstable();
        let mut expected = [tick(0, "no", -8000), tick(1, "yes", -7000)];
        expected.sort_unstable();
        assert_eq!(known, expected);
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM attendance").await, 2);
    // A button decides after all of them, and a device whose clock runs an hour ahead not for ever.
    full.send(&full.owner, &[tick(0, "yes", 3_600_000)]).await;
    full.owner.post(&format!("{}/attendance", full.desk()), &[("tick", &format!("{}.no", seats[0]))]).await.location();
    app.wait(5);
    full.send(&full.owner, &[format!("{}.yes.{}", seats[0], clock(&app, 0))]).await;
    assert_eq!(count(&full.door(Lang::Da).await), "2 af 3 er kommet");
}

#[tokio::test]
async fn two_devices_at_once_lose_nothing_and_double_nothing() {
    let app = TestApp::start().await;
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(40), &owner).await;
    for number in 0..4 {
        let names: Vec<String> = (0..10).map(|seat| format!("Gæst {number} {seat}")).collect();
        app.sign_up(&event, party("Ane", &names.iter().map(String::as_str).collect::<Vec<_>>())).await;
    }
    let full = Full { owner, event };
    let registrations = app.registrations(&full.event).await;
    let ticks: Vec<String> =
        seats(&registrations).iter().map(|seat| format!("{seat}.yes.{}", clock(&app, -1000))).collect();
    let backwards: Vec<String> = ticks.iter().rev().cloned().collect();
    let halves = ticks.chunks(7).map(<[String]>::to_vec).collect::<Vec<_>>();
    tokio::join!(
        async { full.send(&full.owner, &ticks).await },
        async { full.send(&full.owner, &backwards).await },
        async {
            for half in &halves {
                full.send(&full.owner, half).await;
            }
        },
    );
    assert_eq!(count(&full.door(Lang::Da).await), "40 af 40 er kommet");
    assert_eq!(app.number("SELECT COUNT(*) FROM attendance WHERE came = 1").await, 40);
}

#[tokio::test]
async fn a_seat_of_another_event_and_nonsense_are_no_ticks() {
    let app = TestApp::start().await;
    let full = full(&app).await;
    let other = app.event(&NewEvent::with_seats(4), &full.owner).await;
    let stranger = app.sign_up(&other, party("Ida", &["Ida Holm"])).await;
    let foreign = format!("{}.yes.{}", stranger.seats[0].id.as_str(), clock(&app, 0));
    let nonsense = ["", "x", "x.yes", "\0.yes.1", ".yes.1", "'; DROP TABLE seats; --.yes.1"].map(str::to_owned);
    let told = full.send(&full.owner, &[&nonsense[..], std::slice::from_ref(&foreign)].concat()).await;
    assert_eq!((told["came"].as_str(), told["ticks"].as_str()), (Some("0"), Some("")));
    let led = full.owner.post(&format!("{}/attendance", full.desk()), &[("tick", &foreign)]).await;
    assert!(led.location().ends_with("/attendance"), "no row of this page: {}", led.location());
    assert_eq!(app.number("SELECT COUNT(*) FROM attendance").await, 0);

    let foreigner = app.organiser("fremmed@kolding.example", Role::Organiser).await;
    let seat = app.registrations(&full.event).await[0].seats[0].id.0.clone();
    foreigner.post(&format!("{}/attendance", full.desk()), &[("tick", &format!("{seat}.yes"))]).await.expect(404);
    assert_eq!(app.number("SELECT COUNT(*) FROM attendance").await, 0);

    app.cancel_event(&full.event).await;
    let page = full.door(Lang::Da).await;
    assert!(page.says("aflyst") && !page.has("button[name=tick]"));
    full.owner.post(&format!("{}/attendance", full.desk()), &[("tick", &format!("{seat}.yes"))]).await.location();
    assert_eq!(app.number("SELECT COUNT(*) FROM attendance").await, 0, "nobody comes to what is cancelled");
}

#[tokio::test]
async fn who_stayed_away_is_told_once_the_event_is_over() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let full = full(&app).await;
        let overview =
            async || full.owner.get(&at(lang, &full.desk())).await.expect(200).all_text().replace('\u{a0}', " ");
        let (heading, words) = match lang {
            Lang::Da => ("Fremmøde", "1 kom, 2 udeblev"),
            Lang::En => ("Turnout", "1 came, 2 stayed away"),
        };
        assert!(!overview().await.contains(heading), "weeks before");
        let starts_at = Timestamp(app.now().0 + 51 * DAY - 3 * HOUR - HOUR / 2);
        let full = full.later(&app, starts_at).await;
        let overview =
            async || full.owner.get(&at(lang, &full.desk())).await.expect(200).all_text().replace('\u{a0}', " ");
        assert!(overview().await.contains(heading), "on the day");
        let page = full.door(lang).await;
        let form = page.form("form[method=post][action*='/attendance']").set("tick", &row(&page, "Zenia Dam").1);
        full.owner.submit(&form).await.location();
        assert!(!overview().await.contains(words), "while it is held nobody stayed away");
        let came = async || {
            let csv = full.owner.get(&at(lang, &format!("{}/registrations.csv", full.desk()))).await.expect(200);
            rows_of_csv(&csv).into_iter().skip(1).map(|row| row[10].clone()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(came().await.trim(), if lang == Lang::Da { "Ja" } else { "Yes" });
        app.set_clock(starts_at.plus(4 * HOUR));
        assert!(overview().await.contains(words), "{}", overview().await);
        let expected = if lang == Lang::Da { "Nej Nej  Ja  " } else { "No No  Yes  " };
        assert_eq!(came().await, expected, "who had no seat did not stay away");
    }
}

#[tokio::test]
async fn without_a_list_at_the_door_nobody_stayed_away() {
    let app = TestApp::start().await;
    let full = full(&app).await;
    let full = full.later(&app, app.now().plus(52 * DAY)).await;
    let overview = full.owner.get(&full.desk()).await.expect(200);
    assert!(overview.says("Ingen er krydset af") && !overview.says("udeblev"));
    let csv = full.owner.get(&format!("{}/registrations.csv", full.desk())).await.expect(200);
    assert!(rows_of_csv(&csv).into_iter().skip(1).all(|row| row[10].is_empty()));
}

#[tokio::test]
async fn who_is_forgotten_is_forgotten_at_the_door_and_the_number_stays() {
    let app = TestApp::start().await;
    let full = full(&app).await;
    let registrations = app.registrations(&full.event).await;
    let ticks: Vec<String> =
        seats(&registrations).iter().map(|seat| format!("{seat}.yes.{}", clock(&app, 0))).collect();
    full.send(&full.owner, &ticks[..2]).await;
    let full = full.later(&app, app.now().plus(300 * DAY)).await;
    acts::erase_due(&app.state).await.unwrap();
    let known = "SELECT COUNT(*) FROM attendance WHERE decided_by <> '' OR decided_at <> 0";
    assert_eq!(app.number(known).await, 0);
    assert_eq!(app.number("SELECT COUNT(*) FROM attendance WHERE came = 1").await, 2);
    // What a device kept all that time finds nobody any more.
    let told = full.send(&full.owner, &ticks).await;
    assert_eq!(told["all"].as_str(), Some("0"));
    assert_eq!(app.number(known).await, 0);
}
