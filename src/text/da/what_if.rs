//! Danish sentences about what a change does to people, before it is saved and while its mails wait.

use crate::text::what_if::{Shown, WhatIf};
use crate::text::{Da, Lang, dates};
use crate::time::{HOUR, Timestamp};

fn mails(number: usize) -> String {
    if number == 1 { "1\u{a0}mail".to_owned() } else { format!("{number}\u{a0}mails") }
}

fn invitations(number: usize) -> String {
    if number == 1 { "1\u{a0}invitation".to_owned() } else { format!("{number}\u{a0}invitationer") }
}

fn seats(number: i64) -> String {
    if number == 1 { "1\u{a0}plads".to_owned() } else { format!("{number}\u{a0}pladser") }
}

/// "Ø-Is A/S (2), Træværket (1) og 3 til"
fn named(parties: &[(&str, i64)], more: usize) -> String {
    let mut names: Vec<String> = parties.iter().map(|(name, seats)| format!("{name}\u{a0}({seats})")).collect();
    if more > 0 {
        names.push(format!("{more}\u{a0}til"));
    }
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} og {last}", first.join(", ")),
    }
}

/// "kl. 14.10", with the day where it is another.
fn at(when: Timestamp, now: Timestamp) -> String {
    if when.date() == now.date() { dates::at_clock(Lang::Da, when) } else { dates::moment(Lang::Da, when) }
}

