//! Figures over events and years: all years in one table, then one year by kind, by principle and by event.

use leptos::prelude::*;

use super::statistics::file;
use crate::events::Principle;
use crate::organiser::asked::ReportsAsked as Asked;
use crate::organiser::figures::{Figures, Year};
use crate::paths;
use crate::text::{Lang, dates};
use crate::ui::{Column, Empty, Row, Table};

/// What the page shows.
pub struct Reports {
    pub lang: Lang,
    pub asked: Asked,
    /// Whether whoever looks may choose between all events and their own.
    pub may_choose: bool,
    pub years: Vec<Year>,
    /// The place of the one that is told in full.
    pub shown: Option<usize>,
}

pub fn view(reports: Reports) -> impl IntoView {
    let Reports { lang, asked, may_choose, years, shown } = reports;
    let text = lang.reports();
    let rows = years
        .iter()
        .enumerate()
        .map(|(place, year)| {
            let href = paths::reports(lang, &Asked { year: Some(year.number), ..asked }.query());
            let current = (shown == Some(place)).then_some("true");
            row(view! { <a href=href aria-current=current>{text.of_year(year.number)}</a> }, &year.sum)
        })
        .collect::<Vec<_>>();
    let whose = may_choose.then(|| {
        let one = |label, mine| {
            let href = paths::reports(lang, &Asked { mine, ..asked }.query());
            let current = (asked.mine == mine).then_some("true");
            view! { <li><a class="chip" href=href aria-current=current>{label}</a></li> }
        };
        view! {
            <nav class="years" aria-label=text.whose()>
                <ul class="chips">{one(text.everybodys(), false)}{one(text.only_mine(), true)}</ul>
            </nav>
        }
    });
    let has_years = !rows.is_empty();
    view! {
        <header class="work-head">
            <div>
                <h1 class="work">{text.reports()}</h1>
                <p class="soft">{text.reports_lead(may_choose && !asked.mine)}</p>
            </div>
        </header>
        {whose}
        {if has_years {
            view! {
                <section class="work-list report table-brief">
                    <h2>{text.all_years()}</h2>
                    <Table caption=text.all_years() name=text.year() columns=columns(lang) rows/>
                </section>
            }.into_any()
        } else {
            view! { <div class="work-list"><Empty title=text.reports()><p>{text.no_figures()}</p></Empty></div> }.into_any()
        }}
        {shown.and_then(|place| years.get(place)).map(|year| of_year(lang, asked, year))}
    }
}

fn of_year(lang: Lang, asked: Asked, year: &Year) -> impl IntoView + use<> {
    let text = lang.reports();
    let asked = Asked { year: Some(year.number), ..asked };
    let kinds: Vec<Row> = year.kinds.iter().map(|(kind, figures)| row(lang.events().kind(*kind), figures)).collect();
    let principles: Vec<Row> =
        year.principles.iter().map(|(principle, figures)| row(named(lang, *principle), figures)).collect();
    let events: Vec<Row> = year
        .events
        .iter()
        .map(|(event, figures)| {
            let (title, foreign) = event.title(lang);
            let href = paths::statistics(lang, event.id.as_str());
            let name = view! { <a href=href lang=foreign>{title.to_owned()}</a> };
            let mut row = row(name, figures).with_note(dates::date(lang, event.starts_at));
            // Each is one event.
            row.cells.remove(0);
            row
        })
        .collect();
    let (has_kinds, has_principles) = (!kinds.is_empty(), !principles.is_empty());
    view! {
        <h2 class="report-year">{text.of_year(year.number)}</h2>
        {text.not_counted(year.cancelled, year.to_come).map(|said| view! { <p class="soft">{said}</p> })}
        {has_kinds.then(|| view! {
            <section class="work-list report table-brief">
                <h3>{text.by_kind()}</h3>
                <Table caption=text.by_kind() name=text.kind() columns=columns(lang) rows=kinds/>
            </section>
        })}
        {has_principles.then(|| view! {
            <section class="work-list report table-brief">
                <h3>{text.by_principle()}</h3>
                <p class="soft">{text.principles_overlap()}</p>
                <Table caption=text.by_principle() name=text.principle() columns=columns(lang) rows=principles/>
            </section>
        })}
        {(!events.is_empty()).then(|| view! {
            <section class="work-list report table-brief">
                <h3>{text.by_event()}</h3>
                <Table caption=text.by_event() name=text.event() columns=events_columns(lang) rows=events/>
            </section>
            <p class="soft plot-note">{text.about_organisations(&year.sum)}</p>
        })}
        {file(paths::reports_csv(lang, &asked.query()), text.csv())}
    }
}

/// "4. Udbud og indkøb"
pub fn named(lang: Lang, principle: Principle) -> String {
    format!("{}. {}", principle.number(), lang.events().principle(principle.number()))
}

fn columns(lang: Lang) -> Vec<Column> {
    let text = lang.reports();
    let mut columns = vec![Column::number(text.held())];
    columns.extend(events_columns(lang));
    columns
}

fn events_columns(lang: Lang) -> Vec<Column> {
    let text = lang.reports();
    [text.people(), text.came(), text.organisations(), text.first_times(), text.returning()].map(Column::number).into()
}

fn row(name: impl IntoView + 'static, figures: &Figures) -> Row {
    let organisations = figures.organisations;
    let came = figures.came.map_or_else(|| "–".into_any(), IntoAny::into_any);
    let cells = vec![
        figures.events.into_any(),
        figures.taken.into_any(),
        came,
        organisations.all.into_any(),
        organisations.first_time.into_any(),
        organisations.returning().into_any(),
    ];
    Row::new(name, cells)
}
