//! Danish sentences of sign-up, and of the pages of whoever holds a link.

use crate::events::Kind;
use crate::registrations::{CancelledBy, Diet};
use crate::text::registrations::{Note, Registrations};
use crate::text::{Da, Lang, dates};

/// "1 plads", "3 pladser"
fn places(count: i64) -> String {
    if count == 1 { "1\u{a0}plads".to_owned() } else { format!("{count}\u{a0}pladser") }
}

fn the(kind: Kind) -> &'static str {
    Lang::Da.events().the(kind)
}

/// "fuldt" of a meeting or visit, "fuld" of a conference.
fn full(kind: Kind) -> &'static str {
    if kind == Kind::Conference { "fuld" } else { "fuldt" }
}

fn note(title: impl Into<String>, text: impl Into<String>) -> Note {
    Note { title: title.into(), text: text.into() }
}

impl Registrations for Da {
    fn sign_up(&self) -> &'static str {
        "Tilmeld jer"
    }
    fn join_queue(&self) -> &'static str {
        "Skriv jer på ventelisten"
    }
    fn sign_up_here(&self) -> &'static str {
        "Tilmelding"
    }
    fn queue_here(&self) -> &'static str {
        "Venteliste"
    }
    fn description(&self, title: &str) -> String {
        format!("Tilmeld jer selv og jeres kolleger til {title}. I skal ikke logge ind.")
    }
    fn places(&self, left: i64, capacity: i64) -> String {
        format!("{left} af {}", places(capacity))
    }
    fn free(&self) -> &'static str {
        "ledige"
    }
    fn full(&self) -> &'static str {
        "Optaget"
    }
    fn queue_length(&self, waiting: i64) -> String {
        if waiting > 0 { format!("· {waiting} på venteliste") } else { String::new() }
    }
    fn became_full(&self, kind: Kind) -> String {
        format!(
            "{} blev {}, mens I skrev. Sender I nu, kommer I på ventelisten.",
            dates::capitalised(the(kind)),
            full(kind)
        )
    }
    fn full_note(&self, kind: Kind, waiting: i64, position: i64) -> Note {
        let queue = match waiting {
            0 => String::new(),
            1 => " 1 venter på en plads.".to_owned(),
            more => format!(" {more} venter på en plads."),
        };
        note(
            format!("{} er {}.{queue}", dates::capitalised(the(kind)), full(kind)),
            format!(
                "Skriver I jer på nu, bliver I nummer\u{a0}{position} i køen. Bliver der plads til jer alle, er I tilmeldt med \
                 det samme, og vi skriver."
            ),
        )
    }
    fn fewer_note(&self, free: i64, size: i64) -> Note {
        note(
            format!("Der er {} ledig{}, og I er {size}.", places(free), if free == 1 { "" } else { "e" }),
            "Vent, til der er plads til jer alle, eller fjern deltagere, til I er få nok.",
        )
    }
    fn key_used_note(&self) -> Note {
        note(
            "Formularen er allerede sendt",
            "Den første tilmelding er gemt, og kvitteringen er på vej. Vil I lave en tilmelding mere, så send igen.",
        )
    }
    fn summary(&self, faults: usize, queue: bool) -> String {
        let things = if faults == 1 { "én ting".to_owned() } else { format!("{faults} ting") };
        format!("Ret {things}, så er I {}", if queue { "på ventelisten" } else { "tilmeldt" })
    }
    fn contact(&self) -> &'static str {
        "Kontaktperson"
    }
    fn contact_lead(&self) -> &'static str {
        "Får kvitteringen og kan ændre tilmeldingen."
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
    fn organisation(&self) -> &'static str {
        "Virksomhed"
    }
    fn organisation_lead(&self) -> &'static str {
        "Vi bruger CVR-nummeret til at se, hvem vi når ud til."
    }
    fn organisation_name(&self) -> &'static str {
        "Virksomhedens navn"
    }
    fn cvr(&self) -> &'static str {
        "CVR-nummer"
    }
    fn cvr_hint(&self) -> &'static str {
        "8 cifre. Står på jeres fakturaer."
    }
    fn attendees(&self) -> &'static str {
        "Deltagere"
    }
    fn attendees_lead(&self) -> &'static str {
        "Hver deltager får sin egen mail og sin egen kalenderaftale. Op til 10 fra samme virksomhed."
    }
    fn attendee(&self, number: usize) -> String {
        format!("Deltager {number}")
    }
    fn i_attend(&self) -> &'static str {
        "Jeg deltager selv"
    }
    fn i_attend_hint(&self) -> &'static str {
        "Fjern krydset, hvis du kun tilmelder andre."
    }
    fn add(&self) -> &'static str {
        "Tilføj kollega"
    }
    fn remove(&self) -> &'static str {
        "Fjern"
    }
    fn submit(&self, seats: usize, queue: bool) -> String {
        match (queue, seats) {
            (true, _) => "Skriv os på ventelisten".to_owned(),
            (false, 0) => "Tilmeld".to_owned(),
            (false, 1) => "Tilmeld 1\u{a0}deltager".to_owned(),
            (false, more) => format!("Tilmeld {more}\u{a0}deltagere"),
        }
    }
    fn submit_note(&self) -> &'static str {
        "I får en mail med det samme."
    }
    fn needs(&self) -> &'static str {
        "Mad og adgang"
    }
    fn needs_note(&self, delete_on: &str) -> String {
        format!("Køkkenet får kun antal, ikke navne. Arrangøren kan se svarene, og de slettes {delete_on}.")
    }
    fn diet(&self) -> &'static str {
        "Kost og allergi"
    }
    fn diet_choice(&self, diet: Diet) -> &'static str {
        match diet {
            Diet::Vegetarian => "Vegetar",
            Diet::Vegan => "Vegansk",
            Diet::Gluten => "Uden gluten",
            Diet::Lactose => "Uden laktose",
            Diet::Nuts => "Uden nødder",
            Diet::Halal => "Halal",
            Diet::Other => "Andet",
        }
    }
    fn diet_other(&self) -> &'static str {
        "Andet om maden"
    }
    fn access(&self) -> &'static str {
        "Hvad skal vi tage hensyn til?"
    }
    fn access_hint(&self) -> &'static str {
        "For eksempel kørestol, teleslynge eller skrivetolk."
    }
    fn terms(&self, cancel_until: &str, queue: bool, own_terms: bool) -> [String; 3] {
        let behind = if queue {
            ". Vi kan trække os fra ventelisten når som helst.".to_owned()
        } else {
            format!(". Vi kan afmelde gratis til {cancel_until}.")
        };
        let before = if own_terms { "Vi har læst betingelserne, og " } else { "Vi har læst, " };
        [before.to_owned(), "hvordan I behandler vores oplysninger".to_owned(), behind]
    }
    fn new_tab(&self) -> &'static str {
        "(ny fane)"
    }
    fn event_terms(&self) -> &'static str {
        "Betingelser"
    }
    fn missing_contact_name(&self) -> &'static str {
        "Skriv kontaktpersonens navn."
    }
    fn missing_contact_email(&self) -> &'static str {
        "Skriv den e-mail, kvitteringen skal sendes til."
    }
    fn missing_phone(&self) -> &'static str {
        "Skriv et telefonnummer, vi kan ringe til, hvis noget ændrer sig."
    }
    fn missing_organisation(&self) -> &'static str {
        "Skriv virksomhedens navn."
    }
    fn missing_attendee_name(&self) -> &'static str {
        "Skriv et navn, eller fjern deltageren."
    }
    fn missing_attendee_email(&self) -> &'static str {
        "Skriv en e-mail, eller fjern deltageren."
    }
    fn nobody_attends(&self) -> &'static str {
        "Sæt kryds, hvis du selv deltager, eller tilføj en kollega."
    }
    fn larger_than_event(&self) -> &'static str {
        "I er flere, end der er pladser i alt. Fjern deltagere, eller ring til arrangøren."
    }
    fn fewer_places(&self) -> &'static str {
        "Vælg, om I venter, eller fjern deltagere."
    }
    fn not_yet_note(&self, opens: &str) -> Note {
        note("Tilmeldingen er ikke åbnet", format!("Den åbner {opens}."))
    }
    fn closed_note(&self, closed: &str, call: &str) -> Note {
        note("Tilmeldingen er lukket", format!("Den lukkede {closed}. {call}"))
    }
    fn past_note(&self, kind: Kind, call: &str) -> Note {
        note(
            format!("{} er begyndt eller holdt", dates::capitalised(the(kind))),
            format!("I kan ikke længere tilmelde eller afmelde jer her. {call}"),
        )
    }
    fn cancelled_note(&self, kind: Kind) -> Note {
        note(format!("{} er aflyst", dates::capitalised(the(kind))), "Alle tilmeldte har fået besked.")
    }
    fn call(&self, name: &str, phone: &str) -> String {
        format!("Ring til {name} på {phone}, hvis det haster.")
    }
    fn back_to_event(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::NetworkMeeting => "Se mødets side",
            Kind::LearningVisit => "Se besøgets side",
            Kind::Conference => "Se konferencens side",
        }
    }
    fn your_registration(&self) -> &'static str {
        "Jeres tilmelding"
    }
    fn registered(&self) -> &'static str {
        "I er tilmeldt"
    }
    fn registered_lead(&self, seats: usize, contact_email: &str) -> String {
        let people = if seats == 1 {
            "1\u{a0}deltager har fået en kalenderaftale".to_owned()
        } else {
            format!("{seats}\u{a0}deltagere har hver fået en kalenderaftale")
        };
        format!("{people} på mail. Kvitteringen gik til {contact_email}.")
    }
    fn waiting(&self, position: i64) -> String {
        format!("I er nummer\u{a0}{position} i køen")
    }
    fn waiting_lead(&self, size: i64) -> String {
        let room = if size == 1 { "Bliver der en ledig" } else { "Bliver der plads til jer alle" };
        format!("I venter på {}. {room}, er I tilmeldt med det samme, og kalenderaftalen kommer på mail.", places(size))
    }
    fn all_cancelled(&self) -> &'static str {
        "I er afmeldt"
    }
    fn all_cancelled_lead(&self) -> &'static str {
        "Alle pladser i tilmeldingen er afmeldt. Vil I med alligevel, så tilmeld jer igen fra arrangementets side."
    }
    fn seats_of(&self, seats: usize, organisation: &str) -> String {
        match seats {
            0 => format!("Afmeldte pladser til {organisation}"),
            seats => format!("{} til {organisation}", places(i64::try_from(seats).unwrap_or(i64::MAX))),
        }
    }
    fn cancel_until(&self, until: &str) -> String {
        format!("I kan afmelde til {until}")
    }
    fn cancel_own_until(&self, until: &str) -> String {
        format!("Du kan afmelde din plads til {until}. Du bliver spurgt, før der sker noget.")
    }
    fn deadline_passed(&self) -> &'static str {
        "Fristen for at afmelde her er gået"
    }
    fn confirmed(&self) -> &'static str {
        "Bekræftet"
    }
    fn waits(&self) -> &'static str {
        "Venteliste"
    }
    fn cancelled(&self) -> &'static str {
        "Afmeldt"
    }
    fn cancelled_by(&self, by: CancelledBy, when: &str) -> String {
        match by {
            CancelledBy::Attendee => format!("Afmeldt af deltageren {when}"),
            CancelledBy::Contact => format!("Afmeldt af kontaktpersonen {when}"),
            CancelledBy::Organiser => format!("Afmeldt af arrangøren {when}"),
            CancelledBy::NoRoom => format!("Der var ikke plads til alle. Meldt fra {when}"),
        }
    }
    fn is_contact(&self) -> &'static str {
        "Kontaktperson"
    }
    fn cancel(&self) -> &'static str {
        "Afmeld"
    }
    fn leave_queue(&self) -> &'static str {
        "Træk jer fra ventelisten"
    }
    fn cancel_all(&self, seats: usize) -> String {
        match seats {
            1 => "Afmeld pladsen".to_owned(),
            2 => "Afmeld begge pladser".to_owned(),
            more => format!("Afmeld alle {more}\u{a0}pladser"),
        }
    }
    fn asked_first(&self) -> &'static str {
        "I bliver spurgt, før der sker noget."
    }
    fn send_again(&self) -> &'static str {
        "Send invitationen igen"
    }
    fn sent_again(&self, name: &str) -> Note {
        note("Invitationen er sendt igen", format!("{name} får den på mail om et øjeblik."))
    }
    fn sent_often(&self) -> Note {
        note("Invitationen er sendt flere gange", "Vent en time, før I sender den igen. Se også i uønsket mail.")
    }
    fn calendar_file(&self) -> &'static str {
        "Hent kalenderfil (.ics)"
    }
    fn good_to_know(&self) -> &'static str {
        "Godt at vide"
    }
    fn keep_link(&self) -> &'static str {
        "Gem linket i mailen. Det er nøglen til denne side, og I skal ikke logge ind."
    }
    fn keep_link_seat(&self) -> &'static str {
        "Gem linket i mailen. Det er nøglen til denne side, og du skal ikke logge ind."
    }
    fn calendar_follows(&self, kind: Kind) -> String {
        format!("Flyttes {}, flytter aftalen sig i kalenderen, og vi skriver, hvad der er ændret.", the(kind))
    }
    fn declining_keeps_seat(&self) -> &'static str {
        "Et nej i kalenderen afmelder ikke pladsen. Afmeld her i stedet, så en anden kan få den."
    }
    fn needs_deleted(&self) -> &'static str {
        "Mad, adgang"
    }
    fn names_deleted(&self) -> &'static str {
        "Navne, mails"
    }
    fn deleted_on(&self, date: &str) -> String {
        format!("Slettes {date}")
    }
    fn more_privacy(&self) -> &'static str {
        "Mere om privatliv og sletning"
    }
    fn cancel_seat_title(&self, name: &str) -> String {
        format!("Afmeld {name}?")
    }
    fn cancel_seat_text(&self, name: &str, waiting: bool) -> String {
        if waiting {
            format!("I beholder jeres nummer i køen, og {name} tages af listen.")
        } else {
            format!(
                "Pladsen bliver ledig for andre. {name} får en mail, og aftalen forsvinder fra kalenderen. \
                 Det kan ikke fortrydes."
            )
        }
    }
    fn cancel_own_text(&self) -> &'static str {
        "Pladsen bliver ledig for andre. Du får en mail, og aftalen forsvinder fra din kalender. Det kan ikke fortrydes."
    }
    fn cancel_all_title(&self, seats: usize) -> String {
        format!("{}?", self.cancel_all(seats))
    }
    fn cancel_all_text(&self, waiting: bool) -> &'static str {
        if waiting {
            "I mister jeres nummer i køen. Skriver I jer på igen, står I bagest."
        } else {
            "Pladserne bliver ledige for andre. Alle får en mail, og aftalerne forsvinder fra kalenderne. \
             Det kan ikke fortrydes."
        }
    }
    fn yes_cancel(&self) -> &'static str {
        "Ja, afmeld"
    }
    fn yes_leave(&self) -> &'static str {
        "Ja, fjern fra ventelisten"
    }
    fn keep(&self) -> &'static str {
        "Nej, behold"
    }
    fn too_late_note(&self, call: &str) -> Note {
        note("Fristen er gået", format!("Pladsen kan ikke længere afmeldes her. {call}"))
    }
    fn your_seat(&self) -> &'static str {
        "Din plads"
    }
    fn you_are_registered(&self, name: &str) -> String {
        format!("Du er tilmeldt, {}", name.split_whitespace().next().unwrap_or(name))
    }
    fn seat_lead(&self, contact: &str, organisation: &str) -> String {
        if organisation.is_empty() {
            return format!("Tilmeldt af {contact}.");
        }
        format!("Tilmeldt af {contact} fra {organisation}.")
    }
    fn seat_waits(&self) -> &'static str {
        "Du er på venteliste"
    }
    fn seat_cancelled(&self) -> &'static str {
        "Din plads er afmeldt"
    }
    fn your_data(&self) -> &'static str {
        "Det ved vi om dig"
    }
    fn own_needs(&self) -> &'static str {
        "Mad og adgang"
    }
    fn no_needs(&self) -> &'static str {
        "Ikke oplyst"
    }
    fn online(&self) -> &'static str {
        "Online"
    }
    fn join_online(&self) -> &'static str {
        "Deltag online"
    }
    fn bring(&self) -> &'static str {
        "Tag med"
    }
    fn show_map(&self) -> &'static str {
        "Vis på kort"
    }
}
