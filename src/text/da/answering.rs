//! Danish sentences of the page where an attendee says whether they still come.

use crate::events::Kind;
use crate::text::answering::Answering;
use crate::text::registrations::Note;
use crate::text::{Da, Lang};

impl Answering for Da {
    fn still_coming(&self) -> &'static str {
        "Kommer du stadig?"
    }
    fn lead(&self, waiting: i64, until: &str) -> String {
        let queue = match waiting {
            0 => String::new(),
            1 => " Der er 1\u{a0}på ventelisten.".to_owned(),
            more => format!(" Der er {more}\u{a0}på ventelisten."),
        };
        format!(
            "Siger du ja, kan du stadig melde afbud indtil {until}. Siger du nej, går pladsen videre med det samme.{queue}"
        )
    }
    fn yes(&self) -> &'static str {
        "Ja, jeg kommer"
    }
    fn no(&self) -> &'static str {
        "Nej, giv pladsen videre"
    }
    fn noted_yes(&self) -> &'static str {
        "Tak, vi regner med dig"
    }
    fn noted_yes_next(&self, kind: Kind) -> String {
        format!("Vi ses til {}. Du skal ikke gøre mere.", Lang::Da.events().the(kind))
    }
    fn change_until(&self, until: &str) -> String {
        format!("Bliver du alligevel forhindret, kan du give pladsen videre indtil {until}.")
    }
    fn see_seat(&self) -> &'static str {
        "Se din plads"
    }

    fn still_coming_short(&self) -> &'static str {
        "Du har ikke svaret endnu. Kan du ikke komme, kan en anden få din plads."
    }
    fn not_asked(&self) -> Note {
        Note {
            title: "Dit svar gælder ikke mere".to_owned(),
            text: "Arrangementet kan være flyttet, siden vi spurgte. Du har stadig pladsen. Kan du ikke komme, så meld afbud her på siden.".to_owned(),
        }
    }
    fn answer_here(&self) -> &'static str {
        "Svar her"
    }
    fn you_come(&self) -> &'static str {
        "Du har svaret, at du kommer."
    }
    fn change(&self) -> &'static str {
        "Ret dit svar"
    }

    fn said(&self, coming: Option<bool>) -> &'static str {
        match coming {
            Some(true) => "Kommer",
            Some(false) => "Kommer ikke",
            None => "Ikke svaret",
        }
    }
}
