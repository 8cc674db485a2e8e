//! The kitchen's sheet: how many eat, and how many eat what. It holds nobody's name.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::Sheet;
use crate::registrations::Diet;
use crate::text::phone;

/// What the kitchen is told.
pub struct Kitchen {
    pub diets: BTreeMap<Diet, i64>,
    /// Of those who are expected, how many said what they eat.
    pub special: i64,
    /// Whether what people eat has been deleted.
    pub is_gone: bool,
}

pub fn caterer(sheet: Sheet, kitchen: Kitchen) -> impl IntoView {
    let text = sheet.lang.lists();
    let all = i64::try_from(sheet.seats.len()).unwrap_or(i64::MAX);
    let line = |what: &'static str, number: i64| {
        view! { <tr><th scope="row">{what}</th><td>{number}</td></tr> }
    };
    let diets = Diet::ALL
        .into_iter()
        .filter_map(|diet| kitchen.diets.get(&diet).map(|number| line(text.diet(diet), *number)))
        .collect_view();
    let other = kitchen.diets.get(&Diet::Other).copied().unwrap_or(0);
    // Whom to ask: whoever the event's page names.
    let who = sheet.event.details.contacts.first().map(|contact| {
        [contact.name.clone(), phone::shown(&contact.phone), contact.email.clone()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    });
    let ask = (other > 0).then(|| text.ask_about_other(other, who.as_deref().unwrap_or_default()));
    let plain = (!kitchen.is_gone).then(|| line(text.eat_everything(), (all - kitchen.special).max(0)));
    view! {
        {sheet.head(text.how_to_print(), &[], true)}
        <table class="paper-table paper-counts">
            <caption class="sr-only">{text.paper(sheet.paper)}</caption>
            <tbody>
                {line(text.eat(), all)}
                {plain}
                {diets}
            </tbody>
        </table>
        <p class="paper-note">{if kitchen.is_gone { text.needs_are_gone() } else { text.counts_only() }}</p>
        {ask.map(|words| view! { <p class="paper-note">{words}</p> })}
    }
}
