//! People who sign in: organisers and administrators, their passwords and sessions.
//!
//! Whoever runs the program adds a person on the command line and hands them a link; the link sets a password, once,
//! within an hour. With address and password they sign in; a wrong address and a wrong password get the same answer
//! in the same time. Sessions are rows, so that each can be ended.

mod acts;
mod command;
mod forms;
mod handlers;
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

pub use command::add;
pub use model::{LinkState, NewAccount, Organiser, Weakness};
pub use passwords::{HashError, hash as hash_password};

/// Signing in and out, and setting a password.
pub fn routes() -> Routes {
    Routes::new()
        .page("/organiser/sign-in", Access::Anyone, get(handlers::sign_in_form).post(handlers::sign_in))
        .page("/organiser/sign-out", Access::Organiser, post(handlers::sign_out))
        .page("/organiser/password/{token}", Access::Holder, get(handlers::password_form).post(handlers::set_password))
}
