//! Danish sentences about events.

use crate::events::{Kind, State};
use crate::text::Da;
use crate::text::events::Events;

impl Events for Da {
    fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::NetworkMeeting => "Netværksmøde",
            Kind::LearningVisit => "Læringsbesøg",
            Kind::Conference => "Konference",
        }
    }

    fn the(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::NetworkMeeting => "mødet",
            Kind::LearningVisit => "besøget",
            Kind::Conference => "konferencen",
        }
    }

    fn state(&self, state: State) -> &'static str {
        match state {
            State::Draft => "Kladde",
            State::Published => "Udgivet",
            State::Cancelled => "Aflyst",
        }
    }

    fn principle(&self, number: u8) -> &'static str {
        match number {
            1 => "Udvikler kommunens egne tilbud",
            2 => "Afhjælper mangel på kapacitet i tilbud til borgerne",
            3 => "Marked for samarbejde mellem socialøkonomi og kommune",
            4 => "Støtter indkøbsdagsordenen",
            5 => "Ny samarbejdspartner for lokalt erhverv",
            _ => "Arbejdskraft, som virksomheder efterspørger",
        }
    }

    fn cancelled_prefix(&self) -> &'static str {
        "AFLYST: "
    }
}
