//! The front page: what is coming, by month.

use chrono::Datelike;
use leptos::prelude::*;

use super::kind_of;
use crate::events::Event;
use crate::paths;
use crate::site::rules::{Availability, Month, first_sentence, street};
use crate::text::{Lang, dates};
use crate::time::Timestamp;
use crate::ui::{ButtonLink, Capacity, DateBlock, Empty, FullDate, Glyph, KindGlyph, Look, Tag, Tone};

pub struct Front {
    pub lang: Lang,
    pub now: Timestamp,
    pub count: usize,
    pub months: Vec<Month<Row>>,
    /// Whom to write to when nothing is planned.
    pub contact: String,
}

/// An event of the list.
pub struct Row {
    pub event: Event,
    pub availability: Availability,
    /// When the event that takes a cancelled one's place begins.
    pub replaced_on: Option<Timestamp>,
}

impl Front {
    pub fn view(self) -> impl IntoView {
        let (lang, now) = (self.lang, self.now);
        let text = lang.site();
        let list = if self.months.is_empty() {
            let href = paths::mail_to(&self.contact);
            view! {
                <Empty title=text.nothing_planned()>
                    <p>{text.nothing_planned_so()}</p>
                    <p>{text.write_to_us()}<a href=href>{self.contact.clone()}</a></p>
                </Empty>
            }
            .into_any()
        } else {
            let months = self.months.into_iter().map(|month| section(lang, now, month)).collect_view();
            view! {
                <div class="list-head">
                    <p><strong>{text.upcoming(self.count)}</strong></p>
                    <p class="soft">{text.today_is(now)}</p>
                </div>
                {months}
            }
            .into_any()
        };
        view! {
            <div class="front-head">
                <h1 class="display">{text.headline()}</h1>
                <p class="lead">{text.front_lead()}</p>
            </div>
            {list}
            {band(lang)}
        }
    }
}

/// Whoever does not want to look here again.
fn band(lang: Lang) -> impl IntoView {
    let text = lang.calendar();
    view! {
        <div class="band">
            <div><h2>{text.band_title()}</h2><p>{text.band()}</p></div>
            <ButtonLink href=paths::subscribe(lang) label=text.subscribe() look=Look::Secondary icon=Glyph::Calendar/>
        </div>
    }
}

fn section(lang: Lang, now: Timestamp, month: Month<Row>) -> impl IntoView {
    let name = dates::capitalised(dates::month(lang, month.first.date()));
    let when = format!("{} · {}", month.first.date().year(), dates::weeks(lang, month.first, month.last));
    let rows = month.rows.into_iter().map(|row| event_row(lang, now, row)).collect_view();
    view! {
        <section class="month">
            <header class="month-head"><h2>{name}</h2><p>{when}</p></header>
            <ol class="month-events">{rows}</ol>
        </section>
    }
}

fn event_row(lang: Lang, now: Timestamp, row: Row) -> impl IntoView {
    let text = lang.site();
    let event = &row.event;
    let details = &event.details;
    let cancelled = row.availability == Availability::Cancelled;
    let tag = if cancelled {
        Some((Tone::Cancelled, text.cancelled().to_owned()))
    } else {
        text.nearness(details.starts_at, now).map(|word| (Tone::Soon, word))
    };
    let title = event.title(lang);
    let href = event.public_slug().map(|slug| paths::event(lang, slug));
    let words = text.capacity(row.availability, now);
    let note = match row.replaced_on {
        Some(at) => Some(text.new_date(details.kind, at)),
        None => words.note,
    };
    view! {
        <li class=if cancelled { "event-row event-row-cancelled" } else { "event-row" }>
            <DateBlock lang at=details.starts_at/>
            <div class="event-row-text">
                <p class="event-row-kind">
                    <KindGlyph kind=kind_of(details.kind) word=lang.events().kind(details.kind)/>
                    {tag.map(|(tone, word)| view! { <Tag tone word/> })}
                </p>
                <h3 class="event-row-title">
                    <a href=href lang=title.foreign(lang)>{title.text.to_owned()}</a>
                </h3>
                <p class="event-row-when parts">
                    <span>
                        <span class="sr-only"><FullDate lang start=details.starts_at capital=true/>" "</span>
                        {dates::hours(lang, details.starts_at, details.ends_at)}
                    </span>
                    <span>{place(lang, event)}</span>
                </p>
                {reason(lang, event, cancelled)}
            </div>
            <Capacity strong=words.strong rest=words.rest.unwrap_or_default() bar=row.availability.bar() note/>
        </li>
    }
}

/// Where, as short as it can be found by.
fn place(lang: Lang, event: &Event) -> String {
    let place = &event.details.place;
    let parts: Vec<&str> =
        [place.name.as_str(), street(&place.address)].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { lang.site().online().to_owned() } else { parts.join(", ") }
}

/// Why one should come, or what the organiser says about a cancellation.
fn reason(lang: Lang, event: &Event, cancelled: bool) -> Option<AnyView> {
    let text = lang.site();
    if cancelled {
        let words = event.say(lang, |texts| &texts.cancelled);
        let (words, foreign) = if words.text.is_empty() {
            (text.everyone_was_told(event.details.kind), None)
        } else {
            (words.text.to_owned(), words.foreign(lang))
        };
        return Some(view! { <p class="event-row-why" lang=foreign>{words}</p> }.into_any());
    }
    let why = event.say(lang, |texts| &texts.why);
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
