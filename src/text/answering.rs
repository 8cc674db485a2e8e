//! Sentences of the page where an attendee says whether they still come.

use super::registrations::Note;
use crate::events::Kind;

pub trait Answering: Send + Sync {
    /// The page, and what was asked.
    fn still_coming(&self) -> &'static str;
    /// `waiting`: seats that are waited for; `until`: "onsdag 13. januar kl. 12".
    fn lead(&self, waiting: i64, until: &str) -> String;
    fn yes(&self) -> &'static str;
    fn no(&self) -> &'static str;
    fn noted_yes(&self) -> &'static str;
    fn noted_yes_next(&self, kind: Kind) -> String;
    fn change_until(&self, until: &str) -> String;
    fn see_seat(&self) -> &'static str;

    // On the seat's own page
    fn still_coming_short(&self) -> &'static str;
    /// Somebody answered an old mail, and the event has moved since.
    fn not_asked(&self) -> Note;
    fn answer_here(&self) -> &'static str;
    fn you_come(&self) -> &'static str;
    fn change(&self) -> &'static str;

    /// What somebody said who was asked: in files, on the page of one's own data, beside a seat.
    fn said(&self, coming: Option<bool>) -> &'static str;
}
