//! English sentences of sign-up, and of the pages of whoever holds a link.

use crate::events::Kind;
use crate::registrations::{CancelledBy, Diet};
use crate::text::registrations::{Note, Registrations};
use crate::text::{En, Lang, dates};

/// "1 place", "3 places"
fn places(count: i64) -> String {
    if count == 1 { "1\u{a0}place".to_owned() } else { format!("{count}\u{a0}places") }
}

fn the(kind: Kind) -> &'static str {
    Lang::En.events().the(kind)
}

fn note(title: impl Into<String>, text: impl Into<String>) -> Note {
    Note { title: title.into(), text: text.into() }
}

impl Registrations for En {
    fn sign_up(&self) -> &'static str {
        "Sign up"
    }
    fn join_queue(&self) -> &'static str {
        "Join the waiting list"
    }
    fn sign_up_here(&self) -> &'static str {
        "Sign up"
    }
    fn queue_here(&self) -> &'static str {
        "Waiting list"
    }
    fn description(&self, title: &str) -> String {
        format!("Sign yourself and your colleagues up for {title}. You need no account.")
    }
    fn places(&self, left: i64, capacity: i64) -> String {
        format!("{left} of {}", places(capacity))
    }
    fn free(&self) -> &'static str {
        "left"
    }
    fn full(&self) -> &'static str {
        "Full"
    }
    fn queue_length(&self, waiting: i64) -> String {
        if waiting > 0 { format!("· {waiting} waiting") } else { String::new() }
    }
    fn became_full(&self, kind: Kind) -> String {
        format!(
            "{} filled up while you were writing. If you send now, you join the waiting list.",
            dates::capitalised(the(kind))
        )
    }
    fn full_note(&self, kind: Kind, waiting: i64, position: i64) -> Note {
        let queue = match waiting {
            0 => String::new(),
            1 => " 1 is waiting for a place.".to_owned(),
            more => format!(" {more} are waiting for a place."),
        };
        note(
            format!("{} is full.{queue}", dates::capitalised(the(kind))),
            format!(
                "If you join now you become number\u{a0}{position} in the queue. When there is room for all of you, you are \
                 signed up at once, and we write to you."
            ),
        )
    }
    fn fewer_note(&self, free: i64, size: i64) -> Note {
        let verb = if free == 1 { "is" } else { "are" };
        note(
            format!("There {verb} {} left, and there are {size} of you.", places(free)),
            "Wait until there is room for all of you, or remove attendees until you are few enough.",
        )
    }
    fn key_used_note(&self) -> Note {
        note(
            "This form was sent before",
            "The first registration is saved and its receipt is on its way. To make another registration, send again.",
        )
    }
    fn summary(&self, faults: usize, queue: bool) -> String {
        let things = if faults == 1 { "one thing".to_owned() } else { format!("{faults} things") };
        format!("Put {things} right and you are {}", if queue { "on the waiting list" } else { "signed up" })
    }
    fn contact(&self) -> &'static str {
        "Contact person"
    }
    fn contact_lead(&self) -> &'static str {
        "Gets the receipt and can change the registration."
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
    fn organisation(&self) -> &'static str {
        "Organisation"
    }
    fn organisation_lead(&self) -> &'static str {
        "We use the CVR number to see whom we reach."
    }
    fn organisation_name(&self) -> &'static str {
        "Name of the organisation"
    }
    fn cvr(&self) -> &'static str {
        "CVR number"
    }
    fn cvr_hint(&self) -> &'static str {
        "8 digits, the Danish company number. It is on your invoices."
    }
    fn attendees(&self) -> &'static str {
        "Attendees"
    }
    fn attendees_lead(&self) -> &'static str {
        "Each attendee gets an email and a calendar entry of their own. Up to 10 from one organisation."
    }
    fn attendee(&self, number: usize) -> String {
        format!("Attendee {number}")
    }
    fn i_attend(&self) -> &'static str {
        "I attend myself"
    }
    fn i_attend_hint(&self) -> &'static str {
        "Untick this if you only sign up others."
    }
    fn add(&self) -> &'static str {
        "Add a colleague"
    }
    fn remove(&self) -> &'static str {
        "Remove"
    }
    fn submit(&self, seats: usize, queue: bool) -> String {
        match (queue, seats) {
            (true, _) => "Put us on the waiting list".to_owned(),
            (false, 0) => "Sign up".to_owned(),
            (false, 1) => "Sign up 1\u{a0}attendee".to_owned(),
            (false, more) => format!("Sign up {more}\u{a0}attendees"),
        }
    }
    fn submit_note(&self) -> &'static str {
        "You get an email at once."
    }
    fn needs(&self) -> &'static str {
        "Food and access"
    }
    fn needs_note(&self, delete_on: &str) -> String {
        format!(
            "The kitchen gets counts, not names. The organiser can see the answers; they are deleted on {delete_on}."
        )
    }
    fn diet(&self) -> &'static str {
        "Diet and allergies"
    }
    fn diet_choice(&self, diet: Diet) -> &'static str {
        match diet {
            Diet::Vegetarian => "Vegetarian",
            Diet::Vegan => "Vegan",
            Diet::Gluten => "No gluten",
            Diet::Lactose => "No lactose",
            Diet::Nuts => "No nuts",
            Diet::Halal => "Halal",
            Diet::Other => "Other",
        }
    }
    fn diet_other(&self) -> &'static str {
        "Something else about food"
    }
    fn access(&self) -> &'static str {
        "What should we take into account?"
    }
    fn access_hint(&self) -> &'static str {
        "For example a wheelchair, a hearing loop or a speech-to-text interpreter."
    }
    fn terms(&self, cancel_until: &str, queue: bool, own_terms: bool) -> [String; 3] {
        let behind = if queue {
            ". We can leave the waiting list at any time.".to_owned()
        } else {
            format!(". We can cancel free of charge until {cancel_until}.")
        };
        let before = if own_terms { "We have read the terms and " } else { "We have read " };
        [before.to_owned(), "how you handle our data".to_owned(), behind]
    }
    fn new_tab(&self) -> &'static str {
        "(new tab)"
    }
    fn event_terms(&self) -> &'static str {
        "Terms"
    }
    fn missing_contact_name(&self) -> &'static str {
        "Enter the contact person’s name."
    }
    fn missing_contact_email(&self) -> &'static str {
        "Enter the email address that the receipt should go to."
    }
    fn missing_phone(&self) -> &'static str {
        "Enter a phone number that we can call if something changes."
    }
    fn missing_organisation(&self) -> &'static str {
        "Enter the organisation’s name."
    }
    fn missing_attendee_name(&self) -> &'static str {
        "Enter a name, or remove the attendee."
    }
    fn missing_attendee_email(&self) -> &'static str {
        "Enter an email address, or remove the attendee."
    }
    fn nobody_attends(&self) -> &'static str {
        "Tick this if you attend yourself, or add a colleague."
    }
    fn larger_than_event(&self) -> &'static str {
        "There are more of you than there are places in all. Remove attendees, or call the organiser."
    }
    fn fewer_places(&self) -> &'static str {
        "Choose to wait, or remove attendees."
    }
    fn not_yet_note(&self, opens: &str) -> Note {
        note("Sign-up has not opened", format!("It opens on {opens}."))
    }
    fn closed_note(&self, closed: &str, call: &str) -> Note {
        note("Sign-up has closed", format!("It closed on {closed}. {call}"))
    }
    fn past_note(&self, kind: Kind, call: &str) -> Note {
        note(
            format!("{} has begun or is over", dates::capitalised(the(kind))),
            format!("You can no longer sign up or cancel here. {call}"),
        )
    }
    fn cancelled_note(&self, kind: Kind) -> Note {
        note(format!("{} is cancelled", dates::capitalised(the(kind))), "Everybody who signed up has been told.")
    }
    fn call(&self, name: &str, phone: &str) -> String {
        format!("Call {name} on {phone} if it is urgent.")
    }
    fn back_to_event(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::NetworkMeeting => "See the meeting’s page",
            Kind::LearningVisit => "See the visit’s page",
            Kind::Conference => "See the conference’s page",
        }
    }
    fn your_registration(&self) -> &'static str {
        "Your registration"
    }
    fn registered(&self) -> &'static str {
        "You are signed up"
    }
    fn registered_lead(&self, seats: usize, contact_email: &str) -> String {
        let people = if seats == 1 {
            "1\u{a0}attendee has a calendar entry".to_owned()
        } else {
            format!("{seats}\u{a0}attendees each have a calendar entry")
        };
        format!("{people} by email. The receipt went to {contact_email}.")
    }
    fn waiting(&self, position: i64) -> String {
        format!("You are number\u{a0}{position} in the queue")
    }
    fn waiting_lead(&self, size: i64) -> String {
        let room = if size == 1 { "When one is free" } else { "When there is room for all of you" };
        format!(
            "You are waiting for {}. {room}, you are signed up at once, and the calendar entry comes by email.",
            places(size)
        )
    }
    fn all_cancelled(&self) -> &'static str {
        "Your registration is cancelled"
    }
    fn all_cancelled_lead(&self) -> &'static str {
        "Every seat in the registration is cancelled. If you want to come after all, sign up again from the event’s page."
    }
    fn seats_of(&self, seats: usize, organisation: &str) -> String {
        match seats {
            0 => format!("Cancelled seats for {organisation}"),
            1 => format!("1\u{a0}seat for {organisation}"),
            more => format!("{more}\u{a0}seats for {organisation}"),
        }
    }
    fn cancel_until(&self, until: &str) -> String {
        format!("You can cancel until {until}")
    }
    fn cancel_own_until(&self, until: &str) -> String {
        format!("You can cancel your seat until {until}. You are asked before anything happens.")
    }
    fn deadline_passed(&self) -> &'static str {
        "The deadline for cancelling here has passed"
    }
    fn confirmed(&self) -> &'static str {
        "Confirmed"
    }
    fn waits(&self) -> &'static str {
        "Waiting list"
    }
    fn cancelled(&self) -> &'static str {
        "Cancelled"
    }
    fn cancelled_by(&self, by: CancelledBy, when: &str) -> String {
        match by {
            CancelledBy::Attendee => format!("Cancelled by the attendee {when}"),
            CancelledBy::Contact => format!("Cancelled by the contact person {when}"),
            CancelledBy::Organiser => format!("Cancelled by the organiser {when}"),
            CancelledBy::NoRoom => format!("There was not room for all. Cancelled {when}"),
        }
    }
    fn is_contact(&self) -> &'static str {
        "Contact person"
    }
    fn cancel(&self) -> &'static str {
        "Cancel"
    }
    fn leave_queue(&self) -> &'static str {
        "Leave the waiting list"
    }
    fn cancel_all(&self, seats: usize) -> String {
        match seats {
            1 => "Cancel the seat".to_owned(),
            2 => "Cancel both seats".to_owned(),
            more => format!("Cancel all {more}\u{a0}seats"),
        }
    }
    fn asked_first(&self) -> &'static str {
        "You are asked before anything happens."
    }
    fn send_again(&self) -> &'static str {
        "Send the invitation again"
    }
    fn sent_again(&self, name: &str) -> Note {
        note("The invitation is sent again", format!("{name} gets it by email in a moment."))
    }
    fn sent_often(&self) -> Note {
        note(
            "The invitation was sent several times",
            "Wait an hour before sending it again. Look in the junk folder too.",
        )
    }
    fn calendar_file(&self) -> &'static str {
        "Get the calendar file (.ics)"
    }
    fn good_to_know(&self) -> &'static str {
        "Good to know"
    }
    fn keep_link(&self) -> &'static str {
        "Keep the link in the email. It is the key to this page; there is no account."
    }
    fn keep_link_seat(&self) -> &'static str {
        "Keep the link in the email. It is the key to this page; there is no account."
    }
    fn calendar_follows(&self, kind: Kind) -> String {
        format!("If {} moves, it moves in the calendar too, and we write to tell you what changed.", the(kind))
    }
    fn declining_keeps_seat(&self) -> &'static str {
        "Declining in the calendar does not free a seat. Cancel here instead, so that somebody else can have it."
    }
    fn needs_deleted(&self) -> &'static str {
        "Food, access"
    }
    fn names_deleted(&self) -> &'static str {
        "Names, emails"
    }
    fn deleted_on(&self, date: &str) -> String {
        format!("Deleted on {date}")
    }
    fn more_privacy(&self) -> &'static str {
        "More on privacy and deletion"
    }
    fn cancel_seat_title(&self, name: &str) -> String {
        format!("Cancel {name}’s seat?")
    }
    fn cancel_seat_text(&self, name: &str, waiting: bool) -> String {
        if waiting {
            format!("You keep your number in the queue, and {name} is taken off the list.")
        } else {
            format!(
                "The seat becomes free for others. {name} gets an email, and the entry disappears from the calendar. \
                 This cannot be undone."
            )
        }
    }
    fn cancel_own_text(&self) -> &'static str {
        "The seat becomes free for others. You get an email, and the entry disappears from your calendar. \
         This cannot be undone."
    }
    fn cancel_all_title(&self, seats: usize) -> String {
        format!("{}?", self.cancel_all(seats))
    }
    fn cancel_all_text(&self, waiting: bool) -> &'static str {
        if waiting {
            "You lose your number in the queue. If you join again, you start at its end."
        } else {
            "The seats become free for others. Everybody gets an email, and the entries disappear from the calendars. \
             This cannot be undone."
        }
    }
    fn yes_cancel(&self) -> &'static str {
        "Yes, cancel"
    }
    fn yes_leave(&self) -> &'static str {
        "Yes, take off the list"
    }
    fn keep(&self) -> &'static str {
        "No, keep it"
    }
    fn too_late_note(&self, call: &str) -> Note {
        note("The deadline has passed", format!("The seat can no longer be cancelled here. {call}"))
    }
    fn your_seat(&self) -> &'static str {
        "Your seat"
    }
    fn you_are_registered(&self, name: &str) -> String {
        format!("You are signed up, {}", name.split_whitespace().next().unwrap_or(name))
    }
    fn seat_lead(&self, contact: &str, organisation: &str) -> String {
        if organisation.is_empty() {
            return format!("Signed up by {contact}.");
        }
        format!("Signed up by {contact} from {organisation}.")
    }
    fn seat_waits(&self) -> &'static str {
        "You are on the waiting list"
    }
    fn seat_cancelled(&self) -> &'static str {
        "Your seat is cancelled"
    }
    fn your_data(&self) -> &'static str {
        "What we know about you"
    }
    fn own_needs(&self) -> &'static str {
        "Food and access"
    }
    fn no_needs(&self) -> &'static str {
        "Nothing given"
    }
    fn online(&self) -> &'static str {
        "Online"
    }
    fn join_online(&self) -> &'static str {
        "Join online"
    }
    fn bring(&self) -> &'static str {
        "Bring"
    }
    fn show_map(&self) -> &'static str {
        "Show on a map"
    }
}
