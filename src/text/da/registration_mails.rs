//! Danish sentences of the mails that a registration gives rise to.

use crate::events::Kind;
use crate::registrations::mails::{ContactNews, SeatNews};
use crate::text::registration_mails::{Opening, RegistrationMails, first_name};
use crate::text::{Da, dates};

fn opening(subject: &str, heading: String, intro: String) -> Opening {
    Opening { subject: subject.to_owned(), preview: intro.clone(), heading, intro }
}

/// "2 deltagere"
fn attendees(count: usize) -> String {
    if count == 1 { "1\u{a0}deltager".to_owned() } else { format!("{count}\u{a0}deltagere") }
}

impl RegistrationMails for Da {
    fn seat(
        &self,
        news: &SeatNews,
        kind: Kind,
        name: &str,
        contact: &str,
        organisation: &str,
        is_contact: bool,
    ) -> Opening {
        let first = first_name(name);
        let the = crate::text::Lang::Da.events().the(kind);
        let the_capital = dates::capitalised(the);
        match news {
            SeatNews::SignedUp if is_contact => opening(
                "Du er tilmeldt",
                format!("Du er tilmeldt, {first}"),
                "Det her er kvitteringen. Aftalen er vedhæftet og lægger sig i din kalender.".to_owned(),
            ),
            SeatNews::SignedUp => opening(
                "Du er tilmeldt",
                format!("Du er tilmeldt, {first}"),
                format!(
                    "{contact} fra {organisation} har tilmeldt dig. Aftalen er vedhæftet og lægger sig i din kalender."
                ),
            ),
            SeatNews::Added => opening(
                "Du er tilmeldt",
                format!("Du er tilmeldt, {first}"),
                "Arrangøren har sat dig på listen. Aftalen er vedhæftet og lægger sig i din kalender.".to_owned(),
            ),
            SeatNews::Promoted => opening(
                "Du har fået en plads",
                format!("Der blev plads, {first}"),
                "Du er rykket op fra ventelisten og er nu tilmeldt. Aftalen er vedhæftet og lægger sig i din kalender."
                    .to_owned(),
            ),
            SeatNews::SentAgain => opening(
                "Din invitation igen",
                format!("Her er invitationen igen, {first}"),
                "Aftalen er vedhæftet. Ligger den allerede i din kalender, bliver den blot opdateret.".to_owned(),
            ),
            SeatNews::Changed { .. } => opening(
                "Ændret",
                format!("{the_capital} er ændret"),
                format!(
                    "Hej {first}. Din kalender er opdateret. Passer det ikke længere, kan du afmelde din plads nedenfor."
                ),
            ),
            SeatNews::GivenUp => opening(
                "Din plads er afmeldt",
                "Din plads er afmeldt".to_owned(),
                format!("Hej {first}. Du har afmeldt din plads, og aftalen forsvinder fra din kalender."),
            ),
            SeatNews::CancelledByContact if is_contact => opening(
                "Din plads er afmeldt",
                "Din plads er afmeldt".to_owned(),
                format!("Hej {first}. Du har afmeldt din plads, og aftalen forsvinder fra din kalender."),
            ),
            SeatNews::CancelledByContact => opening(
                "Din plads er afmeldt",
                "Din plads er afmeldt".to_owned(),
                format!("Hej {first}. {contact} har afmeldt din plads, og aftalen forsvinder fra din kalender."),
            ),
            SeatNews::CancelledByOrganiser { .. } => opening(
                "Din plads er afmeldt",
                "Din plads er afmeldt".to_owned(),
                format!(
                    "Hej {first}. Arrangøren har afmeldt din plads, og aftalen forsvinder fra din kalender. \
                     Svar på mailen, hvis du undrer dig."
                ),
            ),
            SeatNews::NewAddress => opening(
                "Din invitation",
                format!("Her er din invitation, {first}"),
                "Arrangøren har flyttet den til denne adresse. Aftalen er vedhæftet og lægger sig i din kalender."
                    .to_owned(),
            ),
            SeatNews::MovedAway => opening(
                "Sendes nu til en anden adresse",
                "Aftalen er flyttet til en anden adresse".to_owned(),
                format!(
                    "Hej {first}. Mails om {the} går nu til en anden adresse, så aftalen forsvinder fra kalenderen her. Pladsen er ikke afmeldt. Svar på mailen, hvis du undrer dig."
                ),
            ),
            SeatNews::BackInQueue { position } => opening(
                "Flyttet til ventelisten",
                format!("I er nummer\u{a0}{position} i køen"),
                format!(
                    "Hej {first}. Arrangøren har flyttet jeres tilmelding til ventelisten, og aftalen forsvinder fra din \
                     kalender. Bliver der plads igen, er du tilmeldt med det samme og får en ny aftale. Svar på mailen, \
                     hvis du undrer dig."
                ),
            ),
            SeatNews::EventCancelled { .. } => opening(
                "Aflyst",
                format!("{the_capital} er aflyst"),
                format!("Hej {first}. Aftalen forsvinder fra din kalender."),
            ),
        }
    }

