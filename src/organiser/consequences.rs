//! What saving a published event brings with it, found before anything is written: a pure count.

use super::model::Plan;
use crate::events::rules::{MaterialChange, material_changes};
use crate::events::{Details, Event};
use crate::registrations::acts::{self, Audience, Concerned, Held, KnownByAll, Reader};
use crate::registrations::rules::Promotion;
use crate::registrations::store::Counted;
use crate::registrations::{Capacity, Registration, RegistrationId, Seat, State};
use crate::server::token;
use crate::text::Lang;
use crate::time::Timestamp;

/// A party that gets its seats by this change, or loses them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub id: RegistrationId,
    pub organisation: String,
    pub seats: i64,
    /// Mails that tell of it: each attendee, and the contact without a seat.
    pub mails: usize,
}

impl Party {
    fn of(registration: &Registration) -> Self {
        let seated = Registration { state: State::Confirmed, ..registration.clone() };
        Self {
            id: registration.id.clone(),
            organisation: registration.called().to_owned(),
            seats: registration.size(),
            mails: acts::audience([&seated], |_| true).total(),
        }
    }

    /// One that gets seats, maybe fewer than it asked for.
    fn promoted(promotion: &Promotion<RegistrationId>, registrations: &[Registration]) -> Option<Self> {
        let acts::Moved { called, seats, mails } = acts::moved(promotion, registrations)?;
        Some(Self { id: promotion.party.clone(), organisation: called, seats, mails })
    }
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
    /// Where more are seated than the new number: who would move to the waiting list, in order of arrival.
    pub last: Vec<Party>,
}

impl Seats {
    /// Taken seats that the new number no longer covers.
    pub fn over(&self) -> i64 {
        (self.seated - self.after).max(0)
    }
}

/// What a mail of the preview tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    Changed(Vec<MaterialChange>),
    Promoted,
    /// As so many in the queue.
    BackInQueue(i64),
    EventCancelled,
}

/// A mail to be shown: who gets it, and what it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    pub party: Registration,
    /// The attendee's; `None`: the contact's.
    pub seat: Option<Seat>,
    pub news: News,
}

/// Everything the preview shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequences {
    /// Told of what changed in the event.
    pub told: Audience,
    /// The same, if the new title is only a correction.
    pub told_without_title: Audience,
    pub title_changed: bool,
    /// The languages in which they are told.
    pub langs: Vec<Lang>,
    pub promoted: Vec<Party>,
    /// Where the number changes.
    pub seats: Option<Seats>,
    /// Whether those over the new number are to move to the waiting list.
    pub moves: bool,
    /// One mail of each kind in each language.
    pub samples: Vec<Sample>,
    /// The update that waits already.
    pub held: Option<Held>,
    /// Until when the mails of this change may wait.
    pub may_wait_until: Option<Timestamp>,
}

impl Consequences {
    /// All mails, the title told.
    pub fn mails(&self) -> usize {
        self.told.total() + self.party_mails()
    }

    /// All mails, the title a correction.
    pub fn mails_without_title(&self) -> usize {
        self.told_without_title.total() + self.party_mails()
    }

    /// Mails that never wait: to those who get seats or lose them.
    pub fn party_mails(&self) -> usize {
        self.promotion_mails() + self.moving_mails()
    }

    /// Mails to those who get a seat.
    pub fn promotion_mails(&self) -> usize {
        self.promoted.iter().map(|party| party.mails).sum()
    }

    /// Mails to those who move to the waiting list.
    pub fn moving_mails(&self) -> usize {
        self.moved().iter().map(|party| party.mails).sum()
    }

    /// Who moves to the waiting list.
    pub fn moved(&self) -> &[Party] {
        self.seats.as_ref().filter(|_| self.moves).map_or(&[], |seats| &seats.last)
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
            "{content} {revision} {:?} {:?} {:?} {:?} {:?} {:?}",
            audience(&self.told),
            audience(&self.told_without_title),
            self.promoted,
            self.seats,
            self.moves,
            self.held.as_ref().map(|held| held.due_at),
        ))
    }
}

/// What a save is weighed against, read under the event's lock.
pub struct Before<'a> {
    pub event: &'a Event,
    pub capacity: &'a Capacity,
    pub registrations: &'a [Registration],
    pub counted: &'a Counted,
    pub known: &'a KnownByAll,
    pub held: Option<&'a Held>,
}

