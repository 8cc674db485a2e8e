//! What may stand in a mail: text of any origin made harmless, for headers, bodies and file names.

/// The most characters of a subject or a name; mail systems refuse header lines of a thousand octets.
const LONGEST_HEADER: usize = 200;

/// A subject or a name, fit for a header: one line, no controls, and nothing that readers would decode.
pub(super) struct HeaderText(String);

impl HeaderText {
    pub(super) fn new(text: &str) -> Self {
        // An encoded word (RFC 2047) that somebody typed would be decoded by readers, line breaks included.
        let text = line(text).replace("=?", "= ?");
        Self(match text.char_indices().nth(LONGEST_HEADER) {
            Some((end, _)) => format!("{}…", text[..end].trim_end()),
            None => text,
        })
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }

    /// Nothing at all rather than an empty text.
    pub(super) fn non_empty(self) -> Option<String> {
        (!self.0.is_empty()).then_some(self.0)
    }
}

/// One line; any run of white space is one space.
pub(super) fn line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a text, without white space at their ends; empty lines only between others.
pub(super) fn lines(text: &str) -> Vec<String> {
    visible(text.trim()).lines().map(|line| line.trim_end().to_owned()).collect()
}

/// A part of a file name, from a mail address.
pub(super) fn file_part(address: &str) -> String {
    address
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '@') { c } else { '_' })
        .take(100)
        .collect()
}

/// Every line break as `\n`; no other control, and nothing that turns the direction of writing.
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

/// Bidirectional overrides and isolates, byte order marks, annotations and code points that are no characters.
fn misleads(c: char) -> bool {
    matches!(c,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}
