//! What an installation can set, checked once at start.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use ipnet::IpNet;
use url::{Host, Url};

use super::db::Db;
use super::mail_server::MailServer;
use super::proxy;
use super::school::{self, SchoolHoliday};
use super::telemetry::LogFormat;
use super::token::Secret;

/// Every setting, as a flag or as an environment variable.
#[derive(Args, Clone)]
pub struct Options {
    /// Folder of the database, the key file and (without a mail server) the mails.
    #[arg(long, env = "KOBLING_DATA", default_value = "data", value_name = "FOLDER")]
    pub data: PathBuf,

    /// `postgres://…` or `sqlite://…`; without it, SQLite in the data folder.
    #[arg(long, env = "KOBLING_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,

    /// Address to listen on.
    #[arg(long, env = "KOBLING_LISTEN", value_name = "IP:PORT")]
    pub listen: Option<SocketAddr>,

    /// Port on 127.0.0.1, where no address to listen on is given.
    #[arg(long, env = "PORT", default_value_t = 3000)]
    pub port: u16,

    /// The address people use, for links in mails and for calendar identities.
    #[arg(long, env = "KOBLING_BASE_URL", value_name = "URL")]
    pub base_url: Option<Url>,

    /// At least 32 characters that sign every link; without it, `secret.key` in the data folder.
    #[arg(long, env = "KOBLING_SECRET", hide_env_values = true, hide = true)]
    pub secret: Option<String>,

    /// Mail server, by environment only: `smtp://user:password@host` (STARTTLS, unless it is this machine) or `smtps://…`;
    /// without it, mails become files in the data folder, for a trial.
    #[arg(long, env = "KOBLING_SMTP_URL", value_name = "URL", hide_env_values = true)]
    pub smtp_url: Option<String>,

    /// The sender of every mail.
    #[arg(long, env = "KOBLING_MAIL_FROM", default_value = "kobling@kolding.example", value_name = "ADDRESS")]
    pub mail_from: String,

    /// Reverse proxies whose `X-Forwarded-For` is believed: addresses and networks with commas between them.
    #[arg(long, env = "KOBLING_PROXIES", value_name = "NETWORKS", value_delimiter = ',', value_parser = proxy::network)]
    pub proxies: Vec<IpNet>,

    /// Refuses to serve what only fits a trial: demo data, a base URL without TLS and the like.
    #[arg(long, env = "KOBLING_PRODUCTION")]
    pub production: bool,

    /// Where metrics are told to Prometheus; a port alone is one of 127.0.0.1. Without it there are none.
    #[arg(long, env = "KOBLING_METRICS", value_name = "IP:PORT", value_parser = loopback_or_address)]
    pub metrics: Option<SocketAddr>,

    /// How log lines are written.
    #[arg(long, env = "KOBLING_LOG", value_enum, default_value_t)]
    pub log: LogFormat,

    /// The municipality named beside the brand.
    #[arg(long, env = "KOBLING_MUNICIPALITY", default_value = "Kolding Kommune")]
    pub municipality: String,

    /// Postal address in the footer.
    #[arg(long, env = "KOBLING_ADDRESS", default_value = "Erhverv og Udvikling, Akseltorv 1, 6000 Kolding")]
    pub address: String,

    /// Telephone number in the footer.
    #[arg(long, env = "KOBLING_PHONE", default_value = "79 79 00 00")]
    pub phone: String,

    /// Mail address in the footer, and for questions about personal data.
    #[arg(long, env = "KOBLING_CONTACT", default_value = "kobling@kolding.example", value_name = "ADDRESS")]
    pub contact: String,

    /// Address of the accessibility statement that Danish law asks for.
    #[arg(long, env = "KOBLING_ACCESSIBILITY_STATEMENT", value_name = "URL")]
    pub accessibility_statement: Option<Url>,

    /// School holidays, which copying an event points out: `2026-10-10/2026-10-18 Efterårsferie`, with semicolons between.
    #[arg(
        long,
        env = "KOBLING_SCHOOL_HOLIDAYS",
        value_name = "FIRST/LAST NAME",
        value_delimiter = ';',
        value_parser = school::holiday
    )]
    pub school_holidays: Vec<SchoolHoliday>,
}

/// The checked settings.
#[derive(Clone)]
pub struct Config {
    pub listen: SocketAddr,
    pub data: PathBuf,
    pub database_url: String,
    pub base_url: Url,
    pub secret: Secret,
    /// Where mails go; without it, into [`Config::mail_folder`].
    pub mail_server: Option<MailServer>,
    pub mail_from: String,
    pub proxies: Vec<IpNet>,
    pub production: bool,
    pub metrics: Option<SocketAddr>,
    pub municipality: String,
    pub address: String,
    pub phone: String,
    pub contact: String,
    pub accessibility_statement: Option<Url>,
    pub school_holidays: Vec<SchoolHoliday>,
}

/// A setting that cannot be used, in a sentence for whoever runs the program.
#[derive(Debug)]
pub struct ConfigError(pub String);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

impl Options {
    /// Refuses a secret that was given as an argument, where every user of the machine can read it. `typed`: whether
    /// an option of that name was.
    pub fn keep_secrets(&self, typed: impl Fn(&str) -> bool) -> Result<(), ConfigError> {
        let holds_password =
            |url: &String| Url::parse(url).map_or_else(|_| url.contains('@'), |url| url.password().is_some());
        if typed("secret") {
            return Err(ConfigError(
                "Arguments are seen by every user of this machine: set KOBLING_SECRET in the environment, \
                 or keep secret.key in the data folder."
                    .into(),
            ));
        }
        if typed("smtp_url") && self.smtp_url.as_ref().is_some_and(holds_password) {
            return Err(ConfigError(
                "Arguments are seen by every user of this machine: set KOBLING_SMTP_URL in the environment, \
                 because this address holds a password."
                    .into(),
            ));
        }
        if typed("database_url") && self.database_url.as_ref().is_some_and(holds_password) {
            return Err(ConfigError(
                "Arguments are seen by every user of this machine: set KOBLING_DATABASE_URL in the environment, \
                 because this address holds a password."
                    .into(),
            ));
        }
        Ok(())
    }

