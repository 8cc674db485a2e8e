//! Name badges on label sheets that shops sell.

use leptos::prelude::*;

use super::{Sheet, width};

/// Kinds of sheets, the usual first; their sizes are in `style/_print.scss`.
const BADGES: [&str; 3] = ["l4785", "l7160", "l7414"];

/// How many labels a sheet has.
fn a_sheet(kind: &str) -> usize {
    if kind == "l7160" { 21 } else { 10 }
}

pub fn badges(sheet: Sheet) -> impl IntoView {
    let kind = sheet.chosen(&BADGES);
    let class = match kind {
        "l7160" => "sheet sheet-l7160",
        "l7414" => "sheet sheet-l7414",
        _ => "sheet sheet-l4785",
    };
    let sheets = sheet
        .seats
        .chunks(a_sheet(kind))
        .map(|seats| {
            let labels = seats
                .iter()
                .map(|seat| {
                    view! {
                        <div class="badge">
                            <p class=format!("badge-name {}", width(&seat.name))>{seat.name.clone()}</p>
                            <p class="badge-firm">{seat.organisation.clone()}</p>
                        </div>
                    }
                })
                .collect_view();
            view! { <div class=class>{labels}</div> }
        })
        .collect();
    view! {
        {sheet.head(sheet.lang.lists().how_to_print_exactly(), &BADGES, false)}
        {sheet.nobody()}
        {sheet.place(sheets)}
    }
}
