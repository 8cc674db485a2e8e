//! What was done with an event, and one entry of it as a registration's story tells it too.

use std::collections::HashMap;

use leptos::prelude::*;

use super::head::{Head, HeadTab};
use super::registrations::told;
use crate::audit::Change;
use crate::mail::Fate;
use crate::organiser::story::{Chapter, Line, Mailed};
use crate::paths;
use crate::registrations::RegistrationId;
use crate::text::{Lang, dates};
use crate::time::Timestamp;
use crate::ui::{Empty, Glyph, Icon, Pager};

/// Entries on a page.
pub const PAGE: i64 = 50;

/// What the page shows.
pub struct LogPage {
    pub head: Head,
    /// How often each kind of act was done.
    pub counts: Vec<(String, i64)>,
    /// The one kind to show; empty: all.
    pub kind: String,
    /// From 0.
    pub page: i64,
    pub last: i64,
    pub lines: Vec<Line>,
    pub organisations: HashMap<RegistrationId, String>,
}

/// The query that asks for a kind and a page.
fn query(kind: &str, page: i64) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    if !kind.is_empty() {
        pairs.push(("kind", kind.to_owned()));
    }
    if page > 0 {
        pairs.push(("page", (page + 1).to_string()));
    }
    pairs
}

pub fn view(page: LogPage) -> impl IntoView {
    let lang = page.head.lang;
    let text = lang.log();
    let id = page.head.event.id.as_str().to_owned();
    let chip = |kind: &str, label: &'static str, number: i64| {
        let current = (page.kind == kind).then_some("true");
        let href = paths::event_log(lang, &id, &query(kind, 0));
        view! { <li><a class="chip" href=href aria-current=current>{label}" "<span>{number}</span></a></li> }
    };
    let all: i64 = page.counts.iter().map(|(_, count)| count).sum();
    let kinds = page.counts.iter().map(|(kind, count)| chip(kind, text.kind(kind), *count)).collect_view();
    let lines = page
        .lines
        .iter()
        .map(|line| {
            let about = line.registration.as_ref().and_then(|of| Some((of, page.organisations.get(of)?)));
            let about = about.map(|(of, organisation)| {
                let href = paths::managed_registration(lang, &id, of.as_str());
                view! { <a href=href>{told(lang, organisation)}</a> }.into_any()
            });
            entry(lang, line, about)
        })
        .collect_view();
    let (kind, of) = (page.kind.clone(), id.clone());
    let href = move |to| paths::event_log(lang, &of, &query(&kind, to));
    view! {
        {page.head.view(HeadTab::Log)}
        <p class="story-lead">{text.lead()}</p>
        {if all == 0 {
            view! { <div class="work-list"><Empty title=text.nothing_yet()>""</Empty></div> }.into_any()
        } else {
            view! {
                <ul class="chips" aria-label=text.kinds()>{chip("", text.all(), all)}{kinds}</ul>
                <ol class="story">{lines}</ol>
                <Pager lang current=page.page last=page.last href/>
            }
            .into_any()
        }}
    }
}

/// What was done, by whom, with what was there before and after.
fn entry(lang: Lang, line: &Line, about: Option<AnyView>) -> impl IntoView + use<> {
    let text = lang.log();
    let changes = line.changes.iter().map(|change| changed(lang, change)).collect_view();
    let fields: Vec<&str> = line.fields.iter().map(|field| lang.event_form().label(field)).collect();
    let fields = (!fields.is_empty()).then(|| view! { <p class="story-more">{text.fields(&fields)}</p> });
    let words = line.words.clone().map(|words| {
        view! { <p class="story-more">{text.with_words()}": »"{words}"«"</p> }
    });
    let by = text.by(&line.by);
    view! {
        <li>
            <span class="story-time">{dates::short_moment(lang, line.at)}</span>
            <div>
                <p class="story-what">{text.happened(&line.happened)}</p>
                <p class="story-by parts">{by.map(|by| view! { <span>{by}</span> })}{about.map(|about| view! { <span>{about}</span> })}</p>
                {(!line.changes.is_empty()).then(|| view! { <dl class="story-changes">{changes}</dl> })}
                {fields}
                {words}
            </div>
        </li>
    }
}

/// Fields that are on or off.
const FLAGS: [&str; 3] = ["reminders.week", "reminders.day", "reminders.thanks"];

fn changed(lang: Lang, change: &Change) -> impl IntoView + use<> {
    let label = lang.log().field(&change.field).unwrap_or_else(|| lang.event_form().label(&change.field).to_owned());
    let say = |value: &str| if value.is_empty() { lang.log().nothing().to_owned() } else { value.to_owned() };
    // What is on or off says yes or no.
    let say = |value: &str| match value {
        "" | "yes" if FLAGS.contains(&change.field.as_str()) => {
            lang.organiser_registrations().yes_or_no(!value.is_empty()).to_owned()
        }
        value => say(value),
    };
    let (before, after) = (say(&change.before), say(&change.after));
    view! { <div><dt>{label}</dt><dd><del>{before}</del>" "<ins>{after}</ins></dd></div> }
}

/// A mail: what it tells and to whom, and what became of it.
fn mailed(lang: Lang, mailed: &Mailed, now: Timestamp) -> impl IntoView + use<> {
    let text = lang.log();
    let glyph = match mailed.fate {
        Fate::GivenUp { .. } => Glyph::Error,
        Fate::Sent(_) => Glyph::Check,
        Fate::Waiting { .. } | Fate::Postponed { .. } => Glyph::Clock,
    };
    let class = if glyph == Glyph::Error { "story-fate row-alert" } else { "story-fate" };
    let address =
        (!mailed.address.is_empty()).then(|| view! { <span class="long-address">{mailed.address.clone()}</span> });
    view! {
        <li class="story-mail">
            <span class="story-time">{dates::short_moment(lang, mailed.at)}</span>
            <div>
                <p class="story-what">{text.mail(mailed.told, &mailed.name)}</p>
                <p class="story-by parts">
                    <span class=class><Icon glyph size=16/>{text.fate(mailed.fate, now)}</span>
                    {address}
                </p>
            </div>
        </li>
    }
}

/// A registration's whole story.
pub fn story(lang: Lang, story: &[Chapter], now: Timestamp) -> impl IntoView + use<> {
    let chapters = story
        .iter()
        .map(|chapter| match chapter {
            Chapter::Act(line) => entry(lang, line, None).into_any(),
            Chapter::Mail(mail) => mailed(lang, mail, now).into_any(),
        })
        .collect_view();
    view! {
        <section class="story-section">
            <h2>{lang.log().story()}</h2>
            <ol class="story">{chapters}</ol>
        </section>
    }
}
