//! Sentences about the waiting list and what organisers do with it by hand.

use super::registrations::Note;
use crate::registrations::acts::{ByHand, Foreseen, Moved, Refusal, Shortage};
use crate::registrations::{Capacity, QueueMode};
use crate::ui::form::Fault;

/// What was just done by hand, as a registration's page tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandDone {
    Seated,
    Queued,
    First,
    Added,
}

impl HandDone {
    pub const ALL: [Self; 4] = [Self::Seated, Self::Queued, Self::First, Self::Added];

    /// As it stands in an address.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Seated => "seated",
            Self::Queued => "queued",
            Self::First => "first",
            Self::Added => "added",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.tag() == tag)
    }
}

pub trait Queue: Send + Sync {
    // In mails, and to whoever signs up
    /// That there was no room for these, of a party of which so many others have a seat.
    fn mail_without_room(&self, names: &[&str], seated: usize) -> String;
    fn when_short(&self) -> &'static str;
    fn wait_for_all(&self) -> &'static str;
    fn also_fewer(&self) -> &'static str;
    fn least(&self) -> &'static str;
    fn least_hint(&self) -> &'static str;
    /// The number is missing, or is not fewer than the party.
    fn least_fault(&self) -> &'static str;
    fn save(&self) -> &'static str;
    /// What a waiting party takes, once that is saved.
    fn least_saved(&self, least: Option<i64>) -> Note;
    fn shared_address(&self, names: &[&str]) -> String;

    // The event's form and overview
    fn mode_legend(&self) -> &'static str;
    fn mode(&self, mode: QueueMode) -> &'static str;
    fn mode_hint(&self, mode: QueueMode) -> &'static str;
    fn hold_hours(&self) -> &'static str;
    fn hold_hint(&self) -> &'static str;
    /// "2 over kapacitet, tilføjet i hånden"; nothing where nobody is.
    fn over_by_hand(&self, capacity: &Capacity) -> Option<String>;
    /// In best fit: so many seats are free that none of the waiting parties could take.
    fn free_for_nobody(&self, free: i64, parties: i64) -> String;
    fn held_until(&self, moment: &str) -> String;

    // One registration
    fn panel(&self) -> &'static str;
    fn added_by(&self, name: Option<&str>) -> String;
    fn above_capacity(&self, seats: i64) -> String;
    fn takes_least(&self, least: i64) -> String;
    /// Before a cancellation of people without an address.
    fn nobody_is_told(&self) -> &'static str;
    fn no_mail(&self) -> &'static str;
    fn link(&self, by: ByHand) -> &'static str;
    fn done(&self, done: HandDone) -> &'static str;

    // Several at once
    /// A button: it leads to a question first.
    fn move_chosen(&self, by: ByHand) -> &'static str;
    fn title_of_several(&self, by: ByHand, parties: usize) -> String;
    /// Of those chosen, so many cannot be moved so.
    fn left_out(&self, by: ByHand, parties: usize) -> String;
    /// These keep their seats, because they would get them back at once.
    fn stay(&self, parties: &[String]) -> String;
    fn several_done(&self, by: ByHand, parties: usize, mails: usize) -> String;
    fn back_to_list(&self) -> &'static str;

    // Before it is done
    fn title(&self, by: ByHand, party: &str) -> String;
    /// What happens to the party.
    fn lead(&self, foreseen: &Foreseen) -> String;
    fn refusal(&self, refusal: Refusal) -> Note;
    fn seats_heading(&self) -> &'static str;
    fn seats_after(&self, foreseen: &Foreseen) -> String;
    fn passed(&self, foreseen: &Foreseen) -> String;
    fn gets_seats(&self, moved: &Moved) -> String;
    /// How many mails it sends, to whom.
    fn mails(&self, foreseen: &Foreseen) -> String;
    fn seat_above(&self, above: i64) -> String;
    fn seat_above_fault(&self) -> &'static str;
    fn reason(&self) -> &'static str;
    fn reason_hint(&self) -> &'static str;
    fn reason_fault(&self) -> &'static str;
    fn submit(&self, foreseen: &Foreseen) -> String;
    fn keep(&self) -> &'static str;
    /// From a page on which nothing can be done.
    fn back(&self) -> &'static str;

    // Adding by hand
    fn add(&self) -> &'static str;
    fn add_lead(&self) -> &'static str;
    fn summary(&self, faults: usize) -> String;
    fn contact(&self) -> &'static str;
    fn contact_lead(&self) -> &'static str;
    fn email_hint(&self) -> &'static str;
    fn organisation_lead(&self) -> &'static str;
    fn attends(&self) -> &'static str;
    fn attendees(&self) -> &'static str;
    fn attendees_lead(&self) -> &'static str;
    fn attendee(&self, number: usize) -> String;
    fn add_attendee(&self) -> &'static str;
    fn nobody(&self) -> &'static str;
    fn language_and_mail(&self) -> &'static str;
    fn language(&self) -> &'static str;
    fn tell(&self) -> &'static str;
    fn tell_hint(&self) -> &'static str;
    fn full(&self, shortage: &Shortage) -> Note;
    fn full_legend(&self) -> &'static str;
    fn full_seat(&self, shortage: &Shortage) -> String;
    fn full_wait(&self, place: i64) -> String;
    fn full_fault(&self) -> &'static str;
    fn submit_add(&self) -> &'static str;
    fn not_open(&self) -> Note;
    fn key_used(&self) -> Note;
    /// A better sentence than the general one.
    fn add_fault(&self, field: &str, fault: Fault) -> Option<&'static str> {
        match (field, fault) {
            ("when_full", _) => Some(self.full_fault()),
            ("contact.attends", Fault::Other(_)) => Some(self.nobody()),
            _ => None,
        }
    }
}
