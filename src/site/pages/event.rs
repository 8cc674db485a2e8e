//! An event's page: what, when and where, the ticket, why, the programme, how to get in, and who stands behind it.

use leptos::prelude::*;

use super::kind_of;
use super::ticket::ticket;
use crate::events::{ContactPerson, Event, Said, Texts};
use crate::paths;
use crate::programme::Item;
use crate::registrations::{CapacityTerms, rules};
use crate::site::rules::{Availability, first_name, initials};
use crate::text::{Lang, dates, phone};
use crate::time::Timestamp;
use crate::ui::{Breadcrumbs, Fact, KindGlyph, Link, Place, Prose, Purpose, Tag, Tone, When, machine};

pub struct EventPage {
    pub lang: Lang,
    pub now: Timestamp,
    pub event: Event,
    pub slug: String,
    pub availability: Availability,
    pub terms: CapacityTerms,
    pub programme: Vec<Item>,
    /// What takes a cancelled event's place.
    pub replacement: Option<Event>,
    /// Whom to call where the event names nobody.
    pub municipality: String,
    pub phone: String,
}

impl EventPage {
    pub fn view(self) -> impl IntoView {
        let (lang, event) = (self.lang, &self.event);
        let above = vec![Link::new(lang.frame().events(), paths::front(lang))];
        view! {
            <Breadcrumbs lang above here=dates::date(lang, event.details.starts_at)/>
            <article class="page">
                {head(&self)}
                {ticket(&self)}
                <div class="page-body">
                    {purpose(&self)}
                    {programme(&self)}
                    {way_in(&self)}
                    {good_to_know(&self)}
                    {people(&self)}
                </div>
            </article>
        }
    }

    /// A text as a row of a list, unless it is empty.
    fn row(&self, label: &'static str, pick: impl for<'a> Fn(&'a Texts) -> &'a String) -> Option<Fact> {
        let said = self.event.say(self.lang, pick);
        (!said.text.is_empty()).then(|| Fact::new(label, prose(self.lang, said)))
    }
}

fn prose(lang: Lang, said: Said<'_>) -> impl IntoView + use<> {
    view! { <Prose text=said.text lang=said.foreign(lang)/> }
}

fn head(page: &EventPage) -> impl IntoView + use<> {
    let (lang, text, details) = (page.lang, page.lang.site(), &page.event.details);
    let title = page.event.title(lang);
    let lead = page.event.say(lang, |texts| &texts.lead);
    let tag = match page.availability {
        Availability::Cancelled => Some((Tone::Cancelled, text.cancelled())),
        _ => None,
    };
    view! {
        <header class="page-head">
            <p class="event-row-kind">
                <KindGlyph kind=kind_of(details.kind) word=lang.events().kind(details.kind)/>
                {tag.map(|(tone, word)| view! { <Tag tone word/> })}
            </p>
            <h1 lang=title.foreign(lang)>{title.text.to_owned()}</h1>
            {(!lead.text.is_empty()).then(|| {
                view! { <p class="lead" lang=lead.foreign(lang)>{lead.text.to_owned()}</p> }
            })}
            <When lang start=details.starts_at end=details.ends_at/>
            {place(page)}
        </header>
    }
}

/// Where; the online link itself is only for those who have a seat.
fn place(page: &EventPage) -> impl IntoView + use<> {
    let text = page.lang.site();
    let details = &page.event.details;
    let name = details.place.short();
    let address = details.place.address.clone();
    if name.is_empty() && address.is_empty() {
        return view! { <Place name=text.online() address=text.online_link_is()/> }.into_any();
    }
    let name = if name.is_empty() { address.clone() } else { name };
    let map = (!address.is_empty()).then(|| view! { <a href=paths::map(&address)>{text.map()}</a> });
    let also = (!details.online_link.is_empty()).then(|| view! { <span>{text.also_online()}</span> });
    view! { <Place name address>{map}{also}</Place> }.into_any()
}

fn purpose(page: &EventPage) -> impl IntoView + use<> {
    let (lang, text) = (page.lang, page.lang.site());
    let facts: Vec<Fact> = [
        page.row(text.why(), |texts| &texts.why),
        page.row(text.how(), |texts| &texts.how),
        page.row(text.what(), |texts| &texts.what),
    ]
    .into_iter()
    .flatten()
    .collect();
    let principles = page
        .event
        .details
        .principles
        .iter()
        .map(|principle| view! { <li>{lang.events().principle(principle.number())}</li> })
        .collect_view();
    view! {
        <section class="section">
            <Purpose facts first_large=true/>
            <p class="labels-title">{text.principles(page.event.details.kind)}</p>
            <ul class="labels">{principles}</ul>
        </section>
    }
}

/// The agenda: when each part begins, and what it is.
fn programme(page: &EventPage) -> Option<AnyView> {
    let lang = page.lang;
    let items = page
        .programme
        .iter()
        .map(|item| {
            let (title, note) = (item.title(lang), item.description(lang));
            view! {
                <li>
                    <time class="agenda-time" datetime=machine(item.starts_at)>{dates::clock(lang, item.starts_at)}</time>
                    <div>
                        <p class="agenda-title" lang=title.foreign(lang)>{title.text.to_owned()}</p>
                        {(!note.text.is_empty()).then(|| {
                            view! { <p class="agenda-note" lang=note.foreign(lang)>{note.text.to_owned()}</p> }
                        })}
                    </div>
                </li>
            }
        })
        .collect_view();
    (!page.programme.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{lang.site().programme()}</h2>
                <ol class="agenda">{items}</ol>
            </section>
        }
        .into_any()
    })
}

