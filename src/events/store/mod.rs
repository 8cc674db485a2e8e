//! Everything that events ask of the database.

mod calendar;
mod read;
mod write;

pub use calendar::{Remembered, feeds_changed_at, for_feeds};
pub use read::{by_id, by_slug, count, is_organised_by, managed_by, organisers, upcoming};
pub use write::{cancel, delete_draft, insert, publish, set_co_organisers, update};
