//! What people type when they sign up, as a party.

use super::model::{Attendee, Contact, Diet, MOST_SEATS, Needs, Party};
use super::rules::WhenShort;
use crate::text::Lang;
use crate::ui::form::{Fault, Faults, Need, Reader, Values, limits};

/// The hidden field that makes a form sent twice one registration.
pub const FORM_KEY: &str = "form_key";
/// What the party wants where there is not room for all of it: "wait" for that, or take "fewer", at least [`LEAST`].
pub const WHEN_SHORT: &str = "when_short";
pub const WAIT: &str = "wait";
pub const FEWER: &str = "fewer";
pub const LEAST: &str = "least";
/// What a submit button wants, where it is not the real one.
pub const DO: &str = "do";

/// Codes of faults that only this form knows.
pub const NOBODY: &str = "nobody";
pub const LARGER_THAN_EVENT: &str = "larger_than_event";
pub const FEWER_PLACES: &str = "fewer_places";
/// The fewest seats are none, or not fewer than all.
pub const NOT_FEWER: &str = "not_fewer";

/// A party and what it wants where there is not room for all of it, or what is wrong with that.
pub fn read(values: &Values) -> Result<(Party, WhenShort), Faults> {
    let mut reader = Reader::new(values);
    let name = reader.name("contact.name", Need::Required);
    let email = reader.email("contact.email", Need::Required);
    let phone = reader.phone("contact.phone", Need::Required);
    let organisation = reader.name("organisation.name", Need::Required);
    let cvr = reader.cvr("organisation.cvr", Need::Optional);
    let attends = reader.flag("contact.attends");

    let rows = values.indices("attendees");
    let mut attendees = Vec::new();
    if attends {
        let needs = read_needs(&mut reader, "contact");
        attendees.push(Attendee { name: name.clone(), email: email.clone(), needs });
    }
    for row in &rows {
        let prefix = format!("attendees.{row}");
        reader.item(Some(attendees.len() + 1));
        let name = reader.name(&format!("{prefix}.name"), Need::Required);
        let email = reader.email(&format!("{prefix}.email"), Need::Required);
        let needs = read_needs(&mut reader, &prefix);
        attendees.push(Attendee { name, email, needs });
    }
    reader.item(None);
    if attendees.is_empty() {
        reader.fault("contact.attends", Fault::Other(NOBODY));
    }
    if attendees.len() > MOST_SEATS {
        reader.fault("contact.attends", Fault::TooManyAttendees(MOST_SEATS));
    }
    let when_short = read_when_short(&mut reader, attendees.len());
    reader.must_tick("terms", Fault::TermsNotAccepted);
    let cvr = (!cvr.is_empty()).then_some(cvr);
    let party =
        Party { contact: Contact { name, email, phone, attends, no_mail: false }, organisation, cvr, attendees };
    reader.finish((party, when_short))
}

fn read_needs(reader: &mut Reader<'_>, prefix: &str) -> Needs {
    let tags: Vec<&'static str> = Diet::ALL.iter().map(|diet| diet.tag()).collect();
    let diet: Vec<Diet> = reader
        .many_of(&format!("{prefix}.diet"), &tags, Need::Optional)
        .into_iter()
        .filter_map(Diet::from_tag)
        .collect();
    let diet_other = reader.text(&format!("{prefix}.diet_other"), limits::LINE, Need::Optional);
    let access = reader.text(&format!("{prefix}.access"), limits::LINE, Need::Optional);
    Needs { diet, diet_other, access }
}

/// A party that an organiser adds by hand, and how.
pub struct ByHand {
    pub party: Party,
    pub lang: Lang,
    /// Whether those with an address are told.
    pub tell: bool,
}

/// The fields of a party added by hand: an address is there or not, and so is the organisation.
pub fn read_by_hand(values: &Values) -> Result<ByHand, Faults> {
    let mut reader = Reader::new(values);
    let name = reader.name("contact.name", Need::Required);
    let email = reader.email("contact.email", Need::Optional);
    let phone = reader.phone("contact.phone", Need::Optional);
    let organisation = reader.name("organisation.name", Need::Optional);
    let cvr = reader.cvr("organisation.cvr", Need::Optional);
    let attends = reader.flag("contact.attends");
    let mut attendees = Vec::new();
    if attends {
        attendees.push(Attendee { name: name.clone(), email: email.clone(), needs: Needs::default() });
    }
    for row in values.indices("attendees") {
        reader.item(Some(attendees.len() + 1));
        let name = reader.name(&format!("attendees.{row}.name"), Need::Required);
        let email = reader.email(&format!("attendees.{row}.email"), Need::Optional);
        attendees.push(Attendee { name, email, needs: Needs::default() });
    }
    reader.item(None);
    if attendees.is_empty() {
        reader.fault("contact.attends", Fault::Other(NOBODY));
    }
    if attendees.len() > MOST_SEATS {
        reader.fault("contact.attends", Fault::TooManyAttendees(MOST_SEATS));
    }
    let lang = reader.one_of("lang", &Lang::ALL.map(Lang::tag), Need::Optional).map_or(Lang::Da, Lang::from_tag);
    let tell = reader.flag("tell");
    let no_mail = email.is_empty();
    let contact = Contact { name, email, phone, attends, no_mail };
    let cvr = (!cvr.is_empty()).then_some(cvr);
    reader.finish(ByHand { party: Party { contact, organisation, cvr, attendees }, lang, tell })
}

