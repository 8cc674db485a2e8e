//! The markup of a field, from plain strings.
//!
//! Its order is the design system's: label, hint, fault, input. Its parts carry the ids `<name>`, `<name>-hint` and
//! `<name>-error`, so that the summary can link to the field and a screen reader hears what belongs to it.

use leptos::prelude::*;

use crate::ui::icons::{Glyph, Icon};

/// How wide an input is: as wide as what is typed into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Width {
    /// The whole column.
    #[default]
    Full,
    /// A time, a number of seats: 6 characters.
    Short,
    /// A date, a CVR number: 12 characters.
    Number,
    /// A phone number: 18 characters.
    Phone,
}

impl Width {
    /// The classes of the input.
    pub fn class(self) -> &'static str {
        match self {
            Self::Full => "form-input",
            Self::Short => "form-input width-short",
            Self::Number => "form-input width-number",
            Self::Phone => "form-input width-phone",
        }
    }
}

/// A form group's class, red where something is wrong.
pub fn group_class(wrong: bool) -> &'static str {
    if wrong { "form-group form-error" } else { "form-group" }
}

/// The ids of what describes a field, for `aria-describedby`.
pub fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    match (error, hint) {
        (true, true) => Some(format!("{id}-error {id}-hint")),
        (true, false) => Some(format!("{id}-error")),
        (false, true) => Some(format!("{id}-hint")),
        (false, false) => None,
    }
}

/// A field's label, with its mark ("(frivilligt)") and the tag of what an edit changed ("Ændret").
#[component]
pub fn Label(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    mark: Option<String>,
    changed: Option<String>,
) -> impl IntoView {
    view! {
        <label class="form-label" for=id>
            {label}
            {mark.map(|mark| view! { " "<span class="weight-normal">{mark}</span> })}
            {changed.map(|word| view! { " "<span class="tag tag-changed"><Icon glyph=Glyph::Pencil size=14/>{word}</span> })}
        </label>
    }
}

/// The hint under a label.
#[component]
pub fn Hint(#[prop(into)] id: String, hint: Option<String>) -> impl IntoView {
    hint.map(|hint| view! { <span class="form-hint" id=format!("{id}-hint")>{hint}</span> })
}

/// The fault between label and input: icon and sentence; the bar is the group's.
#[component]
pub fn ErrorMessage(#[prop(into)] id: String, error: Option<String>) -> impl IntoView {
    error.map(|error| {
        view! {
            <span class="form-error-message" id=format!("{id}-error")>
                <Icon glyph=Glyph::Error size=18/>
                <span>{error}</span>
            </span>
        }
    })
}

/// One field of one line. `name` is also its id.
///
/// ```ignore
/// <Field name="attendees.1.email" label="E-mail" kind="email" autocomplete=Some("off")/>
/// ```
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(into, default = String::new())] value: String,
    /// `type` of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// A token of HTML's list, "off" where the field is about somebody else.
    #[prop(default = None)]
    autocomplete: Option<&'static str>,
    #[prop(default = None)] inputmode: Option<&'static str>,
    #[prop(default = Width::Full)] width: Width,
    /// Greatest number of characters; the server says so too.
    #[prop(default = None)]
    max: Option<usize>,
    #[prop(default = None)] hint: Option<String>,
    #[prop(default = None)] mark: Option<String>,
    #[prop(default = None)] changed: Option<String>,
    /// Whether the field must be filled, for screen readers (no `required`: the server tells all faults at once).
    #[prop(default = false)]
    required: bool,
    #[prop(default = None)] error: Option<String>,
    #[prop(default = Vec::new())] suggestions: Vec<String>,
) -> impl IntoView {
    let wrong = error.is_some();
    let described = described_by(&name, hint.is_some(), wrong);
    let list = (!suggestions.is_empty()).then(|| format!("{name}-list"));
    let offered = list.clone().map(|id| {
        let options = suggestions.into_iter().map(|words| view! { <option value=words></option> }).collect_view();
        view! { <datalist id=id>{options}</datalist> }
    });
    view! {
        <div class=group_class(wrong)>
            <Label id=name.clone() label mark changed/>
            <Hint id=name.clone() hint/>
            <ErrorMessage id=name.clone() error/>
            <input
                class=width.class()
                id=name.clone()
                name=name
                type=kind
                value=value
                autocomplete=autocomplete
                inputmode=inputmode
                maxlength=max.map(|max| max.to_string())
                list=list
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
                aria-required=required.then_some("true")
            />
            {offered}
        </div>
    }
}
