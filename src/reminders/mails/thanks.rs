//! To an attendee after the event: thanks, what the organiser adds, and the material.

use serde::{Deserialize, Serialize};

use crate::mail::{Block, Context, Fact, Letter, Line, Link, Message, Span};
use crate::paths;
use crate::registrations::mails::{EventFacts, SeatFacts};
use crate::reminders::model::MaterialLink;
use crate::server::token::Purpose;
use crate::text::dates;
use crate::text::reminder_mails::Occasion;

/// To an attendee after the event.
#[derive(Clone, Serialize, Deserialize)]
pub struct ThanksMail {
    pub event: EventFacts,
    pub seat: SeatFacts,
    /// What the organiser adds, in the reader's language; may be empty.
    pub words: String,
    pub links: Vec<MaterialLink>,
    /// Whether others were ticked off at the door, and this attendee was not.
    #[serde(default)]
    pub missed: bool,
}

impl Message for ThanksMail {
    const KIND: &'static str = "reminders.thanks";

    fn letter(&self, context: &Context<'_>) -> Letter {
        let event = &self.event;
        let lang = event.lang;
        let text = lang.reminder_mails();
        let occasion = Occasion {
            kind: event.kind,
            title: &event.title,
            name: &self.seat.name,
            date: &dates::day_of_week(lang, event.ends_at),
        };
        let said = text.thanks(&occasion, self.missed);
        let token = context.token(Purpose::Seat, &self.seat.id, self.seat.generation);
        let mut blocks = vec![Block::heading(said.heading), Block::paragraph(said.intro)];
        if !self.words.is_empty() {
            blocks.push(Block::paragraph(&self.words));
        }
        if !self.links.is_empty() {
            let lines = self.links.iter().map(|link| Line::link(&link.title, &link.url)).collect();
            blocks.push(Block::Facts(vec![Fact::new(text.material(), lines)]));
        }
        blocks.push(event.signature());
        blocks.push(Block::Footnote(vec![
            Span::text(text.why_thanks(event.kind)),
            Span::text(" "),
            Span::Link(Link::new(lang.own_data().see_and_delete(), context.link(&paths::seat_data(lang, &token)))),
        ]));
        Letter {
            lang,
            to_name: self.seat.name.clone(),
            reply_to: event.reply_to(),
            subject: said.subject,
            preview: said.preview,
            blocks,
            calendar: None,
            good_until: None,
        }
    }
}
