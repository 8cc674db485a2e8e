//! What may stand in a mail: text of any origin made harmless, for headers, bodies and file names.

use crate::text::clean::visible;

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
