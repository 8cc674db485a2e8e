//! What changes what goes by itself: each act is one transaction, and so is each event of the job.

mod send;
mod settings;

pub use send::{letter, send_due};
pub use settings::{copy, moved, published, save, start};
