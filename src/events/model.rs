//! What an event is.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::id_type;
use crate::text::Lang;
use crate::time::Timestamp;

id_type!(
    /// Names an event in organisers' addresses and in the database.
    EventId
);

/// What people come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    NetworkMeeting,
    LearningVisit,
    Conference,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::NetworkMeeting, Self::LearningVisit, Self::Conference];

    pub fn tag(self) -> &'static str {
        match self {
            Self::NetworkMeeting => "network_meeting",
            Self::LearningVisit => "learning_visit",
            Self::Conference => "conference",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }
}

/// `Draft → Published → Cancelled`, each step final; *past* is derived from the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Draft,
    Published,
    Cancelled,
}

impl State {
    pub fn tag(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::Draft, Self::Published, Self::Cancelled].into_iter().find(|state| state.tag() == tag)
    }
}

/// One of the six principles that an event may serve, numbered as the municipality numbers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Principle(u8);

impl Principle {
    pub const ALL: [Self; 6] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6)];

    /// From 1 to 6.
    pub fn number(self) -> u8 {
        self.0
    }

    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|principle| principle.0 == number)
    }
}

/// What an event says in one language. In English an empty text falls back to the Danish one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    pub title: String,
    pub lead: String,
    pub why: String,
    pub how: String,
    pub what: String,
    /// For whom.
    pub audience: String,
    pub price: String,
    pub access: String,
    pub transport: String,
    pub bring: String,
    pub terms: String,
    /// What the organiser says about a cancellation.
    pub cancelled: String,
}

/// A text and the language it is really in, for `lang` on parts in another language than their page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    pub text: &'a str,
    pub lang: Lang,
}

impl Said<'_> {
    /// The `lang` attribute that this text needs on a page in `page`.
    pub fn foreign(self, page: Lang) -> Option<&'static str> {
        (self.lang != page).then(|| self.lang.tag())
    }
}

/// Where people meet; each part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub name: String,
    pub room: String,
    /// Postal address.
    pub address: String,
}

/// The body that is responsible, or a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    pub name: String,
}

/// Somebody to write to or call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactPerson {
    pub name: String,
    /// Position and employer.
    pub title: String,
    pub email: String,
    pub phone: String,
}

/// What an organiser decides about an event, apart from its state, its capacity and its programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    pub kind: Kind,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub place: Place,
    /// Shown to seat holders only; may be empty.
    pub online_link: String,
    /// Ascending; at least one once it is public.
    pub principles: Vec<Principle>,
    pub da: Texts,
    /// All empty where there is no English.
    pub en: Texts,
    pub responsible: Organisation,
    pub partners: Vec<Organisation>,
    pub contacts: Vec<ContactPerson>,
    /// How many months after the end who came is forgotten; one of [`KEEP_MONTHS`].
    pub keep_months: u32,
}

/// How long an event may keep people, in months after its end.
pub const KEEP_MONTHS: RangeInclusive<u32> = 1..=24;
/// How long it keeps them where nobody decided otherwise.
pub const DEFAULT_KEEP_MONTHS: u32 = 6;

/// An event as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub id: EventId,
    pub state: State,
    /// Set at publishing, never changed.
    pub slug: Option<String>,
    /// Rises with every save: the organisers' optimistic lock.
    pub revision: i64,
    /// Of the public calendar file (RFC 5545, 3.8.7.4).
    pub sequence: i64,
    pub calendar_uid: String,
    pub created_at: Timestamp,
    /// The last visible change.
    pub changed_at: Timestamp,
    pub published_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    /// The event that takes a cancelled one's place.
    pub replaced_by: Option<EventId>,
    pub details: Details,
}

/// A public event as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: EventId,
    pub kind: Kind,
    pub state: State,
    pub slug: Option<String>,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// The place's name.
    pub place: String,
    /// Its postal address.
    pub address: String,
    /// The event that takes a cancelled one's place.
    pub replaced_by: Option<EventId>,
    pub da: ListedTexts,
    pub en: ListedTexts,
}

/// The texts of a [`Listed`] in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedTexts {
    pub title: String,
    /// Why one should come; of a cancelled event what the organiser says about that.
    pub reason: String,
    pub lead: String,
}

impl Listed {
    /// A text in a language, or in Danish where it is missing.
    pub fn say(&self, lang: Lang, pick: impl for<'a> Fn(&'a ListedTexts) -> &'a String) -> Said<'_> {
        said(lang, pick(&self.da), pick(&self.en))
    }

    pub fn title(&self, lang: Lang) -> Said<'_> {
        self.say(lang, |texts| &texts.title)
    }
}

impl Event {
    /// A text in a language, or in Danish where it is missing.
    pub fn say(&self, lang: Lang, pick: impl for<'a> Fn(&'a Texts) -> &'a String) -> Said<'_> {
        self.details.say(lang, pick)
    }

    pub fn title(&self, lang: Lang) -> Said<'_> {
        self.say(lang, |texts| &texts.title)
    }

    /// Whether its page exists for everybody.
    pub fn is_public(&self) -> bool {
        self.state != State::Draft
    }

    pub fn is_past(&self, now: Timestamp) -> bool {
        self.details.ends_at <= now
    }

    /// The slug of a public event; a draft has none, and no public address.
    pub fn public_slug(&self) -> Option<&str> {
        self.slug.as_deref().filter(|_| self.is_public())
    }
}

impl Details {
    /// A text in a language, or in Danish where it is missing.
    pub fn say(&self, lang: Lang, pick: impl for<'a> Fn(&'a Texts) -> &'a String) -> Said<'_> {
        said(lang, pick(&self.da), pick(&self.en))
    }
}

fn said<'a>(lang: Lang, da: &'a str, en: &'a str) -> Said<'a> {
    match lang {
        Lang::En if !en.is_empty() => Said { text: en, lang: Lang::En },
        _ => Said { text: da, lang: Lang::Da },
    }
}

impl Place {
    /// "Nicolai, Lille Sal": the name and the room.
    pub fn short(&self) -> String {
        join(&[&self.name, &self.room])
    }

    /// Everything on one line, as calendars show it.
    pub fn one_line(&self) -> String {
        join(&[&self.name, &self.room, &self.address])
    }
}

fn join(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}
