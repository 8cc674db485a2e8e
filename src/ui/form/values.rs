//! What was typed, as it came: an ordered list of names and raw strings.

use super::limits;

/// An ordered multimap of field names to what was typed, also the way an object is turned into a form.
///
/// Repeated parts have an index in their names: `attendees.2.email`. Indices may have gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(Vec<(String, String)>);

impl Values {
    pub fn new() -> Self {
        Self::default()
    }

    /// From decoded pairs, such as those of `form_urlencoded::parse`.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }

    /// The first value of a field; nothing typed and no such field are both "".
    pub fn get(&self, field: &str) -> &str {
        self.all(field).next().unwrap_or("")
    }

    /// Every value of a field, in the order sent (check boxes send one each).
    pub fn all<'a, 'f>(&'a self, field: &'f str) -> impl Iterator<Item = &'a str> + use<'a, 'f> {
        self.0.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Whether the field was sent, be it empty. A check box that is not ticked is not sent.
    pub fn has(&self, field: &str) -> bool {
        self.0.iter().any(|(name, _)| name == field)
    }

    /// Whether one of the field's values is this one.
    pub fn holds(&self, field: &str, value: &str) -> bool {
        self.all(field).any(|held| held == value)
    }

    /// Replaces every value of a field by one, at the place of the first.
    pub fn set(&mut self, field: impl Into<String>, value: impl Into<String>) {
        let (field, value) = (field.into(), value.into());
        match self.0.iter().position(|(name, _)| *name == field) {
            Some(first) => {
                self.0[first].1 = value;
                let mut place = 0;
                self.0.retain(|(name, _)| {
                    place += 1;
                    place - 1 <= first || *name != field
                });
            }
            None => self.0.push((field, value)),
        }
    }

    /// Adds a value to those the field has.
    pub fn push(&mut self, field: impl Into<String>, value: impl Into<String>) {
        self.0.push((field.into(), value.into()));
    }

    /// Forgets a field, or with a trailing dot ("attendees.2.") everything whose name begins so.
    pub fn remove(&mut self, field: &str) {
        self.0.retain(|(name, _)| if field.ends_with('.') { !name.starts_with(field) } else { name != field });
    }

    /// The indices of a repeated part, each once, ascending: of `attendees.0.name` and `attendees.2.email` 0 and 2.
    ///
    /// Names whose index is not a plain number below 10,000 do not count, nor does anything after the first 100.
    pub fn indices(&self, part: &str) -> Vec<usize> {
        let mut found: Vec<usize> = self
            .0
            .iter()
            .filter_map(|(name, _)| name.strip_prefix(part)?.strip_prefix('.')?.split_once('.'))
            .filter(|(index, _)| index.len() <= 4 && !index.is_empty() && index.bytes().all(|b| b.is_ascii_digit()))
            .filter_map(|(index, _)| index.parse().ok())
            .collect();
        found.sort_unstable();
        found.dedup();
        found.truncate(limits::ROWS);
        found
    }

    /// Every pair, in the order sent.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
