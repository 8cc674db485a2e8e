//! The command line: what it takes, and how each command ends.

use std::future::Future;
use std::pin::Pin;
use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use tokio_util::sync::CancellationToken;

use super::clock::Clock;
use super::config::Options;
use super::faults;
use super::serve;
use super::state::AppState;
use super::telemetry;

/// Network meetings with capacity, registrations and calendar entries that stay right.
#[derive(Parser)]
#[command(name = "kobling", version, about)]
struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Migrate the database and serve the pages until SIGTERM or Ctrl-C.
    Serve {
        /// Load demo data first, if the database holds no events.
        #[arg(long, env = "KOBLING_DEMO")]
        demo: bool,
    },
    /// Bring the database up to this version and stop.
    Migrate,
    /// Load demo data, dated relative to today, into a database without events.
    Demo,
    /// People who sign in.
    Organiser(Organiser),
}

#[derive(Args)]
struct Organiser {
    #[command(subcommand)]
    command: OrganiserCommand,
}

#[derive(Subcommand)]
enum OrganiserCommand {
    /// Add a person and print a link that sets their password, once, within an hour.
    Add {
        email: String,
        /// What colleagues see; without it, the part of the address before the @.
        #[arg(long)]
        name: Option<String>,
        /// May see and change every event.
        #[arg(long)]
        administrator: bool,
    },
}

/// A person to add, as typed.
pub struct NewOrganiser {
    pub email: String,
    pub name: Option<String>,
    pub administrator: bool,
}

/// Work beside the requests.
pub type Job = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A command's work, told to whoever typed it: lines for the terminal, or one sentence that says what is wrong.
pub type Outcome = Pin<Box<dyn Future<Output = Result<Vec<String>, String>> + Send>>;

/// What the program adds to the commands: `server` itself knows no feature.
#[derive(Clone, Copy)]
pub struct Program {
    pub router: fn(AppState) -> axum::Router,
    /// Work that goes on beside the requests, until the token is cancelled.
    pub jobs: fn(AppState, CancellationToken) -> Job,
    /// Loads demo data into an empty database; told whether to be content with one that is not empty.
    pub demo: fn(AppState) -> Outcome,
    /// What to print at a start while demo data is there.
    pub greeting: fn(AppState) -> Outcome,
    pub add_organiser: fn(AppState, NewOrganiser) -> Outcome,
}

/// Runs the command line; the exit code is 0, or 1 after one sentence on standard error.
pub fn main(program: Program) -> ExitCode {
    let matches = Cli::command().get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    telemetry::start();
    faults::quiet_panics();
    let typed = |name: &str| matches.value_source(name) == Some(ValueSource::CommandLine);
    if let Err(error) = cli.options.keep_secrets(typed) {
        return fail(&error.to_string());
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("The runtime could not start: {error}")),
    };
    match runtime.block_on(run(cli, program)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => fail(&sentence),
    }
}

async fn run(cli: Cli, program: Program) -> Result<(), String> {
    let config = cli.options.check().map_err(|error| error.to_string())?;
    if config.production && matches!(cli.command, Command::Demo | Command::Serve { demo: true }) {
        return Err("Demo data is refused in production.".into());
    }
    let state = AppState::open(config, Clock::System)
        .await
        .map_err(|error| format!("The database could not be opened: {error}"))?;
    match cli.command {
        Command::Migrate => say(&["The database is up to date.".to_owned()]),
        Command::Demo => say(&(program.demo)(state.clone()).await?),
        Command::Organiser(Organiser { command: OrganiserCommand::Add { email, name, administrator } }) => {
            say(&(program.add_organiser)(state.clone(), NewOrganiser { email, name, administrator }).await?);
        }
        Command::Serve { demo } => {
            if demo {
                // A database that already holds events keeps them.
                if let Err(sentence) = (program.demo)(state.clone()).await {
                    tracing::info!("{sentence}");
                }
            }
            serve::serve(state.clone(), program).await?;
        }
    }
    state.db.close().await;
    Ok(())
}

/// The only place that writes to the terminal.
#[expect(clippy::print_stdout, reason = "the answer of a command")]
pub(super) fn say(lines: &[String]) {
    for line in lines {
        println!("{line}");
    }
}

#[expect(clippy::print_stderr, reason = "the fault of a command")]
fn fail(sentence: &str) -> ExitCode {
    eprintln!("kobling: {sentence}");
    ExitCode::FAILURE
}
