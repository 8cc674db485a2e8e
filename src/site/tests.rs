//! Months, the words for capacity in each state, first sentences, and files that have not changed.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use chrono::NaiveDateTime;

use super::model::Month;
use super::rules::{Availability, by_month, first_sentence, initials, next_change, street, weeks_of};
use super::{calendar_file, conditional, robots};
use crate::calendar::Status;
use crate::events::{Details, Event, EventId, Kind, Organisation, Place, Principle, State, Texts};
use crate::registrations::{Capacity, CapacityTerms, QueueRules};
use crate::text::Lang;
use crate::text::dates::NBSP;
use crate::text::site::CapacityWords;
use crate::time::Timestamp;

fn at(text: &str) -> Timestamp {
    Timestamp::from_local(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()).unwrap()
}

/// A meeting on 14 January 2027 at 8.30, with 40 places and sign-up from 1 December until 11 January at noon.
fn meeting() -> (Event, Capacity) {
    let details = Details {
        kind: Kind::NetworkMeeting,
        starts_at: at("2027-01-14 08:30"),
        ends_at: at("2027-01-14 10:00"),
        place: Place::default(),
        online_link: "https://secret.example/room".to_owned(),
        principles: vec![Principle::ALL[0]],
        da: Texts { title: "Et møde".to_owned(), lead: "Kom forbi.".to_owned(), ..Texts::default() },
        en: Texts::default(),
        responsible: Organisation { name: "Kommunen".to_owned() },
        partners: Vec::new(),
        contacts: Vec::new(),
        keep_months: 6,
    };
    let id = EventId("e".to_owned());
    let event = Event {
        id: id.clone(),
        state: State::Published,
        slug: Some("et-moede".to_owned()),
        revision: 1,
        sequence: 2,
        calendar_uid: "event-e@kobling.example".to_owned(),
        created_at: at("2026-11-01 09:00"),
        changed_at: at("2026-11-02 09:00"),
        published_at: Some(at("2026-11-02 09:00")),
        cancelled_at: None,
        replaced_by: None,
        details,
    };
    let terms = CapacityTerms {
        capacity: 40,
        opens_at: Some(at("2026-12-01 09:00")),
        closes_at: at("2027-01-11 12:00"),
        cancel_until: at("2027-01-13 12:00"),
        queue: QueueRules::default(),
    };
    (event, Capacity { event_id: id, terms, seated: 21, waiting: 0, parties: 0, claimed: 0, by_hand: 0, held: None })
}

/// What the front page says at a moment, with spaces that hold words together written `_`.
fn told(lang: Lang, event: &Event, capacity: &Capacity, now: Timestamp) -> (String, String, String) {
    let CapacityWords { strong, rest, note } = lang.site().capacity(Availability::of(event, capacity, now), now);
    let plain = |text: Option<String>| text.unwrap_or_default().replace(NBSP, "_");
    (plain(Some(strong)), plain(rest), plain(note))
}

fn words(strong: &str, rest: &str, note: &str) -> (String, String, String) {
    (strong.to_owned(), rest.to_owned(), note.to_owned())
}

#[test]
fn capacity_is_told_in_words_that_fit_each_state_of_sign_up() {
    let (mut event, mut capacity) = meeting();
    let open = at("2027-01-02 10:00");
    let say = |event: &Event, capacity: &Capacity, now: &str| told(Lang::Da, event, capacity, at(now));

    assert_eq!(say(&event, &capacity, "2026-11-24 10:00"), words("Åbner 1._december", "", "40_pladser"));
    assert_eq!(
        told(Lang::Da, &event, &capacity, open),
        words("19 af 40_pladser", "ledige", "Tilmelding lukker 11._januar")
    );
    assert_eq!(
        told(Lang::En, &event, &capacity, open),
        words("19 of 40_places", "left", "Sign-up closes on 11_January")
    );
    assert_eq!(
        say(&event, &capacity, "2027-01-12 08:00"),
        words("Tilmeldingen er lukket", "", "Den lukkede 11._januar")
    );
    assert_eq!(say(&event, &capacity, "2027-01-14 09:00"), words("I gang nu", "", "Tilmeldingen er lukket"));
    assert_eq!(say(&event, &capacity, "2027-01-14 10:00"), words("Slut", "", ""));

    capacity.seated = 39;
    capacity.waiting = 3;
    capacity.parties = 2;
    assert_eq!(
        told(Lang::Da, &event, &capacity, open),
        words("Optaget", "· 3_på venteliste", "I kan skrive jer på ventelisten"),
        "the one free seat belongs to those who wait"
    );
    event.state = State::Cancelled;
    assert_eq!(told(Lang::En, &event, &capacity, open), words("Cancelled", "", ""));
}

