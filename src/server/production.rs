//! What production must not be served with; each in a sentence that says what to do.

use std::path::Path;

use super::config::Options;
use super::db::{Db, StoreError};
use super::settings;

/// What the settings say.
pub fn unsafe_settings(options: &Options) -> Vec<String> {
    let mut faults = Vec::new();
    match &options.base_url {
        None => {
            faults.push("There is no base URL: set KOBLING_BASE_URL to the https:// address that people use.".into());
        }
        Some(url) if url.scheme() != "https" => {
            faults.push(format!("The base URL {url} is not encrypted: set KOBLING_BASE_URL to an https:// address."));
        }
        Some(_) => {}
    }
    if options.accessibility_statement.is_none() {
        faults.push(
            "There is no accessibility statement, which Danish law asks for: set KOBLING_ACCESSIBILITY_STATEMENT to \
             its address at was.digst.dk."
                .into(),
        );
    }
    if options.smtp_url.as_deref().is_none_or(str::is_empty) {
        faults.push(
            "There is no mail server, so that every mail would become a file and reach nobody: set KOBLING_SMTP_URL."
                .into(),
        );
    }
    if is_example(&options.mail_from) {
        faults.push("The sender of mails is an example: set KOBLING_MAIL_FROM to an address of yours.".into());
    }
    if is_example(&options.contact) {
        faults.push("The contact in the footer is an example: set KOBLING_CONTACT to an address of yours.".into());
    }
    if options.secret.is_none() {
        faults.extend(readable(&options.key_file()));
    }
    faults
}

/// Addresses of `.example` (RFC 2606) are the defaults and reach nobody.
fn is_example(address: &str) -> bool {
    address.trim().ends_with(".example")
}

/// That others than its owner can read a file. One that is not there yet is made so that they cannot.
#[cfg(unix)]
pub(super) fn readable(file: &Path) -> Option<String> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(file).ok()?.permissions().mode() & 0o777;
    (mode & 0o077 != 0).then(|| {
        let file = file.display();
        format!("{file} can be read by others (mode {mode:o}): chmod 600 {file}")
    })
}

#[cfg(not(unix))]
pub(super) fn readable(_: &Path) -> Option<String> {
    None
}

/// What the database says.
pub async fn unsafe_database(db: &Db) -> Result<Vec<String>, StoreError> {
    let mut connection = db.read().await?;
    let careless = db.dialect().careless_settings(&mut connection).await?;
    let sentence = |name| {
        format!("PostgreSQL runs with {name}=off and may lose sign-ups in a crash: set it to on in postgresql.conf.")
    };
    let mut faults: Vec<String> = careless.into_iter().map(sentence).collect();
    // A database that was never migrated has nothing to ask; one that is away was noticed above.
    if let Ok(Some(_)) = settings::get(&mut connection, settings::DEMO).await {
        faults.push("It holds demo data with a known sign-in: begin with a new data folder or database.".to_owned());
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_reach_nobody_are_examples() {
        assert!(is_example("kobling@kolding.example") && is_example("a@x.y.example "));
        assert!(!is_example("kobling@kolding.dk") && !is_example("kobling@example.dk"));
    }
}
