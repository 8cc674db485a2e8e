//! The organisers' pages: data in, view out.

pub mod add;
pub mod attendance;
pub mod by_hand;
pub mod cancel;
pub mod cancel_several;
pub mod confirm;
pub mod copy;
pub mod door;
pub mod edit;
mod fields;
mod head;
pub mod held_update;
mod letter;
pub mod list;
mod list_links;
pub mod log;
pub mod message;
pub mod messages;
pub mod messages_write;
pub mod move_several;
pub mod overview;
pub mod print;
pub mod queue_panel;
pub mod registration;
pub mod registration_edit;
pub mod registrations;
pub mod reminders;
pub mod reports;
pub mod statistics;
mod sums;
mod todo;
mod turnout;

pub use head::Head;
pub use letter::ShownLetter;
pub use todo::Attention;

use leptos::prelude::*;

use crate::events::{self, Event};
use crate::text::Lang;
use crate::time::Timestamp;
use crate::ui::{self, Tag, Tone};

/// The glyph's kind of an event's kind.
fn glyph_kind(kind: events::Kind) -> ui::Kind {
    match kind {
        events::Kind::NetworkMeeting => ui::Kind::Network,
        events::Kind::LearningVisit => ui::Kind::Visit,
        events::Kind::Conference => ui::Kind::Conference,
    }
}

/// Draft, published, past or cancelled.
fn state_tag(lang: Lang, event: &Event, now: Timestamp) -> impl IntoView + use<> {
    let (tone, word) = match event.state {
        events::State::Published if event.is_past(now) => (Tone::Past, lang.organiser().past()),
        state @ events::State::Published => (Tone::Published, lang.events().state(state)),
        state @ events::State::Draft => (Tone::Draft, lang.events().state(state)),
        state @ events::State::Cancelled => (Tone::Cancelled, lang.events().state(state)),
    };
    view! { <Tag tone word/> }
}

/// A count as the pictures of capacity take it.
fn count(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}
