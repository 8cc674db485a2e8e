//! Danish sentences about mails that did not arrive.

use crate::organiser::{LostMail, Waiting, Why};
use crate::registrations::mails::Told;
use crate::text::organiser::SaidTodo;
use crate::text::registrations::Note;
use crate::text::undelivered::Undelivered;
use crate::text::{Da, Lang, dates};

fn what(told: Option<Told>) -> &'static str {
    match told {
        Some(Told::Invitation) => "Invitationen",
        Some(Told::Receipt) => "Kvitteringen",
        Some(Told::OnTheList) => "Beskeden om ventelisten",
        Some(Told::Promotion) => "Beskeden om en plads",
        Some(Told::BackInQueue) => "Beskeden om, at pladsen er flyttet til ventelisten,",
        Some(Told::Change) => "Beskeden om ændringen",
        Some(Told::MovedAway) => "Beskeden om den nye adresse",
        Some(Told::Cancellation) => "Beskeden om afmeldingen",
        Some(Told::EventCancelled) => "Beskeden om aflysningen",
        Some(Told::Message) => "Beskeden fra jer",
        Some(Told::Reminder) => "Påmindelsen",
        Some(Told::StillComing) => "Spørgsmålet, om de stadig kommer,",
        Some(Told::Thanks) => "Takkemailen",
        None => "Mailen",
    }
}

impl Undelivered for Da {
    fn what(&self, told: Option<Told>) -> &'static str {
        what(told)
    }
    fn nothing_to_send(&self, waits: bool) -> Note {
        let text = if waits {
            "I står på ventelisten. Får I plads, kommer invitationerne af sig selv."
        } else {
            "Den går kun til den, der har en plads ved noget, der stadig skal holdes."
        };
        Note { title: "Der er ingen invitation at sende".to_owned(), text: text.to_owned() }
    }
    fn lost_mail(&self, mail: &LostMail) -> SaidTodo {
        let what = what(mail.told);
        let explanation = match mail.why {
            Why::NoSuchAddress => format!(
                "{what} blev afvist: adressen findes ikke, eller den er skrevet forkert. Ring og fortæl, hvad der stod. \
                 Er adressen forkert, så ret den på tilmeldingen: invitationen følger med."
            ),
            Why::MailboxFull => {
                format!(
                    "{what} blev afvist: postkassen er fuld. Ring og fortæl, hvad der stod, og send igen, når der er plads."
                )
            }
            Why::Refused => {
                format!("{what} blev afvist af modtagerens mailserver. Ring og fortæl, hvad der stod.")
            }
            Why::NotAllowed => format!(
                "{what} måtte ikke sendes til den adresse for jeres egen mailserver. Ring og fortæl, hvad der stod, og sig det \
                 til jeres it-afdeling."
            ),
            Why::Deferred => format!(
                "Modtagerens mailserver har i en uge bedt os vente med den. {what} bliver ikke prøvet igen: ring og fortæl, \
                 hvad der stod."
            ),
            Why::NoAnswer => format!(
                "Mailserveren har ikke taget imod den i en uge. {what} bliver ikke prøvet igen: ring og fortæl, hvad der stod, \
                 og sig det til jeres it-afdeling."
            ),
            Why::Outdated => {
                format!(
                    "{what} nåede ikke afsted i tide og bliver ikke prøvet igen: det, der står, passer ikke længere. Ring, hvis det haster."
                )
            }
            Why::Internal => format!(
                "{what} kunne Kobling ikke skrive. Ring og fortæl, hvad der er sket, og sig det til dem, der driver Kobling."
            ),
        };
        SaidTodo { title: format!("Mailen til {} kom ikke frem", mail.name), explanation, link: "Se tilmeldingen" }
    }

    fn lost_mails(&self, mails: usize) -> SaidTodo {
        SaidTodo {
            title: format!("{mails}\u{a0}mails kom ikke frem"),
            explanation: "De er mærket på listen, og på hver tilmelding står hvorfor, og om det haster at ringe."
                .to_owned(),
            link: "Se tilmeldingerne",
        }
    }

    fn waiting(&self, waiting: &Waiting) -> String {
        let since = dates::moment(Lang::Da, waiting.since);
        let mails = match waiting.mails {
            1 => format!("1\u{a0}mail har ventet siden {since}"),
            more => format!("{more}\u{a0}mails har ventet, den ældste siden {since}"),
        };
        let why = match waiting.why {
            None => "Kobling er ikke nået til dem.",
            Some(Why::NoAnswer | Why::Outdated) => "Mailserveren svarer ikke.",
            Some(Why::NotAllowed) => "Jeres mailserver lader ikke Kobling sende. Sig det til jeres it-afdeling.",
            Some(Why::Deferred | Why::MailboxFull) => "Modtagerens mailserver beder os vente.",
            Some(Why::NoSuchAddress | Why::Refused) => "Modtagerens mailserver har ikke taget imod dem.",
            Some(Why::Internal) => "Kobling kunne ikke skrive dem. Sig det til dem, der driver Kobling.",
        };
        format!("{mails}. {why} Kobling prøver igen af sig selv, i op til en uge, så længe det, der står, passer.")
    }
}
