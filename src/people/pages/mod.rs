//! The pages of signing in and of setting a password, of one's account, and of who signs in.

pub mod account;
pub mod people;
pub mod person;

use leptos::prelude::*;

use super::model::{LinkKind, LinkState};
use super::{forms, held};
use crate::paths;
use crate::text::Lang;
use crate::ui::form::{ErrorSummary, Faults, FormState, Hidden, TextField, Values};
use crate::ui::{ButtonLink, Look, Notice, NoticeKind, Submit};

/// Address and password. Whatever goes along unseen comes through [`held::unseen`].
pub fn sign_in(lang: Lang, values: Values, faults: Faults, note: Option<(&'static str, String)>) -> impl IntoView {
    let text = lang.people();
    let unseen = held::unseen(&values);
    let unseen = unseen.into_iter().map(|(name, value)| view! { <Hidden name value/> }).collect_view();
    let form = FormState::new(forms::without_password(values), faults, lang).phrased(forms::phrase);
    view! {
        <div class="message message-form">
            <h1>{text.sign_in()}</h1>
            <p class="lead">{text.sign_in_lead()}</p>
            {note.map(notice)}
            <ErrorSummary form=&form title=text.not_signed_in()/>
            <form method="post" action=paths::sign_in(lang) novalidate>
                {unseen}
                <TextField form=&form name="email" label=text.email() kind="email" autocomplete="username"/>
                <TextField
                    form=&form
                    name="password"
                    label=text.password()
                    kind="password"
                    autocomplete="current-password"
                />
                <div class="actions"><Submit label=text.sign_in()/></div>
            </form>
            <p class="small soft section"><a href=paths::forgotten(lang)>{text.forgotten()}</a></p>
        </div>
    }
}

fn notice((title, words): (&'static str, String)) -> impl IntoView {
    view! { <Notice kind=NoticeKind::Waiting title><p>{words}</p></Notice> }
}

/// The address of somebody who forgot their password.
pub fn forgotten(lang: Lang, values: Values, faults: Faults, note: Option<(&'static str, String)>) -> impl IntoView {
    let text = lang.people();
    let form = FormState::new(values, faults, lang).phrased(forms::phrase);
    view! {
        <div class="message message-form">
            <h1>{text.forgotten_title()}</h1>
            <p class="lead">{text.forgotten_lead()}</p>
            {note.map(notice)}
            <ErrorSummary form=&form title=text.link_not_sent()/>
            <form method="post" action=paths::forgotten(lang) novalidate>
                <TextField form=&form name="email" label=text.email() kind="email" autocomplete="username"/>
                <div class="actions"><Submit label=text.send_link()/></div>
            </form>
            <p class="small soft section"><a href=paths::sign_in(lang)>{text.sign_in()}</a></p>
        </div>
    }
}

/// The same for an address that is known and one that is not.
pub fn link_on_its_way(lang: Lang, contact: String) -> impl IntoView {
    let text = lang.people();
    let mailto = paths::mail_to(&contact);
    view! {
        <div class="message">
            <h1>{text.link_on_its_way()}</h1>
            <p class="lead">{text.link_on_its_way_lead()}</p>
            <p>{text.no_link_came()}" "<a href=mailto>{contact}</a></p>
            <div class="actions">
                <ButtonLink href=paths::sign_in(lang) label=text.sign_in() look=Look::Secondary/>
            </div>
        </div>
    }
}

/// Between signing in and the form that was being typed: a button shows it, and saves nothing.
pub fn held(lang: Lang, next: String, typed: Vec<(String, String)>) -> impl IntoView {
    let text = lang.guard();
    let typed = typed.into_iter().map(|(name, value)| view! { <Hidden name value/> }).collect_view();
    view! {
        <div class="message">
            <h1>{text.signed_in_again()}</h1>
            <p class="lead">{text.nothing_saved_yet()}</p>
            <form method="post" action=next>
                {typed}
                <div class="actions">
                    <Submit label=text.show_what_i_typed() name="do" value="edit"/>
                    <a class=Look::Link.class() href=paths::organiser(lang)>{text.leave_it()}</a>
                </div>
            </form>
        </div>
    }
}

/// A new password, for the person of the link.
pub fn new_password(lang: Lang, email: String, faults: Faults) -> impl IntoView {
    let text = lang.people();
    let form = FormState::new(Values::new(), faults, lang).phrased(forms::phrase);
    view! {
        <div class="message message-form">
            <h1>{text.choose_password()}</h1>
            <p class="lead">{text.choose_password_for(&email)}</p>
            <ErrorSummary form=&form title=text.not_saved()/>
            <form method="post" novalidate>
                // Nobody reads it here: it tells a password manager whose password this is.
                <input type="email" name="username" autocomplete="username" value=email hidden=true readonly=true/>
                <TextField
                    form=&form
                    name="password"
                    label=text.new_password()
                    hint=text.password_hint()
                    kind="password"
                    autocomplete="new-password"
                />
                <div class="actions"><Submit label=text.save_password()/></div>
            </form>
        </div>
    }
}

/// A link that has done what it could.
pub fn link_ended(lang: Lang, state: LinkState, kind: LinkKind, contact: String) -> impl IntoView {
    let text = lang.people();
    let lead = match (state, kind) {
        (LinkState::Used, _) | (_, LinkKind::Password) => text.link_ended_lead(state),
        (_, LinkKind::Invitation) => lang.people_admin().invitation_ended(),
    };
    let mailto = paths::mail_to(&contact);
    view! {
        <div class="message">
            <h1>{text.link_ended(state)}</h1>
            <p class="lead">{lead}</p>
            <p class="lead"><a href=paths::forgotten(lang)>{text.new_link()}</a></p>
            <p>{text.no_link_came()}" "<a href=mailto>{contact}</a></p>
            <div class="actions">
                <ButtonLink href=paths::sign_in(lang) label=text.sign_in() look=Look::Secondary/>
            </div>
        </div>
    }
}
