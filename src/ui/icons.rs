//! Icons: our own drawings on a grid of 24, hidden from screen readers because a word always stands beside them.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    Account,
    Add,
    ArrowDown,
    Calendar,
    Check,
    CheckCircle,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    Clock,
    Close,
    Copy,
    Download,
    Error,
    Eye,
    Globe,
    Hourglass,
    Info,
    List,
    Mail,
    Pencil,
    PersonAdd,
    PersonCheck,
    Pin,
    Search,
    Send,
    /// Three joined dots: a network meeting.
    Network,
    /// A dotted route to a pin: a learning visit.
    Visit,
    /// The columns of a programme: a conference.
    Conference,
}

impl Glyph {
    pub const ALL: [Self; 29] = [
        Self::Account,
        Self::Add,
        Self::ArrowDown,
        Self::Calendar,
        Self::Check,
        Self::CheckCircle,
        Self::ChevronDown,
        Self::ChevronLeft,
        Self::ChevronRight,
        Self::Clock,
        Self::Close,
        Self::Copy,
        Self::Download,
        Self::Error,
        Self::Eye,
        Self::Globe,
        Self::Hourglass,
        Self::Info,
        Self::List,
        Self::Mail,
        Self::Pencil,
        Self::PersonAdd,
        Self::PersonCheck,
        Self::Pin,
        Self::Search,
        Self::Send,
        Self::Network,
        Self::Visit,
        Self::Conference,
    ];

    /// The drawing: what is drawn as lines, and what is filled.
    const fn paths(self) -> (&'static str, &'static str) {
        const CIRCLE: &str = "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z";
        match self {
            Self::Account => (
                "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 7a3 3 0 1 0 0 6a3 3 0 1 0 0-6zM6 18.5c1.5-2 3.5-3 6-3s4.5 1 6 3",
                "",
            ),
            Self::Add => ("M12 5v14M5 12h14", ""),
            Self::ArrowDown => ("M12 4v15M5.5 13l6.5 6.5L18.5 13", ""),
            Self::Calendar => (
                "M4 5h16v16H4zM4 9.5h16M8 2v4M16 2v4",
                "M7 12h2v2H7zM11 12h2v2h-2zM15 12h2v2h-2zM7 16h2v2H7zM11 16h2v2h-2z",
            ),
            Self::Check => ("M4.5 12.5l5 5L19.5 7", ""),
            Self::CheckCircle => ("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM7.5 12.5l3 3l6-6.5", ""),
            Self::ChevronDown => ("M5.5 9l6.5 6.5L18.5 9", ""),
            Self::ChevronLeft => ("M15 5.5L8.5 12l6.5 6.5", ""),
            Self::ChevronRight => ("M9 5.5l6.5 6.5L9 18.5", ""),
            Self::Clock => ("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 7v5.5l3.5 2", ""),
            Self::Close => ("M6 6l12 12M18 6L6 18", ""),
            Self::Copy => ("M8 3h11v14H8zM5 7v14h11", ""),
            Self::Download => ("M12 3.5v11M7 10l5 5l5-5M4 16.5V20h16v-3.5", ""),
            Self::Error => (CIRCLE, "M11 7h2v6.5h-2zM11 15h2v2h-2z"),
            Self::Eye => (
                "M2 12c2.2-4.5 5.7-6.5 10-6.5s7.8 2 10 6.5c-2.2 4.5-5.7 6.5-10 6.5S4.2 16.5 2 12zM12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6z",
                "",
            ),
            Self::Globe => {
                ("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM3.5 9h17M3.5 15h17M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18", "")
            }
            Self::Hourglass => ("M5 3h14M5 21h14M7 3v4l5 5l5-5V3M7 21v-4l5-5l5 5v4", ""),
            Self::Info => (CIRCLE, "M11 7h2v2h-2zM11 10.5h2V17h-2z"),
            Self::List => ("M4 5.5h16M4 10h16M4 14.5h16M4 19h16", ""),
            Self::Mail => ("M3 5h18v14H3zM3 7l9 6l9-6", ""),
            Self::Pencil => ("M4 20v-4L16 4l4 4L8 20zM13 7l4 4", ""),
            Self::PersonAdd => (
                "M9.5 5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7zM2.5 19.5c0-3 3-4.5 7-4.5s7 1.5 7 4.5zM19.5 7v7M16 10.5h7",
                "",
            ),
            Self::PersonCheck => (
                "M9.5 4a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7zM11 19.5H2.5c0-3 3-5 7-5c1 0 2 .1 3 .4M13.5 18l3 3l5.5-6",
                "",
            ),
            Self::Pin => (
                "M12 21.5C8 17 5.5 13.5 5.5 9.5a6.5 6.5 0 1 1 13 0c0 4-2.5 7.5-6.5 12z",
                "M12 7a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z",
            ),
            Self::Search => ("M10 4a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM14.5 14.5l6 6", ""),
            Self::Send => ("M4 4.5v15L21 12zM4 10l7 2l-7 2", ""),
            Self::Network => (
                "M12 6l-6.5 12.5M12 6l6.5 12.5M5.5 18.5h13",
                "M12 2.5a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4zM5.2 15.3a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4zM18.8 15.3a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4z",
            ),
            Self::Visit => (
                "M16.5 13.5C13.5 10 12 8 12 5.8a4.5 4.5 0 1 1 9 0c0 2.2-1.5 4.2-4.5 7.7z",
                "M5 17a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6zM5 11.5a1.3 1.3 0 1 0 0 2.6a1.3 1.3 0 1 0 0-2.6zM8.8 8.5a1.3 1.3 0 1 0 0 2.6a1.3 1.3 0 1 0 0-2.6zM11 18.5a1.3 1.3 0 1 0 0 2.6a1.3 1.3 0 1 0 0-2.6zM15.5 17a1.3 1.3 0 1 0 0 2.6a1.3 1.3 0 1 0 0-2.6zM16.5 4.3a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3z",
            ),
            Self::Conference => {
                ("", "M3 3h5v8H3zM3 13h5v8H3zM9.5 3h5v5h-5zM9.5 10h5v11h-5zM16 3h5v11h-5zM16 16h5v5h-5z")
            }
        }
    }
}

/// An icon of `size` pixels, in the colour of the text around it.
///
/// ```ignore
/// <Icon glyph=Glyph::Calendar size=20/>
/// ```
#[component]
pub fn Icon(glyph: Glyph, #[prop(default = 20)] size: u8) -> impl IntoView {
    let (lines, filled) = glyph.paths();
    view! {
        <svg class="icon" width=size.to_string() height=size.to_string() viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            {(!lines.is_empty()).then(|| view! { <path d=lines fill="none" stroke="currentColor" stroke-width="2"/> })}
            {(!filled.is_empty()).then(|| view! { <path d=filled fill="currentColor"/> })}
        </svg>
    }
}
