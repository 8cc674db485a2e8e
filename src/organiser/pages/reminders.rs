//! What goes by itself before and after an event: when, to how many, and what they will read.

use leptos::prelude::*;

use super::head::{Head, HeadTab};
use super::letter::letter;
use crate::mail::Letter;
use crate::paths;
use crate::reminders::rules::{ASK_DAYS, Status};
use crate::reminders::{MOST_LINKS, Sent, Which};
use crate::text::dates;
use crate::time::Timestamp;
use crate::ui::form::{Checkbox, Choice, ErrorSummary, Faults, FormState, Select, TextArea, TextField, Values, limits};
use crate::ui::{Look, Notice, NoticeKind, Submit};

/// One of the things that go by themselves.
pub struct Line {
    pub which: Which,
    pub due_at: Timestamp,
    /// `None`: it is off.
    pub status: Option<Status>,
    pub people: usize,
    /// Whether its time is after people can cancel by themselves.
    pub after_deadline: bool,
}

/// A mail that will go.
pub struct Preview {
    pub which: Which,
    pub letter: Letter,
}

/// What the page shows.
pub struct RemindersPage {
    pub head: Head,
    pub lines: Vec<Line>,
    pub previews: Vec<Preview>,
    /// What went when the event had another date.
    pub earlier: Vec<Sent>,
    pub saved: bool,
    pub values: Values,
    pub faults: Faults,
}

pub fn view(page: RemindersPage) -> impl IntoView {
    let (lang, now) = (page.head.lang, page.head.now);
    let text = lang.reminders();
    let id = page.head.event.id.clone();
    let form = &FormState::new(page.values, page.faults, lang);
    let lines = page.lines;
    let one = move |which: Which| {
        let line = lines.iter().find(|line| line.which == which);
        let hint = line.map_or_else(String::new, |line| {
            let hint = text.hint(line.due_at, line.status, line.people, now);
            if line.after_deadline { format!("{hint} {}", text.after_deadline()) } else { hint }
        });
        view! { <Checkbox form name=which.tag() hint=hint>{text.which(which)}</Checkbox> }
    };
    let days = ASK_DAYS.map(|days| Choice::new(days.to_string(), text.days_before(days))).to_vec();
    let links = (0..MOST_LINKS)
        .map(|place| {
            let number = place + 1;
            view! {
                <div class="field-row">
                    <TextField form name=format!("links.{place}.title") label=text.link_title(number) max=limits::TITLE optional=true autocomplete="off"/>
                    <TextField form name=format!("links.{place}.url") label=text.link_url(number) max=limits::WEB_ADDRESS optional=true inputmode="url" autocomplete="off"/>
                </div>
            }
        })
        .collect_view();
    let previews = page
        .previews
        .into_iter()
        .map(|preview| {
            view! {
                <details class="details form-fold">
                    <summary class="details-summary">{text.which(preview.which)}</summary>
                    {letter(lang, preview.letter)}
                </details>
            }
        })
        .collect::<Vec<_>>();
    let earlier: Vec<String> = page
        .earlier
        .iter()
        .filter_map(|sent| {
            let day = dates::short(lang, Timestamp::midnight(sent.day));
            sent.mails.map(|mails| text.earlier_line(sent.which, &day, mails))
        })
        .collect();
    view! {
        {page.head.view(HeadTab::Messages)}
        <div class="work-form">
            {page.saved.then(|| view! { <div class="work-note"><Notice kind=NoticeKind::Done title=text.saved()/></div> })}
            <ErrorSummary form/>
            <form class="form" method="post" action=paths::reminders(lang, id.as_str()) novalidate>
                <section class="form-section">
                    <h2>{text.title()}</h2>
                    <p class="form-lead">{text.lead()}</p>
                    <h3>{text.before_title()}</h3>
                    {one(Which::Week)}
                    {one(Which::Day)}
                    {one(Which::Ask)}
                    <Select form name="ask_days" label=text.ask_days() choices=days/>
                </section>
                <section class="form-section">
                    <h2>{text.after_title()}</h2>
                    {one(Which::Thanks)}
                    <TextArea form name="thanks.da" label=text.thanks_text(true) hint=text.thanks_hint() rows=4 optional=true/>
                    <TextArea form name="thanks.en" label=text.thanks_text(false) rows=4 optional=true/>
                </section>
                <section class="form-section">
                    <h2>{text.links()}</h2>
                    <p class="form-lead">{text.links_hint()}</p>
                    {links}
                </section>
                <div class="actions">
                    <Submit label=text.save()/>
                    <a class=Look::Link.class() href=paths::managed_event(lang, id.as_str())>{text.keep()}</a>
                </div>
            </form>
            {(!previews.is_empty()).then(|| view! {
                <section class="section stack"><h2>{lang.organiser().how_the_mail_looks()}</h2>{previews}</section>
            })}
            {(!earlier.is_empty()).then(|| view! {
                <section class="section stack">
                    <h2>{text.earlier()}</h2>
                    <ul>{earlier.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                </section>
            })}
        </div>
    }
}
