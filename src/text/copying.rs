//! Sentences of copying an event to other days.

use chrono::NaiveDate;

use crate::organiser::{DayOff, Rhythm};
use crate::time::LocalTimeError;

pub trait Copying {
    /// The button that leads here.
    fn copy(&self) -> &'static str;
    fn title(&self) -> &'static str;
    fn lead(&self) -> &'static str;

    // Which days
    fn which_days(&self) -> &'static str;
    fn first_day(&self) -> &'static str;
    fn first_day_hint(&self) -> &'static str;
    fn number(&self) -> &'static str;
    fn number_hint(&self, most: usize) -> String;
    fn rhythm(&self) -> &'static str;
    fn rhythm_of(&self, rhythm: Rhythm) -> &'static str;
    fn show_days(&self) -> &'static str;

    // The days
    fn days(&self) -> &'static str;
    fn days_hint(&self) -> &'static str;
    /// "Skærtorsdag", "Efterårsferie"
    fn day_off(&self, day_off: DayOff<'_>) -> String;
    fn make_drafts(&self, number: usize) -> String;
    fn keep_as_it_is(&self) -> &'static str;
    /// The heading over what is wrong.
    fn not_copied(&self) -> &'static str;
    fn choose_days(&self) -> &'static str;
    fn day_is_over(&self) -> &'static str;
    fn no_such_time(&self, day: NaiveDate, error: LocalTimeError) -> String;
    /// The list of events tells what was just done.
    fn copied(&self) -> &'static str;
}
