//! What saving a published event brings with it, found before anything is written: a pure count.

use super::model::Plan;
use crate::events::{Details, Event};
use crate::registrations::acts::{self, Audience};
use crate::registrations::store::Counted;
use crate::registrations::{Capacity, Registration, State};
use crate::server::token;
use crate::text::Lang;
use crate::time::Timestamp;

/// A party that gets its seats by this change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promoted {
    pub organisation: String,
    pub seats: i64,
    /// Mails that tell of it: each attendee, and the contact without a seat.
    pub mails: usize,
}

/// What becomes of the seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seats {
    pub before: i64,
    pub after: i64,
    pub seated: i64,
    /// Still waiting afterwards, in parties.
    pub still_waiting: usize,
    /// Parties that wait and are larger than the new number: organisation and seats.
    pub too_large: Vec<(String, i64)>,
}

impl Seats {
    /// Taken seats that the new number no longer covers.
    pub fn over(&self) -> i64 {
        (self.seated - self.after).max(0)
    }
}

/// Everything the preview shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequences {
    /// Told of what changed in the event.
    pub told: Audience,
    /// The same, if the new title is only a correction.
    pub told_without_title: Audience,
    pub title_changed: bool,
    pub promoted: Vec<Promoted>,
    /// Where the number changes.
    pub seats: Option<Seats>,
    /// The first who would be told, for the mail that is shown.
    pub example: Option<Registration>,
}

impl Consequences {
    /// All mails, the title told.
    pub fn mails(&self) -> usize {
        self.told.total() + self.promotion_mails()
    }

    /// All mails, the title a correction.
    pub fn mails_without_title(&self) -> usize {
        self.told_without_title.total() + self.promotion_mails()
    }

    /// Mails to those who get a seat.
    pub fn promotion_mails(&self) -> usize {
        self.promoted.iter().map(|party| party.mails).sum()
    }

    /// Whether somebody must look at this before it is saved: it sends mail, or leaves somebody without hope of a seat.
    pub fn need_confirming(&self) -> bool {
        self.mails() > 0 || self.seats.as_ref().is_some_and(|seats| seats.over() > 0 || !seats.too_large.is_empty())
    }

    /// Names exactly what was shown, so that nobody confirms something else: the content typed (by its hash), the
    /// version it was typed over, and every number on the page.
    pub fn fingerprint(&self, revision: i64, content: &str) -> String {
        let audience = |audience: &Audience| [audience.attendees, audience.contacts, audience.waiting];
        token::hash(&format!(
            "{content} {revision} {:?} {:?} {:?} {:?}",
            audience(&self.told),
            audience(&self.told_without_title),
            self.promoted,
            self.seats,
        ))
    }
}

/// What a save is weighed against, read under the event's lock.
pub struct Before<'a> {
    pub event: &'a Event,
    pub capacity: &'a Capacity,
    pub registrations: &'a [Registration],
    pub counted: &'a Counted,
}

/// Finds what saving `plan` over `before` brings with it.
pub fn of(before: &Before<'_>, plan: &Plan, now: Timestamp) -> Consequences {
    let (old, new) = (&before.event.details, &plan.details);
    let after = Event { details: new.clone(), ..before.event.clone() };
    let promotions = acts::to_promote(&after, &plan.terms, now, before.counted);
    let promoted_ids: Vec<_> = promotions.iter().map(|promotion| promotion.party.clone()).collect();
    // Whoever is promoted gets one mail, which tells of the event as it has become.
    let concerns = |correction| {
        let (after, promoted_ids) = (&after, &promoted_ids);
        move |party: &Registration| {
            !promoted_ids.contains(&party.id)
                && !acts::changes_for(party, before.event, after, now, correction).is_empty()
        }
    };
    let promoted: Vec<Promoted> = promotions
        .iter()
        .filter_map(|promotion| acts::moved(promotion, before.registrations))
        .map(|moved| Promoted { organisation: moved.called, seats: moved.seats, mails: moved.mails })
        .collect();
    let (from, to) = (before.capacity.terms.capacity, plan.terms.capacity);
    let seats = (from != to).then(|| Seats {
        before: from,
        after: to,
        seated: before.counted.seated,
        still_waiting: before.counted.queue.len() - promoted.len(),
        too_large: before
            .registrations
            .iter()
            .filter(|party| party.state == State::Waitlisted && party.least() > to && party.least() <= from)
            .map(|party| (party.called().to_owned(), party.size()))
            .collect(),
    });
    let example = before
        .registrations
        .iter()
        .filter(|registration| registration.state != State::Cancelled && concerns(false)(registration))
        .min_by_key(|registration| registration.state != State::Confirmed)
        .cloned();
    Consequences {
        told: acts::audience(before.registrations, concerns(false)),
        told_without_title: acts::audience(before.registrations, concerns(true)),
        title_changed: title_changed(old, new),
        promoted,
        seats,
        example,
    }
}

fn title_changed(old: &Details, new: &Details) -> bool {
    let title = |details: &Details, lang| details.say(lang, |texts| &texts.title).text.to_owned();
    Lang::ALL.into_iter().any(|lang| title(old, lang) != title(new, lang))
}
