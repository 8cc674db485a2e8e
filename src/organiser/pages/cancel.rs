//! Cancelling an event: what people will read, and how many they are.

use leptos::prelude::*;

use super::head::{Head, HeadTab};
use super::letter::{ShownLetter, letters};
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
    /// The mails with the words typed, once they are.
    pub preview: Option<Preview>,
    /// Where nobody is told, and so nothing has to be seen first: what names that.
    pub unseen: Option<String>,
}

/// The mails that cancelling sends.
pub struct Preview {
    pub letters: Vec<ShownLetter>,
    /// Names them, so that nothing else is sent.
    pub fingerprint: String,
    /// Whether others were shown before.
    pub overtaken: bool,
}

pub fn view(cancel: Cancel) -> impl IntoView {
    let lang = cancel.head.lang;
    let (text, what_if) = (lang.organiser(), lang.what_if());
    let id = cancel.head.event.id.as_str();
    let form = &FormState::new(cancel.values, cancel.faults, lang)
        .phrased(|lang, field, fault| lang.organiser().cancel_fault(field, fault));
    let mails = cancel.audience.total();
    let choices: Vec<Choice> = cancel.replacements.into_iter().map(|(id, words)| Choice::new(id, words)).collect();
    // One that was chosen and went meanwhile leaves an empty list, which still says what is wrong.
    let has_choice = !choices.is_empty() || form.error("replaced_by").is_some();
    let other = |of: Lang| (of != lang).then(|| of.tag());
    let class = if cancel.preview.is_some() { "form cols-edit" } else { "form" };
    // Beside the mails the words can still be written otherwise.
    let again = cancel.preview.is_some().then(|| {
        let label = what_if.see_mail_again();
        view! { <p class="form-more"><Submit label look=Look::Small name="do" value="preview"/></p> }
    });
    let overtaken = cancel.preview.as_ref().is_some_and(|preview| preview.overtaken);
    let told = if mails > 0 {
        sums(lang, &cancel.audience, Vec::new(), false).into_any()
    } else {
        view! { <p class="form-lead">{text.nobody_to_tell()}</p> }.into_any()
    };
    let keep = view! { <a class=Look::Link.class() href=paths::managed_event(lang, id)>{text.keep_event()}</a> };
    let end = match (cancel.preview, cancel.unseen) {
        (Some(preview), _) => view! {
            <section class="panel preview">
                <header class="preview-head">
                    <h2>{text.this_sends(mails)}</h2>
                    <p>{what_if.nothing_cancelled_yet()}</p>
                </header>
                <div>
                    <h3>{text.who_is_told()}</h3>
                    {told}
                </div>
                {letters(lang, preview.letters)}
                <Hidden name="shown" value=preview.fingerprint/>
                <div class="actions">
                    <Submit label=text.cancel_and_send(mails) look=Look::Danger name="do" value="cancel"/>
                    {keep}
                </div>
            </section>
        }
        .into_any(),
        (None, unseen) => view! {
            <div>
                <section class="form-section">
                    <h2>{text.who_is_told()}</h2>
                    {told}
                </section>
                <div class="actions">
                    {match unseen {
                        Some(shown) => view! {
                            <Hidden name="shown" value=shown/>
                            <Submit label=text.cancel_and_send(mails) look=Look::Danger name="do" value="cancel"/>
                        }
                        .into_any(),
                        None => view! { <Submit label=what_if.preview_cancellation() name="do" value="preview"/> }.into_any(),
                    }}
                    {keep}
                </div>
            </div>
        }
        .into_any(),
    };
    view! {
        {cancel.head.view(HeadTab::Overview)}
        <div class="work-form">
            {overtaken.then(|| view! {
                <Notice kind=NoticeKind::Waiting title=what_if.words_changed_title()><p>{what_if.words_changed()}</p></Notice>
            })}
            <ErrorSummary form/>
            <form class=class method="post" action=paths::cancel_event(lang, id) novalidate>
                <div>
                    <section class="form-section">
                        <h2>{text.cancel_title()}</h2>
                        <p class="form-lead">{text.cancel_lead()}</p>
                        <TextArea form name="words.da" label=text.cancel_words_da() hint=text.cancel_words_hint() rows=3 lang=other(Lang::Da)/>
                        <TextArea form name="words.en" label=text.cancel_words_en() rows=3 optional=true lang=other(Lang::En)/>
                        {has_choice.then(|| view! {
                            <Select form name="replaced_by" label=text.replaced_by() empty=text.replaced_by_none() choices optional=true/>
                        })}
                    </section>
                    {again}
                </div>
                {end}
            </form>
        </div>
    }
}
