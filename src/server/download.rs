//! Files to keep: their name, which may come from a title, and the answer that carries them.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;

use crate::text::clean::visible;

/// The longest name, in characters; some file systems take 255 bytes.
const LONGEST: usize = 100;

/// What may stand bare in `filename*` (RFC 8187: attr-char).
const BARE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// A name that a file may have anywhere: no path, no control, nothing that Windows refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    /// Of any text, and an ending of our own.
    pub fn new(text: &str, ending: &str) -> Self {
        let mut name: String = visible(text)
            .nfc()
            .map(|c| if c.is_whitespace() || "/\\:*?\"<>|%;'".contains(c) { '-' } else { c })
            .take(LONGEST)
            .collect();
        name = name.trim_matches(|c: char| c == '.' || c == '-' || c == ' ').to_owned();
        if name.is_empty() {
            "kobling".clone_into(&mut name);
        }
        Self(format!("{name}.{ending}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `attachment`, with the name in ASCII for old programs and whole for all others (RFC 6266).
    fn disposition(&self) -> String {
        let ascii: String = self.0.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
        format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", utf8_percent_encode(&self.0, BARE))
    }
}

/// A file to keep, whole.
pub fn download(name: &FileName, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = HeaderValue::from_str(&name.disposition())
        .unwrap_or_else(|_| HeaderValue::from_static("attachment; filename=\"kobling\""));
    let headers: [(HeaderName, HeaderValue); 2] =
        [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}

#[cfg(test)]
mod tests {
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    use super::*;

    fn names() -> impl Strategy<Value = String> {
        let letters: Vec<char> = "./\\\"';%ab \r\n\0\u{202e}å".chars().collect();
        let hostile = prop::collection::vec(prop::sample::select(letters), 0..30);
        prop_oneof![any::<String>(), hostile.prop_map(|letters| letters.into_iter().collect())]
    }

    proptest! {
        #[test]
        fn a_file_of_any_name_stays_in_its_folder_and_its_header_in_its_line(text in names()) {
            let name = FileName::new(&text, "csv");
            let said = name.as_str();
            prop_assert!(said.strip_suffix(".csv").is_some_and(|stem| !stem.is_empty()) && !said.starts_with('.'));
            let is_clean = !said.contains(['/', '\\', ':', '"', '<', '>', '|', '?', '*', '\u{202e}']);
            prop_assert!(is_clean, "{said}");
            prop_assert!(!said.chars().any(char::is_control));
            prop_assert!(said.chars().count() <= LONGEST + 4);
            let disposition = name.disposition();
            prop_assert!(HeaderValue::from_str(&disposition).is_ok() && disposition.is_ascii());
            prop_assert_eq!(disposition.matches('"').count(), 2);
            let (_, whole) = disposition.split_once("filename*=UTF-8''").unwrap();
            prop_assert_eq!(percent_decode_str(whole).decode_utf8().unwrap(), said);
        }
    }

    #[test]
    fn a_danish_name_is_whole_for_whoever_reads_it_whole() {
        let name = FileName::new("Tilmeldinger på Ærø", "csv");
        assert_eq!(name.as_str(), "Tilmeldinger-på-Ærø.csv");
        assert_eq!(
            name.disposition(),
            "attachment; filename=\"Tilmeldinger-p_-_r_.csv\"; filename*=UTF-8''Tilmeldinger-p%C3%A5-%C3%86r%C3%B8.csv"
        );
        assert_eq!(FileName::new("../..", "csv").as_str(), "kobling.csv");
    }
}
