//! What people type, the good and the hostile.

use super::*;
use crate::text::Lang;
use crate::time::Timestamp;
use proptest::prelude::*;

fn values(pairs: &[(&str, &str)]) -> Values {
    Values::from_pairs(pairs.iter().copied())
}

/// Reads one field and gives the value or its fault.
fn read<T>(typed: &str, read: impl FnOnce(&mut Reader<'_>) -> T) -> Result<T, Fault> {
    let values = values(&[("f", typed)]);
    let mut reader = Reader::new(&values);
    let value = read(&mut reader);
    reader.finish(value).map_err(|faults| faults.get("f").unwrap())
}

fn local(text: &str) -> Timestamp {
    Timestamp::from_local(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()).unwrap()
}

#[test]
fn indices_are_ascending_and_may_have_gaps() {
    let values = values(&[
        ("attendees.7.name", "a"),
        ("attendees.0.name", "b"),
        ("attendees.2.email", "c"),
        ("attendees.2.name", "d"),
        ("attendees.x.name", "e"),
        ("attendees.-1.name", "f"),
        ("attendees.99999999999999999999.name", "g"),
        ("attendees.3", "h"),
        ("attendeesx.4.name", "i"),
    ]);
    assert_eq!(values.indices("attendees"), [0, 2, 7]);
}

#[test]
fn setting_a_field_leaves_one_value_at_its_first_place() {
    let mut values = values(&[("a", "1"), ("b", "2"), ("a", "3")]);
    values.set("a", "4");
    assert_eq!(values.pairs().collect::<Vec<_>>(), [("a", "4"), ("b", "2")]);
    values.push("c.1.x", "5");
    values.remove("c.1.");
    assert!(!values.has("c.1.x"));
    assert_eq!(values.get("absent"), "");
}

#[test]
fn a_missing_field_is_a_fault_only_where_it_is_needed() {
    assert_eq!(read("  ", |r| r.name("f", Need::Required)), Err(Fault::Required));
    assert_eq!(read("  ", |r| r.name("f", Need::Optional)), Ok(String::new()));
    assert_eq!(read("", |r| r.one_of("f", &["a"], Need::Required)), Err(Fault::Choice));
}

#[test]
fn a_name_is_one_line_without_controls_overrides_or_addresses() {
    let name = |typed: &str| read(typed, |r| r.name("f", Need::Required));
    assert_eq!(name("  Søren Bak "), Ok("Søren Bak".to_owned()));
    assert_eq!(name("A\u{30a}se"), Ok("Åse".to_owned()), "composed");
    assert_eq!(name("<script>alert('x')</script> & \"Co\""), Ok("<script>alert('x')</script> & \"Co\"".to_owned()));
    assert_eq!(name("Ole 🎉"), Ok("Ole 🎉".to_owned()));
    for hostile in
        ["a\0b", "a\r\nBcc: x@y.dk", "a\u{1b}[2J", "a\u{85}b", "a\u{202e}b", "a\u{2066}b", "a\u{2028}b", "🎉"]
    {
        assert_eq!(name(hostile), Err(Fault::InvalidCharacters), "{hostile:?}");
    }
    for link in ["Vind http://x.dk", "WWW.x.dk", "ftp://x"] {
        assert_eq!(name(link), Err(Fault::LooksLikeWebAddress), "{link}");
    }
    assert_eq!(name(&"å".repeat(100)), Ok("å".repeat(100)));
    assert_eq!(name(&"å".repeat(101)), Err(Fault::TooLong(100)));
}

#[test]
fn a_text_of_nothing_but_invisible_characters_is_none() {
    for invisible in ["\u{200b}", "\u{3164}", " \u{2060}\u{fe0f} ", "\u{2800}\u{200d}"] {
        let line = read(invisible, |r| r.line("f", 40, Need::Optional));
        let text = read(invisible, |r| r.text("f", 40, Need::Optional));
        assert_eq!((line, text), (Err(Fault::InvalidCharacters), Err(Fault::InvalidCharacters)), "{invisible:?}");
    }
    let joined = "👩\u{200d}🔧";
    assert_eq!(read(joined, |r| r.line("f", 40, Need::Required)), Ok(joined.to_owned()));
}

#[test]
fn a_text_keeps_its_lines_and_loses_what_cannot_be_shown() {
    let text = |typed: &str| read(typed, |r| r.text("f", 40, Need::Required));
    assert_eq!(text("a\r\nb\rc\n\0\u{202e}d\te\n"), Ok("a\nb\nc\nd e".to_owned()));
    assert_eq!(text("</textarea><script>"), Ok("</textarea><script>".to_owned()));
    assert_eq!(text(&"x".repeat(41)), Err(Fault::TooLong(40)));
}

#[test]
fn digits_that_read_as_a_cpr_number_are_refused_and_other_digits_are_not() {
    let text = |typed: &str| read(typed, |r| r.text("f", 100, Need::Required));
    for cpr in ["Mit nr. er 010190-1234.", "0101901234", "311299 1234", "(310199–4321)"] {
        assert_eq!(text(cpr), Err(Fault::LooksLikeCpr), "{cpr}");
    }
    for fine in
        ["+4520418803", "1234567890", "0101901234567", "2027-01-14", "CVR 13748136", "45204188 1234", "990190-1234"]
    {
        assert_eq!(text(fine), Ok(fine.to_owned()));
    }
}

#[test]
fn a_mail_address_is_kept_as_typed_and_refused_with_its_reason() {
    let email = |typed: &str| read(typed, |r| r.email("f", Need::Required));
    for fine in ["Mette@Brohave.example", "a.b+c@x-y.dk", "o'hara@x.dk", "x@a.b.c.dk"] {
        assert_eq!(email(fine), Ok(fine.to_owned()));
    }
    assert_eq!(email("a@æbler.dk"), Ok("a@xn--bler-uoa.dk".to_owned()));
    assert_eq!(email("mette"), Err(Fault::EmailWithoutAt));
    assert_eq!(email("@x.dk"), Err(Fault::EmailWithoutName));
    for short in ["jonas@brohave", "jonas@", "jonas@brohave.", "jonas@.dk"] {
        assert_eq!(email(short), Err(Fault::EmailWithoutEnding), "{short}");
    }
    for several in ["a@x.dk, b@x.dk", "a b@x.dk", "a@x.dk;b@x.dk"] {
        assert_eq!(email(several), Err(Fault::EmailWithSpace), "{several}");
    }
    for wrong in
        ["a@@x.dk", "a..b@x.dk", "<a@x.dk>", "\"a\"@x.dk", "å@x.dk", "a@-x.dk", "a@x.123", "a@x_y.dk", "a@[1.2.3.4]"]
    {
        assert_eq!(email(wrong), Err(Fault::EmailMalformed), "{wrong}");
    }
    assert_eq!(email("a@x.dk\r\nBcc: b@x.dk"), Err(Fault::InvalidCharacters));
    assert_eq!(email(&format!("{}@x.dk", "a".repeat(65))), Err(Fault::EmailMalformed));
}

#[test]
fn a_phone_number_becomes_e164() {
    let phone = |typed| read(typed, |r| r.phone("f", Need::Required));
    assert_eq!(phone("20 41 88 03"), Ok("+4520418803".to_owned()));
    assert_eq!(phone("+45 2041-8803"), Ok("+4520418803".to_owned()));
    assert_eq!(phone("0046 (8) 123 456 78"), Ok("+46812345678".to_owned()));
    for wrong in
        ["2041880", "204188034", "+45 2041880", "+0123456789", "+1234567890123456", "tlf. 20418803", "+", "٢٠٤١٨٨٠٣"]
    {
        assert_eq!(phone(wrong), Err(Fault::Phone), "{wrong}");
    }
}

#[test]
fn a_cvr_number_must_add_up() {
    let cvr = |typed| read(typed, |r| r.cvr("f", Need::Required));
    for fine in ["13748136", "DK13748136", "dk 13 74 81 36", "13.74.81-36"] {
        assert_eq!(cvr(fine), Ok("13748136".to_owned()), "{fine}");
    }
    assert_eq!(cvr("24256791"), Err(Fault::CvrCheck));
    assert_eq!(cvr("00000000"), Err(Fault::CvrCheck));
    for wrong in ["1374813", "137481366", "SE13748136", "1374813a", "å"] {
        assert_eq!(cvr(wrong), Err(Fault::CvrLength), "{wrong}");
    }
}

#[test]
fn a_web_address_is_http_with_a_host_and_no_credentials() {
    let web = |typed| read(typed, |r| r.web_address("f", Need::Required));
    assert_eq!(web("https://kolding.dk/a?b=c"), Ok("https://kolding.dk/a?b=c".to_owned()));
    assert_eq!(web("kolding.dk/a"), Ok("https://kolding.dk/a".to_owned()));
    for wrong in [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://a:b@x.dk",
        "//x.dk",
        "x",
        "https://",
        "https://a b.dk",
        "\u{1}https://x.dk",
        "ftp://x.dk",
    ] {
        assert_eq!(web(wrong), Err(Fault::WebAddress), "{wrong}");
    }
}

#[test]
fn a_number_has_its_range() {
    let number = |typed| read(typed, |r| r.integer("f", 1..=500, Need::Required));
    assert_eq!(number(" 40 "), Ok(Some(40)));
    for wrong in ["0", "501", "-1", "+5", "4.0", "1e3", "99999999999999999999"] {
        assert_eq!(number(wrong), Err(Fault::Number { min: 1, max: 500 }), "{wrong}");
    }
}

#[test]
fn choices_are_those_of_the_list() {
    let two = values(&[("f", "b"), ("f", "a"), ("f", "b")]);
    assert_eq!(Reader::new(&two).many_of("f", &["a", "b", "c"], Need::Required), ["a", "b"]);
    assert_eq!(read("x", |r| r.many_of("f", &["a"], Need::Optional)), Err(Fault::Choice));
    assert_eq!(read("", |r| r.many_of("f", &["a"], Need::Required)), Err(Fault::ChooseOne));
    assert_eq!(read("a", |r| r.one_of("f", &["a"], Need::Required)), Ok(Some("a")));
    assert_eq!(read("yes", |r| r.flag("f")), Ok(true));
    assert_eq!(read("", |r| r.must_tick("f", Fault::TermsNotAccepted)), Err(Fault::TermsNotAccepted));
}

#[test]
fn dates_and_times_are_read_as_people_write_them() {
    for typed in ["14-1-2027", "14.01.2027", "14/1/2027", "2027-01-14", " 14-1-2027 "] {
        assert_eq!(read(typed, |r| r.date("f", Need::Required)).unwrap().unwrap().to_string(), "2027-01-14", "{typed}");
    }
    for wrong in ["14-1-27", "14. januar 2027", "1-2", "14-1.2027", "14-1-3027", "", "٣-1-2027"] {
        assert_eq!(parse_date(wrong), Err(Fault::Date), "{wrong}");
    }
    assert_eq!(parse_date("29-2-2027"), Err(Fault::DateDoesNotExist));
    for (typed, told) in
        [("9", "09:00:00"), ("9.00", "09:00:00"), ("09:05", "09:05:00"), ("kl. 8.30", "08:30:00"), ("0.00", "00:00:00")]
    {
        assert_eq!(parse_time(typed).unwrap().to_string(), told, "{typed}");
    }
    for wrong in ["24.00", "9.0", "9.60", "9.00.00", "ni", "", ".30", "-1"] {
        assert_eq!(parse_time(wrong), Err(Fault::Time), "{wrong}");
    }
}

#[test]
fn an_instant_needs_both_halves_or_neither_and_must_exist() {
    let instant = |date, time, need| {
        let values = values(&[("date", date), ("time", time)]);
        let mut reader = Reader::new(&values);
        let instant = reader.instant("date", "time", need);
        reader.finish(instant)
    };
    assert_eq!(instant("14-1-2027", "8.30", Need::Required), Ok(Some(local("2027-01-14 08:30"))));
    assert_eq!(instant("", "", Need::Optional), Ok(None));
    assert_eq!(instant("14-1-2027", "", Need::Optional).unwrap_err().get("time"), Some(Fault::Required));
    assert_eq!(instant("28-3-2027", "2.30", Need::Required).unwrap_err().get("time"), Some(Fault::TimeSkipped));
    assert_eq!(instant("31-10-2027", "2.30", Need::Required).unwrap_err().get("time"), Some(Fault::TimeDoubled));
    let both = instant("x", "y", Need::Required).unwrap_err();
    assert_eq!((both.get("date"), both.get("time")), (Some(Fault::Date), Some(Fault::Time)));
}

#[test]
fn an_end_takes_the_date_of_the_start_and_comes_after_it() {
    let start = Some(local("2027-01-14 20:00"));
    let end = |date, time| {
        let values = values(&[("date", date), ("time", time)]);
        let mut reader = Reader::new(&values);
        let end = reader.end("date", "time", start, Need::Required);
        reader.finish(end)
    };
    assert_eq!(end("", "22"), Ok(Some(local("2027-01-14 22:00"))));
    assert_eq!(end("15-1-2027", "1.00"), Ok(Some(local("2027-01-15 01:00"))));
    assert_eq!(end("", "1.00").unwrap_err().get("time"), Some(Fault::EndBeforeStart));
    assert_eq!(end("", "20.00").unwrap_err().get("time"), Some(Fault::EndBeforeStart));
    assert_eq!(end("x", "22").unwrap_err().get("date"), Some(Fault::Date));
    assert_eq!(end("", "").unwrap_err().get("time"), Some(Fault::Required));
}

#[test]
fn a_moment_stands_in_one_field() {
    let moment = |typed| read(typed, |r| r.moment("f", Need::Required));
    assert_eq!(moment("11-01-2027 12.00"), Ok(Some(local("2027-01-11 12:00"))));
    assert_eq!(moment("11-1-2027 kl. 12"), Ok(Some(local("2027-01-11 12:00"))));
    assert_eq!(moment("11-1-2027"), Err(Fault::Moment));
    assert_eq!(moment("31-2-2027 12"), Err(Fault::DateDoesNotExist));
}

#[test]
fn faults_stand_in_the_order_read_with_one_a_field_and_their_part() {
    let values = values(&[("contact", ""), ("attendees.0.email", "x"), ("attendees.4.email", "y@z")]);
    let mut reader = Reader::new(&values);
    reader.name("contact", Need::Required);
    for (place, index) in values.indices("attendees").into_iter().enumerate() {
        reader.item(Some(place + 1)).email(&format!("attendees.{index}.email"), Need::Required);
    }
    reader.item(None).fault("contact", Fault::AlreadyUsed);
    let faults = reader.finish(()).unwrap_err();
    assert_eq!(faults.len(), 3);
    assert!(faults.within("attendees.4.") && !faults.within("attendees.1."));
    let state = FormState::new(values, faults, Lang::Da).items_called(|_, _, number| format!("Deltager {number}"));
    let told: Vec<_> = state.faults().iter().map(|at| state.summarised(at)).collect();
    assert_eq!(
        told,
        [
            "Feltet mangler et svar.",
            "Deltager 1: e-mailen mangler et @.",
            "Deltager 2: e-mailen mangler noget efter @, for eksempel .dk"
        ]
    );
}

proptest! {
    #[test]
    fn whatever_is_typed_no_reader_panics_and_no_line_carries_a_control(typed in any::<String>()) {
        if let Ok(line) = read(&typed, |r| r.line("f", 50, Need::Optional)) {
            prop_assert!(!line.chars().any(char::is_control));
            prop_assert!(line.chars().count() <= 50);
        }
        if let Ok(text) = read(&typed, |r| r.text("f", 50, Need::Optional)) {
            prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
        }
        let _ = read(&typed, |r| (r.email("f", Need::Optional), r.phone("f", Need::Optional), r.cvr("f", Need::Optional)));
        let _ = read(&typed, |r| (r.web_address("f", Need::Optional), r.date("f", Need::Optional), r.moment("f", Need::Optional)));
    }

    #[test]
    fn what_is_written_into_a_date_field_is_read_back(seconds in 946_684_800_i64..4_070_908_800) {
        let at = Timestamp(seconds / 60 * 60);
        match read(&typed_moment(at), |r| r.moment("f", Need::Required)) {
            Ok(read) => prop_assert_eq!(read, Some(at)),
            Err(fault) => prop_assert_eq!(fault, Fault::TimeDoubled),
        }
    }
}
