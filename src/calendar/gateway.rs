//! The only importer of the icalendar crate: what it would write wrongly is put right here.
//!
//! Version 0.17 lets line breaks through in parameters and addresses, invents UID and DTSTAMP (in alarms too), has no
//! VTIMEZONE, folds some lines at 76 octets, and its folding panics on emoji that are followed by spaces. So it gets
//! cleaned text in which everything outside ASCII is veiled, and its lines are joined, unveiled and folded anew.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike, Duration, NaiveDateTime, Utc};
use icalendar::{
    Alarm, Attendee, CUType, Calendar, CalendarDateTime, Component as _, Event, EventLike as _, PartStat, Property,
    Role, Trigger,
};

use super::{Answer, Party, clean};
use crate::time::{Timestamp, ZONE};

const PRODUCT: &str = "-//Kobling//Kobling//DA";

/// Stands where a title was nothing but invisible characters: a REQUEST must have one.
const NO_TITLE: &str = "–";

/// The longest physical line, in octets without its CRLF (RFC 5545 section 3.1).
const WIDTH: usize = 75;

/// Europe/Copenhagen as every client reads it: one yearly rule each way, no RDATE.
const VTIMEZONE: [&str; 17] = [
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
];

/// The years in which [`VTIMEZONE`] and the zone itself say the same (a test compares them).
const ZONED_YEARS: std::ops::RangeInclusive<i32> = 1996..=2099;

/// The last second that can be written with a year of four digits.
const LAST: Timestamp = Timestamp(253_402_300_799);

/// What a mail's calendar part asks its reader to do (RFC 5546 section 1.4).
#[derive(Clone, Copy)]
pub(super) enum Method {
    Request,
    Cancel,
}

/// A file in the making. UID and DTSTAMP are there from the start, so the crate invents neither.
pub(super) struct Draft {
    event: Event,
    zoned: bool,
}

impl Draft {
    pub(super) fn new(uid: &str, stamp: Timestamp, sequence: u32) -> Self {
        let mut event = Event::new();
        event.uid(&clean::line(uid)).timestamp(utc(stamp)).sequence(sequence.min(i32::MAX.unsigned_abs()));
        Self { event, zoned: false }
    }

    /// Sets the title, or sets it anew.
    pub(super) fn title(&mut self, text: &str) {
        let title = clean::line(text);
        self.event.summary(&veil(if title.is_empty() { NO_TITLE } else { &title }));
    }

    pub(super) fn description(&mut self, text: &str) {
        let text = clean::paragraphs(text);
        if !text.is_empty() {
            self.event.description(&veil(&text));
        }
    }

    pub(super) fn location(&mut self, text: &str) {
        let text = clean::line(text);
        if !text.is_empty() {
            self.event.location(&veil(&text));
        }
    }

    pub(super) fn link(&mut self, text: Option<&str>) {
        if let Some(url) = text.and_then(clean::link) {
            self.event.url(&url);
        }
    }

    pub(super) fn categories(&mut self, names: &[String]) {
        let names: Vec<String> =
            names.iter().map(|name| veil(&clean::line(name))).filter(|name| !name.is_empty()).collect();
        if !names.is_empty() {
            self.event.categories(names);
        }
    }

    /// On Copenhagen's clocks where they name both ends, otherwise (the doubled hour in October, far years) in UTC:
    /// never one end in each, and never floating.
    pub(super) fn period(&mut self, start: Timestamp, end: Timestamp) {
        let end = (end > start).then_some(end);
        self.zoned = clock(start).is_some() && end.is_none_or(|end| clock(end).is_some());
        self.event.starts(self.written(start));
        if let Some(end) = end {
            self.event.ends(self.written(end));
        }
    }

    fn written(&self, instant: Timestamp) -> CalendarDateTime {
        match clock(instant) {
            Some(date_time) if self.zoned => CalendarDateTime::WithTimezone { date_time, tzid: ZONE.name().to_owned() },
            _ => CalendarDateTime::Utc(utc(instant)),
        }
    }

    pub(super) fn history(&mut self, created: Timestamp, last_modified: Timestamp) {
        self.event.created(utc(created)).last_modified(utc(last_modified));
    }

    pub(super) fn status(&mut self, status: &'static str, transparency: &'static str) {
        self.event.add_property("STATUS", status).add_property("TRANSP", transparency);
    }

