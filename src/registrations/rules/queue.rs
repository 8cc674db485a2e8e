//! Who gets a seat: the queue's two orders, whom freed seats go to, and what is left for a newcomer.

use crate::registrations::model::{Capacity, Held, QueueMode, QueueRules};
use crate::time::Timestamp;

/// A party in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting<T> {
    pub party: T,
    pub size: i64,
    /// The fewest seats that it takes: `size` where it comes as a whole or not at all.
    pub least: i64,
}

impl<T> Waiting<T> {
    /// How many of the free seats it takes, if they are enough for it.
    fn takes(&self, free: i64) -> Option<i64> {
        let seats = self.size.min(free);
        (seats > 0 && seats >= self.least).then_some(seats)
    }

    /// Whether the event is large enough for it. One that became too large holds back nobody.
    fn could_be_seated(&self, capacity: i64) -> bool {
        self.least <= capacity
    }
}

/// A party that gets its seats, all it asked for or the first of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promotion<T> {
    pub party: T,
    pub seats: i64,
}

/// What a party that is larger than the free places wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenShort {
    /// Has not said so yet.
    Ask,
    /// Waits as a whole.
    Wait,
    /// Waits, and also takes fewer: at least so many.
    AtLeast(i64),
}

impl WhenShort {
    /// What a party of a size would take at least, where that is fewer than all.
    pub fn least(self, size: i64) -> Option<i64> {
        match self {
            Self::AtLeast(least) if least < size => Some(least),
            _ => None,
        }
    }
}

/// What becomes of a party that signs up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Seated at once: all, or the first `seats` of a party that also takes fewer.
    Confirmed {
        seats: i64,
    },
    Waitlisted,
    /// Some places are free and nobody waits, but too few: wait, or sign up fewer?
    AskFewer {
        free: i64,
    },
    /// Larger than the event: it could never be seated.
    LargerThanEvent {
        capacity: i64,
    },
}

/// What is known of an event's seats at a moment, under its lock.
#[derive(Clone, Copy, Debug)]
pub struct Seating<'a, T> {
    pub capacity: i64,
    /// Taken seats; more than the capacity where an organiser said so.
    pub seated: i64,
    pub order: QueueRules,
    /// The head first.
    pub queue: &'a [Waiting<T>],
    /// For whom free seats are kept, as it was noted when that began.
    pub held: Option<&'a Held<T>>,
    pub now: Timestamp,
    /// Whether seats are given out by themselves: until the deadline of a published event.
    pub gives_out: bool,
}

