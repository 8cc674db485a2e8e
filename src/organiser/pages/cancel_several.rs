//! Before several registrations are cancelled: who they are, how many mails it sends, and words to add.

use leptos::prelude::*;

use super::head::Head;
use super::registrations::{state_tag, told};
use crate::organiser::asked::Asked;
use crate::organiser::selection::Selection;
use crate::paths;
use crate::registrations::Registration;
use crate::text::Lang;
use crate::ui::form::{ErrorSummary, Faults, FormState, Hidden, TextArea, Values};
use crate::ui::{Breadcrumbs, Column, Link, Look, Notice, NoticeKind, Row, Submit, Table};

/// How many are listed; of more, the rest is a number.
const LISTED: usize = 200;

/// What the page shows.
pub struct CancelSeveral {
    pub head: Head,
    /// Those that go.
    pub parties: Vec<Registration>,
    /// How many of those chosen were cancelled before.
    pub before: usize,
    pub mails: usize,
    /// Names what is shown, so that nothing else is confirmed.
    pub shown: String,
    pub selection: Selection,
    /// What they were chosen from.
    pub asked: Asked,
    pub values: Values,
    pub faults: Faults,
    /// Whether others were confirmed than are there now.
    pub changed: bool,
}

pub fn view(page: CancelSeveral) -> impl IntoView {
    let lang = page.head.lang;
    let (text, words) = (lang.table(), lang.organiser_registrations());
    let event_id = page.head.event.id.as_str();
    let list = paths::event_registrations_with(lang, event_id, &page.asked.query());
    let number = page.parties.len();
    let form = &FormState::new(page.values, page.faults, lang);
    let hidden = page.selection.pairs().into_iter().map(|(name, value)| view! { <Hidden name value/> }).collect_view();
    let above = vec![Link::new(lang.organiser().registrations(), list.clone())];
    view! {
        <Breadcrumbs lang above here=words.cancel_seat()/>
        <div class="work-form">
            <h1 class="work">{text.cancel_title(number)}</h1>
            <p class="form-lead">{text.cancel_lead(page.mails)}</p>
            {page.changed.then(|| view! {
                <Notice kind=NoticeKind::Waiting title=text.changed_title()><p>{text.changed()}</p></Notice>
            })}
            {(page.before > 0).then(|| view! { <p class="form-lead">{text.cancelled_before(page.before)}</p> })}
            <ErrorSummary form/>
            <form class="form" method="post" action=paths::registrations_cancel(lang, event_id) novalidate>
                {hidden}
                <Hidden name="form_key" value=form.value("form_key")/>
                <Hidden name="shown" value=page.shown/>
                <TextArea form name="words" label=text.words() hint=text.words_hint() rows=4 optional=true/>
                <div class="actions">
                    <Submit label=text.cancel_and_send(number, page.mails) look=Look::Danger/>
                    <a class=Look::Link.class() href=list>{text.keep()}</a>
                </div>
            </form>
            {who(lang, &page.parties)}
        </div>
    }
}

/// Those whom it is about.
pub fn who(lang: Lang, parties: &[Registration]) -> impl IntoView + use<> {
    let (text, words) = (lang.table(), lang.organiser_registrations());
    let rows: Vec<Row> = parties
        .iter()
        .take(LISTED)
        .map(|party| {
            let names = party.live_seats().map(|seat| told(lang, &seat.name)).collect::<Vec<_>>().join(", ");
            let cells = vec![
                told(lang, &party.contact.name).into_any(),
                party.live_seats().count().into_any(),
                state_tag(lang, party.state).into_any(),
            ];
            Row::new(told(lang, party.called()), cells).with_note(names)
        })
        .collect();
    let rest = parties.len().saturating_sub(LISTED);
    let columns =
        vec![Column::text(words.contact()), Column::number(words.seats()), Column::state(words.state_column())];
    view! {
        <section class="work-list">
            <h2>{text.who_goes()}</h2>
            <Table caption=text.who_goes() name=words.organisation() columns rows/>
            {(rest > 0).then(|| view! { <p class="table-sum">"+ "{rest}</p> })}
        </section>
    }
}
