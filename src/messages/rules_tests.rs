//! Who gets a message, and what its placeholders become.

use super::*;
use crate::registrations::{Cancelled, CancelledBy, for_tests};
use crate::time::Timestamp;

/// A party whose contact stays at home; without an address where that is empty.
fn party(name: &str, state: State, seats: &[&str]) -> Registration {
    let address = |name: &str| if name.is_empty() { String::new() } else { format!("{name}@firma.example") };
    let mut party = for_tests::party(name, state, 0);
    party.contact.email = address(name);
    party.organisation = format!("{name} A/S");
    party.seats = (1..)
        .zip(seats)
        .map(|(position, name)| Seat {
            name: (*name).to_owned(),
            email: address(name),
            no_mail: name.is_empty(),
            ..for_tests::seat(&party.id, position)
        })
        .collect();
    party
}

fn emails<'a>(found: &Addressed<'a>) -> Vec<&'a str> {
    found.recipients.iter().map(|one| one.email().split('@').next().unwrap_or_default()).collect()
}

#[test]
fn those_with_seats_get_it_and_their_contact_and_of_those_who_wait_the_contact() {
    let mut parties = vec![
        party("waits", State::Waitlisted, &["nobody1", "nobody2"]),
        party("mette", State::Confirmed, &["anne", "bo", "carl"]),
        party("gone", State::Cancelled, &["nobody3"]),
        party("dorte", State::Confirmed, &["dorte", "erik"]),
    ];
    parties[1].seats[1].cancelled = Some(Cancelled { at: Timestamp(0), by: CancelledBy::Contact });
    parties[3].contact.attends = true;
    parties[3].seats[0].is_contact = true;
    let seated = ["anne", "carl", "mette", "dorte", "erik"];
    assert_eq!(emails(&addressed(&parties, Audience::Confirmed)), seated);
    assert_eq!(emails(&addressed(&parties, Audience::Waiting)), ["waits"]);
    assert_eq!(emails(&addressed(&parties, Audience::All)), [&seated[..], &["waits"]].concat());
    assert_eq!(emails(&addressed(&parties[..2], Audience::Chosen)), ["anne", "carl", "mette", "waits"]);
    // A contact whose own seat was given up is a contact without one.
    parties[3].seats[0].cancelled = Some(Cancelled { at: Timestamp(0), by: CancelledBy::Attendee });
    assert_eq!(emails(&addressed(&parties[3..], Audience::All)), ["erik", "dorte"]);
}

#[test]
fn each_address_gets_it_once_however_it_is_written_and_the_first_wins() {
    let mut parties = vec![
        party("anne", State::Waitlisted, &["x"]),
        party("mette", State::Confirmed, &["anne", "bo"]),
        party("bo", State::Confirmed, &["æblet"]),
    ];
    "ANNE@Firma.example".clone_into(&mut parties[0].contact.email);
    "METTE@FIRMA.EXAMPLE".clone_into(&mut parties[2].seats[0].email);
    let found = addressed(&parties, Audience::All);
    assert_eq!(emails(&found), ["anne", "bo", "mette"]);
    assert!(found.recipients[0].seat.is_some(), "whoever has a seat comes before whoever waits");
    assert_eq!(found.shared, 3);
}

#[test]
fn who_has_no_address_is_told_of_and_who_is_forgotten_is_nobody() {
    let mut parties = vec![party("mette", State::Confirmed, &["", "bo"])];
    parties[0].seats[1].email.clear();
    let found = addressed(&parties, Audience::All);
    assert_eq!(emails(&found), ["mette"]);
    assert_eq!(found.without_address.iter().map(|one| one.key()).collect::<Vec<_>>(), ["mette-1"]);
    parties[0].contact.email.clear();
    parties[0].contact.no_mail = true;
    assert_eq!(addressed(&parties, Audience::All).without_address.len(), 2);
}

fn shout(placeholder: Placeholder) -> String {
    format!("<{placeholder:?}>")
}

#[test]
fn placeholders_are_known_by_their_word_in_either_language() {
    for (typed, filled) in [
        ("Hej {navn}", "Hej <Name>"),
        ("{Name}{ NAVN }", "<Name><Name>"),
        ("{virksomhed} {organisation}", "<Organisation> <Organisation>"),
        ("{arrangement}/{event}, {dato}/{date}", "<Event>/<Event>, <Date>/<Date>"),
        ("{tid}{time}{sted}{place}{link}", "<Time><Time><Place><Place><Link>"),
        ("ingen } klammer", "ingen } klammer"),
        ("", ""),
    ] {
        assert_eq!(unknown(typed), None, "{typed}");
        assert_eq!(fill(typed, shout), filled);
    }
}

#[test]
fn what_is_on_no_list_is_named_as_it_was_typed() {
    for (typed, named) in [
        ("Hej {fornavn}!", "{fornavn}"),
        ("{navn} og {Adresse }", "{Adresse }"),
        ("{}", "{}"),
        ("{navn\n}", "{navn"),
        ("{{navn}}", "{"),
        ("{ nav", "{ nav"),
        ("{<script>alert(1)</script>}", "{<script>alert(1)</script>}"),
        ("{ææææææææææææææææææææææææææææææææææ}", "{æææææææææææææææææææææææææææææ…"),
    ] {
        assert_eq!(unknown(typed).as_deref(), Some(named), "{typed}");
    }
    // Should one ever get that far, it stands as it was typed.
    assert_eq!(fill("{fornavn} {navn}{", shout), "{fornavn} <Name>{");
}

#[test]
fn what_replaces_a_placeholder_is_not_looked_through_again() {
    let filled = fill("{navn}: {sted} {navn}", |placeholder| match placeholder {
        Placeholder::Name => "{link}{navn}{".to_owned(),
        _ => "}{dato}".to_owned(),
    });
    assert_eq!(filled, "{link}{navn}{: }{dato} {link}{navn}{");
}

#[test]
fn an_empty_line_ends_a_paragraph() {
    assert_eq!(paragraphs("a\nb\n\n \n\nc\n"), ["a\nb", "c"]);
    assert_eq!(paragraphs(" \n"), Vec::<String>::new());
}
