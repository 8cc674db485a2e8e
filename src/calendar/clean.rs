//! What may stand in a calendar file: text of any origin made harmless, and escaped by where it stands.

use crate::text::clean::visible;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The most characters of one text; what is longer ends in "…". Some clients drop a whole file for less.
const LONGEST: usize = 20_000;

/// What stands encoded in the local part and the domain of a mailto address (RFC 6068 section 2). `&`, `/` and `=`
/// stay as they are: they separate nothing without a query, and clients compare the address letter by letter.
const ADDRESS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'@')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// One line without control characters; any run of white space is one space.
pub(super) fn line(text: &str) -> String {
    cut(&visible(text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Lines that end in `\n`, with at most one empty line between two of them and none at the ends.
pub(super) fn paragraphs(text: &str) -> String {
    let text = visible(text);
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    cut(lines.join("\n").trim())
}

/// Cleaned text as the value of a TEXT property (RFC 5545 section 3.3.11).
pub(super) fn escaped(cleaned: &str) -> String {
    let mut escaped = String::with_capacity(cleaned.len() + 16);
    for c in cleaned.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A quoted parameter value; none for an empty one. A quote cannot be written there and becomes an apostrophe; `^` is
/// doubled, because RFC 6868 reads `^n` as a line break.
pub(super) fn parameter(text: &str) -> Option<String> {
    let line = line(text);
    (!line.is_empty()).then(|| format!("\"{}\"", line.replace('"', "'").replace('^', "^^")))
}

/// A mail address as a URI.
pub(super) fn mailto(address: &str) -> String {
    let address = line(address);
    match address.rsplit_once('@') {
        Some((local, domain)) => {
            format!("mailto:{}@{}", utf8_percent_encode(local, ADDRESS), utf8_percent_encode(domain, ADDRESS))
        }
        None => format!("mailto:{}", utf8_percent_encode(&address, ADDRESS)),
    }
}

/// A web address as a URI in ASCII; nothing else than http and https.
pub(super) fn link(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    // The URL standard lets a backslash stand in a query, where readers of calendars would take it for an escape.
    matches!(url.scheme(), "http" | "https").then(|| url.as_str().replace('\\', "%5C"))
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
