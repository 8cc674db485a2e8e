//! English sentences about what a change does to people, before it is saved and while its mails wait.

use crate::text::what_if::{Shown, WhatIf};
use crate::text::{En, Lang, dates};
use crate::time::{HOUR, Timestamp};

fn mails(number: usize) -> String {
    if number == 1 { "1\u{a0}email".to_owned() } else { format!("{number}\u{a0}emails") }
}

fn invitations(number: usize) -> String {
    if number == 1 { "1\u{a0}invitation".to_owned() } else { format!("{number}\u{a0}invitations") }
}

fn seats(number: i64) -> String {
    if number == 1 { "1\u{a0}seat".to_owned() } else { format!("{number}\u{a0}seats") }
}

/// "Ø-Is A/S (2), Træværket (1) and 3 more"
fn named(parties: &[(&str, i64)], more: usize) -> String {
    let mut names: Vec<String> = parties.iter().map(|(name, seats)| format!("{name}\u{a0}({seats})")).collect();
    if more > 0 {
        names.push(format!("{more}\u{a0}more"));
    }
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "at 14:10", with the day where it is another.
fn at(when: Timestamp, now: Timestamp) -> String {
    if when.date() == now.date() { dates::at_clock(Lang::En, when) } else { dates::moment(Lang::En, when) }
}

impl WhatIf for En {
    fn changed(&self) -> &'static str {
        "Changed"
    }
    fn mails_nobody(&self) -> &'static str {
        "Sends no email"
    }
    fn shown(&self, shown: Shown, of: Lang, in_language: bool) -> String {
        let whom = match shown {
            Shown::Changed => "About the change",
            Shown::Promoted => "To those who get seats",
            Shown::BackInQueue => "To those who move to the waiting list",
            Shown::EventCancelled => "About the cancellation",
        };
        match of {
            _ if !in_language => whom.to_owned(),
            Lang::Da => format!("{whom}, in Danish"),
            Lang::En => format!("{whom}, in English"),
        }
    }

    fn get_seats(&self, parties: usize, number: i64) -> String {
        if parties == 1 {
            format!("1\u{a0}registration gets {}", seats(number))
        } else {
            format!("{parties}\u{a0}registrations get {}", seats(number))
        }
    }
    fn who_gets_seats(&self, parties: &[(&str, i64)], more: usize, sent: usize) -> String {
        format!("From the waiting list: {}. This sends {}.", named(parties, more), invitations(sent))
    }

    fn too_many(&self, over: i64) -> String {
        format!("{over} too many")
    }
    fn keep_all(&self, seated: i64) -> String {
        format!("Keep all {seated}")
    }
    fn keep_all_means(&self, capacity: i64) -> String {
        format!("Nobody loses their seat. There is room again once fewer than {capacity} are left.")
    }
    fn move_last(&self, number: i64) -> String {
        if number == 1 {
            "Move the last seat to the waiting list".to_owned()
        } else {
            format!("Move the last {number} to the waiting list")
        }
    }
    fn move_last_means(&self, parties: &[(&str, i64)], sent: usize) -> String {
        format!(
            "That is {}. They get {}, their calendar entries are cancelled, and they keep their number in the queue: ahead of \
             everybody who came later.",
            named(parties, 0),
            mails(sent)
        )
    }
    fn choice_hint(&self) -> &'static str {
        "If you choose otherwise, you first see what it sends."
    }
    fn told_moved(&self, _mails: usize) -> String {
        "to those who move to the waiting list".to_owned()
    }

    fn add_words(&self) -> &'static str {
        "Add a greeting (optional)"
    }
    fn words_in(&self, of: Lang) -> &'static str {
        match of {
            Lang::Da => "Greeting in Danish",
            Lang::En => "Greeting in English",
        }
    }
    fn words_hint(&self, both: bool) -> &'static str {
        if both {
            "Stands on top of the email. Without the English one everybody gets the Danish."
        } else {
            "Stands on top of the email, for instance why it changed."
        }
    }
    fn look_again(&self) -> &'static str {
        "See the email with the greeting"
    }
    fn see_what_it_does(&self) -> &'static str {
        "See what it sends"
    }
    fn see_what_it_does_note(&self) -> &'static str {
        "Nothing is saved yet. If you change more, you see the numbers again before anything is sent."
    }

    fn save_and_wait(&self, until: Timestamp) -> String {
        format!("Save, and send {}", dates::at_clock(Lang::En, until))
    }
    fn waiting_means(&self) -> &'static str {
        "If the emails wait, the page shows the new facts at once. What you change until then goes into the same email."
    }
    fn already_waits(&self, until: Timestamp) -> String {
        format!(
            "An update is already waiting to go out {}. This change goes into the same email.",
            dates::at_clock(Lang::En, until)
        )
    }
    fn cannot_wait(&self) -> &'static str {
        "The emails cannot wait: the event begins soon."
    }

    fn saved_quietly(&self, labels: &[&'static str]) -> String {
        match labels {
            [] => "Saved. Nothing was changed, so nobody gets an email.".to_owned(),
            [one] => format!("Corrected. Nobody gets an email, because only {one} changed."),
            [first @ .., last] if labels.len() <= 4 => {
                format!("Corrected. Nobody gets an email, because only {} and {last} changed.", first.join(", "))
            }
            many => format!("Corrected. Nobody gets an email: the {} fields that changed send none.", many.len()),
        }
    }

    fn update_waits(&self, people: usize, due: Timestamp, now: Timestamp) -> String {
        match people {
            0 => "An update is waiting, but nobody has anything new to be told".to_owned(),
            _ if due <= now.plus(HOUR / 60) => format!("An update to {people} goes out in a moment"),
            _ => format!("An update to {people} goes out {}", at(due, now)),
        }
    }
    fn update_means(&self, people: usize) -> String {
        if people == 0 {
            "Everything is as people know it again. The update falls away by itself.".to_owned()
        } else {
            "The page shows the new facts already. What you change until then goes into the same email.".to_owned()
        }
    }
    fn see_update(&self) -> &'static str {
        "See the email, or do not send it"
    }
    fn send_now(&self, sent: usize) -> String {
        format!("Send {} now", mails(sent))
    }
    fn do_not_send(&self) -> &'static str {
        "Do not send it"
    }
    fn do_not_send_title(&self) -> &'static str {
        "Leave it"
    }
    fn do_not_send_means(&self, people: usize) -> String {
        let whom = if people == 1 { "1\u{a0}person" } else { &format!("{people}\u{a0}people") };
        format!(
            "Then nobody is told. The page shows the new facts, but {whom} still have the old ones in their email and \
             calendar, and Kobling does not tell them later. Only do this if you tell them yourself."
        )
    }
    fn update_changed(&self) -> &'static str {
        "The update is not the one you saw before. Look again before you choose."
    }

    fn preview_cancellation(&self) -> &'static str {
        "See the email before you cancel"
    }
    fn nothing_cancelled_yet(&self) -> &'static str {
        "Nothing is cancelled yet."
    }
    fn see_mail_again(&self) -> &'static str {
        "See the email again"
    }
    fn words_changed_title(&self) -> &'static str {
        "This is the email now"
    }
    fn words_changed(&self) -> &'static str {
        "You changed something since you saw the email. Look again before you cancel."
    }
}
