//! Sentences of what goes by itself before and after an event, as organisers see it.

use crate::reminders::Which;
use crate::reminders::rules::Status;
use crate::time::Timestamp;

pub trait Reminders: Send + Sync {
    /// The page, and the way to it.
    fn title(&self) -> &'static str;
    fn lead(&self) -> &'static str;
    fn before_title(&self) -> &'static str;
    fn after_title(&self) -> &'static str;
    /// The box that turns it on.
    fn which(&self, which: Which) -> &'static str;
    /// Under the box: when it goes and to how many, or what became of it. `None`: it is off.
    fn hint(&self, due_at: Timestamp, status: Option<Status>, people: usize, now: Timestamp) -> String;
    /// Where the question comes after people can cancel by themselves.
    fn after_deadline(&self) -> &'static str;
    fn ask_days(&self) -> &'static str;
    /// "En uge før", "5 dage før"
    fn days_before(&self, days: i64) -> String;
    fn thanks_text(&self, danish: bool) -> &'static str;
    fn thanks_hint(&self) -> &'static str;
    fn links(&self) -> &'static str;
    fn links_hint(&self) -> &'static str;
    fn link_title(&self, number: usize) -> String;
    fn link_url(&self, number: usize) -> String;
    fn save(&self) -> &'static str;
    fn saved(&self) -> &'static str;
    fn keep(&self) -> &'static str;
    /// Above what went for dates that the event had before.
    fn earlier(&self) -> &'static str;
    fn earlier_line(&self, which: Which, day: &str, mails: i64) -> String;

    /// In the list of what happens by itself. `asks`: a reminder that also asks.
    fn coming(&self, which: Which, asks: bool, people: usize) -> String;
    /// Of those who were asked: who comes, and who is uncertain.
    fn coming_sum(&self, coming: usize) -> String;
    fn uncertain_sum(&self, uncertain: usize) -> String;
    /// Under a registration in the list.
    fn uncertain_note(&self, uncertain: usize) -> String;
    /// Beside a seat.
    fn uncertain(&self) -> &'static str;
}
