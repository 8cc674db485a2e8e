//! Whom something concerns, and the mails that tell them.

use super::held::{KnownByAll, Words};
use crate::events::Event;
use crate::events::rules::MaterialChange;
use crate::mail::{self, Envelope, Message, Queue};
use crate::registrations::mails::{
    ContactMail, ContactNews, EventFacts, RegistrationFacts, SeatFacts, SeatMail, SeatNews,
};
use crate::registrations::model::{CapacityTerms, Registration, RegistrationId, Seat, State};
use crate::registrations::store;
use crate::server::db::{StoreError, WriteTx};
use crate::server::mail_budget::Turns;
use crate::time::Timestamp;

/// How many mails something sends, by whom they go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Attendees, with a calendar entry.
    pub attendees: usize,
    /// Contacts without a seat of their own.
    pub contacts: usize,
    /// Contacts who wait.
    pub waiting: usize,
}

impl Audience {
    pub fn total(&self) -> usize {
        self.attendees + self.contacts + self.waiting
    }
}

/// How many mails everybody of some registrations gets: all that a cancellation of the event, or a party's own news,
/// sends them.
pub fn audience<'a>(
    registrations: impl IntoIterator<Item = &'a Registration>,
    concerns: impl Fn(&Registration) -> bool,
) -> Audience {
    let mut audience = Audience::default();
    for registration in registrations.into_iter().filter(|registration| concerns(registration)) {
        match registration.state {
            State::Confirmed => {
                audience.attendees += registration.live_seats().filter(|seat| seat.has_mail()).count();
                audience.contacts += usize::from(!contact_has_seat(registration) && registration.contact.has_mail());
            }
            State::Waitlisted => audience.waiting += usize::from(registration.contact.has_mail()),
            State::Cancelled => {}
        }
    }
    audience
}

/// Who reads a mail about a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader<'a> {
    /// With a calendar entry.
    Attendee(&'a Seat),
    /// Without a seat of their own, or who waits.
    Contact,
}

/// Somebody who must be told of a change, and what of it they do not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concerned<'a> {
    pub party: &'a Registration,
    pub reader: Reader<'a>,
    pub changes: Vec<MaterialChange>,
}

/// Whom a step from one version of an event to the next concerns, told what each of them knows; of an event that is
/// over, and stays so, nobody. A pure walk for the preview, and the same that [`tell`] makes.
pub fn concerned<'a>(
    registrations: impl IntoIterator<Item = &'a Registration>,
    known: &KnownByAll,
    before: &Event,
    after: &Event,
    now: Timestamp,
) -> Vec<Concerned<'a>> {
    if before.is_past(now) && after.is_past(now) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for party in registrations {
        if party.state == State::Confirmed {
            for seat in party.live_seats().filter(|seat| seat.has_mail()) {
                let changes = known.changes_for_seat(party, seat, after);
                found.push(Concerned { party, reader: Reader::Attendee(seat), changes });
            }
        }
        let writes_to_contact = match party.state {
            State::Confirmed => !contact_has_seat(party),
            State::Waitlisted => true,
            State::Cancelled => false,
        };
        if writes_to_contact && party.contact.has_mail() {
            let changes = known.changes_for_contact(party, after);
            found.push(Concerned { party, reader: Reader::Contact, changes });
        }
    }
    found.retain(|one| !one.changes.is_empty());
    found
}

impl Audience {
    /// How many mails tell these.
    pub fn of(concerned: &[Concerned<'_>]) -> Self {
        let mut audience = Self::default();
        for one in concerned {
            match (one.reader, one.party.state) {
                (Reader::Attendee(_), _) => audience.attendees += 1,
                (Reader::Contact, State::Waitlisted) => audience.waiting += 1,
                (Reader::Contact, _) => audience.contacts += 1,
            }
        }
        audience
    }
}

/// Tells everyone what they do not know of an event, but for parties that are told otherwise: those that a save
/// promotes or moves. The caller holds the event's lock.
pub async fn tell(
    tx: &mut WriteTx,
    now: Timestamp,
    (before, after): (&Event, &Event),
    terms: &CapacityTerms,
    known: &KnownByAll,
    words: &Words,
    except: &[RegistrationId],
) -> Result<Audience, StoreError> {
    let mails = Mails::of_organiser(now, after, terms);
    let mut registrations = store::by_event(tx, &after.id).await?;
    registrations.retain(|registration| !except.contains(&registration.id));
    let concerned = concerned(&registrations, known, before, after, now);
    for one in &concerned {
        let (changes, words) = (one.changes.clone(), words.in_lang(one.party.lang).to_owned());
        match one.reader {
            Reader::Attendee(seat) => {
                let sequence = store::raise_sequence(tx, now, &seat.id).await?;
                let seat = Seat { sequence, ..seat.clone() };
                mails.seat(tx, one.party, &seat, &SeatNews::Changed { changes, words }).await?;
            }
            Reader::Contact => mails.contact(tx, one.party, ContactNews::Changed { changes, words }).await?,
        }
    }
    Ok(Audience::of(&concerned))
}

/// Tells everyone that the event is cancelled. The caller holds the event's lock and has cancelled it.
pub async fn tell_of_cancellation(
    tx: &mut WriteTx,
    now: Timestamp,
    event: &Event,
    terms: &CapacityTerms,
) -> Result<Audience, StoreError> {
    let mails = Mails::of_organiser(now, event, terms);
    let registrations = store::by_event(tx, &event.id).await?;
    for registration in &registrations {
        let words = event.say(registration.lang, |texts| &texts.cancelled).text.to_owned();
        let seat_news = SeatNews::EventCancelled { words: words.clone() };
        mails.everyone(tx, registration, &seat_news, ContactNews::EventCancelled { words }).await?;
    }
    Ok(audience(&registrations, |_| true))
}

/// Whether the contact attends: then the mail to that seat is the contact's, too.
pub fn contact_has_seat(registration: &Registration) -> bool {
    registration.live_seats().any(|seat| seat.is_contact)
}

/// The mails of one act: what they tell of, and when it was decided.
#[derive(Clone, Copy)]
pub(super) struct Mails<'a> {
    pub now: Timestamp,
    pub event: &'a Event,
    pub terms: &'a CapacityTerms,
    /// When mails may leave that a public form causes. `None` of what an organiser does: those leave at once, and take
    /// along what waits for its turn before them.
    pub turns: Option<&'a Turns>,
    /// Those of the party for whom there was no room, where it got fewer seats than it asked for.
    pub without_room: &'a [String],
}

