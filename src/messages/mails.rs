//! The mail that brings a message: the organiser's words, filled in for one reader, and what every mail says.

use serde::{Deserialize, Serialize};

use super::model::{Placeholder, Text, Texts};
use super::rules::{Recipient, fill, paragraphs};
use crate::events::{Event, State};
use crate::mail::{self, Block, Context, Letter, Link, Span};
use crate::paths;
use crate::registrations::mails::{EventFacts, RegistrationFacts, SeatFacts};
use crate::registrations::{self, CapacityTerms};
use crate::server::token::Purpose;
use crate::text::{Lang, dates};

/// The most letters of a mail's preview.
const PREVIEW: usize = 140;

/// Whom the mail is to, and so where it leads.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum Reader {
    Attendee {
        seat: SeatFacts,
        registration: RegistrationFacts,
        is_contact: bool,
    },
    Contact {
        registration: RegistrationFacts,
    },
    /// The organiser, who tries it out: nobody else's name or link is in it.
    Oneself {
        name: String,
        organisation: String,
    },
}

/// A message to one reader. The words are as they were typed, because what replaces a placeholder may be a link, and
/// links are never stored.
#[derive(Clone, Serialize, Deserialize)]
pub struct MessageMail {
    pub event: EventFacts,
    /// Whether the event is cancelled.
    pub cancelled: bool,
    #[serde(flatten)]
    pub reader: Reader,
    pub text: Text,
    /// What the words are written in.
    pub text_lang: Lang,
}

impl mail::Message for MessageMail {
    const KIND: &'static str = "messages.message";

    fn letter(&self, context: &Context<'_>) -> Letter {
        self.letter_with(context, &self.link(context))
    }
}

impl MessageMail {
    /// The mail to a recipient.
    pub fn to(recipient: Recipient<'_>, event: &Event, terms: &CapacityTerms, texts: &Texts) -> Self {
        let lang = recipient.party.lang;
        let (text_lang, text) = texts.for_reader(lang);
        let registration = RegistrationFacts::of(recipient.party);
        let facts = EventFacts::of(event, terms, lang);
        let waits = recipient.party.state == registrations::State::Waitlisted;
        Self {
            event: if waits { facts.without_link() } else { facts },
            cancelled: event.state == State::Cancelled,
            reader: match recipient.seat {
                Some(seat) => Reader::Attendee { seat: SeatFacts::of(seat), registration, is_contact: seat.is_contact },
                None => Reader::Contact { registration },
            },
            text: text.clone(),
            text_lang,
        }
    }

    /// The same words to the organiser who wrote them.
    pub fn to_oneself(name: &str, event: &Event, terms: &CapacityTerms, texts: &Texts, lang: Lang) -> Self {
        let (text_lang, text) = texts.for_reader(lang);
        Self {
            event: EventFacts::of(event, terms, lang),
            cancelled: event.state == State::Cancelled,
            reader: Reader::Oneself { name: name.to_owned(), organisation: event.details.responsible.name.clone() },
            text: text.clone(),
            text_lang,
        }
    }

    /// As it is shown on a page: its links are the reader's own, and no page shows them.
    pub fn shown(&self, context: &Context<'_>) -> Letter {
        self.letter_with(context, &self.shown_link(context))
    }

    /// What a placeholder becomes, as it is shown on a page.
    pub fn shown_value(&self, placeholder: Placeholder, context: &Context<'_>) -> String {
        self.value(placeholder, &self.shown_link(context))
    }

    fn shown_link(&self, context: &Context<'_>) -> String {
        let lang = self.event.lang;
        match &self.reader {
            Reader::Attendee { .. } => context.link(&paths::seat(lang, "…")),
            Reader::Contact { .. } => context.link(&paths::registration(lang, "…")),
            Reader::Oneself { .. } => self.link(context),
        }
    }

    /// The reader's own page.
    fn link(&self, context: &Context<'_>) -> String {
        let lang = self.event.lang;
        match &self.reader {
            Reader::Attendee { seat, .. } => context.link(&paths::seat(lang, &seat_token(seat, context))),
            Reader::Contact { registration } => registration.link(lang, context),
            Reader::Oneself { .. } => context.link(&paths::event(lang, &self.event.slug)),
        }
    }

