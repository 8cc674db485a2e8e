//! English sentences of the public pages.

use crate::events::Kind;
use crate::site::Availability;
use crate::text::dates::{self, NBSP, capitalised};
use crate::text::site::{Article, CapacityWords, Kept, Passage, Site, TicketWords};
use crate::text::{En, Lang};
use crate::time::Timestamp;

const EN: Lang = Lang::En;

fn places(count: i64) -> String {
    if count == 1 { format!("1{NBSP}place") } else { format!("{count}{NBSP}places") }
}

fn the(kind: Kind) -> String {
    capitalised(EN.events().the(kind))
}

/// "on Wednesday, 12:00", "today, 12:00", "on 11 January": a near moment after a verb.
fn when(at: Timestamp, now: Timestamp) -> String {
    let near = dates::near(EN, at, now);
    if near.starts_with("today") || near.starts_with("tomorrow") { near } else { format!("on {near}") }
}

impl Site for En {
    fn headline(&self) -> &'static str {
        "Where business and social enterprise meet"
    }
    fn front_lead(&self) -> &'static str {
        "Network meetings, learning visits and the national conference. No account needed."
    }
    fn front_description(&self, municipality: &str) -> String {
        format!(
            "Upcoming events on business and social enterprise in {municipality}: when, where, why, and whether there \
             is room. Sign up without an account."
        )
    }
    fn upcoming(&self, count: usize) -> String {
        if count == 1 { "1 upcoming event".to_owned() } else { format!("{count} upcoming events") }
    }
    fn today_is(&self, now: Timestamp) -> String {
        format!("Today is {} {}, {}", dates::weekday(EN, now), dates::day(EN, now), dates::week(EN, now))
    }
    fn nothing_planned(&self) -> &'static str {
        "Nothing planned right now"
    }
    fn nothing_planned_so(&self) -> &'static str {
        "The next event will be here as soon as it is planned. If you have something others should hear, or want to be told, write to us."
    }
    fn write_to_us(&self) -> &'static str {
        "Write to "
    }
    fn nearness(&self, at: Timestamp, now: Timestamp) -> Option<String> {
        match (at.date() - now.date()).num_days() {
            0 => Some("Today".to_owned()),
            1 => Some("Tomorrow".to_owned()),
            2..=6 => Some(format!("On {}", dates::weekday(EN, at))),
            _ => None,
        }
    }
    fn cancelled(&self) -> &'static str {
        "Cancelled"
    }
    fn why_is(&self) -> &'static str {
        "Why:"
    }
    fn everyone_was_told(&self, kind: Kind) -> String {
        format!("{} is cancelled. Everyone who signed up has been told.", the(kind))
    }
    fn new_date(&self, kind: Kind, at: Timestamp) -> String {
        let new = match kind {
            Kind::NetworkMeeting => "New meeting",
            Kind::LearningVisit => "New visit",
            Kind::Conference => "New conference",
        };
        format!("{new} {}", dates::day(EN, at))
    }
    fn capacity(&self, availability: Availability, now: Timestamp) -> CapacityWords {
        let (strong, rest, note) = match availability {
            Availability::NotYet { opens_at, capacity } => {
                (format!("Opens {}", when(opens_at, now)), None, Some(places(capacity)))
            }
            Availability::Open { left, capacity, closes_at } => (
                format!("{left} of {}", places(capacity)),
                Some("left".to_owned()),
                Some(format!("Sign-up closes {}", when(closes_at, now))),
            ),
            Availability::Full { waiting, .. } => (
                "Full".to_owned(),
                (waiting > 0).then(|| format!("· {waiting}{NBSP}on the waiting list")),
                Some("You can join the waiting list".to_owned()),
            ),
            Availability::Closed { closed_at } => {
                ("Sign-up is closed".to_owned(), None, Some(format!("It closed {}", when(closed_at, now))))
            }
            Availability::Cancelled => (self.cancelled().to_owned(), None, None),
            Availability::Begun => ("Going on now".to_owned(), None, Some("Sign-up is closed".to_owned())),
            Availability::Past => ("Over".to_owned(), None, None),
        };
        CapacityWords { strong, rest, note }
    }

    fn ticket(&self, kind: Kind, availability: Availability, now: Timestamp) -> TicketWords {
        let the = the(kind);
        let (title, explanation) = match availability {
            Availability::NotYet { opens_at, capacity } => (
                format!("Opens {}", when(opens_at, now)),
                Some(format!("There are {}. Come back and sign up when it opens.", places(capacity))),
            ),
            Availability::Open { left, capacity, .. } => {
                (format!("{} left", places(left)), Some(format!("{} of {capacity} are taken", capacity - left)))
            }
            Availability::Full { waiting, parties, .. } => {
                let queue = if waiting == 0 {
                    "Nobody is waiting yet. Join now and you are first in the queue.".to_owned()
                } else {
                    let wait = if waiting == 1 { "1 is waiting".to_owned() } else { format!("{waiting} are waiting") };
                    format!("{wait} for a place. Join now and you are number {} in the queue.", parties + 1)
                };
                ("Full".to_owned(), Some(format!("{the} is full. {queue}")))
            }
            Availability::Closed { closed_at } => {
                ("Sign-up is closed".to_owned(), Some(format!("Sign-up closed on {}.", dates::moment(EN, closed_at))))
            }
            Availability::Cancelled => (format!("{the} is cancelled"), None),
            Availability::Begun => (format!("{the} is going on"), Some("Sign-up is closed.".to_owned())),
            Availability::Past => (
                format!("{the} is over"),
                Some("The page stays, so that people can read what it was about.".to_owned()),
            ),
        };
        TicketWords { title, explanation }
    }
    fn sign_up(&self) -> &'static str {
        "Sign up"
    }
    fn join_waiting_list(&self) -> &'static str {
        "Join the waiting list"
    }
    fn call_if_urgent(&self, name: &str) -> (String, &'static str) {
        (format!("Call {name} on "), " if it is urgent.")
    }
    fn write_if_urgent(&self, name: &str) -> (String, &'static str) {
        (format!("Write to {name} at "), " if it is urgent.")
    }
    fn instead(&self) -> &'static str {
        "Instead"
    }
    fn sign_up_by(&self) -> &'static str {
        "Sign up by"
    }
    fn sign_up_opens(&self) -> &'static str {
        "Opens"
    }
    fn price(&self) -> &'static str {
        "Price"
    }
    fn free(&self) -> &'static str {
        "Free"
    }
    fn cancellation(&self) -> &'static str {
        "Cancelling"
    }
    fn cancel_until(&self, at: Timestamp) -> String {
        format!("Free until {}", dates::moment(EN, at))
    }
    fn audience(&self) -> &'static str {
        "For whom"
    }
    fn calendar_file(&self) -> &'static str {
        "Get the calendar file (.ics)"
    }
    fn map(&self) -> &'static str {
        "Show on a map"
    }
    fn online(&self) -> &'static str {
        "Online"
    }
    fn also_online(&self) -> &'static str {
        "Also online"
    }
    fn online_link_is(&self) -> &'static str {
        "The link is in each attendee’s calendar entry"
    }
    fn why(&self) -> &'static str {
        "Why"
    }
    fn how(&self) -> &'static str {
        "How"
    }
    fn what(&self) -> &'static str {
        "What"
    }
    fn principles(&self, kind: Kind) -> String {
        format!("{} serves these principles", the(kind))
    }
    fn programme(&self) -> &'static str {
        "Programme"
    }
    fn how_to_get_in(&self) -> &'static str {
        "How to get in"
    }
    fn access(&self) -> &'static str {
        "Access"
    }
    fn transport(&self) -> &'static str {
        "Getting there"
    }
    fn good_to_know(&self) -> &'static str {
        "Good to know"
    }
    fn bring(&self) -> &'static str {
        "Bring"
    }
    fn terms(&self) -> &'static str {
        "Terms"
    }
    fn organisers(&self) -> &'static str {
        "Organisers"
    }
    fn write_to(&self, first_name: &str) -> String {
        format!("Write to {first_name}")
    }
    fn call(&self) -> &'static str {
        "Call"
    }
    fn responsible(&self, responsible: &str, partners: &[&str]) -> String {
        let together = match partners {
            [] => return format!("Responsible: {responsible}."),
            [one] => return format!("Responsible: {responsible}. Partner: {one}."),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        };
        format!("Responsible: {responsible}. Partners: {together}.")
    }

    fn calendar_more(&self, address: &str) -> String {
        format!("Programme and sign-up: {address}")
    }

    fn privacy(&self, municipality: &str, kept: Kept) -> Article {
        Article {
            title: "Privacy and deletion",
            lead: "We ask for what the event needs, use it for nothing else, and delete it again.",
            passages: vec![
                Passage {
                    heading: "Who is responsible",
                    paragraphs: vec![format!(
                        "{municipality} is the data controller. We handle sign-ups as part of the municipality’s work for \
                         business and social enterprise (GDPR article 6(1)(e)). Answers about food and access are \
                         handled with consent only (article 9(2)(a))."
                    )],
                    points: Vec::new(),
                },
                Passage {
                    heading: "What we keep, and why",
                    paragraphs: Vec::new(),
                    points: vec![
                        "About whoever signs up: name, email, phone, the business’s name, and its CVR number if you give it. We \
                         use it for the receipt, for news of changes, and to call if something is urgent.".into(),
                        "About each attendee: name and email. We use it for the invitation with the calendar entry and for \
                         the list of attendees.".into(),
                        "About food and access, if you write anything: we use it to order food and prepare the room. \
                         It is optional, it is never sent by email, and the kitchen gets counts only.".into(),
                        "About organisers: name, email, and a fingerprint of the password, from which it cannot be read.".into(),
                        "A log of who did what and when, so that we can find and correct mistakes.".into(),
                    ],
                },
                Passage {
                    heading: "Who sees it",
                    paragraphs: vec![
                        "The organisers of the event you are signed up for see the list of attendees. Whoever signed you up \
                         sees your name, and whether the place is still yours. Other attendees see nothing about you: not \
                         here, not in emails, not in calendar files."
                            .to_owned(),
                        "We pass nothing on, and the site fetches nothing from others: no analytics, no advertising, no \
                         third-party fonts. A map opens somewhere else only when you follow its link."
                            .to_owned(),
                    ],
                    points: Vec::new(),
                },
                Passage {
                    heading: "How long we keep it",
                    paragraphs: Vec::new(),
                    points: vec![
                        format!("Answers about food and access: {} days after the event.", kept.needs_days).into(),
                        format!(
                            "Names, emails, phone numbers, the business’s name, the emails to you and the log: {} months \
                             after the event. The organiser can choose from {} to {} months, and the date is shown on \
                             the event’s page, where you sign up, and on your own page. Once you have been told the \
                             date, it can only become earlier, unless the event is moved.",
                            kept.usual_months, kept.months.0, kept.months.1
                        )
                        .into(),
                        "Organisers’ accounts, and the log of who gave and got access: as long as the account exists. Contact persons named on an event’s page: for \
                         as long as the page is there."
                            .into(),
                        "Figures without names: they stay, so that the municipality can see what the events led to."
                            .into(),
                    ],
                },
                Passage {
                    heading: "Cookies",
                    paragraphs: vec![
                        "None when you read the pages or sign up. Organisers get one when they sign in; without it they \
                         would have to sign in again on every page. That is why there is no box to click away."
                            .to_owned(),
                    ],
                    points: Vec::new(),
                },
                Passage {
                    heading: "What you can ask for",
                    paragraphs: vec![
                        "The link in your email leads to your own page. There you can see everything we have about you \
                         for the event and delete it early, without giving a reason. A place that has not been used is \
                         cancelled first. You can delete the answer about food and access on its own, which withdraws \
                         your consent."
                            .to_owned(),
                        "You can also have your data corrected, get a copy of it, have its use restricted, and object. \
                         Write to us about that. If you have lost the link, write from the address you were signed up \
                         with."
                            .to_owned(),
                        "What is deleted is gone from the database and the mail queue. In a backup it may remain a \
                         little longer, until the copy is overwritten. Emails that we have sent are in the recipients’ \
                         own inboxes."
                            .to_owned(),
                        "If you disagree with how we handle your data, you can complain to the Danish Data Protection Agency \
                         (Datatilsynet), Carl Jacobsens Vej 35, 2500 Valby, phone +45 33\u{a0}19\u{a0}32\u{a0}00, datatilsynet.dk."
                            .to_owned(),
                    ],
                    points: Vec::new(),
                },
            ],
        }
    }
    fn accessibility(&self, municipality: &str) -> Article {
        Article {
            title: "Accessibility",
            lead: "Everyone should be able to find an event, sign up, and get in through the door.",
            passages: vec![
                Passage {
                    heading: "What we have done",
                    paragraphs: vec![
                        "The pages are built to WCAG 2.2, level AA, and are tested against it each time the program changes."
                            .to_owned(),
                    ],
                    points: vec![
                        "Everything can be used with the keyboard alone and with a screen reader.".into(),
                        "The pages work on a narrow phone, at 200 % zoom, in high contrast and in print.".into(),
                        "Everything works without JavaScript.".into(),
                        "Colour never stands alone: each state has an icon and a word.".into(),
                        "Mistakes in a form are listed on top and beside each field, and what you typed stays.".into(),
                    ],
                },
                Passage {
                    heading: "What may get in the way",
                    paragraphs: vec![
                        "Organisers write their own texts. Where one is missing in English it stands in Danish and is marked \
                         as Danish, so that a screen reader pronounces it right."
                            .to_owned(),
                    ],
                    points: Vec::new(),
                },
                Passage {
                    heading: "Getting in to the event itself",
                    paragraphs: vec![
                        "Each event tells of steps, lift and hearing loop under “How to get in”. If you need anything else, \
                         write it when you sign up, or to the organiser."
                            .to_owned(),
                    ],
                    points: Vec::new(),
                },
                Passage {
                    heading: "Tell us if something does not work",
                    paragraphs: vec![
                        "Tell us which page it is and what you wanted to do. Then we put it right, or give it to you another way."
                            .to_owned(),
                        format!(
                            "If you do not get an answer from {municipality} that you can use, you can complain to the Danish \
                             Agency for Digital Government, which supervises public websites."
                        ),
                    ],
                    points: Vec::new(),
                },
            ],
        }
    }
    fn contact(&self) -> &'static str {
        "Contact"
    }
    fn statement(&self) -> &'static str {
        "Read the full accessibility statement (in Danish)"
    }
    fn no_statement(&self) -> &'static str {
        "The full accessibility statement has not been published yet: this installation is on trial."
    }
}
