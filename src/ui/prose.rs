//! Texts that people wrote.

use leptos::prelude::*;

/// A running text: an empty line makes a paragraph, a line break stays one. It is text: no markup is read in it.
///
/// ```ignore
/// <Prose text=event.how lang=Some("da")/>
/// ```
#[component]
pub fn Prose(
    #[prop(into)] text: String,
    /// The text's language, where it is another than the page's.
    #[prop(default = None)]
    lang: Option<&'static str>,
) -> impl IntoView {
    let paragraphs = text
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| {
            let lines = paragraph
                .lines()
                .enumerate()
                .map(|(place, line)| view! { {(place > 0).then(|| view! { <br/> })}{line.to_owned()} })
                .collect_view();
            view! { <p>{lines}</p> }
        })
        .collect_view();
    view! { <div class="prose" lang=lang>{paragraphs}</div> }
}
