//! Dates and times as Danes write them ("torsdag 14. januar 2027 kl. 8.30–10.00"), and in English.
//!
//! Every instant is told in Copenhagen's time. What must not be torn apart at the end of a line ("kl. 8.30",
//! "14. januar") is held together by a non-breaking space; ranges have an en dash.

use chrono::{Datelike, NaiveDate, Timelike};

use super::Lang;
use crate::time::Timestamp;

/// The space that holds "kl. 8.30" and "14. januar" together.
pub const NBSP: char = '\u{a0}';

const WEEKDAYS_DA: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS_DA: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SHORT_DA: [&str; 12] =
    ["jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."];
const SHORT_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// "torsdag", "Thursday".
pub fn weekday(lang: Lang, at: Timestamp) -> &'static str {
    weekday_name(lang, at.date().weekday().num_days_from_monday() as usize)
}

/// The name of a weekday, counted from Monday, which is 0.
pub fn weekday_name(lang: Lang, from_monday: usize) -> &'static str {
    let names = match lang {
        Lang::Da => WEEKDAYS_DA,
        Lang::En => WEEKDAYS_EN,
    };
    names[from_monday % 7]
}

/// "januar", "January".
pub fn month(lang: Lang, date: NaiveDate) -> &'static str {
    let names = match lang {
        Lang::Da => MONTHS_DA,
        Lang::En => MONTHS_EN,
    };
    names[date.month0() as usize % 12]
}

/// "jan.", "Jan": for date tiles, tables and plots only.
pub fn month_short(lang: Lang, date: NaiveDate) -> &'static str {
    let names = match lang {
        Lang::Da => SHORT_DA,
        Lang::En => SHORT_EN,
    };
    names[date.month0() as usize % 12]
}

/// "14. januar", "14 January".
pub fn day(lang: Lang, at: Timestamp) -> String {
    let date = at.date();
    format!("{}{}{NBSP}{}", date.day(), dot(lang), month(lang, date))
}

/// "14. januar 2027", "14 January 2027".
pub fn date(lang: Lang, at: Timestamp) -> String {
    format!("{} {}", day(lang, at), at.date().year())
}

/// "torsdag 14. januar 2027", "Thursday 14 January 2027".
pub fn full_date(lang: Lang, at: Timestamp) -> String {
    format!("{} {}", weekday(lang, at), date(lang, at))
}

/// "torsdag 14. januar", "Thursday 14 January".
pub fn day_of_week(lang: Lang, at: Timestamp) -> String {
    format!("{} {}", weekday(lang, at), day(lang, at))
}

/// "14. jan.", "14 Jan": for tables and plots only.
pub fn short(lang: Lang, at: Timestamp) -> String {
    short_of(lang, at.date())
}

/// The same of a date.
pub fn short_of(lang: Lang, date: NaiveDate) -> String {
    format!("{}{}{NBSP}{}", date.day(), dot(lang), month_short(lang, date))
}

/// "14. januar", "14 January", of a date.
pub fn day_of(lang: Lang, date: NaiveDate) -> String {
    day(lang, Timestamp::midnight(date))
}

/// "22. nov. 11.47", "22 Nov 11:47": for tables only.
pub fn short_moment(lang: Lang, at: Timestamp) -> String {
    format!("{} {}", short(lang, at), clock(lang, at))
}

/// "8.30", "8:30": always with minutes and never with a leading zero.
pub fn clock(lang: Lang, at: Timestamp) -> String {
    let time = at.local().time();
    let point = match lang {
        Lang::Da => '.',
        Lang::En => ':',
    };
    format!("{}{point}{:02}", time.hour(), time.minute())
}

/// "kl. 8.30", "8:30".
pub fn at_clock(lang: Lang, at: Timestamp) -> String {
    with_kl(lang, &clock(lang, at))
}

/// "kl. 12", "kl. 8.30"; English keeps the minutes, because "12" alone is no time there.
pub fn at_brief(lang: Lang, at: Timestamp) -> String {
    match lang {
        Lang::Da if at.local().time().minute() == 0 => with_kl(lang, &at.local().time().hour().to_string()),
        _ => at_clock(lang, at),
    }
}

