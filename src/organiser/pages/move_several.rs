//! Before several registrations get their seats, or go to the waiting list: who, whom it passes, which mails it sends.

use leptos::prelude::*;

use super::by_hand::{above, happens, phrase};
use super::cancel_several::who;
use super::queue_panel::segment;
use crate::events::EventId;
use crate::organiser::selection::Selection;
use crate::paths;
use crate::registrations::Registration;
use crate::registrations::acts::Foreseen;
use crate::text::Lang;
use crate::ui::form::{ErrorSummary, Faults, FormState, Hidden, Values};
use crate::ui::{Breadcrumbs, Link, Look, Notice, NoticeKind, Submit};

/// What the page shows.
pub struct MoveSeveral {
    pub lang: Lang,
    pub event_id: EventId,
    pub foreseen: Foreseen,
    /// Those that are moved.
    pub parties: Vec<Registration>,
    pub chosen: usize,
    /// How many of those chosen are not where they could be moved from.
    pub left_out: usize,
    pub selection: Selection,
    pub values: Values,
    pub faults: Faults,
    /// Whether something else was confirmed than would happen now.
    pub moved_on: bool,
}

pub fn view(page: MoveSeveral) -> impl IntoView {
    let MoveSeveral { lang, event_id, foreseen, parties, chosen, left_out, selection, values, faults, moved_on } = page;
    let text = lang.queue();
    let title = text.title_of_several(foreseen.by, title_count(parties.len(), chosen));
    let list = paths::event_registrations_with(lang, event_id.as_str(), &selection.asked().query());
    let breadcrumbs = vec![Link::new(lang.organiser().registrations(), list.clone())];
    let moved_on = moved_on.then(|| {
        let text = lang.organiser();
        view! { <Notice kind=NoticeKind::Waiting title=text.moved_on_title()><p>{text.moved_on()}</p></Notice> }
    });
    let left_out = (left_out > 0).then(|| view! { <p class="form-lead">{text.left_out(foreseen.by, left_out)}</p> });
    let body = if let Some(refusal) = foreseen.refusal {
        let note = text.refusal(refusal);
        view! {
            <Notice kind=NoticeKind::Info title=note.title><p>{note.text}</p></Notice>
            <div class="actions"><a class=Look::Secondary.class() href=list>{text.back_to_list()}</a></div>
        }
        .into_any()
    } else {
        let form = &FormState::new(values, faults, lang).phrased(phrase);
        let hidden = selection.pairs().into_iter().map(|(name, value)| view! { <Hidden name value/> }).collect_view();
        let action = paths::registrations_by_hand(lang, event_id.as_str(), segment(foreseen.by));
        view! {
            <p class="form-lead">{text.lead(&foreseen)}</p>
            {left_out}
            <ErrorSummary form/>
            {happens(lang, &foreseen)}
            <form class="form" method="post" action=action novalidate=true>
                {hidden}
                {above(lang, &foreseen, form)}
                <Hidden name="shown" value=foreseen.fingerprint()/>
                <div class="actions">
                    <Submit label=text.submit(&foreseen)/>
                    <a class=Look::Link.class() href=list>{text.keep()}</a>
                </div>
            </form>
            {who(lang, &parties)}
        }
        .into_any()
    };
    view! {
        <Breadcrumbs lang above=breadcrumbs here=text.link(foreseen.by)/>
        <div class="work-form">
            <h1 class="work">{title}</h1>
            {moved_on}
            {body}
        </div>
    }
}

/// How many the title tells of: those that are moved, or, where that is nobody, those that were chosen.
pub fn title_count(moved: usize, chosen: usize) -> usize {
    if moved > 0 { moved } else { chosen }
}
