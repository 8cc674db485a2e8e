//! Adding a party by hand.

use leptos::prelude::*;

use super::head::{Head, HeadTab};
use crate::paths;
use crate::registrations::MOST_SEATS;
use crate::registrations::acts::{Shortage, WhenFull};
use crate::registrations::forms::{FORM_KEY, size};
use crate::text::Lang;
use crate::text::registrations::Note;
use crate::ui::form::markup::Width;
use crate::ui::form::{
    Checkbox, Choice, ErrorSummary, Fault, Faults, FormState, Hidden, RadioGroup, TextField, Values, limits,
};
use crate::ui::{Glyph, Look, Notice, NoticeKind, Submit};

/// The question that is asked where they do not fit, and the numbers it was asked with.
pub const WHEN_FULL: &str = "when_full";
pub const FULL_SHOWN: &str = "full_shown";

/// What the page shows.
pub struct Add {
    pub head: Head,
    pub values: Values,
    pub faults: Faults,
    /// What is told on top.
    pub note: Option<Note>,
    /// What they do not fit into.
    pub shortage: Option<Shortage>,
    /// Whether anybody can be added.
    pub open: bool,
}

/// How an answer to the question is sent.
pub fn tag(when_full: WhenFull) -> &'static str {
    match when_full {
        WhenFull::Seat => "seat",
        WhenFull::Wait => "wait",
    }
}

fn phrase(lang: Lang, field: &str, fault: Fault) -> Option<String> {
    lang.queue().add_fault(field, fault).map(str::to_owned)
}

pub fn view(page: Add) -> impl IntoView {
    let Add { head, values, faults, note, shortage, open } = page;
    let lang = head.lang;
    let text = lang.queue();
    let body = if open {
        let form = FormState::new(values, faults, lang)
            .phrased(phrase)
            .items_called(|lang, _, number| lang.queue().attendee(number));
        fields(lang, head.event.id.as_str(), &form, note, shortage).into_any()
    } else {
        let note = text.not_open();
        view! { <Notice kind=NoticeKind::Info title=note.title><p>{note.text}</p></Notice> }.into_any()
    };
    let back = paths::event_registrations(lang, head.event.id.as_str());
    view! {
        {head.view(HeadTab::Registrations)}
        <p class="work-back"><a href=back>{lang.organiser_registrations().all_registrations()}</a></p>
        <div class="work-form">
            <h2>{text.add()}</h2>
            <p class="form-lead">{text.add_lead()}</p>
            {body}
        </div>
    }
}

fn fields(
    lang: Lang,
    event_id: &str,
    form: &FormState,
    note: Option<Note>,
    shortage: Option<Shortage>,
) -> impl IntoView + use<> {
    let text = lang.queue();
    let words = lang.registrations();
    let note = note.or_else(|| shortage.map(|shortage| text.full(&shortage)));
    let note = note.map(|note| view! { <Notice kind=NoticeKind::Waiting title=note.title><p>{note.text}</p></Notice> });
    let languages =
        Lang::ALL.into_iter().map(|lang| Choice::new(lang.tag(), lang.ui().language_name())).collect::<Vec<_>>();
    let question = shortage.map(|shortage| {
        let mut choices = vec![Choice::new(tag(WhenFull::Seat), text.full_seat(&shortage))];
        // Who is more than the whole event would wait for ever.
        if i64::try_from(size(form.values())).is_ok_and(|size| size <= shortage.capacity) {
            choices.push(Choice::new(tag(WhenFull::Wait), text.full_wait(shortage.waiting + 1)));
        }
        view! {
            <section class="form-section">
                <RadioGroup form=form name=WHEN_FULL legend=text.full_legend() choices/>
                <Hidden name=FULL_SHOWN value=shortage.tag()/>
            </section>
        }
    });
    let back = paths::event_registrations(lang, event_id);
    view! {
        <ErrorSummary form=form title=text.summary(form.faults().len())/>
        <form class="form" method="post" action=paths::add_registration(lang, event_id) novalidate=true>
            // Enter presses the first button there is, which must never be one that removes somebody.
            <button type="submit" class="sr-only" tabindex="-1" aria-hidden="true">{text.submit_add()}</button>
            <Hidden name=FORM_KEY value=form.value(FORM_KEY)/>
            {note}
            <section class="form-section">
                <h2>{text.contact()}</h2>
                <p class="form-lead">{text.contact_lead()}</p>
                <TextField form=form name="contact.name" label=words.name() autocomplete="off" max=limits::NAME/>
                <div class="field-row">
                    <TextField form=form name="contact.email" label=words.email() kind="email" optional=true autocomplete="off" hint=text.email_hint() max=limits::EMAIL/>
                    <TextField form=form name="contact.phone" label=words.phone() kind="tel" optional=true autocomplete="off" width=Width::Phone/>
                </div>
            </section>
            <section class="form-section">
                <h2>{words.organisation()}</h2>
                <p class="form-lead">{text.organisation_lead()}</p>
                <TextField form=form name="organisation.name" label=words.organisation_name() optional=true autocomplete="off" max=limits::NAME/>
                <TextField form=form name="organisation.cvr" label=words.cvr() optional=true inputmode="numeric" width=Width::Number/>
            </section>
            <section class="form-section">
                <h2>{text.attendees()}</h2>
                <p class="form-lead">{text.attendees_lead()}</p>
                <Checkbox form=form name="contact.attends">{text.attends()}</Checkbox>
                {attendees(lang, form)}
            </section>
            <section class="form-section">
                <h2>{text.language_and_mail()}</h2>
                <RadioGroup form=form name="lang" legend=text.language() choices=languages inline=true/>
                <Checkbox form=form name="tell" hint=text.tell_hint()>{text.tell()}</Checkbox>
            </section>
            {question}
            <div class="actions">
                <Submit label=text.submit_add()/>
                <a class=Look::Link.class() href=back>{text.keep()}</a>
            </div>
        </form>
    }
}

fn attendees(lang: Lang, form: &FormState) -> impl IntoView + use<> {
    let (text, words) = (lang.queue(), lang.registrations());
    let keys = form.values().indices("attendees");
    let first = 1 + usize::from(!form.values().get("contact.attends").is_empty());
    let room = first - 1 + keys.len() < MOST_SEATS;
    let rows = (first..)
        .zip(keys)
        .map(|(number, key)| {
            let name = |part: &str| format!("attendees.{key}.{part}");
            let title = text.attendee(number);
            let card = if form.faults().within(&name("")) { "attendee attendee-error" } else { "attendee" };
            view! {
                <div class=card role="group" aria-labelledby=name("heading")>
                    <div class="attendee-head">
                        <h3 id=name("heading")>{title.clone()}</h3>
                        <Submit label=words.remove() look=Look::DangerLink name="do" value=format!("remove.{key}") about=title/>
                    </div>
                    <div class="field-row">
                        <TextField form=form name=name("name") label=words.name() autocomplete="off" max=limits::NAME/>
                        <TextField form=form name=name("email") label=words.email() kind="email" optional=true autocomplete="off" max=limits::EMAIL/>
                    </div>
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="attendees">{rows}</div>
        {room.then(|| view! {
            <p class="form-more"><Submit label=text.add_attendee() look=Look::Small icon=Glyph::PersonAdd name="do" value="add"/></p>
        })}
    }
}
