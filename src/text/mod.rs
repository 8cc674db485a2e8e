//! Every sentence a person reads, in Danish and English.
//!
//! Each feature has a trait here (`text/<feature>.rs`), implemented for [`Da`] in `da/` and for [`En`] in `en/`:
//! a sentence that is missing in one language does not compile.

pub mod clean;
pub mod dates;
pub mod order;
pub mod phone;

mod da;
mod en;

use serde::{Deserialize, Serialize};

/// The language of a page (from its address) or of a seat's mails (from the page it was signed up on).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Da,
    En,
}

/// Danish, the first language.
pub struct Da;
/// English.
pub struct En;

impl Lang {
    pub const ALL: [Self; 2] = [Self::Da, Self::En];

    /// The BCP 47 tag, which is also what the database stores.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// The language of a tag; anything unknown is Danish.
    pub fn from_tag(tag: &str) -> Self {
        if tag == "en" { Self::En } else { Self::Da }
    }

    /// The other of the two.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Da => Self::En,
            Self::En => Self::Da,
        }
    }
}

/// `lang.events().kind(…)`: each feature's sentences in that language. One line here for each trait.
macro_rules! sentences {
    ($($feature:ident: $sentences:ident),* $(,)?) => {
        $(pub mod $feature;)*

        impl Lang {
            $(pub fn $feature(self) -> &'static (dyn $feature::$sentences + Send + Sync) {
                match self {
                    Self::Da => &Da,
                    Self::En => &En,
                }
            })*
        }
    };
}

sentences! {
    attention: Attention,
    answering: Answering,
    calendar: Calendar,
    copying: Copying,
    edit_registration: EditRegistration,
    event_form: EventForm,
    events: Events,
    finding: Finding,
    frame: Frame,
    guard: Guard,
    lists: Lists,
    log: Log,
    mail: Mail,
    messages: Messages,
    organiser: Organiser,
    organiser_registrations: OrganiserRegistrations,
    own_data: OwnData,
    people: People,
    people_admin: PeopleAdmin,
    queue: Queue,
    registration_mails: RegistrationMails,
    registrations: Registrations,
    reports: Reports,
    reminder_mails: ReminderMails,
    reminders: Reminders,
    site: Site,
    table: Table,
    ui: Ui,
    undelivered: Undelivered,
    what_if: WhatIf,
}
