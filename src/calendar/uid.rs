//! The identity of a calendar entry: made once, stored whole, never changed.

use std::fmt::Display;

/// The UID in public files and feeds.
pub fn event(id: impl Display, host: &str) -> String {
    format!("event-{id}@{host}")
}

/// The UID in everything personal: mails, the seat's download, the person's feed.
pub fn seat(id: impl Display, host: &str) -> String {
    format!("seat-{id}@{host}")
}
