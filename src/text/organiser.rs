//! Sentences of the organisers' workplace: the list, the overview, what is asked before mail goes out.

use crate::organiser::{Coming, Todo};
use crate::registrations::Capacity;
use crate::ui::form::Fault;

/// What was just done to an event, as its page tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Created,
    SavedDraft,
    Saved,
    /// Nothing of it concerns anybody.
    SavedQuietly,
    /// The mails wait.
    Held,
    /// What waited has nothing to tell any more.
    FellAway,
    HeldSent,
    HeldDropped,
    Published,
    Cancelled,
}

impl Done {
    const ALL: [Self; 10] = [
        Self::Created,
        Self::SavedDraft,
        Self::Saved,
        Self::SavedQuietly,
        Self::Held,
        Self::FellAway,
        Self::HeldSent,
        Self::HeldDropped,
        Self::Published,
        Self::Cancelled,
    ];

    /// As it stands in an address.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::SavedDraft => "draft",
            Self::Saved => "saved",
            Self::SavedQuietly => "quiet",
            Self::Held => "held",
            Self::FellAway => "fell_away",
            Self::HeldSent => "update_sent",
            Self::HeldDropped => "update_dropped",
            Self::Published => "published",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.tag() == tag)
    }
}

/// How something to do is told: what, why, and the words of the link to it.
pub struct SaidTodo {
    pub title: String,
    pub explanation: String,
    pub link: &'static str,
}

pub trait Organiser: Send + Sync {
    // The list
    fn your_events(&self) -> &'static str;
    fn new_event(&self) -> &'static str;
    fn no_events(&self) -> &'static str;
    fn no_events_next(&self) -> &'static str;
    fn none_upcoming(&self) -> &'static str;
    fn upcoming(&self) -> &'static str;
    fn drafts(&self) -> &'static str;
    fn past_and_cancelled(&self) -> &'static str;
    fn event_column(&self) -> &'static str;
    fn waiting_column(&self) -> &'static str;
    fn state_column(&self) -> &'static str;
    /// "40 pladser"
    fn seats_in_all(&self, all: u32) -> String;
    /// "21 af 40 optaget"
    fn seats_taken_of(&self, taken: u32, all: u32) -> String;
    fn draft_deleted(&self) -> &'static str;

    // The head of an event
    /// The state of an event that is over.
    fn past(&self) -> &'static str;
    fn see_page(&self) -> &'static str;
    fn overview(&self) -> &'static str;
    fn registrations(&self) -> &'static str;
    fn edit(&self) -> &'static str;

    // The overview
    fn seats(&self) -> &'static str;
    /// Under the picture of seats: who waits, and what is left.
    fn seats_note(&self, capacity: &Capacity) -> String;
    /// How many had a place in an event that is cancelled.
    fn seats_when_cancelled(&self, seated: i64) -> String;
    fn kitchen(&self) -> &'static str;
    fn kitchen_lead(&self) -> &'static str;
    fn needs_you(&self) -> &'static str;
    fn todo(&self, todo: &Todo) -> SaidTodo;
    fn by_itself(&self) -> &'static str;
    fn coming(&self, coming: &Coming) -> String;
    fn publish_title(&self) -> &'static str;
    fn publish_lead(&self) -> &'static str;
    fn publish(&self) -> &'static str;
    fn delete_draft(&self) -> &'static str;
    fn cancel_event(&self) -> &'static str;
    fn is_cancelled(&self) -> &'static str;
    fn done(&self, done: Done, mails: usize) -> String;

    // Before mail goes out
    fn this_sends(&self, mails: usize) -> String;
    /// "Starttid og lokale er ændret."; nothing when no field is named.
    fn changed_fields(&self, labels: &[&'static str]) -> String;
    fn nothing_saved_yet(&self) -> &'static str;
    fn what_changes(&self) -> &'static str;
    fn now(&self) -> &'static str;
    fn after(&self) -> &'static str;
    fn who_is_told(&self) -> &'static str;
    fn told_attendees(&self, number: usize, with_entry: bool) -> String;
    fn told_contacts(&self, number: usize) -> String;
    fn told_waiting(&self, number: usize) -> String;
    fn told_promoted(&self, number: usize) -> String;
    fn told_total(&self, number: usize) -> String;
    fn how_the_mail_looks(&self) -> &'static str;
    fn subject(&self) -> &'static str;
    fn title_is_correction(&self) -> &'static str;
    /// `mails`: how many go out when it is ticked.
    fn correction_hint(&self, mails: usize) -> String;
    fn save_and_send(&self, mails: usize) -> String;
    fn change_more(&self) -> &'static str;
    fn moved_on_title(&self) -> &'static str;
    fn moved_on(&self) -> &'static str;
    fn seats_from_to(&self, before: i64, after: i64) -> String;
    fn still_waiting(&self, parties: usize) -> String;
    /// A waiting party that the new number can never seat.
    fn too_large(&self, organisation: &str, size: i64) -> String;

    // Cancelling
    fn cancel_title(&self) -> &'static str;
    fn cancel_lead(&self) -> &'static str;
    fn cancel_words_da(&self) -> &'static str;
    fn cancel_words_en(&self) -> &'static str;
    fn cancel_words_hint(&self) -> &'static str;
    fn replaced_by(&self) -> &'static str;
    fn replaced_by_none(&self) -> &'static str;
    fn nobody_to_tell(&self) -> &'static str;
    fn cancel_and_send(&self, mails: usize) -> String;
    fn keep_event(&self) -> &'static str;
    fn cancel_fault(&self, field: &str, fault: Fault) -> Option<String>;
}
