//! Danish sentences of the long form of an event.

use crate::text::Da;
use crate::text::event_form::{EventForm, kind_of};
use crate::ui::form::Fault;

fn things(faults: usize) -> String {
    if faults == 1 { "én ting".to_owned() } else { format!("{faults} ting") }
}

impl EventForm for Da {
    fn new_title(&self) -> &'static str {
        "Nyt arrangement"
    }
    fn new_lead(&self) -> &'static str {
        "Det gemmes som en kladde. Titel, tid, antal pladser, og hvem der står bag, er nok til at begynde med."
    }
    fn edit_title(&self, title: &str) -> String {
        format!("Rediger: {title}")
    }
    fn section_heading(&self) -> &'static str {
        "Overskrift"
    }
    fn section_time(&self) -> &'static str {
        "Tid og sted"
    }
    fn section_purpose(&self) -> &'static str {
        "Formål"
    }
    fn purpose_lead(&self) -> &'static str {
        "Hvorfor kommer først på siden og i mailen."
    }
    fn section_practical(&self) -> &'static str {
        "Praktisk"
    }
    fn section_seats(&self) -> &'static str {
        "Pladser"
    }
    fn section_programme(&self) -> &'static str {
        "Program"
    }
    fn programme_lead(&self) -> &'static str {
        "Punkterne vises efter klokkeslæt, uanset rækkefølgen her."
    }
    fn section_people(&self) -> &'static str {
        "Arrangører og partnere"
    }
    fn contacts_heading(&self) -> &'static str {
        "Kontaktpersoner"
    }
    fn contacts_lead(&self) -> &'static str {
        "Står på siden. Svar på mails går til den første, der har en e-mail."
    }

    fn label(&self, field: &str) -> &'static str {
        match kind_of(field).as_str() {
            "kind" => "Hvad inviterer du til?",
            "title.da" => "Titel",
            "title.en" => "Titel på engelsk",
            "lead.da" => "Kort fortalt",
            "lead.en" => "Kort fortalt på engelsk",
            "why.da" => "Hvorfor",
            "why.en" => "Hvorfor på engelsk",
            "how.da" => "Hvordan",
            "how.en" => "Hvordan på engelsk",
            "what.da" => "Hvad",
            "what.en" => "Hvad på engelsk",
            "audience.da" => "For hvem",
            "audience.en" => "For hvem på engelsk",
            "price.da" => "Pris",
            "price.en" => "Pris på engelsk",
            "access.da" => "Adgang og tilgængelighed",
            "access.en" => "Adgang og tilgængelighed på engelsk",
            "transport.da" => "Transport og parkering",
            "transport.en" => "Transport og parkering på engelsk",
            "bring.da" => "Tag med",
            "bring.en" => "Tag med på engelsk",
            "terms.da" => "Betingelser",
            "terms.en" => "Betingelser på engelsk",
            "principles" => "Principper",
            "date" => "Dato",
            "start" => "Start",
            "end" => "Slut",
            "end_date" => "Slutdato",
            "place" => "Sted",
            "room" => "Lokale",
            "address" => "Adresse",
            "online_link" => "Link til deltagelse online",
            "capacity" => "Antal pladser",
            "opens" => "Tilmelding åbner",
            "closes" => "Tilmeld senest",
            "cancel_until" => "Afmeld senest",
            "queue_mode" => "Venteliste",
            "hold_hours" => "Timer, pladser holdes",
            "responsible" => "Ansvarlig organisation",
            "partners" => "Partnere",
            "co_organisers" => "Medarrangører",
            "keep_months" => "Slet efter så mange måneder",
            "contacts" => "Kontaktpersoner",
            "contacts.name" => "Navn",
            "contacts.title" => "Stilling",
            "contacts.email" => "E-mail",
            "contacts.phone" => "Telefon",
            "agenda" => "Program",
            "agenda.time" => "Kl.",
            "agenda.title.da" => "Punkt",
            "agenda.title.en" => "Punkt på engelsk",
            "agenda.description.da" => "Mere om punktet",
            "agenda.description.en" => "Mere om punktet på engelsk",
            _ => "Andet",
        }
    }
    fn hint(&self, field: &str) -> Option<&'static str> {
        match field {
            "lead.da" => Some("To linjer under titlen."),
            "why.da" => Some("Hvilket behov skal arrangementet dække?"),
            "how.da" => Some("Hvad sker der, når man er der?"),
            "what.da" => Some("Hvad går man hjem med?"),
            "access.da" => Some("Døre, elevator, teleslynge, hvem man ringer til."),
            _ => None,
        }
    }
    fn in_english(&self) -> &'static str {
        "På engelsk"
    }
    fn date_hint(&self) -> &'static str {
        "14-01-2027"
    }
    fn time_hint(&self) -> &'static str {
        "8.30"
    }
    fn end_date_hint(&self) -> &'static str {
        "Kun hvis arrangementet slutter en anden dag."
    }
    fn online_link_hint(&self) -> &'static str {
        "Vises kun for dem, der har en plads."
    }
    fn principles_hint(&self) -> &'static str {
        "Hvilke tjener arrangementet? Vælg mindst ét."
    }
    fn capacity_hint(&self) -> &'static str {
        "I alt"
    }
    fn seats_taken(&self, seated: i64) -> String {
        format!("{seated} er taget")
    }
    fn opens_hint(&self) -> &'static str {
        "Tomt: så snart arrangementet er udgivet"
    }
    fn deadline_hint(&self) -> &'static str {
        "11-01-2027 12.00. Tomt: når arrangementet begynder"
    }
    fn partners_hint(&self) -> &'static str {
        "Én på hver linje."
    }
    fn co_organisers_hint(&self) -> &'static str {
        "De kan se og ændre alt ved arrangementet, også tilmeldingerne. Den, der står ved døren, kan kun krydse af, hvem der kom."
    }
    fn keep_heading(&self) -> &'static str {
        "Sletning"
    }
    fn keep_lead(&self, needs_days: u32) -> String {
        format!(
            "Deltagernes navne og mails slettes af sig selv. Vælg den korteste tid, I kan nøjes med: I må ikke gemme dem \
             længere, end I har brug for dem. Svar om mad og adgang slettes altid efter {needs_days}\u{a0}dage."
        )
    }
    fn keep_hint(&self, fewest: u32, most: u32) -> String {
        format!(
            "Fra {fewest} til {most}, talt fra arrangementets slutning. Når det er udgivet, kan tiden kun blive kortere."
        )
    }
    fn agenda_item(&self, number: usize) -> String {
        format!("Programpunkt {number}")
    }
    fn contact(&self, number: usize) -> String {
        format!("Kontaktperson {number}")
    }
    fn add_agenda(&self) -> &'static str {
        "Tilføj programpunkt"
    }
    fn add_contact(&self) -> &'static str {
        "Tilføj kontaktperson"
    }
    fn remove(&self) -> &'static str {
        "Fjern"
    }

    fn save_draft(&self) -> &'static str {
        "Gem kladde"
    }
    fn save_draft_note(&self) -> &'static str {
        "Ingen ser den, før du udgiver."
    }
    fn save_changes(&self) -> &'static str {
        "Gem ændringer"
    }
    fn save_changes_note(&self) -> &'static str {
        "Ændrer du tid, sted eller titel, ser du først, hvem der får besked."
    }
    fn leave(&self) -> &'static str {
        "Gå tilbage uden at gemme"
    }

    fn summary_save(&self, faults: usize) -> String {
        format!("Ret {}, så kan det gemmes", things(faults))
    }
    fn summary_publish(&self, faults: usize) -> String {
        format!("Skriv {}, så kan arrangementet udgives", things(faults))
    }
    fn conflict_title(&self) -> &'static str {
        "En anden har gemt imens"
    }
    fn conflict(&self) -> &'static str {
        "Alt, hvad du skrev, står i formularen. Intet af det er gemt endnu."
    }
    fn conflict_taken(&self) -> &'static str {
        "Det her har kun den anden ændret. Det er sat ind i din formular:"
    }
    fn conflict_both(&self, fields: usize) -> String {
        if fields == 1 {
            "Ét felt har I begge ændret. Vælg herunder, hvad der skal gælde.".to_owned()
        } else {
            format!("{fields} felter har I begge ændret. Vælg herunder, hvad der skal gælde.")
        }
    }
    fn conflict_choose(&self) -> &'static str {
        "Hvad skal gælde?"
    }
    fn conflict_choose_lead(&self) -> &'static str {
        "Vælger du det gemte, erstatter det, hvad der står i feltet længere nede."
    }
    fn before_that(&self) -> &'static str {
        "Før"
    }
    fn stored_now(&self) -> &'static str {
        "Gemt nu"
    }
    fn as_you_typed(&self) -> &'static str {
        "Din udgave"
    }
    fn nothing(&self) -> &'static str {
        "(tomt)"
    }
    fn key_used_title(&self) -> &'static str {
        "Formularen er brugt før"
    }
    fn key_used(&self) -> &'static str {
        "Den blev til en kladde med et andet indhold. Gemmer du nu, bliver det her til et arrangement mere."
    }
    fn cancelled_meanwhile_title(&self) -> &'static str {
        "Arrangementet er aflyst imens"
    }
    fn cancelled_meanwhile(&self) -> &'static str {
        "Det, du skrev, er ikke gemt. Det står her, så du kan kopiere det."
    }
    fn fault(&self, field: &str, fault: Fault) -> Option<String> {
        let sentence = match (kind_of(field).as_str(), fault) {
            ("capacity", Fault::Number { min, max }) => {
                return Some(format!("Antallet af pladser er et helt tal fra {min} til {max}."));
            }
            ("keep_months", Fault::Number { min, max }) => {
                return Some(format!(
                    "Skriv et helt tal fra {min} til {max}. Når arrangementet er udgivet, har deltagerne fået en dato \
                     at vide, og den må ikke blive senere."
                ));
            }
            ("kind", _) => "Vælg, hvad du inviterer til.",
            ("title.da", Fault::Required) => "Giv arrangementet en titel.",
            ("date", Fault::Required) => "Skriv en dato, for eksempel 14-01-2027.",
            ("date", Fault::InThePast) => "Arrangementet skal begynde ude i fremtiden.",
            ("start", Fault::Required | Fault::Time) => "Skriv, hvornår det begynder, for eksempel 8.30.",
            ("end", Fault::Required | Fault::Time) => "Skriv, hvornår det slutter, for eksempel 10.00.",
            ("place", Fault::Other(_)) => "Skriv et sted, eller et link til deltagelse online.",
            ("why.da", Fault::Required) => "Skriv, hvorfor arrangementet holdes.",
            ("principles", Fault::ChooseOne) => "Vælg mindst ét princip.",
            ("price.da", Fault::Required) => "Skriv en pris, for eksempel Gratis.",
            ("capacity", Fault::Required) => "Skriv, hvor mange der er plads til.",
            ("opens", Fault::Moment) => {
                "Skriv dato og klokkeslæt for åbningen af tilmeldingen, for eksempel 1-12-2026 9.00."
            }
            ("closes", Fault::Moment) => {
                "Skriv dato og klokkeslæt for tilmeldingsfristen, for eksempel 11-1-2027 12.00."
            }
            ("cancel_until", Fault::Moment) => {
                "Skriv dato og klokkeslæt for afmeldingsfristen, for eksempel 13-1-2027 12.00."
            }
            ("closes" | "cancel_until", Fault::Other(_)) => "Fristen ligger efter, at arrangementet er begyndt.",
            ("opens", Fault::Other(_)) => "Tilmeldingen skal åbne, før den lukker.",
            ("agenda.time", Fault::Required | Fault::Time) => "Skriv, hvornår punktet begynder, for eksempel 8.30.",
            ("agenda.title.da", Fault::Required) => "Skriv, hvad punktet hedder, eller fjern det.",
            ("contacts.name", Fault::Required) => "Skriv kontaktpersonens navn, eller fjern rækken.",
            ("contacts.email", Fault::Other(_)) => "Mindst én kontaktperson skal kunne nås på e-mail eller telefon.",
            ("responsible", Fault::Required) => "Skriv, hvem der står bag.",
            _ => return None,
        };
        Some(sentence.to_owned())
    }
}
