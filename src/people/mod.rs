//! People who sign in: administrators, organisers, partners and those at the door; their passwords and sessions.
//!
//! Whoever runs the program adds a person on the command line and hands them a link; the link sets a password, once,
//! within an hour. An administrator invites others by mail, with a link that lives a week, and says what each may. Who
//! forgot theirs asks for such a link by mail, and whether the address is known never shows. With
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
mod story;

#[cfg(test)]
mod tests;

use axum::routing::{get, post};

use crate::server::access::Access::{Administrator, Anyone, Holder, Organiser as Organises, SignedIn};
use crate::server::routes::Routes;
use handlers::{account, people};

pub use acts::{forget_networks, send_links};
pub use command::add;
pub use mails::{InvitationMail, PasswordMail};
pub use model::{AccountState, LinkState, NewAccount, Organiser, Weakness};
pub use story::{Deed, DoneBy};
// What the sentences about accounts are made of.
pub use crate::mail::Why;
pub use crate::server::access::Role;
pub use passwords::{HashError, hash as hash_password};

/// Signing in and out, setting a password, one's own account, and who signs in.
pub fn routes() -> Routes {
    Routes::new()
        .page("/organiser/sign-in", Anyone, get(handlers::sign_in_form).post(handlers::sign_in))
        // A form of an organiser that was being typed goes through it, each field with a longer name.
        .up_to(Organises.body_limit() + 64 * 1024)
        .page("/organiser/forgotten", Anyone, get(handlers::forgotten_form).post(handlers::forgotten))
        .page("/organiser/password/{token}", Holder, get(handlers::password_form).post(handlers::set_password))
        .page("/organiser/account", SignedIn, get(account::account))
        .page(
            "/organiser/account/sessions/{session}/end",
            SignedIn,
            get(account::to_account_from).post(account::end_session),
        )
        .page("/organiser/sign-out", SignedIn, post(account::sign_out))
        .page("/organiser/sign-out-everywhere", SignedIn, get(account::to_account).post(account::sign_out_everywhere))
        .page("/organiser/people", Administrator, get(people::list))
        .page("/organiser/people/invite", Administrator, get(people::invite_form).post(people::invite))
        .restoring()
        .page("/organiser/people/{person_id}", Administrator, get(people::show).post(people::change))
        .restoring()
        .page("/organiser/people/{person_id}/invite", Administrator, get(people::to_person).post(people::invite_again))
        .page("/organiser/people/{person_id}/close", Administrator, get(people::ask_close).post(people::close))
        .page("/organiser/people/{person_id}/reopen", Administrator, get(people::ask_reopen).post(people::reopen))
}
