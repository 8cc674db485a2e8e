//! Sentences of the log of an event and of a registration's story; of the note that organisers write for themselves.

use crate::organiser::{By, Fate, Happened};
use crate::registrations::mails::Told;
use crate::time::Timestamp;

pub trait Log: Send + Sync {
    /// The tab and the page.
    fn title(&self) -> &'static str;
    fn lead(&self) -> &'static str;
    fn kinds(&self) -> &'static str;
    fn all(&self) -> &'static str;
    /// A kind of act, by its name in the log.
    fn kind(&self, action: &str) -> &'static str;
    fn nothing_yet(&self) -> &'static str;
    fn happened(&self, happened: &Happened) -> String;
    /// Who did it; nothing where that is told by what was done.
    fn by(&self, by: &By) -> Option<String>;
    /// A field of a registration; of an event the long form has the words.
    fn field(&self, field: &str) -> Option<String>;
    /// "Ændret: Titel og Sted", of an entry that knows no more.
    fn fields(&self, labels: &[&str]) -> String;
    /// Before an organiser's words to those who were told.
    fn with_words(&self) -> &'static str;
    fn nothing(&self) -> &'static str;

    // The story of one registration
    fn story(&self) -> &'static str;
    /// "Invitationen til Søren Bak"
    fn mail(&self, told: Option<Told>, name: &str) -> String;
    fn fate(&self, fate: Fate, now: Timestamp) -> String;

    // The note
    fn note(&self) -> &'static str;
    fn note_hint(&self) -> &'static str;
    fn save_note(&self) -> &'static str;
    fn note_conflict_title(&self) -> &'static str;
    fn note_conflict(&self) -> &'static str;
}
