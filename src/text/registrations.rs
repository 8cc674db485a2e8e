//! Sentences of sign-up, and of the pages of whoever holds a link.

use crate::events::Kind;
use crate::registrations::{CancelledBy, Diet};

/// A title and what it means.
pub struct Note {
    pub title: String,
    pub text: String,
}

pub trait Registrations {
    fn sign_up(&self) -> &'static str;
    fn join_queue(&self) -> &'static str;
    /// The last breadcrumb.
    fn sign_up_here(&self) -> &'static str;
    fn queue_here(&self) -> &'static str;
    fn description(&self, title: &str) -> String;

    /// "19 af 40 pladser"; the words behind it are [`Self::free`].
    fn places(&self, left: i64, capacity: i64) -> String;
    fn free(&self) -> &'static str;
    /// "Optaget"
    fn full(&self) -> &'static str;
    /// "7 på venteliste", empty for none.
    fn queue_length(&self, waiting: i64) -> String;
    fn became_full(&self, kind: Kind) -> String;

    /// Before signing up for a full event. `waiting` seats; `position` in parties.
    fn full_note(&self, kind: Kind, waiting: i64, position: i64) -> Note;
    /// The party is larger than what is free, and nobody waits.
    fn fewer_note(&self, free: i64, size: i64) -> Note;
    fn key_used_note(&self) -> Note;
    fn summary(&self, faults: usize, queue: bool) -> String;

    fn contact(&self) -> &'static str;
    fn contact_lead(&self) -> &'static str;
    fn name(&self) -> &'static str;
    fn email(&self) -> &'static str;
    fn phone(&self) -> &'static str;
    fn organisation(&self) -> &'static str;
    fn organisation_lead(&self) -> &'static str;
    fn organisation_name(&self) -> &'static str;
    fn cvr(&self) -> &'static str;
    fn cvr_hint(&self) -> &'static str;
    fn attendees(&self) -> &'static str;
    fn attendees_lead(&self) -> &'static str;
    fn attendee(&self, number: usize) -> String;
    fn i_attend(&self) -> &'static str;
    fn i_attend_hint(&self) -> &'static str;
    fn add(&self) -> &'static str;
    fn remove(&self) -> &'static str;
    /// "Tilmeld 3 deltagere"
    fn submit(&self, seats: usize, queue: bool) -> String;
    fn submit_note(&self) -> &'static str;

    fn needs(&self) -> &'static str;
    fn needs_note(&self, delete_on: &str) -> String;
    fn diet(&self) -> &'static str;
    fn diet_choice(&self, diet: Diet) -> &'static str;
    fn diet_other(&self) -> &'static str;
    fn access(&self) -> &'static str;
    fn access_hint(&self) -> &'static str;

    /// Before the link to the privacy page, the link's words, and after it; `own_terms` are the event's, which stand
    /// above.
    fn terms(&self, cancel_until: &str, queue: bool, own_terms: bool) -> [String; 3];
    /// Behind a link that leaves the form open.
    fn new_tab(&self) -> &'static str;
    fn event_terms(&self) -> &'static str;

    fn missing_contact_name(&self) -> &'static str;
    fn missing_contact_email(&self) -> &'static str;
    fn missing_phone(&self) -> &'static str;
    fn missing_organisation(&self) -> &'static str;
    fn missing_attendee_name(&self) -> &'static str;
    fn missing_attendee_email(&self) -> &'static str;
    fn nobody_attends(&self) -> &'static str;
    fn larger_than_event(&self) -> &'static str;
    fn fewer_places(&self) -> &'static str;

    fn not_yet_note(&self, opens: &str) -> Note;
    fn closed_note(&self, closed: &str, call: &str) -> Note;
    fn past_note(&self, kind: Kind, call: &str) -> Note;
    fn cancelled_note(&self, kind: Kind) -> Note;
    /// Whom to call: "Ring til Anne-Sofie på 79 79 00 00, hvis det haster."
    fn call(&self, name: &str, phone: &str) -> String;
    fn back_to_event(&self, kind: Kind) -> &'static str;

    fn your_registration(&self) -> &'static str;
    fn registered(&self) -> &'static str;
    fn registered_lead(&self, seats: usize, contact_email: &str) -> String;
    fn waiting(&self, position: i64) -> String;
    fn waiting_lead(&self, size: i64) -> String;
    fn all_cancelled(&self) -> &'static str;
    fn all_cancelled_lead(&self) -> &'static str;
    fn seats_of(&self, seats: usize, organisation: &str) -> String;
    fn cancel_until(&self, until: &str) -> String;
    /// To one attendee, about their own seat.
    fn cancel_own_until(&self, until: &str) -> String;
    fn deadline_passed(&self) -> &'static str;
    fn confirmed(&self) -> &'static str;
    fn waits(&self) -> &'static str;
    fn cancelled(&self) -> &'static str;
    fn cancelled_by(&self, by: CancelledBy, when: &str) -> String;
    fn is_contact(&self) -> &'static str;
    fn cancel(&self) -> &'static str;
    fn leave_queue(&self) -> &'static str;
    fn cancel_all(&self, seats: usize) -> String;
    fn asked_first(&self) -> &'static str;
    fn send_again(&self) -> &'static str;
    fn sent_again(&self, name: &str) -> Note;
    fn sent_often(&self) -> Note;
    fn calendar_file(&self) -> &'static str;

    fn good_to_know(&self) -> &'static str;
    fn keep_link(&self) -> &'static str;
    fn keep_link_seat(&self) -> &'static str;
    fn calendar_follows(&self, kind: Kind) -> String;
    fn declining_keeps_seat(&self) -> &'static str;
    fn needs_deleted(&self) -> &'static str;
    fn names_deleted(&self) -> &'static str;
    fn deleted_on(&self, date: &str) -> String;
    fn more_privacy(&self) -> &'static str;

    fn cancel_seat_title(&self, name: &str) -> String;
    fn cancel_seat_text(&self, name: &str, waiting: bool) -> String;
    fn cancel_own_text(&self) -> &'static str;
    fn cancel_all_title(&self, seats: usize) -> String;
    fn cancel_all_text(&self, waiting: bool) -> &'static str;
    fn yes_cancel(&self) -> &'static str;
    fn yes_leave(&self) -> &'static str;
    fn keep(&self) -> &'static str;
    fn too_late_note(&self, call: &str) -> Note;

    fn your_seat(&self) -> &'static str;
    fn you_are_registered(&self, name: &str) -> String;
    fn seat_lead(&self, contact: &str, organisation: &str) -> String;
    fn seat_waits(&self) -> &'static str;
    fn seat_cancelled(&self) -> &'static str;
    fn your_data(&self) -> &'static str;
    fn own_needs(&self) -> &'static str;
    fn no_needs(&self) -> &'static str;
    fn online(&self) -> &'static str;
    fn join_online(&self) -> &'static str;
    fn bring(&self) -> &'static str;
    fn show_map(&self) -> &'static str;
}
