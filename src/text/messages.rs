//! Sentences of messages that organisers write to the people of an event, and of the mails that bring them.

use crate::messages::{Audience, Placeholder};
use crate::time::Timestamp;
use crate::ui::form::Fault;

pub trait Messages: Send + Sync {
    // The mail
    /// The word between the braces.
    fn placeholder(&self, placeholder: Placeholder) -> &'static str;
    /// "Hej Mette": how a mail to somebody of that name begins.
    fn greeting(&self, name: &str) -> String;
    /// In the place of a place, where there is none.
    fn online(&self) -> &'static str;
    /// The subject of a mail that an organiser sends to themselves to see it.
    fn trial_subject(&self, subject: &str) -> String;
    fn trial_note(&self) -> &'static str;

    // What was sent
    /// The tab and the page.
    fn title(&self) -> &'static str;
    fn write(&self) -> &'static str;
    fn none_yet(&self) -> &'static str;
    fn none_yet_next(&self) -> &'static str;
    fn draft(&self) -> &'static str;
    fn draft_next(&self) -> &'static str;
    fn subject(&self) -> &'static str;
    fn to_whom(&self) -> &'static str;
    fn audience(&self, audience: Audience) -> &'static str;
    fn sent_column(&self) -> &'static str;
    fn waiting_column(&self) -> &'static str;
    fn lost_column(&self) -> &'static str;
    /// In the place of a subject that was deleted.
    fn forgotten(&self) -> &'static str;
    fn words_forgotten(&self) -> &'static str;

    // Writing
    fn whom(&self) -> &'static str;
    /// "Alle (25)"
    fn group(&self, audience: Audience, mails: usize) -> String;
    fn group_means(&self, audience: Audience) -> &'static str;
    /// Those who were chosen in the table: the first by name, and how many more.
    fn chosen(&self, parties: usize, named: &[&str], more: usize) -> String;
    fn subject_in(&self, of: crate::text::Lang) -> &'static str;
    fn body_in(&self, of: crate::text::Lang) -> &'static str;
    fn body_hint(&self) -> &'static str;
    fn english(&self) -> &'static str;
    /// How many of those who get it read English.
    fn english_hint(&self, readers: usize) -> String;
    fn placeholders(&self) -> &'static str;
    /// Whose values are shown.
    fn placeholders_lead(&self, name: &str) -> String;
    fn see_mail(&self) -> &'static str;
    fn fault(&self, field: &str, fault: Fault) -> Option<String>;
    /// A placeholder that is on no list, and the list.
    fn unknown(&self, word: &str, known: &[String]) -> String;

    // Before it is sent
    fn nothing_sent_yet(&self) -> &'static str;
    /// Behind their number.
    fn attendees(&self, number: usize) -> &'static str;
    fn without_address(&self, people: usize) -> String;
    fn shared(&self, people: usize) -> String;
    fn mail_to(&self) -> &'static str;
    fn show(&self) -> &'static str;
    fn see_again(&self) -> &'static str;
    fn try_out(&self) -> &'static str;
    fn try_out_means(&self) -> &'static str;
    fn tried(&self, address: &str) -> String;
    fn too_many_trials(&self, minutes: i64) -> String;
    /// "Send til 23"
    fn send(&self, mails: usize) -> String;
    fn do_not_send(&self) -> &'static str;
    fn changed_title(&self) -> &'static str;
    fn changed(&self) -> &'static str;
    /// Of the button below the table.
    fn write_to_chosen(&self) -> &'static str;

    // One that was sent
    /// The way back.
    fn all(&self) -> &'static str;
    fn on_its_way(&self, mails: i64) -> String;
    fn sent(&self, at: Timestamp, by: Option<&str>) -> String;
    fn how_far(&self) -> &'static str;
    fn arrived(&self) -> &'static str;
    fn under_way(&self) -> &'static str;
    fn lost(&self) -> &'static str;
    /// Taken back before they left, or forgotten since.
    fn gone(&self) -> &'static str;
    fn in_all(&self, mails: i64) -> &'static str;
    fn as_of(&self, at: Timestamp) -> String;
    fn refresh(&self) -> &'static str;
    fn as_written(&self) -> &'static str;
    fn filled_in(&self) -> &'static str;
    fn did_not_get_it(&self) -> &'static str;
    fn no_address(&self, name: &str) -> String;
    fn no_address_next(&self) -> &'static str;
    fn see_registration(&self) -> &'static str;
}
