//! What comes alive on the sign-up page: rows of attendees, and the places that are left.
//!
//! Both draw on the server what works without script, and take over where there is one. Words come in as props, so
//! that the browser's half holds no language.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ui::form::markup::{ErrorMessage, Field};
use crate::ui::icons::{Glyph, Icon};

/// What was typed about the contact or an attendee, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// The number in an attendee's field names (`attendees.2.name`), never used again for another row.
    pub key: usize,
    pub name: String,
    pub email: String,
    pub diet: Vec<String>,
    pub diet_other: String,
    pub access: String,
    /// By the last part of the field's name.
    pub errors: Vec<(String, String)>,
}

impl Typed {
    fn error(&self, part: &str) -> Option<String> {
        self.errors.iter().find(|(field, _)| field == part).map(|(_, said)| said.clone())
    }
}

/// The words of the rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendeeWords {
    /// "Deltager 1" to "Deltager 10".
    pub headings: Vec<String>,
    pub name: String,
    pub email: String,
    pub remove: String,
    pub add: String,
    pub i_attend: String,
    pub i_attend_hint: String,
    /// The button for one to ten seats; the first for none.
    pub submit: Vec<String>,
    pub submit_note: String,
    /// What diet and access are folded away under.
    pub needs: String,
    pub needs_note: String,
    pub diet: String,
    /// Code and words.
    pub diet_choices: Vec<(String, String)>,
    pub diet_other: String,
    pub access: String,
    pub access_hint: String,
    pub optional: String,
}

/// The attendees, what stands below them (`children`: the terms), and the button that counts.
///
/// Without script "add" and "remove" are submit buttons that have the form redrawn.
#[island]
pub fn Attendees(
    /// The contact's needs, and whether the contact attends.
    contact: Typed,
    contact_attends: bool,
    rows: Vec<Typed>,
    words: AttendeeWords,
    most: usize,
    children: Children,
) -> impl IntoView {
    let next = rows.iter().map(|row| row.key + 1).max().unwrap_or(0);
    let rows = RwSignal::new(rows);
    let next = RwSignal::new(next);
    let attends = RwSignal::new(contact_attends);
    let words = StoredValue::new(words);
    let count = move || rows.with(Vec::len) + usize::from(attends.get());

    let add = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if count() < most {
            let key = next.get_untracked();
            next.set(key + 1);
            rows.update(|rows| rows.push(Typed { key, ..Typed::default() }));
            focus_soon(format!("attendees.{key}.name"));
        }
    };
    let remove = move |key: usize| {
        rows.update(|rows| rows.retain(|row| row.key != key));
        focus_soon("add-attendee".to_owned());
    };
    let number_of = move |key: usize| {
        rows.with(|rows| rows.iter().position(|row| row.key == key)).unwrap_or(0) + usize::from(attends.get())
    };
    let row = move |row: Typed| {
        let key = row.key;
        let heading = move || words.with_value(|words| words.headings.get(number_of(key)).cloned().unwrap_or_default());
        let wrong = !row.errors.is_empty();
        let (name_error, email_error) = (row.error("name"), row.error("email"));
        let words = words.get_value();
        let needs = needs_fields(&format!("attendees.{key}"), &row, &words);
        view! {
            <div class=if wrong { "attendee attendee-error" } else { "attendee" }>
                <div class="attendee-head">
                    <h3>{heading}</h3>
                    <button
                        type="submit"
                        class="button-link"
                        name="do"
                        value=format!("remove.{key}")
                        on:click=move |event| {
                            event.prevent_default();
                            remove(key);
                        }
                    >
                        <Icon glyph=Glyph::Close/>
                        <span>{words.remove}<span class="sr-only">" "{heading}</span></span>
                    </button>
                </div>
                <div class="field-row">
                    <Field name=format!("attendees.{key}.name") label=words.name value=row.name autocomplete=Some("off") required=true error=name_error/>
                    <Field name=format!("attendees.{key}.email") label=words.email value=row.email kind="email" autocomplete=Some("off") required=true error=email_error/>
                </div>
                {needs}
            </div>
        }
    };
    let first = words.get_value();
    let needs = needs_fields("contact", &contact, &first);
    let contact_error = contact.error("attends");
    let wrong = contact_error.is_some();
    view! {
        <div class=if wrong { "form-group form-error" } else { "form-group" }>
            <ErrorMessage id="contact.attends" error=contact_error/>
            <div class="form-group-checkbox">
                <input
                    class="form-checkbox"
                    type="checkbox"
                    id="contact.attends"
                    name="contact.attends"
                    value="yes"
                    checked=contact_attends
                    aria-describedby="contact.attends-hint"
                    aria-invalid=wrong.then_some("true")
                    on:change=move |event| attends.set(event_target_checked(&event))
                />
                <label for="contact.attends">{first.i_attend}</label>
                <span class="form-hint" id="contact.attends-hint">{first.i_attend_hint}</span>
            </div>
            <div hidden={move || !attends.get()}>{needs}</div>
        </div>
        <div class="attendees">
            <For each=move || rows.get() key=|row| row.key children=row/>
        </div>
        <p class="actions">
            <button
                type="submit"
                id="add-attendee"
                class="button button-secondary button-small"
                name="do"
                value="add"
                hidden={move || count() >= most}
                on:click=add
            >
                <Icon glyph=Glyph::Add/>
                <span>{first.add}</span>
            </button>
        </p>
        {children()}
        <div class="actions">
            <button type="submit" class="button button-primary">
                <span>{move || words.with_value(|words| words.submit.get(count().min(most)).cloned().unwrap_or_default())}</span>
            </button>
            <p class="small soft">{first.submit_note}</p>
        </div>
    }
}

