//! The programme of an event: for a network meeting, its agenda.
//!
//! An [`Item`] has its own time and its own texts in both languages. Items belong to an event that `events` knows and
//! are saved with it, by `organiser`, in one transaction.

pub mod forms;
mod model;
pub mod store;

pub use model::{Item, ItemId, ItemTexts, NewItem};
