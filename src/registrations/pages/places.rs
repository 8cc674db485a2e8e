//! How many places are left, beside the sign-up form.

use leptos::prelude::*;

use super::About;
use crate::registrations::islands::{Places, PlacesLeft};
use crate::registrations::model::Capacity;
use crate::text::Lang;
use crate::ui::meter_share;

/// What is left, as the page and the answer to its island say it.
pub fn places(lang: Lang, capacity: &Capacity) -> Places {
    let text = lang.registrations();
    let (left, limit) = (capacity.places_left(), capacity.terms.capacity);
    let full = left == 0;
    let share = |part: i64| u32::try_from(part.max(0)).unwrap_or(u32::MAX);
    Places {
        strong: if full { text.full().to_owned() } else { text.places(left, limit) },
        rest: if full { text.queue_length(capacity.waiting) } else { text.free().to_owned() },
        share: meter_share(share(limit - left), share(limit)),
        full,
    }
}

/// The places, kept true by an island where there is script.
pub fn places_left(about: &About, capacity: &Capacity) -> impl IntoView + use<> {
    let (lang, kind) = (about.lang, about.event.details.kind);
    let Places { strong, rest, share, full } = places(lang, capacity);
    let question = [("slug", about.slug()), ("lang", lang.tag())];
    let question = form_urlencoded::Serializer::new(String::new()).extend_pairs(question).finish();
    let became_full = (!full).then(|| {
        let words = lang.registrations().became_full(kind);
        view! { <p class="capacity-note" data-place="became-full" hidden=true>{words}</p> }
    });
    view! {
        <PlacesLeft>
            <p class="capacity-words" aria-live="polite" data-question=question>
                <strong data-place="strong">{strong}</strong>" "<span data-place="rest">{rest}</span>
            </p>
            <svg class="meter" width="100%" height="8" aria-hidden="true" focusable="false">
                <rect class="meter-taken" data-place="share" width=share height="8"></rect>
            </svg>
            {became_full}
        </PlacesLeft>
    }
}
