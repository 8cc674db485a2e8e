//! Decisions about events: the slug, and which changes people are told of.

use std::ops::Range;

use chrono::Days;
use serde::{Deserialize, Serialize};

use super::model::{Details, Place};
use crate::text::Lang;
use crate::time::Timestamp;

/// The longest slug, in characters.
const SLUG_LENGTH: usize = 60;

/// A slug from a Danish title: æ → ae, ø → oe, å → aa, everything else that is not a letter or digit → one hyphen.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for character in title.to_lowercase().chars() {
        match character {
            'æ' => slug.push_str("ae"),
            'ø' => slug.push_str("oe"),
            'å' => slug.push_str("aa"),
            'é' | 'è' => slug.push('e'),
            'ü' => slug.push('u'),
            'ö' => slug.push('o'),
            'ä' => slug.push('a'),
            'a'..='z' | '0'..='9' => slug.push(character),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
        if slug.len() >= SLUG_LENGTH {
            break;
        }
    }
    slug.truncate(SLUG_LENGTH);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "arrangement".to_owned() } else { slug.to_owned() }
}

/// The slug with a suffix, for when it is taken: `-2`, `-3` … within the same length.
pub fn slug_with_suffix(slug: &str, number: u32) -> String {
    let suffix = format!("-{number}");
    let kept = slug.len().min(SLUG_LENGTH - suffix.len());
    format!("{}{suffix}", slug[..kept].trim_end_matches('-'))
}

/// When those at the door tick who came: from the beginning of the day before the event until the end of the day after.
pub fn door_days(details: &Details) -> Range<Timestamp> {
    let (first, last) = (details.starts_at.date(), details.ends_at.date());
    let opens = first.pred_opt().unwrap_or(first);
    let closes = last.checked_add_days(Days::new(2)).unwrap_or(last);
    Timestamp::midnight(opens)..Timestamp::midnight(closes)
}

pub fn is_door_open(details: &Details, now: Timestamp) -> bool {
    door_days(details).contains(&now)
}

/// A change that everyone with a seat is told of, and that their calendar follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum MaterialChange {
    Title { old: String, new: String },
    Time { old: (Timestamp, Timestamp), new: (Timestamp, Timestamp) },
    Place { old: Place, new: Place },
    OnlineLink { old: String, new: String },
}

/// What people know of an event, as it stands in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    pub title: String,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub place: Place,
    pub online_link: String,
}

impl Known {
    pub fn of(details: &Details, lang: Lang) -> Self {
        Self {
            title: details.say(lang, |texts| &texts.title).text.to_owned(),
            starts_at: details.starts_at,
            ends_at: details.ends_at,
            place: details.place.clone(),
            online_link: details.online_link.clone(),
        }
    }

    /// What somebody who knows this must be told to know the new.
    pub fn changes_to(&self, new: &Self) -> Vec<MaterialChange> {
        let mut changes = Vec::new();
        if self.title != new.title {
            changes.push(MaterialChange::Title { old: self.title.clone(), new: new.title.clone() });
        }
        let time = |known: &Self| (known.starts_at, known.ends_at);
        if time(self) != time(new) {
            changes.push(MaterialChange::Time { old: time(self), new: time(new) });
        }
        if self.place != new.place {
            changes.push(MaterialChange::Place { old: self.place.clone(), new: new.place.clone() });
        }
        if self.online_link != new.online_link {
            changes.push(MaterialChange::OnlineLink { old: self.online_link.clone(), new: new.online_link.clone() });
        }
        changes
    }
}

/// What of a change somebody who reads in `lang` is told. A title may be marked "only a correction", which tells nobody.
pub fn material_changes(old: &Details, new: &Details, lang: Lang, title_is_correction: bool) -> Vec<MaterialChange> {
    let mut changes = Known::of(old, lang).changes_to(&Known::of(new, lang));
    changes.retain(|change| !(title_is_correction && matches!(change, MaterialChange::Title { .. })));
    changes
}
