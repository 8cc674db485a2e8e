//! English sentences of the pages where somebody sees what is held about them, and has it deleted.

use crate::text::En;
use crate::text::own_data::{Asked, OwnData};

impl OwnData for En {
    fn see_and_delete(&self) -> &'static str {
        "See and delete your data"
    }
    fn title(&self) -> &'static str {
        "Your data"
    }
    fn lead(&self) -> &'static str {
        "This is everything we have about you for this event, what we use it for, and when it is deleted."
    }
    fn used_for(&self) -> &'static str {
        "Used for"
    }
    fn until(&self) -> &'static str {
        "Deleted on"
    }
    fn who_you_are(&self) -> &'static str {
        "Who you are"
    }
    fn used_contact(&self) -> &'static str {
        "The receipt, news of changes, and a call if something is urgent. The business shows us whom we reach."
    }
    fn used_attendee(&self) -> &'static str {
        "The invitation with the calendar entry, news of changes, and the organiser’s list of attendees."
    }
    fn about_colleagues(&self) -> &'static str {
        "You also gave us your colleagues’ names and emails. They see and delete those themselves, with the link in \
         the email they get with their place."
    }
    fn answer(&self) -> &'static str {
        "Your answer"
    }
    fn used_needs(&self) -> &'static str {
        "Ordering food and preparing the room. The kitchen gets counts only, and the answer is never sent by email."
    }
    fn delete_needs(&self) -> &'static str {
        "Delete the answer about food and access"
    }
    fn needs_gone(&self) -> &'static str {
        "The answer about food and access is deleted"
    }
    fn needs_gone_text(&self) -> &'static str {
        "You still have your place."
    }
    fn what_happened(&self) -> &'static str {
        "What has happened"
    }
    fn signed_up(&self) -> &'static str {
        "Signed up"
    }
    fn cancelled(&self) -> &'static str {
        "Cancelled"
    }
    fn note(&self) -> &'static str {
        "The organiser's note"
    }
    fn note_exists(&self) -> &'static str {
        "The organiser wrote a note about your party's registration. The contact can read it, and you can ask the organiser \
         whether it says anything about you."
    }
    fn log_note(&self) -> &'static str {
        "A log remembers when somebody was signed up, was cancelled or got an invitation again. Where the organiser put a name, \
         an email address or the note right, it also says what was there before. It is deleted with the rest."
    }
    fn mails(&self) -> &'static str {
        "Emails to you"
    }
    fn no_mails(&self) -> &'static str {
        "None."
    }
    fn some_mail(&self) -> &'static str {
        "An email whose text is deleted"
    }
    fn sent(&self, when: &str, to: &str) -> String {
        format!("Sent {when} to {to}")
    }
    fn not_sent(&self, to: &str, given_up: bool) -> String {
        if given_up { format!("Did not reach {to}") } else { format!("Not sent yet. Goes to {to}") }
    }
    fn deletion(&self) -> &'static str {
        "Delete early"
    }
    fn deletion_lead(&self) -> &'static str {
        "You do not need to wait for the date or give a reason. You are asked before anything happens."
    }
    fn delete(&self) -> &'static str {
        "Delete my data"
    }

    fn back(&self) -> &'static str {
        "Back"
    }
    fn ask(&self) -> &'static str {
        "Delete your data?"
    }
    fn follows(&self, asked: Asked) -> Vec<&'static str> {
        let mut follows = Vec::new();
        if asked.waits && asked.contact && asked.colleagues > 0 {
            follows.push(
                "While you all wait for places, we write to you only. Without you the whole registration is therefore \
                 taken off the waiting list, and your colleagues’ data is deleted too.",
            );
        } else if asked.waits && asked.contact {
            follows.push("The registration is taken off the waiting list.");
        } else if asked.waits {
            follows.push("You are taken off the waiting list.");
        } else if asked.seat {
            follows.push(
                "Your place is cancelled, so that somebody else can have it. You get one last email about it, and the \
                 entry disappears from your calendar.",
            );
        }
        if asked.contact && asked.colleagues > 0 && !asked.waits {
            follows.push(
                "Your colleagues keep their places and still get news of changes. They delete their own data with the \
                 link in their email. You can no longer change the registration, and the organiser sees that it has no \
                 contact person.",
            );
        }
        follows.push(
            "We immediately delete your name, your email and everything else we have about you for this event. If a \
             last email is on its way, it is deleted too once it is sent.",
        );
        follows.push("Only figures remain, such as how many came. This cannot be undone.");
        follows
    }
    fn yes(&self, asked: Asked) -> &'static str {
        match asked {
            Asked { waits: true, .. } => "Yes, leave the waiting list and delete",
            Asked { seat: true, .. } => "Yes, cancel and delete",
            _ => "Yes, delete",
        }
    }
    fn yes_party(&self) -> &'static str {
        "Delete the whole registration"
    }
    fn party(&self) -> &'static str {
        "Or the whole registration"
    }
    fn party_follows(&self) -> &'static str {
        "Then all places that have not been used are cancelled. Your colleagues get an email about it, and their data \
         is deleted too."
    }
    fn keep(&self) -> &'static str {
        "No, keep it"
    }

    fn gone(&self) -> &'static str {
        "Your data is deleted"
    }
    fn gone_text(&self) -> &'static str {
        "We no longer have your name or email for this event. If a last email is on its way to you, it is deleted too \
         once it is sent. The emails in your own inbox are yours to keep or delete."
    }
    fn nobody(&self) -> &'static str {
        "Deleted"
    }
    fn dates(&self, people: &str, needs: &str) -> String {
        format!("Names, emails and phone numbers are deleted on {people}, answers about food and access on {needs}.")
    }
    fn privacy(&self) -> &'static str {
        "Privacy"
    }
}
