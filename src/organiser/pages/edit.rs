//! The long form of an event, new or not.

use leptos::prelude::*;

use super::confirm::{Preview, panel};
use super::fields;
use super::head::{Head, HeadTab};
use crate::events::Kind;
use crate::organiser::forms::Difference;
use crate::organiser::versions::{KEEP, MINE, Meanwhile, SEEN, THEIRS};
use crate::paths;
use crate::people::Organiser;
use crate::registrations::QueueMode;
use crate::text::Lang;
use crate::ui::form::{Choice, ErrorSummary, Faults, FormState, Hidden, RadioGroup, Values};
use crate::ui::{Breadcrumbs, Link, Look, Notice, NoticeKind, Submit};

/// Why the form is shown again.
pub enum Again {
    /// Somebody else saved meanwhile.
    Conflict(Meanwhile),
    /// The draft cannot be published yet.
    Unpublishable,
    /// Its key belongs to a draft with other content.
    KeyUsed,
    /// The event was cancelled meanwhile: what was typed can be read, and no longer saved.
    Cancelled,
}

/// What the page shows.
pub struct Edit {
    pub lang: Lang,
    pub values: Values,
    pub faults: Faults,
    /// Of an event that exists.
    pub head: Option<Head>,
    /// Accounts that could organise it too: id and name.
    pub colleagues: Vec<Organiser>,
    /// Taken seats.
    pub seated: Option<i64>,
    pub again: Option<Again>,
    /// What saving it brings with it, where that must be seen first.
    pub preview: Option<Preview>,
}

/// The form of an event, with its own words for faults.
pub fn state(lang: Lang, values: Values, faults: Faults) -> FormState {
    FormState::new(values, faults, lang)
        .phrased(|lang, field, fault| lang.event_form().fault(field, fault))
        .items_called(|lang, field, number| lang.event_form().item(field, number))
}

pub fn view(edit: Edit) -> impl IntoView {
    let lang = edit.lang;
    let text = lang.event_form();
    let public = edit.head.as_ref().is_some_and(|head| head.event.is_public());
    let fixed = edit.head.as_ref().filter(|head| head.event.is_public()).map(|head| head.event.details.kind);
    let unpublishable = matches!(edit.again, Some(Again::Unpublishable));
    let can_save = !matches!(edit.again, Some(Again::Cancelled));
    let action = edit
        .head
        .as_ref()
        .map_or_else(|| paths::new_event(lang), |head| paths::edit_event(lang, head.event.id.as_str()));
    let back = edit
        .head
        .as_ref()
        .map_or_else(|| paths::organiser(lang), |head| paths::managed_event(lang, head.event.id.as_str()));
    let both = match &edit.again {
        Some(Again::Conflict(meanwhile)) => choices(lang, &meanwhile.both),
        _ => None,
    };
    let changed = edit.preview.as_ref().map_or(&[][..], |preview| &preview.differences);
    let changed = changed.iter().map(|difference| difference.field.clone()).collect();
    let form = &state(lang, edit.values, edit.faults).marking(changed, lang.what_if().changed());
    // What belongs to the panel goes along unseen where it is not drawn.
    let of_panel = ["words.da", "words.en", "over"];
    let drawn = |name: &str| {
        edit.preview.as_ref().is_some_and(|preview| match name.strip_prefix("words.") {
            Some(tag) => preview.consequences.langs.iter().any(|lang| lang.tag() == tag),
            None => preview.consequences.seats.as_ref().is_some_and(|seats| !seats.last.is_empty()),
        })
    };
    let hidden = ["revision", SEEN, "form_key"]
        .into_iter()
        .chain(of_panel.into_iter().filter(|name| !drawn(name)))
        .filter(|name| form.values().has(name))
        .map(|name| view! { <Hidden name value=form.value(name)/> })
        .collect_view();
    let top = match &edit.head {
        Some(head) => head.view(HeadTab::Edit).into_any(),
        None => view! {
            <Breadcrumbs lang above=vec![Link::new(lang.frame().events(), paths::organiser(lang))] here=text.new_title()/>
            <h1 class="work">{text.new_title()}</h1>
            <p class="form-lead">{text.new_lead()}</p>
        }
        .into_any(),
    };
    let count = form.faults().len();
    let summary = if unpublishable { text.summary_publish(count) } else { text.summary_save(count) };
    // Beside its consequences the form's own button shows them again: only the panel's sends.
    let what_if = lang.what_if();
    let (save, note, button) = match (&edit.preview, public) {
        (Some(_), _) => (what_if.see_what_it_does(), what_if.see_what_it_does_note(), "preview"),
        (None, true) => (text.save_changes(), text.save_changes_note(), "save"),
        (None, false) => (text.save_draft(), text.save_draft_note(), "save"),
    };
    let look = if edit.preview.is_some() { Look::Secondary } else { Look::Primary };
    let class = if edit.preview.is_some() { "form cols-edit" } else { "form" };
    let panel = edit.preview.map(|preview| panel(form, preview));
    view! {
        {top}
        <div class="work-form">
            {edit.again.map(|again| notice(lang, again))}
            <ErrorSummary form title=summary/>
            <form class=class method="post" action=action novalidate>
                // The first submit in the source is what Enter presses: it saves (or shows what that sends) and never
                // removes a row.
                {can_save.then(|| view! {
                    <button class="sr-only" type="submit" name="do" value=button tabindex="-1" aria-hidden="true">{save}</button>
                })}
                {hidden}
                {panel}
                <div>
                    {both}
                    {fields::heading(form, fixed)}
                    {fields::time_and_place(form)}
                    {fields::purpose(form)}
                    {fields::practical(form)}
                    {fields::seats(form, edit.seated)}
                    {fields::programme(form)}
                    {fields::people(form, &edit.colleagues)}
                    <div class="actions">
                        {can_save.then(|| view! { <Submit label=save look name="do" value=button/> })}
                        <a class=Look::Link.class() href=back>{text.leave()}</a>
                        {can_save.then(|| view! { <p class="small soft">{note}</p> })}
                    </div>
                </div>
            </form>
        </div>
    }
}

