//! Messages: what organisers write to the people of an event, to each once, whatever happens meanwhile.
//!
//! The words are typed with placeholders (`forms`), whom they are for is a pure walk (`rules::addressed`), and one
//! transaction writes the message with all its mails (`acts::send`), which are a batch of the outbox. The pages are the
//! workplace's.

pub mod acts;
pub mod forms;
pub mod mails;
mod model;
pub mod rules;
pub mod store;

pub use model::{Audience, Counted, LeftOut, Message, MessageId, Placeholder, Text, Texts};
