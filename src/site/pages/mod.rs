//! Views of the public pages: data in, markup out.

pub mod article;
pub mod calendar;
pub mod event;
pub mod filter;
pub mod front;
pub mod list;
pub mod subscribe;
mod ticket;

use crate::events::Kind;
use crate::ui::{self, Glyph};

/// A kind as the building blocks draw it.
fn kind_of(kind: Kind) -> ui::Kind {
    match kind {
        Kind::NetworkMeeting => ui::Kind::Network,
        Kind::LearningVisit => ui::Kind::Visit,
        Kind::Conference => ui::Kind::Conference,
    }
}

fn glyph_of(kind: Kind) -> Glyph {
    match kind {
        Kind::NetworkMeeting => Glyph::Network,
        Kind::LearningVisit => Glyph::Visit,
        Kind::Conference => Glyph::Conference,
    }
}

/// The edge by which the calendar tells kinds apart: solid, dashed, filled.
fn kind_class(kind: Kind) -> &'static str {
    match kind {
        Kind::NetworkMeeting => "entry entry-network",
        Kind::LearningVisit => "entry entry-visit",
        Kind::Conference => "entry entry-conference",
    }
}
