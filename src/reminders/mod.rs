//! What goes by itself: reminders before an event, the question whether people still come, and thanks afterwards.
//!
//! An organiser chooses (`model::Settings`), `rules` say when each is due and to whom, and a job sends what is due
//! (`acts::send_due`): each in one transaction that writes the mails, and that they went, so that whatever is killed
//! everybody gets each once. What people answer is a seat's (`registrations`).

pub mod acts;
mod forms;
pub mod mails;
mod model;
pub mod rules;
pub mod store;

pub use forms::{read, typed};
pub use model::{MOST_LINKS, MaterialLink, Sent, Settings, Thanks, Wanted, Which};
