//! What a part of an event is.

use crate::events::Said;
use crate::id_type;
use crate::text::Lang;
use crate::time::Timestamp;

id_type!(
    /// Names a part of an event in the database.
    ItemId
);

/// What a part of an event says in one language. In English an empty text falls back to the Danish one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemTexts {
    pub title: String,
    pub description: String,
}

/// A part of an event, as an organiser decides it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    pub starts_at: Timestamp,
    pub da: ItemTexts,
    /// All empty where there is no English.
    pub en: ItemTexts,
}

/// A part of an event, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub id: ItemId,
    pub starts_at: Timestamp,
    pub da: ItemTexts,
    /// All empty where there is no English.
    pub en: ItemTexts,
}

impl Item {
    /// A text in a language, or in Danish where it is missing.
    pub fn say(&self, lang: Lang, pick: impl for<'a> Fn(&'a ItemTexts) -> &'a String) -> Said<'_> {
        match lang {
            Lang::En if !pick(&self.en).is_empty() => Said { text: pick(&self.en), lang: Lang::En },
            _ => Said { text: pick(&self.da), lang: Lang::Da },
        }
    }

    pub fn title(&self, lang: Lang) -> Said<'_> {
        self.say(lang, |texts| &texts.title)
    }

    /// More about it; may be empty.
    pub fn description(&self, lang: Lang) -> Said<'_> {
        self.say(lang, |texts| &texts.description)
    }
}
