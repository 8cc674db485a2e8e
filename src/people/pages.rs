//! The pages of signing in and of setting a password.

use leptos::prelude::*;

use super::forms;
use super::model::LinkState;
use crate::paths;
use crate::text::Lang;
use crate::ui::form::{ErrorSummary, Faults, FormState, Hidden, TextField, Values};
use crate::ui::{ButtonLink, Look, Submit};

/// Address and password.
pub fn sign_in(lang: Lang, values: Values, faults: Faults, contact: String) -> impl IntoView {
    let text = lang.people();
    let next = values.get("next").to_owned();
    let form = FormState::new(forms::without_password(values), faults, lang).phrased(forms::phrase);
    let mailto = paths::mail_to(&contact);
    view! {
        <div class="message message-form">
            <h1>{text.sign_in()}</h1>
            <p class="lead">{text.sign_in_lead()}</p>
            <ErrorSummary form=&form title=text.not_signed_in()/>
            <form method="post" novalidate>
                {(!next.is_empty()).then(|| view! { <Hidden name="next" value=next/> })}
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
            <p class="small soft section">{text.forgotten()}" "<a href=mailto>{contact}</a></p>
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
pub fn link_ended(lang: Lang, state: LinkState, contact: String) -> impl IntoView {
    let text = lang.people();
    let mailto = paths::mail_to(&contact);
    view! {
        <div class="message">
            <h1>{text.link_ended(state)}</h1>
            <p class="lead">{text.link_ended_lead(state)}</p>
            <p class="lead">{text.new_link()}" "<a href=mailto>{contact}</a></p>
            <div class="actions">
                <ButtonLink href=paths::sign_in(lang) label=text.sign_in() look=Look::Secondary/>
            </div>
        </div>
    }
}
