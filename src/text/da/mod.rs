//! The Danish sentences, a file a feature.

mod events;
mod frame;
mod mail;
mod people;
mod registration_mails;
mod ui;
