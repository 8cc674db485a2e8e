//! English sentences of copying an event.

use chrono::NaiveDate;

use crate::organiser::{DayOff, Holiday, Rhythm};
use crate::text::copying::Copying;
use crate::text::{En, Lang, dates};
use crate::time::{LocalTimeError, Timestamp};

impl Copying for En {
    fn copy(&self) -> &'static str {
        "Copy"
    }
    fn title(&self) -> &'static str {
        "Copy to other dates"
    }
    fn lead(&self) -> &'static str {
        "Texts, programme, place, partners, reminders and deadlines come along, moved by as many days. Registrations do not. \
         The copies are drafts that you can edit before you publish them."
    }
    fn which_days(&self) -> &'static str {
        "When?"
    }
    fn first_day(&self) -> &'static str {
        "First date"
    }
    fn first_day_hint(&self) -> &'static str {
        "The same weekday, four weeks on. Change it if it should be another."
    }
    fn number(&self) -> &'static str {
        "How many dates?"
    }
    fn number_hint(&self, most: usize) -> String {
        format!("At most {most}")
    }
    fn rhythm(&self) -> &'static str {
        "How often?"
    }
    fn rhythm_of(&self, rhythm: Rhythm) -> &'static str {
        match rhythm {
            Rhythm::Weekly => "Every week",
            Rhythm::Fortnightly => "Every other week",
            Rhythm::FourWeekly => "Every fourth week",
            Rhythm::Monthly => "The same weekday of each month",
        }
    }
    fn show_days(&self) -> &'static str {
        "Show dates"
    }
    fn days(&self) -> &'static str {
        "Copy to"
    }
    fn days_hint(&self) -> &'static str {
        "Holidays are not ticked beforehand."
    }
    fn day_off(&self, day_off: DayOff<'_>) -> String {
        let name = match day_off {
            DayOff::School(name) => return format!("School holiday: {name}"),
            DayOff::Public(holiday) => match holiday {
                Holiday::NewYear => "New Year's Day",
                Holiday::MaundyThursday => "Maundy Thursday",
                Holiday::GoodFriday => "Good Friday",
                Holiday::EasterSunday => "Easter Sunday",
                Holiday::EasterMonday => "Easter Monday",
                Holiday::Ascension => "Ascension Day",
                Holiday::WhitSunday => "Whit Sunday",
                Holiday::WhitMonday => "Whit Monday",
                Holiday::ConstitutionDay => "Constitution Day, when many are off",
                Holiday::ChristmasEve => "Christmas Eve",
                Holiday::ChristmasDay => "Christmas Day",
                Holiday::BoxingDay => "Boxing Day",
                Holiday::NewYearsEve => "New Year's Eve",
            },
        };
        name.to_owned()
    }
    fn make_drafts(&self, number: usize) -> String {
        match number {
            0 => "Make drafts".to_owned(),
            1 => "Make 1\u{a0}draft".to_owned(),
            _ => "Make the chosen drafts".to_owned(),
        }
    }
    fn keep_as_it_is(&self) -> &'static str {
        "Never mind"
    }
    fn not_copied(&self) -> &'static str {
        "Nothing is copied yet"
    }
    fn choose_days(&self) -> &'static str {
        "Choose at least one date."
    }
    fn day_is_over(&self) -> &'static str {
        "Choose a date that comes after today."
    }
    fn no_such_time(&self, day: NaiveDate, error: LocalTimeError) -> String {
        let date = dates::full_date(Lang::En, Timestamp::midnight(day));
        let why = match error {
            LocalTimeError::Skipped => "does not have that hour, because the clocks go forward",
            LocalTimeError::Doubled => "has that hour twice, because the clocks go back",
        };
        format!("{} {why}. Choose another date.", dates::capitalised(&date))
    }
    fn copied(&self) -> &'static str {
        "The copies are among your drafts."
    }
}
