//! Everything that events ask of the database.

mod calendar;
mod find;
mod listed;
mod read;
mod search;
mod write;

pub use calendar::{Remembered, feeds_changed_at, for_feeds};
pub use find::{Cut, EVER, Filter, Sum, addresses_of, find, next_end, public_addresses, sums};
pub use read::{by_id, by_slug, count, is_listed_for, is_organised_by, listed_for, managed_by, organisers};
pub use search::{catch_up, fold, patterns};
pub use write::{cancel, delete_draft, insert, publish, set_co_organisers, update};
