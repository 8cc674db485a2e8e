//! Capacity in words and as a bar. The words carry it; the bar is for the eye.

use leptos::prelude::*;

/// The bar of what is taken, 8 px high. Its width is an SVG attribute, because the page allows no `style`.
#[component]
pub fn Meter(
    taken: u32,
    capacity: u32,
    /// Seats that are free, but kept for somebody.
    #[prop(optional)]
    kept: u32,
) -> impl IntoView {
    view! {
        <svg class="meter" width="100%" height="8" aria-hidden="true" focusable="false">
            <rect class="meter-taken" width=share(taken, capacity) height="8"/>
            {(kept > 0).then(|| {
                view! { <rect class="meter-kept" x=share(taken, capacity) width=share(kept, capacity) height="8"/> }
            })}
        </svg>
    }
}

/// A share as an SVG length: "52.5%", never over 100 %; of nothing all is taken.
pub fn share(part: u32, whole: u32) -> String {
    if whole == 0 {
        return "100%".to_owned();
    }
    let thousandths = u64::from(part.min(whole)) * 1000 / u64::from(whole);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// Capacity where it always stands: bold words, plain words, the bar, and a note (the deadline).
///
/// ```ignore
/// <Capacity strong="19 af 40 pladser" rest="ledige" bar=Some((21, 40)) note="Tilmelding lukker 11. januar"/>
/// <Capacity strong="Optaget" rest="7 på venteliste" bar=Some((40, 40)) note="I kan skrive jer på ventelisten"/>
/// <Capacity strong="Åbner 1. december" note="30 pladser"/>
/// ```
#[component]
pub fn Capacity(
    #[prop(into)] strong: String,
    #[prop(into, optional)] rest: Option<String>,
    /// Seats taken and seats in all; none before sign-up opens.
    #[prop(default = None)]
    bar: Option<(u32, u32)>,
    #[prop(into, default = None)] note: Option<String>,
) -> impl IntoView {
    view! {
        <div class="capacity">
            <p class="capacity-words">
                <strong>{strong}</strong>
                {rest.filter(|rest| !rest.is_empty()).map(|rest| view! { " "<span>{rest}</span> })}
            </p>
            {bar.map(|(taken, capacity)| view! { <Meter taken capacity/> })}
            {note.map(|note| view! { <p class="capacity-note">{note}</p> })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_is_a_length_that_never_leaves_the_bar() {
        assert_eq!(share(21, 40), "52.5%");
        assert_eq!(share(1, 3), "33.3%");
        assert_eq!(share(41, 40), "100.0%");
        assert_eq!(share(0, 0), "100%");
        assert_eq!(share(u32::MAX, u32::MAX), "100.0%");
    }
}
