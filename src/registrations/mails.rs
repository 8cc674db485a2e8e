//! The mails of a registration: to an attendee with the calendar entry, and to a contact without.

use serde::{Deserialize, Serialize};

use super::model::{CapacityTerms, Registration, Seat, State};
use crate::calendar::{Entry, Status};
use crate::events::rules::MaterialChange;
use crate::events::{ContactPerson, Event, Kind, Place};
use crate::mail::{Block, Contact, Context, Fact, Invite, Letter, Line, Link, Message, Span};
use crate::paths;
use crate::server::token::Purpose;
use crate::text::{Lang, dates};
use crate::time::Timestamp;

/// What a mail tells of an event, in the language of its reader.
#[derive(Clone, Serialize, Deserialize)]
pub struct EventFacts {
    lang: Lang,
    kind: Kind,
    title: String,
    why: String,
    bring: String,
    slug: String,
    starts_at: Timestamp,
    ends_at: Timestamp,
    place: Place,
    online_link: String,
    contacts: Vec<ContactPerson>,
    cancel_until: Timestamp,
}

impl EventFacts {
    pub fn of(event: &Event, terms: &CapacityTerms, lang: Lang) -> Self {
        let details = &event.details;
        Self {
            lang,
            kind: details.kind,
            title: event.title(lang).text.to_owned(),
            why: event.say(lang, |texts| &texts.why).text.to_owned(),
            bring: event.say(lang, |texts| &texts.bring).text.to_owned(),
            slug: event.slug.clone().unwrap_or_default(),
            starts_at: details.starts_at,
            ends_at: details.ends_at,
            place: details.place.clone(),
            online_link: details.online_link.clone(),
            contacts: details.contacts.clone(),
            cancel_until: terms.cancel_until.min(details.starts_at),
        }
    }

    /// The same for somebody without a seat, who is not shown the way in.
    #[must_use]
    pub fn without_link(mut self) -> Self {
        self.online_link.clear();
        self
    }

    fn reply_to(&self) -> Option<Contact> {
        let person = self.contacts.iter().find(|person| !person.email.is_empty())?;
        Some(Contact::new(&person.name, &person.email))
    }

    /// When, where, why and what to bring; of what changed, the old beside the new.
    fn table(&self, changes: &[MaterialChange]) -> Block {
        let text = self.lang.registration_mails();
        let mut facts = Vec::new();
        let mut add = |label: &str, lines: Vec<Line>| {
            if !lines.is_empty() {
                facts.push(Fact::new(label, lines));
            }
        };
        let old_time = changes.iter().find_map(|change| match change {
            MaterialChange::Time { old, .. } => Some(*old),
            _ => None,
        });
        add(text.when(), when_lines(self.lang, old_time, (self.starts_at, self.ends_at)));
        let old_place = changes.iter().find_map(|change| match change {
            MaterialChange::Place { old, .. } => Some(old),
            _ => None,
        });
        add(text.place(), place_lines(self.lang, old_place, &self.place));
        let old_link = changes.iter().find_map(|change| match change {
            MaterialChange::OnlineLink { old, .. } => Some(old.as_str()),
            _ => None,
        });
        add(text.online(), online_lines(text.join_online(), old_link, &self.online_link));
        add(text.why(), lines_of(&self.why));
        add(text.bring(), lines_of(&self.bring));
        if let Some(MaterialChange::Title { old, new }) =
            changes.iter().find(|change| matches!(change, MaterialChange::Title { .. }))
        {
            add(text.title(), vec![Line::change(old, new)]);
        }
        Block::Facts(facts)
    }

    fn signature(&self) -> Block {
        let names: Vec<&str> = self.contacts.iter().map(|person| person.name.as_str()).collect();
        let text = self.lang.registration_mails();
        let mut lines = vec![text.regards().to_owned()];
        lines.push(if names.is_empty() { "Kobling".to_owned() } else { text.and(&names) });
        Block::Signature(lines)
    }
}

fn lines_of(text: &str) -> Vec<Line> {
    if text.is_empty() { Vec::new() } else { vec![Line::plain(text)] }
}

fn when_lines(lang: Lang, old: Option<(Timestamp, Timestamp)>, new: (Timestamp, Timestamp)) -> Vec<Line> {
    let date = |at| dates::capitalised(&dates::full_date(lang, at));
    let hours = |(start, end)| dates::hours(lang, start, end);
    match old {
        None => vec![Line::strong(date(new.0)), Line::strong(hours(new))],
        Some(old) if old.0.date() == new.0.date() => {
            vec![Line::strong(date(new.0)), Line::change(hours(old), hours(new))]
        }
        Some(old) => vec![
            Line::change(date(old.0), date(new.0)),
            if hours(old) == hours(new) { Line::strong(hours(new)) } else { Line::change(hours(old), hours(new)) },
        ],
    }
}

