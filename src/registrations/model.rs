//! What a registration is: a party with its contact, its organisation and its seats.

use crate::events::EventId;
use crate::id_type;
use crate::text::Lang;
use crate::time::{HOUR, Timestamp};

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
    /// In best fit: free seats that waiting parties could take, so that a newcomer cannot.
    pub claimed: i64,
    /// Seats that an organiser gave out when the event was full.
    pub by_hand: i64,
    /// For whom free seats are kept.
    pub held: Option<Held>,
}

impl Capacity {
    /// Seats taken above the capacity, whether given out by hand or left over when it was lowered.
    pub fn over(&self) -> i64 {
        (self.seated - self.terms.capacity).max(0)
    }

    /// Those of them that an organiser gave out.
    pub fn over_by_hand(&self) -> i64 {
        self.over().min(self.by_hand)
    }

    /// When the head no longer holds free seats back; nothing where none are held, or without end.
    pub fn held_until(&self) -> Option<Timestamp> {
        let held = self.held.as_ref()?;
        self.terms.queue.hold().map(|seconds| held.since.plus(seconds))
    }
}

/// Free seats that are kept for the head of the queue until they are enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<T = RegistrationId> {
    pub party: T,
    pub since: Timestamp,
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
    pub queue: QueueRules,
}

/// In which order freed seats are given out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QueueRules {
    pub mode: QueueMode,
    /// In strict order: for so many hours free seats are kept for a head that they are too few for; 0: without end.
    pub hold_hours: i64,
}

impl QueueRules {
    /// How many seconds free seats are kept for the head, where that ends.
    pub fn hold(self) -> Option<i64> {
        (self.mode == QueueMode::Strict && self.hold_hours > 0).then_some(self.hold_hours * HOUR)
    }
}

/// The longest that seats are kept, in hours: 30 days.
pub const LONGEST_HOLD: i64 = 720;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QueueMode {
    /// Nobody is passed by somebody who came later.
    #[default]
    Strict,
    /// A seat goes to the first whom it suits.
    BestFit,
}

impl QueueMode {
    pub const ALL: [Self; 2] = [Self::Strict, Self::BestFit];

    pub fn tag(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::BestFit => "best_fit",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.tag() == tag)
    }
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
    /// Whether an organiser added the contact without an address.
    pub no_mail: bool,
}

impl Contact {
    /// Whether who it was has been deleted: only whom an organiser adds is without an address from the start.
    pub fn is_erased(&self) -> bool {
        self.email.is_empty() && !self.no_mail
    }

    /// Whether there is an address to write to.
    pub fn has_mail(&self) -> bool {
        !self.email.is_empty()
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
    /// While it waits: the fewest seats that it takes; `None`: all or none.
    pub min_seats: Option<i64>,
    /// The organiser who added it by hand; `None`: it signed up itself.
    pub added_by: Option<String>,
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

    /// The fewest seats that it takes.
    pub fn least(&self) -> i64 {
        self.min_seats.unwrap_or(i64::MAX).min(self.size())
    }

    /// How many of its live seats an organiser gave out when the event was full.
    pub fn above_capacity(&self) -> i64 {
        i64::try_from(self.live_seats().filter(|seat| seat.above_capacity).count()).unwrap_or(i64::MAX)
    }

    /// What a party is called: by its organisation, or by its contact where it has none.
    pub fn called(&self) -> &str {
        if self.organisation.is_empty() { &self.contact.name } else { &self.organisation }
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
    /// Whether an organiser added the attendee without an address.
    pub no_mail: bool,
    /// Whether an organiser gave it out when the event was full.
    pub above_capacity: bool,
}

impl Seat {
    /// Whether who it was has been deleted: only whom an organiser adds is without an address from the start.
    pub fn is_erased(&self) -> bool {
        self.email.is_empty() && !self.no_mail
    }

    /// Whether there is an address to write to.
    pub fn has_mail(&self) -> bool {
        !self.email.is_empty()
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
    /// By the rules: the party said that it also takes fewer, and so many were free.
    NoRoom,
}

impl CancelledBy {
    pub fn tag(self) -> &'static str {
        match self {
            Self::Attendee => "attendee",
            Self::Contact => "contact",
            Self::Organiser => "organiser",
            Self::NoRoom => "no_room",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::Attendee, Self::Contact, Self::Organiser, Self::NoRoom].into_iter().find(|by| by.tag() == tag)
    }
}

/// That somebody was asked shortly before the event whether they still come, and what they said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    pub asked_at: Timestamp,
    /// `None` while they have said nothing: it is uncertain.
    pub coming: Option<bool>,
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

/// Whether two mail addresses lead to one mailbox, as far as anybody can tell.
pub fn is_same_address(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
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