#[test]
fn a_full_event_says_which_place_in_the_queue_one_would_get() {
    let (event, mut capacity) = meeting();
    (capacity.seated, capacity.waiting, capacity.parties) = (40, 7, 4);
    let now = at("2027-01-02 10:00");
    let ticket = Lang::Da.site().ticket(Kind::NetworkMeeting, Availability::of(&event, &capacity, now), now);
    assert_eq!(ticket.title, "Optaget");
    assert_eq!(
        ticket.explanation.as_deref(),
        Some("Mødet er fuldt. 7 venter på en plads. Skriver I jer på nu, bliver I nummer 5 i køen.")
    );
}

#[test]
fn the_bar_is_drawn_only_where_one_can_sign_up_and_shows_what_nobody_can_take() {
    let (event, mut capacity) = meeting();
    let bar = |capacity: &Capacity, now: &str| Availability::of(&event, capacity, at(now)).bar();
    assert_eq!(bar(&capacity, "2027-01-02 10:00"), Some((21, 40)));
    assert_eq!(bar(&capacity, "2026-11-24 10:00"), None);
    assert_eq!(bar(&capacity, "2027-01-12 10:00"), None);
    (capacity.seated, capacity.waiting) = (39, 3);
    assert_eq!(bar(&capacity, "2027-01-02 10:00"), Some((40, 40)));
}

#[test]
fn events_are_grouped_by_copenhagens_months() {
    // Half past midnight on 1 January in Copenhagen is still December in UTC.
    let starts = ["2026-11-26 08:30", "2026-12-01 14:00", "2026-12-31 23:30", "2027-01-01 00:30", "2027-12-01 09:00"];
    let months = by_month(starts.map(at).to_vec(), |start| *start);
    let sizes: Vec<usize> = months.iter().map(|month| month.rows.len()).collect();
    assert_eq!(sizes, [1, 2, 1, 1]);
    assert_eq!((months[1].first, months[1].last), (at(starts[1]), at(starts[2])));
    let mut latest_first = starts.map(at).to_vec();
    latest_first.reverse();
    let back = by_month(latest_first, |start| *start);
    assert_eq!((back[2].first, back[2].last), (at(starts[1]), at(starts[2])), "whichever way they are sorted");
}

#[test]
fn the_weeks_of_a_month_run_from_monday_to_sunday_and_cover_it() {
    let weeks = |text: &str| {
        let weeks = weeks_of(Month::of(at(text)));
        let (first, last) = (weeks[0][0], weeks[weeks.len() - 1][6]);
        (weeks.len(), first.to_string(), last.to_string())
    };
    assert_eq!(weeks("2026-12-24 18:00"), (5, "2026-11-30".to_owned(), "2027-01-03".to_owned()));
    assert_eq!(weeks("2027-02-01 00:00"), (4, "2027-02-01".to_owned(), "2027-02-28".to_owned()));
    assert_eq!(weeks("2027-05-31 23:59"), (6, "2027-04-26".to_owned(), "2027-06-06".to_owned()));
}

#[test]
fn a_page_changes_by_itself_when_a_window_turns_or_a_day_begins() {
    let (event, capacity) = meeting();
    let next = |now: &str| next_change(at(now), [(&event, &capacity.terms)], []);
    assert_eq!(next("2026-12-01 08:59"), at("2026-12-01 09:00"), "sign-up opens");
    assert_eq!(next("2026-12-01 09:00"), at("2026-12-02 00:00"), "a day begins");
    assert_eq!(next("2027-01-11 11:59"), at("2027-01-11 12:00"), "sign-up closes");
    assert_eq!(next("2027-01-13 11:00"), at("2027-01-13 12:00"), "nobody cancels any more");
    assert_eq!(next("2027-01-14 08:00"), at("2027-01-14 08:30"), "it begins");
    assert_eq!(next("2027-01-14 08:30"), at("2027-01-14 10:00"), "it ends");
    assert_eq!(next("2027-01-14 10:00"), at("2027-01-15 00:00"));
    let other_ends = at("2027-01-14 07:15");
    assert_eq!(next_change(at("2027-01-14 07:00"), [(&event, &capacity.terms)], [other_ends]), other_ends);
    // The night on which the clocks go forward is an hour shorter.
    assert_eq!(next_change(at("2027-03-27 23:00"), std::iter::empty::<(&Event, _)>(), []), at("2027-03-28 00:00"));
}

#[test]
fn a_first_sentence_ends_where_a_new_one_begins() {
    assert_eq!(first_sentence("Gode forløb ender. Vi vil vide hvorfor."), "Gode forløb ender.");
    assert_eq!(
        first_sentence("Vi ses kl. 8.30 på rådhuset, bl.a. om indkøb"),
        "Vi ses kl. 8.30 på rådhuset, bl.a. om indkøb"
    );
    assert_eq!(first_sentence("Hvorfor? Ordet er frit."), "Hvorfor?");
    assert_eq!(first_sentence("  En linje\nog en til. Slut."), "En linje");
    assert_eq!(first_sentence(""), "");
}

