//! People who sign in: organisers and administrators, their passwords and sessions.

use crate::server::cli::{NewOrganiser, Outcome};
use crate::server::routes::Routes;
use crate::server::state::AppState;

/// Signing in and out, and setting a password.
pub fn routes() -> Routes {
    Routes::new()
}

/// `kobling organiser add`.
pub fn add(_state: AppState, _new: NewOrganiser) -> Outcome {
    Box::pin(async { Ok(Vec::new()) })
}
