//! Who comes: the contact's own box, a row a colleague, and the button that counts them.
//!
//! Without script "add" and "remove" are submit buttons that have the form redrawn; with it, the island around all
//! of this does the same in place, from the template row and the lists of words that stand here for it.

use leptos::prelude::*;

use crate::registrations::islands::{ADD, Attendees, CONTACT_NEEDS, HEADINGS, NEW_KEY, NEW_ROW, ROWS, SUBMIT, SUBMITS};
use crate::registrations::model::{Diet, MOST_SEATS};
use crate::text::Lang;
use crate::ui::form::markup::{ErrorMessage, described_by, group_class};
use crate::ui::form::{Faults, FormState, TextField, Values};
use crate::ui::{Glyph, Icon};

/// What the rows say besides what was typed.
#[derive(Clone, Copy)]
pub struct Saying<'a> {
    pub lang: Lang,
    /// Whether the event is full, so that the button leads to the waiting list.
    pub queue: bool,
    /// The date when needs are forgotten, in words.
    pub delete_on: &'a str,
}

/// Everything below "Attendees", `terms` among it.
pub fn attendees(form: &FormState, saying: Saying<'_>, terms: AnyView) -> impl IntoView + use<> {
    let text = saying.lang.registrations();
    let attends = !form.values().get("contact.attends").is_empty();
    let keys = form.values().indices("attendees");
    let count = keys.len() + usize::from(attends);
    let enough = count >= MOST_SEATS;
    let next = keys.iter().max().map_or(0, |key| key + 1);
    let first = 1 + usize::from(attends);
    let rows = (first..).zip(keys).map(|(number, key)| row(form, saying, &key.to_string(), number)).collect_view();
    let new_row = row(&FormState::new(Values::default(), Faults::default(), saying.lang), saying, NEW_KEY, first);
    let headings = (1..=MOST_SEATS).map(|number| view! { <span>{text.attendee(number)}</span> }).collect_view();
    let labels = (0..=MOST_SEATS).map(|seats| view! { <span>{text.submit(seats, saying.queue)}</span> }).collect_view();
    let label = text.submit(count.min(MOST_SEATS), saying.queue);
    let contact = contact(form, saying, attends);
    view! {
        <Attendees>
            {contact}
            <div class="attendees" id=ROWS data-next=next data-most=MOST_SEATS>{rows}</div>
            <template id=NEW_ROW>{new_row}</template>
            <template id=HEADINGS>{headings}</template>
            <p class="actions">
                <button type="submit" id=ADD class="button button-secondary button-small" name="do" value="add" hidden=enough>
                    <Icon glyph=Glyph::Add/>
                    <span>{text.add()}</span>
                </button>
            </p>
            {terms}
            <div class="actions">
                <button type="submit" class="button button-primary"><span id=SUBMIT>{label}</span></button>
                <p class="small soft">{text.submit_note()}</p>
            </div>
            <template id=SUBMITS>{labels}</template>
        </Attendees>
    }
}

fn contact(form: &FormState, saying: Saying<'_>, attends: bool) -> impl IntoView + use<> {
    let text = saying.lang.registrations();
    let error = form.error("contact.attends");
    let wrong = error.is_some();
    view! {
        <div class=group_class(wrong)>
            <ErrorMessage id="contact.attends" error/>
            <div class="form-group-checkbox">
                <input
                    class="form-checkbox"
                    type="checkbox"
                    id="contact.attends"
                    name="contact.attends"
                    value="yes"
                    checked=attends
                    aria-describedby=described_by("contact.attends", true, false)
                    aria-invalid=wrong.then_some("true")
                />
                <label for="contact.attends">{text.i_attend()}</label>
                <span class="form-hint" id="contact.attends-hint">{text.i_attend_hint()}</span>
            </div>
            <div id=CONTACT_NEEDS hidden=!attends>{needs(form, saying, "contact")}</div>
        </div>
    }
}

/// One colleague. `key` is the number in the field names (`attendees.2.name`), `number` what is counted on the page.
fn row(form: &FormState, saying: Saying<'_>, key: &str, number: usize) -> impl IntoView + use<> {
    let text = saying.lang.registrations();
    let prefix = format!("attendees.{key}");
    let wrong = ["name", "email", "diet", "diet_other", "access"]
        .iter()
        .any(|part| is_wrong(form, &format!("{prefix}.{part}")));
    let heading = text.attendee(number);
    view! {
        <div class=if wrong { "attendee attendee-error" } else { "attendee" }>
            <div class="attendee-head">
                <h3 data-number>{heading.clone()}</h3>
                <button type="submit" class="button-link" name="do" value=format!("remove.{key}")>
                    <Icon glyph=Glyph::Close/>
                    <span>{text.remove()}" "<span class="sr-only" data-number>{heading}</span></span>
                </button>
            </div>
            <div class="field-row">
                <TextField form name=format!("{prefix}.name") label=text.name() autocomplete="off"/>
                <TextField form name=format!("{prefix}.email") label=text.email() kind="email" autocomplete="off"/>
            </div>
            {needs(form, saying, &prefix)}
        </div>
    }
}

/// Diet and access needs of `prefix`, folded away until there are some.
fn needs(form: &FormState, saying: Saying<'_>, prefix: &str) -> impl IntoView + use<> {
    let text = saying.lang.registrations();
    let diet = format!("{prefix}.diet");
    let (other, access) = (format!("{prefix}.diet_other"), format!("{prefix}.access"));
    let open = [&diet, &other, &access].iter().any(|name| !form.value(name).is_empty() || is_wrong(form, name));
    let chosen: Vec<&str> = form.values().all(&diet).collect();
    let choices = Diet::ALL
        .into_iter()
        .map(|choice| {
            let (tag, name) = (choice.tag(), diet.clone());
            let id = format!("{diet}-{tag}");
            view! {
                <div class="form-group-checkbox">
                    <input class="form-checkbox" type="checkbox" id=id.clone() name=name value=tag checked=chosen.contains(&tag)/>
                    <label for=id>{text.diet_choice(choice)}</label>
                </div>
            }
        })
        .collect_view();
    let (group, error) = (diet.clone(), form.error(&diet));
    view! {
        <details class="details" open=open>
            <summary class="details-summary">{text.needs()}</summary>
            <p class="small soft">{text.needs_note(saying.delete_on)}</p>
            <fieldset class="choices-inline" id=group>
                <legend class="form-label">{text.diet()}" "<span class="weight-normal">{saying.lang.ui().optional()}</span></legend>
                <ErrorMessage id=diet error/>
                <div class="choices">{choices}</div>
            </fieldset>
            <TextField form name=other label=text.diet_other() autocomplete="off" optional=true/>
            <TextField form name=access label=text.access() autocomplete="off" hint=text.access_hint() optional=true/>
        </details>
    }
}

fn is_wrong(form: &FormState, name: &str) -> bool {
    form.error(name).is_some()
}
