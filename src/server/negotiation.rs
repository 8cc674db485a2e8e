//! What a client takes and what it has already: `Accept-Encoding` and the conditional headers (RFC 9110, 12.5.3 and 13).

use axum::http::{HeaderMap, header};
use chrono::{DateTime, Utc};

use crate::time::Timestamp;

/// A form that a body can be sent in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    Brotli,
    Gzip,
    Identity,
}

impl Coding {
    /// As `Content-Encoding` names it; as it is has no name.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }
}

/// What a client takes, best first: the heaviest first, and of equal ones the smallest. As it is comes last even where
/// it was refused, since a body that cannot be sent helps nobody.
pub fn accepted(headers: &HeaderMap) -> Vec<Coding> {
    let header = all(headers, header::ACCEPT_ENCODING.as_str());
    let weight = |wanted: &str| {
        header.split(',').find_map(|item| {
            let (name, parameters) = item.split_once(';').unwrap_or((item, ""));
            name.trim().eq_ignore_ascii_case(wanted).then(|| weight(parameters))
        })
    };
    let other = weight("*");
    let compressed = |coding: Coding, name: &str| (coding, weight(name).or(other).unwrap_or(0));
    let gzip = compressed(Coding::Gzip, "gzip");
    let gzip = if gzip.1 == 0 && weight("gzip").is_none() { compressed(Coding::Gzip, "x-gzip") } else { gzip };
    let mut weighed = vec![compressed(Coding::Brotli, "br"), gzip];
    weighed.retain(|(_, weight)| *weight > 0);
    // As it is, is taken unless refused; it is wished for only where it is named.
    let identity = weight("identity");
    if let Some(identity) = identity.filter(|weight| *weight > 0) {
        weighed.retain(|(_, weight)| *weight >= identity);
    }
    weighed.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    weighed.into_iter().map(|(coding, _)| coding).chain([Coding::Identity]).collect()
}

/// `;q=0.5` in thousandths; 1 where nothing is said, 0 where it does not read.
fn weight(parameters: &str) -> u16 {
    let parameters = parameters.trim();
    if parameters.is_empty() {
        return 1000;
    }
    let Some(number) = parameters.strip_prefix(['q', 'Q']).and_then(|rest| rest.trim_start().strip_prefix('=')) else {
        return 0;
    };
    let (whole, part) = number.trim().split_once('.').unwrap_or((number.trim(), ""));
    let is_number = part.len() <= 3 && part.bytes().all(|digit| digit.is_ascii_digit());
    let thousandths = format!("{part:0<3}").parse().unwrap_or(0);
    match whole {
        "0" if is_number => thousandths,
        "1" if is_number && thousandths == 0 => 1000,
        _ => 0,
    }
}

/// Whether the client has this already. `If-None-Match` alone decides where it is sent, compared weakly; the date is
/// for those who know no tags.
pub fn is_known(headers: &HeaderMap, tag: &str, last_modified: Option<Timestamp>) -> bool {
    if headers.contains_key(header::IF_NONE_MATCH) {
        let known = all(headers, header::IF_NONE_MATCH.as_str());
        return known
            .split(',')
            .map(str::trim)
            .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag);
    }
    let since = headers
        .get(header::IF_MODIFIED_SINCE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| DateTime::parse_from_rfc2822(value).ok());
    match (since, last_modified) {
        (Some(since), Some(modified)) => modified.0 <= since.with_timezone(&Utc).timestamp(),
        _ => false,
    }
}

/// The date that an answer gives itself.
pub fn last_modified(headers: &HeaderMap) -> Option<Timestamp> {
    let date = headers.get(header::LAST_MODIFIED)?.to_str().ok()?;
    DateTime::parse_from_rfc2822(date).ok().map(|at| Timestamp(at.timestamp()))
}

/// A header that may come several times, as one list; what is not text is left out.
fn all(headers: &HeaderMap, name: &str) -> String {
    headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    fn first(accept: &str) -> Coding {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_str(accept).unwrap());
        accepted(&headers)[0]
    }

    #[test]
    fn the_heaviest_form_is_sent_and_of_equal_ones_the_smallest() {
        use Coding::{Brotli, Gzip, Identity};
        for (accept, coding) in [
            ("gzip, deflate, br, zstd", Brotli),
            ("gzip;q=1.0, BR;q=0.5", Gzip),
            ("gzip, br;q=0", Gzip),
            ("gzip; q=0.001, br; q=0.000", Gzip),
            ("*", Brotli),
            ("br;q=0, *;q=0.1", Gzip),
            ("*;q=0", Identity),
            ("*;q=0, gzip", Gzip),
            ("identity;q=0", Identity),
            ("identity;q=0, gzip;q=0.1", Gzip),
            ("identity, br;q=0.5", Identity),
            ("identity;q=0.5, br", Brotli),
            ("identity;q=0.5, br;q=0.4, gzip;q=0.6", Gzip),
            ("deflate", Identity),
            ("x-gzip", Gzip),
            ("br;q=nonsense", Identity),
            ("br;q=1.5", Identity),
            ("br;q=2", Identity),
            ("br;q=-1", Identity),
            ("br;level=5", Identity),
            ("br;q=0.1234", Identity),
            ("brotli, gzipped", Identity),
            (";;;,,,q=1,br", Brotli),
            ("", Identity),
        ] {
            assert_eq!(first(accept), coding, "{accept}");
        }
        assert_eq!(accepted(&HeaderMap::new()), [Identity], "without the header, as it is");
    }

    #[test]
    fn a_tag_is_known_in_a_list_weakly_or_as_anything_and_the_date_only_without_tags() {
        let ask = |tags: &str, since: &str| {
            let mut headers = HeaderMap::new();
            for (name, value) in [(header::IF_NONE_MATCH, tags), (header::IF_MODIFIED_SINCE, since)] {
                if !value.is_empty() {
                    headers.insert(name, HeaderValue::from_str(value).unwrap());
                }
            }
            is_known(&headers, "\"a\"", Some(Timestamp(1_795_518_000)))
        };
        let (then, before) = ("Tue, 24 Nov 2026 11:00:00 GMT", "Tue, 24 Nov 2026 10:59:59 GMT");
        assert!(ask("\"a\"", "") && ask("\"x\", W/\"a\"", "") && ask("*", "") && ask("", then));
        assert!(!ask("\"b\"", "") && !ask("a", "") && !ask("\"a", "") && !ask("", before) && !ask("", "yesterday"));
        assert!(!ask("\"b\"", then), "tags decide alone");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn whatever_is_sent_there_is_a_form_to_answer_with(accept in "[ -~]{0,60}") {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_str(&accept).unwrap());
            prop_assert_eq!(accepted(&headers).pop(), Some(Coding::Identity));
        }
    }
}
