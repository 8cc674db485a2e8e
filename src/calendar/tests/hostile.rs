//! No text, of any origin, in any field, changes the shape of a file.

use proptest::prelude::*;

use super::reader::{Line, only, read, shape};
use super::{entry_of, envelope_of};
use crate::calendar::{Answer, Entry, Envelope, Party, Status, cancel, download, feed, request};
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

pub(super) fn hostile() -> impl Strategy<Value = String> {
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
const FEED: [&str; 4] = ["X-WR-CALNAME", "NAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"];

/// Each case is a feed of so many entries with so many texts each, and each entry a download and two parts of mails.
/// All cases together are ten thousand texts.
const ENTRIES: usize = 5;
const FIELDS: usize = 5;
const CASES: u32 = 400;

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// An entry with a text of its own in every field, every second one cancelled.
fn entry_of_many(number: usize, texts: &[String]) -> Entry {
    let prefix = "AFLYST: ".to_owned();
    Entry {
        uid: format!("event-{number}@kobling.example"),
        summary: texts[0].clone(),
        description: texts[1].clone(),
        location: texts[2].clone(),
        url: Some(format!("https://kobling.example/{}", texts[3])),
        categories: vec![texts[4].clone(), "Netværksmøde".to_owned()],
        status: if number.is_multiple_of(2) { Status::Confirmed } else { Status::Cancelled { prefix } },
        ..entry_of("x")
    }
}

fn envelope_of_many(texts: &[String]) -> Envelope {
    let party =
        |name: &String, local: &String, host: &str| Party { name: name.clone(), email: format!("x{local}@{host}") };
    Envelope {
        organizer: party(&texts[0], &texts[1], "kobling.example"),
        attendee: party(&texts[2], &texts[3], "vaerksted.example"),
        ..envelope_of("x")
    }
}

/// Whether each text of a VEVENT's lines is the one that went into its field, apart from what cannot be seen.
fn loses_no_letter(lines: &[Line], entry: &Entry) -> Result<(), TestCaseError> {
    let told = |name: &str| lines.iter().find(|line| line.name == name).map(Line::text).unwrap_or_default();
    let prefix = if let Status::Cancelled { prefix } = &entry.status { prefix } else { "" };
    prop_assert_eq!(letters(&told("SUMMARY")), letters(&format!("{prefix}{}", entry.summary)));
    prop_assert_eq!(letters(&told("DESCRIPTION")), letters(&entry.description));
    prop_assert_eq!(letters(&told("LOCATION")), letters(&entry.location));
    prop_assert_eq!(&told("UID"), &entry.uid);
    Ok(())
}

fn a_download_keeps_its_shape(entry: &Entry) -> Result<(), TestCaseError> {
    let lines = read(&download(entry));
    let alarm = if entry.status == Status::Confirmed { &ALARM[..] } else { &[] };
    keeps_its_shape(&lines, &[&TOP[..], &ZONE, &EVENT, &["CATEGORIES"], alarm, &END].concat())?;
    // Up to the alarm, which has a description of its own.
    let after_begin = lines.into_iter().skip_while(|line| line.value != "VEVENT").skip(1);
    let event: Vec<Line> = after_begin.take_while(|line| line.name != "BEGIN").collect();
    loses_no_letter(&event, entry)
}

fn a_mails_parts_keep_their_shape(entry: &Entry, envelope: &Envelope) -> Result<(), TestCaseError> {
    let mail = [&TOP[..], &["METHOD"], &ZONE, &EVENT, &["ATTENDEE", "CATEGORIES", "ORGANIZER"], &END].concat();
    for (file, parameters) in [
        (request(entry, envelope, Answer::Accepted), &["CN", "CUTYPE", "PARTSTAT", "ROLE", "RSVP"][..]),
        (cancel(entry, envelope), &["CN", "CUTYPE", "ROLE"]),
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
    Ok(())
}

fn a_feed_keeps_its_shape(name: &str, entries: &[Entry]) -> Result<(), TestCaseError> {
    let lines = read(&feed(name, entries));
    let one = [&EVENT[..], &["CATEGORIES", "END:VEVENT"]].concat();
    keeps_its_shape(&lines, &[&TOP[..], &FEED, &ZONE, &one.repeat(entries.len()), &["END:VCALENDAR"]].concat())?;
    let mut events = lines.split(|line| line.name == "BEGIN" && line.value == "VEVENT");
    let head = events.next().unwrap_or_default();
    for line in head.iter().filter(|line| ["X-WR-CALNAME", "NAME"].contains(&line.name.as_str())) {
        prop_assert_eq!(letters(&line.text()), letters(name));
    }
    for (event, entry) in events.zip(entries) {
        loses_no_letter(event, entry)?;
    }
    Ok(())
}

proptest! {
    // A failure prints its input; no file of it is kept, the repository has no place for one.
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ten_thousand_hostile_texts_add_no_line_and_lose_no_letter(
        texts in prop::collection::vec(hostile(), ENTRIES * FIELDS),
    ) {
        let of_entries = texts.chunks_exact(FIELDS);
        let entries: Vec<Entry> = of_entries.clone().enumerate().map(|(number, five)| entry_of_many(number, five)).collect();
        for (entry, five) in entries.iter().zip(of_entries) {
            a_download_keeps_its_shape(entry)?;
            a_mails_parts_keep_their_shape(entry, &envelope_of_many(five))?;
        }
        a_feed_keeps_its_shape(&texts[0], &entries)?;
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
