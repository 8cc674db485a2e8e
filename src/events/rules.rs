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

/// What of a change somebody who reads in `lang` is told. A title may be marked "only a correction", which tells nobody.
pub fn material_changes(old: &Details, new: &Details, lang: Lang, title_is_correction: bool) -> Vec<MaterialChange> {
    let mut changes = Vec::new();
    let title = |details: &Details| details.say(lang, |texts| &texts.title).text.to_owned();
    if title(old) != title(new) && !title_is_correction {
        changes.push(MaterialChange::Title { old: title(old), new: title(new) });
    }
    let time = |details: &Details| (details.starts_at, details.ends_at);
    if time(old) != time(new) {
        changes.push(MaterialChange::Time { old: time(old), new: time(new) });
    }
    if old.place != new.place {
        changes.push(MaterialChange::Place { old: old.place.clone(), new: new.place.clone() });
    }
    if old.online_link != new.online_link {
        changes.push(MaterialChange::OnlineLink { old: old.online_link.clone(), new: new.online_link.clone() });
    }
    changes
}
