//! Days on which few come: Denmark's public holidays, computed, and the schools' from the settings.

use chrono::{Datelike, Days, NaiveDate};

use crate::server::school::SchoolHoliday;

/// A day on which Denmark, or most of its offices, is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    NewYear,
    MaundyThursday,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    Ascension,
    WhitSunday,
    WhitMonday,
    /// No public holiday, but most are off.
    ConstitutionDay,
    /// No public holiday, but everything closes.
    ChristmasEve,
    ChristmasDay,
    BoxingDay,
    /// No public holiday, but most are off.
    NewYearsEve,
}

/// Why few would come on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOff<'a> {
    Public(Holiday),
    School(&'a str),
}

/// What a day is, the public holiday first.
pub fn day_off(date: NaiveDate, schools: &[SchoolHoliday]) -> Option<DayOff<'_>> {
    let school = || schools.iter().find(|holiday| (holiday.first..=holiday.last).contains(&date));
    holiday(date).map(DayOff::Public).or_else(|| school().map(|holiday| DayOff::School(&holiday.name)))
}

/// Denmark's holidays since 2024, when Great Prayer Day was abolished (Act no. 214 of 6 March 2023).
fn holiday(date: NaiveDate) -> Option<Holiday> {
    let fixed = match (date.month(), date.day()) {
        (1, 1) => Some(Holiday::NewYear),
        (6, 5) => Some(Holiday::ConstitutionDay),
        (12, 24) => Some(Holiday::ChristmasEve),
        (12, 25) => Some(Holiday::ChristmasDay),
        (12, 26) => Some(Holiday::BoxingDay),
        (12, 31) => Some(Holiday::NewYearsEve),
        _ => None,
    };
    let from_easter = || match date.signed_duration_since(easter(date.year())?).num_days() {
        -3 => Some(Holiday::MaundyThursday),
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        39 => Some(Holiday::Ascension),
        49 => Some(Holiday::WhitSunday),
        50 => Some(Holiday::WhitMonday),
        _ => None,
    };
    fixed.or_else(from_easter)
}

/// Easter Sunday of a Gregorian year: the first Sunday after the full moon of the church on or after 21 March, by the
/// method of Gauss with Lichtenberg's corrections.
fn easter(year: i32) -> Option<NaiveDate> {
    let century = year.div_euclid(100);
    let leap_days_dropped = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    let sundays_moved = 2 - (3 * century + 3) / 4;
    let moon = year.rem_euclid(19);
    let raw = (19 * moon + leap_days_dropped).rem_euclid(30);
    let corrected = raw - (raw + moon / 11) / 29;
    let full_moon = 21 + corrected;
    let first_sunday = 7 - (year + year / 4 + sundays_moved).rem_euclid(7);
    let after = 7 - (full_moon - first_sunday).rem_euclid(7);
    let days = u64::try_from(full_moon + after - 1).ok()?;
    NaiveDate::from_ymd_opt(year, 3, 1)?.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Published dates, the earliest and the latest possible among them (1818 and 1943), and the two exceptions that
    /// Lichtenberg's corrections are for (1954 and 1981).
    #[test]
    fn easter_is_when_the_almanac_says() {
        for day in [
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2030-04-21",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
        ] {
            assert_eq!(easter(on(day).year()), Some(on(day)));
        }
    }

    #[test]
    fn the_holidays_of_2027_are_pointed_out() {
        for (day, expected) in [
            ("2027-01-01", Some(Holiday::NewYear)),
            ("2027-03-25", Some(Holiday::MaundyThursday)),
            ("2027-03-26", Some(Holiday::GoodFriday)),
            ("2027-03-29", Some(Holiday::EasterMonday)),
            // Great Prayer Day, until 2023.
            ("2027-04-23", None),
            ("2027-05-06", Some(Holiday::Ascension)),
            ("2027-05-17", Some(Holiday::WhitMonday)),
            ("2027-06-05", Some(Holiday::ConstitutionDay)),
            ("2027-12-24", Some(Holiday::ChristmasEve)),
            ("2027-11-24", None),
        ] {
            assert_eq!(holiday(on(day)), expected, "{day}");
        }
    }

    #[test]
    fn a_school_holiday_holds_both_its_ends_and_gives_way_to_a_public_one() {
        let schools = [crate::server::school::holiday("2027-03-20/2027-03-29 Påskeferie").unwrap()];
        assert_eq!(day_off(on("2027-03-20"), &schools), Some(DayOff::School("Påskeferie")));
        assert_eq!(day_off(on("2027-03-29"), &schools), Some(DayOff::Public(Holiday::EasterMonday)));
        assert_eq!(day_off(on("2027-03-30"), &schools), None);
    }
}
