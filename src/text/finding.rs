//! Sentences of finding events: the filter, the month's calendar, what is over, and lists with nothing in them.

use crate::events::Kind;
use crate::site::{Availability, Month};
use crate::time::Timestamp;

pub trait Finding: Send + Sync {
    // The filter
    /// "Alle"
    fn all(&self) -> &'static str;
    /// "Netværksmøder"
    fn kinds(&self, kind: Kind) -> &'static str;
    /// Of the whole filter, for those who do not see it.
    fn filter(&self) -> &'static str;
    fn kinds_heading(&self) -> &'static str;
    fn views_heading(&self) -> &'static str;
    fn list(&self) -> &'static str;
    fn month(&self) -> &'static str;
    fn search(&self) -> &'static str;
    fn which_month(&self) -> &'static str;
    fn all_months(&self) -> &'static str;
    fn find(&self) -> &'static str;
    /// "December 2026"
    fn month_name(&self, month: Month) -> String;

    // Lists
    /// "4 arrangementer i december 2026 med »rekruttering«"; `kind` says what is counted.
    fn count(&self, count: i64, kind: Option<Kind>, month: Option<Month>, words: &str) -> String;
    /// "Læringsbesøg i december 2026": the title of a page that is narrowed to it.
    fn title(&self, kind: Option<Kind>, month: Option<Month>, words: &str) -> String;
    fn pages_heading(&self) -> &'static str;
    fn earlier_page(&self) -> &'static str;
    fn later_page(&self) -> &'static str;
    /// The link to what replaces a cancelled event: "I stedet: Nytårskur".
    fn see_new(&self, title: &str) -> String;

    // Nothing found
    /// "Ingen læringsbesøg i februar 2027"
    fn none(&self, kind: Option<Kind>, month: Option<Month>, words: &str) -> String;
    /// Before the link to it: "Det næste er 9. marts: "
    fn next_is(&self, kind: Option<Kind>, at: Timestamp, now: Timestamp) -> String;
    /// When nothing is planned of it at all.
    fn none_planned(&self, kind: Option<Kind>) -> String;
    fn try_other_words(&self) -> &'static str;
    fn see_past(&self) -> &'static str;

    // The month's calendar
    fn week_column(&self) -> &'static str;
    /// From Monday: in full, and as short as a phone's calendar has room for.
    fn weekday(&self, from_monday: usize) -> (String, &'static str);
    fn week(&self, number: u32) -> String;
    /// What of sign-up has room in the calendar: "11 pladser", "Optaget".
    fn chip(&self, availability: Availability) -> String;
    /// Behind the number of a day, for those who do not see it.
    fn on_this_day(&self, count: usize) -> String;
    fn calendar_description(&self, month: Month, municipality: &str) -> String;

    // What is over
    fn past_title(&self) -> &'static str;
    fn past_lead(&self) -> &'static str;
    fn past_description(&self, municipality: &str) -> String;
    fn years_heading(&self) -> &'static str;
    fn nothing_past(&self, year: Option<i32>) -> String;
    fn see_upcoming(&self) -> &'static str;
}
