//! Styles, fonts, icons, script and wasm, inside the program, each also in brotli and gzip.
//!
//! The files stand under an address that carries a hash of them all, so they may be kept forever: a
//! new build has new addresses. `make assets` fills `target/site`; in debug it is read from there.

use std::{borrow::Cow, fmt::Write as _, sync::LazyLock};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::negotiation::{self, Coding};

/// The folder that `make assets` fills; a checkout without it still compiles, and serves 404.
#[derive(RustEmbed)]
#[folder = "target/site"]
#[allow_missing = true]
struct Site;

// cargo does not see a file that is new in an embedded folder; it does see that this has changed.
const _: Option<&str> = option_env!("KOBLING_SITE");

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const BY_ENCODING: HeaderValue = HeaderValue::from_static("Accept-Encoding");

/// The hash of every file's name and content, taken once at start: 16 hexadecimal digits.
static BUILD: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Site::iter().filter(|name| is_public(name)).collect();
    names.sort_unstable();
    let mut hash = Sha256::new();
    for name in names {
        if let Some(file) = Site::get(&name) {
            hash.update(name.as_bytes());
            hash.update([0]);
            hash.update(file.metadata.sha256_hash());
        }
    }
    hex(&hash.finalize()[..8])
});

/// The folder of this build's files as Leptos wants it, without slashes around it: `pkg/0123456789abcdef`.
pub fn package_folder() -> String {
    format!("pkg/{}", *BUILD)
}

/// The address of a file by its name below `target/site/pkg` or `public`: `kobling.css`, `fonts/x.woff2`, `icon.svg`.
pub fn href(name: &str) -> String {
    format!("/pkg/{}/{name}", *BUILD)
}

/// `/pkg/{build}/{name}`: every file of this build; 404 for any other build or name.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    Router::new().route("/pkg/{build}/{*name}", get(asset))
}

