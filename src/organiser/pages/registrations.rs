//! Everybody who signed up for an event: searched, narrowed, put in order, a page at a time.

use std::collections::{HashMap, HashSet};

use leptos::prelude::*;

use super::count;
use super::head::{Head, HeadTab};
use super::list_links::list_links;
use super::queue_panel::segment;
use crate::organiser::asked::{Asked, MOST_LETTERS, ORDERS, PAGE, last_page};
use crate::organiser::selection::{PICK, SCOPE, Scope};
use crate::registrations::acts::ByHand;
use crate::registrations::rules::Certainty;
use crate::registrations::store::{Counts, Order};
use crate::registrations::{Answer, Registration, RegistrationId, SeatId, State};
use crate::text::{Lang, dates};
use crate::ui::{
    ButtonLink, Column, Empty, Glyph, Icon, Look, Notice, NoticeKind, Pager, Row, Sort, Sorts, Submit, Table, Tag, Tone,
};
use crate::{events, paths};

/// What the page shows.
pub struct Registrations {
    pub head: Head,
    pub asked: Asked,
    /// Of those with the words that are asked for.
    pub counts: Counts,
    /// Those on this page, in order.
    pub rows: Vec<Registration>,
    /// The places in the queue of those that wait.
    pub places: HashMap<RegistrationId, i64>,
    /// Those to whom a mail did not arrive.
    pub lost: HashSet<RegistrationId>,
    /// Names of those who added some by hand, by their ids.
    pub adders: HashMap<String, String>,
    /// What those said who were asked whether they still come.
    pub answers: HashMap<SeatId, Answer>,
    /// Whether several can be chosen to do something with.
    pub can_choose: bool,
    /// Whether those chosen can be cancelled.
    pub can_cancel: bool,
    /// What was just done with several.
    pub done: Option<SeveralDone>,
}

/// What was done with several, as the page tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeveralDone {
    Cancelled {
        parties: usize,
        mails: usize,
    },
    Moved {
        by: ByHand,
        parties: usize,
        mails: usize,
    },
    /// None of those chosen could be.
    Nobody,
}

impl Registrations {
    fn to(&self, asked: &Asked) -> String {
        paths::event_registrations_with(self.head.lang, self.head.event.id.as_str(), &asked.query())
    }

    /// What the heading of an order leads to.
    fn sort(&self, order: Order) -> Sort {
        let descending = (self.asked.order == order).then_some(self.asked.descending);
        Sort { href: self.to(&self.asked.by(order)), descending }
    }

    fn found(&self) -> i64 {
        self.counts.found(self.asked.state)
    }
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
    let nobody = page.head.registrations == 0;
    let lang = page.head.lang;
    let body = if nobody {
        nobody_yet(&page.head).into_any()
    } else if page.rows.is_empty() {
        nothing_found(&page).into_any()
    } else {
        table(&page).into_any()
    };
    view! {
        {page.head.view(HeadTab::Registrations)}
        {page.done.map(|done| said(page.head.lang, done))}
        {(!nobody).then(|| {
            list_links(lang, page.head.right, page.head.event.id.as_str(), page.asked.state, &page.asked.words)
        })}
        {toolbar(&page, nobody)}
        {(!nobody).then(|| chips(&page))}
        {body}
    }
}

/// Searching, and adding by hand: for those who change the event.
fn toolbar(page: &Registrations, nobody: bool) -> Option<impl IntoView + use<>> {
    let (lang, event) = (page.head.lang, &page.head.event);
    let can_add = event.state == events::State::Published && !event.is_past(page.head.now);
    let add = can_add.then(|| {
        let href = paths::add_registration(lang, event.id.as_str());
        view! { <ButtonLink href label=lang.queue().add() look=Look::Small icon=Glyph::PersonAdd/> }
    });
    let search = (!nobody).then(|| search(page));
    let any = add.is_some() || search.is_some();
    (any && page.head.right.may_change()).then(|| view! { <div class="toolbar">{search}{add}</div> })
}

fn said(lang: Lang, done: SeveralDone) -> impl IntoView {
    let text = lang.table();
    let title = match done {
        SeveralDone::Cancelled { parties, mails } => text.done(parties, mails),
        SeveralDone::Moved { by, parties, mails } => lang.queue().several_done(by, parties, mails),
        SeveralDone::Nobody => {
            return view! {
                <div class="work-note">
                    <Notice kind=NoticeKind::Info title=text.nobody_chosen()><p>{text.nobody_chosen_next()}</p></Notice>
                </div>
            }
            .into_any();
        }
    };
    view! { <div class="work-note"><Notice kind=NoticeKind::Done title/></div> }.into_any()
}

fn nobody_yet(head: &Head) -> impl IntoView + use<> {
    let lang = head.lang;
    let text = lang.organiser_registrations();
    let next = if head.event.is_public() { text.none_yet_next() } else { text.none_yet_draft() };
    let slug = head.event.public_slug().map(|slug| paths::event(lang, slug));
    view! {
        <div class="work-list">
            <Empty title=text.none_yet()>
                <p>{next}</p>
                {slug.map(|href| view! {
                    <ButtonLink href label=lang.organiser().see_page() look=Look::Secondary icon=Glyph::Eye/>
                })}
            </Empty>
        </div>
    }
}

