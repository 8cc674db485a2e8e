//! What a save brings with it.

use super::*;
use crate::organiser::consequences::{self, Before, Consequences};
use crate::registrations::acts::{Audience, KnownByAll, held};
use crate::registrations::store;

/// What saving these values over the stored event would bring.
async fn weigh(office: &Office, id: &EventId, values: &Values) -> (Consequences, i64) {
    weighed(office, id, values, false).await
}

/// The same, with those over a lower number of seats moved to the waiting list.
async fn weighed(office: &Office, id: &EventId, values: &Values, moves: bool) -> (Consequences, i64) {
    let mut tx = office.state.db.begin_write().await.unwrap();
    let capacity = store::lock(&mut tx, id).await.unwrap().unwrap();
    let event = crate::events::store::by_id(&mut tx, id).await.unwrap().unwrap();
    let registrations = store::by_event(&mut tx, id).await.unwrap();
    let counted = store::count(&mut tx, id).await.unwrap();
    let held = held(&mut tx, id).await.unwrap();
    let known = KnownByAll::read(&mut tx, &event, held.as_ref()).await.unwrap();
    let before = Before {
        event: &event,
        capacity: &capacity,
        registrations: &registrations,
        counted: &counted,
        known: &known,
        held: held.as_ref(),
    };
    (consequences::of(&before, &read(values), moves, NOW), event.revision)
}

/// Three are seated (one contact attends, one does not), a party of two waits.
async fn busy(office: &Office) -> EventId {
    let id = office.published().await;
    office.party(&id, "Brohave", 2, true, Lang::Da).await;
    office.party(&id, "Datahuset", 1, false, Lang::En).await;
    office.party(&id, "Træværket", 2, true, Lang::Da).await;
    id
}

#[tokio::test]
async fn a_new_time_tells_attendees_contacts_and_who_waits() {
    let office = Office::open().await;
    let id = busy(&office).await;
    let (found, _) = weigh(&office, &id, &typed_with("start", "8.45")).await;
    assert_eq!(found.told, Audience { attendees: 3, contacts: 1, waiting: 1 });
    assert_eq!(found.mails(), 5);
    assert!(found.need_confirming());
}

#[tokio::test]
async fn a_better_purpose_tells_nobody_and_needs_no_confirming() {
    let office = Office::open().await;
    let id = busy(&office).await;
    let (found, _) = weigh(&office, &id, &typed_with("why.da", "Fordi det haster.")).await;
    assert_eq!((found.mails(), found.need_confirming()), (0, false));
}

#[tokio::test]
async fn a_title_tells_only_those_who_read_it_and_nobody_as_a_correction() {
    let office = Office::open().await;
    let id = busy(&office).await;
    let (found, _) = weigh(&office, &id, &typed_with("title.en", "Hiring as a social task")).await;
    assert_eq!(found.told, Audience { attendees: 1, contacts: 1, waiting: 0 });
    assert!(found.title_changed);
    assert_eq!(found.mails_without_title(), 0);
}

#[tokio::test]
async fn one_more_place_seats_the_head_of_the_queue() {
    let office = Office::open().await;
    let id = busy(&office).await;
    let (found, _) = weigh(&office, &id, &typed_with("capacity", "5")).await;
    assert_eq!(found.told.total(), 0);
    let told: Vec<_> =
        found.promoted.iter().map(|party| (party.organisation.as_str(), party.seats, party.mails)).collect();
    assert_eq!(told, [("Træværket", 2, 2)]);
    assert_eq!(found.mails(), 2);
}

#[tokio::test]
async fn fewer_places_than_are_taken_must_be_looked_at_though_they_mail_nobody() {
    let office = Office::open().await;
    let id = busy(&office).await;
    let (found, _) = weigh(&office, &id, &typed_with("capacity", "1")).await;
    let seats = found.seats.clone().unwrap();
    assert_eq!((found.mails(), seats.over()), (0, 2));
    assert_eq!(seats.too_large, [("Træværket".to_owned(), 2)]);
    assert!(found.need_confirming());
}

#[tokio::test]
async fn the_fingerprint_moves_with_the_content_the_version_and_the_audience_but_not_with_buttons() {
    let office = Office::open().await;
    let id = busy(&office).await;
    let values = typed_with("start", "8.45");
    let (found, revision) = weigh(&office, &id, &values).await;
    let shown = found.fingerprint(revision, &forms::content(&values));
    let mut posted = values.clone();
    for (field, value) in [("do", "save"), ("confirmed", "yes"), ("shown", "x"), ("title_is_correction", "yes")] {
        posted.set(field, value);
    }
    assert_eq!(found.fingerprint(revision, &forms::content(&posted)), shown);
    assert_ne!(found.fingerprint(revision + 1, &forms::content(&values)), shown);
    let mut lines = values.clone();
    lines.set("lead.da", "To\r\nlinjer");
    let sent = found.fingerprint(revision, &forms::content(&lines));
    lines.set("lead.da", "To\nlinjer");
    assert_eq!(found.fingerprint(revision, &forms::content(&lines)), sent);
    let mut other = values.clone();
    other.set("room", "Store Sal");
    assert_ne!(found.fingerprint(revision, &forms::content(&other)), shown);
    office.party(&id, "Nykommeren", 1, true, Lang::Da).await;
    let (later, _) = weigh(&office, &id, &values).await;
    assert_ne!(later.fingerprint(revision, &forms::content(&values)), shown);
}

#[tokio::test]
async fn the_last_to_get_seats_are_the_first_who_would_give_them_back_whole_parties_at_a_time() {
    let office = Office::open().await;
    let id = busy(&office).await;
    let (found, _) = weighed(&office, &id, &typed_with("capacity", "2"), true).await;
    let last: Vec<_> =
        found.moved().iter().map(|party| (party.organisation.as_str(), party.seats, party.mails)).collect();
    assert_eq!(last, [("Datahuset", 1, 2)], "one attendee, and a contact who stays at home");
    assert_eq!((found.mails(), found.promoted.len()), (2, 0));
    let (kept, revision) = weigh(&office, &id, &typed_with("capacity", "2")).await;
    assert_eq!((kept.mails(), kept.seats.as_ref().unwrap().last.len()), (0, 1));
    let content = forms::content(&typed_with("capacity", "2"));
    assert_ne!(kept.fingerprint(revision, &content), found.fingerprint(revision, &content));
    // With one seat left a party of two can never have it: the queue would give it back to the other at once.
    let (found, _) = weighed(&office, &id, &typed_with("capacity", "1"), true).await;
    let last: Vec<_> = found.moved().iter().map(|party| party.organisation.as_str()).collect();
    assert_eq!(last, ["Brohave"]);
}

#[tokio::test]
async fn a_mail_is_shown_in_each_language_of_its_readers_and_of_each_kind() {
    let office = Office::open().await;
    let id = busy(&office).await;
    let mut values = typed_with("start", "8.45");
    values.set("capacity", "5");
    let (found, _) = weigh(&office, &id, &values).await;
    let shown: Vec<_> =
        found.samples.iter().map(|sample| (sample.party.lang, sample.party.organisation.as_str())).collect();
    assert_eq!(shown, [(Lang::Da, "Brohave"), (Lang::En, "Datahuset"), (Lang::Da, "Træværket")]);
    assert_eq!(found.langs, Lang::ALL);
}
