//! A posted form, as what was typed.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use sha2::{Digest, Sha256};

use super::error::AppError;
use super::token::hex;
use crate::ui::form::Values;

/// How many fields a form may have: three times those of the longest event. A field of two bytes takes hundreds to draw.
const FIELDS: usize = 2_000;

/// The fields of an `application/x-www-form-urlencoded` body; another kind of body is 415, one over the limits 413.
pub struct Form(pub Values);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_form = content_type
            .and_then(|value| value.split(';').next())
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"));
        if !is_form {
            return Err(AppError::UnsupportedMediaType);
        }
        let body = Bytes::from_request(request, state).await.map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
            _ => AppError::BadRequest,
        })?;
        if form_urlencoded::parse(&body).nth(FIELDS).is_some() {
            return Err(AppError::TooLarge);
        }
        Ok(Self(Values::from_pairs(form_urlencoded::parse(&body))))
    }
}

/// A hash of everything typed but the fields named, to tell the same form from another with the same key.
pub fn content_hash(values: &Values, except: &[&str]) -> String {
    let mut digest = Sha256::new();
    for (name, value) in values.pairs().filter(|(name, _)| !except.contains(name)) {
        for part in [name, value] {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part.as_bytes());
        }
    }
    hex(&digest.finalize())
}
