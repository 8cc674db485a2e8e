//! A form as a page drew it, to be filled and sent.

use scraper::{ElementRef, Selector};

/// Names and values in the order of the page. Buttons are in it only when pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormValues {
    action: String,
    pairs: Vec<(String, String)>,
}

impl FormValues {
    pub(super) fn of(form: ElementRef<'_>, page: &str) -> Self {
        let fields = Selector::parse("input, textarea, select").unwrap();
        let chosen = Selector::parse("option[selected]").unwrap();
        let first = Selector::parse("option").unwrap();
        let mut pairs = Vec::new();
        for field in form.select(&fields) {
            let Some(name) = field.attr("name") else { continue };
            if field.attr("disabled").is_some() {
                continue;
            }
            let value = match (field.value().name(), field.attr("type").unwrap_or("text")) {
                ("textarea", _) => {
                    // A browser drops one line break after the tag.
                    let text: String = field.text().collect();
                    text.strip_prefix('\n').map(str::to_owned).unwrap_or(text)
                }
                ("select", _) => {
                    let option = field.select(&chosen).next().or_else(|| field.select(&first).next());
                    option.and_then(|option| option.attr("value")).unwrap_or_default().to_owned()
                }
                (_, "submit" | "button" | "image" | "reset") => continue,
                (_, "checkbox" | "radio") if field.attr("checked").is_none() => continue,
                (_, "checkbox" | "radio") => field.attr("value").unwrap_or("on").to_owned(),
                _ => field.attr("value").unwrap_or_default().to_owned(),
            };
            pairs.push((name.to_owned(), value));
        }
        let action = form.attr("action").filter(|action| !action.is_empty()).unwrap_or(page).to_owned();
        Self { action, pairs }
    }

    pub fn action(&self) -> &str {
        &self.action
    }

    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first value of a field, or nothing.
    pub fn value(&self, field: &str) -> &str {
        self.pairs().find(|(name, _)| *name == field).map_or("", |(_, value)| value)
    }

    pub fn has(&self, field: &str) -> bool {
        self.pairs().any(|(name, _)| name == field)
    }

    /// Types into a field, or ticks one; a field that the page does not have is added, as a script could.
    #[must_use]
    pub fn set(mut self, field: &str, value: &str) -> Self {
        match self.pairs.iter_mut().find(|(name, _)| name == field) {
            Some((_, old)) => value.clone_into(old),
            None => self.pairs.push((field.to_owned(), value.to_owned())),
        }
        self
    }

    #[must_use]
    pub fn set_all(self, fields: &[(&str, &str)]) -> Self {
        fields.iter().fold(self, |form, (field, value)| form.set(field, value))
    }

    /// Ticks one more of several boxes of a name.
    #[must_use]
    pub fn tick(mut self, field: &str, value: &str) -> Self {
        self.pairs.push((field.to_owned(), value.to_owned()));
        self
    }

    /// Unticks a box, or leaves a field out.
    #[must_use]
    pub fn without(mut self, field: &str) -> Self {
        self.pairs.retain(|(name, _)| name != field);
        self
    }

    /// Presses a named button: `press("add")` is `do=add`.
    #[must_use]
    pub fn press(self, button: &str) -> Self {
        self.set("do", button)
    }
}
