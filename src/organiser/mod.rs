//! The organisers' workplace: what spans features, above all saving an event with its consequences.

mod demo;

use crate::server::cli::Outcome;
use crate::server::routes::Routes;
use crate::server::state::AppState;

pub fn routes() -> Routes {
    Routes::new()
}

/// `kobling demo`.
pub fn demo(state: AppState) -> Outcome {
    Box::pin(async move { demo::load(&state).await })
}

/// What `serve` prints while demo data is there.
pub fn greeting(state: AppState) -> Outcome {
    Box::pin(async move { demo::greeting(&state).await.map_err(|error| error.to_string()) })
}
