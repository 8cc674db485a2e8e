//! Events: what people come to, when, where and why.
//!
//! An organiser makes a [`Details`], which becomes an [`Event`] in state draft. Publishing gives it a slug and so a
//! public address; cancelling leaves the page and says so. How many may come is not told here but in `registrations`,
//! and what happens when an event changes (seats promoted, people told) is put together in `organiser`.

mod acts;
mod forms;
mod managed;
#[cfg(test)]
mod managed_tests;
mod model;
pub mod rules;
pub mod store;

pub use acts::catch_up_with_search;
pub use forms::{Core, KindRule, MOST_CONTACTS, People, Stage, read_core, read_people, typed_phone, write_details};
pub use managed::{DoorEvent, ListedEvent, ManagedEvent, Right};
pub use model::{
    ContactPerson, DEFAULT_KEEP_MONTHS, Details, Event, EventId, KEEP_MONTHS, Kind, Listed, Organisation, Place,
    Principle, Said, State, Texts,
};
