//! `kobling doctor`: looks at everything an installation stands on, and says what to do about each fault. It makes and
//! migrates nothing, and works while the database is away.

mod database;
mod machine;

use std::path::Path;
use std::pin::Pin;

use super::cli::Program;
use super::config::{Config, Options};
use super::production;

/// What came of one check.
#[derive(Debug, PartialEq, Eq)]
pub enum Finding {
    Good(String),
    /// Fit for a trial, or something to know of.
    Note(String),
    /// To be mended, and how.
    Fault(String),
}

/// One line of the report: what was looked at, and what came of it.
pub type Check = (&'static str, Finding);

/// Looks whether mail can leave: what will become of it, or what to do.
pub type CheckMail = fn(Config) -> Pin<Box<dyn Future<Output = Result<String, String>> + Send>>;

/// Looks at everything; the lines to print, and how many faults there are.
pub async fn examine(options: Options, program: Program) -> (Vec<String>, usize) {
    let mut checks = settings(&options);
    checks.extend(machine::checks(&options));
    checks.extend(database::checks(&options, program).await);
    if let Ok(config) = options.read() {
        checks.push((
            "mail",
            match (program.check_mail)(config).await {
                Ok(good) => Finding::Good(good),
                Err(fault) => Finding::Fault(fault),
            },
        ));
    }
    let faults = checks.iter().filter(|(_, finding)| matches!(finding, Finding::Fault(_))).count();
    (checks.iter().map(line).collect(), faults)
}

fn line((what, finding): &Check) -> String {
    let (mark, words) = match finding {
        Finding::Good(words) => ("ok", words),
        Finding::Note(words) => ("note", words),
        Finding::Fault(words) => ("fault", words),
    };
    format!("{mark:<6} {what:<9} {words}")
}

fn settings(options: &Options) -> Vec<Check> {
    let mut checks = Vec::new();
    match options.clone().read() {
        Ok(config) => checks.push(("settings", Finding::Good(format!("people use {}", config.origin())))),
        Err(error) if options.secret.is_none() && !options.key_file().exists() => {
            checks.push(("settings", Finding::Note(format!("there is no key yet, serve makes one ({error})"))));
        }
        Err(error) => checks.push(("settings", Finding::Fault(error.to_string()))),
    }
    let of_production = production::unsafe_settings(options).into_iter().map(|sentence| {
        let finding = if options.production { Finding::Fault(sentence) } else { Finding::Note(sentence) };
        ("settings", finding)
    });
    checks.extend(of_production);
    checks
}

/// Whether mails can be left in their folder.
pub fn mail_folder(folder: &Path) -> Result<String, String> {
    // It is made with the first mail, and the data folder around it by serve.
    let existing = machine::nearest(folder);
    machine::try_to_write(existing)
        .map(|()| format!("no mail server is set: mails become files in {}", folder.display()))
        .map_err(|error| {
            let (folder, existing) = (folder.display(), existing.display());
            format!("{folder} cannot be made or written to ({existing}: {error}): give it to whoever serves")
        })
}
