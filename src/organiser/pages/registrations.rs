//! Everybody who signed up for an event, by state.

use std::collections::{HashMap, HashSet};

use leptos::prelude::*;

use super::count;
use super::head::{Head, HeadTab};
use super::list_links::list_links;
use crate::events::Right;
use crate::registrations::{Registration, RegistrationId, State};
use crate::text::{Lang, dates};
use crate::ui::{ButtonLink, Column, Empty, Glyph, Look, Row, Table, Tag, Tone};
use crate::{events, paths};

/// What the page shows.
pub struct Registrations {
    pub head: Head,
    /// All of them, in order of arrival.
    pub all: Vec<Registration>,
    /// Those to whom a mail did not arrive.
    pub lost: HashSet<RegistrationId>,
    /// The one state to show.
    pub only: Option<State>,
}

/// Places in the queue, counted in parties from 1.
pub fn queue(registrations: &[Registration]) -> HashMap<&RegistrationId, usize> {
    registrations
        .iter()
        .filter(|registration| registration.state == State::Waitlisted)
        .enumerate()
        .map(|(place, registration)| (&registration.id, place + 1))
        .collect()
}

/// The tag of a registration's state.
pub fn state_tag(lang: Lang, state: State) -> impl IntoView {
    let word = lang.organiser_registrations().state(state);
    let tone = match state {
        State::Confirmed => Tone::Confirmed,
        State::Waitlisted => Tone::Waiting,
        State::Cancelled => Tone::Cancelled,
    };
    view! { <Tag tone word/> }
}

pub fn view(page: Registrations) -> impl IntoView {
    let lang = page.head.lang;
    let text = lang.organiser_registrations();
    let all = &page.all;
    let rows: Vec<Row> = rows(&page);
    let columns = vec![
        Column::text(text.contact()),
        Column::number(text.seats()),
        Column::state(text.state_column()),
        Column::time(text.signed_up_at()),
    ];
    let empty_list = if all.is_empty() { text.none_yet() } else { text.none_in_state() };
    let draft = !page.head.event.is_public();
    let next = if draft { text.none_yet_draft() } else { text.none_yet_next() };
    let slug = page.head.event.public_slug().map(|slug| paths::event(lang, slug));
    let nobody = all.is_empty();
    let event = &page.head.event;
    let can_add =
        page.head.right.may_change() && event.state == events::State::Published && !event.is_past(page.head.now);
    let add = paths::add_registration(lang, event.id.as_str());
    view! {
        {page.head.view(HeadTab::Registrations)}
        {(!nobody).then(|| list_links(lang, page.head.right, page.head.event.id.as_str(), page.only, ""))}
        {can_add.then(|| view! {
            <p class="work-quiet"><ButtonLink href=add label=lang.queue().add() look=Look::Small icon=Glyph::PersonAdd/></p>
        })}
        {(!nobody).then(|| view! { <div class="toolbar">{chips(lang, page.head.event.id.as_str(), all, page.only)}</div> })}
        {if rows.is_empty() {
            view! {
                <div class="work-list">
                    <Empty title=empty_list>
                        {nobody.then(|| view! { <p>{next}</p> })}
                        {slug.filter(|_| nobody).map(|href| view! {
                            <ButtonLink href label=lang.organiser().see_page() look=Look::Secondary icon=Glyph::Eye/>
                        })}
                    </Empty>
                </div>
            }
            .into_any()
        } else {
            view! { <div class="table-place"><Table caption=lang.organiser().registrations() name=text.organisation() columns rows/></div> }.into_any()
        }}
    }
}

fn chips(lang: Lang, id: &str, all: &[Registration], only: Option<State>) -> impl IntoView + use<> {
    let text = lang.organiser_registrations();
    let chip = |label: &'static str, href: String, number: usize, current: bool| {
        view! { <li><a class="chip" href=href aria-current=current.then_some("true")>{label}" "<span>{number}</span></a></li> }
    };
    let states = [State::Confirmed, State::Waitlisted, State::Cancelled]
        .into_iter()
        .map(|state| {
            let number = all.iter().filter(|registration| registration.state == state).count();
            let href = paths::event_registrations_in(lang, id, state.tag());
            chip(text.filter(state), href, number, only == Some(state))
        })
        .collect_view();
    view! {
        <ul class="chips" aria-label=text.filters()>
            {chip(text.all(), paths::event_registrations(lang, id), all.len(), only.is_none())}
            {states}
        </ul>
    }
}

/// Latest first.
fn rows(page: &Registrations) -> Vec<Row> {
    let queue = queue(&page.all);
    let shown = page.all.iter().rev().filter(|registration| page.only.is_none_or(|state| registration.state == state));
    let row = |registration: &Registration| {
        let (id, lang) = (&registration.id, page.head.lang);
        row(lang, registration, queue.get(id).copied(), page.lost.contains(id), page.head.right)
    };
    shown.map(row).collect()
}

/// A name, or the word that stands where one was deleted.
pub fn told(lang: Lang, name: &str) -> String {
    if name.is_empty() { lang.own_data().nobody().to_owned() } else { name.to_owned() }
}

fn row(lang: Lang, registration: &Registration, place: Option<usize>, lost: bool, right: Right) -> Row {
    let text = lang.organiser_registrations();
    let href = paths::managed_registration(lang, registration.event_id.as_str(), registration.id.as_str());
    let name = told(lang, registration.called());
    // What stands behind it is for those who manage it.
    let name = if right.may_change() { view! { <a href=href>{name}</a> }.into_any() } else { name.into_any() };
    let cancelled = registration.state == State::Cancelled;
    let seats = if cancelled { registration.seats.len() } else { registration.live_seats().count() };
    let given_up = registration.seats.len() - registration.live_seats().count();
    let note = match registration.state {
        _ if lost => Some(text.mail_lost_note().to_owned()),
        State::Waitlisted => place.map(|place| text.number_in_queue(place)),
        State::Cancelled => registration
            .seats
            .iter()
            .filter_map(|seat| seat.cancelled)
            .max_by_key(|c| c.at)
            .map(|c| text.cancelled_by(c.by).to_owned()),
        State::Confirmed if given_up > 0 => Some(text.seats_given_up(given_up)),
        State::Confirmed => registration.cvr.as_deref().map(|cvr| text.cvr_number(cvr)),
    };
    let cells = vec![
        told(lang, &registration.contact.name).into_any(),
        count(i64::try_from(seats).unwrap_or(i64::MAX)).into_any(),
        state_tag(lang, registration.state).into_any(),
        dates::short_moment(lang, registration.created_at).into_any(),
    ];
    let row = Row::new(name, cells).cancelled(cancelled);
    match note {
        Some(note) => row.with_note(note),
        None => row,
    }
}
