//! Cancelling an event: what people will read, and how many they are.

use leptos::prelude::*;

use super::head::{Head, HeadTab};
use super::sums::sums;
use crate::paths;
use crate::registrations::acts::Audience;
use crate::text::Lang;
use crate::ui::form::{Choice, ErrorSummary, Faults, FormState, Hidden, Select, TextArea, Values};
use crate::ui::{Look, Notice, NoticeKind, Submit};

/// What the page shows.
pub struct Cancel {
    pub head: Head,
    pub audience: Audience,
    /// Own published events that could take its place: id, and how they are told.
    pub replacements: Vec<(String, String)>,
    pub values: Values,
    pub faults: Faults,
    /// Whether more or fewer are concerned than the organiser was shown.
    pub moved_on: bool,
}

pub fn view(cancel: Cancel) -> impl IntoView {
    let lang = cancel.head.lang;
    let text = lang.organiser();
    let id = cancel.head.event.id.as_str();
    let form = &FormState::new(cancel.values, cancel.faults, lang)
        .phrased(|lang, field, fault| lang.organiser().cancel_fault(field, fault));
    let mails = cancel.audience.total();
    let choices: Vec<Choice> = cancel.replacements.into_iter().map(|(id, words)| Choice::new(id, words)).collect();
    // One that was chosen and went meanwhile leaves an empty list, which still says what is wrong.
    let has_choice = !choices.is_empty() || form.error("replaced_by").is_some();
    let other = |of: Lang| (of != lang).then(|| of.tag());
    view! {
        {cancel.head.view(HeadTab::Overview)}
        <div class="work-form">
            {cancel.moved_on.then(|| view! {
                <Notice kind=NoticeKind::Waiting title=text.moved_on_title()><p>{text.moved_on()}</p></Notice>
            })}
            <ErrorSummary form/>
            <form class="form" method="post" action=paths::cancel_event(lang, id) novalidate>
                <section class="form-section">
                    <h2>{text.cancel_title()}</h2>
                    <p class="form-lead">{text.cancel_lead()}</p>
                    <TextArea form name="words.da" label=text.cancel_words_da() hint=text.cancel_words_hint() rows=3 lang=other(Lang::Da)/>
                    <TextArea form name="words.en" label=text.cancel_words_en() rows=3 optional=true lang=other(Lang::En)/>
                    {has_choice.then(|| view! {
                        <Select form name="replaced_by" label=text.replaced_by() empty=text.replaced_by_none() choices optional=true/>
                    })}
                </section>
                <section class="form-section">
                    <h2>{text.who_is_told()}</h2>
                    {if mails > 0 {
                        sums(lang, &cancel.audience, 0, false).into_any()
                    } else {
                        view! { <p class="form-lead">{text.nobody_to_tell()}</p> }.into_any()
                    }}
                </section>
                <Hidden name="shown" value=mails.to_string()/>
                <Hidden name="confirmed" value="yes"/>
                <div class="actions">
                    <Submit label=text.cancel_and_send(mails) look=Look::Danger/>
                    <a class=Look::Link.class() href=paths::managed_event(lang, id)>{text.keep_event()}</a>
                </div>
            </form>
        </div>
    }
}
