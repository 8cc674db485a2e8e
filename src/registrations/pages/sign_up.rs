//! The sign-up form, and the page that stands in its place while nobody can sign up.

use leptos::prelude::*;

use super::About;
use super::attendees::{Saying, attendees};
use super::places::places_left;
use crate::paths;
use crate::registrations::forms::{self, FEWER, FORM_KEY, LEAST, WAIT, WHEN_SHORT};
use crate::registrations::model::Capacity;
use crate::registrations::rules::{self, Window};
use crate::text::registrations::Note;
use crate::text::{Lang, dates};
use crate::ui::form::markup::{Field, Width};
use crate::ui::form::{Checkbox, Choice, ErrorSummary, Fault, FormState, Hidden, RadioGroup, TextField};
use crate::ui::{Breadcrumbs, ButtonLink, Look, Notice, NoticeKind, When};

/// What the form is drawn from.
pub struct SignUpPage {
    pub about: About,
    pub capacity: Capacity,
    pub form: FormState,
    /// What a refused form is told on top, besides its faults.
    pub note: Option<Note>,
    /// Whether to ask for [`WHEN_SHORT`].
    pub ask_to_wait: bool,
}

/// Sentences that this form has better than the general ones.
pub fn phrase(lang: Lang, field: &str, fault: Fault) -> Option<String> {
    let text = lang.registrations();
    let sentence = match fault {
        Fault::Required if field.starts_with("attendees.") => match field.rsplit('.').next() {
            Some("name") => text.missing_attendee_name(),
            _ => text.missing_attendee_email(),
        },
        Fault::Required => match field {
            "contact.name" => text.missing_contact_name(),
            "contact.email" => text.missing_contact_email(),
            "contact.phone" => text.missing_phone(),
            "organisation.name" => text.missing_organisation(),
            _ => return None,
        },
        Fault::Other(forms::NOBODY) => text.nobody_attends(),
        Fault::Other(forms::LARGER_THAN_EVENT) => text.larger_than_event(),
        Fault::Other(forms::FEWER_PLACES) => text.fewer_places(),
        Fault::Other(forms::NOT_FEWER) => lang.queue().least_fault(),
        _ => return None,
    };
    Some(sentence.to_owned())
}

/// The sign-up page.
pub fn sign_up(page: SignUpPage) -> impl IntoView {
    let SignUpPage { about, capacity, form, note, ask_to_wait } = page;
    let lang = about.lang;
    let text = lang.registrations();
    let kind = about.event.details.kind;
    let queue = capacity.places_left() == 0;
    let summary = text.summary(form.faults().len(), queue);
    let full = queue.then(|| {
        let note = text.full_note(kind, capacity.waiting, capacity.parties + 1);
        view! { <Notice kind=NoticeKind::Waiting title=note.title><p>{note.text}</p></Notice> }
    });
    let note = note.map(|note| {
        view! { <Notice kind=NoticeKind::Waiting title=note.title><p>{note.text}</p></Notice> }
    });
    let typed = forms::typed_attendees(form.values());
    let shared = forms::sharing(&typed)
        .iter()
        .map(|names| view! { <Notice kind=NoticeKind::Info title=lang.queue().shared_address(names)/> })
        .collect_view();
    let heading = if queue { text.join_queue() } else { text.sign_up() };
    let here = if queue { text.queue_here() } else { text.sign_up_here() };
    view! {
        <Breadcrumbs lang above=about.above() here/>
        <div class="page">
            <header class="page-head"><h1>{heading}</h1></header>
            {side(&about, &capacity)}
            <div class="page-body">
                <ErrorSummary form=&form title=summary/>
                {note}
                {shared}
                {full}
                {fields(&about, &capacity, &form, queue, ask_to_wait)}
            </div>
        </div>
    }
}

