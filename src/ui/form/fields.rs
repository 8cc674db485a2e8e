//! Fields of one or many lines, drawn from raw values.

use leptos::prelude::*;

use super::FormState;
use super::markup::{ErrorMessage, Field, Hint, Label, Width, described_by, group_class};
use crate::ui::escape::escape;

/// One field of one line, drawn from what was typed. An optional one says so behind its label.
///
/// ```ignore
/// <TextField form=&form name="contact.email" label=text.email() kind="email" autocomplete="email"/>
/// <TextField form=&form name="organisation.cvr" label=text.cvr() hint=text.cvr_hint() optional=true
///            inputmode="numeric" width=Width::Number/>
/// ```
#[component]
pub fn TextField<'a>(
    form: &'a FormState,
    /// Its name, its id and the key of its fault.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] inputmode: Option<&'static str>,
    #[prop(optional)] width: Width,
    #[prop(optional)] max: Option<usize>,
    #[prop(into, optional)] hint: Option<String>,
    #[prop(optional)] optional: bool,
    /// The tag of a value that an edit changed: "Ændret".
    #[prop(into, default = None)]
    changed: Option<String>,
) -> impl IntoView + use<> {
    let value = form.value(&name);
    let changed = changed.or_else(|| form.changed(&name));
    let error = form.error(&name);
    let mark = optional.then(|| form.lang().ui().optional().to_owned());
    view! {
        <Field name label value kind autocomplete inputmode width max hint mark changed required=!optional error/>
    }
}

/// A running text. The only `<textarea>` of the program: Leptos 0.8 does not escape inside one, so the text goes in
/// escaped by [`escape`], after a line break that the browser swallows (a first line break of the text would be).
///
/// ```ignore
/// <TextArea form=&form name="why.da" label=text.why() rows=6/>
/// ```
#[component]
pub fn TextArea<'a>(
    form: &'a FormState,
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(default = 4)] rows: u8,
    #[prop(into, optional)] hint: Option<String>,
    #[prop(optional)] optional: bool,
    /// The tag of a value that an edit changed: "Ændret".
    #[prop(into, default = None)]
    changed: Option<String>,
    /// The language of the text, where it is another than the page's.
    #[prop(default = None)]
    lang: Option<&'static str>,
) -> impl IntoView + use<> {
    let content = format!("\n{}", escape(form.values().get(&name)));
    let changed = changed.or_else(|| form.changed(&name));
    let error = form.error(&name);
    let wrong = error.is_some();
    let mark = optional.then(|| form.lang().ui().optional().to_owned());
    let described = described_by(&name, hint.is_some(), wrong);
    view! {
        <div class=group_class(wrong)>
            <Label id=name.clone() label mark changed/>
            <Hint id=name.clone() hint/>
            <ErrorMessage id=name.clone() error/>
            <textarea
                class="form-input"
                id=name.clone()
                name=name
                rows=rows.to_string()
                lang=lang
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
                aria-required=(!optional).then_some("true")
                inner_html=content
            ></textarea>
        </div>
    }
}

/// A value that goes with the form unseen: an idempotency key, a revision.
#[component]
pub fn Hidden(#[prop(into)] name: String, #[prop(into)] value: String) -> impl IntoView {
    view! { <input type="hidden" name=name value=value/> }
}
