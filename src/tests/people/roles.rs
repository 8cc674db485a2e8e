//! What partners and the people at the door see of an event, and that they change nothing.

use kobling::registrations::{Diet, Party};
use kobling::server::access::Role;
use kobling::time::DAY;

use crate::app::{Browser, Made, NewEvent, Page, TestApp, party};

/// Kolding Kommune's meeting, in which Business Kolding takes part; Bo eats no meat.
struct Meeting<'a> {
    owner: Browser<'a>,
    event: Made,
}

impl<'a> Meeting<'a> {
    async fn new(app: &'a TestApp) -> Self {
        let owner = app.organiser("anne-sofie@kolding.example", Role::Organiser).await;
        let event = app.event(&NewEvent::with_seats(5), &owner).await;
        let mut party: Party = party("Ane", &["Ane", "Bo"]);
        party.attendees[1].needs.diet.push(Diet::Vegetarian);
        "Kørestol".clone_into(&mut party.attendees[1].needs.access);
        app.sign_up(&event, party).await;
        Self { owner, event }
    }

    fn address(&self, rest: &str) -> String {
        format!("/organiser/events/{}{rest}", self.event.id.as_str())
    }
}

/// What one could do on a page but read: forms, and links to where something is changed.
fn tools(page: &Page) -> Vec<String> {
    let links = page.attributes("main a", "href").into_iter().filter(|href| {
        ["/edit", "/cancel", "/publish", "/delete", "/new", "/resend"].iter().any(|end| href.contains(end))
    });
    page.attributes("main form", "action").into_iter().chain(links).collect()
}

#[tokio::test]
async fn a_partner_reads_the_event_and_its_list_without_needs_and_without_tools() {
    let app = TestApp::start().await;
    let meeting = Meeting::new(&app).await;
    let partner = app.partner("mette@business.example", "Business Kolding").await;

    let home = partner.get("/organiser").await.expect(200);
    assert_eq!(home.attributes("main th a", "href"), [meeting.address("")]);
    let overview = partner.get(&meeting.address("")).await.expect(200);
    let list = partner.get(&meeting.address("/registrations")).await.expect(200);
    assert!(list.says("Brohave Catering"));
    for page in [&home, &overview, &list] {
        assert_eq!(tools(page), Vec::<String>::new(), "{}", page.path);
        for word in ["Vegetar", "Kørestol", "kost", "Køkken"] {
            assert!(!page.says(word), "{} says {word}", page.path);
        }
    }
    // Those who manage it see both, so the words above are the right ones.
    let own = meeting.owner.get(&meeting.address("")).await.expect(200);
    assert!(own.says("Vegetar") && !tools(&own).is_empty());
}

#[tokio::test]
async fn a_partner_sees_what_their_organisation_takes_part_in_and_never_a_draft() {
    let app = TestApp::start().await;
    let meeting = Meeting::new(&app).await;
    let draft = app.event(&NewEvent::with_seats(5).titled("Kladden").draft(), &meeting.owner).await;
    let partner = app.partner("mette@business.example", "BUSINESS KOLDING").await;
    let responsible = app.partner("ida@kolding.example", "Kolding Kommune").await;
    let other = app.partner("per@sdu.example", "SDU").await;
    let of_none = app.organiser("uden@business.example", Role::Partner).await;

    for (person, sees) in [(&partner, true), (&responsible, true), (&other, false), (&of_none, false)] {
        let home = person.get("/organiser").await.expect(200);
        assert_eq!(home.says("Når rekruttering er svær"), sees);
        assert!(!home.says("Kladden"));
        person.get(&meeting.address("")).await.expect(if sees { 200 } else { 404 });
        person.get(&format!("/organiser/events/{}", draft.id.as_str())).await.expect(404);
    }

    app.cancel_event(&meeting.event).await;
    assert!(partner.get(&meeting.address("/registrations")).await.expect(200).says("Brohave Catering"));
}

#[tokio::test]
async fn somebody_at_the_door_sees_their_events_by_name_and_from_when_they_are_open() {
    let app = TestApp::start().await;
    let meeting = Meeting::new(&app).await;
    let door = app.organiser("vagt@kolding.example", Role::Door).await;
    assert!(door.get("/organiser").await.expect(200).says("Ingen arrangementer lige nu"));

    app.share(&meeting.event, &door).await;
    let attendance = meeting.address("/attendance");
    let home = door.get("/organiser").await.expect(200);
    assert!(home.says("Når rekruttering er svær") && home.says("Åbner 13. jan."), "{}", home.all_text());
    assert!(!home.attributes("main a", "href").contains(&attendance));
    assert!(!home.says("Brohave"));

    // Thursday 14 January at 8.30, asked on Wednesday; the session is renewed meanwhile.
    app.set_clock(kobling::time::Timestamp(crate::app::NOW.0 + 50 * DAY - 3 * 3600));
    let door = app.same_person(&door).await;
    let home = door.get("/organiser").await.expect(200);
    assert!(home.attributes("main a", "href").contains(&attendance), "{}", home.all_text());
    for page in ["", "/registrations", "/edit", "/cancel"] {
        door.get(&meeting.address(page)).await.expect(404);
    }
}

#[tokio::test]
async fn a_role_counts_from_the_next_request_on() {
    let app = TestApp::start().await;
    let meeting = Meeting::new(&app).await;
    let person = app.partner("mette@business.example", "Business Kolding").await;
    person.get(&meeting.address("")).await.expect(200);
    for (role, status) in [("door", 404), ("organiser", 404), ("administrator", 200), ("partner", 200), ("boss", 303)] {
        app.set_role(&person, role).await;
        person.get(&meeting.address("")).await.expect(status);
    }
}
