//! English sentences of what protects the service.

use crate::text::En;
use crate::text::guard::Guard;

fn minutes(seconds: i64) -> String {
    match (seconds + 59) / 60 {
        ..=1 => "one minute".to_owned(),
        minutes => format!("{minutes}\u{a0}minutes"),
    }
}

impl Guard for En {
    fn too_many(&self) -> &'static str {
        "Wait a little"
    }
    fn too_many_sign_ups(&self, wait: i64, call: &str) -> String {
        let wait = minutes(wait);
        let sentence = format!(
            "Many registrations came from here in a short time. Everything you typed is still here: \
             send it again in {wait}. {call}"
        );
        sentence.trim_end().to_owned()
    }
    fn too_many_attempts(&self, wait: i64) -> String {
        format!("Many attempts came in a short time. Try again in {}.", minutes(wait))
    }
    fn or_by_link(&self) -> &'static str {
        "To get in at once, ask for a new password: the link in the email signs you in."
    }

    fn signed_out_meanwhile(&self) -> &'static str {
        "You had been signed out"
    }
    fn typed_is_kept(&self) -> &'static str {
        "What you typed is not lost. Sign in to see it again."
    }
    fn signed_in_again(&self) -> &'static str {
        "You are signed in again"
    }
    fn nothing_saved_yet(&self) -> &'static str {
        "What you typed is still here. Nothing is saved until you save it."
    }
    fn show_what_i_typed(&self) -> &'static str {
        "Show what I typed"
    }
    fn leave_it(&self) -> &'static str {
        "Forget it and go to the events"
    }
}
