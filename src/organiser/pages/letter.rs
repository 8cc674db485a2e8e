//! A mail as its reader will see it, on a page: without its links, which are the reader's own.

use leptos::prelude::*;

use crate::mail::{Block, Fact, Letter, Line, Span};
use crate::text::Lang;
use crate::text::what_if::Shown;

/// A mail that is shown, and what it tells.
pub struct ShownLetter {
    pub shown: Shown,
    pub letter: Letter,
}

/// Mails as their readers will see them: the first open, the others folded away under whom they go to.
pub fn letters(lang: Lang, shown: Vec<ShownLetter>) -> Option<impl IntoView + use<>> {
    let text = lang.organiser();
    let in_both = |kind: Shown| shown.iter().filter(|one| one.shown == kind).count() > 1;
    let captions: Vec<String> =
        shown.iter().map(|one| lang.what_if().shown(one.shown, one.letter.lang, in_both(one.shown))).collect();
    let several = shown.len() > 1;
    let mut all = captions.into_iter().zip(shown);
    let (caption, first) = all.next()?;
    let others = all
        .map(|(caption, one)| {
            view! {
                <details class="details form-fold">
                    <summary class="details-summary">{caption}</summary>
                    {letter(lang, one.letter)}
                </details>
            }
        })
        .collect_view();
    Some(view! {
        <div>
            <h3>{text.how_the_mail_looks()}</h3>
            {several.then(|| view! { <p class="small soft">{caption}</p> })}
            {letter(lang, first.letter)}
            {others}
        </div>
    })
}

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
