//! The programme of an event: for a network meeting, its agenda.
//!
//! An [`Item`] has its own time and its own texts in both languages. Items belong to an event that `events` knows and
//! are saved with it, by `organiser`, in one transaction.

mod forms;
mod model;
pub mod store;

pub use forms::{MOST_ITEMS, read_agenda, write_agenda, write_new_agenda};
pub use model::{Item, ItemId, ItemTexts, NewItem};
