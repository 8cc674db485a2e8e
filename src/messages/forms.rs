//! What an organiser types, as a message's words.

use super::model::{Text, Texts};
use super::rules::{has_link, unknown};
use crate::ui::form::{Fault, Faults, Need, Reader, Values, limits};

/// A placeholder that is on no list; the sentence names it.
pub const UNKNOWN: Fault = Fault::Other("placeholder");
/// The reader's own link in a subject, which mail servers keep in their logs.
pub const LINK: Fault = Fault::Other("link");
/// Nobody of those chosen has an address.
pub const NOBODY: Fault = Fault::Other("nobody");

/// The longest subject, in characters: what is filled in comes on top.
const SUBJECT: usize = 150;

/// The fields that hold words, in the order of the page.
pub const FIELDS: [&str; 4] = ["subject.da", "body.da", "subject.en", "body.en"];

/// Reads the words. Of the English both parts or none.
pub fn read(reader: &mut Reader<'_>) -> Texts {
    let values = reader.values();
    let has_english = ["subject.en", "body.en"].iter().any(|field| !values.get(field).trim().is_empty());
    let [subject_da, body_da, subject_en, body_en] = FIELDS;
    let da = text(reader, subject_da, body_da, Need::Required);
    let need = if has_english { Need::Required } else { Need::Optional };
    let en = text(reader, subject_en, body_en, need);
    Texts { da, en: has_english.then_some(en) }
}

fn text(reader: &mut Reader<'_>, subject: &str, body: &str, need: Need) -> Text {
    let typed = Text { subject: reader.line(subject, SUBJECT, need), body: String::new() };
    check(reader, subject, &typed.subject);
    let typed = Text { body: reader.text(body, limits::TEXT, need), ..typed };
    check(reader, body, &typed.body);
    typed
}

fn check(reader: &mut Reader<'_>, field: &str, typed: &str) {
    if unknown(typed).is_some() {
        reader.fault(field, UNKNOWN);
    } else if field.starts_with("subject") && has_link(typed) {
        reader.fault(field, LINK);
    }
}

/// The placeholders that the faults are about, by field, as they were typed.
pub fn unknown_words(values: &Values, faults: &Faults) -> Vec<(&'static str, String)> {
    let word = |field: &&'static str| unknown(values.get(field)).map(|word| (*field, word));
    FIELDS.iter().filter(|field| faults.get(field) == Some(UNKNOWN)).filter_map(word).collect()
}
