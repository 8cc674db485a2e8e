//! A fault of ours: one number, on the page and in the log, and nothing from inside.

use std::any::Any;
use std::cell::RefCell;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::id;

thread_local! {
    /// Where this thread last panicked. A panic is caught on the thread that it happened on.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The number of a fault, in the extensions of a bare answer: the layer that draws faults puts it on the page.
#[derive(Clone)]
pub struct FaultId(pub String);

impl FaultId {
    pub fn fresh() -> Self {
        // Of a UUIDv7 the end is chance: what somebody reads out on the telephone.
        Self(id::fresh().chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect())
    }
}

/// From here on a panic is not printed: its text may hold what somebody typed. Where it happened is kept for the log.
pub fn quiet_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
        tracing::error!(place, "a panic");
        LAST.with_borrow_mut(|last| *last = place);
    }));
}

/// The answer to a request that panicked.
pub fn panicked(_text: Box<dyn Any + Send>) -> Response {
    let place = LAST.with_borrow_mut(Option::take).unwrap_or_default();
    let fault = FaultId::fresh();
    tracing::error!(fault = fault.0, place, "a request panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, axum::Extension(fault)).into_response()
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::extract::Request;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use http_body_util::BodyExt;
    use tower::ServiceExt;
    use tower_http::catch_panic::CatchPanicLayer;

    use super::super::for_tests::Scratch;
    use super::super::frame::draw_faults;
    use super::*;
    use crate::time::Timestamp;

    #[expect(clippy::panic, reason = "this is what is tested")]
    async fn panics() -> &'static str {
        panic!("Anders And, 0101701234")
    }

    #[tokio::test]
    async fn a_panic_is_a_page_with_a_number_and_nothing_from_inside() {
        let scratch = Scratch::open(Timestamp(0)).await;
        let app = Router::new()
            .route("/en/x", get(panics))
            .layer(CatchPanicLayer::custom(panicked))
            .layer(from_fn_with_state(scratch.state.clone(), draw_faults));
        let request = Request::builder().uri("/en/x").body(Body::empty()).unwrap();
        let answer = app.oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let FaultId(number) = answer.extensions().get::<FaultId>().cloned().expect("a number");
        let body = String::from_utf8(answer.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap();
        assert!(number.len() == 8 && body.contains(&number), "{number}");
        assert!(!body.contains("Anders") && !body.contains("faults.rs"), "{body}");
    }
}
