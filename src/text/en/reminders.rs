//! English sentences of what goes by itself before and after an event.

use crate::reminders::Which;
use crate::reminders::rules::Status;
use crate::text::reminders::Reminders;
use crate::text::{En, Lang, dates};
use crate::time::Timestamp;

/// "to 23"
fn to(people: usize) -> String {
    if people == 0 { "to those who have a place".to_owned() } else { format!("to\u{a0}{people}") }
}

impl Reminders for En {
    fn title(&self) -> &'static str {
        "Reminders and thanks"
    }
    fn lead(&self) -> &'static str {
        "Mails that go by themselves to those who have a place: at 9 in the morning, and once to each. Whoever got their \
         place within the last day gets no reminder; the invitation has just arrived."
    }
    fn before_title(&self) -> &'static str {
        "Before"
    }
    fn after_title(&self) -> &'static str {
        "Afterwards"
    }
    fn which(&self, which: Which) -> &'static str {
        match which {
            Which::Week => "Reminder a week before",
            Which::Day => "Reminder the day before",
            Which::Ask => "Ask whether they are still coming",
            Which::Thanks => "Thanks the morning after",
        }
    }
    fn hint(&self, due_at: Timestamp, status: Option<Status>, people: usize, now: Timestamp) -> String {
        let moment = dates::moment(Lang::En, due_at);
        match status {
            None if due_at <= now => "Its time is over.".to_owned(),
            None => format!("Would go {moment}."),
            Some(Status::Waits) => format!("Goes {moment} {}.", to(people)),
            Some(Status::Due) => "Goes in a moment.".to_owned(),
            Some(Status::Sent { at, mails: 0 }) => {
                format!("Its time came {}, and there was nobody to send it to.", dates::short_moment(Lang::En, at))
            }
            Some(Status::Sent { at, mails }) => {
                format!("Sent {} to\u{a0}{mails}. It cannot be called back.", dates::short_moment(Lang::En, at))
            }
            Some(Status::Late) => "Was not sent: Kobling was out of service when its time came.".to_owned(),
            Some(Status::Passed) => {
                format!("Does not go: {moment} was over when it was chosen, or when the event was published or moved.")
            }
        }
    }
    fn after_deadline(&self) -> &'static str {
        "By then it is too late to cancel: a no must come by telephone, and the place is not passed on by itself."
    }
    fn ask_days(&self) -> &'static str {
        "When are they asked?"
    }
    fn days_before(&self, days: i64) -> String {
        if days == 7 { "A week before".to_owned() } else { format!("{days}\u{a0}days before") }
    }
    fn thanks_text(&self, danish: bool) -> &'static str {
        if danish { "Your text in Danish" } else { "Your text in English" }
    }
    fn thanks_hint(&self) -> &'static str {
        "Stands under the thanks. Without an English text everybody gets the Danish."
    }
    fn links(&self) -> &'static str {
        "Material"
    }
    fn links_hint(&self) -> &'static str {
        "Slides, a recording, a questionnaire. Links can be added after the event, too, before the mail goes."
    }
    fn link_title(&self, number: usize) -> String {
        format!("Link {number}, title")
    }
    fn link_url(&self, number: usize) -> String {
        format!("Link {number}, address")
    }
    fn save(&self) -> &'static str {
        "Save"
    }
    fn saved(&self) -> &'static str {
        "Saved. Nobody gets a mail now."
    }
    fn keep(&self) -> &'static str {
        "Never mind"
    }
    fn earlier(&self) -> &'static str {
        "Sent about an earlier date"
    }
    fn earlier_line(&self, which: Which, day: &str, mails: i64) -> String {
        format!("{} ({day}): sent to\u{a0}{mails}", self.which(which))
    }

    fn coming(&self, which: Which, asks: bool, people: usize) -> String {
        match which {
            Which::Week | Which::Day if asks => {
                format!("Reminder {}, with the question whether they are still coming", to(people))
            }
            Which::Week | Which::Day => format!("Reminder {}", to(people)),
            Which::Ask => format!("\u{201c}Are you still coming?\u{201d} {}", to(people)),
            Which::Thanks => format!("Thanks {}", to(people)),
        }
    }
    fn coming_sum(&self, coming: usize) -> String {
        format!("{coming}\u{a0}said yes")
    }
    fn uncertain_sum(&self, uncertain: usize) -> String {
        format!("{uncertain}\u{a0}have not answered")
    }
    fn uncertain_note(&self, uncertain: usize) -> String {
        if uncertain == 1 {
            "Uncertain: 1\u{a0}has not answered".to_owned()
        } else {
            format!("Uncertain: {uncertain}\u{a0}have not answered")
        }
    }
    fn uncertain(&self) -> &'static str {
        "Uncertain: has not answered"
    }
}
