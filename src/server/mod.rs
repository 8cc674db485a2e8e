//! What every feature stands on: HTTP, database, sessions, settings. It knows no feature.

pub mod access;
pub mod assets;
pub mod cli;
pub mod clock;
pub mod config;
pub mod csrf;
pub mod db;
pub mod dialect;
pub mod error;
pub mod faults;
#[cfg(test)]
pub mod for_tests;
pub mod form;
pub mod frame;
pub mod headers;
pub mod health;
pub mod id;
pub mod jobs;
pub mod limit;
pub mod mail_budget;
pub mod proxy;
pub mod routes;
pub mod serve;
pub mod session;
pub mod settings;
pub mod state;
pub mod telemetry;
pub mod token;
