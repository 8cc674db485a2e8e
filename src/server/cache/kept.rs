//! One answer that is kept: its body in every form it is sent in, and how a request is answered from it.

use std::io::Write;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

use crate::server::negotiation::{self, Coding};
use crate::server::token::hex;
use crate::time::Timestamp;

/// Below this many bytes a compressed form saves no packet.
const WORTH_COMPRESSING: usize = 860;

/// Brotli's quality, 0 to 11: what lies above costs several times the time for a few per cent. Its window, as a power
/// of two, is larger than any page.
const BROTLI_QUALITY: u32 = 5;
const BROTLI_WINDOW: u32 = 18;

/// A page that says until when it is right by time alone travels with this from the handler to the memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep {
    /// The "now" that it was drawn at.
    pub from: Timestamp,
    /// The first instant at which it may be wrong.
    pub until: Timestamp,
}

/// An answer of 200 that looks the same to everybody.
pub struct Kept {
    pub keep: Keep,
    headers: HeaderMap,
    body: Bytes,
    /// The handler's own, or a hash of the body as it is; each form's ETag is made from it.
    tag: String,
    last_modified: Option<Timestamp>,
    brotli: OnceCell<Option<Bytes>>,
    gzip: OnceCell<Option<Bytes>>,
}

impl Kept {
    pub fn new(keep: Keep, headers: HeaderMap, body: Bytes) -> Self {
        let last_modified = negotiation::last_modified(&headers);
        let own = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok()?.strip_prefix('"')?.strip_suffix('"'));
        let tag = own.map_or_else(|| hex(&Sha256::digest(&body)[..16]), str::to_owned);
        Self { keep, headers, body, tag, last_modified, brotli: OnceCell::new(), gzip: OnceCell::new() }
    }

    /// Whether it is right by time; a clock that was set back counts too.
    pub fn is_right_at(&self, now: Timestamp) -> bool {
        self.keep.from <= now && now < self.keep.until
    }

    /// Bytes that it may come to take, with its compressed forms.
    pub fn weight(&self) -> usize {
        self.body.len() * 2 + 1024
    }

    /// Calendars are sent as they are: some clients fail at compressed ones.
    fn is_compressed(&self) -> bool {
        let kind = self.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        ["text/html", "application/xml", "text/plain"].iter().any(|known| kind.starts_with(known))
            && self.body.len() >= WORTH_COMPRESSING
    }

    /// The answer to a request: the best form that it takes, or 304.
    pub async fn answer(&self, asked: &HeaderMap) -> Response {
        let (coding, body) = self.form(asked).await;
        let tag = match coding.name() {
            Some(name) => format!("\"{}-{name}\"", self.tag),
            None => format!("\"{}\"", self.tag),
        };
        let is_known = negotiation::is_known(asked, &tag, self.last_modified);
        let mut response = Response::new(if is_known { Body::empty() } else { Body::from(body) });
        let headers = response.headers_mut();
        headers.clone_from(&self.headers);
        if is_known {
            headers.remove(header::CONTENT_TYPE);
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else if let Some(name) = coding.name() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        let headers = response.headers_mut();
        if self.is_compressed() {
            headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        }
        if let Ok(tag) = HeaderValue::try_from(tag) {
            headers.insert(header::ETAG, tag);
        }
        response
    }

    async fn form(&self, asked: &HeaderMap) -> (Coding, Bytes) {
        if self.is_compressed() {
            for coding in negotiation::accepted(asked) {
                let form = match coding {
                    Coding::Brotli => self.brotli.get_or_init(|| compressed(self.body.clone(), brotli)).await,
                    Coding::Gzip => self.gzip.get_or_init(|| compressed(self.body.clone(), gzip)).await,
                    Coding::Identity => break,
                };
                if let Some(form) = form {
                    return (coding, form.clone());
                }
            }
        }
        (Coding::Identity, self.body.clone())
    }
}

/// Made once, on a thread of its own; nothing where it would not be smaller.
async fn compressed(body: Bytes, compress: fn(&[u8]) -> std::io::Result<Vec<u8>>) -> Option<Bytes> {
    let length = body.len();
    let made = tokio::task::spawn_blocking(move || compress(&body)).await.ok()?.ok()?;
    (made.len() < length).then(|| made.into())
}

fn brotli(body: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, BROTLI_QUALITY, BROTLI_WINDOW);
    writer.write_all(body)?;
    writer.flush()?;
    Ok(writer.into_inner())
}

fn gzip(body: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    writer.write_all(body)?;
    writer.finish()
}
