//! Sentences of the page that puts right who a registration is from.

use crate::registrations::acts::MovedEntry;
use crate::ui::form::Fault;

pub trait EditRegistration: Send + Sync {
    fn title(&self) -> &'static str;
    fn lead(&self) -> &'static str;
    fn cancelled_attendees(&self) -> &'static str;
    fn attendee(&self, number: usize) -> String;
    fn save(&self) -> &'static str;
    fn save_note(&self) -> &'static str;
    fn leave(&self) -> &'static str;
    fn summary(&self, faults: usize) -> String;
    fn fault(&self, field: &str, fault: Fault) -> Option<String>;
    fn conflict_title(&self) -> &'static str;
    fn conflict(&self) -> &'static str;

    // Before it is mailed
    fn this_sends(&self, mails: usize) -> String;
    fn nothing_saved_yet(&self) -> &'static str;
    fn entry_moves(&self, moved: &MovedEntry) -> String;
    fn contact_moves(&self, to: &str) -> String;
    fn links(&self) -> &'static str;
    fn save_and_send(&self, mails: usize) -> String;
    fn change_more(&self) -> &'static str;
    fn moved_on_title(&self) -> &'static str;
    fn moved_on(&self) -> &'static str;
}
