//! Sentences about what a change does to people, before it is saved and while its mails wait.

use crate::time::Timestamp;

/// What a mail that is shown tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Changed,
    Promoted,
    BackInQueue,
    EventCancelled,
}

pub trait WhatIf: Send + Sync {
    /// Beside the label of a field that an edit changed.
    fn changed(&self) -> &'static str;
    /// In the table, beside the fields that mail nobody.
    fn mails_nobody(&self) -> &'static str;
    /// Of a mail that is shown: whom it goes to. `in_language`: there is one in the other language, too.
    fn shown(&self, shown: Shown, of: crate::text::Lang, in_language: bool) -> String;

    // More seats
    /// The heading over who gets seats.
    fn get_seats(&self, parties: usize, seats: i64) -> String;
    /// "Ø-Is A/S (2), Træværket (1) og 3 til. Det sender 8 invitationer." `more`: parties that are not named.
    fn who_gets_seats(&self, named: &[(&str, i64)], more: usize, mails: usize) -> String;

    // Fewer seats
    /// "5 for mange"
    fn too_many(&self, over: i64) -> String;
    fn keep_all(&self, seated: i64) -> String;
    fn keep_all_means(&self, capacity: i64) -> String;
    fn move_last(&self, seats: i64) -> String;
    /// Names each party, and what happens to them.
    fn move_last_means(&self, named: &[(&str, i64)], mails: usize) -> String;
    /// That the other choice is counted before it is carried out.
    fn choice_hint(&self) -> &'static str;
    fn told_moved(&self, mails: usize) -> String;

    // Words
    fn add_words(&self) -> &'static str;
    fn words_in(&self, of: crate::text::Lang) -> &'static str;
    fn words_hint(&self, both: bool) -> &'static str;
    fn look_again(&self) -> &'static str;
    /// On the button of a form whose consequences are shown beside it.
    fn see_what_it_does(&self) -> &'static str;
    fn see_what_it_does_note(&self) -> &'static str;

    // Waiting
    /// The button: mails that are sent at this time.
    fn save_and_wait(&self, until: Timestamp) -> String;
    fn waiting_means(&self) -> &'static str;
    /// An update waits already, and takes this along.
    fn already_waits(&self, until: Timestamp) -> String;
    /// The event begins too soon.
    fn cannot_wait(&self) -> &'static str;

    // Afterwards
    /// "Rettet. Ingen får mail, for kun Hvorfor og Tag med er ændret."
    fn saved_quietly(&self, labels: &[&'static str]) -> String;

    // An update that waits
    /// "En opdatering til 23 sendes kl. 14.10"
    fn update_waits(&self, people: usize, at: Timestamp, now: Timestamp) -> String;
    /// What happens until then; with nobody to be told, that it falls away.
    fn update_means(&self, people: usize) -> String;
    fn see_update(&self) -> &'static str;
    fn send_now(&self, mails: usize) -> String;
    fn do_not_send(&self) -> &'static str;
    fn do_not_send_title(&self) -> &'static str;
    /// What it means that nobody is told.
    fn do_not_send_means(&self, people: usize) -> String;
    fn update_changed(&self) -> &'static str;

    // Cancelling
    fn preview_cancellation(&self) -> &'static str;
    fn nothing_cancelled_yet(&self) -> &'static str;
    fn see_mail_again(&self) -> &'static str;
    fn words_changed_title(&self) -> &'static str;
    fn words_changed(&self) -> &'static str;
}
