//! English sentences of calendars to subscribe to.

use crate::site::Feed;
use crate::text::En;
use crate::text::calendar::{Calendar, Program};

impl Calendar for En {
    fn name(&self, feed: Feed) -> &'static str {
        match feed {
            Feed::All => "Kobling: all events",
            Feed::NetworkMeetings => "Kobling: network meetings",
            Feed::LearningVisits => "Kobling: learning visits",
            Feed::Conferences => "Kobling: conferences",
        }
    }
    fn choice(&self, feed: Feed) -> &'static str {
        match feed {
            Feed::All => "All events",
            Feed::NetworkMeetings => "Network meetings",
            Feed::LearningVisits => "Learning visits",
            Feed::Conferences => "Conferences",
        }
    }
    fn subscribe_to(&self, feed: Feed) -> &'static str {
        match feed {
            Feed::All => "Subscribe to all events",
            Feed::NetworkMeetings => "Subscribe to all network meetings",
            Feed::LearningVisits => "Subscribe to all learning visits",
            Feed::Conferences => "Subscribe to all conferences",
        }
    }

    fn band_title(&self) -> &'static str {
        "Get new events straight into your calendar"
    }
    fn band(&self) -> &'static str {
        "Subscribe once in Outlook, Google or Apple. When an event moves, it moves in your calendar too."
    }
    fn subscribe(&self) -> &'static str {
        "Subscribe to the calendar"
    }

    fn title(&self) -> &'static str {
        "Get the events into your own calendar"
    }
    fn lead(&self) -> &'static str {
        "Subscribe once. New events then arrive by themselves, and moves and cancellations follow."
    }
    fn description(&self, municipality: &str) -> String {
        format!(
            "Subscribe to network meetings, learning visits and conferences from {municipality} in Apple, Google or \
             Outlook. Free and without an account."
        )
    }
    fn choose(&self) -> &'static str {
        "What would you like to include?"
    }
    fn choices(&self) -> &'static str {
        "Calendars"
    }
    fn programs(&self) -> &'static str {
        "Where is your calendar?"
    }
    fn apple(&self) -> Program {
        Program { name: "iPhone, iPad and Mac", note: "The calendar opens and asks if you want to subscribe. Say yes." }
    }
    fn google(&self) -> Program {
        Program { name: "Google Calendar", note: "Use a computer. The calendar is then in the app on the phone too." }
    }
    fn outlook(&self) -> Program {
        Program { name: "Outlook on the web", note: "Press Import. The calendar is then in Outlook everywhere." }
    }
    fn desktop(&self) -> Program {
        Program {
            name: "Outlook on the computer, and Thunderbird",
            note: "The program opens and asks. If it does not, use the address below.",
        }
    }
    fn open_apple(&self) -> &'static str {
        "Subscribe in Apple"
    }
    fn open_google(&self) -> &'static str {
        "Subscribe in Google"
    }
    fn open_outlook_at_work(&self) -> &'static str {
        "Subscribe with a work account"
    }
    fn open_outlook(&self) -> &'static str {
        "Subscribe with a private account"
    }
    fn open_desktop(&self) -> &'static str {
        "Open in the program"
    }
    fn address(&self) -> &'static str {
        "The calendar’s address"
    }
    fn address_hint(&self) -> &'static str {
        "Other programs: copy the address, and look for “Add calendar” or “From the internet”."
    }
    fn on_the_phone(&self) -> &'static str {
        "On iPhone and iPad"
    }
    fn on_the_phone_how(&self) -> &'static str {
        "Point the camera at the code and say yes to subscribing. For Android, subscribe in Google on a computer."
    }
    fn code(&self, feed: Feed) -> String {
        format!("QR code with the address of the calendar “{}”", self.choice(feed))
    }
    fn good_to_know(&self) -> &'static str {
        "Good to know"
    }
    fn facts(&self) -> [(&'static str, &'static str); 5] {
        [
            (
                "Updates itself",
                "Calendar programs fetch updates when they like: some every hour, others once a day. When something \
                 changes on the day, those who are signed up get an email at once.",
            ),
            (
                "Signing up",
                "Subscribing is not signing up. Once you are signed up, your own entry is in the email from us, and \
                 the event may then appear in your calendar twice.",
            ),
            (
                "Cancelled",
                "A cancelled event stays for 30 days with CANCELLED before its title and takes up no time. A past \
                 event stays for three months.",
            ),
            (
                "About you",
                "We keep nothing. The calendar is the same for everybody, and we have no list of who subscribes.",
            ),
            ("Stop", "Delete the calendar in your program. You do not need to tell us."),
        ]
    }
}
