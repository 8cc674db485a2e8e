//! An event in the words of schema.org, for search engines: what its page says to everybody, and nothing more.

use serde_json::{Map, Value, json};

use super::calendar_file::summary;
use super::rules::Availability;
use crate::events::{Event, State};
use crate::paths;
use crate::server::config::Config;
use crate::text::Lang;
use crate::ui::machine;

/// The JSON of an event's page. Where it takes place online only the page is told, never the link of the meeting.
pub fn event(event: &Event, availability: Availability, lang: Lang, config: &Config) -> String {
    let details = &event.details;
    let page = config.absolute(&paths::event(lang, event.public_slug().unwrap_or_default()));
    let title = event.title(lang);
    let status = if event.state == State::Cancelled { "EventCancelled" } else { "EventScheduled" };
    let mut facts = Map::new();
    let mut tell = |name: &str, value: Value| facts.insert(name.to_owned(), value);
    tell("@context", json!(paths::schema_org("")));
    tell("@type", json!("Event"));
    tell("@id", json!(page));
    tell("url", json!(page));
    tell("name", json!(title.text));
    tell("inLanguage", json!(title.lang.tag()));
    let description = summary(event, lang);
    if !description.is_empty() {
        tell("description", json!(description));
    }
    tell("startDate", json!(machine(details.starts_at)));
    tell("endDate", json!(machine(details.ends_at)));
    tell("eventStatus", json!(paths::schema_org(status)));
    let (mode, location) = location(event, &page);
    tell("eventAttendanceMode", json!(paths::schema_org(mode)));
    tell("location", location);
    tell("organizer", organisers(event));
    if let Some(offer) = offer(event, availability, lang, config) {
        tell("offers", offer);
    }
    if let Some((left, capacity)) = places(availability) {
        tell("maximumAttendeeCapacity", json!(capacity));
        tell("remainingAttendeeCapacity", json!(left));
    }
    Value::Object(facts).to_string()
}

/// How one attends, and where.
fn location(event: &Event, page: &str) -> (&'static str, Value) {
    let place = &event.details.place;
    let (name, address) = (place.short(), &place.address);
    let is_online = !event.details.online_link.is_empty();
    let somewhere = (!name.is_empty() || !address.is_empty()).then(|| {
        let name = if name.is_empty() { address.clone() } else { name };
        if address.is_empty() {
            json!({ "@type": "Place", "name": name })
        } else {
            json!({ "@type": "Place", "name": name, "address": address })
        }
    });
    let virtually = json!({ "@type": "VirtualLocation", "url": page });
    match somewhere {
        Some(place) if is_online => ("MixedEventAttendanceMode", json!([place, virtually])),
        Some(place) => ("OfflineEventAttendanceMode", place),
        None => ("OnlineEventAttendanceMode", virtually),
    }
}

fn organisers(event: &Event) -> Value {
    let details = &event.details;
    let all = std::iter::once(&details.responsible).chain(&details.partners);
    all.map(|organisation| json!({ "@type": "Organization", "name": organisation.name })).collect()
}

/// The way to sign up, while there is one. A price is a text; only "free" is a number that one can be sure of.
fn offer(event: &Event, availability: Availability, lang: Lang, config: &Config) -> Option<Value> {
    let (state, from, until) = match availability {
        Availability::NotYet { opens_at, .. } => ("PreOrder", Some(opens_at), None),
        Availability::Open { closes_at, .. } => ("InStock", event.published_at, Some(closes_at)),
        Availability::Full { closes_at, .. } => ("SoldOut", event.published_at, Some(closes_at)),
        _ => return None,
    };
    let slug = event.public_slug()?;
    let mut offer = json!({
        "@type": "Offer",
        "availability": paths::schema_org(state),
        "url": config.absolute(&paths::sign_up(lang, slug)),
    });
    let price = event.say(lang, |texts| &texts.price).text;
    if price.is_empty() || Lang::ALL.into_iter().any(|lang| price == lang.site().free()) {
        offer["price"] = json!(0);
        offer["priceCurrency"] = json!("DKK");
    }
    if let Some(at) = from {
        offer["validFrom"] = json!(machine(at));
    }
    if let Some(at) = until {
        offer["availabilityEnds"] = json!(machine(at));
    }
    Some(offer)
}

/// Seats that a newcomer could have, and seats in all.
fn places(availability: Availability) -> Option<(i64, i64)> {
    match availability {
        Availability::NotYet { capacity, .. } => Some((capacity, capacity)),
        Availability::Open { left, capacity, .. } => Some((left, capacity)),
        Availability::Full { capacity, .. } => Some((0, capacity)),
        _ => None,
    }
}
