//! Danish sentences of the organisers' table of registrations.

use crate::registrations::store::Order;
use crate::text::Da;
use crate::text::table::Table;

fn registrations(number: usize) -> String {
    if number == 1 { "1\u{a0}tilmelding".to_owned() } else { format!("{number}\u{a0}tilmeldinger") }
}

fn mails(number: usize) -> String {
    if number == 1 { "1\u{a0}mail".to_owned() } else { format!("{number}\u{a0}mails") }
}

impl Table for Da {
    fn search(&self) -> &'static str {
        "Virksomhed, navn, mail eller CVR"
    }
    fn find(&self) -> &'static str {
        "Søg"
    }
    fn sort_by(&self) -> &'static str {
        "Sortér efter"
    }
    fn order(&self, order: Order) -> &'static str {
        match order {
            Order::Organisation => "Virksomhed",
            Order::Seats => "Pladser",
            Order::State => "Tilstand",
            Order::SignedUp => "Tilmeldt",
        }
    }
    fn showing(&self, first: i64, last: i64, all: i64) -> String {
        if first == 1 && last == all { format!("Viser alle {all}") } else { format!("Viser {first}–{last} af {all}") }
    }
    fn nothing_found(&self, words: &str) -> String {
        format!("Ingen tilmeldinger passer på »{words}«")
    }
    fn nothing_found_next(&self) -> &'static str {
        "Søg på en del af navnet, mailen eller CVR-nummeret. Hvert ord skal stå et sted i tilmeldingen."
    }
    fn show_all(&self) -> &'static str {
        "Vis alle tilmeldinger"
    }
    fn choose(&self) -> &'static str {
        "Vælg"
    }
    fn choose_one(&self, organisation: &str) -> String {
        format!("Vælg {organisation}")
    }
    fn on_with_chosen(&self) -> &'static str {
        "Videre med dem, du har valgt"
    }
    fn with(&self) -> &'static str {
        "Gør noget med flere"
    }
    fn scope_picked(&self) -> &'static str {
        "Dem med flueben"
    }
    fn scope_page(&self, number: usize) -> String {
        format!("Alle {number} på siden")
    }
    fn scope_found(&self, number: i64, narrowed: bool) -> String {
        if narrowed { format!("Alle {number}, der passer") } else { format!("Alle {number}") }
    }
    fn cancel_chosen(&self) -> &'static str {
        "Afmeld …"
    }
    fn nobody_chosen(&self) -> &'static str {
        "Ingen er valgt"
    }
    fn nobody_chosen_next(&self) -> &'static str {
        "Sæt flueben ved dem, det gælder, eller vælg hele siden. De, der allerede er afmeldt, tæller ikke med."
    }
    fn cancel_title(&self, parties: usize) -> String {
        format!("Afmeld {}?", registrations(parties))
    }
    fn cancel_lead(&self, number: usize) -> String {
        format!(
            "Det sender {}, og aftalerne forsvinder fra kalenderne. Venter nogen, får de pladserne med det samme og selv \
             besked. Ingen er afmeldt endnu.",
            mails(number)
        )
    }
    fn cancelled_before(&self, parties: usize) -> String {
        format!("{parties} af de valgte tilmeldinger er allerede afmeldt og er ikke med her.")
    }
    fn who_goes(&self) -> &'static str {
        "Det gælder"
    }
    fn words(&self) -> &'static str {
        "Ord til dem"
    }
    fn words_hint(&self) -> &'static str {
        "Står i hver mail, sådan som du skriver det her. Hvorfor, og hvad de kan gøre i stedet?"
    }
    fn cancel_and_send(&self, parties: usize, number: usize) -> String {
        format!("Afmeld {} og send {}", registrations(parties), mails(number))
    }
    fn keep(&self) -> &'static str {
        "Behold dem"
    }
    fn changed_title(&self) -> &'static str {
        "Der er sket noget imens"
    }
    fn changed(&self) -> &'static str {
        "De valgte er ikke helt dem, du så før. Ingen er afmeldt. Se efter, og sig til igen."
    }
    fn done(&self, parties: usize, number: usize) -> String {
        format!("{} afmeldt. {} er på vej.", registrations(parties), mails(number))
    }
}
