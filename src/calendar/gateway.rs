//! The only importer of the icalendar crate: what it would write wrongly is put right here.
//!
//! Version 0.17 lets line breaks through in parameters and addresses, invents UID and DTSTAMP (in alarms too), has no
//! VTIMEZONE, folds some lines at 76 octets, panics when it folds emoji followed by spaces, and takes quadratic time
//! for long lines. So no text passes through it: it gets a short mark in the place of each one, and the marks of what
//! it wrote are replaced by text that was cleaned and escaped here, before the lines are folded anew.

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
pub(super) const ZONED_YEARS: std::ops::RangeInclusive<i32> = 1996..=2099;

const END: &str = "END:VCALENDAR";

/// The last second that can be written with a year of four digits.
const LAST: Timestamp = Timestamp(253_402_300_799);

/// What a mail's calendar part asks its reader to do (RFC 5546 section 1.4).
#[derive(Clone, Copy)]
pub(super) enum Method {
    Request,
    Cancel,
}

/// What a file is, above its entries.
#[derive(Clone, Copy)]
pub(super) enum Head<'a> {
    /// To import once.
    Download,
    /// The calendar part of a mail.
    Mail(Method),
    /// To subscribe to: its name, and how often to look for changes (RFC 7986 sections 5.1 and 5.7, and the two
    /// properties by which older clients know them).
    Feed { name: &'a str, refresh: &'static str },
}

/// An entry in the making. UID and DTSTAMP are there from the start, so the crate invents neither.
pub(super) struct Draft {
    event: Event,
    texts: Texts,
    zoned: bool,
}

/// The texts of a file, ready to stand in it, each known to the crate by its mark alone: its number between U+0001
/// and U+0002.
#[derive(Default)]
struct Texts(Vec<String>);

impl Draft {
    pub(super) fn new(uid: &str, stamp: Timestamp, sequence: u32) -> Self {
        let mut texts = Texts::default();
        let mut event = Event::new();
        event
            .uid(&texts.mark(clean::escaped(&clean::line(uid))))
            .timestamp(utc(stamp))
            .sequence(sequence.min(i32::MAX.unsigned_abs()));
        Self { event, texts, zoned: false }
    }

    /// Sets the title, or sets it anew.
    pub(super) fn title(&mut self, text: &str) {
        let title = clean::line(text);
        self.text("SUMMARY", if title.is_empty() { NO_TITLE } else { &title });
    }

    pub(super) fn description(&mut self, text: &str) {
        self.text("DESCRIPTION", &clean::paragraphs(text));
    }

    pub(super) fn location(&mut self, text: &str) {
        self.text("LOCATION", &clean::line(text));
    }

    /// A property of cleaned text; none if it is empty.
    fn text(&mut self, name: &'static str, cleaned: &str) {
        if !cleaned.is_empty() {
            self.event.add_property(name, self.texts.mark(clean::escaped(cleaned)));
        }
    }

    pub(super) fn link(&mut self, text: Option<&str>) {
        if let Some(url) = text.and_then(clean::link) {
            self.event.url(&self.texts.mark(url));
        }
    }

