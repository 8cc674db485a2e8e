//! Sentences of calendars to subscribe to, and of the page that tells how.

use crate::site::Feed;

/// A calendar program, as the page speaks of it.
pub struct Program {
    /// "iPhone, iPad og Mac"
    pub name: &'static str,
    /// What happens after the button.
    pub note: &'static str,
}

pub trait Calendar {
    /// What the subscriber's list of calendars shows.
    fn name(&self, feed: Feed) -> &'static str;
    /// The calendar among the choices: "Netværksmøder".
    fn choice(&self, feed: Feed) -> &'static str;
    /// "Abonnér på alle netværksmøder": the link on an event's page.
    fn subscribe_to(&self, feed: Feed) -> &'static str;

    // The foot of the front page
    fn band_title(&self) -> &'static str;
    fn band(&self) -> &'static str;
    fn subscribe(&self) -> &'static str;

    // The page
    fn title(&self) -> &'static str;
    fn lead(&self) -> &'static str;
    /// For search engines.
    fn description(&self, municipality: &str) -> String;
    fn choose(&self) -> &'static str;
    fn choices(&self) -> &'static str;
    fn programs(&self) -> &'static str;
    fn apple(&self) -> Program;
    fn google(&self) -> Program;
    fn outlook(&self) -> Program;
    fn desktop(&self) -> Program;
    fn open_apple(&self) -> &'static str;
    fn open_google(&self) -> &'static str;
    fn open_outlook_at_work(&self) -> &'static str;
    fn open_outlook(&self) -> &'static str;
    fn open_desktop(&self) -> &'static str;
    fn address(&self) -> &'static str;
    fn address_hint(&self) -> &'static str;
    fn on_the_phone(&self) -> &'static str;
    fn on_the_phone_how(&self) -> &'static str;
    /// Read out in the place of the code.
    fn code(&self, feed: Feed) -> String;
    fn good_to_know(&self) -> &'static str;
    /// A label and what it means.
    fn facts(&self) -> [(&'static str, &'static str); 5];
}
