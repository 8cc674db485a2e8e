//! Whether the way out is open: while it is not, one mail a minute tries it for all the others.

use std::time::Duration;

use tokio::time::Instant;

use super::failure::{Failure, Outage};
use crate::time::Timestamp;

/// The wait after a fault of the way out and the longest one; between them each doubles.
const FIRST_WAIT: Duration = Duration::from_secs(2);
const LONGEST_WAIT: Duration = Duration::from_mins(1);
/// So many mails in a row whose connection broke: then it is not the mails' fault.
const STRIKES: u32 = 5;

/// What this process knows of the way out.
#[derive(Default)]
pub(super) struct Circuit {
    closed_since: Option<Closed>,
    strikes: u32,
    /// Whether anything has got through yet: until then we do not know what the database says.
    has_been_open: bool,
    /// Whether the database must be told.
    is_news: bool,
}

struct Closed {
    since: Timestamp,
    outage: Outage,
    try_at: Instant,
    wait: Duration,
}

/// What the database must be told.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum News {
    Away { since: Timestamp, failure: String },
    Back,
}

impl Circuit {
    /// How many more mails may be taken in hand, of at most `all`.
    pub(super) fn room(&self, in_hand: usize, all: usize) -> usize {
        match &self.closed_since {
            None => all.saturating_sub(in_hand),
            Some(closed) => usize::from(in_hand == 0 && Instant::now() >= closed.try_at),
        }
    }

    /// Learns from what became of a mail.
    pub(super) fn saw(&mut self, outcome: Result<(), &Failure>, now: Timestamp) {
        match outcome {
            Err(Failure::Unreachable(outage)) => self.close(outage.clone(), now),
            Err(Failure::Interrupted) => {
                self.strikes += 1;
                if self.strikes >= STRIKES || self.closed_since.is_some() {
                    self.close(Outage::Connect, now);
                }
            }
            Err(failure) if !failure.is_answer() => {} // Our own fault: it never got as far.
            Ok(()) | Err(_) => {
                self.strikes = 0;
                let was_closed = self.closed_since.take().is_some();
                if was_closed {
                    tracing::info!("mails leave again");
                }
                self.is_news |= was_closed || !self.has_been_open;
                self.has_been_open = true;
            }
        }
    }

    fn close(&mut self, outage: Outage, now: Timestamp) {
        let at = Instant::now();
        match &mut self.closed_since {
            None => {
                tracing::error!(%outage, "no mail can leave; trying again by itself");
                self.closed_since = Some(Closed { since: now, outage, try_at: at + FIRST_WAIT, wait: FIRST_WAIT });
                self.is_news = true;
            }
            // Several mails may find out at once: that was one attempt.
            Some(closed) if at >= closed.try_at => {
                closed.wait = (closed.wait * 2).min(LONGEST_WAIT);
                closed.try_at = at + closed.wait;
                closed.outage = outage;
                self.is_news = true;
            }
            Some(_) => {}
        }
    }

    /// What is to be noted; until [`Circuit::noted`] is called it is said again.
    pub(super) fn news(&self) -> Option<News> {
        match &self.closed_since {
            _ if !self.is_news => None,
            None => Some(News::Back),
            Some(closed) => Some(News::Away {
                since: closed.since,
                failure: Failure::Unreachable(closed.outage.clone()).to_string(),
            }),
        }
    }

    pub(super) fn noted(&mut self) {
        self.is_news = false;
    }
}
