//! The bounded store: what is kept of one generation, and who is drawing what.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::kept::Kept;
use super::revision::Generation;
use crate::time::Timestamp;

/// The most answers that are kept, and the most bytes they may take. Three hundred pages in two languages fit ten times.
pub(super) const MOST_PAGES: usize = 4_000;
pub(super) const MOST_BYTES: usize = 48 * 1024 * 1024;

/// Answers of one generation: when the revision moves, all are old at once.
#[derive(Default)]
pub(super) struct Shelf(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    generation: Generation,
    kept: HashMap<String, Arc<Kept>>,
    /// As they came; the oldest goes first.
    order: VecDeque<String>,
    bytes: usize,
    drawing: HashMap<String, Arc<Turn>>,
}

/// What became of drawing something; whoever holds the lock draws.
pub(super) type Turn = tokio::sync::Mutex<Drawn>;

#[derive(Clone, Default)]
pub(super) enum Drawn {
    #[default]
    NotYet,
    Kept(Arc<Kept>),
    /// It cannot be kept: each draws for itself, at once.
    ForOneOnly,
}

/// What the shelf has for a request.
pub(super) enum Found {
    Kept(Arc<Kept>),
    Draw(Place),
}

impl Shelf {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is kept, or a place in the line of those who wait for it to be drawn. A request that knows of an older
    /// generation than others is served what they are: it is newer.
    pub fn find(self: &Arc<Self>, generation: Generation, key: &str, now: Timestamp) -> Found {
        let mut inner = self.inner();
        if generation > inner.generation {
            *inner = Inner { generation, ..Inner::default() };
        }
        if let Some(kept) = inner.kept.get(key).filter(|kept| kept.is_right_at(now)) {
            return Found::Kept(kept.clone());
        }
        let turn = inner.drawing.entry(key.to_owned()).or_default().clone();
        Found::Draw(Place { shelf: self.clone(), key: key.to_owned(), turn })
    }

    pub fn size(&self) -> Size {
        let inner = self.inner();
        Size {
            pages: inner.kept.len(),
            #[cfg(test)]
            in_order: inner.order.len(),
            bytes: inner.bytes,
            #[cfg(test)]
            drawing: inner.drawing.len(),
        }
    }
}

/// What the shelf takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub pages: usize,
    #[cfg(test)]
    pub in_order: usize,
    pub bytes: usize,
    #[cfg(test)]
    pub drawing: usize,
}

/// A place in the line for one key. Dropping it leaves the line; a line that is empty goes.
pub(super) struct Place {
    shelf: Arc<Shelf>,
    key: String,
    turn: Arc<Turn>,
}

impl Place {
    pub fn turn(&self) -> &Turn {
        &self.turn
    }

    /// Ends the line with what was drawn. It is kept only if the revision has not been seen to move since the line
    /// began: the line of another generation is not on the shelf any more.
    pub fn finish(&self, drawn: &Drawn) {
        let mut inner = self.shelf.inner();
        if !inner.drawing.get(&self.key).is_some_and(|turn| Arc::ptr_eq(turn, &self.turn)) {
            return;
        }
        inner.drawing.remove(&self.key);
        if let Drawn::Kept(kept) = drawn {
            inner.keep(&self.key, kept.clone());
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut inner = self.shelf.inner();
        let is_last = inner
            .drawing
            .get(&self.key)
            // One is the shelf's own.
            .is_some_and(|turn| Arc::ptr_eq(turn, &self.turn) && Arc::strong_count(turn) == 2);
        if is_last {
            inner.drawing.remove(&self.key);
        }
    }
}

impl Inner {
    fn keep(&mut self, key: &str, kept: Arc<Kept>) {
        self.bytes += kept.weight();
        match self.kept.insert(key.to_owned(), kept) {
            Some(before) => self.bytes -= before.weight(),
            None => self.order.push_back(key.to_owned()),
        }
        while self.kept.len() > MOST_PAGES || self.bytes > MOST_BYTES {
            let Some(oldest) = self.order.pop_front() else { break };
            if let Some(gone) = self.kept.remove(&oldest) {
                self.bytes -= gone.weight();
            }
        }
    }
}