fn way_in(page: &EventPage) -> Option<AnyView> {
    let text = page.lang.site();
    let rows = [page.row(text.access(), |texts| &texts.access), page.row(text.transport(), |texts| &texts.transport)];
    list(text.how_to_get_in(), rows)
}

fn good_to_know(page: &EventPage) -> Option<AnyView> {
    let text = page.lang.site();
    let details = &page.event.details;
    let until = |at| dates::date(page.lang, at);
    let kept = page.lang.own_data().dates(
        &until(rules::people_deleted_at(details.ends_at, details.keep_months)),
        &until(rules::needs_deleted_at(details.ends_at)),
    );
    let rows = [
        page.row(text.bring(), |texts| &texts.bring),
        page.row(text.terms(), |texts| &texts.terms),
        Some(Fact::new(page.lang.own_data().privacy(), kept)),
    ];
    list(text.good_to_know(), rows)
}

fn list<const ROWS: usize>(heading: &'static str, rows: [Option<Fact>; ROWS]) -> Option<AnyView> {
    let facts: Vec<Fact> = rows.into_iter().flatten().collect();
    (!facts.is_empty())
        .then(|| view! { <section class="section"><h2>{heading}</h2><Purpose facts/></section> }.into_any())
}

fn people(page: &EventPage) -> impl IntoView + use<> {
    let text = page.lang.site();
    let details = &page.event.details;
    let partners: Vec<&str> = details.partners.iter().map(|partner| partner.name.as_str()).collect();
    let persons = details.contacts.iter().map(|contact| person(page.lang, contact)).collect_view();
    view! {
        <section class="section">
            <h2>{text.organisers()}</h2>
            {(!details.contacts.is_empty()).then(|| view! { <ul class="people">{persons}</ul> })}
            <p class="small soft people-behind">{text.responsible(&details.responsible.name, &partners)}</p>
        </section>
    }
}

fn person(lang: Lang, contact: &ContactPerson) -> impl IntoView + use<> {
    let text = lang.site();
    let email = (!contact.email.is_empty()).then(|| {
        let label = text.write_to(first_name(&contact.name));
        view! { <p><a href=paths::mail_to(&contact.email)>{label}</a></p> }
    });
    let number = (!contact.phone.is_empty()).then(|| {
        view! { <p>{text.call()}" "<a href=paths::call(&contact.phone)>{phone::shown(&contact.phone)}</a></p> }
    });
    view! {
        <li>
            <span class="avatar" aria-hidden="true">{initials(&contact.name)}</span>
            <div>
                <strong>{contact.name.clone()}</strong>
                {(!contact.title.is_empty()).then(|| view! { <p>{contact.title.clone()}</p> })}
                {email}
                {number}
            </div>
        </li>
    }
}