async fn asset(Path((build, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    if build != *BUILD {
        // Never another build's script under this address: it would not fit the wasm beside it.
        return StatusCode::NOT_FOUND.into_response();
    }
    answer(&name, &headers, embedded)
}

/// One stored form of a file.
struct Stored {
    content: Cow<'static, [u8]>,
    /// SHA-256 of `content`; differs between the forms of a file, as a strong ETag must.
    hash: [u8; 32],
}

fn embedded(name: &str) -> Option<Stored> {
    let file = Site::get(&format!("pkg/{name}")).or_else(|| Site::get(name))?;
    let hash = file.metadata.sha256_hash();
    Some(Stored { content: file.data, hash })
}

/// The smallest form that the client takes, or 304 when it has that already.
fn answer(name: &str, headers: &HeaderMap, find: impl Fn(&str) -> Option<Stored>) -> Response {
    let Some(plain) = find(name).filter(|_| is_public(name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let compressed = negotiation::accepted(headers).into_iter().find_map(|coding| {
        let suffix = match coding {
            Coding::Brotli => ".br",
            Coding::Gzip => ".gz",
            Coding::Identity => return None,
        };
        Some((coding, find(&format!("{name}{suffix}"))?))
    });
    let (coding, file) = match compressed {
        Some((coding, file)) => (coding.name(), file),
        None => (None, plain),
    };

    let tag = format!("\"{}\"", hex(&file.hash[..16]));
    let known = negotiation::is_known(headers, &tag, None);
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Response::new(match file.content {
            Cow::Borrowed(content) => Body::from(Bytes::from_static(content)),
            Cow::Owned(content) => Body::from(content),
        })
    };
    let answer = response.headers_mut();
    answer.insert(header::CACHE_CONTROL, FOREVER);
    answer.insert(header::VARY, BY_ENCODING);
    if let Ok(tag) = HeaderValue::try_from(tag) {
        answer.insert(header::ETAG, tag);
    }
    if !known {
        answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
        if let Some(coding) = coding {
            answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
    }
    response
}

/// Whether a file has an address of its own: its compressed forms and the build's notes have none.
fn is_public(name: &str) -> bool {
    !matches!(extension(name), "br" | "gz") && name != "digest"
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn content_type(name: &str) -> &'static str {
    match extension(name) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        _ => "application/octet-stream",
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site with one style in three forms and one font in one.
    fn site(name: &str) -> Option<Stored> {
        let (content, mark): (&'static [u8], u8) = match name {
            "kobling.css" => (b"body{}", 1),
            "kobling.css.br" => (b"brotli", 2),
            "kobling.css.gz" => (b"gzip", 3),
            "fonts/plex.woff2" => (b"font", 4),
            "digest" => (b"0123", 5),
            _ => return None,
        };
        Some(Stored { content: content.into(), hash: [mark; 32] })
    }

    fn ask(name: &str, headers: &[(header::HeaderName, &'static str)]) -> Response {
        let headers =
            headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect::<HeaderMap>();
        answer(name, &headers, site)
    }

    fn encoding(accepted: &'static str) -> String {
        field(&ask("kobling.css", &[(header::ACCEPT_ENCODING, accepted)]), header::CONTENT_ENCODING)
    }

    fn field(response: &Response, name: header::HeaderName) -> String {
        response.headers().get(name).map_or(String::new(), |value| value.to_str().unwrap_or("?").to_owned())
    }

    #[test]
    fn the_smallest_form_that_the_client_takes_is_sent() {
        assert_eq!(encoding("gzip, deflate, br, zstd"), "br");
        assert_eq!(encoding("gzip;q=1.0, BR;q=0.5"), "gzip");
        assert_eq!(encoding("gzip, br;q=0"), "gzip");
        assert_eq!(encoding("*"), "br");
        assert_eq!(encoding("br;q=0, *;q=0.1"), "gzip");
        assert_eq!(encoding("deflate"), "");
        assert_eq!(encoding("br;q=nonsense"), "");
        assert_eq!(encoding("brotli, gzipped"), "");
        assert_eq!(encoding(""), "");
    }

    #[test]
    fn two_accept_encoding_headers_count_as_one_list() {
        let response = ask("kobling.css", &[(header::ACCEPT_ENCODING, "deflate"), (header::ACCEPT_ENCODING, "gzip")]);
        assert_eq!(field(&response, header::CONTENT_ENCODING), "gzip");
    }

    #[test]
    fn a_file_without_compressed_forms_is_sent_as_it_is() {
        let response = ask("fonts/plex.woff2", &[(header::ACCEPT_ENCODING, "br, gzip")]);
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(field(&response, header::CONTENT_ENCODING), "");
        assert_eq!(field(&response, header::CONTENT_TYPE), "font/woff2");
        assert_eq!(field(&response, header::VARY), "Accept-Encoding");
        assert_eq!(field(&response, header::CACHE_CONTROL), "public, max-age=31536000, immutable");
    }

    #[test]
    fn each_form_has_a_tag_of_its_own_and_is_not_sent_twice() {
        let plain = field(&ask("kobling.css", &[]), header::ETAG);
        let brotli = field(&ask("kobling.css", &[(header::ACCEPT_ENCODING, "br")]), header::ETAG);
        assert_ne!(plain, brotli);
        assert_eq!(brotli, format!("\"{}\"", "02".repeat(16)));

        let again = |tags| ask("kobling.css", &[(header::ACCEPT_ENCODING, "br"), (header::IF_NONE_MATCH, tags)]);
        let response = again("\"x\", W/\"02020202020202020202020202020202\"");
        assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(field(&response, header::ETAG), brotli);
        assert_eq!(field(&response, header::CONTENT_ENCODING), "");
        assert_eq!(again("\"01010101010101010101010101010101\"").status(), StatusCode::OK);
    }

    #[test]
    fn compressed_forms_and_notes_have_no_address_of_their_own() {
        for name in ["kobling.css.br", "kobling.css.gz", "digest", "absent.css", "../Cargo.toml", ""] {
            assert_eq!(ask(name, &[]).status(), StatusCode::NOT_FOUND, "{name}");
        }
    }

    #[test]
    fn an_address_carries_the_build() {
        let address = href("fonts/plex.woff2");
        assert!(address.starts_with(&format!("/{}/", package_folder())), "{address}");
        assert!(address.ends_with("/fonts/plex.woff2"), "{address}");
        assert_eq!(package_folder().len(), "pkg/".len() + 16);
    }

    #[tokio::test]
    async fn another_build_and_a_path_out_of_the_folder_are_not_found() {
        for path in
            ["/pkg/0000000000000000/kobling.css".to_owned(), href("../Cargo.toml"), href("..%2f..%2fCargo.toml")]
        {
            let request = axum::http::Request::get(&path).body(Body::empty()).unwrap();
            let response = tower::ServiceExt::oneshot(routes::<()>(), request).await.unwrap();
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }
}
