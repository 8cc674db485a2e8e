//! Figures over events and years: pure, from events in numbers and from which organisation was where.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;

use crate::events::{EventId, Kind, Principle, State};
use crate::registrations::rules::{Count, Organisations};
use crate::registrations::store::EventFigures;
use crate::time::Timestamp;

/// Some events, summed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// That were held.
    pub events: usize,
    pub seats: i64,
    /// Seats that were taken.
    pub taken: i64,
    /// Who came, at those events where somebody was ticked at the door; nothing where there is none.
    pub came: Option<i64>,
    pub organisations: Count,
    /// Taken seats of which nobody knows the organisation any more.
    pub forgotten: i64,
}

/// A year's events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    pub number: i32,
    pub sum: Figures,
    pub cancelled: usize,
    /// Published and not over yet: in no sum.
    pub to_come: usize,
    pub kinds: Vec<(Kind, Figures)>,
    /// An event serves several: their sum is larger than the whole.
    pub principles: Vec<(Principle, Figures)>,
    /// Those that were held, first to last.
    pub events: Vec<(EventFigures, Figures)>,
}

/// All years with events up to the one that runs, latest first: what is only planned for the next is no figure yet.
pub fn years(
    events: &[EventFigures],
    organisations: &Organisations,
    forgotten: &HashMap<EventId, i64>,
    now: Timestamp,
) -> Vec<Year> {
    let mut by_year: BTreeMap<i32, Vec<&EventFigures>> = BTreeMap::new();
    for event in events {
        by_year.entry(event.starts_at.date().year()).or_default().push(event);
    }
    let year = |(number, mut events): (i32, Vec<&EventFigures>)| {
        events.sort_by_key(|event| (event.starts_at, event.id.0.clone()));
        let sum = |of: &[&EventFigures]| sum(of, organisations, forgotten);
        let (held, rest): (Vec<&EventFigures>, Vec<&EventFigures>) =
            events.into_iter().partition(|event| event.state == State::Published && event.ends_at <= now);
        let those = |is: &dyn Fn(&EventFigures) -> bool| {
            let events: Vec<&EventFigures> = held.iter().copied().filter(|event| is(event)).collect();
            Some(sum(&events)).filter(|figures| figures.events > 0)
        };
        let kinds = Kind::ALL.into_iter().filter_map(|kind| Some((kind, those(&|event| event.kind == kind)?)));
        let principles = Principle::ALL
            .into_iter()
            .filter_map(|principle| Some((principle, those(&|event| event.principles.contains(&principle))?)));
        Year {
            number,
            cancelled: rest.iter().filter(|event| event.state == State::Cancelled).count(),
            to_come: rest.iter().filter(|event| event.state == State::Published).count(),
            kinds: kinds.collect(),
            principles: principles.collect(),
            sum: sum(&held),
            events: held.iter().map(|event| ((*event).clone(), sum(&[*event]))).collect(),
        }
    };
    let is_told = |year: &Year| year.sum.events > 0 || year.number <= now.date().year();
    by_year.into_iter().rev().map(year).filter(is_told).collect()
}

fn sum(events: &[&EventFigures], organisations: &Organisations, forgotten: &HashMap<EventId, i64>) -> Figures {
    let came: Vec<i64> = events.iter().filter_map(|event| event.came).collect();
    Figures {
        events: events.len(),
        seats: events.iter().map(|event| event.capacity).sum(),
        taken: events.iter().map(|event| event.seated).sum(),
        came: (!came.is_empty()).then(|| came.iter().sum()),
        organisations: organisations.count(events.iter().map(|event| &event.id)),
        forgotten: events.iter().filter_map(|event| forgotten.get(&event.id)).sum(),
    }
}

/// An organisation at one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtEvent {
    pub name: String,
    pub seats: i64,
    pub is_first_time: bool,
}

/// The organisations at one event, most seats first, then as they were given; and the seats of those who named none, and
/// of those who are forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByOrganisation {
    pub organisations: Vec<AtEvent>,
    pub without: i64,
    pub forgotten: i64,
}

/// The seats of an event by organisation; `parties`: the confirmed ones.
pub fn by_organisation<'a>(
    event_id: &EventId,
    parties: impl IntoIterator<Item = &'a crate::registrations::Registration>,
    organisations: &Organisations,
) -> ByOrganisation {
    let mut all = ByOrganisation::default();
    let mut places = HashMap::new();
    for party in parties {
        let key = organisations.key(party.cvr.as_deref(), &party.organisation);
        match key {
            Some(key) => {
                let place = *places.entry(key.clone()).or_insert_with(|| {
                    let name = match (party.organisation.as_str(), &party.cvr) {
                        ("", Some(cvr)) => cvr.clone(),
                        (name, _) => name.to_owned(),
                    };
                    let is_first_time = organisations.is_first_time(&key, event_id);
                    all.organisations.push(AtEvent { name, seats: 0, is_first_time });
                    all.organisations.len() - 1
                });
                if let Some(organisation) = all.organisations.get_mut(place) {
                    organisation.seats += party.size();
                }
            }
            None if party.erased_at.is_some() => all.forgotten += party.size(),
            None => all.without += party.size(),
        }
    }
    all.organisations.sort_by_cached_key(|organisation| {
        (std::cmp::Reverse(organisation.seats), crate::text::order::danish(&organisation.name))
    });
    all
}

#[cfg(test)]
#[path = "tests/figures.rs"]
mod tests;
