//! English sentences around every page.

use crate::text::En;
use crate::text::frame::{Apology, Frame};

impl Frame for En {
    fn events(&self) -> &'static str {
        "Events"
    }
    fn subscribe(&self) -> &'static str {
        "Subscribe"
    }
    fn past(&self) -> &'static str {
        "Past"
    }
    fn about_site(&self, municipality: &str) -> String {
        format!(
            "Network meetings, learning visits and the national conference on social enterprise. \
             Run by {municipality} with partners."
        )
    }
    fn phone_hours(&self) -> &'static str {
        "(weekdays 9:00–15:00)"
    }
    fn privacy(&self) -> &'static str {
        "Privacy and deletion"
    }
    fn accessibility(&self) -> &'static str {
        "Accessibility statement"
    }
    fn about_accessibility(&self) -> &'static str {
        "Accessibility"
    }
    fn for_organisers(&self) -> &'static str {
        "For organisers"
    }
    fn all_events(&self) -> &'static str {
        "See all events"
    }
    fn apology(&self, status: u16) -> Apology {
        let (title, explanation) = match status {
            400 => ("That could not be read", "The address or the form was broken on its way. Go back and try again."),
            403 => (
                "The page may have grown old",
                "We only take forms from our own pages. Go back, reload the page and send it again.",
            ),
            404 => (
                "There is no such page",
                "The link may have been broken in an email, or the page has been deleted. \
                 Look in our latest email, or find the event on the front page.",
            ),
            405 => ("The page cannot be used like that", "Go back, and use the buttons on the page."),
            413 => ("That was too much at once", "Go back, make the texts shorter and send them again."),
            415 => ("That was not a form", "Use the form on the page."),
            421 => ("Wrong address", "The server does not answer to this name."),
            429 => ("Wait a little", "There were many attempts in a short time. Try again in a quarter of an hour."),
            503 => (
                "We will be back in a moment",
                "Nothing is half saved. Wait a moment and send the same again: it does not become two registrations.",
            ),
            _ => ("Something failed on our side", "Nothing is half saved. Try again shortly. Call us if it is urgent."),
        };
        Apology { title, explanation }
    }
    fn reference(&self, id: &str) -> String {
        format!("If you write to us or call about it, mention number {id}.")
    }
}
