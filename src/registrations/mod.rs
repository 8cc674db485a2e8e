//! Registrations: who comes, who waits, and how many may.
//!
//! A visitor's form becomes a party (`forms`), which one transaction seats, queues or refuses (`acts`, by `rules`).
//! Seats are counted under the event's lock (`store::lock`), and whatever frees one ends in `acts::settle`.

#[cfg(feature = "ssr")]
pub mod acts;
#[cfg(test)]
pub mod for_tests;
#[cfg(feature = "ssr")]
pub mod forms;
#[cfg(feature = "ssr")]
mod handlers;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod lists;
#[cfg(feature = "ssr")]
pub mod mails;
#[cfg(feature = "ssr")]
mod model;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
pub mod rules;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(feature = "ssr")]
pub use handlers::routes;
#[cfg(feature = "ssr")]
pub use model::{
    Answer, Attendee, Cancelled, CancelledBy, Capacity, CapacityTerms, Contact, Diet, Held, LONGEST_HOLD, MOST_SEATS,
    Needs, Party, QueueMode, QueueRules, Registration, RegistrationId, Seat, SeatId, State, is_same_address,
};
