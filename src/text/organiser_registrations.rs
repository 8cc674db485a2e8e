//! Sentences about registrations, as organisers see them.

use crate::registrations::{CancelledBy, State};

/// What was just done to a registration, as its page tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegistrationDone {
    Cancelled,
    SentAgain,
    /// The seat holds no invitation that could be sent again.
    NotSent,
    Edited,
    Noted,
}

impl RegistrationDone {
    /// As it stands in an address.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::SentAgain => "sent",
            Self::NotSent => "not-sent",
            Self::Edited => "edited",
            Self::Noted => "noted",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::Cancelled, Self::SentAgain, Self::NotSent, Self::Edited, Self::Noted]
            .into_iter()
            .find(|done| done.tag() == tag)
    }
}

pub trait OrganiserRegistrations: Send + Sync {
    fn organisation(&self) -> &'static str;
    fn contact(&self) -> &'static str;
    fn seats(&self) -> &'static str;
    fn state_column(&self) -> &'static str;
    fn signed_up_at(&self) -> &'static str;
    /// The tag of a registration.
    fn state(&self, state: State) -> &'static str;
    /// The filter that shows it alone.
    fn filter(&self, state: State) -> &'static str;
    fn filters(&self) -> &'static str;
    fn all(&self) -> &'static str;
    fn none_yet(&self) -> &'static str;
    fn none_yet_next(&self) -> &'static str;
    fn none_yet_draft(&self) -> &'static str;
    fn none_in_state(&self) -> &'static str;
    fn number_in_queue(&self, place: usize) -> String;
    fn cancelled_by(&self, by: CancelledBy) -> &'static str;
    fn seats_given_up(&self, number: usize) -> String;
    fn cvr_number(&self, cvr: &str) -> String;

    // One registration
    fn all_registrations(&self) -> &'static str;
    fn name(&self) -> &'static str;
    fn email(&self) -> &'static str;
    fn phone(&self) -> &'static str;
    fn cvr(&self) -> &'static str;
    fn attends(&self) -> &'static str;
    fn yes_or_no(&self, yes: bool) -> &'static str;
    fn language(&self) -> &'static str;
    fn is_contact(&self) -> &'static str;
    fn seat_cancelled(&self) -> &'static str;
    fn needs(&self, words: &str) -> String;
    fn cancel_seat(&self) -> &'static str;
    /// "Afmeld alle 3 pladser"
    fn cancel_party(&self, seats: usize) -> String;
    fn take_off_the_list(&self) -> &'static str;
    fn done(&self, done: RegistrationDone) -> &'static str;
    fn send_again(&self) -> &'static str;
    /// Beside a registration in the list.
    fn mail_lost_note(&self) -> &'static str;

    // Asking before it is done
    fn ask_seat(&self, name: &str) -> String;
    fn ask_party(&self, seats: usize, organisation: &str) -> String;
    fn ask_off_the_list(&self, organisation: &str) -> String;
    fn who_is_told(&self, names: &[&str], contact: &str, waiting: bool) -> String;
    fn seats_go_to_the_queue(&self) -> &'static str;
    fn keep(&self) -> &'static str;
}
