//! Danish sentences of the organisers' workplace.

use crate::organiser::{Coming, Todo};
use crate::registrations::Capacity;
use crate::text::organiser::{Done, Organiser, SaidTodo};
use crate::text::{Da, Lang, dates};
use crate::ui::form::Fault;

/// "3 pladser"
fn seats(number: i64) -> String {
    if number == 1 { "1\u{a0}plads".to_owned() } else { format!("{number}\u{a0}pladser") }
}

/// "3 mails"
fn mails(number: usize) -> String {
    if number == 1 { "1\u{a0}mail".to_owned() } else { format!("{number}\u{a0}mails") }
}

/// "Start, slut og lokale"
fn listed(labels: &[&str]) -> String {
    let lowered: Vec<String> = labels
        .iter()
        .enumerate()
        .map(|(place, label)| if place == 0 { (*label).to_owned() } else { label.to_lowercase() })
        .collect();
    match lowered.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} og {last}", first.join(", ")),
    }
}

impl Organiser for Da {
    fn your_events(&self) -> &'static str {
        "Arrangementer"
    }
    fn new_event(&self) -> &'static str {
        "Nyt arrangement"
    }
    fn no_events(&self) -> &'static str {
        "Ingen arrangementer endnu"
    }
    fn no_events_next(&self) -> &'static str {
        "Begynd med et netværksmøde, et læringsbesøg eller en konference. Det bliver en kladde, som kun du ser, \
         til du udgiver den."
    }
    fn none_upcoming(&self) -> &'static str {
        "Ingen udgivne arrangementer forude. Udgiv en kladde, eller begynd på et nyt arrangement."
    }
    fn upcoming(&self) -> &'static str {
        "Kommende"
    }
    fn drafts(&self) -> &'static str {
        "Kladder"
    }
    fn past_and_cancelled(&self) -> &'static str {
        "Afholdte og aflyste"
    }
    fn event_column(&self) -> &'static str {
        "Arrangement"
    }
    fn waiting_column(&self) -> &'static str {
        "Venter"
    }
    fn state_column(&self) -> &'static str {
        "Tilstand"
    }
    fn seats_in_all(&self, all: u32) -> String {
        seats(i64::from(all))
    }
    fn seats_taken_of(&self, taken: u32, all: u32) -> String {
        format!("{taken} af {all} optaget")
    }
    fn draft_deleted(&self) -> &'static str {
        "Kladden er slettet."
    }

    fn past(&self) -> &'static str {
        "Afholdt"
    }
    fn see_page(&self) -> &'static str {
        "Se siden"
    }
    fn overview(&self) -> &'static str {
        "Overblik"
    }
    fn registrations(&self) -> &'static str {
        "Tilmeldinger"
    }
    fn edit(&self) -> &'static str {
        "Rediger"
    }

    fn seats(&self) -> &'static str {
        "Pladser"
    }
    fn seats_note(&self, capacity: &Capacity) -> String {
        let free = (capacity.terms.capacity - capacity.seated).max(0);
        let registrations = if capacity.parties == 1 {
            "1\u{a0}tilmelding".to_owned()
        } else {
            format!("{}\u{a0}tilmeldinger", capacity.parties)
        };
        let waiting = match capacity.waiting {
            1 => "1 venter.".to_owned(),
            more => format!("De {more} ventende er {registrations}."),
        };
        match (free, capacity.parties) {
            (0, 0) => "Alle pladser er optaget, og ingen venter.".to_owned(),
            (1, 0) => "1\u{a0}plads er ledig.".to_owned(),
            (free, 0) => format!("{} er ledige.", seats(free)),
            (0, _) => waiting,
            (free, _) => format!("{} holdes til køen: den første i køen har bedt om flere. {waiting}", seats(free)),
        }
    }
    fn seats_when_cancelled(&self, seated: i64) -> String {
        match seated {
            0 => "Ingen havde en plads.".to_owned(),
            seated => format!("{} var optaget, da det blev aflyst.", seats(seated)),
        }
    }
    fn kitchen(&self) -> &'static str {
        "Til køkkenet"
    }
    fn kitchen_lead(&self) -> &'static str {
        "Antal blandt de bekræftede. Navne og svar følger aldrig med i mails."
    }
    fn needs_you(&self) -> &'static str {
        "Kræver noget af dig"
    }
    fn todo(&self, todo: &Todo) -> SaidTodo {
        let (title, explanation, link) = match todo {
            Todo::MailLost(mail) => return Lang::Da.undelivered().lost_mail(mail),
            Todo::MailsLost { mails } => return Lang::Da.undelivered().lost_mails(*mails),
            Todo::Unfinished { missing: 1, .. } => {
                ("1 ting mangler, før arrangementet kan udgives".to_owned(), "Resten er klar.".to_owned(), "Skriv den")
            }
            Todo::Unfinished { missing, .. } => (
                format!("{missing} ting mangler, før arrangementet kan udgives"),
                "Kladden er gemt. Du kan skrive videre når som helst.".to_owned(),
                "Skriv videre",
            ),
            Todo::OverCapacity { seated, capacity } => (
                format!("{seated} har plads, men der er kun {capacity}"),
                "Ingen mister sin plads. Hæv antallet, eller afmeld selv nogen.".to_owned(),
                "Ret antal pladser",
            ),
            Todo::Queue { organisation, size, free, parties, until } if *free > 0 => (
                format!(
                    "{} holdes til køen{}",
                    seats(*free),
                    until.map_or_else(String::new, |until| format!(" til {}", dates::moment(Lang::Da, until)))
                ),
                format!(
                    "{organisation} er først og har bedt om {size}. Med {} mere er de med{}.",
                    seats(size - free),
                    if *parties > 1 { format!("; {parties} tilmeldinger venter") } else { String::new() }
                ),
                "Hæv antallet",
            ),
            Todo::Queue { parties, .. } => (
                if *parties == 1 {
                    "1 tilmelding venter på plads".to_owned()
                } else {
                    format!("{parties} tilmeldinger venter på plads")
                },
                "De rykker selv op, når nogen melder fra. Hæver du antallet, får de plads med det samme.".to_owned(),
                "Hæv antallet",
            ),
            Todo::GiveSeats { organisation, size, free, .. } => (
                format!("{organisation} venter på {}, og {} er fri", seats(*size), seats(*free)),
                "Fristen er gået, så ingen rykker op af sig selv. Du kan give dem plads.".to_owned(),
                "Giv plads",
            ),
            Todo::TooLarge { organisation, size, capacity } => (
                format!("{organisation} venter på {}", seats(*size)),
                format!("Der er kun {capacity} i alt, så de kan ikke rykke op. Tal med dem."),
                "Se tilmeldingen",
            ),
            Todo::ClosesSoon(deadline) => return Lang::Da.attention().closes_soon(*deadline),
            Todo::FewSignUps { seated, capacity, closes_at } => {
                return Lang::Da.attention().few_sign_ups(*seated, *capacity, *closes_at);
            }
            Todo::UpdateWaits { due_at } => return Lang::Da.attention().update_waits(*due_at),
            Todo::AgendaOutside { rows } => (
                if *rows == 1 {
                    "1 programpunkt ligger uden for arrangementet".to_owned()
                } else {
                    format!("{rows} programpunkter ligger uden for arrangementet")
                },
                "Arrangementets tid er måske flyttet, uden at programmet er flyttet med.".to_owned(),
                "Ret programmet",
            ),
            Todo::EnglishMissing { fields } => return Lang::Da.attention().english_missing(fields),
            Todo::NobodyYet => ("Ingen tilmeldinger endnu".to_owned(), "Siden er udgivet. Del linket:".to_owned(), ""),
        };
        SaidTodo { title, explanation, link }
    }
    fn by_itself(&self) -> &'static str {
        "Det sker af sig selv"
    }
    fn coming(&self, coming: &Coming) -> String {
        let at = |at| dates::at_brief(Lang::Da, at);
        match *coming {
            Coming::Opens(when) => format!("Tilmeldingen åbner {}", at(when)),
            Coming::BothClose(when) => format!("Tilmelding og afmelding lukker {}", at(when)),
            Coming::SignUpCloses(when) => format!("Tilmeldingen lukker {}", at(when)),
            Coming::CancellingCloses(when) => format!("Afmelding lukker {}. Ingen rykker op efter det", at(when)),
            Coming::Mail { which, asks, people, .. } => Lang::Da.reminders().coming(which, asks, people),
            Coming::PeopleDeleted(_) => "Deltagernes navne og mails slettes".to_owned(),
            Coming::NeedsDeleted(_) => "Svar om mad og adgang slettes".to_owned(),
        }
    }
    fn publish_title(&self) -> &'static str {
        "Udgiv arrangementet"
    }
    fn publish_lead(&self) -> &'static str {
        "Når det er udgivet, kan alle se siden, og adressen ændrer sig ikke mere. Det kan aflyses, men ikke trækkes tilbage."
    }
    fn publish(&self) -> &'static str {
        "Udgiv"
    }
    fn delete_draft(&self) -> &'static str {
        "Slet kladden"
    }
    fn cancel_event(&self) -> &'static str {
        "Aflys arrangementet"
    }
    fn is_cancelled(&self) -> &'static str {
        "Arrangementet er aflyst"
    }
    fn done(&self, done: Done, sent: usize) -> String {
        match (done, sent) {
            (Done::Created, _) => "Kladden er gemt. Kun du og dine medarrangører kan se den.".to_owned(),
            (Done::SavedDraft, _) => "Kladden er gemt.".to_owned(),
            (Done::Saved, 0) => "Gemt. Ændringen rører ingen, der er tilmeldt, så ingen får mail.".to_owned(),
            (Done::Saved, sent) => format!("Gemt. {} er på vej.", mails(sent)),
            (Done::SavedQuietly, _) => Lang::Da.what_if().saved_quietly(&[]),
            (Done::Held, 0) => "Gemt, og siden viser det nye.".to_owned(),
            (Done::Held, sent) => {
                format!("Gemt, og siden viser det nye. {} er på vej til dem, det ikke kan vente for.", mails(sent))
            }
            (Done::FellAway, _) => {
                "Gemt. Alt er igen, som folk kender det, så opdateringen, der ventede, er faldet bort.".to_owned()
            }
            (Done::HeldSent, 0) => "Ingen havde noget nyt at få at vide, så ingen mails er sendt.".to_owned(),
            (Done::HeldDropped, _) => "Opdateringen er ikke sendt. Siden viser stadig det nye.".to_owned(),
            (Done::Published, _) => "Arrangementet er udgivet, og siden er åben for alle.".to_owned(),
            (Done::Cancelled, 0) => "Ingen var tilmeldt, så ingen får en mail.".to_owned(),
            (Done::HeldSent | Done::Cancelled, sent) => format!("{} er på vej.", mails(sent)),
        }
    }

    fn this_sends(&self, sent: usize) -> String {
        if sent == 0 { "Se på det her, før du gemmer".to_owned() } else { format!("Det her sender {}", mails(sent)) }
    }
    fn changed_fields(&self, labels: &[&'static str]) -> String {
        match labels {
            [] => String::new(),
            [_] => format!("Ændret: {}.", listed(labels).to_lowercase()),
            _ => format!("{} er ændret.", listed(labels)),
        }
    }
    fn nothing_saved_yet(&self) -> &'static str {
        "Intet er gemt endnu."
    }
    fn what_changes(&self) -> &'static str {
        "Hvad der ændrer sig"
    }
    fn now(&self) -> &'static str {
        "Nu"
    }
    fn after(&self) -> &'static str {
        "Efter"
    }
    fn who_is_told(&self) -> &'static str {
        "Hvem får besked"
    }
    fn told_attendees(&self, number: usize, with_entry: bool) -> String {
        match (number, with_entry) {
            (1, true) => "deltager, med ny kalenderaftale".to_owned(),
            (_, true) => "deltagere, med ny kalenderaftale".to_owned(),
            (1, false) => "deltager, og aftalen forsvinder fra kalenderen".to_owned(),
            (_, false) => "deltagere, og aftalen forsvinder fra kalenderen".to_owned(),
        }
    }
    fn told_contacts(&self, number: usize) -> String {
        if number == 1 { "kontaktperson, der ikke selv deltager" } else { "kontaktpersoner, der ikke selv deltager" }
            .to_owned()
    }
    fn told_waiting(&self, number: usize) -> String {
        if number == 1 { "kontaktperson på ventelisten" } else { "kontaktpersoner på ventelisten" }.to_owned()
    }
    fn told_promoted(&self, _number: usize) -> String {
        "til dem, der får plads".to_owned()
    }
    fn told_total(&self, number: usize) -> String {
        if number == 1 { "mail, sendt inden for få minutter" } else { "mails, sendt inden for få minutter" }.to_owned()
    }
    fn how_the_mail_looks(&self) -> &'static str {
        "Sådan ser mailen ud"
    }
    fn subject(&self) -> &'static str {
        "Emne"
    }
    fn title_is_correction(&self) -> &'static str {
        "Titlen er kun rettet, for eksempel en stavefejl"
    }
    fn correction_hint(&self, sent: usize) -> String {
        match sent {
            0 => "Så sender vi ingen mails.".to_owned(),
            sent => format!("Så nævner mailen ikke titlen, og vi sender {}.", mails(sent)),
        }
    }
    fn save_and_send(&self, sent: usize) -> String {
        if sent == 0 { "Gem".to_owned() } else { format!("Gem og send {}", mails(sent)) }
    }
    fn change_more(&self) -> &'static str {
        "Ret videre"
    }
    fn moved_on_title(&self) -> &'static str {
        "Noget har ændret sig imens"
    }
    fn moved_on(&self) -> &'static str {
        "Tallene er ikke de samme, som du så før. Se dem igen, før du gemmer."
    }
    fn seats_from_to(&self, before: i64, after: i64) -> String {
        format!("Pladser: {before} → {after}")
    }
    fn still_waiting(&self, parties: usize) -> String {
        if parties == 1 {
            "1 tilmelding venter stadig.".to_owned()
        } else {
            format!("{parties} tilmeldinger venter stadig.")
        }
    }
    fn too_large(&self, organisation: &str, size: i64) -> String {
        format!("{organisation} venter på {} og kan så ikke rykke op. Tal med dem.", seats(size))
    }

    fn cancel_title(&self) -> &'static str {
        "Aflys arrangementet"
    }
    fn cancel_lead(&self) -> &'static str {
        "En aflysning er endelig. Siden bliver stående og siger, at arrangementet er aflyst."
    }
    fn cancel_words_da(&self) -> &'static str {
        "Hvad skal de vide?"
    }
    fn cancel_words_en(&self) -> &'static str {
        "Det samme på engelsk"
    }
    fn cancel_words_hint(&self) -> &'static str {
        "Står på siden og i mailen. Sig hvorfor, og hvad der sker nu."
    }
    fn replaced_by(&self) -> &'static str {
        "Træder et andet arrangement i stedet?"
    }
    fn replaced_by_none(&self) -> &'static str {
        "Nej"
    }
    fn nobody_to_tell(&self) -> &'static str {
        "Ingen er tilmeldt, så ingen får en mail."
    }
    fn cancel_and_send(&self, sent: usize) -> String {
        if sent == 0 { "Aflys arrangementet".to_owned() } else { format!("Aflys og send {}", mails(sent)) }
    }
    fn keep_event(&self) -> &'static str {
        "Behold arrangementet"
    }
    fn cancel_fault(&self, field: &str, fault: Fault) -> Option<String> {
        match (field, fault) {
            ("words.da", Fault::Required) => Some("Skriv et par ord til dem, der havde glædet sig.".to_owned()),
            ("replaced_by", Fault::Choice) => Some("Vælg et af dine udgivne arrangementer, eller nej.".to_owned()),
            _ => None,
        }
    }
}
