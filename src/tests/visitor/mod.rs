//! What a visitor meets: sign-up, the pages behind links, bad input, faults.

mod faults;
mod feeds;
mod finding;
mod hostile;
mod once;
mod privacy;
mod seats;
mod shared;
mod subscribe;
mod window;

use kobling::server::access::Role;
use kobling::text::Lang;

use crate::app::{FormValues, Made, NewEvent, TestApp, person};

/// An address in a language.
pub fn at(lang: Lang, path: &str) -> String {
    match (lang, path) {
        (Lang::Da, _) => path.to_owned(),
        (Lang::En, "/") => "/en".to_owned(),
        (Lang::En, _) => format!("/en{path}"),
    }
}

/// An installation with one event, whose owner is of no interest.
pub async fn with_event(new: &NewEvent) -> (TestApp, Made) {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let event = app.event(new, &owner).await;
    (app, event)
}

impl TestApp {
    /// The sign-up form as it is drawn, filled for a contact who attends alone.
    pub async fn filled(&self, lang: Lang, event: &Made) -> FormValues {
        let page = self.get(&at(lang, &format!("/events/{}/sign-up", event.slug))).await.expect(200);
        page.main_form().set_all(&[
            ("contact.name", "Mette Lindholm"),
            ("contact.email", "mette@brohave.example"),
            ("contact.phone", "79 79 00 02"),
            ("contact.attends", "yes"),
            ("organisation.name", "Brohave Catering"),
            ("organisation.cvr", "13748136"),
            ("terms", "yes"),
        ])
    }

    /// The same for a contact who stays at home and signs up others.
    pub async fn filled_for(&self, lang: Lang, event: &Made, names: &[&str]) -> FormValues {
        let form = self.filled(lang, event).await.without("contact.attends");
        names.iter().enumerate().fold(form, |form, (row, name)| with_attendee(form, row, name))
    }
}

/// A row of the form filled, with an address made from the name.
pub fn with_attendee(form: FormValues, row: usize, name: &str) -> FormValues {
    form.set(&format!("attendees.{row}.name"), name).set(&format!("attendees.{row}.email"), &person(name).email)
}
