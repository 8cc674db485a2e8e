//! Files that a program asks for again and again: an answer of 304 when nothing has changed (RFC 9110 section 13).

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};

use crate::server::token::hash;
use crate::time::Timestamp;

/// A file with what tells its versions apart.
pub struct File {
    body: Bytes,
    /// Strong: the same tag means the same bytes.
    etag: String,
    last_modified: Timestamp,
}

impl File {
    pub fn new(body: String, last_modified: Timestamp) -> Self {
        Self { etag: format!("\"{}\"", hash(&body)), body: body.into(), last_modified }
    }

    pub fn last_modified(&self) -> Timestamp {
        self.last_modified
    }

    /// The file, or 304 when the asker has it already; both with the headers that tell its version, and `more`.
    pub fn answer(&self, asked: &HeaderMap, content_type: &'static str, more: &[(HeaderName, &str)]) -> Response {
        let mut response = if is_known(asked, &self.etag, self.last_modified) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            ([(header::CONTENT_TYPE, content_type)], self.body.clone()).into_response()
        };
        let headers = response.headers_mut();
        insert(headers, header::ETAG, &self.etag);
        insert(headers, header::LAST_MODIFIED, &http_date(self.last_modified));
        for (name, value) in more {
            insert(headers, name.clone(), value);
        }
        response
    }
}

fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// `If-None-Match` alone decides where it is sent; the date is only for those who know no tags.
fn is_known(asked: &HeaderMap, etag: &str, last_modified: Timestamp) -> bool {
    let mut tags = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).peekable();
    if tags.peek().is_some() {
        return tags
            .flat_map(|line| line.split(','))
            .map(str::trim)
            .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag);
    }
    asked
        .get(header::IF_MODIFIED_SINCE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| DateTime::parse_from_rfc2822(value).ok())
        .is_some_and(|since| last_modified.0 <= since.with_timezone(&Utc).timestamp())
}

/// "Thu, 14 Jan 2027 07:30:00 GMT" (IMF-fixdate).
fn http_date(at: Timestamp) -> String {
    at.utc().format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
