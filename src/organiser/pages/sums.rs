//! How many mails, to whom: rows that add up.

use leptos::prelude::*;

use crate::registrations::acts::Audience;
use crate::text::Lang;

/// Whom an act tells, and the sum. `parties`: mails about seats that are won or lost by it, and whose.
pub fn sums(lang: Lang, audience: &Audience, parties: Vec<(usize, String)>, with_entry: bool) -> impl IntoView + use<> {
    let text = lang.organiser();
    let rows = [
        (audience.attendees, text.told_attendees(audience.attendees, with_entry)),
        (audience.contacts, text.told_contacts(audience.contacts)),
        (audience.waiting, text.told_waiting(audience.waiting)),
    ];
    added_up(lang, rows.into_iter().chain(parties).collect())
}

/// Mails by whom they go to, and their sum.
pub fn added_up(lang: Lang, rows: Vec<(usize, String)>) -> impl IntoView + use<> {
    let text = lang.organiser();
    let total = rows.iter().map(|(number, _)| number).sum();
    let rows = rows
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, words)| view! { <li><b>{number}</b>" "<span>{words}</span></li> })
        .collect_view();
    view! {
        <ul class="sums">
            {rows}
            <li class="sums-total"><b>{total}</b>" "<span>{text.told_total(total)}</span></li>
        </ul>
    }
}
