//! What a person who signs in is.

use crate::server::access::Role;
use crate::server::token::Purpose;
use crate::text::Lang;
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
    /// Of a partner: the organisation whose events they see.
    pub organisation_id: Option<&'a str>,
    /// Of the mails to them.
    pub lang: Lang,
    /// From [`super::hash_password`]; without one, only a link lets them in.
    pub password_hash: Option<&'a str>,
}

impl<'a> NewAccount<'a> {
    /// Without an organisation and without a password.
    pub fn new(email: &'a str, name: &'a str, role: Role) -> Self {
        Self { email, name, role, organisation_id: None, lang: Lang::Da, password_hash: None }
    }
}

/// An account, as those see it who say who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub organiser: Organiser,
    /// Of a partner: the name of their organisation.
    pub organisation: Option<String>,
    /// On how many events that organisation stands: none tells of a name that is spelt otherwise there.
    pub events: i64,
    /// Of the mails to them.
    pub lang: Lang,
    pub has_password: bool,
    pub seen_at: Option<Timestamp>,
    /// Until when a link that sets a password is good, of those that are not used; it may be over.
    pub link_until: Option<Timestamp>,
}

/// Whether somebody can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountState {
    Active,
    /// The link that they were sent is good until then.
    Invited(Timestamp),
    /// They never chose a password, and have no link to do it with.
    WithoutPassword,
    Closed,
}

/// What an administrator types about somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub name: String,
    pub role: Role,
    /// Of a partner, and only of one: the name of their organisation.
    pub organisation: Option<String>,
    pub lang: Lang,
}

/// What a link that sets a password is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Somebody forgot theirs, or was added on the command line.
    Password,
    /// An administrator let somebody in.
    Invitation,
}

impl LinkKind {
    pub fn tag(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Invitation => "invitation",
        }
    }

    pub fn from_tag(tag: &str) -> Self {
        if tag == Self::Invitation.tag() { Self::Invitation } else { Self::Password }
    }

    pub fn purpose(self) -> Purpose {
        match self {
            Self::Password => Purpose::Password,
            Self::Invitation => Purpose::Invitation,
        }
    }
}

/// A link that sets a password, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordLink {
    pub organiser: Organiser,
    pub kind: LinkKind,
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
