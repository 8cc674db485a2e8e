//! Who came before: by number, else by name, and over everybody's events.

use super::*;

fn visit(event: &str, at: i64, cvr: Option<&str>, name: &str) -> Visit {
    Visit {
        event_id: EventId(event.to_owned()),
        starts_at: Timestamp(at),
        cvr: cvr.map(str::to_owned),
        name: name.to_owned(),
        came_before: false,
    }
}

fn of(visits: &[Visit]) -> Organisations {
    Organisations::of(visits, HashMap::new())
}

fn count(all: &Organisations, events: &[&str]) -> (usize, usize) {
    let ids: Vec<EventId> = events.iter().map(|id| EventId((*id).to_owned())).collect();
    let count = all.count(&ids);
    assert_eq!(count.returning(), count.all - count.first_time);
    (count.all, count.first_time)
}

#[test]
fn an_organisation_is_its_number_and_a_name_alone_is_that_numbers() {
    let all = of(&[
        visit("a", 1, Some("13748136"), "Brohave Catering"),
        visit("b", 2, None, "  brohave   CATERING "),
        visit("c", 3, Some("13748136"), "Brohave A/S"),
        visit("c", 3, None, "Åhusets Vaskeri"),
    ]);
    assert_eq!((count(&all, &["a"]), count(&all, &["b"]), count(&all, &["c"])), ((1, 1), (1, 0), (2, 1)));
    assert_eq!(count(&all, &["a", "b", "c"]), (2, 2), "each once, however often it comes");
    assert_eq!(count(&all, &["b", "c"]), (2, 1), "its first time was at an event that is not asked about");
    assert_eq!(count(&all, &["nowhere"]), (0, 0));
}

#[test]
fn a_name_with_two_numbers_is_neither_and_nobody_is_no_organisation() {
    let all = of(&[
        visit("a", 1, Some("1"), "Hansen"),
        visit("a", 1, Some("2"), "Hansen"),
        visit("b", 2, None, "HANSEN"),
        visit("b", 2, None, " "),
    ]);
    assert_eq!((count(&all, &["a"]), count(&all, &["b"])), ((2, 2), (1, 1)));
    assert_eq!(all.key(None, ""), None);
    assert_eq!(all.key(Some("1"), ""), Some(Key::Cvr("1".to_owned())));
}

#[test]
fn of_two_events_at_one_time_one_is_the_first() {
    let all = of(&[visit("b", 1, None, "Hansen"), visit("a", 1, None, "Hansen")]);
    assert_eq!((count(&all, &["a"]), count(&all, &["b"])), ((1, 1), (1, 0)));
}

#[test]
fn a_forgotten_event_counts_as_numbers_and_whoever_was_there_comes_back() {
    // Of "old" it is only known that five came, three of them for the first time.
    let old = EventId("old".to_owned());
    let again = Visit { came_before: true, ..visit("a", 2, None, "Brohave") };
    let visits = [again, visit("a", 2, None, "Vonsild Tryk")];
    let all = Organisations::of(&visits, HashMap::from([(old, Count { all: 5, first_time: 3 })]));
    assert_eq!((count(&all, &["old"]), count(&all, &["a"])), ((5, 3), (2, 1)));
    assert_eq!(count(&all, &["old", "a"]), (5, 4), "at least five, four of them new");
}
