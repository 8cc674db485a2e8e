//! Danish sentences about who signs in.

use crate::people::{AccountState, Deed, DoneBy, Role, Why};
use crate::text::people_admin::{Invited, PeopleAdmin, PersonDone};
use crate::text::{Da, Lang, dates};
use crate::time::Timestamp;

impl PeopleAdmin for Da {
    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Administrator => "Administrator",
            Role::Organiser => "Arrangør",
            Role::Partner => "Partner",
            Role::Door => "Ved døren",
        }
    }
    fn role_hint(&self, role: Role) -> &'static str {
        match role {
            Role::Administrator => "Ser og ændrer alle arrangementer, og bestemmer, hvem der har adgang.",
            Role::Organiser => "Opretter arrangementer, og ser og ændrer sine egne og dem, de er medarrangør af.",
            Role::Partner => {
                "Ser de arrangementer, deres organisation står på, og hvem der kommer. Ser ikke kost og behov, og ændrer intet."
            }
            Role::Door => {
                "Krydser af, hvem der kom, ved de arrangementer, de sættes på. Fra dagen før til dagen efter."
            }
        }
    }
    fn role_means(&self, role: Role) -> &'static str {
        match role {
            Role::Administrator => "Du kan se og ændre alle arrangementer, og du bestemmer, hvem der har adgang.",
            Role::Organiser => "Du kan oprette arrangementer, og se og ændre dine egne og dem, du er medarrangør af.",
            Role::Partner => "Du kan se de arrangementer, din organisation står på, og hvem der kommer.",
            Role::Door => "Du kan krydse af, hvem der kommer, ved de arrangementer, du er sat på. Det åbner dagen før.",
        }
    }
    fn unknown_role(&self) -> &'static str {
        "Ukendt rolle"
    }

    fn people(&self) -> &'static str {
        "Personer"
    }
    fn people_lead(&self) -> &'static str {
        "Alle, der kan logge ind, og hvad de kan."
    }
    fn invite(&self) -> &'static str {
        "Invitér"
    }
    fn name(&self) -> &'static str {
        "Navn"
    }
    fn email(&self) -> &'static str {
        "E-mail"
    }
    fn role_label(&self) -> &'static str {
        "Rolle"
    }
    fn last_seen(&self) -> &'static str {
        "Sidst set"
    }
    fn never(&self) -> &'static str {
        "Aldrig logget ind"
    }
    fn you(&self) -> &'static str {
        "Dig"
    }
    fn account_state(&self, state: AccountState) -> &'static str {
        match state {
            AccountState::Active => "Aktiv",
            AccountState::Invited(_) => "Inviteret",
            AccountState::WithoutPassword => "Uden adgangskode",
            AccountState::Closed => "Lukket",
        }
    }

    fn invite_title(&self) -> &'static str {
        "Invitér en person"
    }
    fn invite_lead(&self, days: i64) -> String {
        format!("Vi sender en mail med et link, hvor de selv vælger en adgangskode. Linket gælder i {days}\u{a0}dage.")
    }
    fn not_invited(&self) -> &'static str {
        "Invitationen er ikke sendt endnu"
    }
    fn organisation_of_partner(&self) -> &'static str {
        "Partnerens organisation"
    }
    fn organisation_hint(&self) -> &'static str {
        "Kun for partnere. Skriv den, som den står på arrangementerne: Det er dem, partneren ser."
    }
    fn mail_language(&self) -> &'static str {
        "Mails til personen er på"
    }
    fn send_invitation(&self) -> &'static str {
        "Send invitationen"
    }
    fn leave_it(&self) -> &'static str {
        "Lad være"
    }
    fn name_missing(&self) -> &'static str {
        "Skriv et navn."
    }
    fn email_missing(&self) -> &'static str {
        "Skriv den e-mail, invitationen skal til."
    }
    fn role_missing(&self) -> &'static str {
        "Vælg en rolle."
    }
    fn organisation_missing(&self) -> &'static str {
        "Skriv, hvilken organisation partneren kommer fra."
    }
    fn taken(&self) -> &'static str {
        "Den e-mail har allerede en konto."
    }
    fn taken_title(&self) -> &'static str {
        "Personen er her allerede"
    }
    fn taken_link(&self) -> &'static str {
        "Se kontoen, og ret den dér"
    }

    fn invitation_subject(&self, municipality: &str) -> String {
        format!("Du er inviteret til {municipality} på Kobling")
    }
    fn invitation_lead(&self, invited: &Invited<'_>, municipality: &str) -> String {
        let by = invited.by;
        let whom = match (invited.role, invited.organisation) {
            (Role::Administrator, _) => "administrator".to_owned(),
            (Role::Organiser, _) => "arrangør".to_owned(),
            (Role::Partner, Some(organisation)) => format!("partner fra {organisation}"),
            (Role::Partner, None) => "partner".to_owned(),
            (Role::Door, _) => "den, der tager imod ved døren".to_owned(),
        };
        format!("{by} har givet dig adgang til {municipality}s arrangementer som {whom}.")
    }
    fn invitation_lives(&self, until: Timestamp) -> String {
        let until = dates::full_date(Lang::Da, until);
        format!("Linket gælder til og med {until} og kan bruges én gang.")
    }
    fn invitation_not_expected(&self, by: &str) -> String {
        format!("Kender du ikke {by}, skal du ikke gøre noget. Så sker der ikke mere.")
    }
    fn invitation_ended(&self) -> &'static str {
        "En invitation gælder i 7 dage, og kun til der er sendt en nyere. Få et nyt link til den e-mail, du blev inviteret på."
    }

    fn account(&self) -> &'static str {
        "Konto"
    }
    fn events_of_organisation(&self) -> &'static str {
        "Organisationen står på"
    }
    fn how_many_events(&self, events: i64) -> String {
        match events {
            0 => "Ingen arrangementer endnu".to_owned(),
            1 => "1\u{a0}arrangement".to_owned(),
            more => format!("{more}\u{a0}arrangementer"),
        }
    }
    fn link_works_until(&self) -> &'static str {
        "Linket virker til"
    }
    fn invite_again(&self) -> &'static str {
        "Send invitationen igen"
    }
    fn save(&self) -> &'static str {
        "Gem"
    }
    fn not_saved(&self) -> &'static str {
        "Det er ikke gemt endnu"
    }
    fn changed_meanwhile(&self) -> &'static str {
        "En anden har ændret kontoen imens"
    }
    fn it_is_now(&self, name: &str, role: &str, organisation: Option<&str>) -> String {
        let from = organisation.map(|organisation| format!(", {organisation}")).unwrap_or_default();
        format!(
            "Nu står der: {name}, {role}{from}. Det, du skrev, står herunder. Gem, hvis det er det, der skal gælde."
        )
    }
    fn done(&self, done: PersonDone, email: &str) -> String {
        match done {
            PersonDone::Invited => format!("Invitationen er på vej til {email}"),
            PersonDone::InvitedAgain => {
                format!("En ny invitation er på vej til {email}. Det gamle link virker ikke mere")
            }
            PersonDone::Saved => "Gemt. Det gælder fra nu af".to_owned(),
            PersonDone::Closed => "Kontoen er lukket, og personen er logget ud alle steder".to_owned(),
            PersonDone::Reopened => "Kontoen er åben igen".to_owned(),
        }
    }
    fn mail_lost(&self, email: &str) -> String {
        format!("Mailen til {email} kom ikke frem")
    }
    fn why_lost(&self, why: Why) -> &'static str {
        match why {
            Why::NoSuchAddress => {
                "Adressen findes ikke, eller den er skrevet forkert. Luk kontoen, og invitér personen på den rigtige."
            }
            Why::MailboxFull => "Postkassen er fuld. Send igen, når der er plads.",
            Why::Refused => "Modtagerens mailserver afviste den. Ring til personen.",
            Why::NotAllowed => "Jeres egen mailserver ville ikke sende den. Sig det til jeres it-afdeling.",
            Why::Deferred | Why::NoAnswer | Why::Outdated => {
                "Mailserveren har ikke taget imod den i en uge. Send igen, og sig det til jeres it-afdeling."
            }
            Why::Internal => "Kobling kunne ikke skrive den. Sig det til dem, der driver Kobling.",
        }
    }
    fn last_administrator(&self) -> &'static str {
        "Det er den sidste administrator, der kan logge ind."
    }
    fn last_administrator_next(&self) -> &'static str {
        "Gør først en anden til administrator, og vent, til de har logget ind."
    }
    fn close(&self) -> &'static str {
        "Luk kontoen"
    }
    fn close_title(&self, name: &str) -> String {
        format!("Luk kontoen for {name}?")
    }
    fn closing(&self, own: bool) -> Vec<&'static str> {
        let first = if own {
            "Det er din egen konto. Du logges ud alle steder med det samme og kan ikke logge ind igen."
        } else {
            "Personen logges ud alle steder med det samme og kan ikke logge ind igen."
        };
        vec![
            first,
            "Links til at vælge adgangskode, der allerede er sendt, holder op med at virke.",
            "Arrangementer, personen har lavet, bliver, hvor de er. Det står stadig i loggen, hvem der gjorde hvad.",
            "En administrator kan åbne kontoen igen.",
        ]
    }
    fn keep_open(&self) -> &'static str {
        "Behold den"
    }
    fn back(&self) -> &'static str {
        "Tilbage til kontoen"
    }
    fn reopen(&self) -> &'static str {
        "Åbn kontoen igen"
    }
    fn reopen_title(&self, name: &str) -> String {
        format!("Åbn kontoen for {name} igen?")
    }
    fn reopening(&self, has_password: bool) -> &'static str {
        if has_password {
            "Personen kan logge ind med den adgangskode, de havde, og se det samme som før. De skal selv logge ind igen, hvor de var logget ind."
        } else {
            "Personen har aldrig valgt en adgangskode. Send dem en ny invitation bagefter."
        }
    }
    fn keep_closed(&self) -> &'static str {
        "Lad den være lukket"
    }

    fn deed(&self, deed: Deed) -> &'static str {
        match deed {
            Deed::Added => "Oprettet",
            Deed::NewLink => "Nyt link til at vælge adgangskode",
            Deed::Invited => "Inviteret",
            Deed::InvitedAgain => "Inviteret igen",
            Deed::Changed => "Ændret",
            Deed::Closed => "Lukket",
            Deed::Reopened => "Åbnet igen",
            Deed::SetPassword => "Valgte en adgangskode",
            Deed::SignedOutEverywhere => "Loggede ud alle steder",
            Deed::Other => "Noget andet",
        }
    }
    fn done_by(&self, by: &DoneBy) -> String {
        match by {
            DoneBy::Themselves => "Personen selv".to_owned(),
            DoneBy::Colleague(Some(name)) => name.clone(),
            DoneBy::Colleague(None) => "En tidligere administrator".to_owned(),
            DoneBy::CommandLine => "Den, der driver Kobling".to_owned(),
        }
    }
    fn where_signed_in(&self) -> &'static str {
        "Her er du logget ind"
    }
    fn signed_in_at(&self) -> &'static str {
        "Logget ind"
    }
    fn this_session(&self) -> &'static str {
        "Denne"
    }
    fn other_session(&self) -> &'static str {
        "Et andet sted"
    }
    fn end_session(&self) -> &'static str {
        "Log ud"
    }
    fn session_ended(&self) -> &'static str {
        "Du er logget ud der"
    }

    fn no_partner_events(&self) -> &'static str {
        "Ingen arrangementer endnu"
    }
    fn no_partner_events_next(&self) -> &'static str {
        "Når din organisation står på et arrangement, og det er udgivet, ser du det her."
    }

    fn attendance(&self) -> &'static str {
        "Fremmøde"
    }
    fn no_door_events(&self) -> &'static str {
        "Ingen arrangementer lige nu"
    }
    fn no_door_events_next(&self) -> &'static str {
        "Når en arrangør sætter dig ved døren til et arrangement, ser du det her."
    }
    fn door_opens(&self, day: &str) -> String {
        format!("Åbner {day}")
    }
    fn tick(&self) -> &'static str {
        "Kryds af"
    }
    fn nobody_to_tick(&self) -> &'static str {
        "Ingen at krydse af"
    }

    fn at_the_door(&self, name: &str) -> String {
        format!("{name} (ved døren)")
    }
}
