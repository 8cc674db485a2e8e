//! What people type when they sign up, as a party.

use super::model::{Attendee, Contact, Diet, MOST_SEATS, Needs, Party};
use super::rules::WhenShort;
use crate::ui::form::{Fault, Faults, Need, Reader, Values, limits};

/// The hidden field that makes a form sent twice one registration.
pub const FORM_KEY: &str = "form_key";
/// The box that says "we wait until there is room for all of us".
pub const WHEN_SHORT: &str = "when_short";
/// What a submit button wants, where it is not the real one.
pub const DO: &str = "do";

/// Codes of faults that only this form knows.
pub const NOBODY: &str = "nobody";
pub const LARGER_THAN_EVENT: &str = "larger_than_event";
pub const FEWER_PLACES: &str = "fewer_places";

/// A party, or what is wrong with it.
pub fn read(values: &Values) -> Result<Party, Faults> {
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
    reader.must_tick("terms", Fault::TermsNotAccepted);
    let cvr = (!cvr.is_empty()).then_some(cvr);
    reader.finish(Party { contact: Contact { name, email, phone, attends }, organisation, cvr, attendees })
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

/// Whether the party said that it waits as a whole.
pub fn when_short(values: &Values) -> WhenShort {
    if values.get(WHEN_SHORT) == "wait" { WhenShort::Wait } else { WhenShort::Ask }
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
