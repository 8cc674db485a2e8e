//! The pages of one thing, side by side: links, not script.

use leptos::prelude::*;

use crate::text::Lang;

/// One of the pages.
#[derive(Clone, Debug)]
pub struct Tab {
    pub label: String,
    pub href: String,
    pub current: bool,
    /// A number behind the label: registrations, mails.
    pub count: Option<u64>,
}

/// ```ignore
/// <Tabs lang tabs=vec![Tab { label: …, href: …, current: true, count: Some(25) }]/>
/// ```
#[component]
pub fn Tabs(lang: Lang, tabs: Vec<Tab>) -> impl IntoView {
    let items = tabs
        .into_iter()
        .map(|tab| {
            view! {
                <li>
                    <a href=tab.href aria-current=tab.current.then_some("page")>
                        {tab.label}
                        {tab.count.map(|count| view! { " "<span class="counter">{count}</span> })}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=lang.ui().tabs()><ul>{items}</ul></nav> }
}
