//! A registration's place between seats and queue: how it came, what it takes, and what can be done by hand.

use leptos::prelude::*;

use crate::paths;
use crate::registrations::acts::ByHand;
use crate::registrations::{Registration, State};
use crate::text::Lang;
use crate::text::queue::HandDone;
use crate::ui::{Notice, NoticeKind};

/// What the panel shows.
pub struct QueuePanel {
    pub lang: Lang,
    /// Who added it by hand, by name, where the account is still there.
    pub added_by: Option<String>,
    /// Its place in the queue.
    pub place: Option<usize>,
    /// Whether something can be done: the event is to come.
    pub open: bool,
    /// What was just done here.
    pub done: Option<HandDone>,
}

impl QueuePanel {
    /// What was just done, above everything.
    pub fn notice(&self) -> impl IntoView + use<> {
        let title = self.done.map(|done| self.lang.queue().done(done));
        title.map(|title| view! { <div class="work-note"><Notice kind=NoticeKind::Done title/></div> })
    }

    /// What is to be known of the registration, on lines of their own under its heading.
    pub fn lines(&self, registration: &Registration) -> impl IntoView + use<> {
        let text = self.lang.queue();
        let mut lines = Vec::new();
        if registration.added_by.is_some() {
            lines.push(text.added_by(self.added_by.as_deref()));
        }
        if registration.above_capacity() > 0 {
            lines.push(text.above_capacity(registration.above_capacity()));
        }
        if registration.state == State::Waitlisted && registration.least() < registration.size() {
            lines.push(text.takes_least(registration.least()));
        }
        lines.into_iter().map(|line| view! { <p class="soft">{line}</p> }).collect_view()
    }

    /// What can be done by hand.
    pub fn view(&self, registration: &Registration) -> impl IntoView + use<> {
        let lang = self.lang;
        let text = lang.queue();
        let acts: &[ByHand] = match registration.state {
            State::Waitlisted if self.place == Some(1) => &[ByHand::Seat],
            State::Waitlisted => &[ByHand::Seat, ByHand::Head],
            State::Confirmed => &[ByHand::Queue],
            State::Cancelled => &[],
        };
        let (event_id, id) = (registration.event_id.clone(), registration.id.clone());
        let links = move |act: &ByHand| {
            let href = paths::registration_by_hand(lang, event_id.as_str(), id.as_str(), segment(*act));
            view! { <li><a href=href>{text.link(*act)}</a></li> }
        };
        (self.open && !acts.is_empty()).then(|| {
            view! {
                <div class="side-part">
                    <h2>{text.panel()}</h2>
                    <ul class="bare">{acts.iter().map(links).collect_view()}</ul>
                </div>
            }
        })
    }
}

/// The end of an act's address.
pub fn segment(by: ByHand) -> &'static str {
    match by {
        ByHand::Seat => "give-seats",
        ByHand::Queue => "to-queue",
        ByHand::Head => "to-head",
    }
}
