//! What an organiser types about what goes by itself.

use super::model::{MOST_LINKS, MaterialLink, Settings, Thanks, Wanted};
use super::rules::ASK_DAYS;
use crate::ui::form::{Fault, Faults, Need, Reader, Values, limits};

/// The fields of a link to material.
fn link_fields(place: usize) -> (String, String) {
    (format!("links.{place}.title"), format!("links.{place}.url"))
}

/// Reads the form.
pub fn read(values: &Values) -> Result<Wanted, Faults> {
    let mut reader = Reader::new(values);
    let ask_days = match values.get("ask_days").parse::<i64>() {
        Ok(days) if ASK_DAYS.contains(&days) => days,
        _ => {
            reader.fault("ask_days", Fault::Choice);
            ASK_DAYS[0]
        }
    };
    let da = reader.text("thanks.da", limits::TEXT, Need::Optional);
    let en = reader.text("thanks.en", limits::TEXT, Need::Optional);
    let mut links = Vec::new();
    for place in 0..MOST_LINKS {
        let (title, url) = link_fields(place);
        let is_typed = |field: &str| !values.get(field).trim().is_empty();
        if is_typed(&title) || is_typed(&url) {
            let title = reader.line(&title, limits::TITLE, Need::Required);
            let url = reader.web_address(&url, Need::Required);
            links.push(MaterialLink { title, url });
        }
    }
    let flag = |name: &str| !values.get(name).is_empty();
    let (week, day, ask, thanks) = (flag("week"), flag("day"), flag("ask"), flag("thanks"));
    reader.finish(Wanted { week, day, ask, ask_days, thanks, words: Thanks { da, en, links } })
}

/// What is stored, as it would be typed.
pub fn typed(settings: &Settings) -> Values {
    let mut values = Values::new();
    for (name, since) in
        [("week", settings.week), ("day", settings.day), ("ask", settings.ask), ("thanks", settings.thanks)]
    {
        if since.is_some() {
            values.set(name, "yes");
        }
    }
    values.set("ask_days", settings.ask_days.to_string());
    values.set("thanks.da", settings.words.da.clone());
    values.set("thanks.en", settings.words.en.clone());
    for (place, link) in settings.words.links.iter().enumerate() {
        let (title, url) = link_fields(place);
        values.set(&title, link.title.clone());
        values.set(&url, link.url.clone());
    }
    values
}
