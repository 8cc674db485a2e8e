//! The query of a page that is kept, in one spelling, so that one page has one place in memory.

use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;

/// Longer values belong to no filter.
const LONGEST_VALUE: usize = 32;

/// The parameters that have a value, in the order of `known` and spelled as a form spells them. `None` when it holds
/// any other parameter, or one of them twice: such a page is not kept.
pub fn normal(query: Option<&str>, known: &[&str]) -> Option<String> {
    let mut values = vec![None; known.len()];
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        // A form sends its empty fields too.
        if value.is_empty() {
            continue;
        }
        let at = known.iter().position(|known| *known == name)?;
        if value.len() > LONGEST_VALUE || values[at].is_some() {
            return None;
        }
        values[at] = Some(value);
    }
    let pairs = known.iter().zip(&values).filter_map(|(name, value)| Some((*name, value.as_deref()?)));
    Some(form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
}

/// Lets the handler see the address in the spelling that it is kept under, since the page may repeat it.
pub fn set(request: &mut Request, path_and_query: &str) {
    let Ok(path_and_query) = path_and_query.parse::<PathAndQuery>() else { return };
    let mut parts = request.uri().clone().into_parts();
    parts.path_and_query = Some(path_and_query);
    if let Ok(uri) = Uri::from_parts(parts) {
        *request.uri_mut() = uri;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_spelling_and_what_is_not_known_has_none() {
        let normal = |query: &str| normal(Some(query), &["kind", "month"]);
        for (query, spelled) in [
            ("", Some("")),
            ("kind=", Some("")),
            ("q=&kind=&month=", Some("")),
            ("kind=conference", Some("kind=conference")),
            ("month=2026-12&kind=conference&", Some("kind=conference&month=2026-12")),
            ("kind=%63onference", Some("kind=conference")),
            ("kind=a%26b", Some("kind=a%26b")),
            ("kind=a&kind=b", None),
            ("kind=a&q=text", None),
            ("fbclid=1", None),
            ("KIND=a", None),
        ] {
            assert_eq!(normal(query).as_deref(), spelled, "{query}");
        }
        assert_eq!(normal(&format!("kind={}", "x".repeat(33))), None);
        assert_eq!(super::normal(None, &[]).as_deref(), Some(""));
    }
}
