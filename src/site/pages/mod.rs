//! Views of the public pages: data in, markup out.

pub mod article;
pub mod event;
pub mod front;
pub mod subscribe;
mod ticket;

use crate::events::Kind;
use crate::ui;

/// A kind as the building blocks draw it.
fn kind_of(kind: Kind) -> ui::Kind {
    match kind {
        Kind::NetworkMeeting => ui::Kind::Network,
        Kind::LearningVisit => ui::Kind::Visit,
        Kind::Conference => ui::Kind::Conference,
    }
}
