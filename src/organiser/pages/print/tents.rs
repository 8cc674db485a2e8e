//! Table tents: a sheet folded in the middle, with the name to be read from both sides.

use leptos::prelude::*;

use super::{Sheet, width};
use crate::registrations::lists::ListedSeat;

/// How many tents a sheet has.
const TENTS: [&str; 2] = ["one", "two"];

pub fn tents(sheet: Sheet) -> impl IntoView {
    let kind = sheet.chosen(&TENTS);
    let (class, number) = if kind == "two" { ("sheet sheet-two-tents", 2) } else { ("sheet sheet-tent", 1) };
    let fold = sheet.lang.lists().fold_here();
    let sheets = sheet
        .seats
        .chunks(number)
        .map(|seats| {
            let tents = seats
                .iter()
                .map(|seat| {
                    view! {
                        <div class="tent">
                            // To be read from behind once it is folded.
                            <div class="tent-side tent-back" aria-hidden="true">{side(seat)}</div>
                            <p class="tent-fold" aria-hidden="true">{fold}</p>
                            <div class="tent-side">{side(seat)}</div>
                        </div>
                    }
                })
                .collect_view();
            view! { <div class=class>{tents}</div> }
        })
        .collect();
    view! {
        {sheet.head(sheet.lang.lists().how_to_print_exactly(), &TENTS, false)}
        {sheet.nobody()}
        {sheet.place(sheets)}
    }
}

fn side(seat: &ListedSeat) -> impl IntoView + use<> {
    view! {
        <p class=format!("tent-name {}", width(&seat.name))>{seat.name.clone()}</p>
        <p class="tent-firm">{seat.organisation.clone()}</p>
    }
}
