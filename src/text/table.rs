//! Sentences of the organisers' table of registrations: searching, ordering, choosing several.

use crate::registrations::store::Order;

pub trait Table: Send + Sync {
    fn search(&self) -> &'static str;
    fn find(&self) -> &'static str;
    /// Above links that order the rows, where the headings are not seen.
    fn sort_by(&self) -> &'static str;
    fn order(&self, order: Order) -> &'static str;
    /// "Viser 51–100 af 143"
    fn showing(&self, first: i64, last: i64, all: i64) -> String;
    /// "Ingen tilmeldinger passer på »brohave«"
    fn nothing_found(&self, words: &str) -> String;
    fn nothing_found_next(&self) -> &'static str;
    fn show_all(&self) -> &'static str;

    // Choosing several
    /// The heading above the boxes, and of the choice below them.
    fn choose(&self) -> &'static str;
    /// Of one box: "Vælg Brohave Catering".
    fn choose_one(&self, organisation: &str) -> String;
    /// To what is done with those chosen, from the middle of a long table.
    fn on_with_chosen(&self) -> &'static str;
    fn with(&self) -> &'static str;
    fn scope_picked(&self) -> &'static str;
    fn scope_page(&self, number: usize) -> String;
    fn scope_found(&self, number: i64, narrowed: bool) -> String;
    fn cancel_chosen(&self) -> &'static str;
    fn nobody_chosen(&self) -> &'static str;
    fn nobody_chosen_next(&self) -> &'static str;

    // Cancelling several
    fn cancel_title(&self, parties: usize) -> String;
    /// "Det sender 8 mails. Ingen er afmeldt endnu."
    fn cancel_lead(&self, mails: usize) -> String;
    fn cancelled_before(&self, parties: usize) -> String;
    fn who_goes(&self) -> &'static str;
    fn words(&self) -> &'static str;
    fn words_hint(&self) -> &'static str;
    fn cancel_and_send(&self, parties: usize, mails: usize) -> String;
    fn keep(&self) -> &'static str;
    fn changed_title(&self) -> &'static str;
    fn changed(&self) -> &'static str;
    fn done(&self, parties: usize, mails: usize) -> String;
}
