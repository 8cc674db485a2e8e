//! Each kind of what needs an organiser at its boundary, and in which order kinds and events come.

use super::*;
use crate::events::{Details, Event, EventId, Kind, Organisation, Place, Principle, State, Texts};
use crate::organiser::rules::{Coming, Facts, Lost, todos};
use crate::registrations::store::Queued;
use crate::registrations::{Capacity, CapacityTerms, Held, QueueRules, RegistrationId};
use crate::time::{DAY, HOUR};

const START: Timestamp = Timestamp(1_800_000_000);

fn event() -> Event {
    let da = Texts { title: "Titel".into(), why: "Derfor".into(), ..Texts::default() };
    let en = Texts { title: "Title".into(), why: "Because".into(), ..Texts::default() };
    Event {
        id: EventId("event".into()),
        state: State::Published,
        slug: Some("titel".into()),
        revision: 1,
        sequence: 0,
        calendar_uid: "uid".into(),
        created_at: Timestamp(0),
        changed_at: Timestamp(0),
        published_at: Some(Timestamp(0)),
        cancelled_at: None,
        replaced_by: None,
        details: Details {
            kind: Kind::NetworkMeeting,
            starts_at: START,
            ends_at: START.plus(2 * HOUR),
            place: Place::default(),
            online_link: String::new(),
            principles: vec![Principle::ALL[0]],
            da,
            en,
            responsible: Organisation { name: "Kolding Kommune".into() },
            partners: Vec::new(),
            contacts: Vec::new(),
            keep_months: 6,
        },
    }
}

/// Twenty seats, half of them taken; sign-up closes a day before, cancelling two.
fn capacity() -> Capacity {
    Capacity {
        event_id: EventId("event".into()),
        terms: CapacityTerms {
            capacity: 20,
            opens_at: None,
            closes_at: START.plus(-DAY),
            cancel_until: START.plus(-2 * DAY),
            queue: QueueRules::default(),
        },
        seated: 10,
        waiting: 0,
        parties: 0,
        claimed: 0,
        by_hand: 0,
        held: None,
    }
}

fn facts<'a>(event: &'a Event, capacity: &'a Capacity, queue: &'a [Queued]) -> Facts<'a> {
    Facts {
        event,
        capacity,
        agenda: &[],
        queue,
        has_registrations: true,
        lost_mails: Lost::Each(&[]),
        update: None,
        missing: None,
    }
}

fn party(size: i64, least: i64) -> Queued {
    Queued { id: RegistrationId("party".into()), called: "Vonsild Tryk".into(), size, least }
}

fn asked(event: &Event, capacity: &Capacity, queue: &[Queued], now: Timestamp) -> Vec<Todo> {
    todos(&facts(event, capacity, queue), now)
}

#[test]
fn few_are_less_than_half_from_a_week_before_until_sign_up_closes() {
    let (event, half) = (event(), capacity());
    let less = Capacity { seated: 9, ..half.clone() };
    let few = vec![Todo::FewSignUps { seated: 9, capacity: 20, closes_at: START.plus(-DAY) }];
    let deadline = [Todo::ClosesSoon(Coming::CancellingCloses(START.plus(-2 * DAY)))];
    assert_eq!(asked(&event, &less, &[], START.plus(-7 * DAY - 1)), deadline);
    assert_eq!(asked(&event, &less, &[], START.plus(-7 * DAY)), few, "and until when people can sign up, once");
    assert_eq!(asked(&event, &less, &[], START.plus(-DAY - 1)), few);
    assert_eq!(asked(&event, &less, &[], START.plus(-DAY)), [], "nobody can sign up any more");
    assert_eq!(asked(&event, &half, &[], START.plus(-7 * DAY)), deadline);
    let nobody = Facts { has_registrations: false, ..facts(&event, &less, &[]) };
    assert_eq!(todos(&nobody, START.plus(-7 * DAY)), few, "that nobody has signed up is told once");
    assert_eq!(todos(&nobody, START.plus(-10 * DAY)), [Todo::NobodyYet]);
}

#[test]
fn the_next_deadline_is_told_from_a_week_before_until_it_has_passed() {
    let (event, capacity) = (event(), capacity());
    let cancelling = Todo::ClosesSoon(Coming::CancellingCloses(START.plus(-2 * DAY)));
    let sign_up = Todo::ClosesSoon(Coming::SignUpCloses(START.plus(-DAY)));
    assert_eq!(asked(&event, &capacity, &[], START.plus(-9 * DAY - 1)), []);
    assert_eq!(asked(&event, &capacity, &[], START.plus(-9 * DAY)), std::slice::from_ref(&cancelling));
    assert_eq!(asked(&event, &capacity, &[], START.plus(-2 * DAY - 1)), [cancelling]);
    assert_eq!(asked(&event, &capacity, &[], START.plus(-2 * DAY)), [sign_up]);
    assert_eq!(asked(&event, &capacity, &[], START.plus(-DAY)), []);
    let together = Capacity {
        terms: CapacityTerms { cancel_until: START.plus(-DAY), ..capacity.terms.clone() },
        ..capacity.clone()
    };
    let both = Todo::ClosesSoon(Coming::BothClose(START.plus(-DAY)));
    assert_eq!(asked(&event, &together, &[], START.plus(-3 * DAY)), [both]);
    let draft = Event { state: State::Draft, ..event };
    assert_eq!(asked(&draft, &together, &[], START.plus(-3 * DAY)), []);
}

