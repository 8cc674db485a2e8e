//! The only place that reads the time of day.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::time::Timestamp;

/// Where "now" comes from. Rules never ask it: they are told the time.
#[derive(Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until somebody moves it (tests, and data of a fixed day).
    Set(Arc<AtomicI64>),
}

impl Clock {
    pub fn set_to(now: Timestamp) -> Self {
        Self::Set(Arc::new(AtomicI64::new(now.0)))
    }

    pub fn now(&self) -> Timestamp {
        match self {
            #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
            Self::System => Timestamp(chrono::Utc::now().timestamp()),
            Self::Set(seconds) => Timestamp(seconds.load(Ordering::SeqCst)),
        }
    }
}
