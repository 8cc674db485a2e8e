//! States and kinds: always an icon and a word, because colour says nothing alone.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// The kind of an event, as the eye tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Network,
    Visit,
    Conference,
}

/// The kind above a title: glyph and word.
#[component]
pub fn KindGlyph(kind: Kind, #[prop(into)] word: String) -> impl IntoView {
    let glyph = match kind {
        Kind::Network => Glyph::Network,
        Kind::Visit => Glyph::Visit,
        Kind::Conference => Glyph::Conference,
    };
    view! { <span class="kind"><Icon glyph size=18/>{word}</span> }
}

/// What a tag says, and with it its colour and icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Confirmed,
    Waiting,
    Offered,
    AwaitingApproval,
    Unnamed,
    Cancelled,
    Draft,
    Published,
    Past,
    Chosen,
    /// Near in time.
    Soon,
    Problem,
}

impl Tone {
    fn looks(self) -> (&'static str, Glyph) {
        match self {
            Self::Confirmed | Self::Published => ("tag tag-confirmed", Glyph::Check),
            Self::Waiting => ("tag tag-waiting", Glyph::Hourglass),
            Self::Offered => ("tag tag-offer", Glyph::Clock),
            Self::AwaitingApproval => ("tag tag-approval", Glyph::PersonCheck),
            Self::Unnamed => ("tag tag-waiting", Glyph::PersonAdd),
            Self::Cancelled => ("tag tag-cancelled", Glyph::Close),
            Self::Draft => ("tag tag-changed", Glyph::Pencil),
            Self::Past => ("tag tag-cancelled", Glyph::Check),
            Self::Chosen => ("tag tag-chosen", Glyph::Check),
            Self::Soon => ("tag tag-waiting", Glyph::Clock),
            Self::Problem => ("tag tag-problem", Glyph::Error),
        }
    }
}

/// A state. One a row; a second fact is text under the name.
///
/// ```ignore
/// <Tag tone=Tone::Waiting word=text.waiting_list()/>
/// ```
#[component]
pub fn Tag(tone: Tone, #[prop(into)] word: String) -> impl IntoView {
    let (class, glyph) = tone.looks();
    view! { <span class=class><Icon glyph size=16/>{word}</span> }
}
