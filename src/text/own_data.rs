//! Sentences of the pages where somebody sees what is held about them, and has it deleted.

/// What an erasure does, as the page that asks needs to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Whether it is the contact who asks.
    pub contact: bool,
    /// Whether the person has a seat that is still to come: it is cancelled.
    pub seat: bool,
    /// Whether the party waits.
    pub waits: bool,
    /// Colleagues who have a seat.
    pub colleagues: usize,
}

pub trait OwnData: Send + Sync {
    /// The way here.
    fn see_and_delete(&self) -> &'static str;
    fn title(&self) -> &'static str;
    fn lead(&self) -> &'static str;
    /// Before what something is used for.
    fn used_for(&self) -> &'static str;
    /// Before a date.
    fn until(&self) -> &'static str;
    fn who_you_are(&self) -> &'static str;
    fn used_contact(&self) -> &'static str;
    fn used_attendee(&self) -> &'static str;
    /// To a contact who typed colleagues.
    fn about_colleagues(&self) -> &'static str;
    fn answer(&self) -> &'static str;
    fn used_needs(&self) -> &'static str;
    fn delete_needs(&self) -> &'static str;
    fn needs_gone(&self) -> &'static str;
    fn needs_gone_text(&self) -> &'static str;
    fn what_happened(&self) -> &'static str;
    fn signed_up(&self) -> &'static str;
    fn cancelled(&self) -> &'static str;
    /// What organisers wrote about the registration for themselves.
    fn note(&self) -> &'static str;
    /// To an attendee, who is not shown it.
    fn note_exists(&self) -> &'static str;
    fn log_note(&self) -> &'static str;
    fn mails(&self) -> &'static str;
    fn no_mails(&self) -> &'static str;
    /// A mail whose text is deleted.
    fn some_mail(&self) -> &'static str;
    fn sent(&self, when: &str, to: &str) -> String;
    /// `given_up`: it is not tried any more.
    fn not_sent(&self, to: &str, given_up: bool) -> String;
    fn deletion(&self) -> &'static str;
    fn deletion_lead(&self) -> &'static str;
    fn delete(&self) -> &'static str;
    fn back(&self) -> &'static str;

    fn ask(&self) -> &'static str;
    /// What follows, a paragraph each.
    fn follows(&self, asked: Asked) -> Vec<&'static str>;
    fn yes(&self, asked: Asked) -> &'static str;
    /// The other button of a contact with colleagues, and what it does.
    fn yes_party(&self) -> &'static str;
    fn party(&self) -> &'static str;
    fn party_follows(&self) -> &'static str;
    fn keep(&self) -> &'static str;

    fn gone(&self) -> &'static str;
    fn gone_text(&self) -> &'static str;
    /// Stands where a name stood.
    fn nobody(&self) -> &'static str;
    /// On the sign-up form and an event's page.
    fn dates(&self, people: &str, needs: &str) -> String;
    fn privacy(&self) -> &'static str;
}
