//! Every URL as a function: no other file writes one (routes write patterns).

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::text::Lang;

mod organiser;

pub use organiser::*;

/// What must not stand bare in a query's value.
const QUERY: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'&').add(b'+').add(b'<').add(b'>').add(b'?').add(b'=');

/// What must not stand bare in a query's value that is an address of its own.
const VALUE: &AsciiSet = &QUERY.add(b'/').add(b':');

/// A page's address in a language: Danish without a prefix, English under `/en`.
pub fn localised(lang: Lang, path: &str) -> String {
    match (lang, path) {
        (Lang::Da, _) => path.to_owned(),
        (Lang::En, "/") => "/en".to_owned(),
        (Lang::En, _) => format!("/en{path}"),
    }
}

impl Lang {
    /// The language of an address.
    pub fn of_path(path: &str) -> Self {
        if path == "/en" || path.starts_with("/en/") { Self::En } else { Self::Da }
    }
}

/// An address without its language.
pub fn without_lang(path: &str) -> &str {
    match path.strip_prefix("/en") {
        Some("") => "/",
        Some(rest) if rest.starts_with('/') => rest,
        _ => path,
    }
}

pub fn front(lang: Lang) -> String {
    localised(lang, "/")
}

/// The front page asked for something.
pub fn front_with(lang: Lang, query: &[(&str, String)]) -> String {
    front(lang) + &with_query(query)
}

/// What is over.
pub fn past(lang: Lang) -> String {
    front_with(lang, &[("view", "past".to_owned())])
}

/// A query with its question mark, or nothing; names need no encoding.
pub fn with_query(query: &[(&str, String)]) -> String {
    let mut text = String::new();
    for (place, (name, value)) in query.iter().enumerate() {
        text.push(if place == 0 { '?' } else { '&' });
        text.push_str(name);
        text.push('=');
        text.extend(utf8_percent_encode(value, QUERY));
    }
    text
}

/// Names of XML, which nobody goes to.
pub const SITEMAP_NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
pub const XHTML_NAMESPACE: &str = "http://www.w3.org/1999/xhtml";

pub fn sitemap() -> String {
    "/sitemap.xml".to_owned()
}

/// Where schema.org says what its words mean.
pub fn schema_org(word: &str) -> String {
    format!("https://schema.org/{word}")
}

pub fn event(lang: Lang, slug: &str) -> String {
    localised(lang, &format!("/events/{slug}"))
}

pub fn event_calendar(lang: Lang, slug: &str) -> String {
    localised(lang, &format!("/events/{slug}/calendar.ics"))
}

/// The field of the subscribe page's address that names a calendar.
pub const FEED_FIELD: &str = "feed";

/// How one subscribes.
pub fn subscribe(lang: Lang) -> String {
    localised(lang, "/calendar")
}

/// How one subscribes to the calendar of that name.
pub fn subscribe_to(lang: Lang, tag: &str) -> String {
    format!("{}?{FEED_FIELD}={tag}", subscribe(lang))
}

/// The calendar of that name.
pub fn feed(lang: Lang, tag: &str) -> String {
    localised(lang, &format!("/calendar/{tag}.ics"))
}

/// A feed's whole address, with the scheme that makes a calendar program subscribe to it.
pub fn webcal(address: &str) -> String {
    match address.split_once("://") {
        Some((_, rest)) => format!("webcal://{rest}"),
        None => address.to_owned(),
    }
}

/// Google's page that subscribes to a feed; a link only, as Outlook's.
pub fn google_calendar(address: &str) -> String {
    format!("https://calendar.google.com/calendar/r?cid={}", utf8_percent_encode(&webcal(address), VALUE))
}

/// Outlook's page that subscribes to a feed, for an account of one's own.
pub fn outlook(address: &str) -> String {
    format!("https://outlook.live.com/calendar/0/addfromweb?url={}", utf8_percent_encode(address, VALUE))
}

