//! English sentences of the mails that go by themselves before and after an event.

use crate::events::Kind;
use crate::text::registration_mails::{Opening, first_name};
use crate::text::reminder_mails::{Occasion, ReminderMails};
use crate::text::{En, Lang};

/// "the meeting"
fn the(kind: Kind) -> &'static str {
    Lang::En.events().the(kind)
}

/// "Tomorrow", as a sentence begins. A mail may come late, so what is further away is told by its date.
fn when(occasion: &Occasion<'_>, days: i64) -> String {
    match days {
        0 => "Today".to_owned(),
        1 => "Tomorrow".to_owned(),
        _ => format!("On {}", occasion.date),
    }
}

/// A sentence about those who wait, behind another.
fn queue(waiting: i64) -> String {
    if waiting == 0 { String::new() } else { format!(" There are {waiting}\u{a0}on the waiting list.") }
}

impl ReminderMails for En {
    fn reminder(&self, occasion: &Occasion<'_>, days: i64, asks: bool) -> Opening {
        let (when, first, the) = (when(occasion, days), first_name(occasion.name), the(occasion.kind));
        let day = when.strip_prefix("On ").unwrap_or(&when);
        let (subject, heading, intro) = if asks {
            (
                format!("Are you still coming? {day}: {}", occasion.title),
                format!("Are you still coming, {first}?"),
                format!("{when} it is time for {the}. Answer yes or no, so that we know how many we will be."),
            )
        } else {
            (
                format!("{day}: {}", occasion.title),
                format!("{when} we meet, {first}"),
                format!("Here is what you need to find your way to {the}."),
            )
        };
        Opening { subject, preview: intro.clone(), heading, intro }
    }
    fn thanks(&self, occasion: &Occasion<'_>, missed: bool) -> Opening {
        let (first, the) = (first_name(occasion.name), the(occasion.kind));
        let when = format!("On {}", occasion.date);
        let held = match occasion.kind {
            Kind::LearningVisit => format!("{when} we were on the learning visit."),
            Kind::NetworkMeeting | Kind::Conference => format!("{when} we held {the}."),
        };
        let (subject, heading, intro) = if missed {
            (
                format!("After {the}: {}", occasion.title),
                format!("For you, {first}"),
                format!("{held} Here is what the others took home, in case you could not make it."),
            )
        } else {
            (
                format!("Thank you for coming: {}", occasion.title),
                format!("Thank you, {first}"),
                format!("{held} Thank you for being part of it."),
            )
        };
        Opening { subject, preview: intro.clone(), heading, intro }
    }
    fn yes(&self) -> &'static str {
        "Yes, I am coming"
    }
    fn no(&self) -> &'static str {
        "No, pass my place on"
    }
    fn how_to_answer(&self, waiting: i64) -> String {
        format!(
            "The buttons lead to a page where you answer. If you say no, somebody else can get the place.{}",
            queue(waiting)
        )
    }
    fn too_late_to_cancel(&self) -> &'static str {
        "The deadline for cancelling has passed. If something comes up, call us or answer this email."
    }
    fn cannot_come(&self, waiting: i64, until: &str) -> String {
        format!(
            "If you cannot come, please cancel by {until}, so that somebody else can get the place.{}",
            queue(waiting)
        )
    }
    fn give_up(&self) -> &'static str {
        "Cancel my place"
    }
    fn entry_stands(&self) -> &'static str {
        "The entry in your calendar still holds. Is it missing?"
    }
    fn get_entry(&self) -> &'static str {
        "Get the entry again"
    }
    fn material(&self) -> &'static str {
        "Material"
    }
    fn why(&self, kind: Kind) -> String {
        format!("You get this mail because you have a place at {}.", the(kind))
    }
    fn why_thanks(&self, kind: Kind) -> String {
        format!("You get this mail because you had a place at {}.", the(kind))
    }
}