fn notice(lang: Lang, again: Again) -> AnyView {
    let text = lang.event_form();
    match again {
        Again::Unpublishable => ().into_any(),
        Again::KeyUsed => view! {
            <Notice kind=NoticeKind::Waiting title=text.key_used_title()><p>{text.key_used()}</p></Notice>
        }
        .into_any(),
        Again::Cancelled => view! {
            <Notice kind=NoticeKind::Problem title=text.cancelled_meanwhile_title()>
                <p>{text.cancelled_meanwhile()}</p>
            </Notice>
        }
        .into_any(),
        Again::Conflict(Meanwhile { taken, both }) => {
            let rows = taken
                .into_iter()
                .map(|difference| {
                    let (theirs, mine) = shown(lang, &difference);
                    view! {
                        <tr><th scope="row">{text.label(&difference.field)}</th><td>{theirs}</td><td>{mine}</td></tr>
                    }
                })
                .collect_view();
            let has_taken = !rows.is_empty();
            view! {
                <Notice kind=NoticeKind::Problem title=text.conflict_title()>
                    <p>{text.conflict()}</p>
                    {(!both.is_empty()).then(|| view! { <p>{text.conflict_both(both.len())}</p> })}
                    {has_taken.then(|| view! {
                        <p>{text.conflict_taken()}</p>
                        <table class="changes changes-plain">
                            <thead><tr><td></td><th scope="col">{text.stored_now()}</th><th scope="col">{text.before_that()}</th></tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    })}
                </Notice>
            }
            .into_any()
        }
    }
}

/// What both changed: whose to keep, field by field. It begins with what was typed, as it stands in the form.
fn choices(lang: Lang, both: &[Difference]) -> Option<AnyView> {
    if both.is_empty() {
        return None;
    }
    let text = lang.event_form();
    let mut values = Values::new();
    for difference in both {
        values.set(format!("{KEEP}{}", difference.field), MINE);
    }
    let form = &FormState::new(values, Faults::default(), lang);
    let groups = both
        .iter()
        .map(|difference| {
            let (theirs, mine) = shown(lang, difference);
            let choices = vec![
                Choice::new(MINE, text.as_you_typed()).with_hint(mine),
                Choice::new(THEIRS, text.stored_now()).with_hint(theirs),
            ];
            let name = format!("{KEEP}{}", difference.field);
            view! { <RadioGroup form name legend=text.label(&difference.field) choices/> }
        })
        .collect_view();
    Some(
        view! {
            <section class="form-section">
                <h2>{text.conflict_choose()}</h2>
                <p class="form-lead">{text.conflict_choose_lead()}</p>
                {groups}
            </section>
        }
        .into_any(),
    )
}

/// The two values of a difference; of long ones the part where they begin to differ.
fn shown(lang: Lang, difference: &Difference) -> (String, String) {
    const MOST: usize = 160;
    const BEFORE: usize = 40;
    let same = difference.before.chars().zip(difference.after.chars()).take_while(|(one, other)| one == other).count();
    let cut = |value: &str| {
        let from = if value.chars().count() > MOST { same.saturating_sub(BEFORE) } else { 0 };
        let part: String = value.chars().skip(from).take(MOST).collect();
        let (begins, ends) =
            (if from > 0 { "…" } else { "" }, if value.chars().count() > from + MOST { "…" } else { "" });
        if let Some(kind) = Kind::from_tag(value).filter(|_| difference.field == "kind") {
            return lang.events().kind(kind).to_owned();
        }
        if let Some(mode) = QueueMode::from_tag(value).filter(|_| difference.field == "queue_mode") {
            return lang.queue().mode(mode).to_owned();
        }
        match value {
            "" => lang.event_form().nothing().to_owned(),
            _ => format!("{begins}{part}{ends}"),
        }
    };
    (cut(&difference.before), cut(&difference.after))
}
