//! The one HTML-escaping helper, for the few places where Leptos escapes nothing itself.

/// Text as it may stand in an element or in a double-quoted attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\0' => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// JSON as it may stand in a `<script type="application/ld+json">`: no `<` that could end it.
pub fn escape_json(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_escaped_can_open_a_tag_or_close_an_attribute() {
        assert_eq!(
            escape("</textarea><b a='1' b=\"2\">&amp;\0"),
            "&lt;/textarea&gt;&lt;b a=&#39;1&#39; b=&quot;2&quot;&gt;&amp;amp;\u{fffd}"
        );
        assert_eq!(escape_json(r#"{"a":"</script>"}"#), r#"{"a":"\u003c/script\u003e"}"#);
    }
}
