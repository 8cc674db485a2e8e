//! Tables with hairlines; on phones each row becomes a block.

use leptos::prelude::*;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Text,
    Number,
    Time,
    State,
    Actions,
}

/// A column after the first, which is the row's name.
#[derive(Clone, Debug)]
pub struct Column {
    label: String,
    holds: Holds,
}

impl Column {
    pub fn text(label: impl Into<String>) -> Self {
        Self { label: label.into(), holds: Holds::Text }
    }
    /// Right-aligned.
    pub fn number(label: impl Into<String>) -> Self {
        Self { label: label.into(), holds: Holds::Number }
    }
    /// Right-aligned.
    pub fn time(label: impl Into<String>) -> Self {
        Self { label: label.into(), holds: Holds::Time }
    }
    /// A state tag; on phones it stands beside the name.
    pub fn state(label: impl Into<String>) -> Self {
        Self { label: label.into(), holds: Holds::State }
    }
    /// Buttons; the label is for screen readers alone.
    pub fn actions(label: impl Into<String>) -> Self {
        Self { label: label.into(), holds: Holds::Actions }
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
    /// Struck through and quiet.
    pub cancelled: bool,
}

impl Row {
    pub fn new(name: impl IntoView + 'static, cells: Vec<AnyView>) -> Self {
        Self { name: name.into_any(), note: None, cells, cancelled: false }
    }

    /// With the line under its name.
    #[must_use]
    pub fn with_note(mut self, note: impl IntoView + 'static) -> Self {
        self.note = Some(note.into_any());
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
) -> impl IntoView {
    let heads = columns
        .iter()
        .map(|column| {
            let label = column.label.clone();
            let label = if column.holds == Holds::Actions {
                view! { <span class="sr-only">{label}</span> }.into_any()
            } else {
                label.into_any()
            };
            view! { <th role="columnheader" scope="col" class=column.class()>{label}</th> }
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
                    <th role="rowheader" scope="row">
                        <span class="row-name">{row.name}</span>
                        {row.note.map(|note| view! { <span class="row-note">{note}</span> })}
                    </th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table" role="table">
            <caption class="sr-only">{caption}</caption>
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{name}</th>{heads}</tr></thead>
            <tbody role="rowgroup">{body}</tbody>
        </table>
    }
}
