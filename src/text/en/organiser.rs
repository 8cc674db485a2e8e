//! English sentences of the organisers' workplace.

use crate::organiser::{Coming, Todo};
use crate::registrations::Capacity;
use crate::text::organiser::{Done, Organiser, SaidTodo};
use crate::text::{En, Lang, dates};
use crate::ui::form::Fault;

/// "3 places"
fn seats(number: i64) -> String {
    if number == 1 { "1\u{a0}place".to_owned() } else { format!("{number}\u{a0}places") }
}

/// "3 mails"
fn mails(number: usize) -> String {
    if number == 1 { "1\u{a0}email".to_owned() } else { format!("{number}\u{a0}emails") }
}

/// "Start, end and room"
fn listed(labels: &[&str]) -> String {
    let lowered: Vec<String> = labels
        .iter()
        .enumerate()
        .map(|(place, label)| if place == 0 { (*label).to_owned() } else { label.to_lowercase() })
        .collect();
    match lowered.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

impl Organiser for En {
    fn your_events(&self) -> &'static str {
        "Events"
    }
    fn new_event(&self) -> &'static str {
        "New event"
    }
    fn no_events(&self) -> &'static str {
        "No events yet"
    }
    fn no_events_next(&self) -> &'static str {
        "Begin with a network meeting, a learning visit or a conference. It stays a draft that only you see \
         until you publish it."
    }
    fn none_upcoming(&self) -> &'static str {
        "No published events ahead. Publish a draft, or begin a new event."
    }
    fn upcoming(&self) -> &'static str {
        "Upcoming"
    }
    fn drafts(&self) -> &'static str {
        "Drafts"
    }
    fn past_and_cancelled(&self) -> &'static str {
        "Past and cancelled"
    }
    fn event_column(&self) -> &'static str {
        "Event"
    }
    fn waiting_column(&self) -> &'static str {
        "Waiting"
    }
    fn state_column(&self) -> &'static str {
        "State"
    }
    fn seats_in_all(&self, all: u32) -> String {
        seats(i64::from(all))
    }
    fn seats_taken_of(&self, taken: u32, all: u32) -> String {
        format!("{taken} of {all} taken")
    }
    fn draft_deleted(&self) -> &'static str {
        "The draft is deleted."
    }

    fn past(&self) -> &'static str {
        "Held"
    }
    fn see_page(&self) -> &'static str {
        "See the page"
    }
    fn overview(&self) -> &'static str {
        "Overview"
    }
    fn registrations(&self) -> &'static str {
        "Registrations"
    }
    fn edit(&self) -> &'static str {
        "Edit"
    }

    fn seats(&self) -> &'static str {
        "Places"
    }
    fn seats_note(&self, capacity: &Capacity) -> String {
        let free = (capacity.terms.capacity - capacity.seated).max(0);
        let registrations = if capacity.parties == 1 {
            "1\u{a0}registration".to_owned()
        } else {
            format!("{}\u{a0}registrations", capacity.parties)
        };
        let waiting = match capacity.waiting {
            1 => "1 is waiting.".to_owned(),
            more => format!("The {more} waiting are {registrations}."),
        };
        match (free, capacity.parties) {
            (0, 0) => "Every place is taken, and nobody is waiting.".to_owned(),
            (free, 0) => format!("{} free.", seats(free)),
            (0, _) => waiting,
            (free, _) => format!("{} kept for the queue: the first in it asked for more. {waiting}", seats(free)),
        }
    }
    fn seats_when_cancelled(&self, seated: i64) -> String {
        match seated {
            0 => "Nobody had a place.".to_owned(),
            1 => "1\u{a0}place was taken when it was cancelled.".to_owned(),
            more => format!("{} were taken when it was cancelled.", seats(more)),
        }
    }
    fn kitchen(&self) -> &'static str {
        "For the kitchen"
    }
    fn kitchen_lead(&self) -> &'static str {
        "Counts among the confirmed. Names and answers are never sent by email."
    }
    fn needs_you(&self) -> &'static str {
        "Needs you"
    }
    fn todo(&self, todo: &Todo) -> SaidTodo {
        let (title, explanation, link) = match todo {
            Todo::MailLost(mail) => return Lang::En.undelivered().lost_mail(mail),
            Todo::MailsLost { mails } => return Lang::En.undelivered().lost_mails(*mails),
            Todo::Unfinished { missing: 1, .. } => (
                "1 thing is missing before the event can be published".to_owned(),
                "The rest is ready.".to_owned(),
                "Write it",
            ),
            Todo::Unfinished { missing, .. } => (
                format!("{missing} things are missing before the event can be published"),
                "The draft is saved. Go on whenever you like.".to_owned(),
                "Go on writing",
            ),
            Todo::OverCapacity { seated, capacity } => (
                format!("{seated} have a place, but there are only {capacity}"),
                "Nobody loses their place. Raise the number, or cancel somebody yourself.".to_owned(),
                "Change the number of places",
            ),
            Todo::Queue { organisation, size, free, parties, until } if *free > 0 => (
                format!(
                    "{} kept for the queue{}",
                    seats(*free),
                    until.map_or_else(String::new, |until| format!(" until {}", dates::moment(Lang::En, until)))
                ),
                format!(
                    "{organisation} are first and asked for {size}. With {} more they are in{}.",
                    seats(size - free),
                    if *parties > 1 { format!("; {parties} registrations wait") } else { String::new() }
                ),
                "Raise the number",
            ),
            Todo::Queue { parties, .. } => (
                if *parties == 1 {
                    "1 registration is waiting for a place".to_owned()
                } else {
                    format!("{parties} registrations are waiting for a place")
                },
                "They move up by themselves when somebody cancels. Raise the number, and they are in at once."
                    .to_owned(),
                "Raise the number",
            ),
            Todo::GiveSeats { organisation, size, free, .. } => (
                format!(
                    "{organisation} waits for {}, and {} free",
                    seats(*size),
                    if *free == 1 { "1\u{a0}seat is".to_owned() } else { format!("{free}\u{a0}seats are") }
                ),
                "The deadline has passed, so nobody moves up by themselves. You can give them seats.".to_owned(),
                "Give seats",
            ),
            Todo::TooLarge { organisation, size, capacity } => (
                format!("{organisation} are waiting for {}", seats(*size)),
                format!("There are only {capacity} in all, so they cannot move up. Talk to them."),
                "See the registration",
            ),
            Todo::ClosesSoon(deadline) => return Lang::En.attention().closes_soon(*deadline),
            Todo::FewSignUps { seated, capacity, closes_at } => {
                return Lang::En.attention().few_sign_ups(*seated, *capacity, *closes_at);
            }
            Todo::UpdateWaits { due_at } => return Lang::En.attention().update_waits(*due_at),
            Todo::AgendaOutside { rows } => (
                if *rows == 1 {
                    "1 part of the programme lies outside the event".to_owned()
                } else {
                    format!("{rows} parts of the programme lie outside the event")
                },
                "Perhaps the event was moved and the programme was not.".to_owned(),
                "Change the programme",
            ),
            Todo::EnglishMissing { fields } => return Lang::En.attention().english_missing(fields),
            Todo::NobodyYet => {
                ("Nobody has signed up yet".to_owned(), "The page is published. Share the link:".to_owned(), "")
            }
        };
        SaidTodo { title, explanation, link }
    }
    fn by_itself(&self) -> &'static str {
        "Happens by itself"
    }
    fn coming(&self, coming: &Coming) -> String {
        let at = |at| dates::at_brief(Lang::En, at);
        match *coming {
            Coming::Opens(when) => format!("Sign-up opens at {}", at(when)),
            Coming::BothClose(when) => format!("Sign-up and cancelling close at {}", at(when)),
            Coming::SignUpCloses(when) => format!("Sign-up closes at {}", at(when)),
            Coming::CancellingCloses(when) => format!("Cancelling closes at {}. Nobody moves up after that", at(when)),
            Coming::Mail { which, asks, people, .. } => Lang::En.reminders().coming(which, asks, people),
            Coming::PeopleDeleted(_) => "Attendees’ names and emails are deleted".to_owned(),
            Coming::NeedsDeleted(_) => "Answers about food and access are deleted".to_owned(),
        }
    }
    fn publish_title(&self) -> &'static str {
        "Publish the event"
    }
    fn publish_lead(&self) -> &'static str {
        "Once published, everybody can see the page, and its address never changes. It can be cancelled, but not taken back."
    }
    fn publish(&self) -> &'static str {
        "Publish"
    }
    fn delete_draft(&self) -> &'static str {
        "Delete the draft"
    }
    fn cancel_event(&self) -> &'static str {
        "Cancel the event"
    }
    fn is_cancelled(&self) -> &'static str {
        "The event is cancelled"
    }
    fn done(&self, done: Done, sent: usize) -> String {
        match (done, sent) {
            (Done::Created, _) => "The draft is saved. Only you and your co-organisers can see it.".to_owned(),
            (Done::SavedDraft, _) => "The draft is saved.".to_owned(),
            (Done::Saved, 0) => "Saved. The change concerns nobody who signed up, so nobody gets an email.".to_owned(),
            (Done::Saved, 1) => "Saved. 1\u{a0}email is on its way.".to_owned(),
            (Done::Saved, sent) => format!("Saved. {} are on their way.", mails(sent)),
            (Done::SavedQuietly, _) => Lang::En.what_if().saved_quietly(&[]),
            (Done::Held, 0) => "Saved, and the page shows the new facts.".to_owned(),
            (Done::Held, sent) => {
                format!(
                    "Saved, and the page shows the new facts. {} for whom it cannot wait: on their way.",
                    mails(sent)
                )
            }
            (Done::FellAway, _) => {
                "Saved. Everything is as people know it again, so the update that was waiting fell away.".to_owned()
            }
            (Done::HeldSent, 0) => "Nobody had anything new to be told, so no emails were sent.".to_owned(),
            (Done::HeldDropped, _) => "The update was not sent. The page still shows the new facts.".to_owned(),
            (Done::Published, _) => "The event is published, and its page is open to everybody.".to_owned(),
            (Done::Cancelled, 0) => "Nobody had signed up, so nobody gets an email.".to_owned(),
            (Done::HeldSent | Done::Cancelled, 1) => "1\u{a0}email is on its way.".to_owned(),
            (Done::HeldSent | Done::Cancelled, sent) => format!("{} are on their way.", mails(sent)),
        }
    }

    fn this_sends(&self, sent: usize) -> String {
        if sent == 0 { "Look at this before you save".to_owned() } else { format!("This sends {}", mails(sent)) }
    }
    fn changed_fields(&self, labels: &[&'static str]) -> String {
        match labels {
            [] => String::new(),
            _ => format!("Changed: {}.", listed(labels)),
        }
    }
    fn nothing_saved_yet(&self) -> &'static str {
        "Nothing is saved yet."
    }
    fn what_changes(&self) -> &'static str {
        "What changes"
    }
    fn now(&self) -> &'static str {
        "Now"
    }
    fn after(&self) -> &'static str {
        "After"
    }
    fn who_is_told(&self) -> &'static str {
        "Who is told"
    }
    fn told_attendees(&self, number: usize, with_entry: bool) -> String {
        match (number, with_entry) {
            (1, true) => "attendee, with a new calendar entry".to_owned(),
            (_, true) => "attendees, with a new calendar entry".to_owned(),
            (1, false) => "attendee, and the entry leaves the calendar".to_owned(),
            (_, false) => "attendees, and the entry leaves the calendar".to_owned(),
        }
    }
    fn told_contacts(&self, number: usize) -> String {
        if number == 1 { "contact who does not attend" } else { "contacts who do not attend" }.to_owned()
    }
    fn told_waiting(&self, number: usize) -> String {
        if number == 1 { "contact on the waiting list" } else { "contacts on the waiting list" }.to_owned()
    }
    fn told_promoted(&self, _number: usize) -> String {
        "to those who get a place".to_owned()
    }
    fn told_total(&self, number: usize) -> String {
        if number == 1 { "email, sent within minutes" } else { "emails, sent within minutes" }.to_owned()
    }
    fn how_the_mail_looks(&self) -> &'static str {
        "What the email looks like"
    }
    fn subject(&self) -> &'static str {
        "Subject"
    }
    fn title_is_correction(&self) -> &'static str {
        "The title is only corrected, a spelling mistake for example"
    }
    fn correction_hint(&self, sent: usize) -> String {
        match sent {
            0 => "Then we send no emails.".to_owned(),
            sent => format!("Then the email leaves the title out, and we send {}.", mails(sent)),
        }
    }
    fn save_and_send(&self, sent: usize) -> String {
        if sent == 0 { "Save".to_owned() } else { format!("Save and send {}", mails(sent)) }
    }
    fn change_more(&self) -> &'static str {
        "Change more"
    }
    fn moved_on_title(&self) -> &'static str {
        "Something has changed meanwhile"
    }
    fn moved_on(&self) -> &'static str {
        "The numbers are not those you saw before. Look at them again before you save."
    }
    fn seats_from_to(&self, before: i64, after: i64) -> String {
        format!("Places: {before} → {after}")
    }
    fn still_waiting(&self, parties: usize) -> String {
        if parties == 1 {
            "1 registration is still waiting.".to_owned()
        } else {
            format!("{parties} registrations are still waiting.")
        }
    }
    fn too_large(&self, organisation: &str, size: i64) -> String {
        format!("{organisation} are waiting for {} and cannot move up then. Talk to them.", seats(size))
    }

    fn cancel_title(&self) -> &'static str {
        "Cancel the event"
    }
    fn cancel_lead(&self) -> &'static str {
        "Cancelling is final. The page stays and says that the event is cancelled."
    }
    fn cancel_words_da(&self) -> &'static str {
        "What should they know, in Danish?"
    }
    fn cancel_words_en(&self) -> &'static str {
        "The same in English"
    }
    fn cancel_words_hint(&self) -> &'static str {
        "Shown on the page and in the email. Say why, and what happens now."
    }
    fn replaced_by(&self) -> &'static str {
        "Does another event take its place?"
    }
    fn replaced_by_none(&self) -> &'static str {
        "No"
    }
    fn nobody_to_tell(&self) -> &'static str {
        "Nobody has signed up, so nobody gets an email."
    }
    fn cancel_and_send(&self, sent: usize) -> String {
        if sent == 0 { "Cancel the event".to_owned() } else { format!("Cancel and send {}", mails(sent)) }
    }
    fn keep_event(&self) -> &'static str {
        "Keep the event"
    }
    fn cancel_fault(&self, field: &str, fault: Fault) -> Option<String> {
        match (field, fault) {
            ("words.da", Fault::Required) => {
                Some("Write a few words in Danish to those who were looking forward to it.".to_owned())
            }
            ("replaced_by", Fault::Choice) => Some("Choose one of your published events, or no.".to_owned()),
            _ => None,
        }
    }
}
