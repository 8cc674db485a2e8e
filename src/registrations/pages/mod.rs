//! The pages of sign-up and of whoever holds a link: data in, view out.

mod attendees;
mod coming;
mod confirm;
mod own_data;
mod places;
mod registration;
mod seat;
mod sign_up;

pub use coming::{ComingPage, coming};
pub use confirm::{ConfirmPage, confirm};
pub use own_data::{ErasePage, MailLine, OwnDataPage, erase, gone, own_data};
pub use places::places;
pub use registration::{RegistrationPage, registration};
pub use seat::{SeatPage, seat};
pub use sign_up::{SignUpPage, closed, phrase, sign_up, when_short};

use leptos::prelude::*;

use super::rules::Window;
use crate::events::{self, Event};
use crate::paths;
use crate::text::registrations::Note;
use crate::text::{Lang, dates, phone};
use crate::time::Timestamp;
use crate::ui::{FullDate, Glyph, Icon, Kind, KindGlyph, Link, Place, Prose, When};

/// The event a page is about, in its language.
#[derive(Clone)]
pub struct About {
    pub lang: Lang,
    pub event: Event,
}

impl About {
    fn slug(&self) -> &str {
        self.event.slug.as_deref().unwrap_or_default()
    }

    /// Events, and this one by its date.
    fn above(&self) -> Vec<Link> {
        vec![
            Link::new(self.lang.frame().events(), paths::front(self.lang)),
            Link::new(dates::date(self.lang, self.event.details.starts_at), paths::event(self.lang, self.slug())),
        ]
    }

    fn kind(&self) -> impl IntoView + use<> {
        let kind = match self.event.details.kind {
            events::Kind::NetworkMeeting => Kind::Network,
            events::Kind::LearningVisit => Kind::Visit,
            events::Kind::Conference => Kind::Conference,
        };
        view! { <KindGlyph kind word=self.lang.events().kind(self.event.details.kind)/> }
    }

    /// The event as a card: what, when, where.
    fn card(&self) -> impl IntoView + use<> {
        let lang = self.lang;
        let details = &self.event.details;
        let title = self.event.title(lang);
        let place = details.place.clone();
        let map = (!place.address.is_empty()).then(|| {
            view! { <a href=paths::map(&place.address) rel="noreferrer">{lang.registrations().show_map()}</a> }
        });
        view! {
            <section class="panel">
                {self.kind()}
                <h2 class="panel-title" lang=title.foreign(lang)>
                    <a href=paths::event(lang, self.slug())>{title.text.to_owned()}</a>
                </h2>
                <When lang start=details.starts_at end=details.ends_at/>
                <Place name=place.short() address=place.address>{map}</Place>
            </section>
        }
    }

    fn is_cancelled(&self) -> bool {
        self.event.state == events::State::Cancelled
    }

    /// The heading of a seat or registration whose event is cancelled: that, what the organiser says about it, and what
    /// comes instead.
    fn cancellation(&self, replacement: Option<&Event>) -> impl IntoView + use<> {
        let (lang, kind) = (self.lang, self.event.details.kind);
        let Note { title, text } = lang.registrations().cancelled_note(kind);
        let said = self.event.say(lang, |texts| &texts.cancelled);
        let words = if said.text.is_empty() {
            view! { <p class="lead">{text}</p> }.into_any()
        } else {
            view! { <div class="lead"><Prose text=said.text lang=said.foreign(lang)/></div> }.into_any()
        };
        let instead = replacement.and_then(|new| {
            let href = paths::event(lang, new.public_slug()?);
            let title = new.title(lang);
            Some(view! {
                <p class="ticket-instead">
                    <strong>{lang.site().instead()}</strong>
                    <a href=href lang=title.foreign(lang)>{title.text.to_owned()}</a>
                    <span class="soft"><FullDate lang start=new.details.starts_at end=new.details.ends_at capital=true/></span>
                </p>
            })
        });
        view! {
            <div class="marked-heading">
                <span class="mark mark-cancelled"><Icon glyph=Glyph::Close size=28/></span><h1>{title}</h1>
            </div>
            {words}
            {instead}
        }
    }

    /// Whom to call when a page cannot help.
    pub fn call(&self) -> String {
        self.event
            .details
            .contacts
            .iter()
            .find(|person| !person.phone.is_empty())
            .map(|person| self.lang.registrations().call(&person.name, &phone::shown(&person.phone)))
            .unwrap_or_default()
    }

    /// Why nobody can sign up now; `None` while they can.
    fn why_not(&self, window: Window) -> Option<Note> {
        let text = self.lang.registrations();
        let kind = self.event.details.kind;
        let moment = |at: Timestamp| dates::moment(self.lang, at);
        match window {
            Window::Open => None,
            Window::NotYet { opens_at } => Some(text.not_yet_note(&moment(opens_at))),
            Window::Closed { closed_at } => Some(text.closed_note(&moment(closed_at), &self.call())),
            Window::Past => Some(text.past_note(kind, &self.call())),
            Window::Cancelled => Some(text.cancelled_note(kind)),
        }
    }
}
