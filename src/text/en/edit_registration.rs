//! English sentences of the page that puts right who a registration is from.

use crate::registrations::acts::MovedEntry;
use crate::text::En;
use crate::text::edit_registration::EditRegistration;
use crate::ui::form::Fault;

fn mails(number: usize) -> String {
    if number == 1 { "1\u{a0}email".to_owned() } else { format!("{number}\u{a0}emails") }
}

impl EditRegistration for En {
    fn title(&self) -> &'static str {
        "Change details"
    }
    fn lead(&self) -> &'static str {
        "A new name sends no email. A new email address takes the calendar entry along, and we ask you first."
    }
    fn cancelled_attendees(&self) -> &'static str {
        "Cancelled places cannot be changed."
    }
    fn attendee(&self, number: usize) -> String {
        format!("Attendee {number}")
    }
    fn save(&self) -> &'static str {
        "Save"
    }
    fn save_note(&self) -> &'static str {
        "If anybody is emailed because of it, you see that first."
    }
    fn leave(&self) -> &'static str {
        "Leave it"
    }
    fn summary(&self, faults: usize) -> String {
        if faults == 1 { "Put one thing right".to_owned() } else { format!("Put {faults} things right") }
    }
    fn fault(&self, field: &str, fault: Fault) -> Option<String> {
        let sentence = match (fault, field.rsplit('.').next()?) {
            (Fault::Required, "name") if field.starts_with("organisation") => "Write the organisation's name.",
            (Fault::Required, "name") => "Write a name.",
            (Fault::Required, "email") => "Write an email address. The invitation goes there.",
            (Fault::Required, "phone") => "Write a phone number.",
            _ => return None,
        };
        Some(sentence.to_owned())
    }
    fn conflict_title(&self) -> &'static str {
        "Somebody else changed the registration meanwhile"
    }
    fn conflict(&self) -> &'static str {
        "What you typed is still in the fields and is not saved. If you save now, yours counts."
    }
    fn this_sends(&self, number: usize) -> String {
        format!("This sends {}", mails(number))
    }
    fn nothing_saved_yet(&self) -> &'static str {
        "Nothing is saved yet."
    }
    fn entry_moves(&self, moved: &MovedEntry) -> String {
        let MovedEntry { name, to, .. } = moved;
        match &moved.ends_at {
            Some(from) => {
                format!(
                    "{name} gets the calendar entry at {to}. A cancellation goes to {from}, so that the entry disappears there."
                )
            }
            None => format!("{name} gets the calendar entry at {to}."),
        }
    }
    fn contact_moves(&self, to: &str) -> String {
        format!("{to} gets the contact's emails and the link to the registration.")
    }
    fn links(&self) -> &'static str {
        "Links in emails that were sent to the old address stop working."
    }
    fn save_and_send(&self, number: usize) -> String {
        format!("Save and send {}", mails(number))
    }
    fn change_more(&self) -> &'static str {
        "Change more"
    }
    fn moved_on_title(&self) -> &'static str {
        "Something happened meanwhile"
    }
    fn moved_on(&self) -> &'static str {
        "What you saw before is not quite true any more. Nothing is saved. Look again, and save once more."
    }
}
