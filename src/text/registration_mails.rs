//! Sentences of the mails that a registration gives rise to.

use crate::events::Kind;
use crate::registrations::mails::{ContactNews, SeatNews};

/// How one mail begins.
pub struct Opening {
    /// Before the event's title in the subject.
    pub subject: String,
    pub preview: String,
    pub heading: String,
    pub intro: String,
}

pub trait RegistrationMails {
    /// To an attendee. `is_contact`: they signed the party up themselves.
    fn seat(
        &self,
        news: &SeatNews,
        kind: Kind,
        name: &str,
        contact: &str,
        organisation: &str,
        is_contact: bool,
    ) -> Opening;
    /// To a contact without a seat, or who waits. `names`: the party's attendees; `waits`: for seats.
    fn contact(&self, news: &ContactNews, kind: Kind, contact: &str, names: &[String], waits: bool) -> Opening;
    /// The whole subject line.
    fn subject(&self, opening: &str, title: &str) -> String {
        format!("{opening}: {title}")
    }
    /// "Anne, Bo og Carl"
    fn and(&self, names: &[&str]) -> String;

    fn title(&self) -> &'static str;
    fn when(&self) -> &'static str;
    fn place(&self) -> &'static str;
    fn online(&self) -> &'static str;
    fn join_online(&self) -> &'static str;
    fn show_map(&self) -> &'static str;
    fn why(&self) -> &'static str;
    fn bring(&self) -> &'static str;
    fn attendees(&self) -> &'static str;

    fn see_your_seat(&self) -> &'static str;
    fn see_registration(&self) -> &'static str;
    fn see_event(&self, kind: Kind) -> &'static str;
    /// `until`: "onsdag 13. januar kl. 12".
    fn seat_page_helps(&self, until: &str) -> String;
    fn registration_page_helps(&self, until: &str) -> String;
    fn queue_page_helps(&self) -> &'static str;
    fn whole_registration(&self) -> &'static str;
    /// In the calendar entry, where no secret link may stand.
    fn calendar_note(&self) -> &'static str;
    fn regards(&self) -> &'static str;
    fn why_attendee(&self) -> &'static str;
    fn why_contact(&self) -> &'static str;
}

/// The first of a person's names, as a letter begins.
pub(super) fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}
