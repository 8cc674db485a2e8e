//! What a person who signs in is.

use crate::server::access::Role;
use crate::time::Timestamp;

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organiser {
    pub id: String,
    /// As it was given; compare [`fold`]ed ones.
    pub email: String,
    /// What colleagues see.
    pub name: String,
    /// `None` for a role that this version does not know.
    pub role: Option<Role>,
    pub disabled: bool,
}

impl Organiser {
    /// Whether a right password would let them in.
    pub fn may_sign_in(&self) -> bool {
        !self.disabled && self.role.is_some()
    }
}

/// A person about to get an account.
#[derive(Clone, Copy, Debug)]
pub struct NewAccount<'a> {
    pub email: &'a str,
    pub name: &'a str,
    pub role: Role,
    /// From [`super::hash_password`]; without one, only a link lets them in.
    pub password_hash: Option<&'a str>,
}

/// A link that sets a password, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordLink {
    pub organiser: Organiser,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

/// What a link can still do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    Open,
    Used,
    /// Too old, replaced by a newer one, or of a person who may no longer sign in.
    Expired,
}

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    TooShort,
    TooLong,
    /// Among the first that anybody would try.
    Common,
    /// The person's own mail address or its first part.
    OwnAddress,
}

/// What a mail address is compared by: two that differ in case alone are one account.
pub fn fold(email: &str) -> String {
    email.trim().to_lowercase()
}
