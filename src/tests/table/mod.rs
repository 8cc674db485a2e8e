//! The organisers' table of registrations: found, put in order, cut into pages, cancelled together; one registration put
//! right, with its note and its whole story; the log of an event.

mod edit;
mod large;
mod log;
mod moved;
mod search;
mod several;
