//! What a message is: words in one language or two, to some of the people of an event.

use serde::{Deserialize, Serialize};

use crate::events::EventId;
use crate::id_type;
use crate::mail::Progress;
use crate::registrations::RegistrationId;
use crate::text::Lang;
use crate::time::Timestamp;

id_type!(
    /// Names a message in organisers' addresses, in the database, and its batch in the outbox.
    MessageId
);

/// Whom a message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody who has a seat or waits for one.
    All,
    Confirmed,
    Waiting,
    /// Parties chosen one by one.
    Chosen,
}

impl Audience {
    /// Those that need not be chosen one by one.
    pub const GROUPS: [Self; 3] = [Self::All, Self::Confirmed, Self::Waiting];

    pub fn tag(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Confirmed => "confirmed",
            Self::Waiting => "waiting",
            Self::Chosen => "chosen",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::All, Self::Confirmed, Self::Waiting, Self::Chosen].into_iter().find(|audience| audience.tag() == tag)
    }
}

/// What stands for something of the reader's own or of the event; a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// The reader's name.
    Name,
    /// The reader's organisation.
    Organisation,
    /// The event's title.
    Event,
    Date,
    Time,
    Place,
    /// The address of the reader's own page.
    Link,
}

impl Placeholder {
    pub const ALL: [Self; 7] =
        [Self::Name, Self::Organisation, Self::Event, Self::Date, Self::Time, Self::Place, Self::Link];
}

/// Subject and body as they were typed: plain text with placeholders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub subject: String,
    pub body: String,
}

/// A message's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    pub da: Text,
    /// Without it those who read English get the Danish.
    pub en: Option<Text>,
}

impl Texts {
    /// What somebody who reads this language gets, and the language that it is written in.
    pub fn for_reader(&self, lang: Lang) -> (Lang, &Text) {
        match (lang, &self.en) {
            (Lang::En, Some(en)) => (Lang::En, en),
            _ => (Lang::Da, &self.da),
        }
    }
}

/// How it went, kept when the mails themselves are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub sent: i64,
    pub given_up: i64,
}

/// A message that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub id: MessageId,
    pub event_id: EventId,
    pub audience: Audience,
    /// Empty once the event's people are forgotten.
    pub texts: Texts,
    /// An organiser's id; empty once it is forgotten.
    pub sent_by: String,
    pub sent_at: Timestamp,
    /// How many mails it was.
    pub recipients: i64,
    pub counted: Option<Counted>,
}

impl Message {
    /// How far it is: as the outbox counts its mails, or as they were counted when its people were forgotten.
    pub fn progress(&self, counted: Progress) -> Progress {
        self.counted.map_or(counted, |kept| Progress { waiting: 0, sent: kept.sent, given_up: kept.given_up })
    }

    /// Whether its words are forgotten.
    pub fn is_forgotten(&self) -> bool {
        self.texts.da.subject.is_empty()
    }
}

/// Somebody for whom a message was meant and who has no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub registration_id: RegistrationId,
    /// The attendee's seat; empty: the contact.
    pub seat_id: String,
}
