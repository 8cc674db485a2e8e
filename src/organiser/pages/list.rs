//! The organiser's own events: what needs them first, what comes, what is not published yet, what was.

use leptos::prelude::*;

use super::{Attention, count, state_tag};
use crate::events::{Event, Right, State};
use crate::paths;
use crate::registrations::Capacity;
use crate::text::Lang;
use crate::time::Timestamp;
use crate::ui::{ButtonLink, Column, Empty, FullDate, Glyph, Meter, Notice, NoticeKind, Row, Table};

/// An event with its seats.
pub type Line = (Event, Capacity);

/// How many of what is over stand below what comes.
pub const LATEST: usize = 10;

/// The events in their three groups: upcoming, nearest first; drafts, nearest first; past and cancelled, latest first.
pub struct Groups<T> {
    pub upcoming: Vec<T>,
    pub drafts: Vec<T>,
    pub over: Vec<T>,
}

impl Groups<Event> {
    pub fn of(events: Vec<Event>, now: Timestamp) -> Self {
        let (mut drafts, rest): (Vec<_>, Vec<_>) = events.into_iter().partition(|event| event.state == State::Draft);
        let (mut upcoming, mut over): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|event| event.state == State::Published && !event.is_past(now));
        upcoming.sort_by_key(|event| event.details.starts_at);
        drafts.sort_by_key(|event| event.details.starts_at);
        over.sort_by_key(|event| std::cmp::Reverse(event.details.starts_at));
        Self { upcoming, drafts, over }
    }
}

/// What the page shows.
pub struct List {
    pub lang: Lang,
    pub now: Timestamp,
    /// What is over is cut to what is shown.
    pub groups: Groups<Line>,
    /// How many are over in all.
    pub over: usize,
    /// What was just done, as a sentence.
    pub done: Option<&'static str>,
    /// What whoever looks may do with them.
    pub right: Right,
    /// What needs them, and the events that it names; nothing for whoever changes nothing.
    pub attention: Option<(Attention, Vec<Event>)>,
}

pub fn view(list: List) -> impl IntoView {
    let (lang, now) = (list.lang, list.now);
    let text = lang.organiser();
    let Groups { upcoming, drafts, over } = list.groups;
    let nothing = upcoming.is_empty() && drafts.is_empty() && over.is_empty();
    let none_upcoming = upcoming.is_empty() && !nothing;
    let makes = list.right.may_change();
    let (empty, next) = if makes {
        (text.no_events(), text.no_events_next())
    } else {
        (lang.people_admin().no_partner_events(), lang.people_admin().no_partner_events_next())
    };
    let attention = list
        .attention
        .filter(|_| !nothing)
        .map(|(attention, events)| attention.view(lang, now, &events.iter().collect::<Vec<_>>()));
    let more = list.over > over.len();
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
        {attention}
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
        {to_come(lang, now, upcoming)}
        {group(lang, now, text.drafts(), drafts)}
        {group(lang, now, text.past_and_cancelled(), over)}
        {more.then(|| view! {
            <p class="work-quiet"><a href=paths::organiser_past(lang)>{lang.attention().all_past(list.over)}</a></p>
        })}
    }
}

/// Everything that is over.
pub fn past(lang: Lang, now: Timestamp, over: Vec<Line>) -> impl IntoView {
    let text = lang.attention();
    view! {
        <header class="work-head">
            <div>
                <p class="work-back"><a href=paths::organiser(lang)>{text.back_to_events()}</a></p>
                <h1 class="work">{text.past_title()}</h1>
            </div>
        </header>
        {over.is_empty().then(|| view! { <p class="soft work-note">{text.none_past()}</p> })}
        {group(lang, now, text.past_title(), over)}
    }
}

/// What comes: seats as a picture, who waits, and until when people can sign up.
fn to_come(lang: Lang, now: Timestamp, lines: Vec<Line>) -> impl IntoView {
    let (text, title) = (lang.organiser(), lang.organiser().upcoming());
    let columns = vec![
        Column::text(text.seats()),
        Column::number(text.waiting_column()),
        Column::text(lang.attention().sign_up_column()),
    ];
    let rows: Vec<Row> = lines
        .iter()
        .map(|(event, capacity)| {
            let closes_at = capacity.terms.closes_at.min(event.details.starts_at);
            let sign_up = lang.attention().sign_up(capacity.window(event, now), closes_at);
            row(lang, event, picture(lang, capacity), capacity, view! { <span>{sign_up}</span> }.into_any())
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="work-list">
                <h2>{title}</h2>
                <Table caption=title name=text.event_column() columns rows/>
            </section>
        }
    })
}

/// Taken, kept, free and given by hand: words, the bar, words.
fn picture(lang: Lang, capacity: &Capacity) -> AnyView {
    let all = capacity.terms.capacity;
    let left = capacity.places_left();
    let kept = (all - capacity.seated).max(0) - left;
    let parts = lang.attention().seats_parts(left, kept, capacity.over());
    let parts = parts.into_iter().map(|part| view! { <span>{part}</span> }).collect_view();
    view! {
        <div class="capacity capacity-small">
            <p class="capacity-words">{lang.organiser().seats_taken_of(count(capacity.seated), count(all))}</p>
            <Meter taken=count(capacity.seated) capacity=count(all) kept=count(kept)/>
            <p class="capacity-note parts">{parts}</p>
        </div>
    }
    .into_any()
}

fn group(lang: Lang, now: Timestamp, title: &'static str, lines: Vec<Line>) -> impl IntoView {
    let text = lang.organiser();
    let columns =
        vec![Column::text(text.seats()), Column::number(text.waiting_column()), Column::state(text.state_column())];
    let rows: Vec<Row> = lines
        .iter()
        .map(|(event, capacity)| {
            let (seated, all) = (count(capacity.seated), count(capacity.terms.capacity));
            let seats = match event.state {
                State::Draft => text.seats_in_all(all),
                State::Published | State::Cancelled => text.seats_taken_of(seated, all),
            };
            let seats = view! { <span>{seats}</span> }.into_any();
            row(lang, event, seats, capacity, state_tag(lang, event, now).into_any())
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="work-list">
                <h2>{title}</h2>
                <Table caption=title name=text.event_column() columns rows/>
            </section>
        }
    })
}

fn row(lang: Lang, event: &Event, seats: AnyView, capacity: &Capacity, last: AnyView) -> Row {
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
    let waiting = capacity.waiting;
    let waiting = if waiting == 0 { "–".into_any() } else { waiting.into_any() };
    Row::new(name, vec![seats, waiting, last]).with_note(note).cancelled(event.state == State::Cancelled)
}
