//! How the seats of an event were taken over time: the plot, its figures by day, and who comes.

use leptos::prelude::*;

use super::count;
use super::head::{Head, HeadTab};
use crate::events::{Event, State};
use crate::organiser::figures::ByOrganisation;
use crate::organiser::series::Day;
use crate::paths;
use crate::registrations::Capacity;
use crate::text::reports::PlotWords;
use crate::text::{Lang, dates};
use crate::time::Timestamp;
use crate::ui::{Column, Glyph, Icon, Plot, Row, Table};

/// What the page shows.
pub struct Statistics {
    pub head: Head,
    pub capacity: Capacity,
    pub days: Vec<Day>,
    pub organisations: ByOrganisation,
}

/// The plot of an event's days; nothing where nobody ever signed up.
pub fn plot(lang: Lang, event: &Event, capacity: &Capacity, days: &[Day], now: Timestamp) -> Option<Plot> {
    let text = lang.reports();
    let (first, last) = (days.first()?, days.last()?);
    let mut most = (first.taken, first.date);
    for day in days {
        if day.taken > most.0 {
            most = (day.taken, day.date);
        }
    }
    let all = capacity.terms.capacity;
    let is_running = event.state == State::Published && !event.is_past(now);
    let words = PlotWords { from: first.date, to: last.date, taken: last.taken, capacity: all, most };
    Some(Plot {
        from: first.date,
        to: if is_running { event.details.starts_at.date().max(last.date) } else { last.date },
        values: days.iter().map(|day| count(day.taken)).collect(),
        capacity: count(all),
        capacity_word: text.places(all),
        today: is_running.then(|| text.today()),
        date: match lang {
            Lang::Da => |date| dates::short_of(Lang::Da, date),
            Lang::En => |date| dates::short_of(Lang::En, date),
        },
        sentence: text.plot(&words),
    })
}

/// The plot and, folded away, its figures: on the page of its own and on the event's overview.
pub fn drawn(lang: Lang, plot: Plot, days: &[Day]) -> impl IntoView + use<> {
    let text = lang.reports();
    let columns = [text.taken(), text.joined(), text.left(), text.waiting()];
    // Days on which nothing happened say what the day before said.
    let mut told: Option<Day> = None;
    let rows = days
        .iter()
        .filter(|day| {
            let is_new = told.is_none_or(|before| (before.taken, before.waiting) != (day.taken, day.waiting));
            let is_told = is_new || day.joined > 0 || day.left > 0;
            if is_told {
                told = Some(**day);
            }
            is_told
        })
        .map(|day| {
            let name = dates::short_of(lang, day.date);
            Row::new(name, [day.taken, day.joined, day.left, day.waiting].map(IntoAny::into_any).into())
        })
        .collect();
    let columns = columns.into_iter().map(Column::number).collect();
    view! {
        {plot.view()}
        <details class="details plot-table table-brief">
            <summary class="details-summary">{text.show_table()}</summary>
            <Table caption=text.by_day() name=text.day() columns rows/>
        </details>
    }
}

pub fn view(statistics: Statistics) -> impl IntoView {
    let Statistics { head, capacity, days, organisations } = statistics;
    let (lang, text) = (head.lang, head.lang.reports());
    let id = head.event.id.as_str();
    let over = head.event.is_past(head.now) || head.event.state == State::Cancelled;
    let curve = match plot(lang, &head.event, &capacity, &days, head.now) {
        Some(plot) => drawn(lang, plot, &days).into_any(),
        None => view! { <p class="soft">{text.nobody_yet(over)}</p> }.into_any(),
    };
    let rows: Vec<Row> = organisations
        .organisations
        .iter()
        .map(|organisation| {
            let earlier = if organisation.is_first_time { text.first_time() } else { text.came_before() };
            Row::new(organisation.name.clone(), vec![organisation.seats.into_any(), earlier.into_any()])
        })
        .collect();
    let columns = vec![Column::number(text.seats()), Column::text(text.earlier())];
    let others = text.other_seats(organisations.without, organisations.forgotten);
    let has_anybody = !days.is_empty();
    view! {
        {head.view(HeadTab::Statistics)}
        <div class="cols-7-5">
            <div>
                <section class="panel">
                    <h2>{text.seats_over_time()}</h2>
                    {curve}
                    {has_anybody.then(|| file(paths::statistics_csv(lang, id, "days"), text.days_csv()))}
                </section>
            </div>
            <div>
                {has_anybody.then(|| view! {
                    <section class="panel table-brief">
                        <h2>{text.by_organisation()}</h2>
                        {(!rows.is_empty()).then(|| view! {
                            <Table caption=text.by_organisation() name=text.organisation() columns rows/>
                        })}
                        {others.map(|said| view! { <p class="soft plot-note">{said}</p> })}
                        {file(paths::statistics_csv(lang, id, "organisations"), text.organisations_csv())}
                    </section>
                })}
            </div>
        </div>
    }
}

/// A link to a file.
pub fn file(href: String, label: &'static str) -> impl IntoView + use<> {
    view! { <p class="file-link"><a href=href><Icon glyph=Glyph::Download/><span>{label}</span></a></p> }
}
