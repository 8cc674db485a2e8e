//! To an attendee: the calendar entry, what it is about, and the way to the seat.

use serde::{Deserialize, Serialize};

use super::{EventFacts, RegistrationFacts, SeatFacts};
use crate::calendar::{Entry, Status};
use crate::events::Event;
use crate::events::rules::MaterialChange;
use crate::mail::{Block, Context, Invite, Letter, Link, Message, Span};
use crate::paths;
use crate::registrations::model::{CapacityTerms, Seat};
use crate::server::token::Purpose;
use crate::text::{Lang, dates};
use crate::time::Timestamp;

/// What an attendee is told.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum SeatNews {
    /// Signed up, with a seat at once.
    SignedUp,
    /// From the waiting list.
    Promoted,
    /// An organiser added the attendee.
    Added,
    /// Asked for again.
    SentAgain,
    Changed {
        changes: Vec<MaterialChange>,
        /// What the organiser adds; may be empty.
        #[serde(default)]
        words: String,
    },
    /// The attendee gave up the seat.
    GivenUp,
    CancelledByContact,
    CancelledByOrganiser {
        /// What the organiser adds.
        #[serde(default)]
        words: String,
    },
    /// The organiser moved the seat's mails here from another address.
    NewAddress,
    /// And this is that other address: the entry goes from its calendar.
    MovedAway,
    /// The organiser took the party's seats back: it waits, as number `position` in the queue.
    BackInQueue {
        position: i64,
    },
    EventCancelled {
        words: String,
    },
}

/// To an attendee: the calendar entry, what it is about, and the way to the seat.
#[derive(Clone, Serialize, Deserialize)]
pub struct SeatMail {
    pub event: EventFacts,
    pub seat: SeatFacts,
    pub registration: RegistrationFacts,
    /// Whether the attendee is the contact: then this is the receipt too.
    pub is_contact: bool,
    #[serde(flatten)]
    pub news: SeatNews,
}

impl Message for SeatMail {
    const KIND: &'static str = "registrations.seat";

    fn letter(&self, context: &Context<'_>) -> Letter {
        let event = &self.event;
        let lang = event.lang;
        let text = lang.registration_mails();
        let said = text.seat(
            &self.news,
            event.kind,
            &self.seat.name,
            &self.registration.contact_name,
            &self.registration.organisation,
            self.is_contact,
        );
        let token = context.token(Purpose::Seat, &self.seat.id, self.seat.generation);
        let seat_link = context.link(&paths::seat(lang, &token));
        let changes: &[MaterialChange] = match &self.news {
            SeatNews::Changed { changes, .. } => changes,
            _ => &[],
        };
        let ended = self.ends_the_seat();
        let mut blocks = vec![Block::heading(said.heading), Block::paragraph(said.intro)];
        if self.is_contact {
            blocks.extend(self.registration.shortage(lang));
        }
        if let SeatNews::EventCancelled { words }
        | SeatNews::Changed { words, .. }
        | SeatNews::CancelledByOrganiser { words } = &self.news
            && !words.is_empty()
        {
            blocks.push(Block::paragraph(words));
        }
        blocks.push(Block::title(&event.title));
        blocks.push(event.table(changes));
        if self.is_contact && !ended {
            blocks.extend(self.registration.attendees(lang));
        }
        if ended {
            blocks.push(Block::button(text.see_event(event.kind), context.link(&paths::event(lang, &event.slug))));
        } else {
            blocks.push(Block::button(text.see_your_seat(), seat_link));
            blocks.push(Block::quiet(text.seat_page_helps(&dates::moment(lang, event.cancel_until))));
        }
        // Whoever reads there now holds no link any more.
        let moved_away = matches!(self.news, SeatNews::MovedAway);
        if self.is_contact && !moved_away {
            blocks.push(Block::Quiet(vec![
                Span::text(text.whole_registration()),
                Span::Link(Link::new(text.see_registration(), self.registration.link(lang, context))),
            ]));
        }
        blocks.push(event.signature());
        let why = if self.is_contact { text.why_contact() } else { text.why_attendee() };
        if !moved_away {
            blocks.push(Block::Footnote(vec![
                Span::text(why),
                Span::text(" "),
                Span::Link(Link::new(lang.own_data().see_and_delete(), context.link(&paths::seat_data(lang, &token)))),
            ]));
        }
        Letter {
            lang,
            to_name: self.seat.name.clone(),
            reply_to: event.reply_to(),
            subject: text.subject(&said.subject, &event.title),
            preview: said.preview,
            blocks,
            calendar: Some(if ended {
                Invite::Cancel(self.entry(context))
            } else {
                Invite::Request(self.entry(context))
            }),
            good_until: None,
        }
    }
}

impl SeatMail {
    fn ends_the_seat(&self) -> bool {
        matches!(
            self.news,
            SeatNews::GivenUp
                | SeatNews::CancelledByContact
                | SeatNews::CancelledByOrganiser { .. }
                | SeatNews::MovedAway
                | SeatNews::BackInQueue { .. }
                | SeatNews::EventCancelled { .. }
        )
    }

    fn entry(&self, context: &Context<'_>) -> Entry {
        entry(
            &self.event,
            &self.seat,
            context.created_at,
            context.link(&paths::event(self.event.lang, &self.event.slug)),
        )
    }
}

/// A seat's calendar entry: the same in the mail and in the download.
fn entry(event: &EventFacts, seat: &SeatFacts, last_modified: Timestamp, event_link: String) -> Entry {
    let text = event.lang.registration_mails();
    let mut description = vec![event.why.clone()];
    if !event.bring.is_empty() {
        description.push(format!("{}: {}", text.bring(), event.bring));
    }
    if !event.online_link.is_empty() {
        description.push(format!("{}: {}", text.join_online(), event.online_link));
    }
    description.push(text.calendar_note().to_owned());
    description.retain(|part| !part.is_empty());
    Entry {
        uid: seat.calendar_uid.clone(),
        sequence: u32::try_from(seat.sequence).unwrap_or(u32::MAX),
        created: seat.created_at,
        last_modified,
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        summary: event.title.clone(),
        description: description.join("\n\n"),
        location: event.place.one_line(),
        url: Some(event_link),
        categories: vec![event.lang.events().kind(event.kind).to_owned()],
        status: Status::Confirmed,
        alarm_minutes: None,
    }
}

/// The entry of a seat's download.
pub fn seat_entry(
    event: &Event,
    terms: &CapacityTerms,
    lang: Lang,
    seat: &Seat,
    cancelled: bool,
    event_link: String,
) -> Entry {
    let facts = EventFacts::of(event, terms, lang);
    let facts = if cancelled { facts.without_link() } else { facts };
    let changed_at = event.changed_at.max(seat.changed_at);
    let mut entry = entry(&facts, &SeatFacts::of(seat), changed_at, event_link);
    if cancelled {
        entry.status = Status::Cancelled { prefix: lang.events().cancelled_prefix().to_owned() };
    }
    entry
}
