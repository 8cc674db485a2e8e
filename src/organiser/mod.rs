//! The organisers' workplace: what spans features, above all saving an event with its consequences.
//!
//! An organiser types the long form (`forms`). What a save brings with it is found before anything is written
//! (`consequences`), shown, confirmed by what was shown, and carried out in one transaction (`acts`).

mod acts;
mod consequences;
mod demo;
mod forms;
mod handlers;
mod model;
mod pages;
mod rules;
mod versions;

#[cfg(test)]
mod tests;

// What the sentences about mails that did not arrive are made of.
pub use crate::mail::{Waiting, Why};
pub use rules::{Coming, LostMail, Todo};

use axum::routing::get;

use crate::server::access::Access::Organiser;
use crate::server::cli::Outcome;
use crate::server::routes::Routes;
use crate::server::state::AppState;
use handlers::{edit, event, held_update, registrations};

pub fn routes() -> Routes {
    let nothing = || get(handlers::nothing).post(handlers::nothing);
    let cancel_seats = || get(registrations::ask_cancel).post(registrations::cancel);
    Routes::new()
        .page("/organiser", Organiser, get(event::list))
        .page("/organiser/events/new", Organiser, get(edit::new).post(edit::create))
        .restoring()
        .page("/organiser/events/{id}", Organiser, get(event::overview))
        .page("/organiser/events/{id}/edit", Organiser, get(edit::edit).post(edit::save))
        .restoring()
        .page("/organiser/events/{id}/publish", Organiser, get(event::to_overview).post(event::publish))
        .page("/organiser/events/{id}/cancel", Organiser, get(event::ask_cancel).post(event::cancel))
        .restoring()
        .page("/organiser/events/{id}/held-update", Organiser, get(held_update::show).post(held_update::end))
        .page("/organiser/events/{id}/delete", Organiser, get(event::to_overview).post(event::delete))
        .page("/organiser/events/{id}/registrations", Organiser, get(registrations::list))
        .page("/organiser/events/{id}/registrations/{registration_id}", Organiser, get(registrations::show))
        .page("/organiser/events/{id}/registrations/{registration_id}/cancel", Organiser, cancel_seats())
        .page(
            "/organiser/events/{id}/registrations/{registration_id}/seats/{position}/cancel",
            Organiser,
            cancel_seats(),
        )
        .page(
            "/organiser/events/{id}/registrations/{registration_id}/seats/{position}/resend",
            Organiser,
            get(registrations::to_registration).post(registrations::send_again),
        )
        // Signed out, what is not there leads to the sign-in page like what is: whoever guesses learns nothing.
        .page("/organiser/", Organiser, nothing())
        .page("/organiser/{*rest}", Organiser, nothing())
}

/// `kobling demo`.
pub fn demo(state: AppState) -> Outcome {
    Box::pin(async move { demo::load(&state).await })
}

/// What `serve` prints while demo data is there.
pub fn greeting(state: AppState) -> Outcome {
    Box::pin(async move { demo::greeting(&state).await.map_err(|error| error.to_string()) })
}
