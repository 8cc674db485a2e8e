//! "Are you sure?": a link that acts is a form with POST.

use leptos::prelude::*;

use super::About;
use crate::text::registrations::Note;
use crate::ui::{Breadcrumbs, ButtonLink, Look, Notice, NoticeKind, Submit};

pub struct ConfirmPage {
    pub about: About,
    pub title: String,
    pub explanation: String,
    /// The words of the button that does it.
    pub yes: &'static str,
    /// Why it cannot be done any more; then there is no button.
    pub refusal: Option<Note>,
    /// Where "no" leads.
    pub back: String,
}

/// The form posts to the address it stands at.
pub fn confirm(page: ConfirmPage) -> impl IntoView {
    let ConfirmPage { about, title, explanation, yes, refusal, back } = page;
    let lang = about.lang;
    let text = lang.registrations();
    let refused = refusal.is_some();
    let refusal = refusal.map(|note| {
        view! { <Notice kind=NoticeKind::Info title=note.title><p>{note.text}</p></Notice> }
    });
    let act = (!refused).then(|| {
        view! {
            <p class="lead">{explanation}</p>
            <form method="post">
                <div class="button-group">
                    <Submit label=yes look=Look::Danger/>
                    <ButtonLink href=back.clone() label=text.keep() look=Look::Secondary/>
                </div>
            </form>
        }
    });
    let way_back = refused.then(|| {
        view! { <div class="button-group"><ButtonLink href=back.clone() label=text.keep() look=Look::Secondary/></div> }
    });
    view! {
        <Breadcrumbs lang above=about.above() here=text.your_registration()/>
        <div class="message">
            <h1>{title}</h1>
            {refusal}
            {act}
            {about.card()}
            {way_back}
        </div>
    }
}
