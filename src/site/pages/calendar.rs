//! The calendar of a month: a grid where there is room; on a phone a small month that leads into the weeks below it.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::filter::Finder;
use super::front::{Nothing, head};
use super::list::{Row, event_row};
use super::{glyph_of, kind_class};
use crate::paths;
use crate::site::model::{Asked, Month};
use crate::site::rules::{Availability, weeks_of};
use crate::text::{Lang, dates};
use crate::time::Timestamp;
use crate::ui::{ButtonLink, Glyph, Icon, Look};

pub struct Calendar {
    pub finder: Finder,
    pub month: Month,
    /// What goes on in it, by start.
    pub rows: Vec<Row>,
    pub nothing: Option<Nothing>,
}

impl Calendar {
    pub fn view(self) -> impl IntoView {
        let (lang, now) = (self.finder.lang, self.finder.now);
        let name = lang.finding().month_name(self.month);
        let neighbours = self.neighbours();
        let (grid, small) = (self.grid(), self.small());
        let nothing = self.nothing.map(|nothing| nothing.view(&self.finder));
        view! {
            <div class="month-title"><h1>{name}</h1>{neighbours}</div>
            {self.finder.view()}
            {head(&self.finder)}
            {grid}
            {small}
            {agenda(lang, now, self.month, self.rows)}
            {nothing}
        }
    }

    /// The months before and after it, as long as they have a page.
    fn neighbours(&self) -> impl IntoView + use<> {
        let (lang, now) = (self.finder.lang, self.finder.now);
        let link = |month: Month, class: &'static str, glyph: Glyph| {
            month.has_page(now).then(|| {
                let asked = Asked { month: Some(month), ..self.finder.asked.clone() };
                let href = paths::front_with(lang, &asked.query());
                let label = dates::capitalised(dates::month(lang, month.first()));
                let about = month.year().to_string();
                view! { <span class=class><ButtonLink href label about look=Look::Secondary icon=glyph/></span> }
            })
        };
        view! {
            <nav class="month-ways" aria-label=lang.finding().which_month()>
                {link(self.month.previous(), "way-back", Glyph::ChevronLeft)}
                {link(self.month.next(), "way-on", Glyph::ChevronRight)}
            </nav>
        }
    }

    /// Each day of the month with what goes on.
    fn by_day(&self) -> BTreeMap<NaiveDate, Vec<&Row>> {
        let mut days: BTreeMap<NaiveDate, Vec<&Row>> = BTreeMap::new();
        for row in &self.rows {
            // What ends at midnight has nothing of the day that begins then.
            let last = row.event.ends_at.plus(-1).date();
            let from = shown_on(row, self.month);
            for date in from.iter_days().take_while(|date| *date <= last && !self.is_other(*date)) {
                days.entry(date).or_default().push(row);
            }
        }
        days
    }

    fn is_other(&self, date: NaiveDate) -> bool {
        (date.year(), date.month()) != (self.month.first().year(), self.month.first().month())
    }

    fn grid(&self) -> impl IntoView + use<> {
        let lang = self.finder.lang;
        let days = self.by_day();
        let head = |day| view! { <th scope="col">{lang.finding().weekday(day).0}</th> }.into_any();
        self.table("month-grid", head, |date| {
            let number = if self.is_other(date) {
                dates::short(lang, Timestamp::midnight(date))
            } else {
                date.day().to_string()
            };
            let entries = days.get(&date).into_iter().flatten().map(|row| entry(lang, row, date)).collect_view();
            view! { <span class="day-number">{number}</span>{entries} }.into_any()
        })
    }

    /// The month as a list to jump from.
    fn small(&self) -> impl IntoView + use<> {
        let text = self.finder.lang.finding();
        let days = self.by_day();
        let head = |day| {
            let (name, short) = text.weekday(day);
            view! { <th scope="col" abbr=name>{short}</th> }.into_any()
        };
        self.table("month-small", head, |date| match days.get(&date) {
            Some(rows) => view! {
                <a href=format!("#{}", anchor(shown_on(rows[0], self.month)))>
                    {date.day()}<span class="sr-only">{text.on_this_day(rows.len())}</span>
                </a>
            }
            .into_any(),
            None => date.day().into_any(),
        })
    }

    /// A row a week and a cell a day.
    fn table(
        &self,
        class: &'static str,
        head: impl Fn(usize) -> AnyView,
        day: impl Fn(NaiveDate) -> AnyView,
    ) -> AnyView {
        let (text, today) = (self.finder.lang.finding(), self.finder.now.date());
        let cell = |date: NaiveDate| {
            let current = (date == today).then_some("date");
            view! { <td class=self.is_other(date).then_some("day-other") aria-current=current>{day(date)}</td> }
        };
        let weeks = weeks_of(self.month)
            .into_iter()
            .map(|week| {
                let cells = week.into_iter().map(&cell).collect_view();
                view! { <tr><th scope="row">{week[0].iso_week().week()}</th>{cells}</tr> }
            })
            .collect_view();
        let heads = (0..7).map(head).collect_view();
        view! {
            <table class=class>
                <caption class="sr-only">{text.month_name(self.month)}</caption>
                <thead><tr><th scope="col">{text.week_column()}</th>{heads}</tr></thead>
                <tbody>{weeks}</tbody>
            </table>
        }
        .into_any()
    }
}

