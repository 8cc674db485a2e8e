//! The form that puts right who a registration is from.

use crate::registrations::acts::Edit;
use crate::registrations::{Contact, Registration};
use crate::ui::form::{Faults, Need, Reader, Values};

/// The version of the registration that the form was drawn from.
pub const VERSION: &str = "version";

/// A registration as its form.
pub fn write(edit: &Edit) -> Values {
    let mut values = Values::new();
    values.set("organisation.name", edit.organisation.clone());
    values.set("organisation.cvr", edit.cvr.clone().unwrap_or_default());
    if let Some(contact) = &edit.contact {
        values.set("contact.name", contact.name.clone());
        values.set("contact.email", contact.email.clone());
        values.set("contact.phone", crate::events::typed_phone(&contact.phone));
    }
    for (position, name, email) in &edit.attendees {
        values.set(format!("attendees.{position}.name"), name.clone());
        values.set(format!("attendees.{position}.email"), email.clone());
    }
    values.set(VERSION, edit.version());
    values
}

/// What was typed, as the registration is to be; of people whom it has, whatever else was sent.
pub fn read(values: &Values, party: &Registration) -> Result<Edit, Faults> {
    let now = Edit::of(party);
    let mut reader = Reader::new(values);
    // What an organiser added by hand may lack what a form asks for.
    let needed = |had: bool| if had { Need::Required } else { Need::Optional };
    let organisation = reader.name("organisation.name", needed(!party.organisation.is_empty()));
    let cvr = reader.cvr("organisation.cvr", Need::Optional);
    let contact = now.contact.as_ref().map(|contact| Contact {
        name: reader.name("contact.name", Need::Required),
        email: reader.email("contact.email", needed(contact.has_mail())),
        phone: reader.phone("contact.phone", needed(!contact.phone.is_empty())),
        attends: contact.attends,
        no_mail: contact.no_mail,
    });
    let mut attendees = Vec::new();
    for (position, _, had) in &now.attendees {
        reader.item(usize::try_from(*position).ok());
        let name = reader.name(&format!("attendees.{position}.name"), Need::Required);
        let email = reader.email(&format!("attendees.{position}.email"), needed(!had.is_empty()));
        attendees.push((*position, name, email));
    }
    reader.item(None);
    reader.finish(Edit { organisation, cvr: (!cvr.is_empty()).then_some(cvr), contact, attendees })
}