fn nothing_found(page: &Registrations) -> impl IntoView + use<> {
    let lang = page.head.lang;
    let text = lang.table();
    let words = &page.asked.words;
    let title = if words.is_empty() {
        lang.organiser_registrations().none_in_state().to_owned()
    } else {
        text.nothing_found(words)
    };
    let hint = (!words.is_empty()).then(|| view! { <p>{text.nothing_found_next()}</p> });
    let href = page.to(&Asked::default());
    view! {
        <div class="work-list">
            <Empty title>
                {hint}
                <ButtonLink href label=text.show_all() look=Look::Secondary/>
            </Empty>
        </div>
    }
}

/// A form that keeps the state and the order that are asked for.
fn search(page: &Registrations) -> impl IntoView + use<> {
    let text = page.head.lang.table();
    let action = paths::event_registrations(page.head.lang, page.head.event.id.as_str());
    let kept = page
        .asked
        .query()
        .into_iter()
        .filter(|(name, _)| matches!(*name, "state" | "sort"))
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    view! {
        <form class="word-search" method="get" action=action role="search">
            {kept}
            <label class="sr-only" for="q">{text.search()}</label>
            <input
                class="form-input"
                type="search"
                id="q"
                name="q"
                maxlength=MOST_LETTERS.to_string()
                value=page.asked.words.clone()
                placeholder=text.search()
            />
            <Submit label=text.find() look=Look::Secondary icon=Glyph::Search/>
        </form>
    }
}

fn chips(page: &Registrations) -> impl IntoView + use<> {
    let text = page.head.lang.organiser_registrations();
    let chip = |state: Option<State>, label: &'static str| {
        let current = (page.asked.state == state).then_some("true");
        let number = page.counts.found(state);
        let href = page.to(&page.asked.only(state));
        view! { <li><a class="chip" href=href aria-current=current>{label}" "<span>{number}</span></a></li> }
    };
    let states = [State::Confirmed, State::Waitlisted, State::Cancelled]
        .into_iter()
        .map(|state| chip(Some(state), text.filter(state)))
        .collect_view();
    view! { <ul class="chips" aria-label=text.filters()>{chip(None, text.all())}{states}</ul> }
}

fn table(page: &Registrations) -> impl IntoView + use<> {
    let lang = page.head.lang;
    let (text, words) = (lang.organiser_registrations(), lang.table());
    let columns = vec![
        Column::text(text.contact()),
        Column::number(text.seats()).sorted(page.sort(Order::Seats)),
        Column::state(text.state_column()).sorted(page.sort(Order::State)),
        Column::time(text.signed_up_at()).sorted(page.sort(Order::SignedUp)),
    ];
    let rows: Vec<Row> = page.rows.iter().map(|registration| row(page, registration)).collect();
    let first = page.asked.page * PAGE + 1;
    let last = first + i64::try_from(rows.len()).unwrap_or(PAGE) - 1;
    let sorts = ORDERS.map(|order| (words.order(order).to_owned(), page.sort(order))).to_vec();
    let (id, asked) = (page.head.event.id.clone(), page.asked.clone());
    let href = move |to| paths::event_registrations_with(lang, id.as_str(), &asked.on(to).query());
    let caption = lang.organiser().registrations();
    let name_sort = page.sort(Order::Organisation);
    let table = if page.can_choose {
        let pick = words.choose();
        let table = view! { <Table caption name=text.organisation() name_sort pick columns rows/> };
        // A question, not an act: what is chosen stands in the address of the page that asks.
        view! {
            <form class="table-place" method="get" action=paths::write_message(lang, page.head.event.id.as_str())>
                {table}
                {several(page)}
            </form>
        }
        .into_any()
    } else {
        view! {
            <div class="table-place"><Table caption name=text.organisation() name_sort columns rows/></div>
        }
        .into_any()
    };
    view! {
        <Sorts label=words.sort_by() sorts/>
        {table}
        <p class="table-sum">{words.showing(first, last, page.found())}</p>
        <Pager lang current=page.asked.page last=last_page(page.found()) href/>
    }
}

