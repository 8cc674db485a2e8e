//! The reader: raw values in, domain values and a list of faults out.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveTime};

use super::{Fault, Faults, Values, limits, parse, typed};
use crate::time::{LocalTimeError, Timestamp};

/// Whether a field may stay empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Required,
    Optional,
}

/// Reads fields one by one in the order of the page and remembers what is wrong.
///
/// Texts that are absent or wrong come out empty, other values as `None`: keep them only behind [`Self::finish`],
/// which gives a value only when nothing was wrong.
#[derive(Debug)]
pub struct Reader<'a> {
    values: &'a Values,
    faults: Faults,
    item: Option<usize>,
}

impl<'a> Reader<'a> {
    pub fn new(values: &'a Values) -> Self {
        Self { values, faults: Faults::default(), item: None }
    }

    /// The raw values it reads from.
    pub fn values(&self) -> &'a Values {
        self.values
    }

    /// From here on faults belong to the repeated part with this number (from 1, as its heading shows), or to none.
    pub fn item(&mut self, number: Option<usize>) -> &mut Self {
        self.item = number;
        self
    }

    /// Adds a fault that a rule over several fields found.
    pub fn fault(&mut self, field: &str, fault: Fault) {
        self.faults.push(field, self.item, fault);
    }

    /// The faults so far.
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// The value, when every field was right.
    pub fn finish<T>(self, value: T) -> Result<T, Faults> {
        if self.faults.is_empty() { Ok(value) } else { Err(self.faults) }
    }

    /// One line of at most `max` characters.
    pub fn line(&mut self, field: &str, max: usize, need: Need) -> String {
        self.read(field, need, |typed| parse::line(typed, max)).unwrap_or_default()
    }

    /// The name of a person, a firm or a place: a line without a web address.
    pub fn name(&mut self, field: &str, need: Need) -> String {
        self.read(field, need, |typed| parse::name(typed, limits::NAME)).unwrap_or_default()
    }

    /// A title: a line without a web address, longer than a name.
    pub fn title(&mut self, field: &str, need: Need) -> String {
        self.read(field, need, |typed| parse::name(typed, limits::TITLE)).unwrap_or_default()
    }

    /// A running text of at most `max` characters.
    pub fn text(&mut self, field: &str, max: usize, need: Need) -> String {
        self.read(field, need, |typed| parse::text(typed, max)).unwrap_or_default()
    }

    /// A mail address, kept as typed (compare it case-folded).
    pub fn email(&mut self, field: &str, need: Need) -> String {
        self.read(field, need, parse::email).unwrap_or_default()
    }

    /// A phone number, as E.164.
    pub fn phone(&mut self, field: &str, need: Need) -> String {
        self.read(field, need, parse::phone).unwrap_or_default()
    }

    /// A CVR number, as its 8 digits.
    pub fn cvr(&mut self, field: &str, need: Need) -> String {
        self.read(field, need, parse::cvr).unwrap_or_default()
    }

    /// An `http` or `https` address.
    pub fn web_address(&mut self, field: &str, need: Need) -> String {
        self.read(field, need, parse::web_address).unwrap_or_default()
    }

    /// A whole number within a range.
    pub fn integer(&mut self, field: &str, range: RangeInclusive<i64>, need: Need) -> Option<i64> {
        let fault = Fault::Number { min: *range.start(), max: *range.end() };
        self.read(field, need, |typed| match typed.parse::<i64>() {
            Ok(number) if range.contains(&number) && !typed.starts_with('+') => Ok(number),
            _ => Err(fault),
        })
    }

    /// Whether a check box was ticked.
    pub fn flag(&self, field: &str) -> bool {
        !self.values.get(field).is_empty()
    }

    /// A check box that must be ticked, with the fault when it is not.
    pub fn must_tick(&mut self, field: &str, fault: Fault) {
        if !self.flag(field) {
            self.fault(field, fault);
        }
    }

    /// One of a closed list of codes.
    pub fn one_of(&mut self, field: &str, allowed: &[&'static str], need: Need) -> Option<&'static str> {
        self.read_or(field, need, Fault::Choice, |typed| {
            allowed.iter().find(|code| **code == typed).copied().ok_or(Fault::Choice)
        })
    }

    /// Those ticked of a closed list of codes, in the list's order, each once; an unknown code is a fault.
    pub fn many_of(&mut self, field: &str, allowed: &[&'static str], need: Need) -> Vec<&'static str> {
        if self.values.all(field).any(|typed| !typed.is_empty() && !allowed.contains(&typed)) {
            self.fault(field, Fault::Choice);
            return Vec::new();
        }
        let ticked: Vec<_> = allowed.iter().copied().filter(|code| self.values.holds(field, code)).collect();
        if ticked.is_empty() && need == Need::Required {
            self.fault(field, Fault::ChooseOne);
        }
        ticked
    }

    /// A date.
    pub fn date(&mut self, field: &str, need: Need) -> Option<NaiveDate> {
        self.read(field, need, typed::parse_date)
    }

    /// A time of the day.
    pub fn time(&mut self, field: &str, need: Need) -> Option<NaiveTime> {
        self.read(field, need, typed::parse_time)
    }

    /// An instant from a date and a time in two fields, in Copenhagen's time. Where it may stay empty, both may.
    pub fn instant(&mut self, date_field: &str, time_field: &str, need: Need) -> Option<Timestamp> {
        let typed = |field| !self.values.get(field).trim().is_empty();
        let need = if typed(date_field) || typed(time_field) { Need::Required } else { need };
        let (date, time) = (self.date(date_field, need), self.time(time_field, need));
        self.joined(time_field, date?, time?)
    }

    /// An end: its date may stay empty and is then that of the start; it must come after the start.
    pub fn end(
        &mut self,
        date_field: &str,
        time_field: &str,
        start: Option<Timestamp>,
        need: Need,
    ) -> Option<Timestamp> {
        let own_date = self.date(date_field, Need::Optional);
        let wrong_date = self.faults.get(date_field).is_some();
        let need = if own_date.is_some() { Need::Required } else { need };
        let time = self.time(time_field, need)?;
        if wrong_date {
            return None;
        }
        let start = start?;
        let end = self.joined(time_field, own_date.unwrap_or_else(|| start.date()), time)?;
        if end <= start {
            self.fault(time_field, Fault::EndBeforeStart);
            return None;
        }
        Some(end)
    }

    /// An instant in one field: `11-1-2027 12.00`.
    pub fn moment(&mut self, field: &str, need: Need) -> Option<Timestamp> {
        let (date, time) = self.read(field, need, typed::parse_moment)?;
        self.joined(field, date, time)
    }

    fn joined(&mut self, field: &str, date: NaiveDate, time: NaiveTime) -> Option<Timestamp> {
        let fault = match Timestamp::from_local(date.and_time(time)) {
            Ok(instant) => return Some(instant),
            Err(LocalTimeError::Skipped) => Fault::TimeSkipped,
            Err(LocalTimeError::Doubled) => Fault::TimeDoubled,
        };
        self.fault(field, fault);
        None
    }

    fn read<T>(&mut self, field: &str, need: Need, parse: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        self.read_or(field, need, Fault::Required, parse)
    }

    fn read_or<T>(
        &mut self,
        field: &str,
        need: Need,
        missing: Fault,
        parse: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        let typed = self.values.get(field).trim();
        if typed.is_empty() {
            if need == Need::Required {
                self.fault(field, missing);
            }
            return None;
        }
        match parse(typed) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.fault(field, fault);
                None
            }
        }
    }
}
