//! Danish sentences about the waiting list and what organisers do with it by hand.

use crate::registrations::acts::{ByHand, Foreseen, Moved, Refusal, Shortage};
use crate::registrations::{Capacity, QueueMode};
use crate::text::queue::{HandDone, Queue};
use crate::text::registrations::Note;
use crate::text::{Da, Lang};

fn seats(count: i64) -> String {
    if count == 1 { "1\u{a0}plads".to_owned() } else { format!("{count}\u{a0}pladser") }
}

fn registrations(number: usize) -> String {
    if number == 1 { "1\u{a0}tilmelding".to_owned() } else { format!("{number}\u{a0}tilmeldinger") }
}

fn and(names: &[&str]) -> String {
    Lang::Da.registration_mails().and(names)
}

fn all(names: &[String]) -> String {
    and(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn note(title: impl Into<String>, text: impl Into<String>) -> Note {
    Note { title: title.into(), text: text.into() }
}

impl Queue for Da {
    fn mail_without_room(&self, names: &[&str], seated: usize) -> String {
        let room = seats(i64::try_from(seated).unwrap_or(i64::MAX));
        format!(
            "Der var kun {room} til jer. {} fik ikke plads og er meldt fra. I fik pladserne, fordi I skrev, at I også \
             gerne tager færre.",
            and(names)
        )
    }
    fn when_short(&self) -> &'static str {
        "Hvis der kun bliver plads til nogle af jer"
    }
    fn wait_for_all(&self) -> &'static str {
        "Vi venter, til der er plads til os alle"
    }
    fn also_fewer(&self) -> &'static str {
        "Vi tager også gerne færre pladser"
    }
    fn least(&self) -> &'static str {
        "Mindst så mange"
    }
    fn least_hint(&self) -> &'static str {
        "De øverste på listen får pladserne. De andre bliver meldt fra, og I får besked."
    }
    fn least_fault(&self) -> &'static str {
        "Skriv, hvor mange pladser I mindst tager: et tal, der er mindre end jeres antal."
    }
    fn save(&self) -> &'static str {
        "Gem"
    }
    fn least_saved(&self, least: Option<i64>) -> Note {
        match least {
            Some(least) => {
                note("Det er gemt", format!("I tager også færre: mindst {}. I beholder jeres nummer.", seats(least)))
            }
            None => note("Det er gemt", "I venter, til der er plads til jer alle. I beholder jeres nummer."),
        }
    }
    fn shared_address(&self, names: &[&str]) -> String {
        format!("{} får deres mails på samme adresse, med hver sin kalenderaftale.", and(names))
    }

    fn mode_legend(&self) -> &'static str {
        "Når en plads bliver fri, og nogen venter"
    }
    fn mode(&self, mode: QueueMode) -> &'static str {
        match mode {
            QueueMode::Strict => "Streng rækkefølge",
            QueueMode::BestFit => "Den første, det passer til",
        }
    }
    fn mode_hint(&self, mode: QueueMode) -> &'static str {
        match mode {
            QueueMode::Strict => {
                "Pladsen holdes til den første i køen, til der er nok. Ingen kommer foran en, der har ventet længere."
            }
            QueueMode::BestFit => {
                "Er der ikke nok til den første, går pladsen til den næste, der kan bruge den. Færre tomme stole."
            }
        }
    }
    fn hold_hours(&self) -> &'static str {
        "Hold pladser til den første i så mange timer"
    }
    fn hold_hint(&self) -> &'static str {
        "Derefter går de til den næste, de passer til. Tomt: holdes uden ende. Gælder kun streng rækkefølge."
    }
    fn over_by_hand(&self, capacity: &Capacity) -> Option<String> {
        let over = capacity.over_by_hand();
        (over > 0).then(|| format!("{over} over kapacitet, tilføjet i hånden."))
    }
    fn free_for_nobody(&self, free: i64, parties: i64) -> String {
        let waiting = if parties == 1 {
            "1\u{a0}tilmelding venter".to_owned()
        } else {
            format!("{parties}\u{a0}tilmeldinger venter")
        };
        format!("{waiting} på flere pladser end de {free}, der er fri. Nye kan tage dem.")
    }
    fn held_until(&self, moment: &str) -> String {
        format!("De holdes til {moment}. Så går de til den første, de passer til.")
    }

    fn panel(&self) -> &'static str {
        "Flyt i hånden"
    }
    fn added_by(&self, name: Option<&str>) -> String {
        match name {
            Some(name) => format!("Tilføjet af {name}"),
            None => "Tilføjet i hånden".to_owned(),
        }
    }
    fn above_capacity(&self, number: i64) -> String {
        format!("{} over kapacitet, tilføjet i hånden", seats(number))
    }
    fn takes_least(&self, least: i64) -> String {
        format!("Tager også færre: mindst {}", seats(least))
    }
    fn nobody_is_told(&self) -> &'static str {
        "De har ingen e-mail, så ingen får besked. Sig det selv til dem."
    }
    fn no_mail(&self) -> &'static str {
        "Ingen e-mail"
    }
    fn link(&self, by: ByHand) -> &'static str {
        match by {
            ByHand::Seat => "Giv plads nu",
            ByHand::Queue => "Flyt til ventelisten",
            ByHand::Head => "Flyt forrest i køen",
        }
    }
    fn done(&self, done: HandDone) -> &'static str {
        match done {
            HandDone::Seated => "Tilmeldingen har fået sine pladser.",
            HandDone::Queued => "Tilmeldingen står nu på ventelisten.",
            HandDone::First => "Tilmeldingen står nu forrest i køen.",
            HandDone::Added => "Tilmeldingen er tilføjet.",
        }
    }

    fn move_chosen(&self, by: ByHand) -> &'static str {
        match by {
            ByHand::Seat => "Giv plads …",
            ByHand::Queue | ByHand::Head => "Til ventelisten …",
        }
    }
    fn title_of_several(&self, by: ByHand, parties: usize) -> String {
        let parties = registrations(parties);
        match by {
            ByHand::Seat => format!("Giv {parties} plads nu?"),
            ByHand::Queue | ByHand::Head => format!("Flyt {parties} til ventelisten?"),
        }
    }
    fn left_out(&self, by: ByHand, parties: usize) -> String {
        let why = match by {
            ByHand::Seat => "står ikke på ventelisten",
            ByHand::Queue | ByHand::Head => "har ingen pladser",
        };
        format!("{parties} af de valgte tilmeldinger {why} og er ikke med her.")
    }
    fn stay(&self, parties: &[String]) -> String {
        format!("{} beholder pladserne, for de ville få dem igen med det samme.", all(parties))
    }
    fn several_done(&self, by: ByHand, parties: usize, mails: usize) -> String {
        let done = match by {
            ByHand::Seat => "har fået plads",
            ByHand::Queue | ByHand::Head => "er flyttet til ventelisten",
        };
        let mails = match mails {
            0 => "Ingen mails er sendt.".to_owned(),
            1 => "1\u{a0}mail er på vej.".to_owned(),
            more => format!("{more}\u{a0}mails er på vej."),
        };
        format!("{} {done}. {mails}", registrations(parties))
    }
    fn back_to_list(&self) -> &'static str {
        "Tilbage til tilmeldingerne"
    }

    fn title(&self, by: ByHand, party: &str) -> String {
        match by {
            ByHand::Seat => format!("Giv {party} plads nu?"),
            ByHand::Queue => format!("Flyt {party} til ventelisten?"),
            ByHand::Head => format!("Flyt {party} forrest i køen?"),
        }
    }
    fn lead(&self, foreseen: &Foreseen) -> String {
        let size = seats(foreseen.size);
        let place = foreseen.position_after.unwrap_or(1);
        match foreseen.by {
            ByHand::Queue if foreseen.parties.len() > 1 => {
                format!("De mister tilsammen {size} og står bagest i køen. Aftalerne forsvinder fra deres kalendere.")
            }
            ByHand::Seat if foreseen.parties.len() > 1 => {
                format!("De får tilsammen {size} og er tilmeldt med det samme.")
            }
            ByHand::Seat => format!("De får {size} og er tilmeldt med det samme."),
            ByHand::Queue => format!(
                "De mister {size} og bliver nummer\u{a0}{place} i køen, bagest. Aftalerne forsvinder fra deres kalendere."
            ),
            ByHand::Head if foreseen.position_after.is_none() => {
                "Der er plads til dem, så de bliver tilmeldt med det samme.".to_owned()
            }
            ByHand::Head => format!("De venter på {size} og bliver de første, der får plads."),
        }
    }
    fn refusal(&self, refusal: Refusal) -> Note {
        match refusal {
            Refusal::NotOpen => note(
                "Det kan ikke lade sig gøre",
                "Arrangementet er ikke udgivet, eller det er aflyst eller allerede afholdt.",
            ),
            Refusal::OtherState => note("Tilmeldingen er flyttet imens", "Se, hvor den står nu."),
            Refusal::ComesBack => note(
                "De ville få pladserne igen med det samme",
                "Der er plads til dem, og ingen andre i køen kan bruge pladserne.",
            ),
            Refusal::AlreadyFirst => note("De er allerede de første", "Bliver der plads, er det deres tur."),
        }
    }
    fn seats_heading(&self) -> &'static str {
        "Det sker der"
    }
    fn seats_after(&self, foreseen: &Foreseen) -> String {
        let Foreseen { capacity, seated, seated_after, .. } = foreseen;
        let over = match seated_after - capacity {
            over if over > 0 => format!(" Det er {over} over kapaciteten."),
            _ => String::new(),
        };
        format!("{seated} af {} er optaget nu, {seated_after} bagefter.{over}", seats(*capacity))
    }
    fn passed(&self, foreseen: &Foreseen) -> String {
        match foreseen.passed.as_slice() {
            [] => "Ingen bliver sprunget over.".to_owned(),
            [one] => format!("{one} har ventet længere og bliver sprunget over."),
            more => format!("{} har ventet længere og bliver sprunget over.", all(more)),
        }
    }
    fn gets_seats(&self, moved: &Moved) -> String {
        format!("{} får {}.", moved.called, seats(moved.seats))
    }
    fn mails(&self, foreseen: &Foreseen) -> String {
        match (foreseen.mails(), foreseen.own_mails) {
            (0, _) => "Det sender ingen mails.".to_owned(),
            (1, _) => "Det sender 1\u{a0}mail.".to_owned(),
            (all, own) if all == own => format!("Det sender {all}\u{a0}mails, alle til dem selv."),
            (all, 0) => format!("Det sender {all}\u{a0}mails til dem, der får plads."),
            (all, own) => format!("Det sender {all}\u{a0}mails: {own} til dem selv, resten til dem, der får plads."),
        }
    }
    fn seat_above(&self, above: i64) -> String {
        format!("Ja, selv om det bliver {above}\u{a0}over kapaciteten")
    }
    fn seat_above_fault(&self) -> &'static str {
        "Sæt kryds, hvis de skal have plads, selv om der er fuldt."
    }
    fn reason(&self) -> &'static str {
        "Hvorfor?"
    }
    fn reason_hint(&self) -> &'static str {
        "Står i loggen, så I senere kan se, hvorfor nogen kom foran. Andre ser det ikke."
    }
    fn reason_fault(&self) -> &'static str {
        "Skriv, hvorfor de skal forrest."
    }
    fn submit(&self, foreseen: &Foreseen) -> String {
        let what = self.link(foreseen.by);
        match foreseen.mails() {
            0 => what.to_owned(),
            1 => format!("{what}, og send 1\u{a0}mail"),
            mails => format!("{what}, og send {mails}\u{a0}mails"),
        }
    }
    fn keep(&self) -> &'static str {
        "Lad være"
    }

    fn back(&self) -> &'static str {
        "Tilbage til tilmeldingen"
    }

    fn add(&self) -> &'static str {
        "Tilføj i hånden"
    }
    fn add_lead(&self) -> &'static str {
        "For oplægsholdere, værter og dem, der ringer. Det kan også gøres, efter at tilmeldingen er lukket."
    }
    fn summary(&self, faults: usize) -> String {
        if faults == 1 {
            "Ret én ting, så er de tilføjet".to_owned()
        } else {
            format!("Ret {faults} ting, så er de tilføjet")
        }
    }
    fn contact(&self) -> &'static str {
        "Kontaktperson"
    }
    fn contact_lead(&self) -> &'static str {
        "Med en e-mail får kontakten kvitteringen og linket til tilmeldingen."
    }
    fn email_hint(&self) -> &'static str {
        "Uden e-mail får personen ingen mails og ingen kalenderaftale."
    }
    fn organisation_lead(&self) -> &'static str {
        "Lad feltet stå tomt for en, der kommer på egen hånd."
    }
    fn attends(&self) -> &'static str {
        "Kontaktpersonen deltager selv"
    }
    fn attendees(&self) -> &'static str {
        "Deltagere"
    }
    fn attendees_lead(&self) -> &'static str {
        "Hver deltager får en plads. Op til 10 ad gangen."
    }
    fn attendee(&self, number: usize) -> String {
        format!("Deltager {number}")
    }
    fn add_attendee(&self) -> &'static str {
        "Tilføj deltager"
    }
    fn nobody(&self) -> &'static str {
        "Sæt kryds, hvis kontaktpersonen deltager, eller tilføj en deltager."
    }
    fn language_and_mail(&self) -> &'static str {
        "Sprog og besked"
    }
    fn language(&self) -> &'static str {
        "Sprog i mails"
    }
    fn tell(&self) -> &'static str {
        "Send besked nu til dem, der har en e-mail"
    }
    fn tell_hint(&self) -> &'static str {
        "Kvittering til kontakten og kalenderaftale til hver deltager. Uden kryds får de først besked, hvis noget ændrer sig."
    }
    fn full(&self, shortage: &Shortage) -> Note {
        let Shortage { capacity, seated, free, waiting, above } = *shortage;
        let title = if free > 0 && waiting > 0 {
            format!("{} holdes til køen", seats(free))
        } else if free > 0 {
            format!("Der er kun {} fri", seats(free))
        } else {
            "Der er optaget".to_owned()
        };
        let waits = match waiting {
            0 => String::new(),
            1 => " 1 tilmelding venter.".to_owned(),
            more => format!(" {more} tilmeldinger venter."),
        };
        let over = if above > 0 { format!(" Her mangler {}.", seats(above)) } else { String::new() };
        note(title, format!("{seated} af {} er taget.{waits}{over} Vælg nederst, hvad der skal ske.", seats(capacity)))
    }
    fn full_legend(&self) -> &'static str {
        "Der er ikke plads til dem. Hvad skal der ske?"
    }
    fn full_seat(&self, shortage: &Shortage) -> String {
        match (shortage.above, shortage.waiting) {
            (0, _) => "Giv dem plads nu, foran dem der venter".to_owned(),
            (above, 0) => format!("Giv dem plads nu, {} over kapaciteten", seats(above)),
            (above, _) => format!("Giv dem plads nu, foran dem der venter, og {} over kapaciteten", seats(above)),
        }
    }
    fn full_wait(&self, place: i64) -> String {
        format!("Skriv dem på ventelisten som nummer\u{a0}{place}")
    }
    fn full_fault(&self) -> &'static str {
        "Vælg, om de skal have plads nu eller vente."
    }
    fn submit_add(&self) -> &'static str {
        "Tilføj"
    }
    fn not_open(&self) -> Note {
        note("Ingen kan tilføjes her", "Arrangementet er ikke udgivet, eller det er aflyst eller allerede afholdt.")
    }
    fn key_used(&self) -> Note {
        note("Formularen er allerede sendt", "Den første tilmelding er gemt. Skal du tilføje en mere, så send igen.")
    }
}