    fn contact(&self, news: &ContactNews, kind: Kind, contact: &str, names: &[String], waits: bool) -> Opening {
        let first = first_name(contact);
        let the = crate::text::Lang::Da.events().the(kind);
        let the_capital = dates::capitalised(the);
        let party = attendees(names.len());
        let have = if names.len() == 1 { "har fået en" } else { "har hver fået en" };
        match news {
            ContactNews::Receipt => opening(
                "Kvittering",
                format!("I er tilmeldt, {first}"),
                format!("{party} er tilmeldt og {have} mail med kalenderaftalen."),
            ),
            ContactNews::Waiting { position } => opening(
                &format!("Nr. {position} på ventelisten"),
                format!("I er nummer\u{a0}{position} i køen"),
                format!(
                    "{the_capital} er fuldt lige nu, og I venter på plads til {party}. Bliver der plads, er I tilmeldt \
                     med det samme, og kalenderaftalen kommer på mail. I kan trække jer fra køen når som helst."
                )
                .replace("Konferencen er fuldt", "Konferencen er fuld"),
            ),
            ContactNews::Promoted => opening(
                "I har fået plads",
                format!("Der blev plads, {first}"),
                format!("I er rykket op fra ventelisten. {party} er tilmeldt og {have} mail med kalenderaftalen."),
            ),
            ContactNews::NewAddress => opening(
                "Jeres tilmelding",
                format!("Jeres tilmelding, {first}"),
                "Arrangøren har gjort denne adresse til kontaktpersonens. Her kan du se, hvem der er tilmeldt, og rette det.".to_owned(),
            ),
            ContactNews::BackInQueue { position } => opening(
                "Flyttet til ventelisten",
                format!("I er nummer\u{a0}{position} i køen"),
                format!(
                    "Hej {first}. Arrangøren har flyttet jeres tilmelding til ventelisten. {party} venter nu på plads, og \
                     kalenderaftalerne forsvinder af sig selv. Bliver der plads igen, er I tilmeldt med det samme. Svar på \
                     mailen, hvis I undrer jer."
                ),
            ),
            ContactNews::Added => opening(
                "Kvittering",
                format!("I er tilmeldt, {first}"),
                format!(
                    "Arrangøren har sat jer på listen: {party}. De, vi har en e-mail til, har fået kalenderaftalen."
                ),
            ),
            ContactNews::Changed { .. } => opening(
                "Ændret",
                format!("{the_capital} er ændret"),
                if waits {
                    format!("Hej {first}. I står stadig i køen. Passer det ikke længere, kan I trække jer nedenfor.")
                } else {
                    format!("Hej {first}. Alle, der har fået en kalenderaftale, har fået den opdateret.")
                },
            ),
            ContactNews::SeatGivenUp { name } => opening(
                "En plads er afmeldt",
                format!("{name} kommer ikke"),
                format!("Hej {first}. {name} har selv afmeldt sin plads."),
            ),
            ContactNews::CancelledByOrganiser { names, .. } => {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                opening(
                    "Afmeldt af arrangøren",
                    "Arrangøren har afmeldt jer".to_owned(),
                    format!("Hej {first}. Det gælder {}. Svar på mailen, hvis I undrer jer.", self.and(&names)),
                )
            }
            ContactNews::AllCancelled => opening(
                "Tilmeldingen er afmeldt",
                "I er afmeldt".to_owned(),
                format!("Hej {first}. Alle pladser i tilmeldingen er afmeldt."),
            ),
            ContactNews::EventCancelled { .. } => opening(
                "Aflyst",
                format!("{the_capital} er aflyst"),
                if waits {
                    format!("Hej {first}. I stod i køen og skal ikke gøre noget.")
                } else {
                    format!("Hej {first}. I skal ikke gøre noget. Kalenderaftalerne forsvinder af sig selv.")
                },
            ),
        }
    }

    fn and(&self, names: &[&str]) -> String {
        match names {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{} og {last}", first.join(", ")),
        }
    }

    fn title(&self) -> &'static str {
        "Titel"
    }
    fn when(&self) -> &'static str {
        "Hvornår"
    }
    fn place(&self) -> &'static str {
        "Hvor"
    }
    fn online(&self) -> &'static str {
        "Online"
    }
    fn join_online(&self) -> &'static str {
        "Deltag online"
    }
    fn show_map(&self) -> &'static str {
        "Vis på kort"
    }
    fn why(&self) -> &'static str {
        "Hvorfor"
    }
    fn bring(&self) -> &'static str {
        "Tag med"
    }
    fn attendees(&self) -> &'static str {
        "Deltagere"
    }
    fn see_your_seat(&self) -> &'static str {
        "Se din plads"
    }
    fn see_registration(&self) -> &'static str {
        "Se tilmeldingen"
    }
    fn see_event(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::NetworkMeeting => "Se mødets side",
            Kind::LearningVisit => "Se besøgets side",
            Kind::Conference => "Se konferencens side",
        }
    }
    fn seat_page_helps(&self, until: &str) -> String {
        format!(
            "Her kan du hente kalenderfilen igen eller afmelde dig gratis til {until}. Siger du nej i kalenderen, \
             beholder du pladsen: afmeld dig her i stedet."
        )
    }
    fn registration_page_helps(&self, until: &str) -> String {
        format!("Her ser I jeres pladser og kan afmelde dem til {until}.")
    }
    fn queue_page_helps(&self) -> &'static str {
        "Her ser I jeres nummer i køen og kan trække jer fra den."
    }
    fn whole_registration(&self) -> &'static str {
        "Du er kontaktperson for hele tilmeldingen. "
    }
    fn calendar_note(&self) -> &'static str {
        "Siger du nej i kalenderen, beholder du pladsen. Afmeld dig med linket i din mail."
    }
    fn regards(&self) -> &'static str {
        "Venlig hilsen"
    }
    fn why_attendee(&self) -> &'static str {
        "Du får mailen, fordi nogen har tilmeldt dig. Linkene er dine egne, så send dem ikke videre."
    }
    fn why_contact(&self) -> &'static str {
        "Du får mailen, fordi du er kontaktperson for tilmeldingen. Linkene er dine egne, så send dem ikke videre."
    }
}
