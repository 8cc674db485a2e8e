//! Dates: the big day of a list, the tile, and the full date with its `<time>`.

use chrono::{Datelike, SecondsFormat};
use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::text::{Lang, dates};
use crate::time::Timestamp;

/// The instant with its offset, for `datetime` attributes: "2027-01-14T08:30:00+01:00".
pub fn machine(at: Timestamp) -> String {
    at.local().to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// The day of a list row: a big number and the weekday in full. The month is its section's heading, and the row's
/// full date must stand as text beside it for those who do not see it ([`FullDate`] in `sr-only`).
#[component]
pub fn DateBlock(lang: Lang, at: Timestamp) -> impl IntoView {
    view! {
        <div class="date-block" aria-hidden="true">
            <span class="date-block-day">{at.date().day()}</span>
            <span class="date-block-weekday">{dates::weekday(lang, at)}</span>
        </div>
    }
}

/// Month over day on a tile of 52 × 56, beside a date that stands as text.
#[component]
pub fn DateTile(lang: Lang, at: Timestamp) -> impl IntoView {
    view! {
        <div class="date-tile" aria-hidden="true">
            <span class="date-tile-month">{dates::month_short(lang, at.date())}</span>
            <span class="date-tile-day">{at.date().day()}</span>
        </div>
    }
}

/// "torsdag 14. januar 2027 kl. 8.30–10.00" as one `<time>`; with `capital` as the first words of a line.
#[component]
pub fn FullDate(
    lang: Lang,
    start: Timestamp,
    #[prop(into, default = None)] end: Option<Timestamp>,
    #[prop(optional)] capital: bool,
) -> impl IntoView {
    let phrase = match end {
        Some(end) => dates::full_range(lang, start, end),
        None => dates::full_date(lang, start),
    };
    let phrase = if capital { dates::capitalised(&phrase) } else { phrase };
    // A line may end before the hours, not inside them; over midnight the phrase is too long to be held together.
    let hours = end.map(|end| dates::hours(lang, start, end)).filter(|hours| phrase.ends_with(hours.as_str()));
    let day = hours.as_deref().and_then(|hours| phrase.strip_suffix(hours)).unwrap_or(&phrase).to_owned();
    view! { <time datetime=machine(start)>{day}{hours.map(|hours| view! { <span class="whole">{hours}</span> })}</time> }
}

/// When: the tile, the date in full, the hours and the week.
///
/// ```ignore
/// <When lang start=event.starts end=event.ends/>
/// ```
#[component]
pub fn When(
    lang: Lang,
    start: Timestamp,
    end: Timestamp,
    /// A further line, on side cards: the place.
    #[prop(into, optional)]
    also: Option<String>,
) -> impl IntoView {
    view! {
        <div class="tile-row">
            <DateTile lang at=start/>
            <div>
                <p class="tile-main"><FullDate lang start capital=true/></p>
                <p class="tile-sub parts">
                    <span>{dates::hours(lang, start, end)}</span>
                    {also.is_none().then(|| view! { <span>{dates::week(lang, start)}</span> })}
                </p>
                {also.map(|line| view! { <p class="tile-sub">{line}</p> })}
            </div>
        </div>
    }
}

/// Where: name and room, and the address; children are what stands behind it (a link to a map).
#[component]
pub fn Place(
    #[prop(into)] name: String,
    #[prop(into)] address: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="tile-row">
            <div class="date-tile place-tile"><Icon glyph=Glyph::Pin size=24/></div>
            <div>
                <p class="tile-main">{name}</p>
                <p class="tile-sub parts"><span>{address}</span>{children.map(|children| children())}</p>
            </div>
        </div>
    }
}
