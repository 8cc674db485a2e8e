//! English sentences of the mails that a registration gives rise to.

use crate::events::Kind;
use crate::registrations::mails::{ContactNews, SeatNews};
use crate::text::registration_mails::{Opening, RegistrationMails, first_name};
use crate::text::{En, dates};

fn opening(subject: &str, heading: String, intro: String) -> Opening {
    Opening { subject: subject.to_owned(), preview: intro.clone(), heading, intro }
}

/// "2 attendees"
fn attendees(count: usize) -> String {
    if count == 1 { "1\u{a0}attendee".to_owned() } else { format!("{count}\u{a0}attendees") }
}

impl RegistrationMails for En {
    fn seat(
        &self,
        news: &SeatNews,
        kind: Kind,
        name: &str,
        contact: &str,
        organisation: &str,
        is_contact: bool,
    ) -> Opening {
        let first = first_name(name);
        let the = crate::text::Lang::En.events().the(kind);
        let the_capital = dates::capitalised(the);
        match news {
            SeatNews::SignedUp if is_contact => opening(
                "You are signed up",
                format!("You are signed up, {first}"),
                "This is your receipt. The invitation is attached and goes into your calendar.".to_owned(),
            ),
            SeatNews::SignedUp => opening(
                "You are signed up",
                format!("You are signed up, {first}"),
                format!(
                    "{contact} from {organisation} signed you up. The invitation is attached and goes into your calendar."
                ),
            ),
            SeatNews::Added => opening(
                "You are signed up",
                format!("You are signed up, {first}"),
                "The organiser put you on the list. The entry is attached and goes into your calendar.".to_owned(),
            ),
            SeatNews::Promoted => opening(
                "You have a seat",
                format!("There is a seat for you, {first}"),
                "You moved up from the waiting list and are signed up now. The invitation is attached and goes into \
                 your calendar."
                    .to_owned(),
            ),
            SeatNews::SentAgain => opening(
                "Your invitation again",
                format!("Here is your invitation again, {first}"),
                "It is attached. If it is in your calendar already, it is only brought up to date.".to_owned(),
            ),
            SeatNews::Changed { .. } => opening(
                "Changed",
                format!("{the_capital} has changed"),
                format!("Hi {first}. Your calendar is up to date. If it no longer suits you, cancel your seat below."),
            ),
            SeatNews::GivenUp => opening(
                "Your seat is cancelled",
                "Your seat is cancelled".to_owned(),
                format!("Hi {first}. You gave up your seat, and the entry disappears from your calendar."),
            ),
            SeatNews::CancelledByContact if is_contact => opening(
                "Your seat is cancelled",
                "Your seat is cancelled".to_owned(),
                format!("Hi {first}. You gave up your seat, and the entry disappears from your calendar."),
            ),
            SeatNews::CancelledByContact => opening(
                "Your seat is cancelled",
                "Your seat is cancelled".to_owned(),
                format!("Hi {first}. {contact} cancelled your seat, and the entry disappears from your calendar."),
            ),
            SeatNews::CancelledByOrganiser { .. } => opening(
                "Your seat is cancelled",
                "Your seat is cancelled".to_owned(),
                format!(
                    "Hi {first}. The organiser cancelled your seat, and the entry disappears from your calendar. \
                     Reply to this email if you wonder why."
                ),
            ),
            SeatNews::NewAddress => opening(
                "Your invitation",
                format!("Here is your invitation, {first}"),
                "The organiser moved it to this address. It is attached and goes into your calendar.".to_owned(),
            ),
            SeatNews::MovedAway => opening(
                "Now sent to another address",
                "The invitation has moved to another address".to_owned(),
                format!(
                    "Hi {first}. Emails about {the} now go to another address, so the entry disappears from the calendar here. The seat is not cancelled. Reply to this email if you wonder why."
                ),
            ),
            SeatNews::BackInQueue { position } => opening(
                "Moved to the waiting list",
                format!("You are number\u{a0}{position} in the queue"),
                format!(
                    "Hi {first}. The organiser moved your registration to the waiting list, and the entry disappears from \
                     your calendar. When there is room again, you are signed up at once and get a new entry. Reply to this \
                     email if you wonder why."
                ),
            ),
            SeatNews::EventCancelled { .. } => opening(
                "Cancelled",
                format!("{the_capital} is cancelled"),
                format!("Hi {first}. The entry disappears from your calendar."),
            ),
        }
    }

