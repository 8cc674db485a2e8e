//! What an organiser sees first, how seats were taken over time, and figures over events and years.

mod attention;
mod large;
mod reports;
mod statistics;

use kobling::events::Texts;
use kobling::registrations::Party;
use kobling::text::Lang;
use kobling::time::{DAY, HOUR};

use crate::app::{Browser, Made, NewEvent, Page, TestApp, party};
use crate::visitor::at;

/// An event in so many days with so many seats, whole in English too; sign-up and cancelling end when it begins.
pub fn new_event(app: &TestApp, days: i64, seats: i64) -> NewEvent {
    let mut new = NewEvent::with_seats(seats);
    let starts_at = app.now().plus(days * DAY);
    new.details.starts_at = starts_at;
    new.details.ends_at = starts_at.plus(HOUR);
    new.details.en = Texts {
        title: "When recruiting is hard".into(),
        lead: "A meeting.".into(),
        why: "Because.".into(),
        ..Texts::default()
    };
    (new.terms.closes_at, new.terms.cancel_until) = (starts_at, starts_at);
    new
}

/// A party of an organisation.
pub fn of(organisation: &str, cvr: Option<&str>, attendees: &[&str]) -> Party {
    Party { organisation: organisation.to_owned(), cvr: cvr.map(str::to_owned), ..party("Mette Lindholm", attendees) }
}

/// What needs whoever looks, each with where its one step leads.
pub async fn to_do(person: &Browser<'_>, lang: Lang) -> Vec<(String, String)> {
    rows(&person.get(&at(lang, "/organiser")).await.expect(200))
}

pub fn rows(page: &Page) -> Vec<(String, String)> {
    let said = page.texts(".attention-rows strong").into_iter().map(|said| said.replace('\u{a0}', " "));
    let steps = page.attributes(".attention-rows a.attention-step", "href");
    let rows: Vec<_> = said.zip(steps).collect();
    assert_eq!(rows.len(), page.texts(".attention-rows li").len(), "each row has one step");
    rows
}

/// The step of the row that begins so.
#[track_caller]
pub fn step(rows: &[(String, String)], begins: &str) -> String {
    let row = rows.iter().find(|(said, _)| said.starts_with(begins));
    row.unwrap_or_else(|| panic!("no {begins:?} in {rows:?}")).1.clone()
}

pub fn says(rows: &[(String, String)], begins: &str) -> bool {
    rows.iter().any(|(said, _)| said.starts_with(begins))
}

pub fn desk(event: &Made) -> String {
    format!("/organiser/events/{}", event.id.as_str())
}
