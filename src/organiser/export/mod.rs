//! Registrations as a file: one row a seat, the same columns in CSV and XLSX.
//!
//! A column is one line of [`COLUMNS`] and its word in `text/lists.rs`. Diet and access needs are none: they stay where
//! they are needed, and the kitchen gets counts.

mod cell;
mod csv;
mod xlsx;

pub use self::csv::{csv, file};
pub use cell::CsvCell;
pub use xlsx::xlsx;

use crate::registrations::lists::ListedSeat;
use crate::text::Lang;
use crate::text::lists::Lists;
use crate::time::Timestamp;

/// What a file is made of.
pub struct Export {
    pub lang: Lang,
    /// When it was asked for.
    pub now: Timestamp,
    /// In the order of the file.
    pub seats: Vec<ListedSeat>,
    /// Whether the event is over and somebody was ticked at the door: whoever was not then stayed away.
    pub tells_no_shows: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Nothing,
    Text(String),
    /// A number to call, E.164.
    Phone(String),
    Number(usize),
    Moment(Timestamp),
}

struct Column {
    heading: fn(&dyn Lists) -> &'static str,
    /// Of its column in a spreadsheet, in characters.
    width: u8,
    value: fn(&Export, &ListedSeat) -> Value,
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Nothing } else { Value::Text(text.to_owned()) }
}

const COLUMNS: [Column; 12] = [
    Column { heading: |say| say.organisation(), width: 28, value: |_, seat| text(&seat.organisation) },
    Column { heading: |say| say.cvr(), width: 10, value: |_, seat| text(seat.cvr.as_deref().unwrap_or_default()) },
    Column { heading: |say| say.contact(), width: 22, value: |_, seat| text(&seat.contact.name) },
    Column { heading: |say| say.contact_email(), width: 30, value: |_, seat| text(&seat.contact.email) },
    Column { heading: |say| say.contact_phone(), width: 18, value: |_, seat| phone(&seat.contact.phone) },
    Column { heading: |say| say.attendee(), width: 22, value: |_, seat| text(&seat.name) },
    Column { heading: |say| say.attendee_email(), width: 30, value: |_, seat| text(&seat.email) },
    Column {
        heading: |say| say.state(),
        width: 12,
        value: |export, seat| text(export.lang.organiser_registrations().state(seat.state)),
    },
    Column {
        heading: |say| say.queue_number(),
        width: 15,
        value: |_, seat| seat.queue.map_or(Value::Nothing, Value::Number),
    },
    Column { heading: |say| say.signed_up(), width: 16, value: |_, seat| Value::Moment(seat.signed_up) },
    Column { heading: |say| say.came(), width: 8, value: came },
    Column { heading: |say| say.answer(), width: 14, value: answer },
];

fn phone(number: &str) -> Value {
    if number.is_empty() { Value::Nothing } else { Value::Phone(number.to_owned()) }
}

fn came(export: &Export, seat: &ListedSeat) -> Value {
    let came = match seat.attendance {
        Some(decision) => decision.came,
        None if export.tells_no_shows && seat.is_expected() => false,
        None => return Value::Nothing,
    };
    text(export.lang.lists().yes_or_no(came))
}

/// Only of those who were asked.
fn answer(export: &Export, seat: &ListedSeat) -> Value {
    seat.answer.map_or(Value::Nothing, |answer| text(export.lang.answering().said(answer.coming)))
}

fn headings(lang: Lang) -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(move |column| (column.heading)(lang.lists()))
}

fn values<'a>(export: &'a Export, seat: &'a ListedSeat) -> impl Iterator<Item = Value> + 'a {
    COLUMNS.iter().map(move |column| (column.value)(export, seat))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registrations::{Contact, RegistrationId, SeatId, State};

    fn seat(number: usize) -> ListedSeat {
        let name = format!("Søren Åbenrå-Ærø {number}");
        let email = format!("soeren.{number}@brohave-catering.example");
        ListedSeat {
            id: SeatId(number.to_string()),
            registration_id: RegistrationId(number.to_string()),
            position: 1,
            name: name.clone(),
            email: email.clone(),
            state: State::Confirmed,
            party: State::Confirmed,
            queue: None,
            organisation: format!("Brohave Catering & Selskabslokaler {number} A/S"),
            cvr: Some("13748136".to_owned()),
            contact: Contact { name, email, phone: "+4579790000".to_owned(), attends: true, no_mail: false },
            signed_up: Timestamp(1_795_518_000),
            attendance: None,
            answer: None,
        }
    }

    #[test]
    fn ten_thousand_rows_are_a_few_megabytes_of_either_kind() {
        let seats = (0..10_000).map(seat).collect();
        let export = Export { lang: Lang::Da, now: Timestamp(1_795_518_000), seats, tells_no_shows: true };
        let csv = csv(&export).unwrap();
        assert_eq!(csv.split(|byte| *byte == b'\n').count(), 10_002);
        assert!(csv.len() < 3_000_000, "{} bytes", csv.len());
        let xlsx = xlsx(&export).unwrap();
        assert!(xlsx.len() < 3_000_000, "{} bytes", xlsx.len());
        assert!(xlsx.starts_with(b"PK"));
    }
}
