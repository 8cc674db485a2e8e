//! Who came, on the overview: once an event is over, or while it is held.

use leptos::prelude::*;

use super::head::Head;
use crate::events::State;
use crate::paths;
use crate::registrations::lists::Turnout;
use crate::ui::{ButtonLink, Glyph, Look};

/// Nothing where nobody is expected, or before the day of the event, when nobody was counted yet.
pub fn turnout(head: &Head, turnout: Turnout) -> Option<impl IntoView + use<>> {
    let Head { lang, event, now, right, .. } = head;
    let (lang, now, text) = (*lang, *now, lang.lists());
    let over = event.is_past(now);
    // That nobody was ticked says something to those only who can still do it.
    let says_nothing = over && !turnout.was_kept && !right.may_change();
    if event.state != State::Published || turnout.expected == 0 || says_nothing {
        return None;
    }
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
