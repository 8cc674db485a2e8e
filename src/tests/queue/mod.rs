//! The waiting list: parties that take fewer, seats that are kept for a time, and what an organiser does by hand.

mod added;
mod by_hand;
mod many;
mod parties;

use kobling::registrations::{QueueMode, QueueRules};
use kobling::server::access::Role;

use crate::app::{Browser, Made, Mail, NewEvent, TestApp};

/// An event with an order, and its organiser.
pub async fn with_order(app: &TestApp, seats: i64, mode: QueueMode, hold_hours: i64) -> (Browser<'_>, Made) {
    let name = format!("{}@kolding.example", kobling::server::id::fresh());
    let organiser = app.organiser(&name, Role::Organiser).await;
    let mut new = NewEvent::with_seats(seats);
    "Gratis".clone_into(&mut new.details.da.price);
    new.terms.queue = QueueRules { mode, hold_hours };
    let event = app.event(&new, &organiser).await;
    (organiser, event)
}

/// Who was written to and what it does to a calendar, by the part of the address before the @, in order.
pub fn told(mails: &[Mail]) -> Vec<(String, String)> {
    let mut told: Vec<(String, String)> =
        mails.iter().map(|mail| (mail.to.split('@').next().unwrap_or_default().to_owned(), mail.method())).collect();
    told.sort();
    told
}

/// The same as it is written in a test.
pub fn to(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(who, method)| ((*who).to_owned(), (*method).to_owned())).collect()
}

/// Words with plain spaces.
pub fn plain(words: &str) -> String {
    words.replace('\u{a0}', " ")
}
