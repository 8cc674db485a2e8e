//! Danish sentences about registrations, as organisers see them.

use crate::registrations::{CancelledBy, State};
use crate::text::organiser_registrations::{OrganiserRegistrations, RegistrationDone};
use crate::text::{Da, Lang};

impl OrganiserRegistrations for Da {
    fn organisation(&self) -> &'static str {
        "Virksomhed"
    }
    fn contact(&self) -> &'static str {
        "Kontakt"
    }
    fn seats(&self) -> &'static str {
        "Pladser"
    }
    fn state_column(&self) -> &'static str {
        "Tilstand"
    }
    fn signed_up_at(&self) -> &'static str {
        "Tilmeldt"
    }
    fn state(&self, state: State) -> &'static str {
        match state {
            State::Confirmed => "Bekræftet",
            State::Waitlisted => "Venteliste",
            State::Cancelled => "Afmeldt",
        }
    }
    fn filter(&self, state: State) -> &'static str {
        match state {
            State::Confirmed => "Bekræftet",
            State::Waitlisted => "Venter",
            State::Cancelled => "Afmeldt",
        }
    }
    fn filters(&self) -> &'static str {
        "Vis kun"
    }
    fn all(&self) -> &'static str {
        "Alle"
    }
    fn none_yet(&self) -> &'static str {
        "Ingen tilmeldinger endnu"
    }
    fn none_yet_next(&self) -> &'static str {
        "Siden er udgivet; del linket."
    }
    fn none_yet_draft(&self) -> &'static str {
        "Arrangementet er en kladde. Når du udgiver det, kan virksomheder tilmelde sig."
    }
    fn none_in_state(&self) -> &'static str {
        "Ingen tilmeldinger her"
    }
    fn number_in_queue(&self, place: usize) -> String {
        format!("Nr.\u{a0}{place} på ventelisten")
    }
    fn cancelled_by(&self, by: CancelledBy) -> &'static str {
        match by {
            CancelledBy::Attendee => "Afmeldt af deltageren",
            CancelledBy::Contact => "Afmeldt af kontaktpersonen",
            CancelledBy::Organiser => "Afmeldt af arrangøren",
            CancelledBy::NoRoom => "Der var ikke plads til alle",
        }
    }
    fn seats_given_up(&self, number: usize) -> String {
        if number == 1 { "1\u{a0}plads er afmeldt".to_owned() } else { format!("{number}\u{a0}pladser er afmeldt") }
    }
    fn cvr_number(&self, cvr: &str) -> String {
        format!("CVR {cvr}")
    }

    fn all_registrations(&self) -> &'static str {
        "Alle tilmeldinger"
    }
    fn name(&self) -> &'static str {
        "Navn"
    }
    fn email(&self) -> &'static str {
        "E-mail"
    }
    fn phone(&self) -> &'static str {
        "Telefon"
    }
    fn cvr(&self) -> &'static str {
        "CVR"
    }
    fn attends(&self) -> &'static str {
        "Deltager selv"
    }
    fn yes_or_no(&self, yes: bool) -> &'static str {
        if yes { "Ja" } else { "Nej" }
    }
    fn language(&self) -> &'static str {
        "Sprog"
    }
    fn is_contact(&self) -> &'static str {
        "Kontaktperson"
    }
    fn seat_cancelled(&self) -> &'static str {
        "Afmeldt"
    }
    fn needs(&self, words: &str) -> String {
        format!("Mad og adgang: {words}")
    }
    fn cancel_seat(&self) -> &'static str {
        "Afmeld"
    }
    fn cancel_party(&self, seats: usize) -> String {
        match seats {
            1 => "Afmeld pladsen".to_owned(),
            2 => "Afmeld begge pladser".to_owned(),
            more => format!("Afmeld alle {more}\u{a0}pladser"),
        }
    }
    fn take_off_the_list(&self) -> &'static str {
        "Fjern fra ventelisten"
    }
    fn done(&self, done: RegistrationDone) -> &'static str {
        match done {
            RegistrationDone::Cancelled => "Afmeldt. Besked er på vej.",
            RegistrationDone::SentAgain => "Invitationen er på vej igen.",
            RegistrationDone::Edited => "Rettelserne er gemt.",
            RegistrationDone::Noted => "Noten er gemt.",
            RegistrationDone::NotSent => {
                "Der er ingen invitation at sende. Den går kun til den, der har en plads ved noget, der stadig skal holdes."
            }
        }
    }
    fn send_again(&self) -> &'static str {
        "Send invitationen igen"
    }
    fn mail_lost_note(&self) -> &'static str {
        "En mail kom ikke frem"
    }

    fn ask_seat(&self, name: &str) -> String {
        format!("Afmeld {name}?")
    }
    fn ask_party(&self, seats: usize, organisation: &str) -> String {
        match seats {
            1 => format!("Afmeld pladsen for {organisation}?"),
            more => format!("Afmeld {more}\u{a0}pladser for {organisation}?"),
        }
    }
    fn ask_off_the_list(&self, organisation: &str) -> String {
        format!("Fjern {organisation} fra ventelisten?")
    }
    fn who_is_told(&self, names: &[&str], contact: &str, waiting: bool) -> String {
        let mails = Lang::Da.registration_mails();
        match (waiting, names) {
            (true, _) => format!("{contact} får en mail om det."),
            (false, [one]) if *one == contact => format!("{one} får en mail, og aftalen forsvinder fra kalenderen."),
            (false, [one]) => {
                format!("{one} får en mail, og aftalen forsvinder fra kalenderen. {contact} får også besked.")
            }
            (false, names) => format!(
                "{} får hver en mail, og aftalerne forsvinder fra deres kalendere. {contact} får besked om det hele.",
                mails.and(names)
            ),
        }
    }
    fn seats_go_to_the_queue(&self) -> &'static str {
        "Venter nogen, får de pladserne med det samme."
    }
    fn keep(&self) -> &'static str {
        "Behold"
    }
}
