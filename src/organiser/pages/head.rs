//! What stands above every page of one event: what it is, its state, and the pages beside this one.

use leptos::prelude::*;

use super::{count, glyph_kind, state_tag};
use crate::events::{Event, Right, State};
use crate::paths;
use crate::text::Lang;
use crate::time::Timestamp;
use crate::ui::{ButtonLink, FullDate, Glyph, KindGlyph, Look, Tab, Tabs};

/// Which page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadTab {
    Overview,
    Registrations,
    Edit,
    Messages,
    Statistics,
    Log,
}

/// What the head shows.
#[derive(Clone)]
pub struct Head {
    pub lang: Lang,
    pub event: Event,
    pub now: Timestamp,
    pub registrations: i64,
    /// What whoever looks may do: what is for others is not drawn.
    pub right: Right,
}

impl Head {
    pub fn view(&self, tab: HeadTab) -> impl IntoView + use<> {
        let (lang, event) = (self.lang, &self.event);
        let (text, details) = (lang.organiser(), &event.details);
        let title = event.title(lang);
        let id = event.id.as_str();
        let page = event.public_slug().map(|slug| {
            view! { <ButtonLink href=paths::event(lang, slug) label=text.see_page() look=Look::Small icon=Glyph::Eye/> }
        });
        let one = |which, label: &str, href, number: Option<i64>| Tab {
            label: label.to_owned(),
            href,
            current: tab == which,
            count: number.map(|number| u64::from(count(number))),
        };
        let mut tabs = vec![
            one(HeadTab::Overview, text.overview(), paths::managed_event(lang, id), None),
            one(
                HeadTab::Registrations,
                text.registrations(),
                paths::event_registrations(lang, id),
                Some(self.registrations),
            ),
        ];
        if event.state != State::Cancelled && self.right.may_change() {
            tabs.push(one(HeadTab::Edit, text.edit(), paths::edit_event(lang, id), None));
        }
        if self.right.may_change() {
            tabs.push(one(HeadTab::Messages, lang.messages().title(), paths::event_messages(lang, id), None));
        }
        let copy = self.right.may_change().then(|| {
            view! {
                <ButtonLink href=paths::copy_event(lang, id) label=lang.copying().copy() look=Look::Small icon=Glyph::Copy/>
            }
        });
        if self.right.may_change() {
            tabs.push(one(HeadTab::Statistics, lang.reports().statistics(), paths::statistics(lang, id), None));
            tabs.push(one(HeadTab::Log, lang.log().title(), paths::event_log(lang, id, &[]), None));
        }
        let place = details.place.short();
        view! {
            <header class="work-head">
                <div>
                    <p class="work-facts parts">
                        <KindGlyph kind=glyph_kind(details.kind) word=lang.events().kind(details.kind)/>
                        <FullDate lang start=details.starts_at end=Some(details.ends_at) capital=true/>
                        {(!place.is_empty()).then(|| view! { <span>{place}</span> })}
                        {state_tag(lang, event, self.now)}
                    </p>
                    <h1 class="work" lang=title.foreign(lang)>{title.text.to_owned()}</h1>
                </div>
                <div class="work-actions">{page}{copy}</div>
            </header>
            <Tabs lang tabs/>
        }
    }
}
