//! Copying an event to other days: which days, and what the copy is; pure.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::model::{Plan, Stored};
use crate::events::{Details, Texts};
use crate::programme::NewItem;
use crate::registrations::CapacityTerms;
use crate::time::{LocalTimeError, Timestamp};

/// The most copies that one form makes.
pub const MOST_COPIES: usize = 24;

/// How far apart the days of a series are; each keeps the weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    Weekly,
    Fortnightly,
    /// Every fourth week.
    FourWeekly,
    /// The same weekday of each month: the second Thursday; where a month has no fifth, its last.
    Monthly,
}

impl Rhythm {
    pub const ALL: [Self; 4] = [Self::Weekly, Self::Fortnightly, Self::FourWeekly, Self::Monthly];

    pub fn tag(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Fortnightly => "fortnightly",
            Self::FourWeekly => "four_weekly",
            Self::Monthly => "monthly",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.tag() == tag)
    }

    /// The first `number` days of a series, from its first.
    pub fn days(self, first: NaiveDate, number: usize) -> Vec<NaiveDate> {
        (0..).map_while(|place| self.day(first, place)).take(number).collect()
    }

    fn day(self, first: NaiveDate, place: u32) -> Option<NaiveDate> {
        let weeks = match self {
            Self::Weekly => 1,
            Self::Fortnightly => 2,
            Self::FourWeekly => 4,
            Self::Monthly => return same_weekday_of_month(first, place),
        };
        first.checked_add_days(Days::new(u64::from(place) * weeks * 7))
    }
}

fn same_weekday_of_month(first: NaiveDate, months: u32) -> Option<NaiveDate> {
    let month = first.with_day(1)?.checked_add_months(Months::new(months))?;
    let nth = u8::try_from((first.day() - 1) / 7 + 1).ok()?;
    let of = |nth| NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), first.weekday(), nth);
    of(nth).or_else(|| of(4))
}

/// The day that a copy is most likely for: the event's weekday, four weeks on or as many times four as it takes to come.
pub fn likely_day(starts_at: Timestamp, now: Timestamp) -> NaiveDate {
    let (day, today) = (starts_at.date(), now.date());
    let behind = today.signed_duration_since(day).num_days().max(0);
    let steps = u64::try_from(behind / 28).unwrap_or_default() + 1;
    day.checked_add_days(Days::new(steps * 28)).unwrap_or(day)
}

/// The plan of an event on another day: everything at the same times of day, as many days on; nothing of what became
/// of it. `opens_at` in the past says nothing, and goes.
///
/// # Errors
/// When the clocks skip or double its start or end on that day.
pub fn on_day(stored: &Stored, day: NaiveDate, now: Timestamp) -> Result<Plan, LocalTimeError> {
    let details = &stored.event.details;
    let shift = day.signed_duration_since(details.starts_at.date());
    let moved = |at: Timestamp| {
        let day = at.date().checked_add_signed(shift).unwrap_or(day);
        Timestamp::from_local(day.and_time(at.local().time()))
    };
    // Only a start and an end must be typed anew: a deadline in a skipped hour may as well be at midnight.
    let near = |at: Timestamp| {
        moved(at).unwrap_or_else(|_| Timestamp::midnight(at.date().checked_add_signed(shift).unwrap_or(day)))
    };
    let uncancelled = |texts: &Texts| Texts { cancelled: String::new(), ..texts.clone() };
    let terms = &stored.capacity.terms;
    Ok(Plan {
        details: Details {
            starts_at: moved(details.starts_at)?,
            ends_at: moved(details.ends_at)?,
            da: uncancelled(&details.da),
            en: uncancelled(&details.en),
            ..details.clone()
        },
        terms: CapacityTerms {
            opens_at: terms.opens_at.map(near).filter(|at| *at > now),
            closes_at: near(terms.closes_at),
            cancel_until: near(terms.cancel_until),
            ..terms.clone()
        },
        items: stored
            .items
            .iter()
            .map(|item| NewItem { starts_at: near(item.starts_at), da: item.da.clone(), en: item.en.clone() })
            .collect(),
        co_organisers: stored.organisers.iter().map(|(id, _, _)| id.clone()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_day_of_a_series_has_the_weekday_of_the_first() {
        for rhythm in Rhythm::ALL {
            let first = on("2027-01-14");
            let days = rhythm.days(first, MOST_COPIES);
            assert_eq!((days.len(), days[0]), (MOST_COPIES, first));
            assert!(days.iter().all(|day| day.weekday() == first.weekday()), "{rhythm:?}");
            assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "{rhythm:?}");
        }
        assert_eq!(Rhythm::Monthly.days(on("2027-01-14"), 3), [on("2027-01-14"), on("2027-02-11"), on("2027-03-11")]);
        // A fifth Friday, where a month has only four.
        assert_eq!(Rhythm::Monthly.days(on("2027-01-29"), 3), [on("2027-01-29"), on("2027-02-26"), on("2027-03-26")]);
    }

    #[test]
    fn the_likely_day_is_to_come_and_keeps_the_weekday() {
        let starts_at = Timestamp::from_local(on("2026-01-15").and_hms_opt(8, 30, 0).unwrap()).unwrap();
        for days in [-40, -1, 0, 1, 27, 28, 29, 400] {
            let now = starts_at.plus(days * DAY);
            let likely = likely_day(starts_at, now);
            assert!(likely > now.date() && likely.weekday() == on("2026-01-15").weekday(), "{days}: {likely}");
        }
    }
}
