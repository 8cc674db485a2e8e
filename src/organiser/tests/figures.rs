//! Sums of years, kinds and principles: what is held counts, and an event that serves two principles counts under both.

use super::*;
use crate::registrations::rules::Visit;
use crate::time::DAY;

/// 1 December 2026 at noon in Copenhagen.
const NOW: Timestamp = Timestamp(1_796_122_800);

fn event(id: &str, days: i64, kind: Kind, principles: &[usize], seated: i64, came: Option<i64>) -> EventFigures {
    EventFigures {
        id: EventId(id.to_owned()),
        kind,
        state: State::Published,
        principles: principles.iter().map(|number| Principle::ALL[number - 1]).collect(),
        starts_at: NOW.plus(days * DAY),
        ends_at: NOW.plus(days * DAY + 3600),
        da_title: id.to_owned(),
        en_title: String::new(),
        capacity: 20,
        seated,
        came,
    }
}

fn visit(event: &EventFigures, name: &str) -> Visit {
    Visit {
        event_id: event.id.clone(),
        starts_at: event.starts_at,
        cvr: None,
        name: name.to_owned(),
        came_before: false,
    }
}

#[test]
fn a_year_is_what_was_held_in_it() {
    let last = event("last", -366, Kind::NetworkMeeting, &[1], 4, None);
    let spring = event("spring", -200, Kind::NetworkMeeting, &[1, 4], 10, Some(8));
    let autumn = event("autumn", -20, Kind::LearningVisit, &[4], 6, None);
    let to_come = event("to come", 3, Kind::Conference, &[1], 90, None);
    let next_year = event("next year", 60, Kind::Conference, &[1], 90, None);
    let cancelled =
        EventFigures { state: State::Cancelled, ..event("cancelled", -30, Kind::Conference, &[1], 9, None) };
    let visits = [
        visit(&last, "Brohave"),
        visit(&spring, "Brohave"),
        visit(&spring, "Vonsild Tryk"),
        visit(&autumn, "Vonsild Tryk"),
        visit(&to_come, "Ny"),
    ];
    let forgotten = HashMap::from([(spring.id.clone(), 3)]);
    let events = [next_year, to_come, autumn, cancelled, spring, last];
    let years = years(&events, &Organisations::of(&visits, HashMap::new()), &forgotten, NOW);

    assert_eq!(years.iter().map(|year| year.number).collect::<Vec<_>>(), [2026, 2025]);
    let this = &years[0];
    assert_eq!((this.cancelled, this.to_come), (1, 1));
    let sum = Figures {
        events: 2,
        seats: 40,
        taken: 16,
        came: Some(8),
        organisations: Count { all: 2, first_time: 1 },
        forgotten: 3,
    };
    assert_eq!(this.sum, sum);
    let of_kinds: Vec<_> = this.kinds.iter().map(|(kind, sum)| (*kind, sum.events, sum.taken)).collect();
    assert_eq!(of_kinds, [(Kind::NetworkMeeting, 1, 10), (Kind::LearningVisit, 1, 6)]);
    let of_principles: Vec<_> = this.principles.iter().map(|(one, sum)| (one.number(), sum.taken)).collect();
    assert_eq!(of_principles, [(1, 10), (4, 16)], "together more than the year's 16");
    let of_events: Vec<_> = this.events.iter().map(|(event, sum)| (event.da_title.as_str(), sum.came)).collect();
    assert_eq!(of_events, [("spring", Some(8)), ("autumn", None)], "first to last; nobody was ticked in the autumn");
    assert_eq!(this.events[1].1.organisations, Count { all: 1, first_time: 0 });
    assert_eq!(years[1].sum.organisations, Count { all: 1, first_time: 1 });
}