impl WhatIf for Da {
    fn changed(&self) -> &'static str {
        "Ændret"
    }
    fn mails_nobody(&self) -> &'static str {
        "Udløser ingen mail"
    }
    fn shown(&self, shown: Shown, of: Lang, in_language: bool) -> String {
        let whom = match shown {
            Shown::Changed => "Om ændringen",
            Shown::Promoted => "Til dem, der får plads",
            Shown::BackInQueue => "Til dem, der flyttes til ventelisten",
            Shown::EventCancelled => "Om aflysningen",
        };
        match of {
            _ if !in_language => whom.to_owned(),
            Lang::Da => format!("{whom}, på dansk"),
            Lang::En => format!("{whom}, på engelsk"),
        }
    }

    fn get_seats(&self, parties: usize, number: i64) -> String {
        if parties == 1 {
            format!("1\u{a0}tilmelding får {}", seats(number))
        } else {
            format!("{parties}\u{a0}tilmeldinger får {}", seats(number))
        }
    }
    fn who_gets_seats(&self, parties: &[(&str, i64)], more: usize, sent: usize) -> String {
        format!("{} rykker op fra ventelisten. Det sender {}.", named(parties, more), invitations(sent))
    }

    fn too_many(&self, over: i64) -> String {
        format!("{over} for mange")
    }
    fn keep_all(&self, seated: i64) -> String {
        format!("Behold alle {seated}")
    }
    fn keep_all_means(&self, capacity: i64) -> String {
        format!("Ingen mister sin plads. Der bliver først ledigt igen, når færre end {capacity} er tilbage.")
    }
    fn move_last(&self, number: i64) -> String {
        if number == 1 {
            "Flyt den sidste plads til ventelisten".to_owned()
        } else {
            format!("Flyt de sidste {number} til ventelisten")
        }
    }
    fn move_last_means(&self, parties: &[(&str, i64)], sent: usize) -> String {
        format!(
            "Det er {}. De får {}, kalenderaftalerne aflyses, og de beholder deres nummer i køen: foran alle, der er kommet til \
             senere.",
            named(parties, 0),
            mails(sent)
        )
    }
    fn choice_hint(&self) -> &'static str {
        "Vælger du om, ser du først, hvad det sender."
    }
    fn told_moved(&self, _mails: usize) -> String {
        "til dem, der flyttes til ventelisten".to_owned()
    }

    fn add_words(&self) -> &'static str {
        "Læg en hilsen ved (frivilligt)"
    }
    fn words_in(&self, of: Lang) -> &'static str {
        match of {
            Lang::Da => "Hilsen på dansk",
            Lang::En => "Hilsen på engelsk",
        }
    }
    fn words_hint(&self, both: bool) -> &'static str {
        if both {
            "Står øverst i mailen. Uden den engelske får alle den danske."
        } else {
            "Står øverst i mailen, for eksempel hvorfor det er ændret."
        }
    }
    fn look_again(&self) -> &'static str {
        "Se mailen med hilsenen"
    }
    fn see_what_it_does(&self) -> &'static str {
        "Se, hvad det sender"
    }
    fn see_what_it_does_note(&self) -> &'static str {
        "Intet er gemt endnu. Retter du mere, ser du tallene igen, før noget sendes."
    }

    fn save_and_wait(&self, until: Timestamp) -> String {
        format!("Gem, og send {}", dates::at_clock(Lang::Da, until))
    }
    fn waiting_means(&self) -> &'static str {
        "Venter mailene, viser siden det nye med det samme. Retter du mere inden da, bliver det til én mail."
    }
    fn already_waits(&self, until: Timestamp) -> String {
        format!(
            "En opdatering venter allerede til {}. Ændringen her kommer med i den samme mail.",
            dates::at_clock(Lang::Da, until)
        )
    }
    fn cannot_wait(&self) -> &'static str {
        "Mailene kan ikke vente: arrangementet begynder snart."
    }

    fn saved_quietly(&self, labels: &[&'static str]) -> String {
        match labels {
            [] => "Gemt. Intet var ændret, så ingen får mail.".to_owned(),
            [one] => format!("Rettet. Ingen får mail, for kun {one} er ændret."),
            [first @ .., last] if labels.len() <= 4 => {
                format!("Rettet. Ingen får mail, for kun {} og {last} er ændret.", first.join(", "))
            }
            many => format!("Rettet. Ingen får mail: de {} ændrede felter udløser ingen.", many.len()),
        }
    }

    fn update_waits(&self, people: usize, due: Timestamp, now: Timestamp) -> String {
        match people {
            0 => "En opdatering venter, men ingen har noget nyt at få at vide".to_owned(),
            _ if due <= now.plus(HOUR / 60) => format!("En opdatering til {people} sendes om et øjeblik"),
            _ => format!("En opdatering til {people} sendes {}", at(due, now)),
        }
    }
    fn update_means(&self, people: usize) -> String {
        if people == 0 {
            "Alt er igen, som folk kender det. Opdateringen falder bort af sig selv.".to_owned()
        } else {
            "Siden viser allerede det nye. Retter du mere inden da, kommer det med i den samme mail.".to_owned()
        }
    }
    fn see_update(&self) -> &'static str {
        "Se mailen, eller lad være"
    }
    fn send_now(&self, sent: usize) -> String {
        format!("Send {} nu", mails(sent))
    }
    fn do_not_send(&self) -> &'static str {
        "Lad være med at sende"
    }
    fn do_not_send_title(&self) -> &'static str {
        "Lad være"
    }
    fn do_not_send_means(&self, people: usize) -> String {
        let whom = if people == 1 { "1\u{a0}modtager" } else { &format!("{people}\u{a0}modtagere") };
        format!(
            "Så får ingen mail om det. Siden viser det nye, men {whom} har stadig det gamle i mail og kalender, og Kobling \
             siger det ikke til dem senere. Gør det kun, hvis du selv giver dem besked."
        )
    }
    fn update_changed(&self) -> &'static str {
        "Opdateringen er ikke den samme, som du så før. Se den igen, før du vælger."
    }

    fn preview_cancellation(&self) -> &'static str {
        "Se mailen, før du aflyser"
    }
    fn nothing_cancelled_yet(&self) -> &'static str {
        "Intet er aflyst endnu."
    }
    fn see_mail_again(&self) -> &'static str {
        "Se mailen igen"
    }
    fn words_changed_title(&self) -> &'static str {
        "Sådan bliver mailen nu"
    }
    fn words_changed(&self) -> &'static str {
        "Du har rettet, siden du så mailen. Se den igen, før du aflyser."
    }
}
