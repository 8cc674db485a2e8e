//! Sentences around every page, and the pages of faults.

/// What a page says when there is no other page to show.
pub struct Apology {
    pub title: &'static str,
    pub explanation: &'static str,
}

pub trait Frame {
    fn events(&self) -> &'static str;
    /// How to get events into a calendar of one's own.
    fn subscribe(&self) -> &'static str;
    /// What is over, in the menu.
    fn past(&self) -> &'static str;
    fn about_site(&self, municipality: &str) -> String;
    fn phone_hours(&self) -> &'static str;
    fn privacy(&self) -> &'static str;
    /// The statement that Danish law asks for.
    fn accessibility(&self) -> &'static str;
    /// The page about it beside the statement.
    fn about_accessibility(&self) -> &'static str;
    fn for_organisers(&self) -> &'static str;
    fn all_events(&self) -> &'static str;
    /// By HTTP status.
    fn apology(&self, status: u16) -> Apology;
    /// What to mention about a fault of ours; `id` is in the log.
    fn reference(&self, id: &str) -> String;
}
