//! Danish sentences of the log and of a registration's story.

use crate::messages::Audience;
use crate::organiser::{By, Fate, Happened, Why};
use crate::registrations::mails::Told;
use crate::text::log::Log;
use crate::text::{Da, Lang, dates};
use crate::time::Timestamp;

fn seats(number: i64) -> String {
    if number == 1 { "1\u{a0}plads".to_owned() } else { format!("{number}\u{a0}pladser") }
}

/// A sentence of its own, behind another.
fn mails(number: Option<i64>) -> String {
    match number {
        None => String::new(),
        Some(0) => "Ingen fik mail.".to_owned(),
        Some(1) => "Der blev sendt 1\u{a0}mail.".to_owned(),
        Some(more) => format!("Der blev sendt {more}\u{a0}mails."),
    }
}

fn why(why: Why) -> &'static str {
    match why {
        Why::NoSuchAddress => "adressen findes ikke",
        Why::MailboxFull => "postkassen er fuld",
        Why::Refused => "modtagerens mailserver afviste den",
        Why::NotAllowed => "jeres egen mailserver måtte ikke sende den",
        Why::Deferred => "modtagerens mailserver beder os vente",
        Why::Outdated => "den nåede ikke afsted i tide",
        Why::NoAnswer => "mailserveren svarer ikke",
        Why::Internal => "Kobling kunne ikke skrive den",
    }
}

