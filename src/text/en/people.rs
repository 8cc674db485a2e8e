//! English sentences of signing in.

use crate::people::{LinkState, Weakness};
use crate::text::En;
use crate::text::people::People;

impl People for En {
    fn sign_in(&self) -> &'static str {
        "Sign in"
    }
    fn sign_in_lead(&self) -> &'static str {
        "For organisers. Businesses sign up without an account."
    }
    fn email(&self) -> &'static str {
        "Email"
    }
    fn password(&self) -> &'static str {
        "Password"
    }
    fn not_signed_in(&self) -> &'static str {
        "You are not signed in"
    }
    fn email_missing(&self) -> &'static str {
        "Enter your email address."
    }
    fn password_missing(&self) -> &'static str {
        "Enter the password."
    }
    fn mismatch(&self) -> &'static str {
        "Email and password do not match."
    }
    fn forgotten(&self) -> &'static str {
        "If you have forgotten the password, ask for a new link:"
    }

    fn choose_password(&self) -> &'static str {
        "Choose a password"
    }
    fn choose_password_for(&self, email: &str) -> String {
        format!("You sign in with {email} and the password you choose here.")
    }
    fn new_password(&self) -> &'static str {
        "New password"
    }
    fn password_hint(&self) -> &'static str {
        "At least 10 characters. A short sentence is easy to remember and hard to guess."
    }
    fn save_password(&self) -> &'static str {
        "Save and sign in"
    }
    fn not_saved(&self) -> &'static str {
        "The password is not saved yet"
    }
    fn weakness(&self, weakness: Weakness) -> String {
        match weakness {
            Weakness::TooShort => "The password is too short. It must have at least 10\u{a0}characters.",
            Weakness::TooLong => "The password is too long. There is room for 256\u{a0}characters.",
            Weakness::Common => "That password is too easy to guess. Choose another.",
            Weakness::OwnAddress => "The password looks like your email address. Choose another.",
        }
        .to_owned()
    }

    fn link_ended(&self, state: LinkState) -> &'static str {
        match state {
            LinkState::Used => "The link has been used",
            LinkState::Open | LinkState::Expired => "The link no longer works",
        }
    }
    fn link_ended_lead(&self, state: LinkState) -> &'static str {
        match state {
            LinkState::Used => "The password is chosen. Sign in with it and your email address.",
            LinkState::Open | LinkState::Expired => "A link works for one hour, and only until a newer one is made.",
        }
    }
    fn new_link(&self) -> &'static str {
        "Ask for a new link:"
    }
}