fn fields(
    about: &About,
    capacity: &Capacity,
    form: &FormState,
    queue: bool,
    ask_to_wait: bool,
) -> impl IntoView + use<> {
    let lang = about.lang;
    let text = lang.registrations();
    let ends_at = about.event.details.ends_at;
    let cancel_until = dates::moment(lang, capacity.terms.cancel_until.min(about.event.details.starts_at));
    let delete_on = dates::date(lang, rules::needs_deleted_at(ends_at));
    let people_until = dates::date(lang, rules::people_deleted_at(ends_at, about.event.details.keep_months));
    let dates = lang.own_data().dates(&people_until, &delete_on);
    let event_terms = about.event.say(lang, |texts| &texts.terms);
    let [before, link, behind] = text.terms(&cancel_until, queue, !event_terms.text.is_empty());
    let event_terms = (!event_terms.text.is_empty()).then(|| {
        let (foreign, words) = (event_terms.foreign(lang), event_terms.text.to_owned());
        view! { <p class="small soft">{text.event_terms()}": "<span lang=foreign>{words}</span></p> }
    });
    let asked = queue || ask_to_wait;
    let wait = asked.then(|| when_short(form));
    let terms = view! {
        <div class="form-terms">
            {wait}
            {event_terms}
            <Checkbox form=form name="terms">
                {before}<a href=paths::privacy(lang) target="_blank">{link}<span class="small">" "{text.new_tab()}</span></a>{behind}
            </Checkbox>
            <p class="small soft">{dates}</p>
        </div>
    }
    .into_any();
    // Once the party has said what it wants, every redrawn form says so too.
    let waits = (!asked && form.values().has(WHEN_SHORT)).then(|| {
        view! {
            <Hidden name=WHEN_SHORT value=form.value(WHEN_SHORT)/>
            <Hidden name=LEAST value=form.value(LEAST)/>
        }
    });
    view! {
        <form class="form" method="post" novalidate=true>
            // Enter presses the first button there is, which must never be one that removes somebody.
            <button type="submit" class="sr-only" tabindex="-1" aria-hidden="true">{text.sign_up()}</button>
            <Hidden name=FORM_KEY value=form.value(FORM_KEY)/>
            {waits}
            <section class="form-section">
                <h2>{text.contact()}</h2>
                <p class="form-lead">{text.contact_lead()}</p>
                <TextField form=form name="contact.name" label=text.name() autocomplete="name"/>
                <div class="field-row">
                    <TextField form=form name="contact.email" label=text.email() kind="email" autocomplete="email"/>
                    <TextField form=form name="contact.phone" label=text.phone() kind="tel" autocomplete="tel" width=Width::Phone/>
                </div>
            </section>
            <section class="form-section">
                <h2>{text.organisation()}</h2>
                <p class="form-lead">{text.organisation_lead()}</p>
                <TextField form=form name="organisation.name" label=text.organisation_name() autocomplete="organization"/>
                <TextField form=form name="organisation.cvr" label=text.cvr() hint=text.cvr_hint() optional=true inputmode="numeric" width=Width::Number/>
            </section>
            <section class="form-section">
                <h2>{text.attendees()}</h2>
                <p class="form-lead">{text.attendees_lead()}</p>
                {attendees(form, Saying { lang, queue, delete_on: &delete_on }, terms)}
            </section>
        </form>
    }
}

/// What the party wants where there is not room for all of it; also on the page of a party that waits.
pub fn when_short(form: &FormState) -> impl IntoView + use<> {
    let lang = form.lang();
    let text = lang.queue();
    let choices = vec![Choice::new(WAIT, text.wait_for_all()), Choice::new(FEWER, text.also_fewer())];
    view! {
        <RadioGroup form=form name=WHEN_SHORT legend=text.when_short() choices/>
        <Field
            name=LEAST
            label=text.least()
            value=form.value(LEAST)
            kind="text"
            autocomplete=None
            inputmode=Some("numeric")
            width=Width::Short
            max=None
            hint=Some(text.least_hint().to_owned())
            mark=None
            changed=None
            required=false
            error=form.error(LEAST)
        />
    }
}

fn side(about: &About, capacity: &Capacity) -> impl IntoView + use<> {
    let lang = about.lang;
    let details = &about.event.details;
    let title = about.event.title(lang);
    let label = about.lang.events().kind(details.kind);
    view! {
        <aside class="page-side side-card side-card-brief" aria-label=label>
            {about.kind()}
            <h2 lang=title.foreign(lang)>{title.text.to_owned()}</h2>
            <When lang start=details.starts_at end=details.ends_at also=details.place.short()/>
            {places_left(about, capacity)}
        </aside>
    }
}

/// In place of the form while nobody can sign up.
pub fn closed(about: &About, window: Window) -> impl IntoView + use<> {
    let lang = about.lang;
    let text = lang.registrations();
    let note = about.why_not(window);
    view! {
        <Breadcrumbs lang above=about.above() here=text.sign_up_here()/>
        <div class="message">
            <h1>{text.sign_up_here()}</h1>
            {note.map(|note| view! { <Notice kind=NoticeKind::Info title=note.title><p>{note.text}</p></Notice> })}
            {about.card()}
            <div class="button-group">
                <ButtonLink href=paths::event(lang, about.slug()) label=text.back_to_event(about.event.details.kind) look=Look::Secondary/>
            </div>
        </div>
    }
}