/// "kl. 8.30–10.00", "8:30–10:00"; an end on another day is told with its date: "kl. 20.00 – 15. januar kl. 1.00".
pub fn hours(lang: Lang, start: Timestamp, end: Timestamp) -> String {
    if start.date() == end.date() {
        format!("{}–{}", at_clock(lang, start), clock(lang, end))
    } else {
        format!("{} – {}", at_clock(lang, start), joined(lang, &day(lang, end), &at_clock(lang, end)))
    }
}

/// "torsdag 14. januar 2027 kl. 8.30–10.00", "Thursday 14 January 2027, 8:30–10:00".
///
/// Over midnight both ends are told in full: "… kl. 20.00 – fredag 15. januar 2027 kl. 1.00".
pub fn full_range(lang: Lang, start: Timestamp, end: Timestamp) -> String {
    let from = full_date(lang, start);
    if start.date() == end.date() {
        joined(lang, &from, &hours(lang, start, end))
    } else {
        let from = joined(lang, &from, &at_clock(lang, start));
        format!("{from} – {}", joined(lang, &full_date(lang, end), &at_clock(lang, end)))
    }
}

/// A deadline: "mandag 11. januar kl. 12", "Monday 11 January, 12:00".
pub fn moment(lang: Lang, at: Timestamp) -> String {
    joined(lang, &day_of_week(lang, at), &at_brief(lang, at))
}

/// A deadline as one says it today: "i dag kl. 12", "i morgen kl. 12", "onsdag kl. 12" (in the next six days),
/// "11. januar", or "11. januar 2027" (in another year and more than four months away).
pub fn near(lang: Lang, at: Timestamp, now: Timestamp) -> String {
    let day = near_day(lang, at, now);
    let is_near = (0..=6).contains(&(at.date() - now.date()).num_days());
    if is_near { joined(lang, &day, &at_brief(lang, at)) } else { day }
}

/// A day as one says it today: "i dag", "i morgen", "torsdag" (in the next six days), "14. januar", or with its year where
/// it is more than four months away in another.
pub fn near_day(lang: Lang, at: Timestamp, now: Timestamp) -> String {
    let days = (at.date() - now.date()).num_days();
    match (days, lang) {
        (0, Lang::Da) => "i dag".to_owned(),
        (0, Lang::En) => "today".to_owned(),
        (1, Lang::Da) => "i morgen".to_owned(),
        (1, Lang::En) => "tomorrow".to_owned(),
        (2..=6, _) => weekday(lang, at).to_owned(),
        _ if at.date().year() != now.date().year() && days.abs() > 120 => date(lang, at),
        _ => day(lang, at),
    }
}

/// "uge 2", "week 2" (ISO 8601, as Danish calendars number weeks).
pub fn week(lang: Lang, at: Timestamp) -> String {
    format!("{}{NBSP}{}", week_word(lang, false), at.week())
}

/// "uge 49–51", "weeks 49–51"; one week alone reads as [`week`] does.
pub fn weeks(lang: Lang, first: Timestamp, last: Timestamp) -> String {
    if first.week() == last.week() {
        week(lang, first)
    } else {
        format!("{}{NBSP}{}–{}", week_word(lang, true), first.week(), last.week())
    }
}

/// The same phrase as the first words of a line: "Torsdag 14. januar 2027".
pub fn capitalised(phrase: &str) -> String {
    let mut rest = phrase.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

fn dot(lang: Lang) -> &'static str {
    match lang {
        Lang::Da => ".",
        Lang::En => "",
    }
}

fn with_kl(lang: Lang, clock: &str) -> String {
    match lang {
        Lang::Da => format!("kl.{NBSP}{clock}"),
        Lang::En => clock.to_owned(),
    }
}

/// A day and a time: Danish needs no comma before "kl.".
fn joined(lang: Lang, day: &str, time: &str) -> String {
    match lang {
        Lang::Da => format!("{day} {time}"),
        Lang::En => format!("{day}, {time}"),
    }
}