fn place_lines(lang: Lang, old: Option<&Place>, new: &Place) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = |old: Option<String>, new: String| match old {
        Some(old) if old != new => lines.push(Line::change(old, new)),
        _ if new.is_empty() => {}
        _ => lines.push(Line::plain(new)),
    };
    line(old.map(Place::short), new.short());
    line(old.map(|place| place.address.clone()), new.address.clone());
    if !new.address.is_empty() {
        lines.push(Line::link(lang.registration_mails().show_map(), paths::map(&new.address)));
    }
    lines
}

fn online_lines(label: &str, old: Option<&str>, new: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(old) = old {
        lines.push(Line::change(old, new));
    }
    if !new.is_empty() {
        lines.push(Line::link(label, new));
    }
    lines
}

/// A seat as its mail needs it.
#[derive(Clone, Serialize, Deserialize)]
pub struct SeatFacts {
    id: String,
    generation: i64,
    name: String,
    calendar_uid: String,
    sequence: i64,
    created_at: Timestamp,
}

impl SeatFacts {
    pub fn of(seat: &Seat) -> Self {
        Self {
            id: seat.id.0.clone(),
            generation: seat.token_generation,
            name: seat.name.clone(),
            calendar_uid: seat.calendar_uid.clone(),
            sequence: seat.sequence,
            created_at: seat.created_at,
        }
    }
}

/// A registration as its contact's mail needs it.
#[derive(Clone, Serialize, Deserialize)]
pub struct RegistrationFacts {
    id: String,
    generation: i64,
    contact_name: String,
    organisation: String,
    /// Names of the live seats.
    names: Vec<String>,
    /// Whether it waits for its seats.
    #[serde(default)]
    waits: bool,
}

impl RegistrationFacts {
    pub fn of(registration: &Registration) -> Self {
        Self {
            id: registration.id.0.clone(),
            generation: registration.token_generation,
            contact_name: registration.contact.name.clone(),
            organisation: registration.organisation.clone(),
            names: registration.live_seats().map(|seat| seat.name.clone()).collect(),
            waits: registration.state == State::Waitlisted,
        }
    }

    /// The party by name; nothing when nobody is left.
    fn attendees(&self, lang: Lang) -> Option<Block> {
        let lines: Vec<Line> = self.names.iter().map(Line::plain).collect();
        let label = lang.registration_mails().attendees();
        (!lines.is_empty()).then(|| Block::Facts(vec![Fact::new(label, lines)]))
    }

    fn link(&self, lang: Lang, context: &Context<'_>) -> String {
        let token = context.token(Purpose::Registration, &self.id, self.generation);
        context.link(&paths::registration(lang, &token))
    }
}

/// What an attendee is told.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum SeatNews {
    /// Signed up, with a seat at once.
    SignedUp,
    /// From the waiting list.
    Promoted,
    /// Asked for again.
    SentAgain,
    Changed {
        changes: Vec<MaterialChange>,
    },
    /// The attendee gave up the seat.
    GivenUp,
    CancelledByContact,
    CancelledByOrganiser,
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
        let seat_link =
            context.link(&paths::seat(lang, &context.token(Purpose::Seat, &self.seat.id, self.seat.generation)));
        let changes: &[MaterialChange] = match &self.news {
            SeatNews::Changed { changes } => changes,
            _ => &[],
        };
        let ended = self.ends_the_seat();
        let mut blocks = vec![Block::heading(said.heading), Block::paragraph(said.intro)];
        if let SeatNews::EventCancelled { words } = &self.news
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
        if self.is_contact {
            blocks.push(Block::Quiet(vec![
                Span::text(text.whole_registration()),
                Span::Link(Link::new(text.see_registration(), self.registration.link(lang, context))),
            ]));
        }
        blocks.push(event.signature());
        blocks.push(Block::Footnote(vec![Span::text(if self.is_contact {
            text.why_contact()
        } else {
            text.why_attendee()
        })]));
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
        }
    }
}

impl SeatMail {
    fn ends_the_seat(&self) -> bool {
        matches!(
            self.news,
            SeatNews::GivenUp
                | SeatNews::CancelledByContact
                | SeatNews::CancelledByOrganiser
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
    Changed {
        changes: Vec<MaterialChange>,
    },
    /// An attendee gave up a seat.
    SeatGivenUp {
        name: String,
    },
    /// The organiser cancelled these seats.
    CancelledByOrganiser {
        names: Vec<String>,
    },
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
            ContactNews::Changed { changes } => changes,
            _ => &[],
        };
        let mut blocks = vec![Block::heading(said.heading), Block::paragraph(said.intro)];
        if let ContactNews::EventCancelled { words } = &self.news
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
        blocks.push(Block::Footnote(vec![Span::text(text.why_contact())]));
        Letter {
            lang,
            to_name: self.registration.contact_name.clone(),
            reply_to: event.reply_to(),
            subject: text.subject(&said.subject, &event.title),
            preview: said.preview,
            blocks,
            calendar: None,
        }
    }
}
