//! Where the one next step of something to do leads, on an event's own page and on the first one.

use leptos::prelude::*;

use super::queue_panel::segment;
use crate::events::Event;
use crate::organiser::attention::{AT_ONCE, Due};
use crate::organiser::rules::Todo;
use crate::paths;
use crate::registrations::acts::ByHand;
use crate::text::Lang;
use crate::time::Timestamp;
use crate::ui::{Glyph, Icon};

/// The icon of something to do, and where it is done.
pub fn step(lang: Lang, event: &Event, todo: &Todo) -> (Glyph, Option<String>) {
    let id = event.id.as_str();
    let edit = |part: &str| Some(format!("{}#{part}", paths::edit_event(lang, id)));
    match todo {
        Todo::MailLost(mail) => {
            (Glyph::Mail, Some(paths::managed_registration(lang, id, mail.registration_id.as_str())))
        }
        Todo::MailsLost { .. } => (Glyph::Mail, Some(paths::event_registrations(lang, id))),
        Todo::Unfinished { field, .. } => (Glyph::Pencil, edit(field)),
        Todo::Queue { .. } => (Glyph::Hourglass, edit("capacity")),
        Todo::GiveSeats { registration_id, .. } => {
            let act = segment(ByHand::Seat);
            (Glyph::Hourglass, Some(paths::registration_by_hand(lang, id, registration_id.as_str(), act)))
        }
        Todo::TooLarge { .. } => (Glyph::Hourglass, Some(paths::event_registrations_in(lang, id, "waitlisted"))),
        Todo::OverCapacity { .. } => (Glyph::Error, edit("capacity")),
        Todo::ClosesSoon(_) => (Glyph::Clock, Some(paths::event_registrations(lang, id))),
        Todo::UpdateWaits { .. } => (Glyph::Mail, Some(paths::held_update(lang, id))),
        Todo::AgendaOutside { .. } => (Glyph::List, edit("agenda")),
        Todo::EnglishMissing { fields } => (Glyph::Globe, edit(fields.first().copied().unwrap_or("title.en"))),
        // There the address to share is told in full.
        Todo::FewSignUps { .. } | Todo::NobodyYet => (Glyph::Send, Some(paths::managed_event(lang, id))),
    }
}

/// Something to do on an event's own page, with why; a page to share is told by its whole address.
pub fn row(lang: Lang, event: &Event, todo: &Todo, address: Option<&str>) -> impl IntoView + use<> {
    let said = lang.organiser().todo(todo);
    let (glyph, href) = step(lang, event, todo);
    let is_to_share = matches!(todo, Todo::FewSignUps { .. } | Todo::NobodyYet);
    let address = address.filter(|_| is_to_share).map(str::to_owned);
    let href = href.filter(|_| !is_to_share);
    view! {
        <li>
            <Icon glyph size=24/>
            <div>
                <strong>{said.title}</strong>
                <p>{said.explanation}</p>
                {href.map(|href| view! { <a href=href>{said.link}</a> })}
                {address.map(|address| view! { <a class="long-address" href=address.clone()>{address.clone()}</a> })}
            </div>
        </li>
    }
}

/// What needs the organiser over all events. `all`: not the first few only.
pub struct Attention {
    pub due: Vec<Due>,
    /// What is told of mails that cannot leave.
    pub mails: Option<String>,
    pub all: bool,
}

impl Attention {
    pub fn view(self, lang: Lang, now: Timestamp, events: &[&Event]) -> impl IntoView + use<> {
        let text = lang.attention();
        let is_calm = self.due.is_empty() && self.mails.is_none();
        let shown = if self.all { self.due.len() } else { AT_ONCE };
        let more = self.due.len().saturating_sub(shown);
        let rows = self
            .due
            .iter()
            .take(shown)
            .filter_map(|due| Some(of_event(lang, now, events.get(due.event)?, &due.todo)))
            .collect_view();
        view! {
            <section class="attention">
                <h2>{lang.organiser().needs_you()}</h2>
                {self.mails.map(|words| view! { <p class="attention-mails"><Icon glyph=Glyph::Error size=24/><span>{words}</span></p> })}
                {is_calm.then(|| view! { <p class="soft">{text.nothing_to_do()}</p> })}
                <ul class="attention-rows">{rows}</ul>
                {(more > 0).then(|| view! { <p class="attention-more"><a href=paths::organiser_todos(lang)>{text.and_more(more)}</a></p> })}
            </section>
        }
    }
}

fn of_event(lang: Lang, now: Timestamp, event: &Event, todo: &Todo) -> impl IntoView + use<> {
    let said = lang.organiser().todo(todo);
    let (glyph, href) = step(lang, event, todo);
    let title = event.title(lang);
    let day = crate::text::dates::near_day(lang, event.details.starts_at, now);
    let (name, foreign) = (title.text.to_owned(), title.foreign(lang));
    let about = name.clone();
    view! {
        <li>
            <Icon glyph size=24/>
            <div class="attention-words">
                <strong>{said.title}</strong>
                <p class="parts"><span lang=foreign>{name}</span><span>{day}</span></p>
            </div>
            {href.map(|href| view! { <a class="attention-step" href=href>{said.link}<span class="sr-only">": "{about}</span></a> })}
        </li>
    }
}
