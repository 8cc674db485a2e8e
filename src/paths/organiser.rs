//! The URLs of the workplace.

use percent_encoding::utf8_percent_encode;

use super::{QUERY, localised, with_query};
use crate::text::Lang;

pub fn organiser(lang: Lang) -> String {
    localised(lang, "/organiser")
}

/// The organiser's list after something was done, which it then tells.
pub fn organiser_after(lang: Lang, done: &str) -> String {
    format!("{}?done={done}", organiser(lang))
}

/// The same with everything that there is to do.
pub fn organiser_todos(lang: Lang) -> String {
    format!("{}?todo=all", organiser(lang))
}

/// All events that are over.
pub fn organiser_past(lang: Lang) -> String {
    format!("{}?view=past", organiser(lang))
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

/// What goes by itself before and after an event.
pub fn reminders(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/reminders"))
}

/// The same page after it was saved, which it then tells.
pub fn reminders_after(lang: Lang, id: &str) -> String {
    format!("{}?done=saved", reminders(lang, id))
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

/// What an organiser does with several of them: `give-seats`, `to-queue`.
pub fn registrations_by_hand(lang: Lang, id: &str, act: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/registrations/{act}"))
}

/// An event's registrations as they were asked for, after something was done with several.
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

/// What organisers wrote to an event's people.
pub fn event_messages(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/messages"))
}

/// Where they write.
pub fn write_message(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/messages/new"))
}

/// One message that was sent.
pub fn message(lang: Lang, event_id: &str, message_id: &str) -> String {
    localised(lang, &format!("/organiser/events/{event_id}/messages/{message_id}"))
}

/// The same right after it was sent, which it then tells.
pub fn message_after(lang: Lang, event_id: &str, message_id: &str) -> String {
    format!("{}?done=sent", message(lang, event_id, message_id))
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

/// How an event's seats were taken over time, and by whom.
pub fn statistics(lang: Lang, id: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/statistics"))
}

/// The same as a file: "days" or "organisations".
pub fn statistics_csv(lang: Lang, id: &str, what: &str) -> String {
    localised(lang, &format!("/organiser/events/{id}/statistics.csv")) + &with_query(&[("what", what.to_owned())])
}

/// Figures over events and years.
pub fn reports(lang: Lang, query: &[(&str, String)]) -> String {
    localised(lang, "/organiser/reports") + &with_query(query)
}

/// The same as a file.
pub fn reports_csv(lang: Lang, query: &[(&str, String)]) -> String {
    localised(lang, "/organiser/reports.csv") + &with_query(query)
}
