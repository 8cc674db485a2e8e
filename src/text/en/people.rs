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
        "Forgotten the password?"
    }

    fn forgotten_title(&self) -> &'static str {
        "Forgotten password"
    }
    fn forgotten_lead(&self) -> &'static str {
        "Enter your email address, and we send a link where you choose a new one."
    }
    fn send_link(&self) -> &'static str {
        "Send a link"
    }
    fn link_not_sent(&self) -> &'static str {
        "The link is not sent yet"
    }
    fn link_on_its_way(&self) -> &'static str {
        "Look in your mail"
    }
    fn link_on_its_way_lead(&self) -> &'static str {
        "If the address has an account here, an email with a link arrives shortly. The link works for one hour."
    }
    fn no_link_came(&self) -> &'static str {
        "If no email comes, look in the junk folder, or write to"
    }
    fn link_asked_for(&self) -> &'static str {
        "You asked to choose a new password. Once you have, you are signed out everywhere else."
    }
    fn link_lives(&self) -> &'static str {
        "The link works for one hour, once."
    }
    fn link_not_asked_for(&self) -> &'static str {
        "If you did not ask for it, there is nothing to do: your password is the same as before."
    }

    fn your_account(&self) -> &'static str {
        "Your account"
    }
    fn sign_out_everywhere(&self) -> &'static str {
        "Sign out everywhere"
    }
    fn sign_out_everywhere_lead(&self) -> &'static str {
        "Use it if you forgot to sign out somewhere, or lost a computer. You are signed out here too."
    }
    fn change_password_lead(&self) -> &'static str {
        "We send a link to your email address. Choosing a new password signs you out everywhere else."
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
        "Get a new link"
    }
}
