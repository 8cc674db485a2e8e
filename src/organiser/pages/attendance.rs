//! The list at the door: on a phone, one row a person, one big button a row.
//!
//! Without script each tick is a form that leads back to the same row. With it the island keeps ticks until the network
//! has taken them (`registrations/islands/door.rs`).

use leptos::prelude::*;

use crate::events::{Event, Right};
use crate::paths;
use crate::registrations::islands::door::{COUNT, Door, FIND, NOBODY, STUCK, WAITING};
use crate::registrations::lists::{ListedSeat, Turnout};
use crate::text::Lang;
use crate::text::lists::Lists;
use crate::time::Timestamp;
use crate::ui::{ButtonLink, Empty, FullDate, Glyph, Icon, Look, Notice, NoticeKind, Submit};

/// What the page shows.
pub struct Attendance {
    pub lang: Lang,
    pub event: Event,
    pub right: Right,
    pub now: Timestamp,
    /// Those to be shown, in alphabetical order.
    pub seats: Vec<ListedSeat>,
    /// Of all.
    pub turnout: Turnout,
    /// What was searched for.
    pub words: String,
    /// Whether the event is held, so that people can be ticked off.
    pub is_held: bool,
}

pub fn view(page: Attendance) -> impl IntoView {
    let (lang, event) = (page.lang, &page.event);
    let (text, id) = (lang.lists(), event.id.as_str());
    let title = event.title(lang);
    let details = &event.details;
    // Whoever only ticks sees nothing else of the event.
    let (back, words) = if page.right.may_change() {
        (paths::event_registrations(lang, id), lang.organiser().registrations())
    } else {
        (paths::organiser(lang), lang.organiser().your_events())
    };
    let nobody = page.turnout.expected == 0;
    let may_add = page.is_held && page.right.may_change() && !event.is_past(page.now);
    let walk_in = may_add.then(|| {
        let href = paths::add_registration(lang, id);
        view! {
            <div class="list-links">
                <ButtonLink href label=text.walk_in() look=Look::Small icon=Glyph::PersonAdd/>
            </div>
        }
    });
    let body = if !page.is_held {
        view! { <Notice kind=NoticeKind::Info title=text.not_held()/> }.into_any()
    } else if nobody {
        view! { <Empty title=text.nobody_comes()><p>{text.nobody_comes_yet()}</p></Empty> }.into_any()
    } else {
        list(&page).into_any()
    };
    view! {
        <header class="door-head">
            <p class="work-facts parts">
                <a href=back>{words}</a>
                <FullDate lang start=details.starts_at end=Some(details.ends_at) capital=true/>
            </p>
            <h1 class="work">
                {text.door()}" "<span class="door-event" lang=title.foreign(lang)>{title.text.to_owned()}</span>
            </h1>
        </header>
        {body}
        {walk_in}
    }
}

fn list(page: &Attendance) -> impl IntoView + use<> {
    let (lang, words) = (page.lang, page.words.clone());
    let (text, id) = (lang.lists(), page.event.id.as_str().to_owned());
    let action = paths::attendance_for(lang, &id, &words);
    let is_whole = words.is_empty();
    let Turnout { came, expected, .. } = page.turnout;
    let count = text.door_count().replace("{came}", &came.to_string()).replace("{all}", &expected.to_string());
    let found = !page.seats.is_empty();
    let rows = page.seats.iter().map(|seat| row(text, seat)).collect_view();
    let (keep, now) = (format!("kobling-door-{id}"), page.now.0);
    let all = paths::attendance(lang, &id);
    let (path, reload, search) = (action.clone(), action.clone(), all.clone());
    view! {
        <Door>
            <div
                data-keep=keep
                data-path=path
                data-now=now.saturating_mul(1000)
                data-since=now
                data-all=is_whole
            >
                <div class="door-bar">
                    <p class="door-count">
                        <strong
                            id=COUNT aria-live="polite" data-words=text.door_count() data-came=came data-all=expected
                        >{count}</strong>
                        " "{text.door_came()}
                    </p>
                    <form method="get" action=search role="search">
                        <label class="sr-only" for=FIND>{text.find_name()}</label>
                        <div class="search">
                            <Icon glyph=Glyph::Search/>
                            <input
                                class="form-input" type="search" id=FIND name="q" maxlength="100" value=words
                                autocomplete="off" placeholder=text.find_name()
                            />
                        </div>
                        <Submit label=text.find() look=Look::Secondary/>
                    </form>
                    <p class="door-note" id=WAITING role="status" hidden=true data-words=text.door_waiting()></p>
                    <p class="door-note door-note-stuck" id=STUCK role="status" hidden=true>
                        {text.door_stuck()}" "<a href=reload>{text.door_reload()}</a>
                    </p>
                </div>
                {(!is_whole).then(|| view! {
                    <p class="work-back"><a href=all>{text.show_all()}</a></p>
                })}
                <p class="door-nobody" id=NOBODY role="status" hidden=found>{text.nobody_found()}</p>
                <form method="post" action=action>
                    <ul class="door-rows">{rows}</ul>
                </form>
            </div>
        </Door>
    }
}

fn row(text: &'static (dyn Lists + Send + Sync), seat: &ListedSeat) -> impl IntoView + use<> {
    let id = seat.id.as_str();
    let came = seat.came();
    let next = if came { "no" } else { "yes" };
    let find = format!("{} {}", seat.name, seat.organisation).to_lowercase();
    view! {
        <li class="door-row" id=format!("seat-{id}") data-find=find>
            <span class="door-name">{seat.name.clone()}</span>
            <span class="door-firm">{seat.organisation.clone()}</span>
            <button
                type="submit" class="door-tick" name="tick" value=format!("{id}.{next}")
                aria-pressed=if came { "true" } else { "false" }
                data-at=seat.attendance.map_or(0, |decision| decision.at)
            >
                <Icon glyph=Glyph::Check size=24/>
                <span>{text.tick()}<span class="sr-only">" "{seat.name.clone()}</span></span>
            </button>
        </li>
    }
}
