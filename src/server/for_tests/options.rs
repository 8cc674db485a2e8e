//! The settings of an installation that lasts for one test: of this crate's own tests, and of those outside of it, which
//! take this file in and so say themselves where the types come from.

use std::path::Path;

use super::{LogFormat, Options};

pub const SECRET: &str = "a secret that is only good for tests";

pub fn of(data: &Path, database_url: Option<String>) -> Options {
    Options {
        data: data.to_owned(),
        database_url,
        listen: None,
        port: 3000,
        base_url: None,
        secret: Some(SECRET.to_owned()),
        smtp_url: None,
        mail_from: "kobling@kobling.example".to_owned(),
        proxies: Vec::new(),
        production: false,
        metrics: None,
        log: LogFormat::default(),
        municipality: "Kolding Kommune".to_owned(),
        address: String::new(),
        phone: String::new(),
        contact: "hjaelp@kolding.example".to_owned(),
        accessibility_statement: None,
        school_holidays: Vec::new(),
    }
}
