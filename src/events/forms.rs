//! What an organiser types about an event, read into [`Details`] and written back.
//!
//! The form is long, and seats and programme stand in the middle of it. So that faults come in the order of the page,
//! it is read in two steps: [`read_core`], then whatever other features read, then [`read_people`].

use super::model::{
    ContactPerson, DEFAULT_KEEP_MONTHS, Details, KEEP_MONTHS, Kind, Organisation, Place, Principle, Texts,
};
use crate::time::Timestamp;
use crate::ui::form::{Fault, Need, Reader, Values, limits, typed_date, typed_time};

/// The most contact persons of an event.
pub const MOST_CONTACTS: usize = 8;
/// The most partners of an event.
const MOST_PARTNERS: usize = 20;

/// How much must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// May be unfinished: a title, a time and who is responsible.
    Draft,
    /// What people need who come: why, where, whom to ask.
    Public,
}

impl Stage {
    fn need(self) -> Need {
        match self {
            Self::Draft => Need::Optional,
            Self::Public => Need::Required,
        }
    }
}

/// What stands before seats and programme in the form.
#[derive(Debug)]
pub struct Core {
    /// `None` where what was chosen is none.
    kind: Option<Kind>,
    /// `None` where it was missing or wrong.
    pub starts_at: Option<Timestamp>,
    pub ends_at: Option<Timestamp>,
    place: Place,
    online_link: String,
    principles: Vec<Principle>,
    da: Texts,
    en: Texts,
}

/// What stands after them.
#[derive(Debug)]
pub struct People {
    responsible: Organisation,
    partners: Vec<Organisation>,
    contacts: Vec<ContactPerson>,
    keep_months: u32,
}

impl Core {
    /// The whole; `None` when a time was missing, which is a fault already.
    pub fn with(self, people: People) -> Option<Details> {
        Some(Details {
            kind: self.kind?,
            starts_at: self.starts_at?,
            ends_at: self.ends_at?,
            place: self.place,
            online_link: self.online_link,
            principles: self.principles,
            da: self.da,
            en: self.en,
            responsible: people.responsible,
            partners: people.partners,
            contacts: people.contacts,
            keep_months: people.keep_months,
        })
    }
}

/// Which kind an event has while its form is read.
#[derive(Clone, Copy, Debug)]
pub struct KindRule {
    /// What it is where the form does not ask: one drawn by an older program did not.
    pub stored: Kind,
    /// People signed up for a visit, not for a meeting: what is published stays what it is.
    pub may_change: bool,
}

/// Reads kind, title, time, place, purpose and what is practical. `has_passed` says which starts are refused as past.
pub fn read_core(
    reader: &mut Reader<'_>,
    stage: Stage,
    kind: KindRule,
    has_passed: impl Fn(Timestamp) -> bool,
) -> Core {
    let kind = if kind.may_change && reader.values().has("kind") {
        reader.one_of("kind", &Kind::ALL.map(Kind::tag), Need::Required).and_then(Kind::from_tag)
    } else {
        Some(kind.stored)
    };
    let (mut da, mut en) = (Texts::default(), Texts::default());
    da.title = reader.title("title.da", Need::Required);
    da.lead = reader.text("lead.da", limits::TEXT, Need::Optional);
    en.title = reader.title("title.en", Need::Optional);
    en.lead = reader.text("lead.en", limits::TEXT, Need::Optional);
    let starts_at = reader.instant("date", "start", Need::Required);
    if starts_at.is_some_and(has_passed) {
        reader.fault("date", Fault::InThePast);
    }
    let ends_at = reader.end("end_date", "end", starts_at, Need::Required);
    let place = Place {
        name: reader.name("place", Need::Optional),
        room: reader.name("room", Need::Optional),
        address: reader.line("address", limits::LINE, Need::Optional),
    };
    let online_link = reader.web_address("online_link", Need::Optional);
    let nowhere =
        reader.values().get("place").trim().is_empty() && reader.values().get("online_link").trim().is_empty();
    if stage == Stage::Public && nowhere {
        reader.fault("place", Fault::Other("place_or_link"));
    }
    da.why = reader.text("why.da", limits::TEXT, stage.need());
    da.how = reader.text("how.da", limits::TEXT, Need::Optional);
    da.what = reader.text("what.da", limits::TEXT, Need::Optional);
    let principles = read_principles(reader, stage.need());
    en.why = reader.text("why.en", limits::TEXT, Need::Optional);
    en.how = reader.text("how.en", limits::TEXT, Need::Optional);
    en.what = reader.text("what.en", limits::TEXT, Need::Optional);
    for (texts, lang, need) in [(&mut da, "da", stage.need()), (&mut en, "en", Need::Optional)] {
        texts.audience = reader.text(&format!("audience.{lang}"), limits::TEXT, Need::Optional);
        texts.price = reader.line(&format!("price.{lang}"), limits::LINE, need);
        texts.access = reader.text(&format!("access.{lang}"), limits::TEXT, Need::Optional);
        texts.transport = reader.text(&format!("transport.{lang}"), limits::TEXT, Need::Optional);
        texts.bring = reader.text(&format!("bring.{lang}"), limits::TEXT, Need::Optional);
        texts.terms = reader.text(&format!("terms.{lang}"), limits::TEXT, Need::Optional);
    }
    Core { kind, starts_at, ends_at, place, online_link, principles, da, en }
}

fn read_principles(reader: &mut Reader<'_>, need: Need) -> Vec<Principle> {
    let codes = ["1", "2", "3", "4", "5", "6"];
    let ticked = reader.many_of("principles", &codes, need);
    Principle::ALL.into_iter().zip(codes).filter(|(_, code)| ticked.contains(code)).map(|(one, _)| one).collect()
}

