//! What may stand in a calendar file: text of any origin made harmless before it is escaped.

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

/// A value for a parameter. A quote cannot be written there and becomes an apostrophe; `^` is doubled, because
/// RFC 6868 reads `^n` as a line break.
pub(super) fn parameter(text: &str) -> String {
    line(text).replace('"', "'").replace('^', "^^")
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

/// The text with every kind of line break as `\n`, without controls and without what turns the direction of writing.
fn visible(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            _ => c,
        })
        .filter(|&c| c == '\n' || !(c.is_control() || misleads(c)))
        .collect()
}

/// Bidirectional overrides and isolates, byte order marks, annotations and code points that are no characters. The
/// plain direction marks and joiners stay: names and emoji are written with them.
fn misleads(c: char) -> bool {
    matches!(c,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
