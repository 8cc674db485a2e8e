//! Sentences about events that several features use.

use crate::events::{Kind, State};

pub trait Events {
    /// "Netværksmøde"
    fn kind(&self, kind: Kind) -> &'static str;
    /// "mødet": how a sentence goes on to speak of it.
    fn the(&self, kind: Kind) -> &'static str;
    fn state(&self, state: State) -> &'static str;
    /// The six principles, by number.
    fn principle(&self, number: u8) -> &'static str;
    /// Before the title of a cancelled event in a calendar.
    fn cancelled_prefix(&self) -> &'static str;
}
