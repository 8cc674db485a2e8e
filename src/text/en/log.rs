//! English sentences of the log and of a registration's story.

use crate::messages::Audience;
use crate::organiser::{By, Fate, Happened, Why};
use crate::registrations::mails::Told;
use crate::text::log::Log;
use crate::text::{En, Lang, dates};
use crate::time::Timestamp;

fn seats(number: i64) -> String {
    if number == 1 { "1\u{a0}place".to_owned() } else { format!("{number}\u{a0}places") }
}

/// A sentence of its own, behind another.
fn mails(number: Option<i64>) -> String {
    match number {
        None => String::new(),
        Some(0) => "Nobody was emailed.".to_owned(),
        Some(1) => "1\u{a0}email was sent.".to_owned(),
        Some(more) => format!("{more}\u{a0}emails were sent."),
    }
}

fn why(why: Why) -> &'static str {
    match why {
        Why::NoSuchAddress => "there is no such address",
        Why::MailboxFull => "the mailbox is full",
        Why::Refused => "the reader's mail server refused it",
        Why::NotAllowed => "your own mail server was not allowed to send it",
        Why::Deferred => "the reader's mail server asks us to wait",
        Why::Outdated => "it could not leave in time",
        Why::NoAnswer => "the mail server does not answer",
        Why::Internal => "Kobling could not write it",
    }
}

