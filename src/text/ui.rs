//! The sentences of the building blocks: the shell around every page, and what is wrong with a field.

/// What `ui` says. A fault is told beside its field and in the summary: what to do, in one short sentence.
pub trait Ui: Send + Sync {
    // The shell
    fn skip_to_content(&self) -> &'static str;
    fn main_navigation(&self) -> &'static str;
    fn breadcrumbs(&self) -> &'static str;
    /// The links to the parts of a long list.
    fn pages(&self) -> &'static str;
    fn page(&self) -> &'static str;
    fn previous_page(&self) -> &'static str;
    fn next_page(&self) -> &'static str;
    fn tabs(&self) -> &'static str;
    /// The name of this language, as the switch on the other language's pages shows it.
    fn language_name(&self) -> &'static str;
    fn sign_out(&self) -> &'static str;
    fn footer_contact(&self) -> &'static str;
    fn footer_about(&self) -> &'static str;

    // Forms
    /// Behind the label of a field that may stay empty: "(frivilligt)".
    fn optional(&self) -> &'static str;
    /// The heading over a form's faults when the page has none of its own.
    fn summary(&self, faults: usize) -> String;
    /// "Nr. 2", in front of a fault in a repeated part of a form that has no word of its own.
    fn item(&self, number: usize) -> String;

    // Capacity, as the picture of seats names it
    fn seats_taken(&self) -> &'static str;
    fn seats_held(&self) -> &'static str;
    fn seats_free(&self) -> &'static str;
    fn seats_waiting(&self) -> &'static str;
    /// The whole picture in one sentence, for those who do not see it.
    fn seats_picture(&self, taken: u32, held: u32, free: u32, waiting: u32) -> String;

    // Faults
    fn required(&self) -> String;
    fn too_long(&self, max: usize) -> String;
    fn invalid_characters(&self) -> String;
    fn web_address_in_name(&self) -> String;
    fn looks_like_cpr(&self) -> String;
    fn email_without_at(&self) -> String;
    fn email_without_name(&self) -> String;
    fn email_without_ending(&self) -> String;
    fn email_with_space(&self) -> String;
    fn email_malformed(&self) -> String;
    fn phone(&self) -> String;
    fn cvr_length(&self) -> String;
    fn cvr_check(&self) -> String;
    fn number(&self, min: i64, max: i64) -> String;
    fn date(&self) -> String;
    fn date_does_not_exist(&self) -> String;
    fn time(&self) -> String;
    fn moment(&self) -> String;
    fn time_skipped(&self) -> String;
    fn time_doubled(&self) -> String;
    fn end_before_start(&self) -> String;
    fn in_the_past(&self) -> String;
    fn web_address(&self) -> String;
    fn choice(&self) -> String;
    fn choose_one(&self) -> String;
    fn terms_not_accepted(&self) -> String;
    fn too_many(&self, max: usize) -> String;
    fn too_few(&self, min: usize) -> String;
    fn already_used(&self) -> String;
    fn wrong(&self) -> String;
}