/// The same for an account of a firm.
pub fn outlook_at_work(address: &str) -> String {
    format!("https://outlook.office.com/calendar/0/addfromweb?url={}", utf8_percent_encode(address, VALUE))
}

pub fn sign_up(lang: Lang, slug: &str) -> String {
    localised(lang, &format!("/events/{slug}/sign-up"))
}

pub fn registration(lang: Lang, token: &str) -> String {
    localised(lang, &format!("/registrations/{token}"))
}

/// Where an attendee says whether they still come.
pub fn seat_coming(lang: Lang, token: &str) -> String {
    localised(lang, &format!("/seats/{token}/coming"))
}

/// The same with an answer chosen, which a button then gives: "yes" or "no".
pub fn seat_coming_with(lang: Lang, token: &str, answer: &str) -> String {
    format!("{}?answer={answer}", seat_coming(lang, token))
}

pub fn registration_cancel(lang: Lang, token: &str) -> String {
    localised(lang, &format!("/registrations/{token}/cancel"))
}

pub fn registration_seat_cancel(lang: Lang, token: &str, position: i64) -> String {
    localised(lang, &format!("/registrations/{token}/seats/{position}/cancel"))
}

pub fn registration_seat_resend(lang: Lang, token: &str, position: i64) -> String {
    localised(lang, &format!("/registrations/{token}/seats/{position}/resend"))
}

pub fn seat(lang: Lang, token: &str) -> String {
    localised(lang, &format!("/seats/{token}"))
}

/// The seat's page, which tells that an answer counts no more.
pub fn seat_not_asked(lang: Lang, token: &str) -> String {
    format!("{}?asked=no", seat(lang, token))
}

pub fn seat_calendar(lang: Lang, token: &str) -> String {
    localised(lang, &format!("/seats/{token}/calendar.ics"))
}

pub fn seat_cancel(lang: Lang, token: &str) -> String {
    localised(lang, &format!("/seats/{token}/cancel"))
}

/// Where a waiting party says what it takes at least.
pub fn registration_least(lang: Lang, token: &str) -> String {
    localised(lang, &format!("/registrations/{token}/least"))
}

pub fn registration_data(lang: Lang, token: &str) -> String {
    localised(lang, &format!("/registrations/{token}/data"))
}

pub fn registration_erase(lang: Lang, token: &str) -> String {
    localised(lang, &format!("/registrations/{token}/erase"))
}

pub fn seat_data(lang: Lang, token: &str) -> String {
    localised(lang, &format!("/seats/{token}/data"))
}

/// Where the needs alone are deleted.
pub fn seat_needs(lang: Lang, token: &str) -> String {
    localised(lang, &format!("/seats/{token}/needs"))
}

pub fn seat_erase(lang: Lang, token: &str) -> String {
    localised(lang, &format!("/seats/{token}/erase"))
}

pub fn privacy(lang: Lang) -> String {
    localised(lang, "/privacy")
}

pub fn accessibility(lang: Lang) -> String {
    localised(lang, "/accessibility")
}

/// Where every Danish public site's accessibility statement is found (`/was`); it leads on to the statement itself.
pub fn accessibility_statement(lang: Lang) -> String {
    localised(lang, "/was")
}

/// A map of a postal address; a link only, nothing is fetched from there.
pub fn map(address: &str) -> String {
    format!("https://www.openstreetmap.org/search?query={}", utf8_percent_encode(address, QUERY))
}

/// A letter to a mail address.
pub fn mail_to(email: &str) -> String {
    format!("mailto:{}", utf8_percent_encode(email, QUERY))
}

/// A call to a telephone number, whose spaces go.
pub fn call(number: &str) -> String {
    format!("tel:{}", number.split_whitespace().collect::<String>())
}

/// Whether an address given from outside is a path of our own to go on to.
pub fn is_own_path(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains(|c: char| c == '\\' || c.is_control())
}
