//! Danish sentences of the organisers' first page.

use crate::organiser::Coming;
use crate::registrations::rules::Window;
use crate::text::attention::Attention;
use crate::text::organiser::SaidTodo;
use crate::text::{Da, Lang, dates};
use crate::time::Timestamp;

/// So many fields are named; of more the number is told.
const NAMED: usize = 3;

impl Attention for Da {
    fn nothing_to_do(&self) -> &'static str {
        "Intet venter på dig lige nu."
    }
    fn and_more(&self, more: usize) -> String {
        format!("og {more} mere")
    }
    fn few_sign_ups(&self, seated: i64, capacity: i64, closes_at: Timestamp) -> SaidTodo {
        let taken = match seated {
            0 => format!("Ingen af de {capacity} pladser er taget"),
            1 => format!("Kun 1 af {capacity} pladser er taget"),
            more => format!("Kun {more} af {capacity} pladser er taget"),
        };
        SaidTodo {
            title: format!("{taken}. Tilmeldingen lukker {}", dates::moment(Lang::Da, closes_at)),
            explanation: "Der er under en uge til, og under halvdelen er taget. Del linket igen:".to_owned(),
            link: "Find linket, og del det",
        }
    }
    fn closes_soon(&self, deadline: Coming) -> SaidTodo {
        let at = dates::moment(Lang::Da, deadline.at());
        let (title, explanation) = match deadline {
            Coming::SignUpCloses(_) => {
                (format!("Tilmeldingen lukker {at}"), "Derefter kan kun du og dine medarrangører tilmelde nogen.")
            }
            Coming::CancellingCloses(_) => {
                (format!("Afmeldingen lukker {at}"), "Derefter rykker ingen op fra ventelisten af sig selv.")
            }
            _ => (
                format!("Tilmelding og afmelding lukker {at}"),
                "Derefter kan kun du og dine medarrangører ændre på tilmeldingerne.",
            ),
        };
        SaidTodo { title, explanation: explanation.to_owned(), link: "Se tilmeldingerne" }
    }
    fn update_waits(&self, due_at: Timestamp) -> SaidTodo {
        SaidTodo {
            title: format!("Mails om en ændring venter til {}", dates::at_clock(Lang::Da, due_at)),
            explanation: "De sendes af sig selv. Du kan også sende dem nu eller lade være.".to_owned(),
            link: "Se dem, eller send nu",
        }
    }
    fn english_missing(&self, fields: &[&'static str]) -> SaidTodo {
        let form = Lang::Da.event_form();
        let label = |field: &&'static str| form.label(&field.replace(".en", ".da"));
        let named: Vec<String> = fields
            .iter()
            .take(if fields.len() > NAMED + 1 { NAMED } else { fields.len() })
            .enumerate()
            .map(|(place, field)| if place == 0 { label(field).to_owned() } else { label(field).to_lowercase() })
            .collect();
        let names = match (named.as_slice(), fields.len() - named.len()) {
            ([one], 0) => one.clone(),
            ([first @ .., last], 0) => format!("{} og {last}", first.join(", ")),
            (named, more) => format!("{} og {more} felter til", named.join(", ")),
        };
        SaidTodo {
            title: format!("{names} mangler på engelsk"),
            explanation: "De engelske sider viser dansk, indtil teksterne er der.".to_owned(),
            link: if fields.len() == 1 { "Skriv den" } else { "Skriv dem" },
        }
    }
    fn sign_up_column(&self) -> &'static str {
        "Tilmelding"
    }
    fn sign_up(&self, window: Window, closes_at: Timestamp) -> String {
        match window {
            Window::NotYet { opens_at } => format!("Åbner {}", dates::short(Lang::Da, opens_at)),
            Window::Open => format!("Åben til {}", dates::short(Lang::Da, closes_at)),
            Window::Past => "I gang".to_owned(),
            Window::Closed { .. } | Window::Cancelled => "Lukket".to_owned(),
        }
    }
    fn seats_parts(&self, free: i64, kept: i64, over: i64) -> Vec<String> {
        let mut parts = Vec::new();
        if free > 0 {
            parts.push(if free == 1 { "1\u{a0}ledig".to_owned() } else { format!("{free}\u{a0}ledige") });
        }
        if kept > 0 {
            parts.push(format!("{kept}\u{a0}holdes til køen"));
        }
        if over > 0 {
            parts.push(format!("{over}\u{a0}over kapaciteten"));
        }
        if parts.is_empty() {
            parts.push("Optaget".to_owned());
        }
        parts
    }
    fn all_past(&self, events: usize) -> String {
        format!("Se alle {events} afholdte og aflyste")
    }
    fn none_past(&self) -> &'static str {
        "Ingen er afholdt eller aflyst endnu."
    }
    fn past_title(&self) -> &'static str {
        "Afholdte og aflyste"
    }
    fn back_to_events(&self) -> &'static str {
        "Til arrangementerne"
    }
}
