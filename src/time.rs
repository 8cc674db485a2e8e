//! Instants and the zone that events are planned in; nothing here reads a clock.

use std::fmt;

use chrono::{DateTime, Datelike, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// The zone every event is planned in.
pub const ZONE: Tz = chrono_tz::Europe::Copenhagen;

pub const MINUTE: i64 = 60;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// An instant in whole seconds since 1970-01-01T00:00:00Z, as the database stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct Timestamp(pub i64);

/// Why a local time names no single instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalTimeError {
    /// The clocks jumped over it (last Sunday of March, 2.00–3.00).
    Skipped,
    /// The clocks passed it twice (last Sunday of October, 2.00–3.00).
    Doubled,
}

impl Timestamp {
    /// This instant moved by a number of seconds, which may be negative.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// The instant in UTC. Seconds outside of what chrono can hold become the epoch.
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0, 0).unwrap_or_default()
    }

    /// The wall clock in Copenhagen at this instant.
    pub fn local(self) -> DateTime<Tz> {
        self.utc().with_timezone(&ZONE)
    }

    /// The date in Copenhagen at this instant.
    pub fn date(self) -> NaiveDate {
        self.local().date_naive()
    }

    /// The instant at which Copenhagen's clocks show this; an hour that is skipped or doubled is refused.
    pub fn from_local(local: NaiveDateTime) -> Result<Self, LocalTimeError> {
        match ZONE.from_local_datetime(&local) {
            LocalResult::Single(instant) => Ok(Self(instant.timestamp())),
            LocalResult::None => Err(LocalTimeError::Skipped),
            LocalResult::Ambiguous(..) => Err(LocalTimeError::Doubled),
        }
    }

    /// Midnight in Copenhagen at the start of a date (no change of clocks happens then).
    pub fn midnight(date: NaiveDate) -> Self {
        Self::from_local(date.and_time(NaiveTime::MIN)).unwrap_or(Self(0))
    }

    /// The ISO 8601 week of the date in Copenhagen, as Danish calendars number weeks.
    pub fn week(self) -> u32 {
        self.date().iso_week().week()
    }
}

/// The first instant after `now` at which a page about these moments says something else by time alone: one of them is
/// there, or the next day begins in Copenhagen ("today", "tomorrow", the date above a list).
pub fn next_change(now: Timestamp, moments: impl IntoIterator<Item = Timestamp>) -> Timestamp {
    let tomorrow = now.date().succ_opt().map_or(now, Timestamp::midnight);
    moments.into_iter().filter(|moment| *moment > now).fold(tomorrow, Timestamp::min)
}

impl fmt::Display for Timestamp {
    /// RFC 3339 in UTC, for logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.utc().format("%Y-%m-%dT%H:%M:%SZ"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_local(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()).unwrap()
    }

    #[test]
    fn a_page_changes_at_the_next_of_its_moments_or_at_midnight() {
        let now = at("2026-11-24 12:00");
        let midnight = at("2026-11-25 00:00");
        assert_eq!(next_change(now, []), midnight);
        assert_eq!(next_change(now, [at("2026-11-24 11:00"), now]), midnight, "what has been changes nothing");
        assert_eq!(next_change(now, [at("2026-11-26 08:00"), at("2026-11-24 15:00")]), at("2026-11-24 15:00"));
        assert_eq!(next_change(midnight, []), at("2026-11-26 00:00"));
        // The days on which the clocks change have 23 and 25 hours.
        for (day, hours) in [("2027-03-28 00:00", 23), ("2026-10-25 00:00", 25)] {
            assert_eq!(next_change(at(day), []), at(day).plus(hours * HOUR));
        }
    }
}
