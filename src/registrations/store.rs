//! Everything that registrations ask of the database; split by what is asked for.

mod answers;
mod capacity;
mod desk;
mod erase;
mod figures;
mod held;
mod lists;
mod needs;
mod note;
mod read;
mod search;
mod table;
mod write;

pub use answers::{answer, answer_of, answers_of, ask, forget_answer, forget_answers};
pub use capacity::{
    Counted, capacities_of, capacity_of, count, delete_capacity, insert_capacity, lock, overdue_holds, set_terms,
    write_counts,
};
pub use desk::{Queued, contacts_of, heads_of_queues, held_until, people_of_seats, without_registrations};
pub use erase::{
    Kept, erase_attendee, erase_contact, erase_needs, erase_needs_of_event, erase_organisation, erase_people_of_event,
    forget_form, with_needs, with_people,
};
pub use figures::{EventFigures, figures_of, forgotten_seats, keep_figures, organisations};
pub use held::{HeldRow, held, held_due, hold, release};
pub use lists::{AtDoor, at_door, decide, decided_since, listed, who_came};
pub use needs::{has_needs, needs_counts, needs_of, with_a_diet};
pub use note::{forget_note, note_of, write_note};
pub use read::{by_event, by_id, by_seat_token, by_token, how_many, position, queue_position, these};
pub use search::{fold_again, stale};
pub use table::{Counts, Cut, Filter, Order, answers_among, by_ids, counts, ids, organisations_of, page, places_of};
pub use write::{
    FormKey, NewParty, cancel_registration, cancel_seat, confirm, forget_form_keys, give_above_capacity, insert,
    raise_sequence, remember_form, set_min_seats, to_head, to_tail, unseat, update_attendee, update_contact,
};
