//! What each kind of file says, and what it keeps quiet about.

use chrono::{Datelike, NaiveDate, Offset, TimeZone, Weekday};

use super::reader::{event, only, read, shape};
use super::{HOUR, START, entry, envelope};
use crate::calendar::gateway::ZONED_YEARS;
use crate::calendar::{Answer, Entry, Envelope, Party, Status, cancel, download, feed, request, uid};
use crate::time::{Timestamp, ZONE};

/// The instant of a date and time in UTC.
fn at(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> Timestamp {
    let time = NaiveDate::from_ymd_opt(year, month, day).and_then(|date| date.and_hms_opt(hour, minute, 0));
    Timestamp(time.expect("a time").and_utc().timestamp())
}

#[test]
fn a_download_is_this_file_to_the_byte() {
    let entry = Entry { description: "Æ".repeat(40), ..entry() };
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kobling//Kobling//DA",
        "CALSCALE:GREGORIAN",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Copenhagen",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19701025T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "CREATED:20260818T113000Z",
        // 12 octets, then 31 letters of two octets: one octet short of 75, because a letter is not split.
        "DESCRIPTION:ÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆÆ",
        " ÆÆÆÆÆÆÆÆÆ",
        "DTEND;TZID=Europe/Copenhagen:20260917T153000",
        "DTSTAMP:20260828T113000Z",
        "DTSTART;TZID=Europe/Copenhagen:20260917T133000",
        "LAST-MODIFIED:20260828T113000Z",
        "LOCATION:Spinderihallerne\\, Spinderigade 11\\, 7100 Vejle",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "SUMMARY:Fra indkøb til partnerskab",
        "TRANSP:OPAQUE",
        "UID:seat-01990b4e-7c1a-7d53-8f0e-3a5e0d7f4c21@kobling.example",
        "URL:https://kobling.example/events/fra-indkoeb-til-partnerskab",
        "CATEGORIES:Netværksmøde,Marked\\, samarbejde",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Fra indkøb til partnerskab",
        "TRIGGER:-PT3600S",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(download(&entry).split("\r\n").collect::<Vec<_>>(), expected);
}

/// The lines from BEGIN:VEVENT to END:VEVENT, both included.
fn events(file: &str) -> Vec<String> {
    let (mut events, mut rest) = (Vec::new(), file);
    while let Some(begin) = rest.find("BEGIN:VEVENT") {
        let end = begin + rest[begin..].find("END:VEVENT").expect("an end") + "END:VEVENT\r\n".len();
        events.push(rest[begin..end].to_owned());
        rest = &rest[end..];
    }
    events
}

#[test]
fn a_feed_is_its_head_one_zone_and_each_entry_as_in_its_own_download() {
    let one = Entry { alarm_minutes: None, ..entry() };
    let status = Status::Cancelled { prefix: "AFLYST: ".to_owned() };
    let two = Entry { uid: "event-2@kobling.example".to_owned(), status, ..one.clone() };
    let file = feed("Møder, alle", &[one.clone(), two.clone()]);
    let head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kobling//Kobling//DA",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Møder\\, alle",
        "NAME:Møder\\, alle",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "BEGIN:VTIMEZONE",
        "",
    ];
    assert!(file.starts_with(&head.join("\r\n")), "{file}");
    assert_eq!(file.matches("BEGIN:VTIMEZONE").count(), 1);
    assert_eq!(events(&file).concat(), events(&download(&one)).concat() + &events(&download(&two)).concat());
    assert!(file.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    assert_eq!(feed("Møder, alle", &[one, two]), file);
}

#[test]
fn a_feed_asks_for_no_answer_and_sets_no_alarm() {
    let names = shape(&read(&feed("Møder", &[entry(), Entry { uid: "event-2@x.example".to_owned(), ..entry() }])));
    for name in ["METHOD", "ORGANIZER", "ATTENDEE", "BEGIN:VALARM"] {
        assert!(!names.iter().any(|other| other == name), "{name}");
    }
}

#[test]
fn a_feed_without_entries_is_a_calendar_all_the_same() {
    let names = shape(&read(&feed("\u{202e}", &[])));
    assert!(names.iter().any(|name| name == "BEGIN:VTIMEZONE"), "a calendar of nothing at all is none");
    assert!(!names.iter().any(|name| name == "BEGIN:VEVENT"));
    assert!(feed("\u{202e}", &[]).contains("\r\nNAME:–\r\n"), "a name there must be");
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_clock_says() {
    let render =
        || [download(&entry()), request(&entry(), &envelope(), Answer::Accepted), cancel(&entry(), &envelope())];
    let first = render();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert_eq!(render(), first);
}

#[test]
fn a_download_asks_for_no_answer() {
    let names = shape(&read(&download(&entry())));
    for name in ["METHOD", "ORGANIZER", "ATTENDEE"] {
        assert!(!names.iter().any(|other| other == name), "{name}");
    }
}

#[test]
fn outside_mail_the_stamp_is_the_last_change_and_inside_it_is_the_rows() {
    let stamp = |file: &str| only(&read(file), "DTSTAMP").value.clone();
    assert_eq!(stamp(&download(&entry())), "20260828T113000Z");
    assert_eq!(stamp(&request(&entry(), &envelope(), Answer::Accepted)), "20260907T113000Z");
    assert_eq!(stamp(&cancel(&entry(), &envelope())), "20260907T113000Z");
}

#[test]
fn a_sign_up_is_a_yes_and_an_invitation_is_a_question() {
    for (answer, partstat, rsvp) in
        [(Answer::Accepted, "ACCEPTED", "FALSE"), (Answer::NeedsAction, "NEEDS-ACTION", "TRUE")]
    {
        let lines = read(&request(&entry(), &envelope(), answer));
        assert_eq!(lines.iter().find(|line| line.name == "METHOD").expect("a method").value, "REQUEST");
        let attendee = only(&lines, "ATTENDEE");
        assert_eq!(attendee.value, "mailto:aase@vaerksted.example");
        assert_eq!(attendee.parameter("CN"), Some("Åse Sørensen"));
        assert_eq!(attendee.parameter("PARTSTAT"), Some(partstat));
        assert_eq!(attendee.parameter("RSVP"), Some(rsvp));
        let organizer = only(&lines, "ORGANIZER");
        assert_eq!(
            (organizer.value.as_str(), organizer.parameter("CN")),
            ("mailto:kobling@kobling.example", Some("Kolding Kommune"))
        );
        assert_eq!(only(&lines, "STATUS").value, "CONFIRMED");
        assert!(!shape(&lines).contains(&"BEGIN:VALARM".to_owned()), "whoever gets a mail sets their own alarm");
    }
}

#[test]
fn a_cancellation_keeps_the_uid_and_blocks_no_time() {
    let entry = Entry { sequence: 3, ..entry() };
    let lines = read(&cancel(&entry, &envelope()));
    assert_eq!(lines.iter().find(|line| line.name == "METHOD").expect("a method").value, "CANCEL");
    assert_eq!(only(&lines, "UID").text(), entry.uid);
    assert_eq!(only(&lines, "SEQUENCE").value, "3");
    assert_eq!(only(&lines, "STATUS").value, "CANCELLED");
    assert_eq!(only(&lines, "TRANSP").value, "TRANSPARENT");
    assert_eq!(only(&lines, "ATTENDEE").parameter("RSVP"), None);
    assert!(!shape(&lines).contains(&"BEGIN:VALARM".to_owned()));
}

#[test]
fn a_download_of_what_is_cancelled_says_so_in_the_title() {
    let status = Status::Cancelled { prefix: "AFLYST: ".to_owned() };
    let lines = read(&download(&Entry { status: status.clone(), ..entry() }));
    assert_eq!(only(&lines, "SUMMARY").text(), "AFLYST: Fra indkøb til partnerskab");
    assert_eq!(only(&lines, "STATUS").value, "CANCELLED");
    assert_eq!(only(&lines, "TRANSP").value, "TRANSPARENT");
    assert!(!shape(&lines).contains(&"BEGIN:VALARM".to_owned()), "nobody is called to what is not held");

    let lines = read(&request(&Entry { status, ..entry() }, &envelope(), Answer::Accepted));
    assert_eq!(only(&lines, "STATUS").value, "CONFIRMED", "a REQUEST may not be cancelled");
    assert_eq!(only(&lines, "SUMMARY").text(), "Fra indkøb til partnerskab");
}

#[test]
fn nothing_is_written_empty() {
    let bare = Entry {
        description: " \r\n\t".to_owned(),
        location: "\u{202E}".to_owned(),
        url: None,
        categories: vec![String::new(), "\n".to_owned()],
        alarm_minutes: None,
        ..entry()
    };
    let lines = read(&download(&bare));
    assert!(
        !event(&lines).any(|line| { ["DESCRIPTION", "LOCATION", "URL", "CATEGORIES"].contains(&line.name.as_str()) })
    );
    assert!(!shape(&lines).contains(&"BEGIN:VALARM".to_owned()));

    let lines = read(&download(&Entry { summary: "\u{0}".to_owned(), ..entry() }));
    assert_eq!(only(&lines, "SUMMARY").text(), "–", "a title there must be");

    let nameless = Party { name: " ".to_owned(), ..envelope().attendee };
    let lines = read(&request(&entry(), &Envelope { attendee: nameless, ..envelope() }, Answer::Accepted));
    assert_eq!(only(&lines, "ATTENDEE").parameter("CN"), None);
}

#[test]
fn winter_summer_and_the_skipped_hour_stand_on_copenhagens_clocks() {
    let start = |at: Timestamp| {
        let lines = read(&download(&Entry { starts_at: at, ends_at: at.plus(HOUR), ..entry() }));
        let line = only(&lines, "DTSTART");
        (line.parameter("TZID").map(str::to_owned), line.value.clone())
    };
    let zone = Some("Europe/Copenhagen".to_owned());
    assert_eq!(start(at(2026, 1, 15, 12, 0)), (zone.clone(), "20260115T130000".to_owned()));
    assert_eq!(start(at(2026, 7, 15, 12, 0)), (zone.clone(), "20260715T140000".to_owned()));
    // The last hour of winter, and the first of summer: an hour later on the clock is a second later.
    assert_eq!(start(at(2027, 3, 28, 0, 59)), (zone.clone(), "20270328T015900".to_owned()));
    assert_eq!(start(at(2027, 3, 28, 1, 0)), (zone.clone(), "20270328T030000".to_owned()));
    // Where others are an hour off.
    assert_eq!(start(at(2027, 10, 31, 2, 30)), (zone, "20271031T033000".to_owned()));
}

#[test]
fn the_doubled_hour_of_october_is_written_in_utc_with_both_ends() {
    for (starts_at, ends_at, expected) in [
        (at(2027, 10, 31, 0, 30), at(2027, 10, 31, 4, 0), ["20271031T003000Z", "20271031T040000Z"]),
        (at(2027, 10, 31, 1, 30), at(2027, 10, 31, 4, 0), ["20271031T013000Z", "20271031T040000Z"]),
        (at(2027, 10, 30, 22, 0), at(2027, 10, 31, 1, 59), ["20271030T220000Z", "20271031T015900Z"]),
    ] {
        let lines = read(&download(&Entry { starts_at, ends_at, ..entry() }));
        for (name, value) in ["DTSTART", "DTEND"].into_iter().zip(expected) {
            assert_eq!((only(&lines, name).value.as_str(), only(&lines, name).parameter("TZID")), (value, None));
        }
        assert!(!shape(&lines).contains(&"BEGIN:VTIMEZONE".to_owned()), "a zone that nothing names");
    }
}

#[test]
fn the_constant_zone_says_what_the_zone_says_in_every_year_it_is_used_for() {
    let last_sunday = |year, month| {
        (25..=31)
            .filter_map(|day| NaiveDate::from_ymd_opt(year, month, day))
            .find(|date| date.weekday() == Weekday::Sun)
            .expect("one of seven days is a Sunday")
    };
    for year in ZONED_YEARS {
        let changes = [last_sunday(year, 3), last_sunday(year, 10)];
        for date in
            NaiveDate::from_ymd_opt(year, 1, 1).expect("a date").iter_days().take_while(|date| date.year() == year)
        {
            let noon = date.and_hms_opt(12, 0, 0).expect("noon");
            let summer = changes[0] <= date && date < changes[1];
            let offset = ZONE.offset_from_utc_datetime(&noon).fix().local_minus_utc();
            assert_eq!(offset, if summer { 7200 } else { 3600 }, "{date}");
        }
    }
}

#[test]
fn years_outside_of_the_constant_zone_are_written_in_utc_and_with_four_digits() {
    for (starts_at, expected) in [
        (at(1985, 9, 29, 12, 0), "19850929T120000Z"),
        (at(2100, 7, 1, 12, 0), "21000701T120000Z"),
        (Timestamp(i64::MAX), "99991231T235959Z"),
        (Timestamp(i64::MIN), "19700101T000000Z"),
    ] {
        let lines = read(&download(&Entry { starts_at, ends_at: starts_at.plus(HOUR), ..entry() }));
        assert_eq!(only(&lines, "DTSTART").value, expected);
    }
}

#[test]
fn an_end_that_is_not_after_the_start_is_left_out() {
    for ends_at in [START, START.plus(-1)] {
        let lines = read(&download(&Entry { ends_at, ..entry() }));
        assert!(!event(&lines).any(|line| line.name == "DTEND"));
        assert_eq!(only(&lines, "DTSTART").parameter("TZID"), Some("Europe/Copenhagen"));
    }
}

#[test]
fn only_web_addresses_become_links() {
    let url = |text: &str| {
        let lines = read(&download(&Entry { url: Some(text.to_owned()), ..entry() }));
        event(&lines).find(|line| line.name == "URL").map(|line| line.value.clone())
    };
    for text in [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "mailto:a@b.example",
        "/events/x",
        "https://",
    ] {
        assert_eq!(url(text), None, "{text}");
    }
    assert_eq!(url("http://a.example/æ?x=1;2,3"), Some("http://a.example/%C3%A6?x=1;2,3".to_owned()));
    assert_eq!(url("https://a.example/\r\nATTENDEE:x?\\n"), Some("https://a.example/ATTENDEE:x?%5Cn".to_owned()));
}

#[test]
fn odd_addresses_stand_as_uris() {
    for (email, expected) in [
        ("o'neil+møde/a=b&c@firma.example", "mailto:o'neil+m%C3%B8de/a=b&c@firma.example"),
        ("\"a b\\\"@x\"@firma.example", "mailto:%22a%20b%5C%22%40x%22@firma.example"),
        ("100%?#@firma.example", "mailto:100%25%3F%23@firma.example"),
        ("a\r\nATTENDEE:x@firma.example", "mailto:a%20ATTENDEE:x@firma.example"),
        ("intet", "mailto:intet"),
    ] {
        let attendee = Party { name: String::new(), email: email.to_owned() };
        let lines = read(&request(&entry(), &Envelope { attendee, ..envelope() }, Answer::Accepted));
        assert_eq!(only(&lines, "ATTENDEE").value, expected);
    }
}

#[test]
fn a_name_cannot_leave_its_parameter() {
    for (name, expected) in [
        ("\"\":x\r\nATTENDEE:mailto:y@z\"", "'':x ATTENDEE:mailto:y@z'"),
        ("Ole; Bo, Ib: \"Bo\"", "Ole; Bo, Ib: 'Bo'"),
        ("a^nb^'c", "a^^nb^^'c"),
        ("\\", "\\"),
    ] {
        let attendee = Party { name: name.to_owned(), ..envelope().attendee };
        let lines = read(&request(&entry(), &Envelope { attendee, ..envelope() }, Answer::Accepted));
        assert_eq!(only(&lines, "ATTENDEE").parameter("CN"), Some(expected));
    }
}

#[test]
fn text_keeps_its_letters_and_its_paragraphs() {
    let text = "C:\\ny; a, b\r\n\r\n\r\n\r\n  • ét\t“to”\u{85}\u{202E}tre 👩‍👩‍👧‍👦\r\u{2028}";
    let lines = read(&download(&Entry { summary: text.to_owned(), description: text.to_owned(), ..entry() }));
    assert_eq!(only(&lines, "DESCRIPTION").text(), "C:\\ny; a, b\n\n  • ét “to”\ntre 👩‍👩‍👧‍👦");
    assert_eq!(only(&lines, "SUMMARY").text(), "C:\\ny; a, b • ét “to” tre 👩‍👩‍👧‍👦");
}

#[test]
fn a_text_beyond_all_measure_is_cut() {
    let lines = read(&download(&Entry { description: "æ".repeat(100_000), ..entry() }));
    assert_eq!(only(&lines, "DESCRIPTION").text(), format!("{}…", "æ".repeat(20_000)));
}

#[test]
fn the_sequence_stays_within_what_a_calendar_can_hold() {
    let lines = read(&download(&Entry { sequence: u32::MAX, ..entry() }));
    assert_eq!(only(&lines, "SEQUENCE").value, "2147483647");
}

#[test]
fn a_seat_and_its_event_have_identities_of_their_own() {
    assert_eq!(uid::event("7f", "kobling.example"), "event-7f@kobling.example");
    assert_eq!(uid::seat("7f", "kobling.example"), "seat-7f@kobling.example");
}

#[test]
fn an_entry_survives_the_outbox() {
    let entry = Entry { status: Status::Cancelled { prefix: "AFLYST: ".to_owned() }, ..entry() };
    let row = serde_json::to_string(&(&entry, envelope(), Answer::NeedsAction)).expect("it serialises");
    let back: (Entry, Envelope, Answer) = serde_json::from_str(&row).expect("it reads back");
    assert_eq!(back, (entry, envelope(), Answer::NeedsAction));
}
