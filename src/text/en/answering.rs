//! English sentences of the page where an attendee says whether they still come.

use crate::events::Kind;
use crate::text::answering::Answering;
use crate::text::registrations::Note;
use crate::text::{En, Lang};

impl Answering for En {
    fn still_coming(&self) -> &'static str {
        "Are you still coming?"
    }
    fn lead(&self, waiting: i64, until: &str) -> String {
        let queue = match waiting {
            0 => String::new(),
            more => format!(" There are {more}\u{a0}on the waiting list."),
        };
        format!(
            "If you say yes, you can still cancel until {until}. If you say no, your place is passed on at once.{queue}"
        )
    }
    fn yes(&self) -> &'static str {
        "Yes, I am coming"
    }
    fn no(&self) -> &'static str {
        "No, pass my place on"
    }
    fn noted_yes(&self) -> &'static str {
        "Thank you, we are counting on you"
    }
    fn noted_yes_next(&self, kind: Kind) -> String {
        format!("See you at {}. There is nothing more to do.", Lang::En.events().the(kind))
    }
    fn change_until(&self, until: &str) -> String {
        format!("If something gets in the way after all, you can pass your place on until {until}.")
    }
    fn see_seat(&self) -> &'static str {
        "See your place"
    }

    fn still_coming_short(&self) -> &'static str {
        "You have not answered yet. If you cannot come, somebody else gets your place."
    }
    fn not_asked(&self) -> Note {
        Note {
            title: "Your answer no longer counts".to_owned(),
            text: "The event may have been moved since we asked. You still have your place. If you cannot come, cancel it on this page.".to_owned(),
        }
    }
    fn answer_here(&self) -> &'static str {
        "Answer here"
    }
    fn you_come(&self) -> &'static str {
        "You have said that you are coming."
    }
    fn change(&self) -> &'static str {
        "Change your answer"
    }

    fn said(&self, coming: Option<bool>) -> &'static str {
        match coming {
            Some(true) => "Coming",
            Some(false) => "Not coming",
            None => "No answer",
        }
    }
}