impl Log for Da {
    fn title(&self) -> &'static str {
        "Hændelser"
    }
    fn lead(&self) -> &'static str {
        "Hvem gjorde hvad og hvornår, med det, der stod før og efter. Slettes sammen med deltagernes oplysninger."
    }
    fn kinds(&self) -> &'static str {
        "Vis kun"
    }
    fn all(&self) -> &'static str {
        "Alle"
    }
    fn kind(&self, action: &str) -> &'static str {
        match action {
            "registration.sign_up" => "Tilmeldt",
            "registration.promoted" => "Rykket op",
            "registration.unseat" => "Flyttet til ventelisten",
            "registration.cancel" => "Afmeldt",
            "registration.add" => "Tilføjet",
            "registration.to_head" => "Sat forrest",
            "registration.least" => "Mindste antal",
            "attendance.tick" => "Fremmøde",
            "seat.coming" => "Svar",
            "event.reminders" => "Påmindelser valgt",
            "reminder.send" => "Sendt af sig selv",
            "reminder.late" => "Ikke sendt",
            "event.copy" => "Kopieret",
            "event.held_update_sent" => "Udskudt besked sendt",
            "event.held_update_dropped" => "Udskudt besked faldt bort",
            "registration.sent_again" => "Invitation igen",
            "registration.edit" => "Tilmelding rettet",
            "registration.note" => "Note",
            "registration.erase" | "event.erase" => "Oplysninger slettet",
            "registration.erase_needs" => "Mad og adgang slettet",
            "event.create" => "Oprettet",
            "event.save" => "Arrangement rettet",
            "event.publish" => "Udgivet",
            "event.cancel" => "Aflyst",
            "message.send" => "Besked sendt",
            _ => "Andet",
        }
    }
    fn nothing_yet(&self) -> &'static str {
        "Der er ikke sket noget endnu"
    }
    fn happened(&self, happened: &Happened) -> String {
        let said = match happened {
            Happened::SignedUp { seats: 0, .. } => "Tilmeldt".to_owned(),
            Happened::SignedUp { seats: number, waits: true } => {
                format!("Skrevet på ventelisten til {}", seats(*number))
            }
            Happened::SignedUp { seats: number, waits: false } => format!("Tilmeldt med {}", seats(*number)),
            Happened::Promoted { seats: 0 } => "Rykket op fra ventelisten".to_owned(),
            Happened::Promoted { seats: number } => format!("Rykket op fra ventelisten til {}", seats(*number)),
            Happened::BackInQueue { position: 0 } => "Flyttet til ventelisten".to_owned(),
            Happened::BackInQueue { position } => format!("Flyttet til ventelisten som nr.\u{a0}{position}"),
            Happened::Cancelled { seats: 0, .. } => "Afmeldt".to_owned(),
            Happened::Cancelled { names, seats: number, left, waited, together } => {
                let who = if names.is_empty() {
                    seats(i64::try_from(*number).unwrap_or(i64::MAX))
                } else {
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    Lang::Da.registration_mails().and(&names)
                };
                let what = match (waited, left) {
                    (true, 0) => format!("{who} taget af ventelisten"),
                    _ => format!("{who} afmeldt"),
                };
                match together {
                    Some(parties) => format!("{what}, sammen med andre ({parties}\u{a0}tilmeldinger i alt)"),
                    None => what,
                }
            }
            Happened::SentAgain { name: Some(name) } => format!("Invitationen sendt igen til {name}"),
            Happened::SentAgain { name: None } => "Invitationen sendt igen".to_owned(),
            Happened::Added { seats: 0, .. } => "Tilføjet i hånden".to_owned(),
            Happened::Added { seats: number, waits: true, .. } => {
                format!("Tilføjet i hånden til ventelisten med {}", seats(*number))
            }
            Happened::Added { seats: number, above, .. } if *above > 0 => {
                format!("Tilføjet i hånden med {}, heraf {above} over kapaciteten", seats(*number))
            }
            Happened::Added { seats: number, .. } => format!("Tilføjet i hånden med {}", seats(*number)),
            Happened::ToHead { reason } if reason.is_empty() => "Sat forrest i køen".to_owned(),
            Happened::ToHead { reason } => format!("Sat forrest i køen: {reason}"),
            Happened::Least { seats: Some(number) } => format!("Tager også færre: mindst {}", seats(*number)),
            Happened::Least { seats: None } => "Tager kun alle pladserne".to_owned(),
            Happened::Ticked { name, came } => {
                let who = name.as_deref().unwrap_or("En deltager");
                if *came { format!("{who} er kommet") } else { format!("{who} er ikke kommet") }
            }
            Happened::Answered { name, coming } => {
                let who = name.as_deref().unwrap_or("En deltager");
                if *coming {
                    format!("{who} svarede, at de stadig kommer")
                } else {
                    format!("{who} svarede, at de ikke kommer alligevel")
                }
            }
            Happened::RemindersChosen => "Påmindelser og tak rettet".to_owned(),
            Happened::Reminded { which, mails: number } => {
                let what = which.map_or("Påmindelse", |which| Lang::Da.reminders().which(which));
                match number {
                    Some(_) => format!("{what}: sendt. {}", mails(*number)),
                    None => format!("{what}: ikke sendt, for det var blevet for sent"),
                }
            }
            Happened::EventCopied => "Kopieret fra et andet arrangement".to_owned(),
            Happened::HeldSent { mails: number } => format!("Den udskudte besked blev sendt. {}", mails(*number)),
            Happened::HeldDropped => "Den udskudte besked faldt bort".to_owned(),
            Happened::Edited { mails: number } => format!("Tilmeldingen rettet. {}", mails(*number)),
            Happened::Noted => "Noten rettet".to_owned(),
            Happened::Erased => "Oplysninger slettet, fordi en af dem bad om det".to_owned(),
            Happened::NeedsErased => "Svar om mad og adgang slettet".to_owned(),
            Happened::EventCreated => "Arrangementet oprettet som kladde".to_owned(),
            Happened::EventSaved { mails: number } => format!("Arrangementet rettet. {}", mails(*number)),
            Happened::EventPublished => "Arrangementet udgivet".to_owned(),
            Happened::EventCancelled { mails: number } => format!("Arrangementet aflyst. {}", mails(*number)),
            Happened::MessageSent { subject, audience, mails: number } => {
                let whom = match audience {
                    None => "",
                    Some(Audience::All) => " til alle",
                    Some(Audience::Confirmed) => " til de bekræftede",
                    Some(Audience::Waiting) => " til ventelisten",
                    Some(Audience::Chosen) => " til nogle udvalgte",
                };
                let what = if subject.is_empty() {
                    format!("Besked sendt{whom}")
                } else {
                    format!("Beskeden »{subject}« sendt{whom}")
                };
                format!("{what}. {}", mails(*number))
            }
            Happened::EventErased => "Alle navne og mails slettet, fordi tiden var gået".to_owned(),
            Happened::Other => "Noget andet blev ændret".to_owned(),
        };
        said.trim_end().to_owned()
    }
    fn by(&self, by: &By) -> Option<String> {
        Some(match by {
            By::Organiser(Some(name)) => name.clone(),
            By::Organiser(None) => "En tidligere arrangør".to_owned(),
            By::Visitor => "Virksomheden selv".to_owned(),
            By::Attendee => "Deltageren selv".to_owned(),
            By::Contact => "Kontaktpersonen".to_owned(),
            By::Itself => "Af sig selv".to_owned(),
        })
    }
    fn field(&self, field: &str) -> Option<String> {
        Some(match field {
            "organisation.name" => "Virksomhed".to_owned(),
            "organisation.cvr" => "CVR".to_owned(),
            "contact.name" => "Kontaktpersonens navn".to_owned(),
            "contact.email" => "Kontaktpersonens e-mail".to_owned(),
            "contact.phone" => "Telefon".to_owned(),
            "reminders.week" => "Påmindelse en uge før".to_owned(),
            "reminders.day" => "Påmindelse en dag før".to_owned(),
            "reminders.ask" => "Spørg, om de stadig kommer (dage før)".to_owned(),
            "reminders.thanks" => "Tak morgenen efter".to_owned(),
            "reminders.thanks.da" => "Tak, tekst på dansk".to_owned(),
            "reminders.thanks.en" => "Tak, tekst på engelsk".to_owned(),
            "reminders.links" => "Materiale".to_owned(),
            "note" => "Note".to_owned(),
            _ => {
                let (position, part) = field.strip_prefix("attendees.")?.split_once('.')?;
                match part {
                    "name" => format!("Deltager {position}, navn"),
                    "email" => format!("Deltager {position}, e-mail"),
                    _ => return None,
                }
            }
        })
    }
    fn fields(&self, labels: &[&str]) -> String {
        format!("Ændret: {}", Lang::Da.registration_mails().and(labels))
    }
    fn with_words(&self) -> &'static str {
        "Med ordene"
    }
    fn nothing(&self) -> &'static str {
        "tomt"
    }

    fn story(&self) -> &'static str {
        "Hvad der er sket"
    }
    fn mail(&self, told: Option<Told>, name: &str) -> String {
        let what = Lang::Da.undelivered().what(told);
        if name.is_empty() { what.to_owned() } else { format!("{what} til {name}") }
    }
    fn fate(&self, fate: Fate, now: Timestamp) -> String {
        match fate {
            Fate::Sent(at) => format!("Modtaget af mailserveren {}", dates::short_moment(Lang::Da, at)),
            Fate::Waiting { due_at } if due_at <= now => "På vej".to_owned(),
            Fate::Waiting { due_at } => format!("Sendes {}", dates::short_moment(Lang::Da, due_at)),
            Fate::Postponed { due_at, why: reason } => {
                format!("Ikke sendt endnu: {}. Prøves igen {}", why(reason), dates::short_moment(Lang::Da, due_at))
            }
            Fate::GivenUp { at, why: reason } => {
                format!("Kom ikke frem: {}. Opgivet {}", why(reason), dates::short_moment(Lang::Da, at))
            }
        }
    }

    fn note(&self) -> &'static str {
        "Intern note"
    }
    fn note_hint(&self) -> &'static str {
        "Kun for arrangører. Den står ikke i mails eller lister til andre, men kontaktpersonen kan bede om at se den, og den slettes sammen med tilmeldingen."
    }
    fn save_note(&self) -> &'static str {
        "Gem noten"
    }
    fn note_conflict_title(&self) -> &'static str {
        "En anden har skrevet i noten imens"
    }
    fn note_conflict(&self) -> &'static str {
        "Din tekst står stadig i feltet og er ikke gemt. Nu står der:"
    }
}
