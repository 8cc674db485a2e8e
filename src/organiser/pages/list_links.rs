//! Ways to take an event's list along: files, paper, and the list at the door.

use leptos::prelude::*;

use crate::events::Right;
use crate::paths;
use crate::registrations::State;
use crate::text::Lang;
use crate::text::lists::Paper;
use crate::ui::{ButtonLink, Glyph, Icon, Look};

/// Above the list of registrations; files are narrowed as the list is.
pub fn list_links(lang: Lang, right: Right, event_id: &str, only: Option<State>, words: &str) -> impl IntoView + use<> {
    let text = lang.lists();
    let mut query = Vec::new();
    query.extend(only.map(|state| ("state", state.tag().to_owned())));
    query.extend((!words.is_empty()).then(|| ("q", words.to_owned())));
    let papers = Paper::ALL
        .into_iter()
        .filter(|paper| *paper != Paper::Caterer || right.may_see_needs())
        .map(|paper| {
            let href = paths::print(lang, event_id, paper.tag());
            view! { <li><a href=href>{text.paper(paper)}</a></li> }
        })
        .collect_view();
    view! {
        <div class="list-links">
            <ButtonLink href=paths::export(lang, event_id, "csv", &query) label=text.get_csv() look=Look::Small icon=Glyph::Download/>
            <ButtonLink href=paths::export(lang, event_id, "xlsx", &query) label=text.get_xlsx() look=Look::Small icon=Glyph::Download/>
            {right.may_change().then(|| view! {
                <ButtonLink href=paths::attendance(lang, event_id) label=text.at_the_door() look=Look::Small icon=Glyph::PersonCheck/>
            })}
            <details class="list-papers">
                <summary class="button button-secondary button-small">
                    <Icon glyph=Glyph::List/>
                    <span>{text.to_print()}</span>
                </summary>
                <ul>{papers}</ul>
            </details>
        </div>
    }
}
