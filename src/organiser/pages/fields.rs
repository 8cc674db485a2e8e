//! The sections of the long form, drawn from raw values.

use leptos::prelude::*;

use crate::events::{KEEP_MONTHS, Kind, MOST_CONTACTS};
use crate::people::Organiser;
use crate::programme::MOST_ITEMS;
use crate::registrations::QueueMode;
use crate::registrations::rules::NEEDS_DAYS;
use crate::server::access::Role;
use crate::text::Lang;
use crate::ui::form::markup::Width;
use crate::ui::form::{CheckboxGroup, Choice, FormState, RadioGroup, TextArea, TextField, limits};
use crate::ui::{Glyph, Look, Submit};

/// The language of a Danish field on this page, where it is another.
fn danish(form: &FormState) -> Option<&'static str> {
    (form.lang() != Lang::Da).then(|| Lang::Da.tag())
}

fn english(form: &FormState) -> Option<&'static str> {
    (form.lang() != Lang::En).then(|| Lang::En.tag())
}

/// Texts in Danish, as areas.
fn areas(form: &FormState, fields: &[(&'static str, u8, bool)]) -> impl IntoView + use<> {
    let text = form.lang().event_form();
    fields
        .iter()
        .map(|&(field, rows, optional)| {
            let name = format!("{field}.da");
            let hint = text.hint(&name).unwrap_or_default();
            let label = text.label(&name);
            let lang = danish(form);
            if hint.is_empty() {
                view! { <TextArea form name label rows optional lang/> }.into_any()
            } else {
                view! { <TextArea form name label rows optional lang hint/> }.into_any()
            }
        })
        .collect_view()
}

/// The same fields in English, folded away unless something stands in them (or is wrong there). The price, which has
/// a default, opens nothing.
fn in_english(form: &FormState, fields: &[(&'static str, u8)]) -> impl IntoView + use<> {
    let text = form.lang().event_form();
    let names: Vec<(String, u8)> = fields.iter().map(|(field, rows)| (format!("{field}.en"), *rows)).collect();
    let open = names.iter().any(|(name, _)| {
        form.error(name).is_some() || name != "price.en" && !form.values().get(name).trim().is_empty()
    });
    let inputs = names
        .into_iter()
        .map(|(name, rows)| {
            let label = text.label(&name);
            if rows == 1 {
                view! { <TextField form name label optional=true max=limits::TITLE/> }.into_any()
            } else {
                view! { <TextArea form name label rows optional=true lang=english(form)/> }.into_any()
            }
        })
        .collect_view();
    view! {
        <details class="details form-fold" open=open>
            <summary class="details-summary">{text.in_english()}</summary>
            {inputs}
        </details>
    }
}

/// `fixed`: the kind of an event that is published, which stays what people signed up for.
pub fn heading(form: &FormState, fixed: Option<Kind>) -> impl IntoView + use<> {
    let text = form.lang().event_form();
    let word = |kind| form.lang().events().kind(kind);
    let kind = if let Some(kind) = fixed {
        view! { <p class="soft">{word(kind)}</p> }.into_any()
    } else {
        let choices = Kind::ALL.into_iter().map(|kind| Choice::new(kind.tag(), word(kind))).collect();
        view! { <RadioGroup form name="kind" legend=text.label("kind") choices inline=true/> }.into_any()
    };
    view! {
        <section class="form-section">
            <h2>{text.section_heading()}</h2>
            {kind}
            <TextField form name="title.da" label=text.label("title.da") max=limits::TITLE/>
            {areas(form, &[("lead", 2, true)])}
            {in_english(form, &[("title", 1), ("lead", 2)])}
        </section>
    }
}

pub fn time_and_place(form: &FormState) -> impl IntoView + use<> {
    let text = form.lang().event_form();
    let label = |field| text.label(field);
    view! {
        <section class="form-section">
            <h2>{text.section_time()}</h2>
            <div class="field-row field-row-date">
                <TextField form name="date" label=label("date") hint=text.date_hint()/>
                <TextField form name="start" label=label("start") hint=text.time_hint() inputmode="decimal"/>
                <TextField form name="end" label=label("end") inputmode="decimal"/>
            </div>
            <TextField form name="end_date" label=label("end_date") hint=text.end_date_hint() optional=true width=Width::Number/>
            <div class="field-row">
                <TextField form name="place" label=label("place") optional=true max=limits::NAME/>
                <TextField form name="room" label=label("room") optional=true max=limits::NAME/>
            </div>
            <TextField form name="address" label=label("address") optional=true max=limits::LINE/>
            <TextField form name="online_link" label=label("online_link") hint=text.online_link_hint() optional=true inputmode="url" max=limits::WEB_ADDRESS/>
        </section>
    }
}

pub fn purpose(form: &FormState) -> impl IntoView + use<> {
    let lang = form.lang();
    let text = lang.event_form();
    let principles =
        (1..=6_u8).map(|number| Choice::new(number.to_string(), lang.events().principle(number))).collect();
    view! {
        <section class="form-section">
            <h2>{text.section_purpose()}</h2>
            <p class="form-lead">{text.purpose_lead()}</p>
            {areas(form, &[("why", 4, false), ("how", 3, true), ("what", 3, true)])}
            <CheckboxGroup form name="principles" legend=text.label("principles") hint=text.principles_hint() choices=principles/>
            {in_english(form, &[("why", 4), ("how", 3), ("what", 3)])}
        </section>
    }
}

pub fn practical(form: &FormState) -> impl IntoView + use<> {
    let text = form.lang().event_form();
    view! {
        <section class="form-section">
            <h2>{text.section_practical()}</h2>
            {areas(form, &[("audience", 2, true)])}
            <TextField form name="price.da" label=text.label("price.da") max=limits::LINE/>
            {areas(form, &[("access", 2, true), ("transport", 2, true), ("bring", 2, true), ("terms", 3, true)])}
            {in_english(form, &[("audience", 2), ("price", 1), ("access", 2), ("transport", 2), ("bring", 2), ("terms", 3)])}
        </section>
    }
}

/// `seated`: taken seats, where there are any.
pub fn seats(form: &FormState, seated: Option<i64>) -> impl IntoView + use<> {
    let text = form.lang().event_form();
    let label = |field| text.label(field);
    let taken =
        seated.filter(|seated| *seated > 0).map_or_else(|| text.capacity_hint().to_owned(), |n| text.seats_taken(n));
    let queue = form.lang().queue();
    let modes = QueueMode::ALL
        .into_iter()
        .map(|mode| Choice::new(mode.tag(), queue.mode(mode)).with_hint(queue.mode_hint(mode)))
        .collect();
    view! {
        <section class="form-section">
            <h2>{text.section_seats()}</h2>
            <div class="field-row">
                <TextField form name="capacity" label=label("capacity") hint=taken inputmode="numeric" width=Width::Short/>
                <TextField form name="opens" label=label("opens") hint=text.opens_hint() optional=true/>
            </div>
            <div class="field-row">
                <TextField form name="closes" label=label("closes") hint=text.deadline_hint() optional=true/>
                <TextField form name="cancel_until" label=label("cancel_until") hint=text.deadline_hint() optional=true/>
            </div>
            <RadioGroup form name="queue_mode" legend=queue.mode_legend() choices=modes/>
            <TextField form name="hold_hours" label=queue.hold_hours() hint=queue.hold_hint() optional=true inputmode="numeric" width=Width::Short/>
        </section>
    }
}

pub fn programme(form: &FormState) -> impl IntoView + use<> {
    let text = form.lang().event_form();
    let indices = form.values().indices("agenda");
    let room = indices.len() < MOST_ITEMS;
    let rows = indices
        .into_iter()
        .enumerate()
        .map(|(place, index)| {
            let name = |part: &str| format!("agenda.{index}.{part}");
            let title = text.agenda_item(place + 1);
            let english_fields = [("title.en", 1_u8), ("description.en", 2)];
            let open = english_fields
                .iter()
                .any(|(part, _)| !form.values().get(&name(part)).trim().is_empty() || form.error(&name(part)).is_some());
            view! {
                <div class=card(form, &name("")) role="group" aria-labelledby=name("heading")>
                    <div class="attendee-head">
                        <h3 id=name("heading")>{title.clone()}</h3>
                        <Submit label=text.remove() look=Look::DangerLink name="do" value=format!("remove_agenda.{index}") about=title/>
                    </div>
                    <div class="field-row field-row-time">
                        <TextField form name=name("time") label=text.label("agenda.time") inputmode="decimal"/>
                        <TextField form name=name("title.da") label=text.label("agenda.title.da") max=limits::TITLE/>
                    </div>
                    <TextArea form name=name("description.da") label=text.label("agenda.description.da") rows=2 optional=true lang=danish(form)/>
                    <details class="details form-fold" open=open>
                        <summary class="details-summary">{text.in_english()}</summary>
                        <TextField form name=name("title.en") label=text.label("agenda.title.en") optional=true max=limits::TITLE/>
                        <TextArea form name=name("description.en") label=text.label("agenda.description.en") rows=2 optional=true lang=english(form)/>
                    </details>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="form-section">
            <h2 id="agenda">{text.section_programme()}</h2>
            <p class="form-lead">{text.programme_lead()}</p>
            <div class="attendees">{rows}</div>
            {room.then(|| view! {
                <p class="form-more"><Submit label=text.add_agenda() look=Look::Small icon=Glyph::Add name="do" value="add_agenda"/></p>
            })}
        </section>
    }
}

/// `colleagues`: accounts that could organise it too, or stand at its door.
pub fn people(form: &FormState, colleagues: &[Organiser]) -> impl IntoView + use<> {
    let text = form.lang().event_form();
    let mut indices = form.values().indices("contacts");
    // Nobody can be asked, and the fault needs a field to stand beside.
    if indices.is_empty() && form.faults().within("contacts.0.") {
        indices.push(0);
    }
    let room = indices.len() < MOST_CONTACTS;
    let rows = indices
        .into_iter()
        .enumerate()
        .map(|(place, index)| {
            let name = |part: &str| format!("contacts.{index}.{part}");
            let title = text.contact(place + 1);
            view! {
                <div class=card(form, &name("")) role="group" aria-labelledby=name("heading")>
                    <div class="attendee-head">
                        <h3 id=name("heading")>{title.clone()}</h3>
                        <Submit label=text.remove() look=Look::DangerLink name="do" value=format!("remove_contact.{index}") about=title/>
                    </div>
                    <div class="field-row">
                        <TextField form name=name("name") label=text.label("contacts.name") autocomplete="off" max=limits::NAME/>
                        <TextField form name=name("title") label=text.label("contacts.title") optional=true autocomplete="off" max=limits::LINE/>
                    </div>
                    <div class="field-row">
                        <TextField form name=name("email") label=text.label("contacts.email") kind="email" autocomplete="off" max=limits::EMAIL/>
                        <TextField form name=name("phone") label=text.label("contacts.phone") kind="tel" optional=true autocomplete="off"/>
                    </div>
                </div>
            }
        })
        .collect_view();
    let label = |person: &Organiser| match person.role {
        Some(Role::Door) => form.lang().people_admin().at_the_door(&person.name),
        _ => person.name.clone(),
    };
    let choices: Vec<Choice> = colleagues.iter().map(|one| Choice::new(one.id.clone(), label(one))).collect();
    view! {
        <section class="form-section">
            <h2>{text.section_people()}</h2>
            <TextField form name="responsible" label=text.label("responsible") max=limits::NAME/>
            <TextArea form name="partners" label=text.label("partners") hint=text.partners_hint() rows=3 optional=true/>
            <h3 class="form-subhead">{text.contacts_heading()}</h3>
            <p class="form-lead">{text.contacts_lead()}</p>
            <div class="attendees">{rows}</div>
            {room.then(|| view! {
                <p class="form-more"><Submit label=text.add_contact() look=Look::Small icon=Glyph::PersonAdd name="do" value="add_contact"/></p>
            })}
            {(!choices.is_empty()).then(|| view! {
                <CheckboxGroup form name="co_organisers" legend=text.label("co_organisers") hint=text.co_organisers_hint() choices optional=true/>
            })}
            <h3 class="form-subhead">{text.keep_heading()}</h3>
            <p class="form-lead">{text.keep_lead(NEEDS_DAYS)}</p>
            <TextField form name="keep_months" label=text.label("keep_months") hint=text.keep_hint(*KEEP_MONTHS.start(), *KEEP_MONTHS.end()) inputmode="numeric" width=Width::Short/>
        </section>
    }
}

/// A repeated part's frame: red where something in it is wrong.
fn card(form: &FormState, prefix: &str) -> &'static str {
    if form.faults().within(prefix) { "attendee attendee-error" } else { "attendee" }
}