    pub(super) fn organizer(&mut self, party: &Party) {
        self.person(Property::new("ORGANIZER", clean::mailto(&party.email)), &party.name);
    }

    /// Without an answer nothing is said or asked: the entry is being taken away.
    pub(super) fn attendee(&mut self, party: &Party, answer: Option<Answer>) {
        let attendee = Attendee::new(clean::mailto(&party.email)).cutype(CUType::Individual).role(Role::ReqParticipant);
        let attendee = match answer {
            Some(Answer::Accepted) => attendee.partstat(PartStat::Accepted).rsvp(false),
            Some(Answer::NeedsAction) => attendee.partstat(PartStat::NeedsAction).rsvp(true),
            None => attendee,
        };
        self.person(attendee.into(), &party.name);
    }

    fn person(&mut self, mut property: Property, name: &str) {
        let name = clean::parameter(name);
        if !name.is_empty() {
            property.add_parameter("CN", &veil(&name));
        }
        self.event.append_multi_property(property);
    }

    /// Shows the title that number of minutes before the start.
    pub(super) fn alarm(&mut self, minutes: u32) {
        let title = self.event.get_summary().unwrap_or(NO_TITLE).to_owned();
        let trigger = Trigger::Duration(-Duration::minutes(i64::from(minutes)), None);
        self.event.alarm(Alarm::display(&title, trigger));
    }

    /// The whole file. With a method it is a mail's calendar part.
    pub(super) fn write(self, method: Option<Method>) -> String {
        let mut calendar = Calendar::empty();
        calendar
            .append_property(("VERSION", "2.0"))
            .append_property(("PRODID", PRODUCT))
            .append_property(("CALSCALE", "GREGORIAN"));
        if let Some(method) = method {
            let method = match method {
                Method::Request => "REQUEST",
                Method::Cancel => "CANCEL",
            };
            calendar.append_property(("METHOD", method));
        }
        calendar.push(self.event);

        let joined = calendar.to_string().replace("\r\n ", "");
        let mut file = String::with_capacity(joined.len() + 1024);
        let mut in_alarm = false;
        for line in joined.split_terminator("\r\n") {
            match line {
                "BEGIN:VEVENT" if self.zoned => VTIMEZONE.iter().for_each(|line| fold(line, &mut file)),
                "BEGIN:VALARM" => in_alarm = true,
                "END:VALARM" => in_alarm = false,
                _ => {}
            }
            // The crate gives alarms the time of writing and a random UID.
            if !(in_alarm && (line.starts_with("DTSTAMP:") || line.starts_with("UID:"))) {
                fold(&unveil(line), &mut file);
            }
        }
        file
    }
}

/// What Copenhagen's clocks show, if they show it at this instant alone and the written zone agrees.
fn clock(instant: Timestamp) -> Option<NaiveDateTime> {
    let local = instant.local();
    let unambiguous = Timestamp::from_local(local.naive_local()) == Ok(instant);
    (unambiguous && ZONED_YEARS.contains(&local.year())).then(|| local.naive_local())
}

fn utc(instant: Timestamp) -> DateTime<Utc> {
    instant.clamp(Timestamp(0), LAST).utc()
}

/// Every character outside ASCII as its number between U+0001 and U+0002, which cleaned text never holds.
fn veil(text: &str) -> String {
    let mut veiled = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            veiled.push(c);
        } else {
            let _ = write!(veiled, "\u{1}{:x}\u{2}", u32::from(c));
        }
    }
    veiled
}

/// Reverses [`veil`].
fn unveil(veiled: &str) -> String {
    let mut parts = veiled.split('\u{1}');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('\u{2}').unwrap_or(("", part));
        text.extend(u32::from_str_radix(number, 16).ok().and_then(char::from_u32));
        text.push_str(rest);
    }
    text
}

/// Appends a line in pieces of at most [`WIDTH`] octets, each a whole number of characters.
fn fold(line: &str, file: &mut String) {
    let mut room = WIDTH;
    for c in line.chars() {
        if c.len_utf8() > room {
            file.push_str("\r\n ");
            room = WIDTH - 1;
        }
        file.push(c);
        room -= c.len_utf8();
    }
    file.push_str("\r\n");
}