impl Log for En {
    fn title(&self) -> &'static str {
        "Log"
    }
    fn lead(&self) -> &'static str {
        "Who did what and when, with what was there before and after. Deleted together with the attendees' data."
    }
    fn kinds(&self) -> &'static str {
        "Show only"
    }
    fn all(&self) -> &'static str {
        "All"
    }
    fn kind(&self, action: &str) -> &'static str {
        match action {
            "registration.sign_up" => "Signed up",
            "registration.promoted" => "Moved up",
            "registration.unseat" => "Back on the waiting list",
            "registration.cancel" => "Cancelled",
            "registration.add" => "Added",
            "registration.to_head" => "Moved to the front",
            "registration.least" => "Fewest places",
            "attendance.tick" => "Attendance",
            "seat.coming" => "Answer",
            "event.reminders" => "Reminders chosen",
            "reminder.send" => "Sent by itself",
            "reminder.late" => "Not sent",
            "event.copy" => "Copied",
            "event.held_update_sent" => "Held message sent",
            "event.held_update_dropped" => "Held message dropped",
            "registration.sent_again" => "Invitation again",
            "registration.edit" => "Registration changed",
            "registration.note" => "Note",
            "registration.erase" | "event.erase" => "Data deleted",
            "registration.erase_needs" => "Food and access deleted",
            "event.create" => "Created",
            "event.save" => "Event changed",
            "event.publish" => "Published",
            "event.cancel" => "Event cancelled",
            "message.send" => "Message sent",
            _ => "Other",
        }
    }
    fn nothing_yet(&self) -> &'static str {
        "Nothing has happened yet"
    }
    fn happened(&self, happened: &Happened) -> String {
        let said = match happened {
            Happened::SignedUp { seats: 0, .. } => "Signed up".to_owned(),
            Happened::SignedUp { seats: number, waits: true } => {
                format!("Joined the waiting list for {}", seats(*number))
            }
            Happened::SignedUp { seats: number, waits: false } => format!("Signed up for {}", seats(*number)),
            Happened::Promoted { seats: 0 } => "Moved up from the waiting list".to_owned(),
            Happened::Promoted { seats: number } => format!("Moved up from the waiting list to {}", seats(*number)),
            Happened::BackInQueue { position: 0 } => "Moved to the waiting list".to_owned(),
            Happened::BackInQueue { position } => format!("Moved to the waiting list as no.\u{a0}{position}"),
            Happened::Cancelled { seats: 0, .. } => "Cancelled".to_owned(),
            Happened::Cancelled { names, seats: number, left, waited, together } => {
                let who = if names.is_empty() {
                    seats(i64::try_from(*number).unwrap_or(i64::MAX))
                } else {
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    Lang::En.registration_mails().and(&names)
                };
                let what = match (waited, left) {
                    (true, 0) => format!("{who} taken off the waiting list"),
                    _ => format!("{who} cancelled"),
                };
                match together {
                    Some(parties) => format!("{what}, together with others ({parties}\u{a0}registrations in all)"),
                    None => what,
                }
            }
            Happened::SentAgain { name: Some(name) } => format!("Invitation sent again to {name}"),
            Happened::SentAgain { name: None } => "Invitation sent again".to_owned(),
            Happened::Added { seats: 0, .. } => "Added by hand".to_owned(),
            Happened::Added { seats: number, waits: true, .. } => {
                format!("Added by hand to the waiting list for {}", seats(*number))
            }
            Happened::Added { seats: number, above, .. } if *above > 0 => {
                format!("Added by hand with {}, {above} of them above capacity", seats(*number))
            }
            Happened::Added { seats: number, .. } => format!("Added by hand with {}", seats(*number)),
            Happened::ToHead { reason } if reason.is_empty() => "Moved to the front of the queue".to_owned(),
            Happened::ToHead { reason } => format!("Moved to the front of the queue: {reason}"),
            Happened::Least { seats: Some(number) } => format!("Also takes fewer: at least {}", seats(*number)),
            Happened::Least { seats: None } => "Takes all the places or none".to_owned(),
            Happened::Ticked { name, came } => {
                let who = name.as_deref().unwrap_or("An attendee");
                if *came { format!("{who} has come") } else { format!("{who} has not come") }
            }
            Happened::Answered { name, coming } => {
                let who = name.as_deref().unwrap_or("An attendee");
                if *coming {
                    format!("{who} said yes to still coming")
                } else {
                    format!("{who} said no to still coming")
                }
            }
            Happened::RemindersChosen => "Reminders and thanks changed".to_owned(),
            Happened::Reminded { which, mails: number } => {
                let what = which.map_or("Reminder", |which| Lang::En.reminders().which(which));
                match number {
                    Some(_) => format!("{what}: sent. {}", mails(*number)),
                    None => format!("{what}: not sent, because it had become too late"),
                }
            }
            Happened::EventCopied => "Copied from another event".to_owned(),
            Happened::HeldSent { mails: number } => format!("The held message was sent. {}", mails(*number)),
            Happened::HeldDropped => "The held message was dropped".to_owned(),
            Happened::Edited { mails: number } => format!("Registration changed. {}", mails(*number)),
            Happened::Noted => "Note changed".to_owned(),
            Happened::Erased => "Data deleted, because one of them asked for it".to_owned(),
            Happened::NeedsErased => "Answers about food and access deleted".to_owned(),
            Happened::EventCreated => "Event created as a draft".to_owned(),
            Happened::EventSaved { mails: number } => format!("Event changed. {}", mails(*number)),
            Happened::EventPublished => "Event published".to_owned(),
            Happened::EventCancelled { mails: number } => format!("Event cancelled. {}", mails(*number)),
            Happened::MessageSent { subject, audience, mails: number } => {
                let whom = match audience {
                    None => "",
                    Some(Audience::All) => " to everybody",
                    Some(Audience::Confirmed) => " to those confirmed",
                    Some(Audience::Waiting) => " to the waiting list",
                    Some(Audience::Chosen) => " to some, chosen",
                };
                let what = if subject.is_empty() {
                    format!("Message sent{whom}")
                } else {
                    format!("The message “{subject}” sent{whom}")
                };
                format!("{what}. {}", mails(*number))
            }
            Happened::EventErased => "All names and addresses deleted, because the time had come".to_owned(),
            Happened::Other => "Something else changed".to_owned(),
        };
        said.trim_end().to_owned()
    }
    fn by(&self, by: &By) -> Option<String> {
        Some(match by {
            By::Organiser(Some(name)) => name.clone(),
            By::Organiser(None) => "A former organiser".to_owned(),
            By::Visitor => "The organisation itself".to_owned(),
            By::Attendee => "The attendee".to_owned(),
            By::Contact => "The contact".to_owned(),
            By::Itself => "By itself".to_owned(),
        })
    }
    fn field(&self, field: &str) -> Option<String> {
        Some(match field {
            "organisation.name" => "Organisation".to_owned(),
            "organisation.cvr" => "CVR".to_owned(),
            "contact.name" => "The contact's name".to_owned(),
            "contact.email" => "The contact's email".to_owned(),
            "contact.phone" => "Phone".to_owned(),
            "reminders.week" => "Reminder a week before".to_owned(),
            "reminders.day" => "Reminder the day before".to_owned(),
            "reminders.ask" => "Ask whether they are still coming (days before)".to_owned(),
            "reminders.thanks" => "Thanks the morning after".to_owned(),
            "reminders.thanks.da" => "Thanks, text in Danish".to_owned(),
            "reminders.thanks.en" => "Thanks, text in English".to_owned(),
            "reminders.links" => "Material".to_owned(),
            "note" => "Note".to_owned(),
            _ => {
                let (position, part) = field.strip_prefix("attendees.")?.split_once('.')?;
                match part {
                    "name" => format!("Attendee {position}, name"),
                    "email" => format!("Attendee {position}, email"),
                    _ => return None,
                }
            }
        })
    }
    fn fields(&self, labels: &[&str]) -> String {
        format!("Changed: {}", Lang::En.registration_mails().and(labels))
    }
    fn with_words(&self) -> &'static str {
        "With the words"
    }
    fn nothing(&self) -> &'static str {
        "empty"
    }

    fn story(&self) -> &'static str {
        "What happened"
    }
    fn mail(&self, told: Option<Told>, name: &str) -> String {
        let what = Lang::En.undelivered().what(told);
        if name.is_empty() { what.to_owned() } else { format!("{what} to {name}") }
    }
    fn fate(&self, fate: Fate, now: Timestamp) -> String {
        match fate {
            Fate::Sent(at) => format!("Accepted by the mail server {}", dates::short_moment(Lang::En, at)),
            Fate::Waiting { due_at } if due_at <= now => "On its way".to_owned(),
            Fate::Waiting { due_at } => format!("Leaves {}", dates::short_moment(Lang::En, due_at)),
            Fate::Postponed { due_at, why: reason } => {
                format!("Not sent yet: {}. Tried again {}", why(reason), dates::short_moment(Lang::En, due_at))
            }
            Fate::GivenUp { at, why: reason } => {
                format!("Did not arrive: {}. Given up {}", why(reason), dates::short_moment(Lang::En, at))
            }
        }
    }

    fn note(&self) -> &'static str {
        "Internal note"
    }
    fn note_hint(&self) -> &'static str {
        "For organisers only. It is in no email and in no list for others, but the contact can ask to see it, and it is deleted together with the registration."
    }
    fn save_note(&self) -> &'static str {
        "Save the note"
    }
    fn note_conflict_title(&self) -> &'static str {
        "Somebody else wrote in the note meanwhile"
    }
    fn note_conflict(&self) -> &'static str {
        "Your text is still in the field and is not saved. Now it says:"
    }
}