/// Reads who is responsible, who takes part, whom to ask, and how long who came is kept: at most `longest_kept` months,
/// because people were told a date when they signed up.
pub fn read_people(reader: &mut Reader<'_>, stage: Stage, longest_kept: u32) -> People {
    let responsible = Organisation { name: reader.name("responsible", Need::Required) };
    let partners = read_partners(reader, &responsible);
    let contacts = read_contacts(reader);
    let reachable = contacts.iter().any(|person| !person.email.is_empty() || !person.phone.is_empty());
    if stage == Stage::Public && !reachable {
        let first = reader.values().indices("contacts").first().copied().unwrap_or(0);
        reader.fault(&format!("contacts.{first}.email"), Fault::Other("contact_needed"));
    }
    let kept = reader.integer("keep_months", i64::from(*KEEP_MONTHS.start())..=longest_kept.into(), Need::Optional);
    let keep_months = kept.and_then(|months| u32::try_from(months).ok());
    let keep_months = keep_months.unwrap_or_else(|| DEFAULT_KEEP_MONTHS.min(longest_kept));
    People { responsible, partners, contacts, keep_months }
}

fn read_partners(reader: &mut Reader<'_>, responsible: &Organisation) -> Vec<Organisation> {
    let typed = reader.text("partners", limits::TEXT, Need::Optional);
    let mut partners: Vec<Organisation> = Vec::new();
    for name in typed.lines().map(str::trim).filter(|name| !name.is_empty()) {
        let lower = name.to_lowercase();
        if name.chars().count() > limits::NAME {
            reader.fault("partners", Fault::TooLong(limits::NAME));
        } else if lower.contains("://") || lower.contains("www.") {
            reader.fault("partners", Fault::LooksLikeWebAddress);
        }
        let known = std::iter::once(responsible).chain(&partners).any(|other| other.name.to_lowercase() == lower);
        if !known {
            partners.push(Organisation { name: name.to_owned() });
        }
    }
    if partners.len() > MOST_PARTNERS {
        reader.fault("partners", Fault::TooMany(MOST_PARTNERS));
    }
    partners
}

fn read_contacts(reader: &mut Reader<'_>) -> Vec<ContactPerson> {
    let mut contacts = Vec::new();
    for (place, index) in reader.values().indices("contacts").into_iter().enumerate() {
        let field = |part: &str| format!("contacts.{index}.{part}");
        let empty =
            ["name", "title", "email", "phone"].iter().all(|part| reader.values().get(&field(part)).trim().is_empty());
        if empty {
            continue;
        }
        reader.item(Some(place + 1));
        contacts.push(ContactPerson {
            name: reader.name(&field("name"), Need::Required),
            title: reader.line(&field("title"), limits::LINE, Need::Optional),
            email: reader.email(&field("email"), Need::Optional),
            phone: reader.phone(&field("phone"), Need::Optional),
        });
        if contacts.len() > MOST_CONTACTS {
            reader.fault(&field("name"), Fault::TooMany(MOST_CONTACTS));
        }
    }
    reader.item(None);
    contacts
}

/// What an organiser would have typed to get these details.
pub fn write_details(values: &mut Values, details: &Details) {
    values.set("kind", details.kind.tag());
    for (lang, texts) in [("da", &details.da), ("en", &details.en)] {
        for (field, text) in [
            ("title", &texts.title),
            ("lead", &texts.lead),
            ("why", &texts.why),
            ("how", &texts.how),
            ("what", &texts.what),
            ("audience", &texts.audience),
            ("price", &texts.price),
            ("access", &texts.access),
            ("transport", &texts.transport),
            ("bring", &texts.bring),
            ("terms", &texts.terms),
        ] {
            values.set(format!("{field}.{lang}"), text.clone());
        }
    }
    values.set("date", typed_date(details.starts_at));
    values.set("start", typed_time(details.starts_at));
    let other_day = details.ends_at.date() != details.starts_at.date();
    values.set("end_date", if other_day { typed_date(details.ends_at) } else { String::new() });
    values.set("end", typed_time(details.ends_at));
    values.set("place", details.place.name.clone());
    values.set("room", details.place.room.clone());
    values.set("address", details.place.address.clone());
    values.set("online_link", details.online_link.clone());
    for principle in &details.principles {
        values.push("principles", principle.number().to_string());
    }
    values.set("responsible", details.responsible.name.clone());
    let partners: Vec<&str> = details.partners.iter().map(|partner| partner.name.as_str()).collect();
    values.set("partners", partners.join("\n"));
    for (index, person) in details.contacts.iter().enumerate() {
        values.set(format!("contacts.{index}.name"), person.name.clone());
        values.set(format!("contacts.{index}.title"), person.title.clone());
        values.set(format!("contacts.{index}.email"), person.email.clone());
        values.set(format!("contacts.{index}.phone"), typed_phone(&person.phone));
    }
    values.set("keep_months", details.keep_months.to_string());
}

/// A number as it is read aloud: "79 79 00 00" in Denmark, otherwise as it is dialled.
pub fn typed_phone(e164: &str) -> String {
    match e164.strip_prefix("+45") {
        Some(digits) if digits.len() == 8 && digits.is_ascii() => {
            format!("{} {} {} {}", &digits[..2], &digits[2..4], &digits[4..6], &digits[6..])
        }
        _ => e164.to_owned(),
    }
}

#[cfg(test)]
#[path = "forms_tests.rs"]
mod tests;
