//! English sentences about mails that did not arrive.

use crate::organiser::{LostMail, Waiting, Why};
use crate::registrations::mails::Told;
use crate::text::organiser::SaidTodo;
use crate::text::registrations::Note;
use crate::text::undelivered::Undelivered;
use crate::text::{En, Lang, dates};

fn what(told: Option<Told>) -> &'static str {
    match told {
        Some(Told::Invitation) => "The invitation",
        Some(Told::Receipt) => "The receipt",
        Some(Told::OnTheList) => "The news about the waiting list",
        Some(Told::Promotion) => "The news of a place",
        Some(Told::BackInQueue) => "The news that the place is back on the waiting list",
        Some(Told::Change) => "The news of the change",
        Some(Told::MovedAway) => "The message about the new address",
        Some(Told::Cancellation) => "The news of the cancelled place",
        Some(Told::EventCancelled) => "The news that the event is cancelled",
        Some(Told::Message) => "Your message",
        Some(Told::Reminder) => "The reminder",
        Some(Told::StillComing) => "The question whether they still come",
        Some(Told::Thanks) => "The thank-you",
        None => "The email",
    }
}

impl Undelivered for En {
    fn what(&self, told: Option<Told>) -> &'static str {
        what(told)
    }
    fn nothing_to_send(&self, waits: bool) -> Note {
        let text = if waits {
            "You are on the waiting list. If you get seats, the invitations come by themselves."
        } else {
            "It only goes to those with a seat at something that is still to come."
        };
        Note { title: "There is no invitation to send".to_owned(), text: text.to_owned() }
    }
    fn lost_mail(&self, mail: &LostMail) -> SaidTodo {
        let what = what(mail.told);
        let explanation = match mail.why {
            Why::NoSuchAddress => format!(
                "{what} was refused: there is no such address, or it is misspelt. Call and tell them what it said. If the \
                 address is wrong, put it right on the registration: the invitation follows."
            ),
            Why::MailboxFull => format!(
                "{what} was refused: the mailbox is full. Call and tell them what it said, and send it again when there is room."
            ),
            Why::Refused => {
                format!("{what} was refused by the recipient's mail server. Call and tell them what it said.")
            }
            Why::NotAllowed => format!(
                "{what} may not be sent to that address, says your own mail server. Call and tell them what it said, and tell \
                 your IT department."
            ),
            Why::Deferred => format!(
                "The recipient's mail server has asked us to wait for a week. {what} is not tried again: call and tell them \
                 what it said."
            ),
            Why::NoAnswer => format!(
                "The mail server has not taken it for a week. {what} is not tried again: call and tell them what it said, and \
                 tell your IT department."
            ),
            Why::Outdated => {
                format!(
                    "{what} could not leave in time and is not tried again: what it says is no longer so. Call if it is urgent."
                )
            }
            Why::Internal => format!(
                "{what} could not be written by Kobling. Call and tell them what happened, and tell those who run Kobling."
            ),
        };
        SaidTodo {
            title: format!("The email to {} did not arrive", mail.name),
            explanation,
            link: "See the registration",
        }
    }

    fn lost_mails(&self, mails: usize) -> SaidTodo {
        SaidTodo {
            title: format!("{mails}\u{a0}emails did not arrive"),
            explanation: "They are marked in the list, and each registration says why, and whether to call.".to_owned(),
            link: "See the registrations",
        }
    }

    fn waiting(&self, waiting: &Waiting) -> String {
        let since = dates::moment(Lang::En, waiting.since);
        let mails = match waiting.mails {
            1 => format!("1\u{a0}email has waited since {since}"),
            more => format!("{more}\u{a0}emails have waited, the oldest since {since}"),
        };
        let why = match waiting.why {
            None => "Kobling has not got to them.",
            Some(Why::NoAnswer | Why::Outdated) => "The mail server does not answer.",
            Some(Why::NotAllowed) => "Your mail server does not let Kobling send. Tell your IT department.",
            Some(Why::Deferred | Why::MailboxFull) => "The recipient's mail server asks us to wait.",
            Some(Why::NoSuchAddress | Why::Refused) => "The recipient's mail server has not taken them.",
            Some(Why::Internal) => "Kobling could not write them. Tell those who run Kobling.",
        };
        format!("{mails}. {why} Kobling tries again by itself, for up to a week, as long as what it says is true.")
    }
}
