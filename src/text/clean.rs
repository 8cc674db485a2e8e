//! What of a text of any origin may be shown: no controls, and nothing that turns the direction of writing.

/// The text with every kind of line break as `\n`, without other controls and without what misleads.
pub fn visible(text: &str) -> String {
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
