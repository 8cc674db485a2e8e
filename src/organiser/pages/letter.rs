//! A mail as its reader will see it, on a page: without its links, which are the reader's own.

use leptos::prelude::*;

use crate::mail::{Block, Fact, Letter, Line, Span};
use crate::text::Lang;

/// Subject and body of a letter.
pub fn letter(lang: Lang, letter: Letter) -> impl IntoView {
    let text = lang.organiser();
    let foreign = (letter.lang != lang).then(|| letter.lang.tag());
    let blocks = letter.blocks.into_iter().map(block).collect_view();
    view! {
        <div class="letter" lang=foreign>
            <p class="letter-subject"><span lang=lang.tag()>{text.subject()}</span>" "<strong>{letter.subject}</strong></p>
            <div class="letter-body">{blocks}</div>
        </div>
    }
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Heading(words) | Block::Title(words) => view! { <p><strong>{words}</strong></p> }.into_any(),
        Block::Paragraph(words) => view! { <p>{words}</p> }.into_any(),
        Block::Facts(facts) => view! { <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl> }.into_any(),
        Block::Button(link) => view! { <p><span class="letter-button">{link.label}</span></p> }.into_any(),
        Block::Signature(lines) => lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view().into_any(),
        Block::Quiet(spans) | Block::Footnote(spans) => {
            let words = spans.into_iter().map(|span| match span {
                Span::Text(words) => words,
                Span::Link(link) => link.label,
            });
            view! { <p class="small soft">{words.collect::<String>()}</p> }.into_any()
        }
    }
}

fn fact(fact: Fact) -> impl IntoView {
    let lines = fact
        .lines
        .into_iter()
        .map(|line| match line {
            Line::Plain(words) => view! { <span>{words}</span> }.into_any(),
            Line::Strong(words) => view! { <strong>{words}</strong> }.into_any(),
            Line::Link(link) => view! { <span class="letter-link">{link.label}</span> }.into_any(),
            Line::Change { old, new } => view! { <del>{old}</del>" "<ins>{new}</ins> }.into_any(),
        })
        .map(|line| view! { <span class="letter-line">{line}</span> })
        .collect_view();
    view! { <div><dt>{fact.label}</dt><dd>{lines}</dd></div> }
}
