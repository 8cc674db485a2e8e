//! Before something is done with the queue by hand: what it does, whom it passes, which mails it sends.

use leptos::prelude::*;

use super::queue_panel::segment;
use crate::paths;
use crate::registrations::Registration;
use crate::registrations::acts::{ByHand, Foreseen};
use crate::text::Lang;
use crate::ui::form::{Checkbox, ErrorSummary, Fault, Faults, FormState, Hidden, TextArea, Values};
use crate::ui::{Breadcrumbs, Link, Look, Notice, NoticeKind, Submit};

/// What the page shows.
pub struct ByHandPage {
    pub lang: Lang,
    pub registration: Registration,
    pub foreseen: Foreseen,
    pub values: Values,
    pub faults: Faults,
    /// Whether something else was confirmed than would happen now.
    pub moved_on: bool,
}

/// Sentences that this form has better than the general ones.
pub fn phrase(lang: Lang, field: &str, fault: Fault) -> Option<String> {
    let text = lang.queue();
    match (field, fault) {
        ("reason", Fault::Required) => Some(text.reason_fault().to_owned()),
        ("above", _) => Some(text.seat_above_fault().to_owned()),
        _ => None,
    }
}

pub fn view(page: ByHandPage) -> impl IntoView {
    let ByHandPage { lang, registration, foreseen, values, faults, moved_on } = page;
    let text = lang.queue();
    let (event_id, id) = (registration.event_id.as_str(), registration.id.as_str());
    let back = paths::managed_registration(lang, event_id, id);
    let title = text.title(foreseen.by, registration.called());
    let above = vec![
        Link::new(lang.organiser().registrations(), paths::event_registrations(lang, event_id)),
        Link::new(registration.called().to_owned(), back.clone()),
    ];
    let moved_on = moved_on.then(|| {
        let text = lang.organiser();
        view! { <Notice kind=NoticeKind::Waiting title=text.moved_on_title()><p>{text.moved_on()}</p></Notice> }
    });
    let body = if let Some(refusal) = foreseen.refusal {
        let note = text.refusal(refusal);
        view! {
            <Notice kind=NoticeKind::Info title=note.title><p>{note.text}</p></Notice>
            <div class="actions"><a class=Look::Secondary.class() href=back>{text.back()}</a></div>
        }
        .into_any()
    } else {
        let form = FormState::new(values, faults, lang).phrased(phrase);
        ask(lang, &registration, &foreseen, &form, back).into_any()
    };
    view! {
        <Breadcrumbs lang above here=text.link(foreseen.by)/>
        <div class="message">
            <h1 class="work">{title}</h1>
            {moved_on}
            {body}
        </div>
    }
}

fn ask(
    lang: Lang,
    registration: &Registration,
    foreseen: &Foreseen,
    form: &FormState,
    back: String,
) -> impl IntoView + use<> {
    let text = lang.queue();
    let reason = (foreseen.by == ByHand::Head).then(|| {
        view! { <TextArea form=form name="reason" label=text.reason() hint=text.reason_hint() rows=2/> }
    });
    let action = paths::registration_by_hand(
        lang,
        registration.event_id.as_str(),
        registration.id.as_str(),
        segment(foreseen.by),
    );
    view! {
        <p class="lead">{text.lead(foreseen)}</p>
        <ErrorSummary form=form/>
        {happens(lang, foreseen)}
        <form class="form" method="post" action=action novalidate=true>
            {above(lang, foreseen, form)}
            {reason}
            <Hidden name="shown" value=foreseen.fingerprint()/>
            <div class="actions">
                <Submit label=text.submit(foreseen)/>
                <a class=Look::Link.class() href=back>{text.keep()}</a>
            </div>
        </form>
    }
}

/// What happens, line by line.
pub fn happens(lang: Lang, foreseen: &Foreseen) -> impl IntoView + use<> {
    let text = lang.queue();
    let mut lines = vec![text.seats_after(foreseen)];
    if foreseen.by != ByHand::Queue {
        lines.push(text.passed(foreseen));
    }
    if !foreseen.stay.is_empty() {
        lines.push(text.stay(&foreseen.stay));
    }
    lines.extend(foreseen.promoted.iter().map(|moved| text.gets_seats(moved)));
    lines.push(text.mails(foreseen));
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <section class="panel">
            <h2>{text.seats_heading()}</h2>
            <ul class="bare">{lines}</ul>
        </section>
    }
}

/// The box to tick where seats are given out above the capacity.
pub fn above(lang: Lang, foreseen: &Foreseen, form: &FormState) -> Option<impl IntoView + use<>> {
    (foreseen.above > 0).then(|| {
        let label = lang.queue().seat_above(foreseen.above);
        view! { <Checkbox form=form name="above">{label}</Checkbox> }
    })
}
