//! Tables with hairlines; on phones each row becomes a block.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Text,
    Number,
    Time,
    State,
    Actions,
}

/// What a column's heading leads to where rows can be ordered by it.
#[derive(Clone, Debug)]
pub struct Sort {
    pub href: String,
    /// Where they are: whether the largest comes first.
    pub descending: Option<bool>,
}

/// A column after the first, which is the row's name.
#[derive(Clone, Debug)]
pub struct Column {
    label: String,
    holds: Holds,
    sort: Option<Sort>,
}

impl Column {
    pub fn text(label: impl Into<String>) -> Self {
        Self { label: label.into(), holds: Holds::Text, sort: None }
    }
    /// Right-aligned.
    pub fn number(label: impl Into<String>) -> Self {
        Self { label: label.into(), holds: Holds::Number, sort: None }
    }
    /// Right-aligned.
    pub fn time(label: impl Into<String>) -> Self {
        Self { label: label.into(), holds: Holds::Time, sort: None }
    }
    /// A state tag; on phones it stands beside the name.
    pub fn state(label: impl Into<String>) -> Self {
        Self { label: label.into(), holds: Holds::State, sort: None }
    }
    /// Buttons; the label is for screen readers alone.
    pub fn actions(label: impl Into<String>) -> Self {
        Self { label: label.into(), holds: Holds::Actions, sort: None }
    }

    /// With a heading that orders rows by it.
    #[must_use]
    pub fn sorted(mut self, sort: Sort) -> Self {
        self.sort = Some(sort);
        self
    }

    fn class(&self) -> &'static str {
        match self.holds {
            Holds::Text => "cell-text",
            Holds::Number => "cell-number",
            Holds::Time => "cell-time",
            Holds::State => "cell-state",
            Holds::Actions => "cell-actions",
        }
    }
}

/// A row: its name (mostly a link), one line of what matters under it, and a cell a column.
pub struct Row {
    pub name: AnyView,
    pub note: Option<AnyView>,
    pub cells: Vec<AnyView>,
    /// The box by which the row is chosen.
    pub pick: Option<AnyView>,
    /// Struck through and quiet.
    pub cancelled: bool,
}

impl Row {
    pub fn new(name: impl IntoView + 'static, cells: Vec<AnyView>) -> Self {
        Self { name: name.into_any(), note: None, cells, pick: None, cancelled: false }
    }

    /// With the line under its name.
    #[must_use]
    pub fn with_note(mut self, note: impl IntoView + 'static) -> Self {
        self.note = Some(note.into_any());
        self
    }

    /// With a box by which it is chosen.
    #[must_use]
    pub fn with_pick(mut self, pick: impl IntoView + 'static) -> Self {
        self.pick = Some(pick.into_any());
        self
    }

    #[must_use]
    pub fn cancelled(mut self, cancelled: bool) -> Self {
        self.cancelled = cancelled;
        self
    }
}

/// A table. Roles are written out, because a browser forgets what a table is when its rows become blocks.
///
/// ```ignore
/// <Table caption=text.registrations() name=text.organisation()
///     columns=vec![Column::text(text.contact()), Column::number(text.seats()), Column::state(text.state())]
///     rows=registrations.iter().map(|r| Row::new(r.name.clone(), vec![…])).collect()/>
/// ```
#[component]
pub fn Table(
    /// What the table shows, for screen readers.
    #[prop(into)]
    caption: String,
    /// The heading of the first column.
    #[prop(into)]
    name: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
    #[prop(optional)] name_sort: Option<Sort>,
    /// The heading above the boxes by which rows are chosen.
    #[prop(into, optional)]
    pick: Option<String>,
) -> impl IntoView {
    let heads = columns
        .iter()
        .map(|column| {
            let label = column.label.clone();
            if column.holds == Holds::Actions {
                let label = view! { <span class="sr-only">{label}</span> };
                return view! { <th role="columnheader" scope="col" class=column.class()>{label}</th> }.into_any();
            }
            heading(label, column.class(), column.sort.clone()).into_any()
        })
        .collect_view();
    let body = rows
        .into_iter()
        .map(|row| {
            let cells = row
                .cells
                .into_iter()
                .zip(&columns)
                .map(|(cell, column)| {
                    view! {
                        <td role="cell" class=column.class()>
                            <span class="cell-label" aria-hidden="true">{column.label.clone()}</span>
                            {cell}
                        </td>
                    }
                })
                .collect_view();
            view! {
                <tr role="row" class=row.cancelled.then_some("row-cancelled")>
                    {row.pick.map(|pick| view! { <td role="cell" class="cell-pick">{pick}</td> })}
                    <th role="rowheader" scope="row">
                        <span class="row-name">{row.name}</span>
                        {row.note.map(|note| view! { <span class="row-note">{note}</span> })}
                    </th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    let class = if pick.is_some() { "table table-picks" } else { "table" };
    view! {
        <table class=class role="table">
            <caption class="sr-only">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    {pick.map(|pick| view! {
                        <th role="columnheader" scope="col" class="cell-pick"><span class="sr-only">{pick}</span></th>
                    })}
                    {heading(name, "cell-name", name_sort)}
                    {heads}
                </tr>
            </thead>
            <tbody role="rowgroup">{body}</tbody>
        </table>
    }
}

/// A heading, which is a link where rows can be ordered by its column. On phones, where nobody sees it, only its word.
fn heading(label: String, class: &'static str, sort: Option<Sort>) -> impl IntoView {
    let Some(Sort { href, descending }) = sort else {
        return view! { <th role="columnheader" scope="col" class=class>{label}</th> }.into_any();
    };
    let order = descending.map(|descending| if descending { "descending" } else { "ascending" });
    view! {
        <th role="columnheader" scope="col" class=class aria-sort=order>
            <span class="sort-word">{label.clone()}</span>
            <a class="sort" href=href>{label}{descending.map(arrow)}</a>
        </th>
    }
    .into_any()
}

/// Down where the largest comes first.
fn arrow(descending: bool) -> impl IntoView {
    let class = if descending { "sort-arrow" } else { "sort-arrow sort-up" };
    view! { <span class=class><Icon glyph=Glyph::ArrowDown size=16/></span> }
}

/// The same orders where headings are not seen: links above the rows, on phones only.
#[component]
pub fn Sorts(
    /// "Sortér efter"
    #[prop(into)]
    label: String,
    sorts: Vec<(String, Sort)>,
) -> impl IntoView {
    let links = sorts
        .into_iter()
        .map(|(word, Sort { href, descending })| {
            let current = descending.is_some().then_some("true");
            view! { <li><a href=href aria-current=current>{word}{descending.map(arrow)}</a></li> }
        })
        .collect_view();
    view! { <div class="sorts"><span id="sorts">{label}</span><ul aria-labelledby="sorts">{links}</ul></div> }
}
