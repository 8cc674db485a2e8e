//! "Are you still coming?": two answers, a press each.

use leptos::prelude::*;

use super::About;
use crate::paths;
use crate::registrations::model::{Answer, CapacityTerms};
use crate::text::dates;
use crate::ui::{Breadcrumbs, ButtonLink, Link, Look, Notice, NoticeKind, Submit};

pub struct ComingPage {
    pub about: About,
    pub terms: CapacityTerms,
    /// Seats that are waited for.
    pub waiting: i64,
    /// Whether the seat cannot be given up here any more.
    pub too_late: bool,
    pub answer: Answer,
    /// Whether the link that was followed says no.
    pub no_first: bool,
    /// The link that was followed.
    pub token: String,
}

pub fn coming(page: ComingPage) -> impl IntoView {
    let ComingPage { about, terms, waiting, too_late, answer, no_first, token } = page;
    let lang = about.lang;
    let (text, words) = (lang.answering(), lang.registrations());
    let said_yes = answer.coming == Some(true);
    let until = dates::moment(lang, terms.cancel_until.min(about.event.details.starts_at));
    let noted = said_yes.then(|| {
        view! { <Notice kind=NoticeKind::Done title=text.noted_yes()><p>{text.noted_yes_next(about.event.details.kind)}</p></Notice> }
    });
    let yes = || view! { <Submit label=text.yes() name="answer" value="yes"/> }.into_any();
    let no = || {
        let look = if no_first { Look::Danger } else { Look::Secondary };
        view! { <Submit label=text.no() look=look name="answer" value="no"/> }.into_any()
    };
    let buttons = match (said_yes, too_late, no_first) {
        (true, true, _) => Vec::new(),
        (true, false, _) => vec![no()],
        (false, true, _) => vec![yes()],
        (false, false, true) => vec![no(), yes()],
        (false, false, false) => vec![yes(), no()],
    };
    // What cannot be done here is said where somebody wants it.
    let refusal = too_late.then(|| {
        let note = words.too_late_note(&about.call());
        view! { <Notice kind=NoticeKind::Info title=note.title><p>{note.text}</p></Notice> }
    });
    let lead = match (said_yes, too_late) {
        (_, true) => String::new(),
        (true, false) => text.change_until(&until),
        (false, false) => text.lead(waiting, &until),
    };
    let mut above = about.above();
    above.push(Link::new(words.your_seat(), paths::seat(lang, &token)));
    view! {
        <Breadcrumbs lang above here=text.still_coming()/>
        <div class="message">
            <h1>{text.still_coming()}</h1>
            {noted}
            {refusal}
            {(!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> })}
            {(!buttons.is_empty()).then(|| view! {
                <form method="post" action=paths::seat_coming(lang, &token)>
                    <div class="button-group">{buttons}</div>
                </form>
            })}
            {about.card()}
            <div class="button-group">
                <ButtonLink href=paths::seat(lang, &token) label=text.see_seat() look=Look::Link/>
            </div>
        </div>
    }
}
