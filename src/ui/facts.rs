//! Description lists: why, how and what; the facts of a ticket.

use leptos::prelude::*;

/// A label and what it stands for.
pub struct Fact {
    pub label: String,
    pub value: AnyView,
}

impl Fact {
    pub fn new(label: impl Into<String>, value: impl IntoView + 'static) -> Self {
        Self { label: label.into(), value: value.into_any() }
    }
}

/// Small facts: label left, value right; on tickets, side cards and registrations.
///
/// ```ignore
/// <Facts facts=vec![Fact::new(text.price(), event.price), Fact::new(text.deadline(), …)]/>
/// ```
#[component]
pub fn Facts(facts: Vec<Fact>) -> impl IntoView {
    let rows = facts
        .into_iter()
        .map(|Fact { label, value }| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! { <dl class="facts">{rows}</dl> }
}

/// Why, how and what, and "how to get in": label 128 wide in accent, hairlines between. With `first_large` the first
/// (the why) is one size larger.
#[component]
pub fn Purpose(facts: Vec<Fact>, #[prop(optional)] first_large: bool) -> impl IntoView {
    let rows = facts
        .into_iter()
        .map(|Fact { label, value }| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
        .collect_view();
    let class = if first_large { "purpose purpose-first-large" } else { "purpose" };
    view! { <dl class=class>{rows}</dl> }
}
