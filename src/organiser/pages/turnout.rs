//! Who came, on the overview: once an event is over, or while it is held.

use leptos::prelude::*;

use super::head::Head;
use crate::events::State;
use crate::paths;
use crate::registrations::lists::Turnout;
use crate::ui::{ButtonLink, Glyph, Look};

/// From the day of the event on.
pub fn turnout(head: &Head, turnout: Turnout) -> Option<impl IntoView + use<>> {
    let Head { lang, event, now, right, .. } = head;
    let (lang, now, text) = (*lang, *now, lang.lists());
    let has_begun = event.details.starts_at.date() <= now.date();
    if event.state != State::Published || !has_begun || turnout.expected == 0 {
        return None;
    }
    let over = event.is_past(now);
    let words = match (turnout.was_kept, over) {
        (true, true) => text.came_and_stayed_away(turnout.came, turnout.stayed_away()),
        (false, true) => text.nobody_ticked().to_owned(),
        (_, false) => {
            let count = text.door_count().replace("{came}", &turnout.came.to_string());
            format!("{} {}", count.replace("{all}", &turnout.expected.to_string()), text.door_came())
        }
    };
    let href = right.may_change().then(|| paths::attendance(lang, event.id.as_str()));
    Some(view! {
        <section class="panel">
            <h2>{text.turnout()}</h2>
            <p class=turnout.was_kept.then_some("turnout")>{words}</p>
            {href.map(|href| view! {
                <p class="actions"><ButtonLink href label=text.at_the_door() look=Look::Small icon=Glyph::PersonCheck/></p>
            })}
        </section>
    })
}
