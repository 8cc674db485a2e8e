//! What needs an organiser first, over all events: the rules of one event, put in one order.

use super::rules::Todo;
use crate::time::Timestamp;

/// How many things are told at once; the others are one step away.
pub const AT_ONCE: usize = 8;

/// Something to do, and for which of the events that were asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Its place among them.
    pub event: usize,
    pub todo: Todo,
}

/// Everything to do for these events, each with when it begins: the most pressing kind first, of one kind the event that
/// is nearest.
pub fn in_order(of_events: Vec<(Timestamp, Vec<Todo>)>) -> Vec<Due> {
    let mut all: Vec<(u8, Timestamp, Due)> = Vec::new();
    for (event, (starts_at, todos)) in of_events.into_iter().enumerate() {
        let ranked = todos.into_iter().filter_map(|todo| Some((rank(&todo)?, starts_at, Due { event, todo })));
        all.extend(ranked);
    }
    all.sort_by_key(|(rank, starts_at, due)| (*rank, *starts_at, due.event));
    all.into_iter().map(|(_, _, due)| due).collect()
}

/// How pressing a kind is, 0 most; nothing for what the event's own page tells early enough.
fn rank(todo: &Todo) -> Option<u8> {
    Some(match todo {
        // Somebody waits for an answer that nobody else can give.
        Todo::GiveSeats { .. } => 0,
        // Somebody does not know what they should.
        Todo::MailLost(_) | Todo::MailsLost { .. } => 1,
        Todo::OverCapacity { .. } => 2,
        Todo::TooLarge { .. } => 3,
        Todo::Queue { free, .. } if *free > 0 => 4,
        Todo::UpdateWaits { .. } => 5,
        Todo::FewSignUps { .. } => 6,
        Todo::ClosesSoon(_) => 7,
        Todo::AgendaOutside { .. } => 8,
        Todo::EnglishMissing { .. } => 9,
        // The queue moves up by itself; a draft stands among the drafts; seven weeks before nobody need have signed up.
        Todo::Queue { .. } | Todo::Unfinished { .. } | Todo::NobodyYet => return None,
    })
}

#[cfg(test)]
#[path = "tests/attention.rs"]
mod tests;
