//! English sentences of the long form of an event.

use crate::text::En;
use crate::text::event_form::{EventForm, kind_of};
use crate::ui::form::Fault;

fn things(faults: usize) -> String {
    if faults == 1 { "one thing".to_owned() } else { format!("{faults} things") }
}

impl EventForm for En {
    fn new_title(&self) -> &'static str {
        "New event"
    }
    fn new_lead(&self) -> &'static str {
        "It is saved as a draft. A title, a time, the number of places and who is responsible are enough to begin with."
    }
    fn edit_title(&self, title: &str) -> String {
        format!("Edit: {title}")
    }
    fn section_heading(&self) -> &'static str {
        "Heading"
    }
    fn section_time(&self) -> &'static str {
        "Time and place"
    }
    fn section_purpose(&self) -> &'static str {
        "Purpose"
    }
    fn purpose_lead(&self) -> &'static str {
        "Why comes first on the page and in the email. Danish is the first language; English texts are optional."
    }
    fn section_practical(&self) -> &'static str {
        "Practical"
    }
    fn section_seats(&self) -> &'static str {
        "Places"
    }
    fn section_programme(&self) -> &'static str {
        "Programme"
    }
    fn programme_lead(&self) -> &'static str {
        "Parts are shown in order of time, whatever the order here."
    }
    fn section_people(&self) -> &'static str {
        "Organisers and partners"
    }
    fn contacts_heading(&self) -> &'static str {
        "Contact persons"
    }
    fn contacts_lead(&self) -> &'static str {
        "Shown on the page. Replies to emails go to the first who has an address."
    }

    fn label(&self, field: &str) -> &'static str {
        match kind_of(field).as_str() {
            "kind" => "What are you inviting people to?",
            "title.da" => "Title in Danish",
            "title.en" => "Title in English",
            "lead.da" => "In short, in Danish",
            "lead.en" => "In short, in English",
            "why.da" => "Why, in Danish",
            "why.en" => "Why, in English",
            "how.da" => "How, in Danish",
            "how.en" => "How, in English",
            "what.da" => "What, in Danish",
            "what.en" => "What, in English",
            "audience.da" => "For whom, in Danish",
            "audience.en" => "For whom, in English",
            "price.da" => "Price in Danish",
            "price.en" => "Price in English",
            "access.da" => "Getting in, in Danish",
            "access.en" => "Getting in, in English",
            "transport.da" => "Transport and parking, in Danish",
            "transport.en" => "Transport and parking, in English",
            "bring.da" => "What to bring, in Danish",
            "bring.en" => "What to bring, in English",
            "terms.da" => "Terms in Danish",
            "terms.en" => "Terms in English",
            "principles" => "Principles",
            "date" => "Date",
            "start" => "Start",
            "end" => "End",
            "end_date" => "End date",
            "place" => "Place",
            "room" => "Room",
            "address" => "Address",
            "online_link" => "Link for taking part online",
            "capacity" => "Number of places",
            "opens" => "Sign-up opens",
            "closes" => "Sign up by",
            "cancel_until" => "Cancel by",
            "queue_mode" => "Waiting list",
            "hold_hours" => "Hours that seats are kept",
            "responsible" => "Responsible organisation",
            "partners" => "Partners",
            "co_organisers" => "Co-organisers",
            "keep_months" => "Delete after this many months",
            "contacts" => "Contact persons",
            "contacts.name" => "Name",
            "contacts.title" => "Position",
            "contacts.email" => "Email",
            "contacts.phone" => "Phone",
            "agenda" => "Programme",
            "agenda.time" => "Time",
            "agenda.title.da" => "Part, in Danish",
            "agenda.title.en" => "Part, in English",
            "agenda.description.da" => "More about it, in Danish",
            "agenda.description.en" => "More about it, in English",
            _ => "Other",
        }
    }
    fn hint(&self, field: &str) -> Option<&'static str> {
        match field {
            "lead.da" => Some("Two lines under the title."),
            "why.da" => Some("Which need should the event cover?"),
            "how.da" => Some("What happens at the event?"),
            "what.da" => Some("What do people go home with?"),
            "access.da" => Some("Doors, lift, hearing loop, whom to call."),
            _ => None,
        }
    }
    fn in_english(&self) -> &'static str {
        "In English"
    }
    fn date_hint(&self) -> &'static str {
        "14-01-2027"
    }
    fn time_hint(&self) -> &'static str {
        "8:30"
    }
    fn end_date_hint(&self) -> &'static str {
        "Only if it ends on another day."
    }
    fn online_link_hint(&self) -> &'static str {
        "Shown only to those who have a place."
    }
    fn principles_hint(&self) -> &'static str {
        "Which does the event serve? Choose at least one."
    }
    fn capacity_hint(&self) -> &'static str {
        "In all"
    }
    fn seats_taken(&self, seated: i64) -> String {
        format!("{seated} taken")
    }
    fn opens_hint(&self) -> &'static str {
        "Empty: as soon as it is published"
    }
    fn deadline_hint(&self) -> &'static str {
        "11-01-2027 12:00. Empty: when it begins"
    }
    fn partners_hint(&self) -> &'static str {
        "One on each line."
    }
    fn co_organisers_hint(&self) -> &'static str {
        "They can see and change everything about the event, registrations too. Whoever is at the door can only tick who came."
    }
    fn keep_heading(&self) -> &'static str {
        "Deletion"
    }
    fn keep_lead(&self, needs_days: u32) -> String {
        format!(
            "Attendees’ names and emails are deleted automatically. Choose the shortest time you can manage with: you \
             may not keep them for longer than you need them. Answers about food and access are always deleted after \
             {needs_days}\u{a0}days."
        )
    }
    fn keep_hint(&self, fewest: u32, most: u32) -> String {
        format!(
            "From {fewest} to {most}, counted from the end of the event. Once it is published, the time can only \
             become shorter."
        )
    }
    fn agenda_item(&self, number: usize) -> String {
        format!("Part {number}")
    }
    fn contact(&self, number: usize) -> String {
        format!("Contact person {number}")
    }
    fn add_agenda(&self) -> &'static str {
        "Add a part"
    }
    fn add_contact(&self) -> &'static str {
        "Add a contact person"
    }
    fn remove(&self) -> &'static str {
        "Remove"
    }

    fn save_draft(&self) -> &'static str {
        "Save draft"
    }
    fn save_draft_note(&self) -> &'static str {
        "Nobody sees it until you publish."
    }
    fn save_changes(&self) -> &'static str {
        "Save changes"
    }
    fn save_changes_note(&self) -> &'static str {
        "If you change time, place or title, you first see who is told."
    }
    fn leave(&self) -> &'static str {
        "Go back without saving"
    }

    fn summary_save(&self, faults: usize) -> String {
        format!("Put {} right, and it can be saved", things(faults))
    }
    fn summary_publish(&self, faults: usize) -> String {
        format!("Write {}, and the event can be published", things(faults))
    }
    fn conflict_title(&self) -> &'static str {
        "Somebody else saved meanwhile"
    }
    fn conflict(&self) -> &'static str {
        "Everything you typed is in the form. None of it is saved yet."
    }
    fn conflict_taken(&self) -> &'static str {
        "Only the other person changed this. It has been put into your form:"
    }
    fn conflict_both(&self, fields: usize) -> String {
        if fields == 1 {
            "You both changed one field. Choose below what is to stand.".to_owned()
        } else {
            format!("You both changed {fields} fields. Choose below what is to stand.")
        }
    }
    fn conflict_choose(&self) -> &'static str {
        "What is to stand?"
    }
    fn conflict_choose_lead(&self) -> &'static str {
        "What is stored, if you choose it, replaces what is in the field further down."
    }
    fn before_that(&self) -> &'static str {
        "Before"
    }
    fn stored_now(&self) -> &'static str {
        "Saved now"
    }
    fn as_you_typed(&self) -> &'static str {
        "Your version"
    }
    fn nothing(&self) -> &'static str {
        "(empty)"
    }
    fn key_used_title(&self) -> &'static str {
        "This form was used before"
    }
    fn key_used(&self) -> &'static str {
        "It became a draft with other content. If you save now, this becomes one more event."
    }
    fn cancelled_meanwhile_title(&self) -> &'static str {
        "The event was cancelled meanwhile"
    }
    fn cancelled_meanwhile(&self) -> &'static str {
        "What you typed is not saved. It stands here, so that you can copy it."
    }
    fn fault(&self, field: &str, fault: Fault) -> Option<String> {
        let sentence = match (kind_of(field).as_str(), fault) {
            ("capacity", Fault::Number { min, max }) => {
                return Some(format!("The number of places is a whole number from {min} to {max}."));
            }
            ("keep_months", Fault::Number { min, max }) => {
                return Some(format!(
                    "Enter a whole number from {min} to {max}. Once the event is published, attendees have been told a \
                     date, and it may not become later."
                ));
            }
            ("kind", _) => "Choose what you are inviting people to.",
            ("title.da", Fault::Required) => "Give the event a title in Danish.",
            ("date", Fault::Required) => "Enter a date, for example 14-01-2027.",
            ("date", Fault::InThePast) => "The event must begin in the future.",
            ("start", Fault::Required | Fault::Time) => "Enter when it begins, for example 8:30.",
            ("end", Fault::Required | Fault::Time) => "Enter when it ends, for example 10:00.",
            ("place", Fault::Other(_)) => "Enter a place, or a link for taking part online.",
            ("why.da", Fault::Required) => "Write in Danish why the event is held.",
            ("principles", Fault::ChooseOne) => "Choose at least one principle.",
            ("price.da", Fault::Required) => "Enter a price in Danish, for example Gratis.",
            ("capacity", Fault::Required) => "Enter how many there is room for.",
            ("opens", Fault::Moment) => {
                "Enter a date and a time for the opening of sign-up, for example 1-12-2026 9:00."
            }
            ("closes", Fault::Moment) => {
                "Enter a date and a time for the sign-up deadline, for example 11-1-2027 12:00."
            }
            ("cancel_until", Fault::Moment) => {
                "Enter a date and a time for the cancelling deadline, for example 13-1-2027 12:00."
            }
            ("closes" | "cancel_until", Fault::Other(_)) => "The deadline lies after the event has begun.",
            ("opens", Fault::Other(_)) => "Sign-up must open before it closes.",
            ("agenda.time", Fault::Required | Fault::Time) => "Enter when this part begins, for example 8:30.",
            ("agenda.title.da", Fault::Required) => "Write in Danish what this part is called, or remove it.",
            ("contacts.name", Fault::Required) => "Enter the contact person’s name, or remove the row.",
            ("contacts.email", Fault::Other(_)) => {
                "It must be possible to reach at least one contact person by email or phone."
            }
            ("responsible", Fault::Required) => "Enter who is responsible.",
            _ => return None,
        };
        Some(sentence.to_owned())
    }
}
