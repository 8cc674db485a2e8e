//! All SQL about people and the links that set their passwords.

mod accounts;
mod links;
mod networks;
mod organisations;

pub use accounts::{active, by_email, by_id, insert, names};
pub use organisations::organisation_id;

pub(super) use accounts::{
    account, accounts, credentials, lock_account, lock_accounts, set_disabled, set_password, set_profile,
};
pub(super) use links::{Request, end_links, issue_link, link, request_link, requests, take_request, use_link};
pub(super) use networks::{forget_networks, is_known_network, know_network};
pub(super) use organisations::organisations;
