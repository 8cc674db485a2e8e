//! Lists for paper: what stands above them on the screen, and the sheets.
//!
//! Sheets are drawn in millimetres by classes (`style/_print.scss`). What helps on the screen stays off the paper.

mod badges;
mod caterer;
mod sign_in;
mod tents;

pub use badges::badges;
pub use caterer::{Kitchen, caterer};
pub use sign_in::sign_in;
pub use tents::tents;

use leptos::prelude::*;

use crate::events::Event;
use crate::paths;
use crate::registrations::lists::ListedSeat;
use crate::text::lists::Paper;
use crate::text::{Lang, dates};

/// What every list for paper begins with.
pub struct Sheet {
    pub lang: Lang,
    pub event: Event,
    pub paper: Paper,
    /// Those who are expected, in alphabetical order.
    pub seats: Vec<ListedSeat>,
    /// The kind of sheets that was asked for, where there are several.
    pub kind: String,
}

impl Sheet {
    /// Above the sheets, on the screen alone but for the heading of a list.
    fn head(&self, how: &'static str, kinds: &[&'static str], is_on_paper: bool) -> impl IntoView + use<> {
        let (lang, event) = (self.lang, &self.event);
        let (text, id) = (lang.lists(), event.id.as_str());
        let title = event.title(lang);
        let details = &event.details;
        let when = dates::capitalised(&dates::full_range(lang, details.starts_at, details.ends_at));
        let place = details.place.short();
        let chosen = self.chosen(kinds);
        let choices = kinds
            .iter()
            .map(|kind| {
                let href = paths::print_on(lang, id, self.paper.tag(), kind);
                let current = (chosen == *kind).then_some("true");
                view! { <li><a class="chip" href=href aria-current=current>{text.sheet_of(kind)}</a></li> }
            })
            .collect_view();
        view! {
            <header class=if is_on_paper { "paper-head" } else { "paper-head screen-only" }>
                <p class="screen-only"><a href=paths::event_registrations(lang, id)>{text.back_to_registrations()}</a></p>
                <h1 class="work">{text.paper(self.paper)}</h1>
                <p class="paper-event" lang=title.foreign(lang)>{title.text.to_owned()}</p>
                <p class="work-facts parts">
                    <span>{when}</span>
                    {(!place.is_empty()).then(|| view! { <span>{place}</span> })}
                    <span>{text.people(self.seats.len())}</span>
                </p>
                <p class="soft screen-only">{how}</p>
                {(kinds.len() > 1).then(|| view! {
                    <ul class="chips screen-only" aria-label=text.sheets()>{choices}</ul>
                })}
            </header>
        }
    }

    /// The kind of sheets that was asked for, or the first.
    fn chosen(&self, kinds: &[&'static str]) -> &'static str {
        kinds.iter().find(|kind| **kind == self.kind).or(kinds.first()).copied().unwrap_or_default()
    }

    fn nobody(&self) -> Option<impl IntoView + use<>> {
        let words = self.lang.lists().nobody_to_print();
        self.seats.is_empty().then(|| view! { <p class="paper-nobody">{words}</p> })
    }

    /// Sheets of exact size, which a narrow screen scrolls.
    fn place<V: IntoView + 'static>(&self, sheets: Vec<V>) -> Option<impl IntoView + use<V>> {
        let label = self.lang.lists().preview();
        (!sheets.is_empty()).then(|| {
            view! { <div class="sheets" role="region" tabindex="0" aria-label=label>{sheets}</div> }
        })
    }
}

/// How wide a name is, for the size it is written in: it may take several lines, but no word is torn.
fn width(name: &str) -> &'static str {
    let longest = name.split([' ', '-']).map(|word| word.chars().count()).max().unwrap_or(0);
    match (longest, name.chars().count()) {
        (0..=12, 0..=32) => "name-short",
        (0..=17, 0..=48) => "name-middle",
        _ => "name-long",
    }
}
