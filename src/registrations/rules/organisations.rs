//! Which organisations came, and which of them came before: pure, from who signed up for what.
//!
//! An organisation is told by its CVR number, or by its name where it gave none. A name that stands with one number
//! somewhere is that number's everywhere. Whoever is forgotten has neither: of events that were forgotten only numbers are
//! left, and of who came later that they had come before.

use std::collections::{HashMap, HashSet};

use crate::events::EventId;
use crate::time::Timestamp;

/// That an organisation has seats at an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    pub event_id: EventId,
    pub starts_at: Timestamp,
    pub cvr: Option<String>,
    /// May be empty: then by its number alone, if it has one.
    pub name: String,
    /// Whether it had seats at an earlier event that is forgotten.
    pub came_before: bool,
}

/// What an organisation is told by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Cvr(String),
    /// Folded.
    Name(String),
}

/// All visits, by organisation.
pub struct Organisations {
    /// The first event of each: of all events, whoever's they are.
    first: HashMap<Key, EventId>,
    /// Who was at each event, by its id.
    at: HashMap<EventId, HashSet<Key>>,
    numbers: HashMap<String, Option<String>>,
    /// Who came to an event that is forgotten.
    before: HashSet<Key>,
    /// What is left of those events.
    forgotten: HashMap<EventId, Count>,
}

/// How many, and how many of them for the first time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub all: usize,
    pub first_time: usize,
}

impl Count {
    /// Who came before.
    pub fn returning(self) -> usize {
        self.all - self.first_time
    }
}

fn fold(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Organisations {
    /// Of visits to all published events, and of what is left of those whose people are forgotten.
    pub fn of(visits: &[Visit], forgotten: HashMap<EventId, Count>) -> Self {
        let mut numbers: HashMap<String, Option<String>> = HashMap::new();
        for visit in visits {
            let (Some(cvr), name) = (&visit.cvr, fold(&visit.name)) else { continue };
            // Two numbers of one name are two organisations, and the name alone tells neither.
            let known = numbers.entry(name).or_insert_with(|| Some(cvr.clone()));
            if known.as_ref() != Some(cvr) {
                *known = None;
            }
        }
        let mut all = Self { first: HashMap::new(), at: HashMap::new(), numbers, before: HashSet::new(), forgotten };
        let mut first: HashMap<Key, (Timestamp, &EventId)> = HashMap::new();
        for visit in visits {
            let Some(key) = all.key(visit.cvr.as_deref(), &visit.name) else { continue };
            let this = (visit.starts_at, &visit.event_id);
            let earliest = first.entry(key.clone()).or_insert(this);
            if (this.0, this.1.as_str()) < (earliest.0, earliest.1.as_str()) {
                *earliest = this;
            }
            if visit.came_before {
                all.before.insert(key.clone());
            }
            all.at.entry(visit.event_id.clone()).or_default().insert(key);
        }
        all.first = first.into_iter().map(|(key, (_, event_id))| (key, event_id.clone())).collect();
        all
    }

    /// What an organisation of this number and name is told by; nothing where it has neither.
    pub fn key(&self, cvr: Option<&str>, name: &str) -> Option<Key> {
        if let Some(cvr) = cvr {
            return Some(Key::Cvr(cvr.to_owned()));
        }
        let name = fold(name);
        if name.is_empty() {
            return None;
        }
        Some(self.numbers.get(&name).cloned().flatten().map_or(Key::Name(name), Key::Cvr))
    }

    /// Whether this event is the organisation's first.
    pub fn is_first_time(&self, key: &Key, event_id: &EventId) -> bool {
        !self.before.contains(key) && self.first.get(key) == Some(event_id)
    }

    /// The organisations at any of these events, each once. Whether one of a forgotten event is one of another event
    /// nobody knows: then there are at least so many.
    pub fn count<'a>(&self, events: impl IntoIterator<Item = &'a EventId>) -> Count {
        let (mut known, mut first_time, mut largest) = (HashSet::new(), 0, 0);
        let mut first_of_forgotten = 0;
        for event_id in events {
            for key in self.at.get(event_id).into_iter().flatten() {
                first_time += usize::from(self.is_first_time(key, event_id));
                known.insert(key);
            }
            if let Some(count) = self.forgotten.get(event_id) {
                first_of_forgotten += count.first_time;
                largest = largest.max(count.all);
            }
        }
        // Whoever came for the first time to a forgotten event is none of those who had never come to one.
        let others = known.iter().filter(|key| !self.before.contains(**key)).count();
        let all = known.len().max(largest).max(others + first_of_forgotten);
        Count { all, first_time: first_time + first_of_forgotten }
    }
}

#[cfg(test)]
#[path = "organisations_tests.rs"]
mod tests;
