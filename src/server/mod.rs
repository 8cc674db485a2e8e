//! What every feature stands on: HTTP, database, sessions, settings. It knows no feature.

pub mod access;
pub mod assets;
pub mod backup;
pub mod cache;
pub mod cli;
pub mod clock;
pub mod config;
pub mod copy;
pub mod csrf;
pub mod db;
pub mod dialect;
pub mod doctor;
pub mod error;
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
pub mod mail_server;
pub mod measure;
pub mod negotiation;
mod peer;
pub mod production;
pub mod proxy;
pub mod routes;
pub mod serve;
pub mod session;
pub mod settings;
pub mod state;
pub mod telemetry;
pub mod token;
pub mod traces;
