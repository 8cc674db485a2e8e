//! Danish sentences of finding events.

use chrono::Datelike;

use crate::events::Kind;
use crate::site::{Availability, Month};
use crate::text::dates::{self, NBSP, capitalised};
use crate::text::finding::Finding;
use crate::text::{Da, Lang};
use crate::time::Timestamp;

const DA: Lang = Lang::Da;

/// "netværksmøde", "netværksmøder": what is counted.
fn noun(kind: Option<Kind>, one: bool) -> &'static str {
    match (kind, one) {
        (None, true) => "arrangement",
        (None, false) => "arrangementer",
        (Some(Kind::NetworkMeeting), true) => "netværksmøde",
        (Some(Kind::NetworkMeeting), false) => "netværksmøder",
        (Some(Kind::LearningVisit), _) => "læringsbesøg",
        (Some(Kind::Conference), true) => "konference",
        (Some(Kind::Conference), false) => "konferencer",
    }
}

/// " i december 2026 med »rekruttering«": behind what is counted.
fn narrowed(month: Option<Month>, words: &str) -> String {
    let month = month.map(|month| format!(" i {}", in_words(month))).unwrap_or_default();
    let words = if words.is_empty() { String::new() } else { format!(" med »{words}«") };
    month + &words
}

fn in_words(month: Month) -> String {
    format!("{}{NBSP}{}", dates::month(DA, month.first()), month.first().year())
}

impl Finding for Da {
    fn all(&self) -> &'static str {
        "Alle"
    }
    fn kinds(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::NetworkMeeting => "Netværksmøder",
            Kind::LearningVisit => "Læringsbesøg",
            Kind::Conference => "Konferencer",
        }
    }
    fn filter(&self) -> &'static str {
        "Find arrangementer"
    }
    fn kinds_heading(&self) -> &'static str {
        "Vis kun"
    }
    fn views_heading(&self) -> &'static str {
        "Vis som"
    }
    fn list(&self) -> &'static str {
        "Liste"
    }
    fn month(&self) -> &'static str {
        "Måned"
    }
    fn search(&self) -> &'static str {
        "Søg i arrangementer"
    }
    fn which_month(&self) -> &'static str {
        "Måned"
    }
    fn all_months(&self) -> &'static str {
        "Alle måneder"
    }
    fn find(&self) -> &'static str {
        "Find"
    }
    fn month_name(&self, month: Month) -> String {
        capitalised(&in_words(month))
    }

    fn count(&self, count: i64, kind: Option<Kind>, month: Option<Month>, words: &str) -> String {
        format!("{count}{NBSP}{}{}", noun(kind, count == 1), narrowed(month, words))
    }
    fn title(&self, kind: Option<Kind>, month: Option<Month>, words: &str) -> String {
        capitalised(&format!("{}{}", noun(kind, false), narrowed(month, words)))
    }
    fn pages_heading(&self) -> &'static str {
        "Flere sider"
    }
    fn earlier_page(&self) -> &'static str {
        "Forrige side"
    }
    fn later_page(&self) -> &'static str {
        "Næste side"
    }
    fn see_new(&self, title: &str) -> String {
        format!("I stedet: {title}")
    }

    fn none(&self, kind: Option<Kind>, month: Option<Month>, words: &str) -> String {
        format!("Ingen {}{}", noun(kind, false), narrowed(month, words))
    }
    fn next_is(&self, kind: Option<Kind>, at: Timestamp, now: Timestamp) -> String {
        let the_next = if kind == Some(Kind::Conference) { "Den" } else { "Det" };
        format!("{the_next} næste er {}: ", dates::near(DA, at, now))
    }
    fn none_planned(&self, kind: Option<Kind>) -> String {
        format!("Der er ingen {} planlagt lige nu. Så snart der er en dato, står den her.", noun(kind, false))
    }
    fn try_other_words(&self) -> &'static str {
        "Prøv et andet eller et kortere ord. Vi søger i titel, formål, sted og arrangører."
    }
    fn see_past(&self) -> &'static str {
        "Se tidligere arrangementer"
    }

    fn week_column(&self) -> &'static str {
        "Uge"
    }
    fn weekday(&self, from_monday: usize) -> (String, &'static str) {
        let short = ["ma", "ti", "on", "to", "fr", "lø", "sø"];
        (capitalised(dates::weekday_name(DA, from_monday)), short[from_monday % 7])
    }
    fn week(&self, number: u32) -> String {
        format!("Uge{NBSP}{number}")
    }
    fn chip(&self, availability: Availability) -> String {
        match availability {
            Availability::NotYet { opens_at, .. } => format!("Åbner {}", dates::short(DA, opens_at)),
            Availability::Open { left: 1, .. } => format!("1{NBSP}plads"),
            Availability::Open { left, .. } => format!("{left}{NBSP}pladser"),
            Availability::Full { .. } => "Optaget".to_owned(),
            Availability::Closed { .. } => "Lukket".to_owned(),
            Availability::Past => "Slut".to_owned(),
            Availability::Cancelled => "Aflyst".to_owned(),
            Availability::Begun => "I gang".to_owned(),
        }
    }
    fn on_this_day(&self, count: usize) -> String {
        if count == 1 { ": 1 arrangement".to_owned() } else { format!(": {count} arrangementer") }
    }
    fn calendar_description(&self, month: Month, municipality: &str) -> String {
        format!("Arrangementer i {municipality} om erhverv og socialøkonomi i {}, dag for dag.", in_words(month))
    }

    fn past_title(&self) -> &'static str {
        "Tidligere arrangementer"
    }
    fn past_lead(&self) -> &'static str {
        "Siderne bliver stående, så man kan læse, hvad det handlede om, og hvem der stod bag."
    }
    fn past_description(&self, municipality: &str) -> String {
        format!("Netværksmøder, læringsbesøg og konferencer, som {municipality} har holdt om erhverv og socialøkonomi.")
    }
    fn years_heading(&self) -> &'static str {
        "År"
    }
    fn nothing_past(&self, year: Option<i32>) -> String {
        match year {
            Some(year) => format!("Ingen arrangementer i {year}"),
            None => "Her er ingen arrangementer endnu".to_owned(),
        }
    }
    fn see_upcoming(&self) -> &'static str {
        "Se kommende arrangementer"
    }
}