    fn contact(&self, news: &ContactNews, kind: Kind, contact: &str, names: &[String], waits: bool) -> Opening {
        let first = first_name(contact);
        let the_capital = dates::capitalised(crate::text::Lang::En.events().the(kind));
        let party = attendees(names.len());
        let each = if names.len() == 1 { "the attendee" } else { "each" };
        match news {
            ContactNews::Receipt => opening(
                "Receipt",
                format!("You are signed up, {first}"),
                format!("{party} signed up; {each} has been sent an email with the calendar entry."),
            ),
            ContactNews::Waiting { position } => opening(
                &format!("No. {position} on the waiting list"),
                format!("You are number\u{a0}{position} in the queue"),
                format!(
                    "{the_capital} is full at the moment, and you are waiting for room for {party}. When there is, you \
                     are signed up at once, and the calendar entry comes by email. You can leave the queue \
                     at any time."
                ),
            ),
            ContactNews::Promoted => opening(
                "You have seats",
                format!("There is room for you, {first}"),
                format!(
                    "You moved up from the waiting list. {party} signed up; {each} has been sent an email with \
                     the calendar entry."
                ),
            ),
            ContactNews::NewAddress => opening(
                "Your registration",
                format!("Your registration, {first}"),
                "The organiser made this address the contact's. Here you see who is signed up, and can change it."
                    .to_owned(),
            ),
            ContactNews::BackInQueue { position } => opening(
                "Moved to the waiting list",
                format!("You are number\u{a0}{position} in the queue"),
                format!(
                    "Hi {first}. The organiser moved your registration to the waiting list. Your party ({party}) is waiting now, \
                     and the calendar entries disappear by themselves. When there is room again, you are signed up at \
                     once. Reply to this email if you wonder why."
                ),
            ),
            ContactNews::Added => opening(
                "Receipt",
                format!("You are signed up, {first}"),
                format!(
                    "The organiser put you on the list: {party}. Those whose email address we have got the calendar entry."
                ),
            ),
            ContactNews::Changed { .. } => opening(
                "Changed",
                format!("{the_capital} has changed"),
                if waits {
                    format!("Hi {first}. You are still in the queue. If it no longer suits you, leave it below.")
                } else {
                    format!("Hi {first}. Everybody who has a calendar entry has been sent an update.")
                },
            ),
            ContactNews::SeatGivenUp { name } => opening(
                "A seat is cancelled",
                format!("{name} is not coming"),
                format!("Hi {first}. {name} gave up the seat."),
            ),
            ContactNews::CancelledByOrganiser { names, .. } => {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                opening(
                    "Cancelled by the organiser",
                    "The organiser cancelled your seats".to_owned(),
                    format!("Hi {first}. It concerns {}. Reply to this email if you wonder why.", self.and(&names)),
                )
            }
            ContactNews::AllCancelled => opening(
                "Your registration is cancelled",
                "Your registration is cancelled".to_owned(),
                format!("Hi {first}. Every seat in the registration is cancelled."),
            ),
            ContactNews::EventCancelled { .. } => opening(
                "Cancelled",
                format!("{the_capital} is cancelled"),
                if waits {
                    format!("Hi {first}. You were in the queue; there is nothing to do.")
                } else {
                    format!("Hi {first}. There is nothing to do. Calendar entries disappear by themselves.")
                },
            ),
        }
    }

    fn and(&self, names: &[&str]) -> String {
        match names {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }

    fn title(&self) -> &'static str {
        "Title"
    }
    fn when(&self) -> &'static str {
        "When"
    }
    fn place(&self) -> &'static str {
        "Where"
    }
    fn online(&self) -> &'static str {
        "Online"
    }
    fn join_online(&self) -> &'static str {
        "Join online"
    }
    fn show_map(&self) -> &'static str {
        "Show on a map"
    }
    fn why(&self) -> &'static str {
        "Why"
    }
    fn bring(&self) -> &'static str {
        "Bring"
    }
    fn attendees(&self) -> &'static str {
        "Attendees"
    }
    fn see_your_seat(&self) -> &'static str {
        "See your seat"
    }
    fn see_registration(&self) -> &'static str {
        "See the registration"
    }
    fn see_event(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::NetworkMeeting => "See the meeting’s page",
            Kind::LearningVisit => "See the visit’s page",
            Kind::Conference => "See the conference’s page",
        }
    }
    fn seat_page_helps(&self, until: &str) -> String {
        format!(
            "There you can get the calendar file again, or cancel free of charge until {until}. Declining in your \
             calendar does not free the seat: cancel there instead."
        )
    }
    fn registration_page_helps(&self, until: &str) -> String {
        format!("There you see your seats and can cancel them until {until}.")
    }
    fn queue_page_helps(&self) -> &'static str {
        "There you see your number in the queue and can leave it."
    }
    fn whole_registration(&self) -> &'static str {
        "You are the contact for the whole registration. "
    }
    fn calendar_note(&self) -> &'static str {
        "Declining in the calendar does not free your seat. Use the link in your email to cancel."
    }
    fn regards(&self) -> &'static str {
        "Kind regards"
    }
    fn why_attendee(&self) -> &'static str {
        "You get this email because somebody signed you up. The links are your own, so do not pass them on."
    }
    fn why_contact(&self) -> &'static str {
        "You get this email because you are the contact for the registration. The links are your own, so do not pass them on."
    }
}