impl<'a> Mails<'a> {
    /// Those of what an organiser does.
    pub fn of_organiser(now: Timestamp, event: &'a Event, terms: &'a CapacityTerms) -> Self {
        Self { now, event, terms, turns: None, without_room: &[] }
    }

    /// Those of what somebody does by a public form.
    pub fn of_public(now: Timestamp, event: &'a Event, terms: &'a CapacityTerms, turns: &'a Turns) -> Self {
        Self { turns: Some(turns), ..Self::of_organiser(now, event, terms) }
    }
}

impl Mails<'_> {
    /// To everyone of a live registration: attendees with a raised sequence, or the contact who waits.
    async fn everyone(
        self,
        tx: &mut WriteTx,
        registration: &Registration,
        seat_news: &SeatNews,
        contact_news: ContactNews,
    ) -> Result<(), StoreError> {
        match registration.state {
            State::Confirmed => {
                let mut raised = registration.clone();
                for seat in raised.seats.iter_mut().filter(|seat| seat.cancelled.is_none()) {
                    seat.sequence = store::raise_sequence(tx, self.now, &seat.id).await?;
                }
                self.seated(tx, &raised, seat_news, contact_news).await
            }
            State::Waitlisted => self.contact(tx, registration, contact_news).await,
            State::Cancelled => Ok(()),
        }
    }

    /// To each attendee, and to the contact where the contact has no seat.
    pub async fn seated(
        self,
        tx: &mut WriteTx,
        registration: &Registration,
        seat_news: &SeatNews,
        contact_news: ContactNews,
    ) -> Result<(), StoreError> {
        for seat in registration.live_seats() {
            self.seat(tx, registration, seat, seat_news).await?;
        }
        if contact_has_seat(registration) {
            return Ok(());
        }
        self.contact(tx, registration, contact_news).await
    }

    /// To an attendee, with the calendar entry; to nobody where the attendee has no address, or is forgotten.
    pub async fn seat(
        self,
        tx: &mut WriteTx,
        registration: &Registration,
        seat: &Seat,
        news: &SeatNews,
    ) -> Result<(), StoreError> {
        if !seat.has_mail() {
            return Ok(());
        }
        let message = SeatMail {
            event: EventFacts::of(self.event, self.terms, registration.lang),
            seat: SeatFacts::of(seat),
            registration: RegistrationFacts::of(registration).without_room(self.without_room),
            is_contact: seat.is_contact,
            news: news.clone(),
        };
        self.post(tx, Queue::Seat(seat.id.as_str()), &seat.email, &message).await
    }

    /// To the contact; to nobody where the contact has no address, or is forgotten.
    pub async fn contact(
        self,
        tx: &mut WriteTx,
        registration: &Registration,
        news: ContactNews,
    ) -> Result<(), StoreError> {
        if !registration.contact.has_mail() {
            return Ok(());
        }
        let event = EventFacts::of(self.event, self.terms, registration.lang);
        let message = ContactMail {
            event: if registration.state == State::Confirmed { event } else { event.without_link() },
            registration: RegistrationFacts::of(registration).without_room(self.without_room),
            news,
        };
        let queue = Queue::Registration(registration.id.as_str());
        self.post(tx, queue, &registration.contact.email, &message).await
    }

    /// To an address that was an attendee's before: the entry goes from its calendar. `seat` as it was.
    pub async fn moved_away(
        self,
        tx: &mut WriteTx,
        registration: &Registration,
        seat: &Seat,
    ) -> Result<(), StoreError> {
        let message = SeatMail {
            event: EventFacts::of(self.event, self.terms, registration.lang),
            seat: SeatFacts::of(seat),
            registration: RegistrationFacts::of(registration),
            is_contact: seat.is_contact,
            news: SeatNews::MovedAway,
        };
        self.post(tx, Queue::FormerSeat(seat.id.as_str()), &seat.email, &message).await
    }

    async fn post<M: Message>(
        self,
        tx: &mut WriteTx,
        queue: Queue<'_>,
        recipient: &str,
        message: &M,
    ) -> Result<(), StoreError> {
        if self.turns.is_none() {
            mail::hurry(tx, self.now, queue).await?;
        }
        let due_at = self.turns.map(|turns| turns.of(recipient, self.now));
        let envelope = Envelope { queue, recipient, event_id: Some(self.event.id.as_str()), due_at };
        mail::post(tx, self.now, envelope, message).await
    }
}