impl<T: Clone + PartialEq> Seating<'_, T> {
    /// Never less than 0: seats above the capacity, given out by hand, become free only once there are fewer than that.
    fn free(&self) -> i64 {
        (self.capacity - self.seated).max(0)
    }

    /// Whom free seats go to now.
    pub fn promotions(&self) -> Vec<Promotion<T>> {
        if self.gives_out { self.given_out(self.order.mode) } else { Vec::new() }
    }

    /// From the head: each takes what it asked for, or as many as are free if that is enough for it.
    fn given_out(&self, mode: QueueMode) -> Vec<Promotion<T>> {
        let mut free = self.free();
        let mut given = Vec::new();
        let mut may_pass = mode == QueueMode::BestFit;
        for waiting in self.queue.iter().filter(|waiting| waiting.could_be_seated(self.capacity)) {
            if free == 0 {
                break;
            }
            if let Some(seats) = waiting.takes(free) {
                free -= seats;
                given.push(Promotion { party: waiting.party.clone(), seats });
                continue;
            }
            may_pass = may_pass || self.has_waited_out(waiting);
            // Strict order: nobody behind the head gets what is kept for it.
            if !may_pass {
                break;
            }
        }
        given
    }

    /// Whether free seats have been kept for this head as long as the organiser lets them be.
    fn has_waited_out(&self, head: &Waiting<T>) -> bool {
        let since = self.held.filter(|held| held.party == head.party).map(|held| held.since);
        since.zip(self.order.hold()).is_some_and(|(since, hold)| since.plus(hold) <= self.now)
    }

    /// For whom free seats are kept from now on; asked once everybody was promoted.
    pub fn held_from_now(&self) -> Option<Held<T>> {
        if self.order.mode == QueueMode::BestFit || self.free() == 0 {
            return None;
        }
        let head = self.queue.iter().find(|waiting| waiting.could_be_seated(self.capacity))?;
        let since = self.held.filter(|held| held.party == head.party).map_or(self.now, |held| held.since);
        Some(Held { party: head.party.clone(), since })
    }

    /// In best fit: the free seats that waiting parties could take.
    pub fn claimed(&self) -> i64 {
        match self.order.mode {
            QueueMode::Strict => 0,
            QueueMode::BestFit => self.given_out(QueueMode::BestFit).iter().map(|given| given.seats).sum(),
        }
    }

    /// What a newcomer could take: whoever waits is served first, so what is theirs is not for sale.
    pub fn places_left(&self) -> i64 {
        let theirs = match self.order.mode {
            QueueMode::Strict => waiting_seats(self.capacity, self.queue),
            QueueMode::BestFit => self.claimed(),
        };
        places_left(self.capacity, self.seated, theirs)
    }

    /// Places a party of `size` that signs up.
    pub fn place(&self, size: i64, when_short: WhenShort) -> Placement {
        let left = self.places_left();
        let newcomer = Waiting { party: None, size, least: when_short.least(size).unwrap_or(size) };
        if !newcomer.could_be_seated(self.capacity) {
            return Placement::LargerThanEvent { capacity: self.capacity };
        }
        if size <= left {
            return Placement::Confirmed { seats: size };
        }
        if left > 0 && when_short == WhenShort::Ask {
            return Placement::AskFewer { free: left };
        }
        let seats = newcomer.takes(left).or_else(|| self.passes_on_to(newcomer));
        seats.map_or(Placement::Waitlisted, |seats| Placement::Confirmed { seats })
    }

    /// What a newcomer gets who joins the queue's end: something where the others were kept their seats long enough.
    fn passes_on_to(&self, newcomer: Waiting<Option<T>>) -> Option<i64> {
        if !self.gives_out || self.free() == 0 {
            return None;
        }
        let known = |waiting: &Waiting<T>| Waiting {
            party: Some(waiting.party.clone()),
            size: waiting.size,
            least: waiting.least,
        };
        let mut queue: Vec<Waiting<Option<T>>> = self.queue.iter().map(known).collect();
        queue.push(newcomer);
        let held = self.held.map(|held| Held { party: Some(held.party.clone()), since: held.since });
        let Self { capacity, seated, order, now, gives_out, .. } = *self;
        let with_newcomer = Seating { capacity, seated, order, queue: &queue, held: held.as_ref(), now, gives_out };
        with_newcomer.promotions().into_iter().find(|given| given.party.is_none()).map(|given| given.seats)
    }
}

/// What is left of the capacity behind those who have a seat and those who come first.
pub fn places_left(capacity: i64, seated: i64, theirs: i64) -> i64 {
    (capacity - seated - theirs).max(0)
}

/// The seats that wait, as newcomers must count them: those of parties that could ever be seated.
pub fn waiting_seats<T>(capacity: i64, queue: &[Waiting<T>]) -> i64 {
    queue.iter().filter(|waiting| waiting.could_be_seated(capacity)).map(|waiting| waiting.size).sum()
}

impl Capacity {
    /// What "places left" says; 0 reads "Optaget".
    pub fn places_left(&self) -> i64 {
        let theirs = match self.terms.queue.mode {
            QueueMode::Strict => self.waiting,
            QueueMode::BestFit => self.claimed,
        };
        places_left(self.terms.capacity, self.seated, theirs)
    }
}
