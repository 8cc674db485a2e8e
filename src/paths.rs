//! Every URL as a function: no other file writes one (routes write patterns).

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::text::Lang;

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

pub fn organiser(lang: Lang) -> String {
    localised(lang, "/organiser")
}

/// The organiser's list after something was done, which it then tells.
pub fn organiser_after(lang: Lang, done: &str) -> String {
    format!("{}?done={done}", organiser(lang))
}

pub fn sign_in(lang: Lang) -> String {
    localised(lang, "/organiser/sign-in")
}

/// Signing in, and then going on to an address of our own.
pub fn sign_in_then(lang: Lang, next: &str) -> String {
    format!("{}?next={}", sign_in(lang), utf8_percent_encode(next, QUERY))
}

pub fn sign_out(lang: Lang) -> String {
    localised(lang, "/organiser/sign-out")
}

/// Signing in with a form that was being typed, and its ticket ([`crate::server::access`]).
pub fn sign_in_holding(lang: Lang, next: &str, ticket: &str) -> String {
    format!("{}&held={ticket}", sign_in_then(lang, next))
}

pub fn sign_out_everywhere(lang: Lang) -> String {
    localised(lang, "/organiser/sign-out-everywhere")
}

pub fn forgotten(lang: Lang) -> String {
    localised(lang, "/organiser/forgotten")
}

/// The page after it was asked for a link.
pub fn forgotten_sent(lang: Lang) -> String {
    format!("{}?sent=yes", forgotten(lang))
}

pub fn account(lang: Lang) -> String {
    localised(lang, "/organiser/account")
}

/// One's account after something was done, which it then tells.
pub fn account_after(lang: Lang, done: &str) -> String {
    format!("{}?done={done}", account(lang))
}

/// Where one of one's own sessions is ended.
pub fn end_session(lang: Lang, session: &str) -> String {
    localised(lang, &format!("/organiser/account/sessions/{session}/end"))
}

/// Everybody who signs in.
pub fn people(lang: Lang) -> String {
    localised(lang, "/organiser/people")
}

pub fn invite_person(lang: Lang) -> String {
    localised(lang, "/organiser/people/invite")
}

pub fn person(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/people/{id}"))
}

/// Somebody's account after something was done, which it then tells.
pub fn person_after(lang: Lang, id: &str, done: &str) -> String {
    format!("{}?done={done}", person(lang, id))
}

pub fn invite_again(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/people/{id}/invite"))
}

pub fn close_account(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/people/{id}/close"))
}

pub fn reopen_account(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/people/{id}/reopen"))
}

pub fn set_password(lang: Lang, token: &str) -> String {
    localised(lang, &format!("/organiser/password/{token}"))
}

pub fn new_event(lang: Lang) -> String {
    localised(lang, "/organiser/events/new")
}

pub fn managed_event(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}"))
}

/// An event's overview after something was done, which it then tells; `mails`: how many were sent.
pub fn managed_event_after(lang: Lang, id: &str, done: &str, mails: usize) -> String {
    format!("{}?done={done}&mails={mails}", managed_event(lang, id))
}

/// The same after a save that mails nobody: which fields it changed.
pub fn managed_event_after_edit(lang: Lang, id: &str, done: &str, fields: &[&str]) -> String {
    format!("{}&fields={}", managed_event_after(lang, id, done, 0), fields.join(","))
}

/// The update of an event whose mails wait.
pub fn held_update(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/held-update"))
}

pub fn edit_event(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/edit"))
}

/// The page that copies an event to other days.
pub fn copy_event(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/copy"))
}

pub fn publish_event(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/publish"))
}

pub fn cancel_event(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/cancel"))
}

pub fn delete_event(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/delete"))
}

pub fn event_registrations(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/registrations"))
}

/// An event's registrations in one state only.
pub fn event_registrations_in(lang: Lang, id: &str, state: &str) -> String {
    event_registrations_with(lang, id, &[("state", state.to_owned())])
}

