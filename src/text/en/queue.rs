//! English sentences about the waiting list and what organisers do with it by hand.

use crate::registrations::acts::{ByHand, Foreseen, Moved, Refusal, Shortage};
use crate::registrations::{Capacity, QueueMode};
use crate::text::queue::{HandDone, Queue};
use crate::text::registrations::Note;
use crate::text::{En, Lang};

fn seats(count: i64) -> String {
    if count == 1 { "1\u{a0}seat".to_owned() } else { format!("{count}\u{a0}seats") }
}

fn registrations(number: usize) -> String {
    if number == 1 { "1\u{a0}registration".to_owned() } else { format!("{number}\u{a0}registrations") }
}

fn and(names: &[&str]) -> String {
    Lang::En.registration_mails().and(names)
}

fn all(names: &[String]) -> String {
    and(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn note(title: impl Into<String>, text: impl Into<String>) -> Note {
    Note { title: title.into(), text: text.into() }
}

impl Queue for En {
    fn mail_without_room(&self, names: &[&str], seated: usize) -> String {
        let room = seats(i64::try_from(seated).unwrap_or(i64::MAX));
        format!(
            "There were only {room} for you. {} did not get a seat and will not be expected. You got the seats because \
             you said that you also take fewer.",
            and(names)
        )
    }
    fn when_short(&self) -> &'static str {
        "If there is only room for some of you"
    }
    fn wait_for_all(&self) -> &'static str {
        "We wait until there is room for all of us"
    }
    fn also_fewer(&self) -> &'static str {
        "We also take fewer seats"
    }
    fn least(&self) -> &'static str {
        "At least"
    }
    fn least_hint(&self) -> &'static str {
        "Those at the top of the list get the seats. The others are cancelled, and we tell you."
    }
    fn least_fault(&self) -> &'static str {
        "Write how many seats you take at least: a number smaller than your party."
    }
    fn save(&self) -> &'static str {
        "Save"
    }
    fn least_saved(&self, least: Option<i64>) -> Note {
        match least {
            Some(least) => {
                note("Saved", format!("You also take fewer: at least {}. You keep your number.", seats(least)))
            }
            None => note("Saved", "You wait until there is room for all of you. You keep your number."),
        }
    }
    fn shared_address(&self, names: &[&str]) -> String {
        format!("{} get their emails at the same address, each with their own calendar entry.", and(names))
    }

    fn mode_legend(&self) -> &'static str {
        "When a seat becomes free and somebody waits"
    }
    fn mode(&self, mode: QueueMode) -> &'static str {
        match mode {
            QueueMode::Strict => "Strict order",
            QueueMode::BestFit => "The first whom it suits",
        }
    }
    fn mode_hint(&self, mode: QueueMode) -> &'static str {
        match mode {
            QueueMode::Strict => {
                "The seat is kept for the first in the queue until there are enough. Nobody passes who came later."
            }
            QueueMode::BestFit => {
                "If it is not enough for the first, the seat goes to the next who can use it. Fewer empty chairs."
            }
        }
    }
    fn hold_hours(&self) -> &'static str {
        "Keep seats for the first for so many hours"
    }
    fn hold_hint(&self) -> &'static str {
        "Then they go to the next whom they suit. Empty: kept without end. Only in strict order."
    }
    fn over_by_hand(&self, capacity: &Capacity) -> Option<String> {
        let over = capacity.over_by_hand();
        (over > 0).then(|| format!("{over} over capacity, added by hand."))
    }
    fn free_for_nobody(&self, free: i64, parties: i64) -> String {
        let waiting = if parties == 1 {
            "1\u{a0}registration waits".to_owned()
        } else {
            format!("{parties}\u{a0}registrations wait")
        };
        format!("{waiting} for more seats than the {free} that are free. Newcomers can take those.")
    }
    fn held_until(&self, moment: &str) -> String {
        format!("They are kept until {moment}. Then they go to the first whom they suit.")
    }

    fn panel(&self) -> &'static str {
        "Move by hand"
    }
    fn added_by(&self, name: Option<&str>) -> String {
        match name {
            Some(name) => format!("Added by {name}"),
            None => "Added by hand".to_owned(),
        }
    }
    fn above_capacity(&self, number: i64) -> String {
        format!("{} over capacity, added by hand", seats(number))
    }
    fn takes_least(&self, least: i64) -> String {
        format!("Also takes fewer: at least {}", seats(least))
    }
    fn nobody_is_told(&self) -> &'static str {
        "They have no email address, so nobody is told. Tell them yourself."
    }
    fn no_mail(&self) -> &'static str {
        "No email"
    }
    fn link(&self, by: ByHand) -> &'static str {
        match by {
            ByHand::Seat => "Give seats now",
            ByHand::Queue => "Move to the waiting list",
            ByHand::Head => "Move to the front of the queue",
        }
    }
    fn done(&self, done: HandDone) -> &'static str {
        match done {
            HandDone::Seated => "The registration has its seats.",
            HandDone::Queued => "The registration is now on the waiting list.",
            HandDone::First => "The registration is now first in the queue.",
            HandDone::Added => "The registration is added.",
        }
    }

    fn move_chosen(&self, by: ByHand) -> &'static str {
        match by {
            ByHand::Seat => "Give seats …",
            ByHand::Queue | ByHand::Head => "To the waiting list …",
        }
    }
    fn title_of_several(&self, by: ByHand, parties: usize) -> String {
        let parties = registrations(parties);
        match by {
            ByHand::Seat => format!("Give {parties} seats now?"),
            ByHand::Queue | ByHand::Head => format!("Move {parties} to the waiting list?"),
        }
    }
    fn left_out(&self, by: ByHand, parties: usize) -> String {
        let why = match (by, parties) {
            (ByHand::Seat, 1) => "is not on the waiting list and is",
            (ByHand::Seat, _) => "are not on the waiting list and are",
            (_, 1) => "has no seats and is",
            _ => "have no seats and are",
        };
        format!("{} of those chosen {why} left out here.", registrations(parties))
    }
    fn stay(&self, parties: &[String]) -> String {
        let keep = if parties.len() == 1 { "keeps its seats" } else { "keep their seats" };
        format!("{} {keep}: they would get them back at once.", all(parties))
    }
    fn several_done(&self, by: ByHand, parties: usize, mails: usize) -> String {
        let done = match (by, parties) {
            (ByHand::Seat, 1) => "has its seats",
            (ByHand::Seat, _) => "have their seats",
            (_, 1) => "is on the waiting list now",
            _ => "are on the waiting list now",
        };
        let mails = match mails {
            0 => "No email is sent.".to_owned(),
            1 => "1\u{a0}email is on its way.".to_owned(),
            more => format!("{more}\u{a0}emails are on their way."),
        };
        format!("{} {done}. {mails}", registrations(parties))
    }
    fn back_to_list(&self) -> &'static str {
        "Back to the registrations"
    }

    fn title(&self, by: ByHand, party: &str) -> String {
        match by {
            ByHand::Seat => format!("Give {party} seats now?"),
            ByHand::Queue => format!("Move {party} to the waiting list?"),
            ByHand::Head => format!("Move {party} to the front of the queue?"),
        }
    }
    fn lead(&self, foreseen: &Foreseen) -> String {
        let size = seats(foreseen.size);
        let place = foreseen.position_after.unwrap_or(1);
        match foreseen.by {
            ByHand::Queue if foreseen.parties.len() > 1 => format!(
                "They lose {size} in all and stand last in the queue. The entries disappear from their calendars."
            ),
            ByHand::Seat if foreseen.parties.len() > 1 => {
                format!("They get {size} in all and are signed up at once.")
            }
            ByHand::Seat => format!("They get {size} and are signed up at once."),
            ByHand::Queue => format!(
                "They lose {size} and become number\u{a0}{place} in the queue, the last. The entries disappear from their \
                 calendars."
            ),
            ByHand::Head if foreseen.position_after.is_none() => {
                "There is room for them, so they are signed up at once.".to_owned()
            }
            ByHand::Head => format!("They wait for {size} and become the first to get them."),
        }
    }
    fn refusal(&self, refusal: Refusal) -> Note {
        match refusal {
            Refusal::NotOpen => note("This cannot be done", "The event is not published, or it is cancelled or past."),
            Refusal::OtherState => note("The registration has moved meanwhile", "Look where it stands now."),
            Refusal::ComesBack => note(
                "They would get the seats back at once",
                "There is room for them, and nobody else in the queue can use the seats.",
            ),
            Refusal::AlreadyFirst => note("They are the first already", "If there is room, it is their turn."),
        }
    }
    fn seats_heading(&self) -> &'static str {
        "What happens"
    }
    fn seats_after(&self, foreseen: &Foreseen) -> String {
        let Foreseen { capacity, seated, seated_after, .. } = foreseen;
        let over = match seated_after - capacity {
            over if over > 0 => format!(" That is {over} over capacity."),
            _ => String::new(),
        };
        format!("{seated} of {} are taken now, {seated_after} afterwards.{over}", seats(*capacity))
    }
    fn passed(&self, foreseen: &Foreseen) -> String {
        match foreseen.passed.as_slice() {
            [] => "Nobody is passed.".to_owned(),
            [one] => format!("{one} has waited longer and is passed."),
            more => format!("{} have waited longer and are passed.", all(more)),
        }
    }
    fn gets_seats(&self, moved: &Moved) -> String {
        format!("{} gets {}.", moved.called, seats(moved.seats))
    }
    fn mails(&self, foreseen: &Foreseen) -> String {
        match (foreseen.mails(), foreseen.own_mails) {
            (0, _) => "It sends no email.".to_owned(),
            (1, _) => "It sends 1\u{a0}email.".to_owned(),
            (all, own) if all == own => format!("It sends {all}\u{a0}emails, all to them."),
            (all, 0) => format!("It sends {all}\u{a0}emails to those who get seats."),
            (all, own) => format!("It sends {all}\u{a0}emails: {own} to them, the others to those who get seats."),
        }
    }
    fn seat_above(&self, above: i64) -> String {
        format!("Yes, although that makes {above}\u{a0}over capacity")
    }
    fn seat_above_fault(&self) -> &'static str {
        "Tick this if they are to have seats although the event is full."
    }
    fn reason(&self) -> &'static str {
        "Why?"
    }
    fn reason_hint(&self) -> &'static str {
        "Stays in the log, so that you can see later why somebody came first. Nobody else sees it."
    }
    fn reason_fault(&self) -> &'static str {
        "Write why they are to be first."
    }
    fn submit(&self, foreseen: &Foreseen) -> String {
        let what = self.link(foreseen.by);
        match foreseen.mails() {
            0 => what.to_owned(),
            1 => format!("{what} and send 1\u{a0}email"),
            mails => format!("{what} and send {mails}\u{a0}emails"),
        }
    }
    fn keep(&self) -> &'static str {
        "Leave it"
    }

    fn back(&self) -> &'static str {
        "Back to the registration"
    }

    fn add(&self) -> &'static str {
        "Add by hand"
    }
    fn add_lead(&self) -> &'static str {
        "For speakers, hosts and people who call. It can also be done after sign-up has closed."
    }
    fn summary(&self, faults: usize) -> String {
        if faults == 1 {
            "Correct one thing, and they are added".to_owned()
        } else {
            format!("Correct {faults} things, and they are added")
        }
    }
    fn contact(&self) -> &'static str {
        "Contact"
    }
    fn contact_lead(&self) -> &'static str {
        "With an email address, the contact gets the receipt and the link to the registration."
    }
    fn email_hint(&self) -> &'static str {
        "Without one, this person gets no emails and no calendar entry."
    }
    fn organisation_lead(&self) -> &'static str {
        "Leave this empty for somebody who comes on their own."
    }
    fn attends(&self) -> &'static str {
        "The contact attends"
    }
    fn attendees(&self) -> &'static str {
        "Attendees"
    }
    fn attendees_lead(&self) -> &'static str {
        "Each attendee gets a seat. Up to 10 at a time."
    }
    fn attendee(&self, number: usize) -> String {
        format!("Attendee {number}")
    }
    fn add_attendee(&self) -> &'static str {
        "Add attendee"
    }
    fn nobody(&self) -> &'static str {
        "Tick this if the contact attends, or add an attendee."
    }
    fn language_and_mail(&self) -> &'static str {
        "Language and email"
    }
    fn language(&self) -> &'static str {
        "Language of their emails"
    }
    fn tell(&self) -> &'static str {
        "Tell those who have an email address now"
    }
    fn tell_hint(&self) -> &'static str {
        "A receipt for the contact and a calendar entry for each attendee. Unticked, they hear from you only when something changes."
    }
    fn full(&self, shortage: &Shortage) -> Note {
        let Shortage { capacity, seated, free, waiting, above } = *shortage;
        let title = if free > 0 && waiting > 0 {
            format!("{} kept for the queue", seats(free))
        } else if free > 0 {
            format!("Only {} free", seats(free))
        } else {
            "The event is full".to_owned()
        };
        let waits = match waiting {
            0 => String::new(),
            1 => " 1 registration waits.".to_owned(),
            more => format!(" {more} registrations wait."),
        };
        let over = if above > 0 { format!(" {} too few for these.", seats(above)) } else { String::new() };
        note(title, format!("{seated} of {} are taken.{waits}{over} Choose below what is to happen.", seats(capacity)))
    }
    fn full_legend(&self) -> &'static str {
        "There is no room for them. What is to happen?"
    }
    fn full_seat(&self, shortage: &Shortage) -> String {
        match (shortage.above, shortage.waiting) {
            (0, _) => "Give them seats now, in front of who waits".to_owned(),
            (above, 0) => format!("Give them seats now, {} over capacity", seats(above)),
            (above, _) => format!("Give them seats now, in front of who waits and {} over capacity", seats(above)),
        }
    }
    fn full_wait(&self, place: i64) -> String {
        format!("Put them on the waiting list as number\u{a0}{place}")
    }
    fn full_fault(&self) -> &'static str {
        "Choose whether they get seats now or wait."
    }
    fn submit_add(&self) -> &'static str {
        "Add"
    }
    fn not_open(&self) -> Note {
        note("Nobody can be added here", "The event is not published, or it is cancelled or past.")
    }
    fn key_used(&self) -> Note {
        note("This form was sent before", "The first registration is saved. To add another one, send it again.")
    }
}
