//! The public pages that show several features at once: the front page, an event's page and its calendar file.

use crate::server::routes::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
