//! What people type to sign in and to choose a password.

mod person;

pub use person::{
    LAST_ADMINISTRATOR, TAKEN, phrase as phrase_person, read_invitation, read_profile, values_of, version,
};

use super::model::Weakness;
use super::rules::weakness;
use crate::text::Lang;
use crate::ui::form::{Fault, Faults, Need, Reader, Values};

/// An attempt to sign in.
pub struct SignIn {
    pub email: String,
    pub password: String,
}

impl SignIn {
    pub fn read(values: &Values) -> Result<Self, Faults> {
        let mut reader = Reader::new(values);
        let email = reader.email("email", Need::Required);
        let password = password(&mut reader);
        reader.finish(Self { email, password })
    }
}

/// The address of somebody who forgot their password.
pub fn read_forgotten(values: &Values) -> Result<String, Faults> {
    let mut reader = Reader::new(values);
    let email = reader.email("email", Need::Required);
    reader.finish(email)
}

/// The faults of an attempt whose address and password do not belong together.
pub fn mismatch() -> Faults {
    let mut faults = Faults::default();
    faults.push("password", None, Fault::Other(MISMATCH));
    faults
}

/// Reads a new password of the person with this address.
pub fn read_new_password(values: &Values, email: &str) -> Result<String, Faults> {
    let mut reader = Reader::new(values);
    let password = password(&mut reader);
    if let Some(weakness) = (!password.is_empty()).then(|| weakness(&password, email)).flatten() {
        reader.fault("password", Fault::Other(code(weakness)));
    }
    reader.finish(password)
}

/// What was typed, to draw it again: never a password.
pub fn without_password(mut values: Values) -> Values {
    values.remove("password");
    values
}

/// A password is what was typed, spaces at its ends included.
fn password(reader: &mut Reader<'_>) -> String {
    let typed = reader.values().get("password").to_owned();
    if typed.is_empty() {
        reader.fault("password", Fault::Required);
    }
    typed
}

const MISMATCH: &str = "mismatch";
const WEAKNESSES: [Weakness; 4] = [Weakness::TooShort, Weakness::TooLong, Weakness::Common, Weakness::OwnAddress];

fn code(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::TooShort => "too_short",
        Weakness::TooLong => "too_long",
        Weakness::Common => "common",
        Weakness::OwnAddress => "own_address",
    }
}

/// This feature's sentences for faults, for `FormState::phrased`.
pub fn phrase(lang: Lang, field: &str, fault: Fault) -> Option<String> {
    let text = lang.people();
    match (field, fault) {
        ("email", Fault::Required) => Some(text.email_missing().to_owned()),
        ("password", Fault::Required) => Some(text.password_missing().to_owned()),
        (_, Fault::Other(MISMATCH)) => Some(text.mismatch().to_owned()),
        (_, Fault::Other(other)) => {
            WEAKNESSES.into_iter().find(|weakness| code(*weakness) == other).map(|weakness| text.weakness(weakness))
        }
        _ => None,
    }
}
