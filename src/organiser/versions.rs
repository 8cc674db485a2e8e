//! Two people who edit one event: what each changed since the form was drawn, and whose is kept.
//!
//! A form carries a short hash of each field as it was drawn. When somebody else has saved meanwhile, that tells three
//! cases apart: what only they changed goes into the form, what only this form changed stays, and where both changed
//! the same field the person is asked.

use sha2::{Digest, Sha256};

use super::forms::{Difference, differences, exactly, fields, is_rows};
use crate::server::token::hex;
use crate::ui::form::Values;

/// The field with the hashes.
pub const SEEN: &str = "seen";
/// Before the name of a field that both changed; the value is [`THEIRS`] or [`MINE`].
pub const KEEP: &str = "keep.";
pub const THEIRS: &str = "theirs";
pub const MINE: &str = "mine";

/// What somebody else saved meanwhile does to a form.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Meanwhile {
    /// What only they changed: before is theirs, and stands in the form now; after is what stood there.
    pub taken: Vec<Difference>,
    /// What both changed: before is theirs, after is what was typed.
    pub both: Vec<Difference>,
}

/// The hash of each field of a form that is about to be drawn.
pub fn seen(values: &Values) -> String {
    let hashes = fields(values).into_iter().map(|field| format!("{field}={}", hash(&exactly(values, &field))));
    hashes.collect::<Vec<_>>().join(" ")
}

/// Puts into `typed` what only they changed, and finds what both did. `mine` is what was typed as it would be stored.
pub fn merge(seen: &str, theirs: &Values, mine: &Values, typed: &mut Values) -> Meanwhile {
    let mut found = Meanwhile::default();
    for difference in differences(theirs, mine) {
        let before = drawn(seen, &difference.field);
        if seen.is_empty() {
            found.both.push(difference);
        } else if hash(&exactly(mine, &difference.field)) == before {
            put(typed, theirs, &difference.field);
            found.taken.push(difference);
        } else if hash(&exactly(theirs, &difference.field)) != before {
            found.both.push(difference);
        }
    }
    found
}

/// The hash of a field when the form was drawn; one that was not there was empty.
fn drawn(seen: &str, field: &str) -> String {
    let mut hashes = seen.split(' ').filter_map(|pair| pair.split_once('='));
    hashes.find(|(name, _)| *name == field).map_or_else(|| hash(""), |(_, hash)| hash.to_owned())
}

/// Carries out what was chosen for fields that both changed: theirs goes over what stands in the form. A field that was
/// saved once more since it was shown is asked about again.
pub fn keep(values: &mut Values, theirs: &Values) {
    let seen = values.get(SEEN).to_owned();
    let chosen = values.pairs().filter(|(_, value)| *value == THEIRS).filter_map(|(name, _)| name.strip_prefix(KEEP));
    let as_shown = chosen.filter(|field| drawn(&seen, field) == hash(&exactly(theirs, field)));
    let chosen: Vec<String> = as_shown.map(str::to_owned).collect();
    for field in chosen {
        put(values, theirs, &field);
    }
    values.remove(KEEP);
}

/// Replaces a field, or all rows of a part.
fn put(values: &mut Values, from: &Values, field: &str) {
    let rows = format!("{field}.");
    let belongs = |name: &str| name == field || (is_rows(field) && name.starts_with(&rows));
    values.remove(field);
    if is_rows(field) {
        values.remove(&rows);
    }
    for (name, value) in from.pairs().filter(|(name, _)| belongs(name)) {
        values.push(name, value);
    }
}

/// Enough to tell a changed text from the same one.
fn hash(told: &str) -> String {
    hex(&Sha256::digest(told)[..5])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> Values {
        Values::from_pairs(fields.iter().copied())
    }

    #[test]
    fn each_of_two_keeps_what_only_they_changed_and_is_asked_about_what_both_did() {
        let drawn =
            form(&[("place", "Salen"), ("room", "1"), ("why", "Fordi"), ("agenda.0.time", "9"), ("price", "0")]);
        let theirs =
            form(&[("place", "Loftet"), ("room", "2"), ("why", "Fordi"), ("agenda.0.time", "10"), ("price", "5")]);
        let mine =
            form(&[("place", "Salen"), ("room", "3"), ("why", "Derfor"), ("agenda.0.time", "9"), ("price", "5")]);
        let mut typed = mine.clone();
        let found = merge(&seen(&drawn), &theirs, &mine, &mut typed);
        let names = |list: &[Difference]| list.iter().map(|found| found.field.clone()).collect::<Vec<_>>();
        assert_eq!(names(&found.taken), ["place", "agenda"]);
        assert_eq!(names(&found.both), ["room"]);
        let get = |field| typed.get(field);
        assert_eq!((get("place"), get("room"), get("why"), get("agenda.0.time")), ("Loftet", "3", "Derfor", "10"));
    }

    #[test]
    fn a_choice_is_carried_out_and_forgotten() {
        let theirs = form(&[("room", "2"), ("agenda.0.time", "10")]);
        let mut values = form(&[
            ("room", "3"),
            ("why", "Derfor"),
            ("agenda.4.time", "9"),
            ("agenda.7.time", "11"),
            ("keep.room", THEIRS),
            ("keep.agenda", THEIRS),
            ("keep.why", MINE),
            ("keep.price", THEIRS),
            ("price", "5"),
        ]);
        let shown = seen(&theirs);
        values.set(SEEN, &shown);
        // The price was saved once more since it was shown.
        let mut theirs = theirs;
        theirs.set("price", "7");
        keep(&mut values, &theirs);
        values.remove(SEEN);
        let expected = form(&[("why", "Derfor"), ("price", "5"), ("room", "2"), ("agenda.0.time", "10")]);
        assert_eq!(values, expected);
    }

    #[test]
    fn words_that_moved_to_another_cell_are_a_change() {
        let drawn = form(&[("agenda.0.title.da", "Velkomst ved borgmesteren"), ("place", "Salen")]);
        let split = [("agenda.0.title.da", "Velkomst"), ("agenda.0.description.da", "ved borgmesteren")];
        let theirs = form(&[split[0], split[1], ("place", "Salen")]);
        let mut typed = form(&[("agenda.0.title.da", "Velkomst ved borgmesteren"), ("place", "Loftet")]);
        let found = merge(&seen(&drawn), &theirs, &typed.clone(), &mut typed);
        assert_eq!(found.taken.len(), 1);
        assert_eq!((typed.get("agenda.0.description.da"), typed.get("place")), ("ved borgmesteren", "Loftet"));
    }

    #[test]
    fn a_form_that_does_not_say_what_it_was_drawn_from_asks_about_everything() {
        let (theirs, mine) = (form(&[("room", "2"), ("why", "x")]), form(&[("room", "3"), ("why", "y")]));
        let found = merge("", &theirs, &mine, &mut mine.clone());
        assert_eq!((found.taken.len(), found.both.len()), (0, 2));
    }
}