/// What the party wants where there is not room for all of it.
fn read_when_short(reader: &mut Reader<'_>, size: usize) -> WhenShort {
    match reader.values().get(WHEN_SHORT) {
        WAIT => WhenShort::Wait,
        // Alone there is nothing to share out.
        FEWER if size == 1 => WhenShort::Wait,
        FEWER => WhenShort::AtLeast(read_least(reader, size)),
        _ => WhenShort::Ask,
    }
}

/// The fewest seats that a party takes: some, but not all.
fn read_least(reader: &mut Reader<'_>, size: usize) -> i64 {
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    let least = reader.values().get(LEAST).trim().parse().ok().filter(|least| (1..size).contains(least));
    if least.is_none() {
        reader.fault(LEAST, Fault::Other(NOT_FEWER));
    }
    least.unwrap_or(1)
}

/// What a waiting party chose on its page; `None`: all or none.
pub fn least(values: &Values, size: usize) -> Result<Option<i64>, Faults> {
    let mut reader = Reader::new(values);
    let least = match read_when_short(&mut reader, size) {
        WhenShort::AtLeast(least) => Some(least),
        WhenShort::Wait => None,
        WhenShort::Ask => {
            reader.fault(WHEN_SHORT, Fault::Choice);
            None
        }
    };
    reader.finish(least)
}

/// What a waiting party chose, as the form on its page.
pub fn of_least(least: Option<i64>) -> Values {
    let mut values = Values::new();
    values.set(WHEN_SHORT, if least.is_some() { FEWER } else { WAIT });
    values.set(LEAST, least.map(|least| least.to_string()).unwrap_or_default());
    values
}

/// Those attendees whose mails go to one address, in groups: allowed, and told of.
pub fn sharing(attendees: &[(String, String)]) -> Vec<Vec<&str>> {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for (name, email) in attendees.iter().filter(|(name, email)| !name.is_empty() && !email.is_empty()) {
        let folded = email.to_lowercase();
        match groups.iter_mut().find(|(known, _)| *known == folded) {
            Some((_, names)) => names.push(name),
            None => groups.push((folded, vec![name])),
        }
    }
    groups.into_iter().map(|(_, names)| names).filter(|names| names.len() > 1).collect()
}

/// Names and addresses as they stand in the form.
pub fn typed_attendees(values: &Values) -> Vec<(String, String)> {
    let typed = |prefix: &str| {
        let part = |part: &str| values.get(&format!("{prefix}.{part}")).trim().to_owned();
        (part("name"), part("email"))
    };
    let own = (!values.get("contact.attends").is_empty()).then(|| typed("contact"));
    let rows = values.indices("attendees").into_iter().map(|row| typed(&format!("attendees.{row}")));
    own.into_iter().chain(rows).collect()
}

/// How many seats a form asks for as it stands.
pub fn size(values: &Values) -> usize {
    values.indices("attendees").len() + usize::from(!values.get("contact.attends").is_empty())
}

/// A fresh form: the contact attends, alone.
pub fn fresh(form_key: String) -> Values {
    let mut values = Values::new();
    values.set(FORM_KEY, form_key);
    values.set("contact.attends", "yes");
    values
}

/// Adds or removes a row when that is what the button asked; true when it was.
pub fn rearrange(values: &mut Values) -> bool {
    let wanted = values.get(DO).to_owned();
    values.remove(DO);
    if wanted == "add" {
        if size(values) < MOST_SEATS {
            let next = values.indices("attendees").last().map_or(0, |last| last + 1);
            values.set(format!("attendees.{next}.name"), "");
        }
        return true;
    }
    match wanted.strip_prefix("remove.") {
        Some(row) if row.bytes().all(|byte| byte.is_ascii_digit()) && !row.is_empty() => {
            values.remove(&format!("attendees.{row}."));
            true
        }
        _ => false,
    }
}
