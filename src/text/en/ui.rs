//! English: the building blocks.

use crate::text::{En, ui::Ui};

impl Ui for En {
    fn skip_to_content(&self) -> &'static str {
        "Skip to content"
    }
    fn main_navigation(&self) -> &'static str {
        "Main menu"
    }
    fn breadcrumbs(&self) -> &'static str {
        "Breadcrumb"
    }
    fn pages(&self) -> &'static str {
        "Pages"
    }
    fn page(&self) -> &'static str {
        "Page"
    }
    fn previous_page(&self) -> &'static str {
        "Previous"
    }
    fn next_page(&self) -> &'static str {
        "Next"
    }
    fn tabs(&self) -> &'static str {
        "Pages of the event"
    }
    fn language_name(&self) -> &'static str {
        "English"
    }
    fn sign_out(&self) -> &'static str {
        "Sign out"
    }
    fn footer_contact(&self) -> &'static str {
        "Contact"
    }
    fn footer_about(&self) -> &'static str {
        "About this site"
    }
    fn optional(&self) -> &'static str {
        "(optional)"
    }
    fn summary(&self, faults: usize) -> String {
        if faults == 1 { "Put one thing right".to_owned() } else { format!("Put {faults} things right") }
    }
    fn item(&self, number: usize) -> String {
        format!("No. {number}")
    }
    fn seats_taken(&self) -> &'static str {
        "Taken"
    }
    fn seats_held(&self) -> &'static str {
        "Held"
    }
    fn seats_free(&self) -> &'static str {
        "Free"
    }
    fn seats_waiting(&self) -> &'static str {
        "Waiting"
    }
    fn seats_picture(&self, taken: u32, held: u32, free: u32, waiting: u32) -> String {
        format!("{taken} seats are taken, {held} held and {free} free. {waiting} waiting.")
    }

    fn required(&self) -> String {
        "This field needs an answer.".to_owned()
    }
    fn too_long(&self, max: usize) -> String {
        format!("The text is too long. There is room for {max} characters.")
    }
    fn invalid_characters(&self) -> String {
        "The text contains characters we cannot show. Type it again instead of pasting.".to_owned()
    }
    fn web_address_in_name(&self) -> String {
        "Enter a name here, not a web address.".to_owned()
    }
    fn looks_like_cpr(&self) -> String {
        "This looks like a Danish CPR number. Remove it: we are not allowed to keep it here.".to_owned()
    }
    fn email_without_at(&self) -> String {
        "The email address is missing an @.".to_owned()
    }
    fn email_without_name(&self) -> String {
        "The email address is missing something before the @.".to_owned()
    }
    fn email_without_ending(&self) -> String {
        "The email address is missing something after the @, such as .dk".to_owned()
    }
    fn email_with_space(&self) -> String {
        "Enter one email address, without spaces.".to_owned()
    }
    fn email_malformed(&self) -> String {
        "The email address does not look right. Check it, for example name@firm.dk".to_owned()
    }
    fn phone(&self) -> String {
        "Enter the phone number with 8 digits, or with + and the country code.".to_owned()
    }
    fn cvr_length(&self) -> String {
        "A CVR number has 8 digits.".to_owned()
    }
    fn cvr_check(&self) -> String {
        "The CVR number does not add up. Check its 8 digits.".to_owned()
    }
    fn number(&self, min: i64, max: i64) -> String {
        format!("Enter a whole number from {min} to {max}.")
    }
    fn date(&self) -> String {
        "Enter a date, for example 14-1-2027.".to_owned()
    }
    fn date_does_not_exist(&self) -> String {
        "There is no such date. Check the day and the month.".to_owned()
    }
    fn time(&self) -> String {
        "Enter a time, for example 8:30.".to_owned()
    }
    fn moment(&self) -> String {
        "Enter a date and a time, for example 11-1-2027 12:00.".to_owned()
    }
    fn time_skipped(&self) -> String {
        "There is no such time that night: the clocks go forward an hour at 2.".to_owned()
    }
    fn time_doubled(&self) -> String {
        "That time comes twice that night: the clocks go back an hour at 3. Choose another.".to_owned()
    }
    fn end_before_start(&self) -> String {
        "The end must come after the start.".to_owned()
    }
    fn in_the_past(&self) -> String {
        "That time has passed. Choose a later one.".to_owned()
    }
    fn web_address(&self) -> String {
        "Enter a web address that begins with https://".to_owned()
    }
    fn choice(&self) -> String {
        "Choose one of the options.".to_owned()
    }
    fn choose_one(&self) -> String {
        "Choose at least one.".to_owned()
    }
    fn terms_not_accepted(&self) -> String {
        "Accept the terms to go on.".to_owned()
    }
    fn too_many(&self, max: usize) -> String {
        format!("There is room for {max} here. Remove some.")
    }
    fn too_few(&self, min: usize) -> String {
        format!("At least {min} are needed here.")
    }
    fn already_used(&self) -> String {
        "It is in use already. Choose another.".to_owned()
    }
    fn wrong(&self) -> String {
        "Check this field again.".to_owned()
    }
}
