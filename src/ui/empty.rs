//! A list with nothing in it.

use leptos::prelude::*;

/// What there is not, what comes next, and what to do: children are paragraphs and a button.
///
/// ```ignore
/// <Empty title=text.nothing_planned()><p>{text.come_back()}</p><ButtonLink … look=Look::Secondary/></Empty>
/// ```
#[component]
pub fn Empty(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! {
        <div class="empty">
            <h2 class="empty-title">{title}</h2>
            {children()}
        </div>
    }
}
