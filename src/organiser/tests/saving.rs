//! Saving, publishing, cancelling and deleting, each in one transaction.

use super::*;
use crate::events::{self, Event, State};
use crate::organiser::acts::{Cancellation, Cancelled, Published, Save, Saved, Sent, When};
use crate::registrations::acts::{Audience, Words};

async fn event(office: &Office, id: &EventId) -> Option<Event> {
    events::store::by_id(&mut office.state.db.read().await.unwrap(), id).await.unwrap()
}

/// Saves values over a version, with what was confirmed.
async fn save(office: &Office, id: &EventId, revision: i64, values: &Values, confirmed: Option<&str>) -> Saved {
    let form = read(values);
    let asked = Save {
        revision,
        plan: &form,
        content: &forms::content(values),
        changed: &[],
        confirmed,
        title_is_correction: !values.get("title_is_correction").is_empty(),
        moves: false,
        when: When::Now,
        words: Words::default(),
        only_look: false,
    };
    acts::save(&office.state, &office.who, id, asked).await.unwrap()
}

/// What the organiser is shown.
async fn shown(office: &Office, id: &EventId, revision: i64, values: &Values) -> String {
    match save(office, id, revision, values, None).await {
        Saved::Confirm(consequences) => consequences.fingerprint(revision, &forms::content(values)),
        _ => panic!("nothing was asked"),
    }
}

async fn mails(office: &Office) -> i64 {
    office.count("SELECT COUNT(*) FROM outbox").await
}

#[tokio::test]
async fn a_change_is_mailed_only_after_it_was_confirmed() {
    let office = Office::open().await;
    let id = office.published().await;
    office.party(&id, "Brohave", 3, false, Lang::Da).await;
    let (before, revision) = (mails(&office).await, event(&office, &id).await.unwrap().revision);
    let values = typed_with("start", "8.45");
    let confirmed = shown(&office, &id, revision, &values).await;
    assert_eq!(mails(&office).await, before);
    assert_eq!(event(&office, &id).await.unwrap().revision, revision);
    let saved = save(&office, &id, revision, &values, Some(&confirmed)).await;
    assert!(matches!(saved, Saved::Done(Sent { mails: 4, .. })));
    assert_eq!(mails(&office).await, before + 4);
}

#[tokio::test]
async fn somebody_who_signs_up_while_one_looks_makes_the_page_come_back() {
    let office = Office::open().await;
    let id = office.published().await;
    office.party(&id, "Brohave", 1, true, Lang::Da).await;
    let revision = event(&office, &id).await.unwrap().revision;
    let values = typed_with("start", "8.45");
    let confirmed = shown(&office, &id, revision, &values).await;
    office.party(&id, "Nykommeren", 1, true, Lang::Da).await;
    let before = mails(&office).await;
    assert!(matches!(save(&office, &id, revision, &values, Some(&confirmed)).await, Saved::Confirm(_)));
    assert_eq!(mails(&office).await, before);
    let again = shown(&office, &id, revision, &values).await;
    assert!(matches!(save(&office, &id, revision, &values, Some(&again)).await, Saved::Done(Sent { mails: 2, .. })));
}

#[tokio::test]
async fn the_number_confirmed_is_the_number_sent_when_a_change_also_seats_who_waits() {
    let office = Office::open().await;
    let id = office.published().await;
    office.party(&id, "Brohave", 4, false, Lang::Da).await;
    office.party(&id, "Træværket", 2, true, Lang::En).await;
    let (before, revision) = (mails(&office).await, event(&office, &id).await.unwrap().revision);
    let mut values = typed_with("room", "Store Sal");
    values.set("capacity", "6");
    let confirmed = shown(&office, &id, revision, &values).await;
    let Saved::Done(Sent { mails: sent, .. }) = save(&office, &id, revision, &values, Some(&confirmed)).await else {
        panic!("it was confirmed");
    };
    assert_eq!(mails(&office).await - before, i64::try_from(sent).unwrap());
    // Four attendees and their contact are told of the room; the promoted two are told once, of their seats in it.
    assert_eq!(sent, 4 + 1 + 2);
}

#[tokio::test]
async fn a_title_marked_as_a_correction_is_saved_and_mails_nobody() {
    let office = Office::open().await;
    let id = office.published().await;
    office.party(&id, "Brohave", 1, true, Lang::Da).await;
    let stored = event(&office, &id).await.unwrap();
    let before = mails(&office).await;
    let mut values = typed_with("title.da", "Når rekruttering også er en social opgave");
    let confirmed = shown(&office, &id, stored.revision, &values).await;
    values.set("title_is_correction", "yes");
    let saved = save(&office, &id, stored.revision, &values, Some(&confirmed)).await;
    assert!(matches!(saved, Saved::Done(Sent { mails: 0, .. })));
    let after = event(&office, &id).await.unwrap();
    assert_eq!(mails(&office).await, before);
    assert_eq!((after.sequence, after.slug), (stored.sequence, stored.slug));
    assert_ne!(after.details.da.title, stored.details.da.title);
}

