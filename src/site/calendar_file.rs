//! An event as a calendar entry for everybody: without the online link, which is for those who have a seat.

use super::rules::first_sentence;
use crate::calendar::{Entry, Status};
use crate::events::{Event, State};
use crate::text::Lang;

/// The entry of the public file; `address` is the event's page, whole.
pub fn entry(event: &Event, lang: Lang, address: String) -> Entry {
    let details = &event.details;
    let text = lang.site();
    let said = |text: crate::events::Said<'_>| text.text.to_owned();
    let lead = said(event.say(lang, |texts| &texts.lead));
    let about = if lead.is_empty() { said(event.say(lang, |texts| &texts.why)) } else { lead };
    let mut description = Vec::new();
    if event.state == State::Cancelled {
        let words = said(event.say(lang, |texts| &texts.cancelled));
        description.push(if words.is_empty() { text.everyone_was_told(details.kind) } else { words });
    }
    description.push(about);
    description.push(text.calendar_more(&address));
    description.retain(|part| !part.is_empty());
    let place = details.place.one_line();
    Entry {
        uid: event.calendar_uid.clone(),
        sequence: u32::try_from(event.sequence).unwrap_or(u32::MAX),
        created: event.published_at.unwrap_or(event.created_at),
        last_modified: event.changed_at,
        starts_at: details.starts_at,
        ends_at: details.ends_at,
        summary: event.title(lang).text.to_owned(),
        description: description.join("\n\n"),
        location: if place.is_empty() && !details.online_link.is_empty() { text.online().to_owned() } else { place },
        url: Some(address),
        categories: vec![lang.events().kind(details.kind).to_owned()],
        status: match event.state {
            State::Cancelled => Status::Cancelled { prefix: lang.events().cancelled_prefix().to_owned() },
            State::Draft | State::Published => Status::Confirmed,
        },
        alarm_minutes: None,
    }
}

/// What search engines and those who share a link read about an event.
pub fn summary(event: &Event, lang: Lang) -> String {
    let lead = event.say(lang, |texts| &texts.lead).text;
    let lead = if lead.is_empty() { event.say(lang, |texts| &texts.why).text } else { lead };
    first_sentence(lead).to_owned()
}
