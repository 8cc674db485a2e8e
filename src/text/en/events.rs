//! English sentences about events.

use crate::events::{Kind, State};
use crate::text::En;
use crate::text::events::Events;

impl Events for En {
    fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::NetworkMeeting => "Network meeting",
            Kind::LearningVisit => "Learning visit",
            Kind::Conference => "Conference",
        }
    }

    fn the(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::NetworkMeeting => "the meeting",
            Kind::LearningVisit => "the visit",
            Kind::Conference => "the conference",
        }
    }

    fn state(&self, state: State) -> &'static str {
        match state {
            State::Draft => "Draft",
            State::Published => "Published",
            State::Cancelled => "Cancelled",
        }
    }

    fn principle(&self, number: u8) -> &'static str {
        match number {
            1 => "Develops the municipality’s own services",
            2 => "Relieves a shortage of capacity in services to citizens",
            3 => "A market for cooperation between social enterprise and municipality",
            4 => "Serves the procurement agenda",
            5 => "A new partner for local business",
            _ => "Labour that local business asks for",
        }
    }

    fn cancelled_prefix(&self) -> &'static str {
        "CANCELLED: "
    }
}
