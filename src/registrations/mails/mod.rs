//! The mails of a registration: to an attendee with the calendar entry, and to a contact without.

mod contact;
mod facts;
mod seat;
mod told;

pub use contact::{ContactMail, ContactNews};
pub use facts::{EventFacts, RegistrationFacts, SeatFacts};
pub use seat::{SeatMail, SeatNews, seat_entry};
pub use told::{Told, known_by, told_by};
