//! Danish sentences of the page that puts right who a registration is from.

use crate::registrations::acts::MovedEntry;
use crate::text::Da;
use crate::text::edit_registration::EditRegistration;
use crate::ui::form::Fault;

fn mails(number: usize) -> String {
    if number == 1 { "1\u{a0}mail".to_owned() } else { format!("{number}\u{a0}mails") }
}

impl EditRegistration for Da {
    fn title(&self) -> &'static str {
        "Ret oplysninger"
    }
    fn lead(&self) -> &'static str {
        "Et nyt navn sender ingen mail. En ny e-mail flytter kalenderaftalen med, og det spørger vi om først."
    }
    fn cancelled_attendees(&self) -> &'static str {
        "Afmeldte pladser kan ikke rettes."
    }
    fn attendee(&self, number: usize) -> String {
        format!("Deltager {number}")
    }
    fn save(&self) -> &'static str {
        "Gem"
    }
    fn save_note(&self) -> &'static str {
        "Får nogen mail af det, ser du det først."
    }
    fn leave(&self) -> &'static str {
        "Fortryd"
    }
    fn summary(&self, faults: usize) -> String {
        if faults == 1 { "Ret én ting".to_owned() } else { format!("Ret {faults} ting") }
    }
    fn fault(&self, field: &str, fault: Fault) -> Option<String> {
        let sentence = match (fault, field.rsplit('.').next()?) {
            (Fault::Required, "name") if field.starts_with("organisation") => "Skriv virksomhedens navn.",
            (Fault::Required, "name") => "Skriv et navn.",
            (Fault::Required, "email") => "Skriv en e-mail. Invitationen går dertil.",
            (Fault::Required, "phone") => "Skriv et telefonnummer.",
            _ => return None,
        };
        Some(sentence.to_owned())
    }
    fn conflict_title(&self) -> &'static str {
        "En anden har rettet tilmeldingen imens"
    }
    fn conflict(&self) -> &'static str {
        "Det, du skrev, står stadig i felterne og er ikke gemt. Gemmer du nu, gælder dit."
    }
    fn this_sends(&self, number: usize) -> String {
        format!("Det sender {}", mails(number))
    }
    fn nothing_saved_yet(&self) -> &'static str {
        "Intet er gemt endnu."
    }
    fn entry_moves(&self, moved: &MovedEntry) -> String {
        let MovedEntry { name, to, .. } = moved;
        match &moved.ends_at {
            Some(from) => {
                format!(
                    "{name} får kalenderaftalen på {to}. Til {from} går en aflysning, så aftalen forsvinder derfra."
                )
            }
            None => format!("{name} får kalenderaftalen på {to}."),
        }
    }
    fn contact_moves(&self, to: &str) -> String {
        format!("{to} får kontaktpersonens mails og linket til tilmeldingen.")
    }
    fn links(&self) -> &'static str {
        "Links i de mails, der er sendt til den gamle adresse, holder op med at virke."
    }
    fn save_and_send(&self, number: usize) -> String {
        format!("Gem og send {}", mails(number))
    }
    fn change_more(&self) -> &'static str {
        "Ret videre"
    }
    fn moved_on_title(&self) -> &'static str {
        "Der er sket noget imens"
    }
    fn moved_on(&self) -> &'static str {
        "Det, du så før, passer ikke helt længere. Intet er gemt. Se efter, og gem igen."
    }
}
