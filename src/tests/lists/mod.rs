//! The list in the hand: files, paper, and ticks at the door.

mod door;
mod files;
mod paper;
mod rights;
mod spreadsheet;

pub use files::rows_of_csv;
use kobling::registrations::{Attendee, Contact, Needs, Party};
use kobling::server::access::Role;

use crate::app::{Browser, Made, NewEvent, TestApp, party, person};

/// Names and firms that a spreadsheet program would work out, follow or run if it were let.
pub const HOSTILE: [&str; 8] = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+4512345678",
    "-2+3",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "＝HYPERLINK(\"evil.example\")",
    "a;=1+1,=2+2",
    "\"; =3+3",
];

/// A meeting of six seats in which three sit, one has given up, and two wait.
pub struct Full<'a> {
    pub owner: Browser<'a>,
    pub event: Made,
}

pub async fn full(app: &TestApp) -> Full<'_> {
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(4), &owner).await;
    let seated = Party {
        contact: Contact { phone: "+4579790001".to_owned(), ..party("Mette Ågård", &[]).contact },
        organisation: "Brohave Catering A/S".to_owned(),
        cvr: Some("13748136".to_owned()),
        attendees: vec![
            Attendee { needs: Needs { diet_other: "Ingen paprika".into(), ..needs() }, ..person("Søren Æbelø") },
            person("Aage Ørsted"),
            person("Bo Lund"),
        ],
    };
    let seated = app.sign_up(&event, seated).await;
    owner
        .post(
            &format!("/organiser/events/{}/registrations/{}/seats/3/cancel", event.id.as_str(), seated.id.as_str()),
            &[],
        )
        .await
        .location();
    app.sign_up(&event, Party { organisation: "Årre Is".to_owned(), ..party("Åse Dam", &["Zenia Dam"]) }).await;
    let waiting = Party { organisation: "Vonsild Tryk".to_owned(), ..party("Erik Dam", &["Erik Dam", "Freja Bak"]) };
    app.sign_up(&event, waiting).await;
    Full { owner, event }
}

fn needs() -> Needs {
    Needs { diet: vec![kobling::registrations::Diet::Vegan, kobling::registrations::Diet::Other], ..Needs::default() }
}

impl Full<'_> {
    pub fn desk(&self) -> String {
        format!("/organiser/events/{}", self.event.id.as_str())
    }
}
