//! What a save brings with it.

use super::*;
use crate::organiser::consequences::{self, Before, Consequences};
use crate::registrations::acts::Audience;
use crate::registrations::store;

/// What saving these values over the stored event would bring.
async fn weigh(office: &Office, id: &EventId, values: &Values) -> (Consequences, i64) {
    let mut tx = office.state.db.begin_write().await.unwrap();
    let capacity = store::lock(&mut tx, id).await.unwrap().unwrap();
    let event = crate::events::store::by_id(&mut tx, id).await.unwrap().unwrap();
    let registrations = store::by_event(&mut tx, id).await.unwrap();
    let counted = store::count(&mut tx, id).await.unwrap();
    let before = Before { event: &event, capacity: &capacity, registrations: &registrations, counted: &counted };
    (consequences::of(&before, &read(values), NOW), event.revision)
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