fn week_word(lang: Lang, many: bool) -> &'static str {
    match (lang, many) {
        (Lang::Da, _) => "uge",
        (Lang::En, false) => "week",
        (Lang::En, true) => "weeks",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        Timestamp::from_local(local).unwrap()
    }

    fn plain(phrase: &str) -> String {
        phrase.replace(NBSP, "_")
    }

    #[test]
    fn a_meeting_is_told_with_weekday_date_and_hours() {
        let (start, end) = (at("2027-01-14 08:30"), at("2027-01-14 10:00"));
        assert_eq!(plain(&full_range(Lang::Da, start, end)), "torsdag 14._januar 2027 kl._8.30–10.00");
        assert_eq!(plain(&full_range(Lang::En, start, end)), "Thursday 14_January 2027, 8:30–10:00");
        assert_eq!(plain(&hours(Lang::Da, start, end)), "kl._8.30–10.00");
        assert_eq!(plain(&week(Lang::Da, start)), "uge_2");
    }

    #[test]
    fn an_end_after_midnight_is_told_with_its_own_date() {
        let (start, end) = (at("2027-01-14 20:00"), at("2027-01-15 01:00"));
        assert_eq!(
            plain(&full_range(Lang::Da, start, end)),
            "torsdag 14._januar 2027 kl._20.00 – fredag 15._januar 2027 kl._1.00"
        );
        assert_eq!(plain(&hours(Lang::Da, start, end)), "kl._20.00 – 15._januar kl._1.00");
        assert_eq!(plain(&hours(Lang::En, start, end)), "20:00 – 15_January, 1:00");
    }

    #[test]
    fn a_deadline_leaves_out_the_minutes_of_a_whole_hour_in_danish_only() {
        assert_eq!(plain(&moment(Lang::Da, at("2027-01-11 12:00"))), "mandag 11._januar kl._12");
        assert_eq!(plain(&moment(Lang::Da, at("2027-01-11 08:05"))), "mandag 11._januar kl._8.05");
        assert_eq!(plain(&moment(Lang::En, at("2027-01-11 12:00"))), "Monday 11_January, 12:00");
    }

    #[test]
    fn summer_time_is_told_as_the_wall_clock_shows_it() {
        assert_eq!(clock(Lang::Da, Timestamp(1_783_324_800)), "10.00"); // 2026-07-06T08:00:00Z
    }

    #[test]
    fn a_deadline_is_near_or_far() {
        let now = at("2026-11-24 13:00");
        let told = |text| plain(&near(Lang::Da, at(text), now));
        assert_eq!(told("2026-11-24 23:00"), "i dag kl._23");
        assert_eq!(told("2026-11-25 12:00"), "i morgen kl._12");
        assert_eq!(told("2026-11-30 12:00"), "mandag kl._12");
        assert_eq!(told("2026-12-01 12:00"), "1._december");
        assert_eq!(told("2027-01-11 12:00"), "11._januar");
        assert_eq!(told("2027-09-11 12:00"), "11._september 2027");
        assert_eq!(told("2026-11-23 12:00"), "23._november");
        assert_eq!(plain(&near(Lang::En, at("2026-11-25 12:00"), now)), "tomorrow, 12:00");
    }

    #[test]
    fn weeks_of_a_month_become_a_range_and_the_year_may_have_fifty_three() {
        assert_eq!(plain(&weeks(Lang::Da, at("2026-12-01 08:00"), at("2026-12-17 08:00"))), "uge_49–51");
        assert_eq!(plain(&weeks(Lang::En, at("2026-12-01 08:00"), at("2026-12-17 08:00"))), "weeks_49–51");
        assert_eq!(plain(&weeks(Lang::Da, at("2027-01-01 08:00"), at("2027-01-03 08:00"))), "uge_53");
    }

    #[test]
    fn a_line_begins_with_a_capital_also_when_it_is_not_ascii() {
        assert_eq!(capitalised("ørsted"), "Ørsted");
        assert_eq!(capitalised(""), "");
    }
}
