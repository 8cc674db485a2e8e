//! The long form, there and back.

use super::*;
use crate::events::{Kind, KindRule, Stage};
use crate::organiser::forms::{Difference, canonical, change_rows, differences};
use crate::ui::form::Fault;

#[test]
fn a_form_written_back_reads_as_the_same_event() {
    let form = read(&typed());
    assert_eq!(read(&canonical(&form)), form);
    assert_eq!(differences(&canonical(&form), &canonical(&read(&canonical(&form)))), []);
}

#[test]
fn deadlines_left_empty_are_the_start_and_follow_it() {
    let form = read(&typed());
    assert_eq!((form.terms.closes_at, form.terms.cancel_until), (form.details.starts_at, form.details.starts_at));
    let mut values = canonical(&form);
    values.set("start", "9.30");
    values.set("end", "11");
    let moved = read(&values);
    assert_eq!(moved.terms.closes_at, moved.details.starts_at);
}

#[test]
fn a_deadline_after_the_start_and_a_window_that_opens_after_it_closes_are_faults() {
    let mut values = typed_with("closes", "14-1-2027 8.31");
    values.set("opens", "14-1-2027 8.31");
    let faults = forms::read(&values, Rules::new_event(NOW)).unwrap_err();
    assert_eq!(faults.get("closes"), Some(Fault::Other("after_start")));
    assert_eq!(faults.get("opens"), Some(Fault::Other("opens_after_closes")));
}

#[test]
fn a_public_event_starts_in_the_future_unless_it_already_stands_where_it_was() {
    let values = typed_with("date", "20-11-2026");
    let start = read(&values).details.starts_at;
    let rules = |stored_start| Rules { stage: Stage::Public, stored_start, ..Rules::new_event(NOW) };
    assert_eq!(forms::read(&values, rules(None)).unwrap_err().get("date"), Some(Fault::InThePast));
    assert!(forms::read(&values, rules(Some(start))).is_ok());
}

#[test]
fn what_the_form_does_not_edit_cannot_be_typed_into_it() {
    let mut values = typed();
    for (field, value) in [("state", "published"), ("slug", "mit"), ("owner", "x")] {
        values.set(field, value);
    }
    assert_eq!(read(&values), read(&typed()));
}

#[test]
fn a_draft_may_become_another_kind_of_event_and_what_is_published_may_not() {
    let values = typed_with("kind", "conference");
    assert_eq!(read(&values).details.kind, Kind::Conference);
    let kind = KindRule { stored: Kind::LearningVisit, may_change: false };
    let rules = Rules { kind, ..Rules::new_event(NOW) };
    assert_eq!(forms::read(&values, rules).unwrap().details.kind, Kind::LearningVisit);
    let faults = forms::read(&typed_with("kind", "party"), Rules::new_event(NOW)).unwrap_err();
    assert_eq!(faults.get("kind"), Some(Fault::Choice));
    let faults = forms::read(&typed_with("kind", ""), Rules::new_event(NOW)).unwrap_err();
    assert_eq!(faults.get("kind"), Some(Fault::Choice));
    let mut older = typed();
    older.remove("kind");
    let kind = KindRule { stored: Kind::LearningVisit, may_change: true };
    let read = forms::read(&older, Rules { kind, ..Rules::new_event(NOW) }).unwrap();
    assert_eq!(read.details.kind, Kind::LearningVisit, "a form that does not ask changes nothing");
}

#[test]
fn rows_come_and_go_without_anything_being_judged() {
    let mut values = typed_with("date", "nonsense");
    values.set("do", "add_agenda");
    assert!(change_rows(&mut values));
    assert_eq!(values.indices("agenda"), [3, 7, 8]);
    values.set("do", "remove_agenda.3");
    assert!(change_rows(&mut values));
    assert_eq!(values.indices("agenda"), [7, 8]);
    values.set("do", "remove_contact.0");
    assert!(change_rows(&mut values));
    assert!(values.indices("contacts").is_empty());
    assert_eq!(values.get("date"), "nonsense");
    values.set("do", "save");
    assert!(!change_rows(&mut values));
}

#[test]
fn differences_name_each_field_once_and_rows_as_a_whole() {
    let before = canonical(&read(&typed()));
    let mut values = typed_with("room", "Store Sal");
    values.set("agenda.7.title.da", "Te");
    values.set("agenda.7.description.da", "Også kaffe");
    values.remove("principles");
    values.push("principles", "2");
    let found = differences(&before, &canonical(&read(&values)));
    let fields: Vec<&str> = found.iter().map(|difference| difference.field.as_str()).collect();
    assert_eq!(fields, ["room", "principles", "agenda"]);
    let room = Difference { field: "room".into(), before: "Lille Sal".into(), after: "Store Sal".into() };
    assert_eq!(found.first(), Some(&room));
    assert_eq!(found[1].before, "2, 6");
}
