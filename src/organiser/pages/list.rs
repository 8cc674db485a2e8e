//! The organiser's own events: what comes, what is not published yet, what was.

use leptos::prelude::*;

use super::{count, state_tag};
use crate::events::{Event, Right, State};
use crate::paths;
use crate::registrations::Capacity;
use crate::text::Lang;
use crate::time::Timestamp;
use crate::ui::{ButtonLink, Column, Empty, FullDate, Glyph, Meter, Notice, NoticeKind, Row, Table};

/// An event with its seats.
pub type Line = (Event, Capacity);

/// What the page shows.
pub struct List {
    pub lang: Lang,
    pub now: Timestamp,
    /// In any order; see [`groups`].
    pub events: Vec<Line>,
    /// What was just done, as a sentence.
    pub done: Option<&'static str>,
    /// What whoever looks may do with them.
    pub right: Right,
}

/// The events in their three groups: upcoming, nearest first; drafts, nearest first; past and cancelled, latest first.
pub fn groups(events: Vec<Line>, now: Timestamp) -> [Vec<Line>; 3] {
    let (mut drafts, rest): (Vec<_>, Vec<_>) = events.into_iter().partition(|(event, _)| event.state == State::Draft);
    let (mut upcoming, mut over): (Vec<_>, Vec<_>) =
        rest.into_iter().partition(|(event, _)| event.state == State::Published && !event.is_past(now));
    upcoming.sort_by_key(|(event, _)| event.details.starts_at);
    drafts.sort_by_key(|(event, _)| event.details.starts_at);
    over.sort_by_key(|(event, _)| std::cmp::Reverse(event.details.starts_at));
    [upcoming, drafts, over]
}

pub fn view(list: List) -> impl IntoView {
    let (lang, now) = (list.lang, list.now);
    let text = lang.organiser();
    let [upcoming, drafts, over] = groups(list.events, now);
    let nothing = upcoming.is_empty() && drafts.is_empty() && over.is_empty();
    let none_upcoming = upcoming.is_empty() && !nothing;
    let makes = list.right.may_change();
    let (empty, next) = if makes {
        (text.no_events(), text.no_events_next())
    } else {
        (lang.people_admin().no_partner_events(), lang.people_admin().no_partner_events_next())
    };
    view! {
        <header class="work-head">
            <div><h1 class="work">{text.your_events()}</h1></div>
            {makes.then(|| view! {
                <div class="work-actions">
                    <ButtonLink href=paths::new_event(lang) label=text.new_event() icon=Glyph::Add/>
                </div>
            })}
        </header>
        {list.done.map(|title| view! { <div class="work-note"><Notice kind=NoticeKind::Done title/></div> })}
        {nothing.then(|| {
            view! { <div class="work-list"><Empty title=empty><p>{next}</p></Empty></div> }
        })}
        {none_upcoming.then(|| {
            view! {
                <section class="work-list">
                    <h2>{text.upcoming()}</h2>
                    <p class="soft">{text.none_upcoming()}</p>
                </section>
            }
        })}
        {group(lang, now, text.upcoming(), upcoming)}
        {group(lang, now, text.drafts(), drafts)}
        {group(lang, now, text.past_and_cancelled(), over)}
    }
}

fn group(lang: Lang, now: Timestamp, title: &'static str, lines: Vec<Line>) -> impl IntoView {
    let text = lang.organiser();
    let columns =
        vec![Column::text(text.seats()), Column::number(text.waiting_column()), Column::state(text.state_column())];
    let rows: Vec<Row> = lines.iter().map(|(event, capacity)| row(lang, now, event, capacity)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="work-list">
                <h2>{title}</h2>
                <Table caption=title name=text.event_column() columns rows/>
            </section>
        }
    })
}

fn row(lang: Lang, now: Timestamp, event: &Event, capacity: &Capacity) -> Row {
    let text = lang.organiser();
    let (said, details) = (event.title(lang), &event.details);
    let name = view! {
        <a href=paths::managed_event(lang, event.id.as_str()) lang=said.foreign(lang)>{said.text.to_owned()}</a>
    };
    let place = details.place.short();
    let note = view! {
        <span class="parts">
            <FullDate lang start=details.starts_at end=Some(details.ends_at) capital=true/>
            {(!place.is_empty()).then(|| view! { <span>{place}</span> })}
        </span>
    };
    let (seated, all) = (count(capacity.seated), count(capacity.terms.capacity));
    let seats = match event.state {
        State::Draft => view! { <span>{text.seats_in_all(all)}</span> }.into_any(),
        // Without the picture of what is free.
        State::Cancelled => view! { <span>{text.seats_taken_of(seated, all)}</span> }.into_any(),
        State::Published => view! {
            <div class="capacity capacity-small">
                <p class="capacity-words">{text.seats_taken_of(seated, all)}</p>
                <Meter taken=seated capacity=all/>
            </div>
        }
        .into_any(),
    };
    let waiting = capacity.waiting;
    let waiting = if waiting == 0 { "–".into_any() } else { waiting.into_any() };
    Row::new(name, vec![seats, waiting, state_tag(lang, event, now).into_any()])
        .with_note(note)
        .cancelled(event.state == State::Cancelled)
}