#[tokio::test]
async fn two_who_edit_the_same_version_do_not_overwrite_each_other() {
    let office = Office::open().await;
    let id = office.draft(&typed()).await;
    let revision = event(&office, &id).await.unwrap().revision;
    let first = typed_with("room", "Store Sal");
    assert!(matches!(save(&office, &id, revision, &first, None).await, Saved::Done(Sent { mails: 0, .. })));
    let Saved::Conflict(theirs) = save(&office, &id, revision, &typed_with("room", "Loftet"), None).await else {
        panic!("the older version was saved over the newer");
    };
    assert_eq!(theirs.event.details.place.room, "Store Sal");
    assert_eq!(event(&office, &id).await.unwrap().details.place.room, "Store Sal");
}

#[tokio::test]
async fn the_same_new_form_twice_makes_one_draft() {
    let office = Office::open().await;
    let form = read(&typed());
    let create = async |content| {
        let new = NewForm { form_key: "a key that a form was drawn with", content_hash: content };
        acts::create(&office.state, &office.who, &form, new).await.unwrap()
    };
    let (Created::Made(first), Created::Made(second)) = (create("one").await, create("one").await) else {
        panic!("the key was refused");
    };
    assert_eq!(first, second);
    assert!(matches!(create("other").await, Created::OtherContent));
    assert_eq!(office.count("SELECT COUNT(*) FROM events").await, 1);
}

#[tokio::test]
async fn what_a_draft_lacks_before_it_can_be_published_is_told_in_the_order_of_the_page() {
    let office = Office::open().await;
    let mut values = typed_with("place", "");
    values.set("contacts.0.phone", "");
    values.set("date", "2-11-2026");
    let id = office.draft(&values).await;
    let mut db = office.state.db.read().await.unwrap();
    let stored = acts::stored(&mut db, event(&office, &id).await.unwrap()).await.unwrap();
    let faults = forms::read(&forms::of_stored(&stored), Rules::publishing(&stored.event, NOW)).unwrap_err();
    let fields: Vec<&str> = faults.iter().map(|at| at.field.as_str()).collect();
    assert_eq!(fields, ["date", "place", "contacts.0.email"]);
}

#[tokio::test]
async fn a_draft_is_published_only_in_the_version_that_was_looked_through() {
    let office = Office::open().await;
    let id = office.draft(&typed()).await;
    assert!(matches!(save(&office, &id, 0, &typed_with("why.da", ""), None).await, Saved::Done(_)));
    let publish = async |revision| acts::publish(&office.state, &office.who, &id, revision).await.unwrap();
    assert!(matches!(publish(0).await, Published::Changed));
    assert_eq!(event(&office, &id).await.unwrap().state, State::Draft);
}

#[tokio::test]
async fn a_cancellation_tells_exactly_as_many_as_were_shown() {
    let office = Office::open().await;
    let id = office.published().await;
    office.party(&id, "Brohave", 2, false, Lang::Da).await;
    let published = event(&office, &id).await.unwrap();
    let words = |da: &str| Words { da: da.to_owned(), en: String::new() };
    let cancel = async |attendees, shown: &str| {
        let audience = Audience { attendees, contacts: 1, waiting: 0 };
        let shown = Cancellation::fingerprint(&words(shown), &published, &audience);
        let asked = Cancellation { words: words("Vi er syge."), replaced_by: None, shown };
        acts::cancel(&office.state, &office.who, &id, &asked).await.unwrap()
    };
    assert!(matches!(cancel(1, "Vi er syge.").await, Cancelled::Confirm));
    assert!(matches!(cancel(2, "Vi er raske.").await, Cancelled::Confirm), "other words than were shown");
    assert_eq!(event(&office, &id).await.unwrap().state, State::Published);
    let before = mails(&office).await;
    assert!(matches!(cancel(2, "Vi er syge.").await, Cancelled::Done { mails: 3 }));
    assert_eq!(mails(&office).await, before + 3);
    assert!(matches!(cancel(2, "Vi er syge.").await, Cancelled::NotPublished));
    let after = event(&office, &id).await.unwrap();
    assert_eq!((after.state, after.details.da.cancelled.as_str()), (State::Cancelled, "Vi er syge."));
    assert!(matches!(save(&office, &id, after.revision, &typed(), None).await, Saved::Final));
}

#[tokio::test]
async fn a_draft_is_deleted_whole_and_a_published_event_never() {
    let office = Office::open().await;
    let draft = office.draft(&typed()).await;
    assert!(acts::delete(&office.state, &office.who, &draft).await.unwrap());
    assert!(event(&office, &draft).await.is_none());
    for sql in [
        "SELECT COUNT(*) FROM programme_items",
        "SELECT COUNT(*) FROM programme_item_texts",
        "SELECT COUNT(*) FROM event_capacity",
        "SELECT COUNT(*) FROM event_texts",
        "SELECT COUNT(*) FROM event_organisers",
    ] {
        assert_eq!(office.count(sql).await, 0, "{sql}");
    }
    let published = office.published().await;
    assert!(!acts::delete(&office.state, &office.who, &published).await.unwrap());
    assert!(event(&office, &published).await.is_some());
}
