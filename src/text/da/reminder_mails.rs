//! Danish sentences of the mails that go by themselves before and after an event.

use crate::events::Kind;
use crate::text::registration_mails::{Opening, first_name};
use crate::text::reminder_mails::{Occasion, ReminderMails};
use crate::text::{Da, Lang, dates};

/// "mødet"
fn the(kind: Kind) -> &'static str {
    Lang::Da.events().the(kind)
}

/// "I morgen", as a sentence begins. A mail may come late, so what is further away is told by its date.
fn when(occasion: &Occasion<'_>, days: i64) -> String {
    match days {
        0 => "I dag".to_owned(),
        1 => "I morgen".to_owned(),
        _ => dates::capitalised(occasion.date),
    }
}

/// A sentence about those who wait, behind another.
fn queue(waiting: i64) -> String {
    match waiting {
        0 => String::new(),
        1 => " Der er 1\u{a0}på ventelisten.".to_owned(),
        more => format!(" Der er {more}\u{a0}på ventelisten."),
    }
}

impl ReminderMails for Da {
    fn reminder(&self, occasion: &Occasion<'_>, days: i64, asks: bool) -> Opening {
        let (when, first, the) = (when(occasion, days), first_name(occasion.name), the(occasion.kind));
        let (subject, heading, intro) = if asks {
            (
                format!("Kommer du stadig? {when}: {}", occasion.title),
                format!("Kommer du stadig, {first}?"),
                format!("{when} er det tid til {the}. Svar ja eller nej, så vi ved, hvor mange vi bliver."),
            )
        } else {
            (
                format!("{when}: {}", occasion.title),
                format!("{when} ses vi, {first}"),
                format!("Her er det, du skal bruge for at finde frem til {the}."),
            )
        };
        Opening { subject, preview: intro.clone(), heading, intro }
    }
    fn thanks(&self, occasion: &Occasion<'_>, missed: bool) -> Opening {
        let (first, the) = (first_name(occasion.name), the(occasion.kind));
        let when = dates::capitalised(occasion.date);
        let held = match occasion.kind {
            Kind::LearningVisit => format!("{when} var vi på læringsbesøg."),
            Kind::NetworkMeeting | Kind::Conference => format!("{when} holdt vi {the}."),
        };
        let (subject, heading, intro) = if missed {
            (
                format!("Efter {the}: {}", occasion.title),
                format!("Til dig, {first}"),
                format!("{held} Her er det, de andre fik med hjem, hvis du ikke nåede at være med."),
            )
        } else {
            (
                format!("Tak for sidst: {}", occasion.title),
                format!("Tak for sidst, {first}"),
                format!("{held} Tak, fordi du var med."),
            )
        };
        Opening { subject, preview: intro.clone(), heading, intro }
    }
    fn yes(&self) -> &'static str {
        "Ja, jeg kommer"
    }
    fn no(&self) -> &'static str {
        "Nej, giv pladsen videre"
    }
    fn how_to_answer(&self, waiting: i64) -> String {
        format!("Knapperne fører til en side, hvor du svarer. Siger du nej, kan en anden få pladsen.{}", queue(waiting))
    }
    fn too_late_to_cancel(&self) -> &'static str {
        "Fristen for afbud er gået. Bliver du forhindret, så ring til os eller svar på mailen."
    }
    fn cannot_come(&self, waiting: i64, until: &str) -> String {
        format!("Kan du ikke komme? Meld afbud senest {until}, så en anden kan få pladsen.{}", queue(waiting))
    }
    fn give_up(&self) -> &'static str {
        "Meld afbud"
    }
    fn entry_stands(&self) -> &'static str {
        "Aftalen i din kalender gælder stadig. Mangler du den?"
    }
    fn get_entry(&self) -> &'static str {
        "Hent aftalen igen"
    }
    fn material(&self) -> &'static str {
        "Materiale"
    }
    fn why(&self, kind: Kind) -> String {
        format!("Du får mailen, fordi du har en plads til {}.", the(kind))
    }
    fn why_thanks(&self, kind: Kind) -> String {
        format!("Du får mailen, fordi du havde en plads til {}.", the(kind))
    }
}
