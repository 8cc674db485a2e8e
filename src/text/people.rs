//! Sentences of signing in and of choosing a password.

use crate::people::{LinkState, Weakness};

pub trait People {
    fn sign_in(&self) -> &'static str;
    fn sign_in_lead(&self) -> &'static str;
    fn email(&self) -> &'static str;
    fn password(&self) -> &'static str;
    /// The heading over what is wrong with an attempt.
    fn not_signed_in(&self) -> &'static str;
    fn email_missing(&self) -> &'static str;
    fn password_missing(&self) -> &'static str;
    /// The same for an unknown address and a wrong password.
    fn mismatch(&self) -> &'static str;
    fn forgotten(&self) -> &'static str;

    fn forgotten_title(&self) -> &'static str;
    fn forgotten_lead(&self) -> &'static str;
    fn send_link(&self) -> &'static str;
    /// The heading over what is wrong with the address.
    fn link_not_sent(&self) -> &'static str;
    /// The same whether the address is known or not.
    fn link_on_its_way(&self) -> &'static str;
    fn link_on_its_way_lead(&self) -> &'static str;
    /// A mail address follows.
    fn no_link_came(&self) -> &'static str;
    /// In the mail.
    fn link_asked_for(&self) -> &'static str;
    fn link_lives(&self) -> &'static str;
    fn link_not_asked_for(&self) -> &'static str;

    fn your_account(&self) -> &'static str;
    fn sign_out_everywhere(&self) -> &'static str;
    fn sign_out_everywhere_lead(&self) -> &'static str;
    fn change_password_lead(&self) -> &'static str;

    fn choose_password(&self) -> &'static str;
    fn choose_password_for(&self, email: &str) -> String;
    fn new_password(&self) -> &'static str;
    fn password_hint(&self) -> &'static str;
    fn save_password(&self) -> &'static str;
    /// The heading over what is wrong with a new password.
    fn not_saved(&self) -> &'static str;
    fn weakness(&self, weakness: Weakness) -> String;

    /// A link that sets no password any more.
    fn link_ended(&self, state: LinkState) -> &'static str;
    fn link_ended_lead(&self, state: LinkState) -> &'static str;
    fn new_link(&self) -> &'static str;
}
