//! Check boxes, radio buttons and lists to choose from, drawn from raw values.

use leptos::prelude::*;

use super::FormState;
use super::markup::{ErrorMessage, Hint, Label, Width, described_by, group_class};

/// One of several choices: the code that is sent and the words that are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// With a line under its label.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// One box to tick; it sends "yes". Its label may hold a link.
///
/// ```ignore
/// <Checkbox form=&form name="terms">{text.i_have_read()}" "<a href=…>{text.the_terms()}</a></Checkbox>
/// ```
#[component]
pub fn Checkbox<'a>(
    form: &'a FormState,
    #[prop(into)] name: String,
    #[prop(into, optional)] hint: Option<String>,
    children: Children,
) -> impl IntoView + use<> {
    let checked = !form.values().get(&name).is_empty();
    let error = form.error(&name);
    let wrong = error.is_some();
    let described = described_by(&name, hint.is_some(), wrong);
    view! {
        <div class=group_class(wrong)>
            <ErrorMessage id=name.clone() error/>
            <div class="form-group-checkbox">
                <input
                    class="form-checkbox"
                    type="checkbox"
                    id=name.clone()
                    name=name.clone()
                    value="yes"
                    checked=checked
                    aria-describedby=described
                    aria-invalid=wrong.then_some("true")
                />
                <label for=name.clone()>{children()}</label>
                <Hint id=name hint/>
            </div>
        </div>
    }
}

/// Several boxes to tick under one question; each sends its code under the same name.
#[component]
pub fn CheckboxGroup<'a>(
    form: &'a FormState,
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    choices: Vec<Choice>,
    #[prop(into, optional)] hint: Option<String>,
    #[prop(optional)] optional: bool,
    /// Side by side where there is room, for short labels.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView + use<> {
    group(form, name, legend, choices, hint, optional, inline, true)
}

/// One choice of a few that are all shown.
#[component]
pub fn RadioGroup<'a>(
    form: &'a FormState,
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    choices: Vec<Choice>,
    #[prop(into, optional)] hint: Option<String>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] inline: bool,
) -> impl IntoView + use<> {
    group(form, name, legend, choices, hint, optional, inline, false)
}

#[expect(clippy::too_many_arguments, reason = "the props of two components")]
fn group(
    form: &FormState,
    name: String,
    legend: String,
    choices: Vec<Choice>,
    hint: Option<String>,
    optional: bool,
    inline: bool,
    many: bool,
) -> impl IntoView + use<> {
    let error = form.error(&name);
    let wrong = error.is_some();
    let described = described_by(&name, hint.is_some(), wrong);
    let mark = optional.then(|| form.lang().ui().optional());
    let (kind, wrapper, input) = if many {
        ("checkbox", "form-group-checkbox", "form-checkbox")
    } else {
        ("radio", "form-group-radio", "form-radio")
    };
    let inputs = choices
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            let checked = form.values().holds(&name, &choice.value);
            // The summary links to the field's name: that is the first choice.
            let id = if place == 0 { name.clone() } else { format!("{name}-{}", choice.value) };
            let hint_id = choice.hint.as_ref().map(|_| format!("{name}-{}-hint", choice.value));
            view! {
                <div class=wrapper>
                    <input
                        class=input
                        type=kind
                        id=id.clone()
                        name=name.clone()
                        value=choice.value
                        checked=checked
                        aria-describedby=hint_id.clone()
                    />
                    <label for=id>{choice.label}</label>
                    {choice.hint.map(|hint| view! { <span class="form-hint" id=hint_id>{hint}</span> })}
                </div>
            }
        })
        .collect_view();
    view! {
        <div class=group_class(wrong)>
            <fieldset aria-describedby=described class:choices-inline=inline>
                <legend class="form-label">
                    {legend}
                    {mark.map(|mark| view! { " "<span class="weight-normal">{mark}</span> })}
                </legend>
                <Hint id=name.clone() hint/>
                <ErrorMessage id=name error/>
                <div class="choices">{inputs}</div>
            </fieldset>
        </div>
    }
}

/// One choice of a longer list.
#[component]
pub fn Select<'a>(
    form: &'a FormState,
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    choices: Vec<Choice>,
    /// The words of the first, empty choice; without them the list has none.
    #[prop(into, optional)]
    empty: Option<String>,
    #[prop(optional)] width: Width,
    #[prop(into, optional)] hint: Option<String>,
    #[prop(optional)] optional: bool,
) -> impl IntoView + use<> {
    let error = form.error(&name);
    let wrong = error.is_some();
    let described = described_by(&name, hint.is_some(), wrong);
    let mark = optional.then(|| form.lang().ui().optional().to_owned());
    let chosen = form.value(&name);
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <div class=group_class(wrong)>
            <Label id=name.clone() label mark changed=None/>
            <Hint id=name.clone() hint/>
            <ErrorMessage id=name.clone() error/>
            <select
                class=format!("{} form-select", width.class())
                id=name.clone()
                name=name
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
            >
                {empty.map(|words| view! { <option value="">{words}</option> })}
                {options}
            </select>
        </div>
    }
}
