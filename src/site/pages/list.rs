//! Events in a list: by month, one row each.

use chrono::Datelike;
use leptos::prelude::*;

use super::kind_of;
use crate::events::Listed;
use crate::paths;
use crate::site::rules::{Availability, Section, first_sentence, street};
use crate::text::{Lang, dates};
use crate::time::Timestamp;
use crate::ui::{Capacity, DateBlock, FullDate, KindGlyph, Tag, Tone};

/// An event of the list.
pub struct Row {
    pub event: Listed,
    pub availability: Availability,
    pub replacement: Option<Replacement>,
}

/// The event that takes a cancelled one's place.
pub struct Replacement {
    pub slug: String,
    pub starts_at: Timestamp,
}

/// A month of the list.
pub fn month(lang: Lang, now: Timestamp, month: Section<Row>) -> impl IntoView {
    let name = dates::capitalised(dates::month(lang, month.first.date()));
    let when = format!("{} · {}", month.first.date().year(), dates::weeks(lang, month.first, month.last));
    let rows = month.rows.into_iter().map(|row| event_row(lang, now, row, None)).collect_view();
    view! {
        <section class="month">
            <header class="month-head"><h2>{name}</h2><p>{when}</p></header>
            <ol class="month-events">{rows}</ol>
        </section>
    }
}

/// An event of a list, with the id that a link on the page may lead to.
pub fn event_row(lang: Lang, now: Timestamp, row: Row, id: Option<String>) -> impl IntoView {
    let text = lang.site();
    let event = &row.event;
    let cancelled = row.availability == Availability::Cancelled;
    let tag = if cancelled {
        Some((Tone::Cancelled, text.cancelled().to_owned()))
    } else if row.availability == Availability::Past {
        None
    } else {
        text.nearness(event.starts_at, now).map(|word| (Tone::Soon, word))
    };
    let title = event.title(lang);
    let href = event.slug.as_deref().map(|slug| paths::event(lang, slug));
    let words = text.capacity(row.availability, now);
    let capacity = match (&row.replacement, row.availability) {
        // What is over has nothing to sign up for, and its page says so.
        (_, Availability::Past) => None,
        (Some(new), _) => {
            let href = paths::event(lang, &new.slug);
            let date = text.new_date(event.kind, new.starts_at);
            Some(
                view! {
                    <div class="capacity">
                        <p class="capacity-words"><strong>{words.strong}</strong></p>
                        <p class="capacity-note"><a class="event-row-other" href=href>{date}</a></p>
                    </div>
                }
                .into_any(),
            )
        }
        (None, availability) => {
            let rest = words.rest.unwrap_or_default();
            Some(view! { <Capacity strong=words.strong rest bar=availability.bar() note=words.note/> }.into_any())
        }
    };
    view! {
        <li class=if cancelled { "event-row event-row-cancelled" } else { "event-row" } id=id>
            <DateBlock lang at=event.starts_at/>
            <div class="event-row-text">
                <p class="event-row-kind">
                    <KindGlyph kind=kind_of(event.kind) word=lang.events().kind(event.kind)/>
                    {tag.map(|(tone, word)| view! { <Tag tone word/> })}
                </p>
                <h3 class="event-row-title">
                    <a href=href lang=title.foreign(lang)>{title.text.to_owned()}</a>
                </h3>
                <p class="event-row-when parts">
                    <span>
                        <span class="sr-only"><FullDate lang start=event.starts_at capital=true/>" "</span>
                        {dates::hours(lang, event.starts_at, event.ends_at)}
                    </span>
                    <span>{place(lang, event)}</span>
                </p>
                {reason(lang, event, cancelled)}
            </div>
            {capacity}
        </li>
    }
}

/// Where, as short as it can be found by.
fn place(lang: Lang, event: &Listed) -> String {
    let parts: Vec<&str> =
        [event.place.as_str(), street(&event.address)].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { lang.site().online().to_owned() } else { parts.join(", ") }
}

/// Why one should come, or what the organiser says about a cancellation.
fn reason(lang: Lang, event: &Listed, cancelled: bool) -> Option<AnyView> {
    let text = lang.site();
    if cancelled {
        let words = event.say(lang, |texts| &texts.reason);
        let (words, foreign) = if words.text.is_empty() {
            (lang.registrations().cancelled_note(event.kind).text, None)
        } else {
            (words.text.to_owned(), words.foreign(lang))
        };
        return Some(view! { <p class="event-row-why" lang=foreign>{words}</p> }.into_any());
    }
    let why = event.say(lang, |texts| &texts.reason);
    let said = if why.text.is_empty() { event.say(lang, |texts| &texts.lead) } else { why };
    let sentence = first_sentence(said.text);
    (!sentence.is_empty()).then(|| {
        view! {
            <p class="event-row-why">
                <strong>{text.why_is()}</strong>" "<span lang=said.foreign(lang)>{sentence.to_owned()}</span>
            </p>
        }
        .into_any()
    })
}
