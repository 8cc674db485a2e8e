//! What a handler fails with, and the one place where a failure is logged.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::db::StoreError;

/// Seconds after which to ask again while the database is away.
pub const RETRY_AFTER: i64 = 5;

/// The edge of HTTP: each becomes a bare status, which one layer turns into a page.
#[derive(Debug)]
pub enum AppError {
    /// Unknown, or not theirs to know of.
    NotFound,
    /// A form longer than its limit.
    TooLarge,
    /// A body that broke off or does not read.
    BadRequest,
    /// Not a form.
    UnsupportedMediaType,
    /// A budget is spent; try again after this many seconds.
    TooMany(i64),
    /// A fault of ours.
    Internal(String),
    /// The database is away, slow or full.
    Unavailable(String),
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        if error.is_outage() { Self::Unavailable(error.to_string()) } else { Self::Internal(error.to_string()) }
    }
}

impl From<sqlx::Error> for AppError {
    fn from(error: sqlx::Error) -> Self {
        StoreError::from(error).into()
    }
}

/// A page that says why it is too much, as 429.
pub fn too_many(mut page: Response, wait: i64) -> Response {
    *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.max(1)));
    page
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let retry = |status: StatusCode, seconds: i64| {
            (status, [(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)))]).into_response()
        };
        match self {
            Self::NotFound => StatusCode::NOT_FOUND.into_response(),
            Self::BadRequest => StatusCode::BAD_REQUEST.into_response(),
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response(),
            Self::TooMany(seconds) => retry(StatusCode::TOO_MANY_REQUESTS, seconds),
            Self::Internal(why) => {
                tracing::error!(error = %why, "a request failed");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
            Self::Unavailable(why) => {
                tracing::error!(error = %why, "the database did not answer");
                retry(StatusCode::SERVICE_UNAVAILABLE, RETRY_AFTER)
            }
        }
    }
}
