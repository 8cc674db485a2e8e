//! What lists of an event are made of: a row a seat, and whether somebody came.
//!
//! At the door several devices decide about the same seats, and a decision may arrive late or twice. So each carries the
//! instant at which it was made, and the later one counts: in any order, however often, they come to the same.

use super::model::{Answer, Contact, RegistrationId, SeatId, State};
use crate::time::Timestamp;

/// A seat as lists show it, with its party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedSeat {
    pub id: SeatId,
    pub registration_id: RegistrationId,
    pub position: i64,
    /// Empty where who it was has been deleted.
    pub name: String,
    pub email: String,
    /// Of the seat: cancelled alone or with its party.
    pub state: State,
    pub party: State,
    /// Its party's place in the queue, from 1, while it waits.
    pub queue: Option<usize>,
    pub organisation: String,
    pub cvr: Option<String>,
    pub contact: Contact,
    pub signed_up: Timestamp,
    pub attendance: Option<Decision>,
    /// Whether they were asked if they still come, and what they said.
    pub answer: Option<Answer>,
}

impl ListedSeat {
    /// Whether somebody is expected on it.
    pub fn is_expected(&self) -> bool {
        self.state == State::Confirmed && !self.name.is_empty()
    }

    pub fn came(&self) -> bool {
        self.attendance.is_some_and(|decision| decision.came)
    }

    /// Whether a search for these words finds it: each of them in a name, an organisation, a number or an address.
    pub fn is_found_by(&self, words: &str) -> bool {
        let Contact { name, email, .. } = &self.contact;
        let cvr = self.cvr.as_deref().unwrap_or_default();
        let fields = [self.name.as_str(), &self.email, &self.organisation, cvr, name, email];
        let text = fields.map(str::to_lowercase).join("\n");
        words.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// Whether somebody came, and when that was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision {
    // Its order is the order of the fields: the later one is greater; of two at one instant, that somebody came.
    /// Milliseconds since 1970.
    pub at: i64,
    pub came: bool,
}

/// A decision about a seat as it arrives from the door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    pub seat: SeatId,
    pub came: bool,
    /// When it was made, where a device kept it; a button that was pressed decides now.
    pub at: Option<i64>,
}

impl Tick {
    /// `seat.yes` of a button, `seat.no.1795518000000` of a device that kept it.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let seat = parts.next().filter(|seat| !seat.is_empty())?;
        let came = match parts.next()? {
            "yes" => true,
            "no" => false,
            _ => return None,
        };
        let at = parts.next().map(str::parse).transpose().ok()?;
        let is_whole = parts.next().is_none();
        is_whole.then(|| Self { seat: SeatId(seat.to_owned()), came, at })
    }
}

/// How a decision is told to a device, and read from it.
pub fn told(seat: &SeatId, decision: Decision) -> String {
    let word = if decision.came { "yes" } else { "no" };
    format!("{}.{word}.{}", seat.as_str(), decision.at)
}

/// What becomes of a seat by a tick; nothing where a later decision is known, or the same.
pub fn decide(known: Option<Decision>, tick: &Tick, now: Timestamp) -> Option<Decision> {
    // The clock here counts whole seconds.
    let now = now.0.saturating_mul(1000).saturating_add(999);
    let at = match tick.at {
        // A device whose clock runs ahead must not have the last word for ever.
        Some(at) => at.clamp(1, now),
        // Whoever presses a button saw what is known.
        None if known.is_some_and(|known| known.came == tick.came) => return None,
        None => known.map_or(now, |known| now.max(known.at + 1)),
    };
    let decision = Decision { at, came: tick.came };
    known.is_none_or(|known| decision > known).then_some(decision)
}

/// How many came of those who were expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turnout {
    pub came: usize,
    pub expected: usize,
    /// Whether anybody was ticked at all: without a list at the door nobody stayed away.
    pub was_kept: bool,
}

impl Turnout {
    pub fn of<'a>(seats: impl IntoIterator<Item = &'a ListedSeat>) -> Self {
        let mut turnout = Self::default();
        for seat in seats {
            turnout.was_kept |= seat.came();
            if seat.is_expected() {
                turnout.expected += 1;
                turnout.came += usize::from(seat.came());
            }
        }
        turnout
    }

    pub fn stayed_away(&self) -> usize {
        self.expected - self.came
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Timestamp = Timestamp(1_795_518_000);

    fn tick(came: bool, at: Option<i64>) -> Tick {
        Tick { seat: SeatId("seat".to_owned()), came, at }
    }

    fn after(ticks: &[Tick]) -> Option<Decision> {
        ticks.iter().fold(None, |known, tick| decide(known, tick, NOW).or(known))
    }

    proptest! {
        #[test]
        fn in_any_order_and_however_often_ticks_come_to_the_same(
            (ticks, shuffled) in prop::collection::vec((any::<bool>(), 0..50_i64), 1..20)
                .prop_map(|ticks| ticks.into_iter().map(|(came, at)| tick(came, Some(at))).collect::<Vec<_>>())
                .prop_flat_map(|ticks| {
                    let twice: Vec<Tick> = ticks.iter().chain(&ticks).cloned().collect();
                    (Just(ticks), Just(twice).prop_shuffle())
                })
        ) {
            prop_assert_eq!(after(&shuffled), after(&ticks));
            let last = ticks.iter().map(|tick| tick.at.unwrap().max(1)).max().unwrap();
            prop_assert_eq!(after(&ticks).unwrap().at, last);
        }

        #[test]
        fn what_is_told_is_read_as_the_same(came: bool, at in 1..2_000_000_000_000_i64) {
            let seat = SeatId("0198c0de-0000-7000-8000-000000000001".to_owned());
            let read = Tick::parse(&told(&seat, Decision { at, came }));
            prop_assert_eq!(read, Some(Tick { seat, came, at: Some(at) }));
        }

        #[test]
        fn nothing_typed_breaks_a_tick(text in ".*") {
            if let Some(tick) = Tick::parse(&text) {
                prop_assert!(!tick.seat.as_str().is_empty() && !tick.seat.as_str().contains('.'));
            }
        }
    }

    #[test]
    fn a_button_decides_after_whatever_is_known_and_a_clock_ahead_does_not_decide_for_ever() {
        let ahead = after(&[tick(true, Some(i64::MAX))]).unwrap();
        assert!(ahead.at < (NOW.0 + 1) * 1000);
        let pressed = decide(Some(ahead), &tick(false, None), NOW).unwrap();
        assert!(pressed > ahead && !pressed.came);
        assert_eq!(decide(Some(ahead), &tick(true, None), NOW), None, "pressed twice");
        let later = decide(Some(pressed), &tick(true, Some(NOW.plus(5).0 * 1000)), NOW.plus(5)).unwrap();
        assert!(later.came);
        assert_eq!(decide(Some(pressed), &tick(true, Some(7)), NOW), None, "decided before, and late on its way");
    }

    #[test]
    fn what_is_no_tick_is_none() {
        for text in
            ["", ".", ".yes", "a", "a.", "a.maybe", "a.yes.", "a.yes.x", "a.yes.1.2", "a.yes.99999999999999999999"]
        {
            assert_eq!(Tick::parse(text), None, "{text}");
        }
    }
}
