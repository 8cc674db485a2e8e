//! Dates and times as people type them, both ways: read leniently, written back in one form.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::Fault;
use crate::time::Timestamp;

/// Reads `d-m-yyyy`, `d.m.yyyy`, `d/m/yyyy` or ISO `yyyy-mm-dd`, years 2000 to 2099.
pub fn parse_date(typed: &str) -> Result<NaiveDate, Fault> {
    let separator = typed.chars().find(|c| matches!(c, '-' | '.' | '/')).ok_or(Fault::Date)?;
    let parts: Vec<&str> = typed.split(separator).map(str::trim).collect();
    let [first, month, last] = parts[..] else {
        return Err(Fault::Date);
    };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return Err(Fault::Date);
    }
    let (year, month, day) = (digits(year)?, digits(month)?, digits(day)?);
    if !(2000..2100).contains(&year) {
        return Err(Fault::Date);
    }
    let year = i32::try_from(year).map_err(|_| Fault::Date)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Fault::DateDoesNotExist)
}

/// Reads `9`, `9.00`, `09:00`, with or without "kl." in front.
pub fn parse_time(typed: &str) -> Result<NaiveTime, Fault> {
    let typed = typed.strip_prefix("kl").map_or(typed, |rest| rest.trim_start_matches('.')).trim();
    let (hour, minute) = typed.split_once(['.', ':']).unwrap_or((typed, "00"));
    if minute.len() != 2 {
        return Err(Fault::Time);
    }
    let (hour, minute) = (digits(hour), digits(minute));
    let (Ok(hour), Ok(minute)) = (hour, minute) else {
        return Err(Fault::Time);
    };
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or(Fault::Time)
}

/// Reads a date and a time in one field: `11-1-2027 12.00`.
pub(super) fn parse_moment(typed: &str) -> Result<(NaiveDate, NaiveTime), Fault> {
    let (date, time) = typed.split_once(char::is_whitespace).ok_or(Fault::Moment)?;
    let date = parse_date(date).map_err(|fault| if fault == Fault::Date { Fault::Moment } else { fault })?;
    Ok((date, parse_time(time.trim()).map_err(|_| Fault::Moment)?))
}

/// The value of a date field: "14-01-2027".
pub fn typed_date(at: Timestamp) -> String {
    let date = at.date();
    format!("{:02}-{:02}-{}", date.day(), date.month(), date.year())
}

/// The value of a time field: "8.30".
pub fn typed_time(at: Timestamp) -> String {
    let time = at.local().time();
    format!("{}.{:02}", time.hour(), time.minute())
}

/// The value of a field that takes a date and a time: "11-01-2027 12.00".
pub fn typed_moment(at: Timestamp) -> String {
    format!("{} {}", typed_date(at), typed_time(at))
}

/// One to four ASCII digits.
fn digits(text: &str) -> Result<u32, Fault> {
    if text.is_empty() || text.len() > 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::Date);
    }
    text.parse().map_err(|_| Fault::Date)
}
