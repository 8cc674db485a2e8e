//! English sentences about registrations, as organisers see them.

use crate::registrations::{CancelledBy, State};
use crate::text::organiser_registrations::{OrganiserRegistrations, RegistrationDone};
use crate::text::{En, Lang};

impl OrganiserRegistrations for En {
    fn organisation(&self) -> &'static str {
        "Organisation"
    }
    fn contact(&self) -> &'static str {
        "Contact"
    }
    fn seats(&self) -> &'static str {
        "Places"
    }
    fn state_column(&self) -> &'static str {
        "State"
    }
    fn signed_up_at(&self) -> &'static str {
        "Signed up"
    }
    fn state(&self, state: State) -> &'static str {
        match state {
            State::Confirmed => "Confirmed",
            State::Waitlisted => "Waiting list",
            State::Cancelled => "Cancelled",
        }
    }
    fn filter(&self, state: State) -> &'static str {
        match state {
            State::Confirmed => "Confirmed",
            State::Waitlisted => "Waiting",
            State::Cancelled => "Cancelled",
        }
    }
    fn filters(&self) -> &'static str {
        "Show only"
    }
    fn all(&self) -> &'static str {
        "All"
    }
    fn none_yet(&self) -> &'static str {
        "No registrations yet"
    }
    fn none_yet_next(&self) -> &'static str {
        "The page is published; share the link."
    }
    fn none_yet_draft(&self) -> &'static str {
        "The event is a draft. Once you publish it, organisations can sign up."
    }
    fn none_in_state(&self) -> &'static str {
        "No registrations here"
    }
    fn number_in_queue(&self, place: usize) -> String {
        format!("No.\u{a0}{place} on the waiting list")
    }
    fn cancelled_by(&self, by: CancelledBy) -> &'static str {
        match by {
            CancelledBy::Attendee => "Cancelled by the attendee",
            CancelledBy::Contact => "Cancelled by the contact",
            CancelledBy::Organiser => "Cancelled by the organiser",
            CancelledBy::NoRoom => "There was not room for all",
        }
    }
    fn seats_given_up(&self, number: usize) -> String {
        if number == 1 { "1\u{a0}seat is cancelled".to_owned() } else { format!("{number}\u{a0}seats are cancelled") }
    }
    fn cvr_number(&self, cvr: &str) -> String {
        format!("CVR {cvr}")
    }

    fn all_registrations(&self) -> &'static str {
        "All registrations"
    }
    fn name(&self) -> &'static str {
        "Name"
    }
    fn email(&self) -> &'static str {
        "Email"
    }
    fn phone(&self) -> &'static str {
        "Phone"
    }
    fn cvr(&self) -> &'static str {
        "CVR"
    }
    fn attends(&self) -> &'static str {
        "Attends"
    }
    fn yes_or_no(&self, yes: bool) -> &'static str {
        if yes { "Yes" } else { "No" }
    }
    fn language(&self) -> &'static str {
        "Language"
    }
    fn is_contact(&self) -> &'static str {
        "Contact person"
    }
    fn seat_cancelled(&self) -> &'static str {
        "Cancelled"
    }
    fn needs(&self, words: &str) -> String {
        format!("Food and access: {words}")
    }
    fn cancel_seat(&self) -> &'static str {
        "Cancel"
    }
    fn cancel_party(&self, seats: usize) -> String {
        match seats {
            1 => "Cancel the seat".to_owned(),
            2 => "Cancel both seats".to_owned(),
            more => format!("Cancel all {more}\u{a0}seats"),
        }
    }
    fn take_off_the_list(&self) -> &'static str {
        "Remove from the waiting list"
    }
    fn done(&self, done: RegistrationDone) -> &'static str {
        match done {
            RegistrationDone::Cancelled => "Cancelled. Emails are on their way.",
            RegistrationDone::SentAgain => "The invitation is on its way again.",
            RegistrationDone::Edited => "The changes are saved.",
            RegistrationDone::Noted => "The note is saved.",
            RegistrationDone::NotSent => {
                "There is no invitation to send. It only goes to those with a seat at something that is still to come."
            }
        }
    }
    fn send_again(&self) -> &'static str {
        "Send the invitation again"
    }
    fn mail_lost_note(&self) -> &'static str {
        "A mail did not arrive"
    }

    fn ask_seat(&self, name: &str) -> String {
        format!("Cancel {name}’s seat?")
    }
    fn ask_party(&self, seats: usize, organisation: &str) -> String {
        match seats {
            1 => format!("Cancel the seat of {organisation}?"),
            more => format!("Cancel {more}\u{a0}seats of {organisation}?"),
        }
    }
    fn ask_off_the_list(&self, organisation: &str) -> String {
        format!("Remove {organisation} from the waiting list?")
    }
    fn who_is_told(&self, names: &[&str], contact: &str, waiting: bool) -> String {
        let mails = Lang::En.registration_mails();
        match (waiting, names) {
            (true, _) => format!("{contact} gets an email about it."),
            (false, [one]) if *one == contact => format!("{one} gets an email, and the entry leaves the calendar."),
            (false, [one]) => {
                format!("{one} gets an email, and the entry leaves the calendar. {contact} is told too.")
            }
            (false, names) => format!(
                "{} each get an email, and the entries leave their calendars. {contact} is told of it all.",
                mails.and(names)
            ),
        }
    }
    fn seats_go_to_the_queue(&self) -> &'static str {
        "If anybody is waiting, they get the seats at once."
    }
    fn keep(&self) -> &'static str {
        "Keep"
    }
}