/// Finds what saving `plan` over `before` brings with it. `moves`: those over the new number of seats go to the waiting
/// list.
pub fn of(before: &Before<'_>, plan: &Plan, moves: bool, now: Timestamp) -> Consequences {
    let (old, new) = (&before.event.details, &plan.details);
    let after = Event { details: new.clone(), ..before.event.clone() };
    let (from, to) = (before.capacity.terms.capacity, plan.terms.capacity);
    let last = if to < from { last(before, &after, plan, now) } else { Vec::new() };
    let moving: Vec<&Registration> = if moves { last.clone() } else { Vec::new() };
    let counted = without_seats(before, &moving);
    let promotions = acts::to_promote(&after, &plan.terms, now, &counted);
    let gets_seats = |id: &RegistrationId| promotions.iter().any(|promotion| promotion.party == *id);
    let left = || counted.queue.iter().filter(|waiting| !gets_seats(&waiting.party));
    let in_queue = |id: &RegistrationId| left().position(|waiting| waiting.party == *id).unwrap_or_default() + 1;
    // Whoever gets a seat or loses it gets one mail, which tells of the event as it has become.
    let others: Vec<&Registration> = before
        .registrations
        .iter()
        .filter(|party| !gets_seats(&party.id) && !moving.iter().any(|moved| moved.id == party.id))
        .collect();
    let corrected = before.known.clone().with_corrected_title(old, new);
    let concerned = |correction: bool| {
        if !is_material(old, new, correction) {
            return Vec::new();
        }
        let known = if correction { &corrected } else { before.known };
        acts::concerned(others.iter().copied(), known, before.event, &after, now)
    };
    let told = concerned(false);
    let promoted: Vec<&Registration> =
        before.registrations.iter().filter(|registration| gets_seats(&registration.id)).collect();
    let seats = (from != to).then(|| Seats {
        before: from,
        after: to,
        seated: before.counted.seated,
        still_waiting: counted.queue.len() - promoted.len(),
        too_large: before
            .registrations
            .iter()
            .filter(|party| party.state == State::Waitlisted && party.least() > to && party.least() <= from)
            .map(|party| (party.called().to_owned(), party.size()))
            .collect(),
        last: last.iter().copied().map(Party::of).collect(),
    });
    let mut samples = samples_of_change(&told);
    samples.extend(samples_of(&promoted, |_| News::Promoted));
    let position = |party: &Registration| i64::try_from(in_queue(&party.id)).unwrap_or(i64::MAX);
    samples.extend(samples_of(&moving, |party| News::BackInQueue(position(party))));
    let langs = Lang::ALL.into_iter().filter(|lang| told.iter().any(|one| one.party.lang == *lang)).collect();
    Consequences {
        told: Audience::of(&told),
        told_without_title: Audience::of(&concerned(true)),
        title_changed: Lang::ALL.into_iter().any(|lang| title(old, lang) != title(new, lang)),
        langs,
        promoted: promotions.iter().filter_map(|promotion| Party::promoted(promotion, before.registrations)).collect(),
        seats,
        moves: moves && !moving.is_empty(),
        samples,
        held: before.held.cloned(),
        may_wait_until: acts::may_wait_until(before.held, before.event, &after, now),
    }
}

/// Whether anybody could have to be told of the step from one version to the next.
pub fn is_material(old: &Details, new: &Details, title_is_correction: bool) -> bool {
    Lang::ALL.into_iter().any(|lang| !material_changes(old, new, lang, title_is_correction).is_empty())
}

/// Who would have to move to the waiting list; not those whom the seats left over would take back at once.
fn last<'a>(before: &Before<'a>, after: &Event, plan: &Plan, now: Timestamp) -> Vec<&'a Registration> {
    let mut last = acts::to_unseat(before.registrations, plan.terms.capacity);
    loop {
        let promoted = acts::to_promote(after, &plan.terms, now, &without_seats(before, &last));
        let all = last.len();
        last.retain(|party| promoted.iter().all(|promotion| promotion.party != party.id));
        if last.len() == all {
            return last;
        }
    }
}

/// The count, once these parties wait: each in its old place in the queue.
fn without_seats(before: &Before<'_>, moved: &[&Registration]) -> Counted {
    let mut counted = before.counted.clone();
    for party in moved {
        counted.seated -= party.size();
        counted.by_hand -= party.above_capacity();
        counted = counted.and(&Registration { state: State::Waitlisted, ..(*party).clone() });
    }
    if !moved.is_empty() {
        let arrived = |id: &RegistrationId| before.registrations.iter().find(|party| party.id == *id);
        counted.queue.sort_by_key(|waiting| arrived(&waiting.party).map(|party| party.queue_number));
    }
    counted
}

/// The first mail in each language, an attendee's where there is one.
pub fn samples_of_change(told: &[Concerned<'_>]) -> Vec<Sample> {
    let first = |lang| {
        let mut readers = told.iter().filter(move |one| one.party.lang == lang);
        let one = readers.clone().find(|one| matches!(one.reader, Reader::Attendee(_))).or_else(|| readers.next())?;
        let seat = match one.reader {
            Reader::Attendee(seat) => Some(seat.clone()),
            Reader::Contact => None,
        };
        Some(Sample { party: one.party.clone(), seat, news: News::Changed(one.changes.clone()) })
    };
    Lang::ALL.into_iter().filter_map(first).collect()
}

/// The mail in each language to the first of these who reads it.
pub fn samples_of(parties: &[&Registration], news: impl Fn(&Registration) -> News) -> Vec<Sample> {
    let first = |lang| {
        let party = parties.iter().find(|party| party.lang == lang)?;
        let seat = party.live_seats().find(|seat| seat.has_mail()).cloned();
        Some(Sample { party: (*party).clone(), seat, news: news(party) })
    };
    Lang::ALL.into_iter().filter_map(first).collect()
}

fn title(details: &Details, lang: Lang) -> &str {
    details.say(lang, |texts| &texts.title).text
}
