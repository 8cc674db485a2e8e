//! Danish sentences of what goes by itself before and after an event.

use crate::reminders::Which;
use crate::reminders::rules::Status;
use crate::text::reminders::Reminders;
use crate::text::{Da, Lang, dates};
use crate::time::Timestamp;

/// "til 23"
fn to(people: usize) -> String {
    if people == 0 { "til dem, der har en plads".to_owned() } else { format!("til\u{a0}{people}") }
}

impl Reminders for Da {
    fn title(&self) -> &'static str {
        "Påmindelser og tak"
    }
    fn lead(&self) -> &'static str {
        "Mails, som går af sig selv til dem, der har en plads: kl.\u{a0}9 om morgenen, og én gang til hver. Den, der \
         har fået sin plads inden for det sidste døgn, får ingen påmindelse; invitationen er lige kommet."
    }
    fn before_title(&self) -> &'static str {
        "Inden"
    }
    fn after_title(&self) -> &'static str {
        "Bagefter"
    }
    fn which(&self, which: Which) -> &'static str {
        match which {
            Which::Week => "Påmindelse en uge før",
            Which::Day => "Påmindelse en dag før",
            Which::Ask => "Spørg, om de stadig kommer",
            Which::Thanks => "Tak morgenen efter",
        }
    }
    fn hint(&self, due_at: Timestamp, status: Option<Status>, people: usize, now: Timestamp) -> String {
        let moment = dates::moment(Lang::Da, due_at);
        match status {
            None if due_at <= now => "Tiden er gået.".to_owned(),
            None => format!("Ville blive sendt {moment}."),
            Some(Status::Waits) => format!("Sendes {moment} {}.", to(people)),
            Some(Status::Due) => "Sendes om et øjeblik.".to_owned(),
            Some(Status::Sent { at, mails: 0 }) => {
                format!("Skulle sendes {}, men der var ingen at sende til.", dates::short_moment(Lang::Da, at))
            }
            Some(Status::Sent { at, mails }) => {
                format!("Sendt {} til\u{a0}{mails}. Det kan ikke kaldes tilbage.", dates::short_moment(Lang::Da, at))
            }
            Some(Status::Late) => "Blev ikke sendt: Kobling var ude af drift, da tiden var inde.".to_owned(),
            Some(Status::Passed) => {
                format!(
                    "Sendes ikke: {moment} var gået, da det blev valgt, eller da arrangementet blev udgivet eller flyttet."
                )
            }
        }
    }
    fn after_deadline(&self) -> &'static str {
        "Da er fristen for afmelding gået: et nej må komme på telefon, og pladsen går ikke videre af sig selv."
    }
    fn ask_days(&self) -> &'static str {
        "Hvornår skal de spørges?"
    }
    fn days_before(&self, days: i64) -> String {
        if days == 7 { "En uge før".to_owned() } else { format!("{days}\u{a0}dage før") }
    }
    fn thanks_text(&self, danish: bool) -> &'static str {
        if danish { "Din tekst på dansk" } else { "Din tekst på engelsk" }
    }
    fn thanks_hint(&self) -> &'static str {
        "Står under »Tak for sidst«. Mangler den engelske, får alle den danske."
    }
    fn links(&self) -> &'static str {
        "Materiale"
    }
    fn links_hint(&self) -> &'static str {
        "Oplæg, en optagelse, et spørgeskema. Links kan også tilføjes efter arrangementet, inden mailen går."
    }
    fn link_title(&self, number: usize) -> String {
        format!("Link {number}, titel")
    }
    fn link_url(&self, number: usize) -> String {
        format!("Link {number}, adresse")
    }
    fn save(&self) -> &'static str {
        "Gem"
    }
    fn saved(&self) -> &'static str {
        "Gemt. Ingen får mail nu."
    }
    fn keep(&self) -> &'static str {
        "Fortryd"
    }
    fn earlier(&self) -> &'static str {
        "Sendt om en tidligere dato"
    }
    fn earlier_line(&self, which: Which, day: &str, mails: i64) -> String {
        format!("{} ({day}): sendt til\u{a0}{mails}", self.which(which))
    }

    fn coming(&self, which: Which, asks: bool, people: usize) -> String {
        match which {
            Which::Week | Which::Day if asks => {
                format!("Påmindelse {}, med spørgsmålet, om de stadig kommer", to(people))
            }
            Which::Week | Which::Day => format!("Påmindelse {}", to(people)),
            Which::Ask => format!("»Kommer du stadig?« {}", to(people)),
            Which::Thanks => format!("Tak {}", to(people)),
        }
    }
    fn coming_sum(&self, coming: usize) -> String {
        if coming == 1 { "1\u{a0}har sagt ja".to_owned() } else { format!("{coming}\u{a0}har sagt ja") }
    }
    fn uncertain_sum(&self, uncertain: usize) -> String {
        format!("{uncertain}\u{a0}har ikke svaret")
    }
    fn uncertain_note(&self, uncertain: usize) -> String {
        if uncertain == 1 {
            "Usikker: 1\u{a0}har ikke svaret".to_owned()
        } else {
            format!("Usikker: {uncertain}\u{a0}har ikke svaret")
        }
    }
    fn uncertain(&self) -> &'static str {
        "Usikker: har ikke svaret"
    }
}
