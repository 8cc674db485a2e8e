//! Buttons, and links that look like them.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// How a button looks. A page has one primary button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Look {
    #[default]
    Primary,
    Secondary,
    /// Secondary, 44 px high.
    Small,
    /// What takes something away: red edge and words.
    Danger,
    /// A link's looks for a button, in the accent.
    Link,
    /// A link's looks for a button that takes something away.
    DangerLink,
}

impl Look {
    /// The classes, for markup written by hand.
    pub fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button button-secondary",
            Self::Small => "button button-secondary button-small",
            Self::Danger => "button button-danger",
            Self::Link => "button-link",
            Self::DangerLink => "button-link button-link-danger",
        }
    }
}

/// A form's button. `name` and `value` tell several buttons of one form apart; `about` is read after the words by a
/// screen reader, where several buttons have the same ones ("Afmeld" … "Søren Bak").
///
/// ```ignore
/// <Submit label=text.sign_up(3)/>
/// <Submit label=text.cancel() look=Look::DangerLink name="cancel" value=seat.id about=seat.name/>
/// ```
#[component]
pub fn Submit(
    #[prop(into)] label: String,
    #[prop(optional)] look: Look,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(into, optional)] name: Option<String>,
    #[prop(into, optional)] value: Option<String>,
    #[prop(into, optional)] about: Option<String>,
    /// Where the form goes by this button, if not where the others send it.
    #[prop(into, optional)]
    action: Option<String>,
) -> impl IntoView {
    view! {
        <button type="submit" class=look.class() name=name value=value formaction=action>
            {icon.map(|glyph| view! { <Icon glyph/> })}
            <span>{label}{about.map(|about| view! { <span class="sr-only">" "{about}</span> })}</span>
        </button>
    }
}

/// A link that looks like a button: it goes somewhere and changes nothing.
#[component]
pub fn ButtonLink(
    #[prop(into)] href: String,
    #[prop(into)] label: String,
    #[prop(optional)] look: Look,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(into, optional)] about: Option<String>,
) -> impl IntoView {
    view! {
        <a class=look.class() href=href>
            {icon.map(|glyph| view! { <Icon glyph/> })}
            <span>{label}{about.map(|about| view! { <span class="sr-only">" "{about}</span> })}</span>
        </a>
    }
}
