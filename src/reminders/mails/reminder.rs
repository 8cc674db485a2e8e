//! To an attendee before the event: what the calendar entry says, the way there, and how to give up the seat.

use serde::{Deserialize, Serialize};

use crate::mail::{Block, Context, Letter, Link, Message, Span};
use crate::paths;
use crate::registrations::mails::{EventFacts, SeatFacts};
use crate::server::token::Purpose;
use crate::text::dates;
use crate::text::reminder_mails::Occasion;
use crate::time::Timestamp;

/// To an attendee before the event.
#[derive(Clone, Serialize, Deserialize)]
pub struct ReminderMail {
    pub event: EventFacts,
    pub seat: SeatFacts,
    /// Whether it asks if they still come.
    pub asks: bool,
    /// Seats that others wait for.
    pub waiting: i64,
}

impl Message for ReminderMail {
    const KIND: &'static str = "reminders.reminder";

    fn letter(&self, context: &Context<'_>) -> Letter {
        let event = &self.event;
        let lang = event.lang;
        let (text, words) = (lang.reminder_mails(), lang.registration_mails());
        // Told by the day it was decided on, as the mail is dated: the same at every attempt.
        let (today, day) = (context.created_at.date(), event.starts_at.date());
        let days = day.signed_duration_since(today).num_days();
        // The day after, "tomorrow" is not true any more.
        let good_until = if days == 1 { Timestamp::midnight(day) } else { event.starts_at };
        let occasion = Occasion {
            kind: event.kind,
            title: &event.title,
            name: &self.seat.name,
            date: &dates::day_of_week(lang, event.starts_at),
        };
        let said = text.reminder(&occasion, days, self.asks);
        let token = context.token(Purpose::Seat, &self.seat.id, self.seat.generation);
        let to = |path: String| context.link(&path);
        let until = (event.cancel_until > context.created_at).then(|| dates::moment(lang, event.cancel_until));
        let mut blocks = vec![Block::heading(said.heading), Block::paragraph(said.intro)];
        if self.asks {
            blocks.push(Block::button(text.yes(), to(paths::seat_coming_with(lang, &token, "yes"))));
            if until.is_some() {
                blocks.push(Block::button(text.no(), to(paths::seat_coming_with(lang, &token, "no"))));
                blocks.push(Block::quiet(text.how_to_answer(self.waiting)));
            } else {
                blocks.push(Block::quiet(text.too_late_to_cancel()));
            }
        }
        blocks.push(Block::title(&event.title));
        blocks.push(event.table(&[]));
        if !self.asks {
            blocks.push(Block::button(words.see_your_seat(), to(paths::seat(lang, &token))));
        }
        if let Some(until) = until.filter(|_| !self.asks) {
            blocks.push(Block::Quiet(vec![
                Span::text(text.cannot_come(self.waiting, &until)),
                Span::text(" "),
                Span::link(text.give_up(), to(paths::seat_cancel(lang, &token))),
            ]));
        }
        blocks.push(Block::Quiet(vec![
            Span::text(text.entry_stands()),
            Span::text(" "),
            Span::link(text.get_entry(), to(paths::seat_calendar(lang, &token))),
        ]));
        blocks.push(event.signature());
        blocks.push(Block::Footnote(vec![
            Span::text(text.why(event.kind)),
            Span::text(" "),
            Span::Link(Link::new(lang.own_data().see_and_delete(), to(paths::seat_data(lang, &token)))),
        ]));
        Letter {
            lang,
            to_name: self.seat.name.clone(),
            reply_to: event.reply_to(),
            subject: said.subject,
            preview: said.preview,
            blocks,
            calendar: None,
            good_until: Some(good_until),
        }
    }
}