/// An event in the grid: when, on the day that it begins; whether there is room, what, of which kind.
fn entry(lang: Lang, row: &Row, date: NaiveDate) -> impl IntoView + use<> {
    let event = &row.event;
    let kind = event.kind;
    let begins = (event.starts_at.date() == date).then(|| dates::clock(lang, event.starts_at));
    let title = event.title(lang);
    let (words, foreign) = (title.text.to_owned(), title.foreign(lang));
    let href = event.slug.as_deref().map(|slug| paths::event(lang, slug));
    let class = match row.availability {
        Availability::Cancelled => "entry entry-cancelled",
        _ => kind_class(kind),
    };
    view! {
        <a class=class href=href>
            <span class="entry-head">
                {begins.map(|clock| view! { <strong>{clock}</strong>" " })}
                <span>{lang.finding().chip(row.availability)}</span>
            </span>
            <span class="entry-title" lang=foreign>{words}</span>
            <span class="entry-kind"><Icon glyph=glyph_of(kind) size=16/>{lang.events().kind(kind)}</span>
        </a>
    }
}

/// The day of the month that leads to it: the first one on which it goes on.
fn shown_on(row: &Row, month: Month) -> NaiveDate {
    row.event.starts_at.date().max(month.first())
}

/// The weeks that hold something, each with its rows.
fn agenda(lang: Lang, now: Timestamp, month: Month, rows: Vec<Row>) -> impl IntoView {
    // Each with the id that its day is jumped to by.
    type Rows = Vec<(Row, Option<String>)>;
    let mut weeks: Vec<(u32, Rows)> = Vec::new();
    let mut last = None;
    for row in rows {
        let date = shown_on(&row, month);
        let id = (last != Some(date)).then(|| anchor(date));
        last = Some(date);
        let this = date.iso_week().week();
        match weeks.last_mut() {
            Some((week, rows)) if *week == this => rows.push((row, id)),
            _ => weeks.push((this, vec![(row, id)])),
        }
    }
    let weeks = weeks
        .into_iter()
        .map(|(week, rows)| {
            let rows = rows.into_iter().map(|(row, id)| event_row(lang, now, row, id)).collect_view();
            view! {
                <section>
                    <h2>{lang.finding().week(week)}</h2>
                    <ol class="month-events">{rows}</ol>
                </section>
            }
        })
        .collect_view();
    view! { <div class="month-agenda">{weeks}</div> }
}

/// The id of a day's first event.
fn anchor(date: NaiveDate) -> String {
    format!("d{}", date.day())
}
