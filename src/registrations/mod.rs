//! Registrations: who comes, who waits, and how many may.

pub mod acts;
pub mod mails;
mod model;
pub mod rules;
pub mod store;

pub use model::{
    Attendee, Cancelled, CancelledBy, Capacity, CapacityTerms, Contact, Diet, MOST_SEATS, Needs, Party, Registration,
    RegistrationId, Seat, SeatId, State,
};
