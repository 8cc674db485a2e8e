//! The organisers' workplace: what spans features, above all saving an event with its consequences.

use crate::server::cli::Outcome;
use crate::server::routes::Routes;
use crate::server::state::AppState;

pub fn routes() -> Routes {
    Routes::new()
}

/// `kobling demo`.
pub fn demo(_state: AppState) -> Outcome {
    Box::pin(async { Ok(Vec::new()) })
}

/// What `serve` prints while demo data is there.
pub fn greeting(_state: AppState) -> Outcome {
    Box::pin(async { Ok(Vec::new()) })
}
