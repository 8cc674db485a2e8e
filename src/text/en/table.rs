//! English sentences of the organisers' table of registrations.

use crate::registrations::store::Order;
use crate::text::En;
use crate::text::table::Table;

fn registrations(number: usize) -> String {
    if number == 1 { "1\u{a0}registration".to_owned() } else { format!("{number}\u{a0}registrations") }
}

fn mails(number: usize) -> String {
    if number == 1 { "1\u{a0}email".to_owned() } else { format!("{number}\u{a0}emails") }
}

impl Table for En {
    fn search(&self) -> &'static str {
        "Organisation, name, email or CVR"
    }
    fn find(&self) -> &'static str {
        "Search"
    }
    fn sort_by(&self) -> &'static str {
        "Sort by"
    }
    fn order(&self, order: Order) -> &'static str {
        match order {
            Order::Organisation => "Organisation",
            Order::Seats => "Places",
            Order::State => "State",
            Order::SignedUp => "Signed up",
        }
    }
    fn showing(&self, first: i64, last: i64, all: i64) -> String {
        if first == 1 && last == all {
            format!("Showing all {all}")
        } else {
            format!("Showing {first}–{last} of {all}")
        }
    }
    fn nothing_found(&self, words: &str) -> String {
        format!("No registrations match “{words}”")
    }
    fn nothing_found_next(&self) -> &'static str {
        "Search for a part of the name, the email or the CVR number. Each word must stand somewhere in the registration."
    }
    fn show_all(&self) -> &'static str {
        "Show all registrations"
    }
    fn choose(&self) -> &'static str {
        "Choose"
    }
    fn choose_one(&self, organisation: &str) -> String {
        format!("Choose {organisation}")
    }
    fn on_with_chosen(&self) -> &'static str {
        "Continue with those you chose"
    }
    fn with(&self) -> &'static str {
        "Do something with several"
    }
    fn scope_picked(&self) -> &'static str {
        "Those ticked"
    }
    fn scope_page(&self, number: usize) -> String {
        format!("All {number} on this page")
    }
    fn scope_found(&self, number: i64, narrowed: bool) -> String {
        if narrowed { format!("All {number} that match") } else { format!("All {number}") }
    }
    fn cancel_chosen(&self) -> &'static str {
        "Cancel …"
    }
    fn nobody_chosen(&self) -> &'static str {
        "Nobody is chosen"
    }
    fn nobody_chosen_next(&self) -> &'static str {
        "Tick those it is about, or choose the whole page. Those who are cancelled already do not count."
    }
    fn cancel_title(&self, parties: usize) -> String {
        format!("Cancel {}?", registrations(parties))
    }
    fn cancel_lead(&self, number: usize) -> String {
        format!(
            "This sends {}, and the entries disappear from their calendars. If anybody is waiting, they get the places at \
             once and are told. Nobody is cancelled yet.",
            mails(number)
        )
    }
    fn cancelled_before(&self, parties: usize) -> String {
        format!("{} of those chosen were cancelled before and are left out here.", registrations(parties))
    }
    fn who_goes(&self) -> &'static str {
        "It is about"
    }
    fn words(&self) -> &'static str {
        "Words to them"
    }
    fn words_hint(&self) -> &'static str {
        "Stand in each email as you write them here. Why, and what can they do instead?"
    }
    fn cancel_and_send(&self, parties: usize, number: usize) -> String {
        format!("Cancel {} and send {}", registrations(parties), mails(number))
    }
    fn keep(&self) -> &'static str {
        "Keep them"
    }
    fn changed_title(&self) -> &'static str {
        "Something happened meanwhile"
    }
    fn changed(&self) -> &'static str {
        "Those chosen are not quite as you saw them. Nobody is cancelled. Look again, and say so once more."
    }
    fn done(&self, parties: usize, number: usize) -> String {
        let way = if number == 1 { "is on its way" } else { "are on their way" };
        format!("{} cancelled. {} {way}.", registrations(parties), mails(number))
    }
}
