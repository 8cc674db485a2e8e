//! No text, of any origin, in any field, changes the shape of a file.

use proptest::prelude::*;

use super::reader::{Line, only, read, shape};
use super::{entry_of, envelope_of};
use crate::calendar::{Answer, Entry, cancel, download, request};
use crate::time::Timestamp;

/// Pieces that have broken calendar files: ends of lines, ends of components, quotes, escapes, invisible characters.
const PIECES: &[&str] = &[
    "\r",
    "\n",
    "\r\n",
    "\0",
    "\t",
    " ",
    "\u{1}",
    "\u{2}",
    "\u{1}41\u{2}",
    "\u{b}",
    "\u{c}",
    "\u{1c}",
    "\u{7f}",
    "\u{85}",
    "\u{9b}",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "\u{202e}",
    "\u{2066}",
    "\u{200d}",
    "\u{feff}",
    "\u{fffe}",
    "\"",
    "\\",
    "\\n",
    ";",
    ",",
    ":",
    "^n",
    "^'",
    "=",
    "@",
    "%0D%0A",
    "é",
    "😀",
    "👩‍👩‍👧‍👦",
    "𝕏",
    "</script>",
    "\r\nATTENDEE:mailto:x@y.example",
    "\nEND:VEVENT\n",
    "\r\n BEGIN:VALARM\r\n",
    "\";X-A=\"b",
    "\r\nDTSTAMP:1",
];

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(str::to_owned),
        3 => any::<char>().prop_map(String::from),
        2 => "[a-zæøå ]{1,30}",
        1 => (prop::sample::select(PIECES), 1_usize..90).prop_map(|(piece, times)| piece.repeat(times)),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// The lines a file must have, whatever its texts are: those that may be missing because nothing visible was left of
/// a text are allowed to be missing.
fn keeps_its_shape(lines: &[Line], expected: &[&str]) -> Result<(), TestCaseError> {
    const MAY_BE_MISSING: [&str; 4] = ["DESCRIPTION", "LOCATION", "URL", "CATEGORIES"];
    let found = shape(lines);
    let mut found = found.iter().map(String::as_str).peekable();
    for name in expected {
        if found.peek() == Some(name) {
            found.next();
        } else {
            prop_assert!(MAY_BE_MISSING.contains(name), "{name} expected, {:?} found", found.peek());
        }
    }
    prop_assert_eq!(found.next(), None);
    Ok(())
}

const TOP: [&str; 4] = ["BEGIN:VCALENDAR", "VERSION", "PRODID", "CALSCALE"];
const ZONE: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID",
    "BEGIN:DAYLIGHT",
    "DTSTART",
    "RRULE",
    "TZNAME",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART",
    "RRULE",
    "TZNAME",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "END:STANDARD",
    "END:VTIMEZONE",
];
const EVENT: [&str; 14] = [
    "BEGIN:VEVENT",
    "CREATED",
    "DESCRIPTION",
    "DTEND",
    "DTSTAMP",
    "DTSTART",
    "LAST-MODIFIED",
    "LOCATION",
    "SEQUENCE",
    "STATUS",
    "SUMMARY",
    "TRANSP",
    "UID",
    "URL",
];
const ALARM: [&str; 5] = ["BEGIN:VALARM", "ACTION", "DESCRIPTION", "TRIGGER", "END:VALARM"];
const END: [&str; 2] = ["END:VEVENT", "END:VCALENDAR"];

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn hostile_text_adds_no_line_and_loses_no_letter(text in hostile()) {
        let (entry, envelope) = (entry_of(&text), envelope_of(&text));

        let lines = read(&download(&entry));
        keeps_its_shape(&lines, &[&TOP[..], &ZONE, &EVENT, &["CATEGORIES"], &ALARM, &END].concat())?;
        prop_assert_eq!(letters(&only(&lines, "SUMMARY").text()), letters(&text));
        if let Some(description) = lines.iter().find(|line| line.name == "DESCRIPTION") {
            prop_assert_eq!(letters(&description.text()), letters(&text));
        }

        let mail = [&TOP[..], &["METHOD"], &ZONE, &EVENT, &["ATTENDEE", "CATEGORIES", "ORGANIZER"], &END].concat();
        for (file, parameters) in [
            (request(&entry, &envelope, Answer::Accepted), &["CN", "CUTYPE", "PARTSTAT", "ROLE", "RSVP"][..]),
            (cancel(&entry, &envelope), &["CN", "CUTYPE", "ROLE"]),
        ] {
            let lines = read(&file);
            keeps_its_shape(&lines, &mail)?;
            for (name, allowed) in [("ATTENDEE", parameters), ("ORGANIZER", &["CN"])] {
                let line = only(&lines, name);
                prop_assert!(line.parameters.iter().all(|(key, _)| allowed.contains(&key.as_str())), "{:?}", line);
                prop_assert!(line.value.is_ascii() && !line.value.contains([' ', '"', '<', '>', '\\']), "{}", line.value);
                prop_assert_eq!(line.value.matches('@').count(), 1);
            }
        }
    }

    #[test]
    fn a_hostile_uid_is_one_line(text in hostile()) {
        let lines = read(&download(&Entry { uid: format!("seat-{text}"), ..entry_of("x") }));
        prop_assert_eq!(letters(&only(&lines, "UID").text()), letters(&format!("seat-{text}")));
    }

    #[test]
    fn every_instant_is_written_so_that_it_reads_back(start in 1_000_000_000_i64..4_000_000_000, length in 1_i64..400_000) {
        let (starts_at, ends_at) = (Timestamp(start), Timestamp(start + length));
        let lines = read(&download(&Entry { starts_at, ends_at, ..entry_of("x") }));
        for (name, instant) in [("DTSTART", starts_at), ("DTEND", ends_at)] {
            let line = only(&lines, name);
            let written = if let Some(zone) = line.parameter("TZID") {
                prop_assert_eq!(zone, "Europe/Copenhagen");
                instant.local().format("%Y%m%dT%H%M%S").to_string()
            } else {
                instant.utc().format("%Y%m%dT%H%M%SZ").to_string()
            };
            prop_assert_eq!(&line.value, &written);
        }
    }
}

/// What the crate's own folding panics on, and texts whose characters stand across every place of a fold.
#[test]
fn wide_characters_at_every_fold_survive() {
    for pad in 0..80 {
        for wide in ["é", "€", "😀", "👩‍👩‍👧‍👦"] {
            let text = format!("{}{}{}x", "a".repeat(pad), wide.repeat(60), "\u{a0}".repeat(120));
            let lines = read(&download(&entry_of(&text)));
            assert_eq!(only(&lines, "DESCRIPTION").text(), text);
        }
    }
}
