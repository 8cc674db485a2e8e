//! The pages of a long list: links to the first, the last, and those beside this one.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::text::Lang;

/// Which pages have a link: the first, the last, this one and one to each side; a gap between those that are apart.
fn numbers(current: i64, last: i64) -> Vec<Option<i64>> {
    let mut shown: Vec<i64> =
        [0, current - 1, current, current + 1, last].into_iter().filter(|page| (0..=last).contains(page)).collect();
    shown.sort_unstable();
    shown.dedup();
    let mut numbers = Vec::new();
    let mut before = -1;
    for page in shown {
        // A gap of one page is that page.
        match page - before {
            2 => numbers.push(Some(page - 1)),
            1 => {}
            _ => numbers.push(None),
        }
        numbers.push(Some(page));
        before = page;
    }
    numbers
}

/// Nothing where there is one page only. Pages count from 0, and people from 1.
///
/// ```ignore
/// <Pager lang current=asked.page last href=move |page| paths::…(lang, id, &asked.on(page).query())/>
/// ```
#[component]
pub fn Pager<F: Fn(i64) -> String>(lang: Lang, current: i64, last: i64, href: F) -> impl IntoView {
    let text = lang.ui();
    let step = |page: i64, label: &'static str, rel: &'static str, before: Option<Glyph>, after: Option<Glyph>| {
        (0..=last).contains(&page).then(|| {
            view! {
                <li class="pager-step">
                    <a href=href(page) rel=rel>
                        {before.map(|glyph| view! { <Icon glyph/> })}
                        <span>{label}</span>
                        {after.map(|glyph| view! { <Icon glyph/> })}
                    </a>
                </li>
            }
        })
    };
    let pages = numbers(current, last)
        .into_iter()
        .map(|page| match page {
            None => view! { <li class="pager-gap" aria-hidden="true">"…"</li> }.into_any(),
            Some(page) => {
                let here = (page == current).then_some("page");
                view! {
                    <li class="pager-number">
                        <a href=href(page) aria-current=here><span class="sr-only">{text.page()}" "</span>{page + 1}</a>
                    </li>
                }
                .into_any()
            }
        })
        .collect_view();
    (last > 0).then(|| {
        view! {
            <nav class="pager" aria-label=text.pages()>
                <ul>
                    {step(current - 1, text.previous_page(), "prev", Some(Glyph::ChevronLeft), None)}
                    {pages}
                    {step(current + 1, text.next_page(), "next", None, Some(Glyph::ChevronRight))}
                </ul>
            </nav>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_pages_are_all_there_and_many_have_gaps() {
        let told = |current, last| {
            numbers(current, last)
                .iter()
                .map(|page| page.map_or("…".to_owned(), |page| (page + 1).to_string()))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(told(0, 1), "1 2");
        assert_eq!(told(0, 4), "1 2 … 5");
        assert_eq!(told(2, 4), "1 2 3 4 5");
        assert_eq!(told(7, 199), "1 … 7 8 9 … 200");
        assert_eq!(told(199, 199), "1 … 199 200");
    }
}
