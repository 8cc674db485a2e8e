//! English sentences of finding events.

use chrono::Datelike;

use crate::events::Kind;
use crate::site::{Availability, Month};
use crate::text::dates::{self, NBSP, capitalised};
use crate::text::finding::Finding;
use crate::text::{En, Lang};
use crate::time::Timestamp;

const EN: Lang = Lang::En;

/// "network meeting", "network meetings": what is counted.
fn noun(kind: Option<Kind>, one: bool) -> &'static str {
    match (kind, one) {
        (None, true) => "event",
        (None, false) => "events",
        (Some(Kind::NetworkMeeting), true) => "network meeting",
        (Some(Kind::NetworkMeeting), false) => "network meetings",
        (Some(Kind::LearningVisit), true) => "learning visit",
        (Some(Kind::LearningVisit), false) => "learning visits",
        (Some(Kind::Conference), true) => "conference",
        (Some(Kind::Conference), false) => "conferences",
    }
}

/// " in December 2026 with “recruiting”": behind what is counted.
fn narrowed(month: Option<Month>, words: &str) -> String {
    let month = month.map(|month| format!(" in {}", in_words(month))).unwrap_or_default();
    let words = if words.is_empty() { String::new() } else { format!(" with “{words}”") };
    month + &words
}

fn in_words(month: Month) -> String {
    format!("{}{NBSP}{}", dates::month(EN, month.first()), month.first().year())
}

impl Finding for En {
    fn all(&self) -> &'static str {
        "All"
    }
    fn kinds(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::NetworkMeeting => "Network meetings",
            Kind::LearningVisit => "Learning visits",
            Kind::Conference => "Conferences",
        }
    }
    fn filter(&self) -> &'static str {
        "Find events"
    }
    fn kinds_heading(&self) -> &'static str {
        "Show only"
    }
    fn views_heading(&self) -> &'static str {
        "Show as"
    }
    fn list(&self) -> &'static str {
        "List"
    }
    fn month(&self) -> &'static str {
        "Month"
    }
    fn search(&self) -> &'static str {
        "Search events"
    }
    fn which_month(&self) -> &'static str {
        "Month"
    }
    fn all_months(&self) -> &'static str {
        "All months"
    }
    fn find(&self) -> &'static str {
        "Find"
    }
    fn month_name(&self, month: Month) -> String {
        in_words(month)
    }

    fn count(&self, count: i64, kind: Option<Kind>, month: Option<Month>, words: &str) -> String {
        format!("{count}{NBSP}{}{}", noun(kind, count == 1), narrowed(month, words))
    }
    fn title(&self, kind: Option<Kind>, month: Option<Month>, words: &str) -> String {
        capitalised(&format!("{}{}", noun(kind, false), narrowed(month, words)))
    }
    fn pages_heading(&self) -> &'static str {
        "More pages"
    }
    fn earlier_page(&self) -> &'static str {
        "Previous page"
    }
    fn later_page(&self) -> &'static str {
        "Next page"
    }
    fn see_new(&self, title: &str) -> String {
        format!("Instead: {title}")
    }

    fn none(&self, kind: Option<Kind>, month: Option<Month>, words: &str) -> String {
        format!("No {}{}", noun(kind, false), narrowed(month, words))
    }
    fn next_is(&self, _: Option<Kind>, at: Timestamp, now: Timestamp) -> String {
        let near = dates::near(EN, at, now);
        let on = if near.starts_with("to") { "" } else { "on " };
        format!("The next is {on}{near}: ")
    }
    fn none_planned(&self, kind: Option<Kind>) -> String {
        format!("There are no {} planned right now. As soon as there is a date, it will be here.", noun(kind, false))
    }
    fn try_other_words(&self) -> &'static str {
        "Try another or a shorter word. We search titles, purpose, place and organisers."
    }
    fn see_past(&self) -> &'static str {
        "See past events"
    }

    fn week_column(&self) -> &'static str {
        "Week"
    }
    fn weekday(&self, from_monday: usize) -> (String, &'static str) {
        let short = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
        (dates::weekday_name(EN, from_monday).to_owned(), short[from_monday % 7])
    }
    fn week(&self, number: u32) -> String {
        format!("Week{NBSP}{number}")
    }
    fn chip(&self, availability: Availability) -> String {
        match availability {
            Availability::NotYet { opens_at, .. } => format!("Opens {}", dates::short(EN, opens_at)),
            Availability::Open { left: 1, .. } => format!("1{NBSP}place"),
            Availability::Open { left, .. } => format!("{left}{NBSP}places"),
            Availability::Full { .. } => "Full".to_owned(),
            Availability::Closed { .. } => "Closed".to_owned(),
            Availability::Past => "Over".to_owned(),
            Availability::Cancelled => "Cancelled".to_owned(),
            Availability::Begun => "Going on".to_owned(),
        }
    }
    fn on_this_day(&self, count: usize) -> String {
        if count == 1 { ": 1 event".to_owned() } else { format!(": {count} events") }
    }
    fn calendar_description(&self, month: Month, municipality: &str) -> String {
        format!("Events on business and social enterprise in {municipality} in {}, day by day.", in_words(month))
    }

    fn past_title(&self) -> &'static str {
        "Past events"
    }
    fn past_lead(&self) -> &'static str {
        "The pages stay, so that you can read what it was about and who was behind it."
    }
    fn past_description(&self, municipality: &str) -> String {
        format!(
            "Network meetings, learning visits and conferences on business and social enterprise held by {municipality}."
        )
    }
    fn years_heading(&self) -> &'static str {
        "Years"
    }
    fn nothing_past(&self, year: Option<i32>) -> String {
        match year {
            Some(year) => format!("No events in {year}"),
            None => "No events here yet".to_owned(),
        }
    }
    fn see_upcoming(&self) -> &'static str {
        "See upcoming events"
    }
}
