//! Calendar files that Outlook, Google, Apple and Thunderbird read alike; knows no feature.
//!
//! A feature says what happens in an [`Entry`] and asks for one of four files: a [`download`], a [`feed`] of many, or
//! the calendar part of a mail, a [`request`] (new or changed) or a [`cancel`]. Every byte goes through `gateway`, the only importer of
//! the icalendar crate: it cleans text, sets UID and DTSTAMP, adds the zone and folds. No clock is read here: the same
//! entry gives the same bytes, so that an `ETag` holds and a mail that is sent again is the same mail.
//!
//! The rules come from RFC 5545 (the format), RFC 5546 (METHOD) and RFC 6047 (mail).

mod clean;
mod gateway;
pub mod uid;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;
use gateway::{Draft, Head, Method};

/// The media type of a download and of a feed.
pub const FILE_TYPE: &str = "text/calendar; charset=utf-8";
/// The media type of the calendar part that carries a [`request`].
pub const REQUEST_TYPE: &str = "text/calendar; charset=utf-8; method=REQUEST";
/// The media type of the calendar part that carries a [`cancel`].
pub const CANCEL_TYPE: &str = "text/calendar; charset=utf-8; method=CANCEL";

/// How often a feed asks to be looked at; most clients take longer.
const REFRESH: &str = "PT1H";

/// One thing in a person's calendar, as plain text of any origin: cleaning and escaping happen on the way out.
///
/// Serialisable, so that a mail's outbox row can keep what it tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// From [`uid`], stored with what it names, and never changed afterwards.
    pub uid: String,
    /// Rises with every material change (RFC 5546 section 2.1.4); above 2³¹ − 1 it stays there.
    pub sequence: u32,
    pub created: Timestamp,
    /// Rises with every visible change. Outside mail it is the DTSTAMP too.
    pub last_modified: Timestamp,
    pub starts_at: Timestamp,
    /// Left out of the file unless it is after the start.
    pub ends_at: Timestamp,
    /// One line; line breaks become spaces.
    pub summary: String,
    /// Plain text of many lines; empty: left out.
    pub description: String,
    /// One line; empty: left out.
    pub location: String,
    /// Left out unless it is an http or https address. No secret link belongs here: people share calendars.
    pub url: Option<String>,
    /// Written as one line; empty ones are left out.
    pub categories: Vec<String>,
    /// Heeded by [`download`] and [`feed`]: a mail's status follows from its method.
    pub status: Status,
    /// Minutes before the start at which the person's device speaks up. Heeded by [`download`] alone.
    pub alarm_minutes: Option<u32>,
}

/// Whether what the entry tells of takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Confirmed,
    /// The prefix ("AFLYST: ", in the reader's language) goes before the title, because Android shows a cancelled
    /// entry like any other.
    Cancelled {
        prefix: String,
    },
}

/// A person or office in a mail's calendar part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// May be empty.
    pub name: String,
    /// A mail address that has been validated: from another text comes an address that nobody answers to,
    /// though never a broken file.
    pub email: String,
}

/// Who a calendar part is from and to, and when it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// The mail's From (RFC 6047 section 2.3).
    pub organizer: Party,
    /// The mail's recipient. Nobody else stands in the file.
    pub attendee: Party,
    /// The DTSTAMP; it comes from the outbox row, so that a retry has identical bytes.
    pub stamp: Timestamp,
}

/// What the attendee has said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// They signed up, which is a yes: no client asks again.
    Accepted,
    /// They are invited and have not answered.
    NeedsAction,
}

/// A file to import: an event's public one, or a seat's own.
///
/// Without METHOD, ORGANIZER and ATTENDEE, with which some clients take the import for an invitation and answer it.
pub fn download(entry: &Entry) -> String {
    let mut draft = public(entry);
    if let (Status::Confirmed, Some(minutes)) = (&entry.status, entry.alarm_minutes) {
        draft.alarm(minutes);
    }
    gateway::write(Head::Download, vec![draft])
}

/// A calendar to subscribe to, by the name that the subscriber's list of calendars shows: each entry as in its own
/// [`download`], but for the alarm, which is the subscriber's to set.
pub fn feed(name: &str, entries: &[Entry]) -> String {
    gateway::write(Head::Feed { name, refresh: REFRESH }, entries.iter().map(public).collect())
}

/// The calendar part of a mail that brings an entry or changes it (METHOD:REQUEST).
pub fn request(entry: &Entry, envelope: &Envelope, answer: Answer) -> String {
    let mut draft = draft(entry, envelope.stamp);
    confirmed(&mut draft);
    draft.organizer(&envelope.organizer);
    draft.attendee(&envelope.attendee, Some(answer));
    gateway::write(Head::Mail(Method::Request), vec![draft])
}

/// The calendar part of a mail that takes an entry away (METHOD:CANCEL); the caller has raised `sequence`.
pub fn cancel(entry: &Entry, envelope: &Envelope) -> String {
    let mut draft = draft(entry, envelope.stamp);
    cancelled(&mut draft);
    draft.organizer(&envelope.organizer);
    draft.attendee(&envelope.attendee, None);
    gateway::write(Head::Mail(Method::Cancel), vec![draft])
}

/// An entry outside of mail.
fn public(entry: &Entry) -> Draft {
    let mut draft = draft(entry, entry.last_modified);
    match &entry.status {
        Status::Confirmed => confirmed(&mut draft),
        Status::Cancelled { prefix } => {
            cancelled(&mut draft);
            draft.title(&format!("{prefix}{}", entry.summary));
        }
    }
    draft
}

/// What every file says of an entry.
fn draft(entry: &Entry, stamp: Timestamp) -> Draft {
    let mut draft = Draft::new(&entry.uid, stamp, entry.sequence);
    draft.title(&entry.summary);
    draft.description(&entry.description);
    draft.location(&entry.location);
    draft.link(entry.url.as_deref());
    draft.categories(&entry.categories);
    draft.period(entry.starts_at, entry.ends_at);
    draft.history(entry.created, entry.last_modified);
    draft
}

fn confirmed(draft: &mut Draft) {
    draft.status("CONFIRMED", "OPAQUE");
}

/// A cancelled entry blocks no time.
fn cancelled(draft: &mut Draft) {
    draft.status("CANCELLED", "TRANSPARENT");
}
