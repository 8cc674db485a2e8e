//! Mail that is decided on in one transaction with what it tells of, and delivered afterwards; knows no feature.
//!
//! A feature describes each of its mails as a [`Message`]: a snapshot of facts that can be stored, and how a
//! [`Letter`] is made from it. Inside its writing transaction it calls [`post`], which adds a row to the outbox:
//! either both are committed or neither is. The [`worker`] finds due rows, renders them and delivers them, in order
//! within a [`Queue`], again and again until it succeeds or a week has passed.
//!
//! Rendering reads nothing but the row and the configuration, so a mail that is delivered twice (a crash between
//! delivering and noting it) is the same mail to the byte, with the same Message-ID.
//!
//! What a feature [`forget`]s goes once it is sent or given up: the file first, the row last ([`sweep`]).

mod batch;
mod circuit;
mod clean;
mod desk;
mod failure;
mod folder;
mod forget;
mod history;
mod html;
mod latest;
mod letter;
mod mime;
mod outbox;
mod plain;
mod smtp;
mod store;
mod transport;
mod undelivered;
pub mod worker;

#[cfg(test)]
mod tests;

pub use batch::{Progress, given_up, progress, progress_of_event};
pub use failure::Why;
pub use forget::{Forget, Posted, forget, forget_event, posted, remove_strays, sweep, sweep_some};
pub use history::{Fate, History, history, reached, take_back};
pub use latest::{Latest, posted_since};
pub use letter::{Block, Contact, Fact, Invite, Letter, Line, Link, Span};
pub use outbox::{Context, Envelope, Message, Queue, Registry, holds, hurry, post, post_in_batch};
pub use transport::check;
pub use undelivered::{
    LostOfEvent, Undelivered, Waiting, Whose, last_given_up, lost, undelivered, undelivered_of_all, waiting, waiting_of,
};
pub use worker::deliver_all_due;
