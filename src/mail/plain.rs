//! A letter as plain text, for readers without HTML and for whoever prefers it.

use super::clean;
use super::letter::{Block, Fact, Letter, Line, Link, Span};
use crate::text::Lang;

/// Where lines break, in characters. A longer word (an address) stays whole.
const WIDTH: usize = 72;

pub(super) fn write(letter: &Letter) -> String {
    let blocks = letter.blocks.iter().map(|block| block_text(letter.lang, block)).filter(|text| !text.is_empty());
    let mut text = blocks.collect::<Vec<_>>().join("\n\n");
    text.push('\n');
    text
}

fn block_text(lang: Lang, block: &Block) -> String {
    match block {
        Block::Heading(text) => wrapped(&clean::line(text), 0),
        Block::Paragraph(text) => paragraph(text),
        Block::Title(text) => {
            let title = wrapped(&clean::line(text), 0);
            if title.is_empty() {
                return title;
            }
            let longest = title.lines().map(|line| line.chars().count()).max().unwrap_or(0);
            format!("{title}\n{}", "-".repeat(longest))
        }
        Block::Facts(facts) => facts_text(lang, facts),
        Block::Button(link) => link_text(link),
        Block::Quiet(spans) | Block::Footnote(spans) => spans_text(spans),
        Block::Signature(lines) => lines.iter().map(|line| clean::line(line)).collect::<Vec<_>>().join("\n"),
    }
}

fn paragraph(text: &str) -> String {
    clean::lines(text).iter().map(|line| wrapped(line, 0)).collect::<Vec<_>>().join("\n")
}

/// Labels in a column, and what belongs to them beside it.
fn facts_text(lang: Lang, facts: &[Fact]) -> String {
    let labels: Vec<String> = facts.iter().map(|fact| clean::line(&fact.label)).collect();
    let column = labels.iter().map(|label| label.chars().count()).max().unwrap_or(0) + 2;
    let rows = labels.iter().zip(facts).map(|(label, fact)| {
        let lines = fact.lines.iter().map(|line| wrapped(&line_text(lang, line), column)).collect::<Vec<_>>();
        let padding = " ".repeat(column - label.chars().count());
        format!("{label}{padding}{}", lines.join(&format!("\n{}", " ".repeat(column)))).trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn line_text(lang: Lang, line: &Line) -> String {
    match line {
        Line::Plain(text) | Line::Strong(text) => clean::line(text),
        Line::Link(link) => link_text(link),
        Line::Change { old, new } => {
            format!("{} ({}: {})", clean::line(new), lang.mail().before(), clean::line(old))
        }
    }
}

fn link_text(link: &Link) -> String {
    format!("{}: {}", clean::line(&link.label), clean::line(&link.url))
}

fn spans_text(spans: &[Span]) -> String {
    let text: String = spans
        .iter()
        .map(|span| match span {
            Span::Text(text) => text.clone(),
            Span::Link(link) => format!("{} <{}>", link.label, link.url),
        })
        .collect();
    paragraph(&text)
}

/// Breaks between words; every line but the first is indented.
fn wrapped(text: &str, indent: usize) -> String {
    let mut lines = vec![String::new()];
    let mut length = indent;
    for word in text.split(' ') {
        let width = word.chars().count();
        let last = lines.len() - 1;
        if lines[last].is_empty() {
            lines[last].push_str(word);
            length = indent + width;
        } else if length + 1 + width <= WIDTH {
            lines[last].push(' ');
            lines[last].push_str(word);
            length += 1 + width;
        } else {
            lines.push(word.to_owned());
            length = indent + width;
        }
    }
    lines.join(&format!("\n{}", " ".repeat(indent)))
}
