//! Putting right who a registration is from: the form, and the page that asks before calendar entries move.

use leptos::prelude::*;

use super::head::Head;
use super::registrations::told;
use crate::audit::Change;
use crate::organiser::registration_form::VERSION;
use crate::paths;
use crate::registrations::Registration;
use crate::registrations::acts::Effects;
use crate::text::Lang;
use crate::ui::form::markup::Width;
use crate::ui::form::{ErrorSummary, Faults, FormState, Hidden, TextField, Values};
use crate::ui::{Breadcrumbs, Glyph, Link, Look, Notice, NoticeKind, Submit};

/// What the form is drawn from.
pub struct EditPage {
    pub head: Head,
    pub registration: Registration,
    pub values: Values,
    pub faults: Faults,
    /// What stands there now, where somebody else saved meanwhile.
    pub conflict: Option<Values>,
}

fn above(head: &Head, registration: &Registration) -> Vec<Link> {
    let (lang, event_id) = (head.lang, head.event.id.as_str());
    let registration_link = paths::managed_registration(lang, event_id, registration.id.as_str());
    vec![
        Link::new(lang.organiser().registrations(), paths::event_registrations(lang, event_id)),
        Link::new(told(lang, registration.called()), registration_link),
    ]
}

pub fn view(page: EditPage) -> impl IntoView {
    let (lang, registration) = (page.head.lang, &page.registration);
    let (text, words) = (lang.edit_registration(), lang.organiser_registrations());
    let (event_id, id) = (registration.event_id.as_str(), registration.id.as_str());
    let conflict = page.conflict.as_ref().map(|theirs| conflict(lang, theirs, &page.values));
    let form = &FormState::new(page.values, page.faults, lang)
        .phrased(|lang, field, fault| lang.edit_registration().fault(field, fault))
        .items_called(|lang, _, number| lang.edit_registration().attendee(number));
    let contact = (!registration.contact.is_erased()).then(|| {
        view! {
            <section class="form-section">
                <h2>{words.contact()}</h2>
                <TextField form name="contact.name" label=words.name() autocomplete="off"/>
                <div class="field-row">
                    <TextField form name="contact.email" label=words.email() kind="email" autocomplete="off"/>
                    <TextField form name="contact.phone" label=words.phone() kind="tel" autocomplete="off" width=Width::Phone/>
                </div>
            </section>
        }
    });
    let attendees: Vec<_> = registration
        .live_seats()
        .filter(|seat| !seat.is_contact && !seat.is_erased())
        .map(|seat| {
            let position = seat.position;
            let number = usize::try_from(position).unwrap_or_default();
            view! {
                <h3 class="form-subhead">{text.attendee(number)}</h3>
                <div class="field-row">
                    <TextField form name=format!("attendees.{position}.name") label=words.name() autocomplete="off"/>
                    <TextField form name=format!("attendees.{position}.email") label=words.email() kind="email" autocomplete="off"/>
                </div>
            }
        })
        .collect();
    let some_left = registration.seats.iter().any(|seat| seat.cancelled.is_some());
    let attendees = (!attendees.is_empty()).then(|| {
        view! {
            <section class="form-section">
                <h2>{lang.registrations().attendees()}</h2>
                {attendees}
                {some_left.then(|| view! { <p class="small soft">{text.cancelled_attendees()}</p> })}
            </section>
        }
    });
    let back = paths::managed_registration(lang, event_id, id);
    let summary = text.summary(form.faults().len());
    view! {
        <Breadcrumbs lang above=above(&page.head, registration) here=text.title()/>
        <div class="work-form">
            <h1 class="work">{text.title()}</h1>
            <p class="form-lead">{text.lead()}</p>
            {conflict}
            <ErrorSummary form title=summary/>
            <form class="form" method="post" action=paths::registration_by_hand(lang, event_id, id, "edit") novalidate>
                <Hidden name=VERSION value=form.value(VERSION)/>
                <section class="form-section">
                    <h2>{lang.registrations().organisation()}</h2>
                    <TextField form name="organisation.name" label=words.organisation() autocomplete="off"/>
                    <TextField form name="organisation.cvr" label=words.cvr() optional=true inputmode="numeric" width=Width::Number/>
                </section>
                {contact}
                {attendees}
                <div class="actions">
                    <Submit label=text.save()/>
                    <a class=Look::Link.class() href=back>{text.leave()}</a>
                    <p class="small soft">{text.save_note()}</p>
                </div>
            </form>
        </div>
    }
}

