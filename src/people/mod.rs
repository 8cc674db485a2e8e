//! People who sign in: organisers and administrators, their passwords and sessions.
//!
//! Whoever runs the program adds a person on the command line and hands them a link; the link sets a password, once,
//! within an hour. Who forgot theirs asks for such a link by mail, and whether the address is known never shows. With
//! address and password they sign in; a wrong address and a wrong password get the same answer in the same time.
//! Sessions are rows, so that each can be ended; what was being typed when one ended comes back after signing in
//! (`held`).

mod acts;
mod command;
mod forms;
mod handlers;
mod held;
mod mails;
mod model;
mod pages;
mod passwords;
mod rules;
pub mod store;

#[cfg(test)]
mod tests;

use axum::routing::{get, post};

use crate::server::access::Access;
use crate::server::routes::Routes;

pub use acts::{forget_networks, send_links};
pub use command::add;
pub use mails::PasswordMail;
pub use model::{LinkState, NewAccount, Organiser, Weakness};
pub use passwords::{HashError, hash as hash_password};

/// Signing in and out, and setting a password.
pub fn routes() -> Routes {
    Routes::new()
        .page("/organiser/sign-in", Access::Anyone, get(handlers::sign_in_form).post(handlers::sign_in))
        // A form of an organiser that was being typed goes through it, each field with a longer name.
        .up_to(Access::Organiser.body_limit() + 64 * 1024)
        .page("/organiser/forgotten", Access::Anyone, get(handlers::forgotten_form).post(handlers::forgotten))
        .page("/organiser/account", Access::SignedIn, get(handlers::account))
        .page("/organiser/sign-out", Access::SignedIn, post(handlers::sign_out))
        .page(
            "/organiser/sign-out-everywhere",
            Access::SignedIn,
            get(handlers::to_account).post(handlers::sign_out_everywhere),
        )
        .page("/organiser/password/{token}", Access::Holder, get(handlers::password_form).post(handlers::set_password))
}
