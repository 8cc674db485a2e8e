//! The way back to the pages above.

use leptos::prelude::*;

use super::{Glyph, Icon, Link};
use crate::text::Lang;

/// The pages above this one, and this one's short name (a date, a word).
///
/// ```ignore
/// <Breadcrumbs lang above=vec![Link::new(text.events(), paths::front(lang))] here=dates::date(lang, event.starts)/>
/// ```
#[component]
pub fn Breadcrumbs(lang: Lang, above: Vec<Link>, #[prop(into)] here: String) -> impl IntoView {
    let above = above
        .into_iter()
        .map(|link| {
            view! {
                <li class="breadcrumbs__list-item">
                    <a class="breadcrumbs__link" href=link.href>{link.label}</a>
                    <Icon glyph=Glyph::ChevronRight size=16/>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="breadcrumbs" aria-label=lang.ui().breadcrumbs()>
            <ol class="breadcrumbs__list">
                {above}
                <li class="breadcrumbs__list-item" aria-current="page">{here}</li>
            </ol>
        </nav>
    }
}
