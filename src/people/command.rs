//! `kobling organiser add`; like every command it speaks English.

use super::acts::{self, Invited};
use super::model::NewAccount;
use crate::paths;
use crate::server::access::Role;
use crate::server::cli::{NewOrganiser, Outcome};
use crate::server::state::AppState;
use crate::text::Lang;
use crate::ui::form::{FaultAt, Need, Reader, Values};

/// Adds a person, or finds the one there is, and prints a link that sets their password.
pub fn add(state: AppState, new: NewOrganiser) -> Outcome {
    Box::pin(async move {
        let (email, name, organisation) = read(&new)?;
        let account = NewAccount::new(&email, &name, new.role);
        let invited = acts::invite(&state, account, organisation.as_deref()).await;
        let invited = invited.map_err(|error| format!("The person could not be added: {error}"))?;
        told(&state, &invited, new.role)
    })
}

/// The address, the name and, of a partner, the organisation; or what is wrong with them.
fn read(new: &NewOrganiser) -> Result<(String, String, Option<String>), String> {
    let name = new.name.clone().unwrap_or_else(|| new.email.split('@').next().unwrap_or_default().trim().to_owned());
    let is_partner = new.role == Role::Partner;
    if new.organisation.is_some() != is_partner {
        return Err("A partner has an organisation (--organisation NAME), and nobody else has.".to_owned());
    }
    let organisation = new.organisation.clone().unwrap_or_default();
    let values = Values::from_pairs([("email", new.email.clone()), ("name", name), ("organisation", organisation)]);
    let mut reader = Reader::new(&values);
    let email = reader.email("email", Need::Required);
    let name = reader.name("name", Need::Required);
    let organisation = is_partner.then(|| reader.name("organisation", Need::Required));
    reader.finish((email, name, organisation)).map_err(|faults| {
        let sentence = |at: &FaultAt| format!("{}: {}", at.field, at.fault.sentence(Lang::En));
        faults.iter().map(sentence).collect::<Vec<_>>().join(" ")
    })
}

fn told(state: &AppState, invited: &Invited, wanted: Role) -> Result<Vec<String>, String> {
    let Invited { organiser, is_new, token } = invited;
    let (email, role) = (&organiser.email, organiser.role.map_or("of an unknown role", Role::tag));
    let Some(token) = token else {
        return Err(format!("{email} has an account that may not sign in; nothing was changed."));
    };
    let mut lines = if *is_new {
        vec![format!("Added {email} ({role}).")]
    } else {
        vec![format!("{email} ({role}) has an account already; it stays as it was, and earlier links no longer work.")]
    };
    if organiser.role != Some(wanted) {
        lines.push(format!("Its role is still {role}, not {}.", wanted.tag()));
    }
    lines.push("This link sets the password, once, within an hour:".to_owned());
    lines.push(state.config.absolute(&paths::set_password(Lang::Da, token)));
    Ok(lines)
}
