//! The very mails that a change sends, as they are shown before.

use crate::events::Event;
use crate::mail::{Context, Letter, Message};
use crate::organiser::consequences::{News, Sample};
use crate::organiser::pages::ShownLetter;
use crate::registrations::CapacityTerms;
use crate::registrations::acts::Words;
use crate::registrations::mails::{
    ContactMail, ContactNews, EventFacts, RegistrationFacts, SeatFacts, SeatMail, SeatNews,
};
use crate::registrations::{Registration, State};
use crate::server::frame::Frame;
use crate::text::what_if::Shown;

/// Each sample's mail, of an event as it is going to be.
pub fn letters(
    frame: &Frame,
    after: &Event,
    terms: &CapacityTerms,
    samples: &[Sample],
    words: &Words,
) -> Vec<ShownLetter> {
    let shown = |sample: &Sample| ShownLetter {
        shown: match sample.news {
            News::Changed(_) => Shown::Changed,
            News::Promoted => Shown::Promoted,
            News::BackInQueue(_) => Shown::BackInQueue,
            News::EventCancelled => Shown::EventCancelled,
        },
        letter: letter(frame, after, terms, sample, words),
    };
    samples.iter().map(shown).collect()
}

fn letter(frame: &Frame, after: &Event, terms: &CapacityTerms, sample: &Sample, words: &Words) -> Letter {
    let lang = sample.party.lang;
    let words = words.in_lang(lang).to_owned();
    let (seat_news, contact_news) = match &sample.news {
        News::Changed(changes) => (
            SeatNews::Changed { changes: changes.clone(), words: words.clone() },
            ContactNews::Changed { changes: changes.clone(), words },
        ),
        News::Promoted => (SeatNews::Promoted, ContactNews::Promoted),
        News::BackInQueue(position) => {
            let position = *position;
            (SeatNews::BackInQueue { position }, ContactNews::BackInQueue { position })
        }
        News::EventCancelled => {
            (SeatNews::EventCancelled { words: words.clone() }, ContactNews::EventCancelled { words })
        }
    };
    let state = match sample.news {
        News::Promoted => State::Confirmed,
        News::BackInQueue(_) => State::Waitlisted,
        News::Changed(_) | News::EventCancelled => sample.party.state,
    };
    let party = Registration { state, ..sample.party.clone() };
    let event = EventFacts::of(after, terms, lang);
    let registration = RegistrationFacts::of(&party);
    let context = Context { config: &frame.state.config, created_at: frame.now };
    if let Some(seat) = &sample.seat {
        let (seat, is_contact) = (SeatFacts::of(seat), seat.is_contact);
        return SeatMail { event, seat, registration, is_contact, news: seat_news }.letter(&context);
    }
    let event = if state == State::Confirmed { event } else { event.without_link() };
    ContactMail { event, registration, news: contact_news }.letter(&context)
}
