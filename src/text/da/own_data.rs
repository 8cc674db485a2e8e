//! Danish sentences of the pages where somebody sees what is held about them, and has it deleted.

use crate::text::Da;
use crate::text::own_data::{Asked, OwnData};

impl OwnData for Da {
    fn see_and_delete(&self) -> &'static str {
        "Se og slet dine oplysninger"
    }
    fn title(&self) -> &'static str {
        "Dine oplysninger"
    }
    fn lead(&self) -> &'static str {
        "Her er alt, hvad vi har om dig ved dette arrangement, hvad vi bruger det til, og hvornår det bliver slettet."
    }
    fn used_for(&self) -> &'static str {
        "Bruges til"
    }
    fn until(&self) -> &'static str {
        "Slettes"
    }
    fn who_you_are(&self) -> &'static str {
        "Hvem du er"
    }
    fn used_contact(&self) -> &'static str {
        "Kvitteringen, besked om ændringer og et opkald, hvis noget haster. Virksomheden viser os, hvem vi når ud til."
    }
    fn used_attendee(&self) -> &'static str {
        "Invitationen med kalenderaftalen, besked om ændringer og deltagerlisten hos arrangøren."
    }
    fn about_colleagues(&self) -> &'static str {
        "Du har også skrevet dine kollegers navne og mails. Dem ser og sletter de selv med linket i den mail, de får \
         med deres plads."
    }
    fn answer(&self) -> &'static str {
        "Dit svar"
    }
    fn used_needs(&self) -> &'static str {
        "At bestille mad og gøre lokalet klar. Køkkenet får kun antal, og svaret står aldrig i en mail."
    }
    fn delete_needs(&self) -> &'static str {
        "Slet svaret om mad og adgang"
    }
    fn needs_gone(&self) -> &'static str {
        "Svaret om mad og adgang er slettet"
    }
    fn needs_gone_text(&self) -> &'static str {
        "Din plads har du stadig."
    }
    fn what_happened(&self) -> &'static str {
        "Hvad der er sket"
    }
    fn signed_up(&self) -> &'static str {
        "Tilmeldt"
    }
    fn cancelled(&self) -> &'static str {
        "Afmeldt"
    }
    fn note(&self) -> &'static str {
        "Arrangørens note"
    }
    fn note_exists(&self) -> &'static str {
        "Arrangøren har skrevet en note om jeres tilmelding. Kontaktpersonen kan læse den, og du kan spørge arrangøren, om \
         der står noget om dig."
    }
    fn log_note(&self) -> &'static str {
        "En log husker, hvornår nogen blev tilmeldt, blev afmeldt eller fik en invitation igen. Har arrangøren rettet et navn, \
         en mail eller noten, står der også, hvad der stod før. Den slettes sammen med resten."
    }
    fn mails(&self) -> &'static str {
        "Mails til dig"
    }
    fn no_mails(&self) -> &'static str {
        "Ingen."
    }
    fn some_mail(&self) -> &'static str {
        "En mail, hvor teksten er slettet"
    }
    fn sent(&self, when: &str, to: &str) -> String {
        format!("Sendt {when} til {to}")
    }
    fn not_sent(&self, to: &str, given_up: bool) -> String {
        if given_up { format!("Nåede ikke frem til {to}") } else { format!("Ikke sendt endnu. Skal til {to}") }
    }
    fn deletion(&self) -> &'static str {
        "Slet før tid"
    }
    fn deletion_lead(&self) -> &'static str {
        "Du behøver hverken vente på datoen eller give en grund. Du bliver spurgt, før der sker noget."
    }
    fn delete(&self) -> &'static str {
        "Slet mine oplysninger"
    }

    fn back(&self) -> &'static str {
        "Tilbage"
    }
    fn ask(&self) -> &'static str {
        "Slet dine oplysninger?"
    }
    fn follows(&self, asked: Asked) -> Vec<&'static str> {
        let mut follows = Vec::new();
        if asked.waits && asked.contact && asked.colleagues > 0 {
            follows.push(
                "Så længe I venter på pladser, skriver vi kun til dig. Uden dig tages hele tilmeldingen derfor af \
                 ventelisten, og dine kollegers oplysninger slettes også.",
            );
        } else if asked.waits && asked.contact {
            follows.push("Tilmeldingen tages af ventelisten.");
        } else if asked.waits {
            follows.push("Du tages af ventelisten.");
        } else if asked.seat {
            follows.push(
                "Din plads bliver afmeldt, så en anden kan få den. Du får en sidste mail om det, og aftalen forsvinder \
                 fra din kalender.",
            );
        }
        if asked.contact && asked.colleagues > 0 && !asked.waits {
            follows.push(
                "Dine kolleger beholder deres pladser og får stadig besked om ændringer. De sletter selv deres \
                 oplysninger med linket i deres mail. Du kan ikke længere ændre tilmeldingen, og arrangøren kan se, at \
                 den ikke har en kontaktperson.",
            );
        }
        follows.push(
            "Vi sletter straks dit navn, din mail og alt andet, vi har om dig ved dette arrangement. Er en sidste \
             mail på vej, slettes den også, når den er sendt.",
        );
        follows.push("Der bliver kun tal tilbage, for eksempel hvor mange der kom. Det kan ikke fortrydes.");
        follows
    }
    fn yes(&self, asked: Asked) -> &'static str {
        match asked {
            Asked { waits: true, .. } => "Ja, fjern fra ventelisten og slet",
            Asked { seat: true, .. } => "Ja, afmeld og slet",
            _ => "Ja, slet",
        }
    }
    fn yes_party(&self) -> &'static str {
        "Slet hele tilmeldingen"
    }
    fn party(&self) -> &'static str {
        "Eller hele tilmeldingen"
    }
    fn party_follows(&self) -> &'static str {
        "Så bliver alle pladser, der ikke er brugt, afmeldt. Dine kolleger får en mail om det, og deres oplysninger \
         slettes også."
    }
    fn keep(&self) -> &'static str {
        "Nej, behold"
    }

    fn gone(&self) -> &'static str {
        "Dine oplysninger er slettet"
    }
    fn gone_text(&self) -> &'static str {
        "Vi har ikke længere dit navn eller din mail ved dette arrangement. Er en sidste mail på vej til dig, slettes den \
         også, når den er sendt. Mailene i din egen indbakke bestemmer du selv over."
    }
    fn nobody(&self) -> &'static str {
        "Slettet"
    }
    fn dates(&self, people: &str, needs: &str) -> String {
        format!("Navne, mails og telefonnumre slettes {people}, svar om mad og adgang {needs}.")
    }
    fn privacy(&self) -> &'static str {
        "Privatliv"
    }
}
