//! Danish sentences of the public pages.

use crate::events::Kind;
use crate::site::Availability;
use crate::text::dates::{self, NBSP, capitalised};
use crate::text::site::{Article, CapacityWords, Kept, Passage, Site, TicketWords};
use crate::text::{Da, Lang};
use crate::time::Timestamp;

const DA: Lang = Lang::Da;

fn places(count: i64) -> String {
    if count == 1 { format!("1{NBSP}plads") } else { format!("{count}{NBSP}pladser") }
}

fn the(kind: Kind) -> String {
    capitalised(DA.events().the(kind))
}

/// "fuldt", "fuld": as the kind's gender asks.
fn full(kind: Kind) -> &'static str {
    if kind == Kind::Conference { "fuld" } else { "fuldt" }
}

impl Site for Da {
    fn headline(&self) -> &'static str {
        "Her mødes erhvervsliv og socialøkonomi"
    }
    fn front_lead(&self) -> &'static str {
        "Netværksmøder, læringsbesøg og den nationale konference. I tilmelder jer uden login."
    }
    fn front_description(&self, municipality: &str) -> String {
        format!(
            "Kommende arrangementer i {municipality} om erhverv og socialøkonomi: hvornår, hvor, hvorfor, og om der er \
             plads. Tilmeld jer uden login."
        )
    }
    fn upcoming(&self, count: usize) -> String {
        if count == 1 { "1 kommende arrangement".to_owned() } else { format!("{count} kommende arrangementer") }
    }
    fn today_is(&self, now: Timestamp) -> String {
        format!("I dag er det {} {}, {}", dates::weekday(DA, now), dates::day(DA, now), dates::week(DA, now))
    }
    fn nothing_planned(&self) -> &'static str {
        "Ingen arrangementer lige nu"
    }
    fn nothing_planned_so(&self) -> &'static str {
        "Det næste står her, så snart det er planlagt. Har I noget, andre skal høre om, eller vil I have besked, så skriv til os."
    }
    fn write_to_us(&self) -> &'static str {
        "Skriv til "
    }
    fn nearness(&self, at: Timestamp, now: Timestamp) -> Option<String> {
        match (at.date() - now.date()).num_days() {
            0 => Some("I dag".to_owned()),
            1 => Some("I morgen".to_owned()),
            2..=6 => Some(format!("På {}", dates::weekday(DA, at))),
            _ => None,
        }
    }
    fn cancelled(&self) -> &'static str {
        "Aflyst"
    }
    fn why_is(&self) -> &'static str {
        "Hvorfor:"
    }
    fn everyone_was_told(&self, kind: Kind) -> String {
        format!("{} er aflyst. Alle tilmeldte har fået besked.", the(kind))
    }
    fn new_date(&self, kind: Kind, at: Timestamp) -> String {
        let new = match kind {
            Kind::NetworkMeeting => "Nyt møde",
            Kind::LearningVisit => "Nyt besøg",
            Kind::Conference => "Ny konference",
        };
        format!("{new} {}", dates::day(DA, at))
    }
    fn capacity(&self, availability: Availability, now: Timestamp) -> CapacityWords {
        let (strong, rest, note) = match availability {
            Availability::NotYet { opens_at, capacity } => {
                (format!("Åbner {}", dates::near(DA, opens_at, now)), None, Some(places(capacity)))
            }
            Availability::Open { left, capacity, closes_at } => {
                let rest = if left == 1 { "ledig" } else { "ledige" };
                (
                    format!("{left} af {}", places(capacity)),
                    Some(rest.to_owned()),
                    Some(format!("Tilmelding lukker {}", dates::near(DA, closes_at, now))),
                )
            }
            Availability::Full { waiting, .. } => (
                "Optaget".to_owned(),
                (waiting > 0).then(|| format!("· {waiting}{NBSP}på venteliste")),
                Some("I kan skrive jer på ventelisten".to_owned()),
            ),
            Availability::Closed { closed_at } => (
                "Tilmeldingen er lukket".to_owned(),
                None,
                Some(format!("Den lukkede {}", dates::near(DA, closed_at, now))),
            ),
            Availability::Cancelled => (self.cancelled().to_owned(), None, None),
            Availability::Begun => ("I gang nu".to_owned(), None, Some("Tilmeldingen er lukket".to_owned())),
            Availability::Past => ("Slut".to_owned(), None, None),
        };
        CapacityWords { strong, rest, note }
    }

    fn ticket(&self, kind: Kind, availability: Availability, now: Timestamp) -> TicketWords {
        let the = the(kind);
        let (title, explanation) = match availability {
            Availability::NotYet { opens_at, capacity } => (
                format!("Åbner {}", dates::near(DA, opens_at, now)),
                Some(format!("Der er {}. Kom tilbage og tilmeld jer, når der åbnes.", places(capacity))),
            ),
            Availability::Open { left, capacity, .. } => {
                let free = if left == 1 { "ledig" } else { "ledige" };
                (format!("{} {free}", places(left)), Some(format!("{} af {capacity} er taget", capacity - left)))
            }
            Availability::Full { waiting, parties, .. } => {
                let queue = if waiting == 0 {
                    "Ingen venter endnu. Skriver I jer på nu, er I først i køen.".to_owned()
                } else {
                    let wait = if waiting == 1 { "1 venter".to_owned() } else { format!("{waiting} venter") };
                    format!("{wait} på en plads. Skriver I jer på nu, bliver I nummer {} i køen.", parties + 1)
                };
                ("Optaget".to_owned(), Some(format!("{the} er {}. {queue}", full(kind))))
            }
            Availability::Closed { closed_at } => (
                "Tilmeldingen er lukket".to_owned(),
                Some(format!("Tilmeldingen lukkede {}.", dates::moment(DA, closed_at))),
            ),
            Availability::Cancelled => (format!("{the} er aflyst"), None),
            Availability::Begun => (format!("{the} er i gang"), Some("Tilmeldingen er lukket.".to_owned())),
            Availability::Past => (
                format!("{the} er slut"),
                Some("Siden bliver stående, så man kan læse, hvad det handlede om.".to_owned()),
            ),
        };
        TicketWords { title, explanation }
    }
    fn sign_up(&self) -> &'static str {
        "Tilmeld jer"
    }
    fn join_waiting_list(&self) -> &'static str {
        "Skriv jer på ventelisten"
    }
    fn call_if_urgent(&self, name: &str) -> (String, &'static str) {
        (format!("Ring til {name} på "), ", hvis det haster.")
    }
    fn write_if_urgent(&self, name: &str) -> (String, &'static str) {
        (format!("Skriv til {name} på "), ", hvis det haster.")
    }
    fn instead(&self) -> &'static str {
        "I stedet"
    }
    fn sign_up_by(&self) -> &'static str {
        "Tilmeld senest"
    }
    fn sign_up_opens(&self) -> &'static str {
        "Åbner"
    }
    fn price(&self) -> &'static str {
        "Pris"
    }
    fn free(&self) -> &'static str {
        "Gratis"
    }
    fn cancellation(&self) -> &'static str {
        "Afmelding"
    }
    fn cancel_until(&self, at: Timestamp) -> String {
        format!("Gratis til {}", dates::moment(DA, at))
    }
    fn audience(&self) -> &'static str {
        "Hvem"
    }
    fn calendar_file(&self) -> &'static str {
        "Hent kalenderfil (.ics)"
    }
    fn map(&self) -> &'static str {
        "Vis på kort"
    }
    fn online(&self) -> &'static str {
        "Online"
    }
    fn also_online(&self) -> &'static str {
        "Også online"
    }
    fn online_link_is(&self) -> &'static str {
        "Linket står i deltagernes kalenderaftale"
    }
    fn why(&self) -> &'static str {
        "Hvorfor"
    }
    fn how(&self) -> &'static str {
        "Hvordan"
    }
    fn what(&self) -> &'static str {
        "Hvad"
    }
    fn principles(&self, kind: Kind) -> String {
        format!("{} tjener disse principper", the(kind))
    }
    fn programme(&self) -> &'static str {
        "Program"
    }
    fn how_to_get_in(&self) -> &'static str {
        "Sådan kommer I ind"
    }
    fn access(&self) -> &'static str {
        "Adgang"
    }
    fn transport(&self) -> &'static str {
        "Transport"
    }
    fn good_to_know(&self) -> &'static str {
        "Godt at vide"
    }
    fn bring(&self) -> &'static str {
        "Tag med"
    }
    fn terms(&self) -> &'static str {
        "Betingelser"
    }
    fn organisers(&self) -> &'static str {
        "Arrangører"
    }
    fn write_to(&self, first_name: &str) -> String {
        format!("Skriv til {first_name}")
    }
    fn call(&self) -> &'static str {
        "Ring"
    }
    fn responsible(&self, responsible: &str, partners: &[&str]) -> String {
        let together = match partners {
            [] => return format!("Ansvarlig: {responsible}."),
            [one] => return format!("Ansvarlig: {responsible}. Partner: {one}."),
            [first @ .., last] => format!("{} og {last}", first.join(", ")),
        };
        format!("Ansvarlig: {responsible}. Partnere: {together}.")
    }

    fn calendar_more(&self, address: &str) -> String {
        format!("Program og tilmelding: {address}")
    }

    fn privacy(&self, municipality: &str, kept: Kept) -> Article {
        Article {
            title: "Privatliv og sletning",
            lead: "Vi beder om det, arrangementet kræver, bruger det kun til det og sletter det igen.",
            passages: vec![
                Passage {
                    heading: "Hvem har ansvaret",
                    paragraphs: vec![format!(
                        "{municipality} er dataansvarlig. Vi behandler tilmeldinger som led i kommunens arbejde for erhverv \
                         og socialøkonomi (databeskyttelsesforordningens artikel 6, stk. 1, litra e). Svar om mad og \
                         adgang behandler vi kun med samtykke (artikel 9, stk. 2, litra a)."
                    )],
                    points: Vec::new(),
                },
                Passage {
                    heading: "Hvad vi gemmer, og hvorfor",
                    paragraphs: Vec::new(),
                    points: vec![
                        "Om den, der tilmelder: navn, e-mail, telefon, virksomhedens navn og CVR-nummer, hvis I skriver det. \
                         Det bruger vi til kvitteringen, til besked om ændringer og til at ringe, hvis noget haster.".into(),
                        "Om hver deltager: navn og e-mail. Det bruger vi til invitationen med kalenderaftalen og til \
                         deltagerlisten.".into(),
                        "Om mad og adgang, hvis I skriver noget: det bruger vi til at bestille mad og gøre lokalet \
                         klar. Det er frivilligt og står aldrig i en mail, og køkkenet får kun antal.".into(),
                        "Om arrangører: navn, e-mail og et aftryk af adgangskoden, som den ikke kan læses ud af.".into(),
                        "En log over, hvem der gjorde hvad og hvornår, så vi kan finde og rette fejl.".into(),
                    ],
                },
                Passage {
                    heading: "Hvem ser det",
                    paragraphs: vec![
                        "Arrangørerne af det arrangement, du er tilmeldt, ser listen over deltagere. Den, der tilmeldte dig, \
                         ser dit navn, og om pladsen stadig er din. Andre deltagere ser intet om dig, hverken her, i mails \
                         eller i kalenderfiler."
                            .to_owned(),
                        "Vi giver intet videre, og siden henter intet fra andre: ingen måling, ingen reklamer, ingen fremmede \
                         skrifttyper. Kortet ligger et andet sted og hentes først, når du selv følger linket."
                            .to_owned(),
                    ],
                    points: Vec::new(),
                },
                Passage {
                    heading: "Hvor længe vi gemmer det",
                    paragraphs: Vec::new(),
                    points: vec![
                        format!("Svar om mad og adgang: {} dage efter arrangementet.", kept.needs_days).into(),
                        format!(
                            "Navne, e-mails, telefonnumre, virksomhedens navn, mailene til jer og loggen: {} måneder efter \
                             arrangementet. Arrangøren kan vælge fra {} til {} måneder, og datoen står på \
                             arrangementets side, ved tilmeldingen og på din egen side. Når du har fået den at vide, \
                             kan den kun blive tidligere, medmindre arrangementet flyttes.",
                            kept.usual_months, kept.months.0, kept.months.1
                        )
                        .into(),
                        "Arrangørers konti, og loggen over, hvem der gav og fik adgang: så længe kontoen findes. Kontaktpersoner, der står på et arrangements side: så \
                         længe siden står der."
                            .into(),
                        "Tal uden navne: bliver, så kommunen kan se, hvad arrangementerne førte til.".into(),
                    ],
                },
                Passage {
                    heading: "Cookies",
                    paragraphs: vec![
                        "Ingen, når du læser siderne eller tilmelder dig. Arrangører får én, når de logger ind; uden den \
                         skulle de logge ind igen på hver side. Derfor er her ingen boks at trykke væk."
                            .to_owned(),
                    ],
                    points: Vec::new(),
                },
                Passage {
                    heading: "Hvad du kan kræve",
                    paragraphs: vec![
                        "Linket i din mail fører til din egen side. Der kan du se alt, hvad vi har om dig ved \
                         arrangementet, og slette det før tid uden at give en grund. En plads, der ikke er brugt, \
                         bliver afmeldt først. Svaret om mad og adgang kan du slette alene, og så har du trukket \
                         dit samtykke tilbage."
                            .to_owned(),
                        "Du kan også få dine oplysninger rettet, få en kopi af dem, få behandlingen begrænset og gøre \
                         indsigelse. Skriv til os om det. Har du mistet linket, så skriv fra den adresse, du blev \
                         tilmeldt med."
                            .to_owned(),
                        "Når noget er slettet, er det ude af databasen og mailkøen. I en sikkerhedskopi kan det stå \
                         lidt endnu, til kopien bliver overskrevet. Mails, vi har sendt, ligger i modtagernes egne \
                         indbakker."
                            .to_owned(),
                        "Er du uenig i, hvordan vi behandler dine oplysninger, kan du klage til Datatilsynet, Carl Jacobsens \
                         Vej 35, 2500 Valby, telefon 33\u{a0}19\u{a0}32\u{a0}00, datatilsynet.dk."
                            .to_owned(),
                    ],
                    points: Vec::new(),
                },
            ],
        }
    }
    fn accessibility(&self, municipality: &str) -> Article {
        Article {
            title: "Tilgængelighed",
            lead: "Alle skal kunne finde et arrangement, tilmelde sig og komme ind ad døren.",
            passages: vec![
                Passage {
                    heading: "Det har vi gjort",
                    paragraphs: vec![
                        "Siderne er bygget efter WCAG 2.2, niveau AA, og bliver prøvet mod det, hver gang programmet ændres."
                            .to_owned(),
                    ],
                    points: vec![
                        "Alt kan bruges med tastatur alene og med skærmlæser.".into(),
                        "Siderne virker på en smal telefon, ved 200 % zoom, i høj kontrast og på papir.".into(),
                        "Alt virker uden JavaScript.".into(),
                        "Farver står aldrig alene: hver tilstand har et tegn og et ord.".into(),
                        "Fejl i en formular står samlet øverst og ved hvert felt, og det, du har skrevet, bliver stående.".into(),
                    ],
                },
                Passage {
                    heading: "Det kan drille",
                    paragraphs: vec![
                        "Arrangører skriver selv deres tekster. Mangler en tekst på engelsk, står den på dansk og er mærket \
                         som dansk, så en skærmlæser udtaler den rigtigt."
                            .to_owned(),
                    ],
                    points: Vec::new(),
                },
                Passage {
                    heading: "Adgang til selve arrangementet",
                    paragraphs: vec![
                        "Hvert arrangement fortæller om trin, elevator og teleslynge under »Sådan kommer I ind«. Har du brug \
                         for noget andet, så skriv det i tilmeldingen eller til arrangøren."
                            .to_owned(),
                    ],
                    points: Vec::new(),
                },
                Passage {
                    heading: "Sig til, hvis noget ikke virker",
                    paragraphs: vec![
                        "Fortæl os, hvilken side det er, og hvad du ville. Så retter vi det, eller vi giver dig det på en \
                         anden måde."
                            .to_owned(),
                        format!(
                            "Får du ikke et svar fra {municipality}, du kan bruge, kan du klage til Digitaliseringsstyrelsen, \
                             der fører tilsyn med offentlige hjemmesider."
                        ),
                    ],
                    points: Vec::new(),
                },
            ],
        }
    }
    fn contact(&self) -> &'static str {
        "Kontakt"
    }
    fn statement(&self) -> &'static str {
        "Læs den fulde tilgængelighedserklæring"
    }
    fn no_statement(&self) -> &'static str {
        "Den fulde tilgængelighedserklæring er ikke udgivet endnu: det her er en prøveudgave."
    }
}
