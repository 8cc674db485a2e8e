//! Files for readers other than our own: with `KOBLING_ICS_OUT` set to a folder, they are written there.
//!
//! `hostile-<n>.feed` are ten feeds of a thousand entries of hostile text each. `<n>-download`, `-request`, `-update` (of the request, an hour later), `-cancel` (of the update) and `-again` (the
//! download rendered a second time), for plain and for hostile texts.

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::hostile::hostile;
use super::reader::{only, read};
use super::{HOUR, entries_of, entry, entry_of, envelope, envelope_of};
use crate::calendar::{Answer, Entry, Envelope, Status, cancel, download, feed, request};

const HOSTILE: &[&str] = &[
    "\r\nATTENDEE:mailto:x@y.example",
    "\nEND:VEVENT\nBEGIN:VEVENT\n",
    "a\rX-INJECTED:1",
    "a\0b\u{7}c\u{1b}[31m\u{7f}",
    "a\u{85}b\u{9b}c\u{9d}d",
    "a\u{2028}b\u{2029}c\u{b}d\u{c}e\u{1c}f\u{1e}g",
    "\u{202e}cilbup\u{202c} \u{2066}x\u{2069} \u{200f}א",
    "\"Bo\"",
    "\"",
    "\";X-EVIL=\"1",
    "\":mailto:evil@y.example\r\nX-A:\"",
    "Ole; Bo, Ib: Per",
    "\\",
    "\\\\n\\n\\,\\;\\N\\\\",
    "C:\\new\\,folder\\;",
    "ends in \\",
    "^n^'^^",
    "%0D%0AX:1 %s %n {0} ${x}",
    "<script>alert(1)</script></textarea></title>",
    "'; DROP TABLE seats; --",
    "=HYPERLINK(\"http://x\")",
    "BEGIN:VCALENDAR",
    "æøåÆØÅ éüß",
    "日本語のテキスト、句読点；：",
    "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀      x        y",
    "👩‍👩‍👧‍👦 family 🇩🇰 flag 👍🏽",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}",
    "\u{feff}bom\u{fffe}\u{ffff}\u{fdd0}",
    "\u{1}41\u{2}\u{1}\u{2}\u{1}zz",
    "   space   before\t and \u{a0} after   ",
    "\n\n\n\nmany\n\n\n\nlines\n\n\n",
    ":;,=\"'`~!@#$%^&*()[]{}|/?<>",
    "a@b@c",
    "http://x.example/?a=\\n&b=;,#\"<>",
    "\u{10ffff}\u{f0000}\u{e000}",
    "mailto:x@y.example",
    " ATTENDEE:x",
    "\tfolded",
    "-1;DROP,\\;;,,\\\\;",
    "Z\u{335}\u{321}a\u{334}\u{33f}l\u{337}g\u{338}o",
];

#[expect(clippy::disallowed_methods, reason = "a test has no settings")]
fn folder() -> Option<std::path::PathBuf> {
    std::env::var_os("KOBLING_ICS_OUT").map(std::path::PathBuf::from)
}

#[test]
fn feeds_of_hostile_texts_can_be_written_for_other_readers() {
    // Without a folder a few are enough: the property says the same of more.
    let (folder, feeds, entries) = match folder() {
        Some(folder) => (Some(folder), 10, 1000),
        None => (None, 1, 20),
    };
    let mut runner = TestRunner::deterministic();
    for number in 0..feeds {
        let mut text = || hostile().new_tree(&mut runner).expect("a text").current();
        let texts: Vec<String> = (0..entries).map(|_| text()).collect();
        let file = feed(&texts[0], &entries_of(&texts));
        let found = read(&file).iter().filter(|line| line.name == "BEGIN" && line.value == "VEVENT").count();
        assert_eq!(found, entries);
        if let Some(folder) = &folder {
            std::fs::write(folder.join(format!("hostile-{number}.feed.ics")), file)
                .expect("the folder can be written to");
        }
    }
}

#[test]
fn every_kind_of_file_reads_back_and_can_be_written_for_other_readers() {
    let long = ["æ".repeat(10_000), "a".repeat(10_000), "😀 ".repeat(5_000)];
    let cases =
        HOSTILE.iter().copied().chain(long.iter().map(String::as_str)).map(|text| (entry_of(text), envelope_of(text)));
    let folder = folder();
    for (number, (entry, envelope)) in std::iter::once((entry(), envelope())).chain(cases).enumerate() {
        let moved = Entry {
            sequence: 1,
            last_modified: entry.last_modified.plus(HOUR),
            starts_at: entry.starts_at.plus(HOUR),
            ends_at: entry.ends_at.plus(HOUR),
            ..entry.clone()
        };
        let gone = Entry { sequence: 2, last_modified: moved.last_modified.plus(HOUR), ..moved.clone() };
        let later = |hours: i64| Envelope { stamp: envelope.stamp.plus(hours * HOUR), ..envelope.clone() };
        let shown = Entry { status: Status::Cancelled { prefix: "AFLYST: ".to_owned() }, ..gone.clone() };
        for (kind, file) in [
            ("download", download(&entry)),
            ("again", download(&entry)),
            ("request", request(&entry, &envelope, Answer::Accepted)),
            ("update", request(&moved, &later(1), Answer::Accepted)),
            ("cancel", cancel(&gone, &later(2))),
            ("shown", download(&shown)),
        ] {
            assert_eq!(only(&read(&file), "UID").text(), entry.uid);
            if let Some(folder) = &folder {
                std::fs::write(folder.join(format!("{number:03}-{kind}.ics")), file)
                    .expect("the folder can be written to");
            }
        }
    }
}
