//! The mails that go by themselves. None holds a calendar part: the entry is as it was, so a second copy could only do harm.

mod reminder;
mod thanks;

pub use reminder::ReminderMail;
pub use thanks::ThanksMail;

use crate::mail::Message;
use crate::registrations::mails::{self, Told};

/// What any stored mail about an event is to tell, those of a registration included.
pub fn told_by(kind: &str, snapshot: &str) -> Option<Told> {
    if kind == ThanksMail::KIND {
        return Some(Told::Thanks);
    }
    if kind == ReminderMail::KIND {
        let mail: ReminderMail = serde_json::from_str(snapshot).ok()?;
        return Some(if mail.asks { Told::StillComing } else { Told::Reminder });
    }
    mails::told_by(kind, snapshot)
}
