//! What mails tell of: snapshots of an event, a seat and a registration.

use serde::{Deserialize, Serialize};

use crate::events::rules::MaterialChange;
use crate::events::{self, ContactPerson, Event, Kind, Place};
use crate::mail::{Block, Contact, Context, Fact, Line};
use crate::paths;
use crate::registrations::model::{CapacityTerms, Registration, Seat, State};
use crate::server::token::Purpose;
use crate::text::{Lang, dates};
use crate::time::Timestamp;

/// What a mail tells of an event, in the language of its reader.
#[derive(Clone, Serialize, Deserialize)]
pub struct EventFacts {
    pub lang: Lang,
    pub kind: Kind,
    pub title: String,
    pub why: String,
    pub bring: String,
    pub slug: String,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub place: Place,
    pub online_link: String,
    pub contacts: Vec<ContactPerson>,
    pub cancel_until: Timestamp,
    /// Of the event that it tells of; 0 where an older program wrote it.
    #[serde(default)]
    pub revision: i64,
    /// How one gets in and there: only where a mail is read on the way ([`Self::with_the_way`]).
    #[serde(default)]
    pub access: String,
    #[serde(default)]
    pub transport: String,
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
            revision: event.revision,
            access: String::new(),
            transport: String::new(),
        }
    }

    /// The same for somebody who is about to leave for it.
    #[must_use]
    pub fn with_the_way(mut self, event: &Event) -> Self {
        event.say(self.lang, |texts| &texts.access).text.clone_into(&mut self.access);
        event.say(self.lang, |texts| &texts.transport).text.clone_into(&mut self.transport);
        self
    }

    /// What of it later mails compare with.
    pub fn known(&self) -> events::rules::Known {
        events::rules::Known {
            title: self.title.clone(),
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            place: self.place.clone(),
            online_link: self.online_link.clone(),
        }
    }

    /// The same for somebody without a seat, who is not shown the way in.
    #[must_use]
    pub fn without_link(mut self) -> Self {
        self.online_link.clear();
        self
    }

    pub fn reply_to(&self) -> Option<Contact> {
        let person = self.contacts.iter().find(|person| !person.email.is_empty())?;
        Some(Contact::new(&person.name, &person.email))
    }

    /// When, where, why and what to bring; of what changed, the old beside the new.
    pub fn table(&self, changes: &[MaterialChange]) -> Block {
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
        add(self.lang.site().access(), lines_of(&self.access));
        add(self.lang.site().transport(), lines_of(&self.transport));
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

    /// When and where, and the way in online: under a mail that tells of something else.
    pub fn when_and_where(&self) -> Block {
        let text = self.lang.registration_mails();
        let rows = [
            (text.when(), when_lines(self.lang, None, (self.starts_at, self.ends_at))),
            (text.place(), place_lines(self.lang, None, &self.place)),
            (text.online(), online_lines(text.join_online(), None, &self.online_link)),
        ];
        let rows = rows.into_iter().filter(|(_, lines)| !lines.is_empty());
        Block::Facts(rows.map(|(label, lines)| Fact::new(label, lines)).collect())
    }

    pub fn signature(&self) -> Block {
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
    pub id: String,
    pub generation: i64,
    pub name: String,
    pub calendar_uid: String,
    pub sequence: i64,
    pub created_at: Timestamp,
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
    pub id: String,
    pub generation: i64,
    pub contact_name: String,
    pub organisation: String,
    /// Names of the live seats.
    pub names: Vec<String>,
    /// Whether it waits for its seats.
    #[serde(default)]
    pub waits: bool,
    /// Those for whom there was no room, where it just got fewer seats than it asked for.
    #[serde(default)]
    pub without_room: Vec<String>,
}

impl RegistrationFacts {
    pub fn of(registration: &Registration) -> Self {
        Self {
            id: registration.id.0.clone(),
            generation: registration.token_generation,
            contact_name: registration.contact.name.clone(),
            organisation: registration.organisation.clone(),
            names: registration.live_seats().filter(|seat| !seat.is_erased()).map(|seat| seat.name.clone()).collect(),
            waits: registration.state == State::Waitlisted,
            without_room: Vec::new(),
        }
    }

    #[must_use]
    pub fn without_room(mut self, names: &[String]) -> Self {
        self.without_room = names.to_vec();
        self
    }

    /// That not all of the party got a seat, said plainly.
    pub fn shortage(&self, lang: Lang) -> Option<Block> {
        let names: Vec<&str> = self.without_room.iter().map(String::as_str).collect();
        (!names.is_empty()).then(|| Block::paragraph(lang.queue().mail_without_room(&names, self.names.len())))
    }

    /// The party by name; nothing when nobody is left.
    pub fn attendees(&self, lang: Lang) -> Option<Block> {
        let lines: Vec<Line> = self.names.iter().map(Line::plain).collect();
        let label = lang.registration_mails().attendees();
        (!lines.is_empty()).then(|| Block::Facts(vec![Fact::new(label, lines)]))
    }

    pub fn link(&self, lang: Lang, context: &Context<'_>) -> String {
        context.link(&paths::registration(lang, &self.token(context)))
    }

    pub fn data_link(&self, lang: Lang, context: &Context<'_>) -> String {
        context.link(&paths::registration_data(lang, &self.token(context)))
    }

    fn token(&self, context: &Context<'_>) -> String {
        context.token(Purpose::Registration, &self.id, self.generation)
    }
}
