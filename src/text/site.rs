//! Sentences of the public pages: the front page, an event's page, privacy and accessibility.

use std::borrow::Cow;

use crate::events::Kind;
use crate::site::Availability;
use crate::time::Timestamp;

/// Capacity where it always stands: bold words, plain words behind them, and a line under the bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CapacityWords {
    pub strong: String,
    pub rest: Option<String>,
    pub note: Option<String>,
}

/// The head of an event's ticket: its heading and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketWords {
    pub title: String,
    pub explanation: Option<String>,
}

/// A page to read.
pub struct Article {
    pub title: &'static str,
    pub lead: &'static str,
    pub passages: Vec<Passage>,
}

/// A heading and what stands under it: paragraphs, then points.
pub struct Passage {
    pub heading: &'static str,
    pub paragraphs: Vec<String>,
    pub points: Vec<Cow<'static, str>>,
}

/// How long things are kept, from the rules that the job keeps to.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    /// Diet and access needs, in days after the event.
    pub needs_days: u32,
    /// People, in months after the event, where nobody decided otherwise.
    pub usual_months: u32,
    /// The fewest and the most months that an organiser can choose.
    pub months: (u32, u32),
}

pub trait Site: Send + Sync {
    // The front page
    fn headline(&self) -> &'static str;
    fn front_lead(&self) -> &'static str;
    /// For search engines.
    fn front_description(&self, municipality: &str) -> String;
    fn upcoming(&self, count: usize) -> String;
    /// "I dag er det tirsdag 24. november, uge 48"
    fn today_is(&self, now: Timestamp) -> String;
    fn nothing_planned(&self) -> &'static str;
    fn nothing_planned_so(&self) -> &'static str;
    /// Before the way to write to us: "Skriv til ".
    fn write_to_us(&self) -> &'static str;
    /// "På torsdag": a meeting within the next six days.
    fn nearness(&self, at: Timestamp, now: Timestamp) -> Option<String>;
    fn cancelled(&self) -> &'static str;
    /// Before the reason: "Hvorfor:".
    fn why_is(&self) -> &'static str;
    /// Of a cancelled event whose organiser said nothing more.
    fn everyone_was_told(&self, kind: Kind) -> String;
    fn new_date(&self, kind: Kind, at: Timestamp) -> String;
    fn capacity(&self, availability: Availability, now: Timestamp) -> CapacityWords;

    // An event's page
    fn ticket(&self, kind: Kind, availability: Availability, now: Timestamp) -> TicketWords;
    fn sign_up(&self) -> &'static str;
    fn join_waiting_list(&self) -> &'static str;
    /// Before and behind a telephone number or a mail address, after the deadline.
    fn call_if_urgent(&self, name: &str) -> (String, &'static str);
    fn write_if_urgent(&self, name: &str) -> (String, &'static str);
    /// Before the event that takes a cancelled one's place.
    fn instead(&self) -> &'static str;
    fn sign_up_by(&self) -> &'static str;
    fn sign_up_opens(&self) -> &'static str;
    fn price(&self) -> &'static str;
    fn free(&self) -> &'static str;
    fn cancellation(&self) -> &'static str;
    /// "Gratis til onsdag 13. januar kl. 12"
    fn cancel_until(&self, at: Timestamp) -> String;
    fn audience(&self) -> &'static str;
    fn calendar_file(&self) -> &'static str;
    fn map(&self) -> &'static str;
    fn online(&self) -> &'static str;
    fn also_online(&self) -> &'static str;
    /// Where the link of an online meeting is found.
    fn online_link_is(&self) -> &'static str;
    fn why(&self) -> &'static str;
    fn how(&self) -> &'static str;
    fn what(&self) -> &'static str;
    /// "Mødet tjener disse principper"
    fn principles(&self, kind: Kind) -> String;
    fn programme(&self) -> &'static str;
    fn how_to_get_in(&self) -> &'static str;
    fn access(&self) -> &'static str;
    fn transport(&self) -> &'static str;
    fn good_to_know(&self) -> &'static str;
    fn bring(&self) -> &'static str;
    fn terms(&self) -> &'static str;
    fn organisers(&self) -> &'static str;
    fn write_to(&self, first_name: &str) -> String;
    fn call(&self) -> &'static str;
    /// "Ansvarlig: Kolding Kommune. Partnere: Business Kolding og SDU."
    fn responsible(&self, responsible: &str, partners: &[&str]) -> String;

    // The public calendar file
    /// The last line of an entry's description.
    fn calendar_more(&self, address: &str) -> String;

    // Pages to read
    fn privacy(&self, municipality: &str, kept: Kept) -> Article;
    fn accessibility(&self, municipality: &str) -> Article;
    fn contact(&self) -> &'static str;
    fn statement(&self) -> &'static str;
    /// Where there is none: an installation on trial.
    fn no_statement(&self) -> &'static str;
}