/// Which are meant, and what is done with them: a button each, which leads to a page that asks first.
fn several(page: &Registrations) -> impl IntoView + use<> {
    let text = page.head.lang.table();
    let narrowed = page.asked.state.is_some() || !page.asked.words.is_empty();
    let scopes = Scope::ALL
        .into_iter()
        // One page is all there is.
        .filter(|scope| *scope != Scope::Found || page.found() > PAGE)
        .map(|scope| {
            let label = match scope {
                Scope::Picked => text.scope_picked().to_owned(),
                Scope::Page => text.scope_page(page.rows.len()),
                Scope::Found => text.scope_found(page.found(), narrowed),
            };
            let id = format!("scope-{}", scope.tag());
            let checked = scope == Scope::Picked;
            view! {
                <div class="form-group-radio">
                    <input class="form-radio" type="radio" id=id.clone() name=SCOPE value=scope.tag() checked=checked/>
                    <label for=id>{label}</label>
                </div>
            }
        })
        .collect_view();
    let asked =
        page.asked.query().into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let (lang, event_id) = (page.head.lang, page.head.event.id.as_str());
    let cancel = paths::registrations_cancel(lang, event_id);
    let moves = [(ByHand::Seat, State::Waitlisted), (ByHand::Queue, State::Confirmed)]
        .into_iter()
        // Nobody is offered what would move nobody.
        .filter(|(_, from)| {
            page.can_cancel && page.counts.found(Some(*from)) > 0 && page.asked.state.is_none_or(|state| state == *from)
        })
        .map(|(by, _)| {
            let action = paths::registrations_by_hand(lang, event_id, segment(by));
            view! { <Submit label=lang.queue().move_chosen(by) look=Look::Small action/> }
        })
        .collect_view();
    view! {
        <a class="several-jump" href="#several">{text.on_with_chosen()}<Icon glyph=Glyph::ArrowDown size=16/></a>
        <fieldset class="several" id="several">
            <legend>{text.with()}</legend>
            {asked.collect_view()}
            <div class="several-row">{scopes}</div>
            <div class="several-row">
                <Submit label=lang.messages().write_to_chosen() look=Look::Small icon=Glyph::Mail/>
                {moves}
                {page.can_cancel.then(|| view! { <Submit label=text.cancel_chosen() look=Look::Small action=cancel/> })}
            </div>
        </fieldset>
    }
}

/// A name, or the word that stands where one was deleted.
pub fn told(lang: Lang, name: &str) -> String {
    if name.is_empty() { lang.own_data().nobody().to_owned() } else { name.to_owned() }
}

fn row(page: &Registrations, registration: &Registration) -> Row {
    let lang = page.head.lang;
    let href = paths::managed_registration(lang, registration.event_id.as_str(), registration.id.as_str());
    let name = told(lang, registration.called());
    // What stands behind it is for those who manage it.
    let name =
        if page.head.right.may_change() { view! { <a href=href>{name}</a> }.into_any() } else { name.into_any() };
    let cancelled = registration.state == State::Cancelled;
    let seats = if cancelled { registration.seats.len() } else { registration.live_seats().count() };
    let cells = vec![
        told(lang, &registration.contact.name).into_any(),
        count(i64::try_from(seats).unwrap_or(i64::MAX)).into_any(),
        state_tag(lang, registration.state).into_any(),
        dates::short_moment(lang, registration.created_at).into_any(),
    ];
    let mut row = Row::new(name, cells).cancelled(cancelled);
    if page.can_choose {
        row = row.with_pick(pick(lang, registration));
    }
    match reason(page, registration) {
        Some(reason) => row.with_note(reason),
        None => row,
    }
}

fn pick(lang: Lang, registration: &Registration) -> impl IntoView + use<> {
    let id = format!("pick-{}", registration.id.as_str());
    let label = lang.table().choose_one(&told(lang, registration.called()));
    view! {
        <div class="form-group-checkbox">
            <input class="form-checkbox" type="checkbox" id=id.clone() name=PICK value=registration.id.0.clone()/>
            <label for=id><span class="sr-only">{label}</span></label>
        </div>
    }
}

/// The one line under a name: what is most worth knowing of it.
fn reason(page: &Registrations, registration: &Registration) -> Option<AnyView> {
    let text = page.head.lang.organiser_registrations();
    if page.lost.contains(&registration.id) {
        let note = view! { <span class="row-alert"><Icon glyph=Glyph::Error size=16/>{text.mail_lost_note()}</span> };
        return Some(note.into_any());
    }
    let uncertain = Certainty::of([registration], &page.answers).uncertain;
    if uncertain > 0 {
        let words = page.head.lang.reminders().uncertain_note(uncertain);
        return Some(
            view! { <span class="row-uncertain"><Icon glyph=Glyph::Hourglass size=16/>{words}</span> }.into_any(),
        );
    }
    let given_up = registration.seats.len() - registration.live_seats().count();
    let note = match registration.state {
        State::Waitlisted => {
            let place = page.places.get(&registration.id).and_then(|place| usize::try_from(*place).ok());
            place.map(|place| text.number_in_queue(place))
        }
        State::Cancelled => registration
            .seats
            .iter()
            .filter_map(|seat| seat.cancelled)
            .max_by_key(|cancelled| cancelled.at)
            .map(|cancelled| text.cancelled_by(cancelled.by).to_owned()),
        State::Confirmed if given_up > 0 => Some(text.seats_given_up(given_up)),
        State::Confirmed if registration.added_by.is_some() => {
            let adder = registration.added_by.as_ref().and_then(|id| page.adders.get(id));
            Some(page.head.lang.queue().added_by(adder.map(String::as_str)))
        }
        State::Confirmed => registration.cvr.as_deref().map(|cvr| text.cvr_number(cvr)),
    };
    note.map(IntoAny::into_any)
}
