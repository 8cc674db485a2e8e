//! To a contact: the receipt and what happened since; no calendar entry.

use serde::{Deserialize, Serialize};

use super::{EventFacts, RegistrationFacts};
use crate::events::rules::MaterialChange;
use crate::mail::{Block, Context, Letter, Link, Message, Span};
use crate::text::dates;

/// What a contact without a seat of their own is told, and any contact while waiting.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum ContactNews {
    Receipt,
    /// Waits, as number `position` in the queue.
    Waiting {
        position: i64,
    },
    Promoted,
    /// An organiser added them.
    Added,
    /// The organiser took the party's seats back: it waits, as number `position` in the queue.
    BackInQueue {
        position: i64,
    },
    Changed {
        changes: Vec<MaterialChange>,
        /// What the organiser adds; may be empty.
        #[serde(default)]
        words: String,
    },
    /// An attendee gave up a seat.
    SeatGivenUp {
        name: String,
    },
    /// The organiser cancelled these seats.
    CancelledByOrganiser {
        names: Vec<String>,
        /// What the organiser adds.
        #[serde(default)]
        words: String,
    },
    /// The organiser moved the contact's mails here from another address.
    NewAddress,
    /// The contact cancelled the last seat, or left the queue.
    AllCancelled,
    EventCancelled {
        words: String,
    },
}

/// To a contact: the receipt and what happened since; no calendar entry.
#[derive(Clone, Serialize, Deserialize)]
pub struct ContactMail {
    pub event: EventFacts,
    pub registration: RegistrationFacts,
    #[serde(flatten)]
    pub news: ContactNews,
}

impl Message for ContactMail {
    const KIND: &'static str = "registrations.contact";

    fn letter(&self, context: &Context<'_>) -> Letter {
        let event = &self.event;
        let lang = event.lang;
        let text = lang.registration_mails();
        let said = text.contact(
            &self.news,
            event.kind,
            &self.registration.contact_name,
            &self.registration.names,
            self.registration.waits,
        );
        let changes: &[MaterialChange] = match &self.news {
            ContactNews::Changed { changes, .. } => changes,
            _ => &[],
        };
        let mut blocks = vec![Block::heading(said.heading), Block::paragraph(said.intro)];
        blocks.extend(self.registration.shortage(lang));
        if let ContactNews::EventCancelled { words }
        | ContactNews::Changed { words, .. }
        | ContactNews::CancelledByOrganiser { words, .. } = &self.news
            && !words.is_empty()
        {
            blocks.push(Block::paragraph(words));
        }
        blocks.push(Block::title(&event.title));
        blocks.push(event.table(changes));
        blocks.extend(self.registration.attendees(lang));
        blocks.push(Block::button(text.see_registration(), self.registration.link(lang, context)));
        let ended = self.registration.names.is_empty() || matches!(self.news, ContactNews::EventCancelled { .. });
        if !ended {
            blocks.push(Block::quiet(if self.registration.waits {
                text.queue_page_helps().to_owned()
            } else {
                text.registration_page_helps(&dates::moment(lang, event.cancel_until))
            }));
        }
        blocks.push(event.signature());
        blocks.push(Block::Footnote(vec![
            Span::text(text.why_contact()),
            Span::text(" "),
            Span::Link(Link::new(lang.own_data().see_and_delete(), self.registration.data_link(lang, context))),
        ]));
        Letter {
            lang,
            to_name: self.registration.contact_name.clone(),
            reply_to: event.reply_to(),
            subject: text.subject(&said.subject, &event.title),
            preview: said.preview,
            blocks,
            calendar: None,
            good_until: None,
        }
    }
}
