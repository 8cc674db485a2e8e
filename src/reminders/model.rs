//! What an organiser lets go by itself, and what of it went.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::Lang;
use crate::time::Timestamp;

/// The most links to material that a thank-you holds.
pub const MOST_LINKS: usize = 4;

/// One of the things that go by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// A reminder a week before.
    Week,
    /// A reminder the day before.
    Day,
    /// "Are you still coming?"
    Ask,
    /// Thanks, the morning after.
    Thanks,
}

impl Which {
    pub const ALL: [Self; 4] = [Self::Week, Self::Ask, Self::Day, Self::Thanks];

    pub fn tag(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Day => "day",
            Self::Ask => "ask",
            Self::Thanks => "thanks",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|which| which.tag() == tag)
    }
}

/// A link to material: slides, a recording, a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialLink {
    pub title: String,
    pub url: String,
}

/// What is said afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thanks {
    /// May be empty.
    pub da: String,
    /// Empty: those who read English get the Danish.
    pub en: String,
    pub links: Vec<MaterialLink>,
}

impl Thanks {
    /// Whether there is nothing beside the thanks.
    pub fn is_empty(&self) -> bool {
        self.da.is_empty() && self.en.is_empty() && self.links.is_empty()
    }

    pub fn in_lang(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.en.is_empty() { &self.en } else { &self.da }
    }
}

/// What the organisers of an event chose. Where something is on, it says since when: what was due before is not made up
/// for, because nobody expects a mail about last week at the press of a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub week: Option<Timestamp>,
    pub day: Option<Timestamp>,
    pub ask: Option<Timestamp>,
    /// So many days before the event people are asked.
    pub ask_days: i64,
    pub thanks: Option<Timestamp>,
    pub words: Thanks,
}

/// What an organiser asks for.
#[expect(clippy::struct_excessive_bools, reason = "a box of the form each")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub week: bool,
    pub day: bool,
    pub ask: bool,
    pub ask_days: i64,
    pub thanks: bool,
    pub words: Thanks,
}

impl Default for Settings {
    /// Nothing, as for every event that was there before.
    fn default() -> Self {
        Self { week: None, day: None, ask: None, ask_days: 7, thanks: None, words: Thanks::default() }
    }
}

impl Settings {
    /// Those of a new event: a reminder the day before, with the place and the way in it. That is what people expect who
    /// sign up weeks ahead, it keeps fewer seats empty, and nobody minds it; whatever else goes, somebody decides.
    pub fn of_new_event(now: Timestamp) -> Self {
        Self { day: Some(now), ..Self::default() }
    }

    /// Since when something is on.
    pub fn since(&self, which: Which) -> Option<Timestamp> {
        match which {
            Which::Week => self.week,
            Which::Day => self.day,
            Which::Ask => self.ask,
            Which::Thanks => self.thanks,
        }
    }

    /// What they are once somebody saved what they want: what was on stays on since then.
    #[must_use]
    pub fn changed_to(&self, wanted: Wanted, now: Timestamp) -> Self {
        let on = |wanted: bool, before: Option<Timestamp>| wanted.then(|| before.unwrap_or(now));
        // On another day it is another question.
        let asked = self.ask.filter(|_| wanted.ask_days == self.ask_days);
        Self {
            week: on(wanted.week, self.week),
            day: on(wanted.day, self.day),
            ask: on(wanted.ask, asked),
            ask_days: wanted.ask_days,
            thanks: on(wanted.thanks, self.thanks),
            words: wanted.words,
        }
    }

    /// The same, all of it since now: of an event on another date.
    #[must_use]
    pub fn anew(self, now: Timestamp) -> Self {
        let anew = |since: Option<Timestamp>| since.map(|_| now);
        Self { week: anew(self.week), day: anew(self.day), ask: anew(self.ask), thanks: anew(self.thanks), ..self }
    }
}

/// What went, for one date that an event had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    pub which: Which,
    pub day: NaiveDate,
    pub at: Timestamp,
    /// `None`: it was too late, and it went to nobody.
    pub mails: Option<i64>,
}