/// An event's registrations as a query asks for them.
pub fn event_registrations_with(lang: Lang, id: &str, query: &[(&str, String)]) -> String {
    event_registrations(lang, id) + &with_query(query)
}

/// Where those at the door tick who came.
pub fn attendance(lang: Lang, event_id: &str) -> String {
    localised(lang, &format!("/organiser/events/{event_id}/attendance"))
}

pub fn managed_registration(lang: Lang, event_id: &str, registration_id: &str) -> String {
    localised(lang, &format!("/organiser/events/{event_id}/registrations/{registration_id}"))
}

/// A registration after something was done, which its page then tells.
pub fn managed_registration_after(lang: Lang, event_id: &str, registration_id: &str, done: &str) -> String {
    format!("{}?done={done}", managed_registration(lang, event_id, registration_id))
}

/// Adding a party by hand.
pub fn add_registration(lang: Lang, event_id: &str) -> String {
    localised(lang, &format!("/organiser/events/{event_id}/registrations/new"))
}

/// What an organiser does with a registration: `give-seats`, `to-queue`, `to-head`, `edit`, `note`.
pub fn registration_by_hand(lang: Lang, event_id: &str, registration_id: &str, act: &str) -> String {
    localised(lang, &format!("/organiser/events/{event_id}/registrations/{registration_id}/{act}"))
}

/// Where several are cancelled.
pub fn registrations_cancel(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/registrations/cancel"))
}

/// An event's registrations as they were asked for, after several were cancelled.
pub fn event_registrations_after(
    lang: Lang,
    id: &str,
    query: &[(&str, String)],
    done: &str,
    sums: (usize, usize),
) -> String {
    let mut query = query.to_vec();
    query.push(("done", done.to_owned()));
    query.extend([("parties", sums.0.to_string()), ("mails", sums.1.to_string())]);
    event_registrations_with(lang, id, &query)
}

/// What was done with an event and its registrations.
pub fn event_log(lang: Lang, id: &str, query: &[(&str, String)]) -> String {
    localised(lang, &format!("/organiser/events/{id}/log")) + &with_query(query)
}

pub fn managed_registration_cancel(lang: Lang, event_id: &str, registration_id: &str) -> String {
    localised(lang, &format!("/organiser/events/{event_id}/registrations/{registration_id}/cancel"))
}

pub fn managed_seat_cancel(lang: Lang, event_id: &str, registration_id: &str, position: i64) -> String {
    localised(lang, &format!("/organiser/events/{event_id}/registrations/{registration_id}/seats/{position}/cancel"))
}

pub fn managed_seat_resend(lang: Lang, event_id: &str, registration_id: &str, position: i64) -> String {
    localised(lang, &format!("/organiser/events/{event_id}/registrations/{registration_id}/seats/{position}/resend"))
}

/// An event's registrations as a file: `kind` is "csv" or "xlsx"; narrowed as the list is.
pub fn export(lang: Lang, id: &str, kind: &str, query: &[(&str, String)]) -> String {
    localised(lang, &format!("/organiser/events/{id}/registrations.{kind}")) + &with_query(query)
}

/// A list of an event for paper: "sign-in", "badges", "tents" or "caterer".
pub fn print(lang: Lang, id: &str, what: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/print/{what}"))
}

/// The same on other sheets.
pub fn print_on(lang: Lang, id: &str, what: &str, sheet: &str) -> String {
    format!("{}?sheet={sheet}", print(lang, id, what))
}

/// Attendance, narrowed to a search where there are words.
pub fn attendance_for(lang: Lang, event_id: &str, words: &str) -> String {
    let page = attendance(lang, event_id);
    if words.is_empty() { page } else { page + &with_query(&[("q", words.to_owned())]) }
}

/// The same at one seat.
pub fn attendance_at(lang: Lang, event_id: &str, words: &str, seat_id: &str) -> String {
    format!("{}#seat-{seat_id}", attendance_for(lang, event_id, words))
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