    fn name(&self) -> &str {
        match &self.reader {
            Reader::Attendee { seat, .. } => &seat.name,
            Reader::Contact { registration } => &registration.contact_name,
            Reader::Oneself { name, .. } => name,
        }
    }

    fn value(&self, placeholder: Placeholder, link: &str) -> String {
        let (event, lang) = (&self.event, self.text_lang);
        match placeholder {
            Placeholder::Name => self.name().to_owned(),
            Placeholder::Organisation => match &self.reader {
                Reader::Attendee { registration, .. } | Reader::Contact { registration } => {
                    let RegistrationFacts { organisation, contact_name, .. } = registration;
                    if organisation.is_empty() { contact_name.clone() } else { organisation.clone() }
                }
                Reader::Oneself { organisation, .. } => organisation.clone(),
            },
            Placeholder::Event => event.title.clone(),
            Placeholder::Date => dates::full_date(lang, event.starts_at),
            Placeholder::Time => dates::hours(lang, event.starts_at, event.ends_at),
            Placeholder::Place => {
                let place = event.place.one_line();
                if place.is_empty() { lang.messages().online().to_owned() } else { place }
            }
            Placeholder::Link => link.to_owned(),
        }
    }

    fn letter_with(&self, context: &Context<'_>, link: &str) -> Letter {
        let event = &self.event;
        let lang = event.lang;
        let (text, words) = (lang.messages(), lang.registration_mails());
        let filled = |typed: &str| fill(typed, |placeholder| self.value(placeholder, link));
        let is_trial = matches!(self.reader, Reader::Oneself { .. });
        let subject = filled(&self.text.subject);
        let body: Vec<String> = paragraphs(&self.text.body).iter().map(|paragraph| filled(paragraph)).collect();
        let preview = body.first().map(|first| first.chars().take(PREVIEW).collect()).unwrap_or_default();
        let mut blocks = vec![Block::heading(text.greeting(self.name()))];
        blocks.extend(body.into_iter().map(Block::Paragraph));
        let prefix = if self.cancelled { lang.events().cancelled_prefix() } else { "" };
        blocks.push(Block::title(format!("{prefix}{}", event.title)));
        blocks.push(event.when_and_where());
        let button = match self.reader {
            Reader::Attendee { .. } => words.see_your_seat(),
            Reader::Contact { .. } => words.see_registration(),
            Reader::Oneself { .. } => words.see_event(event.kind),
        };
        blocks.push(Block::button(button, link));
        if is_trial {
            blocks.push(Block::quiet(text.trial_note()));
        }
        blocks.push(event.signature());
        blocks.extend(self.footnote(context));
        Letter {
            lang,
            to_name: self.name().to_owned(),
            reply_to: event.reply_to(),
            subject: if is_trial { text.trial_subject(&subject) } else { subject },
            preview,
            blocks,
            calendar: None,
            good_until: None,
        }
    }

    /// Why the mail came, and the way to one's own data.
    fn footnote(&self, context: &Context<'_>) -> Option<Block> {
        let lang = self.event.lang;
        let words = lang.registration_mails();
        let (is_contact, link) = match &self.reader {
            Reader::Attendee { seat, is_contact, .. } => {
                (*is_contact, context.link(&paths::seat_data(lang, &seat_token(seat, context))))
            }
            Reader::Contact { registration } => (true, registration.data_link(lang, context)),
            Reader::Oneself { .. } => return None,
        };
        let why = if is_contact { words.why_contact() } else { words.why_attendee() };
        Some(Block::Footnote(vec![
            Span::text(why),
            Span::text(" "),
            Span::Link(Link::new(lang.own_data().see_and_delete(), link)),
        ]))
    }
}

fn seat_token(seat: &SeatFacts, context: &Context<'_>) -> String {
    context.token(Purpose::Seat, &seat.id, seat.generation)
}