#[test]
fn free_seats_are_the_organisers_to_give_after_the_deadline_and_kept_for_the_head_before() {
    let event = event();
    let full = Capacity { seated: 18, waiting: 3, parties: 1, ..capacity() };
    let (before, after) = (START.plus(-10 * DAY), START.plus(-2 * DAY));
    let kept = |until| Todo::Queue { organisation: "Vonsild Tryk".into(), size: 3, free: 2, parties: 1, until };
    assert_eq!(asked(&event, &full, &[party(3, 3)], before), [kept(None)]);
    let hold = QueueRules { hold_hours: 24, ..QueueRules::default() };
    let held = Capacity {
        terms: CapacityTerms { queue: hold, ..full.terms.clone() },
        held: Some(Held { party: RegistrationId("party".into()), since: before.plus(-HOUR) }),
        ..full.clone()
    };
    assert_eq!(asked(&event, &held, &[party(3, 3)], before), [kept(Some(before.plus(23 * HOUR)))]);
    // Who takes fewer gets what is free, but from the deadline on only by hand.
    let give = asked(&event, &full, &[party(3, 2)], after);
    assert!(matches!(give[0], Todo::GiveSeats { size: 3, free: 2, .. }), "{give:?}");
    let still_too_few = asked(&event, &full, &[party(3, 3)], after);
    assert!(matches!(still_too_few[0], Todo::Queue { free: 2, until: None, .. }), "{still_too_few:?}");
    let large = asked(&event, &full, &[party(21, 21)], before);
    assert_eq!(large, [Todo::TooLarge { organisation: "Vonsild Tryk".into(), size: 21, capacity: 20 }]);
    assert!(asked(&event, &full, &[party(20, 20)], before).iter().all(|todo| matches!(todo, Todo::Queue { .. })));
}

#[test]
fn english_is_missed_where_danish_stands_and_by_its_field() {
    let (mut event, capacity) = (event(), capacity());
    let now = START.plus(-20 * DAY);
    assert_eq!(asked(&event, &capacity, &[], now), []);
    event.details.da.bring = "En kop".into();
    assert_eq!(asked(&event, &capacity, &[], now), [Todo::EnglishMissing { fields: vec!["bring.en"] }]);
    event.details.en = Texts::default();
    let fields = vec!["title.en", "why.en", "bring.en"];
    assert_eq!(asked(&event, &capacity, &[], now), [Todo::EnglishMissing { fields }]);
    event.details.da.price = "Gratis".into();
    assert_eq!(asked(&event, &capacity, &[], now).len(), 1);
    assert_eq!(asked(&event, &capacity, &[], START.plus(2 * HOUR)), [], "what is over needs nobody");
}

#[test]
fn a_cancelled_event_needs_somebody_only_where_its_mail_did_not_arrive() {
    let (event, capacity) = (Event { state: State::Cancelled, ..event() }, capacity());
    let now = START.plus(-DAY);
    let of =
        |lost| todos(&Facts { lost_mails: lost, update: Some(now), ..facts(&event, &capacity, &[party(3, 3)]) }, now);
    assert_eq!(of(Lost::Each(&[])), []);
    assert_eq!(of(Lost::Many(4)), [Todo::MailsLost { mails: 4 }]);
}

#[test]
fn the_most_pressing_kind_comes_first_and_of_one_kind_the_nearest_event() {
    let closes = |days: i64| Todo::ClosesSoon(Coming::SignUpCloses(START.plus(days * DAY)));
    let english = || Todo::EnglishMissing { fields: vec!["title.en"] };
    let lost = || Todo::MailsLost { mails: 4 };
    let quiet = Todo::Queue { organisation: "A".into(), size: 1, free: 0, parties: 1, until: None };
    let order = in_order(vec![
        (START.plus(5 * DAY), vec![english(), closes(4), Todo::NobodyYet]),
        (START, vec![closes(-1), english()]),
        (START.plus(9 * DAY), vec![lost(), quiet]),
    ]);
    let due = |event, todo| Due { event, todo };
    assert_eq!(order, [due(2, lost()), due(1, closes(-1)), due(0, closes(4)), due(1, english()), due(0, english())]);
    assert_eq!(in_order(Vec::new()), []);
}
