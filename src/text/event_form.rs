//! Sentences of the long form of an event.

use crate::ui::form::Fault;

pub trait EventForm: Send + Sync {
    fn new_title(&self) -> &'static str;
    fn new_lead(&self) -> &'static str;
    /// The page's title: "Rediger: …".
    fn edit_title(&self, title: &str) -> String;
    fn section_heading(&self) -> &'static str;
    fn section_time(&self) -> &'static str;
    fn section_purpose(&self) -> &'static str;
    fn purpose_lead(&self) -> &'static str;
    fn section_practical(&self) -> &'static str;
    fn section_seats(&self) -> &'static str;
    fn section_programme(&self) -> &'static str;
    fn programme_lead(&self) -> &'static str;
    fn section_people(&self) -> &'static str;
    fn contacts_heading(&self) -> &'static str;
    fn contacts_lead(&self) -> &'static str;

    /// What a field is called, by its name in the form; rows by their part: `agenda.title.da`, or `agenda` as a whole.
    fn label(&self, field: &str) -> &'static str;
    /// The hint of a Danish text.
    fn hint(&self, field: &str) -> Option<&'static str>;
    fn in_english(&self) -> &'static str;
    fn date_hint(&self) -> &'static str;
    fn time_hint(&self) -> &'static str;
    fn end_date_hint(&self) -> &'static str;
    fn online_link_hint(&self) -> &'static str;
    fn principles_hint(&self) -> &'static str;
    fn capacity_hint(&self) -> &'static str;
    fn seats_taken(&self, seated: i64) -> String;
    fn opens_hint(&self) -> &'static str;
    fn deadline_hint(&self) -> &'static str;
    fn partners_hint(&self) -> &'static str;
    fn co_organisers_hint(&self) -> &'static str;
    fn keep_heading(&self) -> &'static str;
    /// With how many days answers about food and access are kept.
    fn keep_lead(&self, needs_days: u32) -> String;
    /// With the fewest and the most months that can be chosen.
    fn keep_hint(&self, fewest: u32, most: u32) -> String;
    /// "Programpunkt 2"
    fn agenda_item(&self, number: usize) -> String;
    /// "Kontaktperson 2"
    fn contact(&self, number: usize) -> String;
    /// Which of the two a field stands in, in front of its fault.
    fn item(&self, field: &str, number: usize) -> String {
        if field.starts_with("agenda.") { self.agenda_item(number) } else { self.contact(number) }
    }
    fn add_agenda(&self) -> &'static str;
    fn add_contact(&self) -> &'static str;
    fn remove(&self) -> &'static str;

    fn save_draft(&self) -> &'static str;
    fn save_draft_note(&self) -> &'static str;
    fn save_changes(&self) -> &'static str;
    fn save_changes_note(&self) -> &'static str;
    fn leave(&self) -> &'static str;

    fn summary_save(&self, faults: usize) -> String;
    fn summary_publish(&self, faults: usize) -> String;
    fn conflict_title(&self) -> &'static str;
    fn conflict(&self) -> &'static str;
    /// Above what only the other changed, which stands in the form now.
    fn conflict_taken(&self) -> &'static str;
    /// So many fields were changed by both.
    fn conflict_both(&self, fields: usize) -> String;
    fn conflict_choose(&self) -> &'static str;
    fn conflict_choose_lead(&self) -> &'static str;
    /// What a field held in this form.
    fn before_that(&self) -> &'static str;
    fn stored_now(&self) -> &'static str;
    fn as_you_typed(&self) -> &'static str;
    /// Stands for an empty field in a table.
    fn nothing(&self) -> &'static str;
    fn key_used_title(&self) -> &'static str;
    fn key_used(&self) -> &'static str;
    fn cancelled_meanwhile_title(&self) -> &'static str;
    fn cancelled_meanwhile(&self) -> &'static str;
    /// A better sentence than the general one.
    fn fault(&self, field: &str, fault: Fault) -> Option<String>;
}

/// The part of a field's name that says what it is: without the number of its row.
pub(super) fn kind_of(field: &str) -> String {
    field.split('.').filter(|part| !part.bytes().all(|byte| byte.is_ascii_digit())).collect::<Vec<_>>().join(".")
}