    pub(super) fn categories(&mut self, names: &[String]) {
        let names: Vec<String> = names.iter().map(|name| clean::line(name)).filter(|name| !name.is_empty()).collect();
        if !names.is_empty() {
            self.event.categories(names.iter().map(|name| self.texts.mark(clean::escaped(name))));
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
        let address = self.texts.mark(clean::mailto(&party.email));
        self.person(Property::new("ORGANIZER", address), &party.name);
    }

    /// Without an answer nothing is said or asked: the entry is being taken away.
    pub(super) fn attendee(&mut self, party: &Party, answer: Option<Answer>) {
        let address = self.texts.mark(clean::mailto(&party.email));
        let attendee = Attendee::new(address).cutype(CUType::Individual).role(Role::ReqParticipant);
        let attendee = match answer {
            Some(Answer::Accepted) => attendee.partstat(PartStat::Accepted).rsvp(false),
            Some(Answer::NeedsAction) => attendee.partstat(PartStat::NeedsAction).rsvp(true),
            None => attendee,
        };
        self.person(attendee.into(), &party.name);
    }

    fn person(&mut self, mut property: Property, name: &str) {
        if let Some(name) = clean::parameter(name) {
            property.add_parameter("CN", &self.texts.mark(name));
        }
        self.event.append_multi_property(property);
    }

    /// Shows the title that number of minutes before the start.
    pub(super) fn alarm(&mut self, minutes: u32) {
        let title = self.event.get_summary().unwrap_or(NO_TITLE).to_owned();
        let trigger = Trigger::Duration(-Duration::minutes(i64::from(minutes)), None);
        self.event.alarm(Alarm::display(&title, trigger));
    }

    /// Whether it names the zone.
    fn is_zoned(&self) -> bool {
        self.zoned
    }

    /// Appends the VEVENT.
    fn append_to(self, file: &mut String) {
        // Writing to a String cannot fail.
        let written = self.event.try_into_string().unwrap_or_default();
        let mut in_alarm = false;
        for line in unfolded(&written).split_terminator("\r\n") {
            match line {
                "BEGIN:VALARM" => in_alarm = true,
                "END:VALARM" => in_alarm = false,
                _ => {}
            }
            // The crate gives alarms the time of writing and a random UID.
            if !(in_alarm && (line.starts_with("DTSTAMP:") || line.starts_with("UID:"))) {
                fold(&self.texts.restored(line), file);
            }
        }
    }
}

/// The whole file. The zone stands in it where an entry names it; and where there is no entry, since a file of nothing
/// at all is none (RFC 5545 section 3.6).
pub(super) fn write(head: Head<'_>, drafts: Vec<Draft>) -> String {
    let mut file = String::with_capacity(1024 * (1 + drafts.len()));
    let (calendar, texts) = head.written();
    for line in unfolded(&calendar).split_terminator("\r\n").filter(|line| *line != END) {
        fold(&texts.restored(line), &mut file);
    }
    if drafts.is_empty() || drafts.iter().any(Draft::is_zoned) {
        for line in VTIMEZONE {
            fold(line, &mut file);
        }
    }
    for draft in drafts {
        draft.append_to(&mut file);
    }
    fold(END, &mut file);
    file
}

impl Head<'_> {
    /// A calendar without entries, as the crate writes it, and the texts it holds the marks of.
    fn written(&self) -> (String, Texts) {
        let mut texts = Texts::default();
        let mut calendar = Calendar::empty();
        calendar
            .append_property(("VERSION", "2.0"))
            .append_property(("PRODID", PRODUCT))
            .append_property(("CALSCALE", "GREGORIAN"));
        match self {
            Self::Download => {}
            Self::Mail(Method::Request) => {
                calendar.append_property(("METHOD", "REQUEST"));
            }
            Self::Mail(Method::Cancel) => {
                calendar.append_property(("METHOD", "CANCEL"));
            }
            Self::Feed { name, refresh } => {
                let name = clean::line(name);
                let mark = texts.mark(clean::escaped(if name.is_empty() { NO_TITLE } else { &name }));
                calendar
                    .append_property(("X-WR-CALNAME", mark.as_str()))
                    .append_property(("NAME", mark.as_str()))
                    .append_property(
                        Property::new("REFRESH-INTERVAL", *refresh).add_parameter("VALUE", "DURATION").done(),
                    )
                    .append_property(("X-PUBLISHED-TTL", *refresh));
            }
        }
        (calendar.to_string(), texts)
    }
}

impl Texts {
    /// Keeps a text and returns what stands for it.
    fn mark(&mut self, text: String) -> String {
        self.0.push(text);
        format!("\u{1}{}\u{2}", self.0.len() - 1)
    }

    /// A line with its texts in the places of their marks.
    fn restored(&self, line: &str) -> String {
        let mut parts = line.split('\u{1}');
        let mut restored = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (number, rest) = part.split_once('\u{2}').unwrap_or_default();
            let text = number.parse::<usize>().ok().and_then(|number| self.0.get(number));
            restored.push_str(text.map_or("", String::as_str));
            restored.push_str(rest);
        }
        restored
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

/// What the crate wrote, one line a property again.
fn unfolded(written: &str) -> String {
    written.replace("\r\n ", "")
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
