//! Each rule of `calendar`, and that no text of any origin adds a line to a file.

mod files;
mod hostile;
mod reader;
mod rules;

use super::{Entry, Envelope, Party, Status, uid};
use crate::time::Timestamp;

/// Half past one in the afternoon of 17 September 2026 in Copenhagen (summer time).
const START: Timestamp = Timestamp(1_789_644_600);
const HOUR: i64 = 3600;

fn entry() -> Entry {
    Entry {
        uid: uid::seat("01990b4e-7c1a-7d53-8f0e-3a5e0d7f4c21", "kobling.example"),
        sequence: 0,
        created: START.plus(-30 * 24 * HOUR),
        last_modified: START.plus(-20 * 24 * HOUR),
        starts_at: START,
        ends_at: START.plus(2 * HOUR),
        summary: "Fra indkøb til partnerskab".to_owned(),
        description: "Hvorfor: vi køber sammen ind.\nTag jeres spørgsmål med.".to_owned(),
        location: "Spinderihallerne, Spinderigade 11, 7100 Vejle".to_owned(),
        url: Some("https://kobling.example/events/fra-indkoeb-til-partnerskab".to_owned()),
        categories: vec!["Netværksmøde".to_owned(), "Marked, samarbejde".to_owned()],
        status: Status::Confirmed,
        alarm_minutes: Some(60),
    }
}

fn envelope() -> Envelope {
    Envelope {
        organizer: Party { name: "Kolding Kommune".to_owned(), email: "kobling@kobling.example".to_owned() },
        attendee: Party { name: "Åse Sørensen".to_owned(), email: "aase@vaerksted.example".to_owned() },
        stamp: START.plus(-10 * 24 * HOUR),
    }
}

/// The entry with the same text in every field that takes one.
fn entry_of(text: &str) -> Entry {
    Entry {
        summary: text.to_owned(),
        description: text.to_owned(),
        location: text.to_owned(),
        url: Some(format!("https://kobling.example/{text}")),
        categories: vec![text.to_owned(), "Netværksmøde".to_owned()],
        ..entry()
    }
}

/// The envelope with that text as every name and before the @ of every address.
fn envelope_of(text: &str) -> Envelope {
    let party = |host: &str| Party { name: text.to_owned(), email: format!("x{text}@{host}") };
    Envelope { organizer: party("kobling.example"), attendee: party("vaerksted.example"), ..envelope() }
}

/// Entries of a feed, each with a text in every field; every third is cancelled.
fn entries_of(texts: &[String]) -> Vec<Entry> {
    let status = |number: usize| match number % 3 {
        2 => Status::Cancelled { prefix: "AFLYST: ".to_owned() },
        _ => Status::Confirmed,
    };
    texts
        .iter()
        .enumerate()
        .map(|(number, text)| Entry {
            uid: uid::event(number, "kobling.example"),
            status: status(number),
            ..entry_of(text)
        })
        .collect()
}