    /// Checks the settings, and makes what is missing: the data folder, the key, the database's file.
    pub fn check(self) -> Result<Config, ConfigError> {
        make_private_folder(&self.data)
            .map_err(|error| ConfigError(format!("The data folder {} cannot be used: {error}", self.data.display())))?;
        if self.secret.is_none() {
            Secret::make_file(&self.key_file()).map_err(|error| unusable_key(&error))?;
        }
        if self.database_url.is_none() {
            let file = self.database_file();
            Db::make_private(&file)
                .map_err(|error| ConfigError(format!("{} cannot be used: {error}", file.display())))?;
        }
        self.read()
    }

    /// Where to listen.
    pub fn listen(&self) -> SocketAddr {
        self.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], self.port)))
    }

    /// The key, where it is not given as a setting.
    pub fn key_file(&self) -> PathBuf {
        self.data.join("secret.key")
    }

    /// SQLite's file, where no other database is given.
    pub fn database_file(&self) -> PathBuf {
        self.data.join("kobling.db")
    }

    /// The address of the database, given or by default.
    pub fn database_url(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| Db::sqlite_url(&self.database_file()))
    }

    /// Checks the settings and makes nothing.
    pub fn read(self) -> Result<Config, ConfigError> {
        let listen = self.listen();
        let base_url = match &self.base_url {
            Some(url) => url.clone(),
            None => Url::parse(&format!("http://127.0.0.1:{}", listen.port()))
                .map_err(|error| ConfigError(format!("The base URL cannot be used: {error}")))?,
        };
        if base_url.host().is_none() || !matches!(base_url.scheme(), "http" | "https") || base_url.path() != "/" {
            return Err(ConfigError("The base URL must be https://host or http://host, without a path.".into()));
        }
        // Without TLS anybody on the way could take a session over. In production that is said with all the rest.
        if !self.production && base_url.scheme() != "https" && !is_loopback(&base_url) {
            return Err(ConfigError(
                "A base URL with http:// is only for a trial on this machine (localhost, 127.0.0.1): use https://."
                    .into(),
            ));
        }
        // Also as the mail library reads it: otherwise no mail could ever be built.
        let is_address = self.mail_from.is_ascii() && self.mail_from.parse::<lettre::Address>().is_ok();
        if !is_address || self.mail_from.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(ConfigError("The sender of mails must be a mail address.".into()));
        }
        let smtp_url = self.smtp_url.as_deref().filter(|url| !url.is_empty());
        let mail_server = smtp_url.map(MailServer::parse).transpose().map_err(ConfigError)?;
        let secret = match &self.secret {
            Some(text) => Secret::from_text(text)
                .ok_or_else(|| ConfigError("KOBLING_SECRET must have at least 32 characters.".into()))?,
            None => Secret::read_file(&self.key_file()).map_err(|error| unusable_key(&error))?,
        };
        let database_url = self.database_url();
        Ok(Config {
            listen,
            database_url,
            data: self.data,
            base_url,
            secret,
            mail_server,
            mail_from: self.mail_from,
            proxies: self.proxies,
            production: self.production,
            metrics: self.metrics,
            municipality: self.municipality,
            address: self.address,
            phone: self.phone,
            contact: self.contact,
            accessibility_statement: self.accessibility_statement,
            school_holidays: self.school_holidays,
        })
    }
}

impl Config {
    /// Whether cookies can be marked `Secure`: everywhere but on a trial over plain HTTP.
    pub fn https(&self) -> bool {
        self.base_url.scheme() == "https"
    }

    /// The host of calendar identities.
    pub fn host(&self) -> String {
        self.base_url.host_str().unwrap_or("localhost").to_owned()
    }

    /// `https://host[:port]`, as browsers send it in `Origin`.
    pub fn origin(&self) -> String {
        self.base_url.origin().ascii_serialization()
    }

    /// An address for mails and calendar files, from a path that starts with `/`.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    /// Whether a `Host` header names us. A trial on loopback may be reached by any of loopback's names.
    pub fn is_our_host(&self, host: &str) -> bool {
        if host.contains(['@', '/', '?', '#', '\\']) {
            return false;
        }
        let Ok(asked) = Url::parse(&format!("{}://{host}", self.base_url.scheme())) else { return false };
        if is_loopback(&self.base_url) {
            return is_loopback(&asked);
        }
        asked.host() == self.base_url.host() && asked.port_or_known_default() == self.base_url.port_or_known_default()
    }

    pub fn mail_folder(&self) -> PathBuf {
        self.data.join("mail")
    }
}

/// Whether an address leads to this machine and nowhere else.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

fn unusable_key(error: &std::io::Error) -> ConfigError {
    ConfigError(format!("secret.key in the data folder cannot be used: {error}"))
}

/// An address to listen on; a port alone is one that only this machine reaches.
fn loopback_or_address(text: &str) -> Result<SocketAddr, String> {
    match text.parse::<u16>() {
        Ok(port) => Ok(SocketAddr::from(([127, 0, 0, 1], port))),
        Err(_) => text.parse().map_err(|_| "not IP:PORT and no port".to_owned()),
    }
}

/// A folder that only its owner can look into; an existing one keeps its mode.
pub fn make_private_folder(path: &Path) -> std::io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o750);
    builder.create(path)
}
