//! The gallery's front page.

use leptos::prelude::*;

use super::{LANG, at, public};
use crate::text::dates;
use crate::time::Timestamp;
use crate::ui::*;

struct Event {
    start: Timestamp,
    kind: (Kind, &'static str),
    tag: Option<(Tone, &'static str)>,
    title: &'static str,
    hours: &'static str,
    place: &'static str,
    why: &'static str,
    capacity: (&'static str, &'static str, Option<(u32, u32)>, &'static str),
}

const NETWORK: (Kind, &str) = (Kind::Network, "Netværksmøde");

fn row(event: Event) -> impl IntoView {
    let cancelled = matches!(event.tag, Some((Tone::Cancelled, _)));
    let (strong, rest, bar, note) = event.capacity;
    let class = if cancelled { "event-row event-row-cancelled" } else { "event-row" };
    view! {
        <li class=class>
            <DateBlock lang=LANG at=event.start/>
            <div class="event-row-text">
                <p class="event-row-kind">
                    <KindGlyph kind=event.kind.0 word=event.kind.1/>
                    {event.tag.map(|(tone, word)| view! { <Tag tone word/> })}
                </p>
                <h3 class="event-row-title"><a href="03-event.html">{event.title}</a></h3>
                <p class="event-row-when parts">
                    <span><span class="sr-only">{dates::full_date(LANG, event.start)}" "</span>{event.hours}</span>
                    <span>{event.place}</span>
                </p>
                <p class="event-row-why">{(!cancelled).then(|| view! { <strong>"Hvorfor:"</strong>" " })}{event.why}</p>
            </div>
            <Capacity strong rest bar note=note.to_owned()/>
        </li>
    }
}

fn month(name: &'static str, weeks: &'static str, events: Vec<Event>) -> impl IntoView {
    view! {
        <section class="month">
            <header class="month-head"><h2>{name}</h2><p>{weeks}</p></header>
            <ol class="month-events">{events.into_iter().map(row).collect_view()}</ol>
        </section>
    }
}

pub(super) fn page() -> String {
    public("", || {
        view! {
            <div class="front-head">
                <h1 class="display">"Her mødes erhvervsliv og\u{a0}socialøkonomi"</h1>
                <p class="lead">"Netværksmøder, læringsbesøg og den nationale konference. Gratis og uden login."</p>
            </div>
            <div class="list-head"><p><strong>"5 kommende arrangementer"</strong></p><p class="soft">"I dag er det tirsdag 24. november, uge 48"</p></div>
            {month("November", "2026 · uge 48", vec![Event {
                start: at("2026-11-26 08:30"), kind: NETWORK, tag: Some((Tone::Soon, "På torsdag")),
                title: "Fra sidemandsoplæring til fast job", hours: "kl. 8.30–10.00", place: "Nicolai, Skolegade 2 B",
                why: "Gode forløb ender for tit, når tilskuddet gør.",
                capacity: ("3 af 30 pladser", "ledige", Some((27, 30)), "Tilmelding lukker onsdag kl. 12"),
            }])}
            {month("December", "2026 · uge 49–51", vec![
                Event {
                    start: at("2026-12-01 14:00"), kind: NETWORK, tag: None,
                    title: "Indkøb med socialt ansvar: læs udbuddet, som kommunen gør", hours: "kl. 14.00–16.00", place: "Kolding Rådhus, Akseltorv 1",
                    why: "Små leverandører giver op, før de byder.",
                    capacity: ("Optaget", "· 7 på venteliste", Some((40, 40)), "I kan skrive jer på ventelisten"),
                },
                Event {
                    start: at("2026-12-09 08:15"), kind: (Kind::Visit, "Læringsbesøg"), tag: None,
                    title: "En dag med tre virksomheder, der ansætter anderledes", hours: "kl. 8.15–15.30", place: "Tre stop, bus fra Kolding Rådhus",
                    why: "Udvalget skal se arbejdet, før det beslutter rammen.",
                    capacity: ("6 af 24 pladser", "ledige", Some((18, 24)), "Tilmelding lukker 2. december"),
                },
                Event {
                    start: at("2026-12-17 15:00"), kind: NETWORK, tag: Some((Tone::Cancelled, "Aflyst")),
                    title: "Juletræf for nye medlemmer af netværket", hours: "kl. 15.00–17.00", place: "Trapholt, Æblehaven 23",
                    why: "Mødet er aflyst. Alle tilmeldte har fået besked.",
                    capacity: ("Aflyst", "", None, "Nyt møde 28. januar"),
                },
            ])}
            {month("Januar", "2027 · uge 2–4", vec![Event {
                start: at("2027-01-14 08:30"), kind: NETWORK, tag: None,
                title: "Når rekruttering også er en social opgave", hours: "kl. 8.30–10.00", place: "Nicolai, Skolegade 2 B",
                why: "Virksomheder mangler hænder, og mange borgere vil gerne i job.",
                capacity: ("19 af 40 pladser", "ledige", Some((21, 40)), "Tilmelding lukker 11. januar"),
            }])}
            <div class="band">
                <div><h2>"Få nye arrangementer direkte i kalenderen"</h2><p>"Abonnér én gang i Outlook, Google eller Apple. Flyttes et arrangement, flytter det sig også hos jer."</p></div>
                <ButtonLink href="#" label="Abonnér på kalenderen" look=Look::Secondary icon=Glyph::Calendar/>
            </div>
        }
    })
}