/// Diet and access needs, folded away.
fn needs_fields(prefix: &str, typed: &Typed, words: &AttendeeWords) -> impl IntoView + use<> {
    let (diet_error, other_error, access_error) =
        (typed.error("diet"), typed.error("diet_other"), typed.error("access"));
    let wrong = diet_error.is_some() || other_error.is_some() || access_error.is_some();
    let open = wrong || !(typed.diet.is_empty() && typed.diet_other.is_empty() && typed.access.is_empty());
    let diet_name = format!("{prefix}.diet");
    let (group_id, error_id) = (diet_name.clone(), diet_name.clone());
    let choices = words
        .diet_choices
        .iter()
        .cloned()
        .map(|(code, label)| {
            let id = format!("{diet_name}-{code}");
            let checked = typed.diet.contains(&code);
            view! {
                <div class="form-group-checkbox">
                    <input class="form-checkbox" type="checkbox" id=id.clone() name=diet_name.clone() value=code checked=checked/>
                    <label for=id>{label}</label>
                </div>
            }
        })
        .collect_view();
    let words = words.clone();
    let mark = Some(words.optional.clone());
    view! {
        <details class="details" open=open>
            <summary class="details-summary">{words.needs}</summary>
            <p class="small soft">{words.needs_note}</p>
            <fieldset class="choices-inline" id=group_id>
                <legend class="form-label">{words.diet}" "<span class="weight-normal">{words.optional}</span></legend>
                <ErrorMessage id=error_id error=diet_error/>
                <div class="choices">{choices}</div>
            </fieldset>
            <Field name=format!("{prefix}.diet_other") label=words.diet_other value=typed.diet_other.clone() autocomplete=Some("off") mark=mark.clone() error=other_error/>
            <Field name=format!("{prefix}.access") label=words.access value=typed.access.clone() autocomplete=Some("off") hint=Some(words.access_hint) mark=mark error=access_error/>
        </details>
    }
}

/// Focus follows what was added or removed, once it is drawn.
fn focus_soon(id: String) {
    request_animation_frame(move || {
        #[cfg(feature = "hydrate")]
        if let Some(element) = document().get_element_by_id(&id) {
            use leptos::wasm_bindgen::JsCast;
            if let Ok(element) = element.dyn_into::<web_sys::HtmlElement>() {
                drop(element.focus());
            }
        }
        #[cfg(not(feature = "hydrate"))]
        drop(id);
    });
}

/// How many places are left, in words and as a bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    pub strong: String,
    pub rest: String,
    /// The bar's taken part as an SVG length.
    pub share: String,
    /// Nothing is left for a newcomer.
    pub full: bool,
    /// Said when the event became full while the form was open.
    pub became_full: String,
}

/// Keeps [`Places`] true while the form is open: asks again when the page is looked at again.
#[island]
pub fn PlacesLeft(slug: String, lang: String, places: Places) -> impl IntoView {
    let was_full = places.full;
    let places = RwSignal::new(places);
    keep_true(places, slug, lang);
    view! {
        <div class="capacity">
            <p class="capacity-words" aria-live="polite">
                <strong>{move || places.with(|places| places.strong.clone())}</strong>
                " "
                <span>{move || places.with(|places| places.rest.clone())}</span>
            </p>
            <svg class="meter" width="100%" height="8" aria-hidden="true" focusable="false">
                <rect class="meter-taken" width=move || places.with(|places| places.share.clone()) height="8"></rect>
            </svg>
            <p class="capacity-note" hidden={move || was_full || !places.with(|places| places.full)}>
                {move || places.with(|places| places.became_full.clone())}
            </p>
        </div>
    }
}

/// Asks again whenever the page becomes visible. An answer that does not come leaves what is shown; signing up
/// decides anyway.
fn keep_true(places: RwSignal<Places>, slug: String, lang: String) {
    #[cfg(feature = "hydrate")]
    {
        let handle = window_event_listener_untyped("visibilitychange", move |_| {
            if !document().hidden() {
                let (slug, lang) = (slug.clone(), lang.clone());
                leptos::task::spawn_local(async move {
                    if let Some(now) = ask(&slug, &lang).await {
                        places.set(now);
                    }
                });
            }
        });
        // The listener lives as long as the page.
        std::mem::forget(handle);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (places, slug, lang);
}

/// Calls [`places_left`] with the browser's own `fetch`: the client that the macro makes can stream and upgrade,
/// and is a tenth of the whole browser half.
#[cfg(feature = "hydrate")]
async fn ask(slug: &str, lang: &str) -> Option<Places> {
    use leptos::wasm_bindgen::JsCast;
    let question = web_sys::UrlSearchParams::new().ok()?;
    question.append("slug", slug);
    question.append("lang", lang);
    let init = web_sys::RequestInit::new();
    init.set_method("POST");
    init.set_body(&question);
    let path = <PlacesLeft as server_fn::ServerFn>::PATH;
    let answer: web_sys::Response = window().fetch_with_str_and_init(path, &init).await.ok()?.unchecked_into();
    let text = answer.text().ok()?.await.ok()?.as_string()?;
    answer.ok().then(|| leptos::serde_json::from_str(&text).ok()).flatten()
}

/// The places of an event as they are now; an unknown or closed one answers with an error code.
#[server(prefix = "/api", endpoint = "places-left")]
pub async fn places_left(slug: String, lang: String) -> Result<Places, ServerFnError> {
    super::handlers::places::look_up(&slug, &lang).await
}