/// What somebody else saved meanwhile, beside what was typed.
fn conflict(lang: Lang, theirs: &Values, typed: &Values) -> impl IntoView + use<> {
    let (text, form) = (lang.edit_registration(), lang.event_form());
    let say = |value: &str| if value.is_empty() { form.nothing().to_owned() } else { value.to_owned() };
    let rows = theirs
        .pairs()
        .filter(|(name, value)| *name != VERSION && typed.get(name).trim() != *value)
        .map(|(name, value)| {
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">{lang.log().field(name).unwrap_or_default()}</th>
                    <td role="cell">{say(value)}</td>
                    <td role="cell">{say(typed.get(name))}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Notice kind=NoticeKind::Waiting title=text.conflict_title()>
            <p>{text.conflict()}</p>
            <table class="changes" role="table">
                <caption class="sr-only">{text.conflict_title()}</caption>
                <thead role="rowgroup"><tr role="row">
                    <td role="cell"></td>
                    <th role="columnheader" scope="col">{form.stored_now()}</th>
                    <th role="columnheader" scope="col">{form.as_you_typed()}</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </Notice>
    }
}

/// What a page that asks before mail goes out shows.
pub struct ConfirmEdit {
    pub head: Head,
    pub registration: Registration,
    pub changes: Vec<Change>,
    pub effects: Effects,
    /// Everything typed, which goes along unseen.
    pub typed: Values,
    /// Names what is shown, so that nothing else is confirmed.
    pub shown: String,
    pub moved_on: bool,
}

pub fn confirm(page: ConfirmEdit) -> impl IntoView {
    let (lang, registration) = (page.head.lang, &page.registration);
    let (text, words) = (lang.edit_registration(), lang.organiser());
    let (event_id, id) = (registration.event_id.as_str(), registration.id.as_str());
    let mails = page.effects.mails();
    let say = |value: &str| if value.is_empty() { lang.event_form().nothing().to_owned() } else { value.to_owned() };
    let rows = page
        .changes
        .iter()
        .map(|change| {
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">{lang.log().field(&change.field).unwrap_or_default()}</th>
                    <td role="cell"><del>{say(&change.before)}</del></td>
                    <td role="cell"><ins>{say(&change.after)}</ins></td>
                </tr>
            }
        })
        .collect_view();
    let mut told: Vec<String> = page.effects.entries.iter().map(|moved| text.entry_moves(moved)).collect();
    told.extend(page.effects.contact.iter().map(|to| text.contact_moves(to)));
    let told = told.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let hidden = page
        .typed
        .pairs()
        .filter(|(name, _)| !matches!(*name, "do" | "confirmed" | "shown"))
        .map(|(name, value)| view! { <Hidden name value/> })
        .collect_view();
    view! {
        <Breadcrumbs lang above=above(&page.head, registration) here=text.title()/>
        <div class="work-form">
            {page.moved_on.then(|| view! {
                <Notice kind=NoticeKind::Waiting title=text.moved_on_title()><p>{text.moved_on()}</p></Notice>
            })}
            <section class="panel preview">
                <header class="preview-head">
                    <h1 class="work">{text.this_sends(mails)}</h1>
                    <p>{text.nothing_saved_yet()}</p>
                </header>
                <table class="changes" role="table">
                    <caption class="sr-only">{words.what_changes()}</caption>
                    <thead role="rowgroup"><tr role="row">
                        <td role="cell"></td>
                        <th role="columnheader" scope="col">{words.now()}</th>
                        <th role="columnheader" scope="col">{words.after()}</th>
                    </tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
                <div>
                    <h2 class="form-subhead">{words.who_is_told()}</h2>
                    <ul class="bare">{told}</ul>
                    <p class="small soft">{text.links()}</p>
                </div>
                <form method="post" action=paths::registration_by_hand(lang, event_id, id, "edit") novalidate>
                    {hidden}
                    <Hidden name="shown" value=page.shown/>
                    <Hidden name="confirmed" value="yes"/>
                    <div class="actions">
                        <Submit label=text.save_and_send(mails) icon=Glyph::Send name="do" value="save"/>
                        <Submit label=text.change_more() look=Look::Link name="do" value="edit"/>
                    </div>
                </form>
            </section>
        </div>
    }
}
