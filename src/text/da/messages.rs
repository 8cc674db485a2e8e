//! Danish sentences of messages that organisers write to the people of an event, and of the mails that bring them.

use crate::messages::{Audience, Placeholder};
use crate::text::messages::Messages;
use crate::text::registration_mails::first_name;
use crate::text::{Da, Lang, dates};
use crate::time::Timestamp;
use crate::ui::form::Fault;

impl Messages for Da {
    fn placeholder(&self, placeholder: Placeholder) -> &'static str {
        match placeholder {
            Placeholder::Name => "navn",
            Placeholder::Organisation => "virksomhed",
            Placeholder::Event => "arrangement",
            Placeholder::Date => "dato",
            Placeholder::Time => "tid",
            Placeholder::Place => "sted",
            Placeholder::Link => "link",
        }
    }
    fn greeting(&self, name: &str) -> String {
        format!("Hej {}", first_name(name)).trim_end().to_owned()
    }
    fn online(&self) -> &'static str {
        "online"
    }
    fn trial_subject(&self, subject: &str) -> String {
        format!("[Prøve] {subject}")
    }
    fn trial_note(&self) -> &'static str {
        "Det her er en prøve, som kun du har fået. I de rigtige mails står modtagerens eget navn, og knappen fører til modtagerens egen side."
    }

    fn title(&self) -> &'static str {
        "Beskeder"
    }
    fn write(&self) -> &'static str {
        "Skriv til deltagerne"
    }
    fn none_yet(&self) -> &'static str {
        "Ingen beskeder endnu"
    }
    fn none_yet_next(&self) -> &'static str {
        "Her kan du skrive til alle, til de bekræftede, til ventelisten eller til nogle få: om parkering, forberedelse eller slides bagefter. Ændrer du tid eller sted, så ret arrangementet i stedet; så følger kalenderen med."
    }
    fn draft(&self) -> &'static str {
        "Der er ingen at skrive til endnu"
    }
    fn draft_next(&self) -> &'static str {
        "Arrangementet er en kladde, så ingen er tilmeldt. Udgiv det først."
    }
    fn subject(&self) -> &'static str {
        "Emne"
    }
    fn to_whom(&self) -> &'static str {
        "Til"
    }
    fn audience(&self, audience: Audience) -> &'static str {
        match audience {
            Audience::All => "Alle",
            Audience::Confirmed => "De bekræftede",
            Audience::Waiting => "Ventelisten",
            Audience::Chosen => "Nogle udvalgte",
        }
    }
    fn sent_column(&self) -> &'static str {
        "Sendt"
    }
    fn waiting_column(&self) -> &'static str {
        "På vej"
    }
    fn lost_column(&self) -> &'static str {
        "Kom ikke frem"
    }
    fn forgotten(&self) -> &'static str {
        "Teksten er slettet"
    }
    fn words_forgotten(&self) -> &'static str {
        "Teksten er slettet sammen med deltagernes oplysninger. Tallene bliver stående."
    }

    fn whom(&self) -> &'static str {
        "Hvem skal have den?"
    }
    fn group(&self, audience: Audience, mails: usize) -> String {
        format!("{} ({mails})", self.audience(audience))
    }
    fn group_means(&self, audience: Audience) -> &'static str {
        match audience {
            Audience::All => "Både de bekræftede og dem, der venter.",
            Audience::Confirmed => "Hver deltager, og kontaktpersoner, der ikke selv deltager.",
            Audience::Waiting => "Kontaktpersonerne for dem, der venter på en plads.",
            Audience::Chosen => "",
        }
    }
    fn chosen(&self, parties: usize, named: &[&str], more: usize) -> String {
        let mut names: Vec<String> = named.iter().map(|name| (*name).to_owned()).collect();
        if more > 0 {
            names.push(format!("{more}\u{a0}til"));
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let number = if parties == 1 { "1\u{a0}tilmelding".to_owned() } else { format!("{parties}\u{a0}tilmeldinger") };
        format!("Du har valgt {number}: {}.", Lang::Da.registration_mails().and(&names))
    }
    fn subject_in(&self, of: Lang) -> &'static str {
        match of {
            Lang::Da => "Emne",
            Lang::En => "Emne på engelsk",
        }
    }
    fn body_in(&self, of: Lang) -> &'static str {
        match of {
            Lang::Da => "Besked",
            Lang::En => "Besked på engelsk",
        }
    }
    fn body_hint(&self) -> &'static str {
        "Mailen begynder selv med »Hej« og modtagerens fornavn og slutter med tid, sted, et link til modtagerens egen side og navnene på kontaktpersonerne. En tom linje giver et nyt afsnit."
    }
    fn english(&self) -> &'static str {
        "Skriv den også på engelsk (frivilligt)"
    }
    fn english_hint(&self, readers: usize) -> String {
        match readers {
            0 => "Ingen af modtagerne får mails på engelsk.".to_owned(),
            1 => {
                "1\u{a0}af modtagerne får mails på engelsk. Uden en engelsk tekst står din danske i mailen.".to_owned()
            }
            more => format!(
                "{more}\u{a0}af modtagerne får mails på engelsk. Uden en engelsk tekst står din danske i mailen."
            ),
        }
    }
    fn placeholders(&self) -> &'static str {
        "Ord, der udfyldes for hver modtager"
    }
    fn placeholders_lead(&self, name: &str) -> String {
        format!("Skriv dem i krøllede parenteser, som de står her. Sådan bliver de for {name}:")
    }
    fn see_mail(&self) -> &'static str {
        "Se mailen, før du sender"
    }
    fn fault(&self, field: &str, fault: Fault) -> Option<String> {
        let sentence = match (field, fault) {
            ("subject.da", Fault::Required) => "Skriv et emne.",
            ("body.da", Fault::Required) => "Skriv, hvad du vil fortælle.",
            ("subject.en", Fault::Required) => "Skriv også emnet på engelsk, eller slet den engelske besked.",
            ("body.en", Fault::Required) => "Skriv også beskeden på engelsk, eller slet det engelske emne.",
            ("subject.da" | "subject.en", Fault::Other("link")) => {
                "Sæt ikke linket i emnet: det er modtagerens eget, og emnet kan læses undervejs. Skriv det i beskeden."
            }
            ("audience", Fault::Other(_)) => "Der er ingen at skrive til: ingen af dem har en mailadresse.",
            _ => return None,
        };
        Some(sentence.to_owned())
    }
    fn unknown(&self, word: &str, known: &[String]) -> String {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        format!("Kobling kender ikke {word}. Du kan bruge {}.", Lang::Da.registration_mails().and(&known))
    }

    fn nothing_sent_yet(&self) -> &'static str {
        "Intet er sendt endnu."
    }
    fn attendees(&self, number: usize) -> &'static str {
        if number == 1 { "deltager" } else { "deltagere" }
    }
    fn without_address(&self, people: usize) -> String {
        match people {
            1 => "1\u{a0}har ingen mailadresse og får den ikke. Du ser bagefter, hvem det er.".to_owned(),
            more => format!("{more}\u{a0}har ingen mailadresse og får den ikke. Du ser bagefter, hvem det er."),
        }
    }
    fn shared(&self, people: usize) -> String {
        match people {
            1 => "1\u{a0}deler mailadresse med en anden. Adressen får kun én mail.".to_owned(),
            more => format!("{more}\u{a0}deler mailadresse med andre. Hver adresse får kun én mail."),
        }
    }
    fn mail_to(&self) -> &'static str {
        "Se mailen, som den bliver til"
    }
    fn show(&self) -> &'static str {
        "Vis"
    }
    fn see_again(&self) -> &'static str {
        "Se mailen igen"
    }
    fn try_out(&self) -> &'static str {
        "Send en prøve til mig selv"
    }
    fn try_out_means(&self) -> &'static str {
        "Kun du får den, med dit eget navn. Ingen andre kan se, at du har prøvet."
    }
    fn tried(&self, address: &str) -> String {
        format!("Prøven er på vej til {address}")
    }
    fn too_many_trials(&self, minutes: i64) -> String {
        let wait = if minutes == 1 { "1\u{a0}minut".to_owned() } else { format!("{minutes}\u{a0}minutter") };
        format!("Du har sendt mange prøver på kort tid. Du kan sende en igen om {wait}.")
    }
    fn send(&self, mails: usize) -> String {
        format!("Send til {mails}")
    }
    fn do_not_send(&self) -> &'static str {
        "Send den ikke"
    }
    fn changed_title(&self) -> &'static str {
        "Sådan bliver den nu"
    }
    fn changed(&self) -> &'static str {
        "Du har rettet i teksten, eller modtagerne er blevet andre, siden du så mailen. Intet er sendt. Se efter, og send så."
    }
    fn write_to_chosen(&self) -> &'static str {
        "Skriv til dem …"
    }

    fn all(&self) -> &'static str {
        "Alle beskeder"
    }
    fn on_its_way(&self, mails: i64) -> String {
        if mails == 1 {
            "Beskeden er på vej til 1\u{a0}modtager".to_owned()
        } else {
            format!("Beskeden er på vej til {mails}\u{a0}modtagere")
        }
    }
    fn sent(&self, at: Timestamp, by: Option<&str>) -> String {
        let at = dates::moment(Lang::Da, at);
        by.map_or_else(|| format!("Sendt {at}"), |by| format!("Sendt {at} af {by}"))
    }
    fn how_far(&self) -> &'static str {
        "Hvor langt beskeden er nået"
    }
    fn arrived(&self) -> &'static str {
        "modtaget af mailserveren"
    }
    fn under_way(&self) -> &'static str {
        "på vej"
    }
    fn lost(&self) -> &'static str {
        "kom ikke frem"
    }
    fn gone(&self) -> &'static str {
        "slettet, eller trukket tilbage, fordi adressen blev rettet, før mailen nåede af sted"
    }
    fn in_all(&self, mails: i64) -> &'static str {
        if mails == 1 { "mail i alt" } else { "mails i alt" }
    }
    fn as_of(&self, at: Timestamp) -> String {
        format!("Sådan så det ud {}.", dates::at_clock(Lang::Da, at))
    }
    fn refresh(&self) -> &'static str {
        "Opdatér tallene"
    }
    fn as_written(&self) -> &'static str {
        "Sådan blev den skrevet"
    }
    fn filled_in(&self) -> &'static str {
        "Ordene i krøllede parenteser blev udfyldt for hver modtager."
    }
    fn did_not_get_it(&self) -> &'static str {
        "De fik den ikke"
    }
    fn no_address(&self, name: &str) -> String {
        format!("{name} har ingen mailadresse")
    }
    fn no_address_next(&self) -> &'static str {
        "Ring og fortæl, hvad der stod. Får du adressen, så skriv den på tilmeldingen."
    }
    fn see_registration(&self) -> &'static str {
        "Se tilmeldingen"
    }
}
