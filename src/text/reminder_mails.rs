//! Sentences of the mails that go by themselves before and after an event.

use super::registration_mails::Opening;
use crate::events::Kind;

/// What such a mail is about.
pub struct Occasion<'a> {
    pub kind: Kind,
    pub title: &'a str,
    /// Whose mail it is.
    pub name: &'a str,
    /// "torsdag 14. januar"
    pub date: &'a str,
}

pub trait ReminderMails: Send + Sync {
    /// So many days before the event; the opening's subject is the whole subject.
    fn reminder(&self, occasion: &Occasion<'_>, days: i64, asks: bool) -> Opening;
    /// After the event; the same. `missed`: to somebody who was not ticked off at the door, where others were.
    fn thanks(&self, occasion: &Occasion<'_>, missed: bool) -> Opening;
    fn yes(&self) -> &'static str;
    fn no(&self) -> &'static str;
    /// `waiting`: seats that others wait for.
    fn how_to_answer(&self, waiting: i64) -> String;
    /// Beside the question, where the deadline for cancelling is over.
    fn too_late_to_cancel(&self) -> &'static str;
    /// `until`: "onsdag 13. januar kl. 12".
    fn cannot_come(&self, waiting: i64, until: &str) -> String;
    fn give_up(&self) -> &'static str;
    fn entry_stands(&self) -> &'static str;
    fn get_entry(&self) -> &'static str;
    fn material(&self) -> &'static str;
    fn why(&self, kind: Kind) -> String;
    fn why_thanks(&self, kind: Kind) -> String;
}
