//! An event's ticket: is there room, until when, what does it cost, and the one primary button.

use leptos::prelude::*;

use super::event::EventPage;
use crate::events::Said;
use crate::paths;
use crate::site::feeds::Feed;
use crate::site::rules::{Availability, first_name};
use crate::text::{dates, phone};
use crate::ui::{ButtonLink, Fact, Facts, FullDate, Glyph, Icon, Look, Meter, Prose};

pub fn ticket(page: &EventPage) -> impl IntoView + use<> {
    let (lang, event) = (page.lang, &page.event);
    let words = lang.site().ticket(event.details.kind, page.availability, page.now);
    let facts = facts(page);
    view! {
        <aside class="page-side">
            <section class="panel ticket">
                <h2>{words.title}</h2>
                {page.availability.bar().map(|(taken, capacity)| view! { <Meter taken capacity/> })}
                {words.explanation.map(|line| view! { <p class="small soft">{line}</p> })}
                {consequence(page)}
                {(!facts.is_empty()).then(|| view! { <Facts facts/> })}
                {links(page)}
            </section>
        </aside>
    }
}

/// What one can do in this state.
fn consequence(page: &EventPage) -> Option<AnyView> {
    let (lang, text) = (page.lang, page.lang.site());
    let sign_up = || paths::sign_up(lang, &page.slug);
    match page.availability {
        Availability::Open { .. } => Some(view! { <ButtonLink href=sign_up() label=text.sign_up()/> }.into_any()),
        Availability::Full { .. } => {
            Some(view! { <ButtonLink href=sign_up() label=text.join_waiting_list()/> }.into_any())
        }
        Availability::Closed { .. } => Some(whom_to_ask(page)),
        Availability::Cancelled => Some(cancellation(page)),
        Availability::Past => Some(
            view! { <ButtonLink href=paths::front(lang) label=lang.frame().all_events() look=Look::Secondary/> }
                .into_any(),
        ),
        Availability::NotYet { .. } | Availability::Begun => None,
    }
}

/// After the deadline: the first person who can be called, or written to, or else the municipality.
fn whom_to_ask(page: &EventPage) -> AnyView {
    let text = page.lang.site();
    let contacts = &page.event.details.contacts;
    let calls = |name: &str, number: &str| {
        let (before, after) = text.call_if_urgent(name);
        view! { <p class="ticket-ask">{before}<a href=paths::call(number)>{phone::shown(number)}</a>{after}</p> }
            .into_any()
    };
    if let Some(person) = contacts.iter().find(|person| !person.phone.is_empty()) {
        return calls(first_name(&person.name), &person.phone);
    }
    match contacts.iter().find(|person| !person.email.is_empty()) {
        Some(person) => {
            let (before, after) = text.write_if_urgent(first_name(&person.name));
            let href = paths::mail_to(&person.email);
            view! { <p class="ticket-ask">{before}<a href=href>{person.email.clone()}</a>{after}</p> }.into_any()
        }
        None => calls(&page.municipality, &page.phone),
    }
}

/// What the organiser says, and what comes instead.
fn cancellation(page: &EventPage) -> AnyView {
    let (lang, text) = (page.lang, page.lang.site());
    let words = page.event.say(lang, |texts| &texts.cancelled);
    let words = if words.text.is_empty() {
        view! { <p>{lang.registrations().cancelled_note(page.event.details.kind).text}</p> }.into_any()
    } else {
        view! { <Prose text=words.text lang=words.foreign(lang)/> }.into_any()
    };
    let instead = page.replacement.as_ref().and_then(|new| {
        let href = paths::event(lang, new.public_slug()?);
        let title = new.title(lang);
        Some(view! {
            <p class="ticket-instead">
                <strong>{text.instead()}</strong>
                <a href=href lang=title.foreign(lang)>{title.text.to_owned()}</a>
                <span class="soft"><FullDate lang start=new.details.starts_at end=new.details.ends_at capital=true/></span>
            </p>
        })
    });
    view! { {words}{instead} }.into_any()
}

fn facts(page: &EventPage) -> Vec<Fact> {
    let (lang, text) = (page.lang, page.lang.site());
    let said = |said: Said<'_>| {
        let (words, foreign) = (said.text.to_owned(), said.foreign(lang));
        view! { <span lang=foreign>{words}</span> }
    };
    let mut facts = Vec::new();
    match page.availability {
        Availability::Open { closes_at, .. } | Availability::Full { closes_at, .. } => {
            facts.push(Fact::new(text.sign_up_by(), dates::moment(lang, closes_at)));
        }
        Availability::NotYet { opens_at, .. } => {
            facts.push(Fact::new(text.sign_up_opens(), dates::moment(lang, opens_at)));
            let closes_at = page.terms.closes_at.min(page.event.details.starts_at);
            facts.push(Fact::new(text.sign_up_by(), dates::moment(lang, closes_at)));
        }
        Availability::Closed { .. } => {}
        Availability::Cancelled | Availability::Begun | Availability::Past => return facts,
    }
    let price = page.event.say(lang, |texts| &texts.price);
    if price.text.is_empty() {
        facts.push(Fact::new(text.price(), text.free()));
    } else {
        facts.push(Fact::new(text.price(), said(price)));
    }
    let cancel_until = page.terms.cancel_until.min(page.event.details.starts_at);
    if cancel_until > page.now {
        facts.push(Fact::new(text.cancellation(), text.cancel_until(cancel_until)));
    }
    let audience = page.event.say(lang, |texts| &texts.audience);
    if !audience.text.is_empty() {
        facts.push(Fact::new(text.audience(), said(audience)));
    }
    facts
}

/// Into a calendar: this one, as long as it is of use, and all of its kind.
fn links(page: &EventPage) -> impl IntoView + use<> {
    let (lang, feed) = (page.lang, Feed::of(page.event.details.kind));
    let file = (page.availability != Availability::Past).then(|| {
        let href = paths::event_calendar(lang, &page.slug);
        view! { <li><Icon glyph=Glyph::Download/><a href=href>{lang.site().calendar_file()}</a></li> }
    });
    let subscribe = paths::subscribe_to(lang, feed.tag());
    view! {
        <ul class="ticket-links">
            {file}
            <li><Icon glyph=Glyph::Calendar/><a href=subscribe>{lang.calendar().subscribe_to(feed)}</a></li>
        </ul>
    }
}
