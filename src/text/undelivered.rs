//! Sentences about mails that did not arrive, for the organiser who must do something about it; and of those that
//! cannot be sent again.

use crate::organiser::{LostMail, Waiting};
use crate::registrations::mails::Told;

use super::organiser::SaidTodo;
use super::registrations::Note;

pub trait Undelivered: Send + Sync {
    /// "Invitationen": a mail by what it tells.
    fn what(&self, told: Option<Told>) -> &'static str;
    /// One mail: whom it was for, what it was to tell, why it did not arrive, what to do.
    fn lost_mail(&self, mail: &LostMail) -> SaidTodo;
    /// So many that they are not told of singly.
    fn lost_mails(&self, mails: usize) -> SaidTodo;
    /// Mails that are tried again and again.
    fn waiting(&self, waiting: &Waiting) -> String;
    /// To a contact who asks for an invitation that nobody holds: of a party that waits, or of a seat or an event that
    /// is no more.
    fn nothing_to_send(&self, waits: bool) -> Note;
}
