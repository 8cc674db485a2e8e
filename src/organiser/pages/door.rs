//! What somebody at the door sees: the events that they were added to, and from when attendance is open.

use leptos::prelude::*;

use super::state_tag;
use crate::events::{Event, State, rules};
use crate::paths;
use crate::text::{Lang, dates};
use crate::time::Timestamp;
use crate::ui::{ButtonLink, Column, Empty, FullDate, Glyph, Look, Row, Table};

pub fn view(lang: Lang, now: Timestamp, mut events: Vec<Event>) -> impl IntoView {
    let text = lang.people_admin();
    events.retain(|event| event.state != State::Draft && now < rules::door_days(&event.details).end);
    events.sort_by_key(|event| event.details.starts_at);
    let rows: Vec<Row> = events.iter().map(|event| row(lang, now, event)).collect();
    let columns = vec![Column::text(text.attendance()), Column::state(lang.organiser().state_column())];
    view! {
        <header class="work-head">
            <div><h1 class="work">{lang.organiser().your_events()}</h1></div>
        </header>
        <section class="work-list">
            {if rows.is_empty() {
                view! { <Empty title=text.no_door_events()><p>{text.no_door_events_next()}</p></Empty> }.into_any()
            } else {
                view! { <Table caption=lang.organiser().your_events() name=lang.organiser().event_column() columns rows/> }
                    .into_any()
            }}
        </section>
    }
}

fn row(lang: Lang, now: Timestamp, event: &Event) -> Row {
    let (text, details) = (lang.people_admin(), &event.details);
    let title = event.title(lang);
    let opens = rules::door_days(details).start;
    let is_open = event.state == State::Published && rules::is_door_open(details, now);
    let place = details.place.short();
    let note = view! {
        <span class="parts">
            <FullDate lang start=details.starts_at end=Some(details.ends_at) capital=true/>
            {(!place.is_empty()).then(|| view! { <span>{place}</span> })}
        </span>
    };
    let attendance = match event.state {
        State::Cancelled => text.nobody_to_tick().into_any(),
        _ if is_open => {
            let href = paths::attendance(lang, event.id.as_str());
            view! { <ButtonLink href label=text.tick() look=Look::Small icon=Glyph::PersonCheck about=title.text/> }
                .into_any()
        }
        _ => text.door_opens(&dates::short(lang, opens)).into_any(),
    };
    let name = view! { <span lang=title.foreign(lang)>{title.text.to_owned()}</span> };
    Row::new(name, vec![attendance, state_tag(lang, event, now).into_any()])
        .with_note(note)
        .cancelled(event.state == State::Cancelled)
}
