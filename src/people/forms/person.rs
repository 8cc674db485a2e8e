//! What an administrator types about somebody: to invite them, and later.

use crate::people::model::{Account, Profile};
use crate::server::access::Role;
use crate::server::form::content_hash;
use crate::text::Lang;
use crate::ui::form::{Fault, Faults, Need, Reader, Values};

/// An address that has an account already.
pub const TAKEN: Fault = Fault::Other("taken");
/// A role that would leave nobody who says who signs in.
pub const LAST_ADMINISTRATOR: Fault = Fault::Other("last_administrator");

/// A mail address, and whom it belongs to.
pub fn read_invitation(values: &Values) -> Result<(String, Profile), Faults> {
    let mut reader = Reader::new(values);
    let email = reader.email("email", Need::Required);
    let profile = profile(&mut reader);
    match profile {
        Some(profile) => reader.finish((email, profile)),
        None => Err(reader.faults().clone()),
    }
}

pub fn read_profile(values: &Values) -> Result<Profile, Faults> {
    let mut reader = Reader::new(values);
    match profile(&mut reader) {
        Some(profile) => reader.finish(profile),
        None => Err(reader.faults().clone()),
    }
}

/// An organisation is read of partners only: whoever is something else has none, whatever stands in the field.
fn profile(reader: &mut Reader<'_>) -> Option<Profile> {
    let name = reader.name("name", Need::Required);
    let role = reader.one_of("role", &Role::ALL.map(Role::tag), Need::Required).and_then(Role::from_tag);
    let organisation = (role == Some(Role::Partner)).then(|| reader.name("organisation", Need::Required));
    let lang = reader.one_of("lang", &Lang::ALL.map(Lang::tag), Need::Required).map(Lang::from_tag);
    Some(Profile { name, role: role?, organisation, lang: lang? })
}

/// An account as its form.
pub fn values_of(account: &Account) -> Values {
    Values::from_pairs([
        ("name", account.organiser.name.clone()),
        ("role", account.organiser.role.map(Role::tag).unwrap_or_default().to_owned()),
        ("organisation", account.organisation.clone().unwrap_or_default()),
        ("lang", account.lang.tag().to_owned()),
    ])
}

/// Names what an account was when its form was drawn, so that what somebody else saved meanwhile is not undone unseen.
pub fn version(account: &Account) -> String {
    content_hash(&values_of(account), &[])
}

/// Sentences for faults, for `FormState::phrased`.
pub fn phrase(lang: Lang, field: &str, fault: Fault) -> Option<String> {
    let text = lang.people_admin();
    let sentence = match (field, fault) {
        ("name", Fault::Required) => text.name_missing(),
        ("email", Fault::Required) => text.email_missing(),
        ("role", Fault::Required) => text.role_missing(),
        ("organisation", Fault::Required) => text.organisation_missing(),
        (_, TAKEN) => text.taken(),
        (_, LAST_ADMINISTRATOR) => text.last_administrator(),
        _ => return None,
    };
    Some(sentence.to_owned())
}
