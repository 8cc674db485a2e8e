//! Who gets a message, and what its placeholders become: pure decisions.

use std::collections::HashSet;

use super::model::{Audience, Placeholder};
use crate::registrations::acts::contact_has_seat;
use crate::registrations::{Registration, Seat, State};
use crate::text::Lang;

/// One reader: an attendee, or a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipient<'a> {
    pub party: &'a Registration,
    /// The attendee's; `None`: the contact.
    pub seat: Option<&'a Seat>,
}

impl<'a> Recipient<'a> {
    pub fn name(self) -> &'a str {
        self.seat.map_or(&self.party.contact.name, |seat| &seat.name)
    }

    pub fn email(self) -> &'a str {
        self.seat.map_or(&self.party.contact.email, |seat| &seat.email)
    }

    /// Names the reader among those of the event.
    pub fn key(self) -> &'a str {
        self.seat.map_or(self.party.id.as_str(), |seat| seat.id.as_str())
    }

    /// Whether it is somebody whose address nobody knows; who is forgotten is nobody.
    fn has_no_address(self) -> bool {
        self.seat.map_or(self.party.contact.no_mail && !self.party.contact.has_mail(), |seat| {
            seat.no_mail && !seat.has_mail()
        })
    }
}

/// Whom a message reaches, and whom it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addressed<'a> {
    /// In the order of arrival, those with seats first.
    pub recipients: Vec<Recipient<'a>>,
    pub without_address: Vec<Recipient<'a>>,
    /// How many share an address with somebody before them, who gets the mail.
    pub shared: usize,
}

/// Who gets a message: of a party with seats each attendee, and the contact who has none; of one that waits the contact;
/// of a cancelled one nobody. Each address once.
pub fn addressed(parties: &[Registration], audience: Audience) -> Addressed<'_> {
    let of = |state: State| parties.iter().filter(move |party| party.state == state);
    let seated = of(State::Confirmed).filter(|_| audience != Audience::Waiting).flat_map(|party| {
        let contact = (!contact_has_seat(party)).then_some(Recipient { party, seat: None });
        party.live_seats().map(move |seat| Recipient { party, seat: Some(seat) }).chain(contact)
    });
    let waiting = of(State::Waitlisted).filter(|_| audience != Audience::Confirmed);
    let waiting = waiting.map(|party| Recipient { party, seat: None });
    let mut found = Addressed::default();
    let mut known = HashSet::new();
    for one in seated.chain(waiting) {
        if one.has_no_address() {
            found.without_address.push(one);
        } else if !one.email().is_empty() {
            if known.insert(one.email().to_lowercase()) {
                found.recipients.push(one);
            } else {
                found.shared += 1;
            }
        }
    }
    found
}

/// A piece of a text with placeholders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    Plain(&'a str),
    Known(Placeholder),
    /// In braces, and on no list; as it was typed.
    Unknown(&'a str),
}

/// The most letters of an unknown placeholder that are repeated.
const SHOWN: usize = 30;

/// Splits a text. Every opening brace begins a placeholder, which ends on its own line.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        if open > 0 {
            found.push(Piece::Plain(&rest[..open]));
        }
        let inside = &rest[open + 1..];
        let line = inside.find(['\n', '{']).unwrap_or(inside.len());
        let close = inside[..line].find('}');
        let end = open + 1 + close.map_or(line, |close| close + 1);
        let known = close.and_then(|close| placeholder(&inside[..close]));
        found.push(known.map_or(Piece::Unknown(&rest[open..end]), Piece::Known));
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        found.push(Piece::Plain(rest));
    }
    found
}

/// By its word in either language, however it is typed.
fn placeholder(word: &str) -> Option<Placeholder> {
    let word = word.trim().to_lowercase();
    let is_it = |one: &Placeholder| Lang::ALL.iter().any(|lang| lang.messages().placeholder(*one) == word);
    Placeholder::ALL.into_iter().find(is_it)
}

/// Whether the reader's own link is in it.
pub fn has_link(text: &str) -> bool {
    pieces(text).iter().any(|piece| matches!(piece, Piece::Known(Placeholder::Link)))
}

/// The first that is on no list, as it was typed.
pub fn unknown(text: &str) -> Option<String> {
    pieces(text).into_iter().find_map(|piece| match piece {
        Piece::Unknown(typed) => {
            let mut shown: String = typed.chars().take(SHOWN).collect();
            if typed.chars().count() > SHOWN {
                shown.push('…');
            }
            Some(shown.trim_end().to_owned())
        }
        _ => None,
    })
}

/// The text with every placeholder replaced. What replaces one is not looked through again.
pub fn fill(text: &str, value: impl Fn(Placeholder) -> String) -> String {
    let mut filled = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Plain(plain) | Piece::Unknown(plain) => filled.push_str(plain),
            Piece::Known(placeholder) => filled.push_str(&value(placeholder)),
        }
    }
    filled
}

/// Paragraphs of a body: an empty line ends one.
pub fn paragraphs(body: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for line in body.lines() {
        let last = found.len() - 1;
        if line.trim().is_empty() {
            found.push(String::new());
        } else {
            if !found[last].is_empty() {
                found[last].push('\n');
            }
            found[last].push_str(line);
        }
    }
    found.retain(|paragraph| !paragraph.is_empty());
    found
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
