//! What a form is drawn from.

use std::sync::Arc;

use super::{Fault, FaultAt, Faults, Values};
use crate::text::Lang;

/// A better sentence for a field's fault than the general one, if the form's feature has one.
pub type Phrase = fn(Lang, &str, Fault) -> Option<String>;

/// What was typed, what is wrong with it, and the language: handed to every field by reference.
#[derive(Clone, Debug)]
pub struct FormState {
    values: Arc<Values>,
    faults: Arc<Faults>,
    lang: Lang,
    phrase: Phrase,
    item: fn(Lang, &str, usize) -> String,
    /// Fields that an edit changed, and the word beside them.
    changed: Arc<(Vec<String>, &'static str)>,
    /// Sentences that name what was typed, by field.
    said: Arc<Vec<(&'static str, String)>>,
}

impl FormState {
    pub fn new(values: Values, faults: Faults, lang: Lang) -> Self {
        Self {
            values: Arc::new(values),
            faults: Arc::new(faults),
            lang,
            phrase: |_, _, _| None,
            item: |lang, _, number| lang.ui().item(number),
            changed: Arc::default(),
            said: Arc::default(),
        }
    }

    /// With a word beside each field that an edit changed: "Ændret".
    #[must_use]
    pub fn marking(mut self, fields: Vec<String>, word: &'static str) -> Self {
        self.changed = Arc::new((fields, word));
        self
    }

    /// The word beside a field's label, if an edit changed it.
    pub fn changed(&self, field: &str) -> Option<String> {
        let (fields, word) = &*self.changed;
        fields.iter().any(|changed| changed == field).then(|| (*word).to_owned())
    }

    /// With the feature's own sentences for faults: "Skriv et navn, eller fjern deltageren."
    #[must_use]
    pub fn phrased(mut self, phrase: Phrase) -> Self {
        self.phrase = phrase;
        self
    }

    /// With sentences for these fields' faults that name what was typed there.
    #[must_use]
    pub fn saying(mut self, said: Vec<(&'static str, String)>) -> Self {
        self.said = Arc::new(said);
        self
    }

    /// With the feature's own words for its repeated parts, by a field of theirs: "Deltager 2", "Programpunkt 2".
    #[must_use]
    pub fn items_called(mut self, item: fn(Lang, &str, usize) -> String) -> Self {
        self.item = item;
        self
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    pub fn values(&self) -> &Values {
        &self.values
    }

    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// What was typed in a field.
    pub fn value(&self, field: &str) -> String {
        self.values.get(field).to_owned()
    }

    /// The sentence beside a field, if something is wrong with it.
    pub fn error(&self, field: &str) -> Option<String> {
        self.faults.get(field).map(|fault| self.sentence(field, fault))
    }

    /// The sentence of a fault in the summary, with the part it is in: "Deltager 2: e-mailen mangler …".
    pub fn summarised(&self, at: &FaultAt) -> String {
        let sentence = self.sentence(&at.field, at.fault);
        match at.item {
            Some(number) => format!("{}: {}", (self.item)(self.lang, &at.field, number), lowered(&sentence)),
            None => sentence,
        }
    }

    fn sentence(&self, field: &str, fault: Fault) -> String {
        if let Some((_, said)) = self.said.iter().find(|(of, _)| *of == field) {
            return said.clone();
        }
        (self.phrase)(self.lang, field, fault).unwrap_or_else(|| fault.sentence(self.lang))
    }
}

/// The sentence with a small first letter, unless its first word is an abbreviation ("CVR-nummeret").
fn lowered(sentence: &str) -> String {
    let mut chars = sentence.chars();
    match (chars.next(), sentence.chars().nth(1)) {
        (Some(first), Some(second)) if second.is_lowercase() || second == '-' => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => sentence.to_owned(),
    }
}
