//! The command line: what it takes, and how each command ends.

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use tokio_util::sync::CancellationToken;

use super::access::Role;
use super::clock::Clock;
use super::config::Options;
use super::db::{Db, StoreError};
use super::doctor::{self, CheckMail};
use super::measure::LookAtOutbox;
use super::state::AppState;
use super::{backup, copy, health, production, serve, telemetry, traces};

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
    /// Look at settings, database, mail, disk and clock: a line each, and exit code 1 if there is a fault.
    Doctor,
    /// Ask the Kobling that is served on this machine whether it is ready: exit code 0 if so. For containers.
    Healthy,
    /// Copy the SQLite database into a new file, also while it is served.
    Backup {
        /// Where to; an existing file is left alone.
        file: PathBuf,
    },
    /// Copy the whole SQLite database into an empty PostgreSQL one; stop `kobling serve` first.
    CopyTo {
        /// `postgres://user:password@host/database`, or `-` to read it from standard input. Others on the machine see
        /// arguments: prefer the environment.
        #[arg(env = "KOBLING_COPY_TO", hide_env_values = true)]
        url: String,
    },
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
        /// What they may do: an organiser sees and changes their own events, an administrator every event, a partner
        /// reads the lists of their organisation's events, somebody at the door ticks who came.
        #[arg(long, default_value = "organiser", value_parser = role)]
        role: Role,
        /// The same as --role administrator.
        #[arg(long, conflicts_with = "role")]
        administrator: bool,
        /// Of a partner: the organisation, as it stands on events.
        #[arg(long)]
        organisation: Option<String>,
    },
}

/// A person to add, as typed.
pub struct NewOrganiser {
    pub email: String,
    pub name: Option<String>,
    pub role: Role,
    /// Of a partner.
    pub organisation: Option<String>,
}

impl NewOrganiser {
    /// An organiser, with nothing else said.
    pub fn organiser(email: &str) -> Self {
        Self { email: email.to_owned(), name: None, role: Role::Organiser, organisation: None }
    }
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
    pub look_at_outbox: LookAtOutbox,
    pub check_mail: CheckMail,
}

/// Runs the command line; the exit code is 0, or 1 after one sentence on standard error.
pub fn main(program: Program) -> ExitCode {
    let matches = Cli::command().get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    telemetry::start(cli.options.log);
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
    let Cli { options, command } = cli;
    if options.production && matches!(command, Command::Demo | Command::Serve { demo: true }) {
        return Err("Demo data is refused in production.".into());
    }
    match command {
        Command::Serve { demo } => {
            let state = safe(options).await?;
            if demo {
                // A database that already holds events keeps them.
                if let Err(sentence) = (program.demo)(state.clone()).await {
                    tracing::info!("{sentence}");
                }
            }
            // Writers would wait for it once pages are served.
            if let Err(error) = traces::catch_up(&state.db, state.clock.now()).await {
                tracing::error!(%error, "traces of what was deleted could not be removed: a job tries again");
            }
            serve::serve(state.clone(), program).await?;
            state.db.close().await;
        }
        Command::Migrate => {
            open(options).await?.db.close().await;
            say(&["The database is up to date.".to_owned()]);
        }
        Command::Doctor => {
            let (lines, faults) = doctor::examine(options, program).await;
            say(&lines);
            match faults {
                0 => {}
                1 => return Err("There is 1 fault.".to_owned()),
                many => return Err(format!("There are {many} faults.")),
            }
        }
        Command::Healthy => health::ask(options.listen()).await?,
        Command::Backup { file } => say(&backup::backup(&options.database_url(), &file).await?),
        Command::CopyTo { url } => {
            let url = if url == "-" { line_of_input()? } else { url };
            say(&copy::copy_to(&options.database_url(), &url, say).await?);
        }
        Command::Demo => {
            let state = open(options).await?;
            say(&(program.demo)(state.clone()).await?);
            state.db.close().await;
        }
        Command::Organiser(Organiser {
            command: OrganiserCommand::Add { email, name, role, administrator, organisation },
        }) => {
            let state = open(options).await?;
            let role = if administrator { Role::Administrator } else { role };
            say(&(program.add_organiser)(state.clone(), NewOrganiser { email, name, role, organisation }).await?);
            state.db.close().await;
        }
    }
    Ok(())
}

/// A role by its name.
fn role(typed: &str) -> Result<Role, String> {
    let names = Role::ALL.map(Role::tag).join(", ");
    Role::from_tag(typed).ok_or_else(|| format!("it is one of {names}"))
}

async fn open(options: Options) -> Result<AppState, String> {
    let config = options.check().map_err(|error| error.to_string())?;
    AppState::open(config, Clock::System).await.map_err(|error| unusable(&error))
}

fn unusable(error: &StoreError) -> String {
    match error {
        StoreError::Unfit(why) => (*why).to_owned(),
        other => format!("The database could not be opened: {other}"),
    }
}

/// What `serve` works on. In production everything unsafe is told at once, a line each, and nothing is migrated.
async fn safe(options: Options) -> Result<AppState, String> {
    if !options.production {
        return open(options).await;
    }
    let mut faults = production::unsafe_settings(&options);
    let opened = match options.check() {
        Ok(config) => Db::connect(&config.database_url).await.map(|db| (db, config)).map_err(|error| unusable(&error)),
        Err(error) => Err(error.to_string()),
    };
    match opened {
        Ok((db, config)) => {
            faults.extend(production::unsafe_database(&db).await.map_err(|error| unusable(&error))?);
            if faults.is_empty() {
                return AppState::on(db, config, Clock::System).await.map_err(|error| unusable(&error));
            }
        }
        Err(sentence) => faults.push(sentence),
    }
    Err(faults.join("\n"))
}

/// The first line of standard input.
fn line_of_input() -> Result<String, String> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|error| format!("Standard input cannot be read: {error}"))?;
    Ok(line.trim().to_owned())
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
    for line in sentence.lines() {
        eprintln!("kobling: {line}");
    }
    ExitCode::FAILURE
}
