//! What a registration is: a party with its contact, its organisation and its seats.

use crate::events::EventId;
use crate::id_type;
use crate::text::Lang;
use crate::time::Timestamp;

id_type!(
    /// Names a registration in organisers' addresses and in the database.
    RegistrationId
);
id_type!(
    /// Names a seat in the database.
    SeatId
);

/// The most seats of one registration.
pub const MOST_SEATS: usize = 10;

/// How many may come to an event, and until when; with the counts that readers see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capacity {
    pub event_id: EventId,
    pub terms: CapacityTerms,
    /// Seats of confirmed registrations.
    pub seated: i64,
    /// Seats of waiting registrations that could ever be seated.
    pub waiting: i64,
    /// Registrations that wait.
    pub parties: i64,
}

/// What the organiser decides about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapacityTerms {
    /// Seats in all.
    pub capacity: i64,
    /// When sign-up opens; `None`: as soon as the event is published.
    pub opens_at: Option<Timestamp>,
    pub closes_at: Timestamp,
    /// Until when attendees cancel by themselves, and until when freed seats are given out by themselves.
    pub cancel_until: Timestamp,
}

/// Where a registration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Confirmed,
    Waitlisted,
    /// Its last seat was cancelled.
    Cancelled,
}

impl State {
    pub fn tag(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Waitlisted => "waitlisted",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::Confirmed, Self::Waitlisted, Self::Cancelled].into_iter().find(|state| state.tag() == tag)
    }
}

/// The person who signed the party up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub name: String,
    pub email: String,
    /// E.164; may be empty.
    pub phone: String,
    /// Whether the contact has a seat too (the first).
    pub attends: bool,
}

impl Contact {
    /// Whether who it was has been deleted: nobody signs up without an address.
    pub fn is_erased(&self) -> bool {
        self.email.is_empty()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    pub id: RegistrationId,
    pub event_id: EventId,
    pub state: State,
    /// Order of arrival within the event: the order of the waiting list.
    pub queue_number: i64,
    /// The language of the page it was made on; its mails keep it.
    pub lang: Lang,
    pub contact: Contact,
    pub organisation: String,
    /// Eight digits.
    pub cvr: Option<String>,
    pub token_generation: i64,
    pub created_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    /// When the last that told of a person was deleted.
    pub erased_at: Option<Timestamp>,
    /// In order; cancelled ones included.
    pub seats: Vec<Seat>,
}

impl Registration {
    pub fn live_seats(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| seat.cancelled.is_none())
    }

    /// How many seats it has or waits for.
    pub fn size(&self) -> i64 {
        i64::try_from(self.live_seats().count()).unwrap_or(i64::MAX)
    }
}

/// One attendee's place; owns a calendar entry once the registration is confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    pub id: SeatId,
    pub registration_id: RegistrationId,
    /// From 1, in the order they were typed; never reused.
    pub position: i64,
    /// Whether it is the contact's own.
    pub is_contact: bool,
    pub name: String,
    pub email: String,
    pub calendar_uid: String,
    /// Of its calendar entry (RFC 5545, 3.8.7.4).
    pub sequence: i64,
    pub token_generation: i64,
    pub created_at: Timestamp,
    pub changed_at: Timestamp,
    pub cancelled: Option<Cancelled>,
}

impl Seat {
    /// Whether who it was has been deleted: nobody signs up without an address.
    pub fn is_erased(&self) -> bool {
        self.email.is_empty()
    }
}

/// When a seat was cancelled, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled {
    pub at: Timestamp,
    pub by: CancelledBy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CancelledBy {
    Attendee,
    Contact,
    Organiser,
}

impl CancelledBy {
    pub fn tag(self) -> &'static str {
        match self {
            Self::Attendee => "attendee",
            Self::Contact => "contact",
            Self::Organiser => "organiser",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::Attendee, Self::Contact, Self::Organiser].into_iter().find(|by| by.tag() == tag)
    }
}

/// What somebody eats, from a closed list; `Other` comes with a short text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Diet {
    Vegetarian,
    Vegan,
    Gluten,
    Lactose,
    Nuts,
    Halal,
    Other,
}

impl Diet {
    pub const ALL: [Self; 7] =
        [Self::Vegetarian, Self::Vegan, Self::Gluten, Self::Lactose, Self::Nuts, Self::Halal, Self::Other];

    pub fn tag(self) -> &'static str {
        match self {
            Self::Vegetarian => "vegetarian",
            Self::Vegan => "vegan",
            Self::Gluten => "gluten",
            Self::Lactose => "lactose",
            Self::Nuts => "nuts",
            Self::Halal => "halal",
            Self::Other => "other",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|diet| diet.tag() == tag)
    }
}

/// Diet and access needs of one attendee: optional, deleted 14 days after the event, never in a mail.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Needs {
    pub diet: Vec<Diet>,
    /// Only with [`Diet::Other`].
    pub diet_other: String,
    pub access: String,
}

impl Needs {
    pub fn is_empty(&self) -> bool {
        self.diet.is_empty() && self.diet_other.is_empty() && self.access.is_empty()
    }
}

impl std::fmt::Debug for Needs {
    /// Needs never reach a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Needs(…)")
    }
}

/// A party as it signs up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub contact: Contact,
    pub organisation: String,
    pub cvr: Option<String>,
    /// One to [`MOST_SEATS`]; the first is the contact where the contact attends.
    pub attendees: Vec<Attendee>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    pub name: String,
    pub email: String,
    pub needs: Needs,
}