#[test]
fn short_forms_of_names_and_addresses_keep_what_one_finds_them_by() {
    assert_eq!(initials("Anne-Sofie Kjær"), "AK");
    assert_eq!(initials("åse"), "Å");
    assert_eq!(initials(" "), "");
    assert_eq!(street("Skolegade 2 B, 6000 Kolding"), "Skolegade 2 B");
}

#[test]
fn a_meeting_within_a_week_is_told_by_its_weekday() {
    let now = at("2026-11-24 13:00");
    let near = |text| Lang::Da.site().nearness(at(text), now);
    assert_eq!(near("2026-11-24 18:00").as_deref(), Some("I dag"));
    assert_eq!(near("2026-11-25 00:10").as_deref(), Some("I morgen"));
    assert_eq!(near("2026-11-26 08:30").as_deref(), Some("På torsdag"));
    assert_eq!(near("2026-12-01 08:30"), None);
}

#[test]
fn the_public_calendar_entry_holds_no_online_link_and_says_when_it_is_cancelled() {
    let (mut event, _) = meeting();
    let entry = calendar_file::entry(&event, Lang::En, "https://kobling.example/en/events/et-moede".to_owned());
    assert_eq!((entry.sequence, entry.last_modified), (2, event.changed_at));
    assert_eq!(entry.location, "Online");
    assert_eq!(entry.status, Status::Confirmed);
    event.state = State::Cancelled;
    event.details.da.cancelled = "Taleren er syg.".to_owned();
    let cancelled = calendar_file::entry(&event, Lang::Da, "https://kobling.example/events/et-moede".to_owned());
    assert_eq!(cancelled.status, Status::Cancelled { prefix: "AFLYST: ".to_owned() });
    assert!(cancelled.description.starts_with("Taleren er syg.\n\nKom forbi."), "{}", cancelled.description);
    for entry in [entry, cancelled] {
        assert!(!crate::calendar::download(&entry).contains("secret.example"));
    }
}

const CHANGED: Timestamp = Timestamp(1_799_911_800);

fn asked(headers: &[(header::HeaderName, String)]) -> (StatusCode, HeaderMap) {
    let headers: HeaderMap =
        headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap())).collect();
    let file = conditional::File::new("BEGIN:VCALENDAR".to_owned(), CHANGED);
    let response = file.answer(&headers, "text/calendar", &[]);
    (response.status(), response.headers().clone())
}

#[test]
fn a_file_that_has_not_changed_is_not_sent_again() {
    let (status, headers) = asked(&[]);
    assert_eq!(status, StatusCode::OK);
    let tag = headers[header::ETAG].to_str().unwrap().to_owned();
    let date = headers[header::LAST_MODIFIED].to_str().unwrap().to_owned();
    assert_eq!(date, "Thu, 14 Jan 2027 07:30:00 GMT");
    assert!(tag.starts_with('"') && tag.len() == 66, "a strong tag of the whole body: {tag}");

    for value in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
        let (status, headers) = asked(&[(header::IF_NONE_MATCH, value.clone())]);
        assert_eq!(status, StatusCode::NOT_MODIFIED, "{value}");
        assert_eq!(headers[header::ETAG].to_str().unwrap(), tag);
    }
    assert_eq!(asked(&[(header::IF_MODIFIED_SINCE, date)]).0, StatusCode::NOT_MODIFIED);
}

#[test]
fn a_changed_file_is_sent_whatever_its_date_says() {
    let later = "Thu, 14 Jan 2027 20:00:00 GMT".to_owned();
    let other_tag = (header::IF_NONE_MATCH, "\"other\"".to_owned());
    assert_eq!(asked(&[other_tag, (header::IF_MODIFIED_SINCE, later)]).0, StatusCode::OK, "the tag alone decides");
    let earlier = "Thu, 14 Jan 2027 07:29:59 GMT".to_owned();
    assert_eq!(asked(&[(header::IF_MODIFIED_SINCE, earlier)]).0, StatusCode::OK);
    assert_eq!(asked(&[(header::IF_MODIFIED_SINCE, "yesterday".to_owned())]).0, StatusCode::OK);
}

#[test]
fn robots_are_kept_from_persons_pages_forms_and_the_workplace_in_both_languages() {
    let text = robots::text("https://kobling.example/sitemap.xml");
    for line in [
        "Disallow: /organiser",
        "Disallow: /en/organiser",
        "Disallow: /registrations/",
        "Disallow: /en/seats/",
        "Disallow: /events/*/sign-up",
    ] {
        assert!(text.lines().any(|known| known == line), "{line} is missing in\n{text}");
    }
    let disallowed = text.lines().filter_map(|line| line.strip_prefix("Disallow: "));
    assert!(disallowed.into_iter().all(|path| !path.contains("calendar")), "calendars are for everybody");
}
