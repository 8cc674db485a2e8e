//! What a stored mail was to tell, for those who must tell it otherwise.

use super::{ContactMail, ContactNews, SeatMail, SeatNews};
use crate::events;
use crate::mail::{self, Message};

/// What a mail brings, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The seat and its calendar entry.
    Invitation,
    Receipt,
    OnTheList,
    /// From the waiting list.
    Promotion,
    /// From seats back to the waiting list.
    BackInQueue,
    Change,
    /// A seat or all of them are cancelled.
    Cancellation,
    /// That the entry went to another address.
    MovedAway,
    EventCancelled,
    /// Words of an organiser's own, which a later feature mails.
    Message,
    /// That the event is soon.
    Reminder,
    /// The same, and whether they still come.
    StillComing,
    /// Thanks, and the material.
    Thanks,
}

/// What a stored mail of a registration is to tell; nothing where it is of another feature, or a newer program wrote it.
pub fn told_by(kind: &str, snapshot: &str) -> Option<Told> {
    if kind == SeatMail::KIND {
        let mail: SeatMail = serde_json::from_str(snapshot).ok()?;
        return Some(match mail.news {
            SeatNews::SignedUp | SeatNews::Added | SeatNews::SentAgain | SeatNews::NewAddress => Told::Invitation,
            SeatNews::Promoted => Told::Promotion,
            SeatNews::BackInQueue { .. } => Told::BackInQueue,
            SeatNews::Changed { .. } => Told::Change,
            SeatNews::GivenUp | SeatNews::CancelledByContact | SeatNews::CancelledByOrganiser { .. } => {
                Told::Cancellation
            }
            SeatNews::MovedAway => Told::MovedAway,
            SeatNews::EventCancelled { .. } => Told::EventCancelled,
        });
    }
    if kind != ContactMail::KIND {
        return None;
    }
    let mail: ContactMail = serde_json::from_str(snapshot).ok()?;
    Some(match mail.news {
        ContactNews::Receipt | ContactNews::Added | ContactNews::NewAddress => Told::Receipt,
        ContactNews::Waiting { .. } => Told::OnTheList,
        ContactNews::Promoted => Told::Promotion,
        ContactNews::BackInQueue { .. } => Told::BackInQueue,
        ContactNews::Changed { .. } => Told::Change,
        ContactNews::SeatGivenUp { .. } | ContactNews::CancelledByOrganiser { .. } | ContactNews::AllCancelled => {
            Told::Cancellation
        }
        ContactNews::EventCancelled { .. } => Told::EventCancelled,
    })
}

/// What of its event a posted mail told its reader, and of which revision; nothing where it was about something else,
/// and the event's facts stood under it only as they do under every mail.
pub fn known_by(mail: &mail::Latest) -> Option<(events::rules::Known, i64)> {
    let event = if mail.kind == SeatMail::KIND {
        serde_json::from_str::<SeatMail>(&mail.snapshot).ok()?.event
    } else if mail.kind == ContactMail::KIND {
        let mail: ContactMail = serde_json::from_str(&mail.snapshot).ok()?;
        match mail.news {
            ContactNews::SeatGivenUp { .. } | ContactNews::CancelledByOrganiser { .. } => return None,
            _ => mail.event,
        }
    } else {
        return None;
    };
    Some((event.known(), event.revision))
}
