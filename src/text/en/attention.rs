//! English sentences of the organisers' first page.

use crate::organiser::Coming;
use crate::registrations::rules::Window;
use crate::text::attention::Attention;
use crate::text::organiser::SaidTodo;
use crate::text::{En, Lang, dates};
use crate::time::Timestamp;

/// So many fields are named; of more the number is told.
const NAMED: usize = 3;

impl Attention for En {
    fn nothing_to_do(&self) -> &'static str {
        "Nothing is waiting for you right now."
    }
    fn and_more(&self, more: usize) -> String {
        format!("and {more} more")
    }
    fn few_sign_ups(&self, seated: i64, capacity: i64, closes_at: Timestamp) -> SaidTodo {
        let taken = match seated {
            0 => format!("None of the {capacity} places are taken"),
            1 => format!("Only 1 of {capacity} places is taken"),
            more => format!("Only {more} of {capacity} places are taken"),
        };
        SaidTodo {
            title: format!("{taken}. Sign-up closes {}", dates::moment(Lang::En, closes_at)),
            explanation: "It is less than a week away, and less than half is taken. Share the link again:".to_owned(),
            link: "Find the link and share it",
        }
    }
    fn closes_soon(&self, deadline: Coming) -> SaidTodo {
        let at = dates::moment(Lang::En, deadline.at());
        let (title, explanation) = match deadline {
            Coming::SignUpCloses(_) => {
                (format!("Sign-up closes {at}"), "After that only you and your co-organisers can sign anybody up.")
            }
            Coming::CancellingCloses(_) => {
                (format!("Cancelling closes {at}"), "After that nobody moves up from the waiting list by themselves.")
            }
            _ => (
                format!("Sign-up and cancelling close {at}"),
                "After that only you and your co-organisers can change registrations.",
            ),
        };
        SaidTodo { title, explanation: explanation.to_owned(), link: "See the registrations" }
    }
    fn update_waits(&self, due_at: Timestamp) -> SaidTodo {
        SaidTodo {
            title: format!("Emails about a change wait until {}", dates::at_clock(Lang::En, due_at)),
            explanation: "They go out by themselves. You can also send them now, or not at all.".to_owned(),
            link: "See them or send them now",
        }
    }
    fn english_missing(&self, fields: &[&'static str]) -> SaidTodo {
        let form = Lang::En.event_form();
        let label = |field: &&'static str| {
            let label = form.label(&field.replace(".en", ".da"));
            label.trim_end_matches(" in Danish").trim_end_matches(',')
        };
        let named: Vec<String> = fields
            .iter()
            .take(if fields.len() > NAMED + 1 { NAMED } else { fields.len() })
            .enumerate()
            .map(|(place, field)| if place == 0 { label(field).to_owned() } else { label(field).to_lowercase() })
            .collect();
        let names = match (named.as_slice(), fields.len() - named.len()) {
            ([one], 0) => one.clone(),
            ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
            (named, more) => format!("{} and {more} more fields", named.join(", ")),
        };
        let is = if fields.len() == 1 { "is" } else { "are" };
        SaidTodo {
            title: format!("{names} {is} missing in English"),
            explanation: "The English pages show Danish until the texts are there.".to_owned(),
            link: if fields.len() == 1 { "Write it" } else { "Write them" },
        }
    }
    fn sign_up_column(&self) -> &'static str {
        "Sign-up"
    }
    fn sign_up(&self, window: Window, closes_at: Timestamp) -> String {
        match window {
            Window::NotYet { opens_at } => format!("Opens {}", dates::short(Lang::En, opens_at)),
            Window::Open => format!("Open until {}", dates::short(Lang::En, closes_at)),
            Window::Past => "Under way".to_owned(),
            Window::Closed { .. } | Window::Cancelled => "Closed".to_owned(),
        }
    }
    fn seats_parts(&self, free: i64, kept: i64, over: i64) -> Vec<String> {
        let mut parts = Vec::new();
        if free > 0 {
            parts.push(format!("{free}\u{a0}free"));
        }
        if kept > 0 {
            parts.push(format!("{kept}\u{a0}kept for the queue"));
        }
        if over > 0 {
            parts.push(format!("{over}\u{a0}above"));
        }
        if parts.is_empty() {
            parts.push("Full".to_owned());
        }
        parts
    }
    fn all_past(&self, events: usize) -> String {
        format!("See all {events} held and cancelled")
    }
    fn none_past(&self) -> &'static str {
        "None has been held or cancelled yet."
    }
    fn past_title(&self) -> &'static str {
        "Held and cancelled"
    }
    fn back_to_events(&self) -> &'static str {
        "To the events"
    }
}
