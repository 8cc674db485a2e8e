//! English sentences of messages that organisers write to the people of an event, and of the mails that bring them.

use crate::messages::{Audience, Placeholder};
use crate::text::messages::Messages;
use crate::text::registration_mails::first_name;
use crate::text::{En, Lang, dates};
use crate::time::Timestamp;
use crate::ui::form::Fault;

impl Messages for En {
    fn placeholder(&self, placeholder: Placeholder) -> &'static str {
        match placeholder {
            Placeholder::Name => "name",
            Placeholder::Organisation => "organisation",
            Placeholder::Event => "event",
            Placeholder::Date => "date",
            Placeholder::Time => "time",
            Placeholder::Place => "place",
            Placeholder::Link => "link",
        }
    }
    fn greeting(&self, name: &str) -> String {
        format!("Hello {}", first_name(name)).trim_end().to_owned()
    }
    fn online(&self) -> &'static str {
        "online"
    }
    fn trial_subject(&self, subject: &str) -> String {
        format!("[Test] {subject}")
    }
    fn trial_note(&self) -> &'static str {
        "This is a test that only you have received. The real emails hold each reader’s own name, and the button leads to their own page."
    }

    fn title(&self) -> &'static str {
        "Messages"
    }
    fn write(&self) -> &'static str {
        "Write to the attendees"
    }
    fn none_yet(&self) -> &'static str {
        "No messages yet"
    }
    fn none_yet_next(&self) -> &'static str {
        "Here you can write to everybody, to those confirmed, to the waiting list or to a few: about parking, preparation or slides afterwards. If the time or the place changes, edit the event instead; then calendars follow."
    }
    fn draft(&self) -> &'static str {
        "There is nobody to write to yet"
    }
    fn draft_next(&self) -> &'static str {
        "The event is a draft, so nobody has signed up. Publish it first."
    }
    fn subject(&self) -> &'static str {
        "Subject"
    }
    fn to_whom(&self) -> &'static str {
        "To"
    }
    fn audience(&self, audience: Audience) -> &'static str {
        match audience {
            Audience::All => "Everybody",
            Audience::Confirmed => "Those confirmed",
            Audience::Waiting => "The waiting list",
            Audience::Chosen => "Some, chosen",
        }
    }
    fn sent_column(&self) -> &'static str {
        "Sent"
    }
    fn waiting_column(&self) -> &'static str {
        "Under way"
    }
    fn lost_column(&self) -> &'static str {
        "Not delivered"
    }
    fn forgotten(&self) -> &'static str {
        "The words are deleted"
    }
    fn words_forgotten(&self) -> &'static str {
        "The words were deleted together with the attendees’ data. The numbers stay."
    }

    fn whom(&self) -> &'static str {
        "Who is it for?"
    }
    fn group(&self, audience: Audience, mails: usize) -> String {
        format!("{} ({mails})", self.audience(audience))
    }
    fn group_means(&self, audience: Audience) -> &'static str {
        match audience {
            Audience::All => "Those confirmed and those who wait.",
            Audience::Confirmed => "Each attendee, and contacts who do not attend themselves.",
            Audience::Waiting => "The contacts of those who wait for a place.",
            Audience::Chosen => "",
        }
    }
    fn chosen(&self, parties: usize, named: &[&str], more: usize) -> String {
        let mut names: Vec<String> = named.iter().map(|name| (*name).to_owned()).collect();
        if more > 0 {
            names.push(format!("{more}\u{a0}more"));
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let number =
            if parties == 1 { "1\u{a0}registration".to_owned() } else { format!("{parties}\u{a0}registrations") };
        format!("You have chosen {number}: {}.", Lang::En.registration_mails().and(&names))
    }
    fn subject_in(&self, of: Lang) -> &'static str {
        match of {
            Lang::Da => "Subject, in Danish",
            Lang::En => "Subject, in English",
        }
    }
    fn body_in(&self, of: Lang) -> &'static str {
        match of {
            Lang::Da => "Message, in Danish",
            Lang::En => "Message, in English",
        }
    }
    fn body_hint(&self) -> &'static str {
        "The email itself begins with “Hello” and the reader’s first name, and ends with time, place, a link to the reader’s own page and the names of the contact persons. An empty line begins a new paragraph."
    }
    fn english(&self) -> &'static str {
        "Write it in English too (optional)"
    }
    fn english_hint(&self, readers: usize) -> String {
        match readers {
            0 => "None of the readers gets emails in English.".to_owned(),
            1 => "1\u{a0}of the readers gets emails in English. Without an English text it holds your Danish one."
                .to_owned(),
            more => format!(
                "{more}\u{a0}of the readers get emails in English. Without an English text they hold your Danish one."
            ),
        }
    }
    fn placeholders(&self) -> &'static str {
        "Words that are filled in for each reader"
    }
    fn placeholders_lead(&self, name: &str) -> String {
        format!("Type them with the braces, in the subject or in the message. For {name} they become:")
    }
    fn see_mail(&self) -> &'static str {
        "See the email before you send"
    }
    fn fault(&self, field: &str, fault: Fault) -> Option<String> {
        let sentence = match (field, fault) {
            ("subject.da", Fault::Required) => "Type a subject.",
            ("body.da", Fault::Required) => "Type what you want to tell.",
            ("subject.en", Fault::Required) => "Type the subject in English too, or delete the English message.",
            ("body.en", Fault::Required) => "Type the message in English too, or delete the English subject.",
            ("subject.da" | "subject.en", Fault::Other("link")) => {
                "Leave the link out of the subject: it is the reader’s own, and a subject can be read on its way. Put it in the message."
            }
            ("audience", Fault::Other(_)) => "There is nobody to write to: none of them has an email address.",
            _ => return None,
        };
        Some(sentence.to_owned())
    }
    fn unknown(&self, word: &str, known: &[String]) -> String {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        format!("Kobling does not know {word}. You can use {}.", Lang::En.registration_mails().and(&known))
    }

    fn nothing_sent_yet(&self) -> &'static str {
        "Nothing is sent yet."
    }
    fn attendees(&self, number: usize) -> &'static str {
        if number == 1 { "attendee" } else { "attendees" }
    }
    fn without_address(&self, people: usize) -> String {
        match people {
            1 => "1\u{a0}has no email address and does not get it. You see afterwards who that is.".to_owned(),
            more => format!("{more}\u{a0}have no email address and do not get it. You see afterwards who they are."),
        }
    }
    fn shared(&self, people: usize) -> String {
        match people {
            1 => "1\u{a0}shares an email address with somebody. The address gets one email only.".to_owned(),
            more => format!("{more}\u{a0}share an email address with others. Each address gets one email only."),
        }
    }
    fn mail_to(&self) -> &'static str {
        "See the email as it goes to"
    }
    fn show(&self) -> &'static str {
        "Show"
    }
    fn see_again(&self) -> &'static str {
        "See the email again"
    }
    fn try_out(&self) -> &'static str {
        "Send a test to myself"
    }
    fn try_out_means(&self) -> &'static str {
        "Only you get it, with your own name. Nobody else can see that you tried."
    }
    fn tried(&self, address: &str) -> String {
        format!("The test is on its way to {address}")
    }
    fn too_many_trials(&self, minutes: i64) -> String {
        let wait = if minutes == 1 { "1\u{a0}minute".to_owned() } else { format!("{minutes}\u{a0}minutes") };
        format!("You have sent many tests in a short time. You can send one again in {wait}.")
    }
    fn send(&self, mails: usize) -> String {
        format!("Send to {mails}")
    }
    fn do_not_send(&self) -> &'static str {
        "Do not send it"
    }
    fn changed_title(&self) -> &'static str {
        "This is how it is now"
    }
    fn changed(&self) -> &'static str {
        "You have changed the text, or the readers are others, since you saw the email. Nothing is sent. Look again, and then send."
    }
    fn write_to_chosen(&self) -> &'static str {
        "Write to them …"
    }

    fn all(&self) -> &'static str {
        "All messages"
    }
    fn on_its_way(&self, mails: i64) -> String {
        format!("The message is on its way to {mails}")
    }
    fn sent(&self, at: Timestamp, by: Option<&str>) -> String {
        let at = dates::moment(Lang::En, at);
        by.map_or_else(|| format!("Sent {at}"), |by| format!("Sent {at} by {by}"))
    }
    fn how_far(&self) -> &'static str {
        "How far it is"
    }
    fn arrived(&self) -> &'static str {
        "taken by the mail server"
    }
    fn under_way(&self) -> &'static str {
        "under way"
    }
    fn lost(&self) -> &'static str {
        "not delivered"
    }
    fn gone(&self) -> &'static str {
        "deleted, or taken back because the address was corrected before the email left"
    }
    fn in_all(&self, mails: i64) -> &'static str {
        if mails == 1 { "email in all" } else { "emails in all" }
    }
    fn as_of(&self, at: Timestamp) -> String {
        format!("This is how it was at {}.", dates::at_clock(Lang::En, at))
    }
    fn refresh(&self) -> &'static str {
        "Refresh the numbers"
    }
    fn as_written(&self) -> &'static str {
        "As it was written"
    }
    fn filled_in(&self) -> &'static str {
        "The words in braces were filled in for each reader."
    }
    fn did_not_get_it(&self) -> &'static str {
        "They did not get it"
    }
    fn no_address(&self, name: &str) -> String {
        format!("{name} has no email address")
    }
    fn no_address_next(&self) -> &'static str {
        "Call and tell what it said. If you get the address, type it on the registration."
    }
    fn see_registration(&self) -> &'static str {
        "See the registration"
    }
}
