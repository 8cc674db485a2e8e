//! What an organiser plans, whole: what `events`, `registrations` and `programme` each own a part of.

use crate::events::{Details, Event};
use crate::programme::{Item, NewItem};
use crate::registrations::{Capacity, CapacityTerms};

/// An event as it is going to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub details: Details,
    pub terms: CapacityTerms,
    pub items: Vec<NewItem>,
    /// Ids of accounts, not yet known to exist.
    pub co_organisers: Vec<String>,
}

/// An event as it is stored.
pub struct Stored {
    pub event: Event,
    pub capacity: Capacity,
    pub items: Vec<Item>,
    /// Accounts: id, name, whether they own it.
    pub organisers: Vec<(String, String, bool)>,
}
